package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"apst/internal/golden"
)

// ownFixture is the folder with which this program verifies itself.
const ownFixture = "../../testdata/verify"

// verifyFolder runs apst verify, and gives its exit code and all that it says.
func verifyFolder(t *testing.T, args ...string) (code int, page, talk string) {
	t.Helper()
	ios, out, err := testIO()
	code = run(t.Context(), ios, append([]string{"verify"}, args...))
	return code, out.String(), err.String()
}

// fixtureCopy is a copy of the fixture that a test can change.
func fixtureCopy(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(ownFixture)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// contents are all files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Nothing changed is as recorded, and nothing of the folder changes. This is the check
// that numbers of this program do not move without somebody saying why.
func TestVerifyOwnFixture(t *testing.T) {
	dir := fixtureCopy(t)
	before := contents(t, dir)
	code, page, talk := verifyFolder(t, dir)
	if code != exitDone || !strings.Contains(page, ": as recorded; 4 commands run, ") || strings.Count(page, "\n") != 1 || talk != "" {
		t.Errorf("exit code %d\n%s%s\nwhere the numbers are meant to have moved: apst verify testdata/verify --update --reason \"why\"", code, page, talk)
	}
	after := contents(t, dir)
	for name, text := range after {
		if before[name] != text {
			t.Errorf("%s is not as it was", name)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files, and %d before", len(after), len(before))
	}
}

// The order of rows, and of files, is no number.
func TestVerifyInAnotherOrder(t *testing.T) {
	dir := fixtureCopy(t)
	random := rand.New(rand.NewPCG(7, 7))
	files, err := filepath.Glob(filepath.Join(dir, "data", "*.csv"))
	if err != nil || len(files) != 4 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		edit(t, file, func(text string) string {
			lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
			lines[len(lines)-1] += "\n"
			rows := lines[1:]
			random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
			return strings.Join(lines, "")
		})
	}
	edit(t, filepath.Join(dir, "apst.yaml"), func(text string) string {
		return strings.Replace(text, "[data/SDQ baseline 2022.csv, data/SDQ endline 2023.csv]", "[data/SDQ endline 2023.csv, data/SDQ baseline 2022.csv]", 1)
	})
	if code, page, talk := verifyFolder(t, dir, "--all"); code != exitDone {
		t.Errorf("exit code %d\n%s%s", code, page, talk)
	}
}

func edit(t *testing.T, file string, change func(string) string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	now := change(string(data))
	if now == string(data) {
		t.Fatalf("%s was not changed", file)
	}
	if err := os.WriteFile(file, []byte(now), 0o600); err != nil {
		t.Fatal(err)
	}
}

// recordAs changes a file of what was recorded as if it had been written so: by a program
// with another constant.
func recordAs(t *testing.T, dir, name string, change func(string) string) {
	t.Helper()
	expected := filepath.Join(dir, "expected")
	file := filepath.Join(expected, golden.OutputsName, name)
	old, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	edit(t, file, change)
	now, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	edit(t, filepath.Join(expected, golden.RecordName), func(text string) string {
		return strings.Replace(text, golden.Hash(old), golden.Hash(now), 1)
	})
}

// Another limit of one band is said with the pupils and the scale, in every format.
func TestVerifyNamesPupilsAndScale(t *testing.T) {
	dir := fixtureCopy(t)
	pupils := map[string]bool{}
	recordAs(t, dir, "out/pupil/sdq-scores.csv", func(text string) string { return otherLimit(t, text, pupils) })
	if len(pupils) < 2 {
		t.Fatalf("%d pupils have the score at the limit", len(pupils))
	}
	code, page, talk := verifyFolder(t, dir, "--all")
	if code != exitDifferences {
		t.Fatalf("exit code %d\n%s%s", code, page, talk)
	}
	for _, want := range []string{"\nscale: ", "sdq.conduct", "band changed", "conduct_band4: very-high -> high", "expected/outputs/out/pupil/sdq-scores.csv line "} {
		if !strings.Contains(page, want) {
			t.Errorf("nothing says %q:\n%s", want, page)
		}
	}
	for pupil := range pupils {
		if !strings.Contains(page, pupil) {
			t.Errorf("%s is not named:\n%s", pupil, page)
		}
	}
	pages := verdictPages(t, dir)
	var doc struct {
		Verdict string
		Moved   []struct{ Group, Kind, Pupil, Scale, Recorded, Now string }
	}
	if err := json.Unmarshal([]byte(pages["json"]), &doc); err != nil || doc.Verdict != "different" || len(doc.Moved) < len(pupils) || doc.Moved[0].Kind != "band" || doc.Moved[0].Scale != "sdq.conduct" {
		t.Errorf("%v\n%s", err, pages["json"])
	}
	if page := pages["junit"]; !strings.Contains(page, `<testsuites name="apst verify" tests="9" failures="1"`) {
		t.Error(page)
	}
	if page := pages["github"]; !strings.HasPrefix(page, "::error file="+filepath.ToSlash(dir)+"/expected/outputs/out/pupil/sdq-scores.csv,line=") || strings.Count(page, "::error ") != len(doc.Moved)+1 {
		t.Error(page)
	}
}

// verdictPages are what is said of a folder in each format.
func verdictPages(t *testing.T, dir string) map[string]string {
	t.Helper()
	ios, out, _ := testIO()
	opts := &VerifyOptions{IO: ios, Folder: dir}
	v, err := opts.verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, opts.Format = range []string{"text", "json", "junit", "github"} {
		out.Reset()
		if err := opts.tell(v); err != nil {
			t.Fatal(err)
		}
		pages[opts.Format] = out.String()
	}
	return pages
}

// otherLimit scores conduct with the last band beginning a point lower.
func otherLimit(t *testing.T, text string, pupils map[string]bool) string {
	t.Helper()
	lines := strings.Split(text, "\n")
	heads := strings.Split(lines[0], ",")
	at := map[string]int{}
	for i, h := range heads {
		at[h] = i
	}
	for n, line := range lines[1:] {
		row := strings.Split(line, ",")
		if len(row) < len(heads) || row[at["conduct"]] != "5" {
			continue
		}
		if row[at["conduct_band4"]] != "high" {
			t.Fatalf("conduct 5 is %s", row[at["conduct_band4"]])
		}
		row[at["conduct_band4"]] = "very-high"
		pupils[row[at["pupil_id"]]] = true
		lines[n+1] = strings.Join(row, ",")
	}
	return strings.Join(lines, "\n")
}

// Where pupils may be real, neither who they are nor what is theirs is shown.
func TestVerifyShowsNothingOfRealPupils(t *testing.T) {
	dir := fixtureCopy(t)
	pupils := map[string]bool{}
	recordAs(t, dir, "out/pupil/sdq-scores.csv", func(text string) string { return otherLimit(t, text, pupils) })
	recordAs(t, dir, "out/pupil/pupils.csv", func(text string) string { // somebody of an authority that there is
		i := strings.Index(text, "999432")
		return text[:i] + "888432" + text[i+6:]
	})
	for format, page := range verdictPages(t, dir) {
		if !strings.Contains(page, "pupil 1") || !strings.Contains(page, "sdq.conduct") {
			t.Errorf("%s:\n%s", format, page)
		}
		for _, never := range []string{"999432", "888432", "very-high"} {
			if strings.Contains(page, never) {
				t.Errorf("%s says %q:\n%s", format, never, page)
			}
		}
	}
}

// constants are changes of one constant of the scoring, each of which has to be said.
var constants = []struct{ name, file, old, now, scale string }{
	{"the limit of a band", "sdq/tables/bands.csv", "\nfour-band,4-17,self,conduct,0-3,4,5,6-10,", "\nfour-band,4-17,self,conduct,0-3,4,5-6,7-10,", "sdq.conduct"},
	{"an item that is reversed", "sdq/item.go", `{stem: "reflect", scale: Hyperactivity, reversed: true}`, `{stem: "reflect", scale: Hyperactivity}`, "sdq.hyperactivity"},
}

// A program that is built with another constant is caught, with pupils and scale.
func TestVerifyCatchesChangedConstants(t *testing.T) {
	if os.Getenv("APST_FULL") != "1" {
		t.Skip("builds the program; set APST_FULL=1")
	}
	repo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range constants {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			text, err := os.ReadFile(filepath.Join(repo, tt.file))
			if err != nil || bytes.Count(text, []byte(tt.old)) != 1 {
				t.Fatalf("%s does not say %q once: %v", tt.file, tt.old, err)
			}
			other := filepath.Join(dir, filepath.Base(tt.file))
			overlay := filepath.Join(dir, "overlay.json")
			replace, _ := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(repo, tt.file): other}})
			for file, data := range map[string][]byte{other: bytes.Replace(text, []byte(tt.old), []byte(tt.now), 1), overlay: replace} {
				if err := os.WriteFile(file, data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			program := filepath.Join(dir, "apst-other")
			if out, err := exec.Command("go", "build", "-buildvcs=false", "-overlay", overlay, "-o", program, ".").CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			out, err := exec.Command(program, "verify", ownFixture, "--all").Output()
			if code := fmt.Sprint(err); code != "exit status 5" || !strings.Contains(string(out), tt.scale) || !strings.Contains(string(out), "999432") {
				t.Errorf("%s\n%s", code, out)
			}
		})
	}
}
