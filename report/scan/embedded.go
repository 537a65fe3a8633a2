package scan

import (
	"bytes"
	"encoding/base64"
	"unicode"
	"unicode/utf8"
)

// blobLength is from how many characters on a stretch without a space may be base64.
const blobLength = 48

// blobs cuts out of a text what is written in base64, so that no word is found in it by
// chance, and gives the decoded bytes that are something. The text itself is not
// changed: where there is anything to cut, a copy comes back.
func blobs(b []byte) (rest []byte, inside [][]byte) {
	if len(b) < blobLength && !bytes.Contains(b, []byte("data:")) {
		return b, nil
	}
	rest = b
	copied := false
	cut := func(from, to int) {
		if !copied {
			rest, copied = bytes.Clone(b), true
		}
		for i := from; i < to; i++ {
			rest[i] = ' '
		}
	}
	for at := 0; at < len(b); {
		from, to := stretch(b, at)
		if from < 0 {
			break
		}
		at = to
		address, declared := dataAddress(b, from)
		switch {
		case declared:
			to = addressEnd(b, from)
			inside = append(inside, decode(unpercentIf(b[from:to])))
			cut(address, to)
			at = to
		case to-from >= blobLength && scrambled(b[from:to]):
			if data := decode(b[from:to]); something(data) {
				inside = append(inside, data)
			}
			cut(from, to)
		}
	}
	return rest, inside
}

// stretch is the next run of base64's characters from at on, of the length of a blob or
// behind a data address; from is -1 at the end.
func stretch(b []byte, at int) (from, to int) {
	from = at
	for i := at; ; i++ {
		if i < len(b) && alphabet[b[i]] {
			continue
		}
		if i-from >= blobLength || i > from && from > 7 && bytes.Equal(b[from-8:from], []byte(";base64,")) {
			return from, i
		}
		if i >= len(b) {
			return -1, -1
		}
		from = i + 1
	}
}

var alphabet = func() (t [256]bool) {
	for c := range t {
		t[c] = c < utf8.RuneSelf && classes[c] != 0 || c == '+' || c == '/' || c == '=' || c == '-' || c == '_'
	}
	return t
}()

// dataAddress says where the data address begins whose base64 begins at from.
func dataAddress(b []byte, from int) (at int, ok bool) {
	const longest = 200
	head := b[max(0, from-longest):from]
	if !bytes.HasSuffix(head, []byte(";base64,")) {
		return 0, false
	}
	i := bytes.LastIndex(head, []byte("data:"))
	return from - len(head) + i, i >= 0
}

// addressEnd is where the base64 of a data address ends, which may be broken into lines
// and percent-encoded.
func addressEnd(b []byte, from int) int {
	for from < len(b) && (alphabet[b[from]] || b[from] == '%' || b[from] == '\n' || b[from] == '\r') {
		from++
	}
	return from
}

func unpercentIf(b []byte) []byte {
	if bytes.IndexByte(b, '%') < 0 {
		return b
	}
	return unpercent(b)
}

// decode decodes base64 of either alphabet as far as it goes.
func decode(b []byte) []byte {
	clean := make([]byte, 0, len(b))
	for _, c := range b {
		switch {
		case c == '-':
			clean = append(clean, '+')
		case c == '_':
			clean = append(clean, '/')
		case c != '=' && alphabet[c]:
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, _ := base64.RawStdEncoding.Decode(out, clean) // what is not decoded is no base64
	return out[:n]
}

// scrambled reports whether a stretch changes between small letters, capitals, digits
// and signs as often as base64 does, and words do not.
func scrambled(b []byte) bool {
	changes, signs := 0, 0
	for i, c := range b {
		if i > 0 && classOf(c) != classOf(b[i-1]) {
			changes++
		}
		if classOf(c) == 0 {
			signs++
		}
	}
	return changes*5 >= len(b)*2 && signs*7 <= len(b)
}

// something reports whether decoded bytes are text or a format that is known, and not
// what any bytes decode to.
func something(data []byte) bool {
	const sure = 4 // bytes that are not there by chance
	if f := formatOf(data); f != nil && len(f.bytes) >= sure {
		return true
	}
	if !utf8.Valid(data) {
		return false
	}
	for _, r := range string(data) {
		if !unicode.IsPrint(r) && !unicode.IsSpace(r) {
			return false
		}
	}
	return len(data) > 0
}
