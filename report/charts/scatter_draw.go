package charts

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// scatterShape is how the parts of the chart share its width and height.
type scatterShape struct {
	narrow  bool
	outside bool      // the zones are named round the square, not in it
	yaxis   vg.Length // left of the square
	side    vg.Length // of the square
	column  vg.Length // width of the words right of it
	above   vg.Length // height over it
	below   vg.Length // height of axis and cut-offs under it
	foot    vg.Length // height of the counts about the cut-off, when they stand below
}

const (
	scatterColumn = vg.Length(136)
	scatterGap    = vg.Length(10)
	scatterSide   = vg.Length(300) // of the largest square
	scatterLine   = vg.Length(13)  // from one line of words to the next
)

func (s *scatter) shape(full vg.Length) scatterShape {
	out := scatterShape{narrow: isNarrow(full), yaxis: yAxisWidth(s.ticks(0)), column: scatterColumn}
	if out.narrow {
		out.column = 0
		out.side = full - out.yaxis - 14
	} else {
		out.side = min(full-out.yaxis-scatterGap-out.column, scatterSide)
	}
	out.outside = s.edge() > 0 && !s.roomInside(out.side)
	out.above = textHeight(s.yName(), Label.Wrap(full, 2)) + 8
	if out.outside || s.edge() == 0 {
		out.above += scatterLine
	}
	if out.outside && out.narrow {
		out.above += scatterLine
	}
	out.below = axisNumbers + scatterLine*vg.Length(s.cutRows(out.side)) + textHeight(s.xName(out), Label.Wrap(out.side, 0))
	if out.narrow && s.Quadrants != nil {
		out.foot = 10 + s.quadrantsHeight(full)
	}
	return out
}

// roomInside says whether the zones can be named where they are: without points, and
// where the band and what lies beside it are wide enough for the words.
func (s *scatter) roomInside(side vg.Length) bool {
	cell := float64(side) / (s.To - s.From)
	return len(s.points) == 0 && s.edge()*cell*math.Sqrt2/2 >= 13 && (s.To-s.From-s.edge())*cell >= 130
}

// xName names the level axis, and says how wide the band is where no label does.
func (s *scatter) xName(shape scatterShape) string {
	name := "Score at baseline, " + s.Unit
	if s.edge() > 0 && (shape.narrow || !shape.outside) {
		name = joinSentences(name, "Reliable: a change of "+s.Zones.words())
	}
	return name
}

func (s *scatter) yName() string {
	name := "Score at endline, " + s.Unit
	if len(s.points) > 0 && s.points[0].n > 1 {
		name += fmt.Sprintf(". Larger points: more pupils, %s at most", thousands(s.points[0].n))
	}
	return name
}

func (s *scatter) ticks(side vg.Length) []float64 {
	most := 6
	if side > 0 {
		most = tickRoom(side, 30)
	}
	return ticks(s.From, s.To, min(most, 6))
}

func (s *scatter) height(width vg.Length) vg.Length {
	out := s.shape(width)
	return out.above + out.side + out.below + out.foot
}

func (s *scatter) draw(c *Canvas) {
	shape := s.shape(width(c.Area))
	left, top := c.Area.Min.X+shape.yaxis, c.Area.Max.Y-shape.above
	square := rect(left, top-shape.side, left+shape.side, top)
	x := Scale{From: s.From, To: s.To, A: square.Min.X, B: square.Max.X}
	y := Scale{From: s.From, To: s.To, A: square.Min.Y, B: square.Max.Y}
	s.zones(c, x, y)
	all := s.ticks(shape.side)
	c.YAxis(square, y, all)
	c.XAxis(square, x, all, "")
	c.Text(pt(c.Area.Min.X, c.Area.Max.Y), s.yName(), Label.In(Grey).Wrap(width(c.Area), 2))
	name := Label.In(Grey).Wrap(shape.side, 0).Align(Centre, Bottom)
	c.Text(pt(centre(square).X, square.Min.Y-shape.below), s.xName(shape), name)
	c.Rect(square, nil, line(Middle, 0.7))
	c.Line(line(Ink, 0.8), square.Min, square.Max)
	s.cutoffs(c, square, x, y)
	s.dots(c, square, x, y)
	s.words(c, square, x, y, shape)
}

