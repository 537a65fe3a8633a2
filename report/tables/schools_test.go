package tables_test

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/internal/schooltest"
	"apst/metrics/cohort"
	"apst/report/disclosure"
	"apst/report/release"
	"apst/report/tables"
)

var update = flag.Bool("update", false, "write the golden files anew")

// input is what tables of a school are made from, for readers of a profile.
func input(a *cohort.Analysis, p disclosure.Profile) *tables.Input {
	return &tables.Input{
		Analysis: a, Least: p.Threshold,
		About: tables.About{School: "S001", Period: "2022-09-01 to 2023-07-21", AsOf: schooltest.AsOf, Version: "test", Primary: a.Settings.Primary},
		Files: []tables.File{{Measure: "sdq", Name: "sdq.csv", Hash: strings.Repeat("0", 64), Read: 10, Used: 9}},
	}
}

// Every table and chart of every school passes the gate under every profile; or says
// why there is none.
func TestSchools(t *testing.T) {
	t.Parallel()
	for i, s := range schooltest.Presets() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			a := schooltest.Shared(s.Name)
			for _, p := range disclosure.Profiles() {
				if s.Pupils == 40 && p.Name == [...]string{"publish", "internal"}[i%2] {
					continue // schools of one size take turns
				}
				set := tables.Build(input(a, p))
				checkSet(t, set)
				d, err := release.Clear(set, p)
				if err != nil {
					t.Fatalf("%s: %v", p.Name, err)
				}
				if d.Release == nil {
					t.Fatalf("%s: refused %v", p.Name, refused(d))
				}
				checkRelease(t, d.Release)
			}
		})
	}
}

// refused are the numbers in the way of a release.
func refused(d *release.Decision) (out []string) {
	if d != nil {
		for _, r := range d.Refused {
			out = append(out, r.ID)
		}
	}
	return out
}

// checkSet looks at the definitions themselves.
func checkSet(t *testing.T, set *tables.Set) {
	t.Helper()
	numbers := map[string]float64{}
	for i := range set.Numbers.Cells {
		c := &set.Numbers.Cells[i]
		if math.IsNaN(c.Value) || math.IsInf(c.Value, 0) {
			t.Errorf("%s is %v", c.ID, c.Value)
		}
		numbers[c.ID] = c.Value
	}
	checkBands(t, set)
	for _, table := range set.Tables {
		checkWords(t, table)
		if len(table.Rows) == 0 {
			if table.Why == "" || strings.HasSuffix(table.Why, ".") {
				t.Errorf("%s has no rows: %q", table.ID, table.Why)
			}
			continue
		}
		ids := map[string]bool{}
		for _, c := range table.Columns {
			if ids[c.ID] || c.Title == "" {
				t.Errorf("%s: column %q", table.ID, c.ID)
			}
			ids[c.ID] = true
		}
		ids = map[string]bool{}
		for _, row := range table.Rows {
			if ids[row.ID] || row.Label == "" || len(row.Cells) != len(table.Columns) {
				t.Errorf("%s: row %q %q has %d cells of %d", table.ID, row.ID, row.Label, len(row.Cells), len(table.Columns))
			}
			if cut := strings.TrimRight(row.Label, " :,;"); cut != row.Label {
				t.Errorf("%s: the label %q is cut off", table.ID, row.Label)
			}
			ids[row.ID] = true
			for k, c := range row.Cells {
				if _, ok := numbers[c.Number]; c.Number != "" && !ok || c.Number == "" && c.Text == "" && c.Lack == tables.Present || c.Text != "" && !table.Columns[k].Text {
					t.Errorf("%s: cell %s %s: %+v", table.ID, row.ID, table.Columns[k].ID, c)
				}
			}
		}
	}
}

// checkBands: a reader who knows one band knows that all of them make up the pairs, also
// where the others are not printed.
func checkBands(t *testing.T, set *tables.Set) {
	t.Helper()
	parts := map[string]bool{}
	for _, s := range set.Numbers.Sums {
		for _, id := range s.Parts {
			parts[id] = true
		}
	}
	for i := range set.Numbers.Cells {
		if id := set.Numbers.Cells[i].ID; strings.HasSuffix(id, "/band_baseline") && !parts[id] {
			t.Errorf("%s adds up with no other bands", id)
		}
	}
}

var (
	causal = regexp.MustCompile(`(?i)\b(impact of|effects? of|improved because|caused|because of the|due to|led to|reduced by|thanks to|worked)\b`)
	hyphen = regexp.MustCompile(`\x{2014}`)
)

