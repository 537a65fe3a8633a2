package intake

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
)

// minLost is how many pupils with a baseline there have to be before those without
// an endline are counted against them.
const minLost = 5

// refusals says of which waves and informants some answers were refused, or may have
// been: who is missing from what was read may stand there.
type refusals [len(comparedWaves)][len(informants)]bool

// noAnswersLost are reasons to leave out a file that cost no answers.
var noAnswersLost = []*finding.Rule{RuleSameFile, RuleNoTable, RuleOtherFile}

func (s *Survey) refusals() (gone refusals) {
	add := func(wave, who int) {
		for w := range gone {
			for i := range gone[w] {
				gone[w][i] = gone[w][i] || (wave < 0 || wave == w) && (who < 0 || who == i)
			}
		}
	}
	for _, b := range s.Blocks {
		if b.Refused == nil {
			continue
		}
		wave := slices.Index(comparedWaves[:], b.Wave)
		if wave >= 0 || b.Wave == "" {
			add(wave, slices.Index(informants[:], b.Informant))
		}
	}
	for _, f := range s.Files {
		if f.Refused != nil && !slices.Contains(noAnswersLost, f.Refused) {
			add(-1, -1)
		}
	}
	return gone
}

// attrition counts visits with a baseline, and those of them with an endline, by
// informant.
type attrition struct {
	baseline, both [len(informants)]int
	first          [len(informants)]*trace // of the endlines, or else of the baselines
	any            bool                    // endline, by whomever
}

func (a *attrition) count(v *visit) {
	for who := range informants {
		before, after := v[waveBaseline][who], v[waveEndline][who]
		switch f := a.first[who]; {
		case len(after) > 0 && (f == nil || f.strand.block.Wave != comparedWaves[waveEndline]):
			a.first[who] = after[0]
		case len(before) > 0 && f == nil:
			a.first[who] = before[0]
		}
		a.any = a.any || len(after) > 0
		if len(before) > 0 {
			a.baseline[who]++
			if len(after) > 0 {
				a.both[who]++
			}
		}
	}
}

// tellLost says by which informants more than half of the pupils have no endline,
// once somebody has one.
func (s *Survey) tellLost(a *attrition, gone *refusals) {
	var seen []string
	var at *trace
	for who := range informants {
		if whole := !gone[waveBaseline][who] && !gone[waveEndline][who]; a.any && whole && a.baseline[who] >= minLost && 2*a.both[who] < a.baseline[who] {
			seen = append(seen, fmt.Sprintf("%s: %d of %d with a baseline have an endline", informants[who], a.both[who], a.baseline[who]))
			at = cmp.Or(at, a.first[who])
		}
	}
	if at != nil {
		s.Log.Add(finding.Finding{Rule: RuleMostLost, From: at.strand.block.place(nil), Seen: strings.Join(seen, "; ")})
	}
}
