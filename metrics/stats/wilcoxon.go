package stats

import (
	"math"
	"slices"
)

// WilcoxonConvention is how the signed-rank test treats pupils who did not change and
// pupils who changed by the same amount. Whole-number scores have both, and each
// convention gives another answer.
type WilcoxonConvention uint8

// The conventions of the signed-rank test.
const (
	WilcoxonAuto               WilcoxonConvention = iota // Pratt: exact below 50 pairs, asymptotic from 50
	WilcoxonClassic                                      // zeros dropped: R before 4.6, SPSS
	WilcoxonPrattExact                                   // all pupils ranked, all patterns of signs: R from 4.6
	WilcoxonPrattAsymptotic                              // the same with the normal distribution: coin
	WilcoxonClassicUncorrected                           // zeros dropped, normal, no continuity correction
)

// wilcoxonExact is the number of pairs from which the normal distribution is used.
const wilcoxonExact = 50

// wilcoxonMost is the largest number of pairs for which all patterns of signs are
// counted when that is asked for; the normal distribution is as good long before.
const wilcoxonMost = 500

var wilcoxonNames = [...]string{"auto", "classic", "pratt-exact", "pratt-asymptotic", "classic-uncorrected"}

// WilcoxonWords are the names of the conventions.
func WilcoxonWords() []string { return slices.Clone(wilcoxonNames[:]) }

// ParseWilcoxon is the convention of a name; false for a name that is none.
func ParseWilcoxon(name string) (WilcoxonConvention, bool) {
	for i, known := range wilcoxonNames {
		if name == known {
			return WilcoxonConvention(i), true
		}
	}
	return 0, false
}

// String names the convention.
func (c WilcoxonConvention) String() string {
	if int(c) >= len(wilcoxonNames) {
		return "unknown"
	}
	return wilcoxonNames[c]
}

// Wilcoxon asks whether changes up and down balance, by the ranks of their sizes. The
// value is V, the sum of the ranks of the changes upwards; P is two-sided; N counts
// the pairs, those without a change too ([UnchangedPairs] are to be said beside it).
//
// Formula: |d| ranked with mid-ranks; V = Σ ranks of d > 0. Exact: the share of all
// patterns of signs of the ranks that are as far from the middle. Normal, Pratt:
// z = (V - Σr/2)/√(Σr²/4). Normal, classic: mean n(n+1)/4, variance
// n(n+1)(2n+1)/24 - Σ(t³-t)/48 over groups of t ties, with or without 0.5 taken off.
//
// Source: Wilcoxon (1945), Biometrics Bulletin 1:80; Pratt (1959), Journal of the
// American Statistical Association 54:655; Streitberg and Röhmel (1986) for counting
// the patterns.
//
// Convention: Pratt ranks zeros with everything else and then drops their ranks;
// classic drops zeros first. Classic is exact below 50 changed pupils without zeros
// and ties, else normal with continuity correction. Which one it was stands in Method.
//
// Edges: where nobody changed the exact test has V = 0 and P = 1, the others have no
// result. An exact test of more than 500 pairs is made with the normal distribution,
// and says so.
//
// R: wilcox.test(post, pre, paired = TRUE), which is classic before R 4.6 and
// pratt-exact below 50 pairs from 4.6;
// coin::wilcoxsign_test(post ~ pre, zero.method = "Pratt") for pratt-asymptotic;
// wilcox.test(post, pre, paired = TRUE, exact = FALSE, correct = FALSE) for
// classic-uncorrected
func Wilcoxon(p Paired, convention WilcoxonConvention) Estimate {
	if convention == WilcoxonAuto {
		convention = WilcoxonPrattExact
		if p.N() >= wilcoxonExact {
			convention = WilcoxonPrattAsymptotic
		}
	}
	c, reason := changesOf(p)
	if reason != "" {
		return None(p.N(), convention.String(), reason)
	}
	switch convention {
	case WilcoxonPrattExact:
		return prattExact(c.d)
	case WilcoxonPrattAsymptotic:
		return prattAsymptotic(c.d)
	case WilcoxonClassic:
		return classic(c.d, true)
	case WilcoxonClassicUncorrected:
		return classic(c.d, false)
	}
	return None(p.N(), convention.String(), reasonUnknownWay)
}

// prattExact counts the patterns of signs.
func prattExact(ds []float64) Estimate {
	if len(ds) > wilcoxonMost {
		return prattAsymptotic(ds).warn("too many pairs to count all patterns of signs: the normal distribution in their place")
	}
	s := rankSigned(ds, false)
	e := Of(s.v(), len(ds), methodPrattExact).tested(s.exact())
	if len(s.ranks) == 0 {
		return e.warn(reasonUnchanged)
	}
	return e
}

// prattAsymptotic takes the normal distribution.
func prattAsymptotic(ds []float64) Estimate {
	s := rankSigned(ds, false)
	if len(s.ranks) == 0 {
		return None(len(ds), methodPrattAsymptotic, reasonUnchanged)
	}
	return Of(s.v(), len(ds), methodPrattAsymptotic).tested(normalTail(s.prattZ()))
}

// classic drops zeros.
func classic(ds []float64, corrected bool) Estimate {
	method := methodClassicPlain
	if corrected {
		method = methodClassic
	}
	s := rankSigned(ds, true)
	if len(s.ranks) == 0 {
		return None(len(ds), method, reasonUnchanged)
	}
	if corrected && len(ds) < wilcoxonExact && s.zeros == 0 && s.ties == 0 {
		return Of(s.v(), len(ds), methodClassicExact).tested(s.exact())
	}
	return Of(s.v(), len(ds), method).tested(normalTail(s.classicZ(corrected)))
}

// UnchangedPairs is the number of pairs whose change is zero.
func UnchangedPairs(p Paired) int {
	n := 0
	for _, d := range p.Changes() {
		if d == 0 {
			n++
		}
	}
	return n
}

// RankBiserial is how much changes upwards outweigh changes downwards, by rank: 1 when
// everybody who changed went up, -1 when everybody went down.
//
// Formula: (V₊ - V₋)/(V₊ + V₋), V the sums of the ranks of either sign.
//
// Source: King, Rosopa and Minium (2011); Kerby (2014), Comprehensive Psychology 3:1.
//
// Convention: pupils who did not change are dropped before ranking, whatever the test
// does with them. Edges: where nobody changed there is none.
//
// R: effectsize::rank_biserial(post, pre, paired = TRUE)
func RankBiserial(p Paired) Estimate {
	c, reason := changesOf(p)
	if reason != "" {
		return None(p.N(), methodRankBiserial, reason)
	}
	s := rankSigned(c.d, true)
	if len(s.ranks) == 0 {
		return None(c.n(), methodRankBiserial, reasonUnchanged)
	}
	up, all := float64(s.up), float64(s.total)
	return Of((2*up-all)/all, c.n(), methodRankBiserial)
}

// v is the sum of the ranks upwards.
func (s signedRanks) v() float64 { return float64(s.up) / 2 }

// prattZ is V in standard units, given the ranks.
func (s signedRanks) prattZ() float64 {
	return (float64(s.up) - float64(s.total)/2) / (math.Sqrt(s.squares) / 2)
}

// classicZ is V in standard units, by the number of changes and their ties.
func (s signedRanks) classicZ(corrected bool) float64 {
	n := float64(len(s.ranks))
	z := s.v() - n*(n+1)/4
	sigma := math.Sqrt(n*(n+1)*(2*n+1)/24 - s.ties/48)
	if corrected && z != 0 {
		z -= math.Copysign(0.5, z)
	}
	return z / sigma
}
