package tables

import (
	"slices"
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// more are the relations of those without a pair, of what was done otherwise, of answers
// and of acts.
func (b *builder) more() {
	for _, step := range []func(){
		b.ends, b.bounds, b.methods, b.raters, b.starts, b.supportedAmounts, b.means, b.informants, b.quartiles, b.answered, b.filesOfMeasures, b.acts,
	} {
		step()
	}
}

// has reports whether a number is in the set.
func (b *builder) has(id string) bool {
	_, ok := b.at[id]
	return ok
}

// alike notes that two numbers are one quantity, where they are equal, and whether they are.
func (b *builder) alike(x, y string) bool {
	if x == "" || y == "" || x == y || !b.has(x) || !b.has(y) || b.worth(x) != b.worth(y) || b.cell(x).Kind != b.cell(y).Kind {
		return false
	}
	b.set.Numbers.Same = append(b.set.Numbers.Same, disclosure.Same{A: x, B: y})
	return true
}

// among notes that the pupils of a number are among those of another: all of them where
// they are as many.
func (b *builder) among(whole, part string) {
	if whole != "" && part != "" && whole != part && b.worth(part) <= b.worth(whole) && !b.alike(whole, part) {
		b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: whole, Part: part})
	}
}

// partly notes the same, where whether a pupil is among them tells nothing of the pupil:
// data came or did not.
func (b *builder) partly(whole, part string) {
	if whole == "" || part == "" || whole == part || b.worth(part) > b.worth(whole) || b.alike(whole, part) {
		return
	}
	rest := whole + "#without " + part
	b.number(disclosure.Cell{ID: rest, Kind: disclosure.Count, Value: b.worth(whole) - b.worth(part)})
	b.sum(whole, true, part, rest)
}

// ends are the scores at the ends of a scale: of complete questionnaires, which are among
// those with any answer, as those are that were scored with items missing. That nobody is
// at an end tells nothing of anybody; that everybody is does.
func (b *builder) ends() {
	b.each(func(id string, r *metrics.Result) {
		switch r.Statistic {
		case "items_complete":
			asked, prorated := b.of(r, "items_asked", ""), b.of(r, "items_prorated", "")
			if asked != "" && prorated != "" {
				b.rest(asked, "unscored", true, id, prorated)
			}
			b.cell(id).Last = true // all that is said of a scale stands on it
			k := keyOf(r)
			k.scale, k.statistic = "total", "items_asked"
			if all := b.find(k); all != nil && all.Known() && b.has(cohort.ResultID(all)) {
				b.partly(b.result(all), asked)
			}
		case "floor_percent", "ceiling_percent":
			complete := b.of(r, "items_complete", "")
			if c := b.cell(id); c.Empty || complete == "" || b.worth(complete) != float64(r.N) {
				return
			}
			n := float64(int(r.Value*float64(r.N)/100 + 0.5))
			count := id + "#n"
			b.number(disclosure.Cell{ID: count, Kind: disclosure.Count, Value: n})
			b.set.Numbers.Ratios = append(b.set.Numbers.Ratios, disclosure.Ratio{Quotient: id, Numerator: count, Denominator: complete, Known: n < float64(r.N)})
		}
	})
}

// with is a key of another statistic.
func with(k key, statistic string) key {
	k.statistic = statistic
	return k
}

// bounds: the change if nobody lost had changed is that of the pairs, thinned by those
// lost: beside the mean change it says how many they are.
func (b *builder) bounds() {
	b.each(func(id string, r *metrics.Result) {
		switch {
		case r.Statistic == "mean_change" && r.Category == lostUnchanged:
			for _, name := range []string{"lost", "pairs", "baselines", "mean_change"} {
				if other := b.of(r, name, ""); other != "" {
					b.virtual(other)
					b.follow(id, other)
				}
			}
		case r.Statistic == "lost_smd" && len(r.Group) == 0:
			for _, name := range []string{"lost", "pairs", "paired_baseline_mean", "lost_baseline_mean", "baseline_sd"} {
				if other := b.of(r, name, ""); other != "" {
					b.virtual(other)
					b.follow(id, other)
				}
			}
		case r.Statistic == "paired_baseline_mean":
			b.alike(id, b.of(r, "baseline_mean", ""))
		case r.Statistic == "mean_change_bca":
			b.alike(id, b.of(r, "mean_change", ""))
		case r.Statistic == "pseudomedian":
			if other := b.of(r, "mean_change", ""); other != "" {
				b.virtual(other)
				b.follow(id, other)
			}
		}
	})
}

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

// starts: pairs by their band at baseline are the margin of the bands; whoever is beyond
// the cut-off is in the bands beyond it.
func (b *builder) starts() {
	b.each(func(id string, r *metrics.Result) {
		switch {
		case r.Statistic == "pairs" && len(r.Group) == 1 && r.Group[0].Name == "start_band":
			k := keyOf(r)
			k.group, k.level, k.statistic, k.category = "", "", "band_baseline", r.Group[0].Value
			b.alike(b.known(k), id)
		case r.Statistic == "cut_off_baseline" || r.Statistic == "cut_off_endline":
			b.beyond(id, r, strings.TrimPrefix(r.Statistic, "cut_off_"))
		case r.Statistic == "cut_off_out" || r.Statistic == "cut_off_in":
			b.alike(id, b.of(r, "highest_band_"+strings.TrimPrefix(r.Statistic, "cut_off_"), ""))
		}
	})
}

// beyond finds the worst bands that the pupils beyond the cut-off are in, if they add up.
func (b *builder) beyond(id string, r *metrics.Result, end string) {
	order := b.bandsOf(r)
	var parts []string
	sum := 0.0
	for _, band := range slices.Backward(order) {
		part := b.of(r, "band_"+end, band)
		if part == "" {
			return
		}
		parts, sum = append(parts, part), sum+b.worth(part)
		if sum < b.worth(id) || sum == 0 {
			continue
		}
		if sum == b.worth(id) && len(parts) < len(order) {
			if len(parts) == 1 {
				b.alike(id, parts[0])
			} else {
				b.sum(id, false, parts...)
			}
		}
		return
	}
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

// means of all are those of the supported and the others.
func (b *builder) means() {
	b.each(func(id string, r *metrics.Result) {
		switch r.Statistic {
		case "informant_mean", "paired_baseline_mean", "lost_baseline_mean", "standing_mean":
		default:
			return
		}
		if r.Population != cohort.SupportedOne || len(r.Group) > 0 || b.cell(id).Empty {
			return
		}
		k := keyOf(r)
		k.population = cohort.All
		all := b.find(k)
		if all == nil || !all.Known() || !b.has(cohort.ResultID(all)) {
			return
		}
		whole, part := b.base(all), b.base(r)
		if b.worth(part) <= b.worth(whole) {
			b.mixed(whole, b.result(all), part, id)
		}
	})
}
