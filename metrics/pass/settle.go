package pass

import (
	"cmp"
	"slices"

	"apst/finding"
	"apst/metrics/record"
)

// course is all sittings of one pupil with one survey, in one placement.
type course struct {
	pupil     string
	survey    survey
	placement int
	sittings  []*sitting
	lost      []*sitting // that were refused; they keep their place among the others
	ordered   bool       // from the first to the last; otherwise as in the files
	disagree  bool       // dates and names contradict each other about the order
}

// settle finds, pupil by pupil, sittings that are there twice, which sitting is
// which, and what changed from the first to the last. What is written comes in the
// order of pupils, whatever the order of the files.
func (rd *reading) settle(all []*sitting) {
	type key struct {
		pupil     string
		survey    survey
		placement int
	}
	at := map[key]*course{}
	var courses []*course
	for _, s := range all {
		if s.survey == noSurvey {
			continue
		}
		k := key{s.pupil, s.survey, s.placement}
		if at[k] == nil {
			at[k] = &course{pupil: k.pupil, survey: k.survey, placement: k.placement}
			courses = append(courses, at[k])
		}
		at[k].sittings = append(at[k].sittings, s)
	}
	slices.SortStableFunc(courses, func(a, b *course) int {
		return cmp.Or(cmp.Compare(a.pupil, b.pupil), cmp.Compare(a.survey, b.survey), cmp.Compare(a.placement, b.placement))
	})
	for _, s := range all {
		for _, v := range both {
			if c := at[key{s.pupil, v, s.placement}]; c != nil && s.survey == noSurvey {
				c.lost = append(c.lost, s)
			}
		}
	}
	scheme := newScheme(all)
	rd.tellScheme(scheme)
	blind := rd.blind()
	for _, c := range courses {
		rd.once(c)
		c.sittings = append(c.sittings, c.lost...)
		rd.order(c, scheme)
	}
	others := daysOf(courses)
	for _, c := range courses {
		rd.nameSittings(c, scheme, others[c.survey], blind)
		c.sittings = slices.DeleteFunc(c.sittings, func(s *sitting) bool { return s.out != nil })
		for _, s := range c.sittings {
			rd.counts.used += s.rows
		}
		rd.sittings = append(rd.sittings, c.sittings...)
		rd.compare(c)
	}
}

// keys are what a sitting must not share with another of the same pupil: its day,
// and a name that there is one of. A sitting without a day shares its name, or that
// it has none.
func (s *sitting) keys() []string {
	var out []string
	if !s.date.IsZero() {
		out = append(out, "day "+s.date.String())
	}
	if s.date.IsZero() || s.named == waveBaseline || s.named == waveEndline || len(s.named) == 1 {
		out = append(out, "name "+s.named)
	}
	return out
}

// once leaves each sitting of a course in once: of copies the first, of sittings
// that differ the one that the option --duplicates names, or none.
func (rd *reading) once(c *course) {
	if len(c.sittings) < 2 {
		return
	}
	order := slices.Clone(c.sittings)
	if rd.settings.duplicate == keepLast {
		slices.Reverse(order)
	}
	taken := map[string]*sitting{}
	out := map[*sitting]bool{}
	for _, s := range order {
		var other *sitting
		for _, k := range s.keys() {
			if other == nil {
				other = taken[k]
			}
		}
		if other == nil {
			for _, k := range s.keys() {
				taken[k] = s
			}
			continue
		}
		out[s], s.out = true, RuleTwice
		switch {
		case s.same(other):
			s.out = RuleRepeated
			rd.log.Add(finding.Finding{Rule: RuleRepeated, From: s.place(), Pupil: s.pupil, Seen: "the same as in " + other.place().String()})
			rd.counts.copies += s.rows
		case rd.chooses(s):
			rd.counts.passed += s.rows
		default:
			rd.twice(s, other, out)
		}
	}
	for _, s := range c.sittings {
		if out[s] {
			rd.left = append(rd.left, s)
		}
		if s.out == RuleTwice && !rd.chooses(s) && !slices.ContainsFunc(c.lost, func(o *sitting) bool { return o.date == s.date && o.named == s.named }) {
			c.lost = append(c.lost, s)
		}
	}
	c.sittings = slices.DeleteFunc(c.sittings, func(s *sitting) bool { return out[s] })
}

// chooses reports whether the option --duplicates says what becomes of a sitting that
// another is like. It does not where neither day nor name is known: two of those may
// be two sittings, and neither is to be lost.
func (rd *reading) chooses(s *sitting) bool {
	return rd.settings.duplicate != "" && (!s.date.IsZero() || s.named != "")
}

