package ingest

import "apst/ingest/sheet"

// AppendFolded appends an identifier in lower case, without spaces, hyphens and the
// zeros at the start of a number: what is left is the same however it was written.
// It serves to find suspects and never to join.
func AppendFolded(dst []byte, id string) []byte {
	start := len(dst)
	for i := range len(id) {
		c := id[i]
		switch n := len(dst); {
		case c == ' ' || c == '-':
			continue
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case isDigit(c) && n > start && dst[n-1] == '0' && (n == start+1 || !isDigit(dst[n-2])): // after a zero at the start of a number
			dst = dst[:n-1]
		}
		dst = append(dst, c)
	}
	return dst
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// Slip is how two identifiers differ, if by no more than a slip of the hand makes.
type Slip uint8

// The slips.
const (
	NoSlip    Slip = iota // equal, or more than a slip apart
	Changed               // one character is another
	Exchanged             // two neighbours have changed places
	Inserted              // one has a character more
)

// SlipBetween finds how two identifiers differ, and where that begins.
func SlipBetween(a, b string) (Slip, int) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return NoSlip, 0
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case i == len(b):
	case len(a) < len(b):
		if a[i:] == b[i+1:] {
			return Inserted, i
		}
	case a[i+1:] == b[i+1:]:
		return Changed, i
	case i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]:
		return Exchanged, i
	}
	return NoSlip, 0
}

// Numbers behind the judgement of slips.
const (
	// MinSlip is how long an identifier has to be for a slip in it to show: among
	// shorter ones most are a character from another.
	MinSlip = 4
	// Counted is how many digits at the end of a number say nothing when one of
	// them differs: schools number their pupils one after the other.
	Counted = 2
)

// LikelySlip reports whether two identifiers are a slip apart and nothing but the
// identifiers is known. It is sure where exactly one of them is a right UPN: two
// right ones are never a slip apart, for their letter guards against it. In a number
// that a school counts up, a digit near the end says nothing.
func LikelySlip(a, b string) (likely, sure bool) {
	kind, at := SlipBetween(a, b)
	if kind == NoSlip || min(len(a), len(b)) < MinSlip {
		return false, false
	}
	if upn, other := upnProblem(a), upnProblem(b); upn != IDNotUPN && other != IDNotUPN {
		return upn != other, true
	}
	if kind != Changed || isDigit(a[at]) != isDigit(b[at]) { // O for 0
		return true, false
	}
	return isDigit(a[at]) && at < len(a)-Counted, false
}

// upnProblem is what there is to say of an identifier as a UPN: fine, wrong letter
// or none at all.
func upnProblem(id string) IDProblem {
	_, problem := AppendUPN(nil, sheet.Cell{Kind: sheet.Text, Text: []byte(id)})
	if problem == IDFine || problem == IDWrongLetter {
		return problem
	}
	return IDNotUPN
}
