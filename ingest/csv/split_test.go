package csv

import (
	"bytes"
	stdcsv "encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"apst/ingest/sheet"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// outcome is everything a splitter says about a text.
type outcome struct {
	Lines  []int
	Fields [][]string
	Reason sheet.Reason
	Failed bool
	Row    int
	Col    int
}

// run cuts data with a buffer of the given size.
func run(data []byte, comma byte, buffer int) outcome {
	var o outcome
	s := newSplitter(bytes.NewReader(data), comma, 1, buffer)
	for {
		row, err := s.next()
		if errors.Is(err, io.EOF) {
			return o
		}
		if err != nil {
			o.fail(err)
			return o
		}
		o.add(row)
	}
}

func (o *outcome) add(row *sheet.Row) {
	fields := make([]string, len(row.Cells))
	for i, c := range row.Cells {
		fields[i] = string(c.Text)
	}
	o.Lines = append(o.Lines, row.N)
	o.Fields = append(o.Fields, fields)
}

func (o *outcome) fail(err error) {
	f := err.(*sheet.Fault)
	o.Failed, o.Reason, o.Row, o.Col = true, f.Reason, f.Row, f.Col
}

// standard is what encoding/csv makes of data, and whether it fails.
func standard(data []byte, comma rune) (records [][]string, failed bool) {
	r := stdcsv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord = comma, -1
	for {
		rec, err := r.Read()
		if errors.Is(err, io.EOF) {
			return records, false
		}
		if err != nil {
			return records, true
		}
		records = append(records, rec)
	}
}

// compare holds a splitter with any buffer against encoding/csv. The two differ
// by intent in what a carriage return means, so lone ones are taken out and
// CRLF inside quotation marks is read as LF on both sides.
func compare(t interface{ Fatalf(string, ...any) }, data []byte, comma byte, buffer int) {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\x01"))
	data = bytes.ReplaceAll(data, []byte("\r"), nil)
	data = bytes.ReplaceAll(data, []byte("\x01"), []byte("\r\n"))
	want, failed := standard(data, rune(comma))
	got := run(data, comma, buffer)
	for _, rec := range got.Fields {
		for i := range rec {
			rec[i] = strings.ReplaceAll(rec[i], "\r\n", "\n")
		}
	}
	if diff := cmp.Diff(want, got.Fields); diff != "" {
		t.Fatalf("%q with a buffer of %d: -encoding/csv +ours\n%s", data, buffer, diff)
	}
	if failed != got.Failed {
		t.Fatalf("%q with a buffer of %d: encoding/csv fails %v, ours %v", data, buffer, failed, got.Failed)
	}
}

func TestSplitEqualsEncodingCSV(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{
		",", ",", ",", ";", "\t", "|", `"`, `"`, `""`, `,"`, `",`, "\"\n", "\n", "\n", "\r\n",
		"0", "1", "2", "12", "abcdefgh", "a longer text of some words", " ", "é", "£", "\u2028", "\v",
	})
	rapid.Check(t, func(t *rapid.T) {
		data := []byte(strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), ""))
		comma := rapid.SampledFrom([]byte(",;\t|")).Draw(t, "comma")
		for _, buffer := range []int{1, 7, 16, rapid.IntRange(1, 300).Draw(t, "buffer"), bufferSize} {
			compare(t, data, comma, buffer)
		}
	})
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "\"a\r\nb\",\"\"\"\"\r\n", "a\"b", "\"a\"b", "\"", ",,\n\n,", "a;b\x00,"} {
		f.Add([]byte(s), byte(','), 16)
	}
	f.Fuzz(func(t *testing.T, data []byte, comma byte, buffer int) {
		if !usable(comma) || bytes.IndexByte(data, 1) >= 0 {
			return
		}
		compare(t, data, comma, min(max(buffer, 1), 1<<12))
	})
}

func TestBufferDoesNotMatter(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{",", `"`, `""`, `","`, "\n", "\r", "\r\n", "0", "1", "abcdefghi", "é", "\"\r", "\r\""})
	rapid.Check(t, func(t *rapid.T) {
		data := []byte(strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), ""))
		want := run(data, ',', bufferSize)
		for buffer := 1; buffer < 20; buffer++ {
			if diff := cmp.Diff(want, run(data, ',', buffer)); diff != "" {
				t.Fatalf("%q: -large buffer +buffer of %d\n%s", data, buffer, diff)
			}
		}
	})
}

