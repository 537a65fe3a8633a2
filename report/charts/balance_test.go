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

// Many characteristics, under headings, are drawn closely so that they fit a page, and
// are summed up in words.
func TestBalanceOfMany(t *testing.T) {
	t.Parallel()
	d := BalanceData{Frame: frame("F11")}
	for i := range 40 {
		d.Rows = append(d.Rows, BalanceRow{
			Group: []string{"Ethnicity", "Route into the school", "Centre"}[i*3/40], Label: strings.Repeat("Any other background ", 1+i%4), Difference: val(float64(i-20) / 40),
		})
	}
	c, err := Balance(d)
	if err != nil {
		t.Fatal(err)
	}
	checkLayout(t, c)
	for _, size := range []*Chart{c, c.Half()} {
		if size.Height > pageHeight {
			t.Errorf("the chart is %v high", size.Height)
		}
	}
	if !strings.Contains(c.Description, "Differences shown: 40; further from 0 than that: 31.") || len(c.Description) > 500 {
		t.Errorf("%q", c.Description)
	}
}
