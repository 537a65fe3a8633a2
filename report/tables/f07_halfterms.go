package tables

import (
	"apst/metrics"
	"apst/report/disclosure"
)

const (
	scaleHalfTerm = "half_term"
	scalePossible = "half_term_possible"
)

// makeF07 is attendance by half-term about entry, in their order.
func makeF07(b *builder, t *Table) {
	o := b.outcome[[2]string{attendanceMeasure, scaleHalfTerm}]
	if o == nil {
		t.Why = "no attendance was read"
		return
	}
	t.Frame = Frame{Low: o.Least, High: o.Most, Unit: o.Unit, Better: o.Better, Outcome: "attendance"}
	t.Stub, t.Columns = "Half-term", []Column{
		{ID: "n", Title: "Pupils", Unit: "pupils"},
		{ID: "median", Title: "Median attendance", Unit: "percent", Places: 1},
		{ID: "q1", Title: "Lower quartile", Unit: "percent", Places: 1},
		{ID: "q3", Title: "Upper quartile", Unit: "percent", Places: 1},
		{ID: "mean", Title: "Mean attendance", Unit: "percent", Places: 1},
		{ID: "lower", Title: "Mean, lower 95% limit", Unit: "percent", Places: 1},
		{ID: "upper", Title: "Mean, upper 95% limit", Unit: "percent", Places: 1},
		{ID: "possible", Title: "Possible sessions, median", Unit: "sessions"},
	}
	for _, population := range populations {
		for _, period := range o.Standings {
			b.halfTerm(t, population, period)
		}
	}
	t.lacking("nobody has enough sessions in any half-term")
	t.Notes = []string{
		"A pupil's attendance is sessions attended of those possible in a half-term, given from a least number of possible sessions on. The median is of pupils, each counting once.",
		"Other pupils stand behind each point: some leave, some have not been there so long, and of some the home school sent no register. A rise or fall along the line may be one of who is left.",
		"Half-terms are counted from that of entry. Those before it are from the registers of home schools.",
	}
}

// halfTerm is the line of one half-term.
func (b *builder) halfTerm(t *Table, population string, period metrics.Named) {
	k := key{population: population, measure: attendanceMeasure, scale: scaleHalfTerm, period: period.ID}
	get := func(statistic string) *metrics.Result {
		k.statistic = statistic
		return b.find(k)
	}
	median, mean := get("standing_median"), get("standing_mean")
	if median == nil {
		return
	}
	row := Row{
		ID: population + "/" + period.ID, Population: population, Group: titled(PopulationTitle(population)), Label: titled(period.Title),
		Cells: []Cell{b.n(median), b.value(median), b.value(get("standing_q1")), b.value(get("standing_q3")), b.value(mean), b.lower(mean), b.upper(mean)},
	}
	k.scale = scalePossible
	possible := get("standing_median")
	row.Cells = append(row.Cells, b.value(possible))
	if possible != nil && possible.Known() && possible.N == median.N { // the same pupils
		n, same := b.base(median), b.base(possible)
		b.set.Numbers.Same = append(b.set.Numbers.Same, disclosure.Same{A: n, B: same})
		row.Cells[len(row.Cells)-1].Of = n
	}
	b.without(population, median, row.Cells[0])
	t.Rows = append(t.Rows, row)
}

// without hides how many have a rate in a half-term where only a few have none: beside the
// number of all pupils it would tell how many they are. The rates of the many stay.
func (b *builder) without(population string, r *metrics.Result, n Cell) {
	if all := b.pupils(population); all != nil && all.Known() && int(all.Value) > r.N {
		b.follow(n.Number, b.guard(n.Number+"#without", int(all.Value)-r.N))
	}
}
