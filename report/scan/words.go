package scan

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed tables/words.csv
var wordsTable string

//go:embed tables/postcode-areas.csv
var areasTable string

//go:embed tables/formats.csv
var formatsTable string

//go:embed tables/headings.csv
var headingsTable string

// class is what a word is beside a name that it may be.
type class uint8

const (
	ordinary class = iota + 1 // a word of the outputs, or of English
	calendar                  // a month, day or season: also stands beside others of its kind
	author                    // of a source that outputs cite
)

// words are the words that are not taken for a name when they stand alone, folded.
var words = sync.OnceValue(func() map[string]class {
	classes := map[string]class{"output": ordinary, "english": ordinary, "method": ordinary, "calendar": calendar, "author": author}
	out := map[string]class{}
	for _, row := range rows(wordsTable) {
		out[row[0]] = classes[row[1]]
	}
	return out
})

// areas are the letters that postcodes begin with.
var areas = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, row := range rows(areasTable) {
		out[row[0]] = true
	}
	return out
})

// headings are those of files at pupil level. Those of 2 are enough alone, those of 1
// two together.
var headings = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for _, row := range rows(headingsTable) {
		out[row[0]] = int(row[1][0] - '0')
	}
	return out
})

// rows cuts a table of our own, which quotes nothing, into rows and cells, the heading
// left out.
func rows(table string) [][]string {
	var out [][]string
	for i, line := range strings.Split(strings.TrimSpace(table), "\n") {
		if i > 0 {
			out = append(out, strings.Split(line, ","))
		}
	}
	return out
}
