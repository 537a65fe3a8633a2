package charts

import (
	"io"
	"testing"
)

// BenchmarkSchool draws five charts of a school as SVG and as PNG.
func BenchmarkSchool(b *testing.B) {
	pairs := scores(150, 0, 40, 20, 6, 3)
	changed := changesOf(pairs)
	total := zonesOf(Zones{Limit: 6.3, Points: 7}, changed)
	for b.Loop() {
		for _, draw := range []func() (*Chart, error){
			func() (*Chart, error) {
				return BaselineEndline(withCut(scatterOf(pairs, 40, 6.3, 7), Cutoff{17, "cut-off 17"}))
			},
			func() (*Chart, error) {
				return Dumbbell(DumbbellData{Frame: frame("F04"), Unit: "points", Level: 95, Rows: []DumbbellRow{
					scaleRow("Total difficulties", 40, 19.8, -2.9, 1.7, 62), scaleRow("Emotional symptoms", 10, 4.6, -0.8, 0.6, 62),
					scaleRow("Conduct problems", 10, 5.9, -0.9, 0.5, 61), scaleRow("Peer problems", 10, 2.5, 0, 0.5, 62),
				}})
			},
			func() (*Chart, error) { return ChangeHistogram(histogramOf(changes(-16, 12, 40), nil)) },
			func() (*Chart, error) {
				return SortedChanges(SortedChangesData{Frame: frame("F10"), Zones: total, Unit: "points", Changes: changed})
			},
			func() (*Chart, error) {
				return Balance(BalanceData{Frame: frame("F11"), Rows: []BalanceRow{{Label: "Girls", Difference: val(-0.22)}, {Label: "Age", Difference: val(0.04)}}})
			},
		} {
			c, err := draw()
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
	}
}
