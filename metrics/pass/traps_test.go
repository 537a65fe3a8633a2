package pass

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// Numbers that may be fractions of 1, in all the ways in which they come.
func TestFractions(t *testing.T) {
	t.Parallel()
	other := nine(pupil2, 50, 51, 52, 53, 54, 55, 56, 57, 58)
	for _, c := range []struct {
		name, rows, numbers, found string
		first                      string // the first percentile
	}{
		{name: "all fractions", rows: nine(pupil1, 0.34, 0.05, 0.5, 1, 0.33, 0.4, 0.9, 0.61, 0.7), found: "PASS-005 B1"},
		{name: "said to be", rows: nine(pupil1, 0.34, 0.05, 0.5, 1, 0.33, 0.4, 0.9, 0.61, 0.7), numbers: numbersFractions, first: "34"},
		{name: "said not to be", rows: nine(pupil1, 0.34, 0.05, 0.5, 1, 0.33, 0.4, 0.9, 0.61, 0.7), numbers: "0-100", first: "0.34"},
		{name: "one column", rows: nine(pupil1, 0.34, 5, 50, 1, 33, 40, 90, 61, 70) + nine(pupil2, 0.5, 5, 50, 1, 33, 40, 90, 61, 70), found: "PASS-005 B1"},
		{name: "one cell among whole numbers", rows: nine(pupil1, 0.34, 5, 50, 1, 33, 40, 90, 61, 70) + other, found: "PASS-005 B1"},
		{name: "one cell among decimals", rows: nine(pupil1, 0.34, 5, 50, 1, 33, 40, 90, 61, 70) + nine(pupil2, 50.5, 51, 52, 53, 54, 55, 56, 57, 58), first: "0.34"},
		{name: "nothing above 1", rows: nine(pupil1, 1, 1, 0, 1, 1, 0, 1, 1, 1), found: "PASS-005 B1"},
		{name: "a column of ones", rows: nine(pupil1, 1, 5, 50, 1, 33, 40, 90, 61, 70) + nine(pupil2, 1, 51, 52, 53, 54, 55, 56, 57, 58), first: "1"},
		{name: "with signs", rows: nine(pupil1, "1%", "0.5%", "0%", "1%", "1%", "0%", "1%", "1%", "1%"), first: "1"},
		{name: "contradicted", rows: other, numbers: numbersFractions, found: "PASS-006 B1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			in := one(headPlain + "\n" + c.rows)
			in.wave, in.settings = "baseline", metrics.Settings{optionNumbers: c.numbers}
			g := readFiles(t, in)
			if got := strings.Join(g.found(), "|"); got != c.found {
				t.Errorf("findings %q, want %q", got, c.found)
			}
			if rows := g.rows(t, tableResults, "percentile"); c.first != "" && (len(rows) == 0 || rows[0] != c.first) {
				t.Errorf("percentiles %q, want %s first", rows, c.first)
			}
		})
	}
}

