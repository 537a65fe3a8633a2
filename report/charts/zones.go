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

func (z Zones) hidden() bool { return z.Better.Hidden || z.Same.Hidden || z.Worse.Hidden }

// words say what is reliable: "7 points or more".
func (z Zones) words() string {
	if z.Points > 0 {
		return fmt.Sprintf("%d %s or more", z.Points, plural(z.Points, "point", "points"))
	}
	return "more than " + number(z.Limit, 1) + " points"
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
			size[i] = max(size[i], textWidth(text, style))
		}
	}
	middles := spread(want[:], size[:], 6, panel.Min.X, panel.Max.X)
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
		return "← worse", "better →"
	}
	return "← better", "worse →"
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
