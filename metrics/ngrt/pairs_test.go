package ngrt

import (
	"strings"
	"testing"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// Two results of one day: refused with both places, until an option settles it.
func TestSameDay(t *testing.T) {
	t.Parallel()
	const rows = "UPN,Date of test,Form,SAS\n" + pupil1 + ",19/09/2022,A,82\n" + pupil1 + ",19/09/2022,B,91\n" + pupil1 + ",08/05/2023,C,95\n" + pupil2 + ",19/09/2022,A,88\n"
	for _, c := range []struct{ option, rows, found string }{
		{"", pupil1 + " 2022-09-19   same-day NGRT.csv row 2; NGRT.csv row 3|" + pupil1 + " 2023-05-08 C 95  NGRT.csv row 4|" + pupil2 + " 2022-09-19 A 88  NGRT.csv row 5", "NGRT-040 B2|NGRT-040 B3"},
		{"first", pupil1 + " 2022-09-19 A 82 same-day-first NGRT.csv row 2|" + pupil1 + " 2023-05-08 C 95  NGRT.csv row 4|" + pupil2 + " 2022-09-19 A 88  NGRT.csv row 5", "NGRT-041 row 3"},
		{"last", pupil1 + " 2022-09-19 B 91 same-day-last NGRT.csv row 3|" + pupil1 + " 2023-05-08 C 95  NGRT.csv row 4|" + pupil2 + " 2022-09-19 A 88  NGRT.csv row 5", "NGRT-041 row 2"},
		{"B", pupil1 + " 2022-09-19 B 91 same-day-b NGRT.csv row 3|" + pupil1 + " 2023-05-08 C 95  NGRT.csv row 4|" + pupil2 + " 2022-09-19 A 88  NGRT.csv row 5", "NGRT-041 row 2"},
		{"C", pupil1 + " 2022-09-19   same-day NGRT.csv row 2; NGRT.csv row 3|" + pupil1 + " 2023-05-08 C 95  NGRT.csv row 4|" + pupil2 + " 2022-09-19 A 88  NGRT.csv row 5", "NGRT-040 B2|NGRT-040 B3"},
	} {
		o := readAll(t, asked{settings: metrics.Settings{"same-day": c.option}}, [2]string{"NGRT.csv", rows})
		if got := o.tell("pupil_id", "date", "form", "sas", "flags", "source"); got != c.rows {
			t.Errorf("--same-day %q: rows %q\nwant %q", c.option, got, c.rows)
		}
		if got := o.findings(); got != c.found {
			t.Errorf("--same-day %q: found %q, want %q", c.option, got, c.found)
		}
	}
	check := Measure().Options[0].Check
	for word, ok := range map[string]bool{"first": true, "Last": true, "a": true, "3B": true, "D": false, "": false, "newest": false} {
		if err := check(word); (err == nil) != ok {
			t.Errorf("--same-day %q: %v", word, err)
		}
	}
}

// Files that overlap, as exports of a whole year do: what they say again counts once,
// from the file that says more.
func TestOverlappingFiles(t *testing.T) {
	t.Parallel()
	o := readAll(t, asked{},
		[2]string{"NGRT autumn.csv", "UPN,Date of test,SAS\n" + pupil1 + ",19/09/2022,82\n"},
		[2]string{"NGRT year.csv", "UPN,Start date,Start form,Start SAS,Finish date,Finish form,Finish SAS\n" + pupil1 + ",19/09/2022,A,82,08/05/2023,B,86\n"})
	want := pupil1 + " 2022-09-19 A 82 NGRT year.csv row 2|" + pupil1 + " 2023-05-08 B 86 NGRT year.csv row 2"
	if got := o.tell("pupil_id", "date", "form", "sas", "source"); got != want {
		t.Errorf("rows %q\nwant %q", got, want)
	}
	if got := o.findings(); got != "NGRT-042 row 2" {
		t.Errorf("found %q", got)
	}
}

// Without dates only the sitting tells results apart.
func TestUndated(t *testing.T) {
	t.Parallel()
	o := readAll(t, asked{}, [2]string{"NGRT.csv", "UPN,Start SAS,Finish SAS\n" + pupil1 + ",82,86\n" + pupil1 + ",83,\n"})
	want := pupil1 + "  baseline  same-day|" + pupil1 + "  endline 86 no-date"
	if got := o.tell("pupil_id", "date", "sitting", "sas", "flags"); got != want {
		t.Errorf("rows %q\nwant %q", got, want)
	}
	if got := o.findings(); got != "NGRT-011 B1|NGRT-011 C1|NGRT-040 row 2|NGRT-040 row 3" {
		t.Errorf("found %q", got)
	}
}

// An option for two results of a day does not settle two of unknown days: dates that
// cannot be trusted would take every pupil's other sitting away.
func TestUndatedIsNotOneDay(t *testing.T) {
	t.Parallel()
	const rows = "UPN,Date of test,Form,SAS\n" + pupil1 + ",10/05/2022,A,82\n" + pupil1 + ",05/25/2023,B,91\n"
	for _, option := range []string{"", "first", "last", "B"} {
		o := readAll(t, asked{settings: metrics.Settings{"same-day": option}}, [2]string{"NGRT.csv", rows})
		if got, want := o.tell("pupil_id", "date", "sas", "flags", "source"), pupil1+"   same-day NGRT.csv row 2; NGRT.csv row 3"; got != want {
			t.Errorf("--same-day %q: rows %q\nwant %q", option, got, want)
		}
		if got := o.findings(); got != "NGRT-040 B2|NGRT-040 B3|REC-021 B3" {
			t.Errorf("--same-day %q: found %q", option, got)
		}
	}
}

// A word for progress needs an earlier sitting; a change is that between two scores
// that are there.
func TestProgress(t *testing.T) {
	t.Parallel()
	const h = "UPN,Date of test,SAS,SAS difference,Progress\n"
	for _, c := range []struct{ name, text, flags string }{
		{"alone", h + pupil1 + ",08/05/2023,86,+4,Expected\n", "progress-without-start"},
		{"of the last but one", h + pupil1 + ",19/09/2022,82,,\n" + pupil1 + ",23/01/2023,80,-2,Expected\n" + pupil1 + ",08/05/2023,86,+4,Expected\n", "||"},
		{"stale", h + pupil1 + ",19/09/2022,82,,\n" + pupil1 + ",08/05/2023,86,+5,Expected\n", "|progress-stale"},
		{"from the end of the scale", h + pupil1 + ",19/09/2022,<60,,\n" + pupil1 + ",08/05/2023,86,+5,Higher\n", "sas-censored|"},
	} {
		o := readAll(t, asked{}, [2]string{"NGRT.csv", c.text})
		if got := o.tell("flags"); got != c.flags {
			t.Errorf("%s: flags %q, want %q", c.name, got, c.flags)
		}
	}
}

// A month without a day may be any of its days: two sittings are too near only where
// they are so in any case.
func TestMonthsWithoutDays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, flags string }{
		{"Sep 2022", "Oct 2022", "|"}, {"Sep 2022", "Sep 2022", "same-day"}, {"19/09/2022", "14/11/2022", "|"}, {"19/09/2022", "13/11/2022", "|under-8-weeks"},
		{"30/09/2022", "Oct 2022", "|under-8-weeks"},
	} {
		o := readAll(t, asked{}, [2]string{"NGRT.csv", "UPN,Date of test,SAS\n" + pupil1 + "," + c.a + ",82\n" + pupil1 + "," + c.b + ",86\n"})
		if got := o.tell("flags"); got != c.flags {
			t.Errorf("%s and %s: flags %q, want %q", c.a, c.b, got, c.flags)
		}
	}
}

