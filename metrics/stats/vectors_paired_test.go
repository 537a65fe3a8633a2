package stats

import (
	"math"
	"strconv"
	"testing"

	"gonum.org/v1/gonum/mathext"
)

// pairedVectors are worked examples with their inputs and results, to twelve digits.
type pairedVectors struct {
	BeforeA  []float64 `json:"before_a"`
	AfterA   []float64 `json:"after_a"`
	BeforeB  []float64 `json:"before_b"`
	AfterB   []float64 `json:"after_b"`
	FirstC   []float64 `json:"first_c"`
	SecondC  []float64 `json:"second_c"`
	Resample []float64 `json:"resample"`
	Vectors  []vector  `json:"vectors"`
}

func readPairedVectors(t *testing.T) pairedVectors {
	t.Helper()
	return readVectors[pairedVectors](t, "testdata/vectors_paired.json")
}

func TestPairedVectors(t *testing.T) {
	t.Parallel()
	v := readPairedVectors(t)
	checkVectors(t, v.Vectors, v.compute(t))
}

// compute is every number the vectors ask for, by name.
func (v pairedVectors) compute(t *testing.T) computed {
	t.Helper()
	got := computed{}
	a, b := NewPaired(v.BeforeA, v.AfterA), NewPaired(v.BeforeB, v.AfterB)
	pairedExample(got, "A", a)
	pairedExample(got, "B", b)
	still := NewPaired(make([]float64, 5), make([]float64, 5))
	got["wilcoxon pratt-exact nobody changed v"], got["wilcoxon pratt-exact nobody changed p"] =
		Wilcoxon(still, WilcoxonPrattExact).Value, Wilcoxon(still, WilcoxonPrattExact).P
	got["pseudomedian nobody changed value"] = Pseudomedian(still, 0.95).Value
	cut, reached := signedRankCut(8, 0.95)
	got["pseudomedian B cut"], got["pseudomedian B reached"] = float64(cut), reached
	exhaustiveBCa(got, v.Resample)
	reliableExamples(t, got, a, b)
	planning(got, v)
	return got
}

func pairedExample(got computed, name string, p Paired) {
	got["mean baseline "+name], got["mean endline "+name] = Mean(p.Before, 0.95).Value, Mean(p.After, 0.95).Value
	got["sd baseline "+name], got["sd endline "+name] = SD(p.Before).Value, SD(p.After).Value
	got["sd change "+name] = SDChange(p).Value
	got.all("mean change "+name, MeanChange(p, 0.95))
	got.all("t "+name, T(p))
	got.all("correlation "+name, Correlation(p.Before, p.After, 0.95))
	got["correlation "+name] = got["correlation "+name+" value"]
	got.all("equivalence "+name, Equivalence(p, map[string]float64{"A": 4, "B": 5}[name], 0.05))
	got["unchanged pairs "+name] = float64(UnchangedPairs(p))
	for _, c := range []WilcoxonConvention{WilcoxonClassic, WilcoxonClassicUncorrected, WilcoxonPrattExact, WilcoxonPrattAsymptotic} {
		e := Wilcoxon(p, c)
		got["wilcoxon "+c.String()+" "+name+" v"], got["wilcoxon "+c.String()+" "+name+" p"] = e.Value, e.P
	}
	dropped, kept := rankSigned(p.Changes(), true), rankSigned(p.Changes(), false)
	got["wilcoxon classic "+name+" z"] = dropped.classicZ(true)
	got["wilcoxon classic "+name+" normal p"] = normalTail(dropped.classicZ(true))
	got["wilcoxon classic "+name+" exact p"] = dropped.exact()
	got["wilcoxon classic-uncorrected "+name+" z"] = dropped.classicZ(false)
	got["wilcoxon pratt-asymptotic "+name+" z"] = kept.prattZ()
	got["rank biserial "+name] = RankBiserial(p).Value
	got.all("pseudomedian "+name, Pseudomedian(p, 0.95))
	got["hedges correction "+name] = HedgesJ(float64(p.N() - 1))
	for _, d := range []Denominator{ChangeSD, AverageSD, RepeatedSD, BaselineSD} {
		got.all(d.String()+" "+name, StandardisedChange(p, d, false, 0.95))
		got.all(d.String()+" "+name+" corrected", StandardisedChange(p, d, true, 0.95))
	}
}

