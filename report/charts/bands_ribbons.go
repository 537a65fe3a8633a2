package charts

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
)

// bandRibbons are the bars and ribbons of moves of which every count is known.
type bandRibbons struct {
	*BandMovesData
	legend []legendItem
}

func (d *BandMovesData) ribbons() *bandRibbons {
	better, same, worse, _ := d.moved(&marks{})
	return &bandRibbons{d, moveLegend([]string{thousands(better), thousands(same), thousands(worse)})}
}

// bandPlan is where things are at a width.
type bandPlan struct {
	label  vg.Length // width of the labels on either side
	leader vg.Length // from a bar to its labels
	bar    vg.Length
	high   vg.Length // of the bars
}

const bandHead = vg.Length(15) // over the bars

func (r *bandRibbons) plan(width vg.Length) bandPlan {
	p := bandPlan{leader: 10, bar: 26, high: 230}
	share := vg.Length(0.26)
	if width < narrow {
		p.leader, p.bar, share = 7, 12, 0.23
	}
	for i, name := range r.Bands {
		p.label = max(p.label, textWidth(clean(name), Small), r.first(i).width(), r.last(i).width())
	}
	p.label = min(p.label, width*share)
	p.high = max(p.high, r.labelsHeight(p))
	return p
}

// bandLabel is the words beside a band: its name, and how many.
type bandLabel struct{ name, count string }

func (r *bandRibbons) first(i int) bandLabel {
	return bandLabel{r.Bands[i], withShare(r.First[i].N, r.First[i].Percent)}
}

func (r *bandRibbons) last(i int) bandLabel {
	return bandLabel{r.Bands[i], withShare(r.Last[i].N, r.Last[i].Percent)}
}

func (b bandLabel) width() vg.Length { return textWidth(b.count, Small.Strong()) }

const bandLabelApart = 6

// height is that of both texts, with some room.
func (b bandLabel) height(width vg.Length) vg.Length {
	return textHeight(b.name, Small.Wrap(width, 3)) + textHeight(b.count, Small.Strong().Wrap(width, 2)) + 2 + bandLabelApart
}

// labelsHeight is the height that the labels of the fuller side need.
func (r *bandRibbons) labelsHeight(p bandPlan) vg.Length {
	left, right := vg.Length(0), vg.Length(0)
	for i := range r.Bands {
		left += r.first(i).height(p.label)
		right += r.last(i).height(p.label)
	}
	return max(left, right)
}

func (r *bandRibbons) height(width vg.Length) vg.Length {
	_, legend := legendPlace(r.legend, width)
	return bandHead + r.plan(width).high + legendAbove + legend
}

func (r *bandRibbons) draw(c *Canvas) {
	p := r.plan(width(c.Area))
	top := c.Area.Max.Y - bandHead
	left := rect(c.Area.Min.X+p.label+p.leader, top-p.high, c.Area.Min.X+p.label+p.leader+p.bar, top)
	right := rect(c.Area.Max.X-p.label-p.leader-p.bar, top-p.high, c.Area.Max.X-p.label-p.leader, top)
	head := Label.Strong().Align(Centre, Bottom)
	c.Text(pt(centre(left).X, top+4), r.Before, head)
	c.Text(pt(centre(right).X, top+4), r.After, head)

	ends := r.ends(left, right)
	r.drawRibbons(c, ends, left.Max.X, right.Min.X)
	r.bars(c, left, r.First)
	r.bars(c, right, r.Last)
	r.labels(c, left, p, true)
	r.labels(c, right, p, false)
	r.counts(c, ends, left)
	_, below := cutTop(c.Area, bandHead+p.high+legendAbove)
	c.legend(below, r.legend)
}

// segments are the heights at which each band begins and ends, from the top.
func (r *bandRibbons) segments(bar vg.Rectangle, bands []BandShare) [][2]vg.Length {
	unit := height(bar) / vg.Length(r.N.N)
	y := bar.Max.Y
	out := make([][2]vg.Length, len(bands))
	for i, b := range bands {
		out[i] = [2]vg.Length{y, y - unit*vg.Length(b.N.N)}
		y = out[i][1]
	}
	return out
}

func (r *bandRibbons) bars(c *Canvas, bar vg.Rectangle, bands []BandShare) {
	for i, s := range r.segments(bar, bands) {
		if bands[i].N.N > 0 {
			c.area(rect(bar.Min.X, s[1], bar.Max.X, s[0]), bandLook(i, len(bands)))
		}
	}
}

// bandLook is how a band is drawn: darker, and with another pattern, the worse it is.
func bandLook(i, n int) areaLook {
	level := uint8(240 - 176*i/(n-1)) // #F0F0F0 (L* 95) to #404040 (27)
	look := areaLook{fill: rgb(level, level, level), edge: line(Ink, 0.6)}
	if i > 0 && i < n-1 {
		look.hatch, look.lines = Hatch{Angle: 90 * float64(i%2), Gap: 3.5}, line(Ink, 0.4)
	}
	return look
}

