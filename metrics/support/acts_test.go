package support

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"apst/metrics"
)

// amountText is an amount as a test writes it: ? for one that is not known.
func amountText(a metrics.Amount) string {
	if !a.Known {
		return "?"
	}
	return fmt.Sprint(a.N)
}

// acts are the acts of a kind, a line each.
func (g *got) acts(kind metrics.ActKind) string {
	whether := [...]string{"?", "no", "yes"}
	var out []string
	for _, a := range g.reading.Service().Acts {
		if a.Kind != kind {
			continue
		}
		line := []string{a.Pupil, a.Date.String(), a.By, a.Role}
		switch kind {
		case metrics.RequestAct:
			line = append(line, a.Decision, amountText(a.DecideDays), amountText(a.SeenDays), "seen "+whether[a.Seen], "completed "+whether[a.Completed])
		case metrics.EpisodeAct:
			line = append(line, a.End.String(), a.Ending, "open "+whether[a.Open])
		case metrics.ContactAct, metrics.UniversalAct:
			line = append(line, amountText(a.Planned), amountText(a.Attended), fmt.Sprint(a.Unplanned), amountText(a.Missed), fmt.Sprint(a.Cancelled, " ", a.NoOutcome), amountText(a.Minutes))
		}
		out = append(out, strings.Join(line, ","))
	}
	return strings.Join(out, "\n")
}

const actReferrals = `UPN,Referral date,Referred by,Referred to,Decision,Decision date
A999432119001,08/09/2022,staff,SALT; EP,Accepted,15/09/2022
P999432119002,10/09/2022,self,CAMHS,Signposted,24/09/2022
D999432119003,02/10/2022,family,SALT,Waiting,
P999432119002,01/11/2022,staff,SALT,Accepted,03/11/2022
`

// Three pupils: one seen and done with, one seen before and after being asked for, one
// whose only contact stands there twice.
func TestActs(t *testing.T) {
	t.Parallel()
	g := run(t, given{roll: twoPupils(), asOf: on(2022, 12, 31), files: []file{
		{"referrals.csv", actReferrals},
		{"contacts.csv", `UPN,Date,Specialist,Attended,Minutes
A999432119001,20/09/2022,SALT,Y,30
A999432119001,27/09/2022,SALT,N,
P999432119002,01/10/2022,SALT,Y,45
P999432119002,10/11/2022,SALT,Y,
D999432119003,05/10/2022,SALT,Y,20
D999432119003,05/10/2022,SALT,Y,20
`},
		{"episodes.csv", `UPN,Specialism,Start date,End date,End reason
A999432119001,SALT,20/09/2022,16/12/2022,Goals met
P999432119002,SALT,10/11/2022,,
`},
	}})
	g.want("referrals", g.acts(metrics.ReferralAct), `
A999432119001,2022-09-08,staff,
D999432119003,2022-10-02,family,
P999432119002,2022-09-10,self,
P999432119002,2022-11-01,staff,
`)
	g.want("requests", g.acts(metrics.RequestAct), `
A999432119001,2022-09-08,staff,speech-and-language-therapist,accepted,7,12,seen yes,completed yes
A999432119001,2022-09-08,staff,educational-psychologist,accepted,7,?,seen ?,completed ?
D999432119003,2022-10-02,family,speech-and-language-therapist,waiting,?,3,seen yes,completed ?
P999432119002,2022-09-10,self,mental-health-professional,signposted,14,?,seen ?,completed ?
P999432119002,2022-11-01,staff,speech-and-language-therapist,accepted,2,9,seen yes,completed no
`)
	g.want("contacts", g.acts(metrics.ContactAct), `
A999432119001,2022-09-20,,speech-and-language-therapist,1,1,0,0,0 0,30
A999432119001,2022-09-27,,speech-and-language-therapist,1,0,0,1,0 0,0
P999432119002,2022-10-01,,speech-and-language-therapist,1,1,0,0,0 0,45
P999432119002,2022-11-10,,speech-and-language-therapist,1,1,0,0,0 0,?
`)
	g.want("episodes", g.acts(metrics.EpisodeAct), `
A999432119001,2022-09-20,,speech-and-language-therapist,2022-12-16,completed,open no
P999432119002,2022-11-10,,speech-and-language-therapist,,,open yes
`)
	s := g.reading.Service()
	if r := s.Recorded; !r[metrics.ReferralAct].Kept || r[metrics.UniversalAct].Kept || r[metrics.CommentAct].Kept || r[metrics.ContactAct] != (metrics.Recorded{Kept: true, Left: 2}) {
		t.Errorf("recorded: %+v", r)
	}
	if want := "amounts by contacts, whatever their date: none under 1, low 1 to 5, medium 6 to 11, high from 12"; s.Amounts != want {
		t.Errorf("amounts: %q", s.Amounts)
	}
	if len(s.Roles) != 9 || s.Roles[8] != (metrics.Named{ID: "other", Title: "other"}) {
		t.Errorf("roles: %v", s.Roles)
	}
}

