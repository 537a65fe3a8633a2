package neet

import (
	"time"

	"apst/ingest"
	"apst/metrics/calendar"
)

// The academic ages that the national figures are about: notional Years 12 and 13.
const youngest, oldest = 16, 17

// schoolYear is the school year in which a day lies, by the year in which it begins
// on 1 September.
func schoolYear(day ingest.Date) int {
	if day.Month < 9 {
		return int(day.Year) - 1
	}
	return int(day.Year)
}

// AcademicAge is the age on 31 August before the school year in which a day lies. A
// month of birth is enough: the boundary lies between two months.
func AcademicAge(born, day ingest.Date) int {
	age := schoolYear(day) - int(born.Year)
	if born.Month > 8 {
		age--
	}
	return age
}

// yearEleven is the school year, by the year in which it begins, in which somebody
// is in Year 11: aged 15 on the 31 August before.
func yearEleven(born ingest.Date) int {
	year := int(born.Year) + 15
	if born.Month > 8 {
		year++
	}
	return year
}

// schoolAgeEnds is the last day of compulsory school age: the last Friday in June of
// the school year in which somebody is 16.
//
// Source: Education Act 1996, section 8, and the order of 1997 under it.
func schoolAgeEnds(born ingest.Date) ingest.Date {
	day, _ := calendar.DayOf(ingest.Date{Year: int16(yearEleven(born) + 1), Month: 6, Day: 30})
	for day.Weekday() != time.Friday {
		day--
	}
	return day.Date()
}

// compulsory reports whether somebody is of compulsory school age on a day.
func compulsory(born, day ingest.Date) bool { return !day.After(schoolAgeEnds(born)) }

// monthsLater is the day so many months later; the last day of that month where it
// has no such day.
func monthsLater(day ingest.Date, months int) ingest.Date {
	first := time.Date(int(day.Year), time.Month(int(day.Month)+months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return ingest.Date{Year: int16(first.Year()), Month: uint8(first.Month()), Day: uint8(min(int(day.Day), last))}
}

// monthEnd is a day as it is, and of a month the last day.
func monthEnd(d ingest.Date) ingest.Date {
	if d.IsZero() || d.Day > 0 {
		return d
	}
	d.Day = 31
	return monthsLater(d, 0)
}

// apart is how many days lie between two days.
func apart(a, b ingest.Date) int {
	n := a.Days() - b.Days()
	return max(n, -n)
}

// before and within: whether a day lies before another, and whether it lies between
// two, both included.
func before(a, b ingest.Date) bool          { return b.After(a) }
func within(day, from, to ingest.Date) bool { return !from.After(day) && !day.After(to) }
