package charts

import (
	"cmp"
	"errors"
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"
)

// HistogramData is the numbers of pupils by how much their score changed.
type HistogramData struct {
	Frame
	Zones
	Unit string // of change: "points"
	// Whole says that changes are whole numbers: a bin from -3 to -1 holds -3, -2 and
	// -1, and is drawn from -3.5 to -0.5. Otherwise a bin holds what is at least From
	// and below To.
	Whole bool
	Bins  []ChangeBin // ascending, not overlapping; there may be gaps between them
}

// ChangeBin is a bin of changes. Bins may be merged, and then differ in width.
type ChangeBin struct {
	From, To float64
	Pupils   Count
}

// bin is a bar: its edges in points, and how many pupils a point of change it has.
type bin struct {
	low, high float64
	count     Count
	density   float64 // 0 when hidden
}

// histogram is a histogram being laid out.
type histogram struct {
	HistogramData
	bins    []bin
	low, to float64 // of the axis of change
	equal   bool    // all bins are as wide as each other
	highest float64 // density of the highest bar; 0 when none is shown
}

// ChangeHistogram draws how many pupils changed by how much (F05), with the zones of
// reliable change. The area of a bar is its number of pupils, so that a merged bin is
// not taken for a peak: where bins differ in width, heights are pupils a point.
func ChangeHistogram(d HistogramData) (*Chart, error) {
	if err := d.Zones.check(); err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	h := histogram{HistogramData: d, equal: true}
	if err := h.fill(); err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	if d.Description == "" {
		h.Description = h.describe()
	}
	var m marks
	d.Zones.marks(&m)
	for _, b := range h.bins {
		m.count(b.count)
	}
	h.Source = m.explain(h.Source)
	return newChart(h.Frame, m.hidden(), h.height, h.draw)
}

// fill turns the data's bins into bars and finds the axes.
func (h *histogram) fill() error {
	if len(h.Bins) == 0 {
		return errors.New("there is no change to show: no pupil has both scores")
	}
	half := 0.0
	if h.Whole {
		half = 0.5
	}
	for i, b := range h.Bins {
		one := bin{low: b.From - half, high: b.To + half, count: b.Pupils}
		if !finite(b.From, b.To) || one.high <= one.low || !b.Pupils.Hidden && b.Pupils.N < 0 {
			return fmt.Errorf("bin %d of the changes is no bin", i+1)
		}
		if i > 0 && one.low < h.bins[i-1].high-1e-9 {
			return fmt.Errorf("bin %d of the changes starts within the one before", i+1)
		}
		h.equal = h.equal && math.Abs(b.To-b.From-(h.Bins[0].To-h.Bins[0].From)) < 1e-9
		h.bins = append(h.bins, one)
	}
	for i := range h.bins {
		b := &h.bins[i]
		if !b.count.Hidden {
			b.density = float64(b.count.N) / (b.high - b.low)
			if h.equal {
				b.density = float64(b.count.N)
			}
			h.highest = max(h.highest, b.density)
		}
	}
	// The axis reaches as far either way: no change is its middle.
	reach := max(-h.bins[0].low, h.bins[len(h.bins)-1].high, h.edge()*1.8)
	h.low, h.to = -reach, reach
	return nil
}

func (h *histogram) describe() string {
	var bars []string
	for _, b := range h.Bins {
		bars = append(bars, h.binWords(b)+": "+b.Pupils.Of("pupil", "pupils"))
	}
	return joinSentences("Numbers of pupils by change in "+h.Unit+" from baseline to endline, where "+betterWords(h.HigherBetter)+
		". "+strings.Join(bars, "; "), h.Zones.describe())
}

// binWords say what a bin holds.
func (h *histogram) binWords(b ChangeBin) string {
	decimals := tickDecimals([]float64{b.From, b.To})
	switch {
	case h.Whole && b.From == b.To:
		return signed(b.From, decimals)
	case h.Whole:
		return signed(b.From, decimals) + " to " + signed(b.To, decimals)
	}
	return "from " + signed(b.From, decimals) + " to below " + signed(b.To, decimals)
}

const histogramPanel = vg.Length(150) // height of the bars' panel

// yName says what heights are.
func (h *histogram) yName() string {
	if h.equal || h.highest == 0 {
		return "Pupils"
	}
	return "Pupils per point of change; over each bar, its pupils"
}

func (h *histogram) xName() string { return h.changeName(h.Unit) }

func (h *histogram) height(width vg.Length) vg.Length {
	out := histogramPanel + textHeight(h.yName(), Label.Wrap(width, 0)) + 8 + changeAxisHeight(h.xName(), width)
	if h.edge() > 0 {
		out += h.headsHeight(width - h.yWidth())
	}
	return out
}

