package tables

import (
	"slices"

	"apst/metrics/cohort"
)

// whose are the counts of table T03: their columns and statistics.
var whose = []struct{ id, title, statistic string }{
	{"pupils", "All on roll", "pupils"}, {"baselines", "With a baseline", "baselines"}, {"pairs", "Paired", "pairs"}, {"lost", "Lost", "lost"},
}

// makeT03 is who the pupils are: those on roll, with a baseline, paired and lost, by the
// main informant of the main outcome.
func makeT03(b *builder, t *Table) {
	t.Stub = "Characteristic"
	for _, w := range whose {
		t.Columns = append(t.Columns,
			Column{ID: w.id, Title: w.title, Unit: "pupils"},
			Column{ID: w.id + "_percent", Title: w.title + ", %", Unit: "percent", Places: 1})
	}
	t.Columns = append(t.Columns, Column{ID: "lost_smd", Title: "Paired and lost compared (SMD)", Unit: "standard deviations", Places: 2, Signed: true})
	t.Why = "no outcome that is measured twice was read"
	measure, o, informant := b.mainView()
	if o == nil {
		return
	}
	for _, v := range b.views(measure, o.Scale, "baselines") {
		if v.informant == informant && !b.tooFew(v.population) {
			b.characteristics(t, b.look(measure, o, v))
		}
	}
	if who := InformantTitle(informant); who != "" {
		t.Facts = []Fact{{"Baseline, paired and lost", who + ", " + o.Title}}
	}
	t.Notes = []string{
		"Percentages are of the pupils of their column. Those of whom a characteristic is not known are a row of their own.",
		"Paired are pupils with a baseline and an endline that may be compared; lost have a baseline and no such endline, those among them whose endline may yet come.",
		"For readers outside the school pupils are parted by a characteristic only where there are enough of them for most parts to be shown.",
		"SMD is the share among the paired minus that among the lost, in standard deviations. From 0.1 on, either way, it is worth a look; it is given from ten paired and ten lost on.",
		"Special educational needs, free school meals and looked after are as the list of pupils says; SEN support and an education, health and care plan exclude each other. Route into the school is why the pupil came: permanently excluded, commissioned, medical.",
	}
}

// tooFew reports whether a population is too small to be parted for readers outside the
// school.
func (b *builder) tooFew(population string) bool {
	n := b.find(key{population: population, statistic: "pupils"})
	return population == cohort.SupportedOne && (n == nil || !b.enough(n, partsOf*b.in.Least))
}

// notTraits are ways of grouping that say nothing of who pupils are.
var notTraits = []string{"start_band", "support_amount", "month"}

// characteristics are the rows of a population.
func (b *builder) characteristics(t *Table, l look) {
	row := func(id, group, label string, total bool, cells []Cell) {
		t.Rows = append(t.Rows, Row{ID: l.population + "/" + id, Population: l.population, Group: group, Label: label, Total: total, Cells: cells})
	}
	title := titled(PopulationTitle(l.population))
	row("all", title, "All pupils", true, append(b.ofThem(l, fineness{true, true}), lack(NotApplicable, "")))
	for _, name := range b.Settings.Groups {
		if slices.Contains(notTraits, name) || b.ofStaff(name) {
			continue
		}
		parts := b.groups[key{population: l.population, group: name, statistic: "pupils"}]
		fine, group := b.fineness(l, len(parts)), title+": "+groupTitle(name)
		if len(parts) > 0 && !fine.pupils {
			row(name, group, "Not parted", false, append(b.ofThem(l, fine), coarsely))
			continue
		}
		for _, r := range parts {
			level := r.Group[0].Value
			at := l.level(name, level)
			smd := coarsely
			if fine.pairs {
				smd = b.value(at.get("lost_smd"))
			}
			row(name+"/"+level, group, levelTitle(name, level), false, append(b.ofThem(at, fine), smd))
		}
	}
}

// fineness says which counts are given by the levels of a characteristic.
type fineness struct{ pupils, pairs bool }

// fineness is which counts are given where a characteristic has so many levels: those of
// the supported are parts of those of all, and are told less readily.
func (b *builder) fineness(l look, levels int) fineness {
	if l.population == cohort.SupportedOne {
		levels *= 4
	}
	return fineness{
		pupils: !b.coarse(b.find(key{population: l.population, statistic: "pupils"}), levels),
		pairs:  !b.coarse(l.get("baselines"), 2*levels),
	}
}

// coarsely is the cell of a count that is not parted so finely.
var coarsely = lack(NotAvailable, "too few pupils to part them so finely")

// ofThem are the counts of a subgroup and their percentages of the whole.
func (b *builder) ofThem(l look, fine fineness) []Cell {
	var out []Cell
	for _, w := range whose {
		if w.statistic == "pupils" && !fine.pupils || w.statistic != "pupils" && !fine.pairs {
			out = append(out, coarsely, coarsely)
			continue
		}
		k, whole := l.key, l.key
		if w.statistic == "pupils" {
			k = key{population: l.population, group: l.group, level: l.key.level}
		}
		k.statistic = w.statistic
		whole = k
		whole.group, whole.level = "", ""
		r, all := b.find(k), b.find(whole)
		share := lack(NotApplicable, "")
		if r != nil && all != nil && r != all && r.Known() && all.Known() {
			share = b.percent(b.result(r), b.result(all), true)
		}
		out = append(out, b.value(r), share)
	}
	return out
}
