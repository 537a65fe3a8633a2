package attendance

import (
	"math/bits"
	"strconv"
)

// Fraction is an exact rate, or a difference of two: Of is at most Over, and
// where Over is 0 there is none.
type Fraction struct{ Of, Over int }

// Ok reports whether there is a rate. Without possible sessions there is none,
// neither 0% nor 100%.
func (f Fraction) Ok() bool { return f.Over > 0 }

// AppendPercent appends the rate in per cent to one decimal, halves up (away from
// zero for a negative one), worked out in whole numbers: 15 of 16 is 93.8.
// Without a rate it appends nothing.
func (f Fraction) AppendPercent(dst []byte) []byte {
	if !f.Ok() {
		return dst
	}
	n := f.Of
	if n < 0 {
		n = -n
	}
	hi, lo := bits.Mul64(uint64(n), 2000)
	lo, carry := bits.Add64(lo, uint64(f.Over), 0)
	tenths, _ := bits.Div64(hi+carry, lo, 2*uint64(f.Over)) // (2000n + Over) / 2Over
	if f.Of < 0 && tenths > 0 {
		dst = append(dst, '-')
	}
	dst = strconv.AppendUint(dst, tenths/10, 10)
	return append(dst, '.', byte('0'+tenths%10))
}

// Percent is what AppendPercent writes.
func (f Fraction) Percent() string { return string(f.AppendPercent(nil)) }

// Number is the rate from 0 to 1, for statistics. No flag is decided by it.
func (f Fraction) Number() (float64, bool) {
	if !f.Ok() {
		return 0, false
	}
	return float64(f.Of) / float64(f.Over), true
}

// Minus is the difference of two rates; none where either is missing.
func (f Fraction) Minus(g Fraction) Fraction {
	if !f.Ok() || !g.Ok() {
		return Fraction{}
	}
	return Fraction{f.Of*g.Over - g.Of*f.Over, f.Over * g.Over}
}

// Answer is yes or no, or neither where it cannot be said.
type Answer uint8

// The answers.
const (
	NotSaid Answer = iota
	No
	Yes
)

func answer(yes bool) Answer {
	if yes {
		return Yes
	}
	return No
}

// String is true, false, or empty where nothing can be said.
func (a Answer) String() string {
	switch a {
	case Yes:
		return "true"
	case No:
		return "false"
	}
	return ""
}
