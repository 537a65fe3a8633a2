package tables

import "slices"

// makeF11 is how far apart those with a pair and those lost lie, in their baselines and in
// who they are.
func makeF11(b *builder, t *Table) {
	t.Stub, t.Columns = "Characteristic", []Column{{ID: "lost_smd", Title: "Paired and lost compared (SMD)", Unit: "standard deviations", Places: 2, Signed: true}}
	measure, o, informant := b.mainView()
	t.Why = "no outcome that is measured twice was read"
	if o == nil {
		return
	}
	t.Frame = Frame{Unit: "standard deviations", Outcome: o.Title, Informant: InformantTitle(informant)}
	for _, v := range b.views(measure, o.Scale, "lost_smd") {
		if v.informant == informant && !b.tooFew(v.population) {
			b.balance(t, b.look(measure, o, v), "Score at baseline: "+o.Title)
		}
	}
	t.Notes = []string{
		"Paired minus lost, in standard deviations: of the scores at baseline, and of the share of pupils that belongs to a level. From 0.1 on, either way, it is worth a look. It is given from ten paired and ten lost on.",
		"Pupils without a pair for another reason than being lost, such as those still on roll, are among the lost here: the endline may yet come.",
	}
}

// balance are the rows of a population.
func (b *builder) balance(t *Table, l look, score string) {
	title := titled(PopulationTitle(l.population))
	row := func(id, label string, cell Cell) {
		t.Rows = append(t.Rows, Row{ID: l.population + "/" + id, Population: l.population, Group: title, Label: label, Cells: []Cell{cell}})
	}
	row("score", score, b.value(l.get("lost_smd")))
	for _, name := range b.Settings.Groups {
		k := l.key
		k.group, k.statistic = name, "lost_smd"
		parts := b.groups[k]
		if slices.Contains(notTraits, name) || len(parts) == 0 || b.ofStaff(name) {
			continue
		}
		if !b.fineness(l, len(parts)).pairs {
			row(name, groupTitle(name)+": not parted", coarsely)
			continue
		}
		for _, r := range parts {
			level := r.Group[0].Value
			row(name+"/"+level, groupTitle(name)+": "+levelTitle(name, level), b.value(r))
		}
	}
}
