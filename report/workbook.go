package report

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Sheet is one sheet of a workbook: a table, or lines to be read.
type Sheet struct {
	Name string // on the tab; at most 31 characters, none of []:*?/\

	// Table is written under a frozen heading with filter buttons, landscape,
	// one page wide, its heading repeated on every page.
	Table  *Table
	Frozen int // how many first columns stay in view when scrolled sideways

	// Lines are written in place of a table, portrait.
	Lines  []Line
	Later  func() []Line // in place of Lines: asked for when the sheets before are written, as for sums over their rows
	Widths []float64     // of their columns, in characters; its length is how many there are
}

// What an Excel worksheet holds at most.
const (
	maxRows    = 1 << 20 // the heading included
	maxColumns = 1 << 14
	maxText    = 32767 // characters of one cell
	maxPart    = 1<<32 - 1
)

// LimitError is why a table cannot be a sheet of a workbook.
type LimitError struct {
	Sheet string
	Limit string // what it has too much of, with Excel's limit
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("sheet %s has %s, an Excel sheet holds no more", e.Sheet, e.Limit)
}

// Hint says what to do about it.
func (e *LimitError) Hint() string { return "csv and json have no such limit: --format csv" }

// WriteXLSX writes a workbook.
//
// Excelize makes everything of it but the rows: styles, panes, filters, page
// set-up, properties. The rows are streamed straight into the file's own
// compression, so that memory stays flat and nothing is spilled to the
// temporary folder. Numbers keep all their digits. The parts have a fixed order
// and a fixed time stamp, and the properties name no person and no hour.
//
// Text that XML cannot hold is escaped the way Excel does (_x0001_). A table
// beyond the limits of an Excel sheet is a [*LimitError]; what was written up
// to then is not a workbook and has to be thrown away.
func WriteXLSX(w io.Writer, sheets []Sheet) error {
	wb, err := newWorkbook(w, sheets)
	if err != nil {
		return err
	}
	defer wb.file.Close()
	return wb.write(sheets)
}

// workbook is one being written.
type workbook struct {
	file   *excelize.File
	styles styleSheet
	parts  capture // as excelize last gave them
	zip    *zip.Writer
}

// epoch is the time stamp of every part and of the properties: the earliest a
// zip file can name.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func newWorkbook(w io.Writer, sheets []Sheet) (*workbook, error) {
	if len(sheets) == 0 {
		return nil, errors.New("a workbook needs a sheet")
	}
	f := excelize.NewFile()
	wb := &workbook{file: f, zip: zip.NewWriter(w), styles: styleSheet{f, map[lookKey]int{}}}
	wb.zip.RegisterCompressor(zip.Deflate, oneCompressor())
	f.ZipWriter = func(io.Writer) excelize.ZipWriter { return &wb.parts }
	stamp := epoch.Format(time.RFC3339)
	err := cmp.Or(
		f.SetDocProps(&excelize.DocProperties{Creator: "apst", LastModifiedBy: "apst", Created: stamp, Modified: stamp}),
		f.SetAppProps(&excelize.AppProperties{Application: "apst"}),
	)
	if err != nil {
		return nil, err
	}
	for i := range sheets {
		if i == 0 {
			err = f.SetSheetName("Sheet1", sheets[i].Name)
		} else if slices.ContainsFunc(sheets[:i], func(s Sheet) bool { return strings.EqualFold(s.Name, sheets[i].Name) }) {
			err = fmt.Errorf("two sheets are named %s", sheets[i].Name)
		} else {
			_, err = f.NewSheet(sheets[i].Name)
		}
		if err == nil {
			err = wb.layOut(&sheets[i])
		}
		if err != nil {
			return nil, fmt.Errorf("laying out sheet %q: %w", sheets[i].Name, err)
		}
	}
	return wb, nil
}

