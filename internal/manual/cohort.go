package manual

import (
	"slices"
	"strconv"
	"strings"

	"apst/metrics/cohort"
	"apst/metrics/stats"
	"apst/sdq/outcome"
)

// cohortChapter is how pupils are linked, paired and counted, and what results there
// are.
func cohortChapter() *Chapter {
	c := &Chapter{ID: "cohort", Title: "Linking, change and results", About: "What apst change joins, pairs and works out."}
	for _, e := range slices.Concat(cohort.Entries(), outcome.Entries()) {
		c.Entries = append(c.Entries, entryOf(e))
	}
	return c
}

// statistics is every statistic with its formula, convention, source and edges, and
// what R calls it.
func statistics() *Chapter {
	c := &Chapter{ID: "statistics", Title: "Statistics", About: "What is estimated, by which formula and convention, and the call of R that gives the same number. How far each lies from worked examples is in docs/statistics.md."}
	for _, s := range stats.Entries() {
		e := &Entry{ID: "statistics." + s.ID, Title: strings.ToLower(s.Title[:1]) + s.Title[1:], Text: s.Estimates, From: &own, See: []string{"cohort.results"}}
		for _, f := range []Fact{{"formula", s.Formula}, {"convention", s.Convention}, {"source", s.Source}, {"edges", s.Edges}, {"in R", s.R}} {
			if f.Text != "" {
				e.Facts = append(e.Facts, f)
			}
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}

// results is every statistic that results can carry, by its fixed name.
func results() *Chapter {
	c := &Chapter{ID: "results", Title: "Names of results", About: "What the column statistic of the results can hold. Names do not change."}
	for _, s := range cohort.Statistics() {
		e := &Entry{ID: "results." + s.Name, Title: s.Title, Text: s.Meaning, From: &own, See: []string{"cohort.results", "cohort.floors"}}
		for _, f := range []Fact{{"unit", s.Unit}, {"of", strings.Join(s.Of.Names(), ", ")}, {"category", s.Category}} {
			if f.Text != "" {
				e.Facts = append(e.Facts, f)
			}
		}
		if s.Least > 0 {
			e.Facts = append(e.Facts, Fact{"given from", strings.TrimSpace(strconv.Itoa(s.Least) + " " + s.Noun + " on; below that the row stays, without an estimate")})
		}
		c.Entries = append(c.Entries, e)
	}
	return c
}
