package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"apst/synth"
)

// scoreRun is what `apst score sdq` made of some files.
type scoreRun struct {
	code  int
	rows  map[string]scoredRow // by pupil, placement, wave and informant
	twice []string             // keys that came more than once
	rules map[string]int       // ids of rules on standard error
	found []synth.Place        // every finding
	talk  string
}

// scoredRow is a row of the scored file by column.
type scoredRow map[string]string

var ruleID = regexp.MustCompile(`\b(?:SDQ|TAB|PUP|DATE|FILE)-\d{3}\b`)

// scoreCase scores a case as a user would, with the rows on standard output.
func scoreCase(t *testing.T, c *synth.Case) *scoreRun {
	t.Helper()
	dir := t.TempDir()
	args, err := c.Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	if c.Before != nil {
		ios, _, talk := testIO()
		before := synth.In(dir, c.Before)
		if code := run(context.Background(), ios, before); code != exitDone {
			t.Fatalf("%s: exit code %d\n%s", strings.Join(before, " "), code, talk)
		}
	}
	ios, out, talk := testIO()
	r := &scoreRun{rows: map[string]scoredRow{}, rules: map[string]int{}}
	findings := filepath.Join(dir, "found.json")
	r.code = run(context.Background(), ios, slices.Concat([]string{"score", "sdq"}, args, []string{"--format", "csv", "-o", "-", "--findings", findings}))
	r.found = foundIn(t, findings)
	r.talk = talk.String()
	for _, id := range ruleID.FindAllString(r.talk, -1) {
		r.rules[id]++
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out.Bytes(), []byte("\xef\xbb\xbf")))).ReadAll()
	if err != nil {
		t.Fatalf("standard output is no CSV: %v\n%s", err, r.talk)
	}
	for n, line := range lines {
		if n == 0 {
			continue
		}
		row := scoredRow{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		key := rowKey(row["pupil_id"], row["placement"], row["wave"], row["informant"])
		if r.rows[key] != nil {
			r.twice = append(r.twice, key)
		}
		r.rows[key] = row
	}
	if c.Check != nil {
		r.check(t, c, dir)
	}
	return r
}

// check replaces what scoring found by what apst check finds, for files in which
// it finds more.
func (r *scoreRun) check(t *testing.T, c *synth.Case, dir string) {
	t.Helper()
	ios, out, talk := testIO()
	findings := filepath.Join(t.TempDir(), "checked.json")
	r.code = run(context.Background(), ios, slices.Concat([]string{"check"}, synth.In(dir, c.Check), []string{"--findings", findings}))
	if out.Len() > 0 {
		t.Errorf("standard output holds %q", out)
	}
	r.found, r.talk, r.rules = foundIn(t, findings), talk.String(), map[string]int{}
	for _, p := range r.found {
		r.rules[p.Rule]++
	}
}

// foundIn reads a file of findings.
func foundIn(t *testing.T, path string) []synth.Place {
	t.Helper()
	data, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Rows []synth.Place }
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Rows
}

func rowKey(pupil, placement, wave, informant string) string {
	return strings.Join([]string{pupil, placement, wave, informant}, " ")
}

// scoreText is a score as the file writes it: empty when there is none.
func scoreText(s synth.Score) string {
	if !s.Given {
		return ""
	}
	return strconv.Itoa(s.Value)
}

// unscored reports whether a row gives no score at all.
func (r scoredRow) unscored() bool {
	return !slices.ContainsFunc(synth.ScoreNames[:], func(n string) bool { return r[n] != "" })
}

// untruths lists the rows that differ from what the pupils answered: other
// scores, pupils who do not exist, rows given twice. A row without any score is
// none, but is counted by missing.
func (r *scoreRun) untruths(c *synth.Case) []string {
	var out []string
	for _, key := range r.twice {
		out = append(out, key+": given twice")
	}
	want := map[string]synth.Scored{}
	for _, w := range c.Want {
		want[rowKey(w.Pupil, strconv.Itoa(w.Placement), string(w.Wave), string(w.Informant))] = w
	}
	for _, key := range slices.Sorted(maps.Keys(r.rows)) {
		row := r.rows[key]
		w, known := want[key]
		switch {
		case known && !(row.unscored() && r.code == exitData):
			out = append(out, differences(c, key, row, w)...)
		case !known && !row.unscored():
			out = append(out, key+": scores for a response that does not exist")
		}
	}
	return out
}

