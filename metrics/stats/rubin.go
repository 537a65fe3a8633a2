package stats

import "math"

// Pooled is what several completed data sets say together. Its parts beside the
// Estimate are zero where that cannot be made.
type Pooled struct {
	Estimate Estimate // mean, interval, p against no difference, Barnard-Rubin df

	Sets     int
	Within   float64 // mean of the variances
	Between  float64 // variance of the estimates
	Total    float64 // within + (1 + 1/sets) between
	SE       float64 // root of the total
	Increase float64 // by which not knowing the missing values raises the variance
	Lambda   float64 // share of the variance that is due to them
	Missing  float64 // fraction of information missing
	DFRubin  float64 // degrees of freedom for a sample without limit; 0 where infinite
}

// Rubin pools an estimate made in several data sets, in each of which the missing
// values were filled in once, with its squared standard errors. complete is the number
// of pupils in a data set and parameters the number of coefficients estimated, so that
// complete - parameters are the degrees of freedom with nothing missing; complete 0
// stands for a sample without limit.
//
// Formula: Q̄ = mean Q; U = mean variance; B = Σ(Q-Q̄)²/(m-1); T = U + (1+1/m)B;
// λ = (1+1/m)B/T; ν_old = (m-1)/λ²; ν_obs = (1-λ)ν_com(ν_com+1)/(ν_com+3);
// ν = ν_old·ν_obs/(ν_old+ν_obs); r = (1+1/m)B/U; fraction missing (r+2/(ν+3))/(r+1).
//
// Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, chapter 3;
// Barnard and Rubin (1999), Biometrika 86:948.
//
// Convention: estimates that do not differ at all have λ = 0 and keep ν_obs; mice
// computes with λ = 0.0001 there.
//
// Edges: one data set says nothing of the missing values; variances must be above 0.
//
// R: mice::pool.scalar(Q, U, n = complete, k = parameters)
func Rubin(estimates, variances []float64, complete, parameters int, level float64) Pooled {
	m := len(estimates)
	out := Pooled{Sets: m}
	if reason := whyNotPooled(estimates, variances, complete, parameters, level); reason != "" {
		out.Estimate = None(max(complete, 0), methodRubin, reason)
		return out
	}
	q, u := spreadOf(estimates), spreadOf(variances)
	between := (1 + 1/float64(m)) * q.variance()
	total := u.mean + between
	if !finite(total) || !finite(q.mean) || u.mean <= 0 {
		out.Estimate = None(complete, methodRubin, reasonOverflow)
		return out
	}
	lambda, increase := between/total, between/u.mean
	df, old := barnardRubin(lambda, m, complete-parameters, complete == 0)
	if !finite(increase) || !(df > 0) {
		out.Estimate = None(complete, methodRubin, reasonOverflow)
		return out
	}
	out.Within, out.Between, out.Total, out.SE = u.mean, q.variance(), total, math.Sqrt(total)
	out.Increase, out.Lambda = increase, lambda
	out.Missing = (increase + 2/(df+3)) / (increase + 1)
	if finite(old) {
		out.DFRubin = old
	}
	e, reach, p := Of(q.mean, complete, methodRubin), 0.0, 0.0
	if math.IsInf(df, 1) {
		reach, p = normalTwoSided(level), normalTail(q.mean/out.SE)
	} else {
		reach, p = studentTwoSided(level, df), studentTail(q.mean/out.SE, df)
	}
	reach *= out.SE
	out.Estimate = e.within(q.mean-reach, q.mean+reach, level).free(df).tested(p)
	return out
}

func whyNotPooled(estimates, variances []float64, complete, parameters int, level float64) string {
	switch {
	case len(estimates) != len(variances):
		return "there are not as many variances as estimates"
	case len(estimates) == 0:
		return "there is no data set"
	case len(estimates) == 1:
		return "one data set says nothing of what is missing"
	case !allFinite(estimates) || !allFinite(variances):
		return reasonNotFinite
	case complete < 0 || parameters < 0 || complete > 0 && complete <= parameters:
		return "there are not more pupils than coefficients"
	case !validLevel(level):
		return reasonLevel
	}
	for _, v := range variances {
		if v <= 0 {
			return "a variance is not above 0"
		}
	}
	return ""
}

// barnardRubin is the degrees of freedom of a pooled estimate, and those of Rubin,
// which do not know how many pupils there are. Either can be infinite.
func barnardRubin(lambda float64, sets, complete int, unlimited bool) (df, old float64) {
	old = math.Inf(1)
	if lambda > 0 {
		old = float64(sets-1) / lambda / lambda
	}
	if unlimited {
		return old, old
	}
	c := float64(complete)
	observed := (c + 1) / (c + 3) * c * (1 - lambda)
	return 1 / (1/old + 1/observed), old
}
