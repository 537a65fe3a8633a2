package report

import (
	"slices"
	"strconv"
	"strings"

	"apst/ingest/sheet"
)

// pastSheet is a sheet of the source as it was when a fix list was made.
type pastSheet struct {
	name string
	rows []pastRow
}

// pastRow is one of its rows. Columns with formulas are not compared: programs work
// their values out anew.
type pastRow struct {
	n        int
	digest   string
	formulas []string
	row      *sheet.Row // nil where the copy does not show it as it was
}

// rowNow is where a row stands now.
type rowNow struct {
	n     int
	known bool // by its cells; otherwise by the pupil alone, and columns may have moved
}

// findRows finds the rows of a sheet again: those that hold the same, where as many
// hold it as before, in their order; of the others those of a pupil who has one
// among them; and then those that are the same but for a cell in ten. What could be
// two rows is none. pupils are the identifiers that findings named, by row.
func (s *pastSheet) findRows(now []*sheet.Row, pupils map[int][]string) map[int]rowNow {
	m := &rowMatcher{now: now, found: map[int]rowNow{}, taken: make([]bool, len(now))}
	m.same(s.rows)
	rest := slices.DeleteFunc(slices.Clone(s.rows), func(r pastRow) bool { _, ok := m.found[r.n]; return ok || r.row == nil })
	for _, r := range rest {
		for _, pupil := range pupils[r.n] {
			if pupil == "" {
				continue
			}
			m.onlyOne(r, rest, false, func(a, b *sheet.Row) bool { return samePupil(r.row, a, b, pupil) })
		}
	}
	for _, r := range rest {
		if len(pupils[r.n]) > 0 {
			m.onlyOne(r, rest, true, func(a, b *sheet.Row) bool { return nearlySame(a, b, r.formulas) })
		}
	}
	return m.found
}

// rowMatcher gives rows of before rows of now, each one at most.
type rowMatcher struct {
	now   []*sheet.Row
	taken []bool
	found map[int]rowNow
}

// same pairs the rows that hold the same.
func (m *rowMatcher) same(rows []pastRow) {
	type content struct{ formulas, digest string }
	before := map[content][]int{}
	var order []content
	for _, r := range rows {
		c := content{strings.Join(r.formulas, " "), r.digest}
		if before[c] == nil {
			order = append(order, c)
		}
		before[c] = append(before[c], r.n)
	}
	after := map[string]map[string][]int{} // by formulas and digest
	for _, c := range order {
		if after[c.formulas] == nil {
			after[c.formulas] = digests(m.now, strings.Fields(c.formulas))
		}
		is := slices.DeleteFunc(slices.Clone(after[c.formulas][c.digest]), func(i int) bool { return m.taken[i] })
		if len(is) != len(before[c]) {
			continue
		}
		for k, i := range is {
			m.take(before[c][k], i, true)
		}
	}
}

func (m *rowMatcher) take(then, i int, known bool) {
	m.found[then], m.taken[i] = rowNow{m.now[i].N, known}, true
}

// onlyOne pairs a row with the one that is like it, if there is one among the rows
// left of now, and if among those left of before it is like this one alone.
func (m *rowMatcher) onlyOne(r pastRow, rest []pastRow, known bool, like func(a, b *sheet.Row) bool) {
	if _, ok := m.found[r.n]; ok {
		return
	}
	one := -1
	for i, row := range m.now {
		if m.taken[i] || !like(r.row, row) {
			continue
		}
		if one >= 0 {
			return
		}
		one = i
	}
	if one < 0 {
		return
	}
	for _, other := range rest {
		if _, ok := m.found[other.n]; !ok && other.n != r.n && like(other.row, m.now[one]) {
			return
		}
	}
	m.take(r.n, one, known)
}

// digests are the rows by what they hold.
func digests(rows []*sheet.Row, without []string) map[string][]int {
	out := map[string][]int{}
	for i, row := range rows {
		d := rowDigest(row, without)
		out[d] = append(out[d], i)
	}
	return out
}

// samePupil reports whether two rows have a pupil's identifier in the column in
// which a third has it.
func samePupil(in, a, b *sheet.Row, pupil string) bool {
	col := 1 + slices.IndexFunc(in.Cells, func(c sheet.Cell) bool { return string(c.Text) == pupil })
	return col > 0 && string(a.Cell(col).Text) == pupil && string(b.Cell(col).Text) == pupil
}

// nearlySame reports whether of two rows all cells but one in ten are the same.
func nearlySame(a, b *sheet.Row, formulas []string) bool {
	const fewest = 5 // cells by which a row can be told
	width := max(len(a.Cells), len(b.Cells))
	filled, other := 0, 0
	for col := 1; col <= width && other <= max(1, width/10); col++ {
		x, y := a.Cell(col), b.Cell(col)
		if len(x.Text)+len(y.Text) == 0 || slices.Contains(formulas, strconv.Itoa(col)) {
			continue
		}
		filled++
		if stable(x) != stable(y) {
			other++
		}
	}
	return filled >= fewest && other <= max(1, filled/10)
}

// headOf is the topmost text of a column, which is its heading or a title over it.
func headOf(rows []*sheet.Row, col int) string {
	for _, row := range rows {
		if c := row.Cell(col); len(c.Text) > 0 {
			return string(c.Text)
		}
	}
	return ""
}

// shown are the rows that the copy shows as they were.
func (s *pastSheet) shown() []*sheet.Row {
	var out []*sheet.Row
	for _, r := range s.rows {
		if r.row != nil {
			out = append(out, r.row)
		}
	}
	return out
}

// mostOf reports whether most rows of either stand in the other.
func (s *pastSheet) mostOf(now []*sheet.Row) bool {
	m := &rowMatcher{now: now, found: map[int]rowNow{}, taken: make([]bool, len(now))}
	m.same(s.rows)
	return 2*len(m.found) > max(len(s.rows), len(now))
}
