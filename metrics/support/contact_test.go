package support

import (
	"testing"

	"apst/metrics"
	"apst/metrics/record"
)

// A log as specialists keep it: times, a missed and a cancelled contact, one that
// nobody had planned, a whole class, a home visit, one that is still to come.
func TestContacts(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2022, 10, 31), files: []file{{"contacts.csv", `UPN,Name,Date,Time,Specialist,Type,Planned,Attended,Mins,Location
A999432119001,Pupil 001,05/09/2022,09:30,SALT,1:1,Y,Y,45,School
A999432119001,Pupil 001,12/09/2022,09:30,SALT,1:1,Y,DNA,45,School
A999432119001,Pupil 001,19/09/2022,09:30,SALT,1:1,Y,Cancelled by service,,School
A999432119001,Pupil 001,19/09/2022,14:00,Speech therapist,assessment,N,Y,1h 15,Home visit
A999432119001,Pupil 001,26/09/2022,09:30,S&LT,group,Y,Y,30,School
P999432119002,Pupil 002,06/09/2022,,Youth worker,outreach,Y,late,60,Community
P999432119002,Pupil 002,07/11/2022,,Youth worker,outreach,Y,,60,Community
,,20/09/2022,,SALT,Staff training,,,120,School
Whole class,,21/09/2022,,Youth worker,group,,,60,School
`}}})
	g.want("findings", g.found(), "")
	g.want("support", g.rows(tableSupport, "pupil_id", "specialism", "first", "last", "modes", "planned", "attended", "unplanned", "missed", "cancelled", "unrecorded", "attended_percent", "minutes", "hours", "on_site", "off_site", "flags"), `
A999432119001,speech and language therapist,2022-09-05,2022-09-26,one-to-one;assessment;group,4,3,1,1,1,0,66.7,150,2.5,2,1,
P999432119002,youth worker,2022-09-06,2022-09-06,outreach,1,1,0,0,0,0,100,60,1,0,1,
`)
	g.want("dosage", g.rows(tableDosage, "pupil_id", "specialists", "planned", "attended", "attended_percent", "minutes", "dose", "first_contact"), `
A999432119001,1,4,3,66.7,150,low,2022-09-05
P999432119002,1,1,1,100,60,low,2022-09-06
`)
	g.want("universal", g.rows(tableUniversal, "date", "specialism", "minutes"), `
2022-09-20,speech and language therapist,120
2022-09-21,youth worker,60
`)
	g.want("values", g.values("first_contact", "attended", "minutes", "dose", "minutes.speech-and-language-therapist", "first_contact.youth-worker"), `
A999432119001 first_contact 2022-09-05 speech-and-language-therapist
A999432119001 attended  3
A999432119001 minutes  150
A999432119001 dose  low
A999432119001 minutes.speech-and-language-therapist  150
P999432119002 first_contact 2022-09-06 youth-worker
P999432119002 attended  1
P999432119002 minutes  60
P999432119002 dose  low
P999432119002 first_contact.youth-worker 2022-09-06 youth-worker
`)
}

const head = "UPN,Date,Specialism,Attended,Minutes\n"

// 15 of 16 is 93.75, and a half goes up.
func TestPercentGoesUp(t *testing.T) {
	t.Parallel()
	text := "UPN,Date,Specialism,Planned,Attended,Minutes\nA999432119001,05/09/2022,EP,16,15,450\n"
	g := run(t, given{files: []file{{"c.csv", text}}})
	g.want("support", g.rows(tableSupport, "planned", "attended", "missed", "attended_percent", "minutes"), "16,15,1,93.8,450")
}

