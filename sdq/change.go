package sdq

import (
	"fmt"
	"math"
	"strings"
	"sync"
)

// ChangeMethod is a way of deciding how much change is more than measurement
// error.
type ChangeMethod uint8

// The methods.
const (
	// BritishAlpha is Jacobson & Truax with the SD of the British norms and
	// Cronbach's alpha: beyond measurement error. The default.
	BritishAlpha ChangeMethod = iota
	// BritishRetest is the same with the correlation over 4 to 6 months
	// instead of alpha: stricter, since it counts true change as error.
	BritishRetest
	// NHSEngland is the thresholds that NHS England publishes: parent and
	// self, no total, at or above.
	NHSEngland
)

var changeMethodNames = [...]string{"british-alpha", "british-retest", "nhs-england"}

// String is the method's name in outputs: "british-alpha".
func (m ChangeMethod) String() string { return wordsAt(changeMethodNames[:], int(m)) }

// ParseChangeMethod is the inverse of [ChangeMethod.String].
func ParseChangeMethod(s string) (ChangeMethod, bool) {
	for i, name := range changeMethodNames {
		if s == name {
			return ChangeMethod(i), true
		}
	}
	return 0, false
}

// Change is how many points of a scale count as a reliable change, with the
// constants that this came from. Print them: some of the limits are decided by
// a few thousandths of a point.
type Change struct {
	Method    ChangeMethod
	Informant Informant
	Scale     Scale

	// Points is the smallest change in whole points that counts, either way.
	Points int

	// Norm and Reliability are the constants of the British methods, and
	// Threshold the provenance of a threshold by NHS England; what does not
	// apply is zero.
	Norm        Norm
	Reliability Reliability
	Threshold   Provenance
}

// NoChange is why there is no reliable-change limit. Its zero value is that
// there is one.
type NoChange uint8

// The reasons.
const (
	HasChange          NoChange = iota
	ChangeNoInformant           // limits depend on the informant
	ChangeNoMethod              // no such method
	ChangeNotPublished          // the constants for this informant and scale are not known
)

var noChangeWords = [...]string{
	HasChange:          "has a reliable-change limit",
	ChangeNoInformant:  "informant not known, and the limit depends on it",
	ChangeNoMethod:     "no such method of reliable change",
	ChangeNotPublished: "no constants are published for this informant and scale",
}

// String is the reason in plain words.
func (n NoChange) String() string { return wordsAt(noChangeWords[:], int(n)) }

// ReliableChange is the limit by [BritishAlpha].
func ReliableChange(who Informant, scale Scale) (Change, NoChange) {
	return ReliableChangeBy(BritishAlpha, who, scale)
}

// ReliableChangeBy is how many points of a scale count as a reliable change
// when this informant answers both times.
//
// The British methods estimate the standard error of a difference,
// Sdiff = SD · √2 · √(1 - r), and count a change that exceeds 1.96 · Sdiff
// (Jacobson & Truax 1991; strictly greater). NHS England counts a change that
// reaches its threshold. Both come out as [Change.Points]. For impact, which
// is mostly zeros, the figure is arithmetic and no advice; single scales are
// far less reliable than the total, peer problems least of all. A teacher's
// change needs the same teacher: a new rater is not change. The constants are
// those of the 4-17 forms; none are known for the others.
func ReliableChangeBy(m ChangeMethod, who Informant, scale Scale) (Change, NoChange) {
	c := Change{Method: m, Informant: who, Scale: scale}
	switch {
	case int(m) >= len(changeMethodNames):
		return Change{}, ChangeNoMethod
	case !who.Valid():
		return Change{}, ChangeNoInformant
	case !scale.Valid():
		return Change{}, ChangeNotPublished
	case m == NHSEngland:
		t := nhsThresholds()[who][scale]
		c.Points, c.Threshold = t.points, t.Provenance
	default:
		c.Norm = norms()[who][scale]
		c.Reliability = reliabilities()[m][who][scale]
		if c.Norm.N > 0 && c.Reliability.Hundredths > 0 {
			c.Points = wholePoints(10*c.Norm.SDTenths, c.Reliability.Hundredths)
		}
	}
	if c.Points == 0 {
		return Change{}, ChangeNotPublished
	}
	return c, HasChange
}

// wholePoints is the smallest whole number above 1.96 · SD · √2 · √(1 - r). The
// two sides are compared squared and in integers, so that no rounding of ours
// decides: points² > 1.96² · SD² · 2 · (1 - r), times 10¹⁰.
func wholePoints(sdHundredths, rHundredths int) int {
	limit := int64(2*196*196) * int64(sdHundredths*sdHundredths) * int64(100-rHundredths)
	points := int64(0)
	for points*points*10_000_000_000 <= limit {
		points++
	}
	return int(points)
}

