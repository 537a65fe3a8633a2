package charts

import (
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
)

// matrix is a table of cells of equal size with a text in each, for numbers that are
// too many for bars, or of which some are hidden. Where its columns do not fit beside
// one another it goes on below, with the labels of the rows again.
type matrix struct {
	corner  string // what the rows are
	rows    []string
	columns []matrixColumn
	rule    func(row int) bool // whether a line stands over a row; nil for none
	cell    func(row, column int) matrixCell
	least   vg.Length // width of a cell at least; texts may need more
	most    vg.Length // width of a cell at most
	high    vg.Length // height of a cell

	// A body takes the place of rows and cells under the names of the columns.
	body       func(c *Canvas, p *matrixPlan, block [2]int, left, top vg.Length)
	bodyHeight func(p *matrixPlan) vg.Length
	labels     vg.Length // width of what it has at its left
}

// matrixColumn is a column's name, and that of the columns it belongs to.
type matrixColumn struct{ group, name string }

// matrixCell is what stands in a cell.
type matrixCell struct {
	lines []string // one over the other
	look  areaLook
	ink   color.Color // of the letters; nil for Ink
	bold  bool
}

// matrixPlan is a matrix at a width.
type matrixPlan struct {
	*matrix
	width            vg.Length
	label, cellWidth vg.Length
	blocks           [][2]int // from and to of columns
	turned           bool     // names of columns read upwards
	names            []string
	grouped          bool // the groups have a line of their own
	nameHeight       vg.Length
	groupHeight      vg.Length
	rowsHeight       vg.Length // of a block
	height           vg.Length
}

const (
	matrixGap  = vg.Length(10) // from block to block
	matrixPad  = vg.Length(2)  // round texts of a cell
	matrixTall = vg.Length(96) // of turned names, at most
)

// plan lays a matrix out at a width.
func (m *matrix) plan(width vg.Length) *matrixPlan {
	p := &matrixPlan{matrix: m, width: width}
	p.label = max(m.labelWidth(width)+5, m.labels)
	each := m.widest()
	n := len(m.columns)
	room := width - p.label
	fit := max(1, int(room/each))
	blocks := (n + fit - 1) / fit
	size := (n + blocks - 1) / blocks
	for from := 0; from < n; from += size {
		p.blocks = append(p.blocks, [2]int{from, min(from+size, n)})
	}
	p.cellWidth = min(max(m.most, each), room/vg.Length(size))
	p.heads()
	p.rowsHeight = m.high * vg.Length(len(m.rows))
	if m.body != nil {
		p.rowsHeight = m.bodyHeight(p)
	}
	block := p.headHeight() + p.rowsHeight
	p.height = block*vg.Length(len(p.blocks)) + matrixGap*vg.Length(len(p.blocks)-1)
	return p
}

// headHeight is that of the names of the columns.
func (p *matrixPlan) headHeight() vg.Length { return p.groupHeight + p.nameHeight + 3 }

// labelWidth is what the names of the rows need; in a narrow chart as little as they
// can do with when they are wrapped.
func (m *matrix) labelWidth(width vg.Length) vg.Length {
	whole, least := vg.Length(0), longestWord(m.corner, Small)
	for _, name := range m.rows {
		whole = max(whole, textWidth(clean(name), Small))
		least = max(least, longestWord(name, Small))
	}
	most := width * 0.32
	if width >= narrow || whole <= least {
		return min(max(whole, least), most)
	}
	w := least
	tooMany := func(name string) bool { return len(lines(name, Small.Wrap(w, 0))) > m.labelLines() }
	for w < most && slices.ContainsFunc(m.rows, tooMany) {
		w += 4
	}
	return min(w, most)
}

// labelLines is how many lines of a name a row holds.
func (m *matrix) labelLines() int { return max(1, int(m.high/(Small.Size*leading))) }

// widest is the width that the texts of the cells need.
func (m *matrix) widest() vg.Length {
	w := m.least
	for i := range m.rows {
		for k := range m.columns {
			cell := m.cell(i, k)
			for _, text := range cell.lines {
				w = max(w, textWidth(text, cell.style())+2*matrixPad)
			}
		}
	}
	return w
}

func (cell matrixCell) style() TextStyle {
	style := Small.Align(Centre, Middling)
	style.Bold = cell.bold
	if cell.ink != nil {
		style.Colour = cell.ink
	}
	return style
}

// heads decides how the columns are named: level if their words fit, otherwise
// upwards; the groups on a line of their own if they fit over their columns,
// otherwise before each name.
func (p *matrixPlan) heads() {
	p.names = make([]string, len(p.columns))
	p.grouped = true
	for _, span := range p.spans() {
		room := p.cellWidth*vg.Length(span.to-span.from) - 2
		p.grouped = p.grouped && textWidth(clean(span.name), Small.Strong()) <= room
	}
	for i, column := range p.columns {
		p.names[i] = column.name
		if !p.grouped && column.group != "" {
			p.names[i] = column.group + ": " + column.name
		}
		p.turned = p.turned || longestWord(p.names[i], Small) > p.cellWidth-2*matrixPad
	}
	if p.grouped && len(p.spans()) > 0 {
		p.groupHeight = 13
	}
	for _, name := range p.names {
		if p.turned {
			p.nameHeight = max(p.nameHeight, min(textWidth(clean(name), Small), matrixTall)+2)
		} else {
			p.nameHeight = max(p.nameHeight, textHeight(name, p.nameStyle()))
		}
	}
	p.nameHeight = max(p.nameHeight, textHeight(p.corner, p.cornerStyle()))
}

