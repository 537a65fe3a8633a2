package cohort

import (
	"cmp"
	"slices"

	"apst/metrics"
	"apst/metrics/record"
)

// The populations that results are given for.
const (
	All          = "all"       // all pupils on roll in the period who are eligible and take part
	SupportedOne = "supported" // of them, those whom the team supported
)

// The facts and values that say that a pupil was supported.
const (
	factSupported  = "supported" // of the list of pupils
	supportMeasure = "support"
	scaleAttended  = "attended"      // contacts that took place
	scaleContact   = "first_contact" // the day of the first of them
)

// The values that say whether everything that a pupil had is known, as one sum.
const (
	scaleSpecialists = "specialists"
	scaleMinutes     = "minutes"
)

// person is a pupil as results see one.
type person struct {
	*Pupil
	first     *record.Stay // the first placement that counts; nil without a list of pupils
	counts    []bool       // for each placement, and at last for one that is not on the list
	supported bool
	amount    string  // the band of the support; empty where it is not known, or not asked for
	traits    [][]int // for each placement, and at last for none: the level of each fact
}

// place is where a placement stands in what is known of each of them: behind the last
// for one that the list of pupils does not have, or that is not clear.
func (p *person) place(placement int) int {
	for i := range p.Stays {
		if p.Stays[i].Placement == placement {
			return i
		}
	}
	return len(p.Stays)
}

// at is the levels of a pupil in a placement; where that is not clear, those of facts
// that are the same in all placements.
func (p *person) at(placement int) []int { return p.traits[p.place(placement)] }

// peopleOf are the pupils on roll in the period who are eligible and take part, as the
// flow has them, in order of their identifiers.
func peopleOf(l *Linkage, s *Settings) []*person {
	var out []*person
	for _, p := range l.Pupils {
		if q := onRollAs(p, l, s); q != nil {
			out = append(out, q)
		}
	}
	slices.SortFunc(out, func(a, b *person) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// onRollAs is a pupil who was on roll at any time of the period, eligible and willing;
// nil for one who was not. Of whom the list of pupils says nothing it is supposed.
func onRollAs(p *Pupil, l *Linkage, s *Settings) *person {
	q := &person{Pupil: p, supported: Supported(p), counts: make([]bool, len(p.Stays)+1)}
	q.counts[len(p.Stays)] = true
	for i := range p.Stays {
		stay := &p.Stays[i]
		q.counts[i] = inPeriod(stay, s) && ineligible(stay, l, s) == "" && unwilling(stay) == ""
		if q.counts[i] && q.first == nil {
			q.first = stay
		}
	}
	if len(p.Stays) > 0 && q.first == nil {
		return nil
	}
	return q
}

// Supported reports whether the team supported a pupil: the list of pupils says so of
// a placement, or there was a contact.
func Supported(p *Pupil) bool {
	for i := range p.Stays {
		if p.Stays[i].Facts[factSupported] == "true" {
			return true
		}
	}
	for i := range p.Values {
		v := &p.Values[i]
		if v.Measure != supportMeasure || v.State != metrics.Known {
			continue
		}
		x, number := v.Number()
		if v.Scale == scaleAttended && number && x > 0 || v.Scale == scaleContact {
			return true
		}
	}
	return false
}

// population is one of the populations: its name, and who belongs to it.
type population struct {
	name   string
	people []*person
}

// populationsOf are all pupils, and, where anybody is known to have been supported,
// those who were.
func populationsOf(people []*person) []population {
	out := []population{{All, people}}
	var supported []*person
	for _, p := range people {
		if p.supported {
			supported = append(supported, p)
		}
	}
	if len(supported) > 0 {
		out = append(out, population{SupportedOne, supported})
	}
	return out
}
