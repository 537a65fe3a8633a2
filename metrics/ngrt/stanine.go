package ngrt

import (
	"math"
	"sync"
)

// band is a stanine and the standard age scores in it.
type band struct{ stanine, least, most int }

var bands = sync.OnceValue(func() []band {
	var out []band
	for _, r := range rowsOf(staninesCSV) {
		out = append(out, band{r.integer("stanine"), r.integer("least"), r.integer("most")})
	}
	return out
})

// StanineOf is the stanine, 1 to 9, of a standard age score: the band of half a
// standard deviation in which it lies, with the mean in the middle of the fifth.
// Scores below the lowest are in the first, those above the highest in the ninth.
//
// Source: the cuts of the vendor, which agree with those of a normal distribution
// at 0.25, 0.75, 1.25 and 1.75 standard deviations either side of the mean.
func StanineOf(sas int) int {
	all := bands()
	for _, b := range all {
		if sas <= b.most {
			return b.stanine
		}
	}
	return all[len(all)-1].stanine
}

// PercentileOf is the national percentile rank, 1 to 99, of a standard age score:
// 100 times the part of a normal distribution of mean 100 and standard deviation 15
// that lies below it, rounded with halves up and held to 1 to 99.
//
// Source: rows of the vendor's sample reports (114 has 82, 82 has 12); with a
// correction for continuity they would not come out. No score from 59 to 141 lies
// within 0.005 of a half, so that the arithmetic of a machine does not matter.
func PercentileOf(sas int) int {
	z := float64(sas-100) / 15
	p := 100 * 0.5 * math.Erfc(-z/math.Sqrt2)
	return min(max(int(math.Floor(p+0.5)), 1), 99)
}