func TestSplit(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, in string
		want     outcome
	}{
		{"no text", "", outcome{}},
		{"line ends", "a\nb\r\nc\rd", outcome{Lines: []int{1, 2, 3, 4}, Fields: [][]string{{"a"}, {"b"}, {"c"}, {"d"}}}},
		{"empty lines count", "\n\r\n\ra\n\n\rb\r\n\r\n", outcome{Lines: []int{4, 7}, Fields: [][]string{{"a"}, {"b"}}}},
		{"a carriage return at the very end", "a\r", outcome{Lines: []int{1}, Fields: [][]string{{"a"}}}},
		{"empty fields stay", ",a,\n,,", outcome{Lines: []int{1, 2}, Fields: [][]string{{"", "a", ""}, {"", "", ""}}}},
		{"a separator at the very end", "a,", outcome{Lines: []int{1}, Fields: [][]string{{"a", ""}}}},
		{"quoted", `"a,b","","c""d","""",` + "\n", outcome{Lines: []int{1}, Fields: [][]string{{"a,b", "", `c"d`, `"`, ""}}}},
		{"line ends inside quotation marks stay and count", "\"a\r\nb\rc\nd\"\ne", outcome{Lines: []int{1, 5}, Fields: [][]string{{"a\r\nb\rc\nd"}, {"e"}}}},
		{"spaces stay", " a , b\t", outcome{Lines: []int{1}, Fields: [][]string{{" a ", " b\t"}}}},
		{"a quotation mark inside", "x\na,b\"c\n", outcome{Lines: []int{1}, Fields: [][]string{{"x"}}, Failed: true, Reason: sheet.Quoting, Row: 2, Col: 2}},
		{"a quotation mark after a space", `a, "b"`, outcome{Failed: true, Reason: sheet.Quoting, Row: 1, Col: 2}},
		{"text after", "a,b,\"c\"d\n", outcome{Failed: true, Reason: sheet.Quoting, Row: 1, Col: 3}},
		{"text after, then a quotation mark", "\"c\"d\"\n", outcome{Failed: true, Reason: sheet.Quoting, Row: 1, Col: 1}},
		{"text after, at the end", `"c"d`, outcome{Failed: true, Reason: sheet.Quoting, Row: 1, Col: 1}},
		{"never closed", "a\n\nb,\"c\nd,e\n", outcome{Lines: []int{1}, Fields: [][]string{{"a"}}, Failed: true, Reason: sheet.Quoting, Row: 3, Col: 2}},
		{"one quotation mark", `"`, outcome{Failed: true, Reason: sheet.Quoting, Row: 1, Col: 1}},
		{"doubled and never closed", `"a""`, outcome{Failed: true, Reason: sheet.Quoting, Row: 1, Col: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for buffer := 1; buffer <= len(tt.in)+1; buffer++ {
				if diff := cmp.Diff(tt.want, run([]byte(tt.in), ',', buffer)); diff != "" {
					t.Errorf("%q with a buffer of %d: -want +got\n%s", tt.in, buffer, diff)
				}
			}
		})
	}
}

func TestLimits(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		in   string
		want outcome
	}{
		{"as many fields as a worksheet has columns", strings.Repeat(",", sheet.MaxCols-1), outcome{}},
		{"one more", "a\n" + strings.Repeat(",", sheet.MaxCols), outcome{Failed: true, Reason: sheet.TooLarge, Row: 2, Col: sheet.MaxCols}},
		{"a long line", strings.Repeat("x", 100), outcome{Failed: true, Reason: sheet.TooLarge, Row: 1}},
		{"a long field", `a,"` + strings.Repeat("x", 100), outcome{Failed: true, Reason: sheet.Quoting, Row: 1, Col: 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newSplitter(strings.NewReader(tt.in), ',', 1, 8)
			if len(tt.in) < sheet.MaxCols-1 {
				s.limit = 64
			}
			var got outcome
			for {
				_, err := s.next()
				if errors.Is(err, io.EOF) {
					break
				}
				if f := (*sheet.Fault)(nil); errors.As(err, &f) {
					got = outcome{Failed: true, Reason: f.Reason, Row: f.Row, Col: f.Col}
					break
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
			if n := len(s.buf); n > MaxRecord+padding {
				t.Errorf("the buffer grew to %d bytes", n)
			}
		})
	}
}
