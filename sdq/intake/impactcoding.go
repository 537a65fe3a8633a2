package intake

import (
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// strayShare is how many times as often the number that proves a coding has to occur
// as one that does not belong to it, for that one to be a slip.
const strayShare = 5

// gateShare is in how many records with a 1 in the gate question one may answer with
// points, for the 1 to mean "no".
const gateShare = 10

// impactVerdict is what the answers to the five questions show of their coding.
type impactVerdict struct {
	coding ImpactCoding
	seen   string
	open   bool        // every declared coding fits as well
	at     []sheet.Ref // cells that break the set; the first that is answered where none does
}

// judge decides how the five questions are stored. 0 to 3 and points cannot be
// told apart unless a 3 occurs; only noughts mean the same in both. A cell or two
// with a number of no coding, or of the other one, are slips where the rest leaves no
// doubt.
func (t *impactTally) judge() impactVerdict {
	n, any := t.numbers(fiveQuestions...)
	var at []sheet.Ref
	for _, q := range fiveQuestions {
		if r := t.first[q]; r != (sheet.Ref{}) {
			at = []sheet.Ref{r}
			break
		}
	}
	broken := slices.Concat(t.refs[4], t.refs[5])
	switch {
	case !any && t.words(fiveQuestions...):
		return impactVerdict{ImpactWords, "words", false, at}
	case !any:
		return impactVerdict{ImpactNone, "not answered", true, at}
	case n[4]+n[5] == 0 && n[3] > 0 && n[0] > 0:
		return impactVerdict{Impact03, "a 0 and a 3", false, at}
	case n[4]+n[5] == 0 && n[1]+n[2]+n[3] == 0:
		return impactVerdict{Impact03, "noughts alone, which score 0 in every coding that has them", true, at}
	case n[4]+n[5] == 0:
		return impactVerdict{ImpactUnknown, "no answer that only one coding has", true, at}
	case n[0]+n[5] == 0:
		return impactVerdict{Impact14, "a 4 and no 0", false, at}
	case n[0] > 0 && n[3] > 0 && n[4]+n[5] <= rareCode && (n[4] == 0 || n[0] >= strayShare*n[4] && t.mixed > n[4]):
		return impactVerdict{Impact03, "a 0 and a 3; a 4 or 5 is a slip", true, at}
	case n[4] > 0 && n[0]+n[5] <= rareCode && n[4] >= strayShare*n[0]:
		return impactVerdict{Impact14, "a 4; a 0 or 5 is a slip", true, at}
	case n[0] > 0 && n[4] > n[0]:
		broken = slices.Concat(t.refs[0], t.refs[5])
	case n[0] == 0:
		broken = t.refs[5]
	}
	return impactVerdict{ImpactUnknown, "numbers that no coding explains", true, broken}
}

// judgeGate decides how the gate question is stored, as far as its own answers say.
// It matters only whether an answer means "no". sure is false where no answer shows
// it, and a 1 is not among them.
func (t *impactTally) judgeGate() (c gateCoding, sure bool) {
	n, _ := t.numbers(askGate)
	switch {
	case n[0] > 0 && (n[4] == 0 || n[4] <= rareCode && n[0] >= strayShare*n[4]):
		return gate03, true
	case n[4] > 0 && (n[0] == 0 || n[0] <= rareCode && n[4] >= strayShare*n[0]):
		return gate14, true
	case n[0] > 0 || n[1] > 0:
		return gateUnclear, false
	}
	return gate03, false
}

// weigh is what the records with a 1 in the gate question hold: how many there are,
// how many of them answer none of the five, and how many answer with points. Where
// all answer, and none with points, impact is 0 whatever the 1 means.
func (o *gateOnes) weigh(c ImpactCoding) (all, blank, points int) {
	all = o.blank
	least := ratingNumber0 + 2 // the number that scores a point; the next scores two
	switch c {
	case Impact14:
		least++
	case ImpactScored:
		least--
	}
	for r, n := range o.highest {
		all += n
		if r := rating(r); r >= ratingWord0+2 || r == least || r == least+1 {
			points += n
		}
	}
	return all, o.blank, points
}

// decideImpact settles the coding of the impact questions.
func (s *Survey) decideImpact(b *Block) {
	for _, st := range b.strands {
		if clash := st.lane.impactClash; clash != nil {
			s.impactLost(b, clash.rule, clash.seen, clash.at)
			return
		}
	}
	v := b.impact.judge()
	b.Impact = v.coding
	choice, declared := s.declared(b, b.opt.Impact, func(m *SetMap) string { return m.Impact })
	want, _ := ParseImpactCoding(choice.Value)
	if legend, key, keyed := b.legendImpact(); keyed && !declared && b.Impact != ImpactWords {
		if !v.open && b.Impact != legend {
			s.impactLost(b, RuleImpactCoding, fmt.Sprintf("a key of the codes says %s, but the answers are coded %s (%s)", legend, b.Impact, v.seen), key.At)
			return
		}
		choice, want, declared = key, legend, true
	}
	switch {
	case b.Impact == ImpactNone && !declared:
	case declared && !v.open && b.Impact != want:
		b.refuse(s.Log, RuleOption, fmt.Sprintf("the %s says %s, but the impact questions are coded %s (%s)", choice.By, want, b.Impact, v.seen), v.at...)
		return
	case declared:
		b.Impact = want
		b.decide("impact", want.String(), choice.By, choice.Text)
	case b.Impact == ImpactUnknown:
		s.impactLost(b, RuleImpactCoding, v.seen, v.at...)
		return
	default:
		b.decide("impact", b.Impact.String(), ingest.FromData, v.seen, v.at...)
	}
	s.decideGate(b)
}

// decideGate settles how the gate question is stored: by its own answers, by what
// is declared of it or a key says, or by the five questions beside it. A 1 that may
// mean "no" as well as "minor difficulties" makes impact 0, or leaves it the sum of
// the others: without a ground for either, it is left empty.
func (s *Survey) decideGate(b *Block) {
	own, sure := b.impact.judgeGate()
	b.gate = own
	at := b.impact.first[askGate]
	choice, declared := s.declared(b, b.opt.Gate, func(m *SetMap) string { return m.Gate })
	want, _ := parseGateCoding(choice.Value)
	for from := gate03; from <= gate14; from++ {
		if key, keyed := b.legendFrom(askGate, int(from), len(degrees)); keyed && !declared {
			if sure && own != from {
				s.impactLost(b, RuleGateCoding, fmt.Sprintf("a key of the codes says %s, but the answers are coded %s", gateNames[from], gateNames[own]), key.At)
				return
			}
			choice, want, declared = key, from, true
		}
	}
	switch {
	case declared && sure && own != want:
		b.refuse(s.Log, RuleOption, fmt.Sprintf("the %s says %s, but the gate question is coded %s", choice.By, gateNames[want], gateNames[own]), at)
	case declared && at != (sheet.Ref{}):
		b.gate = want
		b.decide("gate", gateNames[want], choice.By, choice.Text)
	case own == gateUnclear:
		s.gateLikeImpact(b, at)
	}
}

// gateLikeImpact takes the gate question for coded like the five beside it, which
// count from 0 or from 1, unless its 1s speak against it: as "minor" by standing
// mostly alone, as "no" by standing beside points. An option about the five says
// nothing more of the gate than their answers do.
func (s *Survey) gateLikeImpact(b *Block, at sheet.Ref) {
	all, blank, points := b.impact.ones.weigh(b.Impact)
	n, _ := b.impact.numbers(askGate)
	mixed := n[0] > 0 // 0 and 4, and neither is a slip
	switch {
	case !mixed && b.Impact == Impact03 && 2*blank < all:
		b.gate = gate03
	case !mixed && b.Impact == Impact14 && gateShare*points <= all:
		b.gate = gate14
	case !mixed && blank+points == 0: // impact is 0 either way
		b.gate = gate03
		return
	case mixed:
		s.impactLost(b, RuleGateCoding, "both 0 and 4", at)
		return
	default:
		s.impactLost(b, RuleGateCoding, fmt.Sprintf("gate 1: no, or minor? (%d times; no 0 and no 4)", n[1]), b.impact.ones.at)
		return
	}
	b.decide("gate", gateNames[b.gate], ingest.FromData, "counted like the impact questions, which are coded "+b.Impact.String(), at)
}

// impactLost leaves the impact of a block empty.
func (s *Survey) impactLost(b *Block, r *finding.Rule, seen string, at ...sheet.Ref) {
	b.Impact, b.impactRule = ImpactUnknown, r
	for i := range max(len(at), 1) {
		s.Log.Add(finding.Finding{Rule: r, From: b.place(at[min(i, len(at)):]), Seen: seen})
	}
}

// ImpactLost is the rule for which the impact of the whole block is empty; nil where
// it is not.
func (b *Block) ImpactLost() *finding.Rule { return b.impactRule }

// GateFrom is the number that stands for no difficulties in the gate question, 0 or 1.
func (b *Block) GateFrom() int {
	if b.gate == gate14 {
		return 1
	}
	return 0
}
