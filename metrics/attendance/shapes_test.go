package attendance

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"apst/metrics"
	"apst/metrics/record"
)

// What one week of marks comes to in every shape in which it can stand.
const oneWeek = "10 6 2 2 1 1 0 0 0 0 60 40 true false"

// The week: present, late, absent.
var weekMarks = []string{"/", `\`, "L", `\`, "I", "I", "/", "N", "U", `\`}

func TestShapes(t *testing.T) {
	t.Parallel()
	who := "UPN,Surname,Forename"
	me := id(1) + ",Pupil,001"
	days := [...]string{"05/09/2022", "06/09/2022", "07/09/2022", "08/09/2022", "09/09/2022"}
	whole := strings.Join(weekMarks, "")
	pairs := func() (out []string) {
		for i := 0; i < len(weekMarks); i += 2 {
			out = append(out, weekMarks[i]+weekMarks[i+1])
		}
		return out
	}()
	rows := func(heads string, line func(day string, i int) string) string {
		text := heads + "\n"
		for i, d := range days {
			text += line(d, i)
		}
		return text
	}
	for name, text := range map[string]string{
		"a row a session": rows(who+",Reg,Year,Date,Session,Mark,Minutes late,Comment", func(d string, i int) string {
			return fmt.Sprintf("%s,9A,9,%s,AM,%s,,\n%s,9A,9,%s,PM,%s,,\n", me, d, weekMarks[2*i], me, d, weekMarks[2*i+1])
		}),
		"sessions 1 and 2": rows("UPN,Date,Session,Code", func(d string, i int) string {
			return fmt.Sprintf("%s,%s,1,%s\n%s,%s,2,%s\n", id(1), d, weekMarks[2*i], id(1), d, weekMarks[2*i+1])
		}),
		"lessons among sessions": rows("UPN,Date,Period,Mark", func(d string, i int) string {
			return fmt.Sprintf("%[1]s,%[2]s,AM Registration,%[3]s\n%[1]s,%[2]s,Mon:1,/\n%[1]s,%[2]s,P2,O\n%[1]s,%[2]s,Mon:PM,%[4]s\n", id(1), d, weekMarks[2*i], weekMarks[2*i+1])
		}),
		"a row a day": rows("UPN,Date,AM,PM", func(d string, i int) string {
			return fmt.Sprintf("%s,%s,%s,%s\n", id(1), d, weekMarks[2*i], weekMarks[2*i+1])
		}),
		"two marks a day":                     rows("UPN,Date,Marks", func(d string, i int) string { return fmt.Sprintf("%s,%s,%s\n", id(1), d, pairs[i]) }),
		"a week in a text":                    who + ",Week beginning,Marks\n" + me + ",05/09/2022," + whole + "\n",
		"a week that begins on a Sunday":      who + ",W/C,Marks\n" + me + ",04/09/2022," + whole + "\n",
		"a week by its end":                   who + ",Week ending,Marks\n" + me + ",09/09/2022," + whole + "\n",
		"a week with its weekend":             who + ",Week commencing,Marks\n" + me + ",05/09/2022," + whole + "----\n",
		"from and to":                         who + ",From,To,Marks\n" + me + ",05/09/2022,09/09/2022," + whole + "\n",
		"lower case":                          who + ",Week beginning,Marks\n" + me + ",05/09/2022," + strings.ToLower(whole) + "\n",
		"a column a session, named":           who + ",05/09/2022 AM,05/09/2022 PM,06/09/2022 AM,06/09/2022 PM,07/09/2022 AM,07/09/2022 PM,08/09/2022 AM,08/09/2022 PM,09/09/2022 AM,09/09/2022 PM\n" + me + "," + strings.Join(weekMarks, ",") + "\n",
		"a column a day, two marks":           who + "," + strings.Join(days[:], ",") + "\n" + me + "," + strings.Join(pairs, ",") + "\n",
		"dates over pairs":                    ",,,05/09/2022,,06/09/2022,,07/09/2022,,08/09/2022,,09/09/2022,\n" + who + strings.Repeat(",AM,PM", 5) + "\n" + me + "," + strings.Join(weekMarks, ",") + "\n",
		"dates with AM and PM in a row below": who + ",05/09/2022,,06/09/2022,,07/09/2022,,08/09/2022,,09/09/2022,\n,,," + strings.TrimPrefix(strings.Repeat(",AM,PM", 5), ",") + "\n" + me + "," + strings.Join(weekMarks, ",") + "\n",
		"serial dates":                        who + ",44809,44810,44811,44812,44813\n" + me + "," + strings.Join(pairs, ",") + "\n",
		"days of a week":                      who + ",Week beginning,Mon AM,Mon PM,Tue AM,Tue PM,Wed AM,Wed PM,Thu AM,Thu PM,Fri AM,Fri PM\n" + me + ",05/09/2022," + strings.Join(weekMarks, ",") + "\n",
		"days of a week that a title names":   "Attendance marks week beginning 05/09/2022,,,,,,,\n" + who + ",Mon,Tue,Wed,Thu,Fri\n" + me + "," + strings.Join(pairs, ",") + "\n",
		"weeks across":                        who + ",w/c 05/09/2022,w/c 12/09/2022\n" + me + "," + whole + ",\n",
		"a census of codes":                   "Estab,UPN,Gender,EnrolStatus,EntryDate,NCyearActual,Term,TermlySessionsPossible,/,\\,B,J,L,P,V,W,C,E,H,I,M,R,S,T,G,N,O,U,D,X,Y\n1100," + id(1) + ",F,C,01/09/2021,9,Autumn 2022,10,2,3,,,1,,,,,,,2,,,,,,1,,1,,,\n",
		"a summary":                           "UPN,Term,Possible_marks,Present_marks,Approved_ed_activity,Authorised_absences,Unauthorised_absences,Present_plus_aea,Unexplained_absences,Late_before_reg,Late_after_reg,Late_both,Missing_marks,Attendance_not_required\n" + id(1) + ",2022/23 autumn,10,6,0,2,2,6,1,1,1,2,0,0\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := scoreText(t, text)
			if got := figuresIn(s.one(t)); got != oneWeek {
				t.Errorf("got  %s\nwant %s\n%s", got, oneWeek, s.found())
			}
			for _, r := range s.raised() {
				if r != "ATT-025" && r != "ATT-032" && r != "REC-006" {
					t.Error(s.found())
				}
			}
		})
	}
}

// The same in a workbook, with dates that are dates, merged over pairs.
func TestGridWorkbook(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	set := func(cell string, v any) {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	set("A1", "Register")
	set("A4", "UPN")
	set("A5", id(1))
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	for i, m := range weekMarks {
		col, _ := excelize.ColumnNumberToName(i + 2)
		set(col+"4", [...]string{"AM", "PM"}[i%2])
		set(col+"5", m)
		if i%2 == 0 {
			next, _ := excelize.ColumnNumberToName(i + 3)
			set(col+"3", 44809+i/2)
			if err := f.SetCellStyle("Sheet1", col+"3", col+"3", style); err != nil {
				t.Fatal(err)
			}
			if err := f.MergeCell("Sheet1", col+"3", next+"3"); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "register.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	s := scoreFiles(t, given{}, record.Input{Path: path})
	if got := figuresIn(s.one(t)); got != oneWeek {
		t.Errorf("got  %s\nwant %s\n%s", got, oneWeek, s.found())
	}
}

// Files of reasons alone, in which the totals count too little; a summary whose
// present has the approved activities in it; one that says attended only.
func TestTotals(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, columns, want string }{
		{"reasons", "UPN,Academic Year,TermlySessionsPossible,TermlySessionsAuthorised,TermlySessionsUnauthorised,T_Reason_C,T_Reason_E,T_Reason_F,T_Reason_I,T_Reason_N,T_Reason_U\n" + id(1) + ",2012/13,100,3,1,2,1,0,4,1,1\n",
			"possible attended authorised unauthorised late_after_close suspended not_possible flags", "100 91 7 2 1 1  totals"},
		{"short form", "UPN,Possible,Present,AEA,Authorised,Unauthorised,Late,%\n" + id(1) + ",100,80,5,10,5,7,85\n",
			"possible attended authorised unauthorised late late_after_close attendance_percent", "100 85 10 5 7  85"},
		{"present with the activities in it", "UPN,Possible,Present,AEA,Authorised,Unauthorised\n" + id(1) + ",100,85,5,10,5\n", "possible attended", "100 85"},
		{"of a data set", "UPN,POSSIBLE_SESSIONS,ATTENDANCE_COUNT,AUTHORISED_ABSENCE,UNAUTHORISED_ABSENCE\n" + id(1) + ",300,280,15,5\n", "possible attended authorised unauthorised", "300 280 15 5"},
		{"no session possible, and 100 beside it", "UPN,Possible,Present,AEA,Authorised,Unauthorised,%\n" + id(1) + ",0,0,0,0,0,100\n", "possible attendance_percent persistent flags", "0   no-possible-sessions;totals"},
	} {
		s := scoreFiles(t, given{set: metrics.Settings{"totals-of": "2022/23"}}, file(t, "totals.csv", tt.text))
		if got := pick(s.one(t), strings.Fields(tt.columns)...); got != tt.want {
			t.Errorf("%s: %q, want %q\n%s", tt.name, got, tt.want, s.found())
		}
	}
}

// Terms are added up before they are rated; a year beside its own terms is refused.
func TestTerms(t *testing.T) {
	t.Parallel()
	head := "UPN,Term,Possible,Present,AEA,Authorised,Unauthorised\n"
	term := func(name string, n int) string { return fmt.Sprintf("%s,%s,100,%d,0,%d,0\n", id(1), name, n, 100-n) }
	s := scoreText(t, head+term("Autumn 2022", 90)+term("Spring 2023", 50)+term("Summer 2023", 80))
	if got := pick(s.one(t), "possible", "attended", "attendance_percent", "from", "to"); got != "300 220 73.3 2022-08-01 2023-07-31" {
		t.Errorf("%s\n%s", got, s.found())
	}
	s = scoreText(t, head+term("Autumn 2022", 90)+term("2022/23", 50))
	if got := strings.Join(s.raised(), " "); got != "ATT-064" || s.log.Of(RuleOverlap) != 2 {
		t.Errorf("a term beside its year: %s", s.found())
	}
	by := scoreFiles(t, given{set: metrics.Settings{"by": "term"}}, file(t, "t.csv", head+term("Autumn 2022", 90)+term("2023/24", 50)))
	if got := by.found(); !strings.HasPrefix(got, "ATT-066 row 3: ") {
		t.Error(got)
	}
	if got := pick(by.one(t), "period", "attended"); got != "2022/23 autumn 90" {
		t.Error(got)
	}
}
