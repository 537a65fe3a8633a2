package tables

import (
	"cmp"
	"slices"

	"apst/metrics"
	"apst/report/disclosure"
)

// layout is what a table tells of a number by what it gives and what it leaves out: that
// it is a limit or more, or fewer.
type layout struct {
	id    string
	limit int
	under bool
}

// enough reports whether those whom a result is of are so many, and notes that a reader can
// see it.
func (b *builder) enough(r *metrics.Result, limit int) bool {
	ok := r.N >= limit
	if limit > 0 && r.N > 0 {
		b.told(b.base(r), limit, !ok)
	}
	return ok
}

// told notes that a reader can see whether a number is below a limit.
func (b *builder) told(id string, limit int, under bool) {
	if id != "" && limit > 0 {
		b.layouts[layout{id, limit, under}] = true
	}
}

// tellLayout hands on what the tables tell by what they leave out.
func (b *builder) tellLayout() {
	var list []layout
	for l := range b.layouts {
		list = append(list, l)
	}
	slices.SortFunc(list, func(x, y layout) int { return cmp.Or(cmp.Compare(x.id, y.id), cmp.Compare(x.limit, y.limit)) })
	for _, l := range list {
		bound := disclosure.Bound{Cell: l.id, Least: float64(l.limit)}
		if l.under {
			bound = disclosure.Bound{Cell: l.id, Most: float64(l.limit - 1)}
		}
		b.set.Numbers.Bounds = append(b.set.Numbers.Bounds, bound)
	}
}
