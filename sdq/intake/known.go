package intake

import (
	"maps"
	"slices"

	"apst/sdq"
)

// Known is how many headings are recognised as a field. The headings of items are
// counted and not shown: some are key words of the questionnaire.
type Known struct {
	Field    string
	Headings int
}

// Headings are the fields that headings are recognised for, in alphabetical
// order, the items first.
func Headings() []Known {
	v := vocabulary()
	fields := map[string]int{}
	for _, field := range v.headings {
		fields[field]++
	}
	stems := 0
	for i := sdq.Item(1); i <= sdq.Items; i++ {
		if stems++; i.Stem(sdq.Form2to4) != i.Stem(sdq.Form4to17) {
			stems++
		}
	}
	out := []Known{{"items by variable name", stems + len(v.cohorts)}, {"items by key words", len(v.keys)}}
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		out = append(out, Known{field, fields[field]})
	}
	return out
}

// Word is a word or phrase that says which wave or informant answers are of.
type Word struct {
	Text, Means string
	Trust       string
}

// trusts say how far a phrase is trusted to mean what the table says.
var trusts = map[strength]string{
	strong: "wherever it stands", weak: "only where it is all there is, never in a title",
	short: "only where it is all there is", letter: "only right before an item",
}

// WaveWords are those that name a wave, InformantWords those that name who
// answered, each by what it means and then in alphabetical order.
func WaveWords() []Word {
	return listWords(vocabulary().waves, []string{"baseline", "interim", "endline"})
}
func InformantWords() []Word {
	return listWords(vocabulary().informants, []string{"self", "teacher", "parent"})
}

func listWords(phrases map[string]phrase, values []string) (out []Word) {
	for _, value := range values {
		for _, text := range slices.Sorted(maps.Keys(phrases)) {
			if p := phrases[text]; p.value == value {
				out = append(out, Word{text, value, trusts[p.strength]})
			}
		}
	}
	return out
}
