package tables

import (
	"slices"

	"apst/metrics"
)

// changeClasses are the classes of a reliable change as the table lists them: better and
// worse in the same words, at the same length.
var changeClasses = []struct{ statistic, label string }{
	{"recovered", "Reliably better, and from above the cut-off to below it"},
	{"improved", "Reliably better otherwise"},
	{"unchanged", "No reliable change"},
	{"deteriorated", "Reliably worse"},
}

// startedInNeed is the category of those who were beyond the cut-off at baseline.
const startedInNeed = "started-in-need"

// makeT06 is how many pupils changed more than error of measurement would give, of all
// pairs and of those who began above the cut-off.
func makeT06(b *builder, t *Table) {
	o := b.mainOf(sdqMeasure)
	if o == nil {
		t.Why = "no questionnaires were read"
		return
	}
	t.Stub, t.Columns = "Change", shareColumns([2]string{"", "All pairs"}, [2]string{"need_", "Began above the cut-off"})
	var notes []string
	for _, v := range b.views(sdqMeasure, o.Scale, "unchanged") {
		l := b.look(sdqMeasure, o, v)
		id := v.population + "/" + v.informant + "/"
		row := func(name, label string, total bool, cells []Cell) {
			t.Rows = append(t.Rows, Row{ID: id + name, Population: v.population, Group: v.title(), Label: label, Total: total, Cells: cells})
		}
		for _, c := range changeClasses {
			row(c.statistic, c.label, false, slices.Concat(b.shareCells(l, c.statistic, ""), b.shareCells(l, c.statistic, startedInNeed)))
		}
		all, need := l.get("unchanged"), l.get("unchanged", startedInNeed)
		row("all", "All with a class", true, slices.Concat(b.totalCells(all), b.totalCells(need)))
		if v.population == populations[0] {
			notes = append(notes, b.thresholds(sdqMeasure, o, v.informant).notes(o, v.informant)...)
		}
	}
	t.Why = "no pupil has two questionnaires of the same informant"
	t.Notes = append([]string{
		"Reliable is a change of one pupil that error of measurement alone would give in fewer than one case of twenty. A pupil without a reliable change may have changed all the same.",
		"Percentages are of the pairs with a class, and of those of them who began above the cut-off. Limits are those of Wilson's interval, and of the exact one where it is nobody or everybody.",
	}, append(notes, regressionNote)...)
}

// shareColumns are a count, its percentage and the limits of that, under one heading or
// several: the beginning of the columns' names, and of their titles.
func shareColumns(heads ...[2]string) []Column {
	var out []Column
	for _, h := range heads {
		title := func(s string) string {
			if h[1] == "" {
				return titled(s)
			}
			return h[1] + ": " + s
		}
		out = append(out,
			Column{ID: h[0] + "n", Title: title("pupils"), Unit: "pupils"},
			Column{ID: h[0] + "percent", Title: title("%"), Unit: "percent", Places: 1},
			Column{ID: h[0] + "lower", Title: title("%, lower 95% limit"), Unit: "percent", Places: 1},
			Column{ID: h[0] + "upper", Title: title("%, upper 95% limit"), Unit: "percent", Places: 1})
	}
	return out
}

// shareCells are the cells of those columns for a statistic that has a percentage beside
// it, and its category.
func (b *builder) shareCells(l look, statistic, category string) []Cell {
	share := l.get(statistic+"_percent", category)
	cells := []Cell{b.value(l.get(statistic, category)), b.value(share), b.lower(share), b.upper(share)}
	if category == startedInNeed && share != nil { // out of the number that is printed
		for i := range cells[1:] {
			if cells[1+i].Number != "" {
				cells[1+i].Of = b.base(share)
			}
		}
	}
	return cells
}

// totalCells are the cells of those columns for all whom shares are of.
func (b *builder) totalCells(r *metrics.Result) []Cell {
	none := lack(NotApplicable, "")
	if r == nil {
		return []Cell{lack(NotApplicable, "not given for it"), none, none, none}
	}
	return []Cell{b.n(r), none, none, none}
}
