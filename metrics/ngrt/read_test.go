package ngrt

import "testing"

// The shapes in which results come.
func TestShapes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, file, text string
		rows, found      string
	}{
		{name: "the vendor's export: titles above, the test's name before each heading, pupils' groups and a blank identifier column of its own",
			file: "Group report.csv",
			text: "New Group Reading Test,,,,,,,,,,,,,,,,\nGroup report: Year 9,,,,,,,,,,,,,,,,\n,,,,,,,,,,,,,,,,\n" +
				"Surname,Forename,UPN,Current Year,Group,TW Unique ID,NGRT - Date of Test,NGRT - Form,NGRT - Age at Test (yy:mm),NGRT - Standard Age Score (SAS),NGRT - Stanine,NGRT - National Percentile Rank (NPR),NGRT - GR (/12),NGRT - Sentence Completion Stanine,NGRT - Passage Comprehension Stanine,NGRT - Reading Age (yy:mm),NGRT - Progress Category\n" +
				"001,Pupil," + pupil1 + ",9,9A,77001,19/09/2022,A,13:10,82,3,12,=5,3,4,9:05,\n" +
				"002,Pupil," + pupil2 + ",9,9A,77002,20/09/2022,A,13:07,72,1,3,9,2,,8:02,\n" +
				",Mean,,,,,,,,77.0,,,,,,,\n",
			rows:  pupil1 + " 2022-09-19 A digital 13:10 82 3 12 3 4 9:05  |" + pupil2 + " 2022-09-20 A digital 13:07 72 1 3 2  8:02  no-passage-comprehension",
			found: "REC-006 row 7"},
		{name: "a school's system, plain", file: "ngrt.csv",
			text:  "upn,test_date,form,sas,sc_stanine,pc_stanine,overall_stanine,reading_age\n" + pupil1 + ",2022-09-19,B,97,5,4,5,11:02\n",
			rows:  pupil1 + " 2022-09-19 B digital  97 5 42 5 4 11:02  ",
			found: ""},
		{name: "start and finish above the columns", file: "Reading tracker.csv",
			text: ",,,Start point,,,Finish point,,,,\nUPN,Name,Class,Date of test,Form,SAS,Date of test,Form,SAS,SAS change,Progress\n" +
				pupil1 + ",Pupil 001,9A,19/09/2022,A,82,08/05/2023,B,86,+4,Expected progress\n" + pupil2 + ",Pupil 002,9A,19/09/2022,A,70,,,,,\n",
			rows:  pupil1 + " 2022-09-19 A digital  82 3 12     |" + pupil1 + " 2023-05-08 B digital  86 3 18    Expected progress |" + pupil2 + " 2022-09-19 A digital  70 1 2     ",
			found: ""},
		{name: "three terms in the headings, the change apart from them", file: "NGRT.csv",
			text: "UPN,Autumn 2022 date,Autumn 2022 SAS,Spring 2023 date,Spring 2023 SAS,Summer 2023 date,Summer 2023 SAS,SAS change (Autumn to Summer),Progress\n" +
				pupil1 + ",19/09/2022,82,23/01/2023,80,08/05/2023,91,9,Higher than expected\n",
			rows: pupil1 + " 2022-09-19    82 3 12     |" + pupil1 + " 2023-01-23    80 2 9     |" + pupil1 + " 2023-05-08    91 4 27    Higher than expected "},
		{name: "paper and computer in one file, level and letter apart", file: "ngrt.csv",
			text: "Pupil ID,Date,Level,Form,Paper/Digital,SAS\n0012,19/09/2022,3,A,paper,82\n0013,19/09/2022,,C,Digital,95\n0014,19/09/2022,2B,,,95\n0015,19/09/2022,,NGRT Form 4A,,95\n",
			rows: "0012 2022-09-19 3A paper  82 3 12     |0013 2022-09-19 C digital  95 4 37     |0014 2022-09-19 2B paper  95 4 37     |0015 2022-09-19 4A paper  95 4 37     "},
		{name: "a column says which sitting", file: "ngrt.csv",
			text: "UPN,Point,Completed,SAS (with 90% confidence bands),ST,NPR\n" + pupil1 + ",Start point,19/09/2022,82,3,12\n" + pupil1 + ",Finish point,08/05/2023,86,3,18\n",
			rows: pupil1 + " 2022-09-19    82 3 12     |" + pupil1 + " 2023-05-08    86 3 18     "},
		{name: "a tutor group and an age of today beside two terms: neither is used", file: "ngrt.csv",
			text: "UPN,Name,Form,Age,Autumn date,Autumn SAS,Summer date,Summer SAS\n" + pupil1 + ",Pupil 001,9A,14,19/09/2022,82,08/05/2023,86\n",
			rows: pupil1 + " 2022-09-19    82 3 12     |" + pupil1 + " 2023-05-08    86 3 18     ", found: "NGRT-010 C1"},
		{name: "a date for all sittings and one for the last: only the last is used", file: "ngrt.csv",
			text: "UPN,Date,Start SAS,Finish SAS,Finish date\n" + pupil1 + ",19/09/2022,82,86,08/05/2023\n",
			rows: pupil1 + "     82 3 12     no-date|" + pupil1 + " 2023-05-08    86 3 18     ", found: "NGRT-010 B1"},
		{name: "a column Assessment that names sittings", file: "ngrt.csv",
			text: "UPN,Assessment,Date,SAS\n" + pupil1 + ",Autumn 2022,19/09/2022,82\n" + pupil1 + ",Summer 2023,08/05/2023,86\n",
			rows: pupil1 + " 2022-09-19    82 3 12     |" + pupil1 + " 2023-05-08    86 3 18     "},
		{name: "said once of a line with two sittings: the word for progress, another test, the date of birth", file: "ngrt.csv",
			text: "UPN,Test,DOB,Start date,Start SAS,Finish date,Finish SAS,Progress\n" + pupil1 + ",NGRT,31/02/2009,19/09/2022,82,08/05/2023,86,Splendid\n" + pupil2 + ",NGST,01/03/2009,19/09/2022,82,08/05/2023,86,Lower\n",
			rows: pupil1 + " 2022-09-19    82 3 12     |" + pupil1 + " 2023-05-08    86 3 18    Splendid ", found: "NGRT-003 B3|NGRT-037 H2|REC-020 C2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := readAll(t, asked{}, [2]string{c.file, c.text})
			if got := o.tell("pupil_id", "date", "form", "medium", "age_at_test", "sas", "stanine", "percentile", "sc_stanine", "pc_stanine", "reading_age", "progress_label", "flags"); got != c.rows {
				t.Errorf("rows %q\nwant %q", got, c.rows)
			}
			if got := o.findings(); got != c.found {
				t.Errorf("found %q\nwant  %q", got, c.found)
			}
		})
	}
}

