package disclosure

import (
	"fmt"
	"math"
	"slices"
)

// Outcome is what may be handed out of a release, and, for the school alone, why the
// rest may not.
type Outcome struct {
	Profile Profile
	Cells   []Verdict // in the order of the release's cells
	Notes   []string  // sentences to print with the release
	// Refused is why the release cannot be handed out; empty if it can.
	Refused []Refusal
	// Reasons and Loss are for the school's own report of what was hidden. They tell
	// which cells are small, and must not leave it.
	Reasons []Reason
	Loss    Loss
}

// Verdict is what a reader sees of a cell. It tells nothing of a hidden one.
type Verdict struct {
	ID    string
	State State
	Value float64 // of a shown cell, rounded as the profile asks; otherwise 0
}

// Symbol is what is printed instead of a number; empty where the number is, or the
// table's own symbol.
func (v Verdict) Symbol() string {
	switch v.State {
	case Hidden:
		return "c"
	case Low:
		return "low"
	default:
		return ""
	}
}

// Reason is why a cell is hidden.
type Reason struct {
	ID     string
	Rule   Rule
	For    string // the cell that it is hidden for; empty if for itself
	Weight int    // what is lost with it
}

// Refusal is a cell that stands in the way of a release.
type Refusal struct {
	ID      string // the cell, or the first of those round a group that no cell shows
	Table   string
	Rule    Rule
	Choices []string // what can be done
}

// Loss counts cells that a reader would have been shown, had nothing been hidden.
type Loss struct {
	Cells, Kept        int
	Primary, Secondary int
	// ByHand is how many would be kept if every table with a cell that is hidden for
	// itself were left out whole, as is done where nobody works out what else to hide.
	ByHand         int
	Weight, Hidden int // of all cells, and of the hidden ones
}

// choices are what can be done about a cell that cannot be protected.
var choices = []string{
	"merge bands or categories, so that each holds more pupils",
	"use coarser groups, or leave small groups out of the breakdown",
	"drop the table",
}

// refuse notes that a quantity cannot be hidden, or not be protected.
func (g *graph) refuse(i int, rule Rule) {
	if rule == NoRule {
		rule = Protects
	}
	out := Refusal{Rule: rule, Choices: slices.Clone(choices)}
	if c := g.named(i); c >= 0 {
		out.ID, out.Table = g.release.Cells[c].ID, g.release.Cells[c].Table
	}
	if !slices.ContainsFunc(g.refused, func(r Refusal) bool { return r.ID == out.ID }) {
		g.refused = append(g.refused, out)
	}
}

// named is a cell to call a quantity by: its own, or the first of an equation that
// it is in; -1 if there is none.
func (g *graph) named(i int) int {
	if c := g.nodes[i].cells; len(c) > 0 {
		return c[0]
	}
	for _, k := range g.nodes[i].revealers {
		if c := g.nodes[k].cells; len(c) > 0 {
			return c[0]
		}
	}
	for _, r := range g.nodes[i].rows {
		for _, k := range g.rows[r].at {
			if c := g.nodes[k].cells; len(c) > 0 {
				return c[0]
			}
		}
	}
	return -1
}

// outcome reads the graph.
func (g *graph) outcome() *Outcome {
	o := &Outcome{Profile: g.profile, Refused: g.refused, Cells: make([]Verdict, len(g.release.Cells))}
	for i := range g.release.Cells {
		c := &g.release.Cells[i]
		o.Cells[i] = g.verdict(c, &g.nodes[g.byID[c.ID]])
	}
	for _, i := range g.hiding {
		n := &g.nodes[i]
		for _, c := range n.cells {
			cell := &g.release.Cells[c]
			if cell.Unpublished {
				continue
			}
			r := Reason{ID: cell.ID, Rule: n.rule, Weight: weightOf(cell, n)}
			if n.to >= 0 {
				if k := g.named(n.to); k >= 0 {
					r.For = g.release.Cells[k].ID
				}
			}
			o.Reasons = append(o.Reasons, r)
		}
	}
	o.Notes = g.profile.notes(o.Cells)
	o.Loss = g.loss()
	return o
}

// weightOf is a cell's own weight.
func weightOf(c *Cell, n *node) int {
	if c.Weight > 0 {
		return c.Weight
	}
	return heightWeight(n.height)
}

// heightWeight is what a cell counts where nobody says: 1, and four times as much for
// every step of totals.
func heightWeight(height int) int { return 1 << (2 * min(height, 8)) }

// verdict is what is printed of a cell.
func (g *graph) verdict(c *Cell, n *node) Verdict {
	v := Verdict{ID: c.ID}
	switch {
	case c.Unpublished:
		v.State = Unpublished
	case n.hidden:
		v.State = Hidden
	case c.Empty:
		v.State = Valueless
	case c.Kind.whole():
		v.Value = g.profile.round(c.Value)
		if v.Value == 0 && c.Value != 0 {
			v.State = Low
		}
	default:
		v.Value = decimals(c.Value, g.profile.places(c.Kind, c.Places))
	}
	return v
}

// decimals rounds a number to so many decimals, halves away from 0.
func decimals(v float64, places int) float64 {
	scale := math.Pow10(min(places, 12))
	r := math.Floor(math.Abs(v)*scale+0.5+tiny) / scale
	if r == 0 {
		return 0 // not -0
	}
	return math.Copysign(r, v)
}

// notes are the sentences that a reader needs.
func (p Profile) notes(cells []Verdict) []string {
	var out []string
	if slices.ContainsFunc(cells, func(v Verdict) bool { return v.State == Hidden }) {
		out = append(out, fmt.Sprintf("c: hidden, so that nothing can be learnt of fewer than %d pupils; "+
			"some numbers are hidden only because others would follow from them.", p.Threshold))
	}
	if p.Round > 1 {
		out = append(out, fmt.Sprintf("Counts are rounded to the nearest %d, halves up, so parts may not add up to their totals. "+
			"Percentages were worked out from the counts before rounding.", p.Round))
	}
	if slices.ContainsFunc(cells, func(v Verdict) bool { return v.State == Low }) {
		out = append(out, "low: not zero, but rounds to zero.")
	}
	return out
}

// loss counts what was kept.
func (g *graph) loss() (l Loss) {
	spoilt := map[string]bool{}
	for i := range g.release.Cells {
		c := &g.release.Cells[i]
		if n := &g.nodes[g.byID[c.ID]]; !c.Unpublished && n.primary != NoRule {
			spoilt[c.Table] = true
		}
	}
	for i := range g.release.Cells {
		c := &g.release.Cells[i]
		n := &g.nodes[g.byID[c.ID]]
		if c.Unpublished {
			continue
		}
		l.Cells++
		l.Weight += weightOf(c, n)
		if !spoilt[c.Table] {
			l.ByHand++
		}
		switch {
		case !n.hidden:
			l.Kept++
			continue
		case n.rule.Primary():
			l.Primary++
		default:
			l.Secondary++
		}
		l.Hidden += weightOf(c, n)
	}
	return l
}

// Share is the share of cells that is kept, from 0 to 1; 1 of none.
func (l Loss) Share() float64 {
	if l.Cells == 0 {
		return 1
	}
	return float64(l.Kept) / math.Max(1, float64(l.Cells))
}
