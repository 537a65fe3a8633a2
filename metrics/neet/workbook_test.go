package neet

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/record"
)

// A workbook that somebody has opened in Excel: the period is a real date beside days
// as text, the month of birth has become a day, codes are numbers, yes and no are
// true and false.
func TestWorkbook(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	on := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	rows := [][]any{
		{"CCIS extract", "February 2022"},
		{},
		{"PeriodEnd", "YoungPersonsID", "UniquePupilNumber", "moth/year of birth", "CharacteristicCode", "ActivityCode", "StartDate", "DateVerified", "CurrencyLapsed"},
		{on(2022, 2, 28), 880001, upn1, on(2004, 11, 1), 210, 619, "2021-11-01 00:00:00", "2022-02-10 00:00:00", false},
		{on(2022, 2, 28), 880002, upn2, "02/2005", nil, 210.0, "2021-09-03 00:00:00", "2021-09-20 00:00:00", true},
		{on(2022, 2, 28), 880003, upn3, "02/2005", nil, "=100+110", "2021-09-03 00:00:00", "2021-09-20 00:00:00", "N"},
	}
	for i, row := range rows {
		for j, v := range row {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			switch v := v.(type) {
			case time.Time:
				err = f.SetCellValue("Sheet1", cell, v)
				if err == nil {
					err = f.SetCellStyle("Sheet1", cell, cell, day)
				}
			case string:
				if v != "" && v[0] == '=' {
					err = f.SetCellFormula("Sheet1", cell, v[1:])
				} else {
					err = f.SetCellValue("Sheet1", cell, v)
				}
			case nil:
			default:
				err = f.SetCellValue("Sheet1", cell, v)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "ccis.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	log := &finding.Log{}
	got, err := Read(context.Background(), &metrics.Request{Inputs: []record.Input{{Path: path}}, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	defer got.Close()
	r := &result{reading: got.(*reading), log: log}
	r.hold(t)
	same(t, "rows", r.columns(t, 0, "pupil_id", "as_of", "code", "status", "lapsed", "academic_age", "characteristics", "flags"), []string{
		upn1 + " 2022-02-28 619 NEET false 16 mental-health flag -",
		upn2 + " 2022-02-28 210 not-known true 16 - lapsed",
		upn3 + " 2022-02-28 - - - 16 - no-value",
	})
	if n := log.Of(record.RuleValue); n != 1 || len(log.Groups()) != 1 {
		t.Errorf("%d formulas without a value, %d rules", n, len(log.Groups()))
	}
}
