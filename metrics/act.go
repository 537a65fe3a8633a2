package metrics

import (
	"iter"

	"apst/ingest"
)

// ActKind is what kind of thing was done.
type ActKind uint8

// The kinds of acts.
const (
	ReferralAct  ActKind = iota // a referral, whatever it asks for
	RequestAct                  // one specialist that a referral asks for
	EpisodeAct                  // a stretch of work of a specialist with a pupil
	ContactAct                  // a contact with a pupil, or several that are summed up
	UniversalAct                // a session with everybody; it is no pupil's
	CommentAct                  // something that was said in own words; the words are not in it
	ActKinds                    // how many kinds there are
)

var actKindNames = [ActKinds]string{"referrals", "requests", "episodes", "contacts", "sessions with everybody", "comments"}

// String names the acts of the kind, in the plural.
func (k ActKind) String() string {
	if k < ActKinds {
		return actKindNames[k]
	}
	return "acts"
}

// The words of [Act.Decision], in the order in which they are told.
const (
	Accepted   = "accepted"
	Signposted = "signposted" // sent back to what the school offers anyway: an outcome, and no failure
	Declined   = "declined"
	Waiting    = "waiting"
	Withdrawn  = "withdrawn"
)

// Decisions are the words of [Act.Decision] in their order.
func Decisions() []string { return []string{Accepted, Signposted, Declined, Waiting, Withdrawn} }

// Askers are the words of [Act.By] of a referral, in their order.
func Askers() []string { return []string{"staff", "self", "family", "agency"} }

// Completed is the word of [Act.Ending] of an episode that came to its planned end.
const Completed = "completed"

// Endings are the words of [Act.Ending], in their order.
func Endings() []string {
	return []string{Completed, "left-school", "disengaged", "referred-on", "other"}
}

// Amount is a whole number of something, or that it is not known, which is not zero.
type Amount struct {
	N     int
	Known bool
}

// AmountOf is an amount that is known.
func AmountOf(n int) Amount { return Amount{N: n, Known: true} }

// Whether says yes or no, or that it is not known.
type Whether uint8

// What is known.
const (
	NotKnown Whether = iota
	No
	Yes
)

// Act is something that was done for a pupil, or with a session for everybody: what
// is counted by itself, and not of each pupil. Words that are empty are not known;
// amounts and answers say so themselves.
type Act struct {
	Kind       ActKind
	Pupil      string      // the identifier in the source; empty of a session with everybody
	Date       ingest.Date // of a request that of its referral, of an episode its beginning; zero where it is not known
	By         string      // of a referral and its requests who asked (see [Askers]); of a comment who spoke
	Specialism string      // the school's own name of the specialist
	Role       string      // the national role, an id of [Service.Roles]
	Mode       string      // one-to-one, group; of a session with everybody for whom it was

	// Of requests.
	Decision   string  // see [Decisions]
	DecideDays Amount  // days to the decision
	SeenDays   Amount  // days to the first contact with the specialist
	Seen       Whether // whether there was one
	Completed  Whether // whether the work that followed came to its planned end

	// Of contacts; of a session with everybody Attended is how many came.
	Planned   Amount // attended as planned, missed, cancelled, and without an outcome
	Attended  Amount // planned or not
	Unplanned int    // of them, those that nobody had planned
	Missed    Amount
	Cancelled int
	NoOutcome int    // planned for a day that is over, and nothing says what came of it
	Minutes   Amount // of the attended

	// Of episodes.
	End    ingest.Date // zero where it goes on, or the day is not known
	Open   Whether     // on the day the data are from
	Ending string      // why it ended; see [Endings]
}

// Recorded is what the files say of a kind of act.
type Recorded struct {
	Kept bool // they record such acts, even if there were none; otherwise how many there were is not known
	Left int  // records of such acts that cannot be used, and that are no acts here
	Torn bool // a whole table of them cannot be used
}

// Service is everything that was done, act by act, as a measure's files have it.
type Service struct {
	Acts     []Act // in a fixed order
	Recorded [ActKinds]Recorded
	Roles    []Named // the national roles in their order, the last for all others
	Amounts  string  // by which limits amounts of support are told apart, in words
}

// Server is a [Reading] that also knows what was done for pupils, act by act. Those of
// its records that cannot be used are no acts.
type Server interface {
	Service() *Service
}

// Rewinder is a [Reading] of which the rows of a table can also be had as they stood at the
// end of an earlier day; ok is false for a table of which they cannot.
type Rewinder interface {
	RowsUntil(table int, day ingest.Date) (rows iter.Seq2[*Row, error], ok bool)
}

// Asker is a [Reading] with outcomes that are known only once its files have been read,
// beside those of its [Measure]: the questions of a survey.
type Asker interface {
	Outcomes() []Outcome
}

// Behind is how many pupils stand behind a number that does not count pupils, and how
// much of it is of those with most: what has to be known before it is shown to others.
type Behind struct {
	Set             bool // otherwise the number counts pupils, and its n says how many
	Pupils          int  // of whom any of it is
	Largest, Second float64
}

// Add takes in what is one pupil's of it; nothing is of nobody.
func (b *Behind) Add(x float64) {
	b.Set = true
	switch {
	case !(x > 0):
		return
	case x > b.Largest:
		b.Largest, b.Second = x, b.Largest
	case x > b.Second:
		b.Second = x
	}
	b.Pupils++
}
