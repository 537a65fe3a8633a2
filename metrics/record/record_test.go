package record

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
)

const testHeadings = `field,rank,heading
date,1,date of test
sas,1,sas
stanine,1,stanine
form,1,form
`

func testSpec() *Spec {
	h := NewHeadings(testHeadings, "ngrt")
	return &Spec{Measure: "test", Noun: "test results", Shapes: []*Shape{
		{ID: "sittings", Title: "a row a sitting", Headings: h, Needs: [][]string{{"sas"}, {"date", "form", "stanine"}}, Dates: []string{"date", Born}, Waves: true},
	}}
}

// read writes a file, reads it, and gives what each record says and every finding.
func read(t *testing.T, opt Options, name, text string) (records []string, found []string, rd *Reading) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	log := &finding.Log{}
	rd, err := Read(context.Background(), testSpec(), []Input{{Path: path}}, opt, log)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { rd.Close() })
	for r, err := range rd.Records(context.Background(), log) {
		if err != nil {
			t.Fatal(err)
		}
		sas, _ := r.Text("sas")
		day, _ := r.Date("date")
		records = append(records, strings.Join([]string{r.Pupil, r.Block.Wave.Value, day.String(), sas, r.Ref("sas").Cell()}, " "))
	}
	for _, g := range log.Groups() {
		for i := range g.Kept {
			found = append(found, g.Rule.ID+" "+g.Kept[i].From.Cell())
		}
	}
	for _, f := range rd.Files {
		for _, s := range f.Sheets {
			if sum := s.Heads + s.Outside + s.Others + s.Records + s.Blank + s.LeftOut; sum != s.Rows {
				t.Errorf("the rows do not add up: %+v", *s)
			}
		}
	}
	return records, found, rd
}

func TestRecords(t *testing.T) {
	t.Parallel()
	born := ingest.Date{Year: 2009, Month: 3, Day: 4}
	roll := NewRoll([]Stay{{Pupil: "A999432119001", UPN: "A999432119001", Forename: "Pupil", Surname: "One", Born: born}})
	for _, c := range []struct {
		name, file, text string
		opt              Options
		records, found   string
	}{
		{name: "plain", file: "a.csv", text: "UPN,Date of test,SAS\nA999432119001,06/09/2022,95\nB999432119002,07/09/2022,88\n",
			records: "A999432119001  2022-09-06 95 C2|B999432119002  2022-09-07 88 C3", found: "REC-014 A3"},
		{name: "two sittings side by side", file: "a.csv", text: "NGRT results,,,,\n,Autumn,,Summer,\nUPN,Date of test,SAS,Date of test,SAS\nA999432119001,06/09/2022,95,01/07/2023,97\n",
			records: "A999432119001 autumn 2022-09-06 95 C4|A999432119001 summer 2023-07-01 97 E4"},
		{name: "words in the headings, one sitting blank", file: "a.csv", text: "UPN,Start SAS,Start stanine,Finish SAS,Finish stanine\nA999432119001,95,4,,\n",
			records: "A999432119001 baseline  95 B2"},
		{name: "totals and a note", file: "a.csv", text: "UPN,Name,Date of test,SAS\nA999432119001,Pupil 001,06/09/2022,95\n,Mean,,95.0\nprinted on Monday,,,\n",
			records: "A999432119001  2022-09-06 95 D2", found: "REC-006 row 3|REC-006 row 4"},
		{name: "slipped row and a blank identifier", file: "a.csv", text: "UPN,Name,Date of test,SAS\nA999432119001,Pupil, 001,06/09/2022,95\n,Pupil 002,06/09/2022,90\n",
			found: "REC-005 row 2|REC-010 A3"},
		{name: "by name on the list of pupils", file: "a.csv", opt: Options{Roll: roll}, text: "Surname,Forename,DOB,Date of test,SAS\nOne,Pupil,04/03/2009,06/09/2022,95\nTwo,Pupil,04/03/2009,06/09/2022,95\n",
			records: "A999432119001  2022-09-06 95 E2", found: "REC-019 A3|REC-018 A2"},
		{name: "names alone", file: "a.csv", text: "Name,Date of test,SAS\nPupil 001,06/09/2022,95\n", found: "REC-002 row 1"},
		{name: "a key that is the heading of two columns", file: "a.csv", opt: Options{Key: "ref"}, text: "Ref,Date of test,SAS,Ref\nA1,06/09/2022,95,B1\n", found: "REC-003 D1"},
		{name: "a key that is the heading of one column", file: "a.csv", opt: Options{Key: "ref"}, text: "Ref,Date of test,SAS,Reference\nA1,06/09/2022,95,B1\n", records: "A1  2022-09-06 95 C2"},
		{name: "a key without a letter", file: "a.csv", opt: Options{Key: "!"}, text: "UPN,Date of test,SAS,\nA999432119001,06/09/2022,95,x\n", found: "REC-002 row 1"},
		{name: "no table", file: "a.csv", text: "Dear parents,\nthe forms are in the office,\n", found: "REC-001 "},
		{name: "two columns for one thing", file: "a.csv", text: "UPN,Date of test,SAS,NGRT SAS\nA999432119001,06/09/2022,95,96\n", found: "REC-004 D1"},
		{name: "month first", file: "a.csv", text: "UPN,Date of test,SAS\nA999432119001,09/23/2022,95\nA999432119001,09/06/2022,95\n",
			records: "A999432119001   95 C2|A999432119001   95 C3", found: "REC-021 B2"},
		{name: "days as serial numbers in a text file", file: "a.csv", text: "UPN,Date of test,SAS\nA999432119001,44810,95\nA999432119001,44811.0,96\n",
			records: "A999432119001  2022-09-06 95 C2|A999432119001  2022-09-07 96 C3"},
		{name: "serial numbers beside British dates", file: "a.csv", text: "UPN,Date of test,SAS\nA999432119001,44810,95\nA999432119001,07/09/2022,96\n",
			records: "A999432119001   95 C2|A999432119001   96 C3", found: "REC-021 B3"},
		{name: "the sheet says which sitting", file: "NGRT baseline.csv", text: "UPN,Form,SAS\nA999432119001,A,95\n",
			records: "A999432119001 baseline  95 C2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			records, found, _ := read(t, c.opt, c.file, c.text)
			if got := strings.Join(records, "|"); got != c.records {
				t.Errorf("records %q\nwant    %q", got, c.records)
			}
			if got := strings.Join(found, "|"); got != c.found {
				t.Errorf("findings %q\nwant     %q", got, c.found)
			}
		})
	}
}

