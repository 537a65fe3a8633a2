package sheet

import (
	"strconv"
	"strings"
)

// Limits of a worksheet, as Excel has had them since 2007.
const (
	MaxRows = 1 << 20
	MaxCols = 1 << 14
)

// Ref is the address of a cell, or of a row (Col 0), a sheet (Row 0) or a file
// (Sheet empty and Row 0). It is made on demand and never stored per cell.
type Ref struct {
	File, Sheet string
	Row, Col    int // counted from 1; 0 is "no particular one"
}

// Cell is the address within the sheet as Excel shows it: H27, "row 27" when
// no column is meant, or empty.
func (r Ref) Cell() string { return string(r.appendCell(nil)) }

func (r Ref) appendCell(dst []byte) []byte {
	switch {
	case r.Row == 0 && r.Col == 0:
		return dst
	case r.Col == 0:
		return strconv.AppendInt(append(dst, "row "...), int64(r.Row), 10)
	case r.Row == 0:
		return append(append(dst, "column "...), ColName(r.Col)...)
	}
	return strconv.AppendInt(append(dst, ColName(r.Col)...), int64(r.Row), 10)
}

// String is the address with file and sheet: "sdq.xlsx Sheet1!H27".
func (r Ref) String() string { return string(r.Append(nil)) }

// Append appends what String returns.
func (r Ref) Append(dst []byte) []byte {
	start := len(dst)
	space := func() {
		if len(dst) > start {
			dst = append(dst, ' ')
		}
	}
	dst = append(dst, r.File...)
	if r.Sheet != "" {
		space()
		if strings.ContainsAny(r.Sheet, " '!,-()") {
			dst = append(append(append(dst, '\''), strings.ReplaceAll(r.Sheet, "'", "''")...), '\'')
		} else {
			dst = append(dst, r.Sheet...)
		}
		if r.Row > 0 && r.Col > 0 {
			return r.appendCell(append(dst, '!'))
		}
	}
	if r.Row > 0 || r.Col > 0 {
		space()
		dst = r.appendCell(dst)
	}
	return dst
}

// ColName is the letters of a column: 1 is A, 27 is AA. It is empty for a
// column below 1.
func ColName(col int) string {
	var buf [8]byte
	i := len(buf)
	for col > 0 && i > 0 {
		col--
		i--
		buf[i] = byte('A' + col%26)
		col /= 26
	}
	return string(buf[i:])
}

// ParseCell reads an address such as H27 or $H$27 in any case. It reports
// false for anything else, and for an address outside a worksheet.
func ParseCell(s string) (row, col int, ok bool) {
	i := 0
	if i < len(s) && s[i] == '$' {
		i++
	}
	letters := i
	for ; i < len(s); i++ {
		c := s[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		col = col*26 + int(c-'a') + 1
		if col > MaxCols {
			return 0, 0, false
		}
	}
	if i == letters {
		return 0, 0, false
	}
	if i < len(s) && s[i] == '$' {
		i++
	}
	digits := i
	for ; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, 0, false
		}
		row = row*10 + int(s[i]-'0')
		if row > MaxRows {
			return 0, 0, false
		}
	}
	if i == digits || row == 0 {
		return 0, 0, false
	}
	return row, col, true
}
