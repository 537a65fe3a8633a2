package tables

import (
	"apst/metrics"
	"apst/report/disclosure"
)

// guard is a number of pupils that nobody prints and that a reader could guess at: the
// difference of two groups of which one may, or may not, be a part of the other. Numbers
// that would give it away follow it ([builder.follow]); where it is small they are hidden.
func (b *builder) guard(id string, n int) string {
	b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: float64(n), Pupils: n})
	b.virtual(id)
	return id
}

// partable is how many pupils there have to be, in thresholds, before they are parted for
// readers outside the school: with fewer hardly a part could be shown.
const partable = 2

// unpartable reports whether those whom a result counts are too few to be parted.
func (b *builder) unpartable(r *metrics.Result) bool {
	if r == nil || !r.Known() {
		return true
	}
	under := int(r.Value) < partable*b.in.Least
	if b.in.Least > 0 {
		b.told(b.result(r), partable*b.in.Least, under)
	}
	return under
}

// parts reports whether those whom a result counts may be parted by a way of grouping, and
// are: that all are in one part makes no comparison.
func (b *builder) parts(of *metrics.Result, k key) bool {
	filled := 0
	for _, r := range b.groups[k] {
		if r.Known() && r.Value > 0 {
			filled++
		}
	}
	return filled > 1 && !b.unpartable(of) && !b.coarse(of, filled)
}

// tooFewToPart is why there are no parts.
const tooFewToPart = "there are too few pupils to part them outside the school"
