package like

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/ingest/sheet"
)

// laid is a sheet of a copy, and where its rows come from.
type laid struct {
	*grid
	from map[int]*unit // rows of the copy, from 1
	of   map[int]*filling
}

// layOut lays the sheets of a file of measures out again.
func (f *file) layOut(p *people, still bool) (out []*laid) {
	names := map[string]bool{}
	for i, s := range f.tabled {
		l := &laid{grid: &grid{hidden: s.facts.Hidden, cols: s.hidden, name: f.sheetName(p, i, s, names)}, from: map[int]*unit{}, of: map[int]*filling{}}
		f.laySheet(p, i, s, l, still)
		out = append(out, l)
	}
	return out
}

// sheetName is the sheet's name without what is not known of it.
func (f *file) sheetName(p *people, n int, s *tabled, used map[string]bool) string {
	if s.name == "" {
		return ""
	}
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return ' '
		}
		return r
	}, f.lex.clean(p.redated(s.name)))
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		name = "Sheet " + strconv.Itoa(n+1)
	}
	if r := []rune(name); len(r) > 27 {
		name = string(r[:27])
	}
	for base, k := name, 2; used[strings.ToLower(name)]; k++ {
		name = base + " " + strconv.Itoa(k)
	}
	used[strings.ToLower(name)] = true
	return name
}

// block is rows of a unit that stand together.
type block struct {
	u    *unit
	rows []*trow
}

func (f *file) laySheet(p *people, n int, s *tabled, out *laid, still bool) {
	filled := map[*table][]block{}
	next, last := map[*table]int{}, map[*table]int{}
	for k, t := range s.tables {
		filled[t] = t.blocks(p, still, fmt.Sprintf("order %s %d %d", f.in.Path, n, k))
		for _, r := range t.rows {
			last[t] = max(last[t], r.n)
		}
	}
	width := 0
	for _, r := range s.rows {
		width = max(width, len(r.cells))
	}
	moved := map[int]int{}
	place := func(t *table) {
		b := filled[t][next[t]]
		next[t]++
		for _, r := range b.rows {
			x := &filling{f: f, p: p, t: t, u: b.u, r: r, at: t.atOf(r), level: min(b.u.tries/triesPerLevel, one), rng: p.rand(fmt.Sprintf("row %s %d %d %d", f.in.Name, n, r.n, b.u.tries))}
			out.rows = append(out.rows, outRow{x.row(len(r.cells)), r.hidden})
			out.from[len(out.rows)], out.of[len(out.rows)] = b.u, x
			moved[r.n] = len(out.rows)
		}
	}
	for old := 1; old <= s.last; old++ {
		t := s.of[old]
		if t == nil {
			row := s.rows[old]
			cells := make([]sheet.Cell, len(row.cells))
			for i, c := range row.cells {
				cells[i] = f.outside(p, s.heads[old], i+1, c)
			}
			out.rows = append(out.rows, outRow{cells, row.hidden})
			moved[old] = len(out.rows)
			continue
		}
		for placed := len(out.rows); next[t] < len(filled[t]) && (len(out.rows) < old && len(out.rows) == placed || old == last[t]); {
			place(t)
		}
	}
	for _, m := range s.facts.Merged {
		top, bottom := moved[m.FirstRow], moved[m.LastRow]
		if top > 0 && bottom-top == m.LastRow-m.FirstRow {
			out.merged = append(out.merged, sheet.Range{FirstRow: top, FirstCol: m.FirstCol, LastRow: bottom, LastCol: m.LastCol})
		}
	}
	slices.SortFunc(out.merged, func(a, b sheet.Range) int {
		return cmp.Or(cmp.Compare(a.FirstRow, b.FirstRow), cmp.Compare(a.FirstCol, b.FirstCol))
	})
}

func (t *table) atOf(r *trow) int {
	if t.at == nil {
		t.at = map[*trow]int{}
		for i, row := range t.rows {
			t.at[row] = i
		}
	}
	return t.at[r]
}

// blocks are the rows of a table in another order: that of the rows of other pupils,
// where the rows of each stand together.
func (t *table) blocks(p *people, still bool, purpose string) (out []block) {
	scattered := false
	of := map[*trow]*unit{}
	for _, u := range t.units {
		for i, r := range u.rows {
			of[r] = u
			scattered = scattered || i > 0 && t.atOf(r) != t.atOf(u.rows[i-1])+1
		}
	}
	if scattered {
		for _, r := range t.rows {
			out = append(out, block{of[r], []*trow{r}})
		}
		return out
	}
	for _, u := range t.units {
		out = append(out, block{u, u.rows})
	}
	if !still { // notes and totals stay where they are
		var free []int
		for i, b := range out {
			if !strings.HasPrefix(b.u.key, "\x00row") {
				free = append(free, i)
			}
		}
		rng := p.rand(purpose)
		rng.Shuffle(len(free), func(i, j int) { out[free[i]], out[free[j]] = out[free[j]], out[free[i]] })
	}
	return out
}

// outside writes a cell of headings, or of no table.
func (f *file) outside(p *people, heads *table, col int, c sheet.Cell) sheet.Cell {
	switch c.Kind {
	case sheet.Blank, sheet.Formula:
		return sheet.Cell{Kind: c.Kind}
	case sheet.Bool, sheet.Error:
		return illegal(c)
	case sheet.Date:
		if d, ok := f.date(c, true); ok {
			return dateOf(p.day("", d))
		}
		return dateOf(p.titleDay())
	case sheet.Number:
		if heads != nil {
			if d, ok := f.date(c, false); ok {
				return number(strconv.Itoa(serial(p.day("", d), f.date1904)))
			}
		}
		if s := string(c.Text); len(s) <= 2 || heads != nil && len(s) <= longest {
			return c
		}
		return number("1")
	}
	s := strings.TrimSpace(string(c.Text))
	if s == "" {
		return sheet.Cell{}
	}
	if looksDate(s) {
		if d, ok := f.date(c, true); ok {
			return dateCell(c, p.day("", d), f.date1904)
		}
	}
	clean := f.lex.clean(p.redated(s))
	switch {
	case heads == nil && clean == "":
		return text("Title")
	case heads == nil:
		return text(clean)
	case heads.fields[col] == "" && clean != p.redated(s), clean == "":
		return text("Column " + sheet.ColName(col))
	}
	return text(clean)
}
