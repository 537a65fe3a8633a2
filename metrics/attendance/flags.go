package attendance

import (
	"math/bits"
	"strings"
)

// Flags are things to know about a figure.
type Flags uint32

// The flags.
const (
	FlagNoPossible     Flags = 1 << iota // no possible sessions: no rates
	FlagCrossesCodes                     // marks on both sides of 19 August 2024
	FlagCovidMarks                       // X for Covid-19 among the marks: the basis matters
	FlagConflictsOut                     // sessions with different marks are left out
	FlagConflictsTaken                   // of different marks one was taken, as declared
	FlagUnknownOut                       // marks that are no code are left out
	FlagNotMarked                        // sessions with a row and no mark
	FlagOutsideOut                       // marks outside the pupil's stay are left out
	FlagPartTime                         // an agreed part-time timetable (C2)
	FlagThreshold                        // persistent and severe are thresholds here, not the official measures
	FlagShortWindow                      // the school has fewer weeks or sessions than the window asks for
	FlagNotRecorded                      // sessions of the school for which nothing is recorded
	FlagTwoSchools                       // sessions that are possible at two schools at once
	FlagSeveralSchools                   // possible sessions at more than one school
	FlagDualChanged                      // dual registration began, ended or changed
	FlagNotRequired                      // X among the marks
	FlagLongSuspension                   // more than ten sessions of suspension
	FlagStudyLeave                       // year 11 after the first half of the summer term
	flagsEnd
)

// flagRows are the words of the flags and what they mean, in the order of the
// constants.
var flagRows = [...]struct{ name, meaning string }{
	{"no-possible-sessions", "no rates: the pupil could attend no session"},
	{"crosses-august-2024", "marks from before and after 19 August 2024, when the codes changed"},
	{"covid-x", "X for Covid-19 among the marks: the figures depend on the basis"},
	{"conflicting-marks", "sessions with different marks are left out"},
	{"conflicts-settled", "sessions with different marks count with one of them, as declared"},
	{"unknown-codes", "marks that are no code of their date are left out"},
	{"unmarked", "sessions without a mark are left out"},
	{"outside-stay", "marks before entry or after exit are left out"},
	{"part-time", "sessions that an agreed part-time timetable leaves out (C2) are authorised absence"},
	{"threshold-only", "persistent and severe are thresholds over a short period, not the official measures"},
	{"short", "the school, or the pupil's stay, has fewer weeks or sessions than the window asks for"},
	{"not-recorded", "nothing is recorded for the pupil in some of the school's sessions"},
	{"two-schools", "some sessions are possible at two schools at once, and count twice"},
	{"several-schools", "sessions of more than one school, added up"},
	{"dual-changed", "dual registration began, ended or changed within the window"},
	{"not-required-x", "X among the marks"},
	{"long-suspension", "more than ten sessions of suspension"},
	{"year-11-study-leave", "year 11 after the first half of the summer term"},
}

// FlagMeaning is a word that flags can hold.
type FlagMeaning struct{ Name, Meaning string }

// FlagMeanings are all words that flags can hold.
func FlagMeanings() []FlagMeaning {
	list := make([]FlagMeaning, len(flagRows))
	for i, r := range flagRows {
		list[i] = FlagMeaning{r.name, r.meaning}
	}
	return list
}

// Names are the flags that are set, in the order of the constants.
func (f Flags) Names() []string {
	var names []string
	for ; f != 0; f &= f - 1 {
		if i := bits.TrailingZeros32(uint32(f)); i < len(flagRows) {
			names = append(names, flagRows[i].name)
		}
	}
	return names
}

// String is the names, with a semicolon between them.
func (f Flags) String() string { return strings.Join(f.Names(), ";") }

// flags are those that a tally shows by itself.
func (t *Tally) flags(b Basis) Flags {
	var f Flags
	for _, c := range [...]struct {
		set  bool
		flag Flags
	}{
		{t.Possible(b) == 0, FlagNoPossible},
		{t.Crosses2024(), FlagCrossesCodes},
		{t.In(Covid) > 0, FlagCovidMarks},
		{t.Conflicts() > 0, FlagConflictsOut},
		{t.Settled() > 0, FlagConflictsTaken},
		{t.UnknownCodes() > 0, FlagUnknownOut},
		{t.n[NoMark] > 0, FlagNotMarked},
		{t.OutsideStay() > 0, FlagOutsideOut},
		{t.n[CodeC2] > 0, FlagPartTime},
	} {
		if c.set {
			f |= c.flag
		}
	}
	return f
}
