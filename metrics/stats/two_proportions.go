package stats

import "math"

// DifferenceIndependent estimates by how much a proportion of one group is above that
// of another: x1 of n1 minus x2 of n2, as fractions of 1.
//
// Formula: d = p1 - p2; lower d - sqrt((p1-l1)² + (u2-p2)²), upper
// d + sqrt((u1-p1)² + (p2-l2)²), with l and u the Wilson limits of each.
//
// Source: Newcombe (1998), Statistics in Medicine 17:873, method 10 (hybrid score).
//
// Convention: without continuity correction, as most software has it; method 11 has
// one.
//
// Edges: nobody and everybody are fine. An empty group cannot be compared.
//
// R: DescTools::BinomDiffCI(x1, n1, x2, n2, method = "score")
func DifferenceIndependent(x1, n1, x2, n2 int, level float64) Estimate {
	if reason := whyNoPairOfProportions(x1, n1, x2, n2, level); reason != "" {
		return None(max(n1, 0)+max(n2, 0), methodNewcombeHybrid, reason)
	}
	z := normalTwoSided(level)
	p1, p2 := float64(x1)/float64(n1), float64(x2)/float64(n2)
	l1, u1 := wilson(x1, n1, 0, z)
	l2, u2 := wilson(x2, n2, 0, z)
	d := p1 - p2
	return Of(d, n1+n2, methodNewcombeHybrid).
		within(d-math.Hypot(p1-l1, u2-p2), d+math.Hypot(u1-p1, p2-l2), level)
}

func whyNoPairOfProportions(x1, n1, x2, n2 int, level float64) string {
	if reason := whyNoProportion(x1, n1, level); reason != "" {
		return reason
	}
	return whyNoProportion(x2, n2, level)
}

// RiskRatio estimates how many times as frequent something is in one group as in
// another: x1 of n1 over x2 of n2.
//
// Formula: (x1/n1)/(x2/n2), limits exp(log ratio ± z·sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2)).
//
// Source: Katz, Baptista, Azen and Pike (1978), Biometrics 34:469.
//
// Convention: no half is added to empty cells; others do, which changes the number
// printed.
//
// Edges: nobody in either group cannot be estimated: print the difference alone.
// Everybody in both is a ratio of 1 without limits.
//
// R: epitools::riskratio.wald
func RiskRatio(x1, n1, x2, n2 int, level float64) Estimate {
	n := max(n1, 0) + max(n2, 0)
	if reason := whyNoPairOfProportions(x1, n1, x2, n2, level); reason != "" {
		return None(n, methodRatioWald, reason)
	}
	if x1 == 0 || x2 == 0 {
		return None(n, methodRatioWald, "a ratio needs somebody in both groups; use the difference")
	}
	a, b := float64(x1), float64(x2)
	ratio := Of(a/float64(n1)/(b/float64(n2)), n, methodRatioWald)
	if x1 == n1 && x2 == n2 {
		return ratio.warn("everybody in both groups: the ratio has no interval")
	}
	se := math.Sqrt(float64(n1-x1)/a/float64(n1) + float64(n2-x2)/b/float64(n2))
	return ratio.onLogScale(se, level)
}

// onLogScale gives a ratio the limits that lie z standard errors of its logarithm on
// either side.
func (e Estimate) onLogScale(se, level float64) Estimate {
	factor := math.Exp(normalTwoSided(level) * se)
	return e.within(e.Value/factor, e.Value*factor, level)
}

// Fisher estimates how probable a table at least as uneven as a, b / c, d is if the
// two groups do not differ, all margins as they are.
//
// Formula: the sum of the hypergeometric probabilities of all tables that are no
// likelier than the one seen.
//
// Source: Fisher (1934); two-sided by probability as in Freeman and Halton (1951).
//
// Convention: the value is the p-value. No odds ratio is given: the sample's and the
// conditional one that R prints differ, and either can be infinite where the p-value
// is sound. Tables within a relative 1e-7 of the one seen count as equally likely, as
// in R; doubling the smaller tail is another convention and gives another number.
//
// Edges: a margin of 0 has one table only and p = 1, with a warning.
//
// R: fisher.test(matrix(c(a, b, c, d), 2, byrow = TRUE))$p.value
func Fisher(a, b, c, d int) Estimate {
	n := max(a, 0) + max(b, 0) + max(c, 0) + max(d, 0)
	if a < 0 || b < 0 || c < 0 || d < 0 {
		return None(n, methodFisher, reasonCounts)
	}
	if n == 0 {
		return None(n, methodFisher, reasonNobody)
	}
	p := hypergeometricTwoSided(a, b, c, d)
	e := Of(p, n, methodFisher).tested(p)
	if a+b == 0 || c+d == 0 || a+c == 0 || b+d == 0 {
		e = e.warn("a row or column is empty: no other table was possible")
	}
	return e
}

// hypergeometricTwoSided adds up from the likeliest table outwards, each probability
// from its neighbour and relative to the likeliest, until they are too small to be
// represented: nothing overflows, and no factorial is needed.
func hypergeometricTwoSided(a, b, c, d int) float64 {
	row, other, column := float64(a+b), float64(c+d), float64(a+c)
	lowest, highest := max(0, column-other), min(row, column)
	mode := min(max(math.Floor((row+1)*(column+1)/(row+other+2)), lowest), highest)
	up := func(k float64) float64 { // the likelihood of k+1 over that of k
		return (row - k) / (k + 1) * ((column - k) / (other - column + k + 1))
	}
	seen := relativeMass(mode, float64(a), up)
	const equal = 1 + 1e-7
	total, tail := 1.0, 0.0
	if 1 <= seen*equal {
		tail = 1
	}
	add := func(mass float64) {
		total += mass
		if mass <= seen*equal {
			tail += mass
		}
	}
	for k, mass := mode, 1.0; k < highest && mass > 0; k++ {
		mass *= up(k)
		add(mass)
	}
	for k, mass := mode, 1.0; k > lowest && mass > 0; k-- {
		mass /= up(k - 1)
		add(mass)
	}
	return tail / total
}

// relativeMass is the likelihood of k over that of the mode, from the ratios of
// neighbours.
func relativeMass(mode, k float64, up func(float64) float64) float64 {
	mass := 1.0
	for i := mode; i < k && mass > 0; i++ {
		mass *= up(i)
	}
	for i := mode; i > k && mass > 0; i-- {
		mass /= up(i - 1)
	}
	return mass
}
