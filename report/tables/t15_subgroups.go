package tables

import (
	"apst/metrics"
	"apst/metrics/cohort"
)

// changeNote says what a change is, and which way is better.
func changeNote(o *metrics.Outcome) string {
	switch o.Better {
	case metrics.Lower:
		return "Change is endline minus baseline; below 0 is for the better."
	case metrics.Higher:
		return "Change is endline minus baseline; above 0 is for the better."
	}
	return "Change is endline minus baseline; neither way is the better one."
}

// makeT15 is the change in the main outcome by what is known of pupils.
func makeT15(b *builder, t *Table) {
	measure, o := b.mainOutcome()
	if o == nil {
		t.Why = "nothing was measured twice"
		return
	}
	t.Stub, t.Warning = "Subgroup", "Exploratory: nobody planned these comparisons beforehand, and among many some differ by chance"
	t.Columns = []Column{
		{ID: "n", Title: "Pairs", Unit: "pupils"},
		{ID: "mean_change", Title: "Mean change", Unit: o.Unit, Places: 1, Signed: true},
		{ID: "lower", Title: "Change, lower 95% limit", Unit: o.Unit, Places: 1, Signed: true},
		{ID: "upper", Title: "Change, upper 95% limit", Unit: o.Unit, Places: 1, Signed: true},
	}
	t.Facts = append(t.Facts, Fact{"Outcome", titled(o.Title)})
	for _, v := range b.views(measure, o.Scale, "pairs") {
		if v.population == cohort.All {
			b.subgroupRows(t, b.look(measure, o, v), v)
		}
	}
	t.lacking("nothing is known of pupils to part them by, or nobody has a pair")
	t.Notes = []string{
		"Intervals that overlap do not show that subgroups are alike, nor intervals that do not that they differ. No test of a difference was planned, and none is given.",
		"Who is chosen by a high band at baseline is on average lower at endline whatever is done: scores come back towards the mean by themselves.",
		"For readers outside the school pupils are parted by a characteristic only where there are enough of them for most parts to be shown.",
		changeNote(o),
	}
}

// subgroupRows are the subgroups of one view.
func (b *builder) subgroupRows(t *Table, l look, v view) {
	for _, group := range l.groups("mean_change") {
		if group == amountGroup || b.ofStaff(group) { // the amount has a table of its own
			continue
		}
		k := l.key
		k.group, k.statistic = group, "pairs"
		if !b.parts(l.get("pairs"), k) {
			t.Why = tooFewToPart
			continue
		}
		for _, level := range b.levelsOf(k) {
			row := Row{ID: v.informant + "/" + group + "/" + level, Population: v.population, Group: v.title() + ": " + lowered(groupTitle(group)), Label: levelTitle(group, level)}
			if change := l.level(group, level).get("mean_change"); change != nil {
				row.Cells = []Cell{b.n(change), b.value(change), b.lower(change), b.upper(change)}
			} else {
				row.Cells = b.emptyLevel(k, level, len(t.Columns))
			}
			t.Rows = append(t.Rows, row)
		}
	}
}
