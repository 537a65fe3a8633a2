package stats

import (
	"math"
	"testing"
)

// Examples that everybody can look up, and calls of R 4.2.2 on the worked examples.
var (
	exampleA = Paired{
		Before: []float64{22, 18, 25, 16, 20, 27, 19, 14, 23, 21, 17, 24},
		After:  []float64{18, 18, 20, 17, 14, 26, 15, 13, 23, 16, 12, 19},
	}
	exampleB = Paired{
		Before: []float64{24, 19, 28, 21, 17, 22, 30, 20},
		After:  []float64{17, 18, 22, 24, 13, 24, 21, 15},
	}
	// sleep is Student's own example: hours of sleep gained on two drugs.
	sleep = Paired{
		Before: []float64{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4},
		After:  []float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2},
	}
	// depression is Hollander and Wolfe (1973), page 29.
	depression = Paired{
		Before: []float64{0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29},
		After:  []float64{1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30},
	}
	// bortz is Bortz, Lienert and Boehnke, as quoted on R-help in 2006.
	bortz = Paired{
		Before: []float64{13, 15, 9, 12, 16, 10, 8, 13, 12, 16, 9, 10, 16, 12, 9},
		After:  []float64{9, 14, 8, 11, 14, 10, 8, 14, 12, 14, 13, 9, 15, 12, 9},
	}
	// zeros are changes that R 4.6 and R 4.5 disagree about.
	zeros = Paired{Before: make([]float64, 5), After: []float64{-1, 0, 1, 0, 2}}
)

func TestPublishedChange(t *testing.T) {
	t.Parallel()
	pseudomedian := Pseudomedian(depression, 0.95)
	withZeros := Pseudomedian(exampleA, 0.95)
	for _, c := range []struct {
		name                 string
		got, want, tolerance float64
	}{
		{"sleep t", T(sleep).Value, -4.06212768338203656, 1e-12},
		{"sleep p", T(sleep).P, 0.00283289019738427, 1e-12},
		{"sleep lower", MeanChange(sleep, 0.95).Lower, -2.45988576327698238, 1e-12},
		{"sleep upper", MeanChange(sleep, 0.95).Upper, -0.70011423672301754, 1e-12},
		{"depression V", Wilcoxon(depression, WilcoxonClassic).Value, 40, 0},
		{"depression p", Wilcoxon(depression, WilcoxonClassic).P, 0.0390625, 1e-15},
		{"depression p, Pratt", Wilcoxon(depression, WilcoxonAuto).P, 0.0390625, 1e-15},
		{"depression pseudomedian", pseudomedian.Value, 0.46, 1e-14},
		{"depression lower", pseudomedian.Lower, 0.01, 1e-13},
		{"depression upper", pseudomedian.Upper, 0.786, 1e-14},
		{"A lower, zeros kept", withZeros.Lower, -5, 0},
		{"A upper, zeros kept", withZeros.Upper, -1, 0},
		{"Bortz V", Wilcoxon(bortz, WilcoxonClassic).Value, 13, 0},
		{"Bortz p, corrected", Wilcoxon(bortz, WilcoxonClassic).P, 0.143581037678699, 1e-12},
		{"Bortz p, uncorrected", Wilcoxon(bortz, WilcoxonClassicUncorrected).P, 0.129818013613855, 1e-12},
		{"Bortz p, exact without zeros", rankSigned(bortz.Changes(), true).exact(), 0.13671875, 1e-15},
		{"Bortz p, Pratt", Wilcoxon(bortz, WilcoxonPrattExact).P, 0.09765625, 1e-15},
		{"Bortz p, Pratt normal", Wilcoxon(bortz, WilcoxonPrattAsymptotic).P, 0.0840839122588546, 1e-12},
		{"zeros V, R 4.6", Wilcoxon(zeros, WilcoxonAuto).Value, 8.5, 0},
		{"zeros p, R 4.6", Wilcoxon(zeros, WilcoxonAuto).P, 0.75, 0},
		{"zeros V, R 4.5", Wilcoxon(zeros, WilcoxonClassic).Value, 4.5, 0},
		{"zeros p, R 4.5", Wilcoxon(zeros, WilcoxonClassic).P, 0.58621368107314, 1e-12},
		{"equivalence A, 5 points", Equivalence(exampleA, 5, 0.05).P, 0.00744213291484642, 1e-11},
		{"equivalence A, 4 points", Equivalence(exampleA, 4, 0.05).P, 0.0809691315181557, 1e-12},
		{"equivalence A, lower", Equivalence(exampleA, 4, 0.05).Lower, -4.21430493688639096, 1e-12},
		{"equivalence B, 5 points", Equivalence(exampleB, 5, 0.05).P, 0.160681020496230, 1e-12},
		{"correlation A, lower", Correlation(exampleA.Before, exampleA.After, 0.95).Lower, 0.42695268266632702, 1e-12},
		{"correlation A, upper", Correlation(exampleA.Before, exampleA.After, 0.95).Upper, 0.94281565962216107, 1e-12},
		{"correlation A, p", Correlation(exampleA.Before, exampleA.After, 0.95).P, 0.00162689208463641, 1e-12},
		{"correlation B, lower of 90%", Correlation(exampleB.Before, exampleB.After, 0.90).Lower, -0.183105949661923, 1e-12},
		{"mean A, lower of 90%", Mean(exampleA.Before, 0.90).Lower, 18.4800075362003, 1e-13},
		{"power at 1%", PairedPower(12, 0.8, 0.01).Value, 0.414619639172834, 1e-11},
	} {
		if !closeTo(c.got, c.want, c.tolerance) {
			t.Errorf("%s: got %.15g, want %.15g", c.name, c.got, c.want)
		}
	}
}

