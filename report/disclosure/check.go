package disclosure

import (
	"fmt"
	"math"
)

// Check says what is wrong with a release: an identifier twice, a relation to a cell
// that is not there, parts that do not make up their total. Messages name cells and
// never hold a number, as they may be seen where the release is not.
func (r *Release) Check() error {
	byID := make(map[string]*Cell, len(r.Cells))
	for i := range r.Cells {
		c := &r.Cells[i]
		if byID[c.ID] != nil {
			return fmt.Errorf("two cells are called %q", c.ID)
		}
		byID[c.ID] = c
		if err := c.check(); err != nil {
			return err
		}
	}
	k := checker{byID: byID}
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Behind != "" {
			k.kind(c.Behind, Count)
			k.need(c.Kind != Count, "count %q is said to stand on another", c.ID)
		}
	}
	for _, s := range r.Sums {
		k.sum(s)
	}
	for _, q := range r.Ratios {
		k.ratio(q)
	}
	for _, s := range r.Same {
		k.same(s)
	}
	for _, o := range r.Orders {
		a, b := k.cell(o.Lesser), k.cell(o.Greater)
		k.need(k.err != nil || a.Empty || b.Empty || a.Value <= b.Value+slack(b.Value), "%q is above %q", o.Lesser, o.Greater)
	}
	for _, b := range r.Bounds {
		c := k.cell(b.Cell)
		k.need(c.Kind.whole() && c.Value >= b.Least && (b.Most == 0 || c.Value <= b.Most), "%q is not within its bounds", b.Cell)
	}
	for _, w := range r.Withins {
		a, b := k.kind(w.Part, Count), k.kind(w.Whole, Count)
		k.need(k.err != nil || a.Value <= b.Value, "%q is more than its whole %q", w.Part, w.Whole)
	}
	for _, m := range r.Mixtures {
		k.mixture(m)
	}
	for _, t := range r.Ties {
		for _, id := range t.Cells {
			k.cell(id)
		}
	}
	return k.err
}

// check looks at a cell by itself.
func (c *Cell) check() error {
	v := c.Value
	switch {
	case c.ID == "":
		return fmt.Errorf("a cell of table %q has no name", c.Table)
	case int(c.Kind) >= len(kindNames):
		return fmt.Errorf("cell %q is of no kind", c.ID)
	case !finite(v) || !finite(c.Low) || !finite(c.High) || !finite(c.Largest) || !finite(c.Second):
		return fmt.Errorf("cell %q is no number, or beyond all that is counted in schools", c.ID)
	case c.Empty && (v != 0 || c.Kind.amount()):
		return fmt.Errorf("cell %q is said to have no value", c.ID)
	case c.Kind.amount() && v < 0, c.Pupils < 0, c.Numerator < 0, c.Denominator < c.Numerator, c.Weight < 0, c.Places < 0, c.Largest < 0, c.Second < 0:
		return fmt.Errorf("cell %q is below what it can be", c.ID)
	case c.Kind.whole() && v != math.Trunc(v):
		return fmt.Errorf("cell %q is no whole number", c.ID)
	case (c.Kind == Events || c.Kind == Magnitude) && v > 0 && c.Pupils == 0:
		return fmt.Errorf("cell %q does not say how many pupils are behind it", c.ID)
	case c.Kind == Count && c.Pupils != 0 && float64(c.Pupils) != v:
		return fmt.Errorf("count %q says two numbers of pupils", c.ID)
	}
	return nil
}

// finite says whether a number is one, and small enough for sums of squares.
func finite(v float64) bool { return math.Abs(v) <= 1e12 }

// checker looks cells up and keeps the first fault.
type checker struct {
	byID map[string]*Cell
	err  error
}

func (k *checker) need(ok bool, format string, args ...any) {
	if !ok && k.err == nil {
		k.err = fmt.Errorf(format, args...)
	}
}

// cell is the cell of a name; an empty one, and a fault, if there is none.
func (k *checker) cell(id string) *Cell {
	if c := k.byID[id]; c != nil {
		return c
	}
	k.need(false, "a relation is about %q, which is no cell", id)
	return &Cell{}
}

