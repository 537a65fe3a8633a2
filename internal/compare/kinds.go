package compare

import (
	_ "embed"
	"encoding/csv"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed tables/kinds.csv
var kindsCSV string

//go:embed tables/columns.csv
var columnsCSV string

// TableKind is what a table is about and what tells its rows apart. [Kinds] are those of
// this program's outputs; a reader of other files may make kinds of its own.
type TableKind struct {
	Name    string
	Starts  []string // the first of its headings, by which it is known
	Key     []string // columns that tell rows apart
	Pupils  bool     // a row holds something of one pupil
	Counts  bool     // and who is in it is who is in the set; a list of findings merely mentions pupils
	Measure string   // whose rules it rests on; empty where rows say it, or it is all of them
	Derived bool     // made of the scores: what differs in them differs here again
	Classes []Class  // of its columns, before those of every table
}

// Class says what the columns hold whose names match.
type Class struct {
	Column string // as of path.Match: *_band3
	Table  string // name of a kind, or *
	Kind   Kind   // the kind of a difference in it
}

// Column names columns; both may have a * as of path.Match.
type Column struct{ Table, Column string }

// matches reports whether a column of a table is meant. The table is called by the name
// of its kind or by its place.
func (c Column) matches(t *Table, column string) bool {
	return glob(c.Column, column) && (glob(c.Table, t.Kind.Name) || glob(c.Table, t.Place))
}

// glob is path.Match where * crosses folders; a pattern that is none matches itself.
func glob(pattern, name string) bool {
	if pattern == name || pattern == "*" {
		return true
	}
	ok, err := path.Match(strings.ReplaceAll(pattern, "/", "\x00"), strings.ReplaceAll(name, "/", "\x00"))
	return err == nil && ok
}

// tableRows are the rows of an embedded table.
func tableRows(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("compare: an embedded table: " + err.Error())
	}
	return rows[1:]
}

// Kinds are the tables that this program writes.
var Kinds = sync.OnceValue(func() []*TableKind {
	var out []*TableKind
	for _, r := range tableRows(kindsCSV) {
		out = append(out, &TableKind{Name: r[0], Starts: strings.Split(r[1], ";"), Key: strings.Split(r[2], ";"), Pupils: r[3] != "counts", Counts: r[3] == "pupils", Measure: r[4], Derived: r[5] != ""})
	}
	// The longest beginning first, so that the first that fits is the one that is meant.
	slices.SortStableFunc(out, func(a, b *TableKind) int { return len(b.Starts) - len(a.Starts) })
	return out
})

// classes are the classes of every table, the first that fits counting.
var classes = sync.OnceValue(func() []Class {
	var out []Class
	for _, r := range tableRows(columnsCSV) {
		out = append(out, Class{Column: r[0], Table: r[1], Kind: Kind(r[2])})
	}
	return out
})

// KindOf knows a table by its headings; nil where it is none of this program's.
func KindOf(columns []string) *TableKind {
	for _, k := range Kinds() {
		if len(columns) >= len(k.Starts) && slices.Equal(columns[:len(k.Starts)], k.Starts) {
			return k
		}
	}
	// In another order it is still the same table.
	for _, k := range Kinds() {
		all := func(names []string) bool {
			return !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(columns, n) })
		}
		if len(k.Starts) > 3 && all(k.Starts) && all(k.Key) {
			return k
		}
	}
	return nil
}

// class is what a difference in a column of the table is.
func (k *TableKind) class(column string) Kind {
	for _, list := range [][]Class{k.Classes, classes()} {
		for _, c := range list {
			if glob(c.Table, k.Name) && glob(c.Column, column) {
				return c.Kind
			}
		}
	}
	if k.Name == "" {
		return Entry
	}
	return Fact
}

// numeric reports whether the values of a column of the class are numbers.
func (k Kind) numeric() bool {
	return k == Score || k == Estimate || k == Count || k == Interval
}
