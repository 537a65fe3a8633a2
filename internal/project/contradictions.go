package project

import (
	"fmt"

	"apst/metrics/cohort"
)

// contradictions refuses settings that are fine by themselves and cannot all be meant.
// The line is that of the one that is likelier to be wrong.
func (p *Project) contradictions() error {
	c := &p.Change
	asOf, _ := ParseDay(p.AsOf)
	for _, wrong := range []struct {
		is         bool
		line       int
		text, hint string
	}{
		{!c.From.IsZero() && !c.To.IsZero() && c.From.After(c.To), p.Line("change.to"),
			fmt.Sprintf("change: from, %s, is after to, %s", c.From, c.To), "the period begins with from and ends with to"},
		{!c.From.IsZero() && !asOf.IsZero() && c.From.After(asOf), p.Line("change.from"),
			fmt.Sprintf("change: from, %s, is after as_of, %s: nobody would be in the period", c.From, asOf), "correct one of the two days"},
		{c.LeastAge > c.MostAge, max(p.Line("change.youngest"), p.Line("change.oldest")),
			fmt.Sprintf("change: youngest, %d, is more than oldest, %d", c.LeastAge, c.MostAge), "correct one of the two ages; without a line youngest is 11 and oldest 16"},
		{c.Baseline.Kind == cohort.Nearest && c.Endline.Kind == cohort.Nearest && !c.Endline.Day.After(c.Baseline.Day), p.Line("change.endline"),
			fmt.Sprintf("change: endline is nearest to %s, and baseline to %s: the endline comes after the baseline", c.Endline.Day, c.Baseline.Day), "correct one of the two days"},
		{!c.PrimaryFixed.IsZero() && c.PrimaryLine == 0, p.Line("change.primary_fixed"),
			"primary_fixed says when the main outcome was named, and primary does not say which it is", "add the line primary: sdq.total, or leave primary_fixed out"},
		{p.Term != "" && !p.Makes(ReportTermly) && !p.Makes(ReportBoard), p.Line("report_term"),
			"report_term says what the termly and the board report are about, and reports names neither", "add termly or board to reports, or leave report_term out"},
		{p.Makes(ReportPupil) && len(p.Roster) == 0, p.Line("reports"),
			"reports of leavers need the list of pupils, and sources names none", "add roster under sources, or take pupil out of reports"},
	} {
		if wrong.is {
			return &Error{Line: wrong.line, Text: wrong.text, Hint: wrong.hint}
		}
	}
	return nil
}

// Line is where a setting stands in the file; 0 where it does not.
func (p *Project) Line(name string) int {
	for i := range p.settings {
		if p.settings[i].Name == name {
			return p.settings[i].Line
		}
	}
	return 0
}
