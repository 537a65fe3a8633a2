package tables

import (
	"slices"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/stats"
	"apst/report/disclosure"
)

// The ways of grouping by what was found out about pupils.
const (
	startBand   = "start_band"     // the band at baseline
	amountGroup = "support_amount" // how much support they had
)

// hiding reports whether a way of grouping tells what others need not know of pupils: then
// that all are in one level tells something of each of them.
func hiding(group string) bool { return group == startBand || group == amountGroup }

// amountsOfSupport are those that there can be, from the least on.
var amountsOfSupport = []string{"none", "low", "medium", "high", notKnown}

// levelsOf are the levels of a way of grouping, of a key's statistic. Of those by which
// pupils are hidden the empty ones are among them: that a line is missing would tell as
// much as a line of nobody.
func (b *builder) levelsOf(k key) []string {
	var out []string
	for _, r := range b.groups[k] {
		out = append(out, r.Group[0].Value)
	}
	if len(out) == 0 || !hiding(k.group) {
		return out
	}
	all := amountsOfSupport
	if k.group == startBand {
		whole := metrics.Result{Population: k.population, Measure: k.measure, Scale: k.scale, Informant: k.informant, Period: k.period}
		all = b.bandsOf(&whole)
	}
	missing := slices.ContainsFunc(out, func(level string) bool { return !slices.Contains(all, level) })
	if missing {
		return out
	}
	return slices.Clone(all)
}

// ofLevel is the number of a level's pupils, by a key's statistic; that of an empty one is
// made.
func (b *builder) ofLevel(k key, level string) string {
	k.level = level
	if r := b.find(k); r != nil && r.Known() {
		return b.result(r)
	}
	empty := metrics.Result{
		School: b.school(), Arm: b.arm(), Population: k.population, Measure: k.measure, Scale: k.scale, Informant: k.informant, Period: k.period,
		Group: []metrics.Level{{Name: k.group, Value: level}}, Statistic: k.statistic, Unit: "pupils", Estimate: stats.Estimate{Has: stats.HasValue},
	}
	id := cohort.ResultID(&empty)
	if !b.has(id) {
		b.number(disclosure.Cell{ID: id, Kind: disclosure.Count})
		b.names[id] = &empty
	}
	return id
}

// emptyLevel are the cells of a level of nobody: no pairs, and nothing of them.
func (b *builder) emptyLevel(k key, level string, cells int) []Cell {
	out := []Cell{b.print(b.ofLevel(k, level))}
	for range cells - 1 {
		id := out[0].Number + "#nothing"
		b.number(disclosure.Cell{ID: id, Kind: disclosure.Test, Empty: true, Behind: out[0].Number})
		c := b.print(id)
		c.Lack, c.Why = NotAvailable, "fewer than 10 pairs"
		out = append(out, c)
	}
	return out
}

// school and arm are those of all results.
func (b *builder) school() string { return b.Analysis.Results[0].School }
func (b *builder) arm() string    { return b.Analysis.Results[0].Arm }
