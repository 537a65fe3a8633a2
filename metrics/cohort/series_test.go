package cohort

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/metrics"
)

// series makes attendance an outcome of half-terms about entry too.
func series(b *built) {
	att := b.source("attendance")
	att.Outcomes = append(att.Outcomes, metrics.Outcome{Scale: "half_term", Title: "attendance by half-term", Short: "half_term", Unit: unitPoints, Better: metrics.Higher, Pairing: metrics.ByStanding, Most: 100, Series: true,
		Standings: []metrics.Named{{ID: "half-term -1", Title: "before"}, {ID: "half-term 0", Title: "of entry"}, {ID: "half-term 1", Title: "after"}}})
}

// half adds a row of a half-term; of a placement.
func (b *built) half(p *Pupil, n, placement int, value string) {
	r := b.row(p, fmt.Sprintf("attendance half - 2022-10-21 placement:%d half_term=%s", placement, value))
	r.Values[0].Period = fmt.Sprintf("half-term %d", n)
}

// Numbers that pupils stand at one time after another have their median, quartiles and
// mean at each, in the order of the times; a pupil who came back counts with the last
// placement, also where that has no number and an earlier one had.
func TestSeries(t *testing.T) {
	t.Parallel()
	b := build(true)
	series(b)
	for i := range 10 {
		p := b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21")
		b.half(p, 0, 1, fmt.Sprint(10*i))
		b.half(p, 1, 1, fmt.Sprint(10*i+1))
		if i < 2 {
			b.half(p, -1, 1, "60")
		} else {
			b.half(p, -1, 1, "~")
		}
	}
	back := b.pupil("Q", "2021-09-01 2022-02-01", "2022-09-01 2023-07-21")
	b.half(back, 0, 1, "50")
	b.half(back, 1, 1, "50")
	b.half(back, 0, 2, "100")
	b.half(back, 1, 2, "~")
	got := b.results()
	var order []string
	for _, r := range got {
		if r.Scale == "half_term" && r.Statistic == "standing_median" {
			order = append(order, r.Period)
		}
	}
	if diff := cmp.Diff([]string{"half-term -1", "half-term 0", "half-term 1"}, order); diff != "" {
		t.Error(diff)
	}
	// 0, 10, ... 90 and 100; 1, 11, ... 91.
	for id, want := range map[string][3]float64{ // value, n, n_of
		"half-term 0/-/-/standing_median": {50, 11, 11}, "half-term 0/-/-/standing_q1": {25, 11, 11}, "half-term 0/-/-/standing_q3": {75, 11, 11}, "half-term 0/-/-/standing_mean": {50, 11, 11},
		"half-term 1/-/-/standing_median": {46, 10, 11}, "half-term 1/-/-/standing_mean": {46, 10, 11},
	} {
		r := pick(t, got, "all/attendance/half_term/-/"+id)
		if diff := cmp.Diff(want, [3]float64{r.Value, float64(r.N), float64(r.NOf)}); diff != "" || r.Unit != unitPercent {
			t.Errorf("%s in %s: %s", id, r.Unit, diff)
		}
	}
	// The mean is 50 and its standard error 10: the deviations squared add up to 11,000,
	// which by 10 and by 11 is 100. t of 10 degrees of freedom is 2.228139.
	if r := pick(t, got, "all/attendance/half_term/-/half-term 0/-/-/standing_mean"); !near(r.Lower, 50-22.28139, 1e-4) || !near(r.Upper, 50+22.28139, 1e-4) {
		t.Errorf("interval %g to %g", r.Lower, r.Upper)
	}
	if r := pick(t, got, "all/attendance/half_term/-/half-term -1/-/-/standing_median"); r.Known() || r.N != 2 || r.NOf != 10 {
		t.Errorf("of two: %+v", r.Estimate)
	}
	for _, c := range PupilsTableOf(b.l.Input.Sources, &b.s).Columns {
		if strings.Contains(c.Name, "half_term") {
			t.Errorf("there is a column %s", c.Name)
		}
	}
}
