package html

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// page is a table of n pupils with 25 answers each.
func page(n int) []byte {
	var b strings.Builder
	b.WriteString("<html><body><table border=1>\n")
	for i := range n {
		fmt.Fprintf(&b, "<tr><td class=\"id\">P%05d</td>", i)
		for j := range 25 {
			fmt.Fprintf(&b, "<td align=\"right\">%d</td>", (i+j)%3)
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table></body></html>")
	return []byte(b.String())
}

func BenchmarkRows(b *testing.B) {
	data := page(5000)
	book, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range book.Sheets()[0].Rows() {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
