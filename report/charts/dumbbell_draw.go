package charts

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
)

// dumbbellShape is how the parts of the chart share its width.
type dumbbellShape struct {
	stacked bool        // a row's words stand over its drawing, not beside it
	label   TextStyle   // of the scale's name
	names   vg.Length   // width of the column of names
	track   vg.Length   // of the panel of scores
	side    vg.Length   // room beside the track for numbers that stand out
	change  vg.Length   // of the panel of change
	text    vg.Length   // width of the column of changes in print
	rows    []vg.Length // heights
}

const dumbbellGap = vg.Length(14) // between the panels

func (b *dumbbell) shape(full vg.Length) dumbbellShape {
	s := dumbbellShape{label: Label.Strong(), side: 14, stacked: isNarrow(full)}
	s.label.Lines = 3
	if s.stacked {
		s.side = 6
		s.label.Width = full
		s.track = (full - dumbbellGap) * 0.46
		s.change = full - dumbbellGap - s.track
	} else {
		for _, r := range b.Rows {
			s.text = max(s.text, textWidth(r.change(), Label))
			s.names = max(s.names, textWidth(r.about(), Label), min(textWidth(r.Label, s.label), 112))
		}
		s.text = min(s.text, 104)
		s.names += 8
		s.label.Width = s.names - 8
		rest := full - s.names - s.text - 2*dumbbellGap
		s.track = rest * 0.57
		s.change = rest - s.track
	}
	for _, r := range b.Rows {
		h := textHeight(r.Label, s.label) + 3 + textHeight(r.about(), Label)
		if s.stacked {
			h += 27
		}
		s.rows = append(s.rows, max(h+14, 36))
	}
	return s
}

// dumbbellHead is the room for the names of the panels over the rows.
func (b *dumbbell) headHeight(s dumbbellShape) vg.Length {
	return max(textHeight(dumbbellScores, Label.Wrap(s.track, 0)), textHeight(b.changeName(), Label.Wrap(s.change+s.text, 0))) + 8
}

const dumbbellScores = "Mean score: ○\u00a0baseline, ●\u00a0endline"

func (b *dumbbell) changeName() string {
	return fmt.Sprintf("Mean change in %s, %d%% interval", b.Unit, b.Level)
}

func (b *dumbbell) height(width vg.Length) vg.Length {
	s := b.shape(width)
	out := b.headHeight(s)
	for _, h := range s.rows {
		out += h
	}
	if b.reach > 0 {
		out += axisNumbers - 4
	}
	return out
}

func (b *dumbbell) draw(c *Canvas) {
	s := b.shape(width(c.Area))
	track := c.Area
	track.Max.Y -= b.headHeight(s)
	track.Min.Y = track.Max.Y
	for _, h := range s.rows {
		track.Min.Y -= h
	}
	track.Min.X += s.names
	change := track
	track.Max.X = track.Min.X + s.track
	change.Min.X = track.Max.X + dumbbellGap
	change.Max.X = change.Min.X + s.change
	head := Label.In(Grey).Align(Left, Bottom)
	c.Text(pt(track.Min.X, track.Max.Y+5), dumbbellScores, head.Wrap(s.track, 0))
	c.Text(pt(change.Min.X, track.Max.Y+5), b.changeName(), head.Wrap(s.change+s.text, 0))
	x := b.changeAxis(c, change, s)
	y := track.Max.Y
	for i, r := range b.Rows {
		row := rect(c.Area.Min.X, y-s.rows[i], c.Area.Max.X, y)
		if i > 0 {
			c.Line(line(Pale, 0.5), pt(row.Min.X, y), pt(row.Max.X, y))
		}
		b.row(c, r, row, track, change, x, s)
		y = row.Min.Y
	}
}

// changeAxis draws the axis of change for all rows, unless no change is shown.
func (b *dumbbell) changeAxis(c *Canvas, panel vg.Rectangle, s dumbbellShape) Scale {
	end := max(b.reach, 1e-9) * 1.08
	ticks := about(end, tickRoom(width(panel)-16, 30))
	x := Scale{From: -end, To: end, A: panel.Min.X, B: panel.Max.X}
	if b.reach == 0 {
		return x
	}
	d := tickDecimals(ticks)
	for _, t := range ticks {
		if !s.stacked && t != 0 {
			c.Line(line(Pale, 0.5), pt(x.At(t), panel.Min.Y), pt(x.At(t), panel.Max.Y))
		}
		c.Line(line(Middle, 0.7), pt(x.At(t), panel.Min.Y), pt(x.At(t), panel.Min.Y-3))
		c.tickText(pt(x.At(t), panel.Min.Y-5), signed(t, d))
	}
	c.Line(line(Middle, 0.7), panel.Min, pt(panel.Max.X, panel.Min.Y))
	if !s.stacked {
		c.Line(line(Ink, 1), pt(x.At(0), panel.Min.Y), pt(x.At(0), panel.Max.Y))
	}
	return x
}

