package like_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/attendance"
	"apst/metrics/neet"
	"apst/metrics/ngrt"
	"apst/metrics/pass"
	"apst/metrics/plan"
	"apst/metrics/support"
	"apst/synth"
	"apst/synth/like"
)

func measures() []*metrics.Measure {
	return []*metrics.Measure{attendance.Measure(), ngrt.Measure(), pass.Measure(), neet.Measure(), support.Measure(), plan.Measure()}
}

// someOf is how many cases of the measures a run leaves out between two: each is read
// many times.
func someOf() int {
	if every() == 1 {
		return 1
	}
	return 4 * every()
}

// refusedAlike are the layouts and faults of measures that cannot be laid out again, such
// as two pupils in a cell, or a code of years with other codes. They are refused, and
// nothing is written.
var refusedAlike = map[string]bool{
	"neet-labels": true, "pass-typed": true, "ngrt-ages-as-times": true, "attendance-census": true, "attendance-straddle": true, "attendance-herringbone-2024": true,
	"attendance-before-after": true, "attendance-lessons": true,
	"follow-up-in-numbers": true, "contact-of-two": true, "question-in-words": true, "counts-across-2024": true, "count-of-a-later-code": true,
}

// inputs writes the files of a case and says what they are.
func inputs(t *testing.T, measure string, files []synth.File) []like.Input {
	t.Helper()
	dir := t.TempDir()
	var out []like.Input
	for _, f := range files {
		path := filepath.Join(dir, f.Name)
		if err := os.WriteFile(path, f.Data, 0o600); err != nil {
			t.Fatal(err)
		}
		in := like.Input{Path: path, Name: f.Name}
		switch measure {
		case "sdq":
			in.Answers = true
		case "roster":
			in.List = true
		default:
			for _, m := range measures() {
				if m.ID == measure {
					in.Measures = []*metrics.Measure{m}
				}
			}
		}
		out = append(out, in)
	}
	return out
}

// makeFolder makes a folder like a case's, and looks for its pupils.
func makeFolder(t *testing.T, name string, in []like.Input, pupils []*synth.Pupil) *like.Folder {
	t.Helper()
	got, err := like.MakeFolder(context.Background(), in, like.FolderOptions{Seed: 3, Measures: measures()})
	var refusal *like.Refusal
	if refusedAlike[name] && errors.As(err, &refusal) {
		return nil
	}
	if err != nil || refusedAlike[name] {
		t.Errorf("laid out again: %v", err)
		return nil
	}
	for _, f := range got.Files {
		text := unpacked(t, f.Data)
		for _, p := range pupils {
			if strings.Contains(text, p.ID) {
				t.Errorf("%s: the identifier of a pupil is in the copy", f.Name)
				break
			}
		}
	}
	return got
}

// Every layout of every measure can be laid out again.
func TestMeasureLayouts(t *testing.T) {
	t.Parallel()
	i := 0
	for _, measure := range synth.Measures() {
		for _, l := range synth.LayoutsOf(measure) {
			if i++; i%someOf() != 0 {
				continue
			}
			t.Run(measure+" "+l.Name, func(t *testing.T) {
				t.Parallel()
				c, err := l.Make(0)
				if err != nil {
					t.Fatal(err)
				}
				makeFolder(t, l.Name, inputs(t, measure, c.Files), c.School.Pupils)
			})
		}
	}
}

// A copy of a measure's file has the faults of the original.
func TestMeasureFaults(t *testing.T) {
	t.Parallel()
	i := 0
	for _, measure := range synth.Measures() {
		for _, f := range synth.FaultsOf(measure) {
			if i++; i%someOf() != 0 {
				continue
			}
			t.Run(fmt.Sprintf("%s %s %s", measure, f.Rule, f.Name), func(t *testing.T) {
				t.Parallel()
				c, err := f.Make(true)
				if err != nil {
					t.Fatal(err)
				}
				makeFolder(t, f.Name, inputs(t, measure, c.Files), c.School.Pupils)
			})
		}
	}
}

// kindOf says what a file of the example school holds, by its name.
func kindOf(name string) string {
	for _, k := range [][2]string{{"SDQ", "sdq"}, {"roster", "roster"}, {"attendance", "attendance"}, {"ngrt", "ngrt"}, {"pass", "pass"}, {"nccis", "neet"},
		{"referrals", "support"}, {"contacts", "support"}, {"views", "support"}, {"plans", "plan"}} {
		if strings.HasPrefix(name, k[0]) {
			return k[1]
		}
	}
	return ""
}

// example is the files of the example school.
func example(t *testing.T) (in []like.Input, school *synth.School) {
	t.Helper()
	school, files, err := synth.ExampleProject()
	if err != nil {
		t.Fatal(err)
	}
	wider, err := synth.ExampleMeasures()
	if err != nil {
		t.Fatal(err)
	}
	met := map[string]bool{}
	for _, f := range append(wider, files...) {
		if k := kindOf(f.Name); k != "" && !met[f.Name] {
			met[f.Name] = true
			in = append(in, inputs(t, k, []synth.File{f})...)
		}
	}
	return in, school
}

// A folder of everything is made with one school in all of its files.
func TestFolder(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("all files of a school take some seconds")
	}
	in, school := example(t)
	got := makeFolder(t, "", in, school.Pupils)
	if got == nil {
		return
	}
	if len(got.Files) != len(in) {
		t.Errorf("%d files are made of %d", len(got.Files), len(in))
	}
	var roster string
	for _, f := range got.Files {
		if f.Of.List {
			roster = unpacked(t, f.Data)
		}
	}
	for _, f := range got.Files { // whoever has an SDQ is on the list
		if f.Copy == nil {
			continue
		}
		for _, s := range f.Copy.Scores {
			if !strings.Contains(roster, s.Pupil) {
				t.Errorf("%s: a pupil is not on the made list", f.Name)
				break
			}
		}
	}
}
