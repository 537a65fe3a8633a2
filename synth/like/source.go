package like

import (
	"bytes"
	"slices"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq/intake"
)

// maxCells bounds the file that is laid out again: it is held in memory, and what
// may be shown to anybody is small.
const maxCells = 1 << 21

// source is the original file, held in memory, with what was understood of it.
type source struct {
	*reading          // with what is needed told
	untold   *reading // without
	need     []need
	format   string
	date1904 bool
	raw      []byte
	secrets  map[string]bool // what must not occur in a copy
	lex      *lexicon        // what other measures know; nil for a file by itself
	people   *people         // of the folder; nil for a file by itself
	named    string          // the copy's name; empty for one of the format's own
	sheets   []*srcSheet
	books    map[bookKey]*book
	names    map[int]sheet.Cell // of items, in long lists
	pupils   []string           // in the order they are met
	twins    map[string]bool    // what two pupils have answered alike
	plain    map[string]bool    // pupils of whose rows nothing was said
}

// srcSheet is a sheet as a grid in which pupils stand in rows.
type srcSheet struct {
	intake.SheetShape
	facts  sheet.Facts
	hidden []int // hidden columns of the grid
	rows   map[int]srcRow
	last   int
	tables []*srcTable
}

type srcRow struct {
	cells  []sheet.Cell
	hidden bool
}

// srcTable is a table and its rows of pupils.
type srcTable struct {
	intake.TableShape
	columns map[int]*intake.ColumnShape
	rows    []*row
}

// row is a row of pupils to be laid out again.
type row struct {
	srcRow
	n       int // where it stood
	records []*record
}

// record is one set of answers in a row, or one line of a long list.
type record struct {
	intake.RecordShape
	at      spot
	answers *answers
	dropped bool // the pupil is left out
}

// answers are one questionnaire of the original: what each item's cell holds.
type answers struct {
	pupil           string
	wave, informant string
	cells           [items]intake.AnswerCell
	stored          [items]sheet.Cell
	ticked          bool
	has             [items]bool // a column or a line
	flags           map[string]bool
	noZero          bool
}

func (s *source) load(f *ingest.File, raw []byte) error {
	s.format, s.date1904, s.raw = f.Format, f.Date1904(), raw
	cells := 0
	for i, sh := range f.Sheets() {
		one := &srcSheet{SheetShape: s.shape.Sheets[i], facts: sh.Facts(), rows: map[int]srcRow{}}
		for r, err := range sh.Rows() {
			if err != nil {
				return err
			}
			if cells += len(r.Cells); cells > maxCells {
				return refuse("more than %d cells are too many to lay out again", maxCells).hint("cut the file down to a few classes first")
			}
			own := r.Clone()
			one.rows[r.N] = srcRow{own.Cells, r.Hidden}
			one.last = max(one.last, r.N)
		}
		for _, span := range one.facts.HiddenCols {
			for c := span.First; c <= min(span.Last, span.First+sheet.MaxCols); c++ {
				one.hidden = append(one.hidden, c)
			}
		}
		if one.Turned {
			one.turn()
		}
		one.readTables(s)
		s.sheets = append(s.sheets, one)
	}
	return nil
}

// turn swaps rows and columns.
func (s *srcSheet) turn() {
	rows, hidden := s.rows, s.hidden
	s.rows, s.hidden, s.last = map[int]srcRow{}, nil, 0
	for n, r := range rows {
		if r.hidden {
			s.hidden = append(s.hidden, n)
		}
		for i, c := range r.cells {
			if c.Kind == sheet.Blank {
				continue
			}
			to := s.rows[i+1]
			for len(to.cells) < n {
				to.cells = append(to.cells, sheet.Cell{})
			}
			to.cells[n-1] = c
			s.rows[i+1] = to
			s.last = max(s.last, i+1)
		}
	}
	for _, c := range hidden {
		if to, ok := s.rows[c]; ok {
			to.hidden = true
			s.rows[c] = to
		}
	}
	slices.Sort(s.hidden)
	merged := slices.Clone(s.facts.Merged)
	for i, m := range merged {
		merged[i] = sheet.Range{FirstRow: m.FirstCol, FirstCol: m.FirstRow, LastRow: m.LastCol, LastCol: m.LastRow}
	}
	s.facts.Merged = merged
}

