package intake

import (
	"bytes"

	"apst/ingest/sheet"
	"apst/sdq"
)

// itemCells are the cells of a record's 25 answers, and what they were read as.
func (e *entry) itemCells(b *Block) []ItemCells {
	out := make([]ItemCells, sdq.Items)
	for i, c := range e.codes {
		out[i] = ItemCells{Item: sdq.Item(i + 1), code: c, Cells: e.cellsOf(i), Read: c.String()}
		if e.lines != nil && e.lines[i] > 0 {
			out[i].Named = e.lane.table.Ref(int(e.lines[i]), e.lane.col[fieldItemName])
		}
		switch {
		case len(out[i].Cells) == 0:
			out[i].Read = "no line"
		case b != nil && b.Refused == nil:
			out[i].Read, out[i].Turned, out[i].None = b.reading(i, c)
		}
	}
	return out
}

// cellsOf are the addresses of an item's answer.
func (e *entry) cellsOf(item int) []StoredCell {
	t := e.lane.table
	if e.lines != nil {
		if e.lines[item] == 0 {
			return nil
		}
		col := e.lane.col[fieldAnswer]
		return []StoredCell{{At: t.Ref(int(e.lines[item]), col), Heading: e.lane.heading(col)}}
	}
	var out []StoredCell
	c := &e.lane.items[item]
	for _, col := range [...]int{c.col, c.ticks[0], c.ticks[1], c.ticks[2]} {
		if col > 0 {
			out = append(out, StoredCell{At: e.ref(col), Heading: e.lane.heading(col)})
		}
	}
	return out
}

// reading says what a code means for an item of the block: which answer was ticked,
// whether the file holds it turned round, and whether it is no answer at all.
func (b *Block) reading(item int, c code) (words string, turned, none bool) {
	d := b.decode(item, c)
	switch {
	case d.state == spoilt && (c == codeFormula || c == codeConflict):
		return c.String(), false, true
	case d.state == spoilt:
		return "no answer of the coding " + b.Coding.String(), false, true
	case c == codeBlank:
		return "blank", false, false
	case c == codeTwoMarks:
		return "two marks, which count as missing", false, false
	case d.state == missing:
		return "a code or word for missing", false, false
	}
	if b.Reversed && sdq.Item(item+1).Reversed() {
		return optionNames[turnedRound(d.answer)], true, false
	}
	return optionNames[d.answer], false, false
}

// turnedRound is the answer at the other end of the scale.
func turnedRound(a sdq.Answer) sdq.Answer {
	n, _ := a.Value()
	t, _ := sdq.AnswerOf(2 - n)
	return t
}

// impactCells are the cells of the questions beside the items.
func (e *entry) impactCells() []ImpactCell {
	if e.lines != nil || !e.lane.hasExtra {
		return nil
	}
	var out []ImpactCell
	for q, col := range e.lane.impact {
		if col == 0 {
			continue
		}
		out = append(out, ImpactCell{Name: impactFieldNames[q], Cell: StoredCell{At: e.ref(col), Heading: e.lane.heading(col)},
			Read: readRating(q, e.cells.impact[q]).String()})
	}
	return out
}

// String is what a cell of these questions was taken for, before its coding
// says what a number means.
func (r rating) String() string {
	switch n, ok := r.code(0); {
	case r == ratingBlank:
		return "blank"
	case r == ratingMissing:
		return "a code or word for missing"
	case !ok:
		return "no answer"
	case r >= ratingWord0:
		return "words for " + string(rune('0'+n))
	default:
		return "number " + string(rune('0'+n))
	}
}

// fetch reads the cells of what was found, as they are stored, from the sheet
// itself: what is shown is what stands at the address that is shown. They have to
// read as what was scored.
func (t *tracer) fetch() error {
	wanted := map[int][]*StoredCell{} // by row of the sheet
	last := 0
	want := func(c *StoredCell) {
		wanted[c.At.Row] = append(wanted[c.At.Row], c)
		last = max(last, c.At.Row)
	}
	for _, x := range t.found {
		for i := range x.Items {
			for k := range x.Items[i].Cells {
				want(&x.Items[i].Cells[k])
			}
		}
		for i := range x.Impact {
			want(&x.Impact[i].Cell)
		}
	}
	if last == 0 {
		return nil
	}
	for r, err := range t.sheet.sheet.Rows() {
		if err != nil {
			return err
		}
		for _, c := range wanted[r.N] {
			stored := r.Cell(c.At.Col)
			c.Kind, c.Text = stored.Kind, string(stored.Text)
		}
		if r.N >= last {
			break
		}
	}
	for _, x := range t.found {
		for i := range x.Items {
			if !x.Items[i].asRead() {
				return changed(t.sheet)
			}
		}
	}
	return nil
}

// asRead reports whether the cells, as fetched, read as what was scored.
func (c *ItemCells) asRead() bool {
	cell := func(i int) sheet.Cell {
		return sheet.Cell{Kind: c.Cells[i].Kind, Text: bytes.Clone([]byte(c.Cells[i].Text))}
	}
	switch len(c.Cells) {
	case 0:
		return c.code == codeBlank
	case 1:
		return c.code == codeConflict || readAnswer(cell(0)) == c.code
	}
	return readTicks(&sheet.Row{Cells: []sheet.Cell{cell(0), cell(1), cell(2)}}, &[3]int{1, 2, 3}) == c.code
}
