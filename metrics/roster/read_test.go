package roster

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// A list as a school keeps it: a title above, a total below, a note, headings in
// the system's own words, names in two columns.
func TestRead(t *testing.T) {
	t.Parallel()
	r, log := read(t, `Example Academy (synthetic),,,,,,,,,,,,
,,,,,,,,,,,,
UPN,Adm No,Legal Surname,Legal Forename,Preferred Forename,DOB (dd/mm/yyyy),Gender,Yr,Reg Group,SEN Status,Pupil Premium,In Care,DOA
A999432119001,0010,001,Pupil,Pip,12/11/2008,Female,Year 9,9A,K - SEN Support,Y,N,05/09/2022
p999432119002,0017,002,Pupil,,03/02/2009,Male,09,9A,,N,,05/09/2022
,0024,003,Pupil,,2009-02-03 00:00:00,M,9B,9B,EHCP,,LAC,05/09/2022
Total: 3,,,,,,,,,,,,
`)
	if got := found(log); len(got) != 1 || got[0] != "ROS-006 roster.csv row 7" {
		t.Errorf("findings %v, want the total alone", got)
	}
	entry := ingest.Date{Year: 2022, Month: 9, Day: 5}
	want := &Roster{Files: 1, Sheets: 1, Rows: 6, Cells: 52, Heads: 1, Outside: 1, Others: 1, Pupils: []Pupil{
		{ID: "A999432119001", UPN: "A999432119001", LocalID: "0010", Forename: "Pupil", Surname: "001", Name: "Pupil 001", Born: ingest.Date{Year: 2008, Month: 11, Day: 12},
			Sex: "F", YearGroup: "9", Class: "9A", SEN: "K", LookedAfter: "false", Entry: entry, At: sheet.Ref{File: "roster.csv", Row: 4}},
		{ID: "P999432119002", UPN: "P999432119002", LocalID: "0017", Forename: "Pupil", Surname: "002", Name: "Pupil 002", Born: ingest.Date{Year: 2009, Month: 2, Day: 3},
			Sex: "M", YearGroup: "9", Class: "9A", Entry: entry, At: sheet.Ref{File: "roster.csv", Row: 5}},
		{ID: "0024", LocalID: "0024", Forename: "Pupil", Surname: "003", Name: "Pupil 003", Born: ingest.Date{Year: 2009, Month: 2, Day: 3},
			Sex: "M", YearGroup: "9", Class: "9B", SEN: "E", LookedAfter: "true", Entry: entry, At: sheet.Ref{File: "roster.csv", Row: 6}},
	}}
	if diff := cmp.Diff(want, r, cmpopts.IgnoreUnexported(Pupil{})); diff != "" {
		t.Errorf("roster (-want +got):\n%s", diff)
	}
	if got := r.Pupils[2].Cell("dob").String(); got != "roster.csv F6" {
		t.Errorf("date of birth of the third pupil is read from %s, want F6", got)
	}
}

