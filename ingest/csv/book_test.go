package csv

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"apst/ingest/sheet"

	"github.com/google/go-cmp/cmp"
)

// read opens data and returns its rows as lines such as "2: [1] [] [b]" and
// what its facts say.
func read(data []byte) (rows []string, how string, err error) {
	b, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, "", err
	}
	s := b.Sheets()[0]
	for row, err := range s.Rows() {
		if err != nil {
			return rows, s.Facts().Description, err
		}
		line := fmt.Sprintf("%d:", row.N)
		for _, c := range row.Cells {
			switch {
			case c.Kind == sheet.Blank && c.Text != nil, c.Kind != sheet.Blank && c.Kind != sheet.Text, c.Kind == sheet.Text && len(c.Text) == 0:
				line += " WRONG KIND"
			}
			line += " [" + string(c.Text) + "]"
		}
		rows = append(rows, line)
	}
	return rows, s.Facts().Description, nil
}

// utf16Text is s in UTF-16.
func utf16Text(s string, big bool, mark bool) []byte {
	var b []byte
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xFEFF}, units...)
	}
	for _, u := range units {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func TestOpen(t *testing.T) {
	t.Parallel()
	lines := func(s ...string) []string { return s }
	tests := []struct {
		name string
		in   []byte
		how  string
		want []string
	}{
		{"commas", []byte("id,q1\n7,0\n"), "UTF-8, commas", lines("1: [id] [q1]", "2: [7] [0]")},
		{"UTF-8 with a mark", []byte("\xEF\xBB\xBFid,q1\n7,é\n"), "UTF-8, commas", lines("1: [id] [q1]", "2: [7] [é]")},
		{"semicolons and decimal commas", []byte("id;x;y\n1;2,5;3,5\n2;1,5;0,5\n"), "UTF-8, semicolons", lines("1: [id] [x] [y]", "2: [1] [2,5] [3,5]", "3: [2] [1,5] [0,5]")},
		{"semicolons and decimal commas without a header", []byte("1;2,5;3,5\n2;1,5;0,5\n"), "UTF-8, semicolons", lines("1: [1] [2,5] [3,5]", "2: [2] [1,5] [0,5]")},
		{"tabs", []byte("id\tnote\n7\ta, b; c\n8\td\n"), "UTF-8, tabs", lines("1: [id] [note]", "2: [7] [a, b; c]", "3: [8] [d]")},
		{"vertical bars", []byte("id|q1\n7|0\n"), "UTF-8, vertical bars", lines("1: [id] [q1]", "2: [7] [0]")},
		{"titles without separators", []byte("SDQ results\nAutumn; all years\n\nid,q1,q2\n7,0,1\n8,1,1\n"), "UTF-8, commas",
			lines("1: [SDQ results]", "2: [Autumn; all years]", "4: [id] [q1] [q2]", "5: [7] [0] [1]", "6: [8] [1] [1]")},
		{"one column", []byte("id\n7\n"), "UTF-8, one column", lines("1: [id]", "2: [7]")},
		{"quotation marks tell", []byte("\"a;b\";\"c,d\"\n\"e;f\";\"g\"\n"), "UTF-8, semicolons", lines("1: [a;b] [c,d]", "2: [e;f] [g]")},
		{"names with commas in a wide file", []byte("id;name;q1\n1;Hill, A;0\n2;Vale, B;2\n"), "UTF-8, semicolons", lines("1: [id] [name] [q1]", "2: [1] [Hill, A] [0]", "3: [2] [Vale, B] [2]")},
		{"sep line", []byte("sep=;\r\na,b;c\r\n"), "UTF-8, semicolons (named by the sep= line)", lines("2: [a,b] [c]")},
		{"sep line in capitals and quoted, with a tab", []byte("\"SEP=\t\"\ra\tb"), "UTF-8, tabs (named by the sep= line)", lines("2: [a] [b]")},
		{"sep line with another sign", []byte("sep=^\na^b\n"), `UTF-8, "^" (named by the sep= line)`, lines("2: [a] [b]")},
		{"sep line and nothing else", []byte("sep=,"), "UTF-8, commas (named by the sep= line)", nil},
		{"sep in a longer line", []byte("sep=1,b\n1,2\n"), "UTF-8, commas", lines("1: [sep=1] [b]", "2: [1] [2]")},
		{"UTF-16", utf16Text("id\tname\r\n1\tZoë 😀\r\n", false, true), "UTF-16, tabs", lines("1: [id] [name]", "2: [1] [Zoë 😀]")},
		{"UTF-16 big-endian", utf16Text("id,name\n1,Zoë\n", true, true), "UTF-16 (big-endian), commas", lines("1: [id] [name]", "2: [1] [Zoë]")},
		{"UTF-16 without a mark", utf16Text("id,name\n1,x\n", false, false), "UTF-16, commas", lines("1: [id] [name]", "2: [1] [x]")},
		{"UTF-16 big-endian without a mark", utf16Text("id,name\n1,x\n", true, false), "UTF-16 (big-endian), commas", lines("1: [id] [name]", "2: [1] [x]")},
		{"UTF-16 with a sep line", utf16Text("sep=;\r\na;b\r\n", false, true), "UTF-16, semicolons (named by the sep= line)", lines("2: [a] [b]")},
		{"Windows-1252", []byte("id,name\n1,Zo\xEB\n2,\x93x\x94 \x80\n"), "Windows-1252, commas", lines("1: [id] [name]", "2: [1] [Zoë]", "3: [2] [“x” €]")},
		{"blank rows of separators stay", []byte("a,b\n,\n\"\",\n1,2\n"), "UTF-8, commas", lines("1: [a] [b]", "2: [] []", "3: [] []", "4: [1] [2]")},
		{"rows of other widths stay", []byte("a,b,c\n1,2,3,4\n1\n"), "UTF-8, commas", lines("1: [a] [b] [c]", "2: [1] [2] [3] [4]", "3: [1]")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			rows, how, err := read(tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if how != tt.how {
				t.Errorf("read as %q, want %q", how, tt.how)
			}
			if diff := cmp.Diff(tt.want, rows); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		in       []byte
		reason   sheet.Reason
		row, col int
	}{
		{"no bytes", nil, sheet.Empty, 0, 0},
		{"white space", []byte(" \r\n\t\n"), sheet.Empty, 0, 0},
		{"a mark and nothing else", []byte("\xEF\xBB\xBF"), sheet.Empty, 0, 0},
		{"a wide mark and nothing else", []byte("\xFF\xFE"), sheet.Empty, 0, 0},
		{"white space in UTF-16", utf16Text(" \r\n", false, true), sheet.Empty, 0, 0},
		{"a NUL", []byte("a,b\n1,2\x00\n3,4\n"), sheet.Binary, 2, 0},
		{"a NUL in UTF-16", utf16Text("a,b\r1\x00\n", false, true), sheet.Binary, 2, 0},
		{"control characters", []byte("\x01\x02\x03abc"), sheet.Binary, 0, 0},
		{"control characters in UTF-16", utf16Text("\x01\x02\x03abc", false, true), sheet.Binary, 0, 0},
		{"half a unit", []byte("\xFF\xFEa\x00b"), sheet.Encoding, 0, 0},
		{"a lone high surrogate", append(utf16Text("a\nb", false, true), 0x00, 0xD8, 'c', 0), sheet.Encoding, 2, 0},
		{"a lone low surrogate", append(utf16Text("a\nb", false, true), 0x00, 0xDC), sheet.Encoding, 2, 0},
		{"a high surrogate at the end", append(utf16Text("a\nb", false, true), 0x00, 0xD8), sheet.Encoding, 2, 0},
		{"UTF-32", []byte("\xFF\xFE\x00\x00a\x00\x00\x00"), sheet.Encoding, 0, 0},
		{"a mark that lies", []byte("\xEF\xBB\xBFa\nZo\xEB\n"), sheet.Encoding, 2, 0},
		{"damaged UTF-8", []byte("Zoë,é\nx,\xC3\n"), sheet.Encoding, 2, 0},
		{"no character of any encoding", []byte("a\r\nb\rZo\xEB \x81\n"), sheet.Encoding, 3, 0},
		{"a sep line without a separator", []byte("sep=\na\n"), sheet.Malformed, 1, 0},
		{"a sep line with a letter", []byte("sep=x\na\n"), sheet.Malformed, 1, 0},
		{"two separators", []byte("a,b;c\n"), sheet.Malformed, 0, 0},
		{"two separators in every line", []byte("a,b;c\nd,e;f\n"), sheet.Malformed, 0, 0},
		{"quoting", []byte("a,b\n\"x\"y,2\n"), sheet.Quoting, 2, 1},
		{"quoting after a sep line", []byte("sep=;\na;b\n\"x\"y;2\n"), sheet.Quoting, 3, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := read(tt.in)
			var f *sheet.Fault
			if !errors.As(err, &f) {
				t.Fatalf("%q gives %v, want a fault", tt.in, err)
			}
			if f.Reason != tt.reason || f.Row != tt.row || f.Col != tt.col {
				t.Errorf("%q gives reason %d at row %d, column %d; want %d at %d, %d (%v)", tt.in, f.Reason, f.Row, f.Col, tt.reason, tt.row, tt.col, f)
			}
			if f.Seen == "" || f.Expected == "" {
				t.Errorf("%q: a fault without words: %#v", tt.in, f)
			}
		})
	}
}

// TestRaggedSemicolons has rows whose empty end was left out and one decimal
// comma in each: the separator is still the one that cuts more.
func TestRaggedSemicolons(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("id;mean" + strings.Repeat(";q", 25) + "\n")
	for i := range 60 {
		fmt.Fprintf(&b, "P%d;1,5%s\n", i, strings.Repeat(";1", 18+i%8))
	}
	_, how, err := read([]byte(b.String()))
	if err != nil || how != "UTF-8, semicolons" {
		t.Errorf("read as %q, %v", how, err)
	}
}

// shrinking is a file that another program may cut while it is read.
type shrinking struct {
	data []byte
	cut  bool
}

func (s *shrinking) ReadAt(p []byte, off int64) (int, error) {
	data := s.data
	if s.cut {
		data = data[:len(data)/2]
	}
	return bytes.NewReader(data).ReadAt(p, off)
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	file := &shrinking{data: []byte("a,b\n1,2\n3,4\n"), cut: true}
	size := int64(len(file.data))
	_, err := Open(file, size)
	var f *sheet.Fault
	if !errors.As(err, &f) || f.Reason != sheet.Unreadable {
		t.Errorf("a file cut before it is opened gives %v", err)
	}
	file.cut = false
	b, err := Open(file, size)
	if err != nil {
		t.Fatal(err)
	}
	file.cut = true
	for _, e := range b.Sheets()[0].Rows() {
		err = e
	}
	f = nil
	if !errors.As(err, &f) || f.Reason != sheet.Unreadable {
		t.Errorf("a file cut after it is opened gives %v", err)
	}
}

func TestBook(t *testing.T) {
	t.Parallel()
	data := []byte("a,b\n1,2\n")
	b, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	s := b.Sheets()[0]
	if b.Date1904() || len(b.Sheets()) != 1 || s.Name() != "" || !s.Facts().Delimited {
		t.Errorf("the book says %v %d %q %v", b.Date1904(), len(b.Sheets()), s.Name(), s.Facts())
	}
	for range s.Rows() {
		break // a pass may stop early
	}
	n := 0
	for range s.Rows() {
		n++
	}
	if n != 2 {
		t.Errorf("the second pass reads %d rows, want 2", n)
	}
	if err := b.Close(); err != nil {
		t.Error(err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("sep=;\na;b\n\"c\"\"\r\n\";d\n"))
	f.Add([]byte("\xEF\xBB\xBFid,q\n1,é\n"))
	f.Add([]byte("id|Zo\xEB\n1|2"))
	f.Add(utf16Text("id\tq\r\n1\t😀\r\n", false, true))
	f.Add(utf16Text("id,q\n", true, false))
	f.Fuzz(func(t *testing.T, data []byte) {
		var seen []string
		for _, buffer := range []int{bufferSize, 5} {
			b, err := open(bytes.NewReader(data), int64(len(data)), buffer)
			var f *sheet.Fault
			if err != nil {
				if !errors.As(err, &f) {
					t.Fatalf("%v is not a fault", err)
				}
				return
			}
			var got []string
			last := 0
			for row, err := range b.Sheets()[0].Rows() {
				if err != nil {
					if !errors.As(err, &f) {
						t.Fatalf("%v is not a fault", err)
					}
					got = append(got, fmt.Sprint(f.Reason, f.Row, f.Col))
					break
				}
				if row.N <= last || len(row.Cells) == 0 {
					t.Fatalf("row %d with %d cells after row %d", row.N, len(row.Cells), last)
				}
				last = row.N
				got = append(got, fmt.Sprintf("%d %v", row.N, row.Cells))
			}
			if buffer == bufferSize {
				seen = got
			} else if diff := cmp.Diff(seen, got); diff != "" {
				t.Fatalf("-large buffer +small buffer\n%s", diff)
			}
		}
	})
}
