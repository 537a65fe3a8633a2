package synth

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

const odsType = "application/vnd.oasis.opendocument.spreadsheet"

const odsHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"` +
	` xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
	` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2">` +
	`<office:automatic-styles><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>` +
	`<office:body><office:spreadsheet>`

const odsTail = `</office:spreadsheet></office:body></office:document-content>`

const odsManifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">` +
	`<manifest:file-entry manifest:full-path="/" manifest:media-type="` + odsType + `"/>` +
	`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`

// ods writes the workbook as an OpenDocument spreadsheet with the parts that
// must be there and no more. Runs of equal cells are written once with a count,
// as office programs do.
func (b *book) ods() ([]byte, error) {
	var content strings.Builder
	content.WriteString(odsHead)
	for _, p := range b.pages {
		odsPage(&content, p)
	}
	content.WriteString(odsTail)

	var buf bytes.Buffer
	out := zip.NewWriter(&buf)
	parts := []struct {
		name, data string
		method     uint16
	}{
		{"mimetype", odsType, zip.Store},
		{"content.xml", content.String(), zip.Deflate},
		{"META-INF/manifest.xml", odsManifest, zip.Deflate},
	}
	for _, p := range parts {
		w, err := out.CreateHeader(&zip.FileHeader{Name: p.name, Method: p.method})
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

func odsPage(w *strings.Builder, p page) {
	style := ""
	if p.hidden {
		style = ` table:style-name="hidden"`
	}
	fmt.Fprintf(w, `<table:table table:name="%s"%s>`, escaped(p.name), style)
	g := p.grid
	for c := range g.width() {
		if visibility := ""; len(g.hiddenCols) > 0 {
			if slices.Contains(g.hiddenCols, c) {
				visibility = ` table:visibility="collapse"`
			}
			fmt.Fprintf(w, "<table:table-column%s/>", visibility)
		}
	}
	covered := map[[2]int]bool{}
	spans := map[[2]int]span{}
	for _, m := range g.merged {
		spans[[2]int{m.top, m.left}] = m
		for r := m.top; r <= m.bottom; r++ {
			for c := m.left; c <= m.right; c++ {
				covered[[2]int{r, c}] = r != m.top || c != m.left
			}
		}
	}
	hidden := map[int]bool{}
	for _, r := range g.hiddenRows {
		hidden[r] = true
	}
	width := g.width()
	for r, row := range g.rows {
		visibility := ""
		if hidden[r] {
			visibility = ` table:visibility="collapse"`
		}
		fmt.Fprintf(w, "<table:table-row%s>", visibility)
		last, run := "", 0
		flush := func() {
			if run > 1 {
				last = strings.Replace(last, "-cell", fmt.Sprintf(`-cell table:number-columns-repeated="%d"`, run), 1)
			}
			w.WriteString(last)
		}
		for c := range width {
			one := cell{}
			if c < len(row) {
				one = row[c]
			}
			s := odsCell(one, spans[[2]int{r, c}], covered[[2]int{r, c}])
			if s == last {
				run++
				continue
			}
			flush()
			last, run = s, 1
		}
		flush()
		w.WriteString("</table:table-row>")
	}
	w.WriteString("</table:table>")
}

// odsCell is one cell's element; odd kinds are written as office programs do.
func odsCell(c cell, m span, covered bool) string {
	name, attrs := "table:table-cell", ""
	if covered {
		name = "table:covered-table-cell"
	}
	if m != (span{}) {
		attrs = fmt.Sprintf(` table:number-columns-spanned="%d" table:number-rows-spanned="%d"`,
			m.right-m.left+1, m.bottom-m.top+1)
	}
	shown := c.shown()
	switch c.kind {
	case blank:
		return "<" + name + attrs + "/>"
	case number:
		attrs += fmt.Sprintf(` office:value-type="float" office:value="%s"`, c.s)
	case day:
		attrs += fmt.Sprintf(` office:value-type="date" office:date-value="%s"`, c.date.Format("2006-01-02"))
	case boolean:
		attrs += fmt.Sprintf(` office:value-type="boolean" office:boolean-value="%s"`, strings.ToLower(c.s))
	case errorValue:
		attrs += ` office:value-type="float" office:value="0"`
	case formula:
		if c.s == "" {
			return fmt.Sprintf(`<%s%s table:formula="of:=%s"/>`, name, attrs, escaped(c.fx))
		}
		attrs += fmt.Sprintf(` table:formula="of:=%s" office:value-type="float" office:value="%s"`, escaped(c.fx), c.s)
	default:
		attrs += ` office:value-type="string"`
	}
	return fmt.Sprintf("<%s%s><text:p>%s</text:p></%s>", name, attrs, escaped(shown), name)
}

func escaped(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic(err) // a buffer takes every write
	}
	return b.String()
}
