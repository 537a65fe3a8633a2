package stats

import "math"

// PairedPower is the probability that the paired t test of n pupils finds a true mean
// change of d standard deviations of change, two-sided at alpha.
//
// Formula: P(T > t(1-α/2)) with T noncentral t on n-1 degrees of freedom, δ = √n·|d|.
//
// Source: Cohen (1988); the integral is that of the interval of d_z.
//
// Convention: the tail in the direction of the change alone, as power.t.test; pwr adds
// the other one. It is for planning: the power of the effect that was observed says
// nothing that P does not.
//
// Edges: fewer than two pairs, an alpha not between 0 and 1, or an effect that is not
// a number have none.
//
// R: power.t.test(n = n, delta = d, sd = 1, sig.level = alpha, type = "paired")
func PairedPower(n int, d, alpha float64) Estimate {
	switch {
	case !finite(d):
		return None(max(n, 0), methodPowerNoncentralT, reasonNotFinite)
	case n < 2:
		return None(max(n, 0), methodPowerNoncentralT, "fewer than two pairs")
	case !validLevel(alpha):
		return None(n, methodPowerNoncentralT, reasonPower)
	}
	df := float64(n - 1)
	dist, ok := newNoncentral(studentTwoSided(1-alpha, df), df)
	if !ok {
		return None(n, methodPowerNoncentralT, "alpha is too small for so few pairs")
	}
	delta := math.Sqrt(float64(n)) * math.Abs(d)
	return Of(dist.above(delta), n, methodPowerNoncentralT).free(df)
}

// DetectableChange is the smallest mean change, in standard deviations of change (d_z),
// that n pupils would show at alpha with a power.
//
// Formula, source and convention: those of [PairedPower], solved for d. Edges: a power
// that is not above α/2 and below 1 has none.
//
// R: power.t.test(n = n, power = power, sig.level = alpha, type = "paired")$delta
func DetectableChange(n int, power, alpha float64) Estimate {
	switch {
	case n < 2:
		return None(max(n, 0), methodPowerNoncentralT, "fewer than two pairs")
	case !validLevel(alpha) || !validLevel(power):
		return None(n, methodPowerNoncentralT, reasonPower)
	case power <= alpha/2:
		return None(n, methodPowerNoncentralT, "no change at all has that power")
	}
	df := float64(n - 1)
	dist, ok := newNoncentral(studentTwoSided(1-alpha, df), df)
	if !ok {
		return None(n, methodPowerNoncentralT, "alpha is too small for so few pairs")
	}
	delta, ok := dist.solve(1 - power)
	if !ok {
		return None(n, methodPowerNoncentralT, reasonOverflow)
	}
	return Of(delta/math.Sqrt(float64(n)), n, methodPowerNoncentralT).free(df)
}

// ClusterDesign is a comparison of two arms of whole schools.
type ClusterDesign struct {
	Clusters        int     // schools in both arms
	ClusterSize     float64 // pupils in a school, on average
	Share           float64 // of the schools in the first arm, between 0 and 1
	ICC             float64 // share of the variance that lies between schools, from 0 to 1
	WithinExplained float64 // share of the variance between pupils of a school that covariates explain
	SchoolExplained float64 // share of the variance between schools that covariates explain
	Covariates      int     // how many there are of schools
}

// ClusterDetectable is the smallest difference of the arms, in standard deviations,
// that such a comparison would show two-sided at alpha with a power. N is the number
// of schools.
//
// Formula: M·√(ρ(1-R²₂)/(P(1-P)J) + (1-ρ)(1-R²₁)/(P(1-P)Jn)), M = t(1-α/2) + t(power)
// on J-g-2 degrees of freedom; J schools, n pupils in each, P in the first arm, g
// covariates of schools.
//
// Source: Bloom (2006), MDRC working paper; Dong and Maynard (2013), Journal of
// Research on Educational Effectiveness 6:24.
//
// Convention: schools are assigned as a whole, pupils of a school are equally many.
// Edges: fewer than one degree of freedom, or a share out of its range, have none; a
// power below one half has t(power) below 0, as the formula says.
//
// R: PowerUpR::mdes.cra2(power, alpha, two.tailed = TRUE, rho2, p, g2, r21, r22, n, J)
func ClusterDetectable(d ClusterDesign, power, alpha float64) Estimate {
	df := d.Clusters - d.Covariates - 2
	if why := d.why(); why != "" {
		return None(max(d.Clusters, 0), methodClusterBloom, why)
	}
	if !validLevel(power) || !validLevel(alpha) {
		return None(d.Clusters, methodClusterBloom, reasonPower)
	}
	multiplier := studentTwoSided(1-alpha, float64(df))
	if power != 0.5 {
		multiplier += math.Copysign(studentTwoSided(math.Abs(2*power-1), float64(df)), power-0.5)
	}
	each := d.Share * (1 - d.Share) * float64(d.Clusters)
	variance := d.ICC*(1-d.SchoolExplained)/each + (1-d.ICC)*(1-d.WithinExplained)/(each*d.ClusterSize)
	return Of(multiplier*math.Sqrt(variance), d.Clusters, methodClusterBloom).free(float64(df))
}

// why says why a design cannot be computed with, or nothing.
func (d ClusterDesign) why() string {
	share := func(x float64) bool { return x >= 0 && x <= 1 }
	switch {
	case d.Covariates < 0 || d.Clusters-d.Covariates-2 < 1:
		return "too few schools"
	case !(d.ClusterSize >= 1) || !finite(d.ClusterSize):
		return "a school has one pupil or more"
	case !(d.Share > 0 && d.Share < 1):
		return "both arms have a share of the schools"
	case !share(d.ICC) || !share(d.WithinExplained) || !share(d.SchoolExplained):
		return "a share of a variance lies from 0 to 1"
	}
	return ""
}
