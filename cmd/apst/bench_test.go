package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"apst/bench/inputs"
)

// The whole command in this process, for a profile: go test -bench ScoreMillion
// -cpuprofile cpu.out. What a command takes as a process of its own, beside its
// peers, is measured by the program in bench.

func BenchmarkScoreMillion(b *testing.B) {
	benchmarkScore(b, "million.csv", "scores.csv", 1_000_000)
}

func BenchmarkScoreTrustXLSX(b *testing.B) {
	benchmarkScore(b, "trust.xlsx", "scores.xlsx", 10_000)
}

func benchmarkScore(b *testing.B, in, out string, rows int) {
	b.ReportAllocs()
	dir := b.TempDir()
	in, out = filepath.Join(dir, in), filepath.Join(dir, out)
	survey := inputs.Survey{Seed: 1, Rows: rows}
	if filepath.Ext(in) == ".xlsx" {
		if err := inputs.WriteXLSX(in, survey, false); err != nil {
			b.Fatal(err)
		}
	} else {
		f, err := os.Create(in)
		if err != nil {
			b.Fatal(err)
		}
		if err := inputs.WriteCSV(f, survey); err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(in)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	for b.Loop() {
		ios, _, talk := testIO()
		if code := run(context.Background(), ios, []string{"score", "sdq", in, "--informant", "self", "-o", out}); code != 0 {
			b.Fatalf("exit code %d:\n%s", code, talk)
		}
	}
}
