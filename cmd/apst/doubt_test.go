package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// plainSchool is a small synthetic school as rows of text, headings first:
// identifiers and the answers to 25 items, 0 to 2. Too few rows to check for
// reversed storage, and nothing else to remark.
func plainSchool() [][]string {
	strengths := map[int]bool{1: true, 4: true, 9: true, 17: true, 20: true, 7: true, 11: true, 14: true, 21: true, 25: true}
	rows := [][]string{{"Pupil ID"}}
	for i := 1; i <= 25; i++ {
		rows[0] = append(rows[0], fmt.Sprintf("Q%d", i))
	}
	for n := range 12 {
		row := []string{fmt.Sprintf("K%03d", n)}
		for i := 1; i <= 25; i++ {
			a := (n*7 + i*i) % 5 / 2 // 0, 0, 1, 1, 2
			if strengths[i] {
				a = 2 - (n+i)%3/2
			}
			row = append(row, fmt.Sprint(a))
		}
		rows = append(rows, row)
	}
	return rows
}

// What would give numbers that look right is refused, or said.
func TestDoubts(t *testing.T) {
	t.Parallel()
	reversed := []int{7, 11, 14, 21, 25}
	with := func(columns ...string) [][]string {
		rows := plainSchool()
		for i := range rows {
			extra := columns
			if i == 0 {
				extra = nil
				for _, c := range columns {
					extra = append(extra, strings.SplitN(c, "=", 2)[0])
				}
			} else {
				extra = nil
				for _, c := range columns {
					extra = append(extra, strings.SplitN(c, "=", 2)[1])
				}
			}
			rows[i] = slices.Insert(rows[i], 1, extra...)
		}
		return rows
	}
	for _, tt := range []struct {
		name    string
		rows    [][]string
		options string
		code    int
		rule    string
		check   func(row map[string]string) bool // of the fourth pupil; nil when there is none
	}{
		{name: "nothing to doubt", rows: plainSchool(), options: "--informant self",
			check: func(r map[string]string) bool { return r["total"] != "" && r["answered"] == "25" }},
		{name: "turned round by an option", rows: plainSchool(), options: "--informant self --coding 2-0", code: exitData, rule: "SDQ-009"},
		{name: "slipped to the left", options: "--informant self", code: exitData, rule: "TAB-011",
			rows: func() [][]string {
				rows := with("Class=9A")
				rows[4] = append(slices.Delete(rows[4], 1, 2), "")
				return rows
			}(),
			check: func(r map[string]string) bool { return r["total"] == "" && strings.Contains(r["flags"], "slipped") }},
		{name: "too young for the form", rows: with("DOB=01/03/2020", "Date=01/06/2023"), options: "--informant parent", rule: "DATE-005",
			check: func(r map[string]string) bool {
				return r["total"] != "" && r["total_band4"] == "" && r["total_band3"] == ""
			}},
		{name: "minus one, reversed", options: "--informant self --already-reversed",
			rows: func() [][]string {
				rows := plainSchool()
				for _, row := range rows[1:] {
					for _, i := range reversed {
						row[i] = fmt.Sprint('2' - row[i][0])
					}
				}
				rows[4][11] = "3"
				return rows
			}(),
			check: func(r map[string]string) bool { return r["answered"] == "24" && r["prorated"] == "peer" }},
		{name: "a form for somebody else", rows: with("Form=T4-17"), options: "--informant self", code: exitData, rule: "SDQ-008"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var file bytes.Buffer
			if err := csv.NewWriter(&file).WriteAll(tt.rows); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(t.TempDir(), "sdq.csv")
			if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			ios, out, talk := testIO()
			args := append([]string{"score", "sdq", path, "--wave", "baseline", "--format", "csv", "-o", "-"}, strings.Fields(tt.options)...)
			if code := run(context.Background(), ios, args); code != tt.code {
				t.Errorf("exit code %d, want %d", code, tt.code)
			}
			if tt.rule != "" && !strings.Contains(talk.String(), tt.rule) {
				t.Errorf("%s was not raised", tt.rule)
			}
			if got := fourth(t, out.Bytes()); (got != nil) != (tt.check != nil) || got != nil && !tt.check(got) {
				t.Errorf("the fourth pupil is %v", got)
			}
			if t.Failed() {
				t.Log(talk)
			}
		})
	}
}

// fourth is the row of pupil K003 by column, or nil.
func fourth(t *testing.T, out []byte) map[string]string {
	t.Helper()
	lines, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		if line[0] == "K003" {
			row := map[string]string{}
			for i, name := range lines[0] {
				row[name] = line[i]
			}
			return row
		}
	}
	return nil
}
