package workcopy

import (
	"fmt"
	"strings"

	"apst/ingest/sheet"
)

const (
	odsType = "application/vnd.oasis.opendocument.spreadsheet"
	odsHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"` +
		` xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
		` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
		` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2">` +
		`<office:automatic-styles><style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>` +
		`<office:body><office:spreadsheet>`
	odsTail     = `</office:spreadsheet></office:body></office:document-content>`
	odsManifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">` +
		`<manifest:file-entry manifest:full-path="/" manifest:media-type="` + odsType + `"/>` +
		`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>` +
		`<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`
	odsMeta = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2">` +
		`<office:meta><dc:title>` + title + `</dc:title><dc:description>` + description + `</dc:description></office:meta></office:document-meta>`
)

// writeODS writes sheets as an OpenDocument spreadsheet with the parts that must be
// there, and properties that say what it is.
func writeODS(pages []*page) ([]byte, error) {
	var b strings.Builder
	b.WriteString(odsHead)
	for _, p := range pages {
		odsPage(&b, p)
	}
	b.WriteString(odsTail)
	return pack([]part{
		{name: "mimetype", data: odsType, stored: true},
		{name: "content.xml", data: b.String()},
		{name: "meta.xml", data: odsMeta},
		{name: "META-INF/manifest.xml", data: odsManifest},
	})
}

// odsPage is a sheet.
func odsPage(b *strings.Builder, p *page) {
	style := ""
	if p.facts.Hidden {
		style = ` table:style-name="hidden"`
	}
	fmt.Fprintf(b, `<table:table table:name="%s"%s>`, escaped(p.name), style)
	next := 1
	for _, s := range p.facts.HiddenCols {
		if s.First > next {
			fmt.Fprintf(b, `<table:table-column table:number-columns-repeated="%d"/>`, s.First-next)
		}
		fmt.Fprintf(b, `<table:table-column table:visibility="collapse" table:number-columns-repeated="%d"/>`, s.Last-s.First+1)
		next = s.Last + 1
	}
	spans := newSpans(p.facts.Merged)
	row := 1
	for _, r := range p.rows {
		if r.N > row {
			fmt.Fprintf(b, `<table:table-row table:number-rows-repeated="%d"><table:table-cell/></table:table-row>`, r.N-row)
		}
		row = r.N + 1
		visibility := ""
		if r.Hidden {
			visibility = ` table:visibility="collapse"`
		}
		fmt.Fprintf(b, "<table:table-row%s>", visibility)
		for c := 1; c <= max(len(r.Cells), spans.width[r.N], 1); c++ {
			m, covered := spans.at(r.N, c)
			odsCell(b, r.Cell(c), m, covered)
		}
		b.WriteString("</table:table-row>")
	}
	b.WriteString("</table:table>")
}

// odsCell is one cell.
func odsCell(b *strings.Builder, c sheet.Cell, m *sheet.Range, covered bool) {
	name, attrs := "table:table-cell", ""
	if covered {
		name = "table:covered-table-cell"
	}
	if m != nil {
		attrs = fmt.Sprintf(` table:number-columns-spanned="%d" table:number-rows-spanned="%d"`, m.LastCol-m.FirstCol+1, m.LastRow-m.FirstRow+1)
	}
	text := escaped(string(c.Text))
	shown := text
	switch c.Kind {
	case sheet.Blank:
		fmt.Fprintf(b, "<%s%s/>", name, attrs)
		return
	case sheet.Formula:
		fmt.Fprintf(b, `<%s%s table:formula="of:=1+1"/>`, name, attrs)
		return
	case sheet.Number:
		attrs += fmt.Sprintf(` office:value-type="float" office:value="%s"`, text)
	case sheet.Date:
		kind := "date"
		if strings.HasPrefix(text, "P") || strings.HasPrefix(text, "-P") {
			kind = "time"
		}
		attrs += fmt.Sprintf(` office:value-type="%s" office:%s-value="%s"`, kind, kind, text)
	case sheet.Bool:
		attrs += fmt.Sprintf(` office:value-type="boolean" office:boolean-value="%s"`, text)
	case sheet.Error:
		attrs += ` office:value-type="float" office:value="0"`
	case sheet.Text:
		attrs += fmt.Sprintf(` office:value-type="string" office:string-value="%s"`, text)
	}
	fmt.Fprintf(b, "<%s%s><text:p>%s</text:p></%s>", name, attrs, shown, name)
}

// spans finds merged cells.
type spans struct {
	first map[[2]int]*sheet.Range
	all   []sheet.Range
	width map[int]int // by row, to where merged cells reach
}

func newSpans(merged []sheet.Range) *spans {
	s := &spans{first: map[[2]int]*sheet.Range{}, all: merged, width: map[int]int{}}
	for i := range merged {
		m := &merged[i]
		s.first[[2]int{m.FirstRow, m.FirstCol}] = m
		for r := m.FirstRow; r <= m.LastRow; r++ {
			s.width[r] = max(s.width[r], m.LastCol)
		}
	}
	return s
}

// at is the range that begins in a cell, and whether another covers it.
func (s *spans) at(row, col int) (*sheet.Range, bool) {
	if m := s.first[[2]int{row, col}]; m != nil {
		return m, false
	}
	if s.width[row] < col {
		return nil, false
	}
	for i := range s.all {
		if s.all[i].Contains(row, col) {
			return nil, true
		}
	}
	return nil, false
}
