package ingest

import (
	"bytes"
	"slices"
	"strings"

	"apst/ingest/sheet"
)

// Visitor is told what a scan meets, in the order of the sheet.
type Visitor interface {
	// Table announces a table before its first row.
	Table(*Table) error
	// Row hands over a row under a table's headings: a pupil, a footer, a note.
	// It is borrowed.
	Row(*Table, *sheet.Row) error
	// Outside hands over a row that belongs to no table. It is borrowed.
	Outside(*sheet.Row) error
	// Repeated hands over a heading row met again among the data.
	Repeated(*Table, *sheet.Row) error
}

// Scanner finds the tables of one sheet. A scan can be repeated and gives the
// same tables.
type Scanner struct {
	file, name string
	sheet      sheet.Sheet
	turned     bool
	vocabulary Vocabulary
	merged     []sheet.Range
}

// NewScanner prepares to scan a sheet with pupils in rows.
func NewScanner(file string, s sheet.Sheet, v Vocabulary) *Scanner {
	return &Scanner{file: file, name: s.Name(), sheet: s, vocabulary: v, merged: s.Facts().Merged}
}

// Turn returns a scanner of the same sheet with pupils in columns. The sheet is
// held in memory.
func (s *Scanner) Turn() (*Scanner, error) {
	t, err := turn(s.sheet)
	if err != nil {
		return nil, err
	}
	return &Scanner{file: s.file, name: s.name, sheet: t, turned: true, vocabulary: s.vocabulary, merged: t.Facts().Merged}, nil
}

// Turned reports whether pupils are taken to stand in columns.
func (s *Scanner) Turned() bool { return s.turned }

const (
	titleCells = 4  // cells of a row above headings that may still be titles
	titleRows  = 12 // rows above headings that may entitle the table
	headRows   = 3  // heading rows at most, groups above not counted
)

// scan is the state of one walk over the sheet.
type scan struct {
	*Scanner
	visit  Visitor
	table  *Table // the one whose rows are being read; nil before the first
	tables int
	heads  []*sheet.Row // heading rows met, waiting for the row after them
	held   []*sheet.Row // rows that may be titles of the next table
	last   int          // number of the last row that was surely the table's
	fills  []fill
	texts  []string
	known  map[string]bool // texts met under headings in rows that were none

	voucher Voucher // the vocabulary, if it is one

	own    *looker // for a visitor that may glance at lines
	glance *glance // what it needs of the table's; nil before the first
}

// Scan walks the sheet.
func (s *Scanner) Scan(v Visitor) error {
	w := &scan{Scanner: s, visit: v}
	w.voucher, _ = s.vocabulary.(Voucher)
	if lined, ok := s.sheet.(sheet.Lined); ok {
		if g, ok := v.(Glancer); ok {
			return w.scanLines(g, lined)
		}
	}
	for row, err := range ahead(s.sheet.Rows()) {
		if err != nil {
			return err
		}
		if err := w.row(row); err != nil {
			return err
		}
	}
	return w.finish()
}

// finish hands over what was held at the end.
func (w *scan) finish() error {
	if err := w.open(); err != nil {
		return err
	}
	return w.release(len(w.held))
}

func (w *scan) row(r *sheet.Row) error {
	if w.idle() && (w.vouched(r) || w.plain(r)) {
		return w.data(r)
	}
	if r.Empty() {
		return nil
	}
	texts := w.read(r)
	switch {
	case len(w.heads) > 0 && len(w.heads) < headRows && r.N == w.heads[len(w.heads)-1].N+1 && w.vocabulary.Continues(texts):
		w.heads = append(w.heads, r.Clone())
		return nil
	case w.vocabulary.Heads(texts):
		if err := w.open(); err != nil {
			return err
		}
		w.heads = append(w.heads, r.Clone())
		return nil
	}
	if err := w.open(); err != nil {
		return err
	}
	if w.table != nil && w.regular(r) && !w.title(r) {
		w.remember(r)
		if err := w.release(len(w.held)); err != nil {
			return err
		}
		return w.data(r)
	}
	w.held = append(w.held, r.Clone())
	return w.release(len(w.held) - titleRows)
}

// vouched reports whether the vocabulary knows a row for one of the table's.
func (w *scan) vouched(r *sheet.Row) bool {
	return w.voucher != nil && w.voucher.Vouches(w.table, r)
}