// What became of the work is of the request that it follows, and open where the list
// leaves it open.
func TestCompleted(t *testing.T) {
	t.Parallel()
	const list = "UPN,Specialism,Start date,End date,End reason\nD999432119003,EP,01/09/2022,,\n"
	for _, c := range []struct{ name, referrals, episodes, want string }{
		{"nothing of the pupil in the list", "01/09/2022", "", "no"},
		{"an end without a reason", "01/09/2022", "05/09/2022,01/10/2022,", "?"},
		{"another end", "01/09/2022", "05/09/2022,01/10/2022,Did not engage", "no"},
		{"over before the request", "01/09/2022", "05/01/2022,01/06/2022,completed", "no"},
		{"going on when it was made", "01/09/2022", "05/06/2022,01/10/2022,completed", "yes"},
		{"no day of the referral", "soon", "05/09/2022,01/10/2022,completed", "?"},
		{"no beginning", "01/09/2022", ",01/10/2022,completed", "?"},
		{"of the second request", "01/09/2022;01/12/2022", "05/12/2022,01/02/2023,completed", "no;yes"},
		{"of the first request", "01/09/2022;01/12/2022", "05/09/2022,01/11/2022,completed", "yes;no"},
		{"one of two", "01/09/2022", "05/09/2022,01/10/2022,Did not engage|02/10/2022,01/12/2022,completed", "yes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			referrals, episodes := "UPN,Referral date,Referred to,Decision\n", list
			for _, day := range strings.Split(c.referrals, ";") {
				referrals += "A999432119001," + day + ",EP,Accepted\n"
			}
			for _, e := range split(c.episodes, "|") {
				episodes += "A999432119001,EP," + e + "\n"
			}
			g := run(t, given{asOf: on(2023, 3, 31), files: []file{{"r.csv", referrals}, {"e.csv", episodes}}})
			var out []string
			for _, a := range g.reading.Service().Acts {
				if a.Kind == metrics.RequestAct {
					out = append(out, [...]string{"?", "no", "yes"}[a.Completed])
				}
			}
			if text := strings.Join(out, ";"); text != c.want {
				t.Errorf("%s, want %s", text, c.want)
			}
		})
	}
}

