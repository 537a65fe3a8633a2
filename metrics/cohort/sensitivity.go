package cohort

import (
	"cmp"
	"fmt"
	"slices"

	"apst/metrics"
	"apst/metrics/stats"
)

// The categories of the sensitivity set: what was done otherwise. [lostUnchanged] is
// given for every outcome.
const (
	anyRater     = "any-rater"    // pairs between two people count as well
	knownRater   = "known-rater"  // pairs of which it is not known who answered do not count
	byMethod     = "reliability:" // and the method of reliable change
	byConvention = "wilcoxon:"    // and the convention of the signed-rank test
	imputed      = "imputed"      // endlines of those lost filled in by a model
)

// sensitivity is what the results of the main outcome would have been, had things been
// done otherwise. Other informants are not among them: their results stand beside
// these as they are.
func (b *book) sensitivity(courses []*course, pairs []*Pair, people []*person) {
	for _, c := range courses {
		if !c.first || c.outcome.Words || c.outcome.Medians {
			continue
		}
		whole := c.cell(All, nil, c.members)
		b.conventions(whole)
		b.methods(whole)
		b.raters(c, pairs, people)
		b.imputed(whole)
	}
}

// imputed is the mean change with the endlines of those lost filled in several times, as
// pairs with the same baseline have them; nothing where nobody was lost.
func (b *book) imputed(c *cell) {
	var lost []float64
	for _, m := range c.members {
		if m.baseline && !m.done {
			lost = append(lost, m.before)
		}
	}
	if len(lost) == 0 {
		return
	}
	in := stats.DefaultImputation
	e := stats.None(c.baselines, "", "")
	if enough("mean_change", len(c.done)) {
		e = stats.Imputed(c.numbers, lost, in, b.level)
	}
	r := c.result("mean_change", e)
	r.Category = imputed
	r.Note = join(c.notDueNote(), fmt.Sprintf("%d data sets, seed %d, normal model given the baseline; those lost are supposed to have changed as pairs with the same baseline", in.Sets, in.Seed), c.changeNote())
	b.add(r, held{n: len(c.done)})
}

// conventions are the signed-rank test by the other conventions.
func (b *book) conventions(c *cell) {
	used := stats.Wilcoxon(c.numbers, b.s.Wilcoxon).Method
	for _, w := range []stats.WilcoxonConvention{stats.WilcoxonClassic, stats.WilcoxonClassicUncorrected, stats.WilcoxonPrattExact, stats.WilcoxonPrattAsymptotic} {
		e := stats.None(len(c.done), w.String(), "")
		if enough("wilcoxon_v", len(c.done)) {
			if e = stats.Wilcoxon(c.numbers, w); e.Method == used {
				continue
			}
		}
		r := c.result("wilcoxon_v", e)
		r.Category = byConvention + w.String()
		b.add(r, held{n: len(c.done)})
	}
}

// methods are the classes by the other methods of reliable change that the measure has;
// where constants were given, by its own too.
func (b *book) methods(c *cell) {
	if !c.told(b.s) {
		return
	}
	own := b.s.Method
	if own == "" && len(c.outcome.Methods) > 0 && !b.given(c) {
		own = c.outcome.Methods[0]
	}
	for _, method := range c.outcome.Methods {
		if method == own {
			continue
		}
		s := *b.s
		s.Method, s.SD, s.Reliability = method, 0, 0
		m := &matcher{l: b.l, s: &s, reliables: map[reliableKey]*reliableAnswer{}}
		var all, inNeed []*Pair
		why := ""
		for _, member := range c.done {
			p := *member.Pair
			p.Class, p.NoClass, p.Reliable, p.Cut = "", "", nil, nil
			m.classify(&p, member.before, member.after)
			switch {
			case p.Class != "":
				all = append(all, &p)
				if p.Cut != nil && p.Cut.Beyond(member.before) {
					inNeed = append(inNeed, &p)
				}
			case why == "":
				why = p.NoClass
			}
		}
		category, note := byMethod+method, cutNote(all)
		b.thresholds(c, all, why, category)
		if len(all) == 0 { // and the threshold says why
			continue
		}
		b.classCounts(c, classed{all, why, category, note, c.baselines})
		if note != "" {
			b.classCounts(c, classed{inNeed, "", join(category, startedInNeed), note, c.begunInNeed()})
		}
	}
}

// given reports whether constants of reliable change were given for an outcome.
func (b *book) given(c *cell) bool {
	return b.s.SD > 0 && b.s.isPrimary(c.measure, c.scale)
}

// raters are the mean change with the pairs between two people, where there are any,
// and without those of which it is not known who answered.
func (b *book) raters(c *course, pairs []*Pair, people []*person) {
	var known []*member
	for _, m := range c.members {
		if !m.done || !m.Flagged(flagRater) {
			known = append(known, m)
		}
	}
	if len(known) < len(c.members) {
		b.otherwise(c.cell(All, nil, known), knownRater, "without the pairs of which it is not known whether the same person answered")
	}
	if members := b.anyRaters(c, pairs, people); members != nil {
		b.otherwise(c.cell(All, nil, members), anyRater, "with the pairs between two people, whose difference is not change alone")
	}
}

// anyRaters are the members of a course if pairs between two people counted; nil where
// there are none. Pupils who have such a pair are matched again, the others are as
// they were.
func (b *book) anyRaters(c *course, pairs []*Pair, people []*person) []*member {
	again := map[*Pupil]bool{}
	for _, p := range pairs {
		if p.Reason == OtherRater && p.Outcome == c.outcome && p.Informant == c.informant {
			again[p.Pupil] = true
		}
	}
	if len(again) == 0 {
		return nil
	}
	l, s := *b.l, *b.s
	l.Pupils = slices.DeleteFunc(slices.Clone(l.Pupils), func(p *Pupil) bool { return !again[p] })
	s.AnyRater, s.Measures, s.Scales, s.Informants = true, []string{c.measure}, []string{c.measure + "." + c.scale}, []string{c.informant}
	members := slices.DeleteFunc(slices.Clone(c.members), func(m *member) bool { return again[m.Pupil] })
	for _, x := range coursesOf(&l, Match(&l, &s), &s, people) {
		if x.outcome == c.outcome && x.informant == c.informant {
			members = append(members, x.members...)
		}
	}
	slices.SortFunc(members, func(a, b *member) int { return cmp.Compare(a.who.ID, b.who.ID) })
	return members
}

// otherwise is the mean change of a cell that was made otherwise.
func (b *book) otherwise(c *cell, category, note string) {
	for _, r := range []metrics.Result{
		c.result("pairs", count(len(c.done), len(c.done))),
		c.result("mean_change", stats.MeanChange(c.numbers, b.level)),
	} {
		r.Category, r.Note = category, join(note, c.changeNote())
		b.add(r, held{n: len(c.done)})
	}
}
