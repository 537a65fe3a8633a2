package copies_test

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"apst/internal/schooltest"
	"apst/report"
	"apst/report/book"
	"apst/report/copies"
	"apst/report/disclosure"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/tables"
)

func profile(t *testing.T, name string) disclosure.Profile {
	t.Helper()
	p, err := disclosure.ParseProfile(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// made are the files of one release of a school, some tables and a chart, by profile.
var made = sync.OnceValue(func() map[string]map[string][]byte {
	out := map[string]map[string][]byte{}
	a := schooltest.School(schooltest.Options{Pupils: 40, Seed: 1})
	for _, name := range []string{"board", "internal"} {
		p, _ := disclosure.ParseProfile(name)
		d, err := release.Clear(tables.Build(&tables.Input{Analysis: a, Least: p.Threshold}, "T03", "T04", "T05", "F04"), p)
		if err != nil || d.Release == nil {
			panic("no release")
		}
		files := map[string][]byte{}
		add := func(file string, fill func(w *bytes.Buffer) error) {
			var b bytes.Buffer
			if err := fill(&b); err != nil {
				panic(err)
			}
			files[file] = b.Bytes()
		}
		r := d.Release
		add("tables.xlsx", func(w *bytes.Buffer) error { return book.Workbook(w, r) })
		add("tables.html", func(w *bytes.Buffer) error { return book.Page(w, r, nil) })
		add("tables.json", func(w *bytes.Buffer) error { return r.WriteJSON(w) })
		for _, t := range r.Tables {
			folder := "tables/"
			if strings.HasPrefix(t.ID, "F") {
				folder = "charts/"
			}
			add(folder+t.ID+".csv", func(w *bytes.Buffer) error {
				_, err := report.WriteCSV(w, r.Tidy(t), report.CSVOptions{})
				return err
			})
		}
		chart, err := figures.Draw(r, "F04")
		if err != nil {
			panic(err)
		}
		add("charts/F04.svg", func(w *bytes.Buffer) error { return chart.WriteSVG(w) })
		add("charts/F04.png", func(w *bytes.Buffer) error { return chart.WritePNG(w) })
		out[name] = files
	}
	return out
})

// folder is the release of a profile as a folder, with some files put in or replaced.
func folder(profile string, with map[string][]byte) fstest.MapFS {
	out := fstest.MapFS{}
	for _, files := range []map[string][]byte{made()[profile], with} {
		for name, data := range files {
			out[name] = &fstest.MapFile{Data: data}
		}
	}
	return out
}

// faults are what is found in a folder.
func faults(t *testing.T, in fstest.MapFS, p disclosure.Profile) (out []string, alone []string) {
	t.Helper()
	all, err := copies.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	found := copies.Faults(all, p)
	if published, err := release.ReadPublished(in); err == nil {
		more, rest := copies.Against(all, published)
		found, alone = append(found, more...), rest
	}
	for _, f := range found {
		out = append(out, f.String())
	}
	return out, alone
}

func TestUntouched(t *testing.T) {
	t.Parallel()
	got, alone := faults(t, folder("board", nil), profile(t, "board"))
	if len(got)+len(alone) > 0 {
		t.Errorf("found %q, alone %q", got, alone)
	}
	in := folder("board", nil)
	for name := range in {
		if strings.HasSuffix(name, ".csv") {
			delete(in, name)
		}
	}
	all, err := copies.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	if _, alone = copies.Against(all, &release.Published{}); !cmp.Equal(alone, []string{"tables.html", "tables.json", "tables.xlsx"}) {
		t.Errorf("alone: %q", alone)
	}
}

// Every file that is made under profile internal says so, whatever its form.
func TestInternal(t *testing.T) {
	t.Parallel()
	for name, data := range made()["internal"] {
		got, _ := faults(t, fstest.MapFS{name: {Data: data}}, profile(t, "board"))
		want := []string{name + ": made under profile internal, in which nothing is hidden: it stays in the school"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	got, _ := faults(t, folder("board", map[string][]byte{"more/tables.json": made()["internal"]["tables.json"]}), profile(t, "board"))
	if len(got) != 2 || !strings.HasSuffix(got[1], "hides: board, internal") {
		t.Errorf("mixed: %q", got)
	}
	got, _ = faults(t, fstest.MapFS{"tables.json": {Data: made()["board"]["tables.json"]}}, profile(t, "publish"))
	if diff := cmp.Diff([]string{"tables.json: made under profile board, which hides less than profile publish"}, got); diff != "" {
		t.Error(diff)
	}
}

// edited is the workbook after somebody changed it.
func edited(t *testing.T, edit func(f *excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(made()["board"]["tables.xlsx"]))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out bytes.Buffer
	if err := edit(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// first is the address of the first cell of a table in the workbook that is as asked for.
func first(t *testing.T, sheet string, asked func(text string) bool) string {
	t.Helper()
	at := ""
	edited(t, func(f *excelize.File) error {
		rows, err := f.GetRows(sheet)
		below := false
		for i, row := range rows {
			for k, text := range row {
				if below && k > 1 && at == "" && asked(text) {
					at, _ = excelize.CoordinatesToCellName(k+1, i+1)
				}
			}
			below = below || len(row) > 3 // the headings
		}
		return err
	})
	if at == "" {
		t.Fatalf("sheet %s has no such cell", sheet)
	}
	return at
}

// A workbook that shows a number that was hidden, another number, or more than was
// written is at fault, and where that is stands in the message as Excel shows it.
func TestEditedWorkbook(t *testing.T) {
	t.Parallel()
	hidden := first(t, "T05", func(text string) bool { return text == "[c]" })
	shown := first(t, "T05", func(text string) bool { return len(text) > 0 && text[0] > '0' && text[0] <= '9' })
	set := func(at string, to any) func(f *excelize.File) error {
		return func(f *excelize.File) error { return f.SetCellValue("T05", at, to) }
	}
	for _, tt := range []struct {
		name string
		edit func(f *excelize.File) error
		want string // the beginning of what is found; empty for nothing
	}{
		{"saved by another program", func(f *excelize.File) error { return nil }, ""},
		{"a hidden number", set(hidden, 3), "tables.xlsx T05!" + hidden + ": something else than c, the symbol for hidden, that stands in tables/T05.csv line "},
		{"a hidden number as text", set(hidden, "3"), "tables.xlsx T05!" + hidden + ": something else than c"},
		{"a hidden number blanked", set(hidden, nil), "tables.xlsx T05!" + hidden + ": something else than c"},
		{"another number", set(shown, 12345), "tables.xlsx T05!" + shown + ": something else than stands in tables/T05.csv line "},
		{"a symbol for a number", set(shown, "[x]"), "tables.xlsx T05!" + shown + ": another symbol"},
		{"beside the table", func(f *excelize.File) error { return f.SetCellValue("T04", "AB3", "really 3") }, "tables.xlsx T04!AB3: something stands beside"},
		{"a row more", func(f *excelize.File) error { return f.SetCellValue("T04", "A400", "Really: 3") }, "tables.xlsx T04: it has "},
		{"another row", func(f *excelize.File) error {
			return f.SetCellValue("T05", "B"+strings.TrimLeft(shown, "ABCDEFGH"), "Nobody")
		}, "tables.xlsx T05!"},
		{"a sheet more", func(f *excelize.File) error { _, err := f.NewSheet("Working"); return err }, "tables.xlsx Working: a sheet that no release has"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, _ := faults(t, folder("board", map[string][]byte{"tables.xlsx": edited(t, tt.edit)}), profile(t, "board"))
			switch {
			case tt.want == "" && len(got) > 0, tt.want != "" && (len(got) == 0 || !strings.HasPrefix(got[0], tt.want)):
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

// So are a page and a file in JSON.
func TestEditedText(t *testing.T) {
	t.Parallel()
	for name, edit := range map[string][2]string{
		"tables.html": {`class="n symbol">[c]</td>`, `class="n">3</td>`},
		"tables.json": {`"symbol": "c"`, `"symbol": "z"`},
	} {
		data := made()["board"][name]
		at := bytes.LastIndex(data, []byte(edit[0])) // the symbols' meanings come first
		if at < 0 {
			t.Fatalf("%s has no %s", name, edit[0])
		}
		data = append(append(bytes.Clone(data[:at]), edit[1]...), data[at+len(edit[0]):]...)
		got, _ := faults(t, folder("board", map[string][]byte{name: data}), profile(t, "board"))
		if len(got) != 1 || !strings.HasPrefix(got[0], name+" ") || !strings.Contains(got[0], "something else than c") {
			t.Errorf("%s: found %q", name, got)
		}
	}
}

// A report about one pupil stays; what is somebody else's is not looked into.
func TestOthers(t *testing.T) {
	t.Parallel()
	got, _ := faults(t, fstest.MapFS{
		"leaver.html": {Data: []byte(`<!DOCTYPE html><html lang="en-GB" data-kind="pupil"><head><meta charset="utf-8"><meta name="generator" content="apst">`)},
		"page.html":   {Data: []byte(`<html data-kind="pupil" data-profile="internal">`)},
		"book.xlsx":   {Data: []byte("PK")},
		"x.csv":       {Data: []byte("a,profile\n1,internal\n")},
		"x.json":      {Data: []byte(`{"profile": "internal"}`)},
		"x.svg":       {Data: []byte(`<svg>profile internal</svg>`)},
		"x.png":       {Data: []byte("\x89PNG\r\n profile internal")},
	}, profile(t, "board"))
	if diff := cmp.Diff([]string{"leaver.html: a report about one pupil: it stays in the school"}, got); diff != "" {
		t.Error(diff)
	}
}
