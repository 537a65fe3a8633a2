package neet

import "slices"

// Status is what an activity counts as at a day: one of the three answers of the
// field, or a named state that is none of them.
type Status uint8

// The statuses. The zero Status is none: nothing that can be used is recorded.
const (
	NoStatus   Status = iota
	EET               // in education, employment or training
	NEET              // in none of them
	Unknown           // not known, a lapsed record among them
	SchoolAge         // coded as of compulsory school age
	Reengaging        // in re-engagement provision: neither EET nor NEET
	InCustody         // in adult custody: in no denominator
	Refugee           // by the code that ended in April 2018
)

var statusNames = [...]string{"", "EET", "NEET", "not-known", "pre-16", "re-engagement", "custody", "refugee"}

// statuses are all of them, in the order in which they are listed.
var statuses = [...]Status{EET, NEET, Unknown, SchoolAge, Reengaging, InCustody, Refugee}

// String is the status as files have it; empty for none.
func (s Status) String() string { return statusNames[s] }

// ParseStatus reads what String writes; false for anything else.
func ParseStatus(s string) (Status, bool) {
	i := slices.Index(statusNames[1:], s)
	return Status(i + 1), i >= 0
}

// Group is a group of activity codes.
type Group struct {
	ID     string // EET:education
	Status Status
	Lapses bool // a record that was not confirmed in time counts as not known
	Title  string
}

// Answer is yes, no, or neither where nothing says so.
type Answer uint8

// The answers.
const (
	NoAnswer Answer = iota
	Yes
	No
)

// answerOf is the answer to a question that has one.
func answerOf(b bool) Answer {
	if b {
		return Yes
	}
	return No
}

var answerNames = [...]string{"", "yes", "no"}

// parseAnswer reads yes, no, or nothing.
func parseAnswer(s string) (Answer, bool) {
	i := slices.Index(answerNames[:], s)
	return Answer(max(i, 0)), i >= 0
}
