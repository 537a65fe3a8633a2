package roster

import (
	"maps"
	"slices"
)

// Known is how many headings are recognised as a field.
type Known struct {
	Field    string
	Headings int
}

// Headings are the fields that headings are recognised for, for a page of
// methods. The headings of the field other are known, and not used.
func Headings() []Known {
	fields := map[string]int{}
	for _, m := range vocabulary().headings {
		fields[m.field]++
	}
	var out []Known
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		out = append(out, Known{field, fields[field]})
	}
	return out
}

// Code is a word of a field and what it is read as.
type Code struct{ Field, Text, Means string }

// Codes are the words of the fields whose words are listed, in the table's order.
func Codes() []Code {
	var out []Code
	for _, r := range table(codesCSV) {
		out = append(out, Code{r[0], r[1], r[2]})
	}
	return out
}
