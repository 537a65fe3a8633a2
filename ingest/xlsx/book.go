package xlsx

import (
	"io"

	"apst/ingest/archive"
	"apst/ingest/sheet"
)

// Book is an open workbook.
type Book struct {
	date1904 bool
	sheets   []sheet.Sheet
	strings  stringTable
	styles   styles
}

var (
	_ sheet.Book  = (*Book)(nil)
	_ sheet.Sheet = (*worksheet)(nil)
)

// Open verifies and opens the workbook in the first size bytes of r. The error is
// a *[sheet.Fault]. The book reads from r as long as it is used; closing r is the
// caller's.
func Open(r io.ReaderAt, size int64) (sheet.Book, error) {
	a, err := archive.Open(r, size)
	if err != nil {
		return nil, err
	}
	return OpenArchive(a)
}

// OpenArchive opens the workbook in an archive that is verified already.
func OpenArchive(a *archive.Archive) (sheet.Book, error) {
	pkg, err := openPackage(a)
	if err != nil {
		return nil, err
	}
	wb, err := readWorkbook(pkg)
	if err != nil {
		return nil, err
	}
	b := &Book{date1904: wb.date1904}
	if e, err := pkg.related(wb.rels, "styles"); err != nil {
		return nil, err
	} else if e != nil {
		if b.styles, err = readStyles(e); err != nil {
			return nil, err
		}
	}
	if e, err := pkg.related(wb.rels, "sharedStrings"); err != nil {
		return nil, err
	} else if e != nil {
		if b.strings, err = readStrings(e); err != nil {
			return nil, err
		}
		e.Release()
	}
	for _, s := range wb.sheets {
		ws := &worksheet{book: b, name: s.name, entry: s.entry}
		ws.facts.Hidden = s.hidden
		ws.readFacts()
		b.sheets = append(b.sheets, ws)
	}
	return b, nil
}

// Date1904 reports whether serial dates count from 1904.
func (b *Book) Date1904() bool { return b.date1904 }

// Sheets are the worksheets in the order of their tabs, hidden ones included.
func (b *Book) Sheets() []sheet.Sheet { return b.sheets }

// Close gives up nothing that the garbage collector would not: the file is the
// caller's.
func (b *Book) Close() error { return nil }
