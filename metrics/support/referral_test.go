package support

import "testing"

// A school's list: a title, one cell with several requests, a slash that is part of
// a name, a referral sent back, one that waits, a total.
func TestReferrals(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2022, 5, 31), files: []file{{"Referrals 2021-22.csv", `Taskforce referrals (synthetic),,,,,,,,
,,,,,,,,
Ref No,UPN,Pupil name,Date of referral,Referred by,Reason for referral,Referred to,Decision,Decision date
1,A999432119001,Pupil 001,08/09/2021,Centre staff,Speech; behaviour,SALT; EP,Accepted,15/09/2021
2,P999432119002,Pupil 002,10/09/2021,Self-referral,Anxiety,CAMHS,Back to the school's own offer,24/09/2021
3,D999432119003,Pupil 003,02/05/2022,Parent/carer,,S&LT,Waiting,
4,A999432119001,Pupil 001,20/05/2022,Police,Knife,YJS/YOT worker,,
5,P999432119002,Pupil 002,21/05/2022,Tutor,,Sports mentor / counsellor,Declined,22/05/2022
,,Total,5,,,,,
`}}})
	g.want("findings", g.found(), "REC-006 row 9")
	g.want("referrals", g.rows(tableReferrals, "pupil_id", "referral", "referral_id", "date", "referred_by", "specialism", "role", "decision", "decision_date", "days_to_decision", "days_open", "flags"), `
A999432119001,1,1,2021-09-08,staff,speech and language therapist,speech-and-language-therapist,accepted,2021-09-15,7,,not-in-a-log
A999432119001,1,1,2021-09-08,staff,educational psychologist,educational-psychologist,accepted,2021-09-15,7,,not-in-a-log
A999432119001,2,4,2022-05-20,agency,youth justice worker,youth-justice-worker,,,,11,no-decision
D999432119003,1,3,2022-05-02,family,speech and language therapist,speech-and-language-therapist,waiting,,,29,
P999432119002,1,2,2021-09-10,self,mental health professional,mental-health-professional,signposted,2021-09-24,14,,
P999432119002,2,5,2022-05-21,staff,sports mentor,other,declined,2022-05-22,1,,
P999432119002,2,5,2022-05-21,staff,counsellor,other,declined,2022-05-22,1,,
`)
	g.want("dosage", g.rows(tableDosage, "pupil_id", "referrals", "requests", "attended", "dose", "first_referral"), `
A999432119001,2,3,,,2021-09-08
D999432119003,1,1,,,2022-05-02
P999432119002,2,3,,,2021-09-10
`)
	g.want("values", g.values("first_referral", "requests"), `
A999432119001 requests  3
A999432119001 first_referral 2021-09-08 staff
D999432119003 requests  1
D999432119003 first_referral 2022-05-02 family
P999432119002 requests  3
P999432119002 first_referral 2021-09-10 self
`)
}

// A column a specialist: ticks, a decision in place of one, and a note that is
// neither. A column that says whether the pupil has a social worker is no request
// where another names the specialists.
func TestTickedRequests(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2022, 12, 1), files: []file{{"r.csv", `UPN,Referral date,Source,SALT,EP,Youth worker,CAMHS
A999432119001,05/09/2022,staff,x,,✓,no
P999432119002,06/09/2022,family,accepted,declined,,
D999432119003,07/09/2022,staff,,,,maybe
`}}})
	g.want("findings", g.found(), "SUP-012 G4|SUP-025 row 4")
	g.want("referrals", g.rows(tableReferrals, "pupil_id", "specialism", "decision", "flags"), `
A999432119001,speech and language therapist,,no-decision
A999432119001,youth worker,,no-decision
D999432119003,,,request-not-known;no-specialist;no-decision
P999432119002,speech and language therapist,accepted,no-decision-date;not-in-a-log
P999432119002,educational psychologist,declined,no-decision-date
`)
	g = run(t, given{files: []file{{"r.csv", "UPN,Referral date,Referred to,Social worker\nA999432119001,05/09/2022,EP,Y\n"}}})
	g.want("findings", g.found(), "")
	g.want("referrals", g.rows(tableReferrals, "specialism"), "educational psychologist")
}

