package csv

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"apst/ingest/sheet"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// byLines is what a file's lines make of it, with runs of the given lengths. Each run
// has to hold whole lines and no quotation mark.
func byLines(t interface{ Fatalf(string, ...any) }, f *file, least, most int) (o outcome, runs int) {
	l, cut, piece := &lines{file: f, least: least, most: most}, f.Cutter(), sheet.Piece{}
	add := func(row *sheet.Row) error {
		o.add(row)
		return nil
	}
	for {
		err := l.Next(&piece)
		if errors.Is(err, io.EOF) {
			return o, runs
		}
		if err == nil && piece.Row != nil {
			o.add(piece.Row)
			continue
		}
		if err == nil {
			runs++
			if len(piece.Text) == 0 || piece.Text[len(piece.Text)-1] != '\n' || bytes.Count(piece.Text, []byte{'"'})%2 == 1 || cap(piece.Text)-len(piece.Text) < sheet.Slack {
				t.Fatalf("a run that is not one: %.80q", piece.Text)
			}
			for text, line := piece.Text, piece.Line; len(text) > 0 && err == nil; {
				n, covered := cut.First(text), 0
				if covered, err = cut.Cut(text[:n], line, add); err == nil && covered != lineEnds(text[:n]) {
					t.Fatalf("%.80q has %d lines, and its rows cover %d", text[:n], lineEnds(text[:n]), covered)
				}
				text, line = text[n:], line+covered
			}
		}
		if err != nil {
			o.fail(err)
			return o, runs
		}
	}
}

// checkLines holds the rows that come of a text's lines against its rows.
func checkLines(t interface{ Fatalf(string, ...any) }, data []byte, buffer, least, most int) (runs int) {
	book, err := open(bytes.NewReader(data), int64(len(data)), buffer)
	if err != nil {
		return 0
	}
	var want outcome
	for row, err := range book.file.Rows() {
		if err != nil {
			want.fail(err)
			break
		}
		want.add(row)
	}
	got, runs := byLines(t, &book.file, least, most)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%.800q with a buffer of %d and runs of %d to %d: -rows +lines\n%s", data, buffer, least, most, diff)
	}
	return runs
}

func TestLinesAreRows(t *testing.T) {
	t.Parallel()
	runs := 0
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{
			"a", "bc", ",", ",", ";", "\n", "\n", "\n", "\r\n", "\r\n", "\r", "\n\n", `"`, `"x,y"`, "\"p\nq\"", "\"p\r\nq\"", "é", "2022-09-05,AM,/\n", "sep=;\n",
		})
		data := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "text"), "")
		if rapid.Bool().Draw(t, "marked") {
			data = "\uFEFF" + data
		}
		runs += checkLines(t, []byte(data), rapid.IntRange(1, 80).Draw(t, "buffer"), rapid.IntRange(1, 20).Draw(t, "least"), rapid.IntRange(1, 60).Draw(t, "most"))
	})
	if runs == 0 {
		t.Error("no text had a run of lines")
	}
}

// A register of some length comes in runs, whatever its line ends and encoding.
func TestLinesOfARegister(t *testing.T) {
	t.Parallel()
	plain := "UPN,Date,Session,Mark\n" + strings.Repeat("A999000019001,2022-09-05,AM,/\n", 30_000)
	for name, data := range map[string]string{
		"plain":        plain,
		"CRLF":         strings.ReplaceAll(plain, "\n", "\r\n"),
		"unended":      strings.TrimSuffix(plain, "\n"),
		"Windows-1252": strings.Replace(plain, "A999000019001", "B\xE9a", 1),
		"a quoted row": strings.Replace(plain, "A999000019001", `"A999000019001"`, 1),
		"a long field": strings.Replace(plain, "/\n", "\"/\n\r\n\"\"\n\"\n", 500),
		"quoted":       strings.ReplaceAll(plain, "AM", `"AM"`),
		"UTF-16":       string(utf16Text(plain, false, true)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if runs := checkLines(t, []byte(data), bufferSize, leastRun, mostRun); runs < 3 || runs > 9 {
				t.Errorf("%d runs", runs)
			}
		})
	}
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("a,b\n1,2\r\n\"3\n\",4\r5,6\n\n7,8"), uint8(16), uint8(1), uint8(8))
	f.Fuzz(func(t *testing.T, data []byte, buffer, least, most uint8) {
		checkLines(t, data, int(buffer)+1, int(least), int(most)+1)
	})
}
