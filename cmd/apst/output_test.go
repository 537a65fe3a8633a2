package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// inFolder runs a test in a new folder with these files; a name that ends in /
// is a folder.
func inFolder(t *testing.T, files ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range files {
		var err error
		if name[len(name)-1] == '/' {
			err = os.MkdirAll(name, 0o755)
		} else {
			err = os.WriteFile(name, []byte("old"), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestResolveOutput(t *testing.T) {
	formats := []string{"xlsx", "csv", "json"}
	endIn := "end it in .xlsx, .csv or .json; end a folder in /"
	tests := []struct {
		name, o, format string
		want            Output
		err, hint       string
	}{
		{name: "nothing", want: Output{Tree: "out", Format: "xlsx"}},
		{name: "format alone", format: "csv", want: Output{Tree: "out", Format: "csv"}},
		{name: "file", o: "scores.csv", want: Output{File: "scores.csv", Format: "csv"}},
		{name: "file in capitals", o: "SCORES.XLSX", want: Output{File: "SCORES.XLSX", Format: "xlsx"}},
		{name: "file and format", o: "scores.json", format: "json", want: Output{File: "scores.json", Format: "json"}},
		{name: "name without ending", o: "scores", format: "csv", want: Output{File: "scores", Format: "csv"}},
		{name: "new folder", o: "term 1/", want: Output{Dir: "term 1", Format: "xlsx"}},
		{name: "folder that is there", o: "sub", format: "json", want: Output{Dir: "sub", Format: "json"}},
		{name: "this folder", o: ".", want: Output{Dir: ".", Format: "xlsx"}},
		{name: "standard output", o: "-", want: Output{Stdout: true, Format: "csv"}},
		{name: "standard output as json", o: "-", format: "json", want: Output{Stdout: true, Format: "json"}},
		{name: "workbook to standard output", o: "-", format: "xlsx", err: "xlsx does not go to standard output", hint: "name a file: -o FILE.xlsx"},
		{name: "contradiction", o: "scores.xlsx", format: "csv", err: "--format csv contradicts -o scores.xlsx", hint: "leave one of the two out"},
		{name: "no such format", o: "scores.csv", format: "cvs", err: `--format "cvs" is not one of xlsx, csv, json`, hint: "did you mean csv?"},
		{name: "format of other commands", o: "scores.parquet", err: "-o scores.parquet: this command does not write parquet", hint: endIn},
		{name: "unknown ending", o: "scores.xls", err: "-o scores.xls: .xls is not a format this command writes", hint: endIn},
		{name: "unknown ending and a format", o: "scores.dat", format: "csv", err: "-o scores.dat: .dat is not a format this command writes", hint: endIn},
		{name: "no ending", o: "scores", err: "-o scores: the name does not say which format", hint: endIn},
	}
	inFolder(t, "sub/")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := resolveOutput(tt.o, tt.format, formats, "xlsx")
			if tt.err == "" {
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Error(diff)
				}
				return
			}
			var usage *UsageError
			if !errors.As(err, &usage) || usage.Error() != tt.err {
				t.Fatalf("got %v, want %q", err, tt.err)
			}
			if diff := cmp.Diff([]string{tt.hint}, hintsOf(err)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Without -o the files go to the out folder of the project, seen from below too.
func TestProjectFolder(t *testing.T) {
	inFolder(t, "apst.yaml", "data/sdq/")
	for dir, want := range map[string]string{".": "out", filepath.Join("data", "sdq"): filepath.Join("..", "..", "out")} {
		t.Run(dir, func(t *testing.T) {
			t.Chdir(dir)
			out, err := resolveOutput("", "", []string{"xlsx"}, "xlsx")
			if err != nil || out.Tree != want {
				t.Errorf("got %q, error %v; want %q", out.Tree, err, want)
			}
		})
	}
}

func TestOutputPath(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		out  Output
		want string
	}{
		{"standard output", Output{Stdout: true, Format: "csv"}, ""},
		{"file", Output{File: "a.csv", Format: "csv"}, "a.csv"},
		{"folder", Output{Dir: "term", Format: "csv"}, filepath.Join("term", "sdq-scores.csv")},
		{"out", Output{Tree: "out", Format: "xlsx"}, filepath.Join("out", "pupil", "sdq-scores.xlsx")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.out.Path("pupil", "sdq-scores"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOutputCheck(t *testing.T) {
	inFolder(t, "in.csv", "other.csv", "sub/")
	inputs := []string{"other.csv", "in.csv", "absent.csv"}
	type test struct {
		name, path string
		out        Output
		want       string
	}
	tests := []test{
		{"new file", "new.csv", Output{File: "new.csv"}, ""},
		{"file that is no input", "sub/in.csv", Output{File: "sub/in.csv"}, ""},
		{"out that is not there yet", "out/pupil/x.csv", Output{Tree: "out"}, ""},
		{"folder that is not there yet", "new/x.csv", Output{Dir: "new"}, ""},
		{"standard output", "", Output{Stdout: true}, ""},
		{"second file beside standard output", "new/x.json", Output{Stdout: true}, "cannot write new/x.json: there is no folder new"},
		{"second file outside of out", "new/x.json", Output{Tree: "out"}, "cannot write new/x.json: there is no folder new"},
		{"an input", "in.csv", Output{File: "in.csv"}, "in.csv is an input, and inputs are never changed"},
		{"an input by another name", "sub/../in.csv", Output{File: "sub/../in.csv"}, "sub/../in.csv is an input, and inputs are never changed"},
		{"file in no folder", "new/x.csv", Output{File: "new/x.csv"}, "cannot write new/x.csv: there is no folder new"},
		{"folder in no folder", "a/b/x.csv", Output{Dir: "a/b"}, "cannot write a/b/x.csv: there is no folder a"},
	}
	if runtime.GOOS != "windows" {
		if err := errors.Join(os.Symlink("in.csv", "link.csv"), os.Link("in.csv", "hard.csv")); err != nil {
			t.Fatal(err)
		}
		tests = append(tests,
			test{"link to an input", "link.csv", Output{File: "link.csv"}, "link.csv is an input, and inputs are never changed"},
			test{"second name of an input", "hard.csv", Output{File: "hard.csv"}, "hard.csv is an input, and inputs are never changed"},
			test{"below a file", "in.csv/x.csv", Output{File: "in.csv/x.csv"}, "cannot write in.csv/x.csv: part of its path is a file, not a folder"},
		)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := tt.out.Check(inputs, tt.path)
			got := ""
			if err != nil {
				got = err.Error()
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	err := Output{File: "new.json"}.Check(nil, "new.json", "", "", "new.json")
	if want := "new.json would be written twice"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %q", err, want)
	}
	if _, err := os.Stat("out"); !errors.Is(err, fs.ErrNotExist) {
		t.Error("checking has made a folder")
	}
}

func TestOutputWrite(t *testing.T) {
	inFolder(t)
	fill := func(w io.Writer) error { _, err := io.WriteString(w, "x\n"); return err }
	for _, out := range []Output{
		{Stdout: true, Format: "csv"},
		{File: "a.csv", Format: "csv"},
		{Dir: "term", Format: "csv"},
		{Tree: "out", Format: "csv"},
	} {
		ios, stdout, _ := testIO()
		path := out.Path("pupil", "scores")
		for range 2 { // a second run replaces the first
			if err := out.Write(ios, path, fill); err != nil {
				t.Fatalf("%+v: %v", out, err)
			}
		}
		if path == "" {
			if stdout.String() != "x\nx\n" {
				t.Errorf("standard output: %q", stdout)
			}
			continue
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != "x\n" {
			t.Errorf("%s: %q, error %v", path, got, err)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	for folder, want := range map[string]fs.FileMode{"out": 0o755, "out/pupil": 0o700, "term": 0o700} {
		if info, err := os.Stat(folder); err != nil || info.Mode().Perm()&^want != 0 {
			t.Errorf("%s: %v, error %v; want at most %v", folder, info.Mode().Perm(), err, want)
		}
	}
}
