package cohort

import (
	"apst/ingest"
	"apst/metrics/record"
)

// The facts of the list of pupils that the flow is about, by the roster's names.
const (
	factConsent    = "consent"
	factOptOut     = "opt_out"
	factWithdrawn  = "consent_withdrawn"
	factEnrolment  = "enrolment"
	factExitReason = "exit_reason"
)

// enrolmentGuest is the enrolment of a pupil who is at another school.
const enrolmentGuest = "G"

// Why somebody is not eligible, and why somebody who is does not take part.
const (
	outAge       = "age"
	outGuest     = "guest"
	outLeft      = "left-first"
	outNotYet    = "not-on-roll-long-enough"
	outRefused   = "refused"
	outWithdrawn = "withdrawn"
	outNoReply   = "no-reply"
)

// ineligible says why the pupil of a placement is not eligible; empty for one who is,
// as far as is known.
func ineligible(stay *record.Stay, l *Linkage, s *Settings) string {
	if stay == nil {
		return ""
	}
	if age, ok := ageLooked(stay, s); ok && (s.LeastAge > 0 && age < s.LeastAge || s.MostAge > 0 && age > s.MostAge) {
		return outAge
	}
	if stay.Facts[factEnrolment] == enrolmentGuest {
		return outGuest
	}
	if s.LeastDays <= 0 || stay.Entry.IsZero() {
		return ""
	}
	end, out := stay.Exit, outLeft
	if end.IsZero() || !l.AsOf.IsZero() && end.After(l.AsOf) {
		end, out = l.AsOf, outNotYet
	}
	if end.IsZero() || stay.Entry.Day == 0 || end.Day == 0 || end.Days()-stay.Entry.Days()+1 >= s.LeastDays {
		return ""
	}
	return out
}

// ageLooked is the age that eligibility goes by: that on the day of entry, or at the
// beginning of the period for whoever was there already.
func ageLooked(stay *record.Stay, s *Settings) (int, bool) {
	day := stay.Entry
	if day.IsZero() || s.From.After(day) && !s.From.IsZero() {
		day = s.From
	}
	return ageOn(stay.Born, day)
}

// ageOn is the age in whole years on a day; false where a date is missing, or is a
// month that leaves two answers.
func ageOn(born, on ingest.Date) (int, bool) {
	if born.IsZero() || on.IsZero() || born.Month == on.Month && (born.Day == 0 || on.Day == 0) {
		return 0, false
	}
	age := int(on.Year) - int(born.Year)
	if on.Month < born.Month || on.Month == born.Month && on.Day < born.Day {
		age--
	}
	return age, age >= 0
}

// unwilling says why somebody does not take part, by what the list of pupils says of
// consent; empty where it says yes, or nothing. A consent that was withdrawn counts as
// if there had been none, whenever that was.
func unwilling(stay *record.Stay) string {
	if stay == nil {
		return ""
	}
	consent := stay.Facts[factConsent]
	switch {
	case consent == "withdrawn" || stay.Facts[factWithdrawn] != "":
		return outWithdrawn
	case consent == "no" || stay.Facts[factOptOut] == "true":
		return outRefused
	case consent == "no-reply":
		return outNoReply
	}
	return ""
}

// left reports whether a placement has ended by the day the data are from.
func left(stay *record.Stay, l *Linkage) bool {
	return stay != nil && !stay.Exit.IsZero() && (l.AsOf.IsZero() || !stay.Exit.After(l.AsOf))
}

// endlineDue reports whether an endline is to be had: the pupil has left, or the period
// is over. It is of whoever is on no list too, as nothing says that they are still there.
func endlineDue(stay *record.Stay, l *Linkage, s *Settings) bool {
	over := !s.Open && !s.To.IsZero() && !l.AsOf.IsZero() && !s.To.After(l.AsOf)
	return stay == nil || left(stay, l) || over
}

// takesPart reports whether the pupil of a placement on the list was eligible and takes
// part, as far as is known.
func takesPart(stay *record.Stay, l *Linkage, s *Settings) bool {
	return ineligible(stay, l, s) == "" && unwilling(stay) == ""
}
