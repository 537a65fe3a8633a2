package cohort

import (
	"slices"
	"sync"

	"apst/metrics"
)

// Statistic is a name that results can carry, with what a reader has to know of it.
// Names do not change: files are joined by them.
type Statistic struct {
	Name  string // as in results: mean_change
	Title string // for people: "mean change"
	Unit  string // as in results; OutcomeUnit or LevelUnit for that of the outcome
	Of    Kinds  // the outcomes that it is given for
	Parts Parts  // whether it is given for subgroups too

	// Least is how many there have to be before anything but the row itself is given,
	// and Noun what they are. Changed is how many pupils have to have changed sides.
	Least   int
	Noun    string
	Changed int

	Category string // what the column category holds; empty where it is not used
	Meaning  string
}

// What stands for the unit of the outcome itself, such as points; where differences are
// percentage points the values are percentages.
const (
	OutcomeUnit = "unit of the outcome" // of differences and spreads
	LevelUnit   = "unit of the values"
)

// Kinds are the kinds of outcomes that a statistic is given for, one or more.
type Kinds uint16

// The kinds.
const (
	OfPeople    Kinds = 1 << iota // no outcome: the pupils themselves
	OfNumbers                     // numbers with differences that can be averaged
	OfRanks                       // numbers of which only medians and signs mean anything
	OfWords                       // words at both times
	OfStandings                   // where pupils stand on a day, or what they answered
	OfEvents                      // events, counted over a time
	OfItems                       // the items of a scale
	OfActs                        // what was done, counted by itself
)

var kindNames = []struct {
	kind Kinds
	name string
}{
	{OfPeople, "pupils"}, {OfNumbers, "numbers"}, {OfRanks, "ranks"}, {OfWords, "words"},
	{OfStandings, "standings"}, {OfEvents, "events"}, {OfItems, "items"}, {OfActs, "acts"},
}

// Names are the kinds in words, in a fixed order.
func (k Kinds) Names() []string {
	var out []string
	for _, n := range kindNames {
		if k&n.kind != 0 {
			out = append(out, n.name)
		}
	}
	return out
}

// Parts says whether a statistic is given for subgroups.
type Parts uint8

// Where a statistic is given.
const (
	WholeOnly   Parts = iota // of whole populations
	MainOutcome              // of subgroups as well, for a measure's main outcome
	EveryGroup               // of subgroups as well, for every outcome
)

var partNames = [...]string{"whole populations", "subgroups of main outcomes too", "subgroups too"}

// String says it in words.
func (p Parts) String() string { return partNames[p] }

// How many there have to be: the floors.
const (
	leastMedian  = 5  // below it counts only
	leastMean    = 10 // means, changes, tests, percentages
	leastEffect  = 20 // changes in standard deviations
	leastItems   = 30 // reliability of a scale
	leastChanged = 5  // who changed sides
)

const (
	pairsNoun  = "pairs"
	pupilsNoun = "pupils"
)

// Statistics are all names that results can carry, in the order of the table.
func Statistics() []Statistic { return slices.Clone(statistics()) }

var statistics = sync.OnceValue(func() []Statistic {
	return slices.Concat(peopleStatistics(), changeStatistics(), effectStatistics(), classStatistics(),
		sideStatistics("cut_off", "in the range of need", OfNumbers|OfWords),
		sideStatistics("highest_band", "in the band of most need", OfNumbers|OfWords),
		lossStatistics(), standingStatistics(), itemStatistics(), supportStatistics())
})

var statisticsByName = sync.OnceValue(func() map[string]*Statistic {
	all, out := statistics(), map[string]*Statistic{}
	for i := range all {
		out[all[i].Name] = &all[i]
	}
	return out
})

// LookupStatistic finds a statistic by its name.
func LookupStatistic(name string) (Statistic, bool) {
	s, ok := statisticsByName()[name]
	if !ok {
		return Statistic{}, false
	}
	return *s, true
}

// unitOf is the unit of a statistic of an outcome; outcome may be nil.
func (s *Statistic) unitOf(o *metrics.Outcome) string {
	switch {
	case s.Unit != OutcomeUnit && s.Unit != LevelUnit:
		return s.Unit
	case o == nil:
		return ""
	case s.Unit == LevelUnit && o.Unit == unitPoints:
		return unitPercent
	}
	return o.Unit
}