// What leaves a total open leaves it empty, and says why; the other pupils stand.
func TestUncertainTotals(t *testing.T) {
	t.Parallel()
	good := "P999432119002,05/09/2022,EP,Y,30\n"
	for name, c := range map[string]struct {
		text, found, support, contact string
		settings                      metrics.Settings
	}{
		"outcome not to be read": {text: "A999432119001,05/09/2022,EP,perhaps,30\n", found: "SUP-013 D3",
			support: ",,,contact-not-used;first-contact-not-known", contact: "refused: a contact cannot be used"},
		"no day": {text: "A999432119001,05/09/2022,EP,Y,30\nA999432119001,,EP,Y,30\n", found: "SUP-040 B4",
			support: ",,,contact-not-used;first-contact-not-known", contact: "refused: a contact cannot be used"},
		"a month": {text: "A999432119001,September 2022,EP,Y,30\n", found: "SUP-040 B3|REC-020 B3",
			support: ",,,contact-not-used;first-contact-not-known", contact: "refused: a contact cannot be used"},
		"same contact twice": {text: "A999432119001,05/09/2022,EP,Y,30\nA999432119001,05/09/2022,Ed Psych,Y,45\n", found: "SUP-041 row 4",
			support: ",,2022-09-05,contact-twice", contact: "2022-09-05 educational-psychologist"},
		"same contact twice, once": {text: "A999432119001,05/09/2022,EP,Y,30\nA999432119001,05/09/2022,EP,Y,30\n", settings: metrics.Settings{"duplicates": "once"},
			support: "1,30,2022-09-05,", contact: "2022-09-05 educational-psychologist"},
		"copies that differ, once": {text: "A999432119001,05/09/2022,EP,Y,30\nA999432119001,05/09/2022,EP,N,30\n", settings: metrics.Settings{"duplicates": "once"}, found: "SUP-041 row 4",
			support: ",,,contact-twice;first-contact-not-known", contact: "refused: a contact is listed twice"},
		"same contact twice, each": {text: "A999432119001,05/09/2022,EP,Y,30\nA999432119001,05/09/2022,EP,Y,30\n", settings: metrics.Settings{"duplicates": "each"},
			support: "2,60,2022-09-05,", contact: "2022-09-05 educational-psychologist"},
		"no minutes": {text: "A999432119001,05/09/2022,EP,Y,\nA999432119001,06/09/2022,EP,Y,30\n", found: "SUP-049 E3",
			support: "2,,2022-09-05,minutes-not-known", contact: "2022-09-05 educational-psychologist"},
		"no minutes, skipped": {text: "A999432119001,05/09/2022,EP,Y,\nA999432119001,06/09/2022,EP,Y,30\n", settings: metrics.Settings{"missing-minutes": "skip"}, found: "SUP-049 E3",
			support: "2,30,2022-09-05,minutes-partly-known", contact: "2022-09-05 educational-psychologist"},
		"no minutes of a missed contact": {text: "A999432119001,05/09/2022,EP,N,\n", support: "0,0,,", contact: "not applicable: no contact yet"},
		"nine hours":                     {text: "A999432119001,05/09/2022,EP,Y,540\n", found: "SUP-043 E3", support: "1,,2022-09-05,minutes-not-recorded", contact: "2022-09-05 educational-psychologist"},
		"nothing long":                   {text: "A999432119001,05/09/2022,EP,Y,0\n", found: "SUP-043 E3", support: "1,,2022-09-05,minutes-not-recorded", contact: "2022-09-05 educational-psychologist"},
		"less than nothing":              {text: "A999432119001,05/09/2022,EP,Y,-30\n", found: "SUP-044 E3", support: "1,,2022-09-05,minutes-not-recorded", contact: "2022-09-05 educational-psychologist"},
		"no outcome yet": {text: "A999432119001,05/09/2022,EP,,30\nA999432119001,06/09/2022,EP,Y,30\n", found: "SUP-047 D3",
			support: "1,30,,first-contact-not-known;earlier-contact-open;outcome-open", contact: "refused: an earlier contact does not say whether it was attended"},
		"to come":            {text: "A999432119001,05/10/2022,EP,,30\n", support: "", contact: "not applicable: no contact yet"},
		"nobody's specialty": {text: "A999432119001,05/09/2022,17,Y,30\n", found: "SUP-011 C3", support: "", contact: "refused: a contact does not say with which specialist"},
		"two specialists":    {text: "A999432119001,05/09/2022,EP,Y,30\nA999432119001,05/09/2022,SW,N,\n", support: "1,30,2022-09-05,\nA999432119001,0,0,,", contact: "2022-09-05 educational-psychologist"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := run(t, given{settings: c.settings, files: []file{{"c.csv", head + good + c.text}}})
			g.want("findings", g.found(), c.found)
			rows := g.rows(tableSupport, "pupil_id", "attended", "minutes", "first", "flags")
			want := "P999432119002,1,30,2022-09-05,"
			if c.support != "" {
				want = "A999432119001," + c.support + "\n" + want
			}
			g.want("support", rows, want)
			values := "P999432119002 first_contact 2022-09-05 educational-psychologist"
			if c.contact != "" {
				sep := " first_contact "
				if c.contact[0] != '2' {
					sep = " first_contact  "
				}
				values = "A999432119001" + sep + c.contact + "\n" + values
			}
			g.want("first contact", g.values("first_contact"), values)
		})
	}
}