func (h *histogram) yTicks() []float64 {
	if h.highest == 0 {
		return nil
	}
	// Room above the highest bar for its number.
	all := ticks(0, h.highest*1.12, 6)
	if h.equal { // pupils are whole
		all = slices.DeleteFunc(all, func(v float64) bool { return v != math.Round(v) })
	}
	return all
}

func (h *histogram) yWidth() vg.Length { return max(yAxisWidth(h.yTicks()), 12) }

func (h *histogram) draw(c *Canvas) {
	name := Label.In(Grey).Wrap(width(c.Area), 0)
	c.Text(pt(c.Area.Min.X, c.Area.Max.Y), h.yName(), name)
	_, panel := cutTop(c.Area, textHeight(h.yName(), name)+8)
	_, panel = cutLeft(panel, h.yWidth())
	if h.edge() > 0 {
		_, panel = cutTop(panel, h.headsHeight(width(panel)))
	}
	panel.Min.Y += changeAxisHeight(h.xName(), width(c.Area))
	x := Scale{From: h.low, To: h.to, A: panel.Min.X, B: panel.Max.X}
	y := Scale{From: 0, To: cmp.Or(h.highest*1.12, 1), A: panel.Min.Y, B: panel.Max.Y}
	if h.edge() > 0 {
		c.zoneGround(panel, h.Zones, x)
	}
	c.YAxis(panel, y, h.yTicks())
	c.Line(line(Ink, 1), pt(x.At(0), panel.Min.Y), pt(x.At(0), panel.Max.Y))
	c.changeAxis(panel, x, h.xName(), h.HigherBetter)
	for _, b := range h.bins {
		switch {
		case b.count.Hidden:
			h.bracket(c, b, x, panel.Min.Y+1)
		case b.count.N > 0:
			look := h.ascending()[h.zoneOf(b)]
			c.bar(rect(x.At(b.low), panel.Min.Y, x.At(b.high), y.At(b.density)), look.Look, line(White, 0.7))
		}
	}
	h.label(c, x, y)
}

// ground is what lies behind the bars about zero.
func (h *histogram) ground() color.Color {
	if h.edge() > 0 {
		return Same.Tint
	}
	return White
}

// zoneOf is the zone that a whole bin lies in; the middle one when it lies in two.
func (h *histogram) zoneOf(b bin) int {
	if edge := h.edge(); edge == 0 || b.high > -edge+1e-9 && b.low < edge-1e-9 {
		return 1
	}
	return h.of((b.low + b.high) / 2)
}

// label writes the counts over the bars: hidden ones first, for nothing else tells of
// them, then from the highest. Where there is no room for all counts of bars that are
// as wide as each other, none is written, for the axis tells them.
func (h *histogram) label(c *Canvas, x, y Scale) {
	bars := make([]vg.Rectangle, len(h.bins))
	order := make([]int, len(h.bins))
	for i, b := range h.bins {
		bars[i] = rect(x.At(b.low), y.At(0), x.At(b.high), y.At(b.density))
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := h.bins[i], h.bins[j]
		if a.count.Hidden != b.count.Hidden {
			if a.count.Hidden {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.density, a.density)
	})
	var fit []int
	var taken []vg.Rectangle
	left := false // out
	for _, i := range order {
		b := h.bins[i]
		if !b.count.Hidden && b.count.N == 0 {
			continue
		}
		w, at := textWidth(b.count.String(), Small), top(bars[i])
		at.X = max(x.A+w/2+1, min(x.B-w/2, at.X)) // clear of the axis, on the page
		box := rect(at.X-w/2-0.5, at.Y+2, at.X+w/2+0.5, at.Y+2+Small.Size)
		hit := func(r vg.Rectangle) bool { return overlap(r, box, 0) }
		if slices.ContainsFunc(taken, hit) || !b.count.Hidden && slices.ContainsFunc(bars, hit) {
			left = left || !b.count.Hidden
			continue
		}
		fit, taken = append(fit, i), append(taken, box)
	}
	for k, i := range fit {
		b := h.bins[i]
		if left && h.equal && !b.count.Hidden {
			continue
		}
		style := Small.Align(Centre, Bottom)
		if zero := x.At(0); taken[k].Min.X < zero+1 && taken[k].Max.X > zero-1 {
			style.Halo = h.ground()
		}
		c.Text(pt(centre(taken[k]).X, taken[k].Min.Y), b.count.String(), style)
	}
}

// bracket draws how far a hidden bin reaches, whatever it holds.
func (h *histogram) bracket(c *Canvas, b bin, x Scale, base vg.Length) {
	from, to := x.At(b.low)+1, x.At(b.high)-1
	s := line(Grey, 0.6)
	c.Line(s, pt(from, base+4), pt(from, base), pt(to, base), pt(to, base+4))
}
