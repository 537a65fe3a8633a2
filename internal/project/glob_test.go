package project

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rosterOf reads a project whose list of pupils is this pattern, and gives what it
// finds as seen from the project.
func rosterOf(t *testing.T, path, pattern string) ([]string, error) {
	t.Helper()
	if err := os.WriteFile(path, []byte("format: 1\nsources:\n  roster:\n    files: ['"+pattern+"']\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p, err := Load(path)
	if err != nil {
		return nil, err
	}
	files, err := p.RosterFiles()
	for i := range files {
		files[i] = strings.TrimPrefix(filepath.ToSlash(files[i]), filepath.ToSlash(p.Folder)+"/")
	}
	return files, err
}

func TestPatterns(t *testing.T) {
	t.Parallel()
	path := folder(t, "", "data/b.xlsx", "data/a.xlsx", "data/a.csv", "data/y/1/a.xlsx", "data/x/1/a.xlsx", "data/x/2/a.xlsx", "data/x/1/2/3/a.xlsx")
	tests := []struct {
		pattern string
		want    []string
		err     string
	}{
		{"data/*.xlsx", []string{"data/a.xlsx", "data/b.xlsx"}, ""},
		{"data/*/1/*.xlsx", []string{"data/x/1/a.xlsx", "data/y/1/a.xlsx"}, ""},
		{"*/[xy]/?/a.*", []string{"data/x/1/a.xlsx", "data/x/2/a.xlsx", "data/y/1/a.xlsx"}, ""},
		{"data/*/*/*/*/a.xlsx", nil, `"data/*/*/*/*/a.xlsx" has a pattern for more than 3 folders`},
		{"data/[", nil, `"data/[" is no file or pattern`},
		{"data/*/../z.xlsx", nil, `"data/*/../z.xlsx" is no file or pattern`},
		{`\\host\share\*.xlsx`, nil, "files names a file on a server: //host/share/*.xlsx"},
		{"//host/share/roster.xlsx", nil, "files names a file on a server: //host/share/roster.xlsx"},
	}
	for _, tt := range tests {
		got, err := rosterOf(t, path, tt.pattern)
		if tt.err != "" {
			var bad *Error
			if !errors.As(err, &bad) || bad.Text != tt.err || bad.Hint == "" {
				t.Errorf("%s: got %v, want %q and a hint", tt.pattern, err, tt.err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.pattern, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.pattern, diff)
		}
	}
}

// Links that lead back up have no end; the folder that one leads to is read under its
// own name.
func TestPatternsAndLinks(t *testing.T) {
	t.Parallel()
	path := folder(t, "", "data/a.xlsx")
	data := filepath.Join(filepath.Dir(path), "data")
	for i := range 30 {
		if err := os.Symlink(data, filepath.Join(data, fmt.Sprintf("loop%02d", i))); err != nil {
			t.Skip("no links here:", err)
		}
	}
	for pattern, want := range map[string][]string{
		"data/*.xlsx": {"data/a.xlsx"}, "data/loop00/*.xlsx": {"data/loop00/a.xlsx"}, "*/loop00/*.xlsx": {"data/loop00/a.xlsx"}, "*/*/*/*.xlsx": nil,
	} {
		got, err := rosterOf(t, path, pattern)
		if diff := cmp.Diff(want, got); diff != "" || (err != nil) != (want == nil) {
			t.Errorf("%s: %v\n%s", pattern, err, diff)
		}
	}
}

func TestPatternOfTooMany(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("makes many files")
	}
	path := folder(t, "")
	for i := range maxMatches + 1 {
		f, err := os.Create(filepath.Join(filepath.Dir(path), fmt.Sprintf("%d.csv", i)))
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	var bad *Error
	if _, err := rosterOf(t, path, "*.csv"); !errors.As(err, &bad) || bad.Text != `"*.csv" fits more than 10000 files or folders` {
		t.Errorf("got %v", err)
	}
}

// What a project is made of, as far as it is there.
func TestOwn(t *testing.T) {
	t.Parallel()
	text := "format: 1\nsources:\n  roster: {files: [data/roster.xlsx, 'data/[']}\n  sdq:\n    - {files: ['data/SDQ*.xlsx', gone.xlsx], map: maps/sdq.yaml}\n"
	p, err := Load(folder(t, text, "data/roster.xlsx", "data/SDQ a.xlsx", "data/SDQ b.xlsx", "data/other.xlsx", "maps/sdq.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	got := p.Own()
	for i := range got {
		got[i] = strings.TrimPrefix(filepath.ToSlash(got[i]), filepath.ToSlash(p.Folder)+"/")
	}
	want := []string{"apst.yaml", "maps/sdq.yaml", "data/roster.xlsx", "data/SDQ a.xlsx", "data/SDQ b.xlsx"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestOnServer(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]bool{
		`\\host\share\a.xlsx`: true, "//host/share/a.xlsx": true, `/\host\a`: true, `\\?\UNC\host\share`: true, `\??\UNC\host\share`: true, `\\.\pipe\x`: true,
		"data/a.xlsx": false, "/srv/a.xlsx": false, `Z:\a.xlsx`: false, `a\\b.xlsx`: false, "": false,
	} {
		if got := OnServer(path); got != want {
			t.Errorf("%s: got %v, want %v", path, got, want)
		}
	}
}
