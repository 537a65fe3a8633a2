package main

import (
	"cmp"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/metrics/cohort"
	"apst/metrics/coverage"
	"apst/metrics/record"
	"apst/metrics/roster"
	"apst/report/words"
	"apst/sdq/intake"
	"apst/sdq/outcome"
)

// ruleTables is the registry of finding rules: every package that can raise
// findings is one line here.
var ruleTables = []func() []*finding.Rule{
	ingest.Rules,
	intake.Rules,
	roster.Rules,
	coverage.Rules,
	record.Rules,
	measureRules,
	outcome.Rules,
	cohort.Rules,
	words.Rules,
}

// allRules are the rules of everything that can be found, in order of id.
func allRules() []*finding.Rule {
	var all []*finding.Rule
	for _, table := range ruleTables {
		all = append(all, table()...)
	}
	slices.SortFunc(all, func(a, b *finding.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return all
}
