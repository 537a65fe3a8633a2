package cohort

import (
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest/sheet"
)

// settling applies decisions to identities.
type settling struct {
	*identities
	log    *finding.Log
	unused []*Decision
	edges  []edge          // two that are one
	apart  []edge          // two that are two
	torn   map[string]bool // identifiers that decisions give to two
}

// edge is a decision about two identities.
type edge struct {
	a, b int // of the first and the second identifier
	by   *Decision
}

// settle applies decisions. Those that say nothing about anybody are given back; those
// that contradict the list or each other are not followed, and told.
func (x *identities) settle(decisions []Decision, log *finding.Log) *settling {
	s := &settling{identities: x, log: log, torn: map[string]bool{}}
	for i := range decisions {
		s.take(&decisions[i])
	}
	for id := range s.torn {
		delete(s.granted, id)
	}
	s.join()
	return s
}

// take sorts a decision.
func (s *settling) take(d *Decision) {
	if s.claims[d.First] == nil || s.claims[d.Second] == nil {
		s.unused = append(s.unused, d)
		missing := slices.DeleteFunc([]string{d.First, d.Second}, func(id string) bool { return s.claims[id] != nil })
		for i, id := range missing {
			missing[i] = fmt.Sprintf("%q", id)
		}
		s.tell(RuleUnused, d, "nothing has "+strings.Join(missing, " or "))
		return
	}
	a, b := s.one(d.First), s.one(d.Second)
	switch {
	case a < 0 && b < 0:
		s.tell(RuleAgainstList, d, "several pupils on the list have either")
	case a < 0 || b < 0:
		s.takeShared(d, a, b)
	case !d.Same && a == b:
		s.tell(RuleAgainstList, d, "they are one pupil on the list at "+s.all[a].at.String())
	case !d.Same:
		s.apart = append(s.apart, edge{a, b, d})
		s.drop(d.First, b)
		s.drop(d.Second, a)
	case a != b:
		s.edges = append(s.edges, edge{a, b, d})
	}
}

// takeShared takes a decision about an identifier that several pupils on the list
// have: it is one's of them, or not.
func (s *settling) takeShared(d *Decision, a, b int) {
	id, who := d.First, b
	if b < 0 {
		id, who = d.Second, a
	}
	has := s.has(id, who)
	switch before := s.granted[id]; {
	case !d.Same && has:
		s.drop(id, who)
	case !d.Same: // which the list says too
	case !has:
		s.tell(RuleAgainstList, d, fmt.Sprintf("%q is of several others on the list", id))
	case before != nil && s.grantee(id, before) != who:
		s.tell(RuleClash, d, fmt.Sprintf("%q is somebody else's by %s", id, before.place()))
		s.torn[id] = true
	default:
		s.granted[id] = d
	}
}

// join makes one of those who were decided to be one, unless another decision says
// that two among them are two: then nothing of it is followed.
func (s *settling) join() {
	group := s.groups(s.edges)
	clash := map[int]bool{}
	for _, e := range s.apart {
		if group[e.a] == group[e.b] {
			clash[group[e.a]] = true
			s.tell(RuleClash, e.by, "by others they are one: "+s.chain(group, group[e.a]))
		}
	}
	s.edges = slices.DeleteFunc(s.edges, func(e edge) bool { return clash[group[e.a]] })
	members := map[int][]int{}
	group = s.groups(s.edges)
	for _, e := range s.edges {
		for _, who := range [2]int{e.a, e.b} {
			if g := group[who]; !slices.Contains(members[g], who) {
				members[g] = append(members[g], who)
			}
		}
	}
	for _, all := range members { // each by itself
		s.root(all)
	}
}

// groups numbers those who are one by the lowest of their numbers.
func (s *settling) groups(edges []edge) []int {
	group := make([]int, len(s.all))
	for i := range group {
		group[i] = i
	}
	top := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for _, e := range edges {
		a, b := top(e.a), top(e.b)
		group[max(a, b)] = min(a, b)
	}
	for i := range group {
		group[i] = top(i)
	}
	return group
}

// chain says where the decisions stand that join a group.
func (s *settling) chain(group []int, g int) string {
	var out []string
	for _, e := range s.edges {
		if group[e.a] == g {
			out = append(out, e.by.place())
		}
	}
	return strings.Join(out, ", ")
}

// root settles as whom a group counts: somebody on the list before anybody else, and
// among these one whose identifier stands second in no decision.
func (s *settling) root(all []int) {
	second := func(who int) bool {
		return slices.ContainsFunc(s.edges, func(e edge) bool { return e.b == who })
	}
	slices.Sort(all)
	best := all[0]
	for _, who := range all[1:] {
		one, other := &s.all[who], &s.all[best]
		switch {
		case one.listed != other.listed:
			if one.listed {
				best = who
			}
		case second(best) && !second(who):
			best = who
		}
	}
	met := map[int]bool{best: true}
	for queue := []int{best}; len(queue) > 0; queue = queue[1:] {
		for _, e := range s.edges {
			next := -1
			switch queue[0] {
			case e.a:
				next = e.b
			case e.b:
				next = e.a
			}
			if next >= 0 && !met[next] {
				met[next] = true
				s.all[next].root, s.all[next].by = best, e.by
				queue = append(queue, next)
			}
		}
	}
}

// settled reports whether somebody has decided that two are two pupils. The two are
// what they count as.
func (s *settling) settled(a, b int) bool {
	return slices.ContainsFunc(s.apart, func(e edge) bool {
		x, y := s.all[e.a].root, s.all[e.b].root
		return x == a && y == b || x == b && y == a
	})
}

// tell logs a finding about a decision.
func (s *settling) tell(r *finding.Rule, d *Decision, seen string) {
	s.log.Add(finding.Finding{Rule: r, From: d.at(), Pupil: d.Second, Seen: seen})
}

// at is where a decision stands.
func (d *Decision) at() sheet.Ref { return sheet.Ref{File: d.File, Row: d.Line} }

// place is where a decision stands, in words.
func (d *Decision) place() string { return fmt.Sprintf("%s line %d", d.File, d.Line) }
