package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/archive"
	"apst/ingest/sheet"
)

// parts are the parts of a workbook by name.
type parts map[string]string

const (
	mainURI   = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	strictURI = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	docURI    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	pkgURI    = "http://schemas.openxmlformats.org/package/2006/relationships"
	sheet1    = "xl/worksheets/sheet1.xml"
	declared  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// minimal is a workbook of one sheet with the shared strings "alpha", "",
// "gamma delta" and the styles 0 (General), 1 (built-in date), 2 (h:mm), 3 (text)
// and 4 ("day "0).
func minimal(worksheet string) parts {
	return parts{
		"[Content_Types].xml": declared + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels": declared + `<Relationships xmlns="` + pkgURI + `"><Relationship Id="rId1" Type="` + docURI + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml": declared + `<workbook xmlns="` + mainURI + `" xmlns:r="` + docURI + `"><workbookPr/><sheets>` +
			`<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": declared + `<Relationships xmlns="` + pkgURI + `">` +
			`<Relationship Id="rId1" Type="` + docURI + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + docURI + `/sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="rId3" Type="` + docURI + `/styles" Target="styles.xml"/></Relationships>`,
		"xl/sharedStrings.xml": declared + `<sst xmlns="` + mainURI + `" count="9" uniqueCount="1"><si><t>alpha</t></si><si><t/></si><si><t>gamma delta</t></si></sst>`,
		"xl/styles.xml": declared + `<styleSheet xmlns="` + mainURI + `"><numFmts count="2"><numFmt numFmtId="164" formatCode="h:mm"/>` +
			`<numFmt numFmtId="165" formatCode="&quot;day &quot;0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="49"/><xf numFmtId="165"/></cellXfs></styleSheet>`,
		sheet1: worksheet,
	}
}

// inSheet puts rows into a worksheet's part.
func inSheet(rows string) string { return withRows("", rows, "") }

func withRows(before, rows, after string) string {
	return declared + `<worksheet xmlns="` + mainURI + `" xmlns:r="` + docURI + `">` + before + `<sheetData>` + rows + `</sheetData>` + after + `</worksheet>`
}

// with is the workbook with some parts replaced; an empty one is left out.
func (p parts) with(other parts) parts {
	q := maps.Clone(p)
	for name, body := range other {
		if q[name] = body; body == "" {
			delete(q, name)
		}
	}
	return q
}

func (p parts) zip(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		out, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte(p[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// cell is a cell that is not blank in style or value.
type cell struct {
	Kind  sheet.Kind
	Style uint16
	Text  string
}

// page is all that a worksheet says.
type page struct {
	Name   string
	Facts  sheet.Facts
	Hidden []int // rows
	Cells  map[string]cell
}

// how is a way to read a sheet; all must give the same.
type how int

const (
	usual    how = iota
	general      // without the short way
	streamed     // from the archive instead of from memory
	ways
)

func openFile(file []byte) (*Book, error) {
	b, err := Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, err
	}
	return b.(*Book), nil
}

// read reads a whole workbook one way.
func read(file []byte, way how) ([]page, error) {
	b, err := openFile(file)
	if err != nil {
		return nil, err
	}
	var pages []page
	for _, s := range b.Sheets() {
		p, err := readPage(s.(*worksheet), way)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}

func readPage(ws *worksheet, way how) (page, error) {
	p := page{Name: ws.Name(), Facts: ws.Facts(), Cells: map[string]cell{}}
	rows := ws.Rows()
	switch way {
	case streamed:
		ws.entry.Release()
	case general:
		rows = func(yield func(*sheet.Row, error) bool) {
			if ws.fault != nil {
				yield(nil, ws.fault)
				return
			}
			r := ws.reader()
			defer r.close()
			r.general = true
			for {
				row, err := r.next()
				if row == nil && err == nil {
					err = ws.checkFacts(&r.facts)
				}
				if row == nil && err == nil || !yield(row, err) || err != nil {
					return
				}
			}
		}
	}
	last := 0
	for row, err := range rows {
		if err != nil {
			return p, err
		}
		if row.N <= last {
			return p, fmt.Errorf("row %d after row %d", row.N, last)
		}
		last = row.N
		if row.Hidden {
			p.Hidden = append(p.Hidden, row.N)
		}
		for i, c := range row.Cells {
			if (c.Text == nil) != (c.Kind == sheet.Blank || c.Kind == sheet.Formula) {
				return p, fmt.Errorf("row %d column %d: kind %v with text %v", row.N, i+1, c.Kind, c.Text)
			}
			if c.Kind != sheet.Blank || c.Style != 0 {
				p.Cells[sheet.Ref{Row: row.N, Col: i + 1}.Cell()] = cell{c.Kind, c.Style, string(c.Text)}
			}
		}
	}
	return p, nil
}

// readEveryWay reads a workbook each way, and checks that they agree.
func readEveryWay(t testing.TB, file []byte) ([]page, error) {
	t.Helper()
	want, err := read(file, usual)
	for way := general; way < ways; way++ {
		got, otherErr := read(file, way)
		if fmt.Sprint(err) != fmt.Sprint(otherErr) {
			t.Fatalf("way %d: %v; in the usual way %v", way, otherErr, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("way %d (-usual +this)\n%s", way, diff)
		}
	}
	return want, err
}

// readOne reads a workbook of one sheet.
func readOne(t testing.TB, file []byte) page {
	t.Helper()
	pages, err := readEveryWay(t, file)
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) != 1 {
		t.Fatalf("%d sheets, want 1", len(pages))
	}
	return pages[0]
}

// faultOf is the fault that an error must be.
func faultOf(t testing.TB, err error) *sheet.Fault {
	t.Helper()
	var f *sheet.Fault
	if !errors.As(err, &f) {
		t.Fatalf("error %v, want a fault", err)
	}
	return f
}

// filler makes a part too large to be kept, wherever it stands.
var filler = strings.Repeat("<!--"+strings.Repeat("x", 1000)+"-->", archive.KeepEntry/1000)
