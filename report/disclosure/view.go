package disclosure

import "math"

// View is what a reader of a release holds: what is printed, and what is known of how
// the cells hang together. It has no hidden number in it.
type View struct {
	Cells    []Seen
	Sums     []Sum
	Ratios   []Ratio
	Same     []Same
	Orders   []Order
	Bounds   []Bound
	Withins  []Within
	Mixtures []Mixture
}

// Seen is a cell in the eyes of a reader.
type Seen struct {
	ID        string
	Kind      Kind
	State     State
	Value     float64 // as printed; 0 unless the cell is shown
	Places    int     // decimals that are printed
	Low, High float64 // the ends of the scale, if High is above Low
}

// View is what the reader of an outcome holds. The release is the one that was gated;
// of its cells only what is public is taken.
func (o *Outcome) View(r *Release) View {
	v := View{
		Sums: r.Sums, Ratios: r.Ratios, Same: r.Same, Orders: r.Orders, Bounds: r.Bounds, Withins: r.Withins, Mixtures: r.Mixtures,
	}
	for i, c := range o.Cells {
		cell := &r.Cells[i]
		v.Cells = append(v.Cells, Seen{
			ID: c.ID, Kind: cell.Kind, State: c.State, Value: c.Value,
			Places: o.Profile.places(cell.Kind, cell.Places), Low: cell.Low, High: cell.High,
		})
	}
	return v
}

// Interval is what a reader can say of a hidden cell.
type Interval struct {
	ID        string
	Kind      Kind
	Low, High float64
	NoLow     bool // nothing is known from below
	NoHigh    bool // nothing is known from above
}

// Values is how many whole values are left of a hidden count; false if there is no end
// to them.
func (i Interval) Values() (int, bool) {
	if i.NoLow || i.NoHigh {
		return 0, false
	}
	return int(math.Floor(i.High+tiny)-math.Ceil(i.Low-tiny)) + 1, true
}

// Few says whether a hidden count is left with fewer whole values than the threshold.
func (i Interval) Few(threshold int) bool {
	n, ends := i.Values()
	return i.Kind.whole() && ends && n < threshold
}

// bounds is where a number is, in the eyes of a reader; infinities where there is no
// end.
type bounds struct{ lo, hi float64 }

func (b bounds) settled() bool { return b.lo == b.hi }

// both is what two pieces of knowledge say together. Where arithmetic has left them
// apart by its dust they meet in the middle.
func (b bounds) both(c bounds) bounds {
	out := bounds{max(b.lo, c.lo), min(b.hi, c.hi)}
	if out.lo > out.hi {
		mid := (out.lo + out.hi) / 2
		return bounds{mid, mid}
	}
	return out
}

// known is what a cell says by itself, to a reader who knows the rules.
func (s Seen) known(p Profile) bounds {
	all := bounds{math.Inf(-1), math.Inf(1)}
	switch {
	case s.Kind.amount():
		all.lo = 0
	case s.High > s.Low && s.Kind != SD:
		all = bounds{s.Low, s.High}
	case s.Kind == SD || s.Kind == Percentage || s.Kind == Rate:
		all.lo = 0
	}
	switch {
	case s.State == Low:
		return bounds{1, float64((p.Round - 1) / 2)}
	case s.State != Shown:
		return all
	case s.Kind.whole():
		return all.both(p.rounded(s.Kind, s.Value))
	default:
		half := power(s.Places) / 2
		return all.both(bounds{s.Value - half, s.Value + half})
	}
}

// rounded are the whole numbers that are printed as v. A reader knows that pupils who
// are shown and not 0 are at least the threshold.
func (p Profile) rounded(k Kind, v float64) bounds {
	if p.Round <= 1 || v == 0 {
		return bounds{v, v}
	}
	base := float64(p.Round)
	b := bounds{math.Ceil(v - base/2), math.Ceil(v+base/2) - 1}
	if k == Count {
		b.lo = max(b.lo, float64(p.Threshold))
	}
	return b
}
