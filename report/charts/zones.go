package charts

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
)

// Zones are how much change is more than error of measurement alone would usually
// give, and how many pupils changed how. The zero value knows no such limit: then no
// zones are drawn.
type Zones struct {
	// Limit is what a change has to exceed to be reliable, in points: 1.96 standard
	// errors of a difference. It is 0 where only Points is published.
	Limit  float64
	Points int // the least change in whole points that is reliable; 0 for scores that are not whole

	HigherBetter bool // of the outcome: false for difficulties, true for prosocial and attendance
	// Better, Same and Worse are pupils who changed reliably for the better, not
	// reliably, and reliably for the worse.
	Better, Same, Worse Count
}

// edge is where the zone of no reliable change ends; 0 for no zones. Where only whole
// points are known it lies halfway to the last one that is not reliable.
func (z Zones) edge() float64 {
	if z.Limit > 0 {
		return z.Limit
	}
	return math.Max(0, float64(z.Points)-0.5)
}

func (z Zones) check() error {
	if !finite(z.Limit) || z.Limit < 0 || z.Points < 0 {
		return errors.New("the limit of reliable change has to be a number above 0")
	}
	if z.Limit > 0 && z.Points > 0 && float64(z.Points) <= z.Limit {
		return fmt.Errorf("a change of %d points does not exceed the limit of %v", z.Points, z.Limit)
	}
	for _, n := range []Count{z.Better, z.Same, z.Worse} {
		if !n.Hidden && n.N < 0 {
			return errors.New("a number of pupils is below 0")
		}
	}
	return nil
}

// marks gathers what stands in place of the counts.
func (z Zones) marks(m *marks) {
	if z.edge() > 0 {
		m.count(z.Better, z.Same, z.Worse)
	}
}

// words say what is reliable: "7 points or more".
func (z Zones) words() string {
	if z.Points > 0 {
		return Count{N: z.Points}.Of("point", "points") + " or more"
	}
	return "more than " + number(z.Limit, 1) + " points"
}

// changeName names an axis of change, and says how much of it is reliable.
func (z Zones) changeName(unit string) string {
	name := "Change in " + unit + ", endline minus baseline"
	if z.edge() > 0 {
		name += " (reliable: " + z.words() + ")"
	}
	return name
}

// zone is one of the three.
type zone struct {
	Look
	words string
	count Count
}

// ascending are the zones from the lowest change to the highest.
func (z Zones) ascending() [3]zone {
	out := [3]zone{
		{Better, "Reliably better", z.Better},
		{Same, "No reliable change", z.Same},
		{Worse, "Reliably worse", z.Worse},
	}
	if z.HigherBetter {
		out[0], out[2] = out[2], out[0]
	}
	return out
}

// of is the zone (of ascending) that a change lies in.
func (z Zones) of(change float64) int {
	switch edge := z.edge(); {
	case edge == 0, math.Abs(change) <= edge:
		return 1
	case change < 0:
		return 0
	}
	return 2
}

// describe says the counts in a fixed order, better first.
func (z Zones) describe() string {
	if z.edge() == 0 {
		return ""
	}
	out := []string{"Counted as reliable is a change of " + z.words()}
	for _, one := range []zone{{words: "Reliably better", count: z.Better}, {words: "No reliable change", count: z.Same}, {words: "Reliably worse", count: z.Worse}} {
		out = append(out, one.words+": "+one.count.Of("pupil", "pupils"))
	}
	return strings.Join(out, ". ") + "."
}

// betterWords says which way is better.
func betterWords(higher bool) string {
	if higher {
		return "higher is better"
	}
	return "lower is better"
}

// headsHeight is the room heads needs above a panel.
func (z Zones) headsHeight(width vg.Length) vg.Length {
	most := 0
	for _, one := range z.ascending() {
		most = max(most, len(headLines(one, width)))
	}
	return linesHeight(most, Label) + 11
}

// headLines are the lines over a zone: its words in bold, its count.
func headLines(one zone, width vg.Length) []string {
	set := lines(one.words, Label.Strong().Wrap(width/3-4, 3))
	return append(set, one.count.Of("pupil", "pupils"))
}

