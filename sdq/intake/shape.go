package intake

import (
	"context"
	"slices"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// Shape is how a whole file was understood, cell by cell: what every row and
// every column is. It is for laying out other answers in the same way.
type Shape struct {
	Says    Said // what the file's name says
	Sheets  []SheetShape
	Strands []StrandShape
}

// SheetShape is one sheet. Rows and columns are those of the grid in which
// pupils stand in rows: where Turned, a grid row is a sheet column.
type SheetShape struct {
	Name   string
	Says   Said // what the sheet's name says
	Turned bool
	Sheet  sheet.Sheet // the sheet itself, as it stands in the file
	Tables []TableShape
	Rows   map[int]RowShape // rows that no table has are left out
}

// RowKind is what a row of a table is.
type RowKind uint8

// The kinds of rows.
const (
	HeadingRow RowKind = iota // headings, or headings of groups of columns
	RepeatRow                 // the headings again
	PupilRow
	FooterRow
)

// RowShape is one row of a table.
type RowShape struct {
	Kind    RowKind
	Table   int
	Records []RecordShape // of a pupil row: one a set of answers
}

// RecordShape is one set of answers in a row, or the line of a long list.
type RecordShape struct {
	Lane   int
	Strand int    // in Shape.Strands; -1 for answers that are not read
	Pupil  string // what identifies the pupil; empty when nothing does
	Item   int    // long lists: the item of the line, from 1; 0 when it cannot be read
}

// TableShape is one table.
type TableShape struct {
	Long    bool // a line an answer
	Scores  bool // scores worked out elsewhere
	Columns []ColumnShape
	Lanes   int
}

// ColumnShape is one column of a table.
type ColumnShape struct {
	N      int
	Field  string // as headings.csv names them; item01 to item25; empty for a column that is nothing to the SDQ
	Item   int    // of an item's column, from 1; 0 for others
	Option int    // of a ticked question: 1 to 3
	Said   Said
	Lanes  []int // the sets of answers it belongs to; nil for all
}

// StrandShape is how the answers of one wave and informant of one table are
// stored. What a refused block leaves open is the likelier of what there is.
type StrandShape struct {
	Block     *Block // nil when rows do not say their wave or informant
	Wave      string
	Informant sdq.Informant
	Coding    Coding
	Turned    bool // there is more agreement with difficulties than with prosocial items
	Reversed  bool // the five reversed items go against the prosocial ones
}

// Said is what a name or a heading says of the answers under it.
type Said struct{ Wave, Informant, Form string }

func saidOf(f map[string]string) Said { return Said{f["wave"], f["informant"], f["form"]} }

// Shape walks the one file that was read again. It is empty when no file was.
func (s *Survey) Shape(ctx context.Context) (*Shape, error) {
	out := &Shape{}
	if len(s.sources) != 1 {
		return out, nil
	}
	src := s.sources[0]
	out.Says = saidOf(src.labels)
	index := map[*strand]int{}
	for _, st := range s.strands() {
		index[st] = len(out.Strands)
		out.Strands = append(out.Strands, st.shape())
	}
	for _, sc := range src.sheets {
		one := SheetShape{Name: sc.sheet.Name(), Says: saidOf(sc.labels), Turned: sc.scanner.Turned(), Sheet: sc.sheet, Rows: map[int]RowShape{}}
		for _, l := range sc.layouts {
			one.Tables = append(one.Tables, l.shape())
			for _, n := range append(append([]int(nil), l.table.GroupRows...), l.table.HeadRows...) {
				one.Rows[n] = RowShape{Kind: HeadingRow, Table: len(one.Tables) - 1}
			}
		}
		if len(sc.layouts) > 0 {
			p := &shapePass{laterPass: laterPass{pass: pass{survey: s, sheet: sc, ctx: ctx}}, out: &one, index: index}
			if err := sc.scanner.Scan(p); err != nil {
				return nil, err
			}
		}
		out.Sheets = append(out.Sheets, one)
	}
	return out, nil
}

func (l *layout) shape() TableShape {
	t := TableShape{Long: l.long, Scores: l.scores, Lanes: len(l.lanes)}
	for _, c := range l.table.Columns {
		col := ColumnShape{N: c.N, Field: c.Field, Option: c.Option,
			Said: Said{Wave: c.Facets["wave"].Value, Informant: c.Facets["informant"].Value}}
		for i, f := range itemFields {
			if c.Field == f {
				col.Item = i + 1
			}
		}
		for i, lane := range l.table.Lanes {
			for _, in := range lane.Fields[c.Field] {
				if in == c {
					col.Lanes = append(col.Lanes, i)
				}
			}
		}
		t.Columns = append(t.Columns, col)
	}
	return t
}

// shape is what the answers of a strand show of how they are stored; of a few
// rows, what those of its whole block show.
func (st *strand) shape() StrandShape {
	out := StrandShape{Block: st.block, Wave: st.wave.Value}
	t := st.tally
	if b := st.block; b != nil {
		out.Wave, out.Informant = b.Wave, b.Informant
		if t.rows < minPartRows {
			t = b.tally
		}
		out.Coding = b.Coding
	}
	if out.Coding == CodingUnknown {
		v := t.judge()
		out.Coding = v.coding
		n := t.numbers()
		switch {
		case v.refused == RulePairs:
			out.Coding = CodingWords
		case v.coding == CodingUnknown && n[0] == 0 && n[3] > 0, v.refused == RuleMixed && n[3] > n[0]:
			out.Coding = Coding13
		case v.coding == CodingUnknown:
			out.Coding = Coding02
		}
	}
	_, paired := t.pairs() // words beside the numbers say which way they run
	if turned, _, _ := t.direction(); t.rows > 0 && paired == 0 {
		out.Turned = turned
	}
	r, n := t.weakReversal()
	out.Reversed = r < 0 && n >= minFlippedRows
	return out
}

// shapePass walks a sheet whose tables are known and says what each row is.
type shapePass struct {
	laterPass
	out   *SheetShape
	index map[*strand]int
}

func (p *shapePass) Table(t *ingest.Table) error {
	err := p.laterPass.Table(t)
	p.list = nil // lines are looked at one by one
	return err
}

func (p *shapePass) Outside(*sheet.Row) error { return p.tick() }

func (p *shapePass) Repeated(_ *ingest.Table, r *sheet.Row) error {
	p.out.Rows[r.N] = RowShape{Kind: RepeatRow, Table: p.next - 1}
	return p.tick()
}

func (p *shapePass) Row(_ *ingest.Table, r *sheet.Row) error {
	if err := p.tick(); err != nil {
		return err
	}
	row := RowShape{Kind: PupilRow, Table: p.next - 1}
	switch {
	case p.layout.scores:
	case p.layout.footer(r, p.last):
		row.Kind = FooterRow
	default:
		p.last = r.N
		for _, ln := range p.layout.lanes {
			row.Records = append(row.Records, p.shapeRecord(ln, r))
		}
	}
	p.out.Rows[r.N] = row
	return nil
}

func (p *shapePass) shapeRecord(ln *lane, r *sheet.Row) RecordShape {
	e := &p.entry
	e.lane, e.row = ln, r.N
	out := RecordShape{Lane: ln.index, Strand: -1}
	if ln.identity.upn+ln.identity.local+len(ln.identity.names) > 0 {
		if e.identify(r); e.identified() {
			out.Pupil = string(e.id)
		}
	}
	if ln.problem == nil {
		if err := ln.find(e, r); err == nil {
			if i, ok := p.index[e.strand]; ok {
				out.Strand = i
			}
		}
	}
	if ln.long {
		if h := p.sheet.source.reader.read(cellText(at(r, ln.col[fieldItemName]))); h.item > 0 && h.number <= sdq.Items {
			out.Item = int(h.item)
		}
	}
	return out
}

// AnswerKind is what an answer's cell holds, before anything is decided about
// its meaning.
type AnswerKind uint8

// The kinds.
const (
	AnswerBlank    AnswerKind = iota
	AnswerNumber              // 0 to 4
	AnswerWord                // one of the three in words or by their letters
	AnswerPair                // a number beside its word
	AnswerCode                // a number that stands for "missing", or for one that was reversed
	AnswerMissing             // a word that stands for "missing"
	AnswerTwoMarks            // two answers in one cell
	AnswerFormula             // a formula without a stored value
	AnswerIllegal             // anything else
)

// AnswerCell is what one answer's cell holds: its number, and the answer that its
// words say (0 not true, 1 somewhat true, 2 certainly true).
type AnswerCell struct {
	Kind         AnswerKind
	Number, Word int
}

// ReadAnswerCell reads a cell as the answers are read.
func ReadAnswerCell(c sheet.Cell) AnswerCell {
	k := readAnswer(c)
	n, hasNumber := k.number()
	w, hasWord := k.word()
	out := AnswerCell{Number: n}
	if hasWord {
		v, _ := w.Value()
		out.Word = v
	}
	switch {
	case hasNumber && hasWord:
		out.Kind = AnswerPair
	case hasWord:
		out.Kind = AnswerWord
	case hasNumber && k <= codeNumber4:
		out.Kind = AnswerNumber
	case hasNumber:
		out.Kind = AnswerCode
	default:
		out.Kind = map[code]AnswerKind{codeBlank: AnswerBlank, codeMissing: AnswerMissing, codeTwoMarks: AnswerTwoMarks,
			codeFormula: AnswerFormula, codeConflict: AnswerIllegal, codeIllegal: AnswerIllegal}[k]
	}
	return out
}

// Answer is the answer, counted from 0, that a number stands for.
func (c Coding) Answer(n int) (int, bool) {
	a, ok := c.value(n)
	v, _ := a.Value()
	return v, ok
}

// TickKind is what one cell of a ticked question holds.
type TickKind uint8

// The kinds, in the order of the reader's own.
const (
	TickNone TickKind = iota
	TickMade
	TickFormula
	TickOther
)

// ReadTick reads a cell as ticks are read.
func ReadTick(c sheet.Cell) TickKind { return TickKind(ticked(c)) }

// Rates reports whether a cell of an impact or follow-up question, named by its field,
// is spared the finding that it is no answer: it is one in the coding that was decided
// on, stands for a missing one, or no coding was decided on.
func (b *Block) Rates(field string, c sheet.Cell) bool {
	q := slices.Index(impactFieldNames[:], field)
	if q < 0 {
		return false
	}
	r := readRating(q, c)
	ok := true
	switch {
	case r == ratingBlank || r == ratingMissing:
	case q == askProblems || q == askHelp:
		_, ok = b.progress(q, r)
		ok = ok || b.unclear(q, r)
	case q != askChronicity && b.Impact != ImpactUnknown:
		_, ok = b.rate(q, r)
	}
	return ok
}

// ReadRating reads a cell of an impact or follow-up question, named by its
// field: a number from 0 to 5, or the number that its words stand for. ok is
// false for blanks, words and codes for "missing" (missing), and anything else.
func ReadRating(field string, c sheet.Cell) (n int, words, missing, ok bool) {
	for q, name := range impactFieldNames {
		if name != field {
			continue
		}
		switch r := readRating(q, c); {
		case r >= ratingNumber0 && r <= ratingNumber5:
			return int(r - ratingNumber0), false, false, true
		case r >= ratingWord0 && r <= ratingWord4:
			return int(r - ratingWord0), true, false, true
		case r == ratingMissing:
			return 0, false, true, false
		}
	}
	return 0, false, false, false
}
