// Package reports makes the reports that leave the school: the termly one and that for
// an Oversight Board. They are made of a release and say nothing that it does not show.
package reports

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"apst/report/book"
	"apst/report/document"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/tables"
	"apst/report/words"
)

// Input is what a report is made of.
type Input struct {
	Release  *release.Release
	Pictures []figures.Picture
	Term     string          // "summer term 2022/23"; empty for a report of no term
	Before   *Before         // what was released of the term before; nil where nothing was
	NoBefore string          // why it is not to be set beside this one; empty where nothing was released
	Cards    []document.Card // methods that numbers may lead to
	Beside   []string        // files that stand beside the report
}

// maker makes one report.
type maker struct {
	in *Input
	r  *release.Release
	// of are the pictures by the table whose numbers they show.
	of map[string][]*figures.Picture
	// cards are the methods that there are.
	cards map[string]bool
	begun map[string]int // tables that stand in the report already
}

func newMaker(in *Input) *maker {
	m := &maker{in: in, r: in.Release, of: map[string][]*figures.Picture{}, cards: map[string]bool{}, begun: map[string]int{}}
	for i := range in.Pictures {
		p := &in.Pictures[i]
		if !p.Pupils {
			m.of[p.Table] = append(m.of[p.Table], p)
		}
	}
	for i := range in.Cards {
		m.cards[in.Cards[i].ID] = true
	}
	return m
}

// about is whose report it is, of when and for whom.
func (m *maker) about() []document.Fact {
	a := &m.r.About
	var out []document.Fact
	add := func(label, text string) {
		if text != "" {
			out = append(out, document.Fact{Label: label, Text: text})
		}
	}
	add("School", a.School)
	add("Term", m.in.Term)
	add("Period", inWords(a.Period))
	if !a.AsOf.IsZero() {
		add("Data as of", inWords(a.AsOf.String()))
	}
	add("Main outcome", inWords(a.Main))
	add("Made for", profileWords(m.r))
	add("Made with", "apst "+a.Version)
	return out
}

// profileWords is for whom a release is, and what is hidden in it.
func profileWords(r *release.Release) string {
	switch r.Profile.Name {
	case "board":
		return "the Oversight Board and governors (profile board: small numbers are hidden)"
	case "publish":
		return "anybody (profile publish: small numbers are hidden, counts are rounded)"
	}
	return "the school alone (profile " + r.Profile.Name + ": nothing is hidden)"
}

// document is a report without its parts.
func (m *maker) document(kind, title string) *document.Document {
	d := &document.Document{Kind: kind, Profile: m.r.Profile.Name, Title: title, About: m.about(), Cards: m.in.Cards, Terms: Terms()}
	if m.r.Profile.Threshold == 0 {
		d.Stays = "Nothing is hidden in this report: it stays in the school."
	}
	return d
}

// cell is what a reader sees of a cell of a table of the release.
func (m *maker) cell(table, row, column string) (release.Shown, bool) {
	t := m.r.Table(table)
	if t == nil {
		return release.Shown{}, false
	}
	i := slices.IndexFunc(t.Rows, func(r tables.Row) bool { return r.ID == row })
	k := slices.IndexFunc(t.Columns, func(c tables.Column) bool { return c.ID == column })
	if i < 0 || k < 0 {
		return release.Shown{}, false
	}
	return m.r.Cell(t, i, k), true
}

// has reports whether a table of the release has rows.
func (m *maker) has(table string) bool {
	t := m.r.Table(table)
	return t != nil && len(t.Rows) > 0
}

// narrow is a table with some of its columns and rows; all columns for none.
func narrow(t *tables.Table, columns []string, keep func(*tables.Row) bool) *tables.Table {
	out := *t
	var at []int
	out.Columns = nil
	for k := range t.Columns {
		if len(columns) == 0 || slices.Contains(columns, t.Columns[k].ID) {
			at = append(at, k)
			out.Columns = append(out.Columns, t.Columns[k])
		}
	}
	out.Rows = nil
	for i := range t.Rows {
		if keep != nil && !keep(&t.Rows[i]) {
			continue
		}
		row := t.Rows[i]
		row.Cells = nil
		for _, k := range at {
			row.Cells = append(row.Cells, t.Rows[i].Cells[k])
		}
		out.Rows = append(out.Rows, row)
	}
	return &out
}

