package plan

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// Of pupils who were to return it is said where they went, once they have left; of the
// others it is not asked.
func TestReturned(t *testing.T) {
	t.Parallel()
	day := func(y int16, m, d uint8) ingest.Date { return ingest.Date{Year: y, Month: m, Day: d} }
	const third, fourth, fifth = "B999432119003", "D999432119004", "E999432119005"
	stay := func(id string, exit ingest.Date, facts ...string) record.Stay {
		s := record.Stay{Pupil: id, UPN: id, Entry: day(2022, 9, 5), Exit: exit, Facts: map[string]string{}}
		for i := 0; i < len(facts); i += 2 {
			s.Facts[facts[i]] = facts[i+1]
		}
		return s
	}
	roll := record.NewRoll([]record.Stay{
		stay(first, day(2023, 3, 31), "destination", "mainstream"), stay(second, day(2023, 3, 31)), stay(third, ingest.Date{}, "destination", "mainstream"),
		stay(fourth, day(2023, 3, 31), "destination", "special"), stay(fifth, day(2023, 9, 1), "destination", "mainstream"),
	})
	text := "UPN,Purpose,Start date\n"
	for id, purpose := range map[string]string{first: "Reintegration", second: "Reintegration", third: "Reintegration", fourth: "Assessment", fifth: "Reintegration"} {
		text += id + "," + purpose + ",05/09/2022\n"
	}
	rd, _ := readFiles(t, roll, asOf, file{"plan.csv", text})
	got := map[string]string{}
	for row := range rd.Rows(0) {
		if row.At.Row == 0 {
			t.Errorf("a row at %q", row.At)
		}
		for _, v := range row.Values {
			if v.Scale == Measure().Outcomes[0].Scale {
				got[v.Pupil] = fmt.Sprintf("%d %s %s %s", v.Placement, v.Date, v.Category, v.State)
			}
		}
	}
	want := map[string]string{
		first: "1 2023-03-31 mainstream known", second: "1 2023-03-31  missing", third: "1   not applicable", fourth: "1   not applicable", fifth: "1   not applicable",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	rd, _ = readText(t, text)
	for row := range rd.Rows(0) {
		for _, v := range row.Values {
			if v.Scale == scaleReturned {
				t.Errorf("without a list of pupils: %+v", v)
			}
		}
	}
	if o := Measure().Outcomes[0]; o.Pairing != metrics.ByStanding || !o.Words || o.Applies == "" {
		t.Errorf("%+v", o)
	}
}
