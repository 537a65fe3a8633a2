package report

import (
	"io"
	"iter"
	"testing"
)

// scoredColumns is a table as wide as a scored SDQ file.
func scoredColumns() []Column {
	cols := make([]Column, 45)
	for i := range cols {
		cols[i] = Column{Name: "column_" + string(rune('a'+i%26)), Kind: IntColumn}
	}
	for _, i := range []int{0, 2, 3, 20, 44} {
		cols[i].Kind = TextColumn
	}
	return cols
}

// scoredRows yields n rows of about 140 bytes, made afresh from a borrowed
// text, whole numbers, words and blanks, as scoring does.
func scoredRows(n int) iter.Seq2[[]Cell, error] {
	return func(yield func([]Cell, error) bool) {
		row := make([]Cell, 45)
		id := []byte("P0000000")
		for k := range n {
			for i, v := 7, k; i > 0; i, v = i-1, v/10 {
				id[i] = byte('0' + v%10)
			}
			row[0] = TextCell(id)
			row[1] = IntCell(1)
			row[2] = TextCell("baseline")
			row[3] = TextCell("self")
			for i := 4; i < 20; i++ {
				row[i] = IntCell(int64((k + i) % 21))
			}
			for i := 20; i < 24; i++ {
				row[i] = TextCell("close-to-average")
			}
			for i := 24; i < 44; i++ {
				row[i] = Empty()
			}
			row[44] = TextCell("sdq.csv line 1")
			if !yield(row, nil) {
				return
			}
		}
	}
}

func benchmarkWriter(b *testing.B, rows int, write func(io.Writer, *Table) (int, error)) {
	b.ReportAllocs()
	var n countWriter
	for b.Loop() {
		n = 0
		t := &Table{Name: "scores", Columns: scoredColumns(), Rows: scoredRows(rows)}
		if _, err := write(&n, t); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(n))
}

type countWriter int64

func (n *countWriter) Write(p []byte) (int, error) {
	*n += countWriter(len(p))
	return len(p), nil
}

func BenchmarkWriteCSV(b *testing.B) {
	benchmarkWriter(b, 1_000_000, func(w io.Writer, t *Table) (int, error) { return WriteCSV(w, t, CSVOptions{}) })
}

func BenchmarkWriteJSON(b *testing.B) {
	benchmarkWriter(b, 100_000, WriteJSON)
}

func writeScores(w io.Writer, t *Table) (int, error) {
	return 0, WriteXLSX(w, []Sheet{{Name: "Scores", Table: t}})
}

func BenchmarkWriteXLSXSchool(b *testing.B) { benchmarkWriter(b, 150, writeScores) }

func BenchmarkWriteXLSXTrust(b *testing.B) { benchmarkWriter(b, 100_000, writeScores) }
