package charset

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"apst/ingest/sheet"
)

const (
	chunk = 256 << 10 // bytes looked at together; fits a processor's second cache
	head  = 64 << 10  // bytes in which control characters are counted
	probe = 4 << 10   // bytes in which NULs tell UTF-16
)

// Detect reads the whole of r once and says in which encoding it is written.
// Its errors are *sheet.Fault: Empty for nothing but white space, Binary for
// what is no text, Encoding for text that cannot be decoded, Unreadable when r
// fails.
func Detect(r io.ReaderAt, size int64) (*Text, error) {
	t := &Text{r: r, size: size}
	first := make([]byte, min(size, head))
	if _, err := io.ReadFull(t.source(0), first); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if err := t.sniff(first); err != nil {
		return nil, err
	}
	var err error
	if t.Encoding == UTF16LE || t.Encoding == UTF16BE {
		err = t.check16()
	} else {
		err = t.check8(first[t.mark:], parts(size))
	}
	if err != nil {
		return nil, err
	}
	return t, nil
}

// sniff reads the byte order mark, or the NULs that betray UTF-16 without one.
func (t *Text) sniff(first []byte) error {
	switch {
	case bytes.HasPrefix(first, []byte{0xFF, 0xFE, 0, 0}), bytes.HasPrefix(first, []byte{0, 0, 0xFE, 0xFF}):
		return &sheet.Fault{Reason: sheet.Encoding, Seen: "UTF-32 text", Expected: "UTF-8, UTF-16 or Windows-1252"}
	case bytes.HasPrefix(first, []byte{0xEF, 0xBB, 0xBF}):
		t.Encoding, t.Marked, t.mark = UTF8, true, 3
	case bytes.HasPrefix(first, []byte{0xFF, 0xFE}):
		t.Encoding, t.Marked, t.mark = UTF16LE, true, 2
	case bytes.HasPrefix(first, []byte{0xFE, 0xFF}):
		t.Encoding, t.Marked, t.mark = UTF16BE, true, 2
	default:
		// Latin letters, digits and separators have a NUL as their high byte;
		// a NUL on both sides belongs to no text.
		first = first[:min(len(first), probe)]
		var nuls [2]int
		for i, c := range first {
			if c == 0 {
				nuls[i&1]++
			}
		}
		switch units := len(first) / 2; {
		case nuls[0] == 0 && nuls[1] > units/2:
			t.Encoding = UTF16LE
		case nuls[1] == 0 && nuls[0] > units/2:
			t.Encoding = UTF16BE
		}
	}
	return nil
}

// wholeRunes is how much of b ends with a whole character: up to three bytes
// of one that the next chunk completes are left out.
func wholeRunes(b []byte) int {
	for i := len(b) - 1; i >= max(0, len(b)-utf8.UTFMax+1); i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return i
			}
			break
		}
	}
	return len(b)
}

// firstInvalid is where b stops being UTF-8.
func firstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n <= 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// garbage reports whether more than one place of a hundred holds a control
// character. White space counts as text; so do the vertical tab and form feed
// that word processors leave in pasted cells; NULs are looked for everywhere, and
// have a place.
func garbage(b []byte) bool {
	n := 0
	for _, c := range b {
		if c != 0 && c < ' ' && (c < '\t' || c > '\r') || c == 0x7F {
			n++
		}
	}
	return n*100 > len(b)
}