// readTables gathers the rows of each table.
func (s *srcSheet) readTables(src *source) {
	for i := range s.Tables {
		t := &srcTable{TableShape: s.Tables[i], columns: map[int]*intake.ColumnShape{}}
		for k := range t.Columns {
			t.columns[t.Columns[k].N] = &t.Columns[k]
		}
		s.tables = append(s.tables, t)
	}
	lists := map[string]*answers{}
	for n := 1; n <= s.last; n++ {
		shape, ok := s.Rows[n]
		if !ok || shape.Kind != intake.PupilRow {
			continue
		}
		t := s.tables[shape.Table]
		r := &row{srcRow: s.rows[n], n: n}
		for _, rs := range shape.Records {
			rec := &record{RecordShape: rs, at: spot{s.Name, n, 0}}
			if t.Long {
				key := string(rune(shape.Table)) + "\x00" + string(rune(rs.Lane)) + "\x00" + rs.Pupil + "\x00" + string(rune(rs.Strand+1)) + t.besides(r.cells)
				if rec.answers = lists[key]; rec.answers == nil {
					rec.answers = &answers{flags: map[string]bool{}}
					lists[key] = rec.answers
				}
			} else {
				rec.answers = &answers{flags: map[string]bool{}}
			}
			for id := range src.flags[rec.at] {
				rec.answers.flags[id] = true
			}
			t.take(rec, r, src, s.facts.Delimited && !s.Turned)
			r.records = append(r.records, rec)
		}
		t.rows = append(t.rows, r)
	}
}

// besides is what else tells two questionnaires of a pupil apart.
func (t *srcTable) besides(cells []sheet.Cell) string {
	out := ""
	for _, c := range t.Columns {
		if c.Field == "rater" || c.Field == "placement" || c.Field == "wave" || c.Field == "informant" {
			out += "\x00" + string(bytes.TrimSpace(cellAt(cells, c.N).Text))
		}
	}
	return out
}

// take reads the answers of a record. Of ragged text, fields that are not there are
// no answers.
func (t *srcTable) take(rec *record, r *row, src *source, ragged bool) {
	a := rec.answers
	a.pupil = rec.Pupil
	if rec.Strand >= 0 {
		st := &src.shape.Strands[rec.Strand]
		a.wave, a.informant = st.Wave, st.Informant.String()
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		if !slices.Contains(c.Lanes, rec.Lane) {
			continue
		}
		item, cell := c.Item, cellAt(r.cells, c.N)
		if t.Long && c.Field == fieldAnswer {
			item = rec.Item
		}
		switch {
		case item == 0 || ragged && c.N > len(r.cells):
		case c.Option > 0:
			a.tick(item-1, c.Option-1, cell)
		case !a.has[item-1]:
			a.has[item-1], a.cells[item-1], a.stored[item-1] = true, intake.ReadAnswerCell(cell), cell
		}
	}
}

// tick takes one of the three cells of a ticked question into account.
func (a *answers) tick(i, option int, c sheet.Cell) {
	a.ticked, a.has[i] = true, true
	now := &a.cells[i]
	switch k := intake.ReadTick(c); {
	case k == intake.TickNone:
	case k == intake.TickFormula:
		now.Kind = intake.AnswerFormula
	case k == intake.TickOther:
		now.Kind = intake.AnswerIllegal
	case now.Kind == intake.AnswerWord:
		now.Kind = intake.AnswerTwoMarks
	case now.Kind == intake.AnswerBlank:
		*now = intake.AnswerCell{Kind: intake.AnswerWord, Word: option}
	}
}

func cellAt(cells []sheet.Cell, col int) sheet.Cell {
	if col < 1 || col > len(cells) {
		return sheet.Cell{}
	}
	return cells[col-1]
}
