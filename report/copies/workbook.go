package copies

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"

	"apst/ingest/sheet"
	"apst/ingest/xlsx"
)

// What leads to the table on a sheet, and what the sheets without one are called.
const backLink = "Back to the contents"

var otherSheets = []string{"Cover", "Contents", "Notes"}

// madeUnder finds the profile in the lines above a table.
var madeUnder = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|; )profile ([a-z]+)(?:;|$)`) })

// readWorkbook reads the workbook of a release, whatever saved it last. Another workbook
// is none of ours.
func readWorkbook(_ string, data []byte) *Copy {
	book, err := xlsx.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil // the search says what cannot be looked into
	}
	defer book.Close()
	sheets := book.Sheets()
	c := &Copy{}
	if !slices.ContainsFunc(sheets, func(s sheet.Sheet) bool { return s.Name() == "Cover" && c.cover(s) }) {
		return nil
	}
	for _, s := range sheets {
		if slices.Contains(otherSheets, s.Name()) {
			continue
		}
		c.sheet(s)
	}
	return c
}

// cover reads the first sheet, and reports whether it is that of a release.
func (c *Copy) cover(s sheet.Sheet) bool {
	for row, err := range s.Rows() {
		if err != nil {
			return false
		}
		if string(row.Cell(1).Text) == "Disclosure profile" {
			c.Profile, _, _ = strings.Cut(string(row.Cell(2).Text), ":")
			return true
		}
	}
	return false
}

// sheet reads the sheet of a table: what stands above it, its headings, and its rows.
func (c *Copy) sheet(s sheet.Sheet) {
	t := Table{ID: s.Name()}
	var above []string
	columns, label, headed, linked := 0, 1, false, false
	for row, err := range s.Rows() {
		if err != nil {
			c.Strays = append(c.Strays, Fault{At: s.Name(), Text: "the sheet cannot be read to its end"})
			break
		}
		text := func(col int) string { return string(row.Cell(col).Text) }
		switch {
		case row.Empty():
		case !linked:
			above = append(above, text(1))
			linked = text(1) == backLink
			c.stray(s, row, 1)
		case !headed:
			headed = true
			for columns = 1; text(columns+1) != ""; columns++ {
			}
			if text(1) == "Part" {
				label = 2
			}
			c.stray(s, row, columns)
		default:
			r := Row{Label: text(label), At: address(s, row.N, label)}
			for col := label + 1; col <= columns; col++ {
				cell := bracketed(text(col))
				cell.At = address(s, row.N, col)
				r.Cells = append(r.Cells, cell)
			}
			t.Rows = append(t.Rows, r)
			c.stray(s, row, columns)
		}
	}
	if !headed {
		c.Strays = append(c.Strays, Fault{At: s.Name(), Text: "a sheet that no release has"})
		return
	}
	if found := madeUnder().FindStringSubmatch(strings.Join(above, " ")); found != nil && found[1] != c.Profile {
		c.Strays = append(c.Strays, Fault{At: s.Name(), Text: "another profile than that on the cover"})
	}
	c.Tables = append(c.Tables, t)
}

// stray notes what stands to the right of what was written.
func (c *Copy) stray(s sheet.Sheet, row *sheet.Row, last int) {
	for col := last + 1; col <= len(row.Cells); col++ {
		if row.Cell(col).Kind != sheet.Blank {
			c.Strays = append(c.Strays, Fault{At: address(s, row.N, col), Text: "something stands beside the table that no release has"})
		}
	}
}

func address(s sheet.Sheet, row, col int) string {
	return sheet.Ref{Sheet: s.Name(), Row: row, Col: col}.String()
}
