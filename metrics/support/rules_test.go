package support

import (
	"testing"

	"apst/ingest"
	"apst/metrics/record"
)

// Every rule has an input that raises it and a clean twin that raises nothing.
func TestEveryRule(t *testing.T) {
	t.Parallel()
	roll := record.NewRoll([]record.Stay{{Pupil: ann, UPN: ann, Forename: "Pupilla", Surname: "Eins", Entry: on(2022, 9, 1), Exit: on(2022, 12, 16)}})
	const (
		referral  = "Referral ID,UPN,Date of referral,Referred by,Referred to,Decision,Date of decision,First contact\n"
		asked     = "1,A999432119001,05/09/2022,staff,EP,Accepted,12/09/2022,\n"
		contact   = "UPN,Date,Specialism,Planned,Attended,Minutes,Mode\n"
		seen      = "A999432119001,19/09/2022,EP,Y,Y,45,1:1\n"
		episode   = "UPN,Specialism,Start date,End date\n"
		suspended = "UPN,Suspension start,Suspension end,Sessions,Kind\n"
		incident  = "UPN,Incident date,Incident type,Time\n"
		view      = "UPN,Respondent,Question,Answer,Quote,Consent,Problems since\n"
		said      = "A999432119001,child,Q1,4,,,\n"
	)
	one := func(name, text string) []file { return []file{{name, text}} }
	cases := map[string]struct {
		spoilt, clean []file
		asOf          ingest.Date
	}{
		"SUP-001": {one("log.csv", "UPN,Date,Attended,Minutes\nA999432119001,19/09/2022,Y,30\n"), one("EP log.csv", "UPN,Date,Attended,Minutes\nA999432119001,19/09/2022,Y,30\n"), ingest.Date{}},
		"SUP-002": {one("c.csv", "UPN,Date,Specialism,Minutes\nA999432119001,19/09/2022,EP,30\n"), one("c.csv", contact+seen), ingest.Date{}},
		"SUP-003": {one("survey.csv", "UPN,Question,Answer\nA999432119001,Q1,4\n"), one("pupil survey.csv", "UPN,Question,Answer\nA999432119001,Q1,4\n"), ingest.Date{}},
		"SUP-004": {one("c.csv", "UPN,Date,Specialism,Attended,Duration\nA999432119001,19/09/2022,EP,Y,45\n"), one("c.csv", "UPN,Date,Specialism,Attended,Duration\nA999432119001,19/09/2022,EP,Y,45 min\n"), ingest.Date{}},
		"SUP-005": {one("v.csv", view+"A999432119001,child,How do you find the people here?,4,,,\n"), one("v.csv", view+said), ingest.Date{}},
		"SUP-010": {one("c.csv", contact+"A999432119001,19/09/2022,Boxing coach,Y,Y,45,1:1\n"), one("c.csv", contact+seen), ingest.Date{}},
		"SUP-011": {one("c.csv", contact+"A999432119001,19/09/2022,,Y,Y,45,1:1\n"), one("c.csv", contact+seen), ingest.Date{}},
		"SUP-012": {one("c.csv", contact+"A999432119001,19/09/2022,EP,Y,Y,45,telepathy\n"), one("c.csv", contact+seen), ingest.Date{}},
		"SUP-013": {one("c.csv", contact+"A999432119001,19/09/2022,EP,Y,A,45,1:1\n"), one("c.csv", contact+seen), ingest.Date{}},
		"SUP-014": {one("i.csv", incident+"A999432119001,19/09/2022,Throwing chairs,\n"), one("i.csv", incident+"A999432119001,19/09/2022,DM,\n"), ingest.Date{}},
		"SUP-015": {one("c.csv", "Pupil ID,Date,Specialism,Attended\n0010; 0017,19/09/2022,EP,Y\n"), one("c.csv", "Pupil ID,Date,Specialism,Attended\n0010,19/09/2022,EP,Y\n"), ingest.Date{}},
		"SUP-020": {one("r.csv", referral+"1,A999432119001,,staff,EP,Accepted,12/09/2022,\n"), one("r.csv", referral+asked), ingest.Date{}},
		"SUP-021": {one("r.csv", referral+"1,A999432119001,05/09/2022,staff,EP,Accepted,02/09/2022,\n"), one("r.csv", referral+asked), ingest.Date{}},
		"SUP-022": {one("r.csv", referral+"1,A999432119001,05/09/2022,staff,EP,,12/09/2022,\n"), one("r.csv", referral+asked), ingest.Date{}},
		"SUP-023": {one("r.csv", referral+asked+asked), one("r.csv", referral+asked), ingest.Date{}},
		"SUP-024": {one("r.csv", referral+asked+"1,A999432119001,06/09/2022,staff,SW,Accepted,12/09/2022,\n"), one("r.csv", referral+asked+"1,A999432119001,05/09/2022,staff,SW,Accepted,12/09/2022,\n"), ingest.Date{}},
		"SUP-025": {one("r.csv", referral+"1,A999432119001,05/09/2022,staff,,Accepted,12/09/2022,\n"), one("r.csv", referral+asked), ingest.Date{}},
		"SUP-026": {[]file{{"r.csv", referral + "1,A999432119001,05/09/2022,staff,EP,Accepted,12/09/2022,26/09/2022\n"}, {"c.csv", contact + seen}},
			[]file{{"r.csv", referral + "1,A999432119001,05/09/2022,staff,EP,Accepted,12/09/2022,19/09/2022\n"}, {"c.csv", contact + seen}}, ingest.Date{}},
		"SUP-031": {one("e.csv", episode+"A999432119001,EP,05/09/2022,30/09/2022\nA999432119001,EP,26/09/2022,30/10/2022\n"), one("e.csv", episode+"A999432119001,EP,05/09/2022,26/09/2022\nA999432119001,EP,26/09/2022,30/10/2022\n"), ingest.Date{}},
		"SUP-040": {one("c.csv", contact+"A999432119001,,EP,Y,Y,45,1:1\n"), one("c.csv", contact+seen), ingest.Date{}},
		"SUP-041": {one("c.csv", contact+seen+seen), one("c.csv", contact+seen+"A999432119001,26/09/2022,EP,Y,Y,45,1:1\n"), ingest.Date{}},
		"SUP-042": {one("c.csv", contact+"A999432119001,19/09/2022,EP,4,5,45,1:1\n"), one("c.csv", contact+"A999432119001,19/09/2022,EP,5,5,45,1:1\n"), ingest.Date{}},
		"SUP-043": {one("c.csv", contact+"A999432119001,19/09/2022,EP,Y,Y,500,1:1\n"), one("c.csv", contact+"A999432119001,19/09/2022,EP,Y,Y,480,1:1\n"), ingest.Date{}},
		"SUP-044": {one("c.csv", contact+"A999432119001,19/09/2022,EP,Y,Y,long,1:1\n"), one("c.csv", contact+seen), ingest.Date{}},
		"SUP-045": {[]file{{"r.csv", referral + asked}, {"c.csv", contact + "A999432119001,02/09/2022,EP,Y,Y,45,1:1\n"}}, []file{{"r.csv", referral + asked}, {"c.csv", contact + seen}}, ingest.Date{}},
		"SUP-046": {one("c.csv", contact+"A999432119001,19/12/2022,EP,Y,Y,45,1:1\n"), one("c.csv", contact+"A999432119001,16/12/2022,EP,Y,Y,45,1:1\n"), ingest.Date{}},
		"SUP-047": {one("c.csv", contact+"A999432119001,12/09/2022,EP,Y,,45,1:1\n"+seen), one("c.csv", contact+seen+"A999432119001,26/09/2022,EP,Y,,45,1:1\n"), ingest.Date{}},
		"SUP-048": {one("c.csv", contact+"A999432119001,19/09/2022,EP,Y,Y,45,whole class\n"), one("c.csv", contact+",19/09/2022,EP,Y,Y,45,whole class\n"), ingest.Date{}},
		"SUP-049": {one("c.csv", contact+"A999432119001,19/09/2022,EP,Y,Y,,1:1\n"), one("c.csv", contact+"A999432119001,19/09/2022,EP,Y,N,,1:1\n"), ingest.Date{}},
		"SUP-050": {one("s.csv", suspended+"A999432119001,05/09/2022,06/09/2022,5,suspension\n"), one("s.csv", suspended+"A999432119001,05/09/2022,06/09/2022,4,suspension\n"), ingest.Date{}},
		"SUP-051": {one("s.csv", suspended+"A999432119001,05/09/2022,07/09/2022,5,suspension\nA999432119001,06/09/2022,08/09/2022,5,suspension\n"), one("s.csv", suspended+"A999432119001,05/09/2022,07/09/2022,5,suspension\nA999432119001,07/09/2022,09/09/2022,5,suspension\n"), ingest.Date{}},
		"SUP-060": {one("r.csv", referral+"1,A999432119001,05/09/2032,staff,EP,Accepted,,\n"), one("r.csv", referral+asked), on(2022, 12, 16)},
		"SUP-070": {one("v.csv", view+"A999432119001,child,Q1,4,So so,ask mum,\n"), one("v.csv", view+"A999432119001,child,Q1,4,So so,yes-internal,\n"), ingest.Date{}},
		"SUP-071": {one("v.csv", view+"A999432119001,child,Q1,44,,,\n"), one("v.csv", view+said), ingest.Date{}},
		"SUP-072": {one("v.csv", view+said+said), one("v.csv", view+said+"A999432119001,child,Q2,4,,,\n"), ingest.Date{}},
		"SUP-073": {one("v.csv", view+"A999432119001,child,Q1,4,,,3\n"), one("v.csv", view+"A999432119001,child,Q1,4,,,a bit better\n"), ingest.Date{}},
		"SUP-074": {one("v.csv", view+"A999432119001,family,Q1,4,Pupilla smiles,yes-public,\n"), one("v.csv", view+"A999432119001,family,Q1,4,She smiles,yes-public,\n"), ingest.Date{}},
	}
	for _, r := range Rules() {
		c, ok := cases[r.ID]
		if !ok {
			t.Errorf("nothing raises %s", r.ID)
			continue
		}
		t.Run(r.ID, func(t *testing.T) {
			t.Parallel()
			g := run(t, given{roll: roll, asOf: c.asOf, files: c.spoilt})
			if g.log.Of(r) == 0 {
				t.Errorf("not raised: %s", g.found())
			}
			g = run(t, given{roll: roll, asOf: c.asOf, files: c.clean})
			g.want("the clean twin", g.found(), "")
		})
	}
	if len(cases) != len(Rules()) {
		t.Errorf("%d cases for %d rules", len(cases), len(Rules()))
	}
}
