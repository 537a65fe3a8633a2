package cohort

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// dueLines are the questionnaires that are due as of 1 March 2023 of pupils of the list
// with the baselines and endlines that are named: "self A baseline".
func dueLines(t *testing.T, stays []record.Stay, done []string, set func(*Settings)) []string {
	t.Helper()
	src := Source{Measure: "sdq", Outcomes: []metrics.Outcome{{Scale: "total", Primary: true, Pairing: metrics.ByWave}}}
	for _, d := range append(done, "self Z baseline", "teacher Z baseline") { // that there is any by them
		f := strings.Fields(d)
		day := ingest.Date{Year: 2023, Month: 1, Day: 20}
		if len(f) > 3 { // undated
			day = ingest.Date{}
		}
		key := metrics.Key{Pupil: f[1], Measure: "sdq", Scale: "total", Informant: f[0], Wave: f[2]}
		src.Rows = append(src.Rows, Row{Pupil: f[1], Values: []metrics.Value{metrics.NumberValue(key, day, 10)}})
	}
	stays = append(stays, record.Stay{Pupil: "Z", UPN: "Z", Entry: ingest.Date{Year: 2022, Month: 9, Day: 5}, Facts: map[string]string{}})
	s := DefaultSettings()
	if set != nil {
		set(&s)
	}
	asOf := ingest.Date{Year: 2023, Month: 3, Day: 1}
	l := Join(&Input{Roll: record.NewRoll(stays), Sources: []Source{src}, AsOf: asOf}, &finding.Log{})
	var out []string
	for _, d := range Analyse(l, &s).Due("sdq", asOf) {
		if d.Pupil.ID != "Z" {
			out = append(out, fmt.Sprintf("%s %s %s %s %d", d.Informant, d.Pupil.ID, d.Time, d.On, d.Days))
		}
	}
	return out
}

func TestDue(t *testing.T) {
	t.Parallel()
	on := func(month, day int) ingest.Date { return ingest.Date{Year: 2023, Month: uint8(month), Day: uint8(day)} }
	stay := func(id string, entry, exit ingest.Date, facts ...string) record.Stay {
		f := map[string]string{}
		for i := 0; i+1 < len(facts); i += 2 {
			f[facts[i]] = facts[i+1]
		}
		return record.Stay{Pupil: id, UPN: id, Entry: entry, Exit: exit, Facts: f}
	}
	both := func(id string) []string { return []string{"self " + id + " baseline", "teacher " + id + " baseline"} }
	for name, test := range map[string]struct {
		stays []record.Stay
		done  []string
		set   func(*Settings)
		want  []string
	}{
		"due today":            {[]record.Stay{stay("A", on(1, 18), ingest.Date{})}, nil, nil, []string{"self A baseline 2023-03-01 0", "teacher A baseline 2023-03-01 0"}},
		"overdue since a day":  {[]record.Stay{stay("A", on(1, 17), ingest.Date{})}, []string{"teacher A baseline"}, nil, []string{"self A baseline 2023-02-28 1"}},
		"in the next weeks":    {[]record.Stay{stay("A", on(2, 15), ingest.Date{})}, []string{"teacher A baseline"}, nil, []string{"self A baseline 2023-03-29 -28"}},
		"far ahead":            {[]record.Stay{stay("A", on(2, 16), ingest.Date{})}, nil, nil, nil},
		"as the project says":  {[]record.Stay{stay("A", on(2, 16), ingest.Date{})}, []string{"teacher A baseline"}, func(s *Settings) { s.BaselineWithin = 10 }, []string{"self A baseline 2023-02-26 3"}},
		"left without any":     {[]record.Stay{stay("A", on(1, 9), on(2, 17))}, nil, nil, nil},
		"left with a baseline": {[]record.Stay{stay("A", on(1, 9), on(2, 17))}, both("A"), nil, []string{"self A endline 2023-02-17 12", "teacher A endline 2023-02-17 12"}},
		"leaves soon":          {[]record.Stay{stay("A", on(1, 9), on(3, 10))}, []string{"self A baseline", "teacher A baseline", "teacher A endline"}, nil, []string{"self A endline 2023-03-10 -9"}},
		"the period ends":      {[]record.Stay{stay("A", on(1, 9), ingest.Date{})}, both("A"), func(s *Settings) { s.To = on(3, 15) }, []string{"self A endline 2023-03-15 -14", "teacher A endline 2023-03-15 -14"}},
		"no day of entry":      {[]record.Stay{stay("A", ingest.Date{}, ingest.Date{})}, []string{"teacher A baseline"}, nil, []string{"self A baseline  0"}},
		"no consent":           {[]record.Stay{stay("A", on(1, 9), ingest.Date{}, "consent", "no")}, nil, nil, nil},
		"all done":             {[]record.Stay{stay("A", on(1, 9), ingest.Date{})}, both("A"), nil, nil},
		"came back":            {[]record.Stay{stay("A", on(1, 9), on(1, 13)), stay("A", on(1, 16), ingest.Date{})}, []string{"teacher A baseline"}, nil, []string{"self A baseline 2023-02-27 2"}},
	} {
		if diff := cmp.Diff(test.want, dueLines(t, test.stays, test.done, test.set)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
