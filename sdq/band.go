package sdq

// Band is the band of a score. Its zero value is no band.
type Band uint8

// The bands: of the four-band system, its own names for prosocial, and of the
// three-band system.
const (
	CloseToAverage Band = 1 + iota
	SlightlyRaised
	High
	VeryHigh
	SlightlyLowered
	Low
	VeryLow
	Normal
	Borderline
	Abnormal
)

var bandNames = [...]string{
	"", "close-to-average", "slightly-raised", "high", "very-high",
	"slightly-lowered", "low", "very-low", "normal", "borderline", "abnormal",
}

// bandLevels is how far each band is from the best one.
var bandLevels = [...]int{0, 0, 1, 2, 3, 1, 2, 3, 0, 1, 2}

// String is the band as the scored file has it: "close-to-average", ...,
// "abnormal"; empty for no band.
func (b Band) String() string { return wordsAt(bandNames[:], int(b)) }

// ParseBand is the inverse of [Band.String] for every band.
func ParseBand(s string) (Band, bool) {
	for b := CloseToAverage; b <= Abnormal; b++ {
		if s == bandNames[b] {
			return b, true
		}
	}
	return 0, false
}

// Level orders the bands of one system from 0, the most favourable: high and
// low are both 2 of four bands, abnormal is 2 of three. Levels of different
// systems must not be compared. No band gives 0 and false.
func (b Band) Level() (int, bool) {
	if b < CloseToAverage || b > Abnormal {
		return 0, false
	}
	return bandLevels[b], true
}

// System is a band system. The zero value is none.
type System uint8

// The systems; the number is how many bands they have.
const (
	ThreeBands System = 3 // the original: normal, borderline, abnormal
	FourBands  System = 4 // the newer: close to average ... very high
)

// Valid reports whether the system is known.
func (s System) Valid() bool { return s == ThreeBands || s == FourBands }

// String is the system's name, which every table of bands has to state:
// "three-band" or "four-band".
func (s System) String() string {
	switch s {
	case ThreeBands:
		return "three-band"
	case FourBands:
		return "four-band"
	}
	return "unknown"
}

// ParseSystem finds a system by its name or by its number of bands.
func ParseSystem(s string) (System, bool) {
	switch s {
	case "3", "three-band":
		return ThreeBands, true
	case "4", "four-band":
		return FourBands, true
	}
	return 0, false
}

// Bands are the system's bands for a scale, the most favourable first. They
// depend on the scale because the four-band system has names of its own for
// prosocial. The slice is the caller's own; it is empty for Internalising and
// Externalising, which have no bands.
func (s System) Bands(scale Scale) []Band {
	switch {
	case !s.Valid() || !banded(scale):
		return nil
	case s == ThreeBands:
		return []Band{Normal, Borderline, Abnormal}
	case scale == Prosocial:
		return []Band{CloseToAverage, SlightlyLowered, Low, VeryLow}
	}
	return []Band{CloseToAverage, SlightlyRaised, High, VeryHigh}
}

// banded reports whether bands are published for the scale on any form.
func banded(scale Scale) bool {
	return scale.Valid() && scale != Internalising && scale != Externalising
}

// NoBand is why a score has no band. Its zero value is that it has one.
type NoBand uint8

// The reasons.
const (
	HasBand         NoBand = iota
	SystemUnknown          // neither of the two band systems
	FormUnknown            // bands depend on the form
	InformantNotSet        // bands depend on the informant
	No18PlusBands          // none were published for the 18+ forms
	NoTeacher2to4          // none were found for teachers on the 2-4 form
	NoSelf2to4             // there is no 2-4 form for the child to fill in
	ScaleHasNone           // internalising and externalising have no bands
	ScoreOutOfRange        // the scale cannot take this score
)

var noBandWords = [...]string{
	HasBand:         "has a band",
	SystemUnknown:   "band system not known",
	FormUnknown:     "form not known, and bands depend on it",
	InformantNotSet: "informant not known, and bands depend on it",
	No18PlusBands:   "no British bands are published for the 18+ forms",
	NoTeacher2to4:   "no band table was found for teachers on the 2-4 form",
	NoSelf2to4:      "there is no self-report on the 2-4 form",
	ScaleHasNone:    "no bands are published for this scale",
	ScoreOutOfRange: "the scale cannot take this score",
}

// String is the reason in plain words.
func (n NoBand) String() string { return wordsAt(noBandWords[:], int(n)) }
