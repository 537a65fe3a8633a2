package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/sdq/intake"
	"apst/sdq/outcome"
)

// The headings that reading scores back knows are those that are written.
func TestScoresColumnsAreKnown(t *testing.T) {
	t.Parallel()
	var names []string
	for _, c := range plainColumns(sdqColumns("")) {
		names = append(names, c.Name)
	}
	if diff := cmp.Diff(names, outcome.Columns()); diff != "" {
		t.Error(diff)
	}
}

// Scores that are written and read back are what scoring gave, in every format, with
// one system of bands and with both, and nothing is found in them.
func TestScoresReadBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	quietly(t, "init", dir, "--example")
	data := filepath.Join(dir, "data")
	self := []string{filepath.Join(data, "SDQ baseline 2022.xlsx"), filepath.Join(data, "SDQ endline 2023.xlsx")}
	for _, tt := range []struct {
		files, bands []string
		who          string
	}{
		{self, nil, "self"},
		{self, []string{"--bands", "3"}, "self"},
		{[]string{filepath.Join(data, "SDQ staff 2022-23.xlsx")}, nil, ""},
		{[]string{filepath.Join(dir, "practice", "SDQ untidy 2022.xlsx")}, []string{"--bands", "4"}, "self"},
	} {
		args := append([]string{"score", "sdq"}, tt.files...)
		declared := intake.Options{}
		if tt.who != "" {
			args = append(args, "--informant", tt.who)
			declared.Informant = []intake.Choice{{Value: tt.who}}
		}
		want := scoredNow(t, declared, tt.files)
		for _, format := range []string{"csv", "xlsx", "json"} {
			path := filepath.Join(t.TempDir(), "scores."+format)
			quietly(t, slices.Concat(args, tt.bands, []string{"-o", path})...)
			log := &finding.Log{}
			got, err := outcome.ReadScored(context.Background(), path, log)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, rowTexts(got.Rows)); diff != "" || len(want) == 0 {
				t.Errorf("%s of %s, %d rows: %s", format, tt.files, len(want), diff)
			}
			if n := log.Count(finding.Info); n > 0 {
				t.Errorf("%s: %d findings: %v", format, n, *log.Groups()[0])
			}
		}
	}
}

// scoredNow is what scoring files gives, in texts.
func scoredNow(t *testing.T, declared intake.Options, files []string) []string {
	t.Helper()
	survey := intake.New(declared, &finding.Log{}, nil)
	defer survey.Close()
	var inputs []intake.Input
	for _, f := range files {
		inputs = append(inputs, intake.Input{Path: f})
	}
	if err := survey.Read(context.Background(), inputs); err != nil {
		t.Fatal(err)
	}
	var rows []outcome.Row
	if err := survey.Score(context.Background(), func(o *intake.Scored) error {
		rows = append(rows, outcome.RowOf(o))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return rowTexts(rows)
}

func rowTexts(rows []outcome.Row) []string {
	var out []string
	for _, r := range rows {
		text := r.Pupil + r.Refused
		for _, v := range r.Values {
			k := v.Key
			k.Placement = 0 // a file that says none is written with 1
			x, ok := v.Number()
			text += fmt.Sprintf("\n%+v %s %s %g %t %s %s %s", k, v.Date, v.Form, x, ok, v.Category, v.State, v.Reason)
		}
		out = append(out, text)
	}
	return out
}
