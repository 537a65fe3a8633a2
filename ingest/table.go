package ingest

import (
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"

	"apst/ingest/sheet"
)

// Vocabulary is what a measure knows of headings. Texts come as stored, without
// white space at their ends.
type Vocabulary interface {
	// Heads judges whether the cells of a row, left to right, can be the
	// headings of a table of this measure.
	Heads(cells []string) bool
	// Continues judges whether the row right under heading rows is one more of
	// them, such as wording under numbers or the options of tick columns.
	Continues(cells []string) bool
	// Entitles judges whether a lone text above headings says something about
	// the table under it.
	Entitles(text string) bool
	// Assign gives the columns of a table their fields, facets and options.
	Assign(t *Table)
}

// Origin says where something that was decided comes from.
type Origin string

// The origins, in the order in which they win.
const (
	FromOption    Origin = "option"
	FromMap       Origin = "map"
	FromHeading   Origin = "heading"
	FromGroup     Origin = "heading above"
	FromTitle     Origin = "title"
	FromSheetName Origin = "sheet name"
	FromFileName  Origin = "file name"
	FromColumn    Origin = "column"
	FromData      Origin = "answers"
	FromDefault   Origin = "default"
)

// Facet is one thing that a heading, title or name says of the cells under it.
type Facet struct {
	Value string // in the measure's words
	By    Origin
	At    sheet.Ref
	Text  string // what was read
}

// Facets are what is said of a set of columns, by kind: wave, informant, ...
type Facets map[string]Facet

// Text is a text and where it stands in the grid.
type Text struct {
	Text     string
	Row, Col int
}

// Column is one column of a table.
type Column struct {
	N       int    // column of the grid, from 1
	Heading []Text // the column's own headings, top to bottom
	Groups  []Text // headings above that span this column and others
	// Set by Vocabulary.Assign:
	Field   string // what the column holds; empty when nothing is known of it
	Laned   bool   // belongs to one set of answers rather than to the row
	Segment int    // which of several tables side by side it belongs to
	Option  int    // 1, 2, ... for the columns of a ticked question; 0 otherwise
	Facets  Facets
	Notes   []string // what the vocabulary has to say of the reading
}

// Title is the column's own heading in one line.
func (c *Column) Title() string {
	parts := make([]string, len(c.Heading))
	for i, h := range c.Heading {
		parts[i] = h.Text
	}
	return strings.Join(parts, " / ")
}

// Lane is one set of answers in a table: with baseline and endline side by
// side, a row holds two.
type Lane struct {
	Index  int
	Facets Facets
	Fields map[string][]*Column // laned and shared columns; more than one for ticked questions, or for a clash
}

// Table is one rectangle of a sheet with headings of its own.
type Table struct {
	Index       int // among the tables of the file
	File, Sheet string
	Turned      bool  // pupils stand in columns; grid rows are sheet columns
	HeadRows    []int // grid rows that hold the headings
	GroupRows   []int // grid rows right above them with headings of groups of columns
	Above       int   // rows with titles and the like above those
	Titles      []Text
	Columns     []*Column // those with a heading, left to right
	Lanes       []*Lane
	Layout      [32]byte // of headings and positions; equal for equal layouts
	Width       int      // last column with a heading
	HeadWidth   int      // fields in the heading rows, blank ones at the end included
	probes      []int    // laned columns, to tell data rows cheaply
}

// Ref is the address of a cell of the table's grid.
func (t *Table) Ref(row, col int) sheet.Ref {
	if t.Turned {
		row, col = col, row
	}
	return sheet.Ref{File: t.File, Sheet: t.Sheet, Row: row, Col: col}
}

// Place is the address of the table's headings.
func (t *Table) Place() sheet.Ref {
	if len(t.HeadRows) == 0 {
		return t.Ref(0, 0)
	}
	return t.Ref(t.HeadRows[len(t.HeadRows)-1], 0)
}

// finish groups the assigned columns into lanes and fingerprints the layout.
func (t *Table) finish() {
	t.layLanes()
	h := sha256.New()
	write := func(s string) { h.Write([]byte(s)); h.Write([]byte{0}) }
	write(strconv.FormatBool(t.Turned))
	for _, c := range t.Columns {
		write(strconv.Itoa(c.N))
		for _, x := range slices.Concat(c.Heading, c.Groups) {
			write(strings.ToLower(strings.Join(strings.Fields(x.Text), " ")))
		}
		if c.Laned {
			t.probes = append(t.probes, c.N)
		}
	}
	h.Sum(t.Layout[:0])
}

func (t *Table) layLanes() {
	type key struct {
		segment int
		facets  string
	}
	seen := map[key]*Lane{}
	for _, c := range t.Columns {
		if !c.Laned {
			continue
		}
		k := key{c.Segment, c.Facets.key()}
		lane := seen[k]
		if lane == nil {
			lane = &Lane{Index: len(t.Lanes), Facets: c.Facets, Fields: map[string][]*Column{}}
			seen[k] = lane
			t.Lanes = append(t.Lanes, lane)
			for _, s := range t.Columns {
				if !s.Laned && s.Field != "" && s.Segment == c.Segment && s.Facets.within(c.Facets) {
					lane.Fields[s.Field] = append(lane.Fields[s.Field], s)
				}
			}
		}
		lane.Fields[c.Field] = append(lane.Fields[c.Field], c)
	}
	for _, lane := range t.Lanes { // a column said to be of this lane wins over one said of the whole row
		for field, cols := range lane.Fields {
			own := slices.DeleteFunc(slices.Clone(cols), func(c *Column) bool { return !c.Laned && len(c.Facets) == 0 })
			if len(own) > 0 && !cols[0].Laned {
				lane.Fields[field] = own
			}
		}
	}
}

func (f Facets) key() string {
	kinds := make([]string, 0, len(f))
	for k := range f {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	var b strings.Builder
	for _, k := range kinds {
		b.WriteString(k + "=" + f[k].Value + ";")
	}
	return b.String()
}

// Same reports whether two sets of facets say the same.
func (f Facets) Same(g Facets) bool { return f.key() == g.key() }

// within reports whether f says nothing that g does not say too.
func (f Facets) within(g Facets) bool {
	for k, v := range f {
		if g[k].Value != v.Value {
			return false
		}
	}
	return true
}
