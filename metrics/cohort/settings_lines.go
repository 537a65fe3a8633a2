package cohort

import (
	"fmt"
	"strconv"
	"strings"

	"apst/metrics"
)

// Lines are the settings in words, for the page of notes beside the numbers.
func (s *Settings) Lines() []metrics.Line {
	lines := []metrics.Line{
		{Label: "baseline", Text: s.Baseline.In(false)},
		{Label: "endline", Text: s.Endline.In(true)},
		{Label: "rater", Text: map[bool]string{false: "the same teacher both times, where the files say who", true: "any teacher"}[s.AnyRater]},
		{Label: "period", Text: s.period()},
		{Label: "age", Text: fmt.Sprintf("%d to %d", s.LeastAge, s.MostAge)},
	}
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, metrics.Line{Label: label, Text: text})
		}
	}
	if s.LeastDays > 0 {
		add("days on roll", fmt.Sprintf("at least %d", s.LeastDays))
	}
	if s.BaselineWithin > 0 {
		add("baseline within", fmt.Sprintf("%d days of entry", s.BaselineWithin))
	}
	add("measures", strings.Join(s.Measures, ", "))
	add("scales", strings.Join(s.Scales, ", "))
	add("informants", strings.Join(s.Informants, ", "))
	add("reliable change", s.constants())
	add("bands", s.Bands)
	add("Wilcoxon", s.Wilcoxon.String())
	add("level of intervals", strconv.FormatFloat(s.Level, 'g', -1, 64))
	add("bootstrap", fmt.Sprintf("%d resamples, seed %d", s.Bootstrap.Resamples, s.Bootstrap.Seed))
	if s.Margin > 0 {
		add("margin of equivalence", strconv.FormatFloat(s.Margin, 'g', -1, 64)+" points")
	}
	add("subgroups", strings.Join(s.Groups, ", "))
	primary := s.Primary
	if !s.PrimaryFixed.IsZero() {
		primary += ", named on " + s.PrimaryFixed.String()
	} else {
		primary += "; no day is given on which it was named"
	}
	add("main outcome", primary)
	return lines
}

func (s *Settings) period() string {
	switch {
	case s.From.IsZero() && s.To.IsZero():
		return "all that the files hold"
	case s.To.IsZero():
		return "from " + s.From.String()
	case s.From.IsZero():
		return "to " + s.To.String()
	}
	return s.From.String() + " to " + s.To.String()
}

func (s *Settings) constants() string {
	switch {
	case s.SD > 0:
		return fmt.Sprintf("SD %g, reliability %g, as they were given", s.SD, s.Reliability)
	case s.Method != "":
		return s.Method
	}
	return "each measure's own constants"
}
