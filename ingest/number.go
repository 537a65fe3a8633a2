package ingest

import (
	"bytes"

	"apst/ingest/sheet"
)

// NumberProblem says what is wrong with a number that a national register gave to
// a learner, a school or a provider, if anything.
type NumberProblem uint8

const (
	NumberFine  NumberProblem = iota
	NumberBlank               // nothing there
	NumberShape               // not the digits that such a number has
	NumberCheck               // the right digits, and a check digit that does not fit them
	NumberLost                // in E notation: a spreadsheet has lost digits
	NumberKind                // an error value, a date, true or false, or a formula without a value
)

// AppendULN appends a unique learner number: ten digits, the first of them not 0.
// The last is a check digit: it is never repaired.
//
// Source: the rule of the Learning Records Service: weights 10 to 1 over the ten
// digits, and the sum leaves 10 when divided by 11.
func AppendULN(dst []byte, c sheet.Cell) ([]byte, NumberProblem) {
	start := len(dst)
	dst, problem := appendDigits(dst, c, 10)
	if problem != NumberFine {
		return dst, problem
	}
	uln := dst[start:]
	if uln[0] == '0' {
		return dst, NumberShape
	}
	sum := 0
	for i, d := range uln {
		sum += int(d-'0') * (10 - i)
	}
	if sum%11 != 10 {
		return dst, NumberCheck
	}
	return dst, NumberFine
}

// AppendURN appends the unique reference number of a school, six digits. A school
// that becomes an academy gets another one.
func AppendURN(dst []byte, c sheet.Cell) ([]byte, NumberProblem) { return appendDigits(dst, c, 6) }

// AppendUKPRN appends the number of a provider in the UK register of learning
// providers: eight digits, the first of them 1.
func AppendUKPRN(dst []byte, c sheet.Cell) ([]byte, NumberProblem) {
	start := len(dst)
	dst, problem := appendDigits(dst, c, 8)
	if problem == NumberFine && dst[start] != '1' {
		return dst, NumberShape
	}
	return dst, problem
}

// AppendLAESTAB appends the number of a school with the Department for Education:
// three digits for the local authority and four for the establishment, written
// together or with / or - between them. The seven digits are text: of authority
// 001 a spreadsheet that takes them for a number leaves five.
func AppendLAESTAB(dst []byte, c sheet.Cell) ([]byte, NumberProblem) {
	if text := bytes.TrimSpace(c.Text); c.Kind == sheet.Text && len(text) == 8 && (text[3] == '/' || text[3] == '-') {
		c.Text = append(bytes.Clone(text[:3]), text[4:]...)
	}
	return appendDigits(dst, c, 7)
}

// appendDigits appends a number of so many digits, without the spaces in it. What
// is no such number is appended as it was read.
func appendDigits(dst []byte, c sheet.Cell, n int) ([]byte, NumberProblem) {
	start := len(dst)
	dst, problem := AppendLocalID(dst, c)
	switch problem {
	case IDBlank:
		return dst, NumberBlank
	case IDDigitsLost:
		return dst, NumberLost
	case IDNotText:
		if c.Kind != sheet.Text && c.Kind != sheet.Number {
			return dst, NumberKind
		}
		return dst, NumberShape
	}
	closed := bytes.ReplaceAll(dst[start:], []byte(" "), nil)
	if len(closed) != n || !isDigits(closed) {
		return dst, NumberShape
	}
	return append(dst[:start], closed...), NumberFine
}
