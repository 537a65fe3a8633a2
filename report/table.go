package report

import (
	"fmt"
	"iter"
)

// ColumnKind is the type of a column's values. A cell of another type may stand
// in the column; it is written as what it is.
type ColumnKind uint8

const (
	TextColumn ColumnKind = iota
	IntColumn
	NumberColumn
	BoolColumn
	DateColumn
)

var columnKindNames = [...]string{"text", "integer", "number", "boolean", "date"}

// String names the kind as the codebook and the JSON file do.
func (k ColumnKind) String() string { return columnKindNames[k] }

// Column is one column of a table.
type Column struct {
	Name   string // stable name, the heading in every format: pupil_id
	Title  string // name for people: "Pupil identifier"
	Doc    string // what it holds, with its unit
	Kind   ColumnKind
	Width  float64 // in characters, in a workbook; 0 lets the heading and the kind decide
	Format string  // number format in a workbook; empty is the kind's own
}

// Table is a named list of columns and a stream of rows.
type Table struct {
	Name    string
	Columns []Column

	// Rows yields one cell a column. The slice and the texts it borrows are
	// valid until the next row is asked for. After an error nothing more is
	// read, and the writer returns that error as it is.
	Rows iter.Seq2[[]Cell, error]
}

// SliceRows yields rows that are already in memory.
func SliceRows(rows [][]Cell) iter.Seq2[[]Cell, error] {
	return func(yield func([]Cell, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// misfit is the error of a row that does not have one cell a column. It is a
// fault in the program that made the table, never in its data.
func (t *Table) misfit(row int, cells []Cell) error {
	return fmt.Errorf("row %d of table %s has %d cells for %d columns", row, t.Name, len(cells), len(t.Columns))
}

// notFinite is the error of a number that no format can hold.
func (t *Table) notFinite(row, col int) error {
	return fmt.Errorf("row %d of table %s has a %s that is not a finite number", row, t.Name, t.Columns[col].Name)
}
