package release_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"apst/internal/schooltest"
	"apst/report"
	"apst/report/disclosure"
	"apst/report/release"
	"apst/report/tables"
)

func TestZZProbe(t *testing.T) {
	dir := os.Getenv("ZZ")
	if dir == "" {
		t.Skip()
	}
	for _, n := range []int{12, 40, 120, 300} {
		a := schooltest.School(schooltest.Options{Pupils: n, Seed: 3})
		for _, p := range disclosure.Profiles()[1:] {
			for _, all := range []bool{false, true} {
				in := &tables.Input{Analysis: a, Least: p.Threshold, About: tables.About{School: "S001", AsOf: schooltest.AsOf, Version: "test", Primary: a.Settings.Primary}}
				var only []string
				if all {
					for _, f := range tables.Names() {
						only = append(only, f.Label)
					}
				}
				start := time.Now()
				set := tables.Build(in, only...)
				built := time.Since(start)
				start = time.Now()
				d, err := release.Clear(set, p)
				if err != nil {
					t.Fatal(err)
				}
				fmt.Println(n, p.Name, all, "cells", len(set.Numbers.Cells), "sums", len(set.Numbers.Sums), built, time.Since(start), d.Told(), len(d.Refused))
				if d.Release == nil {
					continue
				}
				out := filepath.Join(dir, fmt.Sprintf("%d-%s-%v", n, p.Name, all))
				os.MkdirAll(out, 0o755)
				for _, tb := range d.Release.Tables {
					f, _ := os.Create(filepath.Join(out, tb.ID+".csv"))
					report.WriteCSV(f, d.Release.Tidy(tb), report.CSVOptions{})
					f.Close()
				}
				f, _ := os.Create(filepath.Join(out, "structure.csv"))
				report.WriteCSV(f, d.Release.Structure(), report.CSVOptions{})
				f.Close()
			}
		}
	}
}
