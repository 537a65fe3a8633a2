package pass

import (
	"fmt"
	"strconv"
	"sync"

	"apst/metrics"
)

// Ruleset names everything that the results rest on: the rules here and all tables.
const Ruleset = "pass-1"

// The options, and the words they take.
const (
	optionScores     = "scores"
	optionNumbers    = "numbers"
	optionFactors    = "factors"
	optionDuplicates = "duplicates"
	optionWeeks      = "min-weeks"

	numbersFractions = "fractions"
	keepFirst        = "first"
	keepLast         = "last"
)

// Measure is PASS as the rest of the program knows it.
func Measure() *metrics.Measure { return measure() }

var measure = sync.OnceValue(func() *metrics.Measure {
	return &metrics.Measure{
		ID: "pass", Title: "Pupil Attitudes to Self and School", Ruleset: Ruleset,
		Short: "attitudes to self and school (PASS) from exports and trackers",
		Long: `Reads results of Pupil Attitudes to Self and School (PASS, GL Assessment): data
sheets and report workbooks of the vendor, and what schools type themselves. Each
of the nine factors, or of the four of Level 1, gets its percentile, its band and
its normal score; pupils with two sittings get what changed from the first to the
last: the band, the direction of the percentile, the difference of normal scores.
Percentiles are never subtracted, and there is no overall score.

Factors are read by name. Percentages of agreement, which run from 0 to 100 as
percentiles do, are kept in a column of their own, and what a report says of a
group in a table of its own.`,
		Example: `  apst score pass "PASS StudentData.xlsx" --key name --roster pupils.xlsx
  apst score pass "PASS baseline.xlsx" "PASS endline.xlsx"
  apst score pass profiles.xlsx --wave baseline -o pass.xlsx`,
		Spec: spec(), Options: options(), Tables: tables(), Rules: Rules(), Scales: scales(), Entries: entries, Blanks: blanks(), Read: read,
		Outcomes: outcomes(),
	}
})

func options() []metrics.Option {
	return []metrics.Option{
		{Name: optionScores, Usage: "what numbers are where neither heading, title nor sheet says", Allowed: []string{percentile.String(), percentage.String()}},
		{Name: optionNumbers, Usage: "how numbers are written where that is in doubt", Allowed: []string{"0-100", numbersFractions}},
		{Name: optionFactors, Usage: "whether a table must have all factors of its survey", Allowed: []string{"all", "named"}, Default: "all"},
		{Name: optionDuplicates, Usage: "which row counts of a pupil who is twice in one sitting; without it none", Allowed: []string{keepFirst, keepLast}},
		{Name: optionWeeks, Usage: "least number of `WEEKS` between two sittings; closer ones are flagged", Default: "10", Check: checkWeeks},
	}
}

// mostWeeks is a year: more is no least distance.
const mostWeeks = 52

func checkWeeks(text string) error {
	if n, err := strconv.Atoi(text); err != nil || n < 0 || n > mostWeeks {
		return fmt.Errorf("a whole number of weeks from 0 to %d is wanted", mostWeeks)
	}
	return nil
}

// scales are what explain can be asked for: the factors.
func scales() []string {
	var out []string
	for _, s := range both {
		for _, f := range factorsOf(s) {
			out = append(out, f.id)
		}
	}
	return out
}
