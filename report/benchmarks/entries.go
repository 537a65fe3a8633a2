package benchmarks

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"sync"

	"apst/metrics"
)

//go:embed tables/sources.csv
var sourcesCSV string

// sources are the ids and titles under which the figures of a source are looked up.
var sources = sync.OnceValue(func() [][]string {
	rows, err := csv.NewReader(strings.NewReader(sourcesCSV)).ReadAll()
	if err != nil {
		panic("benchmarks: the table of sources: " + err.Error())
	}
	return rows[1:]
})

// Entries are what there is to look up of the figures: an entry a source.
func Entries() []metrics.Entry {
	out := []metrics.Entry{{
		ID: "benchmarks.use", Title: "how national figures are used", Choice: true,
		Text: "A national figure is printed with its year, its source and in how many places it was seen, rounded to one decimal at most, and with what its row says must stand beside it. It stands beside a figure of a school only where part of the year, basis, unit and ages are the same. No school is tested against one. A figure that no source shows is not printed, however often it is quoted.",
		Why:  "The pupils of a school are no sample of all pupils in alternative provision, and the national figures are of enrolments, of other terms or of other ages than many of a school's own.",
		See:  []string{"WRD-020", "WRD-021"},
	}}
	for _, s := range sources() {
		out = append(out, entryOf(s[0], s[1], s[2]))
	}
	return out
}

// entryOf is the figures of one source, a table a measure.
func entryOf(id, title, source string) metrics.Entry {
	e := metrics.Entry{ID: "benchmarks." + id, Title: title, From: metrics.From{Source: source, Grade: metrics.Confirmed}, See: []string{"benchmarks.use"}}
	editions := []string{}
	at := map[string]int{}
	for i := range figures() {
		b := &figures()[i]
		if b.Source != source {
			continue
		}
		if b.Seen < 2 {
			e.From.Grade = metrics.Single
		}
		if !slices.Contains(editions, b.Edition) {
			editions = append(editions, b.Edition)
		}
		title := titleOf(b)
		if _, ok := at[title]; !ok {
			at[title] = len(e.Tables)
			e.Tables = append(e.Tables, metrics.Lookup{Title: title, Columns: []string{"id", "figure", "year", "seen", "to be known"}})
		}
		t := &e.Tables[at[title]]
		t.Rows = append(t.Rows, []string{b.ID, b.Figure(), b.Year, strconv.Itoa(b.Seen), known(b)})
	}
	e.From.Edition = strings.Join(editions, "; ")
	return e
}

// titleOf is what a figure is of, without its year.
func titleOf(b *Benchmark) string {
	parts := []string{b.Measure, b.Population}
	if b.Span != "" {
		parts = append(parts, b.Span)
	}
	if b.Ages != "" {
		parts = append(parts, "ages "+b.Ages)
	}
	return strings.Join(parts, ", ") + ": " + b.Definition + "; counts " + b.Of
}

// known is what somebody has to know who uses a figure.
func known(b *Benchmark) string {
	parts := []string{b.Beside, b.Note}
	if b.Basis != "" && b.Basis != "either" {
		parts = append(parts, "basis "+b.Basis)
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" || s == "about" }), "; ")
}
