package neet

import (
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/record"
)

// extractHead is the heading of an authority's extract, misspelling and all.
const extractHead = "DatabaseId,LEACode,DateOfSend,PeriodEnd,SupplierName,YoungPersonsID,CohortStatus,GivenName,FamilyName,Postcode,Gender,moth/year of birth,Ethnicity,LeadLEA,EducatedLEA,UniqueLearnerNo,UniquePupilNumber,PreviousYPIDIdentifier,GuaranteeStatusIndicator,LEACodeAtYear11,TransferredToLACode,LevelOfNeedCode,SENDFlag,SENSupportFlag,CharacteristicCode,ActivityCode,StartDate,DateAscertained,DateVerified,DueToLapseDate,CurrencyLapsed,EstablishmentNumber,EstablishmentName,UKPRN,PredictedEndDate,ReviewDate,NEETStartDate,IntendedDestinationYr11\n"

// person is a row of an extract; what is empty stays blank.
type person struct {
	sent, period, ypid, born, upn, guarantee, moved, level, trait, code    string
	start, ascertained, verified, due, lapsed, name, neetStart, intendedTo string
}

func (p person) line() string {
	at := func(s string) string {
		if s == "" {
			return ""
		}
		return s + " 00:00:00"
	}
	return strings.Join([]string{"825", "825", p.sent, p.period, "Supplier", p.ypid, "P", "Pupil", p.name, "ZZ99 9ZZ", "M", p.born, "WHI", "825", "825", "", p.upn, "", p.guarantee, "825", p.moved,
		p.level, "N", "N", p.trait, p.code, at(p.start), at(p.ascertained), at(p.verified), at(p.due), p.lapsed, "8251100", "College", "", "", "", at(p.neetStart), p.intendedTo}, ",") + "\n"
}

// extract is a file of people at 28 February 2022, whose first days are serial
// numbers.
func extract(people ...person) string {
	var b strings.Builder
	b.WriteString(extractHead)
	for i, p := range people {
		if p.sent == "" {
			p.sent = "44629"
		}
		if p.period == "" {
			p.period = "44620"
		}
		if p.name == "" {
			p.name = "00" + string(rune('1'+i))
		}
		if p.born == "" {
			p.born = "11/2004"
		}
		b.WriteString(p.line())
	}
	return b.String()
}

// A file as authorities have it: one row for each characteristic, two forms of
// days, codes as fractions and with labels, and a pupil without a UPN.
func TestExtract(t *testing.T) {
	t.Parallel()
	r := read(t, job{files: map[string]string{"nccis.csv": extract(
		// Looked after and a care leaver: two rows, one pupil.
		person{ypid: "1001", upn: upn1, trait: "110.0", code: "210.0", start: "2021-09-03", ascertained: "2021-09-20", verified: "2022-01-14", due: "2023-01-14", lapsed: "N", level: "2.0", guarantee: "Y", intendedTo: "211.0"},
		person{ypid: "1001", upn: upn1, trait: "160.0", code: "210.0", start: "2021-09-03", ascertained: "2021-09-20", verified: "2022-01-14", due: "2023-01-14", lapsed: "N", level: "2.0", guarantee: "Y", intendedTo: "211.0"},
		// A mental-health flag is no sixth form.
		person{ypid: "1002", upn: upn2, trait: "210", code: "619", start: "2021-11-01", verified: "2022-02-10", due: "2022-05-10", lapsed: "N", neetStart: "2021-11-01", level: "1"},
		// Without a UPN; the record has lapsed.
		person{ypid: "1003", code: "230 - Further Education", start: "2021-09-06", verified: "2021-02-01", due: "2022-02-01", lapsed: "Y"},
		// Twice in all the same, and passed on to another authority.
		person{ypid: "1004", upn: upn3, code: "616", start: "2022-04-01", verified: "2022-02-20", lapsed: "N", moved: "301"},
		person{ypid: "1004", upn: upn3, code: "616", start: "2022-04-01", verified: "2022-02-20", lapsed: "N", moved: "301", name: "004"},
	)}})
	same(t, "findings", r.found, []string{"NEET-022 row 7"})
	same(t, "rows", r.columns(t, 0, "pupil_id", "as_of", "as_of_by", "code", "group", "status", "status_raw", "lapsed", "date_confirmed", "in_learning", "academic_age", "in_cohort"), []string{
		upn1 + " 2022-02-28 period end 210 EET:education EET EET false 2022-01-14 true 16 true",
		upn2 + " 2022-02-28 period end 619 NEET:available NEET NEET false 2022-02-10 false 16 true",
		upn3 + " 2022-02-28 period end 616 NEET:available NEET NEET false 2022-02-20 false 16 true",
		"YPID 1003 2022-02-28 period end 230 EET:education not-known EET true 2021-02-01 - 16 true",
	})
	same(t, "the rest", r.columns(t, 0, "activity", "characteristics", "vulnerable_group", "level_of_need", "september_guarantee", "intended_destination_y11", "transferred", "neet_start", "flags"), []string{
		"school sixth form looked after;care leaver true supported Y 211 - - -",
		"seeking employment, education or training mental-health flag true intensive - - - 2021-11-01 -",
		"start date agreed, place that meets the duty to participate - false - - - 301 - duplicate;transferred",
		"further education - false - - - - - lapsed",
	})
	if c := r.in.counts; c != (counts{Records: 6, Used: 4, Same: 1, Duplicates: 1}) {
		t.Errorf("counts: %+v", c)
	}
}

