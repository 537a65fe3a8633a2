package plan

import (
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/metrics"
)

// The scales that are made of lists.
const (
	scaleObjectives     = "objectives"
	scaleReviews        = "reviews"
	scaleQualifications = "qualifications"
)

// scales are what can be explained, in order, with the fields whose cells each rests
// on and the rules that concern it.
var scales = []struct {
	id     string
	title  string
	fields []string
	rules  []*finding.Rule
	see    string
}{
	{fieldPurpose, "purpose of the placement", []string{fieldPurpose}, []*finding.Rule{RuleOwnWords, RuleTwoThings, RuleReintegration}, "plan.words"},
	{scaleObjectives, "objectives", []string{fieldObjective, fieldCriterion, fieldTarget, fieldMet, fieldEvidence}, []*finding.Rule{RuleNoCriterion, RuleWord, RuleTwice, RuleTwoThings}, "plan.objectives"},
	{scaleReviews, "reviews", []string{fieldPlanned, fieldHeld, fieldAttendees, fieldReviewsDue, fieldReviewsHeld}, []*finding.Rule{RuleOverdue, RuleCounts, RuleTwice, RuleTwoThings}, "plan.reviews"},
	{fieldDays, "days at another school", []string{fieldDays}, []*finding.Rule{RuleTwoThings}, "plan.stay"},
	{scaleQualifications, "qualifications", []string{fieldSubject, fieldLevel, fieldTaken, fieldPassed, fieldGrade, fieldDate, fieldAllTaken, fieldAllPassed}, []*finding.Rule{RuleQualification, RuleGrade, RuleCounts, RuleTwice, RuleTwoThings}, "plan.qualifications"},
	{fieldDestination, "planned destination", []string{fieldDestination}, []*finding.Rule{RuleOwnWords, RuleTwoThings}, "plan.words"},
	{fieldReintegration, "reintegration planned", []string{fieldReintegration}, []*finding.Rule{RuleReintegration, RuleTwoThings}, "plan.reintegration"},
}

// scaleIDs are the words for them.
func scaleIDs() []string {
	var out []string
	for _, s := range scales {
		out = append(out, s.id)
	}
	return out
}

// Explain implements [metrics.Reading].
func (rd *reading) Explain(q metrics.Query) ([]metrics.Derivation, error) {
	var out []metrics.Derivation
	for _, p := range rd.in.plans {
		if q.Pupil != "" && p.pupil != q.Pupil || q.Placement != 0 && p.placement != q.Placement {
			continue
		}
		for i, s := range scales {
			if q.Scale != "" && q.Scale != s.id {
				continue
			}
			d := rd.in.derive(p, s.id)
			d.Of = fmt.Sprintf("%s, stay %d", s.title, p.placement)
			d.See = []string{s.see}
			d.Cells = p.cellsOf(scales[i].fields)
			for _, r := range p.rules {
				if slices.Contains(s.rules, r) {
					d.Rules = append(d.Rules, r)
				}
			}
			out = append(out, d)
		}
	}
	return out, nil
}

// cellsOf are the cells of some fields.
func (p *plan) cellsOf(fields []string) []metrics.Used {
	var out []metrics.Used
	for _, c := range p.cells {
		name := strings.TrimRight(c.Field, " 0123456789")
		if slices.ContainsFunc(fields, func(f string) bool { return names[f] == name }) {
			out = append(out, c)
		}
	}
	return out
}

// derive says how one thing about a plan came about.
func (in *intake) derive(p *plan, scale string) metrics.Derivation {
	switch scale {
	case scaleObjectives:
		return in.deriveObjectives(p)
	case scaleReviews:
		return in.deriveReviews(p)
	case scaleQualifications:
		return in.deriveQualifications(p)
	}
	c := p.said(scale)
	d := metrics.Derivation{Value: c.word}
	switch {
	case scale == fieldDays && p.claims[scale] != nil:
		d.Value = c.same
	case scale == fieldReintegration:
		d.Value = map[answer]string{yes: "true", no: "false"}[c.answer]
	}
	switch {
	case d.Value != "":
	case p.doubted[scale]:
		d.Why = RuleTwoThings.Title
	case c.text != "":
		d.Why = RuleOwnWords.Title
	default:
		d.Why = notSaid
	}
	return d
}

func (in *intake) deriveObjectives(p *plan) metrics.Derivation {
	t, state, why := in.tally(p)
	if state != metrics.Known {
		return metrics.Derivation{Why: why}
	}
	d := metrics.Derivation{Value: fmt.Sprintf("%d met of %d with a criterion, of %d listed", t.Met, t.With, t.Listed)}
	for i, o := range p.objectives {
		result := o.judged()
		switch {
		case o.criterion == "":
			result = "not counted: without a criterion it cannot be met by it"
		case result == "":
			result = "not judged: what came of it is in doubt"
		}
		d.Steps = append(d.Steps, metrics.Step{Text: fmt.Sprintf("objective %d", i+1), Result: result})
	}
	d.Steps = append(d.Steps, metrics.Step{Text: "met + partly + not met + not judged = with a criterion", Result: fmt.Sprintf("%d + %d + %d + %d = %d", t.Met, t.Partly, t.NotMet, t.NotJudged, t.With)})
	return d
}

func (in *intake) deriveReviews(p *plan) metrics.Derivation {
	planned, state, why := in.number(p, fieldReviewsDue, shapeReviews, p.reviewsPlanned())
	held, other, otherWhy := in.number(p, fieldReviewsHeld, shapeReviews, p.reviewsHeld())
	if state != metrics.Known || other != metrics.Known {
		return metrics.Derivation{Why: strings.Join(slices.Compact(slices.DeleteFunc([]string{why, otherWhy}, func(s string) bool { return s == "" })), "; ")}
	}
	d := metrics.Derivation{Value: fmt.Sprintf("%d planned, %d held", planned, held)}
	for i, v := range p.reviews {
		d.Steps = append(d.Steps, metrics.Step{Text: fmt.Sprintf("review %d, planned for %s", i+1, orNone(v.planned.String())), Result: orNone(v.status())})
	}
	if !p.lists(shapeReviews) && p.claims[fieldReviewsDue] != nil {
		d.Notes = append(d.Notes, "the numbers are those that the plan states; no review is listed")
	}
	return d
}

func (in *intake) deriveQualifications(p *plan) metrics.Derivation {
	taken, state, why := in.number(p, fieldAllTaken, shapeQualifications, p.taken())
	passed, other, otherWhy := in.number(p, fieldAllPassed, shapeQualifications, p.passed())
	if state != metrics.Known || other != metrics.Known {
		return metrics.Derivation{Why: strings.Join(slices.Compact(slices.DeleteFunc([]string{why, otherWhy}, func(s string) bool { return s == "" })), "; ")}
	}
	d := metrics.Derivation{Value: fmt.Sprintf("%d taken, %d passed", taken, passed)}
	for i, q := range p.qualifications {
		d.Steps = append(d.Steps, metrics.Step{Text: fmt.Sprintf("qualification %d: taken %s", i+1, answerWord(q.taken)), Result: "passed " + answerWord(q.passed)})
	}
	if !p.lists(shapeQualifications) && p.claims[fieldAllTaken] != nil {
		d.Notes = append(d.Notes, "the numbers are those that the plan states; no qualification is listed")
	}
	return d
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
