package html

import (
	"fmt"

	"apst/ingest/sheet"
)

// Limits of what is read.
const (
	MaxTag    = 4 << 20   // bytes of one tag, comment or run of text
	MaxCell   = 1 << 20   // bytes of text in one cell
	MaxRow    = 16 << 20  // bytes of text in one row
	MaxMerged = 256 << 10 // merged areas and hidden columns in one file
	MaxTables = 4 << 10   // tables in one file
	maxReach  = 1 << 10   // cells of earlier rows that reach down into one row
	maxName   = 255       // bytes of a caption that can name a sheet
	maxMark   = 255       // bytes of an attribute that tells a cell's value
)

// at is a fault at the parser's place.
func (p *parser) at(reason sheet.Reason, seen, expected string) *sheet.Fault {
	f := &sheet.Fault{Reason: reason, Seen: seen, Expected: expected}
	if t := p.table; t != nil {
		f.Sheet, f.Row = t.name(), t.row
		if t.inCell {
			f.Col = t.col
		}
	}
	return f
}

func (p *parser) malformed(seen, expected string) *sheet.Fault {
	return p.at(sheet.Malformed, seen, expected)
}

func (p *parser) truncated(seen, expected string) *sheet.Fault {
	return p.at(sheet.Truncated, seen, expected)
}

func (p *parser) tooLarge(what string, limit int) *sheet.Fault {
	return p.at(sheet.TooLarge, "more than "+fmt.Sprint(limit)+" "+what, "a table within the limits of a worksheet")
}