func differences(c *synth.Case, key string, row scoredRow, w synth.Scored) []string {
	var out []string
	check := func(name, want string) {
		if got, ok := row[name]; !ok || got != want {
			out = append(out, fmt.Sprintf("%s: %s is %q, want %q", key, name, got, want))
		}
	}
	for i, name := range synth.ScoreNames {
		if name == "impact" && c.ImpactUnsure && row[name] == "" {
			continue
		}
		check(name, scoreText(w.Scores[i]))
	}
	check("answered", strconv.Itoa(w.Answered))
	if got := strings.FieldsFunc(row["prorated"], func(r rune) bool { return r < 'a' || r > 'z' }); !slices.Equal(got, w.Prorated) {
		out = append(out, fmt.Sprintf("%s: prorated is %q, want %v", key, row["prorated"], w.Prorated))
	}
	if c.Dates {
		check("date", w.Date.Format("2006-01-02"))
	}
	return out
}

// missing lists the responses that have scores and came out without a row or
// with an empty one. A questionnaire without an answer need not have a row.
func (r *scoreRun) missing(c *synth.Case) []string {
	var out []string
	for _, w := range c.Want {
		key := rowKey(w.Pupil, strconv.Itoa(w.Placement), string(w.Wave), string(w.Informant))
		if row := r.rows[key]; w.Answered > 0 && (row == nil || row.unscored() && row["answered"] != strconv.Itoa(w.Answered)) {
			out = append(out, key)
		}
	}
	return out
}

// strangers lists rows without scores for responses that do not exist: notes
// and totals taken for pupils.
func (r *scoreRun) strangers(c *synth.Case) []string {
	known := map[string]bool{}
	for _, p := range c.Want {
		known[p.Pupil] = true
	}
	var out []string
	for key, row := range r.rows {
		if !known[row["pupil_id"]] {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

// ordersOf are the orders of pupils and columns in which the nth layout is tried: the
// school's own and one of two others, with APST_FULL=1 both; none for most in short.
func ordersOf(n int) []synth.Order {
	switch {
	case n%trials(16, 1, 1) != 0:
		return nil
	case os.Getenv("APST_FULL") == "1":
		return []synth.Order{0, 4, 11}
	case testing.Short():
		return []synth.Order{4}
	case n%2 == 0:
		return []synth.Order{0, 4}
	}
	return []synth.Order{0, 11}
}

// Every layout gives the true scores, or is refused where it must be; none
// gives other scores, and none loses a pupil without saying so.
func TestLayouts(t *testing.T) {
	t.Parallel()
	for n, l := range synth.Layouts() {
		for _, order := range ordersOf(n) {
			name := l.Name
			if order != 0 {
				name += fmt.Sprintf("/shuffled-%d", order)
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				c, err := l.Make(order)
				if err != nil {
					t.Fatal(err)
				}
				checkLayout(t, c, scoreCase(t, c))
			})
		}
	}
}

func checkLayout(t *testing.T, c *synth.Case, r *scoreRun) {
	t.Helper()
	l := c.Layout
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s (%v %s): %s\nexit code %d, standard error:\n%s", l.About, l.Expect, l.Reason, fmt.Sprintf(format, args...), r.code, r.talk)
	}
	if bad := r.untruths(c); len(bad) > 0 {
		fail("%d differences from what the pupils answered, the first: %s", len(bad), strings.Join(bad[:min(3, len(bad))], "; "))
	}
	if bad := r.strangers(c); len(bad) > 0 {
		fail("rows for pupils who do not exist: %s", strings.Join(bad[:min(3, len(bad))], "; "))
	}
	lost := r.missing(c)
	refused := r.code == exitData && len(r.rules) > 0 && slices.ContainsFunc(c.Files, func(f synth.File) bool { return strings.Contains(r.talk, f.Name) })
	switch l.Expect {
	case synth.Scores:
		if len(lost) > 0 {
			fail("%d of %d responses without scores, the first: %s", len(lost), len(c.Want), lost[0])
		}
		if r.code != exitDone && !(l.Loud() && r.code == exitData) {
			fail("every response is readable, and the exit code is not %d", exitDone)
		}
	case synth.Refused:
		if !refused {
			fail("not refused with its place")
		}
	case synth.Either:
		if len(lost) > 0 && !refused {
			fail("%d of %d responses lost without a refusal and its place", len(lost), len(c.Want))
		}
	}
}