// Times that tell two contacts of a day apart, also where they stand beside the day;
// midnight is how a date without a time is exported.
func TestTwoContactsOfADay(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, found, want string }{
		"times":            {"UPN,Date,Time,Specialism,Attended,Minutes\nA999432119001,05/09/2022,9.30,EP,Y,30\nA999432119001,05/09/2022,2pm,EP,Y,30\n", "", "2"},
		"beside the day":   {"UPN,Date,Specialism,Attended,Minutes\nA999432119001,2022-09-05 09:30:00,EP,Y,30\nA999432119001,2022-09-05 14:00:00,EP,Y,30\n", "", "2"},
		"midnight":         {"UPN,Date,Specialism,Attended,Minutes\nA999432119001,2022-09-05 00:00:00,EP,Y,30\nA999432119001,2022-09-05 00:00:00,EP,Y,30\n", "SUP-041 row 3", ""},
		"two specialists":  {"UPN,Date,Specialism,Attended,Minutes\nA999432119001,05/09/2022,EP,Y,30\nA999432119001,05/09/2022,SW,Y,30\n", "", "1\n1"},
		"the same minutes": {"UPN,Date,Time,Specialism,Attended,Minutes\nA999432119001,05/09/2022,09:30,EP,Y,30\nA999432119001,05/09/2022,0930,EP,Y,30\n", "SUP-041 row 3", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := run(t, given{files: []file{{"c.csv", c.text}}})
			g.want("findings", g.found(), c.found)
			g.want("attended", g.rows(tableSupport, "attended"), c.want)
		})
	}
}

// A log of one specialist says in its name whose it is; without a column for it
// every row is a contact that was attended, which is told.
func TestOneSpecialistsLog(t *testing.T) {
	t.Parallel()
	text := "UPN,Date,Minutes,Venue\nA999432119001,05/09/2022,45,School\n"
	g := run(t, given{files: []file{{"SALT contacts autumn.csv", text}}})
	g.want("findings", g.found(), "SUP-002 row 1")
	g.want("support", g.rows(tableSupport, "specialism", "attended", "minutes"), "speech and language therapist,1,45")
	g = run(t, given{files: []file{{"contacts.csv", text}}})
	g.want("findings", g.found(), "SUP-001 row 1")
	g.want("support", g.rows(tableSupport, "specialism"), "")
	g = run(t, given{files: []file{{"contacts.csv", text}}, settings: metrics.Settings{"specialism": "Sports mentor"}})
	g.want("support", g.rows(tableSupport, "specialism", "role"), "sports mentor,other")
	g = run(t, given{files: []file{{"SALT and EP.csv", text}}})
	g.want("findings", g.found(), "SUP-001 row 1")
}

// A column for those who did not come is a column of outcomes.
func TestMissedColumn(t *testing.T) {
	t.Parallel()
	g := run(t, given{files: []file{{"c.csv", "UPN,Date,Specialism,DNA,Minutes\nA999432119001,05/09/2022,EP,,30\nA999432119001,06/09/2022,EP,Y,\nA999432119001,07/09/2022,EP,N,30\n"}}})
	g.want("findings", g.found(), "")
	g.want("support", g.rows(tableSupport, "planned", "attended", "missed", "minutes"), "3,2,1,60")
}

// Numbers of contacts in a row: more attended than planned cannot be.
func TestCounts(t *testing.T) {
	t.Parallel()
	text := "UPN,Date,Specialism,Sessions planned,Sessions attended,Minutes\nA999432119001,30/09/2022,EP,4,3,135\nP999432119002,30/09/2022,EP,4,5,225\nD999432119003,30/09/2022,EP,0,1,30\n"
	g := run(t, given{files: []file{{"c.csv", text}}})
	g.want("findings", g.found(), "SUP-042 E3")
	g.want("support", g.rows(tableSupport, "pupil_id", "planned", "attended", "unplanned", "missed", "attended_percent"), `
A999432119001,4,3,0,1,75
D999432119003,0,1,1,0,
P999432119002,,,,,
`)
	g = run(t, given{files: []file{{"c.csv", "UPN,Date,Specialism,Sessions attended,Minutes\nA999432119001,30/09/2022,EP,3,135\n"}}})
	g.want("without a plan", g.rows(tableSupport, "planned", "attended", "attended_percent", "flags"), ",3,,planned-not-known")
}

