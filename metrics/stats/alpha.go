package stats

import (
	"fmt"
	"math"
)

// scale is the answers of several pupils to the items of one scale, column by column,
// without the items that everybody answered alike.
type scale struct {
	pupils   int
	items    [][]float64 // one slice an item
	spreads  []spread
	total    spread
	constant int
}

// newScale turns items[pupil][item] into columns, and says why it cannot be used.
func newScale(items [][]float64) (*scale, string) {
	s := &scale{pupils: len(items)}
	if s.pupils == 0 {
		return s, reasonNobody
	}
	for _, row := range items {
		if len(row) != len(items[0]) {
			return s, reasonRagged
		}
		if !allFinite(row) {
			return s, reasonNotFinite
		}
	}
	if s.pupils == 1 {
		return s, reasonOne
	}
	for j := range items[0] {
		column := make([]float64, s.pupils)
		for i, row := range items {
			column[i] = row[j]
		}
		switch spread := spreadOf(column); spread.why() {
		case "":
			s.items, s.spreads = append(s.items, column), append(s.spreads, spread)
		case reasonSame:
			s.constant++
		default:
			return s, reasonOverflow
		}
	}
	s.total = spreadOf(s.sums(-1))
	if !finite(s.total.ss) {
		return s, reasonOverflow
	}
	return s, ""
}

// sums are the pupils' sums of the items but one.
func (s *scale) sums(but int) []float64 {
	out := make([]float64, s.pupils)
	for j, column := range s.items {
		if j == but {
			continue
		}
		for i, x := range column {
			out[i] += x
		}
	}
	return out
}

// correlation is that of two of the items.
func (s *scale) correlation(a, b int) float64 {
	return correlationOf(s.items[a], s.items[b], s.spreads[a], s.spreads[b])
}

// correlationOf is Pearson's r of two columns with a spread.
func correlationOf(x, y []float64, sx, sy spread) float64 {
	cross := 0.0
	for i := range x {
		cross += float64((x[i] - sx.mean) * (y[i] - sy.mean))
	}
	return min(1, max(-1, cross/math.Sqrt(sx.ss)/math.Sqrt(sy.ss)))
}

// remark warns of items left out.
func (s *scale) remark(e Estimate) Estimate {
	if s.constant == 0 || !e.Known() {
		return e
	}
	return e.warn(fmt.Sprintf("items everybody answered alike left out: %d", s.constant))
}

const reasonFewItems = "fewer than two items that pupils answered differently"

// Alpha estimates how consistently the items of a scale order these pupils: Cronbach's
// alpha, a lower bound of the sum's reliability. items[pupil][item] holds complete
// rows with reversed items turned round.
//
// Formula: k/(k-1)·(1 - Σs_i²/s_T²); limits 1-(1-α)F(1-γ; n-1, (n-1)(k-1)) and
// 1-(1-α)F(γ; the same), with γ half of what is left over.
//
// Source: Cronbach (1951), Psychometrika 16:297; Feldt, Woodruff and Salih (1987),
// Applied Psychological Measurement 11:93.
//
// Convention: items that everybody answered alike are left out with a warning, as
// psych does; counting them would change k.
//
// Edges: one pupil, fewer than two items left, and totals all the same cannot be
// estimated. Negative values are printed as computed: an item is not reversed, or the
// items do not belong together.
//
// R: psych::alpha(x)$total$raw_alpha, its Feldt limits
func Alpha(items [][]float64, level float64) Estimate {
	s, reason := newScale(items)
	if reason == "" && !validLevel(level) {
		reason = reasonLevel
	}
	if reason != "" {
		return None(s.pupils, methodAlpha, reason)
	}
	e := s.alpha(methodAlpha)
	if !e.Known() {
		return e
	}
	df1 := float64(s.pupils - 1)
	df2 := df1 * float64(len(s.items)-1)
	tail := (1 - level) / 2
	lower := 1 - (1-e.Value)*fQuantile(1-tail, df1, df2)
	upper := 1 - (1-e.Value)*fQuantile(tail, df1, df2)
	return s.remark(e.within(lower, upper, level))
}

func (s *scale) alpha(method string) Estimate {
	k := float64(len(s.items))
	if k < 2 {
		return None(s.pupils, method, reasonFewItems)
	}
	sum := 0.0
	for _, item := range s.spreads {
		sum += item.ss
	}
	// Sums of answers with fractions miss equality by rounding alone.
	if s.total.ss <= 1e-14*sum {
		return None(s.pupils, method, "all pupils have the same total")
	}
	// Nor do items that say the same pass 1 but by rounding.
	return Of(min(k/(k-1)*(1-sum/s.total.ss), 1), s.pupils, method)
}

// AlphaStandardised is the [Alpha] of the items in standard units:
// k·r/(1 + (k-1)·r), with the mean r of all pairs of items.
//
// R: psych::alpha(x)$total$std.alpha
func AlphaStandardised(items [][]float64) Estimate {
	s, reason := newScale(items)
	if reason != "" {
		return None(s.pupils, methodAlphaStandard, reason)
	}
	k := len(s.items)
	if k < 2 {
		return None(s.pupils, methodAlphaStandard, reasonFewItems)
	}
	sum := 0.0
	for a := range k {
		for b := range a {
			sum += s.correlation(a, b)
		}
	}
	mean := sum / float64(k*(k-1)/2)
	below := 1 + float64(k-1)*mean
	if below <= 1e-14 {
		return None(s.pupils, methodAlphaStandard, "all pupils have the same total")
	}
	return s.remark(Of(float64(k)*mean/below, s.pupils, methodAlphaStandard))
}

// AlphaWithout is the [Alpha] of the scale without each item, in the order of the
// items: one that raises alpha by leaving sits badly with the others.
//
// R: psych::alpha(x)$alpha.drop$raw_alpha
func AlphaWithout(items [][]float64) []Estimate {
	return eachItem(items, methodAlphaWithout, func(j int) Estimate {
		rest := make([][]float64, len(items))
		for i, row := range items {
			rest[i] = append(append([]float64{}, row[:j]...), row[j+1:]...)
		}
		s, reason := newScale(rest)
		if reason != "" {
			return None(s.pupils, methodAlphaWithout, reason)
		}
		return s.remark(s.alpha(methodAlphaWithout))
	})
}

// ItemRest is the correlation of each item with the sum of the others, in the order of
// the items.
//
// Edges: an item everybody answered alike has none.
//
// R: psych::alpha(x)$item.stats$r.drop
func ItemRest(items [][]float64) []Estimate {
	return eachItem(items, methodItemRest, func(j int) Estimate {
		item, rest := make([]float64, len(items)), make([]float64, len(items))
		for i, row := range items {
			item[i] = row[j]
			for other, x := range row {
				if other != j {
					rest[i] += x
				}
			}
		}
		a, b := spreadOf(item), spreadOf(rest)
		for _, s := range []spread{a, b} {
			if reason := s.why(); reason != "" {
				return None(len(items), methodItemRest, reason)
			}
		}
		return Of(correlationOf(item, rest, a, b), len(items), methodItemRest)
	})
}

// eachItem makes an estimate for each item, if there are rows to make it from.
func eachItem(items [][]float64, method string, estimate func(j int) Estimate) []Estimate {
	if len(items) == 0 {
		return nil
	}
	out := make([]Estimate, len(items[0]))
	s, reason := newScale(items)
	for j := range out {
		if reason != "" {
			out[j] = None(s.pupils, method, reason)
			continue
		}
		out[j] = estimate(j)
	}
	return out
}
