package like_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"apst/synth"
	"apst/synth/like"
)

// unlike are the layouts and faults that cannot be laid out again: files in which
// no answers are found.
var unlike = map[string]bool{
	"heading-numbered-page": true, "heading-unrelated": true, "trap-matrix": true, "trap-scale-numbering": true,
	"no-table": true,
}

// undeclared are rules, and faults of others, that need to know that a teacher or a
// parent answered, which the file of the fault leaves to the command line.
var undeclared = map[string]bool{"SDQ-035": true, "SDQ-073": true, "SDQ-076": true, "teacher-impact-of-7": true}

// write puts a file into a folder of its own.
func write(t *testing.T, f synth.File) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), f.Name)
	if err := os.WriteFile(path, f.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// unpacked is every part of a file in one.
func unpacked(t *testing.T, data []byte) string {
	t.Helper()
	if !bytes.HasPrefix(data, []byte("PK")) {
		return string(bytes.ReplaceAll(data, []byte{0}, nil))
	}
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// like makes a copy and says what of the original stands in it.
func makeLike(t *testing.T, name string, c *synth.Case) {
	t.Helper()
	for _, f := range c.Files {
		got, err := like.Make(context.Background(), write(t, f), like.Options{Seed: 3})
		var refusal *like.Refusal
		switch {
		case errors.As(err, &refusal):
			if !unlike[name] && !refusal.Unreadable {
				t.Errorf("%s %s: %v", name, f.Name, err)
			}
			continue
		case err != nil:
			t.Fatalf("%s %s: %v", name, f.Name, err)
		case unlike[name] && len(c.Files) == 1:
			t.Errorf("%s %s: laid out again, though it is said that it cannot be", name, f.Name)
		}
		text := unpacked(t, got.Data)
		for _, p := range c.School.Pupils {
			if strings.Contains(p.ID, "999") && strings.Contains(text, p.ID) {
				t.Errorf("%s %s: the identifier of a pupil is in the copy", name, f.Name)
			}
		}
	}
}

// every is how many cases a quick run leaves out between two.
func every() int {
	switch {
	case os.Getenv("APST_FULL") != "":
		return 1
	case testing.Short():
		return 60
	}
	return 12
}

// Every way in which schools lay out their answers can be laid out again.
func TestLayouts(t *testing.T) {
	t.Parallel()
	for i, l := range synth.Layouts() {
		if i%every() != 0 && !unlike[l.Name] || l.Name == "whole-large" && every() > 1 {
			continue
		}
		t.Run(l.Name, func(t *testing.T) {
			t.Parallel()
			c, err := l.Make(0)
			if err != nil {
				t.Fatal(err)
			}
			makeLike(t, l.Name, c)
		})
	}
}

// A copy has the faults of the original.
func TestFaults(t *testing.T) {
	t.Parallel()
	for i, f := range synth.Faults() {
		if i%(every()/2+1) != 0 && every() > 1 && !unlike[f.Name] || strings.HasPrefix(f.Rule, "FILE-0") && f.Rule < "FILE-020" {
			continue
		}
		t.Run(f.Rule+" "+f.Name, func(t *testing.T) {
			t.Parallel()
			c, err := f.Make(true)
			if err != nil {
				t.Fatal(err)
			}
			makeLike(t, f.Name, c)
			if unlike[f.Name] || undeclared[f.Rule] || undeclared[f.Name] || len(c.Files) != 1 || len(c.Options) != 3 {
				return
			}
			got, err := like.Make(context.Background(), write(t, c.Files[0]), like.Options{Seed: 3})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(got.Rules, f.Rule) {
				t.Errorf("%s is not reproduced, only %v", f.Rule, got.Rules)
			}
		})
	}
}

// layout finds a layout by its name.
func layout(t *testing.T, name string) synth.File {
	t.Helper()
	for _, l := range synth.Layouts() {
		if l.Name == name {
			c, err := l.Make(0)
			if err != nil {
				t.Fatal(err)
			}
			return c.Files[0]
		}
	}
	t.Fatalf("no layout %s", name)
	return synth.File{}
}

// The same seed gives the same bytes and another seed other pupils.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"everything-round-it", "long-words", "file-ods-merged", "dates-uk-text"} {
		path := write(t, layout(t, name))
		var made [3]*like.Copy
		for i, seed := range []uint64{7, 7, 8} {
			c, err := like.Make(context.Background(), path, like.Options{Seed: seed})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			made[i] = c
		}
		if !bytes.Equal(made[0].Data, made[1].Data) || fmt.Sprint(made[0].Scores) != fmt.Sprint(made[1].Scores) {
			t.Errorf("%s: seed 7 gives two files", name)
		}
		if bytes.Equal(made[0].Data, made[2].Data) {
			t.Errorf("%s: seeds 7 and 8 give the same file", name)
		}
	}
}

// Fewer pupils and more can be asked for.
func TestPupils(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"plain", "long-sheets", "pupils-in-columns", "side-by-side-other-order", "id-once-per-pupil", "gaps-between-pupils"} {
		path := write(t, layout(t, name))
		for _, pupils := range []int{16, 40} {
			c, err := like.Make(context.Background(), path, like.Options{Seed: 1, Pupils: pupils})
			if err != nil {
				t.Errorf("%s, %d pupils: %v", name, pupils, err)
				continue
			}
			met := map[string]bool{}
			for _, s := range c.Scores {
				met[s.Pupil] = true
			}
			if len(met) > pupils || len(met) < pupils*3/4 {
				t.Errorf("%s: %d pupils have scores, of %d asked for", name, len(met), pupils)
			}
		}
	}
}
