package stats

import (
	"math"
	"slices"
)

// Clusters is the one-way analysis of variance of values in clusters. Its parts beside
// the ICC are zero where that cannot be estimated.
type Clusters struct {
	ICC Estimate // with Searle's interval and the p-value of F

	Count    int     // clusters
	MSB, MSW float64 // mean squares between and within clusters
	F        float64 // MSB over MSW; 0 where MSW is 0
	N0       float64 // size of a cluster as the ICC weighs it
	MeanSize float64 // pupils in a cluster
	SizeCV   float64 // standard deviation (divisor: clusters) of the sizes over their mean
}

// ICC estimates which share of the variance lies between clusters: how alike pupils of
// one school are. values[i] is of a pupil in cluster[i], any number that is its name.
//
// Formula: (MSB-MSW)/(MSB+(n0-1)MSW), n0 = (N - Σn_j²/N)/(J-1); limits
// (F/F_q - 1)/(F/F_q + n0 - 1) with F = MSB/MSW and the quantiles F_q of F on J-1 and
// N-J degrees of freedom.
//
// Source: Donner (1986), International Statistical Review 54:67; Searle (1971), Linear
// Models, p. 414.
//
// Convention: analysis of variance, not a mixed model. A negative value is printed as
// computed; [DesignEffect] takes it as 0. The interval is exact for clusters of one
// size and approximate otherwise, which a warning says.
//
// Edges: one cluster, nobody beside another in a cluster, and values all the same have
// none. If pupils differ between clusters only, the ICC is 1 without limits.
//
// R: ICC::ICCest(cluster, value)
func ICC(values []float64, cluster []int, level float64) Clusters {
	n := len(values)
	none := func(reason string) Clusters { return Clusters{ICC: None(n, methodICC, reason)} }
	switch {
	case len(cluster) != n:
		return none("not every value has a cluster")
	case n == 0:
		return none(reasonNobody)
	case !allFinite(values):
		return none(reasonNotFinite)
	case !validLevel(level):
		return none(reasonLevel)
	}
	groups := byCluster(values, cluster)
	switch {
	case len(groups) < 2:
		return none("there is one cluster only")
	case len(groups) == n:
		return none("no cluster has two values")
	}
	c, balanced := meanSquares(spreadOf(values), groups)
	switch {
	case !finite(c.MSB) || !finite(c.MSW):
		return none(reasonOverflow)
	case c.MSB == 0 && c.MSW == 0:
		return none(reasonSame)
	}
	c.ICC = Of((c.MSB-c.MSW)/(c.MSB+(c.N0-1)*c.MSW), n, methodICC)
	f := c.MSB / c.MSW
	if !c.ICC.Known() {
		return none(reasonOverflow)
	}
	if c.MSW == 0 || !finite(f) {
		c.ICC = c.ICC.warn("pupils of a cluster do not differ: there is no interval")
		return c
	}
	c.F = f
	df1, df2, tail := float64(len(groups)-1), float64(n-len(groups)), (1-level)/2
	limit := func(p float64) float64 {
		ratio := f / fQuantile(p, df1, df2)
		return (ratio - 1) / (ratio + c.N0 - 1)
	}
	c.ICC = c.ICC.within(limit(1-tail), limit(tail), level).tested(fTail(f, df1, df2))
	if !balanced {
		c.ICC = c.ICC.warn("the interval is approximate: the clusters differ in size")
	}
	return c
}

// byCluster are the values of each cluster, clusters in the order of their numbers and
// values in theirs.
func byCluster(values []float64, cluster []int) [][]float64 {
	names := slices.Clone(cluster)
	slices.Sort(names)
	names = slices.Compact(names)
	out := make([][]float64, len(names))
	for i, x := range values {
		at, _ := slices.BinarySearch(names, cluster[i])
		out[at] = append(out[at], x)
	}
	return out
}

// meanSquares are those between and within the groups.
func meanSquares(all spread, groups [][]float64) (c Clusters, balanced bool) {
	n, j := float64(all.n), float64(len(groups))
	between, within, squares, sizes := 0.0, 0.0, 0.0, 0.0
	balanced = true
	for _, group := range groups {
		s, size := spreadOf(group), float64(len(group))
		d := s.mean - all.mean
		between += size * d * d
		within += s.ss
		squares += size * size
		sizes += (size - n/j) * (size - n/j)
		balanced = balanced && len(group) == len(groups[0])
	}
	c = Clusters{
		Count: len(groups), MSB: between / (j - 1), MSW: within / (n - j),
		N0: (n - squares/n) / (j - 1), MeanSize: n / j, SizeCV: math.Sqrt(sizes/j) / (n / j),
	}
	return c, balanced
}

// DesignEffect estimates by which factor clustering inflates the variance of a mean:
// 1 + ((cv²+1)·m - 1)·ρ, with the mean size m of the clusters, the coefficient of
// variation cv of their sizes (0: all the same) and the intraclass correlation ρ.
//
// Source: Kish (1965); Eldridge, Ashby and Kerry (2006), International Journal of
// Epidemiology 35:1292 for unequal sizes.
//
// Edges: a negative ρ counts as 0, with a warning. A mean size below 1 and a ρ above 1
// cannot be.
//
// R: 1 + ((cv^2 + 1) * m - 1) * rho
func DesignEffect(meanSize, rho, cv float64) Estimate {
	switch {
	case !finite(meanSize) || !finite(rho) || !finite(cv):
		return None(0, methodDesignEffect, reasonNotFinite)
	case meanSize < 1 || rho > 1 || cv < 0:
		return None(0, methodDesignEffect, reasonCounts)
	}
	e := Of(1+((cv*cv+1)*meanSize-1)*max(0, rho), 0, methodDesignEffect)
	if rho < 0 {
		e = e.warn("a negative intraclass correlation counts as 0")
	}
	return e
}

// EffectiveN is how many independent pupils n clustered ones are worth: n over the
// design effect.
func EffectiveN(n int, deff float64) Estimate {
	switch {
	case n < 0 || !finite(deff) || deff <= 0:
		return None(max(n, 0), methodEffectiveN, reasonCounts)
	case n == 0:
		return None(0, methodEffectiveN, reasonNobody)
	}
	return Of(float64(n)/deff, n, methodEffectiveN)
}
