package pupil

import (
	"fmt"
	"math"
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
)

// The classes of a change of one pupil that stand for more than error of measurement.
var beyond = map[string]bool{"recovered": true, "improved": true, "deteriorated": true}

// within is the class of a change that error of measurement alone can give.
const within = "unchanged"

// unpaired says in plain words why two scores cannot be set side by side.
var unpaired = map[cohort.Reason]string{
	cohort.NoBaseline:       "none was found from the start",
	cohort.NoEndline:        "none was found from the end",
	cohort.BaselineRefused:  "the form from the start cannot be scored",
	cohort.EndlineRefused:   "the form from the end cannot be scored",
	cohort.OtherInformant:   "somebody else answered at the end",
	cohort.OtherForm:        "the two were taken with different forms, whose scores cannot be set side by side",
	cohort.OtherRater:       "two different people answered",
	cohort.WrongOrder:       "the second one bears a day before the first",
	cohort.StillOnRoll:      "the second one is not due yet",
	cohort.PlacementUnclear: "it is not clear which placement a score belongs to",
	cohort.TwoOfOne:         "there are two that could be meant, and nothing says which",
	cohort.NotAvailable:     "too little was recorded at one of the two times",
	cohort.BaselineLate:     "the first one came too long after the placement began",
}

// why says why there is no pair.
func why(p *cohort.Pair) string {
	if text := unpaired[p.Reason]; text != "" {
		return text
	}
	return strings.ReplaceAll(string(p.Reason), "-", " ")
}

// meaning is what a higher and a lower score stand for.
type meaning struct{ higher, lower string }

// difference is how far the second score is from the first: 5 points lower, which means
// fewer difficulties.
func difference(p *cohort.Pair, m meaning) string {
	size := number(math.Abs(p.Change))
	unit := "points"
	if size == "1" {
		unit = "point"
	}
	switch {
	case size == "0":
		return "the same score both times"
	case p.Change > 0:
		return fmt.Sprintf("%s %s higher, which means %s", size, unit, m.higher)
	}
	return fmt.Sprintf("%s %s lower, which means %s", size, unit, m.lower)
}

// surely says how a difference stands to error of measurement.
func surely(p *cohort.Pair) string {
	least := leastThatCounts(p.Reliable)
	switch {
	case beyond[p.Class]:
		return "This is larger than measurement error alone would usually give" + from(least) + "."
	case p.Class == within && p.Change == 0:
		return ""
	case p.Class == within:
		return "This is within what measurement error alone can give" + from(least) + "."
	}
	return "How much of this is measurement error is not known."
}

func from(least string) string {
	if least == "" {
		return ""
	}
	return " (" + least + " would be more than that)"
}

// leastThatCounts is the least change that is more than error of measurement.
func leastThatCounts(r *metrics.Reliable) string {
	switch {
	case r == nil:
		return ""
	case r.Points > 0:
		return fmt.Sprintf("%d points or more", r.Points)
	case r.Limit > 0:
		return "more than " + number(r.Limit) + " points"
	}
	return ""
}

// doubts are what else a reader has to know of two scores.
var doubts = []struct{ flag, text string }{
	{"rater-not-known", "One of the two forms does not say who answered."},
	{"look-backs-overlap", "The second form asks about weeks before the first."},
	{"under-28-days", "Less than four weeks lie between the two."},
	{"same-day", "Both bear the same day."},
	{"date-missing", "One of the two has no date."},
	{"form-not-known", "One of the two does not say which form it is."},
	{"baseline-before-entry", "The first is from more than a month before the placement."},
	{"endline-after-exit", "The second is from more than a month after the placement."},
}

func doubted(p *cohort.Pair) string {
	var out []string
	for _, d := range doubts {
		if p.Flagged(d.flag) {
			out = append(out, d.text)
		}
	}
	return strings.Join(out, " ")
}

// latest is the score that stands for now: the last one, or of a pupil still on roll the
// latest between. It is nil where there is none.
func latest(p *cohort.Pair) *cohort.Observed {
	if p.Last != nil {
		return p.Last
	}
	for i := len(p.Between) - 1; i >= 0; i-- {
		if p.Between[i].State == metrics.Known {
			return p.Between[i]
		}
	}
	return nil
}

// missing says why there is no score at one of the two times.
func missing(p *cohort.Pair, o *cohort.Observed, first bool) string {
	switch {
	case o != nil && o.Reason != "":
		return o.Reason
	case o != nil:
		return "it cannot be used"
	case p.Reason == cohort.TwoOfOne || p.Reason == cohort.PlacementUnclear:
		return why(p)
	case first:
		return "none was found from the start"
	case p.Reason == cohort.StillOnRoll:
		return "not due yet: the pupil is still on roll"
	}
	return "none was found from the end"
}
