package figures_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"apst/internal/schooltest"
	"apst/report/charts"
	"apst/report/disclosure"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/tables"
)

// again makes a release of what is seen of another: every number as it is shown, under
// another name, and whatever comes to hand behind a symbol.
func again(t *testing.T, r *release.Release, behind float64) *release.Release {
	t.Helper()
	set := &tables.Set{About: r.About}
	number := func(c disclosure.Cell) tables.Cell {
		c.ID = fmt.Sprintf("number %d", len(set.Numbers.Cells))
		set.Numbers.Cells = append(set.Numbers.Cells, c)
		return tables.Cell{Number: c.ID}
	}
	for _, from := range r.Tables {
		table := *from
		table.Rows = slices.Clone(from.Rows)
		for i := range table.Rows {
			cells := make([]tables.Cell, len(from.Rows[i].Cells))
			for k := range cells {
				s := r.Cell(from, i, k)
				switch {
				case s.Known:
					cells[k] = number(disclosure.Cell{Kind: disclosure.Test, Value: s.Number, Places: s.Places})
				case s.Text != "":
					cells[k].Text = s.Text
				case s.Symbol == release.SymbolLow:
					cells[k] = number(disclosure.Cell{Kind: disclosure.Count, Value: 1, Pupils: 1})
				case s.Symbol == release.SymbolNotApplicable:
					cells[k] = tables.Cell{Lack: tables.NotApplicable, Why: s.Why}
				case s.Symbol == release.SymbolNotAvailable:
					cells[k] = tables.Cell{Lack: tables.NotAvailable, Why: s.Why}
				default:
					cells[k] = number(disclosure.Cell{Kind: disclosure.Test, Value: behind, Unpublished: true})
				}
			}
			table.Rows[i].Cells = cells
		}
		set.Tables = append(set.Tables, &table)
	}
	p := r.Profile
	p.Threshold, p.Base, p.Uniform, p.Extremes, p.Freedom, p.Largest, p.LargestTwo = 0, 0, false, false, 0, [2]int{}, [2]int{}
	d, err := release.Clear(set, p)
	if err != nil || d.Release == nil {
		t.Fatal(err)
	}
	return d.Release
}

// A chart tells nothing but what its table shows: it is the same to the byte whatever
// is hidden, and whatever numbers are called.
func TestChartsAreOfWhatIsShown(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{{"12 pupils", "board"}, {"40 pupils", "board"}, {"300 pupils", "board"}, {"300 pupils", "publish"}} {
		t.Run(c[0]+" "+c[1], func(t *testing.T) {
			t.Parallel()
			r := released(t, schooltest.Shared(c[0]), c[1])
			want := drawn(t, figures.All(r))
			for _, behind := range []float64{1, 4711} {
				if got := drawn(t, figures.All(again(t, r, behind))); got != want {
					t.Errorf("the charts differ where %v is hidden: %s", behind, difference(want, got))
				}
			}
		})
	}
}

// drawn is all charts as SVG at both widths, and why others are not drawn.
func drawn(t *testing.T, all []figures.Figure) string {
	t.Helper()
	var b strings.Builder
	for _, f := range all {
		fmt.Fprintf(&b, "%s %s\n", f.ID, f.Why)
		if f.Chart != nil {
			for _, c := range []*charts.Chart{f.Chart, f.Chart.Half()} {
				b.Write(svgOf(t, c))
			}
		}
	}
	return b.String()
}

// difference is where two texts begin to differ.
func difference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-120)
	return fmt.Sprintf("%q and %q", a[from:min(len(a), i+80)], b[from:min(len(b), i+80)])
}

// The same release gives the same pictures, in the same order, however many are drawn
// at a time.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	a := schooltest.Shared("40 pupils")
	bitmaps := !testing.Short() // what is drawn side by side is drawn either way
	first, err := figures.Pictures(t.Context(), figures.All(released(t, a, "internal")), bitmaps)
	if err != nil {
		t.Fatal(err)
	}
	second, err := figures.Pictures(t.Context(), figures.All(released(t, a, "internal")), bitmaps)
	if err != nil {
		t.Fatal(err)
	}
	for i := range first {
		if first[i].ID != second[i].ID || !bytes.Equal(first[i].SVG, second[i].SVG) || !bytes.Equal(first[i].PNG, second[i].PNG) {
			t.Errorf("%s differs on a second run", first[i].ID)
		}
		if first[i].Chart != nil && (len(first[i].SVG) == 0 || bitmaps && len(first[i].PNG) == 0) {
			t.Errorf("%s has no picture", first[i].ID)
		}
	}
}
