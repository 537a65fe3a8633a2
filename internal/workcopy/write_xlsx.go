package workcopy

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"apst/ingest/sheet"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// part is one part of a package.
type part struct {
	name, data string
	stored     bool // not compressed
}

// pack writes parts, in their order and without times: the same parts give the same
// bytes.
func pack(parts []part) ([]byte, error) {
	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	for _, p := range parts {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		if p.stored {
			h.Method = zip.Store
		}
		w, err := out.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(p.data)); err != nil {
			return nil, err
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

const (
	spreadsheetNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	officeRel     = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packageRel    = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	styles        = xmlHead + `<styleSheet ` + spreadsheetNS + `><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>` +
		`</styleSheet>`
)

// writeXLSX writes sheets as an Excel workbook with the parts that must be there, and
// properties that say what it is. Cells keep the exact text that was stored.
func writeXLSX(pages []*page, date1904 bool) ([]byte, error) {
	var types, sheets, rels strings.Builder
	parts := []part{{}, {}, {}, {}, {}, {name: "xl/styles.xml", data: styles}}
	for i, p := range pages {
		n := strconv.Itoa(i + 1)
		state := ""
		if p.facts.Hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%s"%s r:id="rId%s"/>`, escaped(p.name), n, state, n)
		fmt.Fprintf(&rels, `<Relationship Id="rId%s" Type="%s/worksheet" Target="worksheets/sheet%s.xml"/>`, n, officeRel, n)
		parts = append(parts, part{name: "xl/worksheets/sheet" + n + ".xml", data: worksheet(p)})
	}
	fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(pages)+1, officeRel)
	base := ""
	if date1904 {
		base = `<workbookPr date1904="1"/>`
	}
	parts[0] = part{name: "[Content_Types].xml", data: xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` + types.String() + `</Types>`}
	parts[1] = part{name: "_rels/.rels", data: xmlHead + packageRel +
		`<Relationship Id="rId1" Type="` + officeRel + `/officeDocument" Target="xl/workbook.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`}
	parts[2] = part{name: "docProps/core.xml", data: xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + escaped(title) + `</dc:title><dc:description>` + escaped(description) + `</dc:description></cp:coreProperties>`}
	parts[3] = part{name: "xl/workbook.xml", data: xmlHead + `<workbook ` + spreadsheetNS + ` xmlns:r="` + officeRel + `">` + base + `<sheets>` + sheets.String() + `</sheets></workbook>`}
	parts[4] = part{name: "xl/_rels/workbook.xml.rels", data: xmlHead + packageRel + rels.String() + `</Relationships>`}
	return pack(parts)
}

// worksheet is a sheet's part.
func worksheet(p *page) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<worksheet ` + spreadsheetNS + `>`)
	if len(p.facts.HiddenCols) > 0 {
		b.WriteString("<cols>")
		for _, s := range p.facts.HiddenCols {
			fmt.Fprintf(&b, `<col min="%d" max="%d" width="9" hidden="1"/>`, s.First, s.Last)
		}
		b.WriteString("</cols>")
	}
	b.WriteString("<sheetData>")
	for _, r := range p.rows {
		fmt.Fprintf(&b, `<row r="%d"`, r.N)
		if r.Hidden {
			b.WriteString(` hidden="1"`)
		}
		b.WriteString(">")
		for i, c := range r.Cells {
			worksheetCell(&b, sheet.ColName(i+1)+strconv.Itoa(r.N), c)
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData>")
	if len(p.facts.Merged) > 0 {
		b.WriteString("<mergeCells>")
		for _, m := range p.facts.Merged {
			fmt.Fprintf(&b, `<mergeCell ref="%s%d:%s%d"/>`, sheet.ColName(m.FirstCol), m.FirstRow, sheet.ColName(m.LastCol), m.LastRow)
		}
		b.WriteString("</mergeCells>")
	}
	b.WriteString("</worksheet>")
	return b.String()
}

// worksheetCell is one cell.
func worksheetCell(b *strings.Builder, at string, c sheet.Cell) {
	text := string(c.Text)
	switch c.Kind {
	case sheet.Text:
		fmt.Fprintf(b, `<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, escaped(text))
	case sheet.Number:
		fmt.Fprintf(b, `<c r="%s"><v>%s</v></c>`, at, escaped(text))
	case sheet.Date:
		kind := ""
		if strings.ContainsAny(text, "-T:") && strings.ContainsAny(text[1:], "-T:") {
			kind = ` t="d"`
		}
		fmt.Fprintf(b, `<c r="%s" s="1"%s><v>%s</v></c>`, at, kind, escaped(text))
	case sheet.Bool:
		fmt.Fprintf(b, `<c r="%s" t="b"><v>%s</v></c>`, at, escaped(text))
	case sheet.Error:
		fmt.Fprintf(b, `<c r="%s" t="e"><v>%s</v></c>`, at, escaped(text))
	case sheet.Formula:
		fmt.Fprintf(b, `<c r="%s"><f>1+1</f></c>`, at)
	}
}

// escaped writes a text for XML; what XML cannot hold becomes the sign for it.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r == '\n':
			b.WriteString("&#10;")
		case r == '\t':
			b.WriteString("&#9;")
		case r == '\r':
			b.WriteString("&#13;")
		case r < ' ' || r == 0xfffe || r == 0xffff:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