// heads names the zones above a panel, each over its stretch [low, high] of the
// panel's width with a bracket, moved aside where they would run into each other.
// A stretch of no width is not bracketed.
func (c *Canvas) heads(panel vg.Rectangle, z Zones, stretch [3][2]vg.Length) {
	var want, size [3]vg.Length
	zones := z.ascending()
	for i, one := range zones {
		want[i] = (stretch[i][0] + stretch[i][1]) / 2
		for j, text := range headLines(one, width(panel)) {
			style := Label
			style.Bold = j == 0 || text != one.count.Of("pupil", "pupils")
			size[i] = max(size[i], textWidth(text, style)+6)
		}
	}
	middles := spread(want[:], size[:], panel.Min.X-3, panel.Max.X+3)
	base := panel.Max.Y + 3
	for i, one := range zones {
		if stretch[i][1] > stretch[i][0] {
			from, to := stretch[i][0]+1, stretch[i][1]-1
			bracket := line(one.Fill, 2)
			c.Line(bracket, pt(from, base), pt(max(to, from+0.5), base))
			c.Line(line(Middle, 0.6), pt(want[i], base), pt(middles[i], base+5))
		}
		set := headLines(one, width(panel))
		top := base + 8 + linesHeight(len(set), Label)
		for j, text := range set {
			style := Label.Align(Centre, Top)
			style.Bold = j < len(set)-1
			c.Text(pt(middles[i], top-Label.Size*vg.Length(leading*float64(j))), text, style)
		}
	}
}

// directions writes under an axis of change which end is better, at both ends.
func directions(higherBetter bool) (left, right string) {
	if higherBetter {
		return "←\u00a0worse", "better\u00a0→"
	}
	return "←\u00a0better", "worse\u00a0→"
}

// bar draws a bar of a zone with the zone's pattern.
func (c *Canvas) bar(r vg.Rectangle, look Look, outline Stroke) {
	c.Rect(r, look.Fill, Stroke{})
	c.HatchRect(r, look.Hatch, line(Brown, 0.6))
	c.Rect(r, nil, outline)
}

// zoneGround shades the zones of reliable change behind a panel, and heads them.
func (c *Canvas) zoneGround(panel vg.Rectangle, z Zones, x Scale) {
	at := []vg.Length{panel.Min.X, x.At(x.Clamp(-z.edge())), x.At(x.Clamp(z.edge())), panel.Max.X}
	var stretch [3][2]vg.Length
	for i, one := range z.ascending() {
		stretch[i] = [2]vg.Length{at[i], at[i+1]}
		c.Rect(rect(at[i], panel.Min.Y, at[i+1], panel.Max.Y), one.Tint, Stroke{})
	}
	c.heads(panel, z, stretch)
}

// changeAxis draws an axis of change below a panel: its ticks, which way is better,
// and its name.
func (c *Canvas) changeAxis(panel vg.Rectangle, x Scale, name string, higherBetter bool) {
	all := x.Ticks(tickRoom(width(panel), 32))
	d := tickDecimals(all)
	for _, t := range all {
		c.Line(line(Middle, 0.7), pt(x.At(t), panel.Min.Y), pt(x.At(t), panel.Min.Y-3))
		c.tickText(pt(x.At(t), panel.Min.Y-5), signed(t, d))
	}
	c.Line(line(Middle, 0.7), panel.Min, pt(panel.Max.X, panel.Min.Y))
	left, right := directions(higherBetter)
	y := panel.Min.Y - axisNumbers
	c.Text(pt(panel.Min.X, y), left, Label.Strong())
	c.Text(pt(panel.Max.X, y), right, Label.Strong().Align(Right, Top))
	c.Text(pt(centre(panel).X, y-13), name, Label.In(Grey).Align(Centre, Top).Wrap(width(panel), 2))
}

// changeAxisHeight is the height changeAxis needs below its panel.
func changeAxisHeight(name string, width vg.Length) vg.Length {
	return axisNumbers + 13 + textHeight(name, Label.Wrap(width-24, 2))
}

// agree refuses counts that are not those of the pupils drawn beside them.
func (z Zones) agree(counts [3]int) error {
	if z.edge() == 0 {
		return nil
	}
	for i, one := range z.ascending() {
		if one.count.Hidden {
			return errors.New("pupils may not be drawn where their number is hidden")
		}
		if one.count.N != counts[i] {
			return fmt.Errorf("%d pupils are given as %q, and %d are drawn so", one.count.N, strings.ToLower(one.words), counts[i])
		}
	}
	return nil
}
