package cohort

import (
	"cmp"
	"slices"

	"apst/metrics"
	"apst/metrics/record"
)

// Match finds each pupil's baseline and endline of every outcome that is asked for, in
// every placement, by every informant of whom there is any value, and says why there
// is no pair where there is none. Of the outcome that the flow is about there is a
// pair, though an empty one, for every informant and every placement in the period, so
// that nobody is lost from sight. Outcomes that are not paired ([metrics.ByStanding])
// have none.
//
// Pairs come by pupil, placement, measure, outcome and informant. Their numbers do not
// depend on the order of files or rows.
func Match(l *Linkage, s *Settings) []*Pair {
	m := newMatcher(l, s)
	pupils := slices.Clone(l.Pupils)
	slices.SortStableFunc(pupils, func(a, b *Pupil) int { return cmp.Compare(a.ID, b.ID) })
	var out []*Pair
	for _, p := range pupils {
		out = append(out, m.pupil(p)...)
	}
	for _, p := range out {
		m.change(p)
	}
	Index(l, out, s)
	return out
}

// matcher is what matching needs to know of the whole.
type matcher struct {
	l         *Linkage
	s         *Settings
	measures  []*looked
	main      *metrics.Outcome // the flow's
	mainOf    *looked
	spoilt    map[*Pupil][]*Observed // values of rows that cannot be used
	reliables map[reliableKey]*reliableAnswer
}

func newMatcher(l *Linkage, s *Settings) *matcher {
	m := &matcher{l: l, s: s, measures: l.measures(), spoilt: map[*Pupil][]*Observed{}, reliables: map[reliableKey]*reliableAnswer{}}
	m.mainOf, m.main = mainOutcome(m.measures, s)
	for i := range l.Rows {
		r := &l.Rows[i]
		if r.Pupil == nil || r.Place != Refused {
			continue
		}
		for _, v := range r.Values {
			m.spoilt[r.Pupil] = append(m.spoilt[r.Pupil], &Observed{Value: refusedValue(v, r), Row: r})
		}
	}
	return m
}

// refusedValue is a value of a row that cannot be used: what it is of, and why there
// is none.
func refusedValue(v metrics.Value, r *Joined) metrics.Value {
	if v.State != metrics.Known {
		return v
	}
	why := cmp.Or(r.Refused, r.Why, "the row cannot be used")
	out := metrics.NoValue(v.Key, v.Date, metrics.Refused, why)
	out.Form = v.Form
	return out
}

// spoiltRow reports whether a row cannot be used at all.
func spoiltRow(o *Observed) bool {
	return o.Row != nil && (o.Row.Place == Refused || o.Row.Row != nil && o.Row.Refused != "")
}

// contradicted reports whether a row was fine by itself, and is not used because
// another says otherwise.
func contradicted(o *Observed) bool {
	return o.Row != nil && o.Row.Place == Refused && o.Row.Row != nil && o.Row.Refused == ""
}

// groupKey is what observations have to share to be those of one pair.
type groupKey struct {
	measure, scale, informant string
	placement                 int
}

// pupil makes the pairs of one pupil.
func (m *matcher) pupil(p *Pupil) []*Pair {
	groups := map[groupKey][]*Observed{}
	placements := map[int]bool{}
	lone := lonePlacement(p)
	add := func(o *Observed) {
		at := o.Placement
		if at == 0 {
			at = lone
		}
		k := groupKey{o.Measure, o.Scale, o.Informant, at}
		groups[k] = append(groups[k], o)
		placements[at] = true
	}
	for i := range p.Values {
		add(&p.Values[i])
	}
	for _, o := range m.spoilt[p] {
		if !slices.ContainsFunc(p.Values, func(v Observed) bool { return v.Row == o.Row }) {
			add(o)
		}
	}
	expected := m.expected(p)
	for _, at := range expected {
		placements[at] = true
	}
	var order []int
	for at := range placements {
		order = append(order, at)
	}
	slices.Sort(order)
	var out []*Pair
	for _, at := range order {
		for _, measure := range m.measures {
			for _, o := range measure.outcomes {
				if o.Pairing == metrics.ByStanding || !m.s.wants(measure.id, o) {
					continue
				}
				always := o == m.main && slices.Contains(expected, at)
				out = append(out, m.outcome(p, measure, o, at, groups, always)...)
			}
		}
	}
	return out
}

// lonePlacement is the placement of values of which nothing says it: the only one of
// a pupil who has no other, and 0 where that is not clear.
func lonePlacement(p *Pupil) int {
	if len(p.Stays) > 1 {
		return 0
	}
	for i := range p.Values {
		if p.Values[i].Placement > 1 {
			return 0
		}
	}
	return 1
}

// expected are the placements in which the main outcome is looked for whether or not
// there is anything of it: those in the period, and without a list of pupils the first
// of whoever is in the files.
func (m *matcher) expected(p *Pupil) []int {
	if m.main == nil {
		return nil
	}
	if len(p.Stays) == 0 {
		if m.l.Listed {
			return nil
		}
		return []int{1}
	}
	var out []int
	for i := range p.Stays {
		if inPeriod(&p.Stays[i], m.s) {
			out = append(out, p.Stays[i].Placement)
		}
	}
	return out
}

// outcome makes the pairs of one outcome in one placement, by every informant.
func (m *matcher) outcome(p *Pupil, measure *looked, o *metrics.Outcome, placement int, groups map[groupKey][]*Observed, always bool) []*Pair {
	var out []*Pair
	for _, who := range measure.informants {
		all := groups[groupKey{measure.id, o.Scale, who, placement}]
		if len(all) == 0 && !always {
			continue
		}
		pair := &Pair{Pupil: p, Placement: placement, Measure: measure.id, Outcome: o, Informant: who, Days: -1}
		m.pair(pair, all)
		out = append(out, pair)
	}
	for _, pair := range out {
		m.changedInformant(pair, out)
	}
	return slices.DeleteFunc(out, func(x *Pair) bool { return !m.s.wantsInformant(x.Informant) })
}

// pair finds the two values, and says why there is no pair where there is none.
func (m *matcher) pair(p *Pair, all []*Observed) {
	stay := stayOf(p.Pupil, p.Placement)
	c := m.choose(p.Outcome, p.Informant, stay, all)
	p.First, p.Last, p.Between, p.Flags = c.first, c.last, c.between, c.flags
	if p.Outcome.Pairing != metrics.ByPeriod { // a window has no day
		p.Days = daysBetween(p.First, p.Last)
	}
	p.Form = formOf(p)
	p.Reason = m.reason(p, c, stay)
	m.flag(p, stay)
}

// formOf is the form of the two values, where it is one.
func formOf(p *Pair) string {
	switch {
	case p.First == nil && p.Last == nil:
		return ""
	case p.First == nil:
		return p.Last.Form
	case p.Last == nil || p.Last.Form == "" || p.First.Form == p.Last.Form:
		return p.First.Form
	case p.First.Form == "":
		return p.Last.Form
	}
	return ""
}

// stayOf is a pupil's placement on the list of pupils; nil where there is none.
func stayOf(p *Pupil, placement int) *record.Stay {
	for i := range p.Stays {
		if p.Stays[i].Placement == placement {
			return &p.Stays[i]
		}
	}
	return nil
}

// inPeriod reports whether a placement has a day in the period, as far as is known.
func inPeriod(stay *record.Stay, s *Settings) bool {
	return (s.To.IsZero() || stay.Entry.IsZero() || !stay.Entry.After(s.To)) &&
		(s.From.IsZero() || stay.Exit.IsZero() || !s.From.After(stay.Exit))
}
