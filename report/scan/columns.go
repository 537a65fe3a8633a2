package scan

import (
	"bytes"
	"maps"
	"slices"

	"apst/ingest"
	"apst/ingest/sheet"
)

// fewest is how many different numbers of pupils a column has to hold for it to be a
// column of pupils; strayed is how many other cells, such as headings, are overlooked.
const (
	fewest  = 5
	strayed = 3
)

// columns watches a table for columns of what is too common to be found in one cell.
type columns struct {
	s     *source
	sheet string // its name as a screen may show it
	seen  map[int]*column
}

// column is what a column holds.
type column struct {
	cells, ids, days int
	idsMet, daysMet  map[string]bool
}

func newColumns(s *source, sheet string) *columns {
	return &columns{s: s, sheet: sheet, seen: map[int]*column{}}
}

// row takes the cells of a row. It says so where they are headings at pupil level.
func (c *columns) row(cells []piece) {
	if pupilLevel(cells) {
		c.s.add(Find{Part: c.s.part, Place: cells[0].at.in(c.s), Kind: Column, Why: "headings of a file at pupil level"})
	}
	for i := range cells {
		c.cell(&cells[i])
	}
}

// pupilLevel reports whether texts beside each other are the headings of a file at
// pupil level.
func pupilLevel(cells []piece) bool {
	weight := 0
	met := map[string]bool{}
	for i := range cells {
		text := trimCell(cells[i].text)
		if len(text) < 3 || len(text) > 30 || classOf(text[0]) == digit {
			continue
		}
		h := string(bytes.ToLower(text))
		if n := headings()[h]; n > 0 && !met[h] {
			met[h] = true
			weight += n
		}
	}
	return weight >= 2
}

// trimCell takes what is around the text of a cell away.
func trimCell(b []byte) []byte { return bytes.Trim(b, " \"\t\r\n") }

func (c *columns) cell(p *piece) {
	text := string(trimCell(p.text))
	if text == "" {
		return
	}
	at := c.seen[p.at.cell.Col]
	if at == nil {
		at = &column{}
		c.seen[p.at.cell.Col] = at
	}
	at.cells++
	switch {
	case len(text) > 5:
	case c.s.m.short[text]:
		at.ids++
		meet(&at.idsMet, text)
	case c.s.m.serial(text, false):
		at.days++
		meet(&at.daysMet, text)
	}
}

func meet(met *map[string]bool, text string) {
	if *met == nil {
		*met = map[string]bool{}
	}
	(*met)[text] = true
}

// end says which columns are pupils'.
func (c *columns) end() {
	for _, n := range slices.Sorted(maps.Keys(c.seen)) {
		at := c.seen[n]
		place := sheet.Ref{Sheet: c.sheet, Col: n}.String()
		switch most := (at.cells - strayed) * 9; {
		case len(at.idsMet) >= fewest && at.ids*10 >= most:
			c.s.add(Find{Part: c.s.part, Place: place, Kind: Column, Why: "pupils' own numbers"})
		case len(at.daysMet) >= fewest && at.days*10 >= most:
			c.s.add(Find{Part: c.s.part, Place: place, Kind: Column, Why: "dates of birth as numbers"})
		}
	}
}

// serial reports whether a number is the serial date of a date of birth.
func (s *Scanner) serial(text string, from1904 bool) bool {
	if len(text) < 5 || len(s.births) == 0 || classOf(text[0]) != digit {
		return false
	}
	d, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Number, Text: []byte(text)}, from1904)
	return problem == ingest.DateFine && s.births[d]
}
