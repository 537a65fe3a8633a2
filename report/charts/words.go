package charts

import (
	"cmp"
	"math"
	"strconv"
	"strings"
)

// The marks in place of numbers.
const (
	hiddenMark        = "c"   // hidden
	lowMark           = "low" // more than 0, and rounds to 0
	notAvailableMark  = "x"
	notApplicableMark = "z"
)

// Count is a number of pupils, or of anything that is counted, as its reader may see
// it.
type Count struct {
	N      int
	Hidden bool   // N is not looked at, and nothing is drawn
	Mark   string // in place of a hidden number, such as "low" or "x"; empty for "c"
	Why    string // why there is none, for the foot: "fewer than 10 pairs"; may be empty
}

// String is the count with thousands set apart, or its mark.
func (n Count) String() string {
	if n.Hidden {
		return cmp.Or(n.Mark, hiddenMark)
	}
	return thousands(n.N)
}

// Of is the count with what it counts: "1 pupil", "3,000 pupils", but "c" alone.
func (n Count) Of(one, many string) string {
	switch {
	case n.Hidden:
		return n.String()
	case n.N == 1:
		return "1 " + one
	}
	return n.String() + " " + many
}

// Value is a number as its reader may see it.
type Value struct {
	V      float64
	Hidden bool   // V is not looked at, and nothing is drawn
	Mark   string // in place of a hidden number, as in [Count]
	Why    string // why there is none, as in [Count]
	Absent bool   // there is no such number: nothing is drawn or said
}

// Known says whether there is a number to draw.
func (v Value) Known() bool { return !v.Hidden && !v.Absent }

// text is the value in print, its mark, or nothing; change prints it with its sign.
func (v Value) text(decimals int) string   { return v.print(decimals, number) }
func (v Value) change(decimals int) string { return v.print(decimals, signed) }

func (v Value) print(decimals int, write func(float64, int) string) string {
	switch {
	case v.Absent:
		return ""
	case v.Hidden:
		return cmp.Or(v.Mark, hiddenMark)
	}
	return write(v.V, decimals)
}

// thousands writes a whole number with a comma between thousands.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return sign + digits
}

// number writes a number with so many decimals and a true minus sign; what rounds to
// zero has no sign.
func number(v float64, decimals int) string {
	text := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	if whole, rest, _ := strings.Cut(text, "."); len(whole) > 3 {
		if n, err := strconv.Atoi(whole); err == nil {
			text = strings.TrimSuffix(thousands(n)+"."+rest, ".")
		}
	}
	if v < 0 && strings.Trim(text, "0.,") != "" {
		return "−" + text
	}
	return text
}

// signed writes a change: with its sign, plus or minus, unless it is zero.
func signed(v float64, decimals int) string {
	text := number(v, decimals)
	if v > 0 && strings.Trim(text, "0.,") != "" {
		return "+" + text
	}
	return text
}

// finite says whether all are numbers.
func finite(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
