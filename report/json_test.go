package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestWriteJSON(t *testing.T) {
	t.Parallel()
	cols := []Column{
		{Name: "pupil_id", Title: "Pupil", Doc: `as the file has it, "in quotes"`},
		{Name: "total", Kind: IntColumn},
		{Name: "mean", Kind: NumberColumn},
		{Name: "date", Kind: DateColumn},
		{Name: "ok", Kind: BoolColumn},
	}
	tests := []struct {
		name string
		cols []Column
		rows [][]Cell
		want string
	}{
		{
			name: "every kind",
			cols: cols,
			rows: [][]Cell{
				{TextCell("0012"), IntCell(17), NumberCell(1.0 / 3), DateCell(2023, 9, 4), BoolCell(true)},
				{TextCell("=1"), Empty(), NumberCell(1e300), Empty(), BoolCell(false)},
				{TextCell(""), IntCell(0), NumberCell(0), Empty(), Empty()},
			},
			want: `{"columns":[
{"name":"pupil_id","type":"text","title":"Pupil","doc":"as the file has it, \"in quotes\""},
{"name":"total","type":"integer"},
{"name":"mean","type":"number"},
{"name":"date","type":"date"},
{"name":"ok","type":"boolean"}
],"rows":[
{"pupil_id":"0012","total":17,"mean":0.3333333333333333,"date":"2023-09-04","ok":true},
{"pupil_id":"=1","total":null,"mean":1e+300,"date":null,"ok":false},
{"pupil_id":null,"total":0,"mean":0,"date":null,"ok":null}
]}
`,
		},
		{"no rows", cols[1:2], nil, "{\"columns\":[\n{\"name\":\"total\",\"type\":\"integer\"}\n],\"rows\":[\n]}\n"},
		{"no columns", nil, [][]Cell{{}, {}}, "{\"columns\":[\n],\"rows\":[\n{},\n{}\n]}\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			n, err := WriteJSON(&out, &Table{Name: "t", Columns: tt.cols, Rows: SliceRows(tt.rows)})
			if err != nil || n != len(tt.rows) {
				t.Fatalf("got %d rows and error %v, want %d and none", n, err, len(tt.rows))
			}
			if diff := cmp.Diff(tt.want, out.String()); diff != "" {
				t.Error(diff)
			}
			if !json.Valid(out.Bytes()) {
				t.Error("not JSON")
			}
		})
	}
}

func FuzzJSONText(f *testing.F) {
	for _, s := range []string{"", "a", "\"\\", "\x00\x1F\n\r\t", "\xFF", "é\u2028", "</script>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		quoted := appendJSONText(nil, s)
		if !utf8.Valid(quoted) {
			t.Errorf("%q is not UTF-8", quoted)
		}
		var got string
		if err := json.Unmarshal(quoted, &got); err != nil {
			t.Fatalf("%q: %v", quoted, err)
		}
		// One U+FFFD for each bad byte.
		want := strings.Map(func(r rune) rune { return r }, s)
		if got != want {
			t.Errorf("%q reads back as %q", s, got)
		}
	})
}
