package tables

import (
	"apst/metrics"
	"apst/metrics/cohort"
)

// patternLabels are who has what, in the order in which it is told.
var patternLabels = []metrics.Named{
	{ID: "both", Title: "Baseline and endline that can be compared"},
	{ID: "both-not-comparable", Title: "Baseline and endline that cannot be compared"},
	{ID: "baseline-only", Title: "Baseline only"},
	{ID: "endline-only", Title: "Endline only"},
	{ID: "neither", Title: "Neither"},
}

// makeT16 is who has no endline, and what it may mean for the change.
func makeT16(b *builder, t *Table) {
	measure, o := b.mainOutcome()
	if o == nil {
		t.Why = "nothing was measured twice"
		return
	}
	t.Stub, t.Columns = "Pupils", []Column{
		{ID: "n", Title: "Number", Unit: "pupils"},
		{ID: "of", Title: "Out of", Unit: "pupils"},
		{ID: "percent", Title: "%", Unit: "percent", Places: 1},
		{ID: "percent_lower", Title: "%, lower 95% limit", Unit: "percent", Places: 1},
		{ID: "percent_upper", Title: "%, upper 95% limit", Unit: "percent", Places: 1},
		{ID: "baseline_mean", Title: "Baseline mean", Unit: o.Unit, Places: 1},
		{ID: "smd", Title: "Paired minus lost, standardised", Unit: "standard deviations", Places: 2, Signed: true},
		{ID: "mean_change", Title: "Mean change", Unit: o.Unit, Places: 1, Signed: true},
		{ID: "change_lower", Title: "Change, lower 95% limit", Unit: o.Unit, Places: 1, Signed: true},
		{ID: "change_upper", Title: "Change, upper 95% limit", Unit: o.Unit, Places: 1, Signed: true},
	}
	t.Facts = append(t.Facts, Fact{"Outcome", titled(o.Title)})
	for _, v := range b.views(measure, o.Scale, "baselines") {
		m := missing{t, b.look(measure, o, v), v}
		if (b.in.Least == 0 || v.population == cohort.All) && !b.coarse(b.pupils(v.population), 2) {
			m.patterns()
		}
		m.completion()
		m.lost()
	}
	t.lacking("nobody has a baseline of " + o.Title)
	t.Notes = []string{
		"Who has what is out of all pupils; everything else is out of those with a baseline. Pupils whose endline is not due yet are among those without one.",
		"Pupils who leave without notice and those who are seldom there have no endline more often than others, and may have changed otherwise.",
		"From 0.1 on, either way, a standardised difference between paired and lost is worth a look. The last line supposes that nobody lost changed at all: a bound for thinking, not an estimate.",
		"For readers outside the school completion is parted only where there are enough pupils for most parts to be shown, and who has what is told of all pupils alone: of the supported the participant flow tells it.",
		changeNote(o),
	}
	if b.in.Least > 0 && b.hasLevels(measure, o, "class") {
		t.Notes = append(t.Notes, "Completion by class or tutor group stays in the school: the names of groups may be names of staff.")
	}
}

// missing writes the lines of one view.
type missing struct {
	t *Table
	look
	view view
}

// row adds a line; cells that are not given are not applicable.
func (m *missing) row(part, id, label string, total bool, cells map[int]Cell) {
	row := Row{ID: m.view.population + "/" + m.view.informant + "/" + id, Population: m.view.population, Group: m.view.title() + ": " + part, Label: label, Total: total}
	for i := range m.t.Columns {
		c, ok := cells[i]
		if !ok {
			c = lack(NotApplicable, "")
		}
		row.Cells = append(row.Cells, c)
	}
	m.t.Rows = append(m.t.Rows, row)
}

// patterns are who has what, of all pupils of the population.
func (m *missing) patterns() {
	const part = "who has what"
	all := m.b.pupils(m.view.population)
	for _, p := range patternLabels {
		r := m.get("pattern", p.ID)
		if r == nil {
			continue
		}
		cells := map[int]Cell{0: m.b.value(r)}
		if all != nil && all.Known() && r.Known() {
			cells[1] = m.b.value(all)
			cells[2] = m.b.percent(m.b.result(r), m.b.result(all), true)
		}
		m.row(part, "pattern/"+p.ID, p.Title, false, cells)
	}
}

// completion is how many baselines became pairs, of all and of parts of them: no parts of
// the supported, which are parts of a part.
func (m *missing) completion() {
	part := "endlines of those with a baseline"
	m.completed(part, "completion/all", "All with a baseline", true, m.look)
	if m.view.population != cohort.All {
		return
	}
	for _, group := range []string{"centre", "class", "month"} {
		k := m.key
		k.group, k.statistic = group, "baselines"
		if group == "class" && m.b.in.Least > 0 || !m.b.parts(m.get("baselines"), k) {
			continue
		}
		part := "endlines by " + lowered(groupTitle(group))
		for _, level := range m.levels(group, "completion") {
			m.completed(part, "completion/"+group+"/"+level, levelTitle(group, level), false, m.level(group, level))
		}
	}
}

// completed is one line of completion.
func (m *missing) completed(part, id, label string, total bool, l look) {
	done := l.get("completion")
	if done == nil {
		return
	}
	m.row(part, id, label, total, map[int]Cell{0: m.b.value(l.get("pairs")), 1: m.b.n(done), 2: m.b.value(done), 3: m.b.lower(done), 4: m.b.upper(done)})
}

// lost sets those without a pair beside the others, and says what it may mean.
func (m *missing) lost() {
	const part = "those without a pair"
	b, baselines := m.b, m.get("baselines")
	if m.get("paired_baseline_mean") == nil {
		return
	}
	m.row(part, "lost/paired", "With a pair", false, map[int]Cell{0: b.value(m.get("pairs")), 1: b.value(baselines), 5: b.value(m.get("paired_baseline_mean"))})
	m.row(part, "lost/lost", "Without a pair", false, map[int]Cell{0: b.value(m.get("lost")), 1: b.value(baselines), 5: b.value(m.get("lost_baseline_mean")), 6: b.value(m.get("lost_smd"))})
	change := m.get("mean_change")
	m.row(part, "lost/change", "Change of those with a pair", false, map[int]Cell{0: b.n(change), 1: b.value(baselines), 7: b.value(change), 8: b.lower(change), 9: b.upper(change)})
	if bound := m.get("mean_change", lostUnchanged); bound != nil {
		m.row(part, "lost/unchanged", "Change if nobody lost had changed", false, map[int]Cell{0: b.value(baselines), 1: b.value(baselines), 7: b.value(bound), 8: b.lower(bound), 9: b.upper(bound)})
	}
}

// lostUnchanged is the category of the mean change if nobody lost had changed.
const lostUnchanged = "lost-unchanged"

// hasLevels reports whether completion is known by a way of grouping.
func (b *builder) hasLevels(measure string, o *metrics.Outcome, group string) bool {
	for _, v := range b.views(measure, o.Scale, "completion") {
		if len(b.look(measure, o, v).levels(group, "completion")) > 0 {
			return true
		}
	}
	return false
}
