package html

import (
	"bytes"
	stdcsv "encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLibreOffice saves a sheet as a web page with LibreOffice and reads what
// it was made of.
func TestLibreOffice(t *testing.T) {
	t.Parallel()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	records := [][]string{{"pupil_id", "name", "q1", "q2", "mean", "notes"}}
	for i := range 40 {
		records = append(records, []string{
			fmt.Sprintf("%05d", i), "Zoë <" + fmt.Sprint(i) + "> & co", fmt.Sprint(i % 3), []string{"", "0", "2"}[i%3], fmt.Sprint(float64(i) + 0.125),
			[]string{"one line", "two\nlines", `"quoted"`, ""}[i%4],
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
	// Comma, quotation mark, UTF-8, from line 1, the first two columns as text.
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
		"--infilter=CSV:44,34,76,1,1/2/2/2", "--convert-to", "html", "--outdir", dir, filepath.Join(dir, "in.csv"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "in.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !Looks(data[:min(len(data), 4096)]) {
		t.Error("the page is not recognised")
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
		fields := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			fields[i] = string(c.Text)
		}
		got = append(got, fields)
	}
	if diff := cmp.Diff(records, got); diff != "" {
		t.Errorf("-written +read\n%s", diff)
	}
}
