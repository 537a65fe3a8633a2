package neet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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

// later orders two records by which is current: the one confirmed last, then the
// one that started last.
func later(a, b *entry) int {
	return cmp.Or(compareDays(a.known(), b.known()), compareDays(a.start, b.start))
}

// laterOrFuller orders records of one day further by what they say, so that the
// order of rows decides nothing.
func laterOrFuller(a, b *entry) int {
	return cmp.Or(later(a, b), compareDays(a.due, b.due), compareDays(a.neetStart, b.neetStart), compareDays(a.left, b.left),
		cmp.Compare(a.lapsed, b.lapsed), cmp.Compare(a.said, b.said), cmp.Compare(a.carried.String(), b.carried.String()))
}

// choose finds the current one of a pupil's records. A record without a code gives
// way to any other; what cannot be read does not, for it may be the current one.
func (in *intake) choose(s *standing) {
	said := slices.DeleteFunc(slices.Clone(s.entries), func(e *entry) bool { return e.fault == RuleNoCode })
	if len(said) == 0 {
		s.chosen = slices.MaxFunc(s.entries, laterOrFuller)
		return
	}
	s.chosen = slices.MaxFunc(said, laterOrFuller)
	for _, e := range said {
		switch {
		case later(e, s.chosen) != 0:
		case e.said != s.chosen.said && (e.code.Code != s.chosen.code.Code || e.fault != s.chosen.fault):
			in.undecided(s, e, fieldCode, fmt.Sprintf("%s here, %s in %s", e.said, s.chosen.said, s.chosen.at()))
			return
		case (in.lapsedAt(e) == Yes) != (in.lapsedAt(s.chosen) == Yes) && s.chosen.code.Group.Lapses:
			in.undecided(s, e, fieldLapsed, "lapsed in one of two records, and not in "+s.chosen.at().String())
			return
		}
	}
	for _, e := range said {
		if e.fault != nil || s.chosen.fault != nil || e.code.Code == s.chosen.code.Code {
			continue
		}
		if e.by != FromPeriod && s.chosen.known().After(e.known()) && !e.known().IsZero() {
			continue // a list of checks, the last of which counts
		}
		in.log.Add(finding.Finding{Rule: RuleTwoCodes, From: e.ref(fieldCode), Pupil: s.pupil,
			Seen: fmt.Sprintf("%s here, %s in %s, which is later", e.code.Code, s.chosen.code.Code, s.chosen.at())})
		s.raise(RuleTwoCodes, flagTwoCodes)
	}
}

// undecided leaves a pupil without a current record.
func (in *intake) undecided(s *standing, e *entry, field, seen string) {
	in.log.Add(finding.Finding{Rule: RuleUndecided, From: e.ref(field), Pupil: s.pupil, Seen: seen})
	s.raise(RuleUndecided, flagUndecided)
	s.chosen, s.state, s.why = nil, metrics.Refused, RuleUndecided.Title
}

// lapsedAt is whether a record has lapsed at its day: by the flag, and where that is
// missing by the day on which it was due to. A record due on the day itself is
// still current.
func (in *intake) lapsedAt(e *entry) Answer {
	switch {
	case e.lapsed != NoAnswer:
		return e.lapsed
	case !e.due.IsZero():
		return answerOf(e.day.After(e.due))
	}
	return NoAnswer
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

// birth settles the month of birth: of the records, and where they have none of the
// list of pupils. Two that differ leave none.
func (in *intake) birth(s *standing) {
	at := func(e *entry) string {
		if e.block.Has(record.Born) {
			return record.Born
		}
		return fieldBirthMonth
	}
	for _, e := range s.entries {
		switch {
		case e.born.IsZero():
		case s.born.IsZero():
			s.born = e.born
		case !sameMonth(s.born, e.born):
			in.births(s, finding.Finding{From: e.ref(at(e)), Seen: s.born.String() + " and " + e.born.String()})
			return
		}
	}
	for _, stay := range in.request.Roll.Of(s.pupil) {
		switch {
		case stay.Born.IsZero():
		case s.born.IsZero():
			s.born = stay.Born
		case !sameMonth(s.born, stay.Born):
			in.births(s, finding.Finding{From: s.entries[0].ref(at(s.entries[0])), Seen: s.born.String() + ", on the list of pupils " + stay.Born.String()})
			return
		}
	}
	if s.born.IsZero() {
		in.once(finding.Finding{Rule: RuleNoBirth, From: s.entries[0].ref(at(s.entries[0])), Pupil: s.pupil})
		s.raise(RuleNoBirth, flagNoBirth)
	}
}

// once adds a finding about a pupil, whatever the number of days that show it.
func (in *intake) once(f finding.Finding) {
	k := told{f.Rule, f.Pupil}
	if !in.told[k] {
		in.told[k] = true
		in.log.Add(f)
	}
}

func (in *intake) births(s *standing, f finding.Finding) {
	f.Rule, f.Pupil = RuleBirths, s.pupil
	in.once(f)
	s.raise(RuleBirths, flagBirths)
	s.born = ingest.Date{}
}

func sameMonth(a, b ingest.Date) bool { return a.Year == b.Year && a.Month == b.Month }

// doubt tells what the current record says against itself.
func (in *intake) doubt(s *standing) {
	e, g := s.chosen, s.chosen.code.Group
	if e.lapsed != NoAnswer && !e.due.IsZero() && e.lapsed != answerOf(s.day.After(e.due)) {
		in.tell(s, RuleLapse, fieldLapsed, fmt.Sprintf("lapsed %s, due to lapse %s, judged at %s", answerNames[e.lapsed], e.due, s.day), flagLapse)
	}
	if e.start.After(s.day) && !slices.Contains(agreedStarts, e.code.Code) {
		in.tell(s, RuleAfter, fieldStart, fmt.Sprintf("starts %s, judged at %s", e.start, s.day), flagAfter)
	}
	if e.known().After(s.day) {
		in.tell(s, RuleAfter, e.knownField(), fmt.Sprintf("confirmed %s, judged at %s", e.known(), s.day), flagAfter)
	}
	if !e.neetStart.IsZero() && g.Status == EET {
		in.tell(s, RuleNEETStart, fieldNEETStart, "NEET since "+e.neetStart.String()+", code "+e.code.Code, flagNEETStart)
	}
	if e.carried.transferred != "" && strings.Trim(e.carried.transferred, "0") != "" {
		s.flag(flagTransferred)
	}
	if s.born.IsZero() {
		return
	}
	age, _ := s.age()
	switch young := compulsory(s.born, s.day); {
	case g.Status == SchoolAge && age >= youngest:
		in.tell(s, RuleStale, fieldCode, fmt.Sprintf("code %s at academic age %d", e.code.Code, age), flagStale)
	case g.postSixteen() && young:
		in.tell(s, RuleYoung, fieldCode, fmt.Sprintf("code %s, of compulsory school age until %s", e.code.Code, schoolAgeEnds(s.born)), flagYoung)
	}
}
