package ngrt

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"apst/metrics"
)

// Options.
const (
	optionSameDay  = "same-day"
	optionDecimals = "decimal-ages"
)

// Measure is the reading test as the rest of the program knows it.
var Measure = sync.OnceValue(func() *metrics.Measure {
	return &metrics.Measure{
		ID: ID, Title: "New Group Reading Test", Ruleset: Ruleset,
		Short: "read results of the New Group Reading Test (NGRT)",
		Long: `Reads results of the New Group Reading Test: the vendor's exports and trackers of
the school's own, a line a sitting or sittings side by side. It gives every result
its standard age score (SAS) with stanine and percentile, and says what makes a
result, or a pair of them, doubtful. Reading ages are kept as text: progress must not
be measured by them. A spelling test with the same columns is recognised.`,
		Example: `  apst score ngrt ngrt.xlsx
  apst score ngrt autumn.csv summer.csv --same-day last -o ngrt.csv`,
		Spec: spec(),
		Options: []metrics.Option{
			{Name: optionSameDay, Usage: "which of two results of a pupil on one day counts: `first|last|FORM`, the form such as A", Check: checkSameDay},
			{Name: optionDecimals, Usage: "what stands behind the point of an age such as 10.8: months, or parts of years", Allowed: []string{string(asMonths), string(asYears)}},
		},
		Tables: []metrics.Table{*table()}, Rules: Rules(), Scales: slices.Clone(scales), Entries: Entries, Blanks: []metrics.Blank{*blank()},
		Outcomes: outcomes(),
		Read:     Read,
	}
})

// checkSameDay refuses what is neither first nor last nor a form.
func checkSameDay(word string) error {
	words := append([]string{"first", "last"}, formNames()...)
	if slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, word) }) {
		return nil
	}
	return fmt.Errorf("it takes first, last, or a form: %s", strings.Join(formNames(), ", "))
}

// table is the pupil-level file.
var table = sync.OnceValue(func() *metrics.Table {
	const score, own = "the file, as it stands", "worked out"
	text := func(name, title, doc, missing, source string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.TextKind, Missing: missing, Source: source}
	}
	whole := func(name, title, doc, limits, missing, source string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.IntKind, Range: limits, Missing: missing, Source: source}
	}
	form := text("form", "Form", "Form of the test: A to C on the computer, 1A to 4B on paper.", "the file does not say, or not clearly", score)
	form.Values = strings.Join(formNames(), "; ")
	medium := text("medium", "Medium", "How the test was sat.", "the file does not say", "the form, or a column that says it")
	medium.Values = "digital; paper"
	flags := text("flags", "Flags", "What there is to say of the result, and why a value is missing; joined by ;.", "nothing to say", own)
	flags.Values = strings.Join(flagNames, "; ")
	return &metrics.Table{
		Name: ID, Title: "Reading test", About: "A row is a pupil's one sitting of the test.",
		Columns: []metrics.Column{
			text("pupil_id", "Pupil", "The pupil's identifier.", "never", score),
			whole("placement", "Placement", "Which of the pupil's placements the day falls into.", "from 1", "the day falls into none, or into two", "the list of pupils; 1 without one"),
			{Name: "date", Title: "Date", Doc: "Day of the test.", Kind: metrics.DateKind, Missing: "not in the file, or not readable", Source: score},
			text("sitting", "Sitting", "Which sitting the file says it is: baseline, interim, endline, a term, a number, or its own words.", "the file does not say", "a heading, title, name or column"),
			form, medium,
			text("age_at_test", "Age at test", "The pupil's age on the day, in years and months (12:07), or in years.", "not in the file, or not readable", score),
			whole("sas", "SAS", "Standard age score: mean 100 and standard deviation 15 within each age. The only score by which two sittings may be compared; one that stays the same means normal growth.", "59 to 141", "none in the file, at the end of the scale, or refused: see flags", score),
			text("sas_censored", "SAS at the end of the scale", "A standard age score that stands for anything beyond it, as it was written: <60, 69*, 141+.", "the score is a number, or missing", score),
			whole("sas_lower", "SAS band from", "Lower end of the 90% confidence band.", "not above the score", "none in the file: a band is not made up", score),
			whole("sas_upper", "SAS band to", "Upper end of the 90% confidence band.", "not below the score", "none in the file: a band is not made up", score),
			whole("stanine", "Stanine", "Stanine of the standard age score.", "1 to 9", "no standard age score", "ngrt.stanine"),
			whole("percentile", "Percentile", "National percentile rank of the standard age score.", "1 to 99", "no standard age score as a number", "ngrt.percentile"),
			whole("sc_stanine", "SC stanine", "Stanine of sentence completion.", "1 to 9", "not in the file", score),
			whole("pc_stanine", "PC stanine", "Stanine of passage comprehension.", "1 to 9", "not in the file; the pupil went on to phonics, which is no fault", score),
			text("scale_score", "Scale score", "Score on the scale that runs through all ages; not a standard age score.", "not in the file", score),
			text("reading_age", "Reading age", "Age at which the score is the average, in years and months (9:05). Not for comparing two sittings.", "not in the file, not readable, or at the end of the scale", score),
			text("reading_age_censored", "Reading age at the end of the scale", "A reading age that stands for anything beyond it, as it was written: 6:00-, 17:00+.", "the reading age is exact, or missing", score),
			text("progress_label", "Progress label", "The vendor's word for progress since an earlier sitting, as it stands. It is not worked out or checked here.", "not in the file", score),
			flags,
			text("ruleset", "Ruleset", "What the row rests on.", "never", own),
			text("source", "Source", "File, sheet and row.", "never", own),
		},
	}
})

// flagNames are all flags that a row can have.
var flagNames = []string{
	"date-unreadable", "no-date", "sas-missing", "sas-unreadable", "sas-censored", "sas-decimals", "sas-none", "sas-at-lowest", "sas-at-highest",
	"stanine-differs", "percentile-differs", "stanine-none", "sc-stanine-none", "pc-stanine-none", "percentile-none", "band-differs",
	"no-passage-comprehension", "passage-comprehension-and-phonics", "sections-apart", "form-unknown", "reading-age-unreadable", "reading-age-censored",
	"age-unreadable", "age-outside-test", "age-differs", "same-day", "same-day-FORM", "under-8-weeks", "same-form", "paper-and-digital",
	"progress-without-start", "progress-stale",
}
