package ngrt

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"apst/metrics/record"
)

// A tracker as a school keeps it: headings merged over three sittings, real dates,
// reading ages that Excel has taken for times and dates, a hidden row.
func TestTrackerWorkbook(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	const sh = "Reading"
	must(t, f.SetSheetName("Sheet1", sh))
	set := func(cell string, v any, format string) {
		must(t, f.SetCellValue(sh, cell, v))
		if format == "" {
			return
		}
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		must(t, err)
		must(t, f.SetCellStyle(sh, cell, cell, style))
	}
	set("A1", "NGRT tracker 2022/23", "")
	for _, m := range [][3]string{{"C3", "F3", "Start"}, {"G3", "J3", "Mid"}, {"K3", "N3", "Finish"}} {
		set(m[0], m[2], "")
		must(t, f.MergeCell(sh, m[0], m[1]))
	}
	must(t, f.SetSheetRow(sh, "A4", &[]any{"UPN", "Name", "Date", "SAS", "Reading Age", "Form", "Date", "SAS", "Reading Age", "Form", "Date", "SAS", "Reading Age", "Form", "Progress"}))
	for row, r := range map[int]struct {
		id   string
		days [3]float64
		sas  [3]any
		ages [3]any
	}{
		5: {pupil1, [3]float64{44823, 44949, 45054}, [3]any{82, 80, 91}, [3]any{10.0*60/1440 + 8.0/1440, 0.3784722222222222, "<6:00"}},
		6: {pupil2, [3]float64{44824, 44950, 45055}, [3]any{"<60", "Abs", 74}, [3]any{39722.0, 0.3923611111111111, "6:00-"}},
	} {
		at := func(col int) string { name, _ := excelize.CoordinatesToCellName(col, row); return name }
		set(at(1), r.id, "")
		set(at(2), "Pupil", "")
		for i := range 3 {
			set(at(3+4*i), r.days[i], "dd/mm/yyyy")
			set(at(4+4*i), r.sas[i], "")
			format := "h:mm"
			if x, ok := r.ages[i].(float64); ok && x > 1 {
				format = "mmm-yy"
			} else if !ok {
				format = ""
			}
			set(at(5+4*i), r.ages[i], format)
			set(at(6+4*i), string(rune('A'+i)), "")
		}
		set(at(15), "Expected", "")
	}
	must(t, f.SetRowVisible(sh, 6, false))
	path := filepath.Join(t.TempDir(), "tracker.xlsx")
	must(t, f.SaveAs(path))
	o := readInputs(t, asked{}, []record.Input{{Path: path}})
	want := pupil1 + " 2022-09-19 baseline A 82  10:08   |" +
		pupil1 + " 2023-01-23 interim B 80  9:05   |" +
		pupil1 + " 2023-05-08 endline C 91   <6:00 Expected reading-age-censored|" +
		pupil2 + " 2022-09-20 baseline A  <60    sas-censored;reading-age-unreadable|" +
		pupil2 + " 2023-01-24 interim B      sas-missing;reading-age-unreadable|" +
		pupil2 + " 2023-05-09 endline C 74   6:00- Expected reading-age-censored"
	if got := o.tell("pupil_id", "date", "sitting", "form", "sas", "sas_censored", "reading_age", "reading_age_censored", "progress_label", "flags"); got != want {
		t.Errorf("rows %q\nwant %q", got, want)
	}
	if got, want := o.findings(), "NGRT-023 D6|NGRT-032 I6|NGRT-033 E6|REC-024 "; got != want {
		t.Errorf("found %q\nwant  %q", got, want)
	}
	if got, want := o.tell("stanine", "percentile"), "3 12|2 9|4 27|1 | |2 4"; got != want {
		t.Errorf("stanines and percentiles %q, want %q", got, want)
	}
}
