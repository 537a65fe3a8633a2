package tables

import "apst/metrics/cohort"

// notAnEffect has to stand in every table that tells pupils apart by how much support
// they had.
const notAnEffect = "Not an estimate of effect: pupils were not allocated at random"

// makeT14 is the change in the main outcome by how much support pupils had.
func makeT14(b *builder, t *Table) {
	measure, o := b.mainOutcome()
	if o == nil {
		t.Why = "nothing was measured twice"
		return
	}
	t.Stub, t.Warning = "Amount of support", notAnEffect
	t.Columns = []Column{
		{ID: "n", Title: "Pairs", Unit: "pupils"},
		{ID: "baseline_mean", Title: "Baseline mean", Unit: o.Unit, Places: 1},
		{ID: "mean_change", Title: "Mean change", Unit: o.Unit, Places: 1, Signed: true},
		{ID: "lower", Title: "Change, lower 95% limit", Unit: o.Unit, Places: 1, Signed: true},
		{ID: "upper", Title: "Change, upper 95% limit", Unit: o.Unit, Places: 1, Signed: true},
	}
	t.Facts = append(t.Facts, Fact{"Outcome", titled(o.Title)})
	for _, v := range b.views(measure, o.Scale, "pairs") {
		l := b.look(measure, o, v)
		k := l.key
		k.group, k.statistic = amountGroup, "pairs"
		levels := b.levelsOf(k)
		switch {
		case v.population != cohort.All || len(levels) == 0:
			continue
		case !b.parts(l.get("pairs"), k):
			t.Why = tooFewToPart
			continue
		}
		add := func(id, label string, total bool, cells []Cell) {
			t.Rows = append(t.Rows, Row{ID: v.informant + "/" + id, Population: v.population, Group: v.title(), Label: label, Total: total, Cells: cells})
		}
		cells := func(l look) []Cell {
			change := l.get("mean_change")
			return []Cell{b.n(change), b.value(l.get("baseline_mean")), b.value(change), b.lower(change), b.upper(change)}
		}
		for _, level := range levels {
			own := l.level(amountGroup, level)
			if own.get("mean_change") == nil {
				add(level, levelTitle(amountGroup, level), false, b.emptyLevel(k, level, len(t.Columns)))
				continue
			}
			add(level, levelTitle(amountGroup, level), false, cells(own))
		}
		add("together", "All together", true, cells(l))
	}
	t.lacking("nothing says how much support pupils had, or nobody has a pair")
	t.Notes = []string{
		"Who gets more support differs from the others before any of it: those in most need, and those who come. A difference between these lines says nothing of what the support did, and there is no test of it.",
		"Whoever had no support is in the line of none. The limits between low, medium and high were set before any outcome was looked at.",
		changeNote(o) + " " + regressionNote,
	}
}
