package charts

import "gonum.org/v1/plot/vg"

// draw draws the plan into a canvas's area.
func (p *flowPlan) draw(c *Canvas) {
	for i := range p.stages {
		if i > 0 {
			x := centre(p.stages[i].Rectangle).X
			p.arrow(c, pt(x, p.stages[i-1].Max.Y), pt(x, p.stages[i].Min.Y))
		}
	}
	spine, side := p.columns()
	for i := range p.sides {
		box := &p.sides[i]
		if box.branch {
			c.Line(line(Middle, 0.8, 2.5, 2), p.at(c, pt(spine, box.anchor)), p.at(c, pt(side, box.anchor)))
		} else {
			p.arrow(c, pt(spine/2, box.anchor), pt(side, box.anchor))
		}
	}
	for i := range p.stages {
		p.box(c, &p.stages[i], Stroke{Colour: Ink, Width: 0.9})
	}
	for i := range p.sides {
		stroke := line(Middle, 0.7)
		if p.sides[i].branch {
			stroke.Dashes = []vg.Length{2.5, 2}
		}
		p.box(c, &p.sides[i], stroke)
	}
	if len(p.flags.texts) > 0 {
		y := p.flags.Min.Y - 1
		c.Line(line(Pale, 0.7), p.at(c, pt(0, y)), p.at(c, pt(p.width, y)))
		p.box(c, &p.flags, Stroke{})
	}
}

// at is a point of the plan on the canvas.
func (p *flowPlan) at(c *Canvas, q vg.Point) vg.Point {
	return pt(c.Area.Min.X+q.X, c.Area.Max.Y-q.Y)
}

func (p *flowPlan) box(c *Canvas, box *flowBox, s Stroke) {
	if s.Width > 0 {
		c.Polygon(White, s, corners(vg.Rectangle{Min: p.at(c, pt(box.Min.X, box.Max.Y)), Max: p.at(c, pt(box.Max.X, box.Min.Y))})...)
	}
	for _, t := range box.texts {
		c.Text(p.at(c, box.Min.Add(t.at)), t.text, t.style)
	}
}

// arrow draws a level or upright line with a head.
func (p *flowPlan) arrow(c *Canvas, from, to vg.Point) {
	const long, wide = 4.5, 2.2
	a, b := p.at(c, from), p.at(c, to)
	c.Line(line(Ink, 0.8), a, b)
	if a.X == b.X {
		c.Polygon(Ink, Stroke{}, b, pt(b.X-wide, b.Y+long), pt(b.X+wide, b.Y+long))
		return
	}
	c.Polygon(Ink, Stroke{}, b, pt(b.X-long, b.Y+wide), pt(b.X-long, b.Y-wide))
}
