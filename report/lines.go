package report

import (
	"math"
	"strings"
	"unicode/utf8"
)

// lineKind says what a line of a free-form sheet is.
type lineKind uint8

const (
	blankLine lineKind = iota
	titleLine
	headingLine
	paragraphLine
	pairLine
	headLine
	rowLine
)

// Line is one row of a sheet that is read rather than filtered: a title, a
// heading, running text, a name with what belongs to it, or a row of a small
// table. Lines are made by [Title], [Heading], [Paragraph], [Pair], [Head],
// [Row] and [Blank].
type Line struct {
	kind  lineKind
	cells []Cell
}

// Blank is an empty line.
func Blank() Line { return Line{} }

// Title is the sheet's title.
func Title(text string) Line { return Line{titleLine, []Cell{TextCell(text)}} }

// Heading starts a part of the sheet.
func Heading(text string) Line { return Line{headingLine, []Cell{TextCell(text)}} }

// Paragraph is running text, wrapped across all columns of the sheet.
func Paragraph(text string) Line { return Line{paragraphLine, []Cell{TextCell(text)}} }

// Pair is a name with its value. A text is wrapped across the columns that
// remain.
func Pair(name string, value Cell) Line { return Line{pairLine, []Cell{TextCell(name), value}} }

// Head is the heading of a small table.
func Head(names ...string) Line {
	cells := make([]Cell, len(names))
	for i, name := range names {
		cells[i] = TextCell(name)
	}
	return Line{headLine, cells}
}

// Row is a row of a small table.
func Row(cells ...Cell) Line { return Line{rowLine, cells} }

// look is the style of the line's cell in a column, counted from 0.
func (l *Line) look(col int) Style {
	switch l.kind {
	case titleLine:
		return titleLook
	case headingLine:
		return headingLook
	case paragraphLine:
		return wrapped
	case pairLine:
		if col == 0 {
			return wrappedKey
		}
		if l.cells[col].style == Plain {
			return wrapped
		}
	case headLine:
		return columnHead
	case rowLine:
		switch l.cells[col].style {
		case Plain:
			return wrapped
		case Strong:
			return wrappedKey
		}
	}
	return l.cells[col].style
}

// merged is the first column, counted from 0, of the cells that running text
// takes up to the sheet's last column; false when the line has none.
func (l *Line) merged(columns int) (first int, ok bool) {
	switch l.kind {
	case paragraphLine:
		first = 0
	case pairLine:
		first = 1
		ok = l.cells[1].kind == textCell
		return first, ok && columns > 2
	default:
		return 0, false
	}
	return first, columns > 1
}

// Heights in points.
const (
	lineHeight    = 15
	titleHeight   = 24
	headingHeight = 20
	maxRowHeight  = 409 // Excel has no taller row
)

// height is how tall the line has to be: a program that opens the workbook does
// not work it out for merged cells. It is 0 where the usual height will do.
func (l *Line) height(widths []float64) float64 {
	switch l.kind {
	case titleLine:
		return titleHeight
	case headingLine:
		return headingHeight
	case paragraphLine:
		return wrappedHeight(l.cells[0].text, widths)
	case pairLine:
		name := wrappedHeight(l.cells[0].text, widths[:min(1, len(widths))])
		return max(name, wrappedHeight(l.cells[1].text, widths[min(1, len(widths)):]))
	case rowLine:
		tallest := 0.0
		for i := range min(len(l.cells), len(widths)) {
			tallest = max(tallest, wrappedHeight(l.cells[i].text, widths[i:i+1]))
		}
		return tallest
	}
	return 0
}

// wrappedHeight estimates the height of a text in columns of these widths, on
// the generous side.
func wrappedHeight(text string, widths []float64) float64 {
	const breaking = 3 // characters a line loses to breaking at words
	room := -float64(breaking)
	for _, w := range widths {
		room += w
	}
	room = max(room, 5)
	lines := 0.0
	for part := range strings.SplitSeq(text, "\n") {
		lines += max(1, math.Ceil(float64(utf8.RuneCountInString(part))/room))
	}
	if lines <= 1 {
		return 0
	}
	return min(lines*lineHeight, maxRowHeight)
}
