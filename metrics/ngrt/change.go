package ngrt

import (
	"math"
	"strconv"
	"sync"

	"apst/metrics"
)

// Constant is a published property of the test.
type Constant struct {
	ID    string
	Value float64
	Text  string // as it is published
	N     string // pupils that it rests on; empty where that is not known
	About string
	metrics.From
}

var constants = sync.OnceValue(func() []Constant {
	var out []Constant
	for _, r := range rowsOf(reliabilityCSV) {
		x, err := strconv.ParseFloat(r["value"], 64)
		if err != nil {
			panic("metrics/ngrt: embedded table: " + err.Error())
		}
		out = append(out, Constant{r["id"], x, r["value"], r["n"], r["about"], r.from()})
	}
	return out
})

// Constants are the published properties of the standard age score: its mean and
// standard deviation, its reliabilities, its error of measurement. All are the
// vendor's own figures. The slice is the caller's own.
func Constants() []Constant { return append([]Constant(nil), constants()...) }

// constant is the value of a published property.
func constant(id string) float64 {
	for _, c := range constants() {
		if c.ID == id {
			return c.Value
		}
	}
	panic("metrics/ngrt: no constant " + id)
}

// Reliable reports whether a difference between two standard age scores of a pupil
// is more than error of measurement makes, in either direction: 14 points or more,
// which is 1.96 times the standard error of a difference (4.7 times the square root
// of 2) in whole points. The rule is this program's, not the vendor's.
func Reliable(difference int) bool {
	return max(difference, -difference) >= limit("reliable-change")
}

// errorOfDifference is the standard error of a difference between two standard age
// scores, from that of one.
func errorOfDifference() float64 { return constant("sem") * math.Sqrt2 }

// spreadOfChange is the standard deviation of changes between two sittings that
// correlate by r, where nothing changes for the group.
func spreadOfChange(r float64) float64 { return constant("sd") * math.Sqrt(2*(1-r)) }

// ExpectedAtRetest is the mean standard age score that a group picked for its mean
// at a first sitting is expected to have at a second one about half a year later,
// without any effect: 100 + 0.83 (mean - 100). Groups of alternative provision are
// such groups.
func ExpectedAtRetest(mean float64) float64 {
	m := constant("mean")
	return m + constant("half-year")*(mean-m)
}
