package cohort

import "apst/metrics"

// The kinds of rows of the table of the flow.
const (
	flowStage     = "stage"
	flowBranch    = "branch"
	flowExit      = "exit"
	flowFlag      = "flag"
	flowRate      = "rate"
	flowAttrition = "attrition"
)

// Flows are the flows of the main outcome: of all pupils and, where anybody is known
// to have been supported, of those, by each informant.
func Flows(l *Linkage, pairs []*Pair, s *Settings) []*Flow {
	populations := []string{All}
	for _, p := range l.Pupils {
		if Supported(p) {
			populations = append(populations, SupportedOne)
			break
		}
	}
	var out []*Flow
	for _, population := range populations {
		for _, who := range l.Informants(s) {
			out = append(out, FlowOf(l, pairs, s, population, who))
		}
	}
	return out
}

// FlowTable is the flows as rows: each stage, then who left before it and why; then
// branches, flags and rates.
func FlowTable(flows []*Flow) Table {
	out := Table{Table: FlowTableOf()}
	for _, f := range flows {
		rows := f.rows()
		made := newRowMaker(out.Columns, len(rows))
		for _, cells := range rows {
			out.Rows = append(out.Rows, made.row(func(row []metrics.Cell) { copy(row, cells) }))
		}
	}
	return out
}

func (f *Flow) rows() [][]metrics.Cell {
	var out [][]metrics.Cell
	before, all := -1, -1
	add := func(kind, stage, reason, title string, n, of int) {
		row := []metrics.Cell{metrics.Text(f.Population), metrics.Text(f.Measure), metrics.Text(f.Scale), metrics.Text(f.Informant),
			metrics.Text(kind), metrics.Text(stage), metrics.Text(reason), metrics.Text(title), metrics.Int(n), {}, {}}
		if of >= 0 {
			row[9] = metrics.Int(of)
		}
		if all >= 0 {
			row[10] = metrics.Int(all)
		}
		out = append(out, row)
	}
	for i := range f.Stages {
		s := &f.Stages[i]
		if s.Side {
			add(flowBranch, s.ID, "", s.Title, s.N, before)
			continue
		}
		if all < 0 {
			all = s.N
		}
		for _, e := range s.Exits {
			add(flowExit, s.ID, e.Reason, e.Title, e.N, before)
		}
		add(flowStage, s.ID, "", s.Title, s.N, before)
		before = s.N
	}
	for _, e := range f.Flags {
		add(flowFlag, "", e.Reason, e.Title, e.N, -1)
	}
	for _, r := range f.Rates {
		add(flowRate, "", r.ID, r.Title, r.N, r.Of)
	}
	if n := f.lost(); f.Attrition != "" {
		add(flowAttrition, "", f.Attrition, "lost among those whose endline is due, in percent; without a comparison group the evidence is of the lowest class whatever it is", n[0], n[1])
	}
	return out
}

// lost is how many of those whose endline is due are not in the analysis, and how many
// are due.
func (f *Flow) lost() [2]int {
	n := map[string]int{}
	for i := range f.Stages {
		n[f.Stages[i].ID] = f.Stages[i].N
	}
	due := n[stageNames[stageEndlineDue].ID]
	return [2]int{due - n[stageNames[stageAnalysed].ID], due}
}

// FlowTableOf describes the table of the flow.
func FlowTableOf() metrics.Table {
	var stages []metrics.Named
	stages = append(stages, stageNames[:]...)
	stages = append(stages, sideSupported, sideNotSupported, sideUnrecorded)
	return metrics.Table{Name: TableFlow, Title: "Flow", About: "a stage of the participant flow, a way out of it, or a count beside it; the ways out of a stage and its n add up to the n of the stage before", Columns: []metrics.Column{
		textColumn("population", "Population", "which pupils", All+"; "+SupportedOne, neverEmpty, "--population"),
		textColumn("measure", "Measure", "whose questionnaire the flow is about", "sdq, or the word of another measure", "nothing is paired", "the main outcome"),
		textColumn("scale", "Scale", "which scale has to be scorable", "the scales of the measure", "nothing is paired", "the main outcome"),
		textColumn("informant", "Informant", "who answers", "self; teacher; parent; or another word of the measure", "nobody answers for this measure", "the sources"),
		textColumn("kind", "Kind", "what the row is", "stage; branch; exit; flag; rate; attrition", neverEmpty, fromFlow),
		textColumn("stage", "Stage", "which stage it is, or was not reached", idsOf(stages), "the row is of no stage", fromFlow),
		textColumn("reason", "Reason", "why the stage was not reached; the code of a flag, rate or band of attrition", "the codes of cohort.flow", "the row is a stage or a branch", fromFlow),
		textColumn("title", "Title", "the same in words", "any text", neverEmpty, fromFlow),
		wholeColumn("n", "n", "how many pupils", "pupils", "0 and up", neverEmpty, "counted"),
		wholeColumn("n_of", "Of", "of how many: those at the stage before; of a rate its denominator", "pupils", "0 and up", "the row is the first stage, or a flag", "counted"),
		wholeColumn("n_all", "Of all", "pupils at the first stage", "pupils", "0 and up", "never", "counted"),
	}}
}
