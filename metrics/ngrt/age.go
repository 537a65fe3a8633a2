package ngrt

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"

	"apst/ingest/sheet"
)

// ageProblem says why no age came of a cell.
type ageProblem uint8

const (
	ageFine    ageProblem = iota
	ageNothing            // blank, or a word for nothing
	ageBad                // no age in any form that is known
	ageMonths             // more than eleven months
	ageOutside            // nobody is as old or young
	ageDate               // Excel has made a date of it
	ageDecimal            // a decimal point, and nobody has said what is behind it
	ageRounded            // a part of a day with too few digits to tell the month
)

// why says it in words, for what a finding saw.
func (p ageProblem) why() string {
	switch p {
	case ageMonths:
		return ": more than eleven months"
	case ageOutside:
		return ": no age of a pupil"
	case ageRounded:
		return ": a part of a day, rounded too far to tell the month"
	}
	return ""
}

// decimals says what is behind the decimal point of an age.
type decimals string

const (
	asMonths decimals = "months" // 10.08 is ten years and eight months
	asYears  decimals = "years"  // 10.5 is ten years and six months
)

// age is an age in years and months. The zero age is none.
type age struct {
	months   int
	years    bool   // whole years only: months is the least it can be
	censored string // as it was written, where it stands for less or more; months is then the limit
}

// String writes the age as 9:05, or as 13 where only years are known.
func (a age) String() string {
	switch {
	case a.months == 0:
		return ""
	case a.years:
		return strconv.Itoa(a.months / 12)
	}
	return fmt.Sprintf("%d:%02d", a.months/12, a.months%12)
}

// ageReader says how ages of one column are read.
type ageReader struct {
	decimals   decimals // empty: an age with a decimal point is refused
	wholeYears bool     // 13 is an age of thirteen years, and no more is known
	rounded    bool     // parts of a day in this column are rounded, and none is used
}

// read reads an age: 9:05, 9y 5m, censored at either end as <6:00 or 17:00+, the
// time of day into which Excel turns one, or a number with a decimal point where it
// has been said what is behind it.
func (r ageReader) read(kind sheet.Kind, text string) (age, ageProblem) {
	text = strings.TrimSpace(text)
	if text == "" || nothing(text) {
		return age{}, ageNothing
	}
	if x, ok := plainNumber(text); ok {
		return r.number(kind, text, x)
	}
	if kind == sheet.Date {
		if m, ok := duration(text); ok {
			return settled(m/60, m%60)
		}
		return age{}, ageDate
	}
	core, censored := uncensored(text)
	a, problem := r.text(core)
	if problem == ageFine && censored {
		a.censored = strings.Join(strings.Fields(text), " ")
	}
	return a, problem
}

// settled is an age of years and months, if there is one.
func settled(years, months int) (age, ageProblem) {
	switch total := 12*years + months; {
	case months > 11:
		return age{}, ageMonths
	case total < limit("age-least") || total > limit("age-most"):
		return age{}, ageOutside
	default:
		return age{months: total}, ageFine
	}
}

// plainNumber reads digits with at most one point; no sign, no exponent but the one
// with which programs write small numbers.
func plainNumber(text string) (float64, bool) {
	if text == "" || text[0] == '-' || strings.Trim(text, "0123456789.eE-") != "" {
		return 0, false
	}
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil && !math.IsInf(x, 0)
}

// number reads an age that a cell holds as a number: below 1 it is a part of a day,
// which is how Excel keeps 10:08.
func (r ageReader) number(kind sheet.Kind, text string, x float64) (age, ageProblem) {
	switch {
	case x == 0:
		return age{}, ageNothing
	case x < 1:
		minutes := int(math.Round(x * 1440))
		if r.rounded || roundedDay(x) {
			return age{}, ageRounded
		}
		return settled(minutes/60, minutes%60)
	case kind == sheet.Date || x >= 1000: // the serial number of a day
		return age{}, ageDate
	}
	whole, part, pointed := strings.Cut(text, ".")
	years, err := strconv.Atoi(whole)
	if err != nil {
		return age{}, ageBad
	}
	if r.wholeYears && strings.Trim(part, "0") == "" {
		a, problem := settled(years, 0)
		a.years = problem == ageFine
		return a, problem
	}
	return r.decimal(years, part, pointed)
}

// decimal reads an age of years and what stands behind the point.
func (r ageReader) decimal(years int, part string, pointed bool) (age, ageProblem) {
	switch r.decimals {
	case asMonths:
		switch {
		case !pointed || strings.Trim(part, "0") == "":
			return settled(years, 0)
		case part == "1": // 10.1 is 10:01, or 10:10 without its zero
			return age{}, ageDecimal
		case len(part) > 2:
			return age{}, ageBad
		}
		months, err := strconv.Atoi(part)
		if err != nil {
			return age{}, ageBad
		}
		return settled(years, months)
	case asYears:
		fraction, err := strconv.ParseFloat("0."+part, 64)
		if err != nil {
			return age{}, ageBad
		}
		months := int(math.Floor(12*fraction + 0.5))
		return settled(years+months/12, months%12)
	}
	return age{}, ageDecimal
}

