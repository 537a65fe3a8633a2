package tables

import (
	"math"
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/stats"
	"apst/report/disclosure"
)

// relate adds how the numbers of the set hang together, as far as it follows from what
// results they are. Parts that are printed nowhere come in too: a reader can come upon
// them by subtraction. A step sees the numbers that are in the set by then: bands come after
// the cut-offs, that of the supported is one of their bands even where none are printed.
func (b *builder) relate() {
	for _, step := range []func(){
		b.tellings, b.shares, b.partitions, b.losses, b.sides, b.classes, b.crossings, b.categories, b.moves, b.courses, b.moments, b.amounts, b.some, b.eventful,
		b.more, b.bands, b.patterns, b.grounds, b.within, b.otherPupils, b.scored, b.twins,
	} {
		step()
	}
	b.weigh()
}

// each calls f for every number that is a result, those that f adds among them.
func (b *builder) each(f func(id string, r *metrics.Result)) {
	for i := 0; i < len(b.set.Numbers.Cells); i++ {
		id := b.set.Numbers.Cells[i].ID
		if r := b.names[id]; r != nil {
			f(id, r)
		}
	}
}

// of is the name of the number of another result like r; empty where there is none, or
// it has no value.
func (b *builder) of(r *metrics.Result, statistic, category string) string {
	k := keyOf(r)
	k.statistic, k.category = statistic, category
	return b.known(k)
}

func (b *builder) known(k key) string {
	if r := b.find(k); r != nil && r.Known() {
		return b.result(r)
	}
	return ""
}

// there is of, where that number is in the set already.
func (b *builder) there(r *metrics.Result, statistic, category string) string {
	k := keyOf(r)
	k.statistic, k.category = statistic, category
	other := b.find(k)
	if other == nil || !other.Known() {
		return ""
	}
	id := cohort.ResultID(other)
	if _, ok := b.at[id]; !ok {
		return ""
	}
	return id
}

func (b *builder) worth(id string) float64 { return b.cell(id).Value }

// rest makes up a sum: a number that is printed nowhere, of what the parts leave of the
// total; nothing where they leave nothing. A part above its total is no part.
func (b *builder) rest(total, name string, known bool, parts ...string) {
	left := b.worth(total)
	for _, p := range parts {
		left -= b.worth(p)
	}
	switch {
	case left < 0 || len(parts) == 0:
		return
	case left > 0:
		id := total + "#" + name
		b.number(disclosure.Cell{ID: id, Kind: b.cell(total).Kind, Value: left, Pupils: int(left)})
		parts = append(parts, id)
	}
	b.sum(total, known, parts...)
}

// shares are the percentages: of which count, out of which. Completion is none of them:
// it is hidden with those lost, and tells nothing else.
func (b *builder) shares() {
	b.each(func(id string, r *metrics.Result) {
		c := b.cell(id)
		if c.Kind != disclosure.Percentage || c.Empty {
			return
		}
		if r.Statistic == "answered_percent" {
			b.response(id, r)
			return
		}
		if r.Statistic == "completion" {
			c.Kind = disclosure.Test
			for _, name := range []string{"pairs", "baselines", "lost"} {
				if other := b.of(r, name, ""); other != "" {
					b.follow(id, other)
				}
			}
			return
		}
		over := math.Round(r.Value * float64(r.N) / 100)
		num := b.of(r, strings.TrimSuffix(r.Statistic, "_percent"), r.Category)
		base := b.cell(id).Behind
		if num != "" && base != "" && num != base && b.worth(num) == over && b.worth(base) == float64(r.N) && r.N > 0 {
			b.set.Numbers.Ratios = append(b.set.Numbers.Ratios, disclosure.Ratio{Quotient: id, Numerator: num, Denominator: base})
			return
		}
		c = b.cell(id)
		c.Numerator, c.Denominator = int(over), r.N
	})
}

// partitions are counts of whole populations parted by a fact: every level comes in,
// printed or not, as soon as one is printed.
func (b *builder) partitions() {
	done := map[key]bool{}
	b.each(func(_ string, r *metrics.Result) {
		if len(r.Group) != 1 || !counted[r.Statistic] {
			return
		}
		k := keyOf(r)
		k.level = ""
		if done[k] {
			return
		}
		done[k] = true
		whole := k
		whole.group = ""
		total := b.known(whole)
		if total == "" {
			return
		}
		var parts []string
		for _, level := range b.levelsOf(k) {
			parts = append(parts, b.ofLevel(k, level))
		}
		b.rest(total, k.group, !hiding(k.group), parts...)
	})
}

