package finding

import (
	"cmp"
	"fmt"
	"slices"

	"apst/ingest/sheet"
)

// Severity is how loudly a finding is reported.
type Severity uint8

// The severities, least first.
const (
	Info Severity = iota
	Warning
	Error
)

var severityNames = [...]string{"info", "warning", "error"}

// String is info, warning or error.
func (s Severity) String() string { return severityNames[s] }

// MarshalText writes the name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseSeverity reads info, warning or error.
func ParseSeverity(s string) (Severity, error) {
	if i := slices.Index(severityNames[:], s); i >= 0 {
		return Severity(i), nil
	}
	return 0, fmt.Errorf("severity %q is not one of info, warning, error", s)
}

// Effect is what a finding costs, in order of size.
type Effect uint8

const (
	Note         Effect = iota // nothing is lost
	FieldEmpty                 // a field is left empty
	RowUnscored                // a pupil's row has no scores
	BlockRefused               // no row of the block has scores
	FileRefused                // nothing of the file is used
)

var effectNames = [...]string{"nothing lost", "field left empty", "row not scored", "block refused", "file refused"}

// String says what is lost.
func (e Effect) String() string { return effectNames[e] }

// Rule is one thing that can be found, with the words that explain it.
type Rule struct {
	ID       string // stable, such as SDQ-012
	Title    string // what is wrong, a few words
	Expected string // what should have been there
	Fix      string // what to do about it
	Severity Severity
	Effect   Effect
}

// Finding is one place where a rule applies.
type Finding struct {
	Rule     *Rule
	From, To sheet.Ref // To is zero for a single place
	Pupil    string    // identifier as read; pupil level
	Seen     string    // what the file holds there; pupil level
	Expected string    // in place of the rule's, where the place says more
	Fix      string    // in place of the rule's
}

// Place is the address, fit for a screen.
func (f *Finding) Place() string {
	if f.To == (sheet.Ref{}) || f.To == f.From {
		return f.From.String()
	}
	return f.From.String() + ":" + f.To.Cell()
}

// Want is what was expected: the finding's own words, or the rule's.
func (f *Finding) Want() string { return cmp.Or(f.Expected, f.Rule.Expected) }

// Do is what to do: the finding's own words, or the rule's.
func (f *Finding) Do() string { return cmp.Or(f.Fix, f.Rule.Fix) }
