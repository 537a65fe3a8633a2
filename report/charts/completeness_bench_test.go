package charts

import (
	"io"
	"testing"
)

// A chart as SVG and as PNG, at the size of a school of 150 and of 300 pupils.
func BenchmarkCharts(b *testing.B) {
	for name, make := range map[string]func() (*Chart, error){
		"flow":         func() (*Chart, error) { return Flow(schoolFlow()) },
		"bands":        func() (*Chart, error) { return BandMoves(schoolBands()) },
		"bands hidden": func() (*Chart, error) { return BandMoves(hideBands(schoolBands())) },
		"half-terms":   func() (*Chart, error) { return HalfTerms(schoolHalfTerms()) },
		"referrals":    func() (*Chart, error) { return Referrals(referralsOf(24, 9, 2)) },
		"map of 150":   func() (*Chart, error) { return CompletenessMap(recordsOf(150, 24, 10)) },
		"map of 300":   func() (*Chart, error) { return CompletenessMap(recordsOf(300, 36, 10)) },
		"completeness": func() (*Chart, error) { return Completeness(groupsOf(9, 10, 14)) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c, err := make()
				if err != nil {
					b.Fatal(err)
				}
				if err := c.WriteSVG(io.Discard); err != nil {
					b.Fatal(err)
				}
				if err := c.WritePNG(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
