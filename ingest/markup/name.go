package markup

import "unicode/utf8"

// What a byte may be.
const (
	nameStart = 1 << iota // starts a name (the colon apart)
	nameByte              // stands in a name (the colon apart)
	space
	textStop // ends plain text: < & CR ]
	attrStop // ends a plain attribute value: < & quotes, tab and line ends
)

var class = func() (t [256]uint8) {
	for c := range 256 {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
		if letter || c >= utf8.RuneSelf {
			t[c] |= nameStart | nameByte
		}
		if c >= '0' && c <= '9' || c == '-' || c == '.' {
			t[c] |= nameByte
		}
	}
	for _, c := range " \t\r\n" {
		t[c] |= space
	}
	for _, c := range "<&\r]" {
		t[c] |= textStop
	}
	for _, c := range "<&\"'\t\r\n" {
		t[c] |= attrStop
	}
	return t
}()

// nameRanges are the characters past ASCII that a name may hold; bit 0 of the
// third number says whether one may start it (XML 1.0, productions 4 and 4a).
var nameRanges = [][3]rune{
	{0xB7, 0xB7, 0}, {0xC0, 0xD6, 1}, {0xD8, 0xF6, 1}, {0xF8, 0x2FF, 1}, {0x300, 0x36F, 0}, {0x370, 0x37D, 1},
	{0x37F, 0x1FFF, 1}, {0x200C, 0x200D, 1}, {0x203F, 0x2040, 0}, {0x2070, 0x218F, 1}, {0x2C00, 0x2FEF, 1},
	{0x3001, 0xD7FF, 1}, {0xF900, 0xFDCF, 1}, {0xFDF0, 0xFFFD, 1}, {0x10000, 0xEFFFF, 1},
}

// wideName checks the characters past ASCII in a name of one part.
func wideName(name []byte) bool {
	for i := 0; i < len(name); {
		r, size := utf8.DecodeRune(name[i:])
		if r >= utf8.RuneSelf {
			ok := false
			for _, n := range nameRanges {
				ok = ok || r >= n[0] && r <= n[1] && (i > 0 || n[2] == 1)
			}
			if !ok {
				return false
			}
		}
		i += size
	}
	return true
}

// qname is a name with at most one colon.
type qname struct {
	raw   []byte
	colon int // -1 without a prefix
}

func (q qname) prefix() []byte { return q.raw[:max(q.colon, 0)] }
func (q qname) local() []byte  { return q.raw[q.colon+1:] }

// parseName reads the name that b starts with; n is its length, 0 when there
// is none or it is not well-formed. A name that reaches the end of b may go on.
func parseName(b []byte) (q qname, n int) {
	q.colon = -1
	if len(b) == 0 || class[b[0]]&nameStart == 0 {
		return q, 0
	}
	wide := b[0] >= utf8.RuneSelf
	for n = 1; n < len(b); n++ {
		c := b[n]
		if class[c]&nameByte != 0 {
			wide = wide || c >= utf8.RuneSelf
			continue
		}
		if c != ':' {
			break
		}
		if q.colon >= 0 || n+1 < len(b) && class[b[n+1]]&nameStart == 0 {
			return q, 0
		}
		q.colon = n
	}
	q.raw = b[:n]
	if wide && n < len(b) && !(wideName(q.prefix()) && wideName(q.local())) {
		return q, 0
	}
	return q, n
}