func (k *checker) kind(id string, want Kind) *Cell {
	c := k.cell(id)
	k.need(c.Kind == want, "cell %q should be a %s", id, want)
	return c
}

func (k *checker) sum(s Sum) {
	total := k.cell(s.Total)
	k.need(total.Kind.additive(), "cell %q cannot be a total", s.Total)
	k.need(len(s.Parts) > 0, "total %q has no parts", s.Total)
	sum, size, seen := 0.0, math.Abs(total.Value), map[string]bool{s.Total: true}
	for _, id := range s.Parts {
		c := k.cell(id)
		k.need(c.Kind == total.Kind, "part %q of %q is of another kind", id, s.Total)
		k.need(!seen[id], "cell %q is twice in the sum of %q", id, s.Total)
		k.need(!c.Empty && !total.Empty, "the sum of %q has a cell without a value", s.Total)
		seen[id] = true
		sum += c.Value
		size = max(size, math.Abs(c.Value))
	}
	k.need(math.Abs(sum-total.Value) <= allowed(total.Kind, size), "the parts of %q do not add up to it", s.Total)
}

func (k *checker) ratio(q Ratio) {
	c, over, under := k.cell(q.Quotient), k.cell(q.Numerator), k.cell(q.Denominator)
	k.need(c.Kind.quotient(), "cell %q cannot be a quotient", q.Quotient)
	k.need(over.Kind.amount() && under.Kind.amount(), "quotient %q is not of counts or amounts", q.Quotient)
	k.need(q.Numerator != q.Denominator, "quotient %q is of a cell and itself", q.Quotient)
	if k.err != nil {
		return
	}
	if c.Kind == Percentage {
		k.need(over.Kind == under.Kind && over.Value <= under.Value, "percentage %q is of more than its base", q.Quotient)
	}
	if c.Empty || under.Value == 0 {
		k.need(c.Empty && under.Value == 0, "quotient %q has a value without a base, or none with one", q.Quotient)
		return
	}
	want := q.scale(c.Kind) * over.Value / under.Value
	k.need(math.Abs(want-c.Value) <= slack(want), "quotient %q is not that of its numbers", q.Quotient)
}

// scale is what the ratio is multiplied by.
func (q Ratio) scale(k Kind) float64 {
	switch {
	case q.Scale != 0:
		return q.Scale
	case k == Percentage:
		return 100
	default:
		return 1
	}
}

func (k *checker) same(s Same) {
	a, b := k.cell(s.A), k.cell(s.B)
	k.need(k.err != nil || a.Kind == b.Kind && a.Empty == b.Empty && math.Abs(a.Value-b.Value) <= allowed(a.Kind, a.Value),
		"cells %q and %q are not the same", s.A, s.B)
}

func (k *checker) mixture(m Mixture) {
	whole := k.moment(m.Whole)
	n, sum, all := 0.0, 0.0, true
	for _, p := range m.Parts {
		part := k.moment(p)
		n += part.n
		if part.n > 0 {
			sum += part.n * part.mean
			all = all && p.Mean != ""
		}
	}
	k.need(k.err != nil || n <= whole.n, "the parts of %q are more than it", m.Whole.N)
	if k.err == nil && n == whole.n && n > 0 && all && m.Whole.Mean != "" {
		k.need(math.Abs(sum-n*whole.mean) <= n*slack(whole.mean), "the means of the parts of %q do not make it up", m.Whole.Mean)
	}
}

// spread is the numbers of a moment.
type spread struct{ n, mean, sd float64 }

func (k *checker) moment(m Moment) (s spread) {
	s.n = k.kind(m.N, Count).Value
	if m.Mean != "" {
		s.mean = k.kind(m.Mean, Mean).Value
	}
	if m.SD != "" {
		s.sd = k.kind(m.SD, SD).Value
	}
	return s
}

// slack is how far two numbers may be apart that should be equal: what is left by
// arithmetic in another order.
func slack(v float64) float64 { return 1e-6 * max(1, math.Abs(v)) }

// allowed is that for cells of a kind: nothing for whole numbers.
func allowed(k Kind, v float64) float64 {
	if k.whole() {
		return 0
	}
	return slack(v)
}
