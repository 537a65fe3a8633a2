package sdq

import (
	"fmt"
	"strings"
)

// Derivation is how a score came about, step by step, for explaining it. It
// follows [Score] exactly, but allocates.
type Derivation struct {
	Scale Scale
	Items []ItemStep   // of a scale of items; the five of the scale
	Parts []PartStep   // of a sum of scales
	Asked []ImpactStep // of Impact: the gate, then the informant's questions

	N     int // items or questions answered, or parts that have a score
	Sum   int // of what they score
	Flags ImpactFlags

	Value      Value
	Arithmetic string // the calculation in one line, or why there is none
}

// ItemStep is an item's part in a score.
type ItemStep struct {
	Item     Item
	Stored   Answer // as the response holds it
	Reversed bool   // whether it was turned round here, to 2 minus the answer
	Score    int    // what it adds, if Counts
	Counts   bool   // whether there is an answer
}

// PartStep is a scale's part in a sum of scales.
type PartStep struct {
	Scale    Scale
	Value    Value
	Prorated bool
}

// ImpactStep is a question's part in the impact score. The gate adds nothing.
type ImpactStep struct {
	Question ImpactQuestion
	Stored   Rating
	Points   int  // what it adds, if Counts
	Counts   bool // whether there is an answer that counts
}

// Derive shows how [Score] arrives at a scale.
func Derive(r *Response, who Informant, scale Scale) Derivation {
	s := Score(r, who)
	d := Derivation{Scale: scale, Value: s.Get(scale)}
	switch {
	case !scale.Valid():
		d.Arithmetic = "no scale"
	case scale == Impact:
		d.impact(r, who, s)
	case len(scaleParts[scale]) > 0:
		d.parts(s)
	default:
		d.items(r)
	}
	return d
}

func (d *Derivation) items(r *Response) {
	for _, item := range d.Scale.Items() {
		step := ItemStep{Item: item, Stored: r.Items[item-1]}
		step.Reversed = item.Reversed() && !r.AlreadyReversed
		if step.Score, step.Counts = step.Stored.Value(); step.Counts {
			if step.Reversed {
				step.Score = 2 - step.Score
			}
			d.N++
			d.Sum += step.Score
		}
		d.Items = append(d.Items, step)
	}
	score, ok := d.Value.Number()
	switch {
	case !ok:
		d.Arithmetic = fmt.Sprintf("%d of 5 items answered: %s", d.N, d.Value.Reason())
	case d.N == 5:
		d.Arithmetic = fmt.Sprintf("sum of 5 items = %d", score)
	default:
		d.Arithmetic = fmt.Sprintf("%d of 5 items answered, sum %d: 5 x %d / %d = %s, rounded with halves up = %d",
			d.N, d.Sum, d.Sum, d.N, hundredths(5*d.Sum, d.N), score)
	}
}

// hundredths is a/b to two decimals, cut off, for display alone: quarters are
// exact, and thirds stay on their own side of a half.
func hundredths(a, b int) string {
	return fmt.Sprintf("%d.%02d", a/b, a%b*100/b)
}

func (d *Derivation) parts(s Scores) {
	var terms []string
	for _, part := range d.Scale.Parts() {
		v := s.Get(part)
		d.Parts = append(d.Parts, PartStep{part, v, s.Prorated(part)})
		if n, ok := v.Number(); ok {
			d.N++
			d.Sum += n
			terms = append(terms, fmt.Sprintf("%s %d", part, n))
		} else {
			terms = append(terms, fmt.Sprintf("%s has none", part))
		}
	}
	d.Arithmetic = strings.Join(terms, " + ")
	if n, ok := d.Value.Number(); ok {
		d.Arithmetic += fmt.Sprintf(" = %d", n)
	} else {
		d.Arithmetic += ": " + d.Value.Reason().String()
	}
}

func (d *Derivation) impact(r *Response, who Informant, s Scores) {
	d.Flags = s.ImpactFlags()
	d.Asked = append(d.Asked, ImpactStep{Question: GateQuestion, Stored: r.Impact.Gate})
	table := &ratingPoints[0]
	if r.Impact.Scored {
		table = &ratingPoints[1]
	}
	asked := ImpactQuestionsOf(who)
	for _, q := range asked {
		step := ImpactStep{Question: q, Stored: r.Impact.Answer(q)}
		if int(step.Stored) < len(table) && table[step.Stored] < blankPoints {
			step.Points, step.Counts = int(table[step.Stored]), true
			d.N++
			d.Sum += step.Points
		}
		d.Asked = append(d.Asked, step)
	}
	score, ok := d.Value.Number()
	gate, gated := r.Impact.Gate.Value()
	switch {
	case !ok:
		d.Arithmetic = d.Value.Reason().String()
	case gated && gate == 0:
		d.Arithmetic = fmt.Sprintf("the gate says no difficulties = %d", score)
	default:
		d.Arithmetic = fmt.Sprintf("%d of %d questions answered, points added up = %d", d.N, len(asked), score)
	}
}