// roundedDay reports whether a part of a day is so far from a whole minute that it
// must have been rounded.
func roundedDay(x float64) bool {
	return x > 0 && x < 1 && math.Abs(x*1440-math.Round(x*1440)) > 0.05
}

// duration reads a time of day as ODS keeps it, PT10H08M00S, in minutes.
func duration(text string) (minutes int, ok bool) {
	rest, ok := strings.CutPrefix(text, "PT")
	if !ok {
		return 0, false
	}
	hours, rest, _ := strings.Cut(rest, "H")
	part, seconds, ok := strings.Cut(rest, "M")
	h, errH := strconv.ParseUint(hours, 10, 8)
	m, errM := strconv.ParseUint(part, 10, 8)
	if !ok || errH != nil || errM != nil || h > 23 || m > 59 || strings.Trim(seconds, "0.,S") != "" {
		return 0, false
	}
	return int(60*h + m), true
}

// limitPrefixes and limitSuffixes are what stands beside an age, or a score, at the
// limit of what the test can tell.
var (
	limitPrefixes = []string{"<=", ">=", "<", ">", "≤", "≥", "below ", "under ", "less than ", "above ", "over ", "more than "}
	limitSuffixes = []string{"-", "–", "−", "+", "*", " or below", " or less", " or above", " or more"}
)

// uncensored takes off what says that a text stands for less or more than it says.
func uncensored(text string) (core string, censored bool) {
	lower := strings.ToLower(text)
	for _, p := range limitPrefixes {
		if strings.HasPrefix(lower, p) {
			return strings.TrimSpace(text[len(p):]), true
		}
	}
	for _, s := range limitSuffixes {
		if strings.HasSuffix(lower, s) {
			return strings.TrimSpace(text[:len(text)-len(s)]), true
		}
	}
	return text, false
}

// text reads an age that is no number.
func (r ageReader) text(core string) (age, ageProblem) {
	if core == "" {
		return age{}, ageBad
	}
	if x, ok := plainNumber(core); ok { // behind a sign for the limit
		if x < 1 {
			return age{}, ageBad
		}
		return r.number(sheet.Text, core, x)
	}
	if strings.Contains(core, ":") {
		if h, m, ok := clock(core); ok {
			return settled(h, m)
		}
		return age{}, ageBad
	}
	if dateLike(core) {
		return age{}, ageDate
	}
	if y, m, ok := spelled(core); ok {
		return settled(y, m)
	}
	return age{}, ageBad
}

// clock reads 9:05 and what a program makes of it when it takes it for a time of
// day: 09:05:00, 10:08:00 AM.
func clock(text string) (hours, minutes int, ok bool) {
	text, half, _ := strings.Cut(text, " ")
	parts := strings.Split(text, ":")
	if len(parts) < 2 || len(parts) > 3 || len(parts) == 3 && parts[2] != "00" || len(parts[0]) > 2 || len(parts[1]) != 2 {
		return 0, 0, false
	}
	h, errH := strconv.ParseUint(parts[0], 10, 8)
	m, errM := strconv.ParseUint(parts[1], 10, 8)
	if errH != nil || errM != nil {
		return 0, 0, false
	}
	switch strings.ToLower(strings.TrimSpace(half)) {
	case "":
	case "am", "pm":
		if h < 1 || h > 12 {
			return 0, 0, false
		}
		if h %= 12; strings.EqualFold(strings.TrimSpace(half), "pm") {
			h += 12
		}
	default:
		return 0, 0, false
	}
	return int(h), int(m), true
}

// dateLike reports whether a text is a day or a month: Oct-08, 08/10/2022.
func dateLike(text string) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-/. ", r) })
	if len(parts) < 2 || len(parts) > 3 {
		return false
	}
	months, numbers := 0, 0
	for _, p := range parts {
		switch {
		case strings.Trim(p, "0123456789") == "" && len(p) <= 4:
			numbers++
		case len(p) >= 3 && strings.Contains("januaryfebruarymarchaprilmayjunejulyaugustseptemberoctobernovemberdecember", strings.ToLower(p)):
			months++
		default:
			return false
		}
	}
	return months == 1 || len(parts) == 3 && numbers == 3
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// spelled reads years and months in words: 9y 5m, 10 years 8 months, 9 yrs.
func spelled(text string) (years, months int, ok bool) {
	var parts []string
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '.' }) {
		for w != "" { // digits and letters apart
			n := strings.IndexFunc(w, func(r rune) bool { return isDigit(r) != isDigit(rune(w[0])) })
			if n < 0 {
				n = len(w)
			}
			parts, w = append(parts, w[:n]), w[n:]
		}
	}
	if len(parts) != 2 && len(parts) != 4 {
		return 0, 0, false
	}
	y, err := strconv.ParseUint(parts[0], 10, 8)
	switch parts[1] {
	case "y", "yr", "yrs", "year", "years":
	default:
		return 0, 0, false
	}
	if err != nil || len(parts) == 2 {
		return int(y), 0, err == nil
	}
	m, err := strconv.ParseUint(parts[2], 10, 8)
	switch parts[3] {
	case "m", "mo", "mth", "mths", "month", "months":
		return int(y), int(m), err == nil
	}
	return 0, 0, false
}
