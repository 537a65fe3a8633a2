package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"apst/internal/manual"
)

// Every file that is written is known for what it is when it is written again.
func TestOwnOutputsAreReplaced(t *testing.T) {
	if testing.Short() {
		t.Skip("scores a project many times")
	}
	inFolder(t)
	quietly(t, "init", "--example", ".")
	untidy, baseline := "practice/SDQ untidy 2022.xlsx", "data/SDQ baseline 2022.xlsx"
	const pupil = "A999432119001"
	for _, args := range [][]string{
		{"score", "sdq"},
		{"score", "sdq", "--format", "csv"},
		{"score", "sdq", "-o", "scores.json", "--findings", "findings.json", "--provenance", "provenance.json"},
		{"score", "sdq", "-o", "scores.csv"},
		{"score", "sdq", "-o", "scores.xlsx"},
		{"check", "practice", "--junit", "report.xml", "--findings", "found.json", "--fix-list", "fix-list.xlsx"},
		{"inspect", untidy, "-o", "inspect.txt"},
		{"inspect", baseline, "--informant", "self", "-o", "inspect.json", "--save-map", "map.yaml"},
		{"explain", pupil, "-o", "explain.txt"},
		{"explain", pupil, "sdq.total", "-o", "explain.json"},
		{"codebook", "-o", "codebook.csv"}, {"codebook", "-o", "codebook.json"}, {"codebook", "-o", "codebook.md"},
		{"codebook", "-o", "codebook.txt"}, {"codebook", "-o", "codebook.xlsx"},
		{"methods", "-o", "index.txt"}, {"methods", "-o", "index.md"}, {"methods", "-o", "index.json"}, {"methods", "-o", "index.xlsx"},
		{"methods", "all", "-o", "all.txt"}, {"methods", "bands", "-o", "bands.md"},
	} {
		for _, time := range []string{"first", "second"} {
			ios, _, talk := testIO()
			if code := run(t.Context(), ios, args); code != exitDone && code != exitData {
				t.Errorf("%q the %s time: exit code %d\n%s", args, time, code, talk)
			}
		}
	}
	files, err := filepath.Glob("*.*")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		if slices.Contains([]string{".gitignore", "README.txt", "apst.yaml", "fix-list.xlsx"}, f) {
			continue // a fix list is told by what it holds, and replaced by another alone
		}
		if m := markOf(f); m != ours {
			t.Errorf("%s has the mark %d, want that of our own", f, m)
		}
	}
	for _, f := range []string{"README.txt", "apst.yaml", baseline} {
		if m := markOf(f); m != foreign {
			t.Errorf("%s has the mark %d, want foreign", f, m)
		}
	}
}

// Every page of methods is known.
func TestMethodsAreKnown(t *testing.T) {
	t.Parallel()
	m := manual.New(allRules(), measures()...)
	for _, id := range append(m.IDs(), manual.All) {
		var text, markdown bytes.Buffer
		part := m.Find(id)
		if err := part.WriteText(&text, widestPage); err != nil {
			t.Fatal(err)
		}
		if err := part.WriteMarkdown(&markdown); err != nil {
			t.Fatal(err)
		}
		for _, page := range []string{text.String(), markdown.String()} {
			if !startsMethods(page) {
				t.Errorf("%s: a page that begins %.60q is not known", id, page)
			}
		}
	}
}

// A workbook that another program has saved may hold what somebody typed. In out/ it
// is one that was looked at.
func TestSavedByAnotherProgram(t *testing.T) {
	inFolder(t, "out/pupil/")
	const creator = "<dc:creator>apst</dc:creator>"
	write := func(name, core, app string) {
		t.Helper()
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for part, text := range map[string]string{"docProps/core.xml": core, "docProps/app.xml": app} {
			w, err := z.Create(part)
			if err == nil {
				_, err = w.Write([]byte(text))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const excel, own = "<Application>Microsoft Excel</Application>", "<Application>apst</Application>"
	write("saved.xlsx", creator, excel)
	write("out/pupil/sdq-scores.xlsx", creator, excel)
	write("out/pupil/other.xlsx", "<dc:creator>Office</dc:creator>", excel)
	write("own.xlsx", creator, own)
	write("claims.xlsx", "<dc:creator>Office</dc:creator>", own)
	if err := os.WriteFile("empty.csv", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("broken.xlsx", []byte("PK\x03\x04broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	const edited, foreign = "is there already, and another program has saved it since apst wrote it", "is there already, and apst did not write it"
	for _, tt := range []struct {
		out        Output
		path, want string
	}{
		{Output{File: "saved.xlsx"}, "saved.xlsx", "saved.xlsx " + edited},
		{Output{Tree: "out"}, "out/pupil/sdq-scores.xlsx", ""},
		{Output{Tree: "out"}, "out/pupil/other.xlsx", "out/pupil/other.xlsx " + foreign},
		{Output{File: "own.xlsx"}, "own.xlsx", ""},
		{Output{File: "claims.xlsx"}, "claims.xlsx", "claims.xlsx " + foreign},
		{Output{File: "empty.csv"}, "empty.csv", ""},
		{Output{File: "broken.xlsx"}, "broken.xlsx", "broken.xlsx " + foreign},
		{Output{File: "new.xlsx"}, "new.xlsx", ""},
	} {
		got := ""
		if err := tt.out.Check(nil, tt.path); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("writing %s: %q, want %q", tt.path, got, tt.want)
		}
	}
}
