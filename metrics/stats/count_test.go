package stats

import (
	"math"
	"strings"
	"testing"
)

func TestWhatCannotBeCounted(t *testing.T) {
	t.Parallel()
	same := [][]float64{{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}
	repeated := [][]float64{{1, 1, 2}, {2, 2, 1}, {0, 0, 1}, {1, 1, 0}, {2, 2, 2}}
	for _, c := range []struct {
		name, reason string // the reason holds these words
		e            Estimate
	}{
		{"nobody", "nobody", Proportion(0, 0, Wilson, 0.95)},
		{"more than all", "do not fit", Proportion(3, 2, ProportionAuto, 0.95)},
		{"below none", "do not fit", Proportion(-1, 2, Wilson, 0.95)},
		{"level 1", "level", Proportion(1, 2, Wilson, 1)},
		{"level not a number", "level", Proportion(1, 2, ClopperPearson, math.NaN())},
		{"no such interval", "no such method", Proportion(1, 2, 9, 0.95)},
		{"empty group", "nobody", DifferenceIndependent(1, 2, 0, 0, 0.95)},
		{"zero cell", "difference", RiskRatio(0, 5, 2, 5, 0.95)},
		{"zero cell below", "difference", RiskRatio(2, 5, 0, 5, 0.95)},
		{"no table", "nobody", Fisher(0, 0, 0, 0)},
		{"negative cell", "do not fit", Fisher(1, -1, 2, 3)},
		{"no pupils", "nobody", McNemar(Table2{}, McNemarMidP)},
		{"negative pupils", "do not fit", McNemar(Table2{First: -1, Neither: 4}, McNemarMidP)},
		{"nobody changed", "nobody changed", McNemar(Table2{Both: 3, Neither: 4}, McNemarAsymptotic)},
		{"no such test", "no such method", McNemar(Table2{Both: 3, Neither: 4}, 9)},
		{"no pupils to differ", "nobody", DifferencePaired(Table2{}, true, 0.95)},
		{"nobody at endline", "difference", RatioPaired(Table2{First: 3, Neither: 4}, 0.95)},
		{"nobody in a band", "nobody", StuartMaxwell(nil)},
		{"nobody moved", "nobody changed band", StuartMaxwell([][]int{{3, 0}, {0, 2}})},
		{"nobody moved either way", "nobody changed band", Bowker([][]int{{3, 0}, {0, 2}})},
		{"not square", "columns", Bowker([][]int{{3, 0}, {0}})},
		{"negative band", "do not fit", StuartMaxwell([][]int{{3, -1}, {0, 2}})},
		{"no exposure", "exposure", Poisson(3, 0, 0.95)},
		{"exposure not a number", "do not fit", Poisson(3, math.NaN(), 0.95)},
		{"no answers", "nobody", Alpha(nil, 0.95)},
		{"one pupil", "one observation", Alpha([][]float64{{1, 2}}, 0.95)},
		{"one item", "fewer than two", Alpha([][]float64{{1}, {2}}, 0.95)},
		{"all alike", "fewer than two", Alpha(same, 0.95)},
		{"totals alike", "same total", Alpha([][]float64{{1, 0}, {0, 1}, {1, 0}}, 0.95)},
		{"totals alike by rounding", "same total", Alpha([][]float64{{0.1, 0.2}, {0.2, 0.1}, {0.3, 0}}, 0.95)},
		{"totals alike in units", "same total", AlphaStandardised([][]float64{{1, 0}, {0, 1}, {1, 0}})},
		{"ragged", "same length", Alpha([][]float64{{1, 0}, {0}}, 0.95)},
		{"answer not a number", "not a number", Omega([][]float64{{1, 0}, {0, math.NaN()}}, true)},
		{"two items", "fewer than three", Omega([][]float64{{1, 0}, {0, 2}, {2, 1}}, true)},
		{"more items than pupils", "more pupils", Omega(repeated[:3], true)},
		{"an item twice", "repeat", Omega(repeated, false)},
		{"one cluster", "one cluster", ICC([]float64{1, 2}, []int{7, 7}, 0.95).ICC},
		{"each alone", "no cluster", ICC([]float64{1, 2}, []int{7, 8}, 0.95).ICC},
		{"same everywhere", "the same", ICC([]float64{0.1, 0.1, 0.1, 0.1}, []int{1, 1, 2, 2}, 0.95).ICC},
		{"no cluster named", "has a cluster", ICC([]float64{1, 2}, []int{1}, 0.95).ICC},
		{"one rater", "one rating", ShroutFleiss([][]float64{{1}, {2}}, ICC31)},
		{"ratings alike", "the same", ShroutFleiss(same, ICC21)},
		{"no such agreement", "told apart", ShroutFleiss(repeated, 9)},
		{"half a pupil", "do not fit", DesignEffect(0.5, 0.1, 0)},
		{"infinite correlation", "not a number", DesignEffect(5, math.Inf(1), 0)},
		{"no effect", "do not fit", EffectiveN(5, 0)},
		{"nobody lost", "no endline is missing", MCAR([]float64{1, 2}, []float64{1, 2}, []bool{true, true})},
		{"everybody lost", "no pupil has", MCAR([]float64{1, 2}, []float64{1, 2}, []bool{false, false})},
		{"baselines alike", "the same", MCAR([]float64{2, 2}, []float64{1, 2}, []bool{true, false})},
		{"one in a group", "one observation", SMD([]float64{1}, []float64{1, 2})},
		{"no unit", "spread", SMD([]float64{2, 2}, []float64{1, 1})},
		{"all in both", "spread", SMDProportion(3, 3, 2, 2)},
		{"too large", "too large", SMD([]float64{1e200, -1e200}, []float64{1, 2})},
		{"no pairs", "no pupil has", Bounded(Paired{}, []float64{3}, 0.95)},
		{"one data set", "one data set", Rubin([]float64{1}, []float64{1}, 20, 2, 0.95).Estimate},
		{"variance 0", "not above 0", Rubin([]float64{1, 2}, []float64{1, 0}, 20, 2, 0.95).Estimate},
		{"too many coefficients", "coefficients", Rubin([]float64{1, 2}, []float64{1, 1}, 2, 2, 0.95).Estimate},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if c.e.Known() || c.e.Has != 0 || !strings.Contains(c.e.Reason, c.reason) {
				t.Errorf("got %+v, want a reason with %q", c.e, c.reason)
			}
		})
	}
}

