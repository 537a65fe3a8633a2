package ods

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"apst/ingest/archive"
	"apst/ingest/sheet"
)

const contentName = "content.xml"

// Open verifies the spreadsheet in the first size bytes of r, and scans it once.
// Its errors, and those of the sheets' rows, are *sheet.Fault.
//
// The book reads r again for every pass over a sheet's rows. Whoever opened r
// closes it, after the book.
func Open(r io.ReaderAt, size int64) (sheet.Book, error) {
	a, err := archive.Open(r, size)
	if err != nil {
		return nil, err
	}
	if err := checkKind(a); err != nil {
		return nil, err
	}
	if err := checkPassword(a); err != nil {
		return nil, err
	}
	content := a.Find(contentName)
	if content == nil {
		return nil, &sheet.Fault{Reason: sheet.Corrupt, Seen: "a file without its content", Expected: "the part " + contentName}
	}
	d := newDocument(content)
	defer d.close()
	if err := d.read(); err != nil {
		return nil, err
	}
	if len(d.tables) == 0 {
		return nil, &sheet.Fault{Reason: sheet.NoSheets, Part: contentName, Seen: "a spreadsheet without a sheet", Expected: "a sheet with the data"}
	}
	for _, e := range a.Entries() {
		if e != content {
			e.Release()
		}
	}
	b := &book{date1904: d.date1904}
	for i, t := range d.tables {
		b.sheets = append(b.sheets, &worksheet{content: content, index: i, name: t.name, facts: sheet.Facts{
			Hidden: t.hidden, Merged: t.merged, HiddenCols: t.folded,
		}})
	}
	return b, nil
}

// kinds are the other documents that OpenDocument files hold, by the ending of
// their media type.
var kinds = map[string]string{
	"text": "a text document", "text-template": "a text document", "text-master": "a text document", "text-web": "a web page",
	"presentation": "a presentation", "presentation-template": "a presentation",
	"graphics": "a drawing", "graphics-template": "a drawing",
	"chart": "a chart", "formula": "a formula", "image": "a picture", "base": "a database", "database": "a database",
}

// checkKind refuses files that say to be something else. A file that does not
// say is judged by its content.
func checkKind(a *archive.Archive) error {
	e := a.Find("mimetype")
	if e == nil {
		return nil
	}
	kind := string(e.Bytes())
	if e.Bytes() == nil {
		kind = "" // too long to be one, or not kept
	}
	kind = strings.TrimSpace(kind)
	const prefix = "application/vnd.oasis.opendocument."
	switch ending, found := strings.CutPrefix(kind, prefix); {
	case found && (ending == "spreadsheet" || ending == "spreadsheet-template"), kind == "":
		return nil
	case found && kinds[ending] != "":
		return otherFormat(kinds[ending])
	}
	return otherFormat("not an OpenDocument spreadsheet")
}

func otherFormat(what string) error {
	return &sheet.Fault{Reason: sheet.OtherFormat, Seen: "the file is " + what, Expected: "a spreadsheet"}
}

// checkPassword refuses a file whose parts are encrypted, as its manifest says.
func checkPassword(a *archive.Archive) error {
	locked := &sheet.Fault{Reason: sheet.Encrypted, Seen: "a file that needs a password", Expected: "a file saved without one"}
	if a.Find("encrypted-package") != nil {
		return locked
	}
	e := a.Find("META-INF/manifest.xml")
	if e == nil {
		return nil
	}
	p := openPart(e)
	defer p.close()
	if err := p.root(manifest, "manifest"); err != nil {
		return at(err, e.Name, "", 0, 0)
	}
	encrypted := false
	var look func() error
	look = func() error {
		encrypted = encrypted || p.is(manifest, "encryption-data")
		return p.children(look)
	}
	if err := p.children(look); err != nil {
		return at(err, e.Name, "", 0, 0)
	}
	if encrypted {
		return locked
	}
	return at(p.finish(), e.Name, "", 0, 0)
}

type book struct {
	date1904 bool
	sheets   []sheet.Sheet
}

func (b *book) Date1904() bool        { return b.date1904 }
func (b *book) Sheets() []sheet.Sheet { return b.sheets }
func (b *book) Close() error          { return nil }

// worksheet is one table of the content.
type worksheet struct {
	content *archive.Entry
	index   int
	name    string
	facts   sheet.Facts
}

func (s *worksheet) Name() string       { return s.name }
func (s *worksheet) Facts() sheet.Facts { return s.facts }

// errStop ends a pass whose caller wants no more rows.
var errStop = errors.New("no more rows are wanted")

func (s *worksheet) Rows() iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		d := newDocument(s.content)
		defer d.close()
		d.only = s.index
		d.deliver = func(row *sheet.Row) error {
			if !yield(row, nil) {
				return errStop
			}
			return nil
		}
		if err := d.read(); err != nil && !errors.Is(err, errStop) {
			yield(nil, err)
		}
	}
}

// sheetName is the name of the sheet at index, which the file should give.
func sheetName(given string, index int) string {
	if given == "" {
		return fmt.Sprintf("Sheet %d", index+1)
	}
	return given
}
