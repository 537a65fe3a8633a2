package neet

import (
	"slices"
	"strings"
	"testing"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// stay is a placement on the list of pupils.
func stay(upn, born, entry, exit string) record.Stay {
	return record.Stay{Pupil: upn, UPN: upn, Born: mustDay(born), Entry: mustDay(entry), Exit: mustDay(exit), Facts: map[string]string{}}
}

// year is a file of every month from July 2021 to February 2022.
func year(of map[string][8]string) string {
	ends := [8]string{"2021-07-31", "2021-08-31", "2021-09-30", "2021-10-31", "2021-11-30", "2021-12-31", "2022-01-31", "2022-02-28"}
	var people []person
	for _, upn := range []string{upn1, upn2, upn3, upn4, upn5, upn6} {
		for i, code := range of[upn] {
			if code != "" {
				people = append(people, person{period: ends[i] + " 00:00:00", upn: upn, born: "11/2004", code: code, verified: ends[i], lapsed: "N"})
			}
		}
	}
	return extract(people...)
}

var yearOfLeavers = map[string][8]string{
	upn1: {"110", "616", "210", "210", "210", "210", "210", "210"},
	upn2: {"110", "810", "619", "619", "619", "619", "", ""},
	upn3: {"110", "110", "", "", "", "230", "230", "230"},
}

// Where leavers were one month and six months after leaving, and after Year 11.
func TestDestinations(t *testing.T) {
	t.Parallel()
	roll := []record.Stay{
		stay(upn1, "2004-11-02", "2020-09-01", "2021-07-20"),
		stay(upn2, "2004-11-02", "2020-09-01", "2021-07-20"),
		stay(upn3, "2004-11-02", "2020-09-01", "2021-06-30"),
		stay(upn4, "2004-11-02", "2020-09-01", "2021-07-20"), // in no file
		stay(upn5, "2007-11-02", "2020-09-01", "2021-07-20"), // back to a school, Year 8
		stay(upn6, "2004-11-02", "2020-09-01", "2022-02-10"),
	}
	roll[3].Facts["destination"] = "college"
	r := read(t, job{files: map[string]string{"nccis.csv": year(yearOfLeavers)}, roll: roll})
	same(t, "one month", r.columns(t, 1, "pupil_id", "one_month_day", "one_month_status", "one_month_code", "one_month_record"), []string{
		upn1 + " 2021-08-20 NEET 616 2021-08-31",
		upn2 + " 2021-08-20 not-known 810 2021-08-31",
		upn3 + " 2021-07-30 pre-16 110 2021-07-31",
		upn4 + " 2021-08-20 not-known - -",
		upn5 + " 2021-08-20 - - -",
		upn6 + " 2022-03-10 - - -",
	})
	same(t, "six months", r.columns(t, 1, "pupil_id", "six_months_day", "six_months_status", "six_months_group", "six_months_record"), []string{
		upn1 + " 2022-01-20 EET EET:education 2022-01-31",
		upn2 + " 2022-01-20 NEET NEET:available 2021-12-31", // 20 days
		upn3 + " 2021-12-30 EET EET:education 2021-12-31",
		upn4 + " 2022-01-20 not-known - -",
		upn5 + " 2022-01-20 - - -",
		upn6 + " 2022-08-10 - - -",
	})
	same(t, "after Year 11", r.columns(t, 1, "pupil_id", "year_11", "year_11_status", "year_11_record", "recorded", "flags"), []string{
		upn1 + " 2020/21 EET 2021-10-31 - -",
		upn2 + " 2020/21 NEET 2021-10-31 - -",
		upn3 + " 2020/21 EET 2021-12-31 - -",
		upn4 + " 2020/21 not-known - college 1-month:no-record;6-months:no-record;year-11:no-record",
		upn5 + " - - - - 1-month:compulsory-school-age;6-months:compulsory-school-age;year-11:left-before-year-11",
		upn6 + " 2020/21 - - - 1-month:not-due;6-months:not-due;year-11:on-roll",
	})
	var states []string
	for row := range r.Rows(1) {
		for _, v := range row.Values {
			if v.Scale == scaleStatus && (v.Pupil == upn5 || v.Pupil == upn4) {
				states = append(states, v.Pupil+" "+v.Period+" "+v.Category+" "+v.State.String())
			}
		}
	}
	same(t, "values", states, []string{
		upn4 + " 1-month not-known known", upn4 + " 6-months not-known known", upn4 + " year-11 not-known known",
		upn5 + " 1-month  not applicable", upn5 + " 6-months  not applicable", upn5 + " year-11  not applicable",
	})
	// The records of leavers who are in no file: not known, at each day on which
	// they had left and were of age.
	var missing []string
	for _, line := range r.columns(t, 0, "pupil_id", "as_of", "status", "status_raw", "flags", "source") {
		if strings.Contains(line, flagNoRecord) {
			missing = append(missing, line)
		}
	}
	for _, want := range []string{upn4 + " 2021-09-30 not-known - no-record pupils.csv row 5", upn2 + " 2022-02-28 not-known - no-record pupils.csv row 3", upn6 + " 2022-02-28 not-known - no-record pupils.csv row 7"} {
		if !slices.Contains(missing, want) {
			t.Errorf("%q is not among %q", want, missing)
		}
	}
	// upn4 from September on (6 days), upn2 in January and February, upn3 in
	// September, October and November, upn6 in February.
	if len(missing) != 6+2+3+1 {
		t.Errorf("%d rows without a record: %q", len(missing), missing)
	}
}

// The tolerance is an option; a record that is too far away is none.
func TestTolerance(t *testing.T) {
	t.Parallel()
	roll := []record.Stay{stay(upn2, "2004-11-02", "2020-09-01", "2021-07-20"), stay(upn1, "2004-11-02", "2020-09-01", "2021-07-20")}
	for days, want := range map[string]string{"21": "NEET", "20": "NEET", "19": "not-known", "0": "-"} {
		r := read(t, job{files: map[string]string{"nccis.csv": year(yearOfLeavers)}, roll: roll, settings: metrics.Settings{optionSnapshot: days}})
		got := r.columns(t, 1, "pupil_id", "six_months_status", "snapshot_days")
		if !slices.Contains(got, upn2+" "+want+" "+days) {
			t.Errorf("%s days: %v, want %s", days, got, want)
		}
	}
	for _, bad := range []string{"-1", "28", "x", "3.5", " "} {
		if checkTolerance(bad) == nil {
			t.Errorf("%q is a tolerance", bad)
		}
	}
}

// Without a list of pupils nobody is missing; what a school's own sheet says is
// read.
func TestOwnSheet(t *testing.T) {
	t.Parallel()
	text := "Destinations 2021/22,,,,,\nUPN,Name,Date of birth,Date left,Destination code,Date confirmed,Confirmed by\n" +
		upn1 + ",Pupil 001,02/11/2004,20/07/2021,210,24/08/2021,college\n" +
		upn1 + ",Pupil 001,02/11/2004,20/07/2021,619,15/01/2022,family\n" +
		upn2 + ",Pupil 002,03/11/2004,20/07/2021,616,19/08/2021,family\n" +
		upn3 + ",Pupil 003,04/11/2004,20/07/2021,,,\n"
	r := read(t, job{files: map[string]string{"destinations.csv": text}})
	same(t, "snapshots", r.columns(t, 1, "pupil_id", "left", "one_month_status", "one_month_by", "six_months_status", "flags"), []string{
		upn1 + " 2021-07-20 EET college NEET -",
		upn2 + " 2021-07-20 NEET family - 6-months:not-due;year-11:no-list-of-leavers",
		upn3 + " 2021-07-20 - - - 1-month:no-list-of-leavers;6-months:not-due;year-11:no-list-of-leavers",
	})
	same(t, "at the latest day", r.columns(t, 0, "pupil_id", "as_of", "as_of_by", "status"), []string{
		upn1 + " 2022-01-15 latest date NEET", upn2 + " 2022-01-15 latest date NEET", upn3 + " 2022-01-15 latest date -"})
	same(t, "findings", r.found, nil) // whom nobody has asked yet is no mistake
	// With the list whoever is missing is not known.
	roll := []record.Stay{stay(upn1, "2004-11-02", "2020-09-01", "2021-07-20"), stay(upn3, "2004-11-04", "2020-09-01", "2021-07-20"), stay(upn4, "2004-11-04", "2020-09-01", "2021-07-20")}
	r = read(t, job{files: map[string]string{"destinations.csv": text}, roll: roll})
	same(t, "with a list", r.columns(t, 1, "pupil_id", "one_month_status", "six_months_status"), []string{
		upn1 + " EET NEET", upn3 + " not-known -", upn4 + " not-known -"})
}

// Words are not read as codes, unless a map says which.
func TestWords(t *testing.T) {
	t.Parallel()
	text := "Pupil ID,Leaving date,Destination\n001,20/07/2021,college\n002,20/07/2021,NEET\n003,20/07/2021,work w/ dad\n004,20/07/2021,moved\n"
	r := read(t, job{files: map[string]string{"leavers.csv": text}})
	same(t, "refused", r.found, []string{"NEET-001 C1"})
	same(t, "refused", r.columns(t, 0, "status"), nil)
	r = read(t, job{files: map[string]string{"leavers.csv": text}, roll: []record.Stay{stay(upn1, "2004-11-02", "2020-09-01", "2021-07-20")}})
	if n := len(r.columns(t, 1, "pupil_id")) + len(r.columns(t, 2, "pupil_id")) + len(r.columns(t, 0, "pupil_id")); n > 0 {
		t.Errorf("%d rows come of a refused file", n)
	}
	if r.source.Blocks[0].Refused != RuleWords {
		t.Error("the block is not refused")
	}
	m, err := record.ParseMap([]byte("format: 1\nmeasure: neet\nvalues:\n  activity:\n    college: \"230\"\n    neet: \"619\"\n    work w/ dad: \"330\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	r = read(t, job{files: map[string]string{"leavers.csv": text}, maps: map[string]*record.Map{"leavers.csv": m}, asOf: date("2021-09-30")})
	same(t, "by a map", r.columns(t, 0, "pupil_id", "code", "status"), []string{"001 230 EET", "002 619 NEET", "003 330 EET", "004 moved -"})
	same(t, "by a map", r.found, []string{"NEET-010 C5", "NEET-035 row 2", "NEET-035 row 3", "NEET-035 row 4", "NEET-035 row 5"})
	// A column of codes beside one of words is the one that counts.
	text = "Pupil ID,Leaving date,Destination,Destination code,Date confirmed\n001,20/07/2021,college,230,20/08/2021\n"
	r = read(t, job{files: map[string]string{"leavers.csv": text}})
	same(t, "beside words", r.columns(t, 0, "code"), []string{"230"})
	// Codes are read whatever else the list says of the pupils.
	text = "Pupil ID,SEN,Date of entry,Start date,Leaving date,Destination code,Date confirmed\n001,K,01/09/2020,01/09/2020,20/07/2021,230,20/08/2021\n"
	r = read(t, job{files: map[string]string{"leavers.csv": text}})
	same(t, "with more", r.columns(t, 0, "code"), []string{"230"})
	// A list of pupils with their destinations is no list of destinations.
	r = read(t, job{files: map[string]string{"pupils.csv": "UPN,Date of entry,Date of leaving,Destination\n" + upn1 + ",01/09/2020,20/07/2021,college\n"}})
	same(t, "a list of pupils", r.found, []string{"REC-001 "})
}

// The template of codes: the day is the one given, else the latest in the data.
func TestCodeList(t *testing.T) {
	t.Parallel()
	text := "STUD_ID,NCCIS_CODE,CONFIRMED_DATE,academic_age,support_level,looked_after_in_care,care_leaver,supervised_by_yots\n" +
		"001,210,15/10/2022,16,3,N,N,N\n002,619,03/03/2023,16,1,Y,N,Y\n003,330,20/02/2023,17,2,,x,\n"
	r := read(t, job{files: map[string]string{"codes.csv": text}, asOf: date("2023-03-01")})
	same(t, "given", r.columns(t, 0, "pupil_id", "as_of", "as_of_by", "status", "lapsed"), []string{"001 2023-03-01 option EET -", "003 2023-03-01 option EET -"})
	same(t, "given", r.found, []string{"NEET-015 G4", "NEET-023 C3", "NEET-035 row 2", "NEET-035 row 4"})
	r = read(t, job{files: map[string]string{"codes.csv": text}})
	same(t, "latest", r.columns(t, 0, "pupil_id", "as_of", "as_of_by", "level_of_need", "characteristics", "vulnerable_group"), []string{
		"001 2023-03-03 latest date minimum - false", "002 2023-03-03 latest date intensive looked after;supervised by a youth offending team true", "003 2023-03-03 latest date supported - false"})
	if d := r.source.Blocks[0].Decisions; len(d) != 2 || !strings.Contains(d[1].Value, "2023-03-03") || d[1].At.Cell() != "C3" {
		t.Errorf("decisions: %+v", d)
	}
	// A pupil who was asked twice: the later answer counts, and nothing is wrong.
	r = read(t, job{files: map[string]string{"codes.csv": "STUD_ID,NCCIS_CODE,CONFIRMED_DATE,DOB\n001,210,15/10/2022,02/11/2005\n001,619,15/01/2023,02/11/2005\n"}})
	same(t, "twice", r.columns(t, 0, "pupil_id", "status"), []string{"001 NEET"})
	same(t, "twice", r.found, nil)
	// Without any day nothing can be judged.
	r = read(t, job{files: map[string]string{"codes.csv": "STUD_ID,NCCIS_CODE\n001,210\n"}})
	same(t, "no day", r.found, []string{"NEET-002 row 1"})
	r = read(t, job{files: map[string]string{"codes.csv": "STUD_ID,NCCIS_CODE\n001,210\n"}, asOf: date("2023-03-01")})
	same(t, "a day given", r.columns(t, 0, "as_of", "status"), []string{"2023-03-01 EET"})
	// An agreed start is no day of the data.
	r = read(t, job{files: map[string]string{"codes.csv": "STUD_ID,NCCIS code,Start date\n001,615,15/10/2023\n002,210,05/09/2022\n"}})
	same(t, "agreed start", r.columns(t, 0, "pupil_id", "as_of"), []string{"001 2022-09-05", "002 2022-09-05"})
}

// A pupil who came back has two placements; the day of leaving is the list's.
func TestReturns(t *testing.T) {
	t.Parallel()
	roll := []record.Stay{stay(upn1, "2004-11-02", "2020-09-01", "2021-04-01"), stay(upn1, "2004-11-02", "2021-04-26", "2021-07-20")}
	text := "UPN,Date left,Destination code,Date confirmed\n" + upn1 + ",21/07/2021,210,24/08/2021\n" + upn2 + ",20/07/2021,210,24/08/2021\n"
	r := read(t, job{files: map[string]string{"destinations.csv": text}, roll: roll})
	same(t, "placements", r.columns(t, 1, "placement", "left", "one_month_status", "flags"), []string{
		"1 2021-04-01 - leaving-day-differs;1-month:on-roll;6-months:not-due;year-11:not-due",
		"2 2021-07-20 EET leaving-day-differs;6-months:not-due;year-11:not-due",
	})
	if !slices.Contains(r.found, "NEET-040 B2") || r.log.Of(RuleLeft) != 1 {
		t.Errorf("findings: %v", r.found)
	}
}

// Who died is no leaver of whom something is not known; a month of leaving ends
// with its last day.
func TestExits(t *testing.T) {
	t.Parallel()
	roll := []record.Stay{stay(upn4, "2004-11-02", "2020-09-01", "2021-07-20"), {Pupil: upn5, UPN: upn5, Born: date("2004-11-02"), Exit: ingest.Date{Year: 2021, Month: 7}}}
	roll[0].Facts[factExitReason] = died
	r := read(t, job{files: map[string]string{"nccis.csv": year(yearOfLeavers)}, roll: roll})
	same(t, "leavers", r.columns(t, 1, "pupil_id", "left", "one_month_day", "one_month_status"), []string{upn5 + " 2021-07-31 2021-08-31 not-known"})
	for _, line := range r.columns(t, 0, "pupil_id") {
		if line == upn4 {
			t.Error("a row of who died")
		}
	}
}

// A sheet that does not say when a destination was confirmed says nothing of one
// month or of six.
func TestUndated(t *testing.T) {
	t.Parallel()
	r := read(t, job{files: map[string]string{"destinations.csv": "UPN,DOB,Date left,Destination code\n" + upn1 + ",02/11/2004,20/07/2021,210\n"}})
	same(t, "no column", r.found, []string{"NEET-041 row 1"})
	same(t, "no column", r.columns(t, 1, "one_month_status", "flags"), []string{"- 1-month:no-records-near;6-months:no-records-near;year-11:no-records-near"})
	r = read(t, job{files: map[string]string{"destinations.csv": "UPN,DOB,Date left,Destination code,Date confirmed\n" + upn1 + ",02/11/2004,20/07/2021,210,\n" + upn2 + ",02/11/2004,20/07/2021,210,20/08/2021\n"}})
	same(t, "a blank", r.found, []string{"NEET-041 E2"})
}

// What a list of pupils shows of risks, each true, false or not known.
func TestRisk(t *testing.T) {
	t.Parallel()
	roll := []record.Stay{stay(upn1, "2006-11-02", "2021-09-01", ""), stay(upn2, "2006-11-02", "2021-09-01", "")}
	roll[0].Facts = map[string]string{"sen": "E", "fsm": "true", "looked_after": "false", "young_carer": "true", "entry_reason": "permanently-excluded", "year_group": "11", "eal": "false", "youth_offending": "true"}
	roll[1].Facts = map[string]string{"sen": "N", "entry_reason": "medical"}
	r := read(t, job{files: map[string]string{"nccis.csv": extract(person{upn: upn1, born: "11/2006", code: "110", verified: "2022-02-01", lapsed: "N"})}, roll: roll})
	same(t, "facts", r.columns(t, 2, "pupil_id", "year_group", "ehc_plan", "sen_support", "free_school_meals", "looked_after", "young_carer", "youth_offending", "english_additional_language", "excluded", "not_known"), []string{
		upn1 + " 11 true false true false true true false true -",
		upn2 + " - false false - - - - - - free_school_meals;looked_after;young_carer;youth_offending;english_additional_language;excluded",
	})
}
