package metrics

import "apst/ingest"

// State says whether there is a value, and if not why.
type State uint8

const (
	Known         State = iota // a number, a category, or both
	Missing                    // the source leaves it blank
	Refused                    // the source says something that cannot be used
	NotApplicable              // there is nothing to measure: no possible session, a section not sat
	NotAvailable               // nobody has collected it, or not enough of it
)

var stateNames = [...]string{"known", "missing", "refused", "not applicable", "not available"}

// String names the state.
func (s State) String() string { return stateNames[s] }

// Key says what a value is a value of.
type Key struct {
	Pupil     string
	Measure   string
	Scale     string
	Informant string
	Rater     string
	Wave      string
	Period    string
	Placement int
}

// Value is one thing that was measured of a pupil.
type Value struct {
	Key
	Date     ingest.Date // when; zero where it is not known or is of a period
	Form     string      // what it was measured with, where values of two forms cannot be compared
	Category string      // in words, where it is not a number: a band, a status
	State    State
	Reason   string // why it is not known, in plain words; empty otherwise

	number    float64
	hasNumber bool
}

// Number is the value as a number, and whether it is one.
func (v Value) Number() (float64, bool) { return v.number, v.hasNumber }

// NumberValue is a value that is a number.
func NumberValue(k Key, on ingest.Date, x float64) Value {
	return Value{Key: k, Date: on, number: x, hasNumber: true}
}

// CategoryValue is a value in words.
func CategoryValue(k Key, on ingest.Date, category string) Value {
	return Value{Key: k, Date: on, Category: category}
}

// NoValue is why there is none.
func NoValue(k Key, on ingest.Date, s State, reason string) Value {
	return Value{Key: k, Date: on, State: s, Reason: reason}
}
