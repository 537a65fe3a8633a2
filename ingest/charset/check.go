package charset

import (
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf8"

	"apst/ingest/sheet"
)

// check1252 decides on a file that is not UTF-8; invalid is where it first
// shows.
func (t *Text) check1252(invalid int64) error {
	if t.Marked {
		return encodingFault(t.line(invalid), "a byte order mark for UTF-8 and text that is not UTF-8")
	}
	src, off := t.source(t.mark), t.mark
	buf := make([]byte, chunk)
	kept, whole, wrong, undefined := 0, 0, 0, int64(-1)
	for {
		n, err := src.Read(buf[kept:])
		part := buf[:kept+n]
		last := errors.Is(err, io.EOF)
		if err != nil && !last {
			return err
		}
		end := len(part)
		if !last {
			end = wholeRunes(part)
		}
		for i := 0; i < end; {
			if part[i] < utf8.RuneSelf {
				i++
				continue
			}
			_, n := utf8.DecodeRune(part[i:end])
			if n > 1 {
				whole++
			} else {
				wrong++
			}
			for ; n > 0; n-- {
				if undefined < 0 && undefined1252(part[i]) {
					undefined = off + int64(i)
				}
				i++
			}
		}
		if last {
			break
		}
		off += int64(end)
		kept = copy(buf, part[end:])
	}
	switch {
	case whole >= wrong:
		return encodingFault(t.line(invalid), "UTF-8 text with damaged characters")
	case undefined >= 0:
		return encodingFault(t.line(undefined), "a byte that is neither UTF-8 nor Windows-1252")
	}
	t.Encoding = Windows1252
	return nil
}

// undefined1252 reports whether Windows-1252 gives the byte no character.
func undefined1252(c byte) bool {
	return c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D
}

// check16 looks at every unit of UTF-16: surrogates pair, no NUL, whole units.
func (t *Text) check16() error {
	if (t.size-t.mark)%2 != 0 {
		return encodingFault(0, "UTF-16 text with half a character at its end")
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if t.Encoding == UTF16BE {
		order = binary.BigEndian
	}
	src, off := t.source(t.mark), t.mark
	buf := make([]byte, chunk)
	blank, high, controls, units := true, false, 0, 0
	for {
		n, err := src.Read(buf) // fills buf, except at the end
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		for i := 0; i+1 < n; i += 2 {
			u := order.Uint16(buf[i:])
			low := u >= 0xDC00 && u < 0xE000
			switch {
			case u == 0:
				return binaryFault(t.line(off + int64(i)))
			case low != high:
				return encodingFault(t.line(off+int64(i)), "UTF-16 text with half of a character missing")
			}
			high = u >= 0xD800 && u < 0xDC00
			if blank && u != ' ' && (u < '\t' || u > '\r') {
				blank = false
			}
			if units++; units <= head && u < ' ' && (u < '\t' || u > '\r') {
				controls++
			}
		}
		off += int64(n)
	}
	switch {
	case high:
		return encodingFault(t.line(off), "UTF-16 text with half of a character missing")
	case blank:
		return emptyFault()
	case controls*100 > min(units, head):
		return binaryFault(0)
	}
	return nil
}

func emptyFault() error {
	return &sheet.Fault{Reason: sheet.Empty, Seen: "no text but white space", Expected: "rows of data"}
}

func binaryFault(line int) error {
	return &sheet.Fault{Reason: sheet.Binary, Row: line,
		Seen: "bytes that are not text", Expected: "a spreadsheet or a text file"}
}

func encodingFault(line int, seen string) error {
	return &sheet.Fault{Reason: sheet.Encoding, Row: line, Seen: seen,
		Expected: "a file saved as CSV UTF-8 or as .xlsx"}
}
