package cohort

import (
	"slices"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// The waves and periods that have a meaning here.
const (
	waveBaseline = "baseline"
	waveEndline  = "endline"
	periodBefore = "before"
	periodAfter  = "after"
)

// chosen is what a rule makes of the observations of a pupil: the two that count, what
// lies between them, and what is in the way.
type chosen struct {
	first, last *Observed
	between     []*Observed
	twoFirst    bool // two could be the baseline, and nothing says which
	twoLast     bool
	late        bool // the baseline came later after entry than was declared
	flags       []string
}

// choose applies the rules to the observations of one outcome by one informant in one
// placement. What it chooses does not depend on their order.
func (m *matcher) choose(o *metrics.Outcome, who string, stay *record.Stay, all []*Observed) chosen {
	all = slices.Clone(all)
	slices.SortFunc(all, sortKey)
	var firsts, lasts []*Observed
	switch o.Pairing {
	case metrics.ByWave:
		firsts = m.s.Baseline.baselines(all, stay)
		lasts = m.s.Endline.endlines(without(all, firsts), stay)
	case metrics.ByDate:
		firsts, lasts = endsByDate(all)
	case metrics.ByPeriod:
		firsts = usable(only(all, func(o *Observed) bool { return o.Period == periodBefore }))
		lasts = usable(only(all, func(o *Observed) bool { return o.Period == periodAfter }))
	}
	c := m.settle(o, who, firsts, lasts)
	if o.Pairing == metrics.ByWave && c.first != nil && m.s.BaselineWithin > 0 {
		switch days, ok := daysAfterEntry(c.first, stay); {
		case !ok:
			c.flags = append(c.flags, flagWindowNotKnown)
		case days > m.s.BaselineWithin:
			c.late = true
		}
	}
	c.between = only(all, func(x *Observed) bool { return c.interim(o, x) })
	return c
}

// interim reports whether something was measured between the two that count.
func (c *chosen) interim(o *metrics.Outcome, x *Observed) bool {
	switch {
	case x == c.first, x == c.last, spoiltRow(x):
		return false
	case c.first != nil && surelyAfter(c.first.Date, x.Date), c.last != nil && surelyAfter(x.Date, c.last.Date):
		return false
	}
	switch o.Pairing {
	case metrics.ByWave:
		return x.Wave != waveBaseline && x.Wave != waveEndline
	case metrics.ByDate:
		return x.State != metrics.Missing
	}
	return false
}

// daysAfterEntry is how long after entry something was; false where that is not known.
func daysAfterEntry(o *Observed, stay *record.Stay) (int, bool) {
	if stay == nil || stay.Entry.Day == 0 || o.Date.Day == 0 || stay.Entry.IsZero() || o.Date.IsZero() {
		return 0, false
	}
	return o.Date.Days() - stay.Entry.Days(), true
}

// baselines are those of a pupil's questionnaires that can be the baseline by the
// rule: more than one where nothing but who answered tells them apart.
func (r Rule) baselines(all []*Observed, stay *record.Stay) []*Observed {
	switch r.Kind {
	case ByOrder:
		open := usable(only(all, func(o *Observed) bool { return o.Wave != waveEndline }))
		dated := only(open, func(o *Observed) bool {
			return !o.Date.IsZero() && (stay == nil || stay.Entry.IsZero() || !stay.Entry.After(o.Date))
		})
		if len(dated) == 0 { // nothing but the name is left
			return only(open, func(o *Observed) bool { return o.Date.IsZero() && o.Wave == waveBaseline })
		}
		return only(dated, func(o *Observed) bool { return o.Date == dated[0].Date })
	case Nearest:
		return r.nearest(usable(only(all, func(o *Observed) bool { return o.Wave != waveEndline })), false)
	}
	return usable(only(all, func(o *Observed) bool { return o.Wave == waveBaseline }))
}

// endlines are those that can be the endline by the rule.
func (r Rule) endlines(all []*Observed, stay *record.Stay) []*Observed {
	switch r.Kind {
	case ByOrder:
		open := usable(only(all, func(o *Observed) bool { return o.Wave != waveBaseline }))
		dated := only(open, func(o *Observed) bool {
			return !o.Date.IsZero() && (stay == nil || (stay.Entry.IsZero() || !stay.Entry.After(o.Date)) && (stay.Exit.IsZero() || !o.Date.After(stay.Exit)))
		})
		if len(dated) == 0 {
			return only(open, func(o *Observed) bool { return o.Date.IsZero() && o.Wave == waveEndline })
		}
		return only(dated, func(o *Observed) bool { return o.Date == dated[len(dated)-1].Date })
	case Nearest:
		return r.nearest(usable(only(all, func(o *Observed) bool { return o.Wave != waveBaseline })), true)
	}
	return usable(only(all, func(o *Observed) bool { return o.Wave == waveEndline }))
}

// nearest are the ones nearest to the rule's day, within its days. Of two that are
// equally near, one before and one after, the earlier is a baseline and the later an
// endline. A month is no day.
func (r Rule) nearest(all []*Observed, later bool) []*Observed {
	best, on := r.Within+1, ingest.Date{}
	for _, o := range all { // in order of date
		if o.Date.IsZero() || o.Date.Day == 0 {
			continue
		}
		d := abs(o.Date.Days() - r.Day.Days())
		if d < best || later && d == best && d <= r.Within {
			best, on = d, o.Date
		}
	}
	if on.IsZero() {
		return nil
	}
	return only(all, func(o *Observed) bool { return o.Date == on })
}

// endsByDate are the first and the last of a placement by their days. A value of which
// the source has nothing was not measured. Values without a date are in order only
// where their waves are called baseline and endline.
func endsByDate(all []*Observed) (firsts, lasts []*Observed) {
	open := usable(only(all, func(o *Observed) bool { return o.State != metrics.Missing }))
	dated := only(open, func(o *Observed) bool { return !o.Date.IsZero() })
	named := func(wave string) []*Observed {
		return only(open, func(o *Observed) bool { return o.Date.IsZero() && o.Wave == wave })
	}
	if firsts = named(waveBaseline); len(firsts) == 0 && len(dated) > 0 {
		firsts = only(dated, func(o *Observed) bool { return o.Date == dated[0].Date })
	}
	if lasts = named(waveEndline); len(lasts) == 0 && len(dated) > 0 {
		lasts = only(dated, func(o *Observed) bool { return o.Date == dated[len(dated)-1].Date })
	}
	return firsts, without(lasts, firsts)
}

// usable leaves out rows that cannot be used, where there are others.
func usable(all []*Observed) []*Observed {
	if good := only(all, func(o *Observed) bool { return !spoiltRow(o) }); len(good) > 0 {
		return good
	}
	return all
}

// settle picks one of the candidates for each wave. Where there are several, who
// answered tells them apart if just one person is among both, or if there is nothing
// of the other wave; otherwise nothing does.
func (m *matcher) settle(o *metrics.Outcome, who string, firsts, lasts []*Observed) chosen {
	firsts, lasts = once(o, firsts), once(o, lasts)
	var c chosen
	c.first, c.twoFirst = sole(firsts)
	c.last, c.twoLast = sole(lasts)
	if !c.twoFirst && !c.twoLast {
		return c
	}
	c.flags = append(c.flags, flagSeveral)
	if !ratersMatter(who) || slices.ContainsFunc(firsts, contradicted) || slices.ContainsFunc(lasts, contradicted) {
		return c
	}
	if a, b, ok := sameRater(firsts, lasts); ok {
		c.first, c.last, c.twoFirst, c.twoLast = a, b, false, false
		return c
	}
	switch { // several people may have answered in the one wave there is
	case len(lasts) == 0 && namedApart(firsts):
		c.first, c.twoFirst = firsts[0], false
	case len(firsts) == 0 && namedApart(lasts):
		c.last, c.twoLast = lasts[0], false
	}
	return c
}

// sole is the only candidate; two reports that there are several, or that one was set
// aside because another contradicts it.
func sole(all []*Observed) (o *Observed, two bool) {
	if slices.ContainsFunc(all, contradicted) || len(all) > 1 {
		return nil, true
	}
	if len(all) == 0 {
		return nil, false
	}
	return all[0], false
}

// sameRater finds the one person who answered both times.
func sameRater(firsts, lasts []*Observed) (a, b *Observed, ok bool) {
	for _, x := range firsts {
		for _, y := range lasts {
			if x.Rater == "" || x.Rater != y.Rater {
				continue
			}
			if ok {
				return nil, nil, false
			}
			a, b, ok = x, y, true
		}
	}
	return a, b, ok
}

// namedApart reports whether all are by people who are named, each by another.
func namedApart(all []*Observed) bool {
	met := map[string]bool{}
	for _, o := range all {
		if o.Rater == "" && len(all) > 1 || met[o.Rater] {
			return false
		}
		met[o.Rater] = true
	}
	return true
}

// once leaves out what repeats another in every way that counts.
func once(of *metrics.Outcome, all []*Observed) []*Observed {
	var out []*Observed
	for _, o := range all {
		if !slices.ContainsFunc(out, func(x *Observed) bool { return sameValue(of, x, o) }) {
			out = append(out, o)
		}
	}
	return out
}

func sameValue(of *metrics.Outcome, a, b *Observed) bool {
	if a.Date != b.Date || a.Form != b.Form || a.Rater != b.Rater || a.Wave != b.Wave || contradicted(a) || contradicted(b) || !scorable(a, of) || !scorable(b, of) {
		return false
	}
	x, _ := a.Number()
	y, _ := b.Number()
	return x == y && a.Category == b.Category
}

// only are the observations for which something holds, in their order.
func only(all []*Observed, holds func(*Observed) bool) []*Observed {
	var out []*Observed
	for _, o := range all {
		if holds(o) {
			out = append(out, o)
		}
	}
	return out
}

// without are the observations that are not among others.
func without(all, others []*Observed) []*Observed {
	return only(all, func(o *Observed) bool { return !slices.Contains(others, o) })
}

func abs(n int) int { return max(n, -n) }
