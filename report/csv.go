package report

import (
	"encoding/binary"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// CSVOptions are the choices a CSV file leaves open.
type CSVOptions struct {
	// BOM starts the file with a byte order mark. Excel takes a file without
	// one for the computer's old code page and garbles accents; most other
	// programs want none.
	BOM bool
}

// csvChunk is how many bytes are gathered before they are written.
const csvChunk = 256 << 10

// What a byte of a text means for the field it stands in.
const (
	csvQuote byte = 1 << iota // the field needs quotes
	csvWide                   // not ASCII: the text has to be checked
	csvGuard                  // as the first byte, starts a formula
)

// csvClass is the meaning of each byte.
var csvClass = func() (class [256]byte) {
	for i := utf8.RuneSelf; i < len(class); i++ {
		class[i] = csvWide
	}
	for _, c := range []byte("\",\r\n") {
		class[c] |= csvQuote
	}
	for _, c := range []byte("=+-@\t\r\n'") {
		class[c] |= csvGuard
	}
	return class
}()

// WriteCSV writes the table as comma-separated text in UTF-8, column names
// first, and returns how many rows it wrote.
//
// Lines end in a line feed, on every system: Excel reads it as well as any,
// and files can be compared. A field is quoted when it holds a comma, a quote
// or a line end, or when a space at its edge could be lost. A text that a
// spreadsheet would run as a formula gets a leading apostrophe (see the package
// comment), and so does one that already looks guarded, so that two texts are
// never written alike. Bytes that are not UTF-8 become U+FFFD.
func WriteCSV(w io.Writer, t *Table, opt CSVOptions) (rows int, err error) {
	buf := make([]byte, 0, csvChunk+csvChunk/4)
	if opt.BOM {
		buf = append(buf, "\uFEFF"...)
	}
	for i := range t.Columns {
		if i > 0 {
			buf = append(buf, ',')
		}
		buf = appendCSVText(buf, t.Columns[i].Name)
	}
	buf = append(buf, '\n')
	for row, err := range t.Rows {
		if err != nil {
			return rows, err
		}
		if len(row) != len(t.Columns) {
			return rows, t.misfit(rows+1, row)
		}
		start := len(buf)
		for i := range row {
			c := &row[i]
			switch c.kind {
			case emptyCell:
			case intCell:
				buf = appendInt(buf, c.int())
			case textCell:
				buf = appendCSVText(buf, c.text)
			case numberCell:
				if !c.finite() {
					return rows, t.notFinite(rows+1, i)
				}
				buf = c.AppendText(buf)
			default:
				buf = c.AppendText(buf)
			}
			buf = append(buf, ',')
		}
		buf = buf[:max(start, len(buf)-1)]
		if len(buf) == start {
			buf = append(buf, `""`...) // a blank line would not be a row
		}
		buf = append(buf, '\n')
		rows++
		if len(buf) >= csvChunk {
			if _, err := w.Write(buf); err != nil {
				return rows, fmt.Errorf("writing %s: %w", t.Name, err)
			}
			buf = buf[:0]
		}
	}
	if _, err := w.Write(buf); err != nil {
		return rows, fmt.Errorf("writing %s: %w", t.Name, err)
	}
	return rows, nil
}

// appendInt appends n; scores have one or two digits.
func appendInt(dst []byte, n int64) []byte {
	if uint64(n) < 10 {
		return append(dst, byte('0'+n))
	}
	return IntCell(n).AppendText(dst)
}

// appendCSVText appends a field, quoted and guarded where it must be.
func appendCSVText(dst []byte, s string) []byte {
	if s == "" {
		return dst
	}
	var seen byte
	if !csvPlain(s) {
		for i := 0; i < len(s); i++ {
			seen |= csvClass[s[i]]
		}
	}
	if seen&(csvQuote|csvWide) == 0 && csvClass[s[0]]&csvGuard == 0 && s[0] != ' ' && s[len(s)-1] != ' ' {
		return append(dst, s...)
	}
	return appendCSVAwkward(dst, s, seen)
}

// csvPlain reports whether a text is nothing but ASCII from the hyphen on, as
// nearly all are: it looks at eight bytes together.
func csvPlain(s string) bool {
	const low, high = 0x0101010101010101, 0x8080808080808080
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	for len(b) >= 8 {
		w := binary.LittleEndian.Uint64(b)
		if (w-low*'-'|w)&high != 0 {
			return false
		}
		b = b[8:]
	}
	for _, c := range b {
		if c < '-' || c >= 0x80 {
			return false
		}
	}
	return true
}

// appendCSVAwkward is appendCSVText for a text that is not plain.
func appendCSVAwkward(dst []byte, s string, seen byte) []byte {
	if seen&csvWide != 0 && !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	quote := seen&csvQuote != 0 || s[0] == ' ' || s[len(s)-1] == ' '
	if quote {
		dst = append(dst, '"')
	}
	if startsFormula(s) {
		dst = append(dst, '\'')
	}
	if !quote {
		return append(dst, s...)
	}
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		dst = append(dst, s[:i+1]...)
		dst = append(dst, '"')
		s = s[i+1:]
	}
	dst = append(dst, s...)
	return append(dst, '"')
}

// startsFormula reports whether a spreadsheet could run the text, or whether it
// is such a text behind apostrophes.
func startsFormula(s string) bool {
	s = strings.TrimLeft(s, "'")
	return s != "" && csvClass[s[0]]&csvGuard != 0
}