// A workbook: percentages that Excel stores as fractions, the band as a colour of
// the cell alone, dates as numbers, a cell turned into a date, a second sheet for the
// group.
func TestWorkbook(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	set := func(sheet string, row int, cells ...any) {
		at, _ := excelize.CoordinatesToCellName(1, row)
		if err := f.SetSheetRow(sheet, at, &cells); err != nil {
			t.Fatal(err)
		}
	}
	head := []any{"UPN", "Date of survey"}
	for _, name := range strings.Split(nineNames, ",") {
		head = append(head, name)
	}
	if err := f.SetSheetName("Sheet1", "StudentData"); err != nil {
		t.Fatal(err)
	}
	set("StudentData", 1, head...)
	set("StudentData", 2, pupil1, 44846, 2, 12.5, 21, 30, 31, 40, 50, 60, 70) // 12 October 2022
	set("StudentData", 3, pupil2, 44846, nil, 5, 6, 7, 8, 9, 10, 11, 12)
	date, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
	red, _ := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FF0000"}}})
	for cell, style := range map[string]int{"B2": date, "B3": date, "C3": red, "J3": date} {
		if err := f.SetCellStyle("StudentData", cell, cell, style); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("Cohort - Mean Percentages"); err != nil {
		t.Fatal(err)
	}
	set("Cohort - Mean Percentages", 1, "PASS report")
	blankHead := append([]any{""}, head[2:]...)
	set("Cohort - Mean Percentages", 3, blankHead...)
	set("Cohort - Mean Percentages", 4, "All pupils", 0.71, 0.62, 0.53, 0.64, 0.75, 0.66, 0.57, 0.68, 0.59)
	path := filepath.Join(t.TempDir(), "PASS.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	log := &finding.Log{}
	r, err := Measure().Read(context.Background(), &metrics.Request{Inputs: []record.Input{{Path: path}}, Calendar: &calendar.Calendar{}, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	g := got{r.(*reading), log}
	g.check(t)
	g.wantFound(t, "PASS-005 B3", "PASS-020 J3", "PASS-025 C3")
	rows := g.rows(t, tableResults, "pupil_id", "date", "percentile", "band", "flags", "source")
	for i, want := range map[int]string{
		1:  pupil1 + " 2022-10-12 12.5 low-moderate . PASS.xlsx StudentData!row 2",
		9:  pupil2 + " 2022-10-12 . . blank PASS.xlsx StudentData!row 3",
		16: pupil2 + " 2022-10-12 . . value-unusable PASS.xlsx StudentData!row 3",
	} {
		if strings.ReplaceAll(rows[i], "!row", " row") != strings.ReplaceAll(want, "!row", " row") {
			t.Errorf("row %d: %q, want %q", i, rows[i], want)
		}
	}
}

// Percentile and percentage beside each other are kept apart, and a table of
// percentages gives no bands.
func TestKinds(t *testing.T) {
	t.Parallel()
	both := strings.ReplaceAll(nineNames, ",", " %ile,") + " %ile," + strings.ReplaceAll(nineNames, ",", " %,") + " %"
	in := one("UPN," + both + "\n" + pupil1 + "," + ascending + ",71,72,73,74,75,76,77,78,79\n")
	in.wave = "baseline"
	g := readFiles(t, in)
	g.wantFound(t)
	if rows := g.rows(t, tableResults, "percentage", "percentile", "band"); len(rows) != 9 || rows[8] != "79 9 low-moderate" {
		t.Errorf("rows %q", rows)
	}
	for name, in := range map[string]askedOf{
		"by the file's name": {files: []file{{"PASS mean percentages baseline.csv", headPlain + "\n" + pupil1 + ",71,72,73,74,75,76,77,78,79\n"}}},
		"by a title":         {wave: "baseline", files: []file{{"a.csv", "Non-standardised percentages,,\n" + headPlain + "\n" + pupil1 + ",71,72,73,74,75,76,77,78,79\n"}}},
		"by a heading above": {wave: "baseline", files: []file{{"a.csv", "," + strings.Repeat("Percentage,", 9) + "\n" + headPlain + "\n" + pupil1 + ",71,72,73,74,75,76,77,78,79\n"}}},
		"by an option":       {wave: "baseline", settings: metrics.Settings{optionScores: "percentage"}, files: []file{{"a.csv", headPlain + "\n" + pupil1 + ",71,72,73,74,75,76,77,78,79\n"}}},
	} {
		g := readFiles(t, in)
		g.wantFound(t)
		if rows := g.rows(t, tableResults, "percentage", "percentile", "band", "normal_score", "flags"); len(rows) != 9 || rows[8] != "79 . . . percentage-only;no-date" {
			t.Errorf("%s: rows %q", name, rows)
		}
	}
	in = one("UPN," + strings.ReplaceAll(nineNames, ",", " percentile,") + " percentile\n" + pupil1 + "," + ascending + "\n")
	in.wave, in.settings = "baseline", metrics.Settings{optionScores: "percentage"}
	readFiles(t, in).wantFound(t, "PASS-006 row 1")
	in = one(headPlain + ",Feelings percentile\n" + pupil1 + "," + ascending + ",50\n")
	in.wave = "baseline"
	readFiles(t, in).wantFound(t, "REC-004 K1")
	in = one(headPlain + ",Feelings band\n" + pupil1 + ",amber,2,3,4,5,6,7,8,9,red\n" + pupil2 + ",10,2,3,4,5,6,7,8,9,10\n")
	in.wave = "baseline"
	readFiles(t, in).wantFound(t, "PASS-020 K2", "PASS-020 K3")
}

// Groups: by a list of factors, by the name of the sheet alone; and a table without
// identifiers of which nothing says that its rows are groups.
func TestGroups(t *testing.T) {
	t.Parallel()
	g := readFiles(t, one("Cohort,Factor,Frequency,Mean percentage,Survey\nYear 9,Feelings about school,14,71,Pre\nYear 9,Feelings about school,13,74,Post\nYear 9,Happiness,13,74,Post\nYear 9,Confidence in learning,13,,Post\n"))
	g.wantFound(t, "PASS-023 B4")
	wantRows(t, g.rows(t, tableGroups, "group", "pupils", "wave", "factor", "percentage", "percentile"), []string{
		"Year 9 14 baseline feelings-about-school 71 .", "Year 9 13 endline feelings-about-school 74 ."})
	g = readFiles(t, askedOf{files: []file{{"Cohort percentiles.csv", "Group," + nineNames + "\n9A," + ascending + "\n"}}})
	g.wantFound(t)
	if rows := g.rows(t, tableGroups, "group", "percentile", "band"); len(rows) != 9 || rows[8] != "9A 9 ." {
		t.Errorf("rows %q", rows)
	}
	text := "Candidate," + nineNames + "\n17," + ascending + "\n,2,3,4,5,6,7,8,9,10\n"
	in := askedOf{wave: "baseline", files: []file{{"a.csv", text}}}
	readFiles(t, in).wantFound(t, "REC-002 row 1")
	in.key = "Candidate"
	g = readFiles(t, in)
	g.wantFound(t, "REC-010 row 3")
	if rows := g.rows(t, tableResults, "pupil_id", "percentile"); len(rows) != 9 || rows[8] != "17 9" || len(g.rows(t, tableGroups, "group")) > 0 {
		t.Errorf("pupils by a heading: %q", rows)
	}
	g = readFiles(t, askedOf{files: []file{{"PASS Cohort percentages.csv", "Group,Feelings about school,Preparedness for learning,Learner self-worth,Response to learning\nR," + "71,-,101,74\n"}}})
	g.wantFound(t, "PASS-020 D2")
	wantRows(t, g.rows(t, tableGroups, "survey", "factor", "percentage", "flags"), []string{
		"level-1 level-1-feelings-about-school 71 .", "level-1 level-1-learner-self-worth . value-unusable", "level-1 level-1-response-to-learning 74 ."})
}

// A file with nothing of the measure, an empty table, rows without any result.
func TestNothing(t *testing.T) {
	t.Parallel()
	readFiles(t, one("UPN,Name,Date,Sitting,Band,Group,Class\n"+pupil1+",Pupil 001,12/10/2022,1,high,9A,9A\n")).wantFound(t, "REC-001 ")
	g := readFiles(t, one(headDated+"\n"))
	g.wantFound(t, "REC-008 row 1")
	g = readFiles(t, one(headDated+"\n"+pupil1+",12/10/2022,,,,,,,,,\n"+pupil2+",12/10/2022,-,absent,n/a,,,,,,\n"))
	g.wantFound(t)
	if g.reading.counts.empty != 2 || len(g.rows(t, tableResults, "pupil_id")) != 0 {
		t.Errorf("counts %+v, want two rows without results", g.reading.counts)
	}
	if lines := g.reading.Summary(); len(lines) != 1 || lines[0].Label != "rows without any result" || lines[0].Text != "2" {
		t.Errorf("summary %+v", lines)
	}
}

func TestReader(t *testing.T) {
	t.Parallel()
	in := one("UPN,Reader," + nineNames + "\n" + pupil1 + ",Y," + ascending + "\n" + pupil2 + ",No," + ascending + "\n")
	in.wave = "baseline"
	rows := readFiles(t, in).rows(t, tableResults, "flags")
	if rows[0] != "reader;no-date" || rows[9] != "no-date" {
		t.Errorf("flags %q and %q", rows[0], rows[9])
	}
}