// What one school calls a specialist is settled by its map, and told without one.
func TestOwnRoles(t *testing.T) {
	t.Parallel()
	text := head + "A999432119001,05/09/2022,Boxing coach,Y,30\nA999432119001,06/09/2022,boxing  coach,Y,30\nA999432119001,07/09/2022,Sports mentor,Y,30\n"
	g := run(t, given{files: []file{{"c.csv", text}}})
	g.want("findings", g.found(), "SUP-010 C2")
	g.want("support", g.rows(tableSupport, "specialism", "role", "attended"), "boxing coach,other,2\nsports mentor,other,1")
	g.want("specialists", g.values("specialists", "attended.other"), "A999432119001 specialists  2\nA999432119001 attended.other  3")
	g = run(t, given{files: []file{{"c.csv", text}}, maps: "format: 1\nmeasure: support\nvalues:\n  specialism:\n    Sports mentor: youth worker\n    Boxing coach: youth worker\n"})
	g.want("findings", g.found(), "")
	g.want("support", g.rows(tableSupport, "specialism", "role", "attended"), "youth worker,youth-worker,3")
}

// Contacts are held against referrals and against the list of pupils.
func TestContactsBesideOthers(t *testing.T) {
	t.Parallel()
	roll := record.NewRoll([]record.Stay{
		{Pupil: ann, UPN: ann, Entry: on(2022, 9, 1), Exit: on(2022, 12, 16)},
		{Pupil: bob, UPN: bob, Entry: on(2022, 9, 1)},
	})
	g := run(t, given{roll: roll, asOf: on(2023, 3, 1), files: []file{
		{"referrals.csv", "UPN,Date of referral,Referred to,Decision,Date of decision,First appointment\n" +
			"A999432119001,12/09/2022,EP,Accepted,14/09/2022,20/09/2022\nA999432119001,01/12/2022,SALT,Accepted,05/12/2022,\n"},
		{"contacts.csv", head + "A999432119001,05/09/2022,EP,Y,30\nA999432119001,19/09/2022,EP,Y,30\nA999432119001,10/01/2023,SALT,Y,30\n"},
	}})
	g.want("findings", g.found(), "SUP-026 F2|SUP-045 B2|SUP-046 B4")
	g.want("referrals", g.rows(tableReferrals, "specialism", "first_contact", "days_waiting", "days_open"), `
educational psychologist,2022-09-19,7,
speech and language therapist,2023-01-10,40,
`)
	g.want("dosage", g.rows(tableDosage, "pupil_id", "attended", "dose", "first_contact", "flags"), `
A999432119001,3,low,2022-09-05,
P999432119002,0,none,,
`)
	g.want("support", g.rows(tableSupport, "specialism", "flags"), "speech and language therapist,contact-off-roll\neducational psychologist,contact-before-referral")
}

// A row of several pupils is nobody's, and leaves open what each of them had.
func TestSeveralPupilsInOneCell(t *testing.T) {
	t.Parallel()
	g := run(t, given{files: []file{{"c.csv", "Pupil ID,Date,Specialism,Attended,Minutes\n0010,05/09/2022,EP,Y,30\n0017,05/09/2022,EP,Y,30\n0023,05/09/2022,EP,Y,30\n\"0010; 0017\",06/09/2022,EP,Y,30\n"},
		{"s.csv", "Pupil ID,Suspension start,Sessions,Kind\n0010 & 0023,06/09/2022,2,suspension\n"}, {"r.csv", "Pupil ID,Date of referral,Referred to\n0010/0017,01/09/2022,EP\n0023,01/09/2022,EP\n"}}})
	g.want("findings", g.found(), "SUP-015 A5|SUP-015 A2|SUP-015 A2")
	g.want("support", g.rows(tableSupport, "pupil_id", "attended", "first"), "0010,,\n0017,,\n0023,1,2022-09-05")
	g.want("suspensions", g.rows(tableIncidents, "pupil_id", "suspensions"), "0010,\n0017,0\n0023,")
	g.want("first referrals", g.values("first_referral"), "0010 first_referral  refused: a row names several pupils in one cell\n0017 first_referral  refused: a row names several pupils in one cell\n0023 first_referral 2022-09-01")
}
