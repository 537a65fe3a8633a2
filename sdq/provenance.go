package sdq

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
)

// Ruleset names everything this package decides with: its rules and all its
// tables together. It belongs in every row of output, and changes whenever a
// score, a band or a constant could come out differently.
const Ruleset = "sdq-2026.1"

// Grade is how well a rule or a constant is attested.
type Grade uint8

// The grades, best first. The zero value is no grade.
const (
	TwoSources  Grade = 1 + iota // A
	OneSource                    // B
	Literature                   // C
	Engineering                  // E
)

var (
	gradeLetters = [...]string{"?", "A", "B", "C", "E"}
	gradeWords   = [...]string{
		"not graded",
		"two or more independent published sources agree",
		"one published source",
		"well known in the literature, the publication itself not re-read",
		"a rule of this program, not a published one",
	}
)

// Letter is the grade in one letter: A, B, C or E.
func (g Grade) Letter() string { return wordsAt(gradeLetters[:], int(g)) }

// String is the grade in plain words.
func (g Grade) String() string { return wordsAt(gradeWords[:], int(g)) }

func parseGrade(s string) (Grade, bool) {
	for g := TwoSources; g <= Engineering; g++ {
		if s == gradeLetters[g] {
			return g, true
		}
	}
	return 0, false
}

// unconfirmed is what the tables write in the column "checked" for a row that
// has no second witness.
const unconfirmed = "unconfirmed"

// Provenance is where a rule or a constant comes from. A row that stands on
// several sources has the grade of its weakest part.
type Provenance struct {
	Source  string // the publication
	Edition string // of what: the edition of the sheet, the survey, the form
	Grade   Grade
	Checked string // against what it was checked
}

// Unconfirmed reports whether nobody could check the row a second time. A
// table or report that uses it has to print "unconfirmed".
func (p Provenance) Unconfirmed() bool { return p.Checked == unconfirmed }

// Note is the provenance in one line, for the notes under a table: source,
// edition, grade in words, and "unconfirmed" where that has to be said.
func (p Provenance) Note() string {
	s := p.Source
	if p.Edition != "" {
		s += "; " + p.Edition
	}
	s += " (" + p.Grade.String() + ")"
	if p.Unconfirmed() {
		s += "; unconfirmed"
	}
	return s
}

// Rule is a rule of the ruleset in words, for a page of methods or the notes
// of a workbook.
type Rule struct {
	ID      string // stable within a ruleset: "prorate", "gate-missing"
	Title   string
	Text    string
	Formula string // the same as arithmetic; empty where there is none
	Provenance
}

// Rules are the rules of the ruleset, in the order in which they apply. The
// slice is the caller's own.
func Rules() []Rule { return append([]Rule(nil), rules()...) }

// row is a row of an embedded table: its cells by column.
type row struct {
	table string
	line  int
	cells map[string]string
}

// fault stops the program: an embedded table is part of it, and the tests of
// this package read every row.
func (r row) fault(column string) {
	panic(fmt.Sprintf("sdq: table %s, line %d: bad %s %q", r.table, r.line, column, r.cells[column]))
}

// readTable reads an embedded table, whose first line names the columns.
func readTable(name, text string) []row {
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(records) < 2 {
		panic(fmt.Sprintf("sdq: table %s is damaged: %v", name, err))
	}
	rows := make([]row, 0, len(records)-1)
	for i, record := range records[1:] {
		cells := make(map[string]string, len(record))
		for j, column := range records[0] {
			cells[column] = record[j]
		}
		rows = append(rows, row{table: name, line: i + 2, cells: cells})
	}
	return rows
}

// field reads a cell with one of the package's Parse functions.
func field[T any](r row, column string, parse func(string) (T, bool)) T {
	v, ok := parse(r.cells[column])
	if !ok {
		r.fault(column)
	}
	return v
}

// tenths reads a number with at most one decimal as a whole number of tenths,
// hundredths one with two: exact, as printed in the source.
func (r row) tenths(column string) int     { return r.decimal(column, 1) }
func (r row) hundredths(column string) int { return r.decimal(column, 2) }

func (r row) decimal(column string, places int) int {
	whole, part, _ := strings.Cut(r.cells[column], ".")
	if len(part) > places {
		r.fault(column)
	}
	n, err := strconv.Atoi(whole + part + strings.Repeat("0", places-len(part)))
	if err != nil {
		r.fault(column)
	}
	return n
}

func (r row) integer(column string) int { return r.decimal(column, 0) }

func (r row) provenance() Provenance {
	p := Provenance{
		Source:  r.cells["source"],
		Edition: r.cells["edition"],
		Grade:   field(r, "grade", parseGrade),
		Checked: r.cells["checked"],
	}
	if p.Source == "" {
		r.fault("source")
	}
	if p.Checked == "" {
		r.fault("checked")
	}
	return p
}
