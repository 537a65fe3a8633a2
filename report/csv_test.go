package report

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// everyWriter is each format as one kind of function.
var everyWriter = map[string]func(io.Writer, *Table) error{
	"csv":  func(w io.Writer, t *Table) error { _, err := WriteCSV(w, t, CSVOptions{}); return err },
	"json": func(w io.Writer, t *Table) error { _, err := WriteJSON(w, t); return err },
	"xlsx": func(w io.Writer, t *Table) error { return WriteXLSX(w, []Sheet{{Name: "Scores", Table: t}}) },
}

func TestWriteCSV(t *testing.T) {
	t.Parallel()
	table := &Table{
		Name:    "scores",
		Columns: []Column{{Name: "pupil_id"}, {Name: "total", Kind: IntColumn}, {Name: "mean", Kind: NumberColumn}, {Name: "date", Kind: DateColumn}, {Name: "ok", Kind: BoolColumn}},
		Rows: SliceRows([][]Cell{
			{TextCell("0012"), IntCell(17), NumberCell(2.5), DateCell(2023, 9, 4), BoolCell(true)},
			{TextCell("O'Neil, \"Jo\""), IntCell(-3), NumberCell(-0.5), Empty(), BoolCell(false)},
			{Empty(), Empty(), Empty(), Empty(), Empty()},
		}),
	}
	want := "pupil_id,total,mean,date,ok\n" +
		"0012,17,2.5,2023-09-04,true\n" +
		"\"O'Neil, \"\"Jo\"\"\",-3,-0.5,,false\n" +
		",,,,\n"
	for _, tt := range []struct {
		name string
		opt  CSVOptions
		want string
	}{
		{"plain", CSVOptions{}, want},
		{"for Excel", CSVOptions{BOM: true}, "\uFEFF" + want},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			n, err := WriteCSV(&out, table, tt.opt)
			if err != nil || n != 3 {
				t.Fatalf("got %d rows and error %v, want 3 and none", n, err)
			}
			if diff := cmp.Diff(tt.want, out.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCSVText(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, text, want string }{
		{"plain", "close-to-average", "close-to-average"},
		{"accent", "Zoë", "Zoë"},
		{"formula", "=1+1", "'=1+1"},
		{"plus", "+44", "'+44"},
		{"minus", "-12", "'-12"},
		{"at", "@SUM(A1)", "'@SUM(A1)"},
		{"tab", "\t=1", "'\t=1"},
		{"return", "\r=1", "\"'\r=1\""},
		{"line feed", "\n=1", "\"'\n=1\""},
		{"quoted formula", "=A1,B1", "\"'=A1,B1\""},
		{"already guarded", "'=1", "''=1"},
		{"apostrophe", "'s-Gravenhage", "'s-Gravenhage"},
		{"formula later", "a=1", "a=1"},
		{"spaces at the edges", " a ", `" a "`},
		{"space within", "a b", "a b"},
		{"line end", "a\nb", "\"a\nb\""},
		{"quotes", `""`, `""""""`},
		{"not UTF-8", "a\xFFb", "a\uFFFDb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := string(appendCSVText(nil, tt.text)); got != tt.want {
				t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}

// One column that is empty is a row all the same.
func TestWriteCSVOneEmptyColumn(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	table := &Table{Name: "ids", Columns: []Column{{Name: "pupil_id"}}, Rows: SliceRows([][]Cell{{TextCell("a")}, {Empty()}})}
	if _, err := WriteCSV(&out, table, CSVOptions{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("pupil_id\na\n\"\"\n", out.String()); diff != "" {
		t.Error(diff)
	}
}

// Whatever the texts are, a strict reader gets them back, guarded where a
// spreadsheet could run them and only there, and no two alike.
func TestCSVReadsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		alphabet := rapid.SampledFrom([]rune("=+-@\t'\" ,;\nabc0é"))
		texts := rapid.SliceOfN(rapid.StringOf(alphabet), 2, 6).Draw(t, "texts")
		row := make([]Cell, len(texts))
		for i, s := range texts {
			row[i] = TextCell(s)
		}
		var out bytes.Buffer
		table := &Table{Name: "t", Columns: make([]Column, len(texts)), Rows: SliceRows([][]Cell{row})}
		if _, err := WriteCSV(&out, table, CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(&out).ReadAll()
		if err != nil || len(records) != 2 {
			t.Fatalf("%d records, error %v", len(records), err)
		}
		want := make([]string, len(texts))
		for i, s := range texts {
			want[i] = s
			if run := strings.TrimLeft(s, "'"); run != "" && strings.ContainsRune("=+-@\t\n", rune(run[0])) {
				want[i] = "'" + s
			}
		}
		if diff := cmp.Diff(want, records[1]); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzCSVText(f *testing.F) {
	for _, s := range []string{"", "a", "=1", "\"", "\xFF", "a,b\r\n", "'", " "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := string(appendCSVText(nil, s)) + ",end"
		if !utf8.ValidString(got) {
			t.Errorf("%q is not UTF-8", got)
		}
		fields, err := csv.NewReader(strings.NewReader(got)).Read()
		if err != nil || len(fields) != 2 || fields[1] != "end" {
			t.Fatalf("%q reads back as %q, error %v", got, fields, err)
		}
		if f := fields[0]; f != "" && strings.ContainsRune("=+-@\t\r\n", rune(f[0])) {
			t.Errorf("%q would run as a formula", f)
		}
	})
}

// A row costs no memory.
func TestWriteCSVAllocations(t *testing.T) {
	cost := func(rows int) float64 {
		return testing.AllocsPerRun(3, func() {
			table := &Table{Name: "scores", Columns: scoredColumns(), Rows: scoredRows(rows)}
			if _, err := WriteCSV(io.Discard, table, CSVOptions{}); err != nil {
				t.Fatal(err)
			}
		})
	}
	if few, many := cost(10), cost(10_000); many > few {
		t.Errorf("10 rows take %v allocations, 10,000 take %v", few, many)
	}
}
