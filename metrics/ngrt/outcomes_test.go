package ngrt

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/metrics"
)

// What is looked at over time is among the values, each with its day and with what it
// was sat on; nothing else is to be compared.
func TestOutcomes(t *testing.T) {
	t.Parallel()
	o := Measure().Outcomes
	if len(o) != 1 || o[0].Scale != scaleSAS || o[0].Better != metrics.Higher || o[0].Pairing != metrics.ByDate || !strings.Contains(o[0].Applies, "normal growth") {
		t.Fatalf("%+v", o)
	}
	got := readAll(t, asked{}, [2]string{"ngrt.csv", "UPN,Date of test,Form,SAS,Stanine\n" +
		"A999432119001,06/09/2022,A,88,3\nA999432119001,14/03/2023,B,95,4\nP999432119002,06/09/2022,3A,<69,1\nB999432119003,06/09/2022,,100,5\n"})
	var seen []string
	for row, err := range got.rd.Rows(0) {
		if err != nil {
			t.Fatal(err)
		}
		if row.At.Row == 0 || row.At.File != "ngrt.csv" {
			t.Errorf("a row at %v", row.At)
		}
		for _, v := range row.Values {
			if v.Scale == o[0].Scale {
				x, ok := v.Number()
				seen = append(seen, fmt.Sprintf("%s %s %q %g %t %d", v.Pupil, v.Date, v.Form, x, ok, v.Placement))
			}
		}
	}
	want := []string{
		`A999432119001 2022-09-06 "digital" 88 true 1`, `A999432119001 2023-03-14 "digital" 95 true 1`,
		`B999432119003 2022-09-06 "" 100 true 1`, `P999432119002 2022-09-06 "paper" 0 false 1`,
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
}

// The limits are those of the vendor's figures: 13.0 and 17.1 points.
func TestReliableOutcome(t *testing.T) {
	t.Parallel()
	o := Measure().Outcomes[0]
	for _, tt := range []struct {
		ask    metrics.ReliableAsk
		limit  float64
		points int
	}{
		{metrics.ReliableAsk{}, 13.03, 14}, {metrics.ReliableAsk{Method: "ngrt-sem"}, 13.03, 14}, {metrics.ReliableAsk{Method: "ngrt-half-year"}, 17.14, 18},
		{metrics.ReliableAsk{SD: 15, Reliability: 0.9}, 13.15, 14}, {metrics.ReliableAsk{Method: "british-alpha"}, 0, 0}, {metrics.ReliableAsk{SD: 15, Reliability: 1}, 0, 0},
	} {
		r, why := o.Reliable(tt.ask)
		if math.Abs(r.Limit-tt.limit) > 0.005 || r.Points != tt.points || (why == "") != (tt.points > 0) || r.Confirmed {
			t.Errorf("%+v: %+v %q", tt.ask, r, why)
		}
		if tt.points > 0 && int(math.Floor(r.Limit))+1 != r.Points {
			t.Errorf("%+v: more than %g is not %d", tt.ask, r.Limit, r.Points)
		}
		if tt.ask.SD == 0 && tt.points > 0 && !strings.Contains(r.Source, "not of the vendor") {
			t.Errorf("%+v: %q", tt.ask, r.Source)
		}
	}
	if n, ok := o.Norm(""); !ok || n.Mean != 100 || n.SD != 15 || n.Retest != 0.83 || n.Confirmed || n.Source == "" {
		t.Errorf("%+v %t", n, ok)
	}
}
