package intake

import (
	_ "embed"
	"encoding/csv"
	"strconv"
	"strings"
	"sync"

	"apst/sdq"
)

//go:embed tables/keys.csv
var keysCSV string

//go:embed tables/headings.csv
var headingsCSV string

//go:embed tables/waves.csv
var wavesCSV string

//go:embed tables/informants.csv
var informantsCSV string

//go:embed tables/cohorts.csv
var cohortsCSV string

// strength says how far a phrase can be trusted to mean what the table says.
type strength uint8

const (
	strong strength = iota
	weak            // an ordinary word: only where it is all there is
	letter          // one letter: only right before an item
	short           // a prefix such as "pre": alone, but in a title too
)

var strengths = map[string]strength{"": strong, "weak": weak, "letter": letter, "short": short}

// phrase is what some words mean.
type phrase struct {
	value string
	strength
}

// keyed is the item that key words name; early on the form for ages 2 to 4 only.
type keyed struct {
	item  sdq.Item
	early bool
}

// words holds the tables of words, parsed once.
type words struct {
	keys       map[string]keyed  // one or two key words
	headings   map[string]string // whole heading to field
	waves      map[string]phrase
	informants map[string]phrase
	cohorts    map[string]sdq.Item // variable names of cohort studies, less prefix and digits
}

var vocabulary = sync.OnceValue(func() *words {
	w := &words{keys: map[string]keyed{}, headings: map[string]string{}, waves: map[string]phrase{}, informants: map[string]phrase{}, cohorts: map[string]sdq.Item{}}
	for _, r := range table(keysCSV) {
		w.keys[r[1]] = keyed{item(r[0]), r[2] == "2-4"}
	}
	for _, r := range table(headingsCSV) {
		w.headings[strings.ReplaceAll(r[1], " ", "")] = r[0]
	}
	for _, r := range table(wavesCSV) {
		w.waves[r[0]] = phrase{r[1], strengths[r[2]]}
	}
	for _, r := range table(informantsCSV) {
		w.informants[r[0]] = phrase{r[1], strengths[r[2]]}
	}
	for _, r := range table(cohortsCSV) {
		w.cohorts[r[1]] = item(r[0])
	}
	return w
})

// table reads an embedded table without its heading row. A table that cannot be
// read is a fault of the program, found by its tests.
func table(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("sdq/intake: embedded table: " + err.Error())
	}
	return rows[1:]
}

func item(s string) sdq.Item {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 || n > sdq.Items {
		panic("sdq/intake: embedded table: item " + s)
	}
	return sdq.Item(n)
}
