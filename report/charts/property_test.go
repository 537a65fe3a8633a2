package charts

import (
	"image/color"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// checkTry checks a chart of a property at one of both sizes.
func checkTry(t *rapid.T, c *Chart, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("%v", err)
	}
	size := "full"
	if rapid.Bool().Draw(t, "half") {
		c, size = c.Half(), "half"
	}
	checkTexts(t, c, size)
	checkSVG(t, c, written(t, c, (*Chart).WriteSVG), size)
}

func drawCount(t *rapid.T) Count {
	return Count{N: rapid.IntRange(0, 4000).Draw(t, "n"), Hidden: rapid.IntRange(0, 3).Draw(t, "hidden") == 0}
}

func drawValue(t *rapid.T, from, to float64) Value {
	return Value{V: rapid.Float64Range(from, to).Draw(t, "value"), Hidden: rapid.IntRange(0, 5).Draw(t, "hidden") == 0, Absent: rapid.IntRange(0, 5).Draw(t, "absent") == 0}
}

func drawZones(t *rapid.T, most int) Zones {
	z := Zones{HigherBetter: rapid.Bool().Draw(t, "higher"), Better: drawCount(t), Same: drawCount(t), Worse: drawCount(t)}
	switch rapid.IntRange(0, 2).Draw(t, "limit") {
	case 0:
		z.Points = rapid.IntRange(1, most).Draw(t, "points")
	case 1:
		z.Limit = rapid.Float64Range(0.5, float64(most)-0.5).Draw(t, "limit")
	}
	return z
}

// Whatever is drawn, its texts stay on the page and apart.
func TestLayoutOfHistograms(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := HistogramData{Frame: frame("F05"), Zones: drawZones(t, 20), Unit: "points", Whole: true}
		at := rapid.IntRange(-40, 0).Draw(t, "from")
		for range rapid.IntRange(1, 30).Draw(t, "bins") {
			at += rapid.IntRange(0, 2).Draw(t, "gap")
			to := at + rapid.IntRange(0, 5).Draw(t, "width")
			d.Bins = append(d.Bins, ChangeBin{float64(at), float64(to), drawCount(t)})
			at = to + 1
		}
		c, err := ChangeHistogram(d)
		checkTry(t, c, err)
	})
}

func TestLayoutOfDumbbells(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := DumbbellData{Frame: frame("F04"), Unit: "points", Level: 95}
		for range rapid.IntRange(1, 9).Draw(t, "rows") {
			to := rapid.Float64Range(4, 140).Draw(t, "to")
			r := DumbbellRow{Label: rapid.StringN(0, 60, -1).Draw(t, "label"), To: to, N: drawCount(t), HigherBetter: rapid.Bool().Draw(t, "higher")}
			r.Baseline, r.Endline, r.Change = drawValue(t, 0, to), drawValue(t, 0, to), drawValue(t, -to, to)
			r.Lower, r.Upper = r.Change, r.Change
			r.Lower.V -= rapid.Float64Range(0, to).Draw(t, "below")
			r.Upper.V += rapid.Float64Range(0, to).Draw(t, "above")
			d.Rows = append(d.Rows, r)
		}
		c, err := Dumbbell(d)
		checkTry(t, c, err)
	})
}

func TestLayoutOfBalances(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := BalanceData{Frame: frame("F11")}
		for range rapid.IntRange(1, 12).Draw(t, "rows") {
			d.Rows = append(d.Rows, BalanceRow{Label: rapid.StringN(0, 80, -1).Draw(t, "label"), Difference: drawValue(t, -3, 3)})
		}
		c, err := Balance(d)
		checkTry(t, c, err)
	})
}

func TestLayoutOfScatters(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		to := rapid.SampledFrom([]int{10, 20, 40, 140}).Draw(t, "to")
		d := BaselineEndlineData{Frame: frame("F02"), Zones: drawZones(t, to-1), Unit: "points", To: float64(to)}
		score := rapid.IntRange(0, to)
		for range rapid.IntRange(0, 60).Draw(t, "pupils") {
			d.Pairs = append(d.Pairs, ScorePair{float64(score.Draw(t, "baseline")), float64(score.Draw(t, "endline"))})
		}
		if len(d.Pairs) > 0 {
			d.Zones = zonesOf(d.Zones, changesOf(d.Pairs))
		} else if d.edge() == 0 {
			d.Points = 1
		}
		if rapid.Bool().Draw(t, "cut") {
			d = withCut(d, Cutoff{float64(score.Draw(t, "cut")), "cut-off"}, Cutoff{float64(score.Draw(t, "cut")), "another cut-off"})
		}
		c, err := BaselineEndline(d)
		checkTry(t, c, err)
	})
}

func TestLayoutOfSortedChanges(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		changes := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(-80, 80).Draw(t, "change")) / 2 }), 1, 200).Draw(t, "changes")
		z := zonesOf(drawZones(t, 20), changes)
		c, err := SortedChanges(SortedChangesData{Frame: frame("F10"), Zones: z, Unit: "points", Changes: changes})
		checkTry(t, c, err)
	})
}

// lightness is L* of CIELAB, 0 for black to 100 for white.
func lightness(c color.Color) float64 {
	y := luminance(c)
	if y <= 216.0/24389 {
		return y * 24389 / 27
	}
	return 116*math.Cbrt(y) - 16
}

// luminance is the relative luminance of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xFFFF
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// Better and worse are told apart without colour, and letters are read on every ground
// they stand on.
func TestLightness(t *testing.T) {
	t.Parallel()
	if d := lightness(Worse.Fill) - lightness(Better.Fill); d < 20 || Worse.Hatch.Gap == 0 {
		t.Errorf("better and worse differ by %.0f of lightness", d)
	}
	for _, c := range []struct{ letters, ground color.Color }{
		{Ink, White}, {Grey, White}, {Ink, Pale}, {Ink, Paper}, {Ink, PaleBlue}, {Ink, PaleOrange}, {Grey, Paper},
		{on(Better.Fill), Better.Fill}, {on(Same.Fill), Same.Fill}, {on(Worse.Fill), Worse.Fill},
	} {
		low, high := luminance(c.letters), luminance(c.ground)
		if low > high {
			low, high = high, low
		}
		if ratio := (high + 0.05) / (low + 0.05); ratio < 4.5 {
			t.Errorf("letters %v on %v have a contrast of %.1f", c.letters, c.ground, ratio)
		}
	}
}
