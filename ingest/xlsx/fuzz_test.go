package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/markup"
	"apst/ingest/sheet"
)

// FuzzOpen: any bytes are a workbook, read the same every way, or a fault.
func FuzzOpen(f *testing.F) {
	names, err := filepath.Glob("testdata/*.xlsx")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		file, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	f.Add(minimal(inSheet(`<row r="1"><c r="A1"><v>1</v></c></row>`)).zip(f))
	f.Add(rawLarge(f, 3, 3, 0))
	f.Fuzz(func(t *testing.T, file []byte) {
		if _, err := readEveryWay(t, file); err != nil {
			checkFault(t, err)
		}
	})
}

func checkFault(t *testing.T, err error) {
	t.Helper()
	f := faultOf(t, err)
	if f.Seen == "" || f.Expected == "" || f.Row < 0 || f.Row > sheet.MaxRows || f.Col < 0 || f.Col > sheet.MaxCols {
		t.Fatalf("fault %+v", f)
	}
}

// FuzzWorksheet: any bytes as a worksheet's part. What is accepted holds as
// many cells as the standard library counts.
func FuzzWorksheet(f *testing.F) {
	for seed := range uint64(40) {
		p, _ := newVariant(seed).write(map[int]map[int]cell{1: {1: number("1"), 3: text("a_b")}, 4: {2: {sheet.Date, 1, "45000"}}})
		f.Add([]byte(p[sheet1]))
	}
	f.Add([]byte(withRows(`<cols><col min="1" max="2" hidden="1"/></cols>`, `<row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c><c r="B2" t="b"><v>1</v></c></row>`, `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`)))
	f.Add([]byte(inSheet(`<row><c t="inlineStr"><is><r><t>x</t></r></is></c><c t="d"><v>2023-01-01</v></c></row>`)))
	base, err := openFile(minimal(inSheet("")).zip(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		want, cells, err := scanRows(base, doc, false)
		got, _, otherErr := scanRows(base, doc, true)
		if diff := cmp.Diff(want, got); diff != "" || (err == nil) != (otherErr == nil) || err != nil && err.Error() != otherErr.Error() {
			t.Fatalf("usual %v, general %v %s", err, otherErr, diff)
		}
		if err != nil {
			checkFault(t, err)
			return
		}
		if bytes.HasPrefix(doc, []byte{0xFE, 0xFF}) || bytes.HasPrefix(doc, []byte{0xFF, 0xFE}) {
			return
		}
		if n, err := countCells(doc); err != nil || n != cells {
			t.Fatalf("%d cells, the standard library counts %d, %v", cells, n, err)
		}
	})
}

// scanRows reads a worksheet's part; cells counts all, blank ones too.
func scanRows(b *Book, doc []byte, general bool) (rows []*sheet.Row, cells int, err error) {
	r := newRowReader(&part{markup.NewBytes(doc, spaces), "sheet", nil}, b, "Sheet")
	r.general = general
	for {
		row, err := r.next()
		if row == nil || err != nil {
			return rows, cells, err
		}
		cells += len(r.used)
		rows = append(rows, row.Clone())
	}
}

// countCells counts the cells in the rows of a worksheet that is known to be
// one.
func countCells(doc []byte) (n int, err error) {
	d := xml.NewDecoder(bytes.NewReader(doc))
	depth := 0
	inRows := false
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
			if depth == 2 {
				inRows = tok.Name.Local == "sheetData" && spaces[tok.Name.Space] == main
			}
			if depth == 4 && inRows && tok.Name.Local == "c" && spaces[tok.Name.Space] == main {
				n++
			}
		case xml.EndElement:
			depth--
		}
	}
}
