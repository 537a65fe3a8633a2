package ingest

import (
	"errors"
	"fmt"
	"iter"
	"testing"

	"apst/ingest/sheet"
)

// counted yields n rows that share one row and one buffer, as a reader's do, and
// then the error. It says when it has ended.
func counted(n int, err error, ended *bool) iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		defer func() { *ended = true }()
		row := &sheet.Row{Cells: make([]sheet.Cell, 2)}
		buf := make([]byte, 0, 32)
		for i := range n {
			buf = fmt.Appendf(buf[:0], "row %d", i)
			row.N, row.Cells[0] = i+1, sheet.Cell{Kind: sheet.Text, Text: buf}
			if !yield(row, nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func TestAheadKeepsRowsAndErrors(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	for _, n := range []int{0, 1, aheadRows - 1, aheadRows, aheadRows + 1, 10 * aheadRows} {
		for _, want := range []error{nil, broken} {
			var ended bool
			var got error
			seen := 0
			for r, err := range ahead(counted(n, want, &ended)) {
				if err != nil {
					got = err
					continue
				}
				if text := fmt.Sprintf("row %d", seen); r.N != seen+1 || string(r.Cells[0].Text) != text || r.Cells[1].Kind != sheet.Blank {
					t.Fatalf("row %d of %d is %d %q", seen, n, r.N, r.Cells[0].Text)
				}
				seen++
			}
			if seen != n || got != want || !ended {
				t.Errorf("%d of %d rows, error %v, ended %t", seen, n, got, ended)
			}
		}
	}
}

// A loop that ends early leaves no reading behind.
func TestAheadStops(t *testing.T) {
	t.Parallel()
	for _, stop := range []int{1, aheadRows, 3 * aheadRows} {
		var ended bool
		seen := 0
		for range ahead(counted(100*aheadRows, nil, &ended)) {
			if seen++; seen == stop {
				break
			}
		}
		if seen != stop || !ended {
			t.Errorf("stopped after %d rows, want %d; ended %t", seen, stop, ended)
		}
	}
}

// A reader's panic reaches whoever reads.
func TestAheadPanics(t *testing.T) {
	t.Parallel()
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	for range ahead(func(func(*sheet.Row, error) bool) { panic("a fault") }) {
		t.Error("a row")
	}
}
