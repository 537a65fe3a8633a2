package stats

import "errors"

// What this file declares moves to the file of its family with its arithmetic; the
// names and arguments are settled.

// Summary is where numbers lie and how far they spread.
type Summary struct {
	N                                  int
	Mean, SD, Min, Q1, Median, Q3, Max float64
	HasSD                              bool // there are two numbers or more
}

// Describe sums numbers up; false where there is none, or one that is not finite.
func Describe(xs []float64) (Summary, bool) { return Summary{}, false }

// Quantile is the quantile of type 7; xs in any order.
func Quantile(xs []float64, p float64) (float64, bool) { return 0, false }

// Mean is the mean with its t interval.
func Mean(xs []float64, level float64) Estimate { return None(len(xs), "", reasonPending) }

// SD is the standard deviation.
func SD(xs []float64) Estimate { return None(len(xs), "", reasonPending) }

// Median is the median.
func Median(xs []float64) Estimate { return None(len(xs), "", reasonPending) }

// MeanChange is the mean of after minus before, with t interval and test.
func MeanChange(p Paired, level float64) Estimate { return None(p.N(), "", reasonPending) }

// T is the paired t statistic.
func T(p Paired) Estimate { return None(p.N(), "", reasonPending) }

// Correlation is Pearson's r with Fisher's interval.
func Correlation(xs, ys []float64, level float64) Estimate {
	return None(len(xs), "", reasonPending)
}

// Equivalence is the mean change with the interval of 1 - 2 alpha and the larger of
// the two one-sided p-values.
func Equivalence(p Paired, margin, alpha float64) Estimate { return None(p.N(), "", reasonPending) }

// Equivalent reports whether an equivalence was shown: the interval lies inside the
// margin on both sides.
func Equivalent(e Estimate, margin float64) bool { return false }

// WilcoxonConvention is how the signed-rank test treats zeros and ties.
type WilcoxonConvention uint8

// The conventions of the signed-rank test.
const (
	WilcoxonAuto WilcoxonConvention = iota // Pratt exact below 50 pairs, asymptotic from 50
	WilcoxonClassic
	WilcoxonPrattExact
	WilcoxonPrattAsymptotic
	WilcoxonClassicUncorrected
)

// ParseWilcoxon is the convention of a name.
func ParseWilcoxon(name string) (WilcoxonConvention, bool) { return 0, false }

// String names the convention.
func (c WilcoxonConvention) String() string { return "" }

// Wilcoxon is the signed-rank statistic V with its p-value.
func Wilcoxon(p Paired, c WilcoxonConvention) Estimate { return None(p.N(), "", reasonPending) }

// UnchangedPairs is the number of pairs whose change is zero.
func UnchangedPairs(p Paired) int { return 0 }

// Pseudomedian is the Hodges-Lehmann estimate of the change.
func Pseudomedian(p Paired, level float64) Estimate { return None(p.N(), "", reasonPending) }

// RankBiserial is the matched rank-biserial correlation.
func RankBiserial(p Paired) Estimate { return None(p.N(), "", reasonPending) }

// Bootstrap is how an interval is made by drawing again.
type Bootstrap struct {
	Resamples int
	Seed      uint64
	Level     float64
}

// DefaultBootstrap is the bootstrap where nobody says otherwise.
var DefaultBootstrap = Bootstrap{Resamples: 9999, Seed: 20260901, Level: 0.95}

// BCaMean is the mean with its bias-corrected and accelerated interval.
func BCaMean(xs []float64, b Bootstrap) Estimate { return None(len(xs), "", reasonPending) }

// BCa is any statistic with such an interval.
func BCa(xs []float64, statistic func([]float64) float64, b Bootstrap) Estimate {
	return None(len(xs), "", reasonPending)
}

// Denominator is what a change is divided by.
type Denominator uint8

// The denominators of a standardised change.
const (
	ChangeSD   Denominator = iota // d_z
	AverageSD                     // d_av
	RepeatedSD                    // d_rm
	BaselineSD                    // glass_delta
)

// StandardisedChange is the mean change in standard deviations.
func StandardisedChange(p Paired, by Denominator, corrected bool, level float64) Estimate {
	return None(p.N(), "", reasonPending)
}

// HedgesJ is the exact correction for small samples.
func HedgesJ(df float64) float64 { return 0 }

// CohenD is the difference of two independent groups, first minus second, in pooled
// standard deviations.
func CohenD(first, second []float64, corrected bool, level float64) Estimate {
	return None(len(first)+len(second), "", reasonPending)
}

// Reliable is how much one pupil has to change before it is more than the
// questionnaire's error.
type Reliable struct {
	SD, R, SEM, SDiff, Threshold float64
	Points                       int // the smallest whole change that counts
}

// NewReliable is the reliable change of a standard deviation and a reliability.
func NewReliable(sd, r float64) (Reliable, error) {
	return Reliable{}, errors.New(reasonPending)
}

// Index is the reliable change index of one pupil.
func (r Reliable) Index(before, after float64) float64 { return 0 }

// Class is what became of one pupil. The zero value is no class.
type Class uint8

// The classes.
const (
	Recovered Class = iota + 1
	Improved
	Unchanged
	Deteriorated
)

// String names the class.
func (c Class) String() string { return "" }

// Rule says what becomes of a pupil.
type Rule struct {
	Reliable
	Cutoff     float64
	HasCutoff  bool
	HighIsGood bool
}

// Classify is the class of one pupil.
func (r Rule) Classify(before, after float64) Class { return 0 }

// Counts are how many pupils are of each class; Above were at or beyond the cut-off
// at baseline.
type Counts struct {
	N, Recovered, Improved, Unchanged, Deteriorated, Above int
}

// Count classifies every pair.
func (r Rule) Count(p Paired) Counts { return Counts{} }

// Norm is the mean and spread of a population.
type Norm struct{ Mean, SD float64 }

// Cutoffs are the three cut-offs of Jacobson and Truax.
type Cutoffs struct{ A, B, C Estimate }

// NewCutoffs are the cut-offs between a clinical and a functional population.
func NewCutoffs(clinical, functional Norm, highIsGood bool) Cutoffs { return Cutoffs{} }

// Expected is what regression to the mean alone would bring about.
type Expected struct{ Hazard, SelectedMean, Change Estimate }

// RegressionToMean is the change expected of pupils chosen for a score of cut or more.
func RegressionToMean(mean, sd, r, cut float64) Expected { return Expected{} }

// RegressionFromMean is the change expected of a group with an observed baseline mean.
func RegressionFromMean(mu, r, observed float64) Estimate { return None(0, "", reasonPending) }

// PairedPower is the power of the paired t test; d is the change in standard
// deviations of change.
func PairedPower(n int, d, alpha float64) Estimate { return None(n, "", reasonPending) }

// DetectableChange is the smallest change, in standard deviations of change, that n
// pairs would show with a power.
func DetectableChange(n int, power, alpha float64) Estimate { return None(n, "", reasonPending) }

// ClusterDesign is a comparison of two arms of schools.
type ClusterDesign struct {
	Clusters        int     // schools in both arms
	ClusterSize     float64 // pupils a school
	Share           float64 // of schools in the first arm
	ICC             float64
	WithinExplained float64 // share of the variance between pupils of a school that covariates explain
	SchoolExplained float64 // share of the variance between schools that covariates explain
	Covariates      int     // of schools
}

// ClusterDetectable is the smallest difference, in standard deviations, that such a
// comparison would show with a power.
func ClusterDetectable(d ClusterDesign, power, alpha float64) Estimate {
	return None(0, "", reasonPending)
}
