package cohort

import (
	"fmt"

	"apst/metrics"
	"apst/metrics/stats"
)

// familyTest is a result whose p-value is adjusted together with those of the other
// outcomes of its family.
type familyTest struct {
	family string
	result metrics.Result
}

// The methods of adjusting p-values.
const (
	methodHolm = "holm"
	methodBH   = "benjamini-hochberg"
)

// familyTests are the tests that families are made of, and what they are called.
var familyTests = map[string]string{
	"mean_change": "the paired t test", "cut_off_mcnemar_midp": "McNemar's test", "band_stuart_maxwell": "the Stuart-Maxwell test",
}

// testOf is the test of an outcome that counts in its family; empty where there is
// none.
func testOf(o *metrics.Outcome) string {
	switch {
	case o.Medians || o.Words && len(o.Order) < 2:
		return ""
	case o.Words && len(o.Order) == 2:
		return "cut_off_mcnemar_midp"
	case o.Words:
		return "band_stuart_maxwell"
	}
	return "mean_change"
}

// collect keeps the test of an outcome that belongs to a family.
func (b *book) collect(c *course, rows []metrics.Result) {
	if c.outcome.Family == "" {
		return
	}
	name := testOf(c.outcome)
	for _, r := range rows {
		if r.Statistic == name && r.Category == "" {
			b.tests = append(b.tests, familyTest{c.outcome.Family, r})
		}
	}
}

// families adjusts the p-values that were collected, each family of a measure and
// informant by itself. What is below the floor has no p-value, and is no member.
func (b *book) families() {
	type key struct{ measure, informant, family string }
	members := map[key][]int{}
	var order []key
	for i, t := range b.tests {
		k := key{t.result.Measure, t.result.Informant, t.family}
		if members[k] == nil {
			order = append(order, k)
		}
		members[k] = append(members[k], i)
	}
	for _, k := range order {
		var ps []float64
		for _, i := range members[k] {
			if p, ok := b.tests[i].result.PValue(); ok {
				ps = append(ps, p)
			}
		}
		holm, bh := stats.Holm(ps), stats.BenjaminiHochberg(ps)
		at := 0
		for _, i := range members[k] {
			r := b.tests[i].result
			if _, ok := r.PValue(); !ok {
				b.adjusted(r, k.family, "holm_p", stats.None(r.N, methodHolm, r.Reason), len(ps))
				b.adjusted(r, k.family, "bh_p", stats.None(r.N, methodBH, r.Reason), len(ps))
				continue
			}
			b.adjusted(r, k.family, "holm_p", stats.Of(holm[at], r.N, methodHolm), len(ps))
			b.adjusted(r, k.family, "bh_p", stats.Of(bh[at], r.N, methodBH), len(ps))
			at++
		}
	}
	b.tests = nil
}

// adjusted takes in an adjusted p-value.
func (b *book) adjusted(of metrics.Result, family, name string, e stats.Estimate, tests int) {
	r := of
	e.NOf = of.NOf
	r.Statistic, r.Unit, r.Estimate = name, unitP, e
	r.Note = fmt.Sprintf("of %s, adjusted for %d tests of the family %s", familyTests[of.Statistic], tests, family)
	b.add(r, held{n: of.N})
}