// One number, two columns: what it means is decided by the column.
func TestCharacteristicsAreNoActivities(t *testing.T) {
	t.Parallel()
	for _, c := range []string{"110", "120", "130", "140", "150", "210"} {
		r := read(t, job{files: map[string]string{"nccis.csv": extract(person{upn: upn1, trait: c, code: "619", verified: "2022-02-10", lapsed: "N"})}})
		trait, _ := LookupCharacteristic(c)
		same(t, c, r.columns(t, 0, "code", "status", "characteristics", "flags"), []string{"619 NEET " + trait.Name + " -"})
	}
	// And the other way round: a characteristic that is no activity is no activity.
	r := read(t, job{files: map[string]string{"nccis.csv": extract(person{upn: upn1, code: "170", verified: "2022-02-10", lapsed: "N"})}})
	same(t, "170", r.columns(t, 0, "code", "status", "flags"), []string{"170 - code-unknown"})
	same(t, "170", r.found, []string{"NEET-011 Z2"})
}

// Two months in one file are two days of each pupil.
func TestAppendedMonths(t *testing.T) {
	t.Parallel()
	r := read(t, job{files: map[string]string{"nccis.csv": extract(
		person{period: "44620", upn: upn1, code: "210", verified: "2022-02-01", lapsed: "N"},
		person{period: "44620", upn: upn2, code: "619", verified: "2022-02-01", lapsed: "N"},
		person{period: "2022-03-31 00:00:00", upn: upn1, code: "619", verified: "2022-03-10", lapsed: "N"},
		person{period: "2022-03-31 00:00:00", upn: upn2, code: "619", verified: "2022-02-01", lapsed: "Y"},
	)}})
	same(t, "rows", r.columns(t, 0, "pupil_id", "as_of", "status", "status_raw"), []string{
		upn1 + " 2022-02-28 EET EET", upn1 + " 2022-03-31 NEET NEET", upn2 + " 2022-02-28 NEET NEET", upn2 + " 2022-03-31 not-known NEET"})
	same(t, "findings", r.found, nil)
	same(t, "periods", values(r, scaleStatus), []string{upn1 + " 2022-02-28 EET", upn1 + " 2022-03-31 NEET", upn2 + " 2022-02-28 NEET", upn2 + " 2022-03-31 not-known"})
}

func values(r *result, scale string) (out []string) {
	for row := range r.Rows(0) {
		for _, v := range row.Values {
			if v.Scale == scale {
				out = append(out, v.Pupil+" "+v.Period+" "+v.Category)
			}
		}
	}
	return out
}

