package calendar

import (
	"fmt"
	"strconv"
	"time"
)

// Year is a school year or an attendance year, by the year in which it begins.
type Year int

// SchoolYear is the year by which pupils' ages and year groups go: it begins on
// 1 September.
func SchoolYear(d Day) Year { return yearFrom(d, time.September) }

// AttendanceYear is the year of attendance statistics: it begins on 1 August.
func AttendanceYear(d Day) Year { return yearFrom(d, time.August) }

func yearFrom(d Day, first time.Month) Year {
	t := d.time()
	if t.Month() < first {
		return Year(t.Year() - 1)
	}
	return Year(t.Year())
}

// School is 1 September to 31 August.
func (y Year) School() Span {
	return Span{day(int(y), time.September, 1), day(int(y)+1, time.August, 31)}
}

// Attendance is 1 August to 31 July.
func (y Year) Attendance() Span {
	return Span{day(int(y), time.August, 1), day(int(y)+1, time.July, 31)}
}

// String is the year for people: 2022/23.
func (y Year) String() string { return fmt.Sprintf("%d/%02d", int(y), (int(y)+1)%100) }

// Compact is the year as files of the Department for Education write it: 202223.
func (y Year) Compact() string { return fmt.Sprintf("%d%02d", int(y), (int(y)+1)%100) }

// ParseYear reads 2022/23, 2022-23, 2022/2023, 2022-2023 and 202223. Two years
// that do not follow one another are none, and neither is a single one: 2022
// may be the year that begins or the one that ends then.
func ParseYear(s string) (Year, bool) {
	var end string
	switch {
	case len(s) < 6:
		return 0, false
	case s[4] == '/' || s[4] == '-':
		end = s[5:]
	default:
		end = s[4:]
	}
	first, ok := digits(s[:4])
	if !ok || first < 1900 || first > 2099 {
		return 0, false
	}
	second, ok := digits(end)
	switch {
	case !ok:
		return 0, false
	case len(end) == 2 && second == (first+1)%100:
		return Year(first), true
	case len(end) == 4 && len(s) == 9 && second == first+1:
		return Year(first), true
	}
	return 0, false
}

// digits reads a number that is nothing but digits.
func digits(s string) (int, bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
