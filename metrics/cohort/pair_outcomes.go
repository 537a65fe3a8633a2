package cohort

import (
	"cmp"
	"slices"
	"strings"

	"apst/metrics"
)

// looked is a measure with what is looked at in it, of all its sources together.
type looked struct {
	id, title  string
	outcomes   []*metrics.Outcome
	informants []string // by whom there is any value of an outcome, in order
}

// find is the outcome of a scale; nil for none.
func (m *looked) find(scale string) *metrics.Outcome {
	for _, o := range m.outcomes {
		if o.Scale == scale {
			return o
		}
	}
	return nil
}

// measuresOf are the measures of the sources, by their ids, and what is looked at in
// them: what several sources of one measure say of an outcome is the same.
func measuresOf(sources []Source) []*looked {
	byID := map[string]*looked{}
	var out []*looked
	for i := range sources {
		src := &sources[i]
		m := byID[src.Measure]
		if m == nil {
			m = &looked{id: src.Measure, title: src.Title}
			byID[src.Measure] = m
			out = append(out, m)
		}
		for k := range src.Outcomes {
			if m.find(src.Outcomes[k].Scale) == nil {
				m.outcomes = append(m.outcomes, &src.Outcomes[k])
			}
		}
	}
	slices.SortFunc(out, func(a, b *looked) int { return cmp.Compare(a.id, b.id) })
	return out
}

// measures are the measures of a linkage with the informants there are.
func (l *Linkage) measures() []*looked {
	if l.Input == nil {
		return nil
	}
	out := measuresOf(l.Input.Sources)
	at := map[string]*looked{}
	for _, m := range out {
		at[m.id] = m
	}
	type said struct{ measure, scale, informant string }
	met := map[said]bool{}
	note := func(v *metrics.Value) {
		k := said{v.Measure, v.Scale, v.Informant}
		if met[k] {
			return
		}
		met[k] = true
		if m := at[v.Measure]; m != nil && m.find(v.Scale) != nil && !slices.Contains(m.informants, v.Informant) {
			m.informants = append(m.informants, v.Informant)
		}
	}
	for _, p := range l.Pupils {
		for i := range p.Values {
			note(&p.Values[i].Value)
		}
	}
	for i := range l.Rows {
		if r := &l.Rows[i]; r.Pupil != nil && r.Place == Refused {
			for k := range r.Values {
				note(&r.Values[k])
			}
		}
	}
	for _, m := range out {
		slices.SortFunc(m.informants, compareInformants)
	}
	return out
}

// Informants are those by whom there is any value of the outcome that the flow is
// about, in order.
func (l *Linkage) Informants(s *Settings) []string {
	all := l.measures()
	m, o := mainOutcome(all, s)
	if o == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(m.informants), func(who string) bool { return !s.wantsInformant(who) })
}

// informantOrder is the order in which informants are named; others follow by name.
var informantOrder = []string{"self", "teacher", "parent", "child", "family", "staff"}

func compareInformants(a, b string) int {
	place := func(s string) int {
		if i := slices.Index(informantOrder, s); i >= 0 {
			return i
		}
		return len(informantOrder)
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
}

// wants reports whether an outcome is among those asked for. A scale may be written as
// its name, as in columns, or behind the measure and a point: sdq.total.
func (s *Settings) wants(measure string, o *metrics.Outcome) bool {
	if len(s.Measures) > 0 && !containsFold(s.Measures, measure) {
		return false
	}
	return len(s.Scales) == 0 || containsFold(s.Scales, o.Scale) || o.Short != "" && containsFold(s.Scales, o.Short) || containsFold(s.Scales, measure+"."+o.Scale)
}

// wantsInformant reports whether an informant is asked for. Outcomes that nobody
// answers for, such as attendance, have the empty one and are always.
func (s *Settings) wantsInformant(who string) bool {
	return len(s.Informants) == 0 || who == "" || containsFold(s.Informants, who)
}

func containsFold(list []string, word string) bool {
	return slices.ContainsFunc(list, func(x string) bool { return strings.EqualFold(x, word) })
}

// isPrimary reports whether an outcome is the one that was named as the main one
// beforehand.
func (s *Settings) isPrimary(measure, scale string) bool { return s.Primary == measure+"."+scale }

// mainOutcome is the outcome that the flow is about: the one named beforehand where it
// is there and asked for, or else the main one of the first measure whose outcomes are
// paired. Nil where there is none.
func mainOutcome(all []*looked, s *Settings) (*looked, *metrics.Outcome) {
	var m *looked
	var best *metrics.Outcome
	rank := 0
	for _, c := range all {
		for _, o := range c.outcomes {
			if o.Pairing == metrics.ByStanding || !s.wants(c.id, o) {
				continue
			}
			r := 1
			switch {
			case s.isPrimary(c.id, o.Scale):
				r = 5
			case o.Pairing == metrics.ByWave && o.Primary:
				r = 4
			case o.Primary:
				r = 3
			case o.Pairing == metrics.ByWave:
				r = 2
			}
			if r > rank {
				m, best, rank = c, o, r
			}
		}
	}
	return m, best
}