// write puts the parts into the file: what programs look at first, then the
// sheets, then what is known only when all rows have been seen.
func (wb *workbook) write(sheets []Sheet) error {
	if err := wb.capture(); err != nil {
		return err
	}
	first := []string{"[Content_Types].xml", "_rels/.rels"}
	for _, name := range first {
		if err := wb.part(name, wb.parts[name].Bytes()); err != nil {
			return err
		}
		delete(wb.parts, name)
	}
	heads := map[string][]byte{}
	for i := range sheets {
		name := sheetPart(i)
		head, _, ok := bytes.Cut(wb.parts[name].Bytes(), []byte(sheetData))
		if !ok {
			return fmt.Errorf("laying out sheet %q: no place for its rows", sheets[i].Name)
		}
		heads[name] = withoutDimension(head)
	}
	for i := range sheets {
		name := sheetPart(i)
		if err := wb.sheet(&sheets[i], name, heads[name]); err != nil {
			return err
		}
	}
	if err := wb.capture(); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(wb.parts)) {
		if slices.Contains(first, name) || heads[name] != nil {
			continue
		}
		if err := wb.part(name, wb.parts[name].Bytes()); err != nil {
			return err
		}
	}
	return wb.zip.Close()
}

// sheetData is where excelize leaves room for the rows.
const sheetData = "<sheetData></sheetData>"

func sheetPart(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

// withoutDimension drops the declared size of a sheet that had no rows yet:
// some programs would read no more than it says.
func withoutDimension(head []byte) []byte {
	const open, shut = "<dimension ", "</dimension>"
	i := bytes.Index(head, []byte(open))
	j := bytes.Index(head, []byte(shut))
	if i < 0 || j < i {
		return bytes.Clone(head)
	}
	return slices.Concat(head[:i], head[j+len(shut):])
}

// sheet writes one sheet's part.
func (wb *workbook) sheet(s *Sheet, name string, head []byte) error {
	if s.Later != nil {
		s.Lines = s.Later()
		if err := wb.merge(s); err != nil {
			return fmt.Errorf("laying out sheet %q: %w", s.Name, err)
		}
	}
	entry, err := wb.create(name)
	if err != nil {
		return err
	}
	rows := &rowWriter{sheet: s, styles: &wb.styles, out: entry}
	rows.buf = append(rows.buf, head...)
	rows.buf = append(rows.buf, "<sheetData>"...)
	if s.Table != nil {
		err = rows.table(s.Table)
	} else {
		err = rows.lines(s.Lines, s.Widths)
	}
	if err != nil {
		return err
	}
	if s.Later != nil {
		if err := wb.capture(); err != nil { // the merged areas of the lines
			return err
		}
	}
	if s.Table != nil && len(s.Table.Columns) > 0 {
		// The filter's range is known now; it stands after the rows.
		if err := wb.filter(s, rows.n); err != nil {
			return err
		}
		if err := wb.capture(); err != nil {
			return err
		}
	}
	_, tail, ok := bytes.Cut(wb.parts[name].Bytes(), []byte(sheetData))
	if !ok {
		return fmt.Errorf("laying out sheet %q: no place for its rows", s.Name)
	}
	rows.buf = append(rows.buf, "</sheetData>"...)
	rows.buf = append(rows.buf, tail...)
	return rows.flush()
}

func (wb *workbook) create(name string) (io.Writer, error) {
	return wb.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
}

func (wb *workbook) part(name string, content []byte) error {
	w, err := wb.create(name)
	if err == nil {
		_, err = w.Write(content)
	}
	return err
}

// oneCompressor serves the parts, which are written one after another, with the
// same compressor: making one costs more than a small part does.
func oneCompressor() zip.Compressor {
	var c *flate.Writer
	return func(w io.Writer) (io.WriteCloser, error) {
		if c != nil {
			c.Reset(w)
			return c, nil
		}
		var err error
		c, err = flate.NewWriter(w, flate.BestSpeed)
		return c, err
	}
}

// capture asks excelize for the workbook and keeps its parts.
func (wb *workbook) capture() error {
	wb.parts = capture{}
	_, err := wb.file.WriteTo(io.Discard)
	return err
}

// capture is a zip file that is only a list of parts.
type capture map[string]*bytes.Buffer

// Create starts a part.
func (c *capture) Create(name string) (io.Writer, error) {
	b := &bytes.Buffer{}
	(*c)[name] = b
	return b, nil
}

// AddFS is not used by excelize when it writes.
func (c *capture) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close does nothing.
func (c *capture) Close() error { return nil }
