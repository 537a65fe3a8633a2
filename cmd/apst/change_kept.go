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
func (j *changeJob) keeping(m *metrics.Measure, reading metrics.Reading, table int) iter.Seq2[*metrics.Row, error] {
	rows := reading.Rows(table)
	names := keptTables
	if j.opts.Keep != nil {
		names = j.opts.Keep
	}
	if !j.opts.KeepRows || !slices.Contains(names, m.Tables[table].Name) {
		return rows
	}
	j.kept = append(j.kept, keptRows{measure: m.ID, table: &m.Tables[table]})
	kept := &j.kept[len(j.kept)-1]
	if earlier, ok := j.rewound(reading, table); ok {
		return func(yield func(*metrics.Row, error) bool) {
			for row, err := range earlier {
				if err != nil {
					yield(nil, err)
					return
				}
				kept.add(row)
			}
			rows(yield)
		}
	}
	return func(yield func(*metrics.Row, error) bool) {
		for row, err := range rows {
			if err == nil {
				kept.add(row)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// rewound are the rows of a table as they stood on the last day of the term, for a table
// that adds up what was done.
func (j *changeJob) rewound(reading metrics.Reading, table int) (rows iter.Seq2[*metrics.Row, error], ok bool) {
	r, ok := reading.(metrics.Rewinder)
	if !ok || j.opts.Until.IsZero() {
		return nil, false
	}
	return r.RowsUntil(table, j.opts.Until)
}

// add keeps the cells of a row that is about a pupil.
func (k *keptRows) add(row *metrics.Row) {
	if row.Pupil != "" {
		k.rows = append(k.rows, metrics.Row{Pupil: row.Pupil, At: row.At, Cells: slices.Clone(row.Cells)})
	}
}
