package charts

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// Scale maps numbers to places on a line.
type Scale struct {
	From, To float64   // numbers at the ends; From < To
	A, B     vg.Length // their places; A may be the greater
}

// At is the place of a number.
func (s Scale) At(v float64) vg.Length {
	return s.A + vg.Length((v-s.From)/(s.To-s.From))*(s.B-s.A)
}

// Clamp is the number, or the nearest end of the scale.
func (s Scale) Clamp(v float64) float64 { return math.Max(s.From, math.Min(s.To, v)) }

// Ticks are round numbers of the scale, so many at most (2 at least).
func (s Scale) Ticks(most int) []float64 { return ticks(s.From, s.To, most) }

// ticks are the multiples of 1, 2, 5 or 10 times a power of ten from one number to
// another, so many at most.
func ticks(from, to float64, most int) []float64 {
	step := tickStep(to-from, most)
	if step == 0 {
		return nil
	}
	var out []float64
	first := math.Ceil(from/step - 1e-9)
	for i := first; i*step <= to+step*1e-9; i++ {
		out = append(out, i*step+0) // + 0 makes minus zero zero
	}
	return out
}

// tickStep is the distance between ticks that divide a span into so many at most.
func tickStep(span float64, most int) float64 {
	if !(span > 0) || math.IsInf(span, 1) {
		return 0
	}
	most = max(most, 2)
	power := math.Pow(10, math.Floor(math.Log10(span/float64(most))))
	for _, m := range []float64{1, 2, 5, 10, 20} {
		if span/(m*power)+1 <= float64(most)+1e-9 {
			return m * power
		}
	}
	return span
}

// symmetric are ticks either side of 0 that reach as far as a number at least, so
// many at most.
func symmetric(reach float64, most int) []float64 {
	step := tickStep(2*reach, max(most, 3))
	if step == 0 {
		return nil
	}
	var out []float64
	n := int(math.Ceil(reach/step - 1e-9))
	for i := -n; i <= n; i++ {
		out = append(out, float64(i)*step)
	}
	return out
}

// about are ticks at 0 and either side of it within an end, so many at most and three at
// least.
func about(end float64, most int) []float64 {
	if !(end > 0) || math.IsInf(end, 1) {
		return nil
	}
	power := math.Pow(10, math.Floor(math.Log10(end)))
	for _, m := range []float64{0.1, 0.2, 0.5, 1, 2, 5, 4} { // from once to ten times the power one fits
		n := int(math.Floor(end/(m*power) + 1e-9))
		if n < 1 || 2*n+1 > max(most, 3) {
			continue
		}
		var out []float64
		for i := -n; i <= n; i++ {
			out = append(out, float64(i)*m*power)
		}
		return out
	}
	return []float64{0}
}

// tickDecimals is how many decimals the labels of ticks need.
func tickDecimals(ticks []float64) int {
	for d := range 6 {
		whole, scale := true, math.Pow(10, float64(d))
		for _, t := range ticks {
			whole = whole && math.Abs(t*scale-math.Round(t*scale)) < 1e-6
		}
		if whole {
			return d
		}
	}
	return 6
}

// tickRoom is how many ticks fit on a length when each needs so much.
func tickRoom(length, each vg.Length) int { return max(2, int(length/each)+1) }

// XAxis draws a level axis below a panel: grid lines through the panel, ticks and
// their numbers, and the axis's name with its unit. It gives the height it took.
func (c *Canvas) XAxis(panel vg.Rectangle, s Scale, ticks []float64, name string) {
	d := tickDecimals(ticks)
	for _, t := range ticks {
		x := s.At(t)
		c.Line(line(Pale, 0.5), pt(x, panel.Min.Y), pt(x, panel.Max.Y))
		c.Line(line(Middle, 0.7), pt(x, panel.Min.Y), pt(x, panel.Min.Y-3))
		c.tickText(pt(x, panel.Min.Y-5), number(t, d))
	}
	c.Line(line(Middle, 0.7), panel.Min, pt(panel.Max.X, panel.Min.Y))
	style := Label.In(Grey).Align(Centre, Top)
	style.Width = width(panel)
	c.Text(pt(centre(panel).X, panel.Min.Y-axisNumbers), name, style)
}

// tickText writes the number of a tick under it; at the end of an axis aside, where it
// would leave the page.
func (c *Canvas) tickText(at vg.Point, text string) {
	half := textWidth(text, Label)/2 + 1
	at.X = max(c.Page.Min.X+half, min(c.Page.Max.X-half, at.X))
	c.Text(at, text, Label.Align(Centre, Top))
}

// axisNumbers is the depth of the ticks and numbers under a panel.
const axisNumbers = vg.Length(18)

// YAxis draws an upright axis left of a panel: grid lines, ticks, numbers. Its name
// belongs above the panel, level, where it can be read.
func (c *Canvas) YAxis(panel vg.Rectangle, s Scale, ticks []float64) {
	d := tickDecimals(ticks)
	for _, t := range ticks {
		y := s.At(t)
		c.Line(line(Pale, 0.5), pt(panel.Min.X, y), pt(panel.Max.X, y))
		c.Line(line(Middle, 0.7), pt(panel.Min.X-3, y), pt(panel.Min.X, y))
		c.Text(pt(panel.Min.X-5, y), number(t, d), Label.Align(Right, Middling))
	}
	c.Line(line(Middle, 0.7), panel.Min, pt(panel.Min.X, panel.Max.Y))
}

// yAxisWidth is the width YAxis needs left of its panel.
func yAxisWidth(ticks []float64) vg.Length {
	var w vg.Length
	d := tickDecimals(ticks)
	for _, t := range ticks {
		w = max(w, textWidth(number(t, d), Label))
	}
	return w + 6
}
