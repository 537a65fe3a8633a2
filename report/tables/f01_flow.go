package tables

import "apst/metrics/cohort"

// What a row of the data of the flow chart counts, as its table says it.
const (
	FlowStage  = "all at the stage"
	FlowExit   = "not reached the stage, and why"
	FlowBranch = "some of those at the stage"
	FlowFlag   = "beside the flow"
)

// flowKinds are the same in the names of rows.
var flowKinds = map[string]string{FlowStage: "stage", FlowExit: "exit", FlowBranch: "branch", FlowFlag: "flag"}

// makeF01 is the participant flow as a chart has it: a row a box, a way out of the box
// before, a branch beside it, or a count below.
func makeF01(b *builder, t *Table) {
	t.Stub = "Box"
	t.Columns = []Column{{ID: "n", Title: "Pupils", Unit: "pupils"}, {ID: "kind", Title: "What is counted", Text: true}, {ID: "stage", Title: "Of which stage", Text: true}}
	for _, f := range b.flows() {
		names := map[string]string{} // of stages
		for i := range f.Stages {
			names[f.Stages[i].ID] = titled(f.Stages[i].Title)
		}
		row := func(kind, stage, reason, title, number string) {
			id := f.Population + "/" + f.Informant + "/" + flowKinds[kind] + "/" + stage
			of := lack(NotApplicable, "")
			if name := names[stage]; name != "" {
				of = words(name)
			}
			if reason != "" {
				id += "/" + reason
			}
			t.Rows = append(t.Rows, Row{
				ID: id, Population: f.Population, Group: f.view().title(), Label: titled(title), Cells: []Cell{b.print(number), words(kind), of},
			})
		}
		before := ""
		for i := range f.Stages {
			s := &f.Stages[i]
			for _, e := range s.Exits {
				row(FlowExit, s.ID, e.Reason, e.Title, f.exit(s.ID, e.Reason))
			}
			switch {
			case s.Side && f.Population == cohort.SupportedOne:
			case s.Side:
				row(FlowBranch, before, s.ID, s.Title, f.stage(s.ID))
			default:
				row(FlowStage, s.ID, "", s.Title, f.stage(s.ID))
				before = s.ID
			}
		}
		for _, e := range f.Flags {
			row(FlowFlag, "below", e.Reason, e.Title, f.flag(e.Reason))
		}
	}
	t.Why = "nothing that is measured twice was read"
	t.Notes = []string{"The numbers are those of table T02. A box and the ways out before it add up to the box before."}
}