// labels writes name and count of each band beside its part of the bar.
func (r *bandRibbons) labels(c *Canvas, bar vg.Rectangle, p bandPlan, left bool) {
	bands, label := r.Last, r.last
	edge, far, align := bar.Max.X, bar.Max.X+p.leader, Left
	if left {
		bands, label = r.First, r.first
		edge, far, align = bar.Min.X, bar.Min.X-p.leader, Right
	}
	segments := r.segments(bar, bands)
	n := len(segments)
	places, heights := make([]vg.Length, n), make([]vg.Length, n)
	for i, s := range segments { // spread works upwards
		places[n-1-i] = (s[0] + s[1]) / 2
		heights[n-1-i] = label(i).height(p.label)
	}
	at := spread(places, heights, bar.Min.Y, bar.Max.Y)
	for i := range segments {
		y, text := at[n-1-i], label(i)
		c.Line(line(Middle, 0.5), pt(edge, places[n-1-i]), pt((edge+2*far)/3, y))
		top := y + (heights[n-1-i]-bandLabelApart)/2
		box := c.Text(pt(far, top), text.name, Small.Align(align, Top).Wrap(p.label, 3))
		c.Text(pt(far, box.Min.Y-2), text.count, Small.Strong().Align(align, Top).Wrap(p.label, 2))
	}
}

// ribbonEnd is where a ribbon is fastened to a bar.
type ribbon struct {
	from, to    int // bands
	n           int
	left, right [2]vg.Length // top and bottom at either bar
}

// ends fastens the ribbons: at each band in the order of the bands at the other side,
// so that those of one band do not cross.
func (r *bandRibbons) ends(left, right vg.Rectangle) []ribbon {
	unit := height(left) / vg.Length(r.N.N)
	at := func(bar vg.Rectangle, bands []BandShare) []vg.Length {
		var out []vg.Length
		for _, s := range r.segments(bar, bands) {
			out = append(out, s[0])
		}
		return out
	}
	from, to := at(left, r.First), at(right, r.Last)
	var out []ribbon
	for i := range r.Bands {
		for k := range r.Bands {
			if n := r.Moves[i][k].N; n > 0 {
				thick := unit * vg.Length(n)
				out = append(out, ribbon{i, k, n, [2]vg.Length{from[i], from[i] - thick}, [2]vg.Length{to[k], to[k] - thick}})
				from[i] -= thick
				to[k] -= thick
			}
		}
	}
	return out
}

// drawRibbons draws the thick ones first, so that they hide none.
func (r *bandRibbons) drawRibbons(c *Canvas, ribbons []ribbon, left, right vg.Length) {
	order := make([]int, 0, len(ribbons))
	for n := r.N.N; len(order) < len(ribbons); { // from the thickest down
		next := 0
		for i, one := range ribbons {
			if one.n == n {
				order = append(order, i)
			} else if one.n < n {
				next = max(next, one.n)
			}
		}
		n = next
	}
	for _, i := range order {
		one := ribbons[i]
		look := moveLook(one.to - one.from)
		shape := one.shape(left, right)
		c.Polygon(look.fill, Stroke{}, shape...)
		c.Hatch(look.hatch, look.lines, shape...)
		c.Polygon(nil, line(edgeOf(one), 0.5), shape...)
	}
}

func edgeOf(one ribbon) color.Color {
	switch {
	case one.to < one.from:
		return Better.Fill
	case one.to > one.from:
		return Worse.Fill
	}
	return Same.Fill
}

// shape is the outline of a ribbon, which leaves and reaches the bars level.
func (one ribbon) shape(left, right vg.Length) []vg.Point {
	const steps = 24
	points := make([]vg.Point, 2*steps+2)
	for i := range steps + 1 {
		t := float64(i) / steps
		s := vg.Length((1 - math.Cos(math.Pi*t)) / 2)
		x := left + (right-left)*vg.Length(t)
		points[i] = pt(x, one.left[0]+(one.right[0]-one.left[0])*s)
		points[2*steps+1-i] = pt(x, one.left[1]+(one.right[1]-one.left[1])*s)
	}
	return points
}

// counts writes how many each ribbon is, where it leaves the first bar.
func (r *bandRibbons) counts(c *Canvas, ribbons []ribbon, bar vg.Rectangle) {
	n := len(ribbons)
	places, heights := make([]vg.Length, n), make([]vg.Length, n)
	for i, one := range ribbons {
		places[n-1-i] = (one.left[0] + one.left[1]) / 2
		heights[n-1-i] = Small.Size * 1.15
	}
	at := spread(places, heights, bar.Min.Y-4, bar.Max.Y+4)
	for i, one := range ribbons {
		wanted, y := places[n-1-i], at[n-1-i]
		if math.Abs(float64(wanted-y)) > 2 {
			c.Line(line(Ink, 0.5), pt(bar.Max.X, wanted), pt(bar.Max.X+7, y))
		}
		c.Text(pt(bar.Max.X+8, y), thousands(one.n), Small.Align(Left, Middling).On(White))
	}
}
