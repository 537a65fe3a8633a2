package like

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"apst/ingest/sheet"
	"apst/sdq/intake"
)

// grid is a sheet in the making, pupils in rows.
type grid struct {
	name   string
	hidden bool
	turned bool
	rows   []outRow // row n at n-1
	merged []sheet.Range
	cols   []int // hidden ones
}

type outRow struct {
	cells  []sheet.Cell
	hidden bool
}

// bundle is rows that belong together: those of a merged identifier, or of a
// pupil in a long list.
type bundle struct {
	rows  []*row
	clone string
}

// sheetOf lays a sheet out again.
func (d *drawing) sheetOf(n int, s *srcSheet, extra []extraPupil, dropped map[string]bool) *grid {
	out := &grid{hidden: s.facts.Hidden, turned: s.Turned, cols: s.hidden, name: d.sheetName(n, s)}
	filled := make([][]placed, len(s.tables))
	last := make([]int, len(s.tables))
	for i, t := range s.tables {
		filled[i] = d.arrange(s, n, i, t, extra, dropped)
		for _, r := range t.rows {
			last[i] = max(last[i], r.n)
		}
	}
	next := make([]int, len(s.tables))
	moved := map[int]int{} // where rows that are not pupils' went
	add := func(r outRow) { out.rows = append(out.rows, r) }
	for old := 1; old <= s.last; old++ {
		row, shape := s.rows[old], s.Rows[old]
		_, known := s.Rows[old]
		if !known || shape.Kind != intake.PupilRow {
			add(outRow{d.other(n, s, old, row, shape, known), row.hidden})
			moved[old] = len(out.rows)
			continue
		}
		k := shape.Table
		if next[k] < len(filled[k]) {
			d.place(out, s, filled[k], &next[k])
		}
		if old == last[k] {
			for next[k] < len(filled[k]) {
				d.place(out, s, filled[k], &next[k])
			}
		}
	}
	for _, m := range s.facts.Merged {
		top, bottom := moved[m.FirstRow], moved[m.LastRow]
		if top > 0 && bottom >= top {
			out.merged = append(out.merged, sheet.Range{FirstRow: top, FirstCol: m.FirstCol, LastRow: bottom, LastCol: m.LastCol})
		}
	}
	slices.SortFunc(out.merged, func(a, b sheet.Range) int {
		return cmp.Or(cmp.Compare(a.FirstRow, b.FirstRow), cmp.Compare(a.FirstCol, b.FirstCol))
	})
	return out
}

// placed is a row that is ready, and how far down the rows merged with it reach.
type placed struct {
	outRow
	merged []sheet.Range // rows counted from this one
}

func (d *drawing) place(out *grid, s *srcSheet, rows []placed, next *int) {
	p := rows[*next]
	*next++
	out.rows = append(out.rows, p.outRow)
	n := len(out.rows)
	for _, m := range p.merged {
		out.merged = append(out.merged, sheet.Range{FirstRow: n, FirstCol: m.FirstCol, LastRow: n + m.LastRow - m.FirstRow, LastCol: m.LastCol})
	}
}

