package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"apst/internal/project"
)

// initProject makes a project and hands back its folder.
func initProject(t *testing.T, example bool) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "school")
	ios, _, talk := testIO()
	if err := runInit(context.Background(), &InitOptions{IO: ios, Folder: dir, Example: example}); err != nil {
		t.Fatalf("%v\n%s", err, talk)
	}
	return dir
}

// The file that init writes is read without a complaint: as it is, and with every
// setting that it shows in use.
func TestInitProjectFile(t *testing.T) {
	t.Parallel()
	off := regexp.MustCompile(`(?m)^( *)#(\S| {2})`)
	for _, example := range []bool{false, true} {
		path := filepath.Join(initProject(t, example), project.FileName)
		p, err := project.Load(path, measures()...)
		if err != nil {
			t.Fatalf("example %v: %v", example, err)
		}
		if len(p.SDQ) == 0 || len(p.Roster) == 0 {
			t.Errorf("example %v: %d sources, %d lists of pupils", example, len(p.SDQ), len(p.Roster))
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, off.ReplaceAll(text, []byte("$1$2")), 0o600); err != nil {
			t.Fatal(err)
		}
		p, err = project.Load(path, measures()...)
		if err != nil {
			t.Fatalf("example %v, every setting in use: %v", example, err)
		}
		if err := p.CheckRules(allRules()); err != nil {
			t.Error(err)
		}
		s := p.SDQ[len(p.SDQ)-1]
		if p.School.URN == "" || p.AsOf == "" || len(p.Rules) != 1 || s.Key == "" || s.Map.Pattern == "" || s.AlreadyReversed == nil {
			t.Errorf("example %v: not every setting is in use: %+v", example, p)
		}
	}
}

// Every setting that a project has is shown in the file: a group that is given one
// it does not have lists those it has.
func TestInitShowsEverySetting(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(initProject(t, false), project.FileName))
	if err != nil {
		t.Fatal(err)
	}
	for group, file := range map[string]string{
		"all":     "format: 1\nzz: 1\n",
		"school":  "format: 1\nschool: {zz: 1}\n",
		"sources": "format: 1\nsources: {zz: 1}\n",
		"roster":  "format: 1\nsources: {roster: {zz: 1}}\n",
		"sdq":     "format: 1\nsources: {sdq: [{zz: 1}]}\n",
		"rules":   "format: 1\nrules: {PUP-004: {zz: 1}}\n",
	} {
		path := filepath.Join(t.TempDir(), project.FileName)
		if err := os.WriteFile(path, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := project.Load(path, measures()...)
		var bad *project.Error
		if !errors.As(err, &bad) {
			t.Fatalf("%s: %v, want a complaint", group, err)
		}
		list, ok := strings.CutPrefix(bad.Hint, "it takes ")
		if !ok {
			t.Fatalf("%s: hint %q, want a list", group, bad.Hint)
		}
		for _, name := range strings.Split(list, ", ") {
			if !regexp.MustCompile(fmt.Sprintf(`(?m)(^[ #-]*|[{ ])%s:`, name)).Match(text) {
				t.Errorf("%s: the setting %s is not shown in apst.yaml", group, name)
			}
		}
	}
}

// What the guide says to write into apst.yaml is read.
func TestGuideProjectLines(t *testing.T) {
	t.Parallel()
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(docPages(t)["guide.md"], -1)
	if len(blocks) < 2 {
		t.Fatalf("%d blocks in the guide, want at least 2", len(blocks))
	}
	for _, block := range blocks {
		text := "format: 1\nsources:\n"
		if !strings.HasPrefix(block[1], "  sdq:") {
			text += "  sdq:\n"
		}
		path := filepath.Join(t.TempDir(), project.FileName)
		if err := os.WriteFile(path, []byte(text+block[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		if p, err := project.Load(path, measures()...); err != nil || len(p.SDQ) != 1 {
			t.Errorf("%v in\n%s", err, block[1])
		}
	}
}

// The folders for personal data are for their owner alone.
func TestInitFolders(t *testing.T) {
	t.Parallel()
	dir := initProject(t, true)
	for _, name := range []string{"data", "keys"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); os.PathSeparator == '/' && mode != 0o700 {
			t.Errorf("%s has mode %o, want 700", name, mode)
		}
	}
}

// Two examples are the same to the byte.
func TestInitSameBytes(t *testing.T) {
	t.Parallel()
	first, second := initProject(t, true), initProject(t, true)
	files, err := filepath.Glob(filepath.Join(first, "data", "*"))
	if err != nil || len(files) != 13 {
		t.Fatalf("%d files in data, want 13 (%v)", len(files), err)
	}
	for _, f := range append(files, filepath.Join(first, project.FileName)) {
		rel, err := filepath.Rel(first, f)
		if err != nil {
			t.Fatal(err)
		}
		a, err1 := os.ReadFile(f)
		b, err2 := os.ReadFile(filepath.Join(second, rel))
		if err1 != nil || err2 != nil || string(a) != string(b) {
			t.Errorf("%s differs between two examples (%v, %v)", rel, err1, err2)
		}
	}
}

// When a file cannot be made, what was made before it is taken away again.
func TestInitUndo(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "school")
	made := &initMade{}
	if err := made.all(dir, []initFile{{"README.txt", nil}, {filepath.Join("maps", "old", "x"), nil}, {filepath.Join("README.txt", "x"), nil}}); err == nil {
		t.Fatal("a file in a file was made")
	}
	made.undo()
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("something is left of the project (%v)", err)
	}
}

// A folder where nothing may be written is refused in plain words.
func TestInitLockedFolder(t *testing.T) {
	t.Parallel()
	if os.Geteuid() <= 0 {
		t.Skip("needs a system with permissions, and somebody who is bound by them")
	}
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o700)
	ios, _, talk := testIO()
	if code := run(context.Background(), ios, []string{"init", dir}); code != exitFailed || !strings.Contains(talk.String(), "you are not allowed to") {
		t.Errorf("exit code %d, want %d\n%s", code, exitFailed, talk)
	}
}
