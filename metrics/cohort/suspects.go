package cohort

import (
	"cmp"
	"slices"
	"strings"

	"apst/ingest"
	"apst/metrics"
)

// leastAlone is how long an identifier has to be for a slip in it to mean anything
// where neither a check letter nor a name nor a date of birth speaks for it: schools
// number their pupils 101, 102, 103.
const leastAlone = 6

// mostOfOneName is how many with one name and date of birth are all compared with each
// other; of more, each is with the first.
const mostOfOneName = 8

// pairOf are two who may be one, by what they count as, the lower number first.
type pairOf struct{ a, b int }

func pairWith(a, b int) pairOf { return pairOf{min(a, b), max(a, b)} }

// suspicion is why two may be one.
type suspicion struct {
	pairOf
	first, second lookalike // that look alike
	kind          SuspectKind
	same          bool // by name and date of birth
	alone         bool // nothing speaks for it but the identifiers, and they might be chance
	at            int  // where these begin to differ
}

// suspecting looks for those who may be one.
type suspecting struct {
	*joining
	known  []known
	met    map[pairOf]*suspicion
	order  []pairOf
	things map[int]map[thing]bool

	members map[int][]int // identities, by what they count as
}

// suspects finds the pairs of identifiers that look like one pupil, of which one at
// least is not on the list, or whose name and date of birth are the same. What
// somebody has decided is none.
func (j *joining) suspects() {
	s := &suspecting{joining: j, known: j.persons(), met: map[pairOf]*suspicion{}, members: map[int][]int{}}
	for i := range s.all {
		s.members[s.all[i].root] = append(s.members[s.all[i].root], i)
	}
	s.byName()
	s.bySlip()
	s.chance()
	for _, k := range s.order {
		if x := s.met[k]; x != nil && !j.settled(k.a, k.b) {
			j.l.Suspects = append(j.l.Suspects, s.suspect(x))
		}
	}
	slices.SortFunc(j.l.Suspects, func(a, b Suspect) int {
		return cmp.Or(compareRefs(a.SecondAt, b.SecondAt), strings.Compare(a.Second, b.Second), strings.Compare(a.First, b.First))
	})
	for i := range j.l.Suspects {
		j.tellSuspect(&j.l.Suspects[i])
	}
}

// note keeps a suspicion; of two about the same pair the stronger one.
func (s *suspecting) note(x suspicion) {
	switch old := s.met[x.pairOf]; {
	case old == nil:
		s.order = append(s.order, x.pairOf)
	case old.strength() >= x.strength():
		return
	}
	s.met[x.pairOf] = &x
}

// strength orders suspicions about one pair by how much they say.
func (x *suspicion) strength() int {
	switch {
	case x.alone:
		return 0
	case x.kind == SameName:
		return 1
	case x.kind != Temporary:
		return 2
	}
	return 3
}

// byName finds those with the same name and date of birth.
func (s *suspecting) byName() {
	groups := map[named][]int{}
	for who := range s.known {
		if s.all[who].root != who {
			continue
		}
		for k := range s.known[who].both {
			groups[k] = append(groups[k], who)
		}
	}
	var keys []named
	for k, all := range groups {
		if len(all) > 1 {
			keys = append(keys, k)
		}
	}
	slices.SortFunc(keys, func(a, b named) int {
		return cmp.Or(strings.Compare(a.name, b.name), cmp.Compare(a.born.Days(), b.born.Days()))
	})
	for _, k := range keys {
		all := groups[k] // those on the list first
		for n, b := range all[1:] {
			with := all[:n+1]
			if len(all) > mostOfOneName {
				with = all[:1]
			}
			for _, a := range with {
				s.note(s.sameName(a, b))
			}
		}
	}
}

// sameName is the suspicion against two of one name and date of birth.
func (s *suspecting) sameName(a, b int) suspicion {
	x := suspicion{pairOf: pairWith(a, b), first: lookalike{s.all[a].id, a}, second: lookalike{s.all[b].id, b}, kind: SameName, same: true}
	if temporary, permanent := s.upns(a); temporary != "" || permanent != "" {
		otherTemporary, otherPermanent := s.upns(b)
		switch {
		case temporary != "" && permanent == "" && otherPermanent != "":
			x.kind, x.first.id, x.second.id = Temporary, temporary, otherPermanent
		case permanent != "" && otherTemporary != "" && otherPermanent == "":
			x.kind, x.first.id, x.second.id = Temporary, permanent, otherTemporary
		}
	}
	return x
}

