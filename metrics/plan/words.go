package plan

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"apst/metrics/record"
)

var (
	//go:embed tables/words.csv
	wordsCSV string
	//go:embed tables/grades.csv
	gradesCSV string
)

// The sets of words of words.csv.
const (
	setYesNo = "yes_no"
	setHeld  = "held"
)

type wordKey struct{ set, text string }

var words = sync.OnceValue(func() map[wordKey]string {
	out := map[wordKey]string{}
	for _, r := range record.Table(wordsCSV) {
		out[wordKey{r[0], record.Squeeze(r[1])}] = r[2]
	}
	return out
})

// lookUp reads a text as a word of one of some sets.
func lookUp(text string, sets ...string) (string, bool) {
	for _, set := range sets {
		if v, ok := words()[wordKey{set, record.Squeeze(text)}]; ok {
			return v, true
		}
	}
	return "", false
}

// values are what the words of each set are read as, in the table's order.
var values = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for _, r := range record.Table(wordsCSV) {
		if !slices.Contains(out[r[0]], r[2]) {
			out[r[0]] = append(out[r[0]], r[2])
		}
	}
	return out
})

// valuesOf are what the words of a set are read as.
func valuesOf(set string) []string { return slices.Clone(values()[set]) }

// wanted lists the values of a set.
func wanted(set string) string { return "one of " + strings.Join(values()[set], ", ") }

// numberedWords are the headings that take a number, squeezed, and their fields.
var numberedWords = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range record.Table(numberedHeadings) {
		out[record.Squeeze(r[2])] = r[0]
	}
	return out
})

// answer is yes, no, or that nothing is said.
type answer uint8

const (
	noAnswer answer = iota
	no
	yes
)

var answers = map[string]answer{"true": yes, "false": no}

// grades says of a grade whether it is a pass; an unknown one is no answer.
var grades = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range record.Table(gradesCSV) {
		out[foldGrade(r[0])] = r[1]
	}
	return out
})

// foldGrade is how grades are compared: in capitals, without spaces. Signs count.
func foldGrade(s string) string { return strings.ToUpper(strings.Join(strings.Fields(s), "")) }

// gradeOf reports whether a grade is a pass, and whether the grade is known. A code
// that stands for no result is known and says nothing.
func gradeOf(text string) (pass answer, known bool) {
	switch grades()[foldGrade(strings.TrimSuffix(text, ".0"))] {
	case "yes":
		return yes, true
	case "no":
		return no, true
	case "unknown":
		return noAnswer, true
	}
	return noAnswer, false
}

// mostCount is how many reviews or qualifications a pupil can have at most.
const mostCount = 99

// count reads a number of things.
func count(text string) (int, bool) {
	n, err := strconv.ParseUint(strings.TrimSuffix(text, ".0"), 10, 16)
	return int(n), err == nil && n <= mostCount
}

// mostHalfDays is how many half days a school week has.
const mostHalfDays = 10

// halfDays reads a number of days a week, in steps of half a day, as half days.
func halfDays(text string) (int, bool) {
	text = strings.ToLower(text)
	for _, unit := range []string{"days a week", "days per week", "days", "day a week", "day per week", "day"} {
		if rest, ok := strings.CutSuffix(text, unit); ok {
			text = strings.TrimSpace(rest)
			break
		}
	}
	if text == "none" {
		return 0, true
	}
	whole, fraction, _ := strings.Cut(text, ".")
	n, err := strconv.ParseUint(whole, 10, 8)
	half := strings.TrimRight(fraction, "0")
	if err != nil || half != "" && half != "5" {
		return 0, false
	}
	halves := 2 * int(n)
	if half != "" {
		halves++
	}
	return halves, halves <= mostHalfDays
}
