package intake

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"apst/ingest/sheet"
	"apst/sdq"
)

// code is what one answer cell holds, before anything is decided about its
// meaning. The order of the blocks of codes is used below.
type code uint8

const (
	codeBlank    code = iota
	codeNumber0       // the digits 0 to 4 follow one another
	codeNumber4  = codeNumber0 + 4
	codeWord0    = codeNumber4 + 1 // not true, somewhat true, certainly true
	codeWord2    = codeWord0 + 2
	codePair0    = codeWord2 + 1 // "1 - Not true": 3 x the number (0 to 3) + the word
	codePairLast = codePair0 + 4*3 - 1
	codeOther0   = codePairLast + 1 // numbers that stand for "missing", in otherNumbers
)

// otherNumbers are the numbers met in answer columns that are no answers:
// missing codes, and missing codes that a reversal has turned into something
// else (4-(-3) is 7). Order fixes the codes.
var otherNumbers = [...]int{-99, -97, -95, -9, -8, -7, -5, -3, -1, 5, 7, 8, 9, 11, 13, 88, 99, 101, 103, 999}

// missingNumbers are those of them that stand for a missing answer in any item
// column. (4, "can't say", only where the answers are coded 1 to 3.)
var missingNumbers = [...]int{-99, -9, -8, -3, -1, 7, 8, 9, 88, 99, 999}

// reversedMissing are those that arise when a missing code is reversed; in the
// five reversed columns alone they show that these were turned round already.
var reversedMissing = [...]int{-97, -95, -7, -5, 5, 7, 11, 13, 101, 103}

const (
	codeMissing  = codeOther0 + code(len(otherNumbers)) + iota // a word for missing: NA, refused, ...
	codeTwoMarks                                               // two answers in one cell
	codeFormula                                                // a formula without a stored value
	codeConflict                                               // a long list gives the answer twice, differently
	codeIllegal                                                // anything else
	codeCount
)

// number is the number that a code stands for, bare or beside a word.
func (c code) number() (int, bool) {
	switch {
	case c >= codeNumber0 && c <= codeNumber4:
		return int(c - codeNumber0), true
	case c >= codePair0 && c <= codePairLast:
		return int(c-codePair0) / 3, true
	case c >= codeOther0 && c < codeMissing:
		return otherNumbers[c-codeOther0], true
	}
	return 0, false
}

// word is the answer that a code spells out.
func (c code) word() (sdq.Answer, bool) {
	switch {
	case c >= codeWord0 && c <= codeWord2:
		return sdq.AnswerOf(int(c - codeWord0))
	case c >= codePair0 && c <= codePairLast:
		return sdq.AnswerOf(int(c-codePair0) % 3)
	}
	return sdq.Missing, false
}

// String shows a code as a person would write it.
func (c code) String() string {
	n, hasNumber := c.number()
	w, hasWord := c.word()
	switch {
	case hasWord && hasNumber:
		return strconv.Itoa(n) + " - " + optionNames[w]
	case hasWord:
		return optionNames[w]
	case hasNumber:
		return strconv.Itoa(n)
	}
	switch c {
	case codeBlank:
		return "blank"
	case codeMissing:
		return "a word for missing"
	case codeTwoMarks:
		return "two marks"
	case codeFormula:
		return "a formula without a value"
	case codeConflict:
		return "two different answers"
	}
	return "something else"
}

var optionNames = map[sdq.Answer]string{sdq.NotTrue: "not true", sdq.SomewhatTrue: "somewhat true", sdq.CertainlyTrue: "certainly true"}

// options are the words and abbreviations of the three answers, squeezed.
var options = map[string]int{
	"nottrue": 1, "not": 1, "nt": 1, "n": 1,
	"somewhattrue": 2, "somewhat": 2, "st": 2, "s": 2, "sometimestrue": 2, "partlytrue": 2, "sometimes": 2,
	"certainlytrue": 3, "certainly": 3, "ct": 3, "c": 3, "verytrue": 3,
}

