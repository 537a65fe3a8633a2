package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// Published answers of pupils in Year 7 and, of most of them, in Year 8, through score
// and change as somebody types it. The figures are those of an independent scorer.
func TestPublishedAnswersChange(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "brown-sdq.csv"))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the published answers are not beside the project")
	}
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	in, scored := filepath.Join(folder, "answers.csv"), filepath.Join(folder, "scored.csv")
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	apst := func(args ...string) string {
		ios, out, talk := testIO()
		if code := run(context.Background(), ios, args); code != exitDone {
			t.Fatalf("apst %q: exit code %d\n%s", args, code, talk)
		}
		return out.String()
	}
	apst("score", "sdq", in, "--informant", "self", "-o", scored)
	rows, err := csv.NewReader(bytes.NewReader([]byte(apst("change", scored, "--scale", "total", "-o", "-")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const category, statistic, estimate, n = 9, 10, 11, 17
	got := map[string]float64{}
	for _, row := range rows[1:] {
		if x, err := strconv.ParseFloat(row[estimate], 64); err == nil && row[category] == "" && row[8] == "" && row[n] != "" {
			got[row[statistic]] = x
		}
	}
	for name, want := range map[string]float64{
		"pairs": 172, "baselines": 228, "mean_change": -0.157, "sd_change": 5.119, "endline_mean": 10.070, "endline_sd": 5.917,
		"reliably_improved": 18, "unchanged": 140, "deteriorated": 14,
	} {
		if math.Abs(got[name]-want) > 0.0005 {
			t.Errorf("%s is %v, want %v", name, got[name], want)
		}
	}
}
