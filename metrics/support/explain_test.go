package support

import (
	"strings"
	"testing"

	"apst/metrics"
)

func explained(t *testing.T, g *got, q metrics.Query) string {
	t.Helper()
	derived, err := g.reading.Explain(q)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range derived {
		out = append(out, "= "+d.Of+": "+d.Value+d.Why)
		for _, s := range d.Steps {
			out = append(out, s.Text+" = "+s.Result)
		}
		for _, c := range d.Cells {
			out = append(out, strings.TrimSpace(c.At.Cell()+" "+c.Field+" "+c.Stored+" "+c.Read))
		}
		for _, n := range d.Notes {
			out = append(out, "note "+n)
		}
		for _, r := range d.Rules {
			out = append(out, "rule "+r.ID)
		}
	}
	return strings.Join(out, "\n")
}

func TestExplain(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2022, 10, 31), files: []file{
		{"r.csv", "UPN,Date of referral,Referred by,Referred to,Decision,Date of decision\nA999432119001,05/09/2022,tutor,SALT,Accepted,09/09/2022\n"},
		{"c.csv", "UPN,Date,Specialism,Attended,Mins\nA999432119001,12/09/2022,S&LT,Y,45\nP999432119002,12/09/2022,EP,Y,30\nA999432119001,19/09/2022,SLT,DNA,\nA999432119001,26/09/2022,EP,,30\n"},
		{"v.csv", "UPN,Respondent,Quote,Consent\nA999432119001,mum,She talks,no\nA999432119001,mum,She smiles,yes\n"},
	}})
	g.want("all", explained(t, g, metrics.Query{Pupil: ann}), `
= referral 1, request for speech and language therapist: accepted
from the referral on 2022-09-05 to the decision on 2022-09-09 = 4 days
from the referral on 2022-09-05 to the first contact on 2022-09-12 = 7 days
B2 date 05/09/2022 2022-09-05
C2 referred by tutor staff
E2 decision Accepted accepted
F2 decision date 09/09/2022 2022-09-09
D2 specialism SALT
= contacts with speech and language therapist: 1 attended
planned: attended 1 + missed 1 + cancelled 0 + without an outcome 0 = 2
attended: planned 1 + unplanned 0 = 1
percent: 100 x 1 / (1 + 1) = 50.0
minutes of attended contacts = 45
B2 date 12/09/2022 2022-09-12
C2 specialism S&LT speech and language therapist
D2 attended Y attended
E2 minutes 45 45 minutes
B4 date 19/09/2022 2022-09-19
C4 specialism SLT speech and language therapist
D4 attended DNA missed
= contacts with educational psychologist: 0 attended
planned: attended 0 + missed 0 + cancelled 0 + without an outcome 1 = 1
attended: planned 0 + unplanned 0 = 0
minutes of attended contacts = 0
B5 date 26/09/2022 2022-09-26
C5 specialism EP educational psychologist
note which contact was the first is not certain
note an earlier contact does not say whether it was attended
note no planned contact has an outcome
note a past contact does not say whether it was attended
note there is no referral to this specialist
rule SUP-047
= amount of support, of all specialists together: low
bands by contacts = none under 1, low 1 to 5, medium 6 to 11, high from 12
contacts attended = 1
minutes = 45
first referral = 2022-09-05
first contact = 2022-09-12
= answer to quote, family: there is no consent to quote
B2 respondent mum family
D2 consent no
note there is no consent to quote
= answer to quote, family: a quote, yes-internal
B3 respondent mum family
D3 consent yes yes-internal
C3 quote She smiles
`)
	g.want("minutes of a role", explained(t, g, metrics.Query{Pupil: ann, Scale: "minutes.educational-psychologist"}), strings.Join(strings.Split(explained(t, g, metrics.Query{Pupil: ann, Scale: "minutes"}), "\n")[12:], "\n"))
	g.want("nobody", explained(t, g, metrics.Query{Pupil: cat}), "")
	if text := explained(t, g, metrics.Query{Pupil: bob}); strings.Contains(text, "She") {
		t.Errorf("another pupil's cells:\n%s", text)
	}
}