// What lapses and what does not, by the flag and without it; a record that is due on
// the day is current.
func TestCurrency(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ code, lapsed, due, want string }{
		{"210", "N", "", "EET EET false"}, {"210", "Y", "", "not-known EET true"}, {"310", "Y", "", "not-known EET true"}, {"450", "Y", "", "not-known EET true"},
		{"530", "Y", "", "not-known re-engagement true"}, {"619", "Y", "", "not-known NEET true"}, {"630", "Y", "", "not-known NEET true"},
		{"710", "Y", "", "custody custody true"}, {"810", "Y", "", "not-known not-known true"}, {"810", "N", "", "not-known not-known false"},
		{"820", "N", "", "not-known not-known false"}, {"530", "N", "", "re-engagement re-engagement false"},
		{"210", "", "2022-02-27", "not-known EET true"}, {"210", "", "2022-02-28", "EET EET false"}, {"210", "", "2022-03-01", "EET EET false"}, {"210", "", "", "EET EET -"},
		{"210", "N", "2022-02-27", "EET EET false"}, {"210", "Y", "2022-03-01", "not-known EET true"}, // the flag counts
	} {
		r := read(t, job{files: map[string]string{"nccis.csv": extract(person{upn: upn1, code: tt.code, lapsed: tt.lapsed, due: tt.due, verified: "2022-02-01"})}})
		same(t, tt.code+" "+tt.lapsed+" "+tt.due, r.columns(t, 0, "status", "status_raw", "lapsed"), []string{tt.want})
		if contradicts := tt.lapsed != "" && tt.due != ""; contradicts != (len(r.found) == 1 && r.found[0] == "NEET-030 AE2") {
			t.Errorf("%+v: %v", tt, r.found)
		}
	}
	// 110 of somebody of school age stays what it is.
	r := read(t, job{files: map[string]string{"nccis.csv": extract(person{upn: upn1, born: "11/2005", code: "110", lapsed: "Y", verified: "2022-02-01"})}})
	same(t, "110", r.columns(t, 0, "status", "lapsed", "academic_age", "in_cohort"), []string{"pre-16 true 15 false"})
}

// Code 720 was a state of its own until March 2018, and is no activity since.
func TestRefugees(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ period, born, status, found string }{
		{"43190", "11/2000", "refugee", ""}, // 31 March 2018
		{"43191", "11/2000", "-", "NEET-012 Z2"},
	} {
		r := read(t, job{files: map[string]string{"nccis.csv": extract(person{period: tt.period, born: tt.born, upn: upn1, code: "720", verified: "2018-03-01", lapsed: "N"})}})
		same(t, tt.period, r.columns(t, 0, "status"), []string{tt.status})
		if got := strings.Join(r.found, " "); got != tt.found {
			t.Errorf("%s: %s, want %s", tt.period, got, tt.found)
		}
	}
}

// Sources disagree about 550: it is EET unless somebody says otherwise.
func TestCode550(t *testing.T) {
	t.Parallel()
	text := extract(person{upn: upn1, code: "550", verified: "2022-02-10", lapsed: "N"})
	for setting, want := range map[string]string{"": "EET EET:employment", "eet": "EET EET:employment", "neet": "NEET NEET:available"} {
		r := read(t, job{files: map[string]string{"nccis.csv": text}, settings: metrics.Settings{optionCode550: setting}})
		same(t, setting, r.columns(t, 0, "status", "group"), []string{want})
	}
}

