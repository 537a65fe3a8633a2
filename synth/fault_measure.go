package synth

// To plant a fault of a measure takes one of the constructors below. The school is
// one that nobody leaves. What is spoilt is the measure's plain sheet: its headings
// stand in row 0, g.col finds a column by its heading, and row is that of the picked
// pupil's first record. The function marks what it spoils:
//
//	onMeasure("ngrt", "NGRT-001", "sas-with-decimals", "a standard age score with decimals", func(g *grid, row int) {
//		g.rows[row][g.col("SAS")] = cell{kind: number, s: "82.5"}
//		g.mark("NGRT-001", row, g.col("SAS"))
//	})
//
// or, for a single cell, in short:
//
//	onMeasureCell("ngrt", "NGRT-001", "sas-with-decimals", "a standard age score with decimals", "SAS", cell{kind: number, s: "82.5"})
//
// What was drawn stays true: the spoilt file's row may be missing or a value empty,
// and nothing else may be given. Where a fault changes what is true, it says so
// ([onMeasureOf] with d.truth, or [inMeasure]).

// onMeasure spoils the plain sheet of a measure.
func onMeasure(measure, rule, name, about string, spoil func(g *grid, row int)) *Fault {
	return onMeasureOf(measure, rule, name, about, func(_ *draft, g *grid, row int) { spoil(g, row) })
}

// onMeasureCell writes something over a cell of the picked pupil's first record,
// where the rule must be reported.
func onMeasureCell(measure, rule, name, about, heading string, c cell) *Fault {
	return onMeasure(measure, rule, name, about, func(g *grid, row int) {
		*g.at(row, g.col(heading)) = c
		g.mark(rule, row, g.col(heading))
	})
}

// onMeasureOf spoils the plain sheet, and says in d.truth what is not true any
// more, in d.option what else is to be typed, or in d.checked what is to be typed
// after apst check.
func onMeasureOf(measure, rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
	return &Fault{Measure: measure, Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		m := measureNamed(measure)
		g := m.plain(d)
		d.truth = m.truth(d)
		if spoilt {
			spoil(d, g, d.rowIn(g))
		}
		m.put(d, g)
	}}
}

// inMeasure changes what was drawn before anything is written, so that the file
// and what is true of it change together; mark is then given the sheet.
func inMeasure(measure, rule, name, about string, change func(d *draft), mark func(g *grid, row int)) *Fault {
	return &Fault{Measure: measure, Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		m := measureNamed(measure)
		if spoilt {
			d.rowIn(m.plain(d))
			change(d)
		}
		g := m.plain(d)
		if spoilt {
			mark(g, d.rowIn(g))
		}
		d.truth = m.truth(d)
		m.put(d, g)
	}}
}

// rowIn is the row of the picked pupil's first record; where that pupil has none, the
// next one who has is picked.
func (d *draft) rowIn(g *grid) int {
	for range d.Pupils {
		if row := g.rowOf(d.picked()); row > 0 {
			return row
		}
		d.pick = d.nth(1)
	}
	panic("synth: a plain sheet of nobody") // a slip in this package
}

// eitherOf has a way of building the clean files of a measure and another for the
// spoilt ones, which marks what it spoils; both say what is true.
func eitherOf(measure, rule, name, about string, clean, spoilt func(d *draft)) *Fault {
	f := either(rule, name, about, clean, spoilt)
	f.Measure = measure
	return f
}

// plainly is the plain file of a measure, with nothing wrong.
func plainly(measure string) func(d *draft) {
	return func(d *draft) {
		m := measureNamed(measure)
		d.truth = m.truth(d)
		m.put(d, m.plain(d))
	}
}