// counted are the counts that parts of a population add up to.
var counted = map[string]bool{"pupils": true, "baselines": true, "pairs": true, "lost": true}

// losses: whoever has a baseline is paired or lost, and whoever has none is the rest of
// the pupils. With one number of the three alone nobody comes upon another.
func (b *builder) losses() {
	printed, seen := map[key]map[string]bool{}, b.printed()
	b.each(func(id string, r *metrics.Result) {
		if !counted[r.Statistic] || !seen[id] {
			return
		}
		k := lossKey(r)
		if printed[k] == nil {
			printed[k] = map[string]bool{}
		}
		printed[k][r.Statistic] = true
	})
	done := map[string]bool{}
	b.each(func(id string, r *metrics.Result) {
		k := lossKey(r)
		switch r.Statistic {
		case "pairs", "lost":
			if len(printed[k]) < 2 {
				return
			}
			pairs, baselines := b.of(r, "pairs", ""), b.of(r, "baselines", "")
			if pairs == "" || baselines == "" || done[pairs] {
				return
			}
			done[pairs] = true
			if lost := b.of(r, "lost", ""); lost != "" && b.worth(pairs)+b.worth(lost) == b.worth(baselines) {
				b.sum(baselines, true, pairs, lost)
			} else {
				b.rest(baselines, "lost", true, pairs)
			}
		case "baselines":
			all := key{population: r.Population, group: k.group}
			if !printed[all]["pupils"] || k.group == "start_band" {
				return
			}
			all.level, all.statistic = keyOf(r).level, "pupils"
			if pupils := b.known(all); pupils != "" && b.worth(pupils) >= b.worth(id) {
				b.part(pupils, id)
			}
		}
	})
}

// printed are the numbers that are printed, or are one quantity with one that is.
func (b *builder) printed() map[string]bool {
	out := map[string]bool{}
	for i := range b.set.Numbers.Cells {
		if c := &b.set.Numbers.Cells[i]; !c.Unpublished {
			out[c.ID] = true
		}
	}
	for again := true; again; {
		again = false
		for _, s := range b.set.Numbers.Same {
			if out[s.A] != out[s.B] {
				out[s.A], out[s.B], again = true, true, true
			}
		}
	}
	return out
}

// lossKey is what the counts of a population, or of all levels of a subgroup, share.
func lossKey(r *metrics.Result) key {
	k := keyOf(r)
	k.level, k.category, k.statistic = "", "", ""
	return k
}

// part notes that one count is of pupils of another, and that whether they are tells
// nothing of them: data came or did not.
func (b *builder) part(whole, part string) {
	id := part + "#none" // it may be nobody: a reader knows that it is not fewer
	b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: b.worth(whole) - b.worth(part)})
	b.sum(whole, true, part, id)
}

// bands: the grid adds up to both margins, and the margins to the pairs with a band.
func (b *builder) bands() {
	done := map[string]bool{}
	b.each(func(_ string, r *metrics.Result) {
		if r.Statistic != "band_baseline" && r.Statistic != "band_endline" && r.Statistic != "band_transition" && !strings.HasPrefix(r.Statistic, "highest_band_") {
			return
		}
		o := *r
		o.Statistic, o.Category = "", ""
		if k := cohort.ResultID(&o); done[k] {
			return
		} else {
			done[k] = true
		}
		b.grid(r)
	})
}

