package tables

import (
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// quartiles of few different numbers tell of how often each was given, and are not to be
// seen unless these are.
func (b *builder) quartiles() {
	b.each(func(id string, r *metrics.Result) {
		of := ""
		switch r.Statistic {
		case "standing_median", "standing_q1", "standing_q3":
			of = "standing"
		case "specialists_median", "specialists_q1", "specialists_q3":
			of = "specialists"
		default:
			return
		}
		k := keyOf(r)
		for i := range b.Analysis.Results {
			x := &b.Analysis.Results[i]
			if x.Statistic != of || !x.Known() || x.Category == "" || x.Category == noRecord {
				continue
			}
			kx := keyOf(x)
			kx.category, kx.statistic = "", k.statistic
			if name := cohort.ResultID(x); kx == k && b.has(name) {
				b.follow(id, name)
			}
		}
	})
}

// response: a share of those who answered is hidden with them, with those asked, and with
// those who did not answer. That few did not is no reason to hide how many did.
func (b *builder) response(id string, r *metrics.Result) {
	c := b.cell(id)
	c.Kind = disclosure.Test
	asked := c.Behind
	for _, other := range []string{b.of(r, "answered", ""), b.of(r, "standing", noRecord), asked} {
		if other != "" {
			b.virtual(other)
			b.follow(id, other)
		}
	}
}

// answered: whoever was asked answered or not, and answers add up to those who answered.
func (b *builder) answered() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "answered" {
			return
		}
		b.cell(id).Last = true // all that is said of a question stands on it
		asked := ""
		if share := b.findLike(r, "answered_percent", ""); share != nil {
			asked = b.base(share)
		}
		silent := b.of(r, "standing", noRecord)
		switch {
		case asked == "" || asked == id:
		case silent != "" && b.worth(silent)+b.worth(id) == b.worth(asked):
			b.sum(asked, true, id, silent)
		case b.worth(id) <= b.worth(asked):
			b.part(asked, id)
		}
		var parts []string
		sum := 0.0
		for _, word := range b.answers(r) {
			if part := b.of(r, "standing", word); part != "" {
				parts, sum = append(parts, part), sum+b.worth(part)
			}
		}
		if len(parts) > 0 && sum == b.worth(id) {
			b.sum(id, false, parts...)
		}
	})
}

// filesOfMeasures: the rows of a measure's files that were used are those of its files
// together.
func (b *builder) filesOfMeasures() {
	parts, sums := map[string][]string{}, map[string]float64{}
	for i, f := range b.in.Files {
		if id := "file/" + fileID(b.in.Files, i) + "/used"; b.has(id) {
			parts[f.Measure] = append(parts[f.Measure], id)
			sums[f.Measure] += b.worth(id)
		}
	}
	for i, f := range b.in.Files {
		total := "coverage/" + f.Measure + "/rows/used"
		if fileID(b.in.Files, i) != f.Measure+"/1" || !b.has(total) || b.worth(total) != sums[f.Measure] {
			continue
		}
		if own := parts[f.Measure]; len(own) == 1 {
			b.same(total, own[0])
		} else {
			b.sum(total, true, own...)
		}
	}
}

// findLike is another result like r; nil for none.
func (b *builder) findLike(r *metrics.Result, statistic, category string) *metrics.Result {
	k := keyOf(r)
	k.statistic, k.category = statistic, category
	return b.find(k)
}

// informants: pupils with both informants are among those with either. Where they are
// among the pairs, or the pairs among them, and few lie between, what is said of them
// would give these away.
func (b *builder) informants() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "informant_pairs" || len(r.Group) > 0 {
			return
		}
		first, second, _ := strings.Cut(r.Informant, "+")
		b.informant(id, r, first, second)
		b.informant(id, r, second, first)
	})
}

// informant relates pupils with both informants to what else is said by one of them.
func (b *builder) informant(id string, r *metrics.Result, who, other string) {
	k := keyOf(r)
	k.informant, k.period = who, "baseline-endline"
	mean := b.of(r, "informant_mean", who)
	hide := func(on ...string) {
		for _, own := range []string{id, mean} {
			if own != "" {
				b.follow(own, on...)
			}
		}
	}
	switch parts, n := b.haveIt(k, r.Period); {
	case len(parts) == 0:
	case n == b.worth(id): // everybody has both: it is their number
		hide(parts...)
	default:
		hide(b.guard(id+"#without "+other, int(n-b.worth(id))))
	}
	pairs := b.find(with(k, r.Period+"_mean"))
	if mean == "" || pairs == nil || !pairs.Known() {
		return
	}
	if d := int(b.worth(id)) - pairs.N; d != 0 && b.nested(k, other, r.Period, int(b.worth(id)), pairs.N) {
		hide(b.guard(id+"#"+who, max(d, -d)))
	}
}

// haveIt are the numbers that tell how many have a wave by an informant, and how many
// these are.
func (b *builder) haveIt(k key, wave string) (parts []string, n float64) {
	add := func(k key) bool {
		id := b.known(k)
		if id != "" {
			parts, n = append(parts, id), n+b.worth(id)
		}
		return id != ""
	}
	if wave != "endline" {
		add(with(k, "baselines"))
		return parts, n
	}
	k.statistic = "pattern"
	for _, pattern := range []string{"both", "both-not-comparable", "endline-only"} {
		k.category = pattern
		if !add(k) {
			return nil, 0
		}
	}
	return parts, n
}

// nested reports whether the pupils with both informants are among the pairs, or the
// other way round; where it cannot be found out they are taken to be.
func (b *builder) nested(k key, other, wave string, both, paired int) bool {
	type head struct {
		*cohort.Pupil
		placement int
	}
	pairs, seen := map[head]bool{}, map[head]map[string]bool{}
	for _, p := range b.Pairs {
		if !p.Index || p.Measure != k.measure || p.Outcome.Scale != k.scale || p.Informant != k.informant && p.Informant != other || k.population != cohort.All && !cohort.Supported(p.Pupil) {
			continue
		}
		h, o := head{p.Pupil, p.Placement}, p.First
		if wave == "endline" {
			o = p.Last
		}
		if o != nil && o.State == metrics.Known {
			if seen[h] == nil {
				seen[h] = map[string]bool{}
			}
			seen[h][p.Informant] = true
		}
		if p.Informant == k.informant && p.Paired() {
			pairs[h] = true
		}
	}
	n, common := 0, 0
	for h, by := range seen {
		if len(by) == 2 {
			n++
			if pairs[h] {
				common++
			}
		}
	}
	if n != both || len(pairs) != paired {
		return true
	}
	return common == min(n, len(pairs))
}
