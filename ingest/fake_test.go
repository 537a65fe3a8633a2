package ingest

import (
	"fmt"
	"iter"
	"strings"
	"testing"

	"apst/ingest/sheet"
)

// grid is a sheet in memory. Its rows and their texts are overwritten as soon as
// the next row is asked for, as a reader's may be.
type grid struct {
	name  string
	rows  []*sheet.Row
	facts sheet.Facts
	err   error // yielded after the rows
}

func (g *grid) Name() string       { return g.name }
func (g *grid) Facts() sheet.Facts { return g.facts }

func (g *grid) Rows() iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		for _, r := range g.rows {
			lent := r.Clone()
			if !yield(lent, nil) {
				return
			}
			for i := range lent.Cells {
				for k := range lent.Cells[i].Text {
					lent.Cells[i].Text[k] = '!'
				}
				lent.Cells[i].Kind = sheet.Error
			}
		}
		if g.err != nil {
			yield(nil, g.err)
		}
	}
}

// gridOf makes a sheet of lines: cells between bars, "row 7" where the number
// jumps, "=A1:B2" for merged areas. A line of bars alone is a row of blanks.
func gridOf(t testing.TB, lines ...string) *grid {
	t.Helper()
	g := &grid{name: "Sheet1"}
	n := 0
	for _, line := range lines {
		if area, ok := strings.CutPrefix(line, "="); ok {
			from, to, _ := strings.Cut(area, ":")
			var m sheet.Range
			m.FirstRow, m.FirstCol, _ = sheet.ParseCell(from)
			m.LastRow, m.LastCol, _ = sheet.ParseCell(to)
			if m.LastRow == 0 || m.FirstRow == 0 {
				t.Fatalf("no area: %q", line)
			}
			g.facts.Merged = append(g.facts.Merged, m)
			continue
		}
		if _, err := fmt.Sscanf(line, "row %d", &n); err == nil {
			n--
			continue
		}
		n++
		if line == "" { // a blank row that the file leaves out
			continue
		}
		r := &sheet.Row{N: n}
		for cell := range strings.SplitSeq(line, "|") {
			c := sheet.Cell{}
			if cell != "" {
				c = sheet.Cell{Kind: sheet.Text, Text: []byte(cell)}
			}
			r.Cells = append(r.Cells, c)
		}
		g.rows = append(g.rows, r)
	}
	return g
}

// words is a vocabulary of a small questionnaire: who, q1 to q9 (three of them
// make a row of headings), under them "a", "b", "c"; wave:x entitles.
type words struct{}

func (words) item(s string) bool { return len(s) == 2 && s[0] == 'q' && s[1] >= '1' && s[1] <= '9' }

func (w words) Heads(cells []string) bool {
	items := 0
	for _, c := range cells {
		if w.item(c) {
			items++
		}
	}
	return items >= 3
}

func (words) Continues(cells []string) bool {
	under := 0
	for _, c := range cells {
		if c == "a" || c == "b" || c == "c" {
			under++
		}
	}
	return under >= 3
}

func (words) Entitles(s string) bool { return strings.HasPrefix(s, "wave:") }

func (w words) Assign(t *Table) {
	for _, c := range t.Columns {
		c.Facets = Facets{}
		for _, h := range c.Heading {
			switch {
			case w.item(h.Text):
				c.Field, c.Laned = h.Text, true
			case h.Text == "who" || h.Text == "date":
				c.Field = h.Text
			}
		}
		for _, g := range c.Groups {
			if value, ok := strings.CutPrefix(g.Text, "wave:"); ok {
				c.Facets["wave"] = Facet{Value: value, By: FromGroup, At: t.Ref(g.Row, g.Col), Text: g.Text}
			}
		}
	}
}

// diary writes down what a scan reports, in order.
type diary struct {
	lines  []string
	tables []*Table
	rows   map[int][]string // what became of each row of the grid
	stop   string           // the kind of report that ends the scan with an error
}

func newDiary() *diary { return &diary{rows: map[int][]string{}} }

func (d *diary) note(kind string, r *sheet.Row) error {
	var cells []string
	for _, c := range r.Cells {
		cells = append(cells, string(c.Text))
	}
	d.lines = append(d.lines, fmt.Sprintf("%s %d: %s", kind, r.N, strings.TrimRight(strings.Join(cells, "|"), "|")))
	d.rows[r.N] = append(d.rows[r.N], kind)
	if d.stop == kind {
		return errStop
	}
	return nil
}

var errStop = fmt.Errorf("stopped")

func (d *diary) Table(t *Table) error {
	line := fmt.Sprintf("table %d at %v:", t.Index, t.HeadRows)
	for _, x := range t.Titles {
		line += fmt.Sprintf(" title %q", x.Text)
		d.rows[x.Row] = append(d.rows[x.Row], "title")
	}
	for _, n := range t.HeadRows {
		d.rows[n] = append(d.rows[n], "heading")
	}
	for _, lane := range t.Lanes {
		var items []string
		for i := 1; i <= 9; i++ {
			for _, c := range lane.Fields[fmt.Sprint("q", i)] {
				items = append(items, sheet.ColName(c.N))
			}
		}
		line += fmt.Sprintf(" lane %s(%s)", lane.Facets["wave"].Value, strings.Join(items, " "))
	}
	d.lines = append(d.lines, line)
	d.tables = append(d.tables, t)
	if d.stop == "table" {
		return errStop
	}
	return nil
}

func (d *diary) Row(t *Table, r *sheet.Row) error {
	if len(d.tables) == 0 || t != d.tables[len(d.tables)-1] {
		return fmt.Errorf("row %d of a table that was not announced last", r.N)
	}
	return d.note("row", r)
}

func (d *diary) Outside(r *sheet.Row) error { return d.note("outside", r) }

func (d *diary) Repeated(t *Table, r *sheet.Row) error {
	if len(d.tables) == 0 || t != d.tables[len(d.tables)-1] {
		return fmt.Errorf("headings in row %d repeated of a table that was not announced last", r.N)
	}
	return d.note("repeated", r)
}

// scanned is the diary of one scan.
func scanned(t testing.TB, s *Scanner) *diary {
	t.Helper()
	d := newDiary()
	if err := s.Scan(d); err != nil {
		t.Fatal(err)
	}
	return d
}