// exhaustiveBCa takes every resample there is instead of some by chance.
func exhaustiveBCa(got computed, xs []float64) {
	mean, n := spreadOf(xs), len(xs)
	all := int(math.Pow(float64(n), float64(n)))
	replicates := make([]float64, all)
	for i := range replicates {
		sum := 0.0
		for k, left := 0, i; k < n; k, left = k+1, left/n {
			sum += xs[left%n]
		}
		replicates[i] = sum / float64(n)
		if sum < mean.mean*float64(n)-1e-9 {
			got["bca less"]++
		} else if sum < mean.mean*float64(n)+1e-9 {
			got["bca equal"]++
		}
	}
	left := make([]float64, n)
	for i := range xs {
		left[i] = (mean.mean*float64(n) - xs[i]) / float64(n-1)
	}
	a, _ := acceleration(left)
	e := Of(mean.mean, n, methodBCa).bca(replicates, mean.mean-rounding(xs), a, 0.95)
	got["bca a"], got["bca z0"] = a, mathext.NormalQuantile(got["bca less"]/float64(all))
	got["bca lower point"], got["bca upper point"], _ = bcaPoints(int(got["bca less"]), all, a, 0.95)
	got["bca lower"], got["bca upper"] = e.Lower, e.Upper
}

func reliableExamples(t *testing.T, got computed, a, b Paired) {
	t.Helper()
	for _, x := range []struct {
		name  string
		sd, r float64
	}{
		{"self alpha", 5.2, 0.80}, {"self retest", 5.2, 0.62}, {"parent alpha", 5.8, 0.82},
		{"parent retest", 5.8, 0.72}, {"teacher alpha", 6, 0.87}, {"teacher retest", 6, 0.80},
		{"B", 5.2, 0.80}, {"A", SD(a.Before).Value, 0.80},
	} {
		r, err := NewReliable(x.sd, x.r)
		if err != nil {
			t.Fatal(err)
		}
		name := "reliable change " + x.name
		got[name+" sem"], got[name+" sdiff"], got[name+" threshold"] = r.SEM, r.SDiff, r.Threshold
		got[name+" points"] = float64(r.Points)
		p := map[string]Paired{"A": a, "B": b}[x.name]
		for i := range p.Before {
			got["reliable change index "+x.name+" "+strconv.Itoa(i+1)] = r.Index(p.Before[i], p.After[i])
		}
		c := Rule{Reliable: r, Cutoff: 20, HasCutoff: true}.Count(p)
		name = "classes " + x.name
		got[name+" recovered"], got[name+" improved"] = float64(c.Recovered), float64(c.Improved)
		got[name+" unchanged"], got[name+" deteriorated"] = float64(c.Unchanged), float64(c.Deteriorated)
		got[name+" in concern at baseline"] = float64(c.Above)
	}
}

func planning(got computed, v pairedVectors) {
	c := NewCutoffs(Norm{21.4, 4.9}, Norm{10.3, 5.2}, false)
	got["cut-off a"], got["cut-off b"], got["cut-off c"] = c.A.Value, c.B.Value, c.C.Value
	r := RegressionToMean(10.3, 5.2, 0.62, 20)
	got["regression hazard"], got["regression selected mean"], got["regression change"] =
		r.Hazard.Value, r.SelectedMean.Value, r.Change.Value
	got["regression from mean"] = RegressionFromMean(10.3, 0.62, 21.4).Value
	got["power of 30 pairs"] = PairedPower(30, 0.5, 0.05).Value
	got["detectable 30 pairs"] = DetectableChange(30, 0.8, 0.05).Value
	got["detectable 60 pairs"] = DetectableChange(60, 0.8, 0.05).Value
	e := ClusterDetectable(ClusterDesign{Clusters: 43, ClusterSize: 12, Share: 22.0 / 43, ICC: 0.1,
		WithinExplained: 0.4, SchoolExplained: 0.4, Covariates: 1}, 0.8, 0.05)
	got["cluster detectable"], got["cluster detectable df"] = e.Value, e.DF
	got["cluster detectable multiplier"] = studentTwoSided(0.95, 40) + studentTwoSided(0.6, 40)
	got.all("cohen", CohenD(v.FirstC, v.SecondC, false, 0.95))
	got.all("cohen corrected", CohenD(v.FirstC, v.SecondC, true, 0.95))
	got["hedges correction C"] = HedgesJ(21)
}
