package figures_test

import (
	"strings"
	"testing"

	"apst/report/charts"
	"apst/report/figures"
	"apst/report/tables"
)

// referralTable is the table of F08 with two specialists.
var referralTable = tables.Table{ID: "F08", Columns: func() []tables.Column {
	out := columns("pupils", "pupils_known", "pupils_percent", "requests", "speech", "youth")
	for i := range out {
		out[i].Unit = "requests"
		if i < 3 {
			out[i].Unit = "pupils"
		}
		out[i].Title = map[string]string{"speech": "Speech therapist", "youth": "Youth worker"}[out[i].ID]
	}
	return out
}()}

// Steps, months and specialists of which no number is shown are left out of the chart of
// referrals, and it says so; with nothing shown there is no chart.
func TestReferralsAreOfWhatIsShown(t *testing.T) {
	t.Parallel()
	order := []string{"funnel/referred", "funnel/accepted", "funnel/seen", "funnel/completed", "month/Sep 2022", "month/Oct 2022", "month/Nov 2022", "month/all"}
	for _, c := range []struct {
		name       string
		rows       []string // in that order
		there, not string   // texts of the drawing, apart by commas
		title      string
		foot       string
	}{
		{"all", []string{"21 z z 27 z z", "12 21 57 14 z z", "12 12 100 14 z z", "10 12 83 12 z z", "z z z 6 5 1", "z z z 11 9 2", "z z z 10 4 6", "z z z 27 18 9"},
			"Referred,Work completed,Sep 2022,Oct 2022,Nov 2022,27,18", "c", "Of 21 pupils with a referral, 12 were seen", ""},
		{"a step", []string{"21 z z 27 z z", "12 21 57 14 z z", "12 12 100 14 z z", "c 12 c c z z", "z z z c 0 c", "z z z c c c", "z z z c c c", "z z z 27 c c"},
			"Referred,Seen", "funnel/completed,Sep 2022,Speech therapist,c,All months,27", "Of 21 pupils with a referral, 12 were seen", "Not shown, so that no pupil can be recognised: work completed"},
		{"some months", []string{"c z z 27 z z", "c 21 c c z z", "c c c c z z", "c c c c z z", "z z z 6 c c", "z z z c c c", "z z z c 5 c", "z z z 27 c c"},
			"Sep 2022,Nov 2022,6,5,Speech therapist", "Referred,Oct 2022,Youth worker", "Requests by month and specialist", "of which no number can be shown are left out"},
		{"the year", []string{"c z z 27 z z", "c c c c z z", "c c c c z z", "c c c c z z", "z z z 0 0 0", "z z z c c c", "z z z c c c", "z z z 27 18 c"},
			"All months,27,18", "Sep 2022,Youth worker,c,0", "Requests by specialist", "are left out"},
		{"nothing", []string{"c z z c z z", "c c c c z z", "c c c c z z", "c c c c z z", "z z z c 0 c", "z z z c c c", "z z z c c c", "z z z c c c"}, "", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			rows := map[string]string{}
			for i, name := range order {
				rows[name] = c.rows[i]
			}
			r := handmade(t, referralTable, rows, order...)
			for i := range r.Tables[0].Rows { // the line below the months, and stages in words
				row := &r.Tables[0].Rows[i]
				row.Total = strings.HasSuffix(row.ID, "/all")
				row.Label = strings.NewReplacer("referred", "Referred", "seen", "Seen", "completed", "Work completed", "all", "All months").Replace(row.Label)
			}
			chart, err := figures.Draw(r, "F08")
			if c.there == "" {
				if err == nil || !strings.Contains(err.Error(), "nothing that could be drawn is shown") {
					t.Errorf("%v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			checkChart(t, chart)
			for _, text := range strings.Split(c.there, ",") {
				if !draws(chart, text) {
					t.Errorf("%q is not drawn", text)
				}
			}
			for _, text := range strings.Split(c.not, ",") {
				if draws(chart, text) && !(text == "c" && c.name == "some months") {
					t.Errorf("%q is drawn", text)
				}
			}
			if chart.Title != c.title || !strings.Contains(chart.Source, c.foot) || c.foot == "" && strings.Contains(chart.Source, "shown") {
				t.Errorf("title %q, foot %q", chart.Title, chart.Source)
			}
		})
	}
}

// draws reports whether a chart has a text that is just this.
func draws(c *charts.Chart, text string) bool {
	for _, one := range c.Texts() {
		if one.Text == text {
			return true
		}
	}
	return false
}
