package charts

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// halfTerms is the drawing. Every offset between the first and the last has a slot;
// 0 has one only if it is among the points.
type halfTerms struct {
	d     *HalfTermsData
	slots map[int]int // from offset to slot
	n     int         // slots
	entry int         // how many slots are before entry
}

// place gives the offsets their slots.
func (h *halfTerms) place() {
	points := h.d.Points
	zero := false
	for _, p := range points {
		zero = zero || p.Offset == 0
	}
	h.slots = map[int]int{}
	for offset := points[0].Offset; offset <= points[len(points)-1].Offset; offset++ {
		if offset == 0 && !zero {
			continue
		}
		h.slots[offset] = h.n
		h.n++
		if offset < 0 {
			h.entry = h.n
		}
	}
}

// thresholds are the limits of persistent and severe absence.
var thresholds = []struct {
	at    float64
	words string
}{
	{90, "persistent absence: 90% or less"},
	{50, "severe absence: 50% or less"},
}

const (
	halfTermsHigh  = vg.Length(190) // of the panel
	halfTermsHead  = vg.Length(14)  // over it: before entry, after entry
	halfTermsTicks = 6
)

// halfTermsPlan is where things are.
type halfTermsPlan struct {
	axis, words vg.Length // widths left and right of the panel
	keyed       bool      // the thresholds are named over the panel, not beside it
	key         vg.Length // height of that
	slot        vg.Length
	decimals    int
	rows        []halfTermsRow
	height      vg.Length
}

// halfTermsRow is a row of numbers under the axis.
type halfTermsRow struct {
	name  string
	texts map[int]string // by slot
	turn  bool
	high  vg.Length
	bold  bool
}

func (h *halfTerms) plan(width vg.Length) halfTermsPlan {
	p := halfTermsPlan{words: 78, decimals: 1}
	p.axis = max(yAxisWidth([]float64{0, 100}), textWidth("median", Small)+5)
	if width < narrow {
		p.keyed, p.words = true, 0
		p.key = legendLine * vg.Length(len(thresholds))
	}
	p.slot = (width - p.axis - p.words) / vg.Length(h.n)
	if p.slot < 22 || h.inWholes() {
		p.decimals = 0
	}
	p.rows = h.rows(p)
	p.height = p.key + halfTermsHead + halfTermsHigh + 4
	for _, row := range p.rows {
		p.height += row.high
	}
	p.height += textHeight(halfTermsName, Label) + 4
	return p
}

// inWholes says whether all medians are whole numbers: their table has no decimals then,
// and none are made up.
func (h *halfTerms) inWholes() bool {
	for i := range h.d.Points {
		if m := h.d.Points[i].Median; m.Known() && m.V != math.Trunc(m.V) {
			return false
		}
	}
	return true
}

const halfTermsName = "Half-terms from entry"

// rows are the offsets, the medians and n, one under the other. Where the numbers of a
// row are too long for their slots they read upwards.
func (h *halfTerms) rows(p halfTermsPlan) []halfTermsRow {
	offsets := halfTermsRow{texts: map[int]string{}}
	medians := halfTermsRow{name: "median", texts: map[int]string{}, bold: true}
	ns := halfTermsRow{name: "n", texts: map[int]string{}}
	for i := range h.d.Points {
		point := &h.d.Points[i]
		slot := h.slots[point.Offset]
		offsets.texts[slot] = signed(float64(point.Offset), 0)
		medians.texts[slot] = point.mark()
		if point.Median.Known() {
			medians.texts[slot] = number(point.Median.V, p.decimals)
			if p.decimals == 0 {
				medians.texts[slot] = whole(point.Median.V)
			}
		}
		ns.texts[slot] = point.N.String()
	}
	rows := []halfTermsRow{offsets, medians, ns}
	for i := range rows {
		row := &rows[i]
		row.high = 12
		longest := vg.Length(0)
		for _, text := range row.texts {
			longest = max(longest, textWidth(text, row.style()))
		}
		if longest > p.slot-2 {
			row.turn, row.high = true, longest+8
		}
	}
	return rows
}

func (r *halfTermsRow) style() TextStyle {
	s := Small
	s.Bold = r.bold
	return s
}

func (h *halfTerms) height(width vg.Length) vg.Length { return h.plan(width).height }

func (h *halfTerms) draw(c *Canvas) {
	p := h.plan(width(c.Area))
	if p.keyed {
		h.key(c, p)
	}
	top := c.Area.Max.Y - p.key - halfTermsHead
	panel := rect(c.Area.Min.X+p.axis, top-halfTermsHigh, c.Area.Max.X-p.words, top)
	y := Scale{From: 0, To: 100, A: panel.Min.Y, B: panel.Max.Y}
	x := func(slot int) vg.Length { return panel.Min.X + p.slot*(vg.Length(slot)+0.5) }
	h.gaps(c, panel, x, p)
	c.YAxis(panel, y, y.Ticks(halfTermsTicks))
	c.Text(pt(panel.Min.X-5, panel.Max.Y+5), "%", Label.In(Grey).Align(Right, Bottom))
	c.Line(line(Middle, 0.7), panel.Min, pt(panel.Max.X, panel.Min.Y))
	h.thresholds(c, panel, y, p)
	h.entryLine(c, panel, p)
	h.points(c, x, y, p)
	h.numbers(c, panel, x, p)
}

