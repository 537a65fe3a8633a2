package charts

import (
	"errors"
	"slices"

	"gonum.org/v1/plot/vg"
)

// movesNote says why there are only the bands of the two times.
const movesNote = "Moves from band to band are not shown, so that no pupil can be recognised"

// MovesShown says whether any single move is given: otherwise only the bands of the two
// times can be told. What is more than 0 and rounds to 0 is given.
func (d *BandMovesData) MovesShown() bool {
	for _, row := range d.Moves {
		for _, n := range row {
			if !n.Hidden || n.Mark == lowMark {
				return true
			}
		}
	}
	return false
}

// sides draws the bands of the two times beside one another: as two bars, or, where a
// count is hidden or rounded, as a table. Neither holds a place for the moves.
func (d *BandMovesData) sides(m *marks) (*Chart, error) {
	known := !d.Rounded && !d.N.Hidden
	first, last := 0, 0
	for i := range d.Bands {
		known = known && !d.First[i].N.Hidden && !d.Last[i].N.Hidden
		first, last = first+d.First[i].N.N, last+d.Last[i].N.N
	}
	if !known {
		grid := d.sidesGrid()
		return newChart(d.Frame, m.hidden(),
			func(width vg.Length) vg.Length { return grid.plan(width).height },
			func(c *Canvas) { grid.plan(width(c.Area)).draw(c, c.Area) })
	}
	if first != d.N.N || last != d.N.N {
		return nil, errors.New("the counts do not add up")
	}
	bars := &bandRibbons{BandMovesData: d}
	return newChart(d.Frame, m.hidden(),
		func(width vg.Length) vg.Length { return bandHead + bars.plan(width).high },
		bars.drawSides)
}

// sidesGrid is the bands of the two times as a table of cells of equal size.
func (d *BandMovesData) sidesGrid() *matrix {
	n := len(d.Bands)
	return &matrix{
		corner: "Band", rows: append(slices.Clone(d.Bands), "All"), columns: []matrixColumn{{"", d.Before}, {"", d.After}},
		rule: func(row int) bool { return row == n },
		cell: func(row, column int) matrixCell {
			switch {
			case row == n:
				return matrixCell{lines: []string{d.N.String()}, bold: true, look: areaLook{fill: White}}
			case column == 0:
				return sideCell(d.First[row])
			}
			return sideCell(d.Last[row])
		},
		least: 48, most: 90, high: 30,
	}
}

// sideCell is how many are in a band, over their share.
func sideCell(b BandShare) matrixCell {
	lines := []string{b.N.String()}
	if text := share(b.Percent); text != "" && !(b.N.Hidden && b.Percent.Hidden) {
		lines = append(lines, text)
	}
	return matrixCell{lines: lines, bold: true, look: areaLook{fill: White}}
}

// drawSides draws the two bars side by side, with nothing between them.
func (r *bandRibbons) drawSides(c *Canvas) {
	p := r.plan(width(c.Area))
	wide, apart := vg.Length(84), vg.Length(40)
	if width(c.Area) < narrow {
		wide, apart = 40, 18
	}
	top := c.Area.Max.Y - bandHead
	at := c.Area.Min.X + p.label + p.leader
	left := rect(at, top-p.high, at+wide, top)
	right := rect(left.Max.X+apart, top-p.high, left.Max.X+apart+wide, top)
	head := Label.Strong().Align(Centre, Bottom)
	c.Text(pt(centre(left).X, top+4), r.Before, head)
	c.Text(pt(centre(right).X, top+4), r.After, head)
	r.bars(c, left, r.First)
	r.bars(c, right, r.Last)
	r.labels(c, left, p, true)
	r.labels(c, right, p, false)
}