// plain reports whether a row is, at a glance, a pupil's and no heading: some
// answers, all of them single digits that a heading row could not consist of, or
// texts met in rows before it.
func (w *scan) plain(r *sheet.Row) bool {
	any := false
	for _, col := range w.table.probes {
		if col > len(r.Cells) {
			continue
		}
		text := r.Cells[col-1].Text
		switch {
		case len(text) == 0:
		case len(text) == 1 && text[0] >= '0' && text[0] <= '4':
			any = true
		case w.known[string(text)]:
			any = true
		default:
			return false
		}
	}
	return any && w.regular(r)
}

// knownTexts bounds what is remembered of the texts under headings: a block has
// three answers and a few ways to write that there is none.
const knownTexts = 200

func (w *scan) remember(r *sheet.Row) {
	if w.known == nil {
		w.known = map[string]bool{}
	}
	for _, col := range w.table.probes {
		if text := r.Cell(col).Text; len(text) > 0 && len(text) <= 40 && len(w.known) < knownTexts {
			w.known[string(text)] = true
		}
	}
}

// regular reports whether enough of a row is filled for it to be no title.
func (w *scan) regular(r *sheet.Row) bool {
	filled := 0
	for _, col := range w.table.probes {
		if col <= len(r.Cells) && r.Cells[col-1].Kind != sheet.Blank {
			filled++
		}
	}
	return filled > 0 && 3*filled >= min(len(w.table.probes), 25)
}

// title reports whether a row is a lone text that entitles what comes below it, such
// as the name of the next table right under the last row of this one. If no headings
// follow, it goes to the table all the same.
func (w *scan) title(r *sheet.Row) bool {
	n := 0
	for i := range r.Cells {
		if r.Cells[i].Kind != sheet.Blank {
			n++
		}
	}
	return n == 1 && w.entitles(r)
}

func (w *scan) read(r *sheet.Row) []string {
	w.texts = w.texts[:0]
	for i := range r.Cells {
		w.texts = append(w.texts, cellText(r.Cells[i]))
	}
	return w.texts
}

func cellText(c sheet.Cell) string {
	if len(c.Text) > 1000 { // no heading is as long
		return ""
	}
	return string(bytes.TrimSpace(c.Text))
}

func (w *scan) data(r *sheet.Row) error {
	w.last = r.N
	if len(w.fills) > 0 {
		w.fillDown(r)
	}
	return w.visit.Row(w.table, r)
}

