package main

import (
	"iter"
	"slices"

	"apst/metrics"
)

// keptTables are the tables of measures whose rows are kept where a report asks for them:
// what they say is in no score.
var keptTables = []string{"attendance", "plan", "plan-objectives", "plan-reviews", "plan-qualifications", "views"}

// keptRows are the rows of one table of a measure that are about pupils.
type keptRows struct {
	measure string
	table   *metrics.Table
	rows    []metrics.Row // without values
}

// keeping passes the rows of a table on, and keeps their cells where that is asked for.
func (j *changeJob) keeping(m *metrics.Measure, table int, rows iter.Seq2[*metrics.Row, error]) iter.Seq2[*metrics.Row, error] {
	names := keptTables
	if j.opts.Keep != nil {
		names = j.opts.Keep
	}
	if !j.opts.KeepRows || !slices.Contains(names, m.Tables[table].Name) {
		return rows
	}
	j.kept = append(j.kept, keptRows{measure: m.ID, table: &m.Tables[table]})
	kept := &j.kept[len(j.kept)-1]
	return func(yield func(*metrics.Row, error) bool) {
		for row, err := range rows {
			if err == nil && row.Pupil != "" {
				kept.rows = append(kept.rows, metrics.Row{Pupil: row.Pupil, At: row.At, Cells: slices.Clone(row.Cells)})
			}
			if !yield(row, err) {
				return
			}
		}
	}
}
