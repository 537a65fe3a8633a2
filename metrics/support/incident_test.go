package support

import (
	"testing"

	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

func twoPupils() *record.Roll {
	return record.NewRoll([]record.Stay{
		{Pupil: ann, UPN: ann, Entry: on(2022, 9, 5), Exit: on(2022, 9, 25)},
		{Pupil: bob, UPN: bob, Entry: on(2022, 9, 5)},
		{Pupil: cat, UPN: cat},
	})
}

// Suspensions by sessions and by days, a permanent exclusion, a lunchtime.
func TestSuspensions(t *testing.T) {
	t.Parallel()
	g := run(t, given{roll: twoPupils(), asOf: on(2022, 9, 30), files: []file{{"suspensions.csv", `UPN,Exclusion type,Start date,End date,Sessions,Days,Reason
A999432119001,Fixed term,06/09/2022,08/09/2022,5,,PP
A999432119001,SUSP,12/09/2022,13/09/2022,,1.5,DB
P999432119002,LNCH,12/09/2022,12/09/2022,,,DB
P999432119002,PERM,20/09/2022,,,,OW
`}}})
	g.want("findings", g.found(), "")
	g.want("incidents", g.rows(tableIncidents, "pupil_id", "from", "to", "suspensions", "suspension_sessions", "permanent_exclusions", "incidents", "weeks_on_roll", "weeks_basis", "flags"), `
A999432119001,2022-09-01,2022-09-30,2,8,0,,3,calendar-weeks,incidents-not-read
D999432119003,2022-09-01,2022-09-30,0,0,0,,,,incidents-not-read;no-dates-of-entry
P999432119002,2022-09-01,2022-09-30,1,1,1,,3.7,calendar-weeks,incidents-not-read
`)
	g.want("values", g.values("suspensions", "weeks_on_roll"), `
A999432119001 suspensions  2
A999432119001 weeks_on_roll  3
D999432119003 suspensions  0
D999432119003 weeks_on_roll  not available: a placement on the list of pupils lacks its dates
P999432119002 suspensions  1
P999432119002 weeks_on_roll  3.7
`)
}

// With the school's terms weeks are of school days.
func TestSchoolWeeks(t *testing.T) {
	t.Parallel()
	day := func(y int16, m, d uint8) calendar.Day { n, _ := calendar.DayOf(on(y, m, d)); return n }
	cal, err := calendar.New([]calendar.Part{
		{Term: calendar.Autumn, Span: calendar.Span{From: day(2022, 9, 5), To: day(2022, 12, 16)}},
		{Term: calendar.Spring, Span: calendar.Span{From: day(2023, 1, 3), To: day(2023, 3, 31)}},
		{Term: calendar.Summer, Span: calendar.Span{From: day(2023, 4, 17), To: day(2023, 7, 21)}},
	}, []calendar.Closure{{Span: calendar.Span{From: day(2022, 9, 19), To: day(2022, 9, 19)}, Reason: "bank holiday"}})
	if err != nil {
		t.Fatal(err)
	}
	g := run(t, given{roll: twoPupils(), calendar: cal, asOf: on(2022, 9, 30), files: []file{{"i.csv", "UPN,Incident date,Incident type\nA999432119001,06/09/2022,Fighting\n"}}})
	// 5 to 23 September are 15 weekdays, less the bank holiday: 14 of 5.
	g.want("incidents", g.rows(tableIncidents, "pupil_id", "incidents", "incidents_by_kind", "weeks_on_roll", "weeks_basis"), `
A999432119001,1,assault-pupil=1,2.8,school-weeks
D999432119003,0,,,
P999432119002,0,,3.8,school-weeks
`)
}

// What cannot be used leaves a pupil's count open, of that class alone.
func TestUncertainIncidents(t *testing.T) {
	t.Parallel()
	head := "UPN,Suspension start,Suspension end,Kind,Sessions\n"
	for name, c := range map[string]struct{ text, found, want string }{
		"no day":           {"A999432119001,,,suspension,2\n", "SUP-040 B2", ",,0"},
		"overlap":          {"A999432119001,05/09/2022,08/09/2022,suspension,8\nA999432119001,07/09/2022,09/09/2022,suspension,4\n", "SUP-051 row 3", ",,0"},
		"one after other":  {"A999432119001,05/09/2022,07/09/2022,suspension,5\nA999432119001,07/09/2022,09/09/2022,suspension,5\n", "", "2,10,0"},
		"sessions too":     {"A999432119001,05/09/2022,06/09/2022,suspension,8\n", "SUP-050 E2", "1,,0"},
		"half a session":   {"A999432119001,05/09/2022,06/09/2022,suspension,1.5\n", "SUP-050 E2", "1,,0"},
		"ends before":      {"A999432119001,05/09/2022,01/09/2022,suspension,1\n", "SUP-021 C2", ",,0"},
		"kind not known":   {"A999432119001,05/09/2022,06/09/2022,holiday,1\n", "SUP-012 D2", ",,"},
		"a later day":      {"A999432119001,05/09/2032,06/09/2032,suspension,1\n", "SUP-040 B2|SUP-060 B2", ",,0"},
		"sessions missing": {"A999432119001,05/09/2022,06/09/2022,suspension,\n", "", "1,,0"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := run(t, given{asOf: on(2022, 9, 30), files: []file{{"s.csv", head + c.text}}})
			g.want("findings", g.found(), c.found)
			g.want("suspensions", g.rows(tableIncidents, "suspensions", "suspension_sessions", "permanent_exclusions"), c.want)
		})
	}
}

// A log of behaviour: national codes, words, a kind of the school's own, a copy, an
// incident before the pupil came, suspensions among them, a period.
func TestIncidents(t *testing.T) {
	t.Parallel()
	g := run(t, given{roll: twoPupils(), asOf: on(2022, 9, 30), settings: metrics.Settings{"from": "2022-09-01"}, files: []file{{"behaviour.csv", `Incident ID,UPN,Incident date,Time,Incident type
1,A999432119001,06/09/2022,10:00,PA
2,A999432119001,06/09/2022,10:00,Verbal abuse
3,A999432119001,07/09/2022,,Throwing chairs
4,P999432119002,01/09/2022,,DB
5,P999432119002,12/09/2022,,Suspension
6,P999432119002,12/07/2022,,DB
`}}})
	g.want("findings", g.found(), "SUP-046 C5|SUP-014 E4")
	g.want("incidents", g.rows(tableIncidents, "pupil_id", "suspensions", "incidents", "incidents_by_kind", "flags"), `
A999432119001,0,3,assault-adult=1;abuse=1;other=1,
D999432119003,0,0,,no-dates-of-entry
P999432119002,1,1,disruption=1,sessions-not-given;incident-off-roll
`)
	g = run(t, given{files: []file{{"b.csv", "Incident ID,UPN,Incident date,Time,Incident type\n1,A999432119001,06/09/2022,10:00,PA\n1,A999432119001,06/09/2022,10:00,PA\n2,P999432119002,06/09/2022,,PA\n3,P999432119002,06/09/2022,,PA\n"}}})
	g.want("findings", g.found(), "SUP-051 row 3")
	g.want("incidents", g.rows(tableIncidents, "pupil_id", "incidents"), "A999432119001,\nP999432119002,2")
}
