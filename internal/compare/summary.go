package compare

import (
	"cmp"
	"slices"
)

// KindCount is how many differences there are of a kind, and of how many pupils.
type KindCount struct {
	Kind        Kind
	Differences int
	Rows        int // that they stand for, where they stand for rows
	Pupils      int // 0 where they are about nobody
}

// ScaleCount is what differs of one scale.
type ScaleCount struct {
	Scale  string      // sdq.total; empty for what is of no scale
	Kinds  []KindCount // the worst first
	Pupils int
	Causes []Cause // of what moved, each once
}

// CauseCount is how many numbers moved for a cause.
type CauseCount struct {
	Cause       Cause
	Differences int
}

// Kinds counts the differences of a group, the worst kind first.
func (r *Result) Kinds(g Group) []KindCount { return CountKinds(r.Of(g)) }

// CountKinds counts differences by kind, the worst first. They are in order, as a result has
// them.
func CountKinds(list []Difference) []KindCount {
	var out []KindCount
	pupils := map[Kind]map[string]bool{}
	for i := range list {
		d := &list[i]
		if len(out) == 0 || out[len(out)-1].Kind != d.Kind {
			out = append(out, KindCount{Kind: d.Kind})
			pupils[d.Kind] = map[string]bool{}
		}
		k := &out[len(out)-1]
		k.Differences++
		k.Rows += d.Rows
		if d.Pupil != "" {
			pupils[d.Kind][d.Pupil] = true
			k.Pupils = len(pupils[d.Kind])
		}
	}
	return out
}

// Scales counts the differences of the group scale by scale, that with the worst
// difference first.
func (r *Result) Scales() []ScaleCount { return CountScales(r.Of(Scales)) }

// CountScales counts differences scale by scale, as [Result.Scales] does.
func CountScales(all []Difference) []ScaleCount {
	byScale := map[string][]Difference{}
	for _, d := range all {
		byScale[d.Scale] = append(byScale[d.Scale], d)
	}
	var out []ScaleCount
	for _, scale := range sortedKeys(byScale) {
		list := byScale[scale]
		s := ScaleCount{Scale: scale, Kinds: CountKinds(list)}
		pupils := map[string]bool{}
		for i := range list {
			if list[i].Pupil != "" {
				pupils[list[i].Pupil] = true
			}
			if c := list[i].Cause; c != "" && !slices.Contains(s.Causes, c) {
				s.Causes = append(s.Causes, c)
			}
		}
		slices.Sort(s.Causes)
		s.Pupils = len(pupils)
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b ScaleCount) int {
		return cmp.Or(cmp.Compare(a.Kinds[0].Kind.Info().Rank, b.Kinds[0].Kind.Info().Rank), cmp.Compare(b.Kinds[0].Differences, a.Kinds[0].Differences))
	})
	return out
}

// Causes counts why numbers moved, those that merely follow left out, in the order of [CauseMeanings]. Unknown is among
// them.
func (r *Result) Causes() []CauseCount {
	n := map[Cause]int{}
	for i := range r.Differences {
		if d := &r.Differences[i]; moved(d.Kind) && d.Group() == Scales && !d.Follows {
			n[d.Cause]++
		}
	}
	var out []CauseCount
	for _, m := range CauseMeanings() {
		if n[m.Cause] > 0 {
			out = append(out, CauseCount{m.Cause, n[m.Cause]})
		}
	}
	return out
}

// Meaning is what a cause says, in words that follow "because".
type Meaning struct {
	Cause Cause
	Words string
}

// CauseMeanings are all causes, the one that asks for most attention first.
func CauseMeanings() []Meaning {
	return []Meaning{
		{Unexplained, "of nothing that is known: data, rules and settings are the same"},
		{ByRules, "the rules changed"},
		{BySettings, "the settings changed"},
		{Several, "more than one of data, rules and settings changed, and which of them it was cannot be told apart"},
		{BySplit, "answers and rules changed; each part is given"},
		{ByData, "the data changed"},
		{NotRules, "data or settings changed; the rules are the same"},
		{Unknown, "of something that nothing here tells: neither side says what it rests on"},
	}
}
