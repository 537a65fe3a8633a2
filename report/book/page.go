package book

import (
	"io"
	"strings"

	"apst/report/document"
	"apst/report/release"
	"apst/report/tables"
	"apst/report/words"
)

// Picture is a chart as it stands in a page, below the table whose numbers it shows.
type Picture struct {
	ID    string // unique in the page, as are the ids within it, which begin with it
	Table string
	SVG   []byte // with its own title and description; none where it could not be drawn
	Text  string // the text alternative, for who does not see it
	Why   string // why there is none
}

// Page writes a release as one HTML page: the tables, the charts with the numbers they
// are drawn from, and what symbols mean. It needs no script, and asks for nothing from
// anywhere. It is read as well in the dark, on a telephone and on paper.
func Page(w io.Writer, r *release.Release, pictures []Picture) error {
	d := &document.Document{Kind: "tables", Profile: r.Profile.Name, Title: Title(r), Contents: true, Wide: true,
		Lead: []document.Block{&document.Paragraph{Text: document.Words(noCause)}}}
	for _, f := range aboutLines(r) {
		d.About = append(d.About, document.Fact(f))
	}
	for _, t := range r.Tables {
		if t.Why != "" {
			d.NotMade = append(d.NotMade, document.Fact{Label: t.ID + " " + t.Title, Text: t.Why})
			continue
		}
		d.Sections = append(d.Sections, sectionOf(r, t, pictures))
	}
	d.Sections = append(d.Sections, symbols(r))
	return d.WriteHTML(w)
}

// sectionOf is a table or a chart of the page.
func sectionOf(r *release.Release, t *tables.Table, pictures []Picture) *document.Section {
	s := &document.Section{ID: t.ID, Title: t.ID + ": " + t.Title}
	add := func(b document.Block) { s.Blocks = append(s.Blocks, b) }
	if t.Warning != "" {
		add(&document.Paragraph{Text: document.Words(t.Warning), Role: document.Warning})
	}
	table := TableOf(r, t)
	if len(t.Rows) > 0 {
		for _, text := range words.Say(r, t) {
			add(&document.Paragraph{Text: document.Words(text)})
		}
		table.Notes = append(table.Notes, document.Words(told(r)+"."))
	}
	if !strings.HasPrefix(t.ID, "F") {
		add(table)
		return s
	}
	for _, p := range pictures {
		if p.Table == t.ID && len(t.Rows) > 0 {
			add(&document.Figure{ID: p.ID + "-figure", SVG: p.SVG, Words: p.Text, Why: p.Why})
		}
	}
	add(&document.Fold{Summary: "The numbers of this chart", Blocks: []document.Block{table}})
	return s
}

// symbols is what symbols mean, and what was said about the whole release.
func symbols(r *release.Release) *document.Section {
	var facts document.Facts
	for _, s := range release.Symbols() {
		facts.Items = append(facts.Items, document.Fact{Label: "[" + s[0] + "]", Text: s[1]})
	}
	return &document.Section{ID: "symbols", Title: "Symbols and notes", Blocks: []document.Block{&facts, &document.List{Items: texts(r.Notes)}}}
}

func texts(list []string) []document.Text {
	var out []document.Text
	for _, s := range list {
		out = append(out, document.Words(s))
	}
	return out
}

// TableOf is a table of a release as a page has it: with symbols in brackets, headings
// that differ from each other, and who is counted behind the caption.
func TableOf(r *release.Release, t *tables.Table) *document.Table {
	out := &document.Table{ID: t.ID + "-table", Caption: t.Title + ".", Of: "Counted: " + t.Of + ".", Stub: t.Stub, Notes: texts(t.Notes)}
	for _, f := range t.Facts {
		out.Of += " " + f.Label + ": " + f.Text + "."
	}
	for k, title := range headings(t, false)[1:] {
		out.Columns = append(out.Columns, document.Column{Title: title, Number: !t.Columns[k].Text})
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		if n := len(out.Groups); n == 0 || out.Groups[n-1].Title != row.Group {
			out.Groups = append(out.Groups, document.Group{Title: row.Group})
		}
		line := document.Row{Label: row.Label, Total: row.Total}
		for k := range row.Cells {
			c := r.Cell(t, i, k)
			line.Cells = append(line.Cells, document.Cell{Text: bracketed(c), Why: c.Why, Symbol: c.Symbol != ""})
		}
		last := &out.Groups[len(out.Groups)-1]
		last.Rows = append(last.Rows, line)
	}
	return out
}

// bracketed is a cell with its symbol, if it holds one, in brackets.
func bracketed(s release.Shown) string {
	if s.Symbol != "" {
		return "[" + s.Symbol + "]"
	}
	return s.String()
}
