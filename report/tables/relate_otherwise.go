package tables

import (
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// methods: whoever changed reliably by a wide threshold did so by a narrow one, whatever
// the constants; and who did not by a narrow one did not by a wide one.
func (b *builder) methods() {
	b.each(func(id string, r *metrics.Result) {
		if !strings.HasPrefix(r.Category, byMethod) || b.cell(id).Kind != disclosure.Count || b.cell(id).Empty {
			return
		}
		switch r.Statistic {
		case "recovered", "improved", "unchanged", "deteriorated", "reliably_improved":
		default:
			return
		}
		for i := range b.Analysis.Results {
			x := &b.Analysis.Results[i]
			k := keyOf(x)
			k.category = r.Category
			if k != keyOf(r) || !x.Known() || x.Category == r.Category || strings.HasSuffix(x.Category, startedInNeed) != strings.HasSuffix(r.Category, startedInNeed) {
				continue
			}
			other := b.result(x)
			if b.worth(other) >= b.worth(id) {
				b.among(other, id)
			} else {
				b.among(id, other)
			}
		}
	})
}

// raters: the pairs of which it is known who answered are among all. All are among those
// that count pairs between two people as well: where few lie between, these are not to be
// seen.
func (b *builder) raters() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "pairs" || r.Category != knownRater && r.Category != anyRater {
			return
		}
		pairs, change, own := b.of(r, "pairs", ""), b.of(r, "mean_change", ""), b.of(r, "mean_change", r.Category)
		d := b.worth(id) - b.worth(pairs)
		switch {
		case pairs == "":
		case r.Category == knownRater && d <= 0:
			b.among(pairs, id)
			b.mixed(pairs, change, id, own)
		case r.Category == anyRater && d != 0:
			guard := b.guard(id+"#more", int(max(d, -d)))
			for _, number := range []string{id, own, own + partLower, own + partUpper, own + partP} {
				if b.has(number) {
					b.follow(number, guard)
				}
			}
		}
	})
}

// mixed is a mixture of a whole and a part of it, by their counts and means.
func (b *builder) mixed(whole, wholeMean, part, partMean string) {
	if wholeMean == "" || partMean == "" || b.worth(whole) == 0 || b.worth(part) == 0 {
		return
	}
	if b.worth(whole) == b.worth(part) { // the same pupils, if the means are the same
		if d := b.worth(wholeMean) - b.worth(partMean); d < 1e-9 && d > -1e-9 {
			b.set.Numbers.Same = append(b.set.Numbers.Same, disclosure.Same{A: wholeMean, B: partMean})
		}
		return
	}
	b.set.Numbers.Mixtures = append(b.set.Numbers.Mixtures, disclosure.Mixture{
		Whole: disclosure.Moment{N: whole, Mean: wholeMean}, Parts: []disclosure.Moment{{N: part, Mean: partMean}},
	})
}

// supportedAmounts: whoever had some support is among the supported, and their means are
// those of the amounts.
func (b *builder) supportedAmounts() {
	done := map[key]bool{}
	b.each(func(_ string, r *metrics.Result) {
		if len(r.Group) != 1 || r.Group[0].Name != amountGroup || r.Population != cohort.All {
			return
		}
		k := keyOf(r)
		k.level = ""
		whole := k
		whole.population, whole.group = cohort.SupportedOne, ""
		all := b.find(whole)
		if done[k] || all == nil || !all.Known() {
			return
		}
		done[k] = true
		var some []*metrics.Result
		for _, level := range []string{"low", "medium", "high"} {
			k.level = level
			if x := b.find(k); x != nil {
				some = append(some, x)
			}
		}
		switch r.Statistic {
		case "mean_change", "baseline_mean", "endline_mean":
			if id := cohort.ResultID(all); b.has(id) {
				b.amountMeans(all, some)
			}
		default:
			if counted[r.Statistic] {
				var parts []string
				for _, x := range some {
					if x.Known() {
						parts = append(parts, b.result(x))
					}
				}
				b.rest(b.result(all), "no-contact", false, parts...)
			}
		}
	})
}

// amountMeans is the mixture of the supported by how much support they had.
func (b *builder) amountMeans(all *metrics.Result, some []*metrics.Result) {
	spread := map[string]string{"mean_change": "sd_change", "baseline_mean": "baseline_sd", "endline_mean": "endline_sd"}[all.Statistic]
	m := disclosure.Mixture{Whole: b.moment(all, spread)}
	if m.Whole.N == "" {
		return
	}
	n := 0.0
	for _, x := range some {
		if part := b.moment(x, spread); part.N != "" && b.worth(part.N) > 0 {
			m.Parts, n = append(m.Parts, part), n+b.worth(part.N)
		}
	}
	if len(m.Parts) > 0 && n <= b.worth(m.Whole.N) {
		b.set.Numbers.Mixtures = append(b.set.Numbers.Mixtures, m)
	}
}
