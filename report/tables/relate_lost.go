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
		case r.Statistic == "mean_change" && r.Category == imputed:
			b.filledIn(id, r)
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

// filledIn: the change with endlines filled in is that of the pairs and of the line that
// they lie on, at the baselines of those lost: beside what is printed of the pairs it
// says how many these are and where they began.
func (b *builder) filledIn(id string, r *metrics.Result) {
	b.cell(id).Kind = disclosure.Test // no mean of anybody's changes
	for _, name := range []string{"lost", "pairs", "baselines", "mean_change", "sd_change", "paired_baseline_mean", "lost_baseline_mean", "baseline_mean", "baseline_sd", "endline_sd"} {
		if other := b.of(r, name, ""); other != "" {
			b.virtual(other)
			b.follow(id, other)
		}
	}
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