// zones shades the band of no reliable change; without points also what lies either
// side, which then has nothing on it.
func (s *scatter) zones(c *Canvas, x, y Scale) {
	edge := s.edge()
	if edge == 0 {
		return
	}
	f, t := s.From, s.To
	at := func(a, b float64) vg.Point { return pt(x.At(a), y.At(b)) }
	looks := s.ascending()
	if len(s.points) == 0 {
		below := []vg.Point{at(f+edge, f), at(t, f), at(t, t-edge)}
		above := []vg.Point{at(f, f+edge), at(f, t), at(t-edge, t)}
		for i, corners := range [][]vg.Point{below, above} {
			look := looks[2*i]
			c.Polygon(look.Tint, Stroke{}, corners...)
		}
	}
	fill := Pale
	if len(s.points) == 0 {
		fill = Paper
	}
	c.Polygon(fill, Stroke{}, at(f, f), at(f+edge, f), at(t, t-edge), at(t, t), at(t-edge, t), at(f, f+edge))
	for _, ends := range [][2]vg.Point{{at(f+edge, f), at(t, t-edge)}, {at(f, f+edge), at(t-edge, t)}} {
		c.Line(line(Middle, 0.7), ends[0], ends[1])
	}
}

// cutRows is how many rows the labels of the cut-offs need under the axis.
func (s *scatter) cutRows(side vg.Length) int {
	rows := 0
	for _, r := range s.cutPlaces(Scale{From: s.From, To: s.To, B: side}) {
		rows = max(rows, r.row+1)
	}
	return rows
}

type cutPlace struct {
	at  vg.Length // middle of its label
	row int
}

// cutPlaces puts labels under their lines, in further rows where they would meet.
func (s *scatter) cutPlaces(x Scale) []cutPlace {
	var out []cutPlace
	var ends []vg.Length // of each row so far
	for _, cut := range s.sortedCuts() {
		w := textWidth(cut.Label, Label)
		at := max(x.A+w/2-10, min(x.B-w/2+10, x.At(cut.At)))
		row := 0
		for row < len(ends) && at-w/2 < ends[row]+6 {
			row++
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row] = at + w/2
		out = append(out, cutPlace{at, row})
	}
	return out
}

func (s *scatter) sortedCuts() []Cutoff {
	out := slices.Clone(s.Cutoffs)
	slices.SortStableFunc(out, func(a, b Cutoff) int { return int(math.Copysign(1, a.At-b.At)) })
	return out
}

// cutoffs draws the dashed lines on both axes, and names them under the level one.
func (s *scatter) cutoffs(c *Canvas, square vg.Rectangle, x, y Scale) {
	places := s.cutPlaces(x)
	for i, cut := range s.sortedCuts() {
		dash := line(Ink, 0.9, 4, 2.5)
		c.Line(dash, pt(x.At(cut.At), square.Min.Y), pt(x.At(cut.At), square.Max.Y))
		c.Line(dash, pt(square.Min.X, y.At(cut.At)), pt(square.Max.X, y.At(cut.At)))
		top := square.Min.Y - axisNumbers - scatterLine*vg.Length(places[i].row)
		c.Line(line(Ink, 0.6), pt(x.At(cut.At), square.Min.Y), pt(x.At(cut.At), square.Min.Y-4))
		c.Text(pt(places[i].at, top), cut.Label, Label.Align(Centre, Top))
	}
}

// words names the zones and tells the counts about the cut-off.
func (s *scatter) words(c *Canvas, square vg.Rectangle, x, y Scale, shape scatterShape) {
	switch {
	case s.edge() == 0:
		c.Text(pt(square.Max.X, square.Max.Y+4), "no change", Label.In(Grey).Align(Right, Bottom))
	case !shape.outside:
		s.inside(c, x, y)
	case shape.narrow:
		s.aroundNarrow(c, square, y)
	default:
		s.around(c, square, y)
	}
	if s.Quadrants == nil {
		return
	}
	if shape.narrow {
		s.quadrants(c, pt(c.Area.Min.X, c.Area.Min.Y+shape.foot-10), width(c.Area))
		return
	}
	h := s.quadrantsHeight(shape.column)
	s.quadrants(c, pt(square.Max.X+scatterGap, square.Min.Y+h), shape.column)
}

// told is a zone on one line.
func (one zone) told() string { return one.words + ": " + one.count.Of("pupil", "pupils") }

