package synth

import (
	"cmp"
	"math/big"
	"slices"
	"time"
)

// ScoreNames names the nine scores in the order of [Scored.Scores]: the
// columns of the scored file.
var ScoreNames = [9]string{
	"emotional", "conduct", "hyperactivity", "peer", "prosocial",
	"total", "internalising", "externalising", "impact",
}

// Score is a whole number, or none.
type Score struct {
	Value int
	Given bool
}

func some(v int) Score { return Score{v, true} }

// Scored is what one response scores.
type Scored struct {
	Pupil     string // identifier
	Placement int
	Wave      Wave
	Informant Informant
	Date      time.Time
	Scores    [9]Score // by ScoreNames
	Answered  int      // of 25
	Prorated  []string // scales with 3 or 4 answers, in the order of ScoreNames
}

// TrueScores is what every response scores, ordered by pupil, placement,
// wave and informant. A response without a single answer is listed with no scores.
func (s *School) TrueScores() []Scored {
	out := make([]Scored, 0, len(s.Responses))
	for _, r := range s.Responses {
		out = append(out, r.Score())
	}
	slices.SortFunc(out, func(a, b Scored) int {
		return cmp.Or(cmp.Compare(a.Pupil, b.Pupil), cmp.Compare(a.Placement, b.Placement),
			cmp.Compare(a.Wave, b.Wave), cmp.Compare(a.Informant, b.Informant))
	})
	return out
}

// Score scores a response by the published recipe read literally: five times
// the mean of the answered items of a scale, if three or more are answered,
// rounded to the nearest whole number with halves up. The arithmetic is in
// fractions, so that no rounding but that one takes place.
func (r *Response) Score() Scored {
	out := Scored{Pupil: r.Pupil.ID, Placement: r.Placement, Wave: r.Wave, Informant: r.Informant, Date: r.Date}
	for _, a := range r.Items {
		if a != Blank {
			out.Answered++
		}
	}
	for s, sc := range scales {
		var value Score
		value, n := sc.score(r.Items[:])
		out.Scores[s] = value
		if n == 3 || n == 4 {
			out.Prorated = append(out.Prorated, sc.name)
		}
	}
	out.Scores[5] = add(out.Scores[emotional], out.Scores[conduct], out.Scores[hyperactivity], out.Scores[peer])
	out.Scores[6] = add(out.Scores[emotional], out.Scores[peer])
	out.Scores[7] = add(out.Scores[conduct], out.Scores[hyperactivity])
	out.Scores[8] = r.impact()
	return out
}

func (sc *scale) score(items []Answer) (Score, int) {
	sum, n := new(big.Rat), int64(0)
	for i, item := range sc.items {
		a := items[item-1]
		if a == Blank {
			continue
		}
		if sc.reversed[i] {
			a = 2 - a
		}
		sum.Add(sum, big.NewRat(int64(a), 1))
		n++
	}
	if n < 3 {
		return Score{}, int(n)
	}
	mean := sum.Quo(sum, big.NewRat(n, 1))
	raised := mean.Mul(mean, big.NewRat(5, 1)).Add(mean, big.NewRat(1, 2))
	// The floor: no score is negative, so that the integer quotient is it.
	floor := new(big.Int).Quo(raised.Num(), raised.Denom())
	return some(int(floor.Int64())), int(n)
}

// add sums scores; a missing one leaves no sum.
func add(parts ...Score) Score {
	sum := some(0)
	for _, p := range parts {
		if !p.Given {
			return Score{}
		}
		sum.Value += p.Value
	}
	return sum
}

// impact: nothing when the gate says no difficulties, else 0, 0, 1, 2 for the
// four answers, blanks counting nothing; no score when nothing was answered.
func (r *Response) impact() Score {
	if r.Gate == 0 {
		return some(0)
	}
	out := Score{}
	for q, asked := range impactAsked(r.Informant) {
		if a := r.Impact[q]; asked && a != Blank {
			out = some(out.Value + int(max(a-1, 0)))
		}
	}
	return out
}