// TestNoncentral is compared with integrals to 40 digits.
func TestNoncentral(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ t, df, delta, want float64 }{
		{0, 1, 1.5, 0.066807201268858066},
		{2, 1, 1, 0.622871964460281653},
		{12.7062, 1, 3, 0.813891858073493993},
		{-4.0365620436, 11, -6.5, 0.97248153307079058},
		{-4.0365620436, 11, -1.4, 0.0244424977790923059},
		{50, 3, 40, 0.589155426315986868},
		{283, 19999, 281, 0.875414391237921119},
		{5, 60, 0, 0.999997355987894663},
		{1.96, 400, 4.5, 0.00562014791935894273},
		{200, 8, 120, 0.941612276206036959},
	} {
		n, ok := newNoncentral(c.t, c.df)
		if !ok {
			t.Fatalf("%+v is not computed", c)
		}
		if got := n.below(c.delta); !closeTo(got, c.want, 1e-12) {
			t.Errorf("%+v: got %.17g", c, got)
		}
		if sum := n.below(c.delta) + n.above(c.delta); !closeTo(sum, 1, 1e-14) {
			t.Errorf("%+v: both sides add up to %.17g", c, sum)
		}
		if delta, ok := n.solve(n.below(c.delta)); !ok || math.Abs(delta-c.delta) > 1e-10*max(1, c.delta) {
			t.Errorf("%+v: solved for %.17g", c, delta)
		}
	}
}

// TestHedgesJ is compared with gamma functions to 30 digits, on both sides of where the
// series takes over.
func TestHedgesJ(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ df, want float64 }{
		{0, 0}, {1, 0}, {2, 0.564189583547756}, {3, 0.723601254558268},
		{99.999999999999, 0.9924780549814448666}, {100, 0.9924780549814448666}, {1e6, 0.99999924999978124993},
	} {
		if got := HedgesJ(c.df); !closeTo(got, c.want, 1e-13) {
			t.Errorf("%g: got %.15g, want %.15g", c.df, got, c.want)
		}
	}
}
