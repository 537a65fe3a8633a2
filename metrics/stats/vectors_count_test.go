package stats

import (
	"strconv"
	"testing"
)

// countVectors are worked examples with their inputs and results, to twelve digits.
type countVectors struct {
	Bands         [][]int     `json:"bands"`
	Items         [][]float64 `json:"items"`
	Cluster       []int       `json:"cluster"`
	Before        []float64   `json:"before"`
	After         []float64   `json:"after"`
	Ratings       [][]float64 `json:"ratings"`
	PS            []float64   `json:"ps"`
	Estimates     []float64   `json:"estimates"`
	Variances     []float64   `json:"variances"`
	MissingBefore []float64   `json:"missing_before"`
	MissingAfter  []float64   `json:"missing_after"`
	Present       []bool      `json:"missing_present"`
	Vectors       []vector    `json:"vectors"`
}

func readCountVectors(t *testing.T) countVectors {
	t.Helper()
	return readVectors[countVectors](t, "testdata/vectors_count.json")
}

func TestCountVectors(t *testing.T) {
	t.Parallel()
	v := readCountVectors(t)
	checkVectors(t, v.Vectors, v.compute(t))
}

// compute is every number the vectors ask for, by name.
func (v countVectors) compute(t *testing.T) computed {
	t.Helper()
	got := computed{}
	proportions(got)
	pairedTables(got, v)
	scales(t, got, v)
	clusters(got, v)
	gaps(got, v)
	return got
}

func proportions(got computed) {
	for _, c := range []struct {
		x, n int
		m    ProportionMethod
	}{
		{9, 48, Wilson}, {17, 52, Wilson}, {9, 48, WilsonCorrected}, {9, 48, ClopperPearson}, {0, 12, Wilson},
		{0, 12, ClopperPearson}, {2, 8, Wilson}, {0, 8, Wilson}, {5, 12, Wilson},
	} {
		name := c.m.String() + " " + strconv.Itoa(c.x) + "/" + strconv.Itoa(c.n)
		got.all(name, Proportion(c.x, c.n, c.m, 0.95))
	}
	got.all("newcombe-hybrid", DifferenceIndependent(9, 48, 17, 52, 0.95))
	got.all("risk ratio", RiskRatio(9, 48, 17, 52, 0.95))
	got.all("fisher", Fisher(9, 39, 17, 35))
	got.all("poisson 80", Poisson(80, 1, 0.95))
}

func pairedTables(got computed, v countVectors) {
	table := Table2{Both: 14, First: 16, Second: 5, Neither: 25}
	for _, m := range []McNemarMethod{McNemarMidP, McNemarExact, McNemarAsymptotic, McNemarCorrected} {
		got.all("mcnemar "+m.String(), McNemar(table, m))
	}
	for name, corrected := range map[string]bool{"square-and-add": true, "square-and-add uncorrected": false} {
		e := DifferencePaired(table, corrected, 0.95)
		got[name+" phi"] = table.phi(corrected)
		got[name+" baseline minus endline"] = -e.Value
		got[name+" baseline minus endline lower"] = -e.Upper
		got[name+" baseline minus endline upper"] = -e.Lower
	}
	got.all("paired ratio", RatioPaired(table, 0.95))
	got.all("stuart-maxwell", StuartMaxwell(v.Bands))
	got.all("bowker", Bowker(v.Bands))
}

func scales(t *testing.T, got computed, v countVectors) {
	t.Helper()
	got.all("alpha", Alpha(v.Items, 0.95))
	got["alpha standardised"] = AlphaStandardised(v.Items).Value
	for i, e := range AlphaWithout(v.Items) {
		got["alpha without item "+strconv.Itoa(i+1)] = e.Value
	}
	for i, e := range ItemRest(v.Items) {
		got["item-rest "+strconv.Itoa(i+1)] = e.Value
	}
	got["omega correlation"] = Omega(v.Items, false).Value
	got["omega covariance"] = Omega(v.Items, true).Value
	s, _ := newScale(v.Items)
	loadings, own, reason := s.oneFactor()
	if reason != "" {
		t.Fatal(reason)
	}
	for i := range loadings {
		got["omega loading "+strconv.Itoa(i+1)] = loadings[i]
		got["omega own variance "+strconv.Itoa(i+1)] = own[i]
	}
}

func clusters(got computed, v countVectors) {
	for name, values := range map[string][]float64{
		"icc endline": v.After, "icc change": NewPaired(v.Before, v.After).Changes(),
	} {
		c := ICC(values, v.Cluster, 0.95)
		got.all(name, c.ICC)
		got[name+" clusters"], got[name+" msb"], got[name+" msw"] = float64(c.Count), c.MSB, c.MSW
		got[name+" n0"], got[name+" f"], got[name+" cv"] = c.N0, c.F, c.SizeCV
		got[name+" design effect"] = DesignEffect(c.MeanSize, c.ICC.Value, 0).Value
		unequal := DesignEffect(c.MeanSize, c.ICC.Value, c.SizeCV)
		got[name+" design effect unequal"] = unequal.Value
		got[name+" effective n"] = EffectiveN(len(values), unequal.Value).Value
	}
	for name, kind := range map[string]ICCKind{"(1,1)": ICC11, "(2,1)": ICC21, "(3,1)": ICC31} {
		got["shrout-fleiss icc"+name] = ShroutFleiss(v.Ratings, kind).Value
	}
	got["design effect 12 .13 0"] = DesignEffect(12, 0.13, 0).Value
	got["design effect 12 .13 .42"] = DesignEffect(12, 0.13, 0.42).Value
}

func gaps(got computed, v countVectors) {
	for i, p := range Holm(v.PS) {
		got["holm "+strconv.Itoa(i+1)] = p
	}
	for i, p := range BenjaminiHochberg(v.PS) {
		got["benjamini-hochberg "+strconv.Itoa(i+1)] = p
	}
	r := Rubin(v.Estimates, v.Variances, 120, 3, 0.95)
	got.all("rubin", r.Estimate)
	got["rubin within"], got["rubin between"], got["rubin total"], got["rubin se"] = r.Within, r.Between, r.Total, r.SE
	got["rubin increase"], got["rubin lambda"] = r.Increase, r.Lambda
	got["rubin df rubin"], got["rubin missing"] = r.DFRubin, r.Missing

	got.all("mcar", MCAR(v.MissingBefore, v.MissingAfter, v.Present))
	var before, after, lost []float64
	for i, present := range v.Present {
		if present {
			before, after = append(before, v.MissingBefore[i]), append(after, v.MissingAfter[i])
		} else {
			lost = append(lost, v.MissingBefore[i])
		}
	}
	got["smd"] = SMD(before, lost).Value
	got["pairs alone"] = Bounded(NewPaired(before, after), nil, 0.95).Value
	got["bounded"] = Bounded(NewPaired(before, after), lost, 0.95).Value
}
