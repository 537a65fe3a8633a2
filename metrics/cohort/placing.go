package cohort

import (
	"cmp"
	"slices"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// aroundStay is how many days before the entry and after the exit of a placement a
// result still belongs to it, where the pupil had several and it lies in none.
const aroundStay = 60

// merge makes the placements of those who count as one pupil the pupil's: in order of
// entry, and those with one day of entry one. Of two such, what the identity says
// counts that the others count as.
func (x *identities) merge() map[int][]record.Stay {
	type origin struct{ who, n int }
	of := map[int][]origin{}
	for who := range x.all {
		i := &x.all[who]
		i.moved = make([]int, len(i.stays))
		for n := range i.stays {
			of[i.root] = append(of[i.root], origin{who, n})
		}
	}
	out := map[int][]record.Stay{}
	for root, all := range of { // each by itself
		stay := func(o origin) *record.Stay { return &x.all[o.who].stays[o.n] }
		slices.SortStableFunc(all, func(a, b origin) int {
			own := func(o origin) int {
				if o.who == root {
					return 0
				}
				return 1
			}
			return cmp.Or(cmp.Compare(stay(a).Entry.Days(), stay(b).Entry.Days()), cmp.Compare(own(a), own(b)))
		})
		var stays []record.Stay
		for i, o := range all {
			s := *stay(o)
			if i > 0 && o.who != all[i-1].who && s.Entry == stay(all[i-1]).Entry {
				stays[len(stays)-1] = fill(stays[len(stays)-1], s)
			} else {
				stays = append(stays, s)
			}
			x.all[o.who].moved[o.n] = len(stays)
			stays[len(stays)-1].Placement = len(stays)
		}
		for i := range stays {
			stays[i].Pupil = x.all[root].id
		}
		out[root] = stays
	}
	return out
}

// fill adds to a placement what only another entry of it says. An exit is not added:
// the entry under a temporary UPN is closed when the pupil gets a permanent one.
func fill(s, other record.Stay) record.Stay {
	facts := map[string]string{}
	for _, m := range [2]map[string]string{other.Facts, s.Facts} {
		for k, v := range m {
			facts[k] = v
		}
	}
	s.Facts = facts
	for _, f := range [...]struct{ to, from *string }{
		{&s.UPN, &other.UPN}, {&s.LocalID, &other.LocalID}, {&s.Forename, &other.Forename}, {&s.Surname, &other.Surname}, {&s.Name, &other.Name},
	} {
		*f.to = cmp.Or(*f.to, *f.from)
	}
	s.Born = cmp.Or(s.Born, other.Born)
	return s
}

// placed is to which of a pupil's placements a value belongs. The number that the
// source gives counts; number is false for a row whose identifier the reader of the
// measure could not find on the list, and which it therefore took for that of a pupil
// with one placement. beyond reports a number that the list does not have.
func placed(r *Joined, v *metrics.Value, moved []int, number bool) (placement int, beyond bool) {
	n := cmp.Or(v.Placement, r.Placement)
	stays := r.Pupil.Stays
	switch {
	case n > 0 && len(stays) == 0:
		return n, false
	case n > 0 && number && n <= len(moved):
		return moved[n-1], false
	case n > len(stays):
		return n, true
	case n > 1:
		return n, false
	case len(stays) == 1:
		return 1, false
	case v.Period != "": // of a time that may lie in several
		return 0, false
	}
	return placedBy(stays, v), false
}

// placedBy is the placement that a value's date falls in; 0 where there is none, or
// more than one. On the day on which one ended and another began, a baseline is the
// later one's and an endline the earlier one's. Outside all placements a result
// belongs to one that began or ended within some days of it; in the gap between two
// near ones a baseline belongs to the next and an endline to the one before.
func placedBy(stays []record.Stay, v *metrics.Value) int {
	if v.Date.IsZero() {
		return 0
	}
	first, last := daysOf(v.Date)
	var in, near []int
	for i := range stays {
		from, to := stayFrom(&stays[i]), stayTo(&stays[i])
		switch {
		case from <= last && first <= to:
			in = append(in, i)
		case from > last && from-last <= aroundStay && v.Wave != waveEnd:
			near = append(near, i)
		case first > to && first-to <= aroundStay && v.Wave != waveStart:
			near = append(near, i)
		}
	}
	switch {
	case len(in) == 1:
		return stays[in[0]].Placement
	case len(in) == 2 && last == first && stayTo(&stays[in[0]]) == first && stayFrom(&stays[in[1]]) == first:
		switch v.Wave {
		case waveStart:
			return stays[in[1]].Placement
		case waveEnd:
			return stays[in[0]].Placement
		}
	case len(in) == 0 && len(near) == 1:
		return stays[near[0]].Placement
	}
	return 0
}

// The words of the waves of a placement's two ends.
const (
	waveStart = "baseline"
	waveEnd   = "endline"
)

// Days before and after all others.
const (
	longAgo = -1 << 40
	farOff  = 1 << 40
)

func stayFrom(s *record.Stay) int {
	if s.Entry.IsZero() {
		return longAgo
	}
	first, _ := daysOf(s.Entry)
	return first
}

func stayTo(s *record.Stay) int {
	if s.Exit.IsZero() {
		return farOff
	}
	_, last := daysOf(s.Exit)
	return last
}

// daysOf are the first and the last day that a date can be.
func daysOf(d ingest.Date) (first, last int) {
	first = d.Days()
	if d.Day > 0 {
		return first, first
	}
	next := ingest.Date{Year: d.Year, Month: d.Month + 1}
	if d.Month == 12 {
		next = ingest.Date{Year: d.Year + 1, Month: 1}
	}
	return first, next.Days() - 1
}