// Which sitting a result is of, by whatever says it.
func TestSittings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, text, want string }{
		{"NGRT.csv", "UPN,Assessment,Date,SAS\n" + pupil1 + ",Autumn 2022,19/09/2022,82\n" + pupil1 + ",Baseline,08/05/2023,86\n", "autumn 2022|baseline"},
		{"NGRT.csv", "UPN,Test window,Date,SAS\n" + pupil1 + ",Year 9 entry test,19/09/2022,82\n", "Year 9 entry test"},
		{"NGRT Spring 2023.csv", "UPN,Date,SAS\n" + pupil1 + ",19/01/2023,82\n", "spring 2023"},
		{"NGRT.csv", "UPN,Date (Pre),SAS (Pre),Date (Post),SAS (Post)\n" + pupil1 + ",19/09/2022,82,08/05/2023,86\n", "baseline|endline"},
		{"NGRT.csv", "UPN,Sitting 1 Date,Sitting 1 SAS,Sitting 2 Date,Sitting 2 SAS,Sitting 3 Date,Sitting 3 SAS\n" + pupil1 + ",19/09/2022,82,23/01/2023,84,08/05/2023,86\n", "1|2|3"},
		{"NGRT.csv", "UPN,Autumn 2021 Date,Autumn 2021 SAS,Autumn 2022 Date,Autumn 2022 SAS\n" + pupil1 + ",20/09/2021,82,19/09/2022,84\n", "autumn 2021|autumn 2022"},
	} {
		o := readAll(t, asked{}, [2]string{c.file, c.text})
		if got := o.tell("sitting"); got != c.want {
			t.Errorf("%q: sittings %q, want %q\n%v", c.text, got, c.want, o.found)
		}
	}
}
