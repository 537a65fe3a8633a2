package tables

import (
	"slices"

	"apst/metrics"
)

// stages are how far requests came, each within the one before.
var stages = []metrics.Named{
	{ID: "referred", Title: "Referred"}, {ID: "accepted", Title: "Accepted"}, {ID: "seen", Title: "Seen"}, {ID: "completed", Title: "Work completed"},
}

// makeF08 is how far referrals came, and requests by month and specialist.
func makeF08(b *builder, t *Table) {
	t.Frame = Frame{Unit: "pupils"}
	t.Stub, t.Columns = "Stage or month", []Column{
		{ID: "pupils", Title: "Pupils", Unit: "pupils"},
		{ID: "pupils_known", Title: "Pupils of the stage before of whom it is known", Unit: "pupils"},
		{ID: "pupils_percent", Title: "Pupils, % of those", Unit: "percent", Places: 1},
		{ID: "requests", Title: "Requests", Unit: "requests"},
	}
	var roles []string
	k := key{population: populations[0], measure: supportMeasure, scale: scaleReferrals, statistic: "referred_pupils"}
	few := b.unpartable(b.find(k))
	months := b.requestMonths(populations[0])
	for _, id := range b.roleIDs() {
		if !few && slices.ContainsFunc(months, func(r *metrics.Result) bool { return r.Category == id }) {
			roles = append(roles, id)
			t.Columns = append(t.Columns, Column{ID: id, Title: b.roleTitle(id), Unit: "requests"})
		}
	}
	for _, population := range populations {
		if !few && !b.tooFew(population) {
			b.funnelRows(t, population, len(roles))
		}
	}
	if !few {
		b.monthRows(t, populations[0], roles)
	}
	t.lacking("no referrals were read, or those of too few pupils")
	t.Notes = []string{
		"A pupil has come to a stage with any request that has, and each stage is out of the one before. Of whom a stage is not known is in none after it, so that the last bars may be longer than they look.",
		"Sent back to what the school offers, waiting and declined are not among the accepted: that is no failure.",
		"Requests are by the month of their referral and by the specialist that is asked for. A referral may ask for several.",
	}
}

// funnelRows are the stages of a population.
func (b *builder) funnelRows(t *Table, population string, roles int) {
	for _, s := range stages {
		k := key{population: population, measure: supportMeasure, scale: scaleSeen, statistic: "pupil_funnel", category: s.ID}
		pupils := b.find(k)
		k.scale, k.statistic = scaleRequests, "request_funnel"
		requests := b.find(k)
		if pupils == nil || requests == nil {
			continue
		}
		row := Row{ID: population + "/funnel/" + s.ID, Population: population, Group: "How far they came, " + PopulationTitle(population), Label: s.Title, Cells: []Cell{b.value(pupils), lack(NotApplicable, ""), lack(NotApplicable, ""), b.value(requests)}}
		if pupils.Known() && s.ID != stages[0].ID {
			known := b.knownOf(pupils)
			row.Cells[1], row.Cells[2] = b.print(known), b.percent(b.result(pupils), known, true)
		}
		for range roles {
			row.Cells = append(row.Cells, lack(NotApplicable, ""))
		}
		t.Rows = append(t.Rows, row)
	}
}

// monthRows are the requests of each month.
func (b *builder) monthRows(t *Table, population string, roles []string) {
	for _, r := range b.requestMonths(population) {
		if r.Category != "" {
			continue
		}
		label := monthTitle(r.Period)
		if r.Period == notKnown {
			label = "Month not known"
		}
		row := Row{ID: population + "/month/" + r.Period, Population: population, Group: "Requests by month, " + PopulationTitle(population), Label: label, Cells: []Cell{lack(NotApplicable, ""), lack(NotApplicable, ""), lack(NotApplicable, ""), b.value(r)}}
		for _, id := range roles {
			k := keyOf(r)
			k.category = id
			row.Cells = append(row.Cells, b.value(b.find(k)))
		}
		t.Rows = append(t.Rows, row)
	}
	b.allMonths(t, population, roles)
}

// allMonths is the line below the months.
func (b *builder) allMonths(t *Table, population string, roles []string) {
	k := key{population: population, measure: supportMeasure, scale: scaleRequests, statistic: "requests"}
	all := b.find(k)
	if all == nil || len(b.requestMonths(population)) == 0 {
		return
	}
	row := Row{ID: population + "/month/all", Population: population, Group: "Requests by month, " + PopulationTitle(population), Label: "All months", Total: true,
		Cells: []Cell{lack(NotApplicable, ""), lack(NotApplicable, ""), lack(NotApplicable, ""), b.value(all)}}
	k.statistic = "requests_by_role"
	for _, id := range roles {
		k.category = id
		row.Cells = append(row.Cells, b.value(b.find(k)))
	}
	t.Rows = append(t.Rows, row)
}

// requestMonths are the requests of a population by month and specialist, in order.
func (b *builder) requestMonths(population string) []*metrics.Result {
	var out []*metrics.Result
	for i := range b.Analysis.Results {
		if r := &b.Analysis.Results[i]; r.Statistic == "requests_by_month" && r.Population == population {
			out = append(out, r)
		}
	}
	return out
}