// Rows of one number are one referral, and so are rows without numbers of one pupil,
// day and source; copies count once, and what contradicts itself not at all.
func TestRowsOfOneReferral(t *testing.T) {
	t.Parallel()
	head := "Referral ID,UPN,Date of referral,Referred by,Referred to,Decision,Date of decision\n"
	for name, c := range map[string]struct{ text, found, requests, referrals string }{
		"a row a request": {"7,A999432119001,05/09/2022,staff,EP,Accepted,06/09/2022\n7,A999432119001,,,SALT,Declined,06/09/2022\n", "SUP-020 C3", "1 educational psychologist accepted|1 speech and language therapist declined", "1"},
		"without numbers": {",A999432119001,05/09/2022,staff,EP,Accepted,06/09/2022\n,A999432119001,05/09/2022,staff,SALT,,\n,A999432119001,05/09/2022,family,SW,,\n", "",
			"1 educational psychologist accepted|1 speech and language therapist |2 social worker ", "2"},
		"a copy":              {"7,A999432119001,05/09/2022,staff,EP,Accepted,06/09/2022\n7,A999432119001,05/09/2022,staff,EP,Accepted,06/09/2022\n", "SUP-023 row 3", "1 educational psychologist accepted", "1"},
		"two decisions":       {"7,A999432119001,05/09/2022,staff,EP,Accepted,06/09/2022\n7,A999432119001,05/09/2022,staff,EP,Declined,06/09/2022\n", "SUP-024 F3", "", "refused"},
		"two dates":           {"7,A999432119001,05/09/2022,staff,EP,Accepted,06/10/2022\n7,A999432119001,12/09/2022,staff,SALT,Declined,06/10/2022\n", "SUP-024 C3", "", "refused"},
		"two pupils":          {"7,A999432119001,05/09/2022,staff,EP,Accepted,06/10/2022\n7,P999432119002,05/09/2022,staff,SALT,Declined,06/10/2022\n", "SUP-024 A3", "", "refused"},
		"referred twice":      {"7,A999432119001,05/09/2022,staff,EP,Declined,06/09/2022\n8,A999432119001,05/01/2023,staff,EP,Accepted,06/01/2023\n", "", "1 educational psychologist declined|2 educational psychologist accepted", "2"},
		"decided before":      {"7,A999432119001,05/09/2022,staff,EP,Accepted,01/09/2022\n", "SUP-021 G2", "1 educational psychologist accepted", "1"},
		"date alone":          {"7,A999432119001,05/09/2022,staff,EP,,06/09/2022\n", "SUP-022 G2", "1 educational psychologist ", "1"},
		"nobody asked for":    {"7,A999432119001,05/09/2022,staff,,Waiting,\n", "SUP-025 row 2", "1  waiting", "1"},
		"who cannot be read":  {"7,A999432119001,05/09/2022,staff,?,Waiting,\n", "SUP-011 E2", "1  waiting", "1"},
		"not a decision":      {"7,A999432119001,05/09/2022,J Smith,EP,Perhaps,\n", "SUP-012 D2|SUP-012 F2", "1 educational psychologist ", "1"},
		"one a line":          {"7,A999432119001,05/09/2022,staff,\"EP\nSALT\",Waiting,\n", "", "1 educational psychologist waiting|1 speech and language therapist waiting", "1"},
		"signs inside a name": {"7,A999432119001,05/09/2022,staff,S&LT and YJS/YOT worker + CAMHS,Waiting,\n", "", "1 speech and language therapist waiting|1 youth justice worker waiting|1 mental health professional waiting", "1"},
		"a comma in a name":   {"7,A999432119001,05/09/2022,staff,\"Speech, language and communication\",Waiting,\n", "", "1 speech and language therapist waiting", "1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			g := run(t, given{files: []file{{"r.csv", head + c.text}}})
			g.want("findings", g.found(), c.found)
			want := ""
			for _, line := range split(c.requests, "|") {
				want += replaceAll(line, " ", ",") + "\n"
			}
			got := ""
			for _, line := range split(g.rows(tableReferrals, "referral", "specialism", "decision"), "\n") {
				got += replaceAll(line, " ", ",") + "\n"
			}
			g.want("requests", got, want)
			if c.referrals == "refused" {
				if n := g.reading.result.refused; n == 0 {
					t.Error("nothing was refused")
				}
				g.want("first referral", g.values("first_referral"), firstRefused(g))
				return
			}
			g.want("referrals", g.values("referrals"), "A999432119001 referrals  "+c.referrals)
		})
	}
}

// firstRefused has no first referral for any pupil of a refused one.
func firstRefused(g *got) string {
	out := ""
	for _, id := range g.reading.result.order {
		out += id + " first_referral  refused: rows of a referral contradict one another\n"
	}
	return out
}

// A list that begins anew with number 1 in another file has other referrals.
func TestNumbersOfTwoYears(t *testing.T) {
	t.Parallel()
	head := "Referral ID,UPN,Date of referral,Referred to\n"
	g := run(t, given{files: []file{{"2021.csv", head + "1,A999432119001,05/09/2021,EP\n"}, {"2022.csv", head + "1,P999432119002,05/09/2022,EP\n"}}})
	g.want("findings", g.found(), "")
	g.want("referrals", g.rows(tableReferrals, "pupil_id", "date"), "A999432119001,2021-09-05\nP999432119002,2022-09-05")
}

// A date after the day the data are from is a slip, and no date.
func TestFutureReferral(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2022, 12, 31), files: []file{{"r.csv", "UPN,Date of referral,Referred to\nA999432119001,05/09/2023,EP\n"}}})
	g.want("findings", g.found(), "SUP-060 B2")
	g.want("referrals", g.rows(tableReferrals, "date", "flags"), ",date-not-known;no-decision")
	g.want("first referral", g.values("first_referral"), "A999432119001 first_referral  refused: a referral has no date")
}
