package attendance

// UPN is a unique pupil number in 48 bits: its first letter, its digits and its
// last character. Any text of a UPN's shape has one, whether its check letter
// is right or not; the zero UPN is A000000000000.
type UPN uint64

const upnLetters = "ABCDEFGHJKLMNPQRTUVWXYZ"

// PackUPN packs a text of a UPN's shape, in either case. It reports false for
// any other.
func PackUPN(text []byte) (UPN, bool) {
	if len(text) != 13 {
		return 0, false
	}
	first := upnValue(text[0])
	if first < 10 || first == noUPN {
		return 0, false
	}
	var number UPN
	for _, b := range text[1:12] {
		b -= '0'
		if b > 9 {
			return 0, false
		}
		number = 10*number + UPN(b)
	}
	last := upnValue(text[12])
	if last == noUPN {
		return 0, false
	}
	return UPN(first-10)<<43 | number<<6 | UPN(last), true
}

// noUPN is the value of a character that a UPN does not have.
const noUPN = 255

// upnValue is a digit's value, or 10 and more for a letter of the check
// alphabet.
func upnValue(b byte) byte {
	if b-'0' <= 9 {
		return b - '0'
	}
	b &^= 0x20
	switch {
	case b < 'A' || b > 'Z' || b == 'I' || b == 'O' || b == 'S':
		return noUPN
	case b > 'S':
		return b - 'A' + 10 - 3
	case b > 'O':
		return b - 'A' + 10 - 2
	case b > 'I':
		return b - 'A' + 10 - 1
	}
	return b - 'A' + 10
}

// Append appends the UPN in upper case.
func (u UPN) Append(dst []byte) []byte {
	dst = append(dst, upnLetters[u>>43])
	number := u >> 6 & (1<<37 - 1)
	at := len(dst)
	for range 11 {
		dst = append(dst, '0')
	}
	for i := len(dst) - 1; i >= at; i-- {
		dst[i] += byte(number % 10)
		number /= 10
	}
	last := u & 63
	if last < 10 {
		return append(dst, '0'+byte(last))
	}
	return append(dst, upnLetters[last-10])
}

// String is the UPN in upper case.
func (u UPN) String() string {
	var b [13]byte
	return string(u.Append(b[:0]))
}