// twice refuses two sittings that are one, and differ, or that nothing tells apart.
func (rd *reading) twice(s, other *sitting, out map[*sitting]bool) {
	tell := func(s, other *sitting) {
		f := finding.Finding{Rule: RuleTwice, From: s.place(), Pupil: s.pupil, Seen: "other than in " + other.place().String()}
		if s.date.IsZero() && s.named == "" {
			f.Seen += "; neither says which sitting it is"
			f.Expected = "a date of survey for each row, or a word such as baseline: nothing tells the two apart"
			f.Fix = "correct the dates; if both rows are of one sitting, delete the wrong one"
		}
		rd.log.Add(f)
		rd.counts.refused += s.rows
	}
	if !out[other] {
		tell(other, s)
		out[other], other.out = true, RuleTwice
	}
	tell(s, other)
}

// order puts the sittings of a course in order, by their dates or, without dates, by
// their names, if either says it of all of them.
func (rd *reading) order(c *course, scheme *scheme) {
	dated := !slices.ContainsFunc(c.sittings, func(s *sitting) bool { return s.date.IsZero() })
	ranked := !slices.ContainsFunc(c.sittings, func(s *sitting) bool { _, ok := scheme.rank(s.named); return !ok })
	rank := func(s *sitting) int { n, _ := scheme.rank(s.named); return n }
	switch {
	case dated:
		slices.SortStableFunc(c.sittings, func(a, b *sitting) int { return cmp.Compare(a.date.Days(), b.date.Days()) })
		c.ordered = true
	case ranked:
		slices.SortStableFunc(c.sittings, func(a, b *sitting) int { return cmp.Compare(rank(a), rank(b)) })
		c.ordered = true
		for i := 1; i < len(c.sittings); i++ {
			if rank(c.sittings[i]) == rank(c.sittings[i-1]) {
				c.ordered = false
			}
		}
	}
	c.ordered = c.ordered || len(c.sittings) < 2
	if !dated {
		return
	}
	highest, at := -1, (*sitting)(nil)
	for _, s := range c.sittings {
		n, ok := scheme.rank(s.named)
		if !ok {
			continue
		}
		if n < highest {
			c.ordered, c.disagree = false, true
			rd.log.Add(finding.Finding{Rule: RuleOrder, From: s.place(), Pupil: s.pupil,
				Seen: s.named + " on " + s.date.String() + ", " + at.named + " on " + at.date.String() + " in " + at.place().String()})
			return
		}
		highest, at = n, s
	}
}

// nameSittings gives every sitting its wave: what its name stands for or, where it
// has none, its place among the pupil's dates, unless it is the only one and lies
// with the last of others. It is blind where a table was refused that may hold other
// sittings of the pupil.
func (rd *reading) nameSittings(c *course, scheme *scheme, others *days, blind bool) {
	used := map[string]bool{}
	for _, s := range c.sittings {
		if s.named != "" {
			s.wave = scheme.wave(s.named)
			used[s.wave] = true
		}
	}
	last := len(c.sittings) - 1
	for i, s := range c.sittings {
		if s.named != "" {
			continue
		}
		lone := last == 0 && others.amongLast(s.date)
		if c.ordered && !s.date.IsZero() && !blind && !lone {
			switch {
			case i == 0 && !used[waveBaseline]:
				s.wave = waveBaseline
			case i == last && i > 0 && !used[waveEndline]:
				s.wave = waveEndline
			case i > 0 && i < last:
				s.wave = waveInterim
			}
		}
		if s.wave == "" {
			s.flags = append(s.flags, flagWave)
			switch {
			case s.out != nil || blind:
			case lone:
				rd.tellLone(s)
			default:
				rd.log.Add(finding.Finding{Rule: RuleWaveWord, From: s.place(), Pupil: s.pupil})
			}
		}
	}
}

// blind reports whether a table of pupils was refused whose dates might come before
// or after those that are read, and says so of the tables that rely on dates.
func (rd *reading) blind() bool {
	refused := slices.ContainsFunc(rd.source.Files, func(f *record.File) bool {
		return f.Refused != nil && f.Refused != record.RuleNoTable && f.Refused != record.RuleSameFile
	})
	for _, b := range rd.source.Blocks {
		refused = refused || b.Refused != nil && !b.Shape.Anonymous
	}
	if !refused {
		return false
	}
	for _, p := range rd.plans {
		if p != nil && p.block.Refused == nil && !p.cohort && !p.waved && p.block.Wave.Value == "" {
			rd.log.Add(finding.Finding{Rule: RuleWaveWord, From: p.block.Place(),
				Expected: "all tables that hold sittings of these pupils: one was refused, so that their dates do not say which was the first",
				Fix:      "correct the table that was refused, or say which sitting each file holds: --wave"})
		}
	}
	return true
}
