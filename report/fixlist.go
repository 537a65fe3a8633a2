package report

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"

	"apst/finding"
	"apst/ingest/sheet"
)

// FixList is the findings of one source as a workbook to work through: a list
// with a link to every place, in front of a copy of the source's own workbook in
// which each place is coloured and has a comment.
//
// The source is never changed, and in the copy nothing but fills and comments
// is: what was copied is read again, and where a single cell, width or merged
// area is not as it was, the source's rows stand in place of the copy.
//
// It holds pupils' data and belongs where they do.
type FixList struct {
	Path    string   // the source
	Name    string   // what findings call it
	From    string   // the path from the folder of the list, with forward slashes; empty where there is none
	Hash    [32]byte // of the bytes that were checked; zero for a source that could not be read
	Command string   // what makes the list again
	Items   []FixItem
	Notes   int // findings with nothing to correct, which are not listed

	kept []pastLine // statuses that fit nothing now
}

// FixItem is one finding of the list.
type FixItem struct {
	finding.Finding
	Severity finding.Severity // the rule's, or the project's in its place
	Status   string           // as somebody left it in the list before; empty is open
}

// FixForm is what stands behind the list.
type FixForm uint8

// The forms.
const (
	FixCopy     FixForm = iota // the source's own workbook
	FixRows                    // the source's rows, as they were read
	FixListOnly                // nothing
)

// Statuses are what the list offers for an item; any other text will do too.
var Statuses = []string{"open", "done", "not a mistake"}

// What is copied at most: a workbook is held in memory to be copied.
const (
	maxFixBytes  = 20 << 20
	maxFixCells  = 200_000
	maxFixRows   = 40_000 // each has a line on the hidden sheet
	maxFixCols   = 2_000  // of a row: the library walks a row for each of its cells
	maxFixMerged = 2_000  // and all merged areas, too
	maxFixItems  = 10_000 // rows of the list; Excel holds 65,529 links
)

// ErrSourceChanged is why no fix list is made: the source is another file than
// the one that was checked.
var ErrSourceChanged = errors.New("the file has changed since it was checked")

// Write writes the workbook, and says what stands behind the list and, where
// that is no copy, why.
func (l *FixList) Write(ctx context.Context, w io.Writer) (form FixForm, why string, err error) {
	if len(l.Items) == 0 {
		part, err := l.build(ctx, FixListOnly, nil, "")
		if err == nil {
			_, err = w.Write(part)
		}
		return FixListOnly, "", err
	}
	src, why, err := l.open()
	if err != nil {
		return 0, "", err
	}
	form = FixListOnly
	if src != nil {
		defer src.book.Close()
		form = FixRows
		if why = src.noCopy(); why == "" {
			form = FixCopy
		}
	}
	for ; form < FixListOnly; form++ {
		part, err := l.build(ctx, form, src, why)
		if err == nil {
			_, err = w.Write(part)
			return form, why, err
		}
		if ctx.Err() != nil {
			return form, why, ctx.Err()
		}
		switch {
		case why != "":
		case errors.Is(err, errLibrary):
			why = "parts that Excel writes are missing from it"
		default:
			why = "Excel's own parts of it did not come through unchanged"
		}
	}
	part, err := l.build(ctx, form, nil, why)
	if err == nil {
		_, err = w.Write(part)
	}
	return form, why, err
}

// open reads the source whole. Without one, it says why there is nothing to put
// behind the list.
func (l *FixList) open() (*fixSource, string, error) {
	if l.Hash == [32]byte{} {
		return nil, "the file could not be read", nil
	}
	if info, err := os.Stat(l.Path); err == nil && info.Size() > maxFixBytes {
		return nil, fmt.Sprintf("the file is larger than %d MB", maxFixBytes>>20), nil
	}
	data, err := os.ReadFile(l.Path)
	if err != nil {
		return nil, "", fmt.Errorf("reading %s again: %w", l.Path, err)
	}
	if sha256.Sum256(data) != l.Hash {
		return nil, "", fmt.Errorf("reading %s again: %w", l.Path, ErrSourceChanged)
	}
	src, err := readFixSource(data)
	var (
		fault *sheet.Fault
		limit fixLimit
	)
	switch {
	case errors.As(err, &limit):
		return nil, limit.Error(), nil
	case errors.As(err, &fault):
		return nil, "the file cannot be read to its end", nil
	case err != nil:
		return nil, "", err
	}
	return src, "", nil
}

// count is how many items have a severity.
func (l *FixList) count(s finding.Severity) (n int) {
	for i := range l.Items {
		if l.Items[i].Severity == s {
			n++
		}
	}
	return n
}

// Place is the address within the source as the list shows it.
func (f *FixItem) Place() string {
	from := f.From
	from.File = ""
	place := from.String()
	switch {
	case place == "":
		return "the file"
	case f.To != (sheet.Ref{}) && f.To != f.From:
		return place + ":" + f.To.Cell()
	}
	return place
}

// first is the cell that a link leads to: of a row its first, of a column its
// top one. It is false for a finding on a sheet or a file.
func (f *FixItem) first() (row, col int, ok bool) {
	if f.From.Row == 0 && f.From.Col == 0 {
		return 0, 0, false
	}
	return max(f.From.Row, 1), max(f.From.Col, 1), true
}
