package cohort

import (
	"cmp"
	"slices"

	"apst/metrics"
)

// standings are how a pupil stands at each of the days that an outcome is looked at;
// of an outcome without such days, where the pupil stood last, and of events how many
// there were and over what time. What is known from the files alone has no column.
func (g *columnGroup) standings(o *metrics.Outcome) []pupilColumn {
	short := cmp.Or(o.Short, o.Scale)
	if o.Found {
		return nil
	}
	if o.Rate != nil {
		return g.events(o, short)
	}
	if len(o.Standings) == 0 {
		return []pupilColumn{g.standing(o, g.name(short), o.Title, "")}
	}
	var out []pupilColumn
	for _, n := range o.Standings {
		out = append(out, g.standing(o, g.name(short, n.ID), o.Title+", "+cmp.Or(n.Title, n.ID), n.ID))
	}
	return out
}

// standing is one column of where pupils stand.
func (g *columnGroup) standing(o *metrics.Outcome, name, title, period string) pupilColumn {
	const missing = "there is none: see " + TableObservations
	doc := title + ", of the pupil's last placement for which there is anything"
	latest := func(x *pupilLine) *Observed { return x.latest(g.measure.id, o.Scale, g.informant, period) }
	if o.Words {
		return pupilColumn{textColumn(name, g.of(title), doc, wordsOf(o), missing, "the source"), func(x *pupilLine) metrics.Cell { return wordCell(latest(x)) }}
	}
	return pupilColumn{numberColumn(name, g.of(title), doc+betterWords(o), o.Unit, spanOf(o), missing, "the source"), func(x *pupilLine) metrics.Cell { return valueCell(latest(x)) }}
}

// events are how many events there were, and over what time.
func (g *columnGroup) events(o *metrics.Outcome, short string) []pupilColumn {
	added := func(scale string) func(*pupilLine) metrics.Cell {
		return func(x *pupilLine) metrics.Cell {
			n, ok := sum(x.all(g.measure.id, scale, g.informant, ""))
			if !ok {
				return metrics.Cell{}
			}
			return metrics.Number(n)
		}
	}
	const missing = "not known of all of the pupil's placements"
	return []pupilColumn{
		{numberColumn(g.name(short), g.of(o.Title), o.Title+", of all placements together"+betterWords(o), o.Unit, "0 and up", missing, "the source"), added(o.Scale)},
		{numberColumn(g.name(short, "over"), g.of(o.Title+", over"), "the time over which they were counted", o.Rate.Unit, "0 and up", missing, "the source"), added(o.Rate.Exposure)},
	}
}

// all are a pupil's values of a scale by an informant that can be used; of one period,
// or, without one, of all.
func (x *pupilLine) all(measure, scale, informant, period string) []*Observed {
	var out []*Observed
	for i := range x.pupil.Values {
		o := &x.pupil.Values[i]
		if o.Measure == measure && o.Scale == scale && o.Informant == informant && (period == "" || cmp.Or(o.Period, o.Wave) == period) && !spoiltRow(o) && o.State != metrics.NotApplicable {
			out = append(out, o)
		}
	}
	return out
}

// latest is the value of the last placement, and of the last day in it; nil for none.
func (x *pupilLine) latest(measure, scale, informant, period string) *Observed {
	all := x.all(measure, scale, informant, period)
	if len(all) == 0 {
		return nil
	}
	return slices.MaxFunc(all, func(a, b *Observed) int {
		switch {
		case laterThan(a, b):
			return 1
		case laterThan(b, a):
			return -1
		}
		return 0
	})
}
