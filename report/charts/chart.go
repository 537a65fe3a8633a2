package charts

import (
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
)

const (
	FullWidth = 17 * vg.Centimeter  // the text of an A4 page
	HalfWidth = 8.2 * vg.Centimeter // two charts side by side on it

	// pageHeight is the most height that an A4 page with its margins leaves a chart
	// with its title and foot.
	pageHeight = 24 * vg.Centimeter
)

// Frame is what stands around every drawing.
type Frame struct {
	ID       string // stable name, such as F04: the start of the element ids in SVG
	Title    string // a sentence, without a full stop
	Subtitle string // population, informant, n, units
	// Description is the text alternative: what is to be seen, in two or three
	// sentences with the numbers. When it is empty the chart describes itself from
	// the data it draws.
	Description string
	Source      string // small print at the foot
}

// Chart is a drawing, with words for who does not see it.
type Chart struct {
	Frame
	Width, Height vg.Length // full size, in points

	height func(width vg.Length) vg.Length
	draw   func(c *Canvas)
}

// hiddenNote is added to the foot of a chart with a hidden value.
const hiddenNote = "c: not shown, so that no pupil can be recognised"

// newChart lays a drawing out at full width. Height gives the height that the
// drawing below the title needs at a width, and draw draws it into the canvas's
// Area, which has just that size. Both depend on nothing but what they are given
// and the data they close over; draw runs once for each output.
func newChart(f Frame, hidden bool, height func(width vg.Length) vg.Length, draw func(*Canvas)) (*Chart, error) {
	if strings.TrimSpace(f.Title) == "" {
		return nil, fmt.Errorf("chart %s has no title", f.ID)
	}
	if hidden {
		f.Source = joinSentences(f.Source, hiddenNote)
	}
	c := &Chart{Frame: f, height: height, draw: draw}
	return c.At(FullWidth), nil
}

// At lays the chart out again at another width: the letters stay as large as they
// are, and the drawing is given other proportions, fewer ticks, shorter labels.
func (c *Chart) At(width vg.Length) *Chart {
	out := *c
	out.Width = width
	out.Height = round2(out.headHeight() + c.height(width-2*margin) + out.footHeight())
	return &out
}

// Half lays the chart out again at half the width of a page.
func (c *Chart) Half() *Chart { return c.At(HalfWidth) }

// Texts are all texts of the chart with the boxes they stand in, in points from the
// bottom left corner, in the order they are drawn.
func (c *Chart) Texts() []Text {
	canvas := c.paint(nowhere{})
	return canvas.texts
}

func (c *Chart) titleStyle() TextStyle {
	s := Title
	if c.Width < narrow {
		s.Size = 10
	}
	s.Width = c.Width - 2*margin
	return s
}

func (c *Chart) subtitleStyle() TextStyle {
	s := Label.In(Grey)
	s.Width = c.Width - 2*margin
	return s
}

func (c *Chart) sourceStyle() TextStyle {
	s := Small.In(Grey)
	s.Width = c.Width - 2*margin
	return s
}

func (c *Chart) headHeight() vg.Length {
	h := margin + textHeight(c.Title, c.titleStyle())
	if c.Subtitle != "" {
		h += 3 + textHeight(c.Subtitle, c.subtitleStyle())
	}
	return h + 8
}

func (c *Chart) footHeight() vg.Length {
	if c.Source == "" {
		return margin
	}
	return 7 + textHeight(c.Source, c.sourceStyle()) + margin
}

// paint draws the whole chart: title, drawing, foot.
func (c *Chart) paint(to drawer) *Canvas {
	page := vg.Rectangle{Max: vg.Point{X: c.Width, Y: c.Height}}
	canvas := newCanvas(to, page)
	at := vg.Point{X: margin, Y: c.Height - margin}
	box := canvas.Text(at, c.Title, c.titleStyle())
	if c.Subtitle != "" {
		at.Y = box.Min.Y - 3
		canvas.Text(at, c.Subtitle, c.subtitleStyle())
	}
	if c.Source != "" {
		style := c.sourceStyle()
		style.Y = Bottom
		canvas.Text(vg.Point{X: margin, Y: margin}, c.Source, style)
	}
	canvas.Area = vg.Rectangle{
		Min: vg.Point{X: margin, Y: c.footHeight()},
		Max: vg.Point{X: c.Width - margin, Y: c.Height - c.headHeight()},
	}
	c.draw(canvas)
	return canvas
}

// joinSentences puts a full stop between two texts, neither of which has to end
// with one.
func joinSentences(a, b string) string {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	switch {
	case a == "":
		return b
	case b == "":
		return a
	case strings.HasSuffix(a, "."):
		return a + " " + b
	}
	return a + ". " + b
}