// checkWords looks at what is said in a table.
func checkWords(t *testing.T, table *tables.Table) {
	t.Helper()
	if len(table.Tab) > 28 || table.Tab == "" || table.Title == "" || strings.HasSuffix(table.Title, ".") || table.Of == "" {
		t.Errorf("%s: %q %q %q", table.ID, table.Tab, table.Title, table.Of)
	}
	for _, s := range append([]string{table.Title, table.Warning, table.Why}, table.Notes...) {
		if causal.MatchString(s) || hyphen.MatchString(s) || strings.Contains(s, "  ") {
			t.Errorf("%s says %q", table.ID, s)
		}
	}
	for _, n := range table.Notes {
		if !strings.HasSuffix(n, ".") {
			t.Errorf("%s: a note without a full stop: %q", table.ID, n)
		}
	}
}

// checkRelease looks at what a reader sees.
func checkRelease(t *testing.T, r *release.Release) {
	t.Helper()
	for _, table := range r.Tables {
		for i := range table.Rows {
			for k := range table.Rows[i].Cells {
				s, c := r.Cell(table, i, k), &table.Rows[i].Cells[k]
				if c.Text != "" && c.Of != "" && s.Text != "" && !r.Shows(c.Of) {
					t.Errorf("%s: %s %s says %q of a hidden number", table.ID, table.Rows[i].ID, table.Columns[k].ID, s.Text)
				}
				switch {
				case s.Known && s.Symbol == "" && s.Text == "" && !math.IsNaN(s.Number):
				case s.Symbol != "" && s.Number == 0 && !s.Known && s.Text == "":
				case s.Text != "" && !s.Known && s.Symbol == "":
				default:
					t.Errorf("%s: %s %s is %+v", table.ID, table.Rows[i].ID, table.Columns[k].ID, s)
				}
			}
		}
	}
}

// What is said in a table does not depend on who is in the school: only its numbers do,
// and they are with the gate.
func TestWordsAreConstant(t *testing.T) {
	if testing.Short() {
		t.Skip("schools of two kinds are enough under the race detector")
	}
	t.Parallel()
	said := func(seed uint64) map[string][]string {
		set := tables.Build(&tables.Input{Analysis: schooltest.School(schooltest.Options{Pupils: 70, Seed: seed})})
		out := map[string][]string{}
		for _, table := range set.Tables {
			out[table.ID] = append(append([]string{table.Title, table.Of, table.Warning, table.Why, fmt.Sprint(table.Facts, table.Frame)}, table.Notes...), fmt.Sprint(table.Columns))
		}
		return out
	}
	if diff := cmp.Diff(said(71), said(72)); diff != "" {
		t.Error(diff)
	}
}

// printed is a table as text: the numbers of one reader after those of another.
func printed(t *testing.T, a *cohort.Analysis, id string, profiles ...string) string {
	t.Helper()
	var b strings.Builder
	for i, name := range profiles {
		p, err := disclosure.ParseProfile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := release.Clear(tables.Build(input(a, p), id), p)
		if err != nil || d.Release == nil {
			t.Fatalf("%s: %v, refused %v", name, err, refused(d))
		}
		table := d.Release.Table(id)
		if i == 0 {
			fmt.Fprintf(&b, "%s  %s\nof: %s\n", table.ID, table.Title, table.Of)
			for _, f := range table.Facts {
				fmt.Fprintf(&b, "%s: %s\n", f.Label, f.Text)
			}
		}
		fmt.Fprintf(&b, "\n[%s]\n", name)
		if table.Warning != "" {
			fmt.Fprintf(&b, "! %s\n", table.Warning)
		}
		if len(table.Rows) == 0 {
			fmt.Fprintf(&b, "(none: %s)\n", table.Why)
			continue
		}
		fmt.Fprint(&b, table.Stub)
		for _, c := range table.Columns {
			fmt.Fprintf(&b, " | %s", c.Title)
		}
		group := ""
		for i := range table.Rows {
			row := &table.Rows[i]
			if row.Group != group {
				group = row.Group
				fmt.Fprintf(&b, "\n-- %s", group)
			}
			fmt.Fprintf(&b, "\n%s", row.Label)
			for k := range row.Cells {
				fmt.Fprintf(&b, " | %s", d.Release.Cell(table, i, k))
			}
		}
		b.WriteString("\n")
		if i == len(profiles)-1 {
			for _, n := range table.Notes {
				fmt.Fprintf(&b, "\n* %s", n)
			}
			b.WriteString("\n")
		}
	}
	return b.String()
}

// golden compares a table with what it was when somebody last read it.
func golden(t *testing.T, school, id string) {
	t.Helper()
	got := printed(t, schooltest.Shared(school), id, "internal", "board")
	path := filepath.Join("testdata", id+".txt")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(strings.ReplaceAll(string(want), "\r\n", "\n"), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Error(diff)
	}
}

// Every table reads as it did.
func TestGolden(t *testing.T) {
	if testing.Short() {
		t.Skip("schools of two kinds are enough under the race detector")
	}
	t.Parallel()
	for _, name := range tables.Names() {
		t.Run(name.Label, func(t *testing.T) {
			t.Parallel()
			golden(t, "40 pupils", name.Label)
		})
	}
}
