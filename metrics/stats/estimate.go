package stats

import "math"

// Has says which parts of an [Estimate] are there.
type Has uint8

// The parts.
const (
	HasValue    Has = 1 << iota
	HasInterval     // Lower, Upper and Level
	HasP
	HasDF
)

// Estimate is a number with what is known of it. A part that Has does not name is
// zero and means nothing.
type Estimate struct {
	Value        float64
	Lower, Upper float64
	Level        float64 // of the interval: 0.95
	P            float64 // two-sided, unless the method says otherwise
	DF           float64
	Has          Has
	N            int      // observations it rests on: pairs, pupils, items
	NOf          int      // of how many that could have been; 0 where that is not known here
	Method       string   // the convention, by name: pratt-exact
	Reason       string   // why there is no value; empty where there is one
	Warnings     []string // what a reader has to know beside the number
}

// Known reports whether there is a value.
func (e Estimate) Known() bool { return e.Has&HasValue != 0 }

// Interval is the limits, and whether there are any.
func (e Estimate) Interval() (lower, upper float64, ok bool) {
	return e.Lower, e.Upper, e.Has&HasInterval != 0
}

// PValue is the p-value, and whether there is one.
func (e Estimate) PValue() (float64, bool) { return e.P, e.Has&HasP != 0 }

// Freedom is the degrees of freedom, and whether there are any.
func (e Estimate) Freedom() (float64, bool) { return e.DF, e.Has&HasDF != 0 }

// None is an estimate that cannot be made, from n observations, and why.
func None(n int, method, reason string) Estimate {
	return Estimate{N: n, Method: method, Reason: reason}
}

// Of is a value from n observations; a number that is not finite becomes an estimate
// that cannot be made.
func Of(x float64, n int, method string) Estimate {
	if !finite(x) {
		return None(n, method, reasonOverflow)
	}
	return Estimate{Value: unsigned(x), N: n, Method: method, Has: HasValue}
}

// unsigned makes minus zero zero: nobody wants to read -0.
func unsigned(x float64) float64 {
	if x == 0 {
		return 0
	}
	return x
}

// within adds limits; limits that are not finite are left out with a warning.
func (e Estimate) within(lower, upper, level float64) Estimate {
	if !e.Known() {
		return e
	}
	if !finite(lower) || !finite(upper) {
		return e.warn("the interval cannot be given")
	}
	e.Lower, e.Upper, e.Level, e.Has = unsigned(lower), unsigned(upper), level, e.Has|HasInterval
	return e
}

// tested adds a p-value.
func (e Estimate) tested(p float64) Estimate {
	if e.Known() && finite(p) {
		e.P, e.Has = min(max(p, 0), 1), e.Has|HasP
	}
	return e
}

// free adds degrees of freedom.
func (e Estimate) free(df float64) Estimate {
	if e.Known() && finite(df) {
		e.DF, e.Has = df, e.Has|HasDF
	}
	return e
}

// warn adds a warning.
func (e Estimate) warn(text string) Estimate {
	e.Warnings = append(e.Warnings[:len(e.Warnings):len(e.Warnings)], text)
	return e
}

// Reasons that several functions give.
const (
	reasonNobody    = "there is nobody to count"
	reasonOne       = "one observation has no spread"
	reasonSame      = "all values are the same"
	reasonSameDiff  = "all changes are the same"
	reasonNotFinite = "a value is not a number"
	reasonOverflow  = "the numbers are too large to compute with"
)

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

func allFinite(xs []float64) bool {
	for _, x := range xs {
		if !finite(x) {
			return false
		}
	}
	return true
}