// release hands over the first n held rows: to the table they follow, or as
// rows outside any.
func (w *scan) release(n int) error {
	for range max(n, 0) {
		r := w.held[0]
		w.held = w.held[1:]
		var err error
		if w.table == nil {
			err = w.visit.Outside(r)
		} else {
			err = w.data(r)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// open starts the table whose heading rows were collected, if any.
func (w *scan) open() error {
	if len(w.heads) == 0 {
		return nil
	}
	heads := w.heads
	w.heads = nil
	above := w.above(heads[0])
	if err := w.release(len(w.held) - len(above)); err != nil {
		return err
	}
	w.held = nil
	t := w.build(heads, above)
	if w.table != nil && t.Layout == w.table.Layout && len(above) == 0 {
		for _, h := range heads {
			if err := w.visit.Repeated(w.table, h); err != nil {
				return err
			}
		}
		return nil
	}
	t.Above = len(above) - len(t.GroupRows)
	t.Index = w.tables
	w.tables++
	w.table, w.last = t, heads[len(heads)-1].N
	w.fills = w.vertical(t)
	return w.visit.Table(t)
}

// above picks, from the rows held, those that belong to the headings below
// them. Rows that follow the table before without a gap are that table's,
// unless their text entitles what comes.
func (w *scan) above(head *sheet.Row) []*sheet.Row {
	if w.table == nil {
		return w.held
	}
	end := w.last
	for i, r := range w.held {
		if r.N > end+1 || w.entitles(r) {
			return w.held[i:]
		}
		end = r.N
	}
	return nil
}

func (w *scan) entitles(r *sheet.Row) bool {
	return slices.ContainsFunc(w.read(r), func(s string) bool { return s != "" && w.vocabulary.Entitles(s) })
}

// build reads headings, groups and titles into a table.
func (w *scan) build(heads, above []*sheet.Row) *Table {
	t := &Table{File: w.file, Sheet: w.name, Turned: w.turned}
	width := 0
	for _, h := range heads {
		t.HeadRows = append(t.HeadRows, h.N)
		width = max(width, len(h.Cells))
	}
	t.HeadWidth = width
	var groups []*sheet.Row
	for _, r := range above {
		if n, only := filled(r); n == 1 && !w.spansPart(r.N, only, width) {
			t.Titles = append(t.Titles, Text{cellText(r.Cells[only-1]), r.N, only})
		} else if heads[0].N-r.N <= headRows {
			groups = append(groups, r)
			width = max(width, len(r.Cells))
			t.GroupRows = append(t.GroupRows, r.N)
		} else if n <= titleCells { // "Informant" and "Parent" side by side
			for i := range r.Cells {
				if text := cellText(r.Cells[i]); text != "" {
					t.Titles = append(t.Titles, Text{text, r.N, i + 1})
				}
			}
		}
	}
	for col := 1; col <= min(width, sheet.MaxCols); col++ {
		if c := w.column(col, heads, groups); len(c.Heading) > 0 || len(c.Groups) > 0 {
			t.Columns = append(t.Columns, c)
			if len(c.Heading) > 0 {
				t.Width = col
			}
		}
	}
	w.vocabulary.Assign(t)
	t.finish()
	return t
}

// column collects what stands above one column.
func (w *scan) column(col int, heads, groups []*sheet.Row) *Column {
	c := &Column{N: col}
	own := false // the heading rows say something of this column themselves
	for _, h := range heads {
		own = own || cellText(h.Cell(col)) != ""
	}
	for i, r := range slices.Concat(groups, heads) {
		group, lowest := i < len(groups), i == len(groups)+len(heads)-1
		if text := cellText(r.Cell(col)); text != "" {
			if group && own {
				c.Groups = append(c.Groups, Text{text, r.N, col})
			} else {
				c.Heading = append(c.Heading, Text{text, r.N, col})
			}
		} else if !lowest && own {
			if left, ok := w.spanning(r, col); ok {
				c.Groups = append(c.Groups, left)
			}
		}
	}
	return c
}

// spanning finds the text that covers a blank cell of a row of groups: that of
// its merged area, or the nearest to the left outside any merged area.
func (w *scan) spanning(r *sheet.Row, col int) (Text, bool) {
	for _, m := range w.merged {
		if m.Contains(r.N, col) {
			text := cellText(r.Cell(m.FirstCol))
			return Text{text, r.N, m.FirstCol}, text != "" && m.FirstRow == r.N
		}
	}
	for left := col - 1; left >= 1; left-- {
		if text := cellText(r.Cell(left)); text != "" {
			for _, m := range w.merged {
				if m.Contains(r.N, left) { // a merged heading ends where it ends
					return Text{}, false
				}
			}
			return Text{text, r.N, left}, true
		}
	}
	return Text{}, false
}

// spansPart reports whether a lone cell is merged over several columns but not
// over the whole width, so that it heads a group rather than the table.
func (w *scan) spansPart(row, col, width int) bool {
	for _, m := range w.merged {
		if m.Contains(row, col) {
			return m.LastCol > m.FirstCol && m.FirstCol > 1 && m.LastCol-m.FirstCol+1 < width
		}
	}
	return false
}

func filled(r *sheet.Row) (n, only int) {
	for i := range r.Cells {
		if strings.TrimSpace(string(r.Cells[i].Text)) != "" {
			n, only = n+1, i+1
		}
	}
	return n, only
}

// fill is a value that a merged area carries down: an identifier beside the
// rows of its pupil's two waves.
type fill struct {
	sheet.Range
	cell sheet.Cell
}

// vertical lists the merged areas under a table's headings that carry a value
// of the row, not an answer, down over several rows.
func (w *scan) vertical(t *Table) []fill {
	var out []fill
	for _, m := range w.merged {
		if m.LastRow > m.FirstRow && m.FirstRow > w.last && m.FirstCol == m.LastCol && !slices.Contains(t.probes, m.FirstCol) {
			out = append(out, fill{Range: m})
		}
	}
	return out
}

func (w *scan) fillDown(r *sheet.Row) {
	for i := range w.fills {
		f := &w.fills[i]
		switch {
		case r.N == f.FirstRow:
			f.cell = r.Cell(f.FirstCol)
			f.cell.Text = bytes.Clone(f.cell.Text)
		case f.Contains(r.N, f.FirstCol) && r.Cell(f.FirstCol).Kind == sheet.Blank:
			for len(r.Cells) < f.FirstCol {
				r.Cells = append(r.Cells, sheet.Cell{})
			}
			r.Cells[f.FirstCol-1] = f.cell
		}
	}
}
