package ngrt

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"apst/ingest"
	"apst/metrics/record"
)

// Files of other tests, which have the same columns and forms, are never scored.
func TestSisterTests(t *testing.T) {
	t.Parallel()
	rows := "UPN,Date of test,Form,SAS,Stanine\n" + pupil1 + ",19/09/2022,A,114,7\n"
	for _, c := range []struct{ name, file, text, rows, found string }{
		{"by the file's name", "NGST_autumn_2022.csv", rows, "", "NGRT-001 row 1"},
		{"by the file's name, run together", "ngst2022.csv", rows, "", "NGRT-001 row 1"},
		{"by a title", "results.csv", "New Group Spelling Test,,,,\nGroup report,,,,\n" + rows, "", "NGRT-001 A1"},
		{"by a title, whatever the file is called", "NGRT.csv", "PTE11 results,,,,\n" + rows, "", "NGRT-001 A1"},
		{"by its headings", "results.csv", "UPN,Form,NGST - Date of Test,NGST - SAS,NGST - Stanine\n" + pupil1 + ",A,19/09/2022,114,7\n", "", "NGRT-001 C1"},
		{"by a heading above", "results.csv", ",Spelling,,,\n" + rows, "", "NGRT-001 B1"},
		{"by the spelling age", "results.csv", "UPN,Date of test,Form,SAS,Spelling Age\n" + pupil1 + ",19/09/2022,A,114,12:05\n", "", "NGRT-001 E1"},
		{"another test of reading", "Single word reading test.csv", rows, "", "NGRT-001 row 1"},
		{"a hint at reading does not outweigh the name", "NGST.csv", "Reading and writing,,,,\n" + rows, "", "NGRT-001 row 2"},
		{"both named by the file: nothing says which", "NGRT and NGST.csv", rows, pupil1 + " 114", "NGRT-005 row 1"},
		{"side by side under the tests' names", "literacy.csv", ",NGRT,,,NGST,,\nUPN,Date of test,SAS,Stanine,Date of test,SAS,Stanine\n" + pupil1 + ",19/09/2022,82,3,20/09/2022,114,7\n", pupil1 + " 82", ""},
		{"side by side with the names before the headings", "StudentData.csv", "UPN,NGRT - Date of Test,NGRT - SAS,NGRT - Stanine,NGST - Date of Test,NGST - SAS,NGST - Stanine\n" + pupil1 + ",19/09/2022,82,3,20/09/2022,114,7\n", pupil1 + " 82", ""},
		{"side by side by subject, reading and spelling", "literacy.csv", "UPN,Date,Reading SAS,Spelling SAS,Reading Age,Spelling Age\n" + pupil1 + ",19/09/2022,82,114,9:05,12:05\n", pupil1 + " 82", ""},
		{"one below the other, titles without a gap", "literacy.csv", "NGRT,,,,\n" + rows + "NGST,,,,\nUPN,Date of test,Form,SAS,Stanine\n" + pupil1 + ",20/09/2022,A,119,8\n", pupil1 + " 114", "NGRT-002 A4"},
		{"by row", "results.csv", "UPN,Test,Date of test,Form,SAS\n" + pupil1 + ",NGRT,19/09/2022,A,82\n" + pupil1 + ",NGST,19/09/2022,A,114\n" + pupil1 + ",New Group Reading Test Form B,08/05/2023,B,86\n",
			pupil1 + " 82|" + pupil1 + " 86", "NGRT-003 B3"},
		{"rows that name their test say more than the file's name", "NGST.csv", "UPN,Test,Date of test,Form,SAS\n" + pupil1 + ",NGRT,19/09/2022,A,82\n" + pupil2 + ",,19/09/2022,A,114\n", pupil1 + " 82", "NGRT-003 B3"},
		{"no row names a test, and the file another", "NGST.csv", "UPN,Test,Date of test,Form,SAS\n" + pupil1 + ",Digital,19/09/2022,A,82\n", "", "NGRT-001 B1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := readAll(t, asked{}, [2]string{c.file, c.text})
			if got := o.tell("pupil_id", "sas"); got != c.rows {
				t.Errorf("rows %q\nwant %q", got, c.rows)
			}
			if got := o.findings(); got != c.found {
				t.Errorf("found %q\nwant  %q", got, c.found)
			}
		})
	}
}

// A workbook with a sheet a test: that of this test is read, the other noted. In a
// folder a workbook of another test alone is not this measure's.
func TestSheetOfAnotherTest(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name string, sheets ...string) string {
		f := excelize.NewFile()
		defer f.Close()
		for i, sheet := range sheets {
			if i == 0 {
				must(t, f.SetSheetName("Sheet1", sheet))
			} else if _, err := f.NewSheet(sheet); err != nil {
				t.Fatal(err)
			}
			must(t, f.SetSheetRow(sheet, "A1", &[]any{"UPN", "Date of test", "Form", "SAS", "Stanine"}))
			must(t, f.SetSheetRow(sheet, "A2", &[]any{pupil1, "19/09/2022", "A", 114, 7}))
		}
		path := filepath.Join(dir, name)
		must(t, f.SaveAs(path))
		return path
	}
	both, alone := write("literacy.xlsx", "NGRT", "NGST"), write("spelling.xlsx", "Results")
	o := readInputs(t, asked{}, []record.Input{{Path: both}})
	if got, want := o.tell("pupil_id", "sas", "source"), pupil1+" 114 literacy.xlsx NGRT row 2"; got != want {
		t.Errorf("rows %q, want %q", got, want)
	}
	if got, want := o.findings(), "NGRT-002 row 1"; got != want {
		t.Errorf("found %q, want %q", got, want)
	}
	for path, want := range map[string]bool{both: true, alone: false} {
		found, err := record.Recognise(path, []*record.Spec{spec()})
		if err != nil || len(found) == 1 != want {
			t.Errorf("%s is recognised as %d measures (%v), want %v", filepath.Base(path), len(found), err, want)
		}
	}
}

func TestTestOfTable(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"NGRT autumn": "ngrt", "New Group Reading Test (Form A)": "ngrt", "Reading tracker": "ngrt", "ngrtautumn.xlsx": "ngrt",
		"NGST": "ngst", "Spelling": "ngst", "PTE 10": "pte", "PTE10.xlsx": "pte", "CAT4 level E": "cat4", "Access Reading Test": "art",
		"NGRT and NGST": "", "Reading and spelling": "", "Completed": "", "Interpretation": "", "pupils": "", "": "",
	} {
		if got := namesIn(text).sure(); got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"NGRT": "ngrt", "Reading": "", "NGST Form A": "ngst", "Maths": "ptm", "Digital": "", "Reading and spelling": "ngst"} {
		if got := testOf(text); got != want {
			t.Errorf("a row with %q is of %q, want %q", text, got, want)
		}
	}
	var v verdict
	if v.hear("Reading", ingest.FromTitle, v.at); v.test != thisTest {
		t.Error("a hint is not taken")
	}
	if !v.hear("NGST", ingest.FromSheetName, v.at) || v.test != "ngst" {
		t.Error("a name does not outweigh a hint")
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
