package charts

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"
)

// SortedChangesData is one change a pupil. It is pupil level: a chart of it stays in
// the school.
type SortedChangesData struct {
	Frame
	Zones              // their counts have to be those of the changes
	Unit     string    // of change: "points"
	Changes  []float64 // one a pupil, in any order
	From, To float64   // full scale of the outcome; a change cannot be larger than To-From
}

// sortedChanges is the chart being laid out.
type sortedChanges struct {
	SortedChangesData
	runs  []run
	reach float64 // of the axis of change, either way
}

// run is pupils with the same change, the first of whom has this rank.
type run struct {
	change   float64
	first, n int
}

// SortedChanges draws every pupil's change as a bar up or down, from the lowest to
// the highest (F10), without saying whose it is.
func SortedChanges(d SortedChangesData) (*Chart, error) {
	s := sortedChanges{SortedChangesData: d}
	if err := s.fill(); err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	if d.Description == "" {
		s.Description = s.describe()
	}
	return newChart(s.Frame, false, s.height, s.draw)
}

func (s *sortedChanges) fill() error {
	if len(s.Changes) == 0 {
		return errors.New("there is no change to show: no pupil has both scores")
	}
	if err := s.check(); err != nil {
		return err
	}
	sorted := slices.Clone(s.Changes)
	slices.Sort(sorted)
	var counts [3]int
	for i, v := range sorted {
		if !finite(v) || s.To > s.From && math.Abs(v) > s.To-s.From {
			return errors.New("a change is no number, or larger than the scale")
		}
		counts[s.of(v)]++
		if last := len(s.runs) - 1; last >= 0 && s.runs[last].change == v {
			s.runs[last].n++
		} else {
			s.runs = append(s.runs, run{v, i, 1})
		}
	}
	if err := s.agree(counts); err != nil {
		return err
	}
	s.reach = max(-sorted[0], sorted[len(sorted)-1], s.edge()*1.3, 1)
	return nil
}

func (s *sortedChanges) describe() string {
	n := len(s.Changes)
	text := fmt.Sprintf("One bar for each of %s, from the lowest change (%s) to the highest (%s), in %s from baseline to endline, where %s",
		Count{N: n}.Of("pupil", "pupils"), signed(s.runs[0].change, s.decimals()), signed(s.runs[len(s.runs)-1].change, s.decimals()), s.Unit, betterWords(s.HigherBetter))
	return joinSentences(text, s.Zones.describe())
}

// decimals are those that changes are written with.
func (s *sortedChanges) decimals() int { return min(1, tickDecimals(s.Changes)) }

const sortedPanel = vg.Length(205)

func (s *sortedChanges) yName() string { return s.changeName(s.Unit) }

func (s *sortedChanges) xName() string {
	return Count{N: len(s.Changes)}.Of("pupil", "pupils") + ", from the lowest change to the highest"
}

func (s *sortedChanges) scale(panel vg.Rectangle) Scale {
	const words = 14 // room for the words in the corners
	return Scale{From: -s.reach, To: s.reach, A: panel.Min.Y + words, B: panel.Max.Y - words}
}

func (s *sortedChanges) ticks() []float64 { return ticks(-s.reach, s.reach, 9) }

func (s *sortedChanges) yWidth() vg.Length { return yAxisWidth(s.ticks()) + 4 }

func (s *sortedChanges) height(width vg.Length) vg.Length {
	out := sortedPanel + textHeight(s.yName(), Label.Wrap(width, 0)) + 8 + 6 + textHeight(s.xName(), Label.Wrap(width, 0))
	if s.edge() > 0 {
		out += s.headsHeight(width - s.yWidth())
	}
	return out
}

