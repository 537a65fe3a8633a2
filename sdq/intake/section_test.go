package intake

import (
	"testing"

	"apst/finding"
)

// What a careful reader of SDQ answers checks beyond the coding, line by line, and
// the rules that do it. Nothing here may cost more than a band or a field: what is
// implausible is told, and the scores stand.
func TestPlausibility(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		check    string
		severity finding.Severity
		rules    []*finding.Rule
	}{
		{"age outside the ages the form is for", finding.Warning, []*finding.Rule{RuleAge}},
		{"dates in the wrong order, to come, or before birth", finding.Error, []*finding.Rule{RuleDateOrder, RuleFuture, RuleBirth}},
		{"a date of birth that stands for none", finding.Warning, []*finding.Rule{RuleBirthPlaceholder}},
		{"under 28 days between the waves", finding.Warning, []*finding.Rule{RuleGap}},
		{"no added value outside 4 to 8 months", finding.Warning, []*finding.Rule{RuleNoAddedValue}},
		{"waves by different informants or on different forms", finding.Error, []*finding.Rule{RuleOtherInformant, RuleOtherForm}},
		{"a new teacher is not change", finding.Warning, []*finding.Rule{RuleOtherRater}},
		{"a pupil twice in one wave", finding.Error, []*finding.Rule{RuleConflict}},
		{"a pupil twice in one wave with the same answers", finding.Warning, []*finding.Rule{RuleRepeated}},
		{"a flat line", finding.Warning, []*finding.Rule{RuleFlatLine, RuleFlatBlock}},
		{"a long run of equal answers", finding.Warning, []*finding.Rule{RuleLongRun}},
		{"an endline equal to the baseline", finding.Warning, []*finding.Rule{RuleCopiedWave}},
		{"two pupils with one set of answers", finding.Warning, []*finding.Rule{RuleTwins}},
		{"the gate says no and questions are answered", finding.Warning, []*finding.Rule{RuleGateClash}},
		{"the gate says yes and none is answered", finding.Info, []*finding.Rule{RuleGateAlone}},
		{"the school's total holds prosocial, or unreversed items", finding.Warning, []*finding.Rule{RuleSchoolScore, RuleSchoolProsocial, RuleSchoolReversed}},
		{"the school's score is impossible", finding.Error, []*finding.Rule{RuleSchoolRange}},
		{"prosocial low in a whole school", finding.Warning, []*finding.Rule{RuleLowProsocial, RuleFewFlipped}},
		{"prosocial below the difficulties", finding.Error, []*finding.Rule{RuleFlipped}},
		{"more than half lost by endline", finding.Warning, []*finding.Rule{RuleMostLost}},
		{"one coding in both waves", finding.Error, []*finding.Rule{RuleCodingsDiffer}},
	} {
		for _, r := range tt.rules {
			if r.Severity != tt.severity {
				t.Errorf("%s: %s is %v, want %v", tt.check, r.ID, r.Severity, tt.severity)
			}
			if _, declared := needs[r]; !declared {
				t.Errorf("%s: %s is no rule", tt.check, r.ID)
			}
		}
	}
	for _, r := range []*finding.Rule{RuleAge, RuleDateOrder, RuleFuture, RuleBirth, RuleBirthPlaceholder, RuleGap, RuleNoAddedValue, RuleOtherInformant, RuleOtherForm,
		RuleOtherRater, RuleTwins, RuleLowProsocial, RuleMostLost, RuleSchoolRange, RuleNearID, RuleTwoIDs, RuleAuthority} {
		if r.Effect != finding.Note {
			t.Errorf("%s costs %v", r.ID, r.Effect)
		}
	}
}