// Rounding is the fewest and the most points that [Change.Points] could be under the
// British methods, given that the SD is published to one decimal: SDs up to half a
// tenth to either side. Mostly they agree; where they do not, that rounding decides.
// Under [NHSEngland] both are the threshold.
func (c Change) Rounding() (least, most int) {
	if c.Norm.N == 0 {
		return c.Points, c.Points
	}
	const half = 5 // hundredths
	return wholePoints(10*c.Norm.SDTenths-half, c.Reliability.Hundredths), wholePoints(10*c.Norm.SDTenths+half, c.Reliability.Hundredths)
}

// Exceeds is the limit that a change must exceed under the British methods,
// 1.96 · Sdiff in points; under [NHSEngland] it is 0 and false, as its
// thresholds are to be reached, not exceeded.
func (c Change) Exceeds() (float64, bool) {
	if c.Norm.N == 0 {
		return 0, false
	}
	return 1.96 * c.Norm.SD() * math.Sqrt(2*float64(100-c.Reliability.Hundredths)/100), true
}

// Limit is [Change.Exceeds] as it is printed: with two decimals, or three where two
// would make it a whole number that it is not. It is empty under [NHSEngland].
func (c Change) Limit() string {
	limit, ok := c.Exceeds()
	if !ok {
		return ""
	}
	text := fmt.Sprintf("%.2f", limit)
	if strings.HasSuffix(text, ".00") {
		text = fmt.Sprintf("%.3f", limit)
	}
	return text
}

// Unconfirmed reports whether any of the constants is; a report then has to
// print it.
func (c Change) Unconfirmed() bool {
	return c.Norm.Unconfirmed() || c.Reliability.Unconfirmed() || c.Threshold.Unconfirmed()
}

// String is the limit with its constants: "7 points (more than 6.45; SD 5.2,
// r .80; british-alpha)".
func (c Change) String() string {
	if c.Norm.N == 0 {
		return fmt.Sprintf("%d points (%s)", c.Points, c.Method)
	}
	return fmt.Sprintf("%d points (more than %s; SD %.1f, r .%02d; %s)",
		c.Points, c.Limit(), c.Norm.SD(), c.Reliability.Hundredths, c.Method)
}

// Direction is the way a score changed. Its zero value is not known.
type Direction uint8

// The directions. Unchanged is no reliable change, not no change.
const (
	ChangeUnknown Direction = iota
	Improved
	Unchanged
	Deteriorated
)

var directionNames = [...]string{"unknown", "improved", "unchanged", "deteriorated"}

// String is the direction in a word.
func (d Direction) String() string { return wordsAt(directionNames[:], int(d)) }

// Classify says which way the score changed from the first time to the second;
// unknown if either has no score. Improvement is upwards on Prosocial and
// downwards on every other scale.
func (c Change) Classify(first, second Value) Direction {
	a, ok1 := first.Number()
	b, ok2 := second.Number()
	if !ok1 || !ok2 || c.Points <= 0 {
		return ChangeUnknown
	}
	better := a - b
	if c.Scale.HighIsGood() {
		better = b - a
	}
	switch {
	case better >= c.Points:
		return Improved
	case -better >= c.Points:
		return Deteriorated
	}
	return Unchanged
}

// Overall combines a child's single scales by one informant the way NHS
// England does: deteriorated if any scale is; improved if any is and none
// deteriorated; else unchanged. Unknown scales are left out, and all unknown
// is unknown. Testing five scales makes "any" frequent by chance: the total by
// itself is the safer single outcome.
func Overall(scales ...Direction) Direction {
	overall := ChangeUnknown
	for _, d := range scales {
		switch {
		case d == Deteriorated:
			return Deteriorated
		case d == Improved, d == Unchanged && overall == ChangeUnknown:
			overall = d
		}
	}
	return overall
}

type nhsThreshold struct {
	points int
	Provenance
}

var nhsThresholds = sync.OnceValue(func() *[Parent + 1][ScaleCount]nhsThreshold {
	var table [Parent + 1][ScaleCount]nhsThreshold
	for _, r := range readTable("nhs", nhsCSV) {
		table[field(r, "informant", ParseInformant)][field(r, "scale", ParseScale)] =
			nhsThreshold{r.integer("points"), r.provenance()}
	}
	return &table
})
