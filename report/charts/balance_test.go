package charts

import (
	"strings"
	"testing"
)

func TestBalance(t *testing.T) {
	t.Parallel()
	school := []BalanceRow{
		{Label: "Age at entry", Difference: Value{V: 0.04}},
		{Label: "Girls", Difference: Value{V: -0.22}},
		{Label: "Education, health and care plan", Difference: Value{V: 0.31}},
		{Label: "Free school meals", Difference: Value{V: 0.1}},
		{Label: "Looked after", Difference: Value{Hidden: true, V: 3}},
		{Label: "Permanently excluded before entry", Difference: Value{V: -0.47}},
		{Label: "Baseline total difficulties", Difference: Value{V: 0.12}},
		{Label: "Absence before entry", Difference: Value{Absent: true}, Note: "not recorded for those lost"},
	}
	for name, rows := range map[string][]BalanceRow{
		"school": school,
		"one":    {{Label: "Girls", Difference: Value{V: 0}}},
		"hidden": {{Label: "Girls", Difference: Value{Hidden: true}}, {Label: "Looked after", Difference: Value{Hidden: true}}},
		"far":    {{Label: "Age", Difference: Value{V: 4.2}}, {Label: strings.Repeat("A characteristic of a long name ", 5), Difference: Value{V: -1}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := Balance(BalanceData{Frame: frame("F11"), Rows: rows})
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
		})
	}
}
