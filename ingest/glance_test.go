package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/ingest/sheet"
	"apst/ingest/skim"
)

// written is a sheet of text in memory, a line a row, cells between bars. Lines with a
// tilde come as rows, like those with quotation marks in a file; others in pieces of a
// few lines each.
type written struct {
	lines []string
	most  int   // lines of a piece
	err   error // after them
	fault string
}

func (w *written) Name() string         { return "Sheet1" }
func (w *written) Facts() sheet.Facts   { return sheet.Facts{Delimited: true} }
func (w *written) Separator() byte      { return '|' }
func (w *written) Lines() sheet.Lines   { return &writtenLines{written: w} }
func (w *written) Cutter() sheet.Cutter { return w }
func (w *written) row(i int) *sheet.Row { return rowOf(i+1, w.lines[i]) }
func rowOf(n int, line string) (r *sheet.Row) {
	r = &sheet.Row{N: n}
	for text := range strings.SplitSeq(line, "|") {
		c := sheet.Cell{}
		if text != "" {
			c = sheet.Cell{Kind: sheet.Text, Text: []byte(text)}
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

func (w *written) Rows() iter.Seq2[*sheet.Row, error] {
	return func(yield func(*sheet.Row, error) bool) {
		for i := range w.lines {
			if w.lines[i] != "" && !yield(w.row(i), nil) {
				return
			}
		}
		if w.err != nil {
			yield(nil, w.err)
		}
	}
}

// First implements [sheet.Cutter].
func (w *written) First(text []byte) int { return bytes.IndexByte(text, '\n') + 1 }

// Cut implements [sheet.Cutter].
func (w *written) Cut(text []byte, line int, each func(*sheet.Row) error) (int, error) {
	n := 0
	for l := range bytes.Lines(text) {
		n++
		if text := strings.TrimSuffix(string(l), "\n"); text != "" {
			if err := each(rowOf(line+n-1, text)); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

type writtenLines struct {
	*written
	i int
}

func (l *writtenLines) Next(p *sheet.Piece) error {
	p.Row, p.Text, p.Line = nil, p.Text[:0], l.i+1
	for ; l.i < len(l.lines) && l.i < p.Line-1+l.most && !strings.Contains(l.lines[l.i], "~"); l.i++ {
		p.Text = append(append(p.Text, l.lines[l.i]...), '\n')
	}
	switch {
	case len(p.Text) > 0:
		p.Text = append(make([]byte, 0, len(p.Text)+sheet.Slack), p.Text...)
	case l.i < len(l.lines):
		p.Row = l.row(l.i)
		l.i++
	case l.fault != "":
		panic(l.fault)
	case l.err != nil:
		return l.err
	default:
		return io.EOF
	}
	return nil
}

// vouching vouches for rows that begin with P.
type vouching struct{ words }

func (vouching) Vouches(_ *Table, r *sheet.Row) bool { return isP(r.Cell(1).Text) }

func isP(text []byte) bool { return len(text) > 0 && text[0] == 'P' }

// glancing is a diary that takes what it can at a glance.
type glancing struct {
	*diary
	taken int
	skip  func() bool // whether a line is not taken after all
}

func (g *glancing) Glance(t *Table) *Glance {
	if t.HeadWidth > 5 { // a table that it wants as cells
		return nil
	}
	columns := []skim.Column{{N: 1, Valid: isP}}
	if t.HeadWidth > 1 {
		columns = append(columns, skim.Column{N: 2, And: t.HeadWidth - 2})
	}
	return &Glance{Columns: columns, Take: func(p *skim.Page, from, to, row int) (int, error) {
		k := len(columns)
		for i := from; i < to; i++ {
			if g.skip() {
				return i - from, nil
			}
			text := p.Append(nil, 0, p.Numbers[i*k])
			if k > 1 {
				text = p.Append(append(text, '|'), 1, p.Numbers[i*k+1])
			}
			g.taken++
			if err := g.note("row", rowOf(row+i-from, string(text))); err != nil {
				return i - from, err
			}
		}
		return to - from, nil
	}}
}

// What a scan reports is the same at a glance, whatever is taken so, however the
// sheet is parted.
func TestGlanceReportsTheSame(t *testing.T) {
	t.Parallel()
	taken := 0
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SampledFrom([]string{
			"P1|1|2|0", "P2|0|0|1", "P1|1|2|0", "P3|1|2|", "P4", "P5|1|2|0|x", "P6~|1|2|0", "Q1|1|2|0", "Mean|1|1|1", "", "|||", "note", "wave:post",
			"who|q1|q2|q3", "who|q1|q2|q3", "who|q2|q1|q3", "who|q1|q2|q3|q4|q5", "|a|b|c", "Pa|q1|q2|q3", "~|x",
		})
		w := &written{lines: rapid.SliceOfN(line, 0, 60).Draw(t, "lines"), most: rapid.IntRange(1, 9).Draw(t, "most")}
		if rapid.Bool().Draw(t, "headed") {
			w.lines = append([]string{"who|q1|q2|q3"}, w.lines...)
		}
		if rapid.Bool().Draw(t, "broken") {
			w.err = errors.New("broken")
		}
		stop := rapid.SampledFrom([]string{"", "", "", "row", "repeated", "outside"}).Draw(t, "stop")
		want := newDiary()
		want.stop = stop
		wantErr := NewScanner("f", w, vouching{}).Scan(want)
		every := rapid.IntRange(2, 9).Draw(t, "every")
		n := 0
		g := &glancing{diary: newDiary(), skip: func() bool { n++; return n%every == 0 }}
		g.stop = stop
		gotErr := NewScanner("f", w, vouching{}).Scan(g)
		if diff := cmp.Diff(want.lines, g.lines); diff != "" || wantErr != gotErr {
			t.Fatalf("errors %v and %v, -rows +glance\n%s", wantErr, gotErr, diff)
		}
		taken += g.taken
	})
	if taken == 0 {
		t.Error("nothing was taken at a glance")
	}
}

// A fault of the reader is raised where the scan is, and leaves nothing running.
func TestGlanceRaisesFaults(t *testing.T) {
	before := runtime.NumGoroutine()
	w := &written{lines: []string{"who|q1|q2|q3", "P1|1|2|0"}, most: 3, fault: "broken"}
	func() {
		defer func() {
			if fault := recover(); fault == nil || !strings.HasPrefix(fmt.Sprint(fault), "broken") {
				t.Errorf("recovered %v", fault)
			}
		}()
		err := NewScanner("f", w, vouching{}).Scan(&glancing{diary: newDiary(), skip: func() bool { return false }})
		t.Errorf("no fault, error %v", err)
	}()
	for end := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; {
		if time.Now().After(end) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
		runtime.Gosched()
	}
}
