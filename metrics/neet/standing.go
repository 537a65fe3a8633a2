package neet

import (
	"cmp"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// standing is how a pupil stands at a day: one row of the first table.
type standing struct {
	pupil     string
	day       ingest.Date
	by        Basis
	placement int

	entries []*entry     // of the pupil and day, in the order of the files
	chosen  *entry       // the one that is current; nil where none is
	missing *record.Stay // a leaver of the list of pupils without a record

	raw, status Status
	lapsed      Answer
	learning    Answer
	traits      []string
	asksTraits  bool
	lostTrait   bool
	born        ingest.Date
	flags       []string
	rules       []*finding.Rule

	state metrics.State // why there is no status
	why   string
}

// group is the group of the current code; false where there is none.
func (s *standing) group() (Group, bool) {
	if s.chosen == nil || s.chosen.fault != nil {
		return Group{}, false
	}
	return s.chosen.code.Group, true
}

// age is the academic age at the day, and whether it is known.
func (s *standing) age() (int, bool) {
	if s.born.IsZero() {
		return 0, false
	}
	return AcademicAge(s.born, s.day), true
}

// inCohort reports whether the pupil is one of those whom the national figures are
// about.
func (s *standing) inCohort() Answer {
	age, ok := s.age()
	if !ok {
		return NoAnswer
	}
	return answerOf(age >= youngest && age <= oldest)
}

// flag adds a word to the flags, once.
func (s *standing) flag(word string) {
	if !slices.Contains(s.flags, word) {
		s.flags = append(s.flags, word)
	}
}

// tell adds a finding about the current record.
func (in *intake) tell(s *standing, r *finding.Rule, field, seen, flag string) {
	in.log.Add(finding.Finding{Rule: r, From: s.chosen.ref(field), Pupil: s.pupil, Seen: seen})
	s.raise(r, flag)
}

func (s *standing) raise(r *finding.Rule, flag string) {
	if !slices.Contains(s.rules, r) {
		s.rules = append(s.rules, r)
	}
	s.flag(flag)
}

// standings puts the records of each pupil and day together and judges them.
func (in *intake) standings() []*standing {
	type key struct {
		pupil string
		day   ingest.Date
	}
	met := map[key]*standing{}
	var all []*standing
	for _, e := range in.entries {
		if e.by == FromOption && e.known().After(in.asOf) {
			in.counts.Later++
			in.log.Add(finding.Finding{Rule: RuleLater, From: e.ref(e.knownField()), Pupil: e.pupil, Seen: "confirmed " + e.known().String() + ", asked for " + in.asOf.String()})
			continue
		}
		k := key{e.pupil, e.day}
		s := met[k]
		if s == nil {
			s = &standing{pupil: e.pupil, day: e.day, by: e.by}
			met[k] = s
			all = append(all, s)
		}
		s.by = min(s.by, e.by)
		s.entries = append(s.entries, e)
	}
	slices.SortStableFunc(all, compareStandings)
	for _, s := range all {
		in.judge(s)
	}
	return all
}

func compareStandings(a, b *standing) int {
	return cmp.Or(cmp.Compare(a.pupil, b.pupil), compareDays(a.day, b.day))
}

// judge finds the current record of a pupil and day, and what it counts as.
func (in *intake) judge(s *standing) {
	s.placement = placementAt(in.request.Roll.Of(s.pupil), s.day)
	for i, e := range s.entries {
		s.asksTraits = s.asksTraits || e.asksTraits
		s.lostTrait = s.lostTrait || e.lostTrait
		for _, t := range e.traits {
			if !slices.Contains(s.traits, t) {
				s.traits = append(s.traits, t)
			}
		}
		if first := slices.IndexFunc(s.entries[:i], e.copyOf); first >= 0 {
			in.log.Add(finding.Finding{Rule: RuleDuplicate, From: e.at(), Pupil: s.pupil, Seen: "the same as in " + s.entries[first].at().String()})
			s.raise(RuleDuplicate, flagDuplicate)
		}
	}
	slices.Sort(s.traits)
	in.birth(s)
	in.choose(s)
	in.count(s)
	if s.chosen == nil {
		return
	}
	if rule := s.chosen.fault; rule != nil {
		s.state, s.why = metrics.Refused, rule.Title
		if rule == RuleNoCode {
			s.state = metrics.Missing
		}
		s.raise(rule, faultFlags[rule])
		return
	}
	in.weigh(s)
	in.doubt(s)
}

// placementAt is the placement that had begun last on a day; 1 where none is known.
func placementAt(stays []record.Stay, day ingest.Date) int {
	n := 1
	for i := range stays {
		if !stays[i].Entry.IsZero() && !stays[i].Entry.After(day) {
			n = max(n, stays[i].Placement)
		}
	}
	return n
}

// count says where the rows of a standing went.
func (in *intake) count(s *standing) {
	used := false
	for i, e := range s.entries {
		same := func(o *entry) bool { return e.sameAs(o) }
		switch {
		case slices.ContainsFunc(s.entries[:i], e.copyOf):
			in.counts.Duplicates++
		case slices.ContainsFunc(s.entries[:i], same):
			in.counts.Same++
		case !used && (s.chosen == nil || e == s.chosen):
			in.counts.Used++
			used = true
		case e.fault == RuleNoCode:
			in.counts.Empty++
		default:
			in.counts.Superseded++
		}
	}
}

// weigh says what the current record counts as: a record that lapsed is not known,
// unless its code is of a group that does not lapse.
func (in *intake) weigh(s *standing) {
	c := s.chosen.code
	s.raw, s.status, s.learning = c.Group.Status, c.Group.Status, c.Learning
	s.lapsed = in.lapsedAt(s.chosen)
	if s.lapsed == Yes && c.Group.Lapses {
		s.status, s.learning = Unknown, NoAnswer
		s.flag(flagLapsed)
	}
}
