package cohort

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/ingest"
	"apst/metrics/record"
)

// Whom nobody is to be sent to with a form, and who has to be asked sooner.
func TestDueExceptions(t *testing.T) {
	t.Parallel()
	on := func(month, day int) ingest.Date { return ingest.Date{Year: 2023, Month: uint8(month), Day: uint8(day)} }
	stay := func(entry, exit ingest.Date, reason string) record.Stay {
		return record.Stay{Pupil: "A", UPN: "A", Entry: entry, Exit: exit, Facts: map[string]string{factExitReason: reason}}
	}
	teacher := "teacher A baseline"
	for name, test := range map[string]struct {
		stays []record.Stay
		done  []string
		set   func(*Settings)
		want  []string
	}{
		"died":                              {[]record.Stay{stay(on(1, 9), on(2, 17), "died")}, []string{"self A baseline", teacher}, nil, nil},
		"in custody":                        {[]record.Stay{stay(on(1, 9), on(2, 17), "custody")}, []string{"self A baseline"}, nil, []string{"self A endline 2023-02-17 12"}},
		"leaves before the baseline is due": {[]record.Stay{stay(on(2, 6), on(3, 10), "")}, []string{teacher, "teacher A endline"}, nil, []string{"self A baseline 2023-03-10 -9"}},
		"leaves after the baseline is due":  {[]record.Stay{stay(on(1, 18), on(3, 10), "")}, []string{teacher, "teacher A endline"}, nil, []string{"self A baseline 2023-03-01 0"}},
		"last day is today":                 {[]record.Stay{stay(on(1, 9), on(3, 1), "")}, []string{teacher}, nil, []string{"teacher A endline 2023-03-01 0"}},
		"came after the day of the data":    {[]record.Stay{stay(on(3, 6), ingest.Date{}, "")}, []string{teacher}, func(s *Settings) { s.BaselineWithin = 10 }, []string{"self A baseline 2023-03-16 -15"}},
		"an endline alone":                  {[]record.Stay{stay(on(1, 9), ingest.Date{}, "")}, []string{teacher, "self A endline"}, nil, []string{"self A baseline 2023-02-20 9"}},
		"only a month of entry":             {[]record.Stay{stay(ingest.Date{Year: 2023, Month: 1}, ingest.Date{}, "")}, []string{teacher}, nil, []string{"self A baseline  0"}},
		"gone, and back lately":             {[]record.Stay{stay(on(1, 2), on(1, 27), ""), stay(on(2, 27), ingest.Date{}, "")}, []string{"self A baseline", teacher}, nil, nil},
		"back, and it is not known when":    {[]record.Stay{stay(on(1, 2), on(1, 27), ""), stay(on(1, 30), ingest.Date{}, "")}, []string{"self A baseline undated", teacher + " undated"}, nil, nil},
		"not on roll for long enough yet":   {[]record.Stay{stay(on(1, 10), ingest.Date{}, "")}, []string{teacher}, func(s *Settings) { s.LeastDays = 60 }, []string{"self A baseline 2023-02-21 8"}},
		"not long enough yet, and done":     {[]record.Stay{stay(on(1, 10), ingest.Date{}, "")}, []string{teacher, "self A baseline"}, func(s *Settings) { s.LeastDays = 60 }, nil},
		"stays till it is long enough":      {[]record.Stay{stay(on(1, 10), on(3, 10), "")}, []string{teacher, "teacher A endline"}, func(s *Settings) { s.LeastDays = 60 }, []string{"self A baseline 2023-02-21 8"}},
		"leaves a day before it is":         {[]record.Stay{stay(on(1, 10), on(3, 9), "")}, []string{teacher, "teacher A endline"}, func(s *Settings) { s.LeastDays = 60 }, nil},
		"left before it was":                {[]record.Stay{stay(on(1, 10), on(2, 17), "")}, []string{"self A baseline", teacher}, func(s *Settings) { s.LeastDays = 60 }, nil},
		"too young":                         {[]record.Stay{{Pupil: "A", UPN: "A", Entry: on(1, 10), Born: ingest.Date{Year: 2017, Month: 1, Day: 1}, Facts: map[string]string{}}}, nil, func(s *Settings) { s.LeastAge = 11 }, nil},
	} {
		if diff := cmp.Diff(test.want, dueLines(t, test.stays, test.done, test.set)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