// TestPhiOfNobodyChanged is a table whose waves agree entirely: without the correction
// nothing is left of an interval, not even rounding.
func TestPhiOfNobodyChanged(t *testing.T) {
	t.Parallel()
	e := DifferencePaired(Table2{Both: 7, Neither: 7}, false, 0.95)
	if lower, upper, ok := e.Interval(); !ok || math.Abs(lower) > 1e-15 || math.Abs(upper) > 1e-15 {
		t.Errorf("got %+v", e)
	}
}

func TestEdgesOfCounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		e        Estimate
		value, p float64
		interval bool
		warning  string
	}{
		{"nobody of ten", Proportion(0, 10, ProportionAuto, 0.95), 0, 0, true, ""},
		{"everybody in both", RiskRatio(5, 5, 4, 4, 0.95), 1, 0, false, "no interval"},
		{"an empty row", Fisher(0, 0, 3, 4), 1, 1, false, "no other table"},
		{"nobody changed", McNemar(Table2{Both: 3, Neither: 4}, McNemarMidP), 1, 1, false, "nobody changed"},
		{"nobody changed, exact", McNemar(Table2{Both: 3, Neither: 4}, McNemarExact), 1, 1, false, "nobody changed"},
		{"as many back", McNemar(Table2{First: 3, Second: 3}, McNemarCorrected), 0, 1, false, ""},
		{"still a difference", DifferencePaired(Table2{Both: 3, Neither: 4}, true, 0.95), 0, 0, true, ""},
		{"same ratio", RatioPaired(Table2{Both: 3, Neither: 4}, 0.95), 1, 0, false, "no interval"},
		{"no referral", Poisson(0, 10, 0.95), 0, 0, true, ""},
		{"schools apart", ICC([]float64{1, 1, 2, 2}, []int{1, 1, 2, 2}, 0.95).ICC, 1, 0, false, "no interval"},
		{"schools alike", DesignEffect(10, -0.2, 0), 1, 0, false, "negative"},
		{"item without answers", Alpha([][]float64{{1, 1, 4}, {2, 2, 4}, {3, 3, 4}}, 0.95), 1, 0, true, "left out: 1"},
		{"nobody changes", Bounded(NewPaired([]float64{1, 2}, []float64{1, 2}), []float64{4}, 0.95), 0, 0, false, "no interval"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, _, interval := c.e.Interval()
			if !c.e.Known() || !closeTo(c.e.Value, c.value, 1e-14) || !closeTo(c.e.P, c.p, 1e-14) || interval != c.interval {
				t.Errorf("got %+v", c.e)
			}
			if !strings.Contains(strings.Join(c.e.Warnings, "; "), c.warning) || (c.warning == "") != (len(c.e.Warnings) == 0) {
				t.Errorf("warnings %q, want one with %q", c.e.Warnings, c.warning)
			}
		})
	}
	if e := Proportion(0, 12, ProportionAuto, 0.95); e.Method != methodClopperPearson {
		t.Errorf("nobody of twelve by %s", e.Method)
	}
	if e := Proportion(1, 12, ProportionAuto, 0.95); e.Method != methodWilson {
		t.Errorf("one of twelve by %s", e.Method)
	}
}

