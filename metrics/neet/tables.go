package neet

import (
	_ "embed"
	"fmt"
	"sync"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// Ruleset names everything this package decides with: its rules and all its tables
// together. It changes whenever a status could come out differently.
const Ruleset = "neet-1"

// The facts, a row each. They are parsed when first asked for.
var (
	//go:embed tables/groups.csv
	groupsCSV string
	//go:embed tables/codes.csv
	codesCSV string
	//go:embed tables/characteristics.csv
	characteristicsCSV string
	//go:embed tables/words.csv
	wordsCSV string
	//go:embed tables/benchmarks.csv
	benchmarksCSV string
	//go:embed tables/headings.csv
	headingsCSV string
	//go:embed tables/destination-headings.csv
	destinationHeadingsCSV string
)

// Code is an activity code, or what one meant between two days.
type Code struct {
	Code     string      // three digits
	From, To ingest.Date // both included; zero without a limit
	Name     string
	Group    Group
	Learning Answer // whether it counts as participating in learning
	Origin   metrics.From
}

// Characteristic is something that a record says of a young person besides what
// they do. Its codes are numbers that are activity codes too.
type Characteristic struct {
	Code, Name string
	Vulnerable bool // in the vulnerable group of the national statistics
	Origin     metrics.From
}

// facts is all tables, parsed.
type facts struct {
	groups          []Group
	codes           []Code
	byCode          map[string][]int
	characteristics []Characteristic
	words           map[[2]string]string
}

var theFacts = sync.OnceValue(func() *facts {
	f := &facts{byCode: map[string][]int{}, words: map[[2]string]string{}}
	byID := map[string]Group{}
	for _, r := range record.Table(groupsCSV) {
		status, _ := ParseStatus(r[1])
		g := Group{ID: r[0], Status: status, Lapses: r[2] == "yes", Title: r[3]}
		f.groups, byID[g.ID] = append(f.groups, g), g
	}
	for _, r := range record.Table(codesCSV) {
		learning, _ := parseAnswer(r[5])
		f.byCode[r[0]] = append(f.byCode[r[0]], len(f.codes))
		f.codes = append(f.codes, Code{r[0], mustDay(r[1]), mustDay(r[2]), r[3], byID[r[4]], learning, metrics.From{Source: r[7], Edition: r[8], Grade: grades[r[6]]}})
	}
	for _, r := range record.Table(characteristicsCSV) {
		f.characteristics = append(f.characteristics, Characteristic{r[0], r[1], r[2] == "yes", metrics.From{Source: r[4], Edition: r[5], Grade: grades[r[3]]}})
	}
	for _, r := range record.Table(wordsCSV) {
		f.words[[2]string{r[0], r[1]}] = r[2]
	}
	return f
})

// grades are the words of the column grade.
var grades = map[string]metrics.Grade{"own": metrics.Own, "confirmed": metrics.Confirmed, "single": metrics.Single, "knowledge": metrics.Knowledge}

// mustDay reads a day of a table; a table that cannot be read is a fault of the
// program, found by its tests.
func mustDay(s string) ingest.Date {
	if s == "" {
		return ingest.Date{}
	}
	d, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(s)}, false)
	if problem != ingest.DateFine {
		panic(fmt.Sprintf("metrics/neet: embedded table: %q is no day", s))
	}
	return d
}

// Codes are all activity codes, in order; a code whose meaning changed stands there
// once for each.
func Codes() []Code { return theFacts().codes }

// Groups are the groups of activity codes.
func Groups() []Group { return theFacts().groups }

// Characteristics are all characteristics, in order of code.
func Characteristics() []Characteristic { return theFacts().characteristics }

// groupNamed is the group with an id.
func groupNamed(id string) Group {
	for _, g := range Groups() {
		if g.ID == id {
			return g
		}
	}
	return Group{}
}
