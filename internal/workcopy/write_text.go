package workcopy

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"apst/ingest/sheet"
)

// style is how a text file is written.
type style struct {
	comma, newline string
	encoding       encoding.Encoding // nil: UTF-8
	mark           []byte
	quoteAll, sep  bool
	unended        bool
}

// styleOf looks at the bytes of a text file.
func styleOf(raw []byte, facts sheet.Facts) style {
	s := style{comma: ",", newline: "\n", unended: facts.Unended}
	for _, e := range []struct {
		mark, says string
		encoding   encoding.Encoding
	}{
		{"\xef\xbb\xbf", "UTF-8", nil},
		{"\xff\xfe", "UTF-16,", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\xfe\xff", "UTF-16 (big", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"", "Windows-1252", charmap.Windows1252},
	} {
		if strings.HasPrefix(facts.Description, e.says) {
			s.encoding = e.encoding
			if bytes.HasPrefix(raw, []byte(e.mark)) {
				s.mark = []byte(e.mark)
			}
			break
		}
	}
	plain := bytes.ReplaceAll(bytes.TrimPrefix(raw, s.mark), []byte{0}, nil) // good enough for signs of ASCII
	switch i := bytes.IndexAny(plain, "\r\n"); {
	case i >= 0 && plain[i] == '\r' && i+1 < len(plain) && plain[i+1] == '\n':
		s.newline = "\r\n"
	case i >= 0 && plain[i] == '\r':
		s.newline = "\r"
	}
	for _, c := range []struct{ says, comma string }{{"commas", ","}, {"semicolons", ";"}, {"tabs", "\t"}, {"vertical bars", "|"}} {
		if strings.Contains(facts.Description, c.says) {
			s.comma = c.comma
		}
	}
	s.sep = strings.Contains(facts.Description, "named by the sep= line")
	s.quoteAll = len(plain) > 0 && plain[0] == '"' && !s.sep
	return s
}

// write writes a sheet, each row on the line on which it stood; rows keep their own
// number of fields.
func (s style) write(p *page) ([]byte, error) {
	var b strings.Builder
	line := 1
	if s.sep {
		b.WriteString("sep=" + s.comma + s.newline)
		line++
	}
	for i, row := range p.rows {
		for ; line < row.N; line++ {
			b.WriteString(s.newline)
		}
		for c, cell := range row.Cells {
			if c > 0 {
				b.WriteString(s.comma)
			}
			shown := string(cell.Text)
			line += strings.Count(strings.ReplaceAll(shown, "\r\n", "\n"), "\n")
			if s.quoteAll || strings.ContainsAny(shown, s.comma+"\"\r\n") {
				shown = `"` + strings.ReplaceAll(shown, `"`, `""`) + `"`
			}
			b.WriteString(shown)
		}
		if !s.unended || i < len(p.rows)-1 {
			b.WriteString(s.newline)
			line++
		}
	}
	out := []byte(b.String())
	if s.encoding != nil {
		var err error
		if out, err = s.encoding.NewEncoder().Bytes(out); err != nil {
			return nil, err
		}
	}
	return append(slices.Clone(s.mark), out...), nil
}

// writeHTML writes sheets as the tables of a page.
func writeHTML(pages []*page) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"description\" content=\"%s\">\n<title>%s</title>\n</head>\n<body>\n",
		escaped(description), escaped(title))
	for i, p := range pages {
		b.WriteString("<table border=\"1\">\n")
		if p.name != fmt.Sprintf("Table %d", i+1) {
			fmt.Fprintf(&b, "<caption>%s</caption>\n", escaped(p.name))
		}
		htmlRows(&b, p)
		b.WriteString("</table>\n")
	}
	b.WriteString("</body>\n</html>\n")
	return []byte(b.String())
}

func htmlRows(b *strings.Builder, p *page) {
	spans := newSpans(p.facts.Merged)
	next := 1
	for _, r := range p.rows {
		for ; next < r.N; next++ {
			b.WriteString("<tr></tr>\n")
		}
		next = r.N + 1
		hidden := ""
		if r.Hidden {
			hidden = ` style="display:none"`
		}
		fmt.Fprintf(b, "<tr%s>", hidden)
		for c := 1; c <= max(len(r.Cells), spans.width[r.N]); c++ {
			m, covered := spans.at(r.N, c)
			if covered {
				continue
			}
			attrs := ""
			if m != nil {
				attrs = fmt.Sprintf(` colspan="%d" rowspan="%d"`, m.LastCol-m.FirstCol+1, m.LastRow-m.FirstRow+1)
			}
			htmlCell(b, r.Cell(c), attrs)
		}
		b.WriteString("</tr>\n")
	}
}

// htmlCell is one cell, with what says its kind.
func htmlCell(b *strings.Builder, c sheet.Cell, attrs string) {
	text := escaped(string(c.Text))
	shown := strings.ReplaceAll(text, "&#10;", "<br>")
	switch c.Kind {
	case sheet.Number:
		attrs += fmt.Sprintf(` x:num="%s"`, text)
	case sheet.Date:
		attrs += fmt.Sprintf(` x:num="%s" style="mso-number-format:'dd/mm/yyyy'"`, text)
	case sheet.Bool:
		attrs += fmt.Sprintf(` x:bool="%s"`, text)
	case sheet.Error:
		attrs += fmt.Sprintf(` x:err="%s"`, text)
	}
	fmt.Fprintf(b, "<td%s>%s</td>", attrs, shown)
}
