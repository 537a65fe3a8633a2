package cohort

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
)

// thing is what two values have to share to be of one thing, beside the pupil.
type thing struct {
	measure, scale, informant, rater, wave, period, form string

	placement int
	date      ingest.Date
}

func thingOf(v *metrics.Value) thing {
	t := thing{v.Measure, v.Scale, v.Informant, v.Rater, v.Wave, v.Period, v.Form, v.Placement, v.Date}
	if t.period != "" { // whose day is only where it ends in one file or another
		t.date = ingest.Date{}
	}
	return t
}

// silent reports whether a value says nothing, so that another cannot contradict it.
func silent(v *metrics.Value) bool {
	return v.State == metrics.Missing || v.State == metrics.NotAvailable
}

// alike reports whether two values say the same.
func alike(a, b *metrics.Value) bool {
	x, hasX := a.Number()
	y, hasY := b.Number()
	return a.State == b.State && a.Category == b.Category && hasX == hasY && x == y
}

// double is the values of one thing, by the addresses of their rows.
type double []*Observed

// twice looks for what is said of a pupil more than once.
func (j *joining) twice() {
	seen, again := map[thing]*Observed{}, map[thing]double{}
	var order []thing
	for _, p := range j.l.Pupils {
		clear(seen)
		clear(again)
		order = order[:0]
		for _, o := range j.inOrder(p) {
			k := thingOf(&o.Value)
			first := seen[k]
			if first == nil {
				seen[k] = o
				continue
			}
			if again[k] == nil {
				again[k] = double{first}
				order = append(order, k)
			}
			again[k] = append(again[k], o)
		}
		if len(order) == 0 {
			continue
		}
		all := make([]double, len(order))
		for i, k := range order {
			all[i] = again[k]
		}
		j.judge(p, all)
	}
}

// inOrder are a pupil's values by the addresses of their rows.
func (j *joining) inOrder(p *Pupil) []*Observed {
	out := make([]*Observed, 0, len(p.Values))
	at := make(map[*Joined]int, len(j.rowsOf[p]))
	for i := range p.Values {
		if r := p.Values[i].Row; i == 0 || p.Values[i-1].Row != r {
			at[r] = i
		}
	}
	for _, row := range j.rowsOf[p] {
		r := &j.l.Rows[row]
		from := at[r]
		for i := range r.Values {
			out = append(out, &p.Values[from+i])
		}
	}
	return out
}

// judge refuses the rows of a pupil that contradict each other, and then sets copies
// aside.
func (j *joining) judge(p *Pupil, all []double) {
	told := map[[2]*Joined]bool{}
	for _, d := range all {
		j.contradictions(p, d, told)
	}
	extra := map[*Observed]*Observed{} // and what stands in its place
	for _, d := range all {
		keep := d.best()
		for _, o := range d {
			if o != keep && !(o.Row.Place == Refused && keep.Row.Place == Refused) {
				extra[o] = keep
			}
		}
	}
	j.copies(p, extra)
	p.Values = slices.Collect(func(yield func(Observed) bool) {
		for i := range p.Values {
			if extra[&p.Values[i]] == nil && !yield(p.Values[i]) {
				return
			}
		}
	})
}

// contradictions refuses the rows that say something of a thing, if two of them say
// something else.
func (j *joining) contradictions(p *Pupil, d double, told map[[2]*Joined]bool) {
	said := slices.DeleteFunc(slices.Clone(d), func(o *Observed) bool { return silent(&o.Value) })
	if len(said) < 2 {
		return
	}
	first := said[0]
	differs := func(o *Observed) bool { return !alike(&first.Value, &o.Value) }
	i := slices.IndexFunc(said, differs)
	if i < 0 {
		return
	}
	other := said[i]
	for _, o := range said {
		against := other
		if differs(o) {
			against = first
		}
		spoilt := o.Row.Refused != "" && against.Row.Refused != "" // and told of already
		if o.Row.contradicts(against.Row); o == first || spoilt || told[[2]*Joined{o.Row, against.Row}] {
			continue
		}
		told[[2]*Joined{o.Row, against.Row}] = true
		j.log.Add(finding.Finding{Rule: RuleContradiction, From: o.Row.At, Pupil: p.ID,
			Seen: fmt.Sprintf("%s: %s here, %s at %s", inWords(&o.Value), shown(&o.Value), shown(&against.Value), against.Row.place())})
		j.decidedApart(o.Row, against.Row)
	}
}

// contradicts refuses a row, if it was not refused before.
func (r *Joined) contradicts(other *Joined) {
	if r.Place == Refused {
		return
	}
	r.Place, r.Why, r.Other = Refused, "another row of the pupil says something else", other.At
}

// decidedApart says that two whom somebody decided to be one contradict each other:
// once a decision.
func (j *joining) decidedApart(a, b *Joined) {
	if a.Decision == b.Decision {
		return
	}
	for _, r := range [2]*Joined{a, b} {
		if d := r.Decision; d != nil && !j.doubted[d] {
			j.doubted[d] = true
			j.tell(RuleDecidedApart, d, fmt.Sprintf("other results at %s and %s", a.place(), b.place()))
		}
	}
}

// place is where a row stands, in words.
func (r *Joined) place() string {
	if r.At == (sheet.Ref{}) {
		return r.From
	}
	return r.At.String()
}

// best is the value that counts: one that says something, of a row that is used if
// there is one, and of several such the row that says most; the first of them.
func (d double) best() *Observed {
	rank := func(o *Observed) int {
		n := 0
		for i := range o.Row.Values {
			if !silent(&o.Row.Values[i]) {
				n++
			}
		}
		if o.Row.Place == Linked {
			n += 1 << 20
		}
		if !silent(&o.Value) {
			n += 1 << 30
		}
		return n
	}
	best := d[0]
	for _, o := range d[1:] {
		if rank(o) > rank(best) {
			best = o
		}
	}
	return best
}

// copies sets aside the rows of which nothing is left.
func (j *joining) copies(p *Pupil, extra map[*Observed]*Observed) {
	left, instead := map[*Joined]int{}, map[*Joined]*Joined{}
	for i := range p.Values {
		o := &p.Values[i]
		keep := extra[o]
		if keep == nil || keep.Row == o.Row {
			left[o.Row]++
		} else if instead[o.Row] == nil {
			instead[o.Row] = keep.Row
		}
	}
	for _, i := range j.rowsOf[p] {
		r := &j.l.Rows[i]
		other := instead[r]
		if r.Place != Linked || left[r] > 0 || other == nil {
			continue
		}
		r.Place, r.Why, r.Other = Duplicate, "another row of the pupil says the same", other.At
		j.log.Add(finding.Finding{Rule: RuleTwice, From: r.At, Pupil: p.ID, Seen: "the same at " + other.place()})
	}
}

// usable turns what rows say that cannot be used into what they do not.
func (j *joining) usable() {
	for _, p := range j.l.Pupils {
		for i := range p.Values {
			if o := &p.Values[i]; o.Row.Place == Refused && o.State == metrics.Known {
				none := metrics.NoValue(o.Key, o.Date, metrics.Refused, o.Row.Why)
				none.Form = o.Form
				o.Value = none
			}
		}
	}
}

// inWords says what a value is of.
func inWords(v *metrics.Value) string {
	var out []string
	for _, s := range []string{v.Wave, v.Period, v.Informant, v.Scale} {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// shown is a value as a finding shows it.
func shown(v *metrics.Value) string {
	if x, ok := v.Number(); ok {
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	if v.State == metrics.Known {
		return strconv.Quote(v.Category)
	}
	return v.State.String()
}