func (b *builder) grid(r *metrics.Result) {
	order := b.bandsOf(r)
	var before, after []string
	for _, from := range order {
		margin := b.of(r, "band_baseline", from)
		if margin == "" {
			return
		}
		before, after = append(before, margin), append(after, b.of(r, "band_endline", from))
	}
	if len(before) == 0 {
		return
	}
	base := b.base(b.names[before[0]])
	b.rest(base, "no-band-before", false, before...)
	b.rest(base, "no-band-after", false, after...)
	for _, s := range []struct{ statistic, same string }{{"highest_band_baseline", before[len(before)-1]}, {"highest_band_endline", after[len(after)-1]}} {
		if id := b.there(r, s.statistic, ""); id != "" && b.worth(id) == b.worth(s.same) {
			b.set.Numbers.Same = append(b.set.Numbers.Same, disclosure.Same{A: id, B: s.same})
		}
	}
	if !b.gridThere(r, order) {
		return
	}
	for i, from := range order {
		var row, column []string
		for _, to := range order {
			row, column = append(row, b.of(r, "band_transition", from+">"+to)), append(column, b.of(r, "band_transition", to+">"+from))
		}
		b.sum(before[i], false, row...)
		b.sum(after[i], false, column...)
	}
	worst := order[len(order)-1]
	var out, in []string
	for _, other := range order[:len(order)-1] {
		out, in = append(out, b.of(r, "band_transition", worst+">"+other)), append(in, b.of(r, "band_transition", other+">"+worst))
	}
	for _, s := range []struct {
		statistic string
		parts     []string
	}{{"highest_band_out", out}, {"highest_band_in", in}} {
		if id := b.there(r, s.statistic, ""); id != "" {
			b.rest(id, "other", false, s.parts...)
		}
	}
}

// gridThere reports whether any move between bands is printed. Where none is nobody can
// come upon one either.
func (b *builder) gridThere(r *metrics.Result, order []string) bool {
	for _, from := range order {
		for _, to := range order {
			if b.there(r, "band_transition", from+">"+to) != "" {
				return true
			}
		}
	}
	return false
}

// bandsOf are the bands that a result like r has counts of, in the order of its system.
func (b *builder) bandsOf(r *metrics.Result) []string {
	o := b.outcome[[2]string{r.Measure, r.Scale}]
	if o == nil {
		return nil
	}
	systems := [][]string{o.Order}
	for i := range o.Bands {
		systems = append(systems, o.Bands[i].Bands)
	}
	for _, bands := range systems {
		all := len(bands) > 0
		for _, band := range bands {
			k := keyOf(r)
			k.statistic, k.category = "band_baseline", band
			x := b.find(k)
			all = all && x != nil && x.Known()
		}
		if all {
			return bands
		}
	}
	return nil
}

// sides: who is beyond the line at both times, and who moved.
func (b *builder) sides() {
	b.each(func(id string, r *metrics.Result) {
		for _, stem := range []string{"cut_off", "highest_band"} {
			if r.Statistic != stem+"_baseline" {
				continue
			}
			out, in, after := b.of(r, stem+"_out", ""), b.of(r, stem+"_in", ""), b.of(r, stem+"_endline", "")
			if out == "" || in == "" || after == "" || b.worth(id) < b.worth(out) {
				continue
			}
			both := id + "#both"
			b.number(disclosure.Cell{ID: both, Kind: disclosure.Count, Value: b.worth(id) - b.worth(out)})
			b.sum(id, false, out, both)
			b.sum(after, false, in, both)
			if base := b.base(r); base != id {
				neither := id + "#neither"
				n := b.worth(base) - b.worth(id) - b.worth(in)
				if b.worth(base) > b.worth(id) { // who was not beyond it, whatever became of them
					b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: base, Part: id})
				}
				if n < 0 {
					continue
				}
				b.number(disclosure.Cell{ID: neither, Kind: disclosure.Count, Value: n})
				b.sum(base, false, both, out, in, neither)
			}
		}
	})
}

// classes of reliable change add up to those who have a class; of a stricter threshold
// they are among those of a milder one.
func (b *builder) classes() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "unchanged" || b.cell(id).Empty {
			return
		}
		parts := []string{id}
		for _, name := range []string{"recovered", "improved", "deteriorated"} {
			other := b.of(r, name, r.Category)
			if other == "" {
				return
			}
			parts = append(parts, other)
		}
		if base := b.base(r); base != "" {
			b.rest(base, "no-class", false, parts...)
		}
		if both := b.there(r, "reliably_improved", r.Category); both != "" {
			b.sum(both, false, parts[1], parts[2])
		}
		if r.Category == "" {
			return
		}
		for _, name := range []string{"recovered", "improved", "deteriorated", "unchanged", "reliably_improved"} {
			all, some := b.there(r, name, ""), b.there(r, name, r.Category)
			switch {
			case all == "" || some == "":
			case b.worth(all) == b.worth(some) && name == "recovered" && r.Category == "started-in-need":
				b.set.Numbers.Same = append(b.set.Numbers.Same, disclosure.Same{A: all, B: some})
			case b.worth(all) >= b.worth(some): // of nobody there is nobody
				b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: all, Part: some})
			}
		}
	})
}

