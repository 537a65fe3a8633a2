package html

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"apst/ingest/sheet"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

// FuzzOpen reads whatever it is given or says why not, twice the same, and
// never with a row or a merged area out of order or out of the sheet.
func FuzzOpen(f *testing.F) {
	for _, s := range []string{
		"<html><head><meta charset=utf-8></head><table><caption>A</caption><tr><th>id</th></tr></table></html>",
		"<table><tr><td rowspan=2 colspan=3>a<td x:num='7.5'>7<tr><td>b</table>",
		"<table><col span=2 style='display:none'><tr style='display:none'><td>&nbsp;&amp;<br>x</table>",
		"\xFF\xFE<\x00t\x00r\x00>\x00",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		Looks(data)
		b, err := Open(bytes.NewReader(data), int64(len(data)))
		var fault *sheet.Fault
		if err != nil {
			if !errors.As(err, &fault) {
				t.Fatalf("%v is not a fault", err)
			}
			return
		}
		names := map[string]bool{}
		for _, s := range b.Sheets() {
			if names[s.Name()] {
				t.Fatalf("two sheets are named %q", s.Name())
			}
			names[s.Name()] = true
			for _, m := range s.Facts().Merged {
				if m.FirstRow < 1 || m.FirstCol < 1 || m.LastRow < m.FirstRow || m.LastCol < m.FirstCol || m.LastRow > sheet.MaxRows || m.LastCol > sheet.MaxCols {
					t.Fatalf("merged area %v", m)
				}
			}
			last := 0
			for row, err := range s.Rows() {
				if err != nil {
					t.Fatalf("a page that opened fails with %v", err)
				}
				if row.N <= last || len(row.Cells) == 0 || len(row.Cells) > sheet.MaxCols {
					t.Fatalf("row %d with %d cells after row %d", row.N, len(row.Cells), last)
				}
				last = row.N
				for _, m := range s.Facts().Merged {
					for col := m.FirstCol; col <= min(m.LastCol, len(row.Cells)); col++ {
						if m.Contains(row.N, col) && (row.N != m.FirstRow || col != m.FirstCol) && row.Cell(col).Kind != sheet.Blank {
							t.Fatalf("a value in row %d, column %d of merged area %v", row.N, col, m)
						}
					}
				}
			}
		}
	})
}

// TestEqualsTree compares with the tree that the HTML standard's own algorithm
// builds of pages with tags left out, elements hidden and text formatted.
func TestEqualsTree(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{
		"<tr>", "<tr>", "</tr>", "<td>", "<td>", "<td>", "</td>", "<th>", "</th>", "<tbody>", "<thead>", "</thead>",
		"7", "word", " ", "\n", "&amp;", "&nbsp;", "<b>", "</b>", "<span>", "</span>", "<br>", "<!-- x -->",
	})
	checked := 0
	rapid.Check(t, func(t *rapid.T) {
		page := "<table>" + strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), "") + "</table>"
		got, err := dump([]byte(page))
		if err != nil {
			return // stricter than a browser
		}
		checked++
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tree(root), words(got)); diff != "" {
			t.Fatalf("%s: -tree +ours\n%s", page, diff)
		}
	})
	if checked < 5 { // most random pages are refused; -short draws few
		t.Errorf("only %d pages were compared", checked)
	}
}

// words are the rows of a dump with its white space as single spaces.
func words(dump []string) []string {
	var out []string
	for _, l := range dump[1:] {
		_, cells, _ := strings.Cut(l, ":")
		out = append(out, strings.Join(strings.Fields(cells), " "))
	}
	return out
}

// tree are the rows of a parsed page in the form of words.
func tree(n *html.Node) []string {
	var out []string
	for n := range n.Descendants() {
		if n.DataAtom != atom.Tr {
			continue
		}
		var row []string
		for c := range n.ChildNodes() {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			var b strings.Builder
			for x := range c.Descendants() {
				switch {
				case x.Type == html.TextNode:
					b.WriteString(x.Data)
				case x.DataAtom == atom.Br:
					b.WriteByte('\n')
				}
			}
			row = append(row, "["+strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' || r == '\n' }), " ")+"]")
		}
		if len(row) > 0 {
			out = append(out, strings.Join(row, " "))
		}
	}
	for i, l := range out {
		out[i] = strings.Join(strings.Fields(l), " ")
	}
	return out
}

// TestSpoilt flips and cuts a page: what is read has the values of the whole
// page or there is a fault. A byte within a value or within the number of a
// span cannot be told from another; those are left out.
func TestSpoilt(t *testing.T) {
	t.Parallel()
	page := "<html><body><table><tr><th>id</th><th>q</th></tr><tr><td>7</td><td>1</td></tr></table><table><tr><td>8</td></tr></table></body></html>"
	want, err := dump([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(page) {
		if got, err := dump([]byte(page[:cut])); err == nil {
			t.Errorf("cut to %q it reads as %q", page[:cut], got)
		}
	}
	for i := range len(page) {
		if c := page[i]; c >= '0' && c <= '9' || c == 'i' || c == 'q' || strings.HasPrefix(page[i:], "d</th>") {
			continue
		}
		for _, c := range []byte("xtd<>/ =\"'1") {
			spoilt := page[:i] + string(c) + page[i+1:]
			if got, err := dump([]byte(spoilt)); err == nil && !cmp.Equal(want, got) {
				t.Errorf("%q reads as %q", spoilt, got)
			}
		}
	}
}
