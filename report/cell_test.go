package report

import (
	"errors"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestCellText(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		cell Cell
		want string
	}{
		{"empty", Empty(), ""},
		{"zero cell", Cell{}, ""},
		{"text", TextCell("0012"), "0012"},
		{"bytes", TextCell([]byte("Zoë")), "Zoë"},
		{"nil bytes", TextCell([]byte(nil)), ""},
		{"integer", IntCell(7), "7"},
		{"two digits", IntCell(40), "40"},
		{"negative", IntCell(-3), "-3"},
		{"smallest", IntCell(math.MinInt64), "-9223372036854775808"},
		{"all digits", NumberCell(0.1), "0.1"},
		{"a third", NumberCell(1.0 / 3), "0.3333333333333333"},
		{"true", BoolCell(true), "true"},
		{"false", BoolCell(false), "false"},
		{"date", DateCell(2023, 9, 4), "2023-09-04"},
		{"early date", DateCell(800, 12, 25), "0800-12-25"},
		{"date of a time", DateCell(time.Date(2024, 2, 29, 23, 59, 0, 0, time.UTC).Date()), "2024-02-29"},
		{"a look changes nothing", TextCell("high").With(BandHigh), "high"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := string(tt.cell.AppendText(nil)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Every writer hands on the error of the rows, and refuses a row that does not
// fit and a number that is none.
func TestWritersRefuse(t *testing.T) {
	t.Parallel()
	broken := errors.New("the file ends in row 2")
	cols := []Column{{Name: "pupil_id"}, {Name: "mean", Kind: NumberColumn}}
	good := []Cell{TextCell("A1"), NumberCell(1)}
	tests := []struct {
		name string
		rows [][]Cell
		err  error
		want string
	}{
		{"error in the rows", [][]Cell{good}, broken, "the file ends in row 2"},
		{"narrow row", [][]Cell{good, {TextCell("A2")}}, nil, "row 2 of table scores has 1 cells for 2 columns"},
		{"not a number", [][]Cell{good, {Empty(), NumberCell(math.NaN())}}, nil, "row 2 of table scores has a mean that is not a finite number"},
		{"infinite", [][]Cell{{Empty(), NumberCell(math.Inf(-1))}}, nil, "row 1 of table scores has a mean that is not a finite number"},
	}
	for _, tt := range tests {
		for format, write := range everyWriter {
			t.Run(tt.name+"/"+format, func(t *testing.T) {
				t.Parallel()
				table := &Table{Name: "scores", Columns: cols, Rows: func(yield func([]Cell, error) bool) {
					for _, row := range tt.rows {
						if !yield(row, nil) {
							return
						}
					}
					if tt.err != nil {
						yield(nil, tt.err)
					}
				}}
				var n countWriter
				err := write(&n, table)
				if err == nil {
					t.Fatal("no error")
				}
				if tt.err != nil && !errors.Is(err, tt.err) {
					t.Errorf("got %v, want %v itself", err, tt.err)
				}
				if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// A disk that is full in the middle is an error that can be recognised.
func TestWritersReportWriteErrors(t *testing.T) {
	t.Parallel()
	for format, write := range everyWriter {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			table := &Table{Name: "scores", Columns: scoredColumns(), Rows: scoredRows(20_000)}
			err := write(&fullDisk{room: 100_000}, table)
			if !errors.Is(err, errFull) {
				t.Errorf("got %v, want %v", err, errFull)
			}
		})
	}
}

var errFull = errors.New("full")

type fullDisk struct{ room int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if d.room -= len(p); d.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}