// Several contacts in a row, of which nobody says how many were planned; sessions with
// everybody; and whoever says something in own words, once a row and without the words.
func TestActsSummedUp(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2023, 7, 31), files: []file{
		{"c.csv", "UPN,Date,Specialist,Attended,Cancelled\nA999432119001,05/09/2022,EP,3,\nA999432119001,06/09/2022,EP,,x\n"},
		{"u.csv", "Date,Activity,Audience,Attendances,Specialist\n07/10/2022,Training,staff,12,EP\n06/10/2022,Assembly,pupils,,\n"},
		{"views summer.csv", "UPN,Date,Respondent,Q1,Comments,More comments,Consent to quote\nA999432119001,04/07/2023,pupil,4,They listened,Often,no\n,05/07/2023,carer,3,It helped,,no\nA999432119001,04/07/2023,Mum,5,,,\n"},
	}})
	g.want("contacts", g.acts(metrics.ContactAct), `
A999432119001,2022-09-05,,educational-psychologist,?,3,0,?,0 0,?
A999432119001,2022-09-06,,educational-psychologist,1,0,0,0,1 0,0
`)
	g.want("sessions", g.acts(metrics.UniversalAct), `
,2022-10-06,,,?,?,0,?,0 0,?
,2022-10-07,,educational-psychologist,?,12,0,?,0 0,?
`)
	g.want("comments", g.acts(metrics.CommentAct), ",2023-07-05,family,\nA999432119001,2023-07-04,child,")
	for _, a := range g.reading.Service().Acts {
		if text := fmt.Sprintf("%+v", a); strings.Contains(text, "listened") || strings.Contains(text, "helped") {
			t.Errorf("the words are in %s", text)
		}
	}
}

// Questions are outcomes: ratings without ends, words in the order of their table, and
// those of the follow-up forms with all their answers, best first.
func TestQuestions(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2023, 7, 31), files: []file{{"views summer.csv", `UPN,Date,Respondent,Q1,Q2,Q3,Problems since coming,Comments
A999432119001,04/07/2023,pupil,4,Disagree,2,A bit worse,They listened
A999432119001,04/07/2023,Mum,5,Agree,Yes,,
`}}})
	var got []string
	for _, o := range g.reading.Outcomes() {
		if o.Pairing != metrics.ByStanding || !o.Answers || !o.Found || o.Applies == "" || o.Primary || o.Better != metrics.Neither {
			t.Errorf("%+v", o)
		}
		got = append(got, fmt.Sprintf("%s %t %q %s", o.Scale, o.Words, o.Unit, strings.Join(o.Order, ",")))
	}
	want := []string{`view.Q1 false "points" `, `view.Q2 true "" agree,disagree`, `view.Q3 true "" yes`,
		`view.follow-up-problems true "" much-better,bit-better,same,bit-worse,much-worse`}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if _, ok := metrics.Reading(g.reading).(metrics.Asker); !ok {
		t.Error("nobody asks for the questions")
	}
}

// Two parents answer on one day: they are told apart, by the words of the table alone.
func TestTwoParents(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2023, 7, 31), files: []file{{"views summer.csv", `UPN,Date,Respondent,Q1
A999432119001,04/07/2023,Mum,5
A999432119001,04/07/2023,Dad,2
A999432119001,04/07/2023,Pupil 001's uncle,2
`}}})
	var got []string
	for row := range g.reading.Rows(tableViews) {
		for _, v := range row.Values {
			got = append(got, v.Informant+" "+v.Rater)
		}
	}
	if want := []string{"family mum", "family dad", " "}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A log that does not say whether contacts were attended says nothing of what was
// planned or missed.
func TestActsOfBareLog(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2023, 7, 31), files: []file{{"c.csv", "UPN,Date,Specialist,Minutes\nA999432119001,05/09/2022,EP,30\n"}}})
	g.want("contacts", g.acts(metrics.ContactAct), "A999432119001,2022-09-05,,educational-psychologist,?,1,0,?,0 0,30")
}

// actsAddUp holds the acts against the four totals of the summary.
func (g *got) actsAddUp() {
	g.t.Helper()
	var sum totals
	seen := map[string]bool{}
	for _, a := range g.reading.Service().Acts {
		switch a.Kind {
		case metrics.ReferralAct:
			sum.referrals++
		case metrics.RequestAct:
			sum.requests++
		case metrics.ContactAct:
			sum.attended += a.Attended.N
			seen[a.Pupil] = seen[a.Pupil] || a.Attended.N > 0
		}
	}
	for _, s := range seen {
		if s {
			sum.pupils++
		}
	}
	if want := g.reading.result.totals(); sum != want {
		g.t.Errorf("acts come to %+v, the summary to %+v", sum, want)
	}
}
