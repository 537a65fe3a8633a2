package figures

import (
	"errors"
	"fmt"
	"slices"

	"apst/report/charts"
	"apst/report/tables"
)

// flow is the participant flow of an informant (F01).
func flow(v *view) (*charts.Chart, error) {
	d := charts.FlowData{}
	var exits []charts.FlowCount
	var first, last *row
	stages := map[string]int{} // by name
	for i := range v.rows {
		r := &v.rows[i]
		count := charts.FlowCount{Title: r.Label, N: r.count("n")}
		switch r.shown("kind").Text {
		case tables.FlowExit:
			count.Title = small(count.Title)
			exits = append(exits, count)
		case tables.FlowStage:
			stages[r.shown("stage").Text] = len(d.Stages)
			d.Stages = append(d.Stages, charts.FlowStage{Title: r.Label, N: count.N, Exits: exits})
			exits = nil
			if first == nil {
				first = r
			}
			last = r
		case tables.FlowBranch:
			if at, ok := stages[r.shown("stage").Text]; ok {
				d.Stages[at].Branches = append(d.Stages[at].Branches, count)
			}
		case tables.FlowFlag:
			d.Flags = append(d.Flags, count)
		}
	}
	switch {
	case first == nil:
		return nil, errors.New("its table has no stage")
	case !slices.ContainsFunc(d.Stages, func(s charts.FlowStage) bool { return !s.N.Hidden }):
		return nil, v.nothing()
	}
	title := "Participant flow, from the first stage to the last"
	if n, k := first.shown("n"), last.shown("n"); n.Known && k.Known && first != last {
		title = fmt.Sprintf("Of %s %s, %s %s", pupils(n), small(first.Label), some(countOf(k)), reached(last.Label, k.Number))
	}
	subtitle := "numbers of pupils"
	if slices.ContainsFunc(d.Stages, func(s charts.FlowStage) bool { return len(s.Exits) > 0 }) {
		subtitle += "; beside the line, why they did not reach the next stage"
	}
	d.Frame = v.frame(title, subtitle)
	return charts.Flow(d)
}

// reached is what so many pupils did who are in the last box.
func reached(stage string, n float64) string {
	if stage != "Analysed" {
		return fmt.Sprintf("reached %q", small(stage))
	}
	if n == 1 {
		return "was analysed"
	}
	return "were analysed"
}
