package charts

import "gonum.org/v1/plot/vg"

// completenessMap is the drawing of a map of pupils.
type completenessMap struct {
	d       *CompletenessMapData
	columns [][Filled + 1]int // how many pupils in each state
	all     [Filled + 1]int
}

const (
	mapLeast   = vg.Length(200) // for all rows, however long the title
	mapRow     = vg.Length(10)  // height of a row at most
	mapLines   = vg.Length(4)   // height of a row from which rows are told apart by lines
	mapLabels  = vg.Length(46)  // months of entry at the left
	mapLabel   = vg.Length(9.4) // height of one
	mapColumn  = vg.Length(9.8) // width of a column at least: a line of text
	mapWidest  = vg.Length(44)
	mapBetween = vg.Length(1.2) // half of what is between columns
)

// recordedLook is how a state is drawn: L* 46, 71 with lines, 88, 100.
func recordedLook(r Recorded) areaLook {
	switch r {
	case Filled:
		return areaLook{fill: Blue}
	case Open:
		return areaLook{fill: Orange, hatch: Hatch{Angle: 45, Gap: 3}, lines: line(Ink, 0.4)}
	case NotDue:
		return areaLook{fill: Pale}
	default:
		return areaLook{fill: White}
	}
}

func (m *completenessMap) matrix() *matrix {
	x := &matrix{corner: "Entry", least: mapColumn, most: mapWidest, labels: mapLabels, body: m.body, bodyHeight: m.bodyHeight}
	for _, column := range m.d.Columns {
		x.columns = append(x.columns, matrixColumn{column.Wave, column.Source})
	}
	return x
}

// rowHeight is that of a pupil: what a page leaves.
func (m *completenessMap) rowHeight(p *matrixPlan) vg.Length {
	around := Chart{Frame: m.d.Frame, Width: p.width + 2*margin}
	_, legend := legendPlace(m.legend(), p.width)
	foot, _ := m.foot(p)
	blocks := vg.Length(len(p.blocks))
	room := pageHeight - around.headHeight() - around.footHeight() - legendAbove - legend -
		blocks*(p.headHeight()+foot) - (blocks-1)*matrixGap
	return min(mapRow, max(room, mapLeast)/(blocks*vg.Length(len(m.d.Pupils))))
}

func (m *completenessMap) bodyHeight(p *matrixPlan) vg.Length {
	foot, _ := m.foot(p)
	return m.rowHeight(p)*vg.Length(len(m.d.Pupils)) + foot
}

// foot is the height of the counts under the columns, and whether they read upwards.
func (m *completenessMap) foot(p *matrixPlan) (height vg.Length, turned bool) {
	longest := vg.Length(0)
	for k := range m.d.Columns {
		longest = max(longest, textWidth(m.filled(k), Small))
	}
	if longest > p.cellWidth-2 {
		return longest + 6, true
	}
	return 14, false
}

func (m *completenessMap) legend() []legendItem {
	var items []legendItem
	for _, state := range []Recorded{Filled, Open, NotDue, NotApplicable} {
		if m.all[state] > 0 {
			look := recordedLook(state)
			look.edge = line(Middle, 0.5)
			items = append(items, legendItem{look, state.String() + ": " + thousands(m.all[state])})
		}
	}
	return items
}

func (m *completenessMap) height(width vg.Length) vg.Length {
	_, legend := legendPlace(m.legend(), width)
	return m.matrix().plan(width).height + legendAbove + legend
}

func (m *completenessMap) draw(c *Canvas) {
	p := m.matrix().plan(width(c.Area))
	p.draw(c, c.Area)
	_, below := cutTop(c.Area, p.height+legendAbove)
	c.legend(below, m.legend())
}

// body draws the pupils of one block of columns.
func (m *completenessMap) body(c *Canvas, p *matrixPlan, block [2]int, left, top vg.Length) {
	row := m.rowHeight(p)
	n := len(m.d.Pupils)
	bottom := top - row*vg.Length(n)
	right := left + p.cellWidth*vg.Length(block[1]-block[0])
	for k := block[0]; k < block[1]; k++ {
		x := left + p.cellWidth*vg.Length(k-block[0])
		m.column(c, k, x+mapBetween, x+p.cellWidth-mapBetween, top, row)
	}
	if row >= mapLines {
		for i := 1; i < n; i++ {
			y := top - row*vg.Length(i)
			c.Line(line(White, 0.6), pt(left, y), pt(right, y))
		}
	}
	c.Rect(rect(left, bottom, right, top), nil, line(Middle, 0.5))
	m.entries(c, left, right, top, row)
	m.counts(c, p, block, left, bottom)
}

// column draws one column: the areas of a state are one path, and pupils with the same
// state one after the other are one area.
func (m *completenessMap) column(c *Canvas, k int, x0, x1, top, row vg.Length) {
	var areas, lines [Filled + 1]vg.Path
	pupils := m.d.Pupils
	for from := 0; from < len(pupils); {
		state, to := pupils[from].States[k], from+1
		for to < len(pupils) && pupils[to].States[k] == state {
			to++
		}
		outline := corners(rect(x0, top-row*vg.Length(to), x1, top-row*vg.Length(from)))
		areas[state].Move(outline[0])
		for _, q := range outline[1:] {
			areas[state].Line(q)
		}
		areas[state].Close()
		if h := recordedLook(state).hatch; h.Gap > 0 {
			lines[state] = append(lines[state], hatchPath(h, outline)...)
		}
		from = to
	}
	for state := NotDue; state <= Filled; state++ { // what is not applicable stays white
		look := recordedLook(state)
		if len(areas[state]) > 0 {
			c.Curve(areas[state], look.fill, Stroke{})
		}
		if len(lines[state]) > 0 {
			c.Curve(lines[state], nil, look.lines)
		}
	}
}

// entries separates the months of entry and names them at the left; years, if there
// are more months than names fit.
func (m *completenessMap) entries(c *Canvas, left, right, top, row vg.Length) {
	high := row * vg.Length(len(m.d.Pupils))
	runs := m.months("Jan 2006")
	if mapLabel*vg.Length(len(runs)) > max(high, mapLabel) {
		runs = m.months("2006")
	}
	n := len(runs)
	places, heights := make([]vg.Length, n), make([]vg.Length, n)
	for i, run := range runs { // spread works upwards
		places[n-1-i] = top - row*vg.Length(run.from+run.to)/2
		heights[n-1-i] = mapLabel
	}
	at := spread(places, heights, min(top-high, top-mapLabel*vg.Length(n)), top)
	for i, run := range runs {
		y := top - row*vg.Length(run.from)
		if i > 0 {
			c.Line(line(Ink, 0.5), pt(left-3, y), pt(right, y))
		}
		c.Line(line(Middle, 0.5), pt(left-9, at[n-1-i]), pt(left-3, places[n-1-i]), pt(left, places[n-1-i]))
		c.Text(pt(left-11, at[n-1-i]), run.name, Small.Align(Right, Middling))
	}
}

// counts writes under each column how many are filled of those due.
func (m *completenessMap) counts(c *Canvas, p *matrixPlan, block [2]int, left, bottom vg.Length) {
	height, turned := m.foot(p)
	for k := block[0]; k < block[1]; k++ {
		x := left + p.cellWidth*(vg.Length(k-block[0])+0.5)
		if turned {
			style := Small.Align(Left, Middling)
			style.Turn = 90
			c.Text(pt(x, bottom-height+2), m.filled(k), style)
		} else {
			c.Text(pt(x, bottom-4), m.filled(k), Small.Align(Centre, Top))
		}
	}
}
