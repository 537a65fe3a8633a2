package cohort

import (
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// Place is where a row of a source ended up. Every row has exactly one.
type Place uint8

const (
	Linked    Place = iota // joined to a pupil
	Unmatched              // nobody on the list of pupils has this identifier
	Duplicate              // the same pupil has the same thing already
	Refused                // it cannot be used, or contradicts another row of the pupil
)

var placeNames = [...]string{"linked", "unmatched", "duplicate", "refused"}

// String names the place.
func (p Place) String() string { return placeNames[p] }

// Link is how a row came to its pupil.
type Link uint8

const (
	NoLink      Link = iota
	SameID           // the identifier is the pupil's own
	OtherID          // the list of pupils gives it the same pupil: UPN and local identifier
	FormerID         // the list of pupils has it as a former one
	DecidedID        // a person decided it
	WithoutList      // there is no list of pupils: equal identifiers are one pupil
)

var linkNames = [...]string{"", "same identifier", "list of pupils: other identifier", "list of pupils: former UPN", "decided", "same identifier, no list of pupils"}

// String says it in words.
func (l Link) String() string { return linkNames[l] }

// Joined is a row with its pupil.
type Joined struct {
	*Row
	Source   *Source
	Place    Place
	By       Link
	Decision *Decision // where a person decided
	Pupil    *Pupil    // nil where nobody was found
	Why      string    // of a duplicate or refused row, in plain words
	Other    sheet.Ref // of a duplicate or a contradiction, where the other row is
}

// Pupil is one person, whatever files call him or her.
type Pupil struct {
	ID    string        // that of the list of pupils, or without one that of the files
	IDs   []string      // all of them, the first is ID
	Stays []record.Stay // placements, in order of entry; none without a list of pupils
	// Values are everything that was measured, in the order of sources and rows. Of
	// rows that cannot be used they say so ([metrics.Refused]); copies are not among
	// them.
	Values []Observed
}

// Observed is a value with the row it is from. Its Placement is that of the pupil's
// placements that it belongs to, found by its date where the source does not number
// them; 0 where that cannot be told of several. Without a list of pupils it is 1 where
// no source numbers any. It can be one that the list does not have, if a source says so.
type Observed struct {
	metrics.Value
	Row *Joined
}

// Suspect is a pair of identifiers that look like one pupil and were not joined.
type Suspect struct {
	Kind          SuspectKind
	First, Second string
	FirstAt       sheet.Ref // a cell of each
	SecondAt      sheet.Ref
	FirstListed   bool // is on the list of pupils
	SecondListed  bool
	SamePerson    bool // name and date of birth are the same, beside what Kind says
	Rows          int  // that wait for a decision: those of identifiers that are not listed
}

// SuspectKind is what makes two identifiers look like one pupil.
type SuspectKind uint8

const (
	OneCharacter SuspectKind = iota // one character other, missing or too many
	Swapped                         // two neighbouring characters exchanged
	SameName                        // the same name and date of birth
	Temporary                       // the same, and one is a temporary UPN, the other a permanent
	Rewritten                       // capitals, spaces, hyphens or zeros at the start alone
)

var suspectNames = [...]string{"one character", "swapped characters", "same name and date of birth", "temporary and permanent UPN", "written another way"}

// String names the kind.
func (k SuspectKind) String() string { return suspectNames[k] }

// Linkage is what came of joining.
type Linkage struct {
	Listed   bool // there is a list of pupils
	Pupils   []*Pupil
	Rows     []Joined
	Suspects []Suspect
	Unused   []*Decision // decisions about identifiers that nothing has
	AsOf     ingest.Date
	Input    *Input
	Acts     []Act
}

// Count is how many rows of a source, or of all sources together, ended where. The
// four places add up to Rows.
type Count struct {
	Measure string // empty of all
	Rows    int
	Places  [4]int // by Place
	Pupils  int    // that rows were linked to
}
