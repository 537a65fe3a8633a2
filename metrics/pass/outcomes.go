package pass

import (
	"slices"
	"strings"

	"apst/metrics"
)

// What a reader has to know of each of the three things that are said of a factor.
const (
	noIndex        = " No reliability is published that a change of a single pupil could be held against."
	appliesBand    = "The band of high satisfaction is that of seven in ten of the norm group: who leaves it has fallen far, and who stays in it may have moved a long way." + noIndex
	appliesRank    = "A percentile is a rank: ten more mean little in the middle and much at the ends, so that there are medians and directions, and no mean." + noIndex
	appliesNormal  = "The percentile as a normal score, for means and intervals. The lowest and the highest percentile hold everybody beyond them." + noIndex
	normalMost     = 2.58 // of the middle of the first and the last hundredth, in standard deviations
	normalUnit     = "standard deviations"
	percentileUnit = "percentiles"
)

// outcomes are what is looked at over time of each factor: its band, its percentile,
// and its normal score, which alone can be averaged. There is no overall score. The
// factors of one survey are one family.
func outcomes() []metrics.Outcome {
	best := []string{high.String(), moderate.String(), lowModerate.String(), low.String()}
	var out []metrics.Outcome
	for _, s := range both {
		for _, f := range factorsOf(s) {
			of := func(part, title, applies string) metrics.Outcome {
				return metrics.Outcome{
					Scale: f.id + "." + part, Title: f.title + ": " + title, Short: shortOf(f.id, part),
					Pairing: metrics.ByWave, Family: "pass " + s.String() + " " + part, Applies: applies,
				}
			}
			band := of(scaleBand, "band", appliesBand)
			band.Words, band.Order = true, slices.Clone(best)
			rank := of(scalePercentile, "percentile", appliesRank)
			rank.Medians, rank.Better, rank.Most, rank.Unit = true, metrics.Higher, 100, percentileUnit
			normal := of(scaleNormal, "normal score", appliesNormal)
			normal.Better, normal.Least, normal.Most, normal.Unit = metrics.Higher, -normalMost, normalMost, normalUnit
			out = append(out, band, rank, normal)
		}
	}
	return out
}

// shortOf is a scale as part of the name of a column.
func shortOf(factor, part string) string {
	return strings.ReplaceAll(factor+"_"+part, "-", "_")
}
