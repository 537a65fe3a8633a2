package support

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// workbook writes sheets of cells and reads them.
func workbook(t *testing.T, sheets map[string][][]any, styled map[string]string) *got {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, v := range row {
				cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if err := f.SetCellValue(name, cell, v); err != nil {
					t.Fatal(err)
				}
				if format := styled[name+"!"+cell]; format != "" {
					style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
					if err != nil {
						t.Fatal(err)
					}
					if err := f.SetCellStyle(name, cell, cell, style); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "support.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	asked := &metrics.Request{Inputs: []record.Input{{Path: path}}, Calendar: &calendar.Calendar{}, Log: &finding.Log{}}
	r, err := Measure().Read(context.Background(), asked)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	g := &got{t, asked.Log, r.(*reading)}
	g.addsUp()
	return g
}

// What a spreadsheet makes of 0:45, 1:1, 1-1, 09:30 and TRUE.
func TestWhatSpreadsheetsMakeOfCells(t *testing.T) {
	t.Parallel()
	on := func(d int) time.Time { return time.Date(2022, 9, d, 0, 0, 0, 0, time.UTC) }
	g := workbook(t, map[string][][]any{"Contacts": {
		{"UPN", "Date", "Time", "Specialism", "Mode", "Attended", "Duration"},
		{ann, on(5), 0.395833333333333, "EP", 61.0 / 1440, true, 0.03125},
		{ann, on(5), 0.583333333333333, "EP", time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC), true, 0.0625},
		{ann, on(6), "", "EP", "group", false, ""},
	}}, map[string]string{"Contacts!C2": "hh:mm", "Contacts!C3": "hh:mm", "Contacts!E2": "hh:mm", "Contacts!E3": "dd-mmm", "Contacts!G2": "[h]:mm", "Contacts!G3": "h:mm"})
	g.want("findings", g.found(), "")
	g.want("support", g.rows(tableSupport, "specialism", "modes", "planned", "attended", "missed", "minutes"), "educational psychologist,one-to-one;group,3,2,1,135")
}

// Sheets of one workbook, each for a specialist: their names say whose they are.
func TestSheetsOfSpecialists(t *testing.T) {
	t.Parallel()
	rows := func(minutes int) [][]any {
		return [][]any{{"UPN", "Date", "Attended", "Minutes"}, {ann, "05/09/2022", "Y", minutes}}
	}
	g := workbook(t, map[string][][]any{"SALT": rows(30), "Ed Psych": rows(45), "Notes": {{"Ring the office"}}}, nil)
	g.want("findings", g.found(), "")
	g.want("support", g.rows(tableSupport, "specialism", "minutes"), "speech and language therapist,30\neducational psychologist,45")
}

// What is typed into the blank sheets is read.
func TestBlanksAreRead(t *testing.T) {
	t.Parallel()
	sheets := map[string][][]any{}
	typed := map[string]map[string]any{
		"Referrals":   {"UPN": ann, "Date of referral": "05/09/2022", "Referred by": "staff", "Requested 1": "youth worker", "Requested 2": "social worker", "Decision": "accepted", "Date of decision": "06/09/2022"},
		"Contacts":    {"UPN": ann, "Date of contact": "12/09/2022", "Specialism": "youth worker", "Mode of contact": "one-to-one", "Planned": "Y", "Attended": "attended", "Minutes": 45, "Place": "on-site"},
		"Suspensions": {"UPN": ann, "Suspension start": "05/09/2022", "Suspension end": "06/09/2022", "Kind": "suspension", "Sessions": 4},
		"Views":       {"UPN": ann, "Date": "05/09/2022", "Respondent": "child", "Q1": 4, "Q2": 5, "Q3": 3, "Q4": 1, "Q5": 0, "Quote": "They listen", "Consent to quote": "yes-public"},
	}
	for _, b := range Measure().Blanks {
		rows := [][]any{{b.Title}, nil, nil}
		for _, c := range b.Columns {
			rows[1] = append(rows[1], c.Heading)
			v, ok := typed[b.Sheet][c.Heading]
			if !ok {
				v = ""
			}
			rows[2] = append(rows[2], v)
			for _, choice := range c.Choices {
				if choice == "" {
					t.Errorf("%s: a blank choice", b.Sheet)
				}
			}
		}
		sheets[b.Sheet] = rows
	}
	g := workbook(t, sheets, nil)
	g.want("findings", g.found(), "")
	g.want("referrals", g.rows(tableReferrals, "specialism", "decision", "days_waiting"), "youth worker,accepted,7\nsocial worker,accepted,")
	g.want("support", g.rows(tableSupport, "specialism", "attended", "minutes", "on_site"), "youth worker,1,45,1")
	g.want("incidents", g.rows(tableIncidents, "suspensions", "suspension_sessions"), "1,4")
	g.want("views", g.rows(tableViews, "item", "rating", "quote"), "Q1,4,\nQ2,5,\nQ3,3,\nQ4,1,\nQ5,0,\nquote,,They listen")
}