// thresholds are thin lines; their words stand beside them where there is room.
func (h *halfTerms) thresholds(c *Canvas, panel vg.Rectangle, y Scale, p halfTermsPlan) {
	for i, t := range thresholds {
		at := y.At(t.at)
		c.Line(thresholdLine(i), pt(panel.Min.X, at), pt(panel.Max.X, at))
		if !p.keyed {
			c.Text(pt(panel.Max.X+5, at), t.words, Small.In(Grey).Align(Left, Middling).Wrap(p.words-5, 0))
		}
	}
}

func thresholdLine(i int) Stroke {
	if i == 0 {
		return line(Grey, 0.7, 4, 2)
	}
	return line(Grey, 0.7, 1.2, 2)
}

// key names the thresholds over the panel.
func (h *halfTerms) key(c *Canvas, p halfTermsPlan) {
	y := c.Area.Max.Y - 5
	for i, t := range thresholds {
		c.Line(thresholdLine(i), pt(c.Area.Min.X, y), pt(c.Area.Min.X+20, y))
		c.Text(pt(c.Area.Min.X+25, y), t.words, Small.In(Grey).Align(Left, Middling))
		y -= legendLine
	}
}

// entryLine separates before and after, and says so over the panel.
func (h *halfTerms) entryLine(c *Canvas, panel vg.Rectangle, p halfTermsPlan) {
	x := panel.Min.X + p.slot*vg.Length(h.entry)
	c.Line(line(Ink, 1.1), pt(x, panel.Min.Y), pt(x, panel.Max.Y+halfTermsHead-4))
	before, after := "before entry", "from entry on"
	if room := x - panel.Min.X - 4; h.entry > 0 && room > textWidth(before, Small) {
		c.Text(pt(x-4, panel.Max.Y+4), before, Small.Align(Right, Bottom))
	}
	if room := panel.Max.X - x - 4; h.entry < h.n && room > textWidth(after, Small) {
		c.Text(pt(x+4, panel.Max.Y+4), after, Small.Align(Left, Bottom))
	}
}

// gaps marks where no point is drawn, over the whole height: the place says nothing of
// a value.
func (h *halfTerms) gaps(c *Canvas, panel vg.Rectangle, x func(int) vg.Length, p halfTermsPlan) {
	for i := range h.d.Points {
		point := &h.d.Points[i]
		if point.Median.Known() {
			continue
		}
		at := x(h.slots[point.Offset])
		column := rect(at-p.slot/2+1, panel.Min.Y, at+p.slot/2-1, panel.Max.Y)
		c.Rect(column, Paper, Stroke{})
		c.Text(pt(at, panel.Min.Y+12), point.mark(), Label.Strong().In(Grey).Align(Centre, Middling))
	}
}

// points draws the middle halves, the line and the medians.
func (h *halfTerms) points(c *Canvas, x func(int) vg.Length, y Scale, p halfTermsPlan) {
	half := min(p.slot*0.3, 9)
	points := h.d.Points
	for i := range points {
		if at := x(h.slots[points[i].Offset]); points[i].half() {
			c.Rect(rect(at-half, y.At(points[i].Lower.V), at+half, y.At(points[i].Upper.V)), PaleBlue, line(Blue, 0.5))
		}
	}
	for i := 1; i < len(points); i++ {
		a, b := &points[i-1], &points[i]
		from, to := h.slots[a.Offset], h.slots[b.Offset]
		if a.Median.Known() && b.Median.Known() && to == from+1 && to != h.entry {
			c.Line(line(Blue, 1.4), pt(x(from), y.At(a.Median.V)), pt(x(to), y.At(b.Median.V)))
		}
	}
	for i := range points {
		if point := &points[i]; point.Median.Known() {
			mark := Dot
			if point.Offset < 0 {
				mark = Ring
			}
			c.Mark(mark, pt(x(h.slots[point.Offset]), y.At(point.Median.V)), 3.4, Blue)
		}
	}
}

// numbers writes the rows under the axis.
func (h *halfTerms) numbers(c *Canvas, panel vg.Rectangle, x func(int) vg.Length, p halfTermsPlan) {
	y := panel.Min.Y - 4
	for _, row := range p.rows {
		style := row.style()
		c.Text(pt(panel.Min.X-5, y-row.high/2), row.name, Small.In(Grey).Align(Right, Middling))
		for slot := range h.n {
			text, ok := row.texts[slot]
			if !ok {
				continue
			}
			if row.turn {
				style.Turn = 90
				c.Text(pt(x(slot), y-row.high+4), text, style.Align(Left, Middling))
			} else {
				c.Text(pt(x(slot), y-row.high/2), text, style.Align(Centre, Middling))
			}
		}
		y -= row.high
	}
	c.Text(pt(centre(panel).X, y-4), halfTermsName, Label.In(Grey).Align(Centre, Top))
}
