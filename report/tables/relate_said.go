package tables

import (
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// answered: whoever was asked answered or not, and answers add up to those who answered.
func (b *builder) answered() {
	b.each(func(id string, r *metrics.Result) {
		if r.Statistic != "answered" {
			return
		}
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
	all := b.known(with(k, "baselines"))
	if r.Period == "endline" {
		all = b.endlines(k)
	}
	b.partly(all, id)
	mean, pairs := b.of(r, "informant_mean", who), b.find(with(k, r.Period+"_mean"))
	if mean == "" || pairs == nil || !pairs.Known() {
		return
	}
	b.result(pairs)
	if d := int(b.worth(id)) - pairs.N; d != 0 && b.nested(k, other, r.Period, int(b.worth(id)), pairs.N) {
		guard := b.guard(id+"#"+who, max(d, -d))
		b.follow(mean, guard)
		b.follow(id, guard)
	}
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

// endlines is the number of those with an endline, whether it can be compared or not.
func (b *builder) endlines(k key) string {
	k.statistic = "pattern"
	var parts []string
	sum := 0.0
	for _, pattern := range []string{"both", "both-not-comparable", "endline-only"} {
		k.category = pattern
		part := b.known(k)
		if part == "" {
			return ""
		}
		parts, sum = append(parts, part), sum+b.worth(part)
	}
	id := parts[0] + "#endlines"
	if !b.has(id) {
		b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: sum})
		b.sum(id, true, parts...)
	}
	return id
}
