package report

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"apst/finding"
	"apst/ingest/sheet"
)

// edited writes a fix list to a file, after somebody has worked on it.
func edited(t *testing.T, book []byte, edit func(*excelize.File) error) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := edit(f); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "fix.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// What is typed into the copy is noticed, wherever it is; what is typed into the
// list, or into its status, is not.
func TestFixListChanged(t *testing.T) {
	t.Parallel()
	list := listOf(t, "sdq.xlsx", schoolBook(t), schoolItems()...)
	book, _, _ := writeList(t, list)
	const tab, own = "Sheet1", "Fix list (apst)"
	for _, c := range []struct {
		name string
		edit func(*excelize.File) error
		want []sheet.Ref
	}{
		{"nothing", func(*excelize.File) error { return nil }, nil},
		{"a status", func(f *excelize.File) error { return f.SetCellStr(own, "J7", "done") }, nil},
		{"a remark on the list", func(f *excelize.File) error { return f.SetCellStr(own, "L9", "ask") }, nil},
		{"a number", func(f *excelize.File) error { return f.SetCellInt(tab, "B5", 1) }, []sheet.Ref{{Sheet: tab, Row: 5}}},
		{"a text", func(f *excelize.File) error { return f.SetCellStr(tab, "A4", "Pupil 009") }, []sheet.Ref{{Sheet: tab, Row: 4}}},
		{"a cell emptied", func(f *excelize.File) error { return f.SetCellValue(tab, "B5", nil) }, []sheet.Ref{{Sheet: tab, Row: 5}}},
		{"a value over a formula", func(f *excelize.File) error { return f.SetCellInt(tab, "D6", 7) }, []sheet.Ref{{Sheet: tab, Row: 6}}},
		{"a row below", func(f *excelize.File) error { return f.SetCellStr(tab, "A20", "late") }, []sheet.Ref{{Sheet: tab, Row: 20}}},
		{"a sheet deleted", func(f *excelize.File) error { return f.DeleteSheet("Summer 'term' 2") }, []sheet.Ref{{Sheet: "Summer 'term' 2", Row: 2}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			past, there := ReadFixList(edited(t, book, c.edit))
			if past == nil || !there {
				t.Fatal("the fix list was not recognised")
			}
			if diff := cmp.Diff(c.want, past.Changed); diff != "" {
				t.Errorf("changed rows (-want +got):\n%s", diff)
			}
		})
	}
}

// Other workbooks, other files and nothing at all are no fix lists.
func TestReadFixListOfOthers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		data  []byte
		there bool
	}{
		{"school.xlsx", schoolBook(t), true}, {"text.csv", []byte("a,b\n1,2\n"), true}, {"broken.xlsx", []byte("PK\x03\x04 and no more"), true}, {"gone.xlsx", nil, false},
	} {
		path := filepath.Join(t.TempDir(), c.name)
		if c.data != nil {
			if err := os.WriteFile(path, c.data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if past, there := ReadFixList(path); past != nil || there != c.there {
			t.Errorf("%s: list %v, there %v; want none, %v", c.name, past, there, c.there)
		}
	}
}

// The contents lead to the fix list of every file that has one.
func TestFixListContents(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	err := WriteFixListContents(&out, []FixListEntry{
		{Name: "autumn/SDQ #1.xlsx", File: "fix - autumn-SDQ #1.xlsx", Counts: [3]int{finding.Error: 2, finding.Warning: 1}}, {Name: "roster.csv"},
	}, "apst check data/")
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]string{"A5": "autumn/SDQ #1.xlsx", "B5": "2", "C5": "1", "D5": "fix - autumn-SDQ #1.xlsx", "D6": "nothing to correct"} {
		if got, _ := f.GetCellValue("Contents", cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	if rels := entry(t, out.Bytes(), "xl/worksheets/_rels/sheet1.xml.rels"); !strings.Contains(rels, `Target="fix%20-%20autumn-SDQ%20%231.xlsx"`) {
		t.Errorf("the link is no address: %s", rels)
	}
	path := filepath.Join(t.TempDir(), "fix.xlsx")
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if past, _ := ReadFixList(path); past == nil || !past.Several || len(past.Changed) > 0 {
		t.Errorf("the contents are read as %+v, want a list of several", past)
	}
}
