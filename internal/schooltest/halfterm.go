package schooltest

import (
	"fmt"
	"math"

	"apst/metrics"
)

// The half-terms about entry that are made up.
const (
	firstHalfTerm = -3
	lastHalfTerm  = 5
)

// halfTerms are attendance in the half-terms about entry: before it where the home
// school sent its marks, after it as long as the pupil stayed.
func (p *pupil) halfTerms(key metrics.Key, home bool, before, after float64) []metrics.Value {
	r := p.chance(21)
	end := p.last.Exit
	if end.IsZero() {
		end = AsOf
	}
	weeks := (end.Days() - p.last.Entry.Days()) / 7
	var out []metrics.Value
	for n := firstHalfTerm; n <= lastHalfTerm; n++ {
		key.Period = fmt.Sprintf("half-term %d", n)
		on := later(p.last.Entry, 42*(n+1))
		if on.After(end) {
			on = end
		}
		rate, why := before-3*float64(n+1)/2, ""
		switch {
		case n < 0 && !home:
			why = "no marks of the home school"
		case n >= 0 && 6*n+2 > weeks:
			why = "the pupil had left, or had not been there so long"
		case n >= 0:
			rate = before + (after-before)*float64(n+1)/float64(lastHalfTerm+1)
		}
		possible := 50 + 2*r.IntN(11)
		attended := max(0, min(possible, int(math.Round((rate+6*r.NormFloat64())*float64(possible)/100))))
		for _, v := range []struct {
			scale string
			x     float64
		}{{"half_term", 100 * float64(attended) / float64(possible)}, {"half_term_possible", float64(possible)}} {
			k := key
			k.Scale = v.scale
			if why != "" {
				out = append(out, metrics.NoValue(k, on, metrics.NotAvailable, why))
			} else {
				out = append(out, metrics.NumberValue(k, on, v.x))
			}
		}
	}
	return out
}
