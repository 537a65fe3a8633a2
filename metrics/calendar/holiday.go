package calendar

import "time"

// Easter is Easter Sunday of a calendar year of the Gregorian calendar.
//
// Source: the anonymous Gregorian algorithm, as in Meeus, Astronomical
// Algorithms, chapter 8.
func Easter(year int) Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return day(year, time.Month(n/31), n%31+1)
}

// SpringBankHoliday is the last Monday of May, except in the years of jubilees
// for which it was moved into June.
func SpringBankHoliday(year int) Day {
	switch year {
	case 2002, 2012:
		return day(year, time.June, 4)
	case 2022:
		return day(year, time.June, 2)
	}
	return mondayFrom(day(year, time.May, 25))
}

// mondayFrom is the first Monday on or after a day.
func mondayFrom(d Day) Day {
	return d + Day((int(time.Monday)-int(d.Weekday())+7)%7)
}
