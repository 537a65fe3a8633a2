package record

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/ingest/skim"
)

// Skim is how a measure takes rows that say the same few things over and over, such as
// the marks of a register: by the numbers of their texts, without cells.
type Skim struct {
	// Together are fields with few texts that go with few others, such as the day and
	// the session: those that stand beside each other are one text.
	Together []string
	// Alone are other fields with few texts.
	Alone []string
	// Take takes rows in the order of the file, from the first on, and says how many.
	// The one after these comes as a record. A row may be taken if one of the fields
	// holds something, and if its record would lead to no finding.
	Take func(*Skimmed) int
}

// Skimmed is some rows of a block, one after another. Each has as many fields as there
// are headings, and an identifier that looks like a UPN.
type Skimmed struct {
	Block *Block
	Row   int // number of the first
	Rows  int
	// Numbers are those of the texts, a row after another, in each those of Columns.
	Numbers []uint32
	// Columns are the fields that a text is of: of those Together several, or one. That
	// of the identifier is empty. Others than those asked for can be among them.
	Columns [][]string

	page *skim.Page
	plan *skimPlan
	memo *skimMemo
}

// skimMemo is what is kept with the numbers of texts.
type skimMemo struct {
	seen []uint32 // of dates
	own  any      // the measure's
}

// Memo is for the measure to keep what it made of texts: it goes with their numbers,
// of which other rows may have others.
func (s *Skimmed) Memo() *any { return &s.memo.own }

// AppendText appends the text that has a number in a column of one field.
func (s *Skimmed) AppendText(dst []byte, column int, number uint32) []byte {
	from := len(dst)
	dst = s.page.Append(dst, column, number)
	return append(dst[:from], bare(dst[from:])...)
}

// Record is a record that holds nothing but a text in its columns, and tells nobody
// what is wrong with it.
func (s *Skimmed) Record(column int, number uint32) *Record {
	row := &sheet.Row{Cells: make([]sheet.Cell, s.plan.grid[column]-1)}
	text := append(s.page.Append(nil, column, number), '\n')
	s.plan.cutter.Cut(text, 0, func(r *sheet.Row) error { // which was cut before, as part of a line
		row.Cells = append(row.Cells, r.Clone().Cells...)
		return nil
	})
	return &Record{Block: s.Block, row: row, log: &finding.Log{}}
}

// Skim yields the records of all blocks, as [Reading.Records] does, without those rows
// that the measure took otherwise. It says for each block how, or with nil that it
// wants records.
func (rd *Reading) Skim(ctx context.Context, log *finding.Log, how func(*Block) *Skim) iter.Seq2[*Record, error] {
	return rd.records(ctx, log, how)
}

// skimPlan is how a block is skimmed.
type skimPlan struct {
	*Skim
	pass   *second
	block  *Block
	cutter sheet.Cutter
	width  int        // of a plain row
	fields [][]string // by column of the plan
	grid   []int      // where it begins
	dates  dateTexts  // for what the first pass left to do
}

// Glance implements [ingest.Glancer].
func (p *second) Glance(t *ingest.Table) *ingest.Glance {
	if p.table == nil || p.skim == nil {
		return nil
	}
	id, b := p.table.identifierColumn(), p.table.blocks[0]
	lined, ok := p.sheet.sheet.(sheet.Lined)
	if !ok || id == 0 || b.Refused != nil || b.Shape.Nobody != nil || b.last > t.HeadWidth {
		return nil
	}
	how := p.skim(b)
	if how == nil {
		return nil
	}
	plan := &skimPlan{Skim: how, pass: p, block: b, cutter: lined.Cutter(), width: t.HeadWidth}
	columns := plan.lay(id)
	if columns == nil {
		return nil
	}
	return &ingest.Glance{Columns: columns, Take: plan.take}
}

// lay puts the columns in order, and together what is to be; nil if a field is that of
// the identifier.
func (plan *skimPlan) lay(id int) []skim.Column {
	at := map[int]string{}
	columns := []skim.Column{{N: id, Valid: looksUPN}}
	for _, field := range slices.Concat(plan.Together, plan.Alone) {
		col := plan.block.Column(field)
		if _, again := at[col]; again || col == id {
			return nil
		}
		if col > 0 {
			at[col] = field
			columns = append(columns, skim.Column{N: col})
		}
	}
	if plan.pass.first != nil {
		for field := range plan.block.dates {
			if col := plan.block.Column(field); at[col] == "" && col != id {
				at[col] = field
				columns = append(columns, skim.Column{N: col})
			}
		}
	}
	slices.SortFunc(columns, func(x, y skim.Column) int { return cmp.Compare(x.N, y.N) })
	joined := columns[:0]
	for _, c := range columns {
		var fields []string
		if c.N != id {
			fields = []string{at[c.N]}
		}
		if n := len(joined); n > 0 && joined[n-1].N+joined[n-1].And+1 == c.N && plan.together(plan.fields[n-1]) && plan.together(fields) {
			joined[n-1].And++
			plan.fields[n-1] = append(plan.fields[n-1], fields...)
			continue
		}
		joined, plan.fields, plan.grid = append(joined, c), append(plan.fields, fields), append(plan.grid, c.N)
	}
	for i, fields := range plan.fields {
		if plan.pass.first != nil && slices.ContainsFunc(fields, func(f string) bool { return plan.block.dates[f] != nil }) {
			plan.dates = append(plan.dates, i)
		}
	}
	return joined
}

func (plan *skimPlan) together(fields []string) bool {
	return len(fields) > 0 && slices.Contains(plan.Together, fields[0])
}

// take hands lines to the measure.
func (plan *skimPlan) take(page *skim.Page, from, to, row int) (int, error) {
	if plan.block.Refused != nil {
		return 0, nil
	}
	memo, _ := page.By.Memo.(*skimMemo)
	if memo == nil {
		memo = &skimMemo{seen: make([]uint32, len(plan.dates))}
		page.By.Memo = memo
	}
	k := len(plan.fields)
	end := plan.dates.seen(page, from, to, memo.seen)
	n := plan.Take(&Skimmed{
		Block: plan.block, Row: row, Rows: end - from, Numbers: page.Numbers[from*k : end*k], Columns: plan.fields,
		page: page, plan: plan, memo: memo,
	})
	if n == end-from && end < to { // which comes as a record
		plan.dates.observed(page, end, memo.seen)
	}
	plan.block.Records += n
	plan.pass.sheet.Records += n
	if plan.pass.first != nil {
		plan.pass.first.plain(n, plan.width)
	}
	return n, plan.pass.rd.ticks(plan.pass.ctx, n)
}
