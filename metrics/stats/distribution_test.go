package stats

import "testing"

// TestQuantilesUndoTails asks for the point with a probability beyond it, and for the
// probability beyond that point.
func TestQuantilesUndoTails(t *testing.T) {
	t.Parallel()
	for _, level := range []float64{0.05, 0.3, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999} {
		if got := 1 - normalTail(normalTwoSided(level)); !closeTo(got, level, 1e-13) {
			t.Errorf("normal %g: %.16g", level, got)
		}
		for _, df := range []float64{1, 2, 3.7, 11, 29.5, 120, 1500, 1999, 2001, 2e4} {
			if got := 1 - studentTail(studentTwoSided(level, df), df); !closeTo(got, level, 1e-10) {
				t.Errorf("t %g on %g: %.16g", level, df, got)
			}
			for _, df2 := range []float64{1, 4, 17.5, 400} {
				if got := 1 - fTail(fQuantile(level, df, df2), df, df2); !closeTo(got, level, 1e-10) {
					t.Errorf("F %g on %g and %g: %.16g", level, df, df2, got)
				}
			}
			if got := 1 - chiSquareTail(2*gammaQuantile(level, df/2), df); !closeTo(got, level, 1e-10) {
				t.Errorf("chi-square %g on %g: %.16g", level, df, got)
			}
		}
	}
}

// TestQuantilesOfTables are printed in every book, here to more digits.
func TestQuantilesOfTables(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		got, want float64
	}{
		{"z", normalTwoSided(0.95), 1.959963984540054},
		{"t on 1", studentTwoSided(0.95, 1), 12.706204736174698},
		{"t on 11", studentTwoSided(0.95, 11), 2.200985160082949},
		{"t on 2", studentTwoSided(0.5, 2), 0.816496580927726},
		{"p of t on 11", studentTail(-4.036562043600, 11), 0.001959936078721},
		{"p of z 10", normalTail(10), 1.523970604832e-23},
		{"chi-square on 1", 2 * gammaQuantile(0.95, 0.5), 3.841458820694124},
	} {
		if !closeTo(c.got, c.want, 1e-10) {
			t.Errorf("%s: got %.15g, want %.15g", c.name, c.got, c.want)
		}
	}
}
