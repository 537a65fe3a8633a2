package cohort

import (
	"cmp"
	"strings"

	"apst/ingest"
)

// daysBetween is how many days lie between two values; -1 where one of the two days is
// not known, or the second is before the first.
func daysBetween(a, b *Observed) int {
	if a == nil || b == nil || a.Date.Day == 0 || b.Date.Day == 0 || a.Date.IsZero() || b.Date.IsZero() {
		return -1
	}
	return max(b.Date.Days()-a.Date.Days(), -1)
}

// surelyAfter reports whether a date is after another however a month is read. Nothing
// is after no date.
func surelyAfter(a, b ingest.Date) bool {
	if a.IsZero() || b.IsZero() {
		return false
	}
	if a.Day == 0 { // its first day
		a.Day = 1
	}
	if b.Day == 0 {
		b.Day = 31
	}
	return a.After(b)
}

// sortKey orders observations of one pair that nothing else does: by where they stand.
func sortKey(a, b *Observed) int {
	if x := cmp.Or(compareDates(a.Date, b.Date), strings.Compare(a.Wave, b.Wave), strings.Compare(a.Rater, b.Rater)); x != 0 {
		return x
	}
	return compareWhere(a, b)
}

// compareWhere orders observations by where their rows stand.
func compareWhere(a, b *Observed) int {
	if a.Row == b.Row {
		return 0
	}
	return strings.Compare(a.where(), b.where())
}

// where is where the value's row stands.
func (o *Observed) where() string {
	switch {
	case o.Row == nil || o.Row.Row == nil:
		return ""
	case o.Row.From != "":
		return o.Row.From
	}
	return o.Row.At.String()
}

// compareDates puts no date last, and a month before its days.
func compareDates(a, b ingest.Date) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return cmp.Or(cmp.Compare(a.Days(), b.Days()), cmp.Compare(a.Day, b.Day))
}
