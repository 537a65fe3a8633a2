package xlsx

import (
	"strconv"
	"time"
)

func trimSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// isNumber reports whether b is a decimal number: a sign, digits with at most
// one point, and an exponent, of which digits alone must be there. Infinity and
// not-a-number are none.
func isNumber(b []byte) bool {
	i := sign(b)
	n := digits(b[i:])
	i += n
	if i < len(b) && b[i] == '.' {
		i++
		m := digits(b[i:])
		i, n = i+m, n+m
	}
	if n == 0 {
		return false
	}
	if i < len(b) && b[i]|0x20 == 'e' {
		i++
		i += sign(b[i:])
		if n = digits(b[i:]); n == 0 {
			return false
		}
		i += n
	}
	return i == len(b)
}

func sign(b []byte) int {
	if len(b) > 0 && (b[0] == '-' || b[0] == '+') {
		return 1
	}
	return 0
}

// digits counts the digits that b starts with.
func digits(b []byte) int {
	i := 0
	for i < len(b) && b[i] >= '0' && b[i] <= '9' {
		i++
	}
	return i
}

// isoLayouts are the forms that a date cell may have (ECMA-376, 18.17.4.3):
// calendar date, time of day, or both; fractions of a second and a zone are
// dealt with apart.
var isoLayouts = []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04", "15:04:05", "15:04"}

// isISODate reports whether b is a date, a time, or both, that exists.
func isISODate(b []byte) bool {
	s := withoutZone(string(b))
	for _, layout := range isoLayouts {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// withoutZone takes Z or an offset such as +01:00 off a date with a time.
func withoutZone(s string) string {
	const offset = len("+01:00")
	switch n := len(s); {
	case n > 0 && s[n-1] == 'Z':
		return s[:n-1]
	case n > offset && (s[n-offset] == '+' || s[n-offset] == '-') && s[n-3] == ':':
		h, err1 := strconv.Atoi(s[n-5 : n-3])
		m, err2 := strconv.Atoi(s[n-2:])
		if err1 == nil && err2 == nil && h >= 0 && h <= 14 && m >= 0 && m < 60 {
			return s[:n-offset]
		}
	}
	return s
}
