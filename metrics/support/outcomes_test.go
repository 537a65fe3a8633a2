package support

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest/sheet"
	"apst/metrics"
)

// Every event that is counted is among the values, of the same time as the weeks that
// it is counted over, and rows say where they stand.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	g := run(t, given{roll: twoPupils(), asOf: on(2022, 9, 30), files: []file{
		{"suspensions.csv", "UPN,Exclusion type,Start date,End date,Sessions\nA999432119001,Fixed term,06/09/2022,08/09/2022,5\nA999432119001,SUSP,12/09/2022,13/09/2022,3\nP999432119002,PERM,20/09/2022,,\n"},
		{"incidents.csv", "UPN,Incident date,Incident type\nP999432119002,06/09/2022,Fighting\n"},
	}})
	periods := map[string]map[string]bool{}
	places := map[string]sheet.Ref{}
	for row, err := range g.reading.Rows(tableIncidents) {
		if err != nil {
			t.Fatal(err)
		}
		places[row.Pupil] = row.At
		for _, v := range row.Values {
			if periods[v.Scale] == nil {
				periods[v.Scale] = map[string]bool{}
			}
			periods[v.Scale][v.Period] = true
		}
	}
	one := map[string]bool{"2022-09-01 to 2022-09-30": true}
	for _, o := range Measure().Outcomes {
		if o.Rate == nil || o.Pairing != metrics.ByStanding || o.Applies == "" || o.Better != metrics.Lower {
			t.Errorf("%+v", o)
		}
		for _, scale := range []string{o.Scale, o.Rate.Exposure} {
			if diff := cmp.Diff(one, periods[scale]); diff != "" {
				t.Errorf("%s: %s", scale, diff)
			}
		}
	}
	want := map[string]sheet.Ref{ann: {File: "suspensions.csv"}, bob: {File: "incidents.csv"}, cat: {}}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
}
