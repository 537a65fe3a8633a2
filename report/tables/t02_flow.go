package tables

import "apst/metrics/cohort"

// makeT02 is the participant flow: the stages, who did not reach them and why, and the
// rates that are made of them.
func makeT02(b *builder, t *Table) {
	t.Stub = "Stage"
	t.Columns = []Column{
		{ID: "n", Title: "Pupils", Unit: "pupils"},
		{ID: "of", Title: "Out of", Unit: "pupils"},
		{ID: "percent", Title: "% of those", Unit: "percent", Places: 1},
		{ID: "percent_all", Title: "% of all on roll", Unit: "percent", Places: 1},
	}
	for _, f := range b.flows() {
		f.rows(t)
	}
	t.Why = "nothing that is measured twice was read"
	t.Notes = []string{
		"A stage and the ways out before it add up to the stage before. A way out is the first that applies: each pupil leaves once, with the reason that the list of pupils or the form gives.",
		"Baseline done in time, endline due and the like are as the settings of the analysis say. An endline is due when a pupil has left or the period is over.",
		"For readers outside the school a flow of few pupils has fewer stages and no reasons: most would have to be hidden.",
		"Pupils who came back are counted once. What is counted beside the flow is no way out.",
		"Those lost are not lost by chance: pupils who leave without notice or are seldom present tend to be those with most difficulties. Without a group to compare with the evidence is of the lowest class whatever the share lost is.",
		"Evaluators name the share lost by bands: 0-10%, 11-20%, 21-30%, 31-40%, 41-50%, and over 50%.",
	}
}

// rows are the rows of a flow.
func (f *flowed) rows(t *Table) {
	none := lack(NotApplicable, "")
	row := func(id, group, label string, total bool, cells ...Cell) {
		t.Rows = append(t.Rows, Row{ID: f.Population + "/" + f.Informant + "/" + id, Population: f.Population, Group: group, Label: label, Total: total, Cells: cells})
	}
	b, group := f.b, f.view().title()
	all, before := f.stage(f.Stages[0].ID), ""
	share := func(part, whole string) []Cell {
		return []Cell{b.print(part), b.print(whole), b.percent(part, whole, true), b.percent(part, all, true)}
	}
	for i := range f.Stages {
		s := &f.Stages[i]
		id := f.stage(s.ID)
		for _, e := range s.Exits {
			out := share(f.exit(s.ID, e.Reason), before)
			row("out/"+s.ID+"/"+e.Reason, group, "Out: "+e.Title, false, out[0], out[1], out[2], none)
		}
		switch {
		case before == "":
			row(s.ID, group, titled(s.Title), true, b.print(id), none, none, none)
		case s.Side && f.Population == cohort.SupportedOne: // all of them
			continue
		case s.Side:
			side := share(id, before)
			row(s.ID, group, titled(s.Title), false, side[0], side[1], side[2], none)
			continue
		default:
			row(s.ID, group, titled(s.Title), true, share(id, before)...)
		}
		before = id
	}
	f.rates(t, group, row)
}

// rates are the rows below the stages: rates, the band of those lost, and what is counted
// beside the flow.
func (f *flowed) rates(t *Table, group string, row func(id, group, label string, total bool, cells ...Cell)) {
	b, none := f.b, lack(NotApplicable, "")
	for _, r := range f.Rates {
		of := rateOf[r.ID]
		part, whole := f.stage(of[0]), f.stage(of[1])
		row("rate/"+r.ID, group+": rates", titled(r.Title), false, b.print(part), b.print(whole), b.percent(part, whole, true), none)
	}
	due := f.stage(stageEndlineDue)
	row("rate/lost", group+": rates", "Lost among those whose endline is due", false, b.print(f.lost()), b.print(due), b.percent(f.lost(), due, true), none)
	for _, e := range f.Flags {
		row("flag/"+e.Reason, group+": counted beside the flow", titled(e.Title), false, b.print(f.flag(e.Reason)), none, none, none)
	}
}
