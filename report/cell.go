package report

import (
	"math"
	"strconv"
	"time"
	"unsafe"
)

// cellKind is the type of a cell's value.
type cellKind uint8

const (
	emptyCell cellKind = iota
	textCell
	intCell
	numberCell
	boolCell
	dateCell
	cellKinds // how many there are
)

// Cell is one value of a table, with its type and the look it has where the
// format has looks. The zero Cell is empty: a value that cannot be given.
//
// Making a cell copies and allocates nothing. A text cell borrows its text,
// which must not change until the row has been written.
type Cell struct {
	text  string
	bits  uint64
	kind  cellKind
	style Style
}

// Empty is a value that cannot be given: nothing in CSV, null in JSON, a blank
// cell in a workbook.
func Empty() Cell { return Cell{} }

// TextCell borrows a text. An empty text is written like [Empty].
func TextCell[T ~string | ~[]byte](s T) Cell {
	// A slice begins as a string does, with the pointer and the length, so
	// that its first two words are the string of the same bytes, uncopied.
	return Cell{kind: textCell, text: *(*string)(unsafe.Pointer(&s))}
}

// IntCell is a whole number.
func IntCell(n int64) Cell { return Cell{kind: intCell, bits: uint64(n)} }

// NumberCell is a number. Not-a-number and infinities are refused by every
// writer: what cannot be computed is [Empty], with its reason beside it.
func NumberCell(x float64) Cell { return Cell{kind: numberCell, bits: math.Float64bits(x)} }

// BoolCell is true or false.
func BoolCell(b bool) Cell {
	if b {
		return Cell{kind: boolCell, bits: 1}
	}
	return Cell{kind: boolCell}
}

// DateCell is a day, without a time or a zone. It takes what [time.Time.Date]
// returns.
func DateCell(year int, month time.Month, day int) Cell {
	return Cell{kind: dateCell, bits: uint64(year)<<16 | uint64(month)<<8 | uint64(day)}
}

// With returns the cell with a look. Formats without looks ignore it.
func (c Cell) With(s Style) Cell {
	c.style = s
	return c
}

// IsEmpty reports whether there is nothing to write.
func (c Cell) IsEmpty() bool {
	return c.kind == emptyCell || c.kind == textCell && c.text == ""
}

func (c *Cell) int() int64     { return int64(c.bits) }
func (c *Cell) float() float64 { return math.Float64frombits(c.bits) }

func (c *Cell) finite() bool {
	const exponent = 0x7FF << 52
	return c.bits&exponent != exponent
}

func (c *Cell) date() (year int, month time.Month, day int) {
	return int(c.bits >> 16), time.Month(c.bits >> 8 & 0xFF), int(c.bits & 0xFF)
}

// AppendText appends the value as machine files show it: the text itself, the
// shortest digits that read back as the same number, true or false, a date as
// YYYY-MM-DD, nothing when empty. There is no quoting and no guard.
func (c Cell) AppendText(dst []byte) []byte {
	switch c.kind {
	case textCell:
		return append(dst, c.text...)
	case intCell:
		return strconv.AppendInt(dst, c.int(), 10)
	case numberCell:
		return strconv.AppendFloat(dst, c.float(), 'g', -1, 64)
	case boolCell:
		return strconv.AppendBool(dst, c.bits != 0)
	case dateCell:
		year, month, day := c.date()
		dst = appendPadded(dst, year, 4)
		dst = append(dst, '-')
		dst = appendPadded(dst, int(month), 2)
		dst = append(dst, '-')
		return appendPadded(dst, day, 2)
	}
	return dst
}

// appendPadded appends n with leading zeros up to width digits.
func appendPadded(dst []byte, n, width int) []byte {
	limit := 1
	for range width - 1 {
		limit *= 10
	}
	for ; limit > 1 && n < limit; limit /= 10 {
		dst = append(dst, '0')
	}
	return strconv.AppendInt(dst, int64(n), 10)
}
