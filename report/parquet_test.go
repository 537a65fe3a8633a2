package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"
	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
)

func finished() *Table {
	return &Table{Name: "pupils", Columns: []Column{
		{Name: "pupil_id", Title: "Pupil", Kind: TextColumn, Doc: "identifier"},
		{Name: "age", Kind: IntColumn},
		{Name: "change", Kind: NumberColumn},
		{Name: "supported", Kind: BoolColumn},
		{Name: "entry", Kind: DateColumn},
		{Name: "born", Kind: DateColumn},
	}, Rows: SliceRows([][]Cell{
		{TextCell("0012345"), IntCell(14), NumberCell(-2.5), BoolCell(true), DateCell(2022, 9, 5), TextCell("2008-09")},
		{TextCell("NA"), Empty(), IntCell(3), BoolCell(false), Empty(), DateCell(2009, 1, 31)},
		{TextCell("Z1"), IntCell(12), NumberCell(1e-9), Empty(), DateCell(2021, 1, 1), Empty()},
	})}
}

// A Parquet file holds the columns in order, each value as it is, and nulls.
func TestParquet(t *testing.T) {
	t.Parallel()
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if n, err := WriteParquet(w, finished()); err != nil || n != 3 {
			t.Fatal(n, err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same table gives other bytes")
	}
	f, err := parquet.OpenFile(bytes.NewReader(a.Bytes()), int64(a.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range f.Schema().Fields() {
		names = append(names, c.Name())
	}
	if want := []string{"pupil_id", "age", "change", "supported", "entry", "born"}; !cmp.Equal(want, names) {
		t.Errorf("columns %v, want %v", names, want)
	}
	if doc, ok := f.Lookup("column:pupil_id"); !ok || !strings.Contains(doc, "identifier") {
		t.Errorf("metadata of pupil_id: %q", doc)
	}
	var rows []string
	reader := parquet.NewReader(bytes.NewReader(a.Bytes()))
	buf := make([]parquet.Row, 3)
	n, _ := reader.ReadRows(buf)
	for _, row := range buf[:n] {
		var cells []string
		for _, v := range row {
			cells = append(cells, fmt.Sprintf("%v", v))
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	want := []string{"0012345|14|-2.5|true|19240|2008-09", "NA|<null>|3|false|<null>|2009-01-31", "Z1|12|1e-09|<null>|18628|<null>"}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

// A table without rows is a file with columns.
func TestParquetEmpty(t *testing.T) {
	t.Parallel()
	table := finished()
	table.Rows = SliceRows(nil)
	var out bytes.Buffer
	if n, err := WriteParquet(&out, table); n != 0 || err != nil {
		t.Fatal(n, err)
	}
	if _, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len())); err != nil {
		t.Error(err)
	}
}

// A frame holds what the table holds: texts that look like numbers or like nothing
// stay as they are, small numbers keep their digits, and selecting, filtering and
// sorting give the rows they should.
func TestFrame(t *testing.T) {
	t.Parallel()
	df, err := Frame(finished())
	if err != nil {
		t.Fatal(err)
	}
	if got := df.Col("pupil_id").Records(); !cmp.Equal(got, []string{"0012345", "NA", "Z1"}) {
		t.Errorf("texts are %v", got)
	}
	if x := df.Col("change").Float()[2]; x != 1e-9 {
		t.Errorf("1e-9 is %v", x)
	}
	if missing := df.Col("age").IsNaN(); !cmp.Equal(missing, []bool{false, true, false}) {
		t.Errorf("missing ages: %v", missing)
	}
	up := df.Filter(dataframe.F{Colname: "change", Comparator: series.Greater, Comparando: 0.0}).
		Arrange(dataframe.RevSort("change")).Select([]string{"pupil_id"})
	if up.Err != nil || !cmp.Equal(up.Col("pupil_id").Records(), []string{"NA", "Z1"}) {
		t.Errorf("filtered and sorted: %v, %v", up.Records(), up.Err)
	}
}

// The text NaN would become a missing value, and is refused.
func TestFrameNaN(t *testing.T) {
	t.Parallel()
	table := &Table{Name: "t", Columns: []Column{{Name: "name"}}, Rows: SliceRows([][]Cell{{TextCell("NaN")}})}
	if _, err := Frame(table); err == nil {
		t.Error("NaN was taken")
	}
}

// What was written as JSON is read back the same.
func TestReadJSON(t *testing.T) {
	t.Parallel()
	var first, second bytes.Buffer
	if _, err := WriteJSON(&first, finished()); err != nil {
		t.Fatal(err)
	}
	back, err := ReadJSON(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := WriteJSON(&second, back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first.String(), second.String()); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"", "[]", `{"columns":[]}`, `{"columns":[{"name":"a","type":"b"}]}`, `{"columns":[{"name":"a","type":"text"}],"rows":[{"a":[1]}]}`} {
		if _, err := ReadJSON(strings.NewReader(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