// A total that is left empty names the row that leaves it open.
func TestExplainRefused(t *testing.T) {
	t.Parallel()
	g := run(t, given{files: []file{
		{"c.csv", head + "A999432119001,12/09/2022,EP,Y,45\nA999432119001,19/09/2022,EP,?!,45\n"},
		{"s.csv", "UPN,Suspension start,Suspension end,Sessions,Kind\nA999432119001,12/09/2022,13/09/2022,4,suspension\nA999432119001,,13/09/2022,4,suspension\n"},
	}})
	g.want("contacts", explained(t, g, metrics.Query{Pupil: ann, Scale: "attended"}), `
= contacts with educational psychologist: a contact cannot be used
B2 date 12/09/2022 2022-09-12
C2 specialism EP educational psychologist
D2 attended Y attended
E2 minutes 45 45 minutes
B3 date 19/09/2022 2022-09-19
C3 specialism EP educational psychologist
note a contact cannot be used
rule SUP-013
`)
	g.want("findings stay as they are", g.found(), "SUP-013 D3|SUP-040 B3")
	if text := explained(t, g, metrics.Query{Pupil: ann, Scale: "suspensions"}); !strings.Contains(text, "has no day") || !strings.Contains(text, "rule SUP-040") {
		t.Errorf("suspensions:\n%s", text)
	}
}

func TestSummary(t *testing.T) {
	t.Parallel()
	text := "UPN,Date of referral,Referred by,Referred to,Decision,Date of decision\n"
	for _, line := range []string{
		"A999432119001,01/09/2022,staff,SALT; EP,Accepted,03/09/2022", "P999432119002,01/09/2022,self,SALT,Signposted,05/09/2022",
		"D999432119003,01/09/2022,family,SALT,Declined,07/09/2022", "A999432119001,03/10/2022,staff,YW,Waiting,", "P999432119002,03/10/2022,staff,YW,,",
		"D999432119003,03/10/2022,agency,SW,Accepted,13/10/2022",
	} {
		text += line + "\n"
	}
	g := run(t, given{asOf: on(2022, 10, 31), roll: twoPupils(), files: []file{{"r.csv", text}, {"c.csv", head + "A999432119001,12/09/2022,SALT,Y,45\nA999432119001,12/09/2022,EP,Y,20\nP999432119002,12/09/2022,SALT,N,\n"}}})
	var out []string
	for _, l := range g.reading.Summary() {
		out = append(out, l.Label+": "+l.Text)
	}
	g.want("summary", strings.Join(out, "\n"), `
As of: 2022-10-31
Four totals, which are different things: 
Referrals: 6
Requests in them: 7
Pupils seen: 1
Contacts attended: 2
Referrals: 
Pupils referred: 3
Referrals by source: staff 3, self 1, family 1, agency 1
Requests by decision: accepted 3, signposted 1, declined 1, waiting 1, not known 1
Requests by role: speech and language therapist 3, youth worker 2, educational psychologist 1, social worker 1
Days to a decision, of requests: median 4, middle half 2 to 6, n = 5
Days to the first contact, of requests: n = 2: too few for a median
Days so far, of requests without a decision: n = 2: too few for a median
Contacts: 
Planned: 3: attended 2, missed 1, cancelled 0, without an outcome 0
Attended without being planned: 0
Minutes attended: 65, or 1.08 hours
Pupils seen by role; a pupil may be seen by several: do not add up: speech and language therapist 1, educational psychologist 1
Contacts attended by role: speech and language therapist 1, educational psychologist 1
With everybody, in no pupil's amount of support: 0 sessions
Amount of support: 
Bands: by contacts: none under 1, low 1 to 5, medium 6 to 11, high from 12
Pupils by band, of pupils on the list of pupils, and others in the files: none 2, low 1, medium 0, high 0
Pupils by number of specialists: none 2, one 0, two 1, three or more 0
Minutes of a pupil seen: n = 1: too few for a median
`)
}

// 80 referrals of half for speech and language: quartiles are those of type 7.
func TestQuartiles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n    []int
		want string
	}{
		{nil, "none"}, {[]int{3, 1}, "n = 2: too few for a median"}, {[]int{9, 2, 5, 3, 7}, "median 5, middle half 3 to 7, n = 5"},
		{[]int{2, 3, 5, 9, 11, 20}, "median 7, middle half 3.5 to 10.5, n = 6"}, {[]int{1, 2, 3, 4, 5, 6, 7, 8}, "median 4.5, middle half 2.75 to 6.25, n = 8"},
	} {
		if got := quartiles(c.n); got != c.want {
			t.Errorf("%v: %q, want %q", c.n, got, c.want)
		}
	}
}
