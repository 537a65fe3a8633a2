package metrics

import (
	"apst/ingest"
	"apst/ingest/sheet"
)

// Kind is the type of a column's values.
type Kind uint8

const (
	TextKind Kind = iota
	IntKind
	NumberKind
	BoolKind
	DateKind
)

// Column is a column of a pupil-level file, with what a reader who has never seen
// the program needs to know of it.
type Column struct {
	Name, Title string // stable name, and the name for people
	Doc         string // what it holds
	Kind        Kind
	Width       float64 // in characters, in a workbook; 0 lets the kind decide
	Values      string  // the words it can hold, joined by "; "
	Unit        string
	Range       string
	Missing     string // what an empty value means; "never" where there is none
	Source      string // where the value comes from, or the id of the method
}

// Table is one pupil-level file of a measure.
type Table struct {
	Name    string // of the file, without an ending; of the first table the measure's id
	Title   string
	About   string // what a row is
	Columns []Column
}

// Cell is one value of a row; the zero Cell is empty. Its fields stand so that it takes
// the least room: the results of a school have half a million.
type Cell struct {
	Kind   Kind
	Set    bool
	Bool   bool
	Date   ingest.Date
	Text   string
	Int    int64
	Number float64
}

// Text is a text; an empty one is an empty cell.
func Text(s string) Cell { return Cell{Kind: TextKind, Set: s != "", Text: s} }

// Int is a whole number.
func Int(n int) Cell { return Cell{Kind: IntKind, Set: true, Int: int64(n)} }

// Number is a number. It has to be finite.
func Number(x float64) Cell { return Cell{Kind: NumberKind, Set: true, Number: x} }

// Bool is true or false.
func Bool(b bool) Cell { return Cell{Kind: BoolKind, Set: true, Bool: b} }

// Day is a date, or a month; the zero date is an empty cell.
func Day(d ingest.Date) Cell { return Cell{Kind: DateKind, Set: !d.IsZero(), Date: d} }

// Row is one row of a table, and what it measures.
type Row struct {
	Pupil  string
	At     sheet.Ref // where its source begins; its file alone where it rests on many rows
	Cells  []Cell    // one a column of the table
	Values []Value
}
