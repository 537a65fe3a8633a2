package synth

import (
	"fmt"
	"strings"
)

// checkLetters are the letters of a unique pupil number by remainder; I, O and
// S are not used.
const checkLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// UPN makes a unique pupil number from a school's number (0 to 9999), a
// two-digit year and a serial number (0 to 999). The local authority is 999,
// which does not exist. The check letter is the remainder by 23 of the twelve
// digits weighted 2 to 13.
func UPN(school, year, serial int) string {
	digits := fmt.Sprintf("999%04d%02d%03d", school%10000, year%100, serial%1000)
	return string(checkLetter(digits)) + digits
}

func checkLetter(digits string) byte {
	sum := 0
	for i := range digits {
		sum += int(digits[i]-'0') * (i + 2)
	}
	return checkLetters[sum%23]
}

// wrongLetter returns the number with another first letter, as a slip of the
// hand would leave it.
func wrongLetter(upn string) string {
	i := strings.IndexByte(checkLetters, upn[0])
	return string(checkLetters[(i+1)%len(checkLetters)]) + upn[1:]
}

// Identifier is the kind of identifier a school uses.
type Identifier uint8

const (
	UniquePupilNumber Identifier = iota // letter and twelve digits
	LocalNumber                         // four digits, leading zeros among them: 0017
	PlainNumber                         // a whole number without leading zeros: 1017
)

// identifier gives pupil n (from 1) one.
func (k Identifier) identifier(n int) string {
	switch k {
	case LocalNumber:
		return fmt.Sprintf("%04d", n*7+3)
	case PlainNumber:
		return fmt.Sprint(1000 + n*7 + 3)
	default:
		return UPN(4321+n/1000, 19, n) // a serial number has three digits
	}
}