// Two current codes of a pupil: the one confirmed last, then the one that started
// last; where nothing tells them apart, none.
func TestTwoCodes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, want string
		found      []string
		people     []person
	}{
		{"the later confirmation", "619 NEET two-codes", []string{"NEET-020 Z2"}, []person{
			{upn: upn1, code: "210", start: "2021-09-01", verified: "2021-10-01", lapsed: "N"}, {upn: upn1, code: "619", start: "2021-08-01", verified: "2022-01-10", lapsed: "N"}}},
		{"the later start", "210 EET two-codes", []string{"NEET-020 Z3"}, []person{
			{upn: upn1, code: "210", start: "2021-09-01", verified: "2022-01-10", lapsed: "N"}, {upn: upn1, code: "619", start: "2021-08-01", verified: "2022-01-10", lapsed: "N"}}},
		{"nothing tells", "- - undecided", []string{"NEET-021 Z2"}, []person{
			{upn: upn1, code: "210", start: "2021-09-01", verified: "2022-01-10", lapsed: "N"}, {upn: upn1, code: "619", start: "2021-09-01", verified: "2022-01-10", lapsed: "N"}}},
		{"lapsed and not", "- - undecided", []string{"NEET-021 AE3"}, []person{
			{upn: upn1, code: "210", start: "2021-09-01", verified: "2022-01-10", lapsed: "N"}, {upn: upn1, code: "210", start: "2021-09-01", verified: "2022-01-10", lapsed: "Y"}}},
		{"the current one cannot be read", "NEET - not-a-code", []string{"NEET-010 Z3"}, []person{
			{upn: upn1, code: "210", verified: "2021-10-01", lapsed: "N"}, {upn: upn1, code: "NEET", verified: "2022-01-10", lapsed: "N"}}},
		{"an earlier one cannot be read", "210 EET -", []string{"NEET-010 Z3"}, []person{
			{upn: upn1, code: "210", verified: "2022-01-10", lapsed: "N"}, {upn: upn1, code: "81", verified: "2021-10-01", lapsed: "N"}}},
		{"one has none", "210 EET -", []string{"NEET-013 Z3"}, []person{
			{upn: upn1, code: "210", verified: "2021-10-01", lapsed: "N"}, {upn: upn1, verified: "2022-01-10", lapsed: "N"}}},
	} {
		r := read(t, job{files: map[string]string{"nccis.csv": extract(tt.people...)}})
		same(t, tt.name, r.columns(t, 0, "code", "status", "flags"), []string{tt.want})
		same(t, tt.name, r.found, tt.found)
		turned := []person{tt.people[1], tt.people[0]}
		turned[0].name, turned[1].name = "002", "001"
		again := read(t, job{files: map[string]string{"nccis.csv": extract(turned...)}})
		if got := again.columns(t, 0, "status", "flags"); strings.Join(got, "") != strings.Join(r.columns(t, 0, "status", "flags"), "") {
			t.Errorf("%s: the order of rows changes the answer to %v", tt.name, got)
		}
	}
}

// What is no code is refused and listed, and a map may say what it stands for.
func TestNotCodes(t *testing.T) {
	t.Parallel()
	for code, found := range map[string]string{"81": "NEET-010 Z2", "NEET": "NEET-010 Z2", "EET": "NEET-010 Z2", "999": "NEET-011 Z2", "170": "NEET-011 Z2", "": "NEET-013 Z2"} {
		text := extract(person{upn: upn1, code: code, verified: "2022-02-10", lapsed: "N"}, person{upn: upn2, code: "210", verified: "2022-02-10", lapsed: "N"})
		r := read(t, job{files: map[string]string{"nccis.csv": text}})
		same(t, code, r.found, []string{found})
		same(t, code, r.columns(t, 0, "pupil_id", "status"), []string{upn1 + " -", upn2 + " EET"})
	}
	m, err := record.ParseMap([]byte("format: 1\nmeasure: neet\nvalues:\n  activity:\n    \"81\": \"619\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	text := extract(person{upn: upn1, code: "81", verified: "2022-02-10", lapsed: "N"})
	r := read(t, job{files: map[string]string{"nccis.csv": text}, maps: map[string]*record.Map{"nccis.csv": m}})
	same(t, "by a map", r.columns(t, 0, "code", "status"), []string{"619 NEET"})
}

// What a record says against itself is flagged, and the code stands.
func TestDoubts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, want, found string
		p                 person
	}{
		{"starts after the period", "EET date-after-day", "NEET-031 AA2", person{code: "210", start: "2022-03-10", verified: "2022-02-10"}},
		{"confirmed after the period", "EET date-after-day", "NEET-031 AC2", person{code: "210", start: "2021-09-10", verified: "2022-03-03"}},
		{"an agreed start", "NEET -", "", person{code: "615", start: "2022-03-10", verified: "2022-02-10"}},
		{"NEET since, with a code that is EET", "EET neet-start-with-eet", "NEET-032 AK2", person{code: "330", verified: "2022-02-10", neetStart: "2021-11-01"}},
		{"not updated since school", "pre-16 not-updated-since-school", "NEET-033 Z2", person{code: "110", verified: "2021-02-10"}},
		{"too young", "EET under-school-leaving-age", "NEET-034 Z2", person{code: "210", born: "11/2005", verified: "2022-02-10"}},
		{"no month of birth", "EET no-month-of-birth", "NEET-035 L2", person{code: "210", born: " ", verified: "2022-02-10"}},
	} {
		tt.p.upn, tt.p.lapsed = upn1, "N"
		r := read(t, job{files: map[string]string{"nccis.csv": extract(tt.p)}})
		same(t, tt.name, r.columns(t, 0, "status", "flags"), []string{tt.want})
		if got := strings.Join(r.found, " "); got != tt.found {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.found)
		}
	}
	// After the last Friday of June a code from 210 on is in order.
	r := read(t, job{files: map[string]string{"nccis.csv": extract(person{period: "2022-07-31 00:00:00", upn: upn1, born: "11/2005", code: "616", verified: "2022-07-10", lapsed: "N"})}})
	same(t, "in July", r.found, nil)
}

