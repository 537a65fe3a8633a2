package ngrt

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"apst/metrics"
	"apst/metrics/record"
)

// What is known of the test, and what this program goes by, a row each.
var (
	//go:embed tables/headings.csv
	headingsCSV string
	//go:embed tables/tests.csv
	testsCSV string
	//go:embed tables/forms.csv
	formsCSV string
	//go:embed tables/stanines.csv
	staninesCSV string
	//go:embed tables/reliability.csv
	reliabilityCSV string
	//go:embed tables/limits.csv
	limitsCSV string
	//go:embed tables/labels.csv
	labelsCSV string
	//go:embed tables/missing.csv
	missingCSV string
)

// row is a row of a table by column.
type row map[string]string

// rowsOf reads a table, whose first line names the columns.
func rowsOf(text string) []row {
	head, _, _ := strings.Cut(text, "\n")
	columns := strings.Split(strings.TrimSpace(head), ",")
	var out []row
	for _, cells := range record.Table(text) {
		r := row{}
		for i, c := range columns {
			r[c] = cells[i]
		}
		out = append(out, r)
	}
	return out
}

// integer is a cell that is a whole number.
func (r row) integer(column string) int {
	n, err := strconv.Atoi(r[column])
	if err != nil {
		panic(fmt.Sprintf("metrics/ngrt: embedded table: bad %s %q", column, r[column]))
	}
	return n
}

// from is where the row comes from.
func (r row) from() metrics.From {
	grades := map[string]metrics.Grade{"own": metrics.Own, "confirmed": metrics.Confirmed, "single": metrics.Single, "known": metrics.Knowledge}
	g, ok := grades[r["grade"]]
	if !ok {
		panic(fmt.Sprintf("metrics/ngrt: embedded table: bad grade %q", r["grade"]))
	}
	return metrics.From{Source: r["source"], Edition: r["edition"], Grade: g}
}

// limits are the thresholds by id.
var limits = sync.OnceValue(func() map[string]row {
	out := map[string]row{}
	for _, r := range rowsOf(limitsCSV) {
		out[r["id"]] = r
	}
	return out
})

// limit is a threshold in its unit.
func limit(id string) int { return limits()[id].integer("value") }

// noScore are the words that say that there is no score, folded.
var noScore = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, r := range rowsOf(missingCSV) {
		out[r["text"]] = true
	}
	return out
})

// nothing reports whether a text says that there is nothing: a word for it, or
// signs alone, such as a dash.
func nothing(text string) bool {
	return noScore()[strings.ToLower(text)] || record.Squeeze(text) == "" && !strings.ContainsAny(text, "<>=+*")
}