// categories: standings, patterns and reasons add up to those whom they are of.
func (b *builder) categories() {
	done := map[key]bool{}
	b.each(func(id string, r *metrics.Result) {
		switch r.Statistic {
		case "standing", "pattern", "not_paired":
		default:
			return
		}
		if r.Statistic == "standing" && b.findLike(r, "answered", "") != nil {
			return // answers: see answered
		}
		k := keyOf(r)
		k.category = ""
		if done[k] {
			return
		}
		done[k] = true
		if r.Statistic == "standing" && b.has(othersOf(k)) {
			return // nobody is told which others there are, or that there are none
		}
		var parts []string
		total := 0.0
		for i := range b.Analysis.Results {
			x := &b.Analysis.Results[i]
			kx := keyOf(x)
			kx.category = ""
			if kx == k && x.Known() && (x.N == r.N || r.Statistic != "standing") {
				parts = append(parts, b.result(x))
				total += x.Value
			}
		}
		if r.Statistic == "pattern" {
			if whole := b.known(key{population: r.Population, statistic: "pupils"}); whole != "" && b.worth(whole) == total {
				b.sum(whole, true, parts...)
				return
			}
		}
		whole := strings.TrimSuffix(id, "/"+r.Statistic) + "#all-" + r.Statistic
		b.number(disclosure.Cell{ID: whole, Kind: disclosure.Count, Value: total})
		b.sum(whole, r.Statistic != "standing", parts...)
		if base := b.base(r); r.Statistic == "standing" && base != "" {
			switch {
			case b.worth(base) == total:
				b.set.Numbers.Same = append(b.set.Numbers.Same, disclosure.Same{A: base, B: whole})
			case b.worth(base) < total:
				b.part(whole, base)
			}
		}
	})
}

// courses: the endline is the baseline and the change.
func (b *builder) courses() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "mean_change" || r.Category != "" {
			return
		}
		before, after := b.there(r, "baseline_mean", ""), b.there(r, "endline_mean", "")
		if before != "" && after != "" {
			b.sum(after, true, before, id)
		}
	})
}

// moments: the mean of a whole is that of its groups, and of the supported and the
// others.
func (b *builder) moments() {
	spreads := map[string]string{"mean_change": "sd_change", "baseline_mean": "baseline_sd", "endline_mean": "endline_sd"}
	done := map[string]bool{}
	b.each(func(id string, r *metrics.Result) {
		if _, ok := spreads[r.Statistic]; !ok || r.Category != "" || len(r.Group) > 1 {
			return
		}
		k := keyOf(r)
		wholes := []key{}
		if k.group != "" {
			w := k
			w.group, w.level = "", ""
			wholes = append(wholes, w)
		}
		if k.population == cohort.SupportedOne {
			w := k
			w.population = cohort.All
			wholes = append(wholes, w)
		}
		for _, w := range wholes {
			of := cohort.ResultID(r)[:0] + strings.Join([]string{w.population, w.measure, w.scale, w.informant, w.period, w.group, w.level, w.statistic, k.group, k.population}, "/")
			whole := b.find(w)
			if done[of] || whole == nil || !whole.Known() || whole.Reason != "" {
				continue
			}
			done[of] = true
			if _, ok := b.at[cohort.ResultID(whole)]; !ok {
				continue
			}
			b.mixture(whole, k, spreads[r.Statistic])
		}
	})
}

