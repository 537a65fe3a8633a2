package ngrt

import (
	"math"
	"strconv"
	"strings"
	"testing"
)

// The values that the vendor's cuts and sample reports give: score, stanine,
// percentile.
func TestStanineAndPercentile(t *testing.T) {
	t.Parallel()
	for _, v := range [][3]int{
		{59, 1, 1}, {73, 1, 4}, {74, 2, 4}, {81, 2, 10}, {82, 3, 12}, {88, 3, 21}, {89, 4, 23}, {96, 4, 39}, {97, 5, 42}, {100, 5, 50},
		{103, 5, 58}, {104, 6, 61}, {111, 6, 77}, {112, 7, 79}, {118, 7, 88}, {119, 8, 90}, {126, 8, 96}, {127, 9, 96}, {131, 9, 98}, {141, 9, 99},
		{114, 7, 82},
	} {
		if got := StanineOf(v[0]); got != v[1] {
			t.Errorf("StanineOf(%d) = %d, want %d", v[0], got, v[1])
		}
		if got := PercentileOf(v[0]); got != v[2] {
			t.Errorf("PercentileOf(%d) = %d, want %d", v[0], got, v[2])
		}
	}
}

// The cuts agree with a normal distribution: they lie at a quarter of a standard
// deviation and each half further. No percentile lies so near to a half that a
// machine's arithmetic could turn it.
func TestStanineAgreesWithTheory(t *testing.T) {
	t.Parallel()
	for sas := limit("sas-least"); sas <= limit("sas-most"); sas++ {
		z := float64(sas-100) / 15
		want := min(max(int(math.Floor(2*z+0.5))+5, 1), 9)
		if got := StanineOf(sas); got != want {
			t.Errorf("StanineOf(%d) = %d, by theory %d", sas, got, want)
		}
		p := 50 * math.Erfc(-z/math.Sqrt2)
		if d := math.Abs(p - math.Floor(p) - 0.5); d < 0.005 {
			t.Errorf("the percentile of %d is %.4f, too near to a half", sas, p)
		}
	}
}

// Every score has one stanine, and the percentiles of the table are those computed.
func TestStanineTable(t *testing.T) {
	t.Parallel()
	next, share := limit("sas-least"), 0
	for i, r := range rowsOf(staninesCSV) {
		b := bands()[i]
		if b.stanine != i+1 || b.least != next || b.most < b.least {
			t.Errorf("stanine %d is %+v, and should begin at %d", i+1, b, next)
		}
		next = b.most + 1
		low, high, _ := strings.Cut(r["computed"], "-")
		if low != strconv.Itoa(PercentileOf(b.least)) || high != strconv.Itoa(PercentileOf(b.most)) {
			t.Errorf("stanine %d: the table has %s, computed are %d-%d", b.stanine, r["computed"], PercentileOf(b.least), PercentileOf(b.most))
		}
		share += r.integer("share")
	}
	if next != limit("sas-most")+1 || share != 100 {
		t.Errorf("the bands end at %d and hold %d%%", next-1, share)
	}
}

// What change will be judged by, as the published figures give it.
func TestChange(t *testing.T) {
	t.Parallel()
	near := func(what string, got, want, tolerance float64) {
		if math.Abs(got-want) > tolerance {
			t.Errorf("%s is %g, want %g", what, got, want)
		}
	}
	near("error of a difference", errorOfDifference(), 6.65, 0.005)
	near("90%", 1.645*errorOfDifference(), 10.9, 0.05)
	near("95%", 1.96*errorOfDifference(), 13.03, 0.005)
	near("spread of changes", spreadOfChange(0.83), 8.75, 0.005)
	near("90% of it", 1.645*spreadOfChange(0.83), 14.4, 0.05)
	near("95% of it", 1.96*spreadOfChange(0.83), 17.1, 0.05)
	near("error of measurement from the reliability", 15*math.Sqrt(1-constant("internal-consistency")), 4.74, 0.005)
	near("expected at retest", ExpectedAtRetest(80), 83.4, 1e-9)
	near("expected at retest of the mean", ExpectedAtRetest(100), 100, 1e-9)
	for difference, want := range map[int]bool{0: false, 13: false, -13: false, 14: true, -14: true, 40: true} {
		if Reliable(difference) != want {
			t.Errorf("Reliable(%d) is %v", difference, !want)
		}
	}
	Constants()[0].Value = 0
	if constant("mean") != 100 {
		t.Error("the caller's list is the package's own")
	}
}
