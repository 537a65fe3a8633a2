package stats

import (
	"math"
	"testing"
)

// TestPublishedCounts holds results printed by others, to the digits they print.
func TestPublishedCounts(t *testing.T) {
	t.Parallel()
	vision := [][]int{{1520, 266, 124, 66}, {234, 1512, 432, 78}, {117, 362, 1772, 205}, {36, 82, 179, 492}}
	approval := Table2{Both: 794, First: 150, Second: 86, Neither: 570}
	airway := Table2{Both: 1, First: 1, Second: 7, Neither: 12}
	for _, c := range []struct {
		name, source             string
		e                        Estimate
		value, lower, upper, p   float64
		valueTo, limitsTo, probs float64 // how far off a printed digit can be; 0: not printed
	}{
		{name: "wilson 81/263", source: "Newcombe 1998, table I", e: Proportion(81, 263, Wilson, 0.95),
			lower: 0.2553, upper: 0.3662, limitsTo: 5e-5},
		{name: "wilson corrected 81/263", source: "Newcombe 1998, table I", e: Proportion(81, 263, WilsonCorrected, 0.95),
			lower: 0.2535, upper: 0.3682, limitsTo: 5e-5},
		{name: "clopper-pearson 81/263", source: "Newcombe 1998, table I", e: Proportion(81, 263, ClopperPearson, 0.95),
			lower: 0.2527, upper: 0.3676, limitsTo: 5e-5},
		{name: "wilson 15/148", source: "Newcombe 1998, table I", e: Proportion(15, 148, Wilson, 0.95),
			lower: 0.0624, upper: 0.1605, limitsTo: 5e-5},
		{name: "clopper-pearson 15/148", source: "Newcombe 1998, table I", e: Proportion(15, 148, ClopperPearson, 0.95),
			lower: 0.0578, upper: 0.1617, limitsTo: 5e-5},
		{name: "wilson 0/20", source: "Newcombe 1998, table I", e: Proportion(0, 20, Wilson, 0.95),
			lower: 0, upper: 0.1611, limitsTo: 5e-5},
		{name: "clopper-pearson 0/20", source: "Newcombe 1998, table I", e: Proportion(0, 20, ClopperPearson, 0.95),
			lower: 0, upper: 0.1684, limitsTo: 5e-5},
		{name: "wilson 1/29", source: "Newcombe 1998, table I", e: Proportion(1, 29, Wilson, 0.95),
			lower: 0.0061, upper: 0.1718, limitsTo: 5e-5},
		{name: "clopper-pearson 1/29", source: "Newcombe 1998, table I", e: Proportion(1, 29, ClopperPearson, 0.95),
			lower: 0.0009, upper: 0.1776, limitsTo: 5e-5},
		{name: "difference 56/70 48/80", source: "Newcombe 1998, table II", e: DifferenceIndependent(56, 70, 48, 80, 0.95),
			value: 0.2, valueTo: 1e-12, lower: 0.0524, upper: 0.3339, limitsTo: 5e-5},
		{name: "tea", source: "Fisher 1935; R's fisher.test", e: Fisher(3, 1, 1, 3), p: 0.4857, probs: 5e-5},
		{name: "convictions", source: "R's fisher.test", e: Fisher(2, 15, 10, 3), p: 0.0005367, probs: 5e-8},
		{name: "approval", source: "Agresti 1990, section 10.1", e: McNemar(approval, McNemarAsymptotic), value: 17.36, valueTo: 5e-3},
		{name: "airway exact", source: "Fagerland and others 2014", e: McNemar(airway, McNemarExact), p: 0.070, probs: 5e-4},
		{name: "airway mid-p", source: "Fagerland and others 2014", e: McNemar(airway, McNemarMidP), p: 0.039, probs: 5e-4},
		{name: "airway asymptotic", source: "Fagerland and others 2014", e: McNemar(airway, McNemarAsymptotic), p: 0.034, probs: 5e-4},
		{name: "airway difference", source: "Fagerland and others 2014", e: DifferencePaired(airway, true, 0.95),
			lower: 0.026, upper: 0.507, limitsTo: 5e-4}, // printed as baseline minus endline
		{name: "vision stuart", source: "Stuart 1955", e: StuartMaxwell(vision), value: 11.96, valueTo: 5e-3},
		{name: "vision bowker", source: "Bishop, Fienberg and Holland 1975", e: Bowker(vision), value: 19.11, valueTo: 5e-3},
		{name: "garwood 10", source: "Garwood 1936", e: Poisson(10, 1, 0.95), lower: 4.795, upper: 18.390, limitsTo: 6e-4},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			check := func(what string, got, want, within float64) {
				if within > 0 && !(math.Abs(got-want) <= within) {
					t.Errorf("%s of %s: got %.8g, want %.8g", what, c.source, got, want)
				}
			}
			check("value", c.e.Value, c.value, c.valueTo)
			check("lower limit", c.e.Lower, c.lower, c.limitsTo)
			check("upper limit", c.e.Upper, c.upper, c.limitsTo)
			check("p", c.e.P, c.p, c.probs)
		})
	}
}

// TestDyestuff is the balanced one-way table on which analysis of variance and
// restricted likelihood agree.
func TestDyestuff(t *testing.T) {
	t.Parallel()
	values := []float64{
		1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560,
		1445, 1440, 1595, 1465, 1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445,
	}
	batch := make([]int, len(values))
	for i := range batch {
		batch[i] = i / 5
	}
	c := ICC(values, batch, 0.95)
	if !closeTo(c.ICC.Value, 0.418487414893, 1e-9) || !closeTo(c.MSW, 2451.25, 1e-12) || c.N0 != 5 {
		t.Errorf("got icc %.12g, within %.12g, size %g", c.ICC.Value, c.MSW, c.N0)
	}
	if len(c.ICC.Warnings) > 0 {
		t.Errorf("a balanced table warns: %q", c.ICC.Warnings)
	}
}