// mixture is a whole and its parts: the levels of a group, or the supported.
func (b *builder) mixture(whole *metrics.Result, part key, spread string) {
	m := disclosure.Mixture{Whole: b.moment(whole, spread)}
	if m.Whole.N == "" {
		return
	}
	var parts []*metrics.Result
	if whole.Population != part.population {
		parts = append(parts, b.find(part))
	} else {
		k := part
		k.level = ""
		parts = b.groups[k]
	}
	for _, p := range parts {
		if x := b.moment(p, spread); x.N != "" && b.worth(x.N) > 0 {
			m.Parts = append(m.Parts, x)
		}
	}
	if len(m.Parts) == 0 {
		return
	}
	if hiding(part.group) { // nobody's levels are levels too
		k := part
		k.level, k.statistic = "", "pairs"
		for _, level := range b.levelsOf(k) {
			if id := b.ofLevel(k, level); b.worth(id) == 0 {
				m.Parts = append(m.Parts, disclosure.Moment{N: id})
			}
		}
	}
	b.set.Numbers.Mixtures = append(b.set.Numbers.Mixtures, m)
}

// moment is the numbers of a group that are there: its pairs, their mean and spread.
func (b *builder) moment(r *metrics.Result, spread string) disclosure.Moment {
	if r == nil {
		return disclosure.Moment{}
	}
	m := disclosure.Moment{N: b.of(r, "pairs", "")}
	if m.N == "" || b.worth(m.N) != float64(r.N) {
		return disclosure.Moment{}
	}
	if r.Known() {
		m.Mean, m.SD = b.there(r, r.Statistic, ""), b.there(r, spread, "")
		if m.Mean == "" {
			m.SD = ""
		}
	}
	return m
}

// some: of those who are asked after some have had an event or were seen, and who has
// not is a group too.
func (b *builder) some() {
	b.each(func(id string, r *metrics.Result) {
		whole := ""
		switch r.Statistic {
		case "with_any":
			whole = b.base(r)
		case "seen_pupils", "referred_pupils":
			whole = b.known(key{population: r.Population, statistic: "pupils"})
		}
		if whole != "" && whole != id && b.cell(id).Kind == disclosure.Count && b.worth(whole) > b.worth(id) {
			b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: whole, Part: id})
		}
	})
}

// amounts: a rate is events by exposure, and whoever has any is among all.
func (b *builder) amounts() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "rate" || b.cell(id).Empty {
			return
		}
		events, exposure := b.of(r, "events", ""), b.of(r, "exposure", "")
		if events == "" || exposure == "" || b.worth(exposure) == 0 {
			return
		}
		b.set.Numbers.Ratios = append(b.set.Numbers.Ratios, disclosure.Ratio{Quotient: id, Numerator: events, Denominator: exposure, Scale: r.Value * b.worth(exposure) / max(1, b.worth(events))})
		if b.worth(events) == 0 { // the scale cannot be told from nothing
			b.set.Numbers.Ratios = b.set.Numbers.Ratios[:len(b.set.Numbers.Ratios)-1]
			b.follow(id, events)
		}
	})
}

// amount is what is behind an amount that is not a number of pupils.
func (b *builder) amount(c *disclosure.Cell, r *metrics.Result) {
	c.Pupils = r.N
	if r.Behind.Set {
		c.Pupils, c.Largest, c.Second = r.Behind.Pupils, r.Behind.Largest, r.Behind.Second
		return
	}
	if r.Statistic != "events" {
		return
	}
	k := keyOf(r)
	k.statistic = "with_any"
	if any := b.find(k); any != nil && any.Known() {
		c.Pupils = int(any.Value)
	}
}

// within: the supported are among all, in every count.
func (b *builder) within() {
	b.each(func(id string, r *metrics.Result) {
		if r.Population != cohort.SupportedOne || b.cell(id).Kind != disclosure.Count {
			return
		}
		all := *r
		all.Population = cohort.All
		all.Estimate = stats.Estimate{}
		whole := cohort.ResultID(&all)
		if _, ok := b.at[whole]; !ok || b.cell(whole).Kind != disclosure.Count || b.worth(whole) < b.worth(id) || b.cell(whole).Unpublished && b.cell(id).Unpublished {
			return
		}
		b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: whole, Part: id})
	})
}

// weigh says what the tables stand on: how many pupils there are, and how many pairs.
func (b *builder) weigh() {
	b.each(func(id string, r *metrics.Result) {
		if len(r.Group) == 0 && r.Category == "" && r.Population == cohort.All && (r.Statistic == "pairs" || r.Statistic == "pupils") {
			b.cell(id).Last = true
		}
	})
}
