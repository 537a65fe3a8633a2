package charts

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

func corners(r vg.Rectangle) []vg.Point {
	return []vg.Point{r.Min, {X: r.Max.X, Y: r.Min.Y}, r.Max, {X: r.Min.X, Y: r.Max.Y}}
}

func rect(x0, y0, x1, y1 vg.Length) vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: min(x0, x1), Y: min(y0, y1)}, Max: vg.Point{X: max(x0, x1), Y: max(y0, y1)},
	}
}

func pt(x, y vg.Length) vg.Point { return vg.Point{X: x, Y: y} }

func width(r vg.Rectangle) vg.Length  { return r.Max.X - r.Min.X }
func height(r vg.Rectangle) vg.Length { return r.Max.Y - r.Min.Y }

func centre(r vg.Rectangle) vg.Point {
	return vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: (r.Min.Y + r.Max.Y) / 2}
}

// top is the middle of a box's upper side.
func top(r vg.Rectangle) vg.Point { return vg.Point{X: (r.Min.X + r.Max.X) / 2, Y: r.Max.Y} }

func grow(r vg.Rectangle, by vg.Length) vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: r.Min.X - by, Y: r.Min.Y - by}, Max: vg.Point{X: r.Max.X + by, Y: r.Max.Y + by},
	}
}

func union(a, b vg.Rectangle) vg.Rectangle {
	return rect(min(a.Min.X, b.Min.X), min(a.Min.Y, b.Min.Y), max(a.Max.X, b.Max.X), max(a.Max.Y, b.Max.Y))
}

// overlap says whether two boxes share more than a sliver of so many points.
func overlap(a, b vg.Rectangle, sliver vg.Length) bool {
	return min(a.Max.X, b.Max.X)-max(a.Min.X, b.Min.X) > sliver &&
		min(a.Max.Y, b.Max.Y)-max(a.Min.Y, b.Min.Y) > sliver
}

// Overlaps says whether two texts, turned or not, share more than a sliver: whether
// no line parallel to a side of either parts them.
func (t Text) Overlaps(other Text, sliver vg.Length) bool {
	for _, side := range [][2]vg.Point{
		{t.Corners[0], t.Corners[1]}, {t.Corners[1], t.Corners[2]},
		{other.Corners[0], other.Corners[1]}, {other.Corners[1], other.Corners[2]},
	} {
		along := side[1].Sub(side[0])
		length := vg.Length(math.Hypot(float64(along.X), float64(along.Y)))
		if length == 0 {
			return false
		}
		along = along.Scale(1 / length)
		low, high := shadow(t.Corners, along)
		otherLow, otherHigh := shadow(other.Corners, along)
		if min(high, otherHigh)-max(low, otherLow) <= sliver {
			return false
		}
	}
	return true
}

// shadow is where corners fall on a line of a direction.
func shadow(corners [4]vg.Point, along vg.Point) (low, high vg.Length) {
	low, high = corners[0].Dot(along), corners[0].Dot(along)
	for _, p := range corners[1:] {
		low, high = min(low, p.Dot(along)), max(high, p.Dot(along))
	}
	return low, high
}

// within says whether a box lies in another, but for a sliver.
func within(inner, outer vg.Rectangle, sliver vg.Length) bool {
	return inner.Min.X >= outer.Min.X-sliver && inner.Min.Y >= outer.Min.Y-sliver &&
		inner.Max.X <= outer.Max.X+sliver && inner.Max.Y <= outer.Max.Y+sliver
}

// cutTop takes a strip off a box; cutLeft and cutRight likewise.
func cutTop(r vg.Rectangle, h vg.Length) (strip, rest vg.Rectangle) {
	strip, rest = r, r
	strip.Min.Y, rest.Max.Y = r.Max.Y-h, r.Max.Y-h
	return strip, rest
}

func cutLeft(r vg.Rectangle, w vg.Length) (strip, rest vg.Rectangle) {
	strip, rest = r, r
	strip.Max.X, rest.Min.X = r.Min.X+w, r.Min.X+w
	return strip, rest
}

func cutRight(r vg.Rectangle, w vg.Length) (strip, rest vg.Rectangle) {
	strip, rest = r, r
	strip.Min.X, rest.Max.X = r.Max.X-w, r.Max.X-w
	return strip, rest
}

