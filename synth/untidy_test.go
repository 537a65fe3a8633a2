package synth

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The practice sheet is spoilt where its table says, and nowhere else twice.
func TestUntidySchool(t *testing.T) {
	t.Parallel()
	_, files, err := UntidySchool()
	if err != nil {
		t.Fatal(err)
	}
	_, again, err := UntidySchool()
	if err != nil || len(files) != 1 || !bytes.Equal(files[0].Data, again[0].Data) {
		t.Fatalf("%d files, %v: want one, the same every time", len(files), err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(files[0].Data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"F4": "Q1", "D6": "", "E8": "31/02/2022", "K9": "22", "P10": "1/2", "T12": "maybe", "A17": "13"} {
		if got, err := f.GetCellValue("Pupil baseline", cell); got != want || err != nil {
			t.Errorf("%s holds %q, %v; want %q", cell, got, err, want)
		}
	}
	for _, u := range untidied {
		if name := cellName(u.row-1, u.col-1); name != u.cell {
			t.Errorf("row %d and column %d are %s, not %s", u.row, u.col, name, u.cell)
		}
	}
}
