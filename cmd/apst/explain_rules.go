package main

import (
	"maps"
	"slices"

	"apst/finding"
	"apst/sdq"
	"apst/sdq/intake"
)

// scaleRules are the scoring rules by which a scale of items, or a sum of scales, is
// made. A rule of bands, of impact or of what is missing depends on the answers.
var scaleRules = map[sdq.Scale][]string{
	sdq.Emotional: {"prorate"}, sdq.Conduct: {"reverse", "prorate"}, sdq.Hyperactivity: {"reverse", "prorate"}, sdq.Peer: {"reverse", "prorate"},
	sdq.Prosocial: {"prorate", "prosocial"}, sdq.Total: {"reverse", "prorate", "total"}, sdq.Internalising: {"reverse", "prorate", "subtotals"},
	sdq.Externalising: {"reverse", "prorate", "subtotals"},
}

// rules are the ids of the rules that decided about the score: of the ruleset, and
// of the finding that left it blank.
func (s *explainedScore) rules(x *intake.Explained, d sdq.Derivation) []string {
	switch {
	case !scored(x) && x.Lost == intake.RuleIllegal:
		return []string{"illegal", x.Lost.ID}
	case !scored(x) && x.Lost != nil:
		return []string{x.Lost.ID}
	}
	out := append([]string{}, scaleRules[d.Scale]...)
	if d.Scale == sdq.Impact {
		out = impactRules(x, d)
	}
	switch {
	case s.Score == nil && d.Value.Reason() == sdq.TooFewItems:
		out = append(out, intake.RuleTooFew.ID)
	case s.Score == nil:
	case len(s.Bands) > 0:
		out = append(out, "bands-three", "bands-four")
	case s.NoBands == sdq.ScaleHasNone.String(): // the rule for the sums says so
	case s.NoBands == tooYoung:
		out = append(out, intake.RuleAge.ID)
	case !x.Form.Valid():
		out = append(out, intake.RuleRowForm.ID)
	default:
		out = append(out, "no-bands")
	}
	return out
}

// impactRules are those that made impact what it is.
func impactRules(x *intake.Explained, d sdq.Derivation) []string {
	gate, gated := d.Asked[0].Stored.Value()
	switch {
	case noImpactAsked(x):
		return []string{}
	case x.Block.Impact == intake.ImpactUnknown:
		return []string{x.Block.ImpactLost().ID}
	case spoiltImpact(x) != nil:
		return []string{intake.RuleImpactIllegal.ID}
	case gated && gate == 0 && d.Flags.Has(sdq.GateContradicted):
		return []string{"gate-zero", intake.RuleGateClash.ID}
	case gated && gate == 0:
		return []string{"gate-zero"}
	case d.Flags.Has(sdq.GatePositiveUnanswered):
		return []string{"impact", intake.RuleGateAlone.ID}
	case d.Flags.Has(sdq.GateMissing):
		return []string{"impact", "gate-missing"}
	}
	return []string{"impact"}
}

// noImpactAsked reports whether the file has no impact questions; it may have those
// of follow-up forms all the same.
func noImpactAsked(x *intake.Explained) bool {
	return len(x.Impact) == 0 || x.Block.Impact == intake.ImpactNone
}

// spoiltImpact is the finding about an answer to the supplement that is none; nil
// where there is none, or where it is about a follow-up question, which is in no
// score.
func spoiltImpact(x *intake.Explained) *finding.Finding {
	for i := range x.Findings {
		f := &x.Findings[i]
		if f.Rule == intake.RuleImpactIllegal && slices.ContainsFunc(x.Impact, func(c intake.ImpactCell) bool {
			return c.Cell.At == f.From && slices.Contains(supplement, c.Name)
		}) {
			return f
		}
	}
	return nil
}

// supplement are the questions that impact rests on, as columns are called.
var supplement = slices.Collect(maps.Values(questionNames))
