package ingest

import (
	"iter"
	"strconv"

	"apst/ingest/sheet"
)

// maxTurned bounds the cells of a sheet that is held in memory to be read
// column by column; a school's sheet has a few thousand.
const maxTurned = 4 << 20

// turned is a sheet read column by column: grid row r is sheet column r.
type turned struct {
	sheet.Sheet
	rows  []*sheet.Row
	facts sheet.Facts
}

func (t *turned) Facts() sheet.Facts { return t.facts }

func (t *turned) Rows() iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		for _, r := range t.rows {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// turn reads a whole sheet and swaps its rows and columns.
func turn(s sheet.Sheet) (sheet.Sheet, error) {
	t := &turned{Sheet: s, facts: s.Facts()}
	t.facts.Delimited = false
	hidden := map[int]bool{}
	for _, span := range t.facts.HiddenCols {
		for c := span.First; c <= min(span.Last, sheet.MaxCols); c++ {
			hidden[c] = true
		}
	}
	t.facts.HiddenCols = nil
	n := 0
	for r, err := range s.Rows() {
		if err != nil {
			return nil, err
		}
		if r.N > sheet.MaxCols*4 { // no school has more pupils or headings; text files have no other bound
			break
		}
		if r.Hidden {
			t.facts.HiddenCols = append(t.facts.HiddenCols, sheet.Span{First: r.N, Last: r.N})
		}
		for i, c := range r.Clone().Cells {
			if c.Kind == sheet.Blank {
				continue
			}
			for len(t.rows) <= i {
				t.rows = append(t.rows, &sheet.Row{N: len(t.rows) + 1, Hidden: hidden[len(t.rows)+1]})
			}
			row := t.rows[i]
			if n += r.N - len(row.Cells); n > maxTurned {
				return nil, &sheet.Fault{Reason: sheet.TooLarge, Sheet: s.Name(),
					Seen: "more than " + strconv.Itoa(maxTurned) + " cells on a sheet without headings across the top", Expected: "headings in a row above the data"}
			}
			for len(row.Cells) < r.N {
				row.Cells = append(row.Cells, sheet.Cell{})
			}
			row.Cells[r.N-1] = c
		}
	}
	for i, m := range t.facts.Merged {
		if i == 0 {
			t.facts.Merged = append([]sheet.Range(nil), t.facts.Merged...)
		}
		t.facts.Merged[i] = sheet.Range{FirstRow: m.FirstCol, FirstCol: m.FirstRow, LastRow: m.LastCol, LastCol: m.LastRow}
	}
	return t, nil
}
