package workcopy

import (
	"slices"
	"strings"

	"apst/ingest/sheet"
)

// errorValues are what a spreadsheet shows in place of a value.
var errorValues = []string{"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}

// formed reports whether a cell holds what its kind says: a file can store any text as a
// number, a date or an error. Of one that does not it gives what stands for it.
func formed(c sheet.Cell) (sheet.Cell, bool) {
	text := string(c.Text)
	only := func(signs string) bool { return strings.Trim(text, signs) == "" }
	ok, instead := true, "0"
	switch c.Kind {
	case sheet.Number:
		ok = only("0123456789.,eE+- ")
	case sheet.Date:
		ok = only("0123456789.,eE+-:TZPYMDHS ")
	case sheet.Bool:
		ok = slices.Contains([]string{"0", "1", "TRUE", "FALSE"}, strings.ToUpper(text))
	case sheet.Error:
		ok, instead = slices.Contains(errorValues, strings.ToUpper(text)), "#N/A"
	}
	if ok {
		return c, true
	}
	return sheet.Cell{Kind: c.Kind, Text: []byte(instead)}, false
}
