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
func (r Ref) Cell() string {
	switch {
	case r.Row == 0 && r.Col == 0:
		return ""
	case r.Col == 0:
		return "row " + strconv.Itoa(r.Row)
	case r.Row == 0:
		return "column " + ColName(r.Col)
	}
	return ColName(r.Col) + strconv.Itoa(r.Row)
}

// String is the address with file and sheet: "sdq.xlsx Sheet1!H27".
func (r Ref) String() string {
	place := r.Cell()
	if r.Sheet != "" {
		name := r.Sheet
		if strings.ContainsAny(name, " '!,-()") {
			name = "'" + strings.ReplaceAll(name, "'", "''") + "'"
		}
		switch {
		case place == "":
			place = name
		case r.Row == 0 || r.Col == 0:
			place = name + " " + place
		default:
			place = name + "!" + place
		}
	}
	switch {
	case r.File == "":
		return place
	case place == "":
		return r.File
	}
	return r.File + " " + place
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
