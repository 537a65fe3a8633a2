package cohort

import (
	"slices"
	"testing"

	"apst/metrics"
)

// actRows are the results of acts alone.
func actRows(b *built) []metrics.Result {
	k := newBook(b.l, &b.s)
	people := peopleOf(b.l, &b.s)
	all := k.served(people)
	for _, pop := range populationsOf(people) {
		for _, sv := range all {
			sv.results(pop)
		}
	}
	return k.out
}

// Parts of acts add up to their whole; no stage of the way has more than the one before;
// nobody's part is larger than the whole, nor the supported's than everybody's.
func TestActsAddUp(t *testing.T) {
	t.Parallel()
	partition := []string{"referrals_by_source", "requests_by_decision", "requests_by_role", "requests_by_specialism", "contacts_by_role", "episodes_by_end", "specialists", "requests_by_month"}
	for seed := range uint64(6) {
		got := actRows(bigSchool(20*int(seed), 0.3, seed))
		sums, of, all := map[string]float64{}, map[string]float64{}, map[string]float64{}
		var before *metrics.Result
		for i := range got {
			r := &got[i]
			s, _ := LookupStatistic(r.Statistic)
			if s.Of != OfActs {
				continue
			}
			key := r.Population + " " + r.Statistic + " " + r.Period
			if slices.Contains(partition, r.Statistic) && (r.Period == "" || r.Category != "") {
				sums[key] += r.Value
				of[key] = float64(r.N)
			} else if r.Period != "" {
				sums[r.Population+" months"] += r.Value
				of[r.Population+" months"] = float64(r.N)
			}
			if b := r.Behind; b.Set && r.Unit != unitPercent && r.Unit != unitDays && r.Known() && r.Statistic != "referral_rate" && r.Scale != scaleUniversal {
				if s.Least == 0 && (b.Largest+b.Second > r.Value+1e-9 || (b.Pupils == 0) != (r.Value == 0) || b.Second > b.Largest || (b.Pupils < 2) != (b.Second == 0)) {
					t.Errorf("%s = %v by %+v", ResultID(r), r.Value, b)
				}
			}
			if r.Statistic == "pupil_funnel" || r.Statistic == "request_funnel" {
				if before != nil && r.Category != stageReferred && r.Known() && before.Known() && r.Value > before.Value {
					t.Errorf("%s = %v after %v", ResultID(r), r.Value, before.Value)
				}
				before = r
			}
			if r.Unit == unitDays || r.Unit == unitPercent || !r.Known() || s.Least > 0 {
				continue
			}
			id := r.Scale + r.Statistic + r.Category + r.Period + r.Informant
			if r.Population == All {
				all[id] = r.Value
			} else if r.Value > all[id] {
				t.Errorf("%s = %v of %v", ResultID(r), r.Value, all[id])
			}
		}
		for k, x := range sums {
			if x != of[k] {
				t.Errorf("seed %d: %s: %v of %v", seed, k, x, of[k])
			}
		}
	}
}