// upns are the UPNs that somebody has: one of each kind.
func (s *suspecting) upns(who int) (temporary, permanent string) {
	for _, id := range s.idsOf(who) {
		if !ingest.LooksUPN([]byte(id)) {
			continue
		}
		if last := id[len(id)-1]; last >= '0' && last <= '9' {
			permanent = cmp.Or(permanent, id)
		} else {
			temporary = cmp.Or(temporary, id)
		}
	}
	return temporary, permanent
}

// idsOf are the identifiers of somebody.
func (s *suspecting) idsOf(who int) []string {
	if p := s.by[who]; p != nil {
		return p.IDs
	}
	var out []string
	for _, i := range s.members[who] {
		out = append(out, s.all[i].id)
	}
	return out
}

// lookalikes are all identifiers that lead to one person, and among them those of
// people who are not on the list, in order.
func (s *suspecting) lookalikes() (all, strange []lookalike) {
	for who := range s.all {
		if s.all[who].root != who {
			continue
		}
		for _, id := range s.idsOf(who) {
			all = append(all, lookalike{id, who})
			if !s.all[who].listed {
				strange = append(strange, lookalike{id, who})
			}
		}
	}
	return all, strange
}

// bySlip finds those whose identifiers are a slip of the hand apart, or differ in how
// they are written alone.
func (s *suspecting) bySlip() {
	all, strange := s.lookalikes()
	if len(strange) == 0 {
		return
	}
	folded := map[string][]lookalike{}
	for _, x := range strange {
		key := string(ingest.AppendFolded(nil, x.id))
		folded[key] = append(folded[key], x)
	}
	near := neighboursOf(strange)
	for _, x := range all {
		for _, y := range folded[string(ingest.AppendFolded(nil, x.id))] {
			s.compare(x, y, true)
		}
		for _, i := range near.near(x.id) {
			s.compare(x, near.ids[i], false)
		}
	}
}

// compare judges two identifiers that look alike.
func (s *suspecting) compare(x, y lookalike, rewritten bool) {
	if x.who >= y.who { // those on the list have the lower numbers; of two others the other way round finds it
		return
	}
	speaks, against := s.known[x.who].speaks(&s.known[y.who])
	if against {
		return
	}
	found := suspicion{pairOf: pairWith(x.who, y.who), first: x, second: y, same: s.known[x.who].same(&s.known[y.who])}
	if rewritten {
		found.kind = Rewritten
		s.note(found)
		return
	}
	slip, at := ingest.SlipBetween(x.id, y.id)
	if found.at = at; slip == ingest.Exchanged {
		found.kind = Swapped
	}
	least := min(len(x.id), len(y.id))
	likely, sure := ingest.LikelySlip(x.id, y.id)
	switch {
	case speaks && least >= ingest.MinSlip, likely && sure:
	case likely && least >= leastAlone:
		found.alone = true
	default:
		return
	}
	s.note(found)
}

// chance drops the suspicions for which nothing speaks but the identifiers, where
// somebody has several of them, where other pairs differ at the same place, as whole
// classes do that are numbered in hundreds, and where both have results for the same
// thing.
func (s *suspecting) chance() {
	type spot struct{ length, at int }
	times, spots := map[int]int{}, map[spot]int{}
	of := func(x *suspicion) spot { return spot{max(len(x.first.id), len(x.second.id)), x.at} }
	for _, x := range s.met {
		if x.alone {
			times[x.a]++
			times[x.b]++
			spots[of(x)]++
		}
	}
	for k, x := range s.met { // each by itself
		if x.alone && (times[x.a] > 1 || times[x.b] > 1 || spots[of(x)] > 1 || s.bothHave(x.a, x.b)) {
			s.met[k] = nil
		}
	}
}

// bothHave reports whether two have results for the same thing.
func (s *suspecting) bothHave(a, b int) bool {
	if s.things == nil {
		s.things = map[int]map[thing]bool{}
		for i := range s.l.Rows {
			if s.leads[i].who < 0 {
				continue
			}
			who := s.all[s.leads[i].who].root
			if s.things[who] == nil {
				s.things[who] = map[thing]bool{}
			}
			for k := range s.l.Rows[i].Values {
				s.things[who][occasion(&s.l.Rows[i].Values[k])] = true
			}
		}
	}
	return common(s.things[a], s.things[b])
}

// occasion is when and of what something was measured: by the wave or the period, or
// without one the day.
func occasion(v *metrics.Value) thing {
	t := thing{measure: v.Measure, informant: v.Informant, wave: v.Wave, period: v.Period}
	if t.wave == "" && t.period == "" {
		t.scale, t.date = v.Scale, v.Date
	}
	return t
}
