package charts

import (
	"errors"
	"fmt"
	"strings"

	"gonum.org/v1/plot/vg"
)

// FlowData is the participant flow of one informant. A flow of two informants is two
// charts: side by side neither could be read.
type FlowData struct {
	Frame
	Stages []FlowStage // in order, from those on roll to those in the analysis
	Flags  []FlowCount // counts that are no exits, printed below: joined late, came back
}

// FlowStage is one box.
type FlowStage struct {
	Title string // what the pupils in it have in common: "baseline done in time"
	N     Count
	// Exits are how many of the stage before are not in this one, and why. The first
	// stage has none.
	Exits []FlowCount
	// Branches are parts of this stage that stand beside it and that nobody leaves
	// by: supported by the team, or not.
	Branches []FlowCount
}

// FlowCount is a number of pupils with what it is of: a reason, a branch or a flag.
type FlowCount struct {
	Title string
	N     Count
}

// maxFlowStages and maxFlowExits are as many as a page holds.
const (
	maxFlowStages = 12
	maxFlowExits  = 12
)

// Flow draws the stages of the participant flow from top to bottom, with the ways out
// and the branches beside it. No size depends on a count, so nothing hidden shows.
// The chart fits the height of an A4 page. Where the ways out are too many for that,
// they run on instead of having a line each, then their titles are shortened, and at
// last a stage says how many more reasons there are without naming them.
//
// It fails when there are no stages or more than 12, or more than 12 exits of one.
func Flow(d FlowData) (*Chart, error) {
	m, err := d.check()
	if err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	f := d.words(m)
	layout := func(width vg.Length) *flowPlan { return d.plan(f, width) }
	return newChart(f, m.hidden(),
		func(width vg.Length) vg.Length { return layout(width).height },
		func(c *Canvas) { layout(width(c.Area)).draw(c) })
}

func (d *FlowData) check() (*marks, error) {
	m := &marks{}
	if len(d.Stages) == 0 {
		return nil, errors.New("there is no stage to draw")
	}
	if len(d.Stages) > maxFlowStages {
		return nil, fmt.Errorf("%d stages; a page holds %d", len(d.Stages), maxFlowStages)
	}
	if len(d.Stages[0].Exits) > 0 {
		return nil, errors.New("nobody can have left before the first stage")
	}
	take := func(counts []FlowCount) error {
		if len(counts) > maxFlowExits {
			return fmt.Errorf("%d counts beside one stage; a page holds %d", len(counts), maxFlowExits)
		}
		for _, x := range counts {
			m.count(x.N)
			if err := checkCounts(x.Title, x.N); err != nil {
				return err
			}
		}
		return nil
	}
	for _, s := range d.Stages {
		m.count(s.N)
		if err := errors.Join(checkCounts(s.Title, s.N), take(s.Exits), take(s.Branches)); err != nil {
			return nil, err
		}
	}
	return m, take(d.Flags)
}

// words are the frame with what its maker left to the chart.
func (d *FlowData) words(m *marks) Frame {
	f := d.Frame
	first, last := &d.Stages[0], &d.Stages[len(d.Stages)-1]
	if f.Title == "" {
		f.Title = "How many pupils came from the first stage to the last"
		if !first.N.Hidden && !last.N.Hidden && len(d.Stages) > 1 {
			f.Title = fmt.Sprintf("Of %s at the first stage, %s reached the last", first.N.Of("pupil", "pupils"), last.N)
		}
	}
	if f.Subtitle == "" {
		f.Subtitle = "Numbers of pupils; beside the line, why pupils did not reach the next stage"
	}
	if f.Description == "" {
		f.Description = d.describe()
	}
	f.Source = m.explain(f.Source)
	return f
}

func (d *FlowData) describe() string {
	var stages []string
	var most *FlowCount
	var before string
	for i := range d.Stages {
		s := &d.Stages[i]
		stages = append(stages, fmt.Sprintf("%s (%s)", s.Title, s.N))
		for k := range s.Exits {
			if x := &s.Exits[k]; !x.N.Hidden && x.N.N > 0 && (most == nil || x.N.N > most.N.N) {
				most, before = x, s.Title
			}
		}
	}
	text := "A flow of pupils from stage to stage: " + strings.Join(stages, ", ") + "."
	if most != nil {
		text += fmt.Sprintf(" The most frequent of the reasons shown is %q, before the stage %q: %s.", most.Title, before, most.N.Of("pupil", "pupils"))
	}
	for i := range d.Stages {
		if parts := d.Stages[i].Branches; len(parts) > 0 {
			text += fmt.Sprintf(" Beside the stage %q: %s.", d.Stages[i].Title, countsOf(parts))
		}
	}
	if len(d.Flags) > 0 {
		text += " Counted beside the flow: " + countsOf(d.Flags) + "."
	}
	return text
}

// countsOf are counts with their titles, in a sentence.
func countsOf(counts []FlowCount) string {
	out := make([]string, len(counts))
	for i, x := range counts {
		out[i] = fmt.Sprintf("%s (%s)", x.Title, x.N)
	}
	return list(out)
}
