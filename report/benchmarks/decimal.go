package benchmarks

import (
	"strconv"
	"strings"
)

// Decimal is a number as it is printed, digit by digit: a figure is compared with
// the one that a text holds exactly, and halves are rounded up as on paper.
type Decimal struct {
	units  int64 // the number without its point
	places int   // decimals
}

// longest is how many digits a number has at most.
const longest = 15

// ParseDecimal reads digits with at most one point; commas between digits do not
// count.
func ParseDecimal(s string) (Decimal, bool) {
	s = strings.ReplaceAll(s, ",", "")
	whole, part, pointed := strings.Cut(s, ".")
	if whole == "" || pointed && part == "" || len(whole)+len(part) > longest || strings.Trim(whole+part, "0123456789") != "" {
		return Decimal{}, false
	}
	units, err := strconv.ParseInt(whole+part, 10, 64)
	return Decimal{units, len(part)}, err == nil
}

// Places is how many decimals the number has.
func (d Decimal) Places() int { return d.places }

// Float is the number for an axis.
func (d Decimal) Float() float64 {
	x, _ := strconv.ParseFloat(d.String(), 64) // of digits and a point
	return x
}

// Rounded is the number with so many decimals at most, halves away from nought.
func (d Decimal) Rounded(places int) Decimal {
	for d.places > places {
		half := d.places == places+1 && d.units%10 >= 5
		if d.units, d.places = d.units/10, d.places-1; half {
			d.units++
		}
	}
	return d
}

// Same reports whether a number in print is this one: as it is, or rounded to the
// decimals that the print has.
func (d Decimal) Same(printed Decimal) bool {
	mine := d.Rounded(printed.places)
	for mine.places < printed.places {
		mine.units, mine.places = mine.units*10, mine.places+1
	}
	return mine.units == printed.units
}

// String is the number: "42.5".
func (d Decimal) String() string {
	s := strconv.FormatInt(d.units, 10)
	if d.places == 0 {
		return s
	}
	for len(s) <= d.places {
		s = "0" + s
	}
	return s[:len(s)-d.places] + "." + s[len(s)-d.places:]
}

// Grouped is the number with commas between thousands: "35,600".
func (d Decimal) Grouped() string {
	s, part, pointed := strings.Cut(d.String(), ".")
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if pointed {
		return s + "." + part
	}
	return s
}
