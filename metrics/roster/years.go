package roster

import (
	"fmt"
	"strconv"

	"apst/finding"
	"apst/ingest"
)

// The years of the national curriculum that a year group can be.
const (
	firstYear = -2 // N1
	lastYear  = 14
)

// schoolYear is the school year of a day, by the year in which it begins.
func schoolYear(day ingest.Date) int {
	if day.Month < 9 {
		return int(day.Year) - 1
	}
	return int(day.Year)
}

// CheckYears compares year groups with dates of birth in the school year of a day:
// what is expected is the age on 31 August before the year began, less 4. Pupils
// who had left before that year are not compared. It returns how many were.
func (r *Roster) CheckYears(asOf ingest.Date, log *finding.Log) (compared int) {
	began := schoolYear(asOf)
	start := ingest.Date{Year: int16(began), Month: 9, Day: 1}
	for i := range r.Pupils {
		p := &r.Pupils[i]
		actual, ok := yearNumber(p.YearGroup)
		if !ok || p.yearWorkedOut || p.Born.IsZero() || !p.Exit.IsZero() && start.After(p.Exit) {
			continue
		}
		compared++
		expected := YearGroup(p.Born, began)
		rule := RuleYear
		switch off := max(actual-expected, expected-actual); {
		case off == 0:
			continue
		case off > 2:
			rule = RuleYearFar
		}
		log.Add(finding.Finding{Rule: rule, From: p.Cell(fieldYearGroup), Pupil: p.ID,
			Seen: fmt.Sprintf("year group %s, born %s: in %d/%02d that is year %d", p.YearGroup, p.Born, began, (began+1)%100, expected)})
	}
	return compared
}

// FillYears gives pupils for whom the list has no year group the one of their date
// of birth, in the school year of a day; of those who had left before, in the school
// year in which they left. It returns how many got one.
func (r *Roster) FillYears(asOf ingest.Date) (filled int) {
	for i := range r.Pupils {
		p := &r.Pupils[i]
		if p.YearGroup != "" || p.Born.IsZero() {
			continue
		}
		day := asOf
		if !p.Exit.IsZero() && asOf.After(p.Exit) {
			day = p.Exit
		}
		if p.YearGroup = yearName(YearGroup(p.Born, schoolYear(day))); p.YearGroup != "" {
			p.yearWorkedOut = true
			filled++
		}
	}
	return filled
}

// YearGroup is the national curriculum year of somebody born on a day, in the
// school year that begins on 1 September of a year: 0 is reception, -1 and -2 are
// the nursery years before it.
func YearGroup(born ingest.Date, began int) int {
	age := began - int(born.Year)
	if born.Month > 8 {
		age--
	}
	return age - 4
}

func yearNumber(group string) (int, bool) {
	switch group {
	case "R":
		return 0, true
	case "N2":
		return -1, true
	case "N1":
		return -2, true
	}
	n, err := strconv.Atoi(group)
	return n, err == nil
}

// yearName is a year as a list has it; empty for one before or after school.
func yearName(n int) string {
	switch {
	case n < firstYear || n > lastYear:
		return ""
	case n > 0:
		return strconv.Itoa(n)
	}
	return [...]string{"R", "N2", "N1"}[-n]
}