// The list of pupils knows dates of birth and placements.
func TestRoll(t *testing.T) {
	t.Parallel()
	day := func(y int16, m, d uint8) ingest.Date { return ingest.Date{Year: y, Month: m, Day: d} }
	roll := record.NewRoll([]record.Stay{
		{Pupil: pupil1, UPN: pupil1, Born: day(2008, 11, 12), Entry: day(2022, 9, 1), Exit: day(2022, 12, 16)},
		{Pupil: pupil1, UPN: pupil1, Born: day(2008, 11, 12), Entry: day(2023, 4, 17)},
	})
	o := readAll(t, asked{roll: roll}, [2]string{"NGRT.csv", "UPN,Date of test,Age at test,SAS\n" +
		pupil1 + ",19/09/2022,13:10,82\n" + pupil1 + ",23/01/2023,14:02,84\n" + pupil1 + ",08/05/2023,13:10,86\n" + pupil2 + ",08/05/2023,13:10,86\n"})
	if got, want := o.tell("placement", "flags"), "1 | |2 age-differs|1 "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := o.findings(); got != "NGRT-035 C4" {
		t.Errorf("found %q", got)
	}
}

// What others count or pair: the standard age score as a number, all else in words.
func TestValues(t *testing.T) {
	t.Parallel()
	o := readAll(t, asked{}, [2]string{"NGRT.csv", "UPN,Date of test,SAS,SC Stanine,PC Stanine,Phonics,Reading Age,Progress\n" +
		pupil1 + ",19/09/2022,82,3,4,,9:05,Expected progress\n" + pupil2 + ",19/09/2022,<60,1,,14,6:00-,\n" + pupil3 + ",19/09/2022,Abs,,,,,\n" + pupil3 + ",08/05/2023,80.5,,,,,\n"})
	var got []string
	for row := range o.rd.Rows(0) {
		for _, v := range row.Values {
			text := v.Category
			if n, ok := v.Number(); ok {
				text = numbers("number %g", n)
			}
			if v.State != metrics.Known {
				text = v.State.String() + ": " + v.Reason
			}
			got = append(got, strings.Join([]string{v.Pupil, v.Measure + "." + v.Scale, v.Date.String(), text}, " "))
		}
	}
	want := pupil1 + " ngrt.sas 2022-09-19 number 82|" + pupil1 + " ngrt.stanine 2022-09-19 3|" + pupil1 + " ngrt.sc-stanine 2022-09-19 3|" + pupil1 + " ngrt.pc-stanine 2022-09-19 4|" +
		pupil1 + " ngrt.reading-age 2022-09-19 9:05|" + pupil1 + " ngrt.progress 2022-09-19 expected|" +
		pupil3 + " ngrt.sas 2022-09-19 missing: no standard age score|" + pupil3 + " ngrt.sas 2023-05-08 refused: standard age score with decimals|" +
		pupil2 + " ngrt.sas 2022-09-19 refused: at the end of the scale: <60|" + pupil2 + " ngrt.stanine 2022-09-19 1|" + pupil2 + " ngrt.sc-stanine 2022-09-19 1|" +
		pupil2 + " ngrt.pc-stanine 2022-09-19 not applicable: the section was not sat|" + pupil2 + " ngrt.reading-age 2022-09-19 6:00-"
	if text := strings.Join(got, "|"); text != want {
		t.Errorf("values\n%s\nwant\n%s", strings.ReplaceAll(text, "|", "\n"), strings.ReplaceAll(want, "|", "\n"))
	}
}
