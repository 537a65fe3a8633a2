package report

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

const (
	mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relsSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)

// bareBook is a workbook with nothing that a reader can do without: sheets of cells,
// with no styles and no views.
func bareBook(sheets ...string) map[string]string {
	const link = `<Relationship Id="rId%d" Type="` + relsSpace + `/%s" Target="%s"/>`
	parts := map[string]string{}
	var types, tabs, links strings.Builder
	for i, inside := range sheets {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&tabs, `<sheet name="Sheet%d" sheetId="%d" r:id="rId%d"/>`, n, n, n)
		fmt.Fprintf(&links, link, n, "worksheet", fmt.Sprintf("worksheets/sheet%d.xml", n))
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", n)] = `<worksheet xmlns="` + mainSpace + `">` + inside + `</worksheet>`
	}
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	parts["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` + types.String() + `</Types>`
	parts["_rels/.rels"] = rels + fmt.Sprintf(link, 1, "officeDocument", "xl/workbook.xml") + `</Relationships>`
	parts["xl/workbook.xml"] = `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relsSpace + `"><sheets>` + tabs.String() + `</sheets></workbook>`
	parts["xl/_rels/workbook.xml.rels"] = rels + links.String() + `</Relationships>`
	return parts
}

const fewRows = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Pupil</t></is></c></row><row r="2"><c r="A2"><v>7</v></c></row></sheetData>`

func zipped(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, parts[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// What the library for workbooks takes for granted may be missing from a workbook:
// then its rows stand in for a copy.
func TestFixListOfBareWorkbooks(t *testing.T) {
	t.Parallel()
	for name, sheets := range map[string][]string{"one sheet": {fewRows}, "three sheets": {fewRows, fewRows, fewRows}} {
		book, form, why := writeList(t, listOf(t, "bare.xlsx", zipped(t, bareBook(sheets...)), item(testError, "Sheet1", 2, 1, "")))
		if form != FixRows || !strings.Contains(why, "missing from it") {
			t.Errorf("%s without styles and views: %v (%s), want its rows", name, form, why)
		}
		f, err := excelize.OpenReader(bytes.NewReader(book))
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := f.GetCellValue("Sheet1", "A2"); got != "7" {
			t.Errorf("%s: A2 is %q, want 7", name, got)
		}
		f.Close()
	}
}

// Whatever leads outside a workbook, or holds macros, is not handed on in a copy,
// by whichever of its names it can be told. A link that somebody has to follow is.
func TestFixListOfWorkbooksThatReachOut(t *testing.T) {
	t.Parallel()
	const (
		types = "[Content_Types].xml"
		rels  = "xl/_rels/workbook.xml.rels"
		cells = "xl/worksheets/_rels/sheet1.xml.rels"
	)
	link := func(kind, target, mode string) string {
		return `<Relationship Id="rId90" Type="` + relsSpace + `/` + kind + `" Target="` + target + `"` + mode + `/>`
	}
	only := func(link string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + link + `</Relationships>`
	}
	outside := ` TargetMode="External"`
	override := func(part, kind string) string {
		return `<Override PartName="` + part + `" ContentType="` + kind + `"/>`
	}
	const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	for _, c := range []struct {
		name   string
		change map[string]string // put before the end of the part's root, or a new part
		want   string            // in why; empty for a copy
	}{
		{"nothing", nil, ""},
		{"macros by the type of the part", map[string]string{types: override("/xl/other.bin", "application/vnd.ms-office.vbaProject"), "xl/other.bin": "macros"}, hasMacros},
		{"the same in capitals", map[string]string{types: override("/xl/other.bin", "APPLICATION/VND.MS-OFFICE.VBAPROJECT"), "xl/other.bin": "macros"}, hasMacros},
		{"macros by the default of an ending", map[string]string{types: `<Default Extension="dat" ContentType="application/vnd.ms-office.vbaProject"/>`, "xl/other.dat": "macros"}, hasMacros},
		{"an ending without a part", map[string]string{types: `<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>`}, ""},
		{"macros by the relationship", map[string]string{rels: `<Relationship Id="rId90" Type="http://schemas.microsoft.com/office/2006/relationships/VbaProject" Target="other.bin"/>`, "xl/other.bin": "macros"}, hasMacros},
		{"macros by the name", map[string]string{"XL/VBAPROJECT.BIN": "macros"}, hasMacros},
		{"a macro sheet of old", map[string]string{types: override("/xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml")}, hasMacros},
		{"another workbook", map[string]string{rels: link("externalLink", "externalLinks/externalLink1.xml", ""), "xl/externalLinks/externalLink1.xml": "<externalLink/>"}, isOutside},
		{"a connection", map[string]string{types: override("/xl/c.xml", excelType+"connections+xml"), "xl/c.xml": "<connections/>"}, isOutside},
		{"an object", map[string]string{cells: only(link("oleObject", "../o.bin", "")), "xl/o.bin": "object"}, isOutside},
		{"an embedded document", map[string]string{cells: only(link("package", "../o.docx", "")), "xl/o.docx": "document"}, isOutside},
		{"a picture elsewhere", map[string]string{cells: only(link("image", "http://example.invalid/a.png", outside))}, isOutside},
		{"a ribbon of its own", map[string]string{"_rels/.rels": `<Relationship Id="rId90" Type="http://schemas.microsoft.com/office/2007/relationships/ui/extensibility" Target="ui.xml"/>`, "ui.xml": "<customUI/>"}, isOutside},
		{"a pivot table of other data", map[string]string{"xl/pivotCache/pivotCacheDefinition1.xml": `<pivotCacheDefinition xmlns="` + mainSpace + `"><cacheSource type="external" connectionId="1"/></pivotCacheDefinition>`}, isOutside},
		{"a name for another file", map[string]string{"xl/workbook.xml": `<definedNames><definedName name="all">[1]Sheet1!$A$1:$B$9</definedName></definedNames>`}, isOutside},
		{"a name for a program", map[string]string{"xl/workbook.xml": `<definedNames><definedName name="all">cmd|'/C calc'!A0</definedName></definedNames>`}, isOutside},
		{"a name of its own", map[string]string{"xl/workbook.xml": `<definedNames><definedName name="all">Sheet1!$A$1:$B$9</definedName><definedName name="col">Answers[Q1]</definedName></definedNames>`}, ""},
		{"a link to follow", map[string]string{cells: only(link("hyperlink", "https://example.invalid/", outside))}, ""},
		{"a part that is cut short", map[string]string{cells: "<Relationships"}, isUnlooked},
	} {
		parts := styledBook(fewRows)
		for name, text := range c.change {
			if i := strings.LastIndex(parts[name], "</"); i >= 0 {
				text = parts[name][:i] + text + parts[name][i:]
			}
			parts[name] = text
		}
		_, form, why := writeList(t, listOf(t, "sdq.xlsx", zipped(t, parts), item(testError, "Sheet1", 2, 1, "")))
		if want := map[bool]FixForm{true: FixCopy, false: FixRows}[c.want == ""]; form != want || why != c.want {
			t.Errorf("%s: %v (%s), want %v (%s)", c.name, form, why, want, c.want)
		}
	}
}

// styledBook is a bare workbook that can be copied.
func styledBook(sheets ...string) map[string]string {
	for i := range sheets {
		sheets[i] = `<sheetViews><sheetView workbookViewId="0"/></sheetViews>` + sheets[i]
	}
	parts := bareBook(sheets...)
	parts["xl/styles.xml"] = `<styleSheet xmlns="` + mainSpace + `"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>`
	for name, text := range map[string]string{
		"[Content_Types].xml":        `<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>`,
		"xl/_rels/workbook.xml.rels": `<Relationship Id="rId80" Type="` + relsSpace + `/styles" Target="styles.xml"/>`,
	} {
		i := strings.LastIndex(parts[name], "</")
		parts[name] = parts[name][:i] + text + parts[name][i:]
	}
	return parts
}

// manyCells are rows of numbers.
func manyCells(rows, cols int) string {
	var b strings.Builder
	b.WriteString("<sheetData>")
	for r := 1; r <= rows; r++ {
		fmt.Fprintf(&b, `<row r="%d">`, r)
		for c := 1; c <= cols; c++ {
			fmt.Fprintf(&b, `<c r="%s"><v>1</v></c>`, cellName(r, c))
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData>")
	return b.String()
}

// manyMerged are merged areas of two cells each, below the rows.
func manyMerged(n int) string {
	var b strings.Builder
	b.WriteString("<mergeCells>")
	for i := range n {
		fmt.Fprintf(&b, `<mergeCell ref="%s:%s"/>`, cellName(1000+i, 1), cellName(1000+i, 2))
	}
	b.WriteString("</mergeCells>")
	return b.String()
}

// A workbook that would take the library minutes does not take them.
func TestFixListOfHugeWorkbooks(t *testing.T) {
	if testing.Short() {
		t.Skip("pure computation: in the long form")
	}
	t.Parallel()
	const soon = 20 * time.Second // on a machine that does much else; a second is usual
	for _, c := range []struct {
		name, inside string
		form         FixForm
		why          string
	}{
		{"very many merged areas", manyCells(700, 27) + manyMerged(200_000), FixRows, "more than 2000 merged areas"},
		{"very many columns", manyCells(12, 15_000), FixListOnly, "more than 2000 columns"},
		{"very many rows", manyCells(maxFixRows+1, 1), FixListOnly, "more than 40000 rows"},
		{"as many merged areas as there may be", manyCells(300, 27) + manyMerged(maxFixMerged), FixCopy, ""},
		{"as many columns as there may be", manyCells(3, maxFixCols), FixCopy, ""},
	} {
		began := time.Now()
		_, form, why := writeList(t, listOf(t, "huge.xlsx", zipped(t, styledBook(c.inside)), item(testError, "Sheet1", 2, 1, "")))
		if form != c.form || !strings.Contains(why, c.why) {
			t.Errorf("%s: %v (%s), want %v (%s)", c.name, form, why, c.form, cmp.Or(c.why, "nothing"))
		}
		if took := time.Since(began); took > soon {
			t.Errorf("%s: took %v, want less than %v", c.name, took, soon)
		}
	}
}

// Somebody who interrupts gets no fix list, and not another form of one.
func TestFixListInterrupted(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, data := range map[string][]byte{"sdq.xlsx": schoolBook(t), "sdq.csv": []byte("a,b\n1,2\n")} {
		var out bytes.Buffer
		_, _, err := listOf(t, name, data, item(testError, "Sheet1", 2, 1, "")).Write(ctx, &out)
		if !errors.Is(err, context.Canceled) || out.Len() > 0 {
			t.Errorf("%s: %d bytes and the error %v, want none and that it was interrupted", name, out.Len(), err)
		}
	}
}
