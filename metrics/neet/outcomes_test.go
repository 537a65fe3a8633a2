package neet

import (
	"fmt"
	"slices"
	"testing"

	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// Leavers have a value for each day that is looked at, or a reason; with a list of
// pupils those who are in no record are not known, whatever the kind.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	roll := []record.Stay{stay(upn1, "2004-11-02", "2020-09-01", "2021-07-20"), stay(upn2, "2004-11-02", "2020-09-01", "2021-07-20"), stay(upn4, "2004-11-02", "2020-09-01", "2021-07-20"), stay(upn6, "2004-11-02", "2020-09-01", "2022-02-10")}
	r := read(t, job{files: map[string]string{"nccis.csv": year(yearOfLeavers)}, roll: roll})
	var got []string
	for row := range r.Rows(1) {
		if row.At == (sheet.Ref{}) {
			t.Error("a row without a place")
		}
		for _, o := range Measure().Outcomes {
			n := 0
			for _, v := range row.Values {
				if v.Scale != o.Scale {
					continue
				}
				if !slices.ContainsFunc(o.Standings, func(s metrics.Named) bool { return s.ID == v.Period }) || v.Placement != 1 {
					t.Errorf("%+v", v)
				}
				n++
				if o.Scale == scaleGroup && v.Period == sixMonths {
					got = append(got, fmt.Sprintf("%s %s %s %s", v.Pupil, v.Date, v.Category, v.State))
				}
			}
			if n != len(o.Standings) {
				t.Errorf("%s: %d values of %s", row.Pupil, n, o.Scale)
			}
		}
	}
	same(t, "by kind", got, []string{
		upn1 + " 2022-01-20 EET:education known", upn2 + " 2022-01-20 NEET:available known", upn4 + " 2022-01-20 NOT_KNOWN known", upn6 + " 2022-08-10  not available",
	})
	for _, o := range Measure().Outcomes {
		if o.Pairing != metrics.ByStanding || !o.Words || o.Applies == "" || len(o.Standings) != 3 {
			t.Errorf("%+v", o)
		}
		for _, word := range o.Order {
			if _, ok := ParseStatus(word); !ok {
				t.Errorf("%s is no status", word)
			}
		}
	}
}
