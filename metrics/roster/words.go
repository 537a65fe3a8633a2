package roster

import (
	_ "embed"
	"strings"
	"sync"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

//go:embed tables/codes.csv
var codesCSV string

// word is a cell that is to be read as one of the words of a field.
type word struct {
	field string // in codes.csv
	cell  sheet.Cell
	text  string // of the cell, with single spaces; never empty
}

// meaning is what came of reading a word: a value, or the rule that it breaks.
type meaning struct {
	value string
	old   string      // for a code that is not in use any more: what it was
	on    ingest.Date // a day that stands behind the word
	fault *finding.Rule
	want  string // what was expected, where there is a fault
}

type code struct{ field, text string }

// coded is what codes.csv says of a word.
type coded struct{ value, old string }

// codes is the table of words, parsed once. A table that cannot be read is a fault
// of the program, found by its tests.
var codes = sync.OnceValue(func() map[code]coded {
	out := map[code]coded{}
	for _, r := range record.Table(codesCSV) {
		out[code{r[0], record.Squeeze(r[1])}] = coded{r[2], r[3]}
	}
	return out
})

// fieldYesNo is the field of codes.csv with the words that all questions of yes or
// no share.
const fieldYesNo = "yes_no"

// lookUp finds a word in the table: as it stands, with & for and, or as a code with
// its name behind it, if both are known and mean the same.
func lookUp(field, text string) (coded, bool) {
	if c, ok := single(field, text); ok {
		return c, true
	}
	for _, sign := range []string{" - ", " – ", ": ", " = ", " ("} {
		before, after, _ := strings.Cut(text, sign)
		first, ok1 := single(field, before)
		second, ok2 := single(field, after)
		if ok1 && ok2 && first.value == second.value {
			return first, true
		}
	}
	return coded{}, false
}

func single(field, text string) (coded, bool) {
	c, ok := codes()[code{field, record.Squeeze(text)}]
	if !ok && strings.Contains(text, "&") {
		c, ok = codes()[code{field, record.Squeeze(strings.ReplaceAll(text, "&", " and "))}]
	}
	return c, ok
}

// anyText takes a text as it stands.
func anyText(w word) meaning { return meaning{value: w.text} }

// listed takes a word that the field has.
func listed(w word) meaning {
	if c, ok := lookUp(w.field, w.text); ok {
		return meaning{value: c.value, old: c.old}
	}
	return meaning{fault: RuleWord, want: wanted(w.field)}
}

// yesNo takes yes or no, or a word that the field has for one of them.
func yesNo(w word) meaning {
	for _, field := range []string{fieldYesNo, w.field} {
		if c, ok := lookUp(field, w.text); ok {
			return meaning{value: c.value}
		}
	}
	return meaning{fault: RuleWord, want: "Y or N"}
}

// wanted lists the values of a field.
func wanted(field string) string { return "one of " + strings.Join(values()[field], ", ") }

// yearGroup takes a year, which may carry the word year before it or a class letter
// behind it.
func yearGroup(w word) meaning {
	if c, ok := lookUp(w.field, w.text); ok {
		return meaning{value: c.value}
	}
	text := record.Squeeze(strings.TrimSuffix(w.text, ".0"))
	for _, prefix := range []string{"ncyear", "yeargroup", "year", "yr", "y"} {
		if rest, ok := strings.CutPrefix(text, prefix); ok {
			text = rest
			break
		}
	}
	text = strings.TrimLeft(text, "0")
	if n := len(text); n > 1 && text[n-1] >= 'a' && text[n-1] <= 'z' && text[n-2] >= '0' && text[n-2] <= '9' { // 7A
		text = text[:n-1]
	}
	w.text = text
	m := listed(w)
	if m.fault != nil {
		m.want = "1 to 14, R, N1, N2, or X for no national curriculum year"
	}
	return m
}

// consent takes a word for what was answered; behind one for a consent that was
// withdrawn may stand the day on which it was.
func consent(w word) meaning {
	m := listed(w)
	if m.fault == nil {
		return m
	}
	for _, at := range []string{" on ", " "} {
		before, after, ok := strings.Cut(w.text, at)
		if !ok {
			continue
		}
		c, known := lookUp(w.field, before)
		day, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(after)}, false)
		if known && c.value == withdrawn && problem == ingest.DateFine {
			return meaning{value: withdrawn, on: day}
		}
	}
	return m
}

// The answers to the question for consent.
const (
	given     = "yes"
	refused   = "no"
	withdrawn = "withdrawn"
)

// numberKind is a kind of number that a national register gives.
type numberKind struct {
	read func([]byte, sheet.Cell) ([]byte, ingest.NumberProblem)
	want string
}

var (
	learner       = numberKind{ingest.AppendULN, "a unique learner number: ten digits, of which the last fits the others"}
	reference     = numberKind{ingest.AppendURN, "the unique reference number of a school: six digits"}
	establishment = numberKind{ingest.AppendLAESTAB, "the number of a school with the department: seven digits, such as 999/1100"}
	provider      = numberKind{ingest.AppendUKPRN, "a UK provider reference number: eight digits, of which the first is 1"}
	formerUPN     = numberKind{appendFormer, "a UPN: a letter that fits the digits, eleven digits, and a digit or letter"}
)

// appendFormer reads a UPN that a pupil had before.
func appendFormer(dst []byte, c sheet.Cell) ([]byte, ingest.NumberProblem) {
	switch dst, problem := ingest.AppendUPN(dst, c); problem {
	case ingest.IDFine, ingest.IDRepaired:
		return dst, ingest.NumberFine
	case ingest.IDBlank:
		return dst, ingest.NumberBlank
	case ingest.IDWrongLetter:
		return dst, ingest.NumberCheck
	default:
		return dst, ingest.NumberShape
	}
}

// number reads the cells of a kind of number.
func number(kind numberKind) func(word) meaning {
	return func(w word) meaning {
		n, problem := kind.read(nil, w.cell)
		switch problem {
		case ingest.NumberFine:
			return meaning{value: string(n)}
		case ingest.NumberBlank:
			return meaning{}
		}
		return meaning{fault: RuleNumber, want: kind.want}
	}
}
