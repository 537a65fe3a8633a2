package synth

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// textStyle is how a text file is written.
type textStyle struct {
	comma    string
	newline  string
	encoding encoding.Encoding // nil: UTF-8
	mark     bool              // a byte order mark before UTF-8
	quoteAll bool
	sepLine  bool // a first line that names the delimiter, as Excel reads it
}

var (
	plainCSV    = textStyle{comma: ",", newline: "\r\n"}
	utf16Little = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	utf16Big    = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	windows1252 = charmap.Windows1252
)

// csv writes the grid as a text file.
func (g *grid) csv(t textStyle) ([]byte, error) {
	var b strings.Builder
	if t.sepLine {
		b.WriteString("sep=" + t.comma + t.newline)
	}
	width := g.width()
	for _, row := range g.rows {
		for c := range width {
			if c > 0 {
				b.WriteString(t.comma)
			}
			if c < len(row) {
				b.WriteString(t.quoted(row[c].shown()))
			} else if t.quoteAll {
				b.WriteString(`""`)
			}
		}
		b.WriteString(t.newline)
	}
	if t.encoding != nil {
		return t.encoding.NewEncoder().Bytes([]byte(b.String()))
	}
	if t.mark {
		return append([]byte("\xef\xbb\xbf"), b.String()...), nil
	}
	return []byte(b.String()), nil
}

func (t textStyle) quoted(s string) string {
	if t.quoteAll || strings.ContainsAny(s, t.comma+"\"\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// page writes the grid as the HTML table that pupil databases export under the
// name of an Excel file.
func (g *grid) page(title string) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<title>%s</title>\n<style>td { mso-number-format:\"\\@\"; }</style>\n</head>\n<body>\n<table border=\"1\">\n",
		html.EscapeString(title))
	covered := map[[2]int]bool{}
	spans := map[[2]int]span{}
	for _, m := range g.merged {
		spans[[2]int{m.top, m.left}] = m
		for r := m.top; r <= m.bottom; r++ {
			for c := m.left; c <= m.right; c++ {
				covered[[2]int{r, c}] = true
			}
		}
	}
	for r, row := range g.rows {
		b.WriteString("<tr>")
		for c := range g.width() {
			m, corner := spans[[2]int{r, c}]
			if covered[[2]int{r, c}] && !corner {
				continue
			}
			b.WriteString("<td")
			if corner {
				fmt.Fprintf(&b, " colspan=\"%d\" rowspan=\"%d\"", m.right-m.left+1, m.bottom-m.top+1)
			}
			b.WriteString(">")
			if c < len(row) {
				b.WriteString(html.EscapeString(row[c].shown()))
			}
			b.WriteString("</td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n</body>\n</html>\n")
	return b.Bytes()
}
