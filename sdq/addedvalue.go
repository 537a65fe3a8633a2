package sdq

import (
	"math"
	"sync"
	"time"
)

// Interval is how far apart two questionnaires were answered. The zero value
// is not known.
type Interval struct {
	days  int
	known bool
}

// Days is an interval of n days.
func Days(n int) Interval { return Interval{n, true} }

// Between is the interval from one calendar date to another. Time of day and
// time zone do not count: each time stands for the date it shows. A zero time
// makes the interval not known.
func Between(first, second time.Time) Interval {
	if first.IsZero() || second.IsZero() {
		return Interval{}
	}
	return Days(int(civil(second).Sub(civil(first)) / (24 * time.Hour)))
}

// civil is the date as a time from which whole days can be counted.
func civil(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// Days is the number of days, and whether it is known.
func (i Interval) Days() (int, bool) { return i.days, i.known }

// AddedValueInput is what the added value of one child is worked out from.
type AddedValueInput struct {
	Informant  Informant // the same at both times
	Form       Form      // the same at both times
	Total1     Value     // at the first time
	Impact1    Value
	Emotional1 Value
	Total2     Value // at the second time
	Apart      Interval
}

// NoAddedValue is why a child, or a group, has no added value. Its zero value
// is that there is one.
type NoAddedValue uint8

// The reasons.
const (
	HasAddedValue    NoAddedValue = iota
	NotByParent                   // there is no teacher or self version
	NotForm4to17                  // the formula was worked out on the 4-17 form
	NoTotal1                      // no total at the first time
	NoImpact1                     // no impact at the first time
	NoEmotional1                  // no emotional score at the first time
	NoTotal2                      // no total at the second time
	IntervalUnknown               // dates missing
	IntervalTooShort              // under 4 months
	IntervalTooLong               // over 8 months
	NotForOneChild                // it says nothing about fewer than two children
)

var noAddedValueWords = [...]string{
	HasAddedValue:    "has an added value",
	NotByParent:      "added value exists for the parent questionnaire only",
	NotForm4to17:     "added value exists for the 4-17 form only",
	NoTotal1:         "no total at the first time",
	NoImpact1:        "no impact at the first time",
	NoEmotional1:     "no emotional score at the first time",
	NoTotal2:         "no total at the second time",
	IntervalUnknown:  "not known how far apart the two times are",
	IntervalTooShort: "less than 4 months apart",
	IntervalTooLong:  "more than 8 months apart",
	NotForOneChild:   "added value says nothing about a single child",
}

// String is the reason in plain words.
func (n NoAddedValue) String() string { return wordsAt(noAddedValueWords[:], int(n)) }

// AddedValue is how much lower a child's second total is than the first time's
// scores would lead one to expect without specialist help, in tenths of a
// point, or why that cannot be said; positive is better than expected.
//
//	2.3 + 0.8 total + 0.2 impact - 0.3 emotional - second total
//
// It is there to be averaged over a group ([SummariseAddedValue]), never to be
// reported for a child, for whom it is uncertain by 10 points either way. The
// formula comes from 604 children of the British survey of 2004 with a
// disorder or whose parents had sought help (Ford et al 2009, with erratum):
// it overstates the benefit for children at low risk, and has not been tried in
// alternative provision. Parent questionnaires only, 4 to 8 months apart:
// 120 to 245 days, which every such interval by the calendar falls within.
func AddedValue(in AddedValueInput) (tenths int, why NoAddedValue) {
	total1, ok1 := in.Total1.Number()
	impact1, ok2 := in.Impact1.Number()
	emotional1, ok3 := in.Emotional1.Number()
	total2, ok4 := in.Total2.Number()
	c := addedValueTerms()
	days, dated := in.Apart.Days()
	switch {
	case in.Informant != Parent:
		return 0, NotByParent
	case in.Form != Form4to17:
		return 0, NotForm4to17
	case !ok1:
		return 0, NoTotal1
	case !ok2:
		return 0, NoImpact1
	case !ok3:
		return 0, NoEmotional1
	case !ok4:
		return 0, NoTotal2
	case !dated:
		return 0, IntervalUnknown
	case days < c["least-days"].whole():
		return 0, IntervalTooShort
	case days > c["most-days"].whole():
		return 0, IntervalTooLong
	}
	return c["constant"].Tenths + c["total1"].Tenths*total1 + c["impact1"].Tenths*impact1 +
		c["emotional1"].Tenths*emotional1 + c["total2"].Tenths*total2, HasAddedValue
}

// AddedValueSummary is the added value of a group, in points of the total
// unless stated otherwise.
type AddedValueSummary struct {
	N          int     // children
	Mean       float64 // positive is better than expected
	HalfWidth  float64 // of the 95% range: 10 divided by the root of N
	Low, High  float64 // the 95% range itself
	EffectSize float64 // Mean divided by 5
	EffectHalf float64 // HalfWidth divided by 5
}

// SummariseAddedValue is the mean of the tenths that [AddedValue] gave for the
// children of a group, with its 95% range. The range comes from the published
// uncertainty for one child, 10 points, and not from the group's own spread.
// One child, or none, is refused.
func SummariseAddedValue(tenths []int) (AddedValueSummary, NoAddedValue) {
	n := len(tenths)
	if n < 2 {
		return AddedValueSummary{}, NotForOneChild
	}
	sum := 0
	for _, t := range tenths {
		sum += t
	}
	c := addedValueTerms()
	mean := float64(sum) / float64(10*n)
	half := float64(c["half-width"].Tenths) / 10 / math.Sqrt(float64(n))
	spread := float64(c["spread"].Tenths) / 10
	return AddedValueSummary{
		N: n, Mean: mean, HalfWidth: half, Low: mean - half, High: mean + half,
		EffectSize: mean / spread, EffectHalf: half / spread,
	}, HasAddedValue
}

// AddedValueTerm is a constant of the added value formula or of its use.
type AddedValueTerm struct {
	Name   string // "constant", "total1", ..., "least-days"
	Tenths int    // the constant times ten
	Unit   string
	Provenance
}

func (t AddedValueTerm) whole() int { return t.Tenths / 10 }

// AddedValueTerms are the constants, in the order of the formula. The slice is
// the caller's own.
func AddedValueTerms() []AddedValueTerm {
	var list []AddedValueTerm
	for _, r := range readTable("added-value", addedValueCSV) {
		list = append(list, AddedValueTerm{
			Name: r.cells["term"], Tenths: r.tenths("value"), Unit: r.cells["unit"],
			Provenance: r.provenance(),
		})
	}
	return list
}

var addedValueTerms = sync.OnceValue(func() map[string]AddedValueTerm {
	terms := map[string]AddedValueTerm{}
	for _, t := range AddedValueTerms() {
		terms[t.Name] = t
	}
	return terms
})
