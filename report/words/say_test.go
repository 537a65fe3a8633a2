package words_test

import (
	"slices"
	"strings"
	"testing"

	"apst/internal/schooltest"
	"apst/report/disclosure"
	"apst/report/release"
	"apst/report/tables"
	"apst/report/words"
)

// said is what the tables of a school come to, for readers of a profile.
func said(t *testing.T, school, profile string, names ...string) []string {
	t.Helper()
	p, err := disclosure.ParseProfile(profile)
	if err != nil {
		t.Fatal(err)
	}
	d, err := release.Clear(tables.Build(&tables.Input{Analysis: schooltest.Shared(school), Least: p.Threshold}, names...), p)
	if err != nil || d.Release == nil {
		t.Fatal(school, profile, err)
	}
	var out []string
	for _, table := range d.Release.Tables {
		out = append(out, words.Say(d.Release, table)...)
	}
	return out
}

// Every change comes with its interval and how many it rests on, better beside worse,
// and few pupils are said to be few.
func TestSay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		table string
		want  []string
	}{
		{"T06", []string{
			"Self-report, all on roll: of 16 pupils, 4 were reliably better, none were reliably worse, and 12 had no reliable change.",
			"Self-report, supported by the team: n = 8, too few to describe a pattern.",
			"Teacher report, all on roll: of 15 pupils, 5 were reliably better, none were reliably worse, and 10 had no reliable change.",
			"Teacher report, supported by the team: n = 7, too few to describe a pattern.",
			"Parent report, all on roll: n = 6, too few to describe a pattern.",
			"Parent report, supported by the team: n = 3, too few to describe a pattern.",
		}},
		{"T08", []string{
			"Attendance, mean of pupils' rates, all on roll: on average the second time was 3.7 percentage points higher than the first (95% interval -2.2 to +9.6, which includes no change), n = 24.",
			"Attendance, mean of pupils' rates, supported by the team: on average the second time was 1.5 percentage points higher than the first (95% interval -6.1 to +9.1, which includes no change), n = 11.",
		}},
		{"T10", []string{
			"Standard age score in reading, all on roll: on average the second time was 1.7 SAS points higher than the first (95% interval -0.5 to +3.8, which includes no change), n = 18.",
			"Standard age score in reading, supported by the team: n = 9, too few to describe a pattern.",
		}},
	} {
		t.Run(tt.table, func(t *testing.T) {
			t.Parallel()
			got := said(t, "40 pupils", "internal", tt.table)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}