// optionWord reads the words of an answer: 1 not true, 2 somewhat, 3 certainly.
func optionWord(s string) (int, bool) {
	o, ok := options[strings.ReplaceAll(s, " ", "")]
	return o, ok
}

// missingWords are the ways to write that there is no answer, squeezed.
var missingWords = map[string]bool{"na": true, "null": true, "none": true, "nil": true, "dk": true, "dontknow": true, "refused": true, "missing": true,
	"blank": true, "noanswer": true, "noresponse": true, "notanswered": true, "cantsay": true, "unanswered": true, "skipped": true, "nan": true, "prefernottosay": true}

// readAnswer tells what an answer cell holds. Single digits, nearly all of the
// cells of nearly all files, are told at once.
func readAnswer(c sheet.Cell) code {
	if len(c.Text) == 1 && c.Text[0] >= '0' && c.Text[0] <= '4' && (c.Kind == sheet.Text || c.Kind == sheet.Number) {
		return codeNumber0 + code(c.Text[0]-'0')
	}
	switch c.Kind {
	case sheet.Blank:
		return codeBlank
	case sheet.Formula:
		return codeFormula
	case sheet.Error:
		if bytes.EqualFold(c.Text, []byte("#N/A")) {
			return codeMissing
		}
		return codeIllegal
	case sheet.Bool, sheet.Date:
		return codeIllegal
	}
	return readAnswerText(bytes.TrimSpace(c.Text))
}

func readAnswerText(text []byte) code {
	if len(text) == 0 {
		return codeBlank
	}
	if len(text) > 60 {
		return codeIllegal
	}
	if n, ok := wholeNumber(text); ok {
		return numberCode(n)
	}
	if _, err := strconv.ParseFloat(string(text), 64); err == nil && text[0] <= '9' { // a fraction: somebody's mean, no answer
		return codeIllegal
	}
	s := strings.TrimSpace(strings.ToLower(strings.ReplaceAll(string(text), "\u00a0", " ")))
	switch s {
	case "":
		return codeBlank
	case ".", "-", "–", "—", "..", "--":
		return codeMissing
	}
	ts := tokens(s)
	word := squeeze(ts)
	if missingWords[word] {
		return codeMissing
	}
	if o, ok := optionWord(word); ok {
		return codeWord0 + code(o-1)
	}
	if word == "" || len(ts) < 2 || strings.HasSuffix(s, ",0") { // a decimal comma
		return codeIllegal
	}
	return pairCode(ts)
}

// pairCode reads a number with its word, in either order, and two marks in one
// cell.
func pairCode(ts []token) code {
	first, firstIs := ts[0].number()
	if last, ok := ts[len(ts)-1].number(); ok {
		if firstIs && len(ts) <= 3 && first <= 3 && last <= 3 && (len(ts) == 2 || ts[1].text == "or" || ts[1].text == "and") {
			return codeTwoMarks
		}
		ts = append([]token{ts[len(ts)-1]}, ts[:len(ts)-1]...)
		first, firstIs = last, true
	}
	if firstIs && first <= 3 {
		if o, ok := optionWord(squeeze(ts[1:])); ok {
			return codePair0 + code(3*first+o-1)
		}
	}
	return codeIllegal
}

func numberCode(n int) code {
	if n >= 0 && n <= 4 {
		return codeNumber0 + code(n)
	}
	if i := slices.Index(otherNumbers[:], n); i >= 0 {
		return codeOther0 + code(i)
	}
	return codeIllegal
}

// wholeNumber reads 1, 1.0, +1, -9 or 1.00E+00 as stored in a cell; a number with a
// fraction is none.
func wholeNumber(text []byte) (int, bool) {
	if len(text) > 24 || text[0] != '-' && text[0] != '+' && (text[0] < '0' || text[0] > '9') {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(text), 64)
	if err != nil || f != float64(int(f)) || f < -1000 || f > 1000 {
		return 0, false
	}
	return int(f), true
}
