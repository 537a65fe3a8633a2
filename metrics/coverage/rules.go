package coverage

import "apst/finding"

func rule(id string, s finding.Severity, title, expected, fix string) *finding.Rule {
	r := &finding.Rule{ID: id, Severity: s, Effect: finding.Note, Title: title, Expected: expected, Fix: fix}
	rules = append(rules, r)
	return r
}

var rules []*finding.Rule

// Rules are all rules that comparing questionnaires with the list of pupils can
// raise, in order of id. That most pupils of an informant have no endline is found
// where the questionnaires are read (SDQ-078).
func Rules() []*finding.Rule { return append([]*finding.Rule(nil), rules...) }

// Who lacks what.
var (
	RuleUnasked = rule("COV-001", finding.Warning, "pupil on the list without any questionnaire",
		"a questionnaire for everybody who was in the school when they were filled in", "look for the form, or state how many were not asked")
	RuleStranger = rule("COV-002", finding.Warning, "questionnaire of somebody who is not on the list of pupils",
		"the identifier that the list has", "compare the identifier with the list; add the pupil if the list is not complete")
	RuleNoEndline = rule("COV-003", finding.Info, "baseline without an endline",
		"an endline for everybody who was still there", "look for the form; write the day of leaving in the list for those who left")
	RuleNoBaseline = rule("COV-004", finding.Warning, "endline without a baseline",
		"a baseline for everybody who was there from the beginning", "look for the form; without it there is no change to work out")
)
