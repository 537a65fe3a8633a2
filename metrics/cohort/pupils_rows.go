package cohort

import "apst/metrics"

// rowMaker makes the rows of a table in one piece.
type rowMaker struct {
	columns []metrics.Column
	left    []metrics.Cell
}

func newRowMaker(columns []metrics.Column, rows int) *rowMaker {
	return &rowMaker{columns: columns, left: make([]metrics.Cell, rows*len(columns))}
}

// row is the next row. An empty cell has the kind of its column too.
func (m *rowMaker) row(fill func([]metrics.Cell)) []metrics.Cell {
	n := len(m.columns)
	row := m.left[:n:n]
	m.left = m.left[n:]
	fill(row)
	for i := range row {
		row[i].Kind = m.columns[i].Kind
	}
	return row
}