// TestHeywood has one item that the others leave no variance of its own.
func TestHeywood(t *testing.T) {
	t.Parallel()
	// Items 2 and 3 correlate with item 1 and hardly with each other: no single factor
	// can do that without taking all of item 1.
	items := [][]float64{
		{4, 2, 2, 0}, {3, 2, 1, 1}, {3, 1, 2, 0}, {2, 2, 0, 1}, {2, 0, 2, 1}, {1, 1, 0, 0}, {1, 0, 1, 1}, {0, 0, 0, 0}, {2, 1, 0, 1},
	}
	e := Omega(items, false)
	if e.Known() || !strings.Contains(e.Reason, "Heywood") {
		t.Errorf("got %+v", e)
	}
}

// TestFactorWithAnotherHollow has a proper fit and a Heywood case that is likelier: the
// maximum is refused, not the lesser hollow printed (in which factanal stops, unless
// it is given other starts: the criterion 2.2086 against 2.2019).
func TestFactorWithAnotherHollow(t *testing.T) {
	t.Parallel()
	columns := []string{
		"20221111010011200220", "00000111002000010100", "02102221021111222200", "00000000000000000100",
		"00020001020001000000", "10102011110110101110", "01021122021000002010", "01000110110010010001",
		"00000012000002001100", "11022102020220211110",
	}
	items := make([][]float64, len(columns[0]))
	for _, column := range columns {
		for i, answer := range column {
			items[i] = append(items[i], float64(answer-'0'))
		}
	}
	if e := Omega(items, true); e.Known() || !strings.Contains(e.Reason, "Heywood") {
		t.Errorf("got %+v", e)
	}
}

func TestUnreversedItemWarns(t *testing.T) {
	t.Parallel()
	v := readCountVectors(t)
	var items [][]float64
	for _, row := range v.Items {
		turned := append([]float64{}, row...)
		turned[2] = 2 - turned[2]
		items = append(items, turned)
	}
	e := Omega(items, true)
	if !e.Known() || !strings.Contains(strings.Join(e.Warnings, ""), "opposite") {
		t.Errorf("got %+v", e)
	}
}

func TestRubinWithoutSpread(t *testing.T) {
	t.Parallel()
	limited := Rubin([]float64{2, 2, 2}, []float64{0.5, 0.5, 0.5}, 40, 2, 0.95)
	// Nothing is missing: 38 degrees of freedom, less what Barnard and Rubin always take.
	if !closeTo(limited.Estimate.DF, 39.0/41*38, 1e-12) || limited.Lambda != 0 || limited.DFRubin != 0 {
		t.Errorf("got %+v", limited)
	}
	without := Rubin([]float64{2, 2, 2}, []float64{0.5, 0.5, 0.5}, 0, 0, 0.95)
	if _, ok := without.Estimate.Freedom(); ok || !closeTo(without.Estimate.Upper, 2+1.959963984540054*math.Sqrt(0.5), 1e-12) {
		t.Errorf("got %+v", without)
	}
}

func TestAdjustedBadProbabilities(t *testing.T) {
	t.Parallel()
	for _, adjust := range []func([]float64) []float64{Holm, BenjaminiHochberg} {
		got := adjust([]float64{math.NaN(), 0.01, -1, math.Inf(1)})
		if got[0] != 1 || got[2] != 1 || got[3] != 1 || !closeTo(got[1], 0.04, 1e-12) {
			t.Errorf("got %v", got)
		}
		if got := adjust(nil); len(got) != 0 {
			t.Errorf("nothing adjusted is %v", got)
		}
	}
}
