package cohort

import (
	"cmp"
	"slices"
	"strings"

	"apst/ingest"
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
	Index(out, s)
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

// reason says why there is no pair: what is wrong with the baseline first, then with
// the endline, then with the two together, as pupils leave the flow.
func (m *matcher) reason(p *Pair, c chosen, stay *record.Stay) Reason {
	switch {
	case c.twoFirst:
		return TwoOfOne
	case p.First == nil && p.Placement == 0 && (p.Last != nil || len(p.Between) > 0):
		return PlacementUnclear
	case p.First == nil:
		return NoBaseline
	case c.late:
		return BaselineLate
	case unavailable(p.First):
		return NotAvailable
	case !scorable(p.First, p.Outcome):
		return BaselineRefused
	case c.twoLast:
		return TwoOfOne
	case p.Last == nil && p.Placement == 0:
		return PlacementUnclear
	case p.Last == nil && !endlineDue(stay, m.l, m.s):
		return StillOnRoll
	case p.Last == nil:
		return NoEndline
	case unavailable(p.Last):
		return NotAvailable
	case !scorable(p.Last, p.Outcome):
		return EndlineRefused
	case p.Placement == 0:
		return PlacementUnclear
	case m.orderUnclear(p):
		return TwoOfOne
	case surelyAfter(p.First.Date, p.Last.Date):
		return WrongOrder
	case !sameForm(p):
		return OtherForm
	case m.raterChanged(p):
		return OtherRater
	}
	return ""
}

// orderUnclear reports whether days alone tell baseline and endline apart, and one of
// them is a month that the other lies in: which came first nobody can tell.
func (m *matcher) orderUnclear(p *Pair) bool {
	byName := p.Outcome.Pairing == metrics.ByWave && m.s.Baseline.Kind == ByName && m.s.Endline.Kind == ByName
	a, b := p.First, p.Last
	if p.Outcome.Pairing == metrics.ByPeriod || byName || a.Wave == waveBaseline && b.Wave == waveEndline || a.Date.IsZero() || b.Date.IsZero() {
		return false
	}
	return !surelyAfter(b.Date, a.Date) && !surelyAfter(a.Date, b.Date) && (a.Date.Day == 0 || b.Date.Day == 0)
}

// sameForm reports whether both were measured with what can be compared, as far as is
// known.
func sameForm(p *Pair) bool {
	same, _ := metrics.SameForm(p.First.Form, p.Last.Form)
	return same
}

// scorable reports whether there is a value, of the kind the outcome has.
func scorable(o *Observed, of *metrics.Outcome) bool {
	if o.State != metrics.Known {
		return false
	}
	if of.Words {
		return o.Category != ""
	}
	_, ok := o.Number()
	return ok
}

// unavailable reports whether nothing could have been measured: a window that is too
// short, or without marks.
func unavailable(o *Observed) bool {
	return o.State == metrics.NotAvailable || o.State == metrics.NotApplicable
}

// raterChanged reports whether two people answered, as far as both are named. Of
// pupils about themselves, and of what nobody answers for, there is nothing to ask.
func (m *matcher) raterChanged(p *Pair) bool {
	return !m.s.AnyRater && ratersMatter(p.Informant) && p.First.Rater != "" && p.Last.Rater != "" && p.First.Rater != p.Last.Rater
}

func ratersMatter(informant string) bool { return informant != "" && informant != "self" }

// changedInformant finds the endline by somebody else of a pupil whose own informant
// has none. An endline that has a baseline by the same informant belongs to that one.
func (m *matcher) changedInformant(p *Pair, all []*Pair) {
	if p.Reason != NoEndline && p.Reason != StillOnRoll {
		return
	}
	for _, other := range all {
		if other != p && other.Last != nil && other.First == nil && !spoiltRow(other.Last) {
			p.Reason, p.Other = OtherInformant, other.Last
			return
		}
	}
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

// daysBetween is how many days lie between two values; -1 where one of the two days is
// not known, or the second is before the first.
func daysBetween(a, b *Observed) int {
	if a == nil || b == nil || a.Date.Day == 0 || b.Date.Day == 0 || a.Date.IsZero() || b.Date.IsZero() {
		return -1
	}
	return max(b.Date.Days()-a.Date.Days(), -1)
}

// surelyAfter reports whether a date is after another however a month is read. Nothing
// is after no date.
func surelyAfter(a, b ingest.Date) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	if a.Day == 0 { // its first day
		a.Day = 1
	}
	if b.Day == 0 {
		b.Day = 31
	}
	return a.After(b)
}

// sortKey orders observations of one pair that nothing else does: by where they stand.
func sortKey(a, b *Observed) int {
	if x := cmp.Or(compareDates(a.Date, b.Date), strings.Compare(a.Wave, b.Wave), strings.Compare(a.Rater, b.Rater)); x != 0 {
		return x
	}
	return compareWhere(a, b)
}

// compareWhere orders observations by where their rows stand.
func compareWhere(a, b *Observed) int {
	if a.Row == b.Row {
		return 0
	}
	return strings.Compare(a.where(), b.where())
}

// where is where the value's row stands.
func (o *Observed) where() string {
	switch {
	case o.Row == nil || o.Row.Row == nil:
		return ""
	case o.Row.From != "":
		return o.Row.From
	}
	return o.Row.At.String()
}

// compareDates puts no date last, and a month before its days.
func compareDates(a, b ingest.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return cmp.Or(cmp.Compare(a.Days(), b.Days()), cmp.Compare(a.Day, b.Day))
}
