package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/internal/pseudonym"
)

// rowsOfFile are the rows of a CSV file by the names of its columns.
func rowsOfFile(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			m[strings.TrimPrefix(name, "\ufeff")] = r[i]
		}
		out = append(out, m)
	}
	return out
}

// keyed picks columns of rows and joins others to a key; id turns the pupil into a study id.
func keyed(rows []map[string]string, id func(string) string, key, values []string, keep func(map[string]string) bool) map[string][]string {
	out := map[string][]string{}
	for _, r := range rows {
		if !keep(r) {
			continue
		}
		var k []string
		for _, name := range key {
			v := r[name]
			if name == "pupil_id" {
				v = id(v)
			}
			k = append(k, v)
		}
		var own []string
		for _, name := range values {
			own = append(own, inDigits(r[name]))
		}
		out[strings.Join(k, " ")] = own
	}
	return out
}

// inDigits is a number to nine digits, and any other text as it is: pupils under study ids are
// added up in another order, which moves the last digits of a sum.
func inDigits(s string) string {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(x, 'g', 9, 64)
}

// TestReturnComesBack makes a project of the example school's return, scores it and works
// out change, and gets the school's own numbers, pupil by pupil.
func TestReturnComesBack(t *testing.T) {
	if testing.Short() {
		t.Skip("works out change twice")
	}
	inFolder(t)
	quietly(t, "init", "--example", "school")
	t.Chdir("school")
	key, err := pseudonym.New()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("keys", "project.key"), []byte(key.Text()), 0o600); err != nil {
		t.Fatal(err)
	}
	quietly(t, "pack", "--plain", "a test")
	quietly(t, "score", "sdq", "-o", "scores.csv")
	quietly(t, "change", "-o", "changed/", "--format", "csv")
	school, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	returned, err := filepath.Glob(filepath.Join(school, "out", "*", "return-*.zip"))
	if err != nil || len(returned) != 1 {
		t.Fatal(returned, err)
	}
	t.Chdir("..")
	quietly(t, "pack", "open", returned[0], "-o", "opened")
	t.Chdir("opened")
	quietly(t, "score", "sdq", "-o", "scores.csv")
	quietly(t, "change", "-o", "changed/", "--format", "csv")

	here := map[string]bool{}
	for _, r := range rowsOfFile(t, "data/roster.csv") {
		here[r["Study ID"]] = true
	}
	study := func(id string) string { return key.ID(pseudonym.Pupil, id) }
	same := func(id string) string { return id }
	compare := func(file string, key, values []string, least int, keep func(map[string]string) bool) {
		t.Helper()
		own := keyed(rowsOfFile(t, filepath.Join(school, file)), study, key, values, func(r map[string]string) bool {
			return keep(r) && (r["pupil_id"] == "" || here[study(r["pupil_id"])])
		})
		back := keyed(rowsOfFile(t, file), same, key, values, keep)
		if len(own) < least {
			t.Errorf("%s: %d rows", file, len(own))
		}
		if diff := cmp.Diff(own, back); diff != "" {
			t.Errorf("%s (-school +return):\n%s", file, diff)
		}
	}
	all := func(map[string]string) bool { return true }
	scores := []string{"form", "look_back", "date", "emotional", "conduct", "hyperactivity", "peer", "prosocial", "total", "internalising", "externalising", "impact", "total_band3", "total_band4", "answered", "prorated"}
	compare("scores.csv", []string{"pupil_id", "placement", "wave", "informant"}, scores, 90, all)
	measured := func(r map[string]string) bool { return slices.Contains([]string{"sdq", "ngrt", "pass"}, r["measure"]) }
	compare(filepath.Join("changed", "changes.csv"), []string{"pupil_id", "placement", "measure", "scale", "informant"},
		[]string{"baseline_date", "endline_date", "days", "baseline", "endline", "change", "move", "class", "reason"}, 600, measured)
	// What is of one time alone, such as how well items hang together, is in the school about
	// those too who are not in the return.
	whole := func(r map[string]string) bool {
		return measured(r) && strings.Contains(r["period"], "-") && r["subgroup"] == "" && r["population"] == "all" && !strings.Contains(r["method"], "bca") && !strings.Contains(r["method"], "imput")
	}
	compare(filepath.Join("changed", "results.csv"), []string{"result_id"}, []string{"estimate", "lower", "upper", "p", "n"}, 300, whole)
}
