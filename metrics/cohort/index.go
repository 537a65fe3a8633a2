package cohort

import (
	"cmp"
	"slices"

	"apst/metrics"
)

// Index marks the placement that counts for a pupil in results, of each measure and
// informant: the first with a pair of the measure's main outcome; without one the first
// with a baseline, without one the first with anything. Placements in which the pupil
// was eligible and takes part come before others, and those outside the period do not
// count. All pairs of that placement, measure and informant are marked, and no others,
// so that a pupil counts once.
func Index(l *Linkage, pairs []*Pair, s *Settings) {
	type group struct {
		pupil              *Pupil
		measure, informant string
	}
	mains := mainOutcomes(pairs, s)
	best, other := map[group]*Pair{}, map[group]*Pair{}
	rank := func(p *Pair) int {
		if takesPart(stayOf(p.Pupil, p.Placement), l, s) {
			return 4 + standing(p)
		}
		return standing(p)
	}
	for _, p := range pairs {
		p.Index = false
		if p.Flagged(flagPeriod) {
			continue
		}
		of := other // of outcomes of which there is something where of the main one is nothing
		if mains[p.Measure] == p.Outcome {
			of = best
		}
		k := group{p.Pupil, p.Measure, p.Informant}
		if old := of[k]; old == nil || cmp.Or(rank(p)-rank(old), old.Placement-p.Placement) > 0 {
			of[k] = p
		}
	}
	for _, p := range pairs {
		k := group{p.Pupil, p.Measure, p.Informant}
		b := cmp.Or(best[k], other[k])
		p.Index = b != nil && b.Placement == p.Placement
	}
}

// standing is how far a pupil came in a placement.
func standing(p *Pair) int {
	switch {
	case p.Paired():
		return 3
	case p.First != nil && p.Placement > 0:
		return 2
	case p.First != nil || p.Last != nil || p.Reason != NoBaseline: // there is something
		return 1
	}
	return 0
}

// mainOutcomes is the main outcome of each measure among those that there are pairs
// of: the one named beforehand, or else the measure's own, or else its first.
func mainOutcomes(pairs []*Pair, s *Settings) map[string]*metrics.Outcome {
	seen := map[string][]*metrics.Outcome{}
	for _, p := range pairs {
		if !slices.Contains(seen[p.Measure], p.Outcome) {
			seen[p.Measure] = append(seen[p.Measure], p.Outcome)
		}
	}
	out := map[string]*metrics.Outcome{}
	for measure, all := range seen {
		slices.SortFunc(all, func(a, b *metrics.Outcome) int { return cmp.Compare(a.Scale, b.Scale) })
		rank := 0
		for _, o := range all {
			r := 1
			switch {
			case s.isPrimary(measure, o.Scale):
				r = 3
			case o.Primary:
				r = 2
			}
			if r > rank {
				out[measure], rank = o, r
			}
		}
	}
	return out
}

func compareIDs(a, b *Pupil) int { return cmp.Compare(a.ID, b.ID) }

func compareText(a, b string) int { return cmp.Compare(a, b) }