// A pupil who came back is two placements; the same placement in two files is one.
func TestPlacements(t *testing.T) {
	t.Parallel()
	autumn := write(t, "autumn.csv", head+first+second)
	summer := write(t, "summer.csv", head+second+strings.Replace(second, "05/09/2022,21/07/2023", "17/04/2024,", 1))
	log := &finding.Log{}
	r, err := Read(context.Background(), []string{autumn, summer}, log)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range r.Pupils {
		got = append(got, p.ID+" "+p.Entry.String()+" "+p.Exit.String())
	}
	want := []string{"A999432119001 2022-09-05 ", "P999432119002 2022-09-05 2023-07-21", "P999432119002 2024-04-17 "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("placements (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"ROS-019 summer.csv row 2"}, found(log)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// What two rows of one placement say differently is left empty; the pupil stays.
func TestConflictLeavesFieldEmpty(t *testing.T) {
	t.Parallel()
	r, _ := read(t, head+first+strings.NewReplacer("9A", "9B", "12/11/2008", "13/11/2008").Replace(first))
	if len(r.Pupils) != 1 {
		t.Fatalf("%d pupils, want 1", len(r.Pupils))
	}
	if p := r.Pupils[0]; p.Class != "" || !p.Born.IsZero() || p.SEN != "K" || p.Name != "Pupil 001" {
		t.Errorf("class %q, born %q, SEN %q, name %q; want the first two empty and the others kept", p.Class, p.Born, p.SEN, p.Name)
	}
}

// Typed cells of a workbook: dates as dates and as placeholders, a formula without
// a value, an error, a date in place of an identifier, numbers for identifiers.
func TestWorkbook(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{
		{"Pupil ID", "Name", "Date of birth", "Class", "Tutor group"},
		{1017, "Pupil 001", time.Date(2008, 11, 12, 0, 0, 0, 0, time.UTC), "9A"},
		{1024, "Pupil 002", 1, "9A"},
		{time.Date(2008, 11, 12, 0, 0, 0, 0, time.UTC), "Pupil 003", nil, "9A"},
		{1031, "Pupil 004", nil, nil},
	} {
		if err := f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetCellFormula("Sheet1", "D5", `"9"&"A"`); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "roster.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	log := &finding.Log{}
	r, err := Read(context.Background(), []string{path}, log)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"ROS-012 roster.xlsx Sheet1!A4", "ROS-030 roster.xlsx Sheet1!C3", "ROS-035 roster.xlsx Sheet1!D5"}
	if diff := cmp.Diff(want, found(log)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if len(r.Pupils) != 3 || r.Pupils[0].Born != (ingest.Date{Year: 2008, Month: 11, Day: 12}) || r.Pupils[0].ID != "1017" || r.LeftOut != 1 {
		t.Errorf("pupils %+v, left out %d", r.Pupils, r.LeftOut)
	}
}

// A column of names under "Pupil" identifies nobody.
func TestNamesAreNoIdentifiers(t *testing.T) {
	t.Parallel()
	r, log := read(t, "Pupil,Date of birth,Class\nPupil One,12/11/2008,9A\nPupil Two,03/02/2009,9A\n")
	if diff := cmp.Diff([]string{"ROS-002 roster.csv row 1"}, found(log)); diff != "" || len(r.Pupils) > 0 {
		t.Errorf("%d pupils; findings (-want +got):\n%s", len(r.Pupils), diff)
	}
}

// Which files are lists of pupils.
func TestLooks(t *testing.T) {
	t.Parallel()
	items := "UPN,Name,DOB,Class"
	for n := range 25 {
		items += ",Q" + string(rune('1'+n/10)) + string(rune('0'+n%10))
	}
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"list", head + first, true},
		{"identifier and birthday", "Pupil ID,DOB\n0010,12/11/2008\n", true},
		{"no identifier", "Name,DOB,Class\nPupil 001,12/11/2008,9A\n", false},
		{"answers", items + "\n", false},
		{"item names", "UPN,Name,consid,restles,somatic,shares,tantrum,loner,obeys,worries,caring,fidgety,friend\n", false},
		{"marks", "UPN,Surname,Forename,SAS,Stanine,Reading age,Rank,Progress,Test date\n", false},
		{"notes", "Some words\nand more words\n", false},
	} {
		if got, err := Looks(write(t, "file.csv", c.text)); got != c.want || err != nil {
			t.Errorf("%s: %v, %v; want %v", c.name, got, err, c.want)
		}
	}
	var fault *sheet.Fault
	if _, err := Looks(filepath.Join(t.TempDir(), "none.csv")); !errors.As(err, &fault) {
		t.Errorf("a file that is not there: %v, want a fault", err)
	}
}

// A file that cannot be read is a finding, and the others are read.
func TestUnreadableFile(t *testing.T) {
	t.Parallel()
	log := &finding.Log{}
	r, err := Read(context.Background(), []string{filepath.Join(t.TempDir(), "none.xlsx"), write(t, "roster.csv", head+first)}, log)
	if err != nil {
		t.Fatal(err)
	}
	if got := found(log); len(got) != 1 || got[0] != "FILE-001 none.xlsx" || len(r.Pupils) != 1 || r.Files != 1 {
		t.Errorf("findings %v, %d pupils of %d files", got, len(r.Pupils), r.Files)
	}
}

// Whatever a file holds, every row is accounted for, and nothing is read twice.
func FuzzRead(f *testing.F) {
	f.Add(head + first + second)
	f.Add("Pupil,Date of birth,Class\nPupil One,12/11/2008,9A\n,,\nUPN,Name,Class\nx,y,z\n")
	f.Add("a,b\n\nUPN;Name;Class\n;;\n" + head + first + first + head + second)
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "roster.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		log := &finding.Log{}
		r, err := Read(context.Background(), []string{path}, log)
		if err != nil {
			t.Fatal(err)
		}
		if sum := len(r.Pupils) + r.Heads + r.Outside + r.Again + r.LeftOut + r.Others; sum != r.Rows {
			t.Errorf("%d rows, but %d are accounted for: %+v", r.Rows, sum, r)
		}
		for _, p := range r.Pupils {
			if p.ID == "" {
				t.Errorf("%s: a pupil without an identifier", p.At)
			}
		}
		if len(r.Pupils) == 0 && len(log.Groups()) == 0 {
			t.Error("no pupils, and not a word why")
		}
	})
}