// arrange puts the rows of a table in another order and writes them.
func (d *drawing) arrange(s *srcSheet, n, k int, t *srcTable, extra []extraPupil, dropped map[string]bool) []placed {
	var kept []bundle
	for _, b := range bundles(s, t) {
		if b.keep(dropped) {
			kept = append(kept, b)
		}
	}
	for _, x := range extra {
		for _, b := range kept[:len(kept):len(kept)] {
			if b.clone == "" && b.holds(x.like) {
				kept = append(kept, b.cloned(x))
			}
		}
	}
	rng := d.rand(fmt.Sprintf("order %d %d", n, k))
	if d.rotate && len(kept) > 0 {
		by := rng.IntN(len(kept))
		kept = append(kept[by:], kept[:by]...)
	} else {
		rng.Shuffle(len(kept), func(i, j int) { kept[i], kept[j] = kept[j], kept[i] })
	}
	cut := func(b bundle) bool { // the end of a file that was cut short
		recs := b.rows[0].records
		return len(recs) > 0 && recs[0].answers.flags[intake.RuleCutRow.ID]
	}
	slices.SortStableFunc(kept, func(a, b bundle) int {
		switch {
		case cut(a) == cut(b):
			return 0
		case cut(b):
			return -1
		}
		return 1
	})
	var out []placed
	lists := map[*answers]*listed{}
	for _, b := range kept {
		for i, r := range b.rows {
			l := &line{d: d, t: t, row: r, clone: b.clone, lines: lists, rng: d.rand(fmt.Sprintf("row %d %d %d%s", n, k, r.n, b.clone))}
			for _, rec := range r.records {
				book := d.books[keyOf(n, k, rec)]
				l.books = append(l.books, book)
				l.plans = append(l.plans, d.plan(rec, book, b.clone))
			}
			l.askImpact()
			p := placed{outRow: outRow{hidden: r.hidden}}
			for col := 1; col <= t.width(s, r); col++ {
				p.cells = append(p.cells, l.cell(col))
			}
			for i, rec := range r.records {
				l.plans[i].ids = append(l.plans[i].ids, d.ids.of(rec.Pupil, b.clone))
			}
			for _, m := range s.facts.Merged {
				if m.FirstRow == r.n && m.LastRow-m.FirstRow < len(b.rows)-i {
					p.merged = append(p.merged, m)
				}
			}
			out = append(out, p)
		}
	}
	return out
}

// width is how many cells a row has: in text as many as the original's, elsewhere
// as many as there are columns.
func (t *srcTable) width(s *srcSheet, r *row) int {
	n := len(r.cells)
	if s.facts.Delimited && !s.Turned {
		return n
	}
	for i := range t.Columns {
		n = max(n, t.Columns[i].N)
	}
	return n
}

// bundles cuts the rows of a table into what has to stay together.
func bundles(s *srcSheet, t *srcTable) (out []bundle) {
	whole := t.Long && contiguous(t)
	for i, r := range t.rows {
		joined := i > 0 && whole && len(r.records) > 0 && r.records[0].Pupil == t.rows[i-1].records[0].Pupil
		for _, m := range s.facts.Merged {
			joined = joined || i > 0 && m.FirstRow <= t.rows[i-1].n && m.LastRow >= r.n
		}
		if joined {
			last := &out[len(out)-1]
			last.rows = append(last.rows, r)
		} else {
			out = append(out, bundle{rows: []*row{r}})
		}
	}
	return out
}

// contiguous reports whether the lines of each pupil of a long list stand
// together.
func contiguous(t *srcTable) bool {
	met := map[string]bool{}
	for i, r := range t.rows {
		if len(r.records) == 0 {
			return false
		}
		who := r.records[0].Pupil
		if i > 0 && t.rows[i-1].records[0].Pupil == who {
			continue
		}
		if met[who] {
			return false
		}
		met[who] = true
	}
	return true
}

func (b *bundle) holds(pupil string) bool {
	return slices.ContainsFunc(b.rows, func(r *row) bool {
		return slices.ContainsFunc(r.records, func(rec *record) bool { return rec.Pupil == pupil })
	})
}

// keep marks the records of pupils who are left out, and reports whether anything
// is left.
func (b *bundle) keep(dropped map[string]bool) bool {
	any, all := false, true
	for _, r := range b.rows {
		for _, rec := range r.records {
			rec.dropped = dropped[rec.Pupil] && rec.Pupil != ""
			any, all = true, all && rec.dropped
		}
	}
	return !any || !all
}

// cloned is the bundle for another pupil laid out like one of it.
func (b *bundle) cloned(x extraPupil) bundle {
	out := bundle{clone: x.tag}
	for _, r := range b.rows {
		own := *r
		own.records = nil
		for _, rec := range r.records {
			mine := *rec
			mine.dropped = rec.Pupil != x.like
			own.records = append(own.records, &mine)
		}
		out.rows = append(out.rows, &own)
	}
	return out
}

