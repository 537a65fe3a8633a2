package pack

import (
	"fmt"
	"slices"

	"apst/metrics/cohort"
	"apst/report"
)

// number is the order of the nth row.
func nth(n int) string { return fmt.Sprintf("%08d", n) }

// flow fills flow.csv. A comparison school has nobody who was supported, and no branches.
func (g *gathering) flow(f *filler) {
	t := cohort.FlowTable(g.src.Analysis.Flows)
	at := map[string]int{}
	for i := range t.Columns {
		at[t.Columns[i].Name] = i
	}
	for n, r := range t.Rows {
		word := func(column string) string { return r[at[column]].Text }
		if g.about.Arm == Comparison && (word("population") != cohort.All || word("kind") == "branch") {
			continue
		}
		c := cells{"arm": report.TextCell(g.about.Arm), "meaning": report.TextCell(word("title"))}
		for _, name := range []string{"population", "measure", "scale", "informant", "kind", "stage", "reason"} {
			c[name] = report.TextCell(word(name))
		}
		for _, name := range []string{"n", "n_of"} {
			if cell := &r[at[name]]; cell.Set {
				c[name] = report.IntCell(cell.Int)
			}
		}
		f.add(c, nth(n))
	}
}

// completeness fills completeness.csv: of each measure a row of the whole, and a row for each
// informant and time.
func (g *gathering) completeness(f *filler) {
	n := 0
	told := measuresOf(g.about.Arm)
	for _, m := range g.src.Analysis.Coverage() {
		if !slices.Contains(told, m.Measure) {
			continue
		}
		whole := covered(&m, &m.Covered)
		for name, count := range map[string]int{
			"files": m.Rows.Files, "rows_read": m.Rows.Read, "rows_outside": m.Rows.Outside, "rows_used": m.Rows.Used, "rows_again": m.Rows.Again,
			"rows_refused": m.Rows.Refused, "results": m.Rows.Results, "linked": m.Rows.Linked, "unmatched": m.Rows.Unmatched,
			"duplicate": m.Rows.Duplicate, "unusable": m.Rows.Unusable,
		} {
			whole[name] = report.IntCell(int64(count))
		}
		f.add(whole, nth(n))
		n++
		for i := range m.Parts {
			f.add(covered(&m, &m.Parts[i]), nth(n))
			n++
		}
	}
}

func covered(m *cohort.SourceCoverage, x *cohort.Covered) cells {
	c := cells{
		"measure": report.TextCell(m.Measure), "scale": report.TextCell(m.Scale), "informant": report.TextCell(x.Informant), "time": report.TextCell(x.Time),
		"received": report.IntCell(int64(x.Received)), "usable": report.IntCell(int64(x.Usable)),
	}
	if !x.Open {
		c["expected"] = report.IntCell(int64(x.Expected))
	}
	return c
}
