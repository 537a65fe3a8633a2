package charts

import (
	"errors"
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// drawer is what a canvas draws to: gonum's SVG, its bitmap, or nothing.
type drawer = vg.Canvas

// Canvas draws a chart. Lengths are points; y grows upwards. Coordinates are
// rounded to a hundredth of a point, the same for every output. A coordinate that is
// no number is not drawn but makes the writing of the chart fail.
type Canvas struct {
	Area  vg.Rectangle // where the drawing belongs
	Page  vg.Rectangle // the whole chart
	out   draw.Canvas
	texts []Text
	err   error
}

var errCoordinate = errors.New("a coordinate is not a number")

func newCanvas(to drawer, page vg.Rectangle) *Canvas {
	return &Canvas{Area: page, Page: page, out: draw.Canvas{Canvas: to, Rectangle: page}}
}

// Narrow says whether the chart is laid out for half a page.
func (c *Canvas) Narrow() bool { return c.Page.Max.X < narrow }

// isNarrow says so of the width between a chart's margins.
func isNarrow(inner vg.Length) bool { return inner+2*margin < narrow }

// Stroke is how a line is drawn. Its zero value draws none.
type Stroke struct {
	Colour color.Color
	Width  vg.Length
	Dashes []vg.Length
}

// line gives a stroke that is solid, or dashed when dashes are given.
func line(colour color.Color, width vg.Length, dashes ...vg.Length) Stroke {
	return Stroke{Colour: colour, Width: width, Dashes: dashes}
}

func round2(x vg.Length) vg.Length { return vg.Length(math.Round(float64(x)*100) / 100) }

// at rounds a point, and says whether it is one.
func (c *Canvas) at(p vg.Point) (vg.Point, bool) {
	if sum := float64(p.X) + float64(p.Y); math.IsNaN(sum) || math.IsInf(sum, 0) {
		c.err = errCoordinate
		return vg.Point{}, false
	}
	return vg.Point{X: round2(p.X), Y: round2(p.Y)}, true
}

// path joins points by straight lines; ok is false when one is no point.
func (c *Canvas) path(points []vg.Point, closed bool) (path vg.Path, ok bool) {
	for i, p := range points {
		q, ok := c.at(p)
		if !ok {
			return nil, false
		}
		if i == 0 {
			path.Move(q)
		} else {
			path.Line(q)
		}
	}
	if closed && len(points) > 0 {
		path.Close()
	}
	return path, len(points) > 1
}

func (c *Canvas) stroke(path vg.Path, s Stroke) {
	if s.Width <= 0 || s.Colour == nil {
		return
	}
	c.out.SetLineStyle(draw.LineStyle{Color: s.Colour, Width: s.Width, Dashes: s.Dashes})
	c.out.Stroke(path)
}

func (c *Canvas) fill(path vg.Path, colour color.Color) {
	if colour == nil {
		return
	}
	c.out.SetColor(colour)
	c.out.Fill(path)
}

// Line draws a line through points.
func (c *Canvas) Line(s Stroke, points ...vg.Point) {
	if path, ok := c.path(points, false); ok {
		c.stroke(path, s)
	}
}

// Polygon fills an area (nil for not) and draws its outline.
func (c *Canvas) Polygon(fill color.Color, s Stroke, points ...vg.Point) {
	if path, ok := c.path(points, true); ok {
		c.fill(path, fill)
		c.stroke(path, s)
	}
}

// Rect fills a rectangle (nil for not) and draws its outline.
func (c *Canvas) Rect(r vg.Rectangle, fill color.Color, s Stroke) {
	c.Polygon(fill, s, corners(r)...)
}

// Circle fills a circle (nil for not) and draws its outline.
func (c *Canvas) Circle(centre vg.Point, radius vg.Length, fill color.Color, s Stroke) {
	p, ok := c.at(centre)
	if _, fine := c.at(vg.Point{X: radius}); !ok || !fine {
		return
	}
	radius = round2(radius)
	var path vg.Path
	path.Move(vg.Point{X: p.X + radius, Y: p.Y})
	path.Arc(p, radius, 0, 2*math.Pi)
	path.Close()
	c.fill(path, fill)
	c.stroke(path, s)
}

// Curve fills an area whose outline is made of lines and curves.
func (c *Canvas) Curve(path vg.Path, fill color.Color, s Stroke) {
	rounded := make(vg.Path, len(path))
	for i, comp := range path {
		ok := true
		if comp.Type != vg.CloseComp {
			comp.Pos, ok = c.at(comp.Pos)
		}
		control := make([]vg.Point, len(comp.Control))
		for j, p := range comp.Control {
			var fine bool
			control[j], fine = c.at(p)
			ok = ok && fine
		}
		if !ok {
			return
		}
		comp.Control = control
		rounded[i] = comp
	}
	c.fill(rounded, fill)
	c.stroke(rounded, s)
}

// Text draws a text at a point and gives the box it stands in.
func (c *Canvas) Text(at vg.Point, text string, s TextStyle) vg.Rectangle {
	at, ok := c.at(at)
	set := lines(text, s)
	if !ok || len(set) == 0 {
		return vg.Rectangle{Min: at, Max: at}
	}
	height := linesHeight(len(set), s)
	top := height * vg.Length(s.Y) / 2 // of the first line, over the point
	boxes := make([]vg.Rectangle, len(set))
	all := vg.Rectangle{Min: at, Max: at}
	for i, line := range set {
		w := textWidth(line, s)
		left := -w * vg.Length(s.X) / 2
		first := top - s.Size*vg.Length(leading*float64(i))
		boxes[i] = vg.Rectangle{
			Min: vg.Point{X: left, Y: first - s.Size*(ascent+descent)},
			Max: vg.Point{X: left + w, Y: first},
		}
		turned, corners := turn(boxes[i], at, s.Turn)
		c.texts = append(c.texts, Text{Text: line, Box: turned, Corners: corners})
		if i == 0 {
			all = turned
		} else {
			all = union(all, turned)
		}
		if s.Halo != nil {
			_, corners = turn(grow(boxes[i], 1.5), at, s.Turn)
			c.Polygon(s.Halo, Stroke{}, corners[:]...)
		}
	}
	c.setLines(at, set, boxes, s)
	return all
}

// setLines draws lines of text in boxes that are given relative to a point.
func (c *Canvas) setLines(at vg.Point, set []string, boxes []vg.Rectangle, s TextStyle) {
	face := s.face()
	c.out.SetColor(s.Colour)
	sin, cos := math.Sincos(s.Turn * math.Pi / 180)
	origin := at
	if s.Turn != 0 {
		c.out.Push()
		defer c.out.Pop()
		c.out.Rotate(s.Turn * math.Pi / 180)
		origin = vg.Point{
			X: at.X*vg.Length(cos) + at.Y*vg.Length(sin),
			Y: at.Y*vg.Length(cos) - at.X*vg.Length(sin),
		}
	}
	for i, line := range set {
		base := vg.Point{X: origin.X + boxes[i].Min.X, Y: origin.Y + boxes[i].Min.Y + s.Size*descent}
		c.out.FillString(face, vg.Point{X: round2(base.X), Y: round2(base.Y)}, line)
	}
}

// nowhere is a drawer that draws nothing, to learn a layout.
type nowhere struct{}

func (nowhere) SetLineWidth(vg.Length)                 {}
func (nowhere) SetLineDash([]vg.Length, vg.Length)     {}
func (nowhere) SetColor(color.Color)                   {}
func (nowhere) Rotate(float64)                         {}
func (nowhere) Translate(vg.Point)                     {}
func (nowhere) Scale(x, y float64)                     {}
func (nowhere) Push()                                  {}
func (nowhere) Pop()                                   {}
func (nowhere) Stroke(vg.Path)                         {}
func (nowhere) Fill(vg.Path)                           {}
func (nowhere) FillString(font.Face, vg.Point, string) {}
func (nowhere) DrawImage(vg.Rectangle, image.Image)    {}