// other writes a row that is no pupil's.
func (d *drawing) other(n int, s *srcSheet, at int, r srcRow, shape intake.RowShape, known bool) []sheet.Cell {
	rng := d.rand(fmt.Sprintf("other %d %d", n, at))
	out := make([]sheet.Cell, len(r.cells))
	for i, c := range r.cells {
		switch {
		case !known:
			out[i] = d.title(c, len(s.tables) > 0)
		case shape.Kind == intake.FooterRow:
			out[i] = d.footer(c, s.tables[shape.Table].columns[i+1], rng)
		default:
			out[i] = heading(c, i+1)
		}
	}
	return out
}

// heading writes a heading: what was recognised of it, or the column's letters.
func heading(c sheet.Cell, col int) sheet.Cell {
	s := strings.TrimSpace(string(c.Text))
	if c.Kind == sheet.Blank || c.Kind == sheet.Formula || s == "" {
		return sheet.Cell{Kind: c.Kind}
	}
	safe := intake.SafeHeading(s)
	if c.Kind == sheet.Number && safe == s {
		return c
	}
	if safe == "" {
		safe = "Column " + sheet.ColName(col)
	}
	return text(safe)
}

// title writes a cell above, under or beside tables.
func (d *drawing) title(c sheet.Cell, tables bool) sheet.Cell {
	switch c.Kind {
	case sheet.Text:
		s := strings.TrimSpace(string(c.Text))
		if s == "" {
			return sheet.Cell{}
		}
		if safe := intake.SafeTitle(s); safe != "" && tables {
			return text(safe)
		}
		return text("Title" + d.accent)
	case sheet.Number:
		return number("1")
	case sheet.Date:
		return dateOf(d.day(titleDay))
	case sheet.Bool, sheet.Error:
		return illegal(c)
	}
	return sheet.Cell{Kind: c.Kind}
}

// footer writes a cell of a row under the pupils that is none of theirs.
func (d *drawing) footer(c sheet.Cell, column *intake.ColumnShape, rng *rand.Rand) sheet.Cell {
	s := string(bytes.TrimSpace(c.Text))
	answer := intake.ReadAnswerCell(c)
	switch {
	case c.Kind == sheet.Blank || c.Kind == sheet.Formula || s == "":
		return sheet.Cell{Kind: c.Kind}
	case c.Kind == sheet.Date:
		return dateOf(d.day(titleDay))
	case c.Kind == sheet.Bool || c.Kind == sheet.Error:
		return illegal(c)
	case strings.Trim(s, "0123456789.") == "" && answer.Kind == intake.AnswerNumber:
		return sheet.Cell{Kind: c.Kind, Text: []byte(strconv.Itoa(min(answer.Number, 1) + rng.IntN(2)))}
	case strings.Trim(s, "0123456789.") == "" && answer.Kind == intake.AnswerCode:
		return answerToken(answer, c)
	case strings.Trim(s, "0123456789.") == "" && strings.Contains(s, "."):
		return sheet.Cell{Kind: c.Kind, Text: []byte("1.25")}
	case strings.Trim(s, "0123456789.") == "":
		return sheet.Cell{Kind: c.Kind, Text: []byte("40")}
	}
	if safe := intake.SafeFooter(s); safe != "" {
		return text(safe)
	}
	if safe := intake.SafeLabel(s); safe != "" {
		return text(safe)
	}
	return text("Note" + d.accent)
}

// sheetName is a name of our own that says what the sheet's name says.
func (d *drawing) sheetName(n int, s *srcSheet) string {
	if s.Name == "" {
		return ""
	}
	name := s.Says.Words()
	if name == "" {
		return "Sheet " + strconv.Itoa(n+1)
	}
	for k, other := range d.sheets {
		if k < n && other.Says.Words() == name {
			return name + " (" + strconv.Itoa(n+1) + ")"
		}
	}
	return name
}
