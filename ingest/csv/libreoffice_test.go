package csv

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

// TestLibreOffice has LibreOffice save one sheet with several separators and
// encodings; each file reads as what the sheet was made of.
func TestLibreOffice(t *testing.T) {
	t.Parallel()
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	records := [][]string{{"pupil_id", "name", "q1", "q2", "notes"}}
	for i := range 60 {
		records = append(records, []string{
			fmt.Sprintf("%05d", i), "Zoë, " + fmt.Sprint(i) + "; € & co", fmt.Sprint(i % 3), []string{"", "0", "2"}[i%3],
			[]string{"one line", "two\nlines", `"quoted"`, " spaced "}[i%4],
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
	// Separator, quotation mark, encoding, from line 1, every column as text.
	const columns = ",34,%s,1,1/2/2/2/3/2/4/2/5/2"
	tests := []struct{ separator, encoding, how string }{
		{"44", "76", "UTF-8, commas"},
		{"59", "1", "Windows-1252, semicolons"},
		{"9", "65535", "UTF-16, tabs"},
		{"124", "76", "UTF-8, vertical bars"},
	}
	for _, tt := range tests {
		cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
			"--infilter=CSV:44"+fmt.Sprintf(columns, "76"),
			"--convert-to", "txt:Text - txt - csv (StarCalc):"+tt.separator+fmt.Sprintf(columns, tt.encoding), "--outdir", dir, filepath.Join(dir, "in.csv"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		data, err := os.ReadFile(filepath.Join(dir, "in.txt"))
		if err != nil {
			t.Fatal(err)
		}
		book, err := Open(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		s := book.Sheets()[0]
		if how := s.Facts().Description; how != tt.how {
			t.Errorf("read as %q, want %q", how, tt.how)
		}
		var got [][]string
		for row, err := range s.Rows() {
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
			t.Errorf("%s: -written +read\n%s", tt.how, diff)
		}
	}
}
