package xlsx

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"apst/ingest/archive"
)

// stringTable holds the shared strings one after another.
type stringTable struct {
	text []byte
	ends []uint32 // where each string ends in text
}

// at is a string of the table; ok tells whether there is one.
func (t *stringTable) at(i int) (text []byte, ok bool) {
	if i < 0 || i >= len(t.ends) {
		return nil, false
	}
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	end := t.ends[i]
	return t.text[start:end:end], true
}

// readStrings reads the shared strings. The counts that the part declares are
// not looked at: they are often wrong.
func readStrings(e *archive.Entry) (stringTable, error) {
	var t stringTable
	p := openPart(e)
	defer p.close()
	err := p.root(main, "sst")
	if err == nil {
		err = p.children(func() (err error) {
			if p.is(main, "extLst") {
				return p.Skip()
			}
			if !p.is(main, "si") {
				return p.unexpected("<si>")
			}
			if t.text, err = p.readRich(t.text, MaxStrings-4*len(t.ends)-4); err != nil {
				return err
			}
			if len(t.text)+4*len(t.ends)+4 > MaxStrings {
				return tooLarge("more text than is read", "at most 256 MB of it")
			}
			t.ends = append(t.ends, uint32(len(t.text)))
			return nil
		})
	}
	if err == nil {
		err = p.finish()
	}
	if err != nil {
		return stringTable{}, place(err, e.Name, "", 0, 0)
	}
	return t, nil
}

// unescape resolves the _xHHHH_ escapes of characters that XML cannot hold
// (ECMA-376, 22.9.2.19, ST_Xstring), in place. The code is UTF-16; half a
// character stays as it is written.
func unescape(b []byte) []byte {
	i := bytes.Index(b, []byte("_x"))
	if i < 0 {
		return b
	}
	out := b[:i]
	for i < len(b) {
		r, ok := escape(b[i:])
		n := escapeLen
		if ok && utf16.IsSurrogate(r) {
			low, _ := escape(b[i+escapeLen:])
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				ok = false
			}
			n = 2 * escapeLen
		}
		if !ok {
			out = append(out, b[i])
			i++
			continue
		}
		out = utf8.AppendRune(out, r)
		i += n
	}
	return out
}

const escapeLen = len("_xHHHH_")

// escape reads the escape that b starts with.
func escape(b []byte) (r rune, ok bool) {
	if len(b) < escapeLen || b[0] != '_' || b[1] != 'x' || b[6] != '_' {
		return 0, false
	}
	for _, c := range b[2:6] {
		switch {
		case c >= '0' && c <= '9':
			r = r<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, false
		}
	}
	return r, true
}
