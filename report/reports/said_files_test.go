package reports_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"apst/report/book"
	"apst/report/figures"
	"apst/report/reports"
	"apst/report/words"
)

// Whole files of every size of school keep to the rules of words, with their tables,
// notes and captions: the page of the tables and both reports, as apst release check
// --words reads them.
func TestFilesKeepToWords(t *testing.T) {
	t.Parallel()
	for _, school := range []string{"3 pupils", "12 pupils", "40 pupils", "300 pupils"} {
		for _, profile := range []string{"board", "publish"} {
			if testing.Short() && (school == "300 pupils" || profile == "publish") {
				continue // the gate is what takes time
			}
			t.Run(school+"/"+profile, func(t *testing.T) {
				t.Parallel()
				r := cleared(t, school, profile)
				pictures, err := figures.Pictures(context.Background(), figures.All(r), false)
				if err != nil {
					t.Fatal(err)
				}
				var list []book.Picture
				for _, p := range pictures {
					one := book.Picture{ID: p.ID, Table: p.Table, SVG: p.SVG, Why: p.Why}
					if p.Chart != nil {
						one.Text = p.Chart.Description
					}
					list = append(list, one)
				}
				keepsToWords(t, "tables", func(w io.Writer) error { return book.Page(w, r, list) })
				for kind, build := range kinds {
					d := build(&reports.Input{Release: r, Pictures: pictures, Term: "summer term 2022/23"})
					keepsToWords(t, kind, d.WriteHTML)
				}
			})
		}
	}
}

// keepsToWords writes a page and holds it against the rules as a file.
func keepsToWords(t *testing.T, name string, write func(io.Writer) error) {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name+".html")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	checked, err := words.CheckFile(path, words.Known{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range checked.Complaints {
		t.Errorf("%s line %d: %s at %q in %q", name, c.Line, c.Rule.ID, c.Seen, c.Near)
	}
}
