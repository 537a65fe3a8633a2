package record

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// someoneIn writes a file and gives who is found in it.
func someoneIn(t *testing.T, name, text string, opt Options) []string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	all, err := People(context.Background(), Input{Path: path, Name: "f.csv"}, opt)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range all {
		if s.At.File != "f.csv" {
			t.Errorf("the file is called %q", s.At.File)
		}
		out = append(out, strings.Join([]string{s.Pupil, s.Name, s.Born.String(), s.At.Cell()}, "|"))
	}
	return out
}

func TestPeople(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, file, key, text, want string
	}{
		{"export", "f.csv", "", "UPN,Surname,Forename,Date of birth,SAS\nF999432119001,One,Pupil,06/09/2010,95\nX999432119007,Two,Pupil,14/01/2011,80\n",
			"F999432119001|pupil one|2010-09-06|row 2; X999432119007|pupil two|2011-01-14|row 3"},
		{"answer sheet under titles", "f.csv", "", "Strengths and difficulties\nBaseline 2022\n\nPupil ID,Pupil name,DOB,1,2,3,4,5\n0017,\"One, Pupil\",06/09/2010,1,2,0,1,1\nTotal,,,4\n",
			"0017|pupil one|2010-09-06|row 5"},
		{"each once", "f.csv", "", "UPN,Name,Date,Mark\nF999432119001,Pupil One,05/09/2022,/\nF999432119001,Pupil  one,06/09/2022,/\nF999432119001,Pupil Other,06/09/2022,/\n",
			"F999432119001|pupil one||row 2; F999432119001|pupil other||row 4"},
		{"nothing but identifiers", "f.csv", "", "UPN,SAS,Stanine\nF999432119001,95,4\n", ""},
		{"names without identifiers", "f.csv", "", "Name,DOB,SAS\nPupil One,06/09/2010,95\n", ""},
		{"a date that stands for none", "f.csv", "", "UPN,DOB,Name\nF999432119001,01/01/1970,Pupil One\n", "F999432119001|pupil one||row 2"},
		{"months and days changed places", "f.csv", "", "UPN,DOB,SAS\nF999432119001,06/13/2010,1\nX999432119007,05/06/2010,2\n", ""},
		{"pupils in columns", "f.csv", "", "UPN,F999432119001,X999432119007\nName,Pupil One,Pupil Two\nQ1,1,2\n", "F999432119001|pupil one||column B; X999432119007|pupil two||column C"},
		{"by another heading", "f.csv", "Code", "UPN,Code,Name\nF999432119001,A1,Pupil One\n", "A1|pupil one||row 2"},
		{"by name", "f.csv", "name+dob", "UPN,Name,DOB\nF999432119001,Pupil One,06/09/2010\n", ""},
		{"no spreadsheet", "f.xlsx", "", "PK\x03\x04 nothing", ""},
		{"row that has slipped", "f.csv", "", "UPN,Name,DOB\nF999432119001,Pupil One,06/09/2010,7\nX999432119007,Pupil Two,06/09/2010\n", "X999432119007|pupil two|2010-09-06|row 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(someoneIn(t, tt.file, tt.text, Options{Key: tt.key}), "; "); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// A file that is not there is nobody's; an interruption is told.
func TestPeopleWithoutAFile(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	if all, err := People(ctx, Input{Path: "none.xlsx"}, Options{}); all != nil || err != nil {
		t.Errorf("%v, %v", all, err)
	}
	cancel()
	if _, err := People(ctx, Input{Path: "none.xlsx"}, Options{}); err == nil {
		t.Error("the interruption was not told")
	}
}

// A long file is left after its beginning where nobody is named there.
func TestPeopleLooksNoFurther(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("UPN,Date,Mark\n")
	for i := range searched + 50 {
		fmt.Fprintf(&b, "F999432119001,%02d/09/2022,/\n", i%30+1)
	}
	b.WriteString("\nUPN,Name\nF999432119001,Pupil One\n")
	if got := someoneIn(t, "f.csv", b.String(), Options{}); got != nil {
		t.Errorf("found %v", got)
	}
}
