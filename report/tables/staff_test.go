package tables_test

import (
	"slices"
	"strings"
	"testing"

	"apst/internal/schooltest"
	"apst/metrics/cohort"
	"apst/report/disclosure"
	"apst/report/tables"
)

// Classes go by their teachers: a school that groups by them sees them, nobody else does.
func TestNamesOfStaff(t *testing.T) {
	t.Parallel()
	a := schooltest.School(schooltest.Options{Pupils: 150, Seed: 1, Measures: []string{"sdq"}, Settings: func(s *cohort.Settings) { s.Groups = []string{"sex", "class"} }})
	for least, want := range map[int]bool{0: true, 5: false} {
		set := tables.Build(input(a, disclosure.Profile{Threshold: least}), "T03", "T15", "F11")
		for _, table := range set.Tables {
			if len(table.Rows) == 0 {
				t.Errorf("%s has no rows: %s", table.ID, table.Why)
			}
			of := func(group string) bool {
				return slices.ContainsFunc(table.Rows, func(r tables.Row) bool { return strings.Contains(r.ID+"/", "/"+group+"/") })
			}
			if !of("sex") || of("class") != want {
				t.Errorf("from %d pupils on %s is parted by sex: %t, by class: %t, want %t", least, table.ID, of("sex"), of("class"), want)
			}
		}
	}
}
