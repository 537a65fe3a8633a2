package pass

import (
	"math"
	"slices"
	"strings"
)

// Which pupils a count is of.
const (
	populationAll   = "all"
	populationPairs = "pairs"
	sittingFirst    = "first"
	sittingLast     = "last"
	waveNotKnown    = "not known"
)

// spot is one factor at one sitting, over some pupils.
type spot struct {
	survey     survey
	factor     factor
	population string
	sitting    string // a wave, or of pairs the first or the last

	bands       [bands + 1]int
	percentiles []points
	floor       int // at 1 or below
	ceiling     int // at 100
}

// take counts one result.
func (sp *spot) take(sc *score) {
	if sc.state != present {
		return
	}
	sp.bands[sc.band]++
	if !sc.hasPercentile {
		return
	}
	sp.percentiles = append(sp.percentiles, sc.percentile)
	if sc.percentile <= point {
		sp.floor++
	}
	if sc.percentile >= 100*point {
		sp.ceiling++
	}
}

// banded is how many pupils have a band.
func (sp *spot) banded() int {
	return sp.bands[low] + sp.bands[lowModerate] + sp.bands[moderate] + sp.bands[high]
}

// normal are the normal scores of the percentiles, in the order of the pupils.
func (sp *spot) normal() []float64 {
	out := make([]float64, len(sp.percentiles))
	for i, p := range sp.percentiles {
		out[i] = normalScore(p)
	}
	return out
}

// median is the middle percentile, or the middle of the two in the middle.
func median(ps []points) (float64, bool) {
	if len(ps) == 0 {
		return 0, false
	}
	sorted := slices.Sorted(slices.Values(ps))
	mid := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[mid].number(), true
	}
	return (sorted[mid-1].number() + sorted[mid].number()) / 2, true
}

// mean is the arithmetic mean, and none of nothing.
func mean(xs []float64) (float64, bool) {
	if len(xs) == 0 {
		return 0, false
	}
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs)), true
}

// deviation is the standard deviation with n - 1 below; there is none of one.
func deviation(xs []float64) (float64, bool) {
	m, _ := mean(xs)
	if len(xs) < 2 {
		return 0, false
	}
	sum := 0.0
	for _, x := range xs {
		sum += (x - m) * (x - m)
	}
	return math.Sqrt(sum / float64(len(xs)-1)), true
}

// spots are what each sitting looks like, by survey, factor and sitting: of all
// pupils by wave, then of those with a result at their first and their last sitting.
func (rd *reading) spots() []*spot {
	var out []*spot
	for _, s := range both {
		waves := rd.waves(s)
		for _, f := range factorsOf(s) {
			for _, wave := range waves {
				sp := &spot{survey: s, factor: f, population: populationAll, sitting: wave}
				for _, sit := range rd.sittings {
					if sit.survey == s && waveShown(sit.wave) == wave {
						sp.take(sit.score(f))
					}
				}
				out = append(out, sp)
			}
			if len(waves) == 0 {
				continue
			}
			first := &spot{survey: s, factor: f, population: populationPairs, sitting: sittingFirst}
			last := &spot{survey: s, factor: f, population: populationPairs, sitting: sittingLast}
			for _, ch := range rd.changes {
				if c := ch.in(f); ch.course.survey == s && c.both {
					first.take(c.first)
					last.take(c.last)
				}
			}
			out = append(out, first, last)
		}
	}
	return out
}

// waves are the waves of a survey's sittings: baseline, interim ones, endline, others.
func (rd *reading) waves(s survey) []string {
	var out []string
	for _, sit := range rd.sittings {
		if w := waveShown(sit.wave); sit.survey == s && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	order := []string{waveBaseline, waveInterim, waveEndline}
	place := func(w string) int {
		if i := slices.Index(order, w); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortFunc(out, func(a, b string) int {
		if place(a) != place(b) {
			return place(a) - place(b)
		}
		return strings.Compare(a, b)
	})
	return out
}

func waveShown(wave string) string {
	if wave == "" {
		return waveNotKnown
	}
	return wave
}

// moves are the changes of all pupils in one factor.
type moves struct {
	survey      survey
	factor      factor
	transitions [bands + 1][bands + 1]int // from, to
	bands       map[move]int
	percentiles map[move]int
	normal      []float64
}

// moved are the moves by survey and factor, of surveys that somebody took.
func (rd *reading) moved() []*moves {
	var out []*moves
	for _, s := range both {
		if len(rd.waves(s)) == 0 {
			continue
		}
		for _, f := range factorsOf(s) {
			m := &moves{survey: s, factor: f, bands: map[move]int{}, percentiles: map[move]int{}}
			for _, ch := range rd.changes {
				if ch.course.survey == s {
					m.take(ch.in(f))
				}
			}
			out = append(out, m)
		}
	}
	return out
}

func (m *moves) take(c compared) {
	if c.bands != noMove {
		m.bands[c.bands]++
		m.transitions[c.first.band][c.last.band]++
	}
	if c.percentiles != noMove {
		m.percentiles[c.percentiles]++
	}
	if c.hasNormal {
		m.normal = append(m.normal, c.normal)
	}
}

// pairs is how many pupils have a band at both sittings.
func (m *moves) pairs() int { return m.bands[up] + m.bands[same] + m.bands[down] }
