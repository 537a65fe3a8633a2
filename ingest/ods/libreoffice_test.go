package ods

import (
	"bytes"
	stdcsv "encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"apst/ingest/sheet"

	"github.com/google/go-cmp/cmp"
)

// TestLibreOffice saves a sheet with LibreOffice and reads what it was made of.
func TestLibreOffice(t *testing.T) {
	t.Parallel()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	records := [][]string{{"pupil_id", "name", "q1", "q2", "mean", "date", "notes", "spaced"}}
	for i := range 60 {
		records = append(records, []string{
			fmt.Sprintf("%05d", i), "Zoë <" + fmt.Sprint(i) + "> & co", fmt.Sprint(i % 3), []string{"", "0", "2"}[i%3], fmt.Sprint(float64(i) + 0.125),
			fmt.Sprintf("2022-03-%02d", i%28+1), []string{"one line", "two\nlines", `"quoted"`, "", "three\n\n lines"}[i%5], []string{" a", "b ", "c  d", "\te", " "}[i%5],
		})
	}
	dir := t.TempDir()
	var b bytes.Buffer
	if err := stdcsv.NewWriter(&b).WriteAll(records); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "in.csv"), b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	// Comma, quotation mark, UTF-8, from line 1, three columns as text.
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
		"--infilter=CSV:44,34,76,1,1/2/2/2/8/2", "--convert-to", "ods", "--outdir", dir, filepath.Join(dir, "in.csv"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "in.ods"))
	if err != nil {
		t.Fatal(err)
	}
	book, err := Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for row, err := range book.Sheets()[0].Rows() {
		if err != nil {
			t.Fatal(err)
		}
		fields := make([]string, len(records[0]))
		for i, c := range row.Cells {
			fields[i] = string(c.Text)
			want := sheet.Text
			switch {
			case len(c.Text) == 0:
				want = sheet.Blank
			case row.N > 1 && i >= 2 && i <= 4:
				want = sheet.Number
			case row.N > 1 && i == 5:
				want = sheet.Date
			}
			if c.Kind != want {
				t.Errorf("row %d, column %d is a %v, want a %v", row.N, i+1, c.Kind, want)
			}
		}
		got = append(got, fields)
	}
	if diff := cmp.Diff(records, got); diff != "" {
		t.Errorf("-written +read\n%s", strings.ReplaceAll(diff, "\u00a0", " "))
	}
}