// Months of birth that differ leave a pupil in no rate.
func TestBirths(t *testing.T) {
	t.Parallel()
	two := extract(person{upn: upn1, born: "11/2004", trait: "110", code: "210", verified: "2022-02-10", lapsed: "N"}, person{upn: upn1, born: "12/2004", trait: "160", code: "210", verified: "2022-02-10", lapsed: "N"})
	r := read(t, job{files: map[string]string{"nccis.csv": two}})
	same(t, "two in the file", r.found, []string{"NEET-036 L3"})
	same(t, "two in the file", r.columns(t, 0, "status", "academic_age", "in_cohort", "flags"), []string{"EET - - months-of-birth-differ"})
	one := extract(person{upn: upn1, born: "11/2004", code: "210", verified: "2022-02-10", lapsed: "N"}, person{upn: upn2, born: " ", code: "210", verified: "2022-02-10", lapsed: "N"})
	r = read(t, job{files: map[string]string{"nccis.csv": one}, roll: []record.Stay{{Pupil: upn1, UPN: upn1, Born: date("2004-12-01")}, {Pupil: upn2, UPN: upn2, Born: date("2004-12-01")}}})
	same(t, "other on the list", r.found, []string{"NEET-036 L2"})
	same(t, "on the list alone", r.columns(t, 0, "academic_age"), []string{"-", "16"})
}