// row draws one scale.
func (b *dumbbell) row(c *Canvas, r DumbbellRow, row, track, change vg.Rectangle, x Scale, s dumbbellShape) {
	words := textHeight(r.Label, s.label)
	all := words + 3 + textHeight(r.about(), Label)
	first := centre(row).Y + all/2
	y := centre(row).Y
	if s.stacked {
		first = row.Max.Y - 7
		y = first - all - 11
	}
	c.Text(pt(row.Min.X, first), r.Label, s.label)
	c.Text(pt(row.Min.X, first-words-3), r.about(), Label.In(Grey))
	b.scores(c, r, pt(track.Min.X+s.side, y), track.Max.X-s.side, s)
	b.interval(c, r, y, row, change, x, s)
}

// scores draws a row's means on its scale, and prints them: over their points, or on
// half a page between the ends of the scale.
func (b *dumbbell) scores(c *Canvas, r DumbbellRow, left vg.Point, right vg.Length, s dumbbellShape) {
	at := Scale{From: r.From, To: r.To, A: left.X, B: right}
	y := left.Y
	c.Line(line(Pale, 3), left, pt(right, y))
	c.Text(pt(left.X, y-7), number(r.From, 0), Small.In(Grey).Align(Centre, Top))
	c.Text(pt(right, y-7), number(r.To, 0), Small.In(Grey).Align(Centre, Top))
	ring, dot := vg.Length(4.6), vg.Length(4.6)
	if r.Baseline.Known() && r.Endline.Known() {
		from, to := at.At(r.Baseline.V), at.At(r.Endline.V)
		c.Line(line(Blue, 2), pt(from, y), pt(to, y))
		if math.Abs(float64(to-from)) < 4 { // one within the other, so that both are seen
			ring, dot = 5.6, 3.2
		}
	}
	if r.Baseline.Known() {
		c.Mark(Ring, pt(at.At(r.Baseline.V), y), ring, Blue)
	}
	if r.Endline.Known() {
		c.Mark(Dot, pt(at.At(r.Endline.V), y), dot, Blue)
	}
	switch {
	case s.stacked:
		c.Text(pt((left.X+right)/2, y-7), r.means(), Small.Align(Centre, Top))
	case r.Baseline.Known() && r.Endline.Known():
		b.over(c, r, at, y, s)
	default:
		c.Text(pt((left.X+right)/2, y+7), r.means(), Label.Align(Centre, Bottom))
	}
}

// over writes both means over their points, moved apart where they would meet.
func (b *dumbbell) over(c *Canvas, r DumbbellRow, at Scale, y vg.Length, s dumbbellShape) {
	low, high := r.Baseline, r.Endline
	if low.V > high.V {
		low, high = high, low
	}
	values := []Value{low, high}
	var want, size []vg.Length
	for _, v := range values {
		want = append(want, at.At(v.V))
		size = append(size, textWidth(v.text(1), Label)+5)
	}
	for i, x := range spread(want, size, at.A-s.side, at.B+s.side) {
		c.Text(pt(x, y+7), values[i].text(1), Label.Align(Centre, Bottom))
	}
}

// interval draws a row's change with its interval, and prints them.
func (b *dumbbell) interval(c *Canvas, r DumbbellRow, y vg.Length, row, panel vg.Rectangle, x Scale, s dumbbellShape) {
	if s.stacked && b.reach > 0 {
		c.Line(line(Ink, 1), pt(x.At(0), y-5), pt(x.At(0), y+6))
	}
	if r.interval() {
		from, to := x.At(r.Lower.V), x.At(r.Upper.V)
		c.Line(line(Ink, 1.4), pt(from, y), pt(to, y))
		c.Line(line(Ink, 1.4), pt(from, y-3), pt(from, y+3))
		c.Line(line(Ink, 1.4), pt(to, y-3), pt(to, y+3))
	}
	if r.Change.Known() {
		c.Mark(Diamond, pt(x.At(r.Change.V), y), 4, Ink)
	}
	if s.stacked {
		c.Text(pt(centre(panel).X, y-7), r.change(), Small.Align(Centre, Top).Wrap(width(panel)+10, 1))
		return
	}
	c.Text(pt(row.Max.X, y), r.change(), Label.Align(Right, Middling).Wrap(s.text, 3))
}
