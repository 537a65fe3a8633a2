package neet

import (
	"strings"
	"testing"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/record"
)

// page writes derivations down in short.
func page(t *testing.T, r *result, q metrics.Query) string {
	t.Helper()
	all, err := r.Explain(q)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range all {
		b.WriteString(d.Of + " = " + d.Value + d.Why + "\n")
		for _, s := range d.Steps {
			b.WriteString("  " + s.Text + " -> " + s.Result + "\n")
		}
		for _, c := range d.Cells {
			line := "  " + c.At.String() + " " + c.Field
			for _, s := range []string{c.Stored, c.Read, c.Counted} {
				if s != "" {
					line += " [" + s + "]"
				}
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

func TestExplain(t *testing.T) {
	t.Parallel()
	roll := []record.Stay{stay(upn1, "2004-11-02", "2020-09-01", "2022-01-14"), stay(upn4, "2004-11-02", "2020-09-01", "2021-07-20")}
	roll[0].Facts["sen"] = "K"
	r := read(t, job{files: map[string]string{"nccis.csv": extract(
		person{upn: upn1, code: "210.0", start: "2021-09-01", verified: "2021-10-01", due: "2022-02-01", lapsed: ""},
		person{upn: upn1, code: "619", start: "2021-08-01", verified: "2021-09-20", due: "2022-02-01", lapsed: "N"},
		person{ypid: "77", code: "710", verified: "2021-10-01", lapsed: "N"},
	)}, roll: roll})
	for _, tt := range []struct {
		q    metrics.Query
		want []string
	}{
		{metrics.Query{Pupil: upn1, Scale: scaleStatus, Period: "2022-02-28"}, []string{
			"activity at 2022-02-28 = not-known", "the day at which it is judged: period end -> 2022-02-28", "code 210, school sixth form -> EET:education",
			"due to lapse on 2022-02-01, judged at 2022-02-28 -> not-known", "nccis.csv Z2 activity code [210.0] [210] [current]", "nccis.csv Z3 activity code [619] [not current]",
			"nccis.csv D2 end of the period [44620] [2022-02-28]", "age on 31 August before the school year of the day -> 16"}},
		{metrics.Query{Pupil: upn1, Period: oneMonth}, []string{"one month after leaving = not-known", "left, by pupils.csv row 2 -> 2022-01-14", "the nearest record, 14 days from it, is of -> 2022-02-28"}},
		{metrics.Query{Pupil: upn4, Scale: scaleStatus, Period: "2022-02-28"}, []string{"activity at 2022-02-28 = not-known", "in no record of the day -> not-known", "pupils.csv row 3"}},
		{metrics.Query{Pupil: upn1, Scale: scaleRisk}, []string{"SEN support -> yes", "EHC plan -> no", "Looked after -> the list does not say"}},
		{metrics.Query{Pupil: "77"}, []string{"a code of this group does not lapse -> custody"}},
		{metrics.Query{Pupil: "YPID 77"}, []string{"custody"}},
	} {
		got := page(t, r, tt.q)
		for _, want := range tt.want {
			if !strings.Contains(got, want) {
				t.Errorf("%+v: no %q in\n%s", tt.q, want, got)
			}
		}
	}
	if got := page(t, r, metrics.Query{Pupil: upn6}) + page(t, r, metrics.Query{Pupil: upn1, Period: "2021-01-31"}); got != "" {
		t.Errorf("of nobody: %s", got)
	}
	// Explaining tells nothing again, and changes no row.
	before := r.columns(t, 0, "pupil_id", "status")
	page(t, r, metrics.Query{Pupil: upn1})
	same(t, "afterwards", r.columns(t, 0, "pupil_id", "status"), before)
	if n := r.log.Of(RuleTwoCodes); n != 1 {
		t.Errorf("two codes are told %d times", n)
	}
}

// lines is a summary as text.
func lines(r *result) string {
	var b strings.Builder
	for _, l := range r.Summary() {
		b.WriteString(l.Label + ": " + l.Text + "\n")
	}
	return b.String()
}

// The rates: three ways always, by what counts and by the code alone, with adult
// custody out of the denominator and other ages in none.
func TestSummary(t *testing.T) {
	t.Parallel()
	people := []person{
		{code: "210", lapsed: "N"}, {code: "230", lapsed: "Y"}, {code: "310", lapsed: "N"}, {code: "619", lapsed: "N"}, {code: "640", lapsed: "Y"}, {code: "810", lapsed: "N"},
		{code: "530", lapsed: "N"}, {code: "710", lapsed: "N"}, {code: "210", lapsed: "N", born: "11/2002"}, {code: "210", lapsed: "N", born: " "}, {code: "999", lapsed: "N"},
	}
	for i := range people {
		people[i].ypid, people[i].verified = string(rune('a'+i))+"1", "2022-02-01"
	}
	got := lines(read(t, job{files: map[string]string{"nccis.csv": extract(people...)}}))
	for _, want := range []string{
		"2022-02-28: the end of the file's period: 11 pupils, 9 of academic age 16 or 17, 1 of another age, 1 without a month of birth",
		"  by status: EET 2, NEET 1, not known 3, re-engagement 1, custody 1; without a status 1, in no rate. Of 7: NEET 14.3%, not known 42.9%, together 57.1%",
		"  by code alone: EET 3, NEET 2, not known 1, re-engagement 1, custody 1; without a status 1, in no rate. Of 7: NEET 28.6%, not known 14.3%, together 42.9% (2 records had lapsed)",
		"  denominator: 8 with a status, less 1 in adult custody",
		"single months are not comparable", "give it with --roster", "not comparable with NEET in the Labour Force Survey",
		"records: 11: 11 of a pupil and day",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// The headline is the average of December, January and February.
func TestWinter(t *testing.T) {
	t.Parallel()
	var people []person
	for _, m := range []struct {
		period string
		codes  []string
	}{{"2021-12-31", []string{"210", "210", "619", "810"}}, {"2022-01-31", []string{"210", "210", "210", "619"}}, {"2022-02-28", []string{"210", "210", "210", "810"}}} {
		for i, code := range m.codes {
			people = append(people, person{period: m.period + " 00:00:00", ypid: "a" + string(rune('1'+i)), code: code, verified: "2021-12-01", lapsed: "N"})
		}
	}
	got := lines(read(t, job{files: map[string]string{"nccis.csv": extract(people...)}}))
	if want := "December 2021 to February 2022: average of the three months: NEET 16.7%, not known 16.7%, together 33.3%"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		n, of int
		want  string
	}{{0, 7, "0.0%"}, {1, 3, "33.3%"}, {2, 3, "66.7%"}, {1, 8, "12.5%"}, {1, 2000, "0.1%"}, {1, 2001, "0.0%"}, {5, 5, "100.0%"}, {0, 0, ""}} {
		if got := percent(tt.n, tt.of); got != tt.want {
			t.Errorf("%d of %d: %s, want %s", tt.n, tt.of, got, tt.want)
		}
	}
}

// Every rule can be raised, by the tests of this package; the list says by which
// file.
func TestEveryRule(t *testing.T) {
	t.Parallel()
	ok := person{upn: upn1, code: "210", verified: "2022-02-10", lapsed: "N"}
	change := func(f func(p *person)) string {
		p := ok
		f(&p)
		return extract(p, person{upn: upn2, code: "210", verified: "2022-02-10", lapsed: "N"})
	}
	head := "UPN,DOB,Date left,Destination code,Date confirmed\n"
	list := []record.Stay{stay(upn1, "2004-11-02", "2020-09-01", "2021-07-20")}
	for _, tt := range []struct {
		rule *finding.Rule
		j    job
	}{
		{RuleWords, job{files: map[string]string{"a.csv": "UPN,Date left,Destination\n" + upn1 + ",20/07/2021,college\n"}}},
		{RuleNoDay, job{files: map[string]string{"a.csv": "UPN,NCCIS code\n" + upn1 + ",210\n"}}},
		{RuleNotCode, job{files: map[string]string{"a.csv": change(func(p *person) { p.code = "NEET" })}}},
		{RuleUnknownCode, job{files: map[string]string{"a.csv": change(func(p *person) { p.code = "999" })}}},
		{RuleOldCode, job{files: map[string]string{"a.csv": change(func(p *person) { p.code = "720" })}}},
		{RuleNoCode, job{files: map[string]string{"a.csv": change(func(p *person) { p.code = "" })}}},
		{RuleTrait, job{files: map[string]string{"a.csv": change(func(p *person) { p.trait = "220" })}}},
		{RuleYesNo, job{files: map[string]string{"a.csv": change(func(p *person) { p.lapsed = "maybe" })}}},
		{RuleTwoCodes, job{files: map[string]string{"a.csv": extract(ok, person{upn: upn1, code: "619", verified: "2022-01-10", lapsed: "N"})}}},
		{RuleUndecided, job{files: map[string]string{"a.csv": extract(ok, person{upn: upn1, code: "619", verified: "2022-02-10", lapsed: "N"})}}},
		{RuleDuplicate, job{files: map[string]string{"a.csv": extract(ok, ok)}}},
		{RuleLater, job{files: map[string]string{"a.csv": "UPN,NCCIS code,Confirmed date\n" + upn1 + ",210,05/03/2023\n"}, asOf: date("2023-03-01")}},
		{RuleNoPeriod, job{files: map[string]string{"a.csv": extract(ok, person{period: " ", upn: upn2, code: "210"}, person{period: "44592", upn: upn2, code: "210"})}}},
		{RuleLapse, job{files: map[string]string{"a.csv": change(func(p *person) { p.due = "2022-01-01" })}}},
		{RuleAfter, job{files: map[string]string{"a.csv": change(func(p *person) { p.start = "2022-03-01" })}}},
		{RuleNEETStart, job{files: map[string]string{"a.csv": change(func(p *person) { p.neetStart = "2022-01-01" })}}},
		{RuleStale, job{files: map[string]string{"a.csv": change(func(p *person) { p.code = "110" })}}},
		{RuleYoung, job{files: map[string]string{"a.csv": change(func(p *person) { p.born = "11/2005" })}}},
		{RuleNoBirth, job{files: map[string]string{"a.csv": change(func(p *person) { p.born = " " })}}},
		{RuleBirths, job{files: map[string]string{"a.csv": change(func(p *person) {})}, roll: []record.Stay{stay(upn1, "2004-10-02", "", "")}}},
		{RuleLeft, job{files: map[string]string{"a.csv": head + upn1 + ",02/11/2004,21/07/2021,210,20/08/2021\n"}, roll: list}},
		{RuleUndated, job{files: map[string]string{"a.csv": head + upn1 + ",02/11/2004,20/07/2021,210,\n" + upn2 + ",02/11/2004,20/07/2021,210,20/08/2021\n"}}},
		{RuleNoRecord, job{files: map[string]string{"a.csv": extract(person{upn: upn2, code: "210", verified: "2022-02-10", lapsed: "N"})}, roll: list}},
	} {
		r := read(t, tt.j)
		if r.log.Of(tt.rule) == 0 || len(r.log.Groups()) != 1 {
			t.Errorf("%s is not alone: %v", tt.rule.ID, r.found)
		}
	}
	if n := len(Rules()); n != 23 {
		t.Errorf("%d rules, and 23 are raised here", n)
	}
	r := read(t, job{files: map[string]string{"a.csv": extract(ok)}})
	same(t, "a clean file", r.found, nil)
}
