package ingest

import (
	"encoding/csv"
	"strings"
)

// Authorities are runs of codes of three digits.
type Authorities struct{ First, Last, Source string }

// KnownAuthorities are the codes that [KnownLA] knows, for a page of methods.
func KnownAuthorities() []Authorities {
	authorities() // reports a damaged table
	rows, _ := csv.NewReader(strings.NewReader(authoritiesCSV)).ReadAll()
	var out []Authorities
	for _, r := range rows[1:] {
		out = append(out, Authorities{r[0], r[1], r[2]})
	}
	return out
}
