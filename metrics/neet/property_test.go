package neet

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// answers are the columns of the first two tables that do not depend on where a row
// stands.
var answers = []string{"pupil_id", "as_of", "code", "group", "status", "status_raw", "lapsed", "date_confirmed", "in_learning", "academic_age", "characteristics", "flags"}

var pupilsDrawn = []string{upn1, upn2, upn3}

// drawnPeople is a few records of three pupils.
func drawnPeople(t *rapid.T) []person {
	n := rapid.IntRange(1, 8).Draw(t, "n")
	var out []person
	for i := range n {
		pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
		out = append(out, person{
			upn: pick("upn", pupilsDrawn...), period: pick("period", "44592", "44620", "2022-02-28 00:00:00"), name: fmt.Sprintf("%03d", i+1), born: pick("born", "11/2004", "11/2004", "08/2005"),
			code: pick("code", "210", "210.0", "619", "530", "710", "810", "110", "999", ""), trait: pick("trait", "", "110", "210", "160"),
			verified: pick("verified", "2021-12-01", "2022-01-15", "2022-02-20"), start: pick("start", "2021-09-01", "2022-01-10", ""), due: pick("due", "", "2022-02-10"), lapsed: pick("lapsed", "", "Y", "N"),
		})
	}
	return out
}

// open reads files without a test of its own.
func open(t *rapid.T, dir string, files []string, roll *record.Roll) *reading {
	r := &metrics.Request{Roll: roll, Log: &finding.Log{}, Calendar: &calendar.Calendar{}}
	for i, text := range files {
		path := filepath.Join(dir, fmt.Sprintf("%d.csv", i))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		r.Inputs = append(r.Inputs, record.Input{Path: path})
	}
	got, err := Read(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Close()
	return got.(*reading)
}

// texts are the answers of a reading, and its rates.
func texts(rd *reading) []string {
	var out []string
	for table, columns := range []([]string){answers, {"pupil_id", "placement", "left", "one_month_status", "six_months_status", "year_11_status", "flags"}} {
		for row := range rd.Rows(table) {
			var parts []string
			for i, c := range measure.Tables[table].Columns {
				if slices.Contains(columns, c.Name) {
					parts = append(parts, show(row.Cells[i]))
				}
			}
			flags := strings.Split(parts[len(parts)-1], ";")
			slices.Sort(flags)
			parts[len(parts)-1] = strings.Join(flags, ";")
			out = append(out, strings.Join(parts, "|"))
		}
	}
	for _, d := range rd.tallies() {
		out = append(out, fmt.Sprintf("%+v", *d))
	}
	return out
}

// The order of rows changes nothing, and neither does splitting a file in two.
func TestOrderAndSplit(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	roll := record.NewRoll([]record.Stay{stay(upn1, "", "2020-09-01", "2021-12-20"), stay(upn4, "2004-11-02", "2020-09-01", "2021-07-20")})
	rapid.Check(t, func(t *rapid.T) {
		people := drawnPeople(t)
		first := open(t, dir, []string{extract(people...)}, roll)
		checkTallies(t, first)
		want := texts(first)
		at := rapid.IntRange(0, len(people)-1).Draw(t, "split")
		turned := rapid.Permutation(people).Draw(t, "order")
		if at > 0 {
			if got := texts(open(t, dir, []string{extract(turned[:at]...), extract(turned[at:]...)}, roll)); !slices.Equal(got, want) {
				t.Fatalf("two files give\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			return
		}
		if got := texts(open(t, dir, []string{extract(turned...)}, roll)); !slices.Equal(got, want) {
			t.Fatalf("another order gives\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	})
}

// checkTallies holds the counts of a reading: what has lapsed moves pupils to not
// known and never from it, and the denominator stays.
func checkTallies(t *rapid.T, rd *reading) {
	for _, d := range rd.tallies() {
		if d.ByStatus.Denominator() != d.ByCode.Denominator() || d.ByStatus.Of[Unknown] < d.ByCode.Of[Unknown] || d.ByStatus.Of[InCustody] != d.ByCode.Of[InCustody] {
			t.Fatalf("%+v", d)
		}
		if n := d.NoBirth + d.Others + d.ByStatus.All() + d.ByStatus.Without; n != d.Pupils {
			t.Fatalf("%d of %d pupils are counted: %+v", n, d.Pupils, d)
		}
	}
}

// Whatever a file holds, rows add up and nothing fails.
func FuzzRead(f *testing.F) {
	f.Add(extract(person{upn: upn1, code: "210", verified: "2022-02-10", lapsed: "N"}), true)
	f.Add("STUD_ID,NCCIS_CODE,CONFIRMED_DATE\n001,210,15/10/2022\n002,NEET,\n", false)
	f.Add("UPN,DOB,Date left,Destination code,Date confirmed\n"+upn1+",02/11/2004,31/01/2021,616,44620\n", true)
	f.Add("UPN,PeriodEnd,ActivityCode\n"+upn1+",02/2022,720\n"+upn1+",,81\n", true)
	f.Add("UPN,activity code,start date,date left,due to lapse date\n"+upn1+",615,01/01/2060,31/12/2060,x\n", true)
	stays := []record.Stay{stay(upn1, "2004-11-02", "2020-09-01", "2021-07-20"), stay(upn4, "2004-11-02", "", "2060-12-31")}
	stays[0].At.File, stays[1].At.File = "pupils.csv", "pupils.csv"
	roll := record.NewRoll(stays)
	f.Fuzz(func(t *testing.T, text string, listed bool) {
		path := filepath.Join(t.TempDir(), "a.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		r := &metrics.Request{Inputs: []record.Input{{Path: path}}, Log: &finding.Log{}}
		if listed {
			r.Roll = roll
		}
		got, err := Read(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Close()
		(&result{reading: got.(*reading)}).hold(t)
		got.Summary()
		if _, err := got.Explain(metrics.Query{Pupil: upn1}); err != nil {
			t.Fatal(err)
		}
	})
}