// ofAll keeps the rows of all on roll, and those of nobody in particular, but for counts
// of rows of files: they are for who looks after the files.
func ofAll(r *tables.Row) bool {
	return (r.Population == "" || r.Population == "all") && !strings.Contains(r.ID, "/rows/")
}

// table is a part of a table of the release, each column of which leads to its method;
// nil where nothing of it is there.
func (m *maker) table(id string, columns []string, keep func(*tables.Row) bool) *document.Table {
	t := m.r.Table(id)
	if t == nil || len(t.Rows) == 0 {
		return nil
	}
	part := narrow(t, columns, keep)
	if len(part.Rows) == 0 {
		return nil
	}
	out := book.TableOf(m.r, part)
	out.Caption = id + ": " + out.Caption
	out.Sort = len(part.Rows) > 8
	if m.begun[id]++; m.begun[id] > 1 {
		out.ID += "-" + string(rune('a'+m.begun[id]-2))
		out.Notes = nil // they stand under the first
	}
	for k := range part.Columns {
		out.Columns[k].Card = m.card(id, part.Columns[k].ID)
	}
	return out
}

// say are the sentences that a table comes to, for all on roll.
func (m *maker) say(id string) []string {
	t := m.r.Table(id)
	if t == nil || len(t.Rows) == 0 {
		return nil
	}
	return words.Say(m.r, narrow(t, nil, ofAll))
}

// figures are the charts of tables, each with its words, and the numbers that those of a
// table are drawn from under the first.
func (m *maker) figures(ids ...string) []document.Block {
	var out []document.Block
	for _, id := range ids {
		first := id != "F04" // whose numbers are those of the table beside it
		for _, p := range m.of[id] {
			if p.Chart == nil {
				continue
			}
			f := &document.Figure{ID: p.ID + "-figure", SVG: p.SVG, Words: p.Chart.Description}
			if first {
				f.Numbers, first = m.table(id, nil, nil), false
			}
			out = append(out, f)
		}
	}
	return out
}

// full is a whole table, to be opened.
func (m *maker) full(id string) []document.Block {
	t := m.table(id, nil, nil)
	if t == nil {
		return nil
	}
	return []document.Block{&document.Fold{Summary: "The whole of table " + id, Blocks: []document.Block{t}}}
}

// paragraphs are sentences, a paragraph each.
func paragraphs(list ...string) []document.Block {
	var out []document.Block
	for _, s := range list {
		if s != "" {
			out = append(out, &document.Paragraph{Text: document.Words(s)})
		}
	}
	return out
}

// note is small print.
func note(text string) document.Block {
	return &document.Paragraph{Text: document.Words(text), Role: document.Note}
}

// symbols is what symbols mean.
func (m *maker) symbols() *document.Section {
	var facts document.Facts
	for _, s := range release.Symbols() {
		facts.Items = append(facts.Items, document.Fact{Label: "[" + s[0] + "]", Text: s[1]})
	}
	s := &document.Section{ID: "symbols", Title: "Symbols and notes", Blocks: []document.Block{&facts}}
	for _, text := range m.r.Notes {
		s.Blocks = append(s.Blocks, note(text))
	}
	if len(m.in.Beside) > 0 {
		s.Blocks = append(s.Blocks, note("Beside this report: "+strings.Join(m.in.Beside, ", ")+"."))
	}
	return s
}

// isoDay is a day as files have it.
var isoDay = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b`) })

// inWords is a text with its days as people write them: 1 September 2022.
func inWords(s string) string {
	return isoDay().ReplaceAllStringFunc(s, func(day string) string {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return day
		}
		return t.Format("2 January 2006")
	})
}
