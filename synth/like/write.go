package like

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"apst/ingest/sheet"
	"apst/synth"
)

// titleDay stands wherever a date stands that belongs to nobody.
var titleDay = time.Date(2022, time.September, 5, 0, 0, 0, 0, time.UTC)

// The formats, as ingest names them.
const (
	formatText = "delimited text"
	formatODS  = "OpenDocument spreadsheet"
	formatHTML = "HTML table"
)

// kinds of cells, by those of sheets.
var kinds = map[sheet.Kind]synth.CellKind{
	sheet.Text: synth.TextCell, sheet.Number: synth.NumberCell, sheet.Date: synth.DayCell,
	sheet.Bool: synth.BoolCell, sheet.Error: synth.ErrorCell, sheet.Formula: synth.FormulaCell,
}

// page turns a grid back into a sheet.
func (g *grid) page() synth.Page {
	p := synth.Page{Name: g.name, Hidden: g.hidden}
	rows, hiddenRows, hiddenCols := make([][]sheet.Cell, len(g.rows)), []int(nil), []int(nil)
	for i, r := range g.rows {
		rows[i] = r.cells
		if r.hidden {
			hiddenRows = append(hiddenRows, i)
		}
	}
	for _, c := range g.cols {
		hiddenCols = append(hiddenCols, c-1)
	}
	merged := slices.Clone(g.merged)
	if g.turned {
		rows, hiddenRows, hiddenCols = transposed(rows), hiddenCols, hiddenRows
		for i, m := range merged {
			merged[i] = sheet.Range{FirstRow: m.FirstCol, FirstCol: m.FirstRow, LastRow: m.LastCol, LastCol: m.LastRow}
		}
	}
	for _, r := range rows {
		line := make([]synth.Cell, len(r))
		for i, c := range r {
			line[i] = synth.Cell{Kind: kinds[c.Kind], Text: string(c.Text)}
			if c.Kind == sheet.Date {
				line[i].Day = titleDay
				if t, err := time.Parse("2006-01-02", string(c.Text)); err == nil {
					line[i].Day = t
				}
			}
			if c.Kind == sheet.Bool && line[i].Text != "TRUE" {
				line[i].Text = map[bool]string{true: "TRUE", false: "FALSE"}[strings.EqualFold(line[i].Text, "true") || line[i].Text == "1"]
			}
		}
		p.Rows = append(p.Rows, line)
	}
	width := 0
	for _, r := range p.Rows {
		width = max(width, len(r))
	}
	for _, c := range hiddenCols {
		if c < max(width, 1) {
			p.HiddenCols = append(p.HiddenCols, c)
		}
	}
	for _, r := range hiddenRows {
		if r < len(p.Rows) {
			p.HiddenRows = append(p.HiddenRows, r)
		}
	}
	for _, m := range merged {
		p.Merged = append(p.Merged, synth.Span{Top: m.FirstRow - 1, Left: m.FirstCol - 1, Bottom: m.LastRow - 1, Right: m.LastCol - 1})
	}
	return p
}

func transposed(rows [][]sheet.Cell) (out [][]sheet.Cell) {
	for r, cells := range rows {
		for c, cell := range cells {
			for len(out) <= c {
				out = append(out, nil)
			}
			for len(out[c]) <= r {
				out[c] = append(out[c], sheet.Cell{})
			}
			out[c][r] = cell
		}
	}
	return out
}

// write writes the sheets in the original's format.
func (s *source) write(grids []*grid) ([]byte, error) {
	book := &synth.Workbook{Date1904: s.date1904}
	for _, g := range grids {
		book.Pages = append(book.Pages, g.page())
	}
	switch s.format {
	case formatText:
		return styleOf(s.raw, s.sheets[0].facts).write(&book.Pages[0])
	case formatODS:
		return book.ODS()
	case formatHTML:
		return book.HTML(), nil
	}
	return book.XLSX()
}

// endings that may stay; others are the format's own.
var endings = []string{".xlsx", ".xls", ".csv", ".tsv", ".txt", ".ods", ".html", ".htm"}

// fileName is a name of our own with what the original's name says, and its
// ending.
func (s *source) fileName(path string) string {
	name := "SDQ"
	if says := s.shape.Says.Words(); says != "" {
		name += " " + says
	}
	return name + s.ending(path)
}

// ending is the original's, if it is one of those that are known.
func (s *source) ending(path string) string {
	ending := strings.ToLower(filepath.Ext(path))
	if !slices.Contains(endings, ending) {
		ending = map[string]string{formatText: ".csv", formatODS: ".ods", formatHTML: ".html"}[s.format]
		if ending == "" {
			ending = ".xlsx"
		}
	}
	return ending
}

// style is how a text file is written.
type style struct {
	comma, newline string
	encoding       encoding.Encoding // nil: UTF-8
	mark           []byte
	quoteAll, sep  bool
	unended        bool
}

// styleOf looks at the bytes of a text file.
func styleOf(raw []byte, facts sheet.Facts) style {
	s := style{comma: ",", newline: "\n", unended: facts.Unended}
	for _, e := range []struct {
		mark, says string
		encoding   encoding.Encoding
	}{
		{"\xef\xbb\xbf", "UTF-8", nil},
		{"\xff\xfe", "UTF-16,", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\xfe\xff", "UTF-16 (big", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"", "Windows-1252", charmap.Windows1252},
	} {
		if strings.HasPrefix(facts.Description, e.says) {
			s.encoding = e.encoding
			if bytes.HasPrefix(raw, []byte(e.mark)) {
				s.mark = []byte(e.mark)
			}
			break
		}
	}
	plain := bytes.ReplaceAll(bytes.TrimPrefix(raw, s.mark), []byte{0}, nil) // good enough for signs of ASCII
	switch i := bytes.IndexAny(plain, "\r\n"); {
	case i >= 0 && plain[i] == '\r' && i+1 < len(plain) && plain[i+1] == '\n':
		s.newline = "\r\n"
	case i >= 0 && plain[i] == '\r':
		s.newline = "\r"
	}
	for name, comma := range map[string]string{"commas": ",", "semicolons": ";", "tabs": "\t", "vertical bars": "|"} {
		if strings.Contains(facts.Description, name) {
			s.comma = comma
		}
	}
	s.sep = strings.Contains(facts.Description, "named by the sep= line")
	s.quoteAll = len(plain) > 0 && plain[0] == '"' && !s.sep
	return s
}

// write writes a page; its rows keep their own number of fields.
func (s style) write(p *synth.Page) ([]byte, error) {
	var b strings.Builder
	if s.sep {
		b.WriteString("sep=" + s.comma + s.newline)
	}
	for i, row := range p.Rows {
		for c, cell := range row {
			if c > 0 {
				b.WriteString(s.comma)
			}
			shown := cell.Shown()
			if s.quoteAll || strings.ContainsAny(shown, s.comma+"\"\r\n") {
				shown = `"` + strings.ReplaceAll(shown, `"`, `""`) + `"`
			}
			b.WriteString(shown)
		}
		if !s.unended || i < len(p.Rows)-1 {
			b.WriteString(s.newline)
		}
	}
	out := []byte(b.String())
	if s.encoding != nil {
		var err error
		if out, err = s.encoding.NewEncoder().Bytes(out); err != nil {
			return nil, err
		}
	}
	return append(slices.Clone(s.mark), out...), nil
}
