package tables

import "apst/metrics/cohort"

// The kinds of rows of the data of the flow chart.
const (
	flowStage  = "stage"
	flowExit   = "exit"
	flowBranch = "branch"
	flowFlag   = "flag"
)

// makeF01 is the participant flow as a chart has it: a row a box, a way out of the box
// before, a branch beside it, or a count below.
func makeF01(b *builder, t *Table) {
	t.Stub = "Box"
	t.Columns = []Column{{ID: "n", Title: "Pupils", Unit: "pupils"}, {ID: "kind", Title: "Kind", Text: true}, {ID: "stage", Title: "Stage", Text: true}}
	for _, f := range b.flows() {
		row := func(kind, stage, reason, title, number string) {
			id := f.Population + "/" + f.Informant + "/" + kind + "/" + stage
			if reason != "" {
				id += "/" + reason
			}
			t.Rows = append(t.Rows, Row{
				ID: id, Population: f.Population, Group: f.view().title(), Label: titled(title), Cells: []Cell{b.print(number), words(kind), words(stage)},
			})
		}
		before := ""
		for i := range f.Stages {
			s := &f.Stages[i]
			for _, e := range s.Exits {
				row(flowExit, s.ID, e.Reason, e.Title, f.exit(s.ID, e.Reason))
			}
			switch {
			case s.Side && f.Population == cohort.SupportedOne:
			case s.Side:
				row(flowBranch, before, s.ID, s.Title, f.stage(s.ID))
			default:
				row(flowStage, s.ID, "", s.Title, f.stage(s.ID))
				before = s.ID
			}
		}
		for _, e := range f.Flags {
			row(flowFlag, "below", e.Reason, e.Title, f.flag(e.Reason))
		}
	}
	t.Why = "nothing that is measured twice was read"
	t.Notes = []string{"The numbers are those of table T02. A box and the ways out before it add up to the box before."}
}
