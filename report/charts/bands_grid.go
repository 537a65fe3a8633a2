package charts

import (
	"slices"

	"gonum.org/v1/plot/vg"
)

// grid is the table of the moves with its sums: rows the bands before, columns the
// bands after. Every cell has the same size, and its look says only whether it is a
// move to a better or to a worse band.
func (d *BandMovesData) grid() *matrix {
	n := len(d.Bands)
	columns := make([]matrixColumn, n+1)
	for i, band := range d.Bands {
		columns[i] = matrixColumn{d.After, band}
	}
	columns[n] = matrixColumn{"", "All"}
	return &matrix{
		corner: d.Before, rows: append(slices.Clone(d.Bands), "All"), columns: columns,
		rule:  func(row int) bool { return row == n },
		cell:  d.gridCell,
		least: 24, most: 70, high: 34,
	}
}

func (d *BandMovesData) gridCell(row, column int) matrixCell {
	n := len(d.Bands)
	switch {
	case row == n && column == n:
		return matrixCell{lines: []string{d.N.String()}, bold: true, look: areaLook{fill: White}}
	case row == n:
		return sideCell(d.Last[column])
	case column == n:
		return sideCell(d.First[row])
	}
	return matrixCell{lines: []string{d.Moves[row][column].String()}, look: moveLook(column - row)}
}

// moveBlue is a tint of the colour of what is better that is dark enough (L* 79)
// beside the paper of what stays the same (96), in colour and in grey.
var moveBlue = rgb(0xA5, 0xC9, 0xE5)

// moveLook is how a move of so many bands down is drawn.
func moveLook(down int) areaLook {
	switch {
	case down < 0:
		return areaLook{fill: moveBlue}
	case down > 0:
		return areaLook{fill: Worse.Tint, hatch: Worse.Hatch, lines: line(Worse.Fill, 0.45)}
	}
	return areaLook{fill: Same.Tint}
}

// moveLegend names the three kinds of moves, and says how many there are where that
// is known.
func moveLegend(counts []string) []legendItem {
	items := []legendItem{
		{moveLook(-1), "to a better band"}, {moveLook(0), "in the same band"}, {moveLook(1), "to a worse band"},
	}
	for i := range items {
		items[i].look.edge = line(Middle, 0.5)
		if counts != nil {
			items[i].words = counts[i] + " " + items[i].words
		}
	}
	return items
}

const legendAbove = vg.Length(9) // from a drawing to its legend

func (d *BandMovesData) gridHeight(grid *matrix, width vg.Length) vg.Length {
	_, legend := legendPlace(moveLegend(nil), width)
	return grid.plan(width).height + legendAbove + legend
}

func (d *BandMovesData) drawGrid(c *Canvas, grid *matrix) {
	p := grid.plan(width(c.Area))
	p.draw(c, c.Area)
	_, below := cutTop(c.Area, p.height+legendAbove)
	c.legend(below, moveLegend(nil))
}
