package book

import (
	"bytes"
	_ "embed"
	"html/template"
	"io"
	"strings"
	"sync"

	"apst/report/release"
	"apst/report/tables"
	"apst/report/words"
)

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Parse(pageText))
})

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
	p := page{Title: Title(r), Style: template.CSS(pageStyle), NoCause: noCause, Notes: r.Notes}
	for _, f := range aboutLines(r) {
		p.About = append(p.About, pair(f))
	}
	for _, s := range release.Symbols() {
		p.Symbols = append(p.Symbols, pair{"[" + s[0] + "]", s[1]})
	}
	for _, t := range r.Tables {
		s := sectionOf(r, t)
		for _, pic := range pictures {
			if pic.Table == t.ID && len(t.Rows) > 0 {
				s.Pictures = append(s.Pictures, picture{SVG: inline(pic.SVG), Text: pic.Text, Why: pic.Why})
			}
		}
		p.Sections = append(p.Sections, s)
	}
	return pageTemplate().Execute(w, p)
}

type page struct {
	Title, NoCause string
	Style          template.CSS
	About, Symbols []pair
	Notes          []string
	Sections       []section
}

type pair struct{ Label, Text string }

// section is a table or a chart of the page.
type section struct {
	ID, Title, Of, Warning, Why string
	Chart                       bool
	Pictures                    []picture
	Facts                       []pair
	Say, Notes                  []string
	Told, Stub                  string
	Heads                       []cell
	Parts                       []part
	Span                        int
}

// picture is a chart of a section.
type picture struct {
	SVG       template.HTML
	Text, Why string
}

// inline is a picture as an element of a page: without what stands before its root, and
// without the name of a language that the page knows.
func inline(svg []byte) template.HTML {
	if i := bytes.Index(svg, []byte("<svg ")); i > 0 {
		svg = svg[i:]
	}
	return template.HTML(bytes.TrimSpace(bytes.Replace(svg, []byte(` xmlns="http://www.w3.org/2000/svg"`), nil, 1)))
}

// part is a run of rows under one heading.
type part struct {
	Title string
	Rows  []line
}

type line struct {
	Label string
	Total bool
	Cells []cell
}

type cell struct {
	Text   string
	Why    string
	Number bool
	Symbol bool
}

func sectionOf(r *release.Release, t *tables.Table) section {
	s := section{ID: t.ID, Title: t.Title, Of: t.Of, Warning: t.Warning, Why: t.Why, Chart: strings.HasPrefix(t.ID, "F"), Told: told(r), Stub: t.Stub, Span: len(t.Columns) + 1, Notes: t.Notes}
	for _, f := range t.Facts {
		s.Facts = append(s.Facts, pair(f))
	}
	if len(t.Rows) == 0 {
		return s
	}
	s.Say = words.Say(r, t)
	for k, text := range headings(t, false)[1:] {
		s.Heads = append(s.Heads, cell{Text: text, Number: !t.Columns[k].Text})
	}
	if s.Stub == "" {
		s.Stub = "Row"
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		if len(s.Parts) == 0 || s.Parts[len(s.Parts)-1].Title != row.Group {
			s.Parts = append(s.Parts, part{Title: row.Group})
		}
		l := line{Label: row.Label, Total: row.Total}
		for k := range row.Cells {
			c := r.Cell(t, i, k)
			l.Cells = append(l.Cells, cell{Text: bracketed(c), Why: c.Why, Number: c.Known || c.Symbol != "", Symbol: c.Symbol != ""})
		}
		last := &s.Parts[len(s.Parts)-1]
		last.Rows = append(last.Rows, l)
	}
	return s
}

// bracketed is a cell with its symbol, if it holds one, in brackets.
func bracketed(s release.Shown) string {
	if s.Symbol != "" {
		return "[" + s.Symbol + "]"
	}
	return s.String()
}
