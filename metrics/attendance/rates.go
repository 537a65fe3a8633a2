package attendance

// Attendance is attended over possible sessions.
func (t *Tally) Attendance(b Basis) Fraction { return Fraction{t.Attended(), t.Possible(b)} }

// Absence is absence over possible sessions. On the basis of the national
// statistics it and Attendance add up to less than 100% where there was Covid-19.
func (t *Tally) Absence(b Basis) Fraction { return Fraction{t.Absent(), t.Possible(b)} }

// AuthorisedRate is authorised absence over possible sessions.
func (t *Tally) AuthorisedRate(b Basis) Fraction { return Fraction{t.Authorised(), t.Possible(b)} }

// UnauthorisedRate is unauthorised absence over possible sessions.
func (t *Tally) UnauthorisedRate(b Basis) Fraction {
	return Fraction{t.Unauthorised(), t.Possible(b)}
}

// Persistent reports whether the pupil is persistently absent: for a tenth or
// more of the possible sessions, compared in whole numbers. Without possible
// sessions nothing is said. Over a period shorter than that of the national
// statistics it is the same threshold and not the official measure.
func (t *Tally) Persistent(b Basis) Answer { return t.atLeast(b, thresholds()[0]) }

// Severe reports whether the pupil is severely absent: for half or more of the
// possible sessions.
func (t *Tally) Severe(b Basis) Answer { return t.atLeast(b, thresholds()[1]) }

func (t *Tally) atLeast(b Basis, limit Threshold) Answer {
	possible := t.Possible(b)
	if possible == 0 {
		return NotSaid
	}
	return answer(t.Absent()*limit.Denominator >= possible*limit.Numerator)
}

// NotOffered is why sessions offered cannot be given.
type NotOffered uint8

// The reasons.
const (
	IsOffered      NotOffered = iota // they can
	OfferedNoMarks                   // there are no marks
	OfferedOld                       // marks from before the codes of 2024, which do not show part-time timetables
	OfferedTotals                    // totals that do not give code C2
)

var notOfferedWords = [...]string{"", "no marks", "before 19 August 2024 part-time timetables have no code of their own", "the totals do not give code C2"}

// String is the reason in plain words, empty for none.
func (n NotOffered) String() string {
	if int(n) >= len(notOfferedWords) {
		return ""
	}
	return notOfferedWords[n]
}

// Offered is how many sessions the pupil was offered: the possible ones without
// those that an agreed part-time timetable leaves out (C2). It never takes the
// place of the possible sessions, and is not available where any mark is older
// than the code.
func (t *Tally) Offered(b Basis) (int, NotOffered) {
	partTime, known := t.Count(CodeC2)
	switch {
	case t.sets == 0:
		return 0, OfferedNoMarks
	case !t.In2024Only():
		return 0, OfferedOld
	case !known:
		return 0, OfferedTotals
	}
	return t.Possible(b) - partTime, IsOffered
}

// AttendanceOfOffered is attended over offered sessions.
func (t *Tally) AttendanceOfOffered(b Basis) (Fraction, NotOffered) {
	n, why := t.Offered(b)
	if why != IsOffered {
		return Fraction{}, why
	}
	return Fraction{t.Attended(), n}, IsOffered
}