// inside names the zones where they are, on a square without points.
func (s *scatter) inside(c *Canvas, x, y Scale) {
	edge, zones := s.edge(), s.ascending()
	third := (s.To - s.From - edge) / 3
	label := func(at vg.Point, one zone) {
		c.Text(at, one.words, Label.Strong().Align(Centre, Bottom).On(one.Tint))
		c.Text(pt(at.X, at.Y-4), one.count.Of("pupil", "pupils"), Label.Align(Centre, Top).On(one.Tint))
	}
	label(pt(x.At(s.To-third), y.At(s.From+third)), zones[0])
	label(pt(x.At(s.From+third), y.At(s.To-third)), zones[2])
	style := Label.Align(Centre, Middling).On(zones[1].Tint)
	style.Turn = 45
	aside := edge * 0.5 // from the line of no change, towards the middle of the lower half
	middle := (s.From + s.To) / 2
	c.Text(pt(x.At(middle+aside/2), y.At(middle-aside/2)), zones[1].told(), style)
}

// around names the zones beside the edges of the square that they reach: the upper
// one over it, the others right of it.
func (s *scatter) around(c *Canvas, square vg.Rectangle, y Scale) {
	zones := s.ascending()
	by := ", by " + s.Zones.words()
	over := c.Text(pt(square.Min.X+2, square.Max.Y+4), zones[2].words, Label.Strong().Align(Left, Bottom))
	c.Text(pt(over.Max.X+4, square.Max.Y+4), zones[2].count.Of("pupil", "pupils")+by, Label.Align(Left, Bottom))
	beside := func(top vg.Length, one zone, more string) vg.Rectangle {
		box := c.Text(pt(square.Max.X+scatterGap, top), one.words, Label.Strong().Wrap(scatterColumn, 2))
		return c.Text(pt(box.Min.X, box.Min.Y-3), one.count.Of("pupil", "pupils")+more, Label.Wrap(scatterColumn, 2))
	}
	box := beside(square.Max.Y, zones[1], ", within "+s.within())
	lowest := square.Min.Y + 3*scatterLine // of what lies under it
	if s.Quadrants != nil {
		lowest += s.quadrantsHeight(scatterColumn) + 10
	}
	beside(max(lowest, min(y.At(s.To-s.edge())-20, box.Min.Y-16)), zones[0], by)
}

// within is how wide the band is, in words.
func (s *scatter) within() string {
	if s.Points > 0 {
		return Count{N: s.Points - 1}.Of("point", "points")
	}
	return number(s.Limit, 1) + " points"
}

// aroundNarrow does the same on half a page: two lines over the square, and one
// turned down its right edge.
func (s *scatter) aroundNarrow(c *Canvas, square vg.Rectangle, y Scale) {
	zones := s.ascending()
	c.Text(pt(square.Min.X+2, square.Max.Y+4), zones[2].told(), Label.Strong().Align(Left, Bottom))
	c.Text(pt(square.Max.X, square.Max.Y+4+scatterLine), zones[1].told(), Label.Strong().Align(Right, Bottom))
	style := Label.Strong().Align(Centre, Bottom)
	style.Turn = -90
	half := textWidth(zones[0].told(), style) / 2
	middle := max((square.Min.Y+y.At(s.To-s.edge()))/2, square.Min.Y+half)
	c.Text(pt(square.Max.X+4, middle), zones[0].told(), style)
}

// quadrants lists the counts about the cut-off from a corner down.
func (s *scatter) quadrants(c *Canvas, at vg.Point, full vg.Length) {
	box := c.Text(at, s.quadrantsName(), Label.Strong().Wrap(full, 2))
	y := box.Min.Y - 4
	for i, words := range s.Quadrants.words(s.cut()) {
		c.Text(pt(at.X+full, y), s.Quadrants.counts()[i].String(), Label.Align(Right, Top))
		box = c.Text(pt(at.X, y), words, Label.Wrap(full-28, 2))
		y = box.Min.Y - 3
	}
}

func (s *scatter) quadrantsName() string {
	return "Pupils either side of " + s.cut()
}

func (s *scatter) quadrantsHeight(full vg.Length) vg.Length {
	h := textHeight(s.quadrantsName(), Label.Strong().Wrap(full, 2)) + 4
	for i, words := range s.Quadrants.words(s.cut()) {
		if i > 0 {
			h += 3
		}
		h += textHeight(words, Label.Wrap(full-28, 2))
	}
	return h
}
