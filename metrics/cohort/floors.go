package cohort

import (
	"fmt"
	"math"

	"apst/metrics"
	"apst/metrics/stats"
)

// held is how many a result rests on, as far as floors ask for it.
type held struct {
	n       int // what [Statistic.Least] counts
	changed int // what [Statistic.Changed] counts
}

// givenAnyway is for what is not given for another reason than that there are few: the
// reason that more pupils would not mend is the one to be told.
var givenAnyway = held{n: math.MaxInt, changed: math.MaxInt}

// floored is a result as it may be given: below the floor of its statistic the row
// stays with what it is of and with its counts, and nothing that was estimated. Every
// result passes through here before it leaves the package, and nowhere else is it
// asked how few are too few.
func floored(r metrics.Result, h held) metrics.Result {
	s, ok := statisticsByName()[r.Statistic]
	switch {
	case !ok:
		return bare(r, "a statistic that is not in the table")
	case h.n < s.Least:
		return bare(r, fmt.Sprintf("fewer than %d %s", s.Least, s.Noun))
	case h.changed < s.Changed:
		return bare(r, fmt.Sprintf("fewer than %d pupils changed sides: counts only", s.Changed))
	case !sound(&r.Estimate):
		return bare(r, "it cannot be worked out")
	}
	if len(r.Group) > 0 { // nobody planned twenty tests: of subgroups there are intervals
		r.P, r.Has = 0, r.Has&^stats.HasP
	}
	return r
}

// enough reports whether a statistic of so many would be given, so that it need not
// be worked out in vain.
func enough(name string, n int) bool {
	s, ok := statisticsByName()[name]
	return ok && n >= s.Least
}

// bare takes away everything that was estimated.
func bare(r metrics.Result, reason string) metrics.Result {
	r.Estimate = stats.Estimate{N: r.N, NOf: r.NOf, Method: r.Method, Reason: reason}
	return r
}

// sound reports whether all parts that an estimate has are numbers.
func sound(e *stats.Estimate) bool {
	parts := []struct {
		has stats.Has
		of  []float64
	}{
		{stats.HasValue, []float64{e.Value}},
		{stats.HasInterval, []float64{e.Lower, e.Upper, e.Level}},
		{stats.HasP, []float64{e.P}},
		{stats.HasDF, []float64{e.DF}},
	}
	for _, p := range parts {
		for _, x := range p.of {
			if e.Has&p.has != 0 && (math.IsNaN(x) || math.IsInf(x, 0)) {
				return false
			}
		}
	}
	return true
}
