package figures_test

import (
	"testing"

	"apst/internal/schooltest"
	"apst/report/figures"
)

// BenchmarkFigures draws all charts of a school of 150 pupils, as SVG and as PNG, for
// the school itself.
func BenchmarkFigures(b *testing.B) {
	r := released(b, schooltest.School(schooltest.Options{Pupils: 150, Seed: 11}), "internal")
	for b.Loop() {
		pictures, err := figures.Pictures(b.Context(), figures.All(r), true)
		if err != nil {
			b.Fatal(err)
		}
		if len(pictures) == 0 {
			b.Fatal("no pictures")
		}
	}
}
