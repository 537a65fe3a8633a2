package charts

import (
	"cmp"
	"errors"
	"fmt"

	"gonum.org/v1/plot/vg"
)

// BandMovesData is in which band the same pupils were at two times.
type BandMovesData struct {
	Frame
	Bands         []string // in words, from the best to the worst; 2 to 6 of them
	Before, After string   // the two times; "Baseline" and "Endline" when empty
	N             Count    // pupils with a band at both times
	// First and Last are the pupils of each band at the two times, and their share.
	First, Last []BandShare
	// Moves are how many pupils went from a band (row) to a band (column).
	Moves [][]Count
	// Rounded says that the counts are rounded, so that parts need not add up.
	Rounded bool
}

// BandShare is how many pupils are in a band.
type BandShare struct {
	N       Count
	Percent Value // of all, as the table gives it
}

// BandMoves draws two bars of bands and ribbons for the moves between them, in
// proportion to the counts. That needs every count: where any is hidden, or they are
// rounded, heights would give it away or be wrong, and the moves are a table of cells
// of equal size instead. Where no move is given at all there are only the bands of the
// two times.
//
// It fails when there are no pupils, when the bands and the counts do not fit each
// other, or when all counts are there and do not add up.
func BandMoves(d BandMovesData) (*Chart, error) {
	m, err := d.check()
	if err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	d.Before, d.After = cmp.Or(d.Before, "Baseline"), cmp.Or(d.After, "Endline")
	d.Frame = d.words(m)
	if !d.MovesShown() {
		c, err := d.sides(m)
		if err != nil {
			return nil, fmt.Errorf("chart %s: %w", d.ID, err)
		}
		return c, nil
	}
	if m.any() || d.Rounded {
		grid := d.grid()
		return newChart(d.Frame, m.hidden(),
			func(width vg.Length) vg.Length { return d.gridHeight(grid, width) },
			func(c *Canvas) { d.drawGrid(c, grid) })
	}
	ribbons := d.ribbons()
	return newChart(d.Frame, false, ribbons.height, ribbons.draw)
}

func (d *BandMovesData) check() (*marks, error) {
	n := len(d.Bands)
	if n < 2 || n > 6 {
		return nil, fmt.Errorf("%d bands; it takes 2 to 6", n)
	}
	if len(d.First) != n || len(d.Last) != n || len(d.Moves) != n {
		return nil, errors.New("the counts are not those of the bands")
	}
	if !d.N.Hidden && d.N.N == 0 {
		return nil, errors.New("no pupil has a band at both times")
	}
	m := &marks{}
	err := checkCounts("pupils", d.N)
	m.count(d.N)
	for _, row := range d.Moves {
		if len(row) != n {
			return nil, errors.New("the counts are not those of the bands")
		}
		if d.MovesShown() {
			m.count(row...)
		}
		err = errors.Join(err, checkCounts("moves", row...))
	}
	shares := &marks{} // a hidden share of shown counts takes no height
	for i := range d.Bands {
		for _, b := range []BandShare{d.First[i], d.Last[i]} {
			m.count(b.N)
			shares.value(b.Percent)
			err = errors.Join(err, checkCounts(d.Bands[i], b.N), checkPercents(d.Bands[i], b.Percent))
		}
	}
	if err == nil && !m.any() && !d.Rounded && d.MovesShown() && !d.add() {
		err = errors.New("the counts do not add up")
	}
	m.merge(shares)
	return m, err
}

// add says whether the moves add up to the bands, and the bands to all.
func (d *BandMovesData) add() bool {
	first, last := 0, 0
	for i := range d.Bands {
		row, column := 0, 0
		for k := range d.Bands {
			row += d.Moves[i][k].N
			column += d.Moves[k][i].N
		}
		if row != d.First[i].N.N || column != d.Last[i].N.N {
			return false
		}
		first, last = first+row, last+column
	}
	return first == d.N.N && last == d.N.N
}

// moved are how many went to a better band, stayed, and went to a worse one.
// It is false where a sum of what is printed would not be right.
func (d *BandMovesData) moved(m *marks) (better, same, worse int, ok bool) {
	for i := range d.Bands {
		for k := range d.Bands {
			switch n := d.Moves[i][k].N; {
			case k < i:
				better += n
			case k > i:
				worse += n
			default:
				same += n
			}
		}
	}
	return better, same, worse, !m.any() && !d.Rounded && d.MovesShown()
}

func (d *BandMovesData) words(m *marks) Frame {
	f := d.Frame
	better, same, worse, ok := d.moved(m)
	if f.Title == "" {
		f.Title = "Pupils' bands at two times, and the moves between them"
		switch {
		case !d.MovesShown():
			f.Title = "Pupils' bands at two times; the moves between them are not shown"
		case ok:
			f.Title = fmt.Sprintf("%s moved to a better band, %s to a worse one, and %s stayed in the same", pupils(better), thousands(worse), thousands(same))
		}
	}
	if f.Subtitle == "" {
		f.Subtitle = fmt.Sprintf("%s with a band at both times", things(d.N, "pupil", "pupils"))
	}
	if f.Description == "" {
		f.Description = d.describe(m)
	}
	if !d.MovesShown() {
		f.Source = joinSentences(f.Source, movesNote)
	}
	f.Source = m.explain(f.Source)
	if d.Rounded {
		f.Source = joinSentences(f.Source, "Counts are rounded, so that parts need not add up")
	}
	return f
}

// pupils is a number of pupils.
func pupils(n int) string { return Count{N: n}.Of("pupil", "pupils") }

func (d *BandMovesData) describe(m *marks) string {
	at := func(time string, bands []BandShare) string {
		var parts []string
		for i, b := range bands {
			parts = append(parts, d.Bands[i]+" "+withShare(b.N, b.Percent))
		}
		return fmt.Sprintf(" %s: %s.", time, list(parts))
	}
	text := fmt.Sprintf("Bands of %s at two times, from the best to the worst.", things(d.N, "pupil", "pupils"))
	text += at(d.Before, d.First) + at(d.After, d.Last)
	if better, same, worse, ok := d.moved(m); ok {
		text += fmt.Sprintf(" %s moved to a better band, %s stayed in the same, %s moved to a worse one.", pupils(better), thousands(same), thousands(worse))
		return text
	}
	if !d.MovesShown() {
		return text + " " + movesNote + "."
	}
	var moves []string
	for i := range d.Bands {
		for k := range d.Bands {
			if n := d.Moves[i][k]; !n.Hidden && n.N > 0 {
				moves = append(moves, fmt.Sprintf("%s to %s %s", d.Bands[i], d.Bands[k], n))
			}
		}
	}
	if len(moves) > 0 {
		text += " Moves that are shown: " + list(moves) + "."
	}
	return text
}
