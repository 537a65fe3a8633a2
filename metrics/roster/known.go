package roster

import (
	"maps"
	"slices"
	"sync"

	"apst/metrics/record"
)

// Known is how many headings are recognised as a field.
type Known struct {
	Field    string
	Headings int
}

// Headings are the fields that headings are recognised for, for a page of
// methods. The headings of the field other are known, and not used; those of the
// field elsewhere are of another measure.
func Headings() []Known {
	all := headings.Known()
	for field, known := range record.Who() {
		all[field] = append(all[field], known...)
	}
	var out []Known
	for _, field := range slices.Sorted(maps.Keys(all)) {
		out = append(out, Known{field, len(all[field])})
	}
	return out
}

// Code is a word of a field and what it is read as.
type Code struct {
	Field, Text, Means string
	Note               string // that it is not in use any more, and what it was
	Source             string // of a published code; empty for a wording of this program
}

// Codes are the words of the fields whose words are listed, in the table's order.
func Codes() []Code {
	var out []Code
	for _, r := range record.Table(codesCSV) {
		out = append(out, Code{r[0], r[1], r[2], r[3], r[4]})
	}
	return out
}

// values are what the words of each field are read as, in the table's order.
var values = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, r := range record.Table(codesCSV) {
		if !slices.Contains(out[r[0]], r[2]) {
			out[r[0]] = append(out[r[0]], r[2])
		}
	}
	return out
})

// Values are what the words of a field are read as, in the table's order: those
// that a list of pupils can have.
func Values(field string) []string { return slices.Clone(values()[field]) }

// HeadingWords are the headings and the fields they are of.
func HeadingWords() []record.Word {
	var out []record.Word
	for _, r := range record.Table(headingsCSV) {
		out = append(out, record.Word{Text: r[2], Means: r[0]})
	}
	return out
}
