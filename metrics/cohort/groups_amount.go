package cohort

import (
	"cmp"
	"slices"

	"apst/metrics"
)

// groupAmount groups pupils by how much support they had, which no list of pupils says:
// the band that the measure of support gives each of them.
const groupAmount = "support_amount"

// scaleAmount is the value that says it.
const scaleAmount = "dose"

// amountOrder are the bands that there are, from the least on.
var amountOrder = []string{"none", "low", "medium", "high"}

// notAnEffect is said of everything about pupils who were told apart by how much support
// they had: whoever gets more differs from the others before they get it.
const notAnEffect = "not an estimate of effect: pupils were not allocated at random"

// amountOf is the band of a pupil's support; empty where it is not known, and where two
// sources do not agree.
func amountOf(p *Pupil) string {
	band := ""
	for i := range p.Values {
		v := &p.Values[i]
		if v.Measure != supportMeasure || v.Scale != scaleAmount {
			continue
		}
		if v.State != metrics.Known || spoiltRow(v) || band != "" && band != v.Category {
			return ""
		}
		band = v.Category
	}
	return band
}

// amountLevels are the bands that occur, from the least on, and that it is not known.
func amountLevels(people []*person) []string {
	seen := map[string]bool{}
	for _, p := range people {
		if p.amount = amountOf(p.Pupil); p.amount != "" {
			seen[p.amount] = true
		}
	}
	var out []string
	for band := range seen {
		out = append(out, band)
	}
	place := func(band string) int {
		if i := slices.Index(amountOrder, band); i >= 0 {
			return i
		}
		return len(amountOrder)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b)) })
	return append(out, notKnown)
}

// amountNote is what has to be said of a result of pupils with a certain amount of
// support; empty of any other.
func (b *book) amountNote(r *metrics.Result) string {
	if !slices.ContainsFunc(r.Group, func(l metrics.Level) bool { return l.Name == groupAmount }) {
		return ""
	}
	limits := ""
	if b.l.Input == nil {
		return notAnEffect
	}
	for i := range b.l.Input.Sources {
		if src := &b.l.Input.Sources[i]; src.Measure == supportMeasure {
			limits = src.Amounts
		}
	}
	return join(notAnEffect, limits)
}
