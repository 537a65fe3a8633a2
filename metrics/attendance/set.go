package attendance

import (
	"slices"

	"apst/metrics/calendar"
)

// Set is a set of codes. Which one applies to a session is decided by the
// session's date, never by the date of a file.
type Set uint8

// The sets.
const (
	Pre2024 Set = iota // to 31 August 2020, and from 1 September 2022 to 18 August 2024
	CovidSet
	Set2024 // from 19 August 2024
	setCount
)

var setNames = [setCount]string{"pre2024", "covid", "2024"}

// String is pre2024, covid or 2024.
func (s Set) String() string {
	if s >= setCount {
		return "unknown"
	}
	return setNames[s]
}

// SetOn is the set in force on a day.
func SetOn(d calendar.Day) Set { return eraOf(d).set }

// era is a stretch of time in which the same codes were in force: a set, or
// within the Covid set the time between two changes of its sub-codes.
type era struct {
	from calendar.Day
	set  Set
	// kinds is what each byte of a register counts as; a byte with its highest
	// bit set is a session with different marks.
	kinds [256]kind
}

// eraOf is the era of a day.
func eraOf(d calendar.Day) *era { return &codeTables().eras[eraIndex(d)] }

func eraIndex(d calendar.Day) int {
	eras := codeTables().eras
	for i := len(eras) - 1; i > 0; i-- {
		if d >= eras[i].from {
			return i
		}
	}
	return 0
}

// CodesFrom is the first day of the codes of 2024. What lies before and after
// it cannot be compared without care: J counted as attending and J1 does not,
// and part-time timetables are only visible since.
func CodesFrom() calendar.Day {
	eras := codeTables().eras
	i := slices.IndexFunc(eras, func(e era) bool { return e.set == Set2024 })
	return eras[i].from
}