// In a table whose rows are not each about a pupil an identifier may be blank, and
// counts where there is one; in one of pupils rows about nobody need none.
func TestRowsAboutNobody(t *testing.T) {
	t.Parallel()
	h := NewHeadings("field,rank,heading\ndate,1,date\nmode,1,mode\nrating,1,rating\n")
	spec := &Spec{Measure: "test", Noun: "records", Shapes: []*Shape{
		{ID: "answers", Title: "an answer a row", Headings: h, Needs: [][]string{{"rating"}}, Anonymous: true},
		{ID: "contacts", Title: "a contact a row", Headings: h, Needs: [][]string{{"date"}, {"mode"}}, Dates: []string{"date"}, Nobody: func(r *Record) bool {
			mode, _ := r.Text("mode")
			return mode == "whole class"
		}},
	}}
	for name, c := range map[string]struct{ text, records, found string }{
		"answers":  {"UPN,Date,Rating\nA999432119001,06/09/2022,4\n,07/09/2022,5\n9.99E+11,07/09/2022,3\n", "A999432119001 row 2| row 3", "REC-011 A4"},
		"contacts": {"UPN,Name,Date,Mode\nA999432119001,Pupil 001,06/09/2022,group\n,,07/09/2022,whole class\nClass 9,,07/09/2022,whole class\n,Pupil 002,07/09/2022,group\nTotal,,,3\n", "A999432119001 row 2| row 3| row 4", "REC-010 A5|REC-006 row 6"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "a.csv")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			log := &finding.Log{}
			rd, err := Read(context.Background(), spec, []Input{{Path: path}}, Options{}, log)
			if err != nil {
				t.Fatal(err)
			}
			defer rd.Close()
			var records, found []string
			for r, err := range rd.Records(context.Background(), log) {
				if err != nil {
					t.Fatal(err)
				}
				records = append(records, r.Pupil+" "+r.At().Cell())
			}
			for _, g := range log.Groups() {
				for i := range g.Kept {
					found = append(found, g.Rule.ID+" "+g.Kept[i].From.Cell())
				}
			}
			if got := strings.Join(records, "|"); got != c.records {
				t.Errorf("records %q, want %q", got, c.records)
			}
			if got := strings.Join(found, "|"); got != c.found {
				t.Errorf("findings %q, want %q", got, c.found)
			}
		})
	}
}

// In a shape without sittings a start date is no date.
func TestStartDates(t *testing.T) {
	t.Parallel()
	h := NewHeadings("field,rank,heading\ndate,1,date\n")
	plain, waves := &Shape{Headings: h}, &Shape{Headings: h, Waves: true}
	if m := plain.of("Start date"); m.Field != "" {
		t.Errorf("without sittings a start date is %v", m)
	}
	if m := waves.of("Start date"); m.Field != "date" || m.Wave != "baseline" {
		t.Errorf("with sittings a start date is %v", m)
	}
}
