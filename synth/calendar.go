package synth

import (
	"slices"
	"time"
)

// schoolYear is a school year as this school keeps it: its half-terms from the
// first day to the last, and the weekdays among them on which there is no school.
type schoolYear struct {
	name      string // 2022/23
	halfTerms [6][2]time.Time
	holidays  []time.Time // bank holidays: in no register
	closed    []time.Time // planned closures
	shut      []time.Time // closed because of snow
	covid     bool        // pupils stay away because of Covid-19
}

// The school years that are drawn: the first of two with the marks of the Covid
// years, one before codes changed on 19 August 2024, and the two on either side of it.
var (
	year2020 = schoolYear{name: "2020/21", halfTerms: [6][2]time.Time{
		{on(2020, 9, 7), on(2020, 10, 23)}, {on(2020, 11, 2), on(2020, 12, 18)}, {on(2021, 1, 5), on(2021, 2, 12)},
		{on(2021, 2, 22), on(2021, 3, 26)}, {on(2021, 4, 12), on(2021, 5, 28)}, {on(2021, 6, 7), on(2021, 7, 22)},
	}, holidays: []time.Time{on(2021, 5, 3)}, closed: []time.Time{on(2020, 9, 7), on(2021, 1, 5)}, covid: true}
	year2021 = schoolYear{name: "2021/22", halfTerms: [6][2]time.Time{
		{on(2021, 9, 6), on(2021, 10, 22)}, {on(2021, 11, 1), on(2021, 12, 17)}, {on(2022, 1, 4), on(2022, 2, 11)},
		{on(2022, 2, 21), on(2022, 4, 1)}, {on(2022, 4, 19), on(2022, 5, 27)}, {on(2022, 6, 6), on(2022, 7, 22)},
	}, holidays: []time.Time{on(2022, 5, 2)}, closed: []time.Time{on(2021, 9, 6), on(2022, 1, 4)}, covid: true}
	year2022 = schoolYear{name: "2022/23", halfTerms: [6][2]time.Time{
		{on(2022, 9, 5), on(2022, 10, 21)}, {on(2022, 10, 31), on(2022, 12, 16)}, {on(2023, 1, 3), on(2023, 2, 10)},
		{on(2023, 2, 20), on(2023, 3, 31)}, {on(2023, 4, 17), on(2023, 5, 26)}, {on(2023, 6, 5), on(2023, 7, 21)},
	}, holidays: []time.Time{on(2022, 9, 19), on(2023, 5, 1), on(2023, 5, 8)},
		closed: []time.Time{on(2022, 9, 5), on(2023, 1, 3)}, shut: []time.Time{on(2022, 12, 12)}}
	year2023 = schoolYear{name: "2023/24", halfTerms: [6][2]time.Time{
		{on(2023, 9, 4), on(2023, 10, 20)}, {on(2023, 10, 30), on(2023, 12, 15)}, {on(2024, 1, 3), on(2024, 2, 9)},
		{on(2024, 2, 19), on(2024, 3, 28)}, {on(2024, 4, 15), on(2024, 5, 24)}, {on(2024, 6, 3), on(2024, 7, 19)},
	}, holidays: []time.Time{on(2024, 5, 6)}, closed: []time.Time{on(2023, 9, 4), on(2024, 1, 3)}}
	year2024 = schoolYear{name: "2024/25", halfTerms: [6][2]time.Time{
		{on(2024, 9, 2), on(2024, 10, 18)}, {on(2024, 10, 28), on(2024, 12, 18)}, {on(2025, 1, 6), on(2025, 2, 14)},
		{on(2025, 2, 24), on(2025, 4, 4)}, {on(2025, 4, 22), on(2025, 5, 23)}, {on(2025, 6, 2), on(2025, 7, 18)},
	}, holidays: []time.Time{on(2025, 5, 5)}, closed: []time.Time{on(2024, 9, 2), on(2025, 1, 6)}, shut: []time.Time{on(2024, 11, 21)}}
)

// days are the days of half-terms from..to (1 to 6) that stand in a register:
// weekdays that are no bank holiday, closures among them.
func (y *schoolYear) days(from, to int) []time.Time {
	var out []time.Time
	for _, h := range y.halfTerms[from-1 : to] {
		for day := h[0]; !day.After(h[1]); day = day.AddDate(0, 0, 1) {
			if day.Weekday() != time.Saturday && day.Weekday() != time.Sunday && !slices.ContainsFunc(y.holidays, day.Equal) {
				out = append(out, day)
			}
		}
	}
	return out
}

// termsOf is which half-terms of which year a register is of.
type termsOf struct {
	year     *schoolYear
	from, to int
}

// monday is the first day of a day's week.
func monday(day time.Time) time.Time {
	return day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
}