func (p *matrixPlan) nameStyle() TextStyle {
	if p.turned {
		s := Small.Align(Left, Middling).Wrap(matrixTall, max(1, int(p.cellWidth/(Small.Size*leading))))
		s.Turn = 90
		return s
	}
	return Small.Align(Centre, Bottom).Wrap(p.cellWidth-2*matrixPad, 4)
}

func (p *matrixPlan) cornerStyle() TextStyle {
	return Small.In(Grey).Align(Left, Bottom).Wrap(p.label-5, 4)
}

// columnSpan is a run of columns of one group in one block.
type columnSpan struct {
	name            string
	block, from, to int
}

func (p *matrixPlan) spans() []columnSpan {
	var out []columnSpan
	for b, block := range p.blocks {
		for i := block[0]; i < block[1]; i++ {
			name := p.columns[i].group
			last := len(out) - 1
			if last >= 0 && out[last].block == b && out[last].name == name && out[last].to == i {
				out[last].to++
			} else if name != "" {
				out = append(out, columnSpan{name, b, i, i + 1})
			}
		}
	}
	return out
}

// draw draws the matrix below the top left corner of a box.
func (p *matrixPlan) draw(c *Canvas, box vg.Rectangle) {
	y := box.Max.Y
	left := box.Min.X + p.label
	for b, block := range p.blocks {
		at := func(column int) vg.Length { return left + p.cellWidth*vg.Length(column-block[0]) }
		for _, span := range p.spans() {
			if !p.grouped || span.block != b {
				continue
			}
			c.Text(pt((at(span.from)+at(span.to))/2, y-1), span.name, Small.Strong().Align(Centre, Top))
			c.Line(line(Middle, 0.6), pt(at(span.from)+2, y-11.5), pt(at(span.to)-2, y-11.5))
		}
		y -= p.headHeight()
		c.Text(pt(box.Min.X, y+3), p.corner, p.cornerStyle())
		for i := block[0]; i < block[1]; i++ {
			c.Text(pt(at(i)+p.cellWidth/2, y+3), p.names[i], p.nameStyle())
		}
		for row := range p.rows {
			p.row(c, row, y-p.high*vg.Length(row), box.Min.X, at, block)
		}
		if p.body != nil {
			p.body(c, p, block, left, y)
		}
		y -= p.rowsHeight + matrixGap
	}
}

// row draws one row whose top is at y.
func (p *matrixPlan) row(c *Canvas, row int, y, left vg.Length, at func(int) vg.Length, block [2]int) {
	name := Small.Align(Left, Middling).Wrap(p.label-5, p.labelLines())
	c.Text(pt(left, y-p.high/2), p.rows[row], name)
	for i := block[0]; i < block[1]; i++ {
		cell := p.cell(row, i)
		if len(cell.lines) == 0 {
			continue
		}
		if cell.look.edge.Width == 0 {
			cell.look.edge = line(Pale, 0.6)
		}
		c.area(rect(at(i), y-p.high, at(i+1), y), cell.look)
		p.text(c, cell, pt(at(i)+p.cellWidth/2, y-p.high/2))
	}
	if p.rule != nil && p.rule(row) {
		c.Line(line(Middle, 0.8), pt(left, y), pt(at(block[1]), y))
	}
}

// text writes a cell's lines about a point.
func (p *matrixPlan) text(c *Canvas, cell matrixCell, middle vg.Point) {
	style := cell.style()
	if cell.look.hatch.Gap > 0 {
		style = style.On(cell.look.fill)
	}
	step := style.Size * leading
	y := middle.Y + step*vg.Length(len(cell.lines)-1)/2
	for _, text := range cell.lines {
		c.Text(pt(middle.X, y), text, style)
		y -= step
	}
}

// longestWord is the width of the longest word of a text.
func longestWord(text string, s TextStyle) vg.Length {
	w := vg.Length(0)
	for _, word := range strings.Fields(clean(text)) {
		w = max(w, textWidth(word, s))
	}
	return w
}

// shade is a light to dark blue for a share from 0 to 1 of the greatest, in five
// steps, and the colour of letters on it.
func shade(share float64) (fill, ink color.Color) {
	step := int(math.Ceil(share * 5))
	switch {
	case step <= 0:
		return White, Grey
	case step == 1:
		return rgb(0xE3, 0xEE, 0xF6), Ink // L* 94
	case step == 2:
		return rgb(0xBF, 0xD9, 0xEB), Ink // 85
	case step == 3:
		return rgb(0x8F, 0xBC, 0xDC), Ink // 74
	case step == 4:
		return rgb(0x2B, 0x78, 0xAE), White // 48
	}
	return rgb(0x00, 0x4F, 0x7F), White // 32
}
