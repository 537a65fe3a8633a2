package main

import (
	"slices"
	"strings"
	"testing"

	"apst/internal/compare"
)

// Every table of the codebook is known by its columns, and has the columns of its key: a
// new table, or another column, is taken note of where it is compared.
func TestTablesAreKnownToDiff(t *testing.T) {
	t.Parallel()
	// No tables, not from their first row on, or what apst verify keeps of others.
	other := []string{"provenance", "fix-list", "expected", "check-junit", "diff", "recorded", "reasons"}
	for _, f := range writtenFiles() {
		if slices.Contains(other, f.Name) || strings.HasPrefix(f.Name, "template-") || strings.HasPrefix(f.Name, "return-") || strings.HasPrefix(f.Name, "verify") {
			continue
		}
		var columns []string
		for _, c := range f.Columns {
			columns = append(columns, c.Name)
		}
		k := compare.KindOf(columns)
		if k == nil || k.Name != f.Name {
			t.Errorf("%s: its columns are those of %+v", f.Name, k)
			continue
		}
		for _, key := range k.Key {
			if !slices.Contains(columns, key) {
				t.Errorf("%s: its key has the column %s, which it has not", f.Name, key)
			}
		}
		if slices.Contains(columns, "pupil_id") != k.Pupils && f.Name != "suspects" {
			t.Errorf("%s: a row is about a pupil: %v", f.Name, k.Pupils)
		}
	}
}
