package reports

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"

	"apst/report/document"
)

//go:embed terms.csv
var termsCSV string

// Terms are the technical words of reports, each with what it means in plain words.
var Terms = sync.OnceValue(func() []document.Term {
	rows, err := csv.NewReader(strings.NewReader(termsCSV)).ReadAll()
	if err != nil {
		panic(err) // a table of the program's own
	}
	var out []document.Term
	for _, r := range rows[1:] {
		t := document.Term{Name: r[0], Meaning: r[2]}
		if r[1] != "" {
			t.Forms = strings.Split(r[1], ";")
		}
		out = append(out, t)
	}
	return out
})
