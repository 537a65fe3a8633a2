package stats

// What this file declares moves to the file of its family with its arithmetic; the
// names and arguments are settled.

const reasonPending = "not built yet"

// ProportionMethod is how the interval of a proportion is made.
type ProportionMethod uint8

// The intervals of a proportion.
const (
	Wilson ProportionMethod = iota
	WilsonCorrected
	ClopperPearson
	ProportionAuto // Wilson; Clopper-Pearson where x is 0 or n
)

// Proportion is x of n.
func Proportion(x, n int, m ProportionMethod, level float64) Estimate {
	return None(n, "", reasonPending)
}

// DifferenceIndependent is x1/n1 minus x2/n2.
func DifferenceIndependent(x1, n1, x2, n2 int, level float64) Estimate {
	return None(n1+n2, "", reasonPending)
}

// RiskRatio is x1/n1 over x2/n2.
func RiskRatio(x1, n1, x2, n2 int, level float64) Estimate { return None(n1+n2, "", reasonPending) }

// Fisher is the exact test of a two-by-two table; the value is the p-value.
func Fisher(a, b, c, d int) Estimate { return None(a+b+c+d, "", reasonPending) }

// Table2 is the same pupils in or out of a category twice.
type Table2 struct{ Both, First, Second, Neither int }

// N is the number of pupils.
func (t Table2) N() int { return t.Both + t.First + t.Second + t.Neither }

// Discordant is the number of pupils who changed.
func (t Table2) Discordant() int { return t.First + t.Second }

// McNemarMethod is how a paired table is tested.
type McNemarMethod uint8

// The tests of a paired table.
const (
	McNemarMidP McNemarMethod = iota
	McNemarExact
	McNemarAsymptotic
	McNemarCorrected
)

// McNemar tests whether as many entered the category as left it.
func McNemar(t Table2, m McNemarMethod) Estimate { return None(t.N(), "", reasonPending) }

// DifferencePaired is the proportion at endline minus the one at baseline.
func DifferencePaired(t Table2, correctedPhi bool, level float64) Estimate {
	return None(t.N(), "", reasonPending)
}

// RatioPaired is the proportion at endline over the one at baseline.
func RatioPaired(t Table2, level float64) Estimate { return None(t.N(), "", reasonPending) }

// StuartMaxwell tests whether the bands are as frequent at endline as at baseline.
func StuartMaxwell(table [][]int) Estimate { return None(0, "", reasonPending) }

// Bowker tests whether as many moved from each band to each other as back.
func Bowker(table [][]int) Estimate { return None(0, "", reasonPending) }

// Poisson is a count per unit of exposure.
func Poisson(x int, exposure, level float64) Estimate { return None(x, "", reasonPending) }

// Alpha is Cronbach's alpha; items[pupil][item].
func Alpha(items [][]float64, level float64) Estimate { return None(len(items), "", reasonPending) }

// AlphaStandardised is alpha of the items in standard units.
func AlphaStandardised(items [][]float64) Estimate { return None(len(items), "", reasonPending) }

// AlphaWithout is alpha without each item.
func AlphaWithout(items [][]float64) []Estimate { return nil }

// ItemRest is the correlation of each item with the sum of the others.
func ItemRest(items [][]float64) []Estimate { return nil }

// Omega is McDonald's omega of one factor.
func Omega(items [][]float64, covariance bool) Estimate { return None(len(items), "", reasonPending) }

// Clusters is the one-way analysis of variance of values in clusters.
type Clusters struct {
	ICC              Estimate
	Count            int // clusters
	MSB, MSW, N0, F  float64
	MeanSize, SizeCV float64
}

// ICC is how alike values in one cluster are.
func ICC(values []float64, cluster []int, level float64) Clusters {
	return Clusters{ICC: None(len(values), "", reasonPending)}
}

// ICCKind is which agreement of raters is meant.
type ICCKind uint8

// The agreements of one rater.
const (
	ICC11 ICCKind = iota
	ICC21
	ICC31
)

// ShroutFleiss is the agreement of raters; table[pupil][rater].
func ShroutFleiss(table [][]float64, kind ICCKind) Estimate {
	return None(len(table), "", reasonPending)
}

// DesignEffect is by how much clustering inflates a variance.
func DesignEffect(meanSize, rho, cv float64) Estimate { return None(0, "", reasonPending) }

// EffectiveN is how many independent pupils n clustered ones are worth.
func EffectiveN(n int, deff float64) Estimate { return None(n, "", reasonPending) }

// Holm is p-values adjusted for their number.
func Holm(ps []float64) []float64 { return nil }

// BenjaminiHochberg is p-values adjusted for the rate of false findings.
func BenjaminiHochberg(ps []float64) []float64 { return nil }

// SMD is the difference of means, first minus second, over the root of the mean
// variance.
func SMD(first, second []float64) Estimate { return None(len(first)+len(second), "", reasonPending) }

// SMDProportion is the same of two proportions.
func SMDProportion(x1, n1, x2, n2 int) Estimate { return None(n1+n2, "", reasonPending) }

// MCAR is Little's test with complete baselines.
func MCAR(before, after []float64, present []bool) Estimate {
	return None(len(before), "", reasonPending)
}

// Bounded is the mean change if nobody lost had changed; lost are their baselines.
func Bounded(p Paired, lost []float64, level float64) Estimate { return None(p.N(), "", reasonPending) }

// Pooled is what several completed data sets say together.
type Pooled struct {
	Estimate                       Estimate
	Within, Between, Total, SE     float64
	Increase, Lambda, FMI, DFRubin float64
	Sets                           int
}

// Rubin pools the estimates of several completed data sets.
func Rubin(estimates, variances []float64, complete, parameters int, level float64) Pooled {
	return Pooled{}
}
