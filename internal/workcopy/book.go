package workcopy

import (
	"fmt"
	"os"

	"apst/ingest"
	"apst/ingest/sheet"
)

// maxCells bounds the files that are copied together: they are held in memory.
const maxCells = 1 << 22

// book is a file in memory, with what is known of its cells.
type book struct {
	path     string
	rel      string // its place in the folder that is copied
	format   string
	raw      []byte
	date1904 bool
	pages    []*page
	holds    Holding
}

// page is a sheet. Rows are in order; those that are empty may be left out.
type page struct {
	name   string
	facts  sheet.Facts
	rows   []*sheet.Row
	claims [][]claim // by row of rows and column, from 0
	index  map[int]int
	tables int // that were found
}

// load reads a file whole. The error is a *sheet.Fault where the file is to blame.
func load(in Input, cells *int) (*book, error) {
	raw, err := os.ReadFile(in.Path)
	if err != nil {
		return nil, err
	}
	f, err := ingest.Open(in.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := &book{path: in.Path, rel: in.Rel, format: f.Format, raw: raw, date1904: f.Date1904()}
	b.pages, err = pagesOf(f, cells)
	return b, err
}

// pagesOf are the sheets of an open file.
func pagesOf(f sheet.Book, cells *int) ([]*page, error) {
	var out []*page
	for _, sh := range f.Sheets() {
		p := &page{name: sh.Name(), facts: sh.Facts(), index: map[int]int{}}
		for r, err := range sh.Rows() {
			if err != nil {
				return nil, err
			}
			if *cells += len(r.Cells); *cells > maxCells {
				return nil, refusal(fmt.Sprintf("more than %d cells are too many to copy at once", maxCells))
			}
			p.index[r.N] = len(p.rows)
			p.rows = append(p.rows, r.Clone())
			p.claims = append(p.claims, make([]claim, len(r.Cells)))
		}
		out = append(out, p)
	}
	return out, nil
}

// refusal is why a file is not copied: a plain sentence without a word of its cells.
type refusal string

func (r refusal) Error() string { return string(r) }

// claim puts a claim on a cell, where it outweighs the one that is there.
func (p *page) claim(row, col int, c claim) {
	i, ok := p.index[row]
	if ok && col >= 1 && col <= len(p.claims[i]) && c > p.claims[i][col-1] {
		p.claims[i][col-1] = c
	}
}
