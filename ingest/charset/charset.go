package charset

import (
	"io"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding is how characters are written as bytes.
type Encoding uint8

const (
	UTF8 Encoding = iota
	UTF16LE
	UTF16BE
	Windows1252
)

var names = [...]string{"UTF-8", "UTF-16", "UTF-16 (big-endian)", "Windows-1252"}

// String is the name that a message shows.
func (e Encoding) String() string { return names[e] }

// Text is a file whose encoding is known.
type Text struct {
	Encoding Encoding
	Marked   bool // a byte order mark says so

	r    io.ReaderAt
	mark int64 // bytes of the byte order mark
	size int64
}

// Reader reads the text from its beginning as UTF-8, without the byte order
// mark. An error other than [io.EOF] is a *sheet.Fault. Readers are independent
// of each other.
func (t *Text) Reader() io.Reader {
	src := t.source(t.mark)
	switch t.Encoding {
	case UTF16LE:
		return transform.NewReader(src, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder())
	case UTF16BE:
		return transform.NewReader(src, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder())
	case Windows1252:
		return transform.NewReader(src, charmap.Windows1252.NewDecoder())
	}
	return src
}

// source reads the file's own bytes from off to the end.
func (t *Text) source(off int64) *source { return &source{r: t.r, off: off, end: t.size} }
