package tables

// makeT08 is attendance in equal windows before and after a day of each pupil's own.
func makeT08(b *builder, t *Table) {
	t.Stub, t.Facts = "Outcome", b.in.Settings[attendanceMeasure]
	t.Columns = []Column{
		{ID: "n", Title: "Pupils", Unit: "pupils"},
		{ID: "before_n", Title: "Before", Unit: "pupils"},
		{ID: "before", Title: "Before, %", Unit: "percent", Places: 1},
		{ID: "after_n", Title: "After", Unit: "pupils"},
		{ID: "after", Title: "After, %", Unit: "percent", Places: 1},
		{ID: "no_longer", Title: "Before only", Unit: "pupils"},
		{ID: "newly", Title: "After only", Unit: "pupils"},
		{ID: "change", Title: "Change", Unit: "percentage points", Places: 1, Signed: true},
		{ID: "lower", Title: "Change, lower 95% limit", Unit: "percentage points", Places: 1, Signed: true},
		{ID: "upper", Title: "Change, upper 95% limit", Unit: "percentage points", Places: 1, Signed: true},
		{ID: "p", Title: "p", Unit: "probability", Places: 3},
	}
	t.Why = "no attendance was read in windows before and after"
	for _, v := range b.views(attendanceMeasure, "", "pairs") {
		for _, o := range b.outcomes(attendanceMeasure) {
			l := b.look(attendanceMeasure, o, v)
			if l.get("pairs") == nil {
				continue
			}
			cells := l.levelCells()
			if o.Words {
				cells = b.sideCells(l, "cut_off")
			}
			label := titled(o.Title)
			if !o.Words {
				label += ", mean of pupils' rates"
			}
			t.Rows = append(t.Rows, Row{ID: v.population + "/" + o.Scale, Population: v.population, Group: v.title(), Label: label, Cells: cells})
		}
	}
	t.Notes = []string{
		"Pupils with enough possible sessions in both windows, which are equally long and lie on either side of a day of each pupil's own: how long, about which day, and how many sessions are enough stands above.",
		"Attended counts the codes that the Department for Education counts as attended; sessions that were not possible for the pupil are in neither. Severely absent is half of the possible sessions missed or more, persistently absent a tenth or more: here of the windows, and not of a school year.",
		"Higher attendance is better. Change is after minus before. Of the mean its interval is that of the paired t test, which gives p; of the absent it is Newcombe's for pairs, and p is McNemar's mid-p, both given where five pupils or more changed sides.",
		"Pupils come when they have stopped attending, and some of any rise is to be expected anyway. Part-time timetables, dual registration and the codes that changed in August 2024 change what is possible.",
	}
}

// levelCells are the cells of those columns for a mean.
func (l look) levelCells() []Cell {
	b, change, none := l.b, l.get("mean_change"), lack(NotApplicable, "")
	return []Cell{b.n(change), none, b.value(l.get("baseline_mean")), none, b.value(l.get("endline_mean")), none, none, b.value(change), b.lower(change), b.upper(change), b.p(change)}
}
