package tables

// makeF03 is the bands at both times and the moves between them: the numbers of table T05.
func makeF03(b *builder, t *Table) {
	makeT05(b, t)
	t.Notes = append([]string{"The numbers are those of table T05."}, t.Notes...)
	if o := b.mainOf(sdqMeasure); o != nil {
		t.Frame = Frame{Low: o.Least, High: o.Most, Unit: o.Unit, Better: o.Better, Outcome: o.Title}
	}
}