// A row without a UPN is of the pupil whose UPN stands beside the same identifier in
// another row; one that is not is never taken for a pupil of the school.
func TestIdentifiers(t *testing.T) {
	t.Parallel()
	text := extract(
		person{period: "44592", ypid: "1001", upn: upn1, code: "210", verified: "2022-01-10", lapsed: "N"},
		person{period: "44620", ypid: "1001", code: "619", verified: "2022-02-10", lapsed: "N"},
		person{ypid: "1002", code: "619", verified: "2022-02-10", lapsed: "N"},
	)
	roll := []record.Stay{{Pupil: upn5, UPN: upn5, LocalID: "1002", Born: date("2004-11-02")}}
	r := read(t, job{files: map[string]string{"nccis.csv": text}, roll: roll})
	same(t, "pupils", r.columns(t, 0, "pupil_id", "as_of", "status"), []string{upn1 + " 2022-01-31 EET", upn1 + " 2022-02-28 NEET", "YPID 1002 2022-02-28 NEET"})
	// An identifier that has changed since is of the pupil who has it now.
	changed := strings.NewReplacer(","+upn1+",,,", ","+upn1+",1001,,", ",1003,P,Pupil,003,ZZ99 9ZZ,M,11/2004,WHI,825,825,,,,,", ",1003,P,Pupil,003,ZZ99 9ZZ,M,11/2004,WHI,825,825,,,1002,,").Replace(extract(
		person{period: "44592", ypid: "1001", code: "210", verified: "2022-01-10", lapsed: "N"}, person{ypid: "2001", upn: upn1, code: "619", verified: "2022-02-10", lapsed: "N"},
		person{ypid: "1003", code: "619", verified: "2022-02-10", lapsed: "N"}, person{period: "44592", ypid: "1002", code: "330", verified: "2022-01-10", lapsed: "N"}))
	r = read(t, job{files: map[string]string{"nccis.csv": changed}})
	same(t, "changed", r.columns(t, 0, "pupil_id", "as_of", "status"), []string{upn1 + " 2022-01-31 EET", upn1 + " 2022-02-28 NEET", "YPID 1003 2022-01-31 EET", "YPID 1003 2022-02-28 NEET"})
	// A school's own identifier is that of the list of pupils.
	r = read(t, job{files: map[string]string{"codes.csv": "STUD_ID,NCCIS_CODE,CONFIRMED_DATE\n1002,210,10/02/2022\n"}, roll: roll})
	same(t, "own identifier", r.columns(t, 0, "pupil_id", "status"), []string{upn5 + " EET"})
}

// A row without the end of its period takes that of the file if there is one, and
// is left out if there are several.
func TestPeriodMissing(t *testing.T) {
	t.Parallel()
	r := read(t, job{files: map[string]string{"nccis.csv": extract(person{upn: upn1, code: "210", verified: "2022-02-10", lapsed: "N"}, person{period: " ", upn: upn2, code: "619", verified: "2022-02-10", lapsed: "N"})}})
	same(t, "one period", r.columns(t, 0, "as_of", "status"), []string{"2022-02-28 EET", "2022-02-28 NEET"})
	r = read(t, job{files: map[string]string{"nccis.csv": extract(person{upn: upn1, code: "210", verified: "2022-02-10", lapsed: "N"}, person{period: "44592", upn: upn1, code: "210", verified: "2022-01-10", lapsed: "N"},
		person{period: " ", upn: upn2, code: "619", verified: "2022-02-10", lapsed: "N"})}})
	same(t, "two periods", r.columns(t, 0, "pupil_id", "as_of"), []string{upn1 + " 2022-01-31", upn1 + " 2022-02-28"})
	same(t, "two periods", r.found, []string{"NEET-024 D4"})
}

// Months by number are those of the calendar, in the school year beside them.
func TestMonthNumbers(t *testing.T) {
	t.Parallel()
	r := read(t, job{files: map[string]string{"npd.csv": "UPN,ACADYR,MonthNo,Current Activity Code,Current Activity Start Date,DOB\n" +
		upn1 + ",2021/2022,9,210,06/09/2021,02/11/2004\n" + upn1 + ",2021/2022,1,210,06/09/2021,02/11/2004\n" + upn1 + ",202122,2.0,619,10/02/2022,02/11/2004\n" + upn1 + ",2021/2022,13,210,06/09/2021,02/11/2004\n"}})
	same(t, "months", r.columns(t, 0, "as_of", "as_of_by", "code"), []string{"2021-09-30 period end 210", "2022-01-31 period end 210", "2022-02-28 period end 619"})
	same(t, "months", r.found, []string{"NEET-024 C5"})
}

// A period that cannot be read is not that of the other rows.
func TestPeriodUnreadable(t *testing.T) {
	t.Parallel()
	r := read(t, job{files: map[string]string{"nccis.csv": extract(person{upn: upn1, code: "210", verified: "2022-02-10", lapsed: "N"}, person{period: "soon", upn: upn2, code: "619", verified: "2022-02-10", lapsed: "N"})}})
	same(t, "rows", r.columns(t, 0, "pupil_id"), []string{upn1})
	same(t, "findings", r.found, []string{"NEET-024 D3", "REC-020 D3"})
}
