package sdq

import (
	_ "embed"
	"sync"
)

// The constants as published, a row each, with source, edition, grade and how
// the row was checked. They are parsed when first asked for: a program that
// only scores never reads them.
var (
	//go:embed tables/rules.csv
	rulesCSV string
	//go:embed tables/bands.csv
	bandsCSV string
	//go:embed tables/norms.csv
	normsCSV string
	//go:embed tables/reliability.csv
	reliabilityCSV string
	//go:embed tables/nhs.csv
	nhsCSV string
	//go:embed tables/prediction.csv
	predictionCSV string
	//go:embed tables/added-value.csv
	addedValueCSV string
)

var rules = sync.OnceValue(func() []Rule {
	rows := readTable("rules", rulesCSV)
	list := make([]Rule, len(rows))
	for i, r := range rows {
		list[i] = Rule{
			ID: r.cells["id"], Title: r.cells["title"], Text: r.cells["text"], Formula: r.cells["formula"],
			Provenance: r.provenance(),
		}
	}
	return list
})
