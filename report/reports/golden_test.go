package reports_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"apst/report/figures"
	"apst/report/reports"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The sentences of both reports of one school stay as they are until somebody reads them
// anew. The numbers are those of the tables, which have files of their own.
func TestGolden(t *testing.T) {
	t.Parallel()
	r := cleared(t, "40 pupils", "board")
	pictures, err := figures.Pictures(context.Background(), figures.All(r), false)
	if err != nil {
		t.Fatal(err)
	}
	for kind, build := range kinds {
		d := build(&reports.Input{Release: r, Pictures: pictures, Term: "summer term 2022/23"})
		got := []byte(strings.Join(sentences(d), "\n") + "\n")
		name := filepath.Join("testdata", kind+".txt")
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("the words of %s are others (-update writes them anew): %s", kind, firstOther(got, want))
		}
	}
}

// firstOther is the first line in which two texts differ.
func firstOther(got, want []byte) string {
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return a[i] + "\nfor\n" + b[i]
		}
	}
	return "one is longer"
}
