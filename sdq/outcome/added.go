package outcome

import (
	"math"

	"apst/metrics"
	"apst/metrics/stats"
	"apst/sdq"
)

// methodAdded names the range of an added value: the published one for a child, over
// the root of their number.
const methodAdded = "published-range"

// addedValue is how much lower totals are than is usual without specialist help.
func addedValue() *metrics.Added {
	return &metrics.Added{
		Statistic: "added_value", Title: "added value", Unit: "points",
		Applies: "For parents on the form for 4 to 17, four to eight months apart, and for groups alone. The formula is of children of a British survey who had a disorder or whose parents had sought help: it flatters work with pupils at low risk, and nobody has tried it in alternative provision.",
		Of:      addedOf, Sum: addedSum,
	}
}

// addedOf is the added value of one pupil in points, for adding up.
func addedOf(informant, form string, first, last map[string]metrics.Value, days int) (float64, string) {
	in := sdq.AddedValueInput{}
	in.Informant, _ = sdq.ParseInformant(informant)
	in.Form, _ = sdq.ParseForm(form)
	score := func(of map[string]metrics.Value, scale sdq.Scale) sdq.Value {
		x, ok := of[scale.String()].Number()
		n, fits := whole(x)
		if !ok || !fits {
			return sdq.Value{}
		}
		v, _ := sdq.ValueOf(scale, in.Informant, n)
		return v
	}
	in.Total1, in.Impact1, in.Emotional1 = score(first, sdq.Total), score(first, sdq.Impact), score(first, sdq.Emotional)
	in.Total2 = score(last, sdq.Total)
	if days >= 0 {
		in.Apart = sdq.Days(days)
	}
	tenths, no := sdq.AddedValue(in)
	if no != sdq.HasAddedValue {
		return 0, no.String()
	}
	return float64(tenths) / 10, ""
}

// addedSum is the mean of a group in points, and as an effect size.
func addedSum(all []float64) (points, effect stats.Estimate) {
	tenths := make([]int, len(all))
	for i, x := range all {
		if !(math.Abs(x) <= 100) {
			none := stats.None(len(all), methodAdded, "a value is no added value")
			return none, none
		}
		tenths[i] = int(math.Round(10 * x))
	}
	s, no := sdq.SummariseAddedValue(tenths)
	if no != sdq.HasAddedValue {
		none := stats.None(len(all), methodAdded, no.String())
		return none, none
	}
	of := func(x, half float64) stats.Estimate {
		e := stats.Of(x, s.N, methodAdded)
		e.Lower, e.Upper, e.Level, e.Has = x-half, x+half, 0.95, e.Has|stats.HasInterval
		return e
	}
	return of(s.Mean, s.HalfWidth), of(s.EffectSize, s.EffectHalf)
}
