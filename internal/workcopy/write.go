package workcopy

import (
	"bytes"
	"slices"

	"apst/ingest"
	"apst/ingest/sheet"
)

// The formats, as ingest names them.
const (
	formatText = "delimited text"
	formatODS  = "OpenDocument spreadsheet"
	formatHTML = "HTML table"
)

// Marks of what a copy is, in its properties.
const (
	title       = "Working copy: still personal data"
	description = "A copy with other identifiers and names, made by apst. Dates and answers are a pupil's own and tell who it is: keep it as safe as the original, never in a repository or a release."
)

// write writes sheets in the format of a book.
func (b *book) write(pages []*page) ([]byte, error) {
	switch b.format {
	case formatText:
		return styleOf(b.raw, pages[0].facts).write(pages[0])
	case formatODS:
		return writeODS(pages)
	case formatHTML:
		return writeHTML(pages), nil
	}
	return writeXLSX(pages, b.date1904)
}

// readBack reads what was written, and says where it is not what it was meant to be;
// it is empty where all is.
func (b *book) readBack(data []byte, pages []*page) (string, error) {
	book, format, err := ingest.OpenReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "the copy cannot be opened again", nil
	}
	defer book.Close()
	if format != b.format || book.Date1904() != b.date1904 {
		return "the copy is of another format", nil
	}
	cells := 0
	have, err := pagesOf(book, &cells)
	if err != nil {
		return "the copy cannot be read again", nil
	}
	if len(have) != len(pages) {
		return "the copy has another number of sheets", nil
	}
	for i := range pages {
		if why := pages[i].differs(have[i], b.format == formatText); why != "" {
			return why, nil
		}
	}
	return "", nil
}

// differs says what another sheet has otherwise.
func (p *page) differs(o *page, ragged bool) string {
	f, g := p.facts, o.facts
	switch {
	case p.name != o.name:
		return "a sheet has another name"
	case f.Hidden != g.Hidden || f.Delimited != g.Delimited || f.Unended != g.Unended || f.Description != g.Description:
		return "a sheet of the copy is stored otherwise"
	case !slices.Equal(columnsOf(f.HiddenCols), columnsOf(g.HiddenCols)):
		return "a sheet of the copy hides other columns"
	case !sameRanges(f.Merged, g.Merged):
		return "a sheet of the copy merges other cells"
	}
	a, b := filled(p.rows), filled(o.rows)
	if len(a) != len(b) {
		return "a sheet of the copy has another number of rows"
	}
	for i := range a {
		if a[i].N != b[i].N || a[i].Hidden != b[i].Hidden {
			return "a row of the copy stands elsewhere: " + sheet.Ref{Row: a[i].N}.Cell()
		}
		x, y := a[i].Cells, b[i].Cells
		if !ragged {
			x, y = trimmedCells(x), trimmedCells(y)
		}
		if len(x) != len(y) {
			return "a row of the copy has another number of cells: " + sheet.Ref{Row: a[i].N}.Cell()
		}
		for c := range x {
			if x[c].Kind != y[c].Kind || x[c].Kind != sheet.Formula && !bytes.Equal(x[c].Text, y[c].Text) {
				return "a cell of the copy is stored otherwise: " + sheet.Ref{Row: a[i].N, Col: c + 1}.Cell()
			}
		}
	}
	return ""
}

// mostHidden is how many hidden columns of a run are looked at: to the end of the
// sheet there are sixteen thousand.
const mostHidden = 1024

func columnsOf(spans []sheet.Span) (out []int) {
	for _, s := range spans {
		for c := s.First; c <= min(s.Last, s.First+mostHidden); c++ {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func sameRanges(a, b []sheet.Range) bool {
	order := func(x, y sheet.Range) int { return (x.FirstRow-y.FirstRow)<<16 + x.FirstCol - y.FirstCol }
	return slices.Equal(slices.SortedFunc(slices.Values(a), order), slices.SortedFunc(slices.Values(b), order))
}

// filled are the rows that hold anything.
func filled(rows []*sheet.Row) (out []*sheet.Row) {
	for _, r := range rows {
		if !r.Empty() {
			out = append(out, r)
		}
	}
	return out
}

func trimmedCells(cells []sheet.Cell) []sheet.Cell {
	for len(cells) > 0 && cells[len(cells)-1].Kind == sheet.Blank {
		cells = cells[:len(cells)-1]
	}
	return cells
}