func (s *sortedChanges) draw(c *Canvas) {
	name := Label.In(Grey).Wrap(width(c.Area), 0)
	c.Text(pt(c.Area.Min.X, c.Area.Max.Y), s.yName(), name)
	c.Text(pt(centre(c.Area).X, c.Area.Min.Y), s.xName(), name.Align(Centre, Bottom))
	_, panel := cutTop(c.Area, textHeight(s.yName(), name)+8)
	_, panel = cutLeft(panel, s.yWidth())
	if s.edge() > 0 {
		_, panel = cutTop(panel, s.headsHeight(width(panel)))
	}
	panel.Min.Y += 6 + textHeight(s.xName(), name)
	y := s.scale(panel)
	s.ground(c, panel, y)
	each := min(width(panel)/vg.Length(len(s.Changes)), 24)
	start := centre(panel).X - each*vg.Length(len(s.Changes))/2
	gap := vg.Length(0)
	if each >= 3 {
		gap = min(each/5, 2)
	}
	var stretch [3][2]vg.Length
	for _, r := range s.runs {
		z := s.of(r.change)
		from, to := start+each*vg.Length(r.first), start+each*vg.Length(r.first+r.n)
		if stretch[z][1] == 0 {
			stretch[z][0] = from
		}
		stretch[z][1] = to
		s.bars(c, r, s.ascending()[z], from, each, gap, y)
	}
	c.Line(line(Ink, 1), pt(panel.Min.X, y.At(0)), pt(panel.Max.X, y.At(0)))
	if s.edge() > 0 {
		s.heads3(c, panel, stretch)
	}
}

// heads3 names the zones over their pupils. A zone without pupils is named where it
// would be.
func (s *sortedChanges) heads3(c *Canvas, panel vg.Rectangle, stretch [3][2]vg.Length) {
	if stretch[0][1] == 0 {
		stretch[0] = [2]vg.Length{panel.Min.X, panel.Min.X}
	}
	if stretch[2][1] == 0 {
		stretch[2] = [2]vg.Length{panel.Max.X, panel.Max.X}
	}
	if stretch[1][1] == 0 {
		middle := (stretch[0][1] + stretch[2][0]) / 2
		stretch[1] = [2]vg.Length{middle, middle}
	}
	c.heads(panel, s.Zones, stretch)
}

// ground draws the axis, which way is better, and the band of no reliable change.
func (s *sortedChanges) ground(c *Canvas, panel vg.Rectangle, y Scale) {
	edge := s.edge()
	if edge > 0 {
		c.Rect(rect(panel.Min.X, y.At(-edge), panel.Max.X, y.At(edge)), Pale, Stroke{})
	}
	all := s.ticks()
	d := tickDecimals(all)
	for _, t := range all {
		c.Line(line(Pale, 0.5), pt(panel.Min.X, y.At(t)), pt(panel.Max.X, y.At(t)))
		c.Text(pt(panel.Min.X-5, y.At(t)), signed(t, d), Label.Align(Right, Middling))
	}
	for _, at := range []float64{-edge, edge} {
		if edge > 0 {
			c.Line(line(Ink, 0.8, 3, 2), pt(panel.Min.X, y.At(at)), pt(panel.Max.X, y.At(at)))
		}
	}
	up, down := "↑ worse", "↓ better"
	if s.HigherBetter {
		up, down = "↑ better", "↓ worse"
	}
	c.Text(pt(panel.Min.X+4, panel.Max.Y-3), up, Label.Strong())
	c.Text(pt(panel.Max.X-4, panel.Min.Y+3), down, Label.Strong().Align(Right, Bottom))
}

// bars draws a run: bar by bar where there is room between them, or as one. Pupils
// without any change have a bar as thick as the eye needs.
func (s *sortedChanges) bars(c *Canvas, r run, z zone, from, each, gap vg.Length, y Scale) {
	low, high := y.At(min(0, r.change)), y.At(max(0, r.change))
	if r.change == 0 {
		low, high = low-1.2, high+1.2
	}
	if gap == 0 {
		c.bar(rect(from, low, from+each*vg.Length(r.n), high), z.Look, Stroke{})
		return
	}
	for i := range r.n {
		left := from + each*vg.Length(i)
		c.bar(rect(left+gap/2, low, left+each-gap/2, high), z.Look, Stroke{})
	}
}
