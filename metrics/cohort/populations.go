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

// person is a pupil as results see one.
type person struct {
	*Pupil
	first     *record.Stay // the first placement of the period; nil without a list of pupils
	supported bool
	traits    [][]int // for each placement, and at last for none: the level of each fact
}

// at is the levels of a pupil in a placement; where that is not clear, those of facts
// that are the same in all placements.
func (p *person) at(placement int) []int {
	for i := range p.Stays {
		if p.Stays[i].Placement == placement {
			return p.traits[i]
		}
	}
	return p.traits[len(p.traits)-1]
}

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
	q := &person{Pupil: p, supported: Supported(p)}
	for i := range p.Stays {
		stay := &p.Stays[i]
		if inPeriod(stay, s) && ineligible(stay, l, s) == "" && unwilling(stay) == "" {
			q.first = stay
			return q
		}
	}
	if len(p.Stays) > 0 {
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
