package scan

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"apst/ingest"
)

// dateOf is the day of a serial number counted from 1900.
func dateOf(serial int) ingest.Date {
	d := time.Date(1899, time.December, 30+serial, 0, 0, 0, 0, time.UTC)
	return ingest.Date{Year: int16(d.Year()), Month: uint8(d.Month()), Day: uint8(d.Day())}
}

// put writes a file into a folder, which is made.
func put(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestDir(t *testing.T) {
	t.Parallel()
	dir, outside := t.TempDir(), t.TempDir()
	put(t, dir, "tables/T05.csv", []byte("table,value\nT05,c\n"))
	put(t, dir, "tables/T06.csv", []byte("table,value\nT06,Mark Small\n"))
	put(t, dir, "tables.xlsx", bookOf(t, book{cells: []string{"mean change", "4.5"}}))
	put(t, dir, "charts/Mark/small.svg", []byte("<svg/>"))
	put(t, dir, ".hidden/~$x", []byte("QX7 3AB"))
	put(t, dir, "empty.txt", nil)
	put(t, outside, "elsewhere.txt", []byte("x"))
	for link, to := range map[string]string{
		"out.txt": filepath.Join(outside, "elsewhere.txt"), "nowhere.txt": "none.txt", "in.csv": "tables/T05.csv", "loop": ".",
	} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	finds, err := scanner.Dir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range finds {
		got = append(got, f.String())
	}
	want := []string{
		".hidden/~$x, line 1: a postcode",
		"(hidden).svg, the name of the file: a pupil's name",
		"nowhere.txt: could not be looked into: a link that leads out of the folder or nowhere",
		"out.txt: could not be looked into: a link that leads out of the folder or nowhere",
		"tables/T06.csv, B2: a pupil's name",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if i := slices.IndexFunc(finds, func(f Find) bool { return f.Path == "charts/Mark/small.svg" }); i < 0 {
		t.Error("the true name is missing")
	}
	if _, err := scanner.Dir(filepath.Join(dir, "none")); err == nil {
		t.Error("a folder that is not there is no error")
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "Mark Small/T05.csv", []byte("a,b\n1,2\n"))
	put(t, dir, "Mark Small.csv", []byte("a,b\n1,"+upn+"\n"))
	finds, err := scanner.File(filepath.Join(dir, "Mark Small", "T05.csv"))
	if err != nil || len(finds) > 0 {
		t.Errorf("the folder's name does not count: %v, %v", finds, err)
	}
	finds, err = scanner.File(filepath.Join(dir, "Mark Small.csv"))
	if got := kindsOf(finds); err != nil || !slices.Equal(got, []Kind{UPN, Name}) {
		t.Errorf("found %v, %v", finds, err)
	}
	for _, name := range []string{"Mark Small", "Mark Small.txt"} {
		if _, err := scanner.File(filepath.Join(dir, name)); err == nil || strings.Contains(err.Error(), "Mark") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}