// turn gives the corners of a box that was turned about the origin by degrees and
// then moved, and the box round them.
func turn(r vg.Rectangle, by vg.Point, degrees float64) (out vg.Rectangle, turned [4]vg.Point) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	for i, p := range corners(r) {
		q := vg.Point{
			X: by.X + p.X*vg.Length(cos) - p.Y*vg.Length(sin),
			Y: by.Y + p.X*vg.Length(sin) + p.Y*vg.Length(cos),
		}
		turned[i] = q
		if i == 0 {
			out = vg.Rectangle{Min: q, Max: q}
		}
		out = union(out, vg.Rectangle{Min: q, Max: q})
	}
	return out, turned
}

// Hatch is a pattern of parallel lines.
type Hatch struct {
	Angle float64   // of the lines, in degrees against the clock from level
	Gap   vg.Length // from line to line; 0 for no pattern
	Cross bool      // lines the other way as well
}

// Hatch fills a polygon with a pattern of lines. The lines of neighbouring areas
// with the same pattern meet.
func (c *Canvas) Hatch(h Hatch, s Stroke, points ...vg.Point) {
	if h.Gap <= 0 || len(points) < 3 {
		return
	}
	for _, p := range points {
		if _, ok := c.at(p); !ok {
			return
		}
	}
	path := hatchPath(h, points)
	if h.Cross {
		path = append(path, hatchPath(Hatch{Angle: h.Angle + 90, Gap: h.Gap}, points)...)
	}
	if len(path) > 0 {
		c.stroke(path, s)
	}
}

// HatchRect fills a rectangle with a pattern of lines.
func (c *Canvas) HatchRect(r vg.Rectangle, h Hatch, s Stroke) { c.Hatch(h, s, corners(r)...) }

// hatchPath is the pieces of the pattern's lines inside a polygon. A line is all
// points with the same distance d along its normal.
func hatchPath(h Hatch, points []vg.Point) vg.Path {
	sin, cos := math.Sincos(h.Angle * math.Pi / 180)
	distance := func(p vg.Point) float64 { return float64(p.Y)*cos - float64(p.X)*sin }
	along := func(p vg.Point) float64 { return float64(p.X)*cos + float64(p.Y)*sin }
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range points {
		low, high = min(low, distance(p)), max(high, distance(p))
	}
	var path vg.Path
	gap := float64(h.Gap)
	for d := math.Ceil(low/gap) * gap; d < high; d += gap {
		var cuts []float64
		for i, p := range points {
			q := points[(i+1)%len(points)]
			a, b := distance(p), distance(q)
			if (a <= d) != (b <= d) {
				t := (d - a) / (b - a)
				cuts = append(cuts, along(p)+t*(along(q)-along(p)))
			}
		}
		slices.Sort(cuts)
		for i := 0; i+1 < len(cuts); i += 2 {
			for j, u := range cuts[i : i+2] {
				p := vg.Point{X: round2(vg.Length(u*cos - d*sin)), Y: round2(vg.Length(u*sin + d*cos))}
				if j == 0 {
					path.Move(p)
				} else {
					path.Line(p)
				}
			}
		}
	}
	return path
}

// Mark is the shape of a point.
type Mark uint8

const (
	Dot Mark = iota
	Ring
	Square
	Diamond
	Triangle
	Cross
)

// Mark draws a point of a shape and a radius. A ring is white inside.
func (c *Canvas) Mark(m Mark, at vg.Point, radius vg.Length, colour color.Color) {
	r := radius
	switch m {
	case Dot:
		c.Circle(at, r, colour, Stroke{})
	case Ring:
		c.Circle(at, r-0.6, White, line(colour, 1.2))
	case Square:
		c.Rect(grow(vg.Rectangle{Min: at, Max: at}, r*0.9), colour, Stroke{})
	case Diamond:
		c.Polygon(colour, Stroke{}, pt(at.X-r, at.Y), pt(at.X, at.Y+r), pt(at.X+r, at.Y), pt(at.X, at.Y-r))
	case Triangle:
		c.Polygon(colour, Stroke{}, pt(at.X-r, at.Y-r*0.8), pt(at.X+r, at.Y-r*0.8), pt(at.X, at.Y+r))
	case Cross:
		s := line(colour, 1.4)
		c.Line(s, pt(at.X-r, at.Y-r), pt(at.X+r, at.Y+r))
		c.Line(s, pt(at.X-r, at.Y+r), pt(at.X+r, at.Y-r))
	}
}
