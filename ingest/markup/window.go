package markup

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf8"

	"apst/ingest/sheet"
)

// window is the part of the document in memory. buf[pos:end] is unread and
// made of characters that XML allows; buf[end:limit] is the start of a
// character of which the rest has not been read.
type window struct {
	src             io.Reader
	buf             []byte
	pos, end, limit int
	stop            error // why nothing follows end: io.EOF or a fault
	passed          bool  // something before pos has been read
	utf16           bool
}

// start prepares to read src through a buffer of the given size.
func (w *window) start(src io.Reader, size int) {
	w.src = src
	w.buf = make([]byte, size)
	n, err := io.ReadFull(src, w.buf[:3])
	w.limit = n
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		w.stop = err
		return
	}
	if bom := w.buf[:n]; isUTF16(bom) {
		w.src = &utf16Reader{src: io.MultiReader(bytes.NewReader(bytes.Clone(bom[2:])), src), big: bom[0] == 0xFE}
		w.limit, w.utf16 = 0, true
	} else if string(bom) == utf8BOM {
		w.limit = 0
	}
}

// startBytes prepares to read doc in place.
func (w *window) startBytes(doc []byte) {
	if isUTF16(doc) {
		w.start(bytes.NewReader(doc), BufferSize)
		return
	}
	w.buf = bytes.TrimPrefix(doc, []byte(utf8BOM))
	w.limit = len(w.buf)
	w.check(io.EOF)
}

const utf8BOM = "\xEF\xBB\xBF"

func isUTF16(doc []byte) bool {
	return len(doc) >= 2 && (doc[0] == 0xFE && doc[1] == 0xFF || doc[0] == 0xFF && doc[1] == 0xFE)
}

// more reads on, keeping what is unread, and reports whether there is more
// after end than before. Places in buf relative to pos stay what they were.
func (w *window) more() bool {
	if w.stop != nil {
		return false
	}
	if w.pos > 0 {
		copy(w.buf, w.buf[w.pos:w.limit])
		w.end -= w.pos
		w.limit -= w.pos
		w.pos = 0
	}
	if w.limit == len(w.buf) {
		if len(w.buf) >= MaxToken {
			w.stop = oversize()
			return false
		}
		w.buf = append(w.buf, make([]byte, len(w.buf))...)
	}
	before := w.end
	for w.stop == nil && w.end == before {
		var err error
		for err == nil && w.limit < len(w.buf) {
			var n int
			n, err = w.src.Read(w.buf[w.limit:])
			w.limit += n
		}
		w.check(err)
	}
	return w.end > before
}

func oversize() error {
	return tooLarge("a tag or a text of more than a million characters", "cells that a spreadsheet can hold")
}

// have reports whether n unread bytes can be had.
func (w *window) have(n int) bool {
	for w.end-w.pos < n {
		if !w.more() {
			return false
		}
	}
	return true
}

// skip passes n unread bytes.
func (w *window) skip(n int) {
	w.pos += n
	w.passed = true
}

// check moves end over the characters up to limit. err is why nothing comes
// after limit, nil when something may.
func (w *window) check(err error) {
	n, bad := validChars(w.buf[w.end:w.limit])
	w.end += n
	switch {
	case bad:
		w.stop = badCharacter(w.buf[w.end:w.limit])
	case err == io.EOF && w.end < w.limit:
		w.stop = encoding("text that breaks off inside a character")
	case err != nil:
		w.stop = err
	}
}

// validChars is the length of the characters that b starts with, all of them
// allowed; bad tells whether a character that is not allowed follows, rather
// than the start of one.
func validChars(b []byte) (n int, bad bool) {
	const low, high = 0x2020202020202020, 0x8080808080808080
	for n < len(b) {
		if n+8 <= len(b) {
			// Eight bytes from space to DEL pass at once.
			if w := binary.LittleEndian.Uint64(b[n:]); ((w-low)|w)&high == 0 {
				n += 8
				continue
			}
		}
		c := b[n]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
				return n, true
			}
			n++
			continue
		}
		r, size := utf8.DecodeRune(b[n:])
		if r == utf8.RuneError && size == 1 {
			return n, utf8.FullRune(b[n:])
		}
		if r == 0xFFFE || r == 0xFFFF {
			return n, true
		}
		n += size
	}
	return n, false
}

// allowed reports whether a document may hold the character at all (XML 1.0,
// production 2).
func allowed(r rune) bool {
	switch {
	case r < ' ':
		return r == '\t' || r == '\n' || r == '\r'
	case r >= 0xD800 && r <= 0xDFFF, r == 0xFFFE, r == 0xFFFF:
		return false
	}
	return r <= utf8.MaxRune
}

func badCharacter(b []byte) error {
	if b[0] < ' ' || b[0] == 0xEF && utf8.FullRune(b) {
		if r, size := utf8.DecodeRune(b); size > 1 || r < ' ' {
			return malformed("a control character that XML does not allow", "readable characters")
		}
	}
	return encoding("bytes that are not UTF-8 text")
}

func encoding(seen string) error {
	return &sheet.Fault{Reason: sheet.Encoding, Seen: seen, Expected: "XML in UTF-8, or in UTF-16 with its mark"}
}
