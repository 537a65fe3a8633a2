package manual

import (
	"fmt"

	"apst/finding"
	"apst/sdq/intake"
)

func checks(rules []*finding.Rule) *Chapter {
	c := &Chapter{ID: "checks", Title: "Checks of the data", About: "What can be found in files, with what it costs. A project can change how loudly a rule speaks (severity, with a reason, in apst.yaml), never what it costs (effect)."}
	for _, r := range rules {
		e := &Entry{ID: r.ID, Title: r.Title, From: &own, Facts: []Fact{
			{"severity", r.Severity.String()}, {"effect", r.Effect.String()}, {"expected", r.Expected}, {"to do", r.Fix},
		}}
		for _, t := range intake.Thresholds() {
			if t.Rule == r {
				e.Facts = append(e.Facts, Fact{"threshold", t.Check + ": " + t.Value})
				e.See = append(e.See, "threshold."+t.ID)
			}
		}
		for _, f := range intake.Flags() {
			if f.Rule == r {
				e.Facts = append(e.Facts, Fact{"flag", f.Name})
			}
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}

func thresholds() *Chapter {
	c := &Chapter{ID: "thresholds", Title: "Thresholds of the checks", About: "Numbers that decide when a check speaks up. None of them changes a score."}
	for _, t := range intake.Thresholds() {
		c.Entries = append(c.Entries, &Entry{ID: "threshold." + t.ID, Title: t.Check, Facts: []Fact{{"value", t.Value}, {"grounds", t.Source}}, See: []string{t.Rule.ID}, From: &own})
	}
	return c
}

// ruleTable is the rules as a table, for the codebook.
func ruleTable(rules []*finding.Rule) *Table {
	t := newTable("rules", "rule", "severity", "effect", "title", "expected", "fix")
	for _, r := range rules {
		t.add(r.ID, r.Severity.String(), r.Effect.String(), r.Title, r.Expected, r.Fix)
	}
	return t
}

// counted writes how many of something there are.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
