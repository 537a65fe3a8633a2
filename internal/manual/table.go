package manual

import (
	"apst/sdq"
)

// Table is a table of an entry, or of the codebook.
type Table struct {
	Name    string     `json:"name"`
	About   string     `json:"about,omitempty"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
	Sources []*Source  `json:"sources,omitempty"` // one a row, or none at all
}

func newTable(name string, columns ...string) *Table { return &Table{Name: name, Columns: columns} }

func (t *Table) add(cells ...string) { t.Rows = append(t.Rows, cells) }

// from adds a row with where it comes from.
func (t *Table) from(p sdq.Provenance, cells ...string) {
	t.add(cells...)
	t.Sources = append(t.Sources, sourceOf(p))
}

// full is the table with the sources of its rows in columns of their own.
func (t *Table) full() *Table {
	if len(t.Sources) == 0 {
		return t
	}
	wide := &Table{Name: t.Name, About: t.About, Columns: append(append([]string(nil), t.Columns...), "source", "edition", "grade", "checked")}
	for i, row := range t.Rows {
		s := t.Sources[i]
		wide.add(append(append([]string(nil), row...), s.Source, s.Edition, s.Grade, s.Checked)...)
	}
	return wide
}

// noted is the table with a number in a last column for the source of each row,
// and the sources by number.
func (t *Table) noted() (*Table, []string) {
	if len(t.Sources) == 0 {
		return t, nil
	}
	narrow := &Table{Name: t.Name, About: t.About, Columns: append(append([]string(nil), t.Columns...), "source")}
	var notes []string
	for i, row := range t.Rows {
		note := t.Sources[i].note()
		n := 0
		for n < len(notes) && notes[n] != note {
			n++
		}
		if n == len(notes) {
			notes = append(notes, note)
		}
		narrow.add(append(append([]string(nil), row...), numbered(n))...)
	}
	return narrow, notes
}
