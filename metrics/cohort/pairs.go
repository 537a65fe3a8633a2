package cohort

import (
	"slices"

	"apst/metrics"
)

// Reason is why there is no pair, as a code that outputs and the flow share.
type Reason string

// The reasons. The empty one is that there is a pair.
const (
	NoBaseline       Reason = "no-baseline"
	NoEndline        Reason = "no-endline"
	BaselineRefused  Reason = "baseline-not-scorable"
	EndlineRefused   Reason = "endline-not-scorable"
	OtherInformant   Reason = "informant-changed" // the endline is by somebody else
	OtherForm        Reason = "form-changed"
	OtherRater       Reason = "rater-changed"
	WrongOrder       Reason = "endline-before-baseline"
	StillOnRoll      Reason = "still-on-roll" // the endline is not due yet
	PlacementUnclear Reason = "placement-not-clear"
	TwoOfOne         Reason = "two-questionnaires" // two that could be meant, and nothing says which
	NotAvailable     Reason = "not-available"      // a window that is too short, or no marks
	BaselineLate     Reason = "baseline-late"      // longer after entry than was declared
)

// Pair is one outcome of a pupil in a placement, by one informant: the two values,
// what lies between them, and what the difference comes to; or why there is none.
type Pair struct {
	Pupil     *Pupil
	Placement int
	Index     bool // the placement that counts for the pupil in results
	Measure   string
	Outcome   *metrics.Outcome
	Informant string
	Form      string

	First, Last *Observed   // baseline and endline; nil where there is none
	Other       *Observed   // of an informant who changed, the endline by somebody else
	Between     []*Observed // interim waves, in order of their dates
	Reason      Reason
	Days        int // between them; -1 where a date is missing, and of windows
	Flags       []string

	Change    float64 // last minus first, where HasChange
	HasChange bool
	Move      Move   // of values in an order, and of those of which only the sign counts
	Class     string // recovered, improved, unchanged, deteriorated; empty where it is not told
	NoClass   string // why not
	Reliable  *metrics.Reliable
	System    *metrics.BandSystem // of Bands; nil for none
	Bands     [2]string           // at both times, in the system that was asked for
	Cut       *Cut                // the cut-off that the class rests on; nil for none
}

// Paired reports whether there are two values that can be compared.
func (p *Pair) Paired() bool { return p.Reason == "" }

// Flagged reports whether a flag is set.
func (p *Pair) Flagged(flag string) bool { return slices.Contains(p.Flags, flag) }

// Move is which way something went that has an order and no distances.
type Move string

// The moves: up is towards the better end.
const (
	NoMove    Move = ""
	MovedUp   Move = "up"
	NotMoved  Move = "same"
	MovedDown Move = "down"
)

// Cut is a limit from which on somebody counts as in need.
type Cut struct {
	Limit  float64
	Title  string
	System string // the bands it is of: band3
	Higher bool   // high values are good: in need are those below
}

// Beyond reports whether a value is on the side of need: at the limit or above it, or
// below it where high values are good.
func (c *Cut) Beyond(x float64) bool {
	if c.Higher {
		return x < c.Limit
	}
	return x >= c.Limit
}
