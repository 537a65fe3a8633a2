package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"apst/synth"
)

// measuredRun is what apst score made of the files of a measure other than the SDQ.
type measuredRun struct {
	code   int
	tables []*measuredRows
	found  []synth.Place
	talk   string
}

// measuredRows are the rows of one file that came of it.
type measuredRows struct {
	truth *synth.Truth
	rows  map[string]map[string]string // by the columns of the key, joined
	twice []string                     // keys that came more than once
	half  int                          // rows that have a part of no key
}

// measuresToScore are the measures that apst score knows.
func measuresToScore() []string {
	var out []string
	for _, cmd := range newCmdScore(&IO{}).Commands() {
		if slices.Contains(synth.Measures(), cmd.Name()) {
			out = append(out, cmd.Name())
		}
	}
	return out
}

// scoreMeasured scores a case as a user would, with the rows on standard output; what
// is to be checked is checked, and the findings are then those of apst check.
func scoreMeasured(t *testing.T, c *synth.Case) *measuredRun {
	t.Helper()
	dir := t.TempDir()
	args, err := c.Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	if c.Before != nil {
		quietly(t, synth.In(dir, c.Before)...)
	}
	r := &measuredRun{}
	made := t.TempDir()
	found := filepath.Join(made, "found.json")
	ios, out, talk := testIO()
	to := "-"
	if len(c.Further) > 0 {
		to = made + string(filepath.Separator)
	}
	r.code = run(context.Background(), ios, slices.Concat([]string{"score", c.Layout.Measure}, args, []string{"--format", "csv", "-o", to, "--findings", found}))
	for _, truth := range append([]*synth.Truth{c.Truth}, c.Further...) {
		rows := &measuredRows{truth: truth}
		data := out.Bytes()
		if to != "-" {
			name := truth.Table
			if name == "" {
				name = c.Layout.Measure
			}
			var err error
			if data, err = os.ReadFile(filepath.Join(made, name+".csv")); err != nil {
				t.Fatalf("%v\n%s", err, talk)
			}
		}
		rows.read(t, data, talk.String())
		r.tables = append(r.tables, rows)
	}
	if c.Check != nil {
		ios, _, talk = testIO()
		r.code = run(context.Background(), ios, slices.Concat([]string{"check"}, synth.In(dir, c.Check), []string{"--findings", found}))
	}
	r.found, r.talk = foundIn(t, found), talk.String()
	return r
}

// read takes the rows that were written.
func (r *measuredRows) read(t *testing.T, data []byte, talk string) {
	t.Helper()
	by, known := r.truth.Key, map[string]bool{}
	for _, w := range r.truth.Rows {
		key, _ := keyOf(w, by)
		known[key] = true
	}
	r.rows = map[string]map[string]string{}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))).ReadAll()
	if err != nil {
		t.Fatalf("what was written is no CSV: %v\n%s", err, talk)
	}
	for n, line := range lines {
		if n == 0 {
			for _, k := range by {
				if !slices.Contains(line, k) {
					t.Fatalf("there is no column %s: %v", k, line)
				}
			}
			continue
		}
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		key, whole := keyOf(row, by)
		switch {
		case !whole && !known[key]:
			r.half++
		case r.rows[key] != nil:
			r.twice = append(r.twice, key)
		default:
			r.rows[key] = row
		}
	}
}

// keyOf joins the columns of a key; it is not whole where one is empty.
func keyOf(row map[string]string, by []string) (key string, whole bool) {
	whole = true
	var parts []string
	for _, k := range by {
		whole = whole && row[k] != ""
		parts = append(parts, row[k])
	}
	return strings.Join(parts, " "), whole
}

// untruths lists what differs from the truth: other values, rows of what does not
// exist, rows given twice. Where something is wrong with the files, a value may be
// empty and a row lack a part of its key, if something was found.
func (r *measuredRun) untruths(c *synth.Case) []string {
	var out []string
	for _, rows := range r.tables {
		out = append(out, rows.untruths(len(r.found) > 0 && (c.Fault != nil || c.Layout.Expect != synth.Scores))...)
	}
	return out
}

func (r *measuredRows) untruths(mayLack bool) []string {
	var out []string
	for _, key := range r.twice {
		out = append(out, key+": given twice")
	}
	if r.half > 0 && !mayLack {
		out = append(out, fmt.Sprintf("%d rows without all of their key", r.half))
	}
	want := map[string]synth.TrueRow{}
	for _, w := range r.truth.Rows {
		key, _ := keyOf(w, r.truth.Key)
		want[key] = w
	}
	for _, key := range slices.Sorted(maps.Keys(r.rows)) {
		row, w := r.rows[key], want[key]
		if w == nil {
			out = append(out, key+": a row of what does not exist")
		}
		for _, column := range slices.Sorted(maps.Keys(w)) {
			got, ok := row[column]
			if !ok || got != w[column] && !(got == "" && mayLack) {
				out = append(out, fmt.Sprintf("%s: %s is %q, want %q", key, column, got, w[column]))
			}
		}
	}
	return out
}

// missing lists the true rows that did not come out. One of which only the key is
// known need not.
func (r *measuredRun) missing() []string {
	var out []string
	for _, rows := range r.tables {
		by := rows.truth.Key
		for _, w := range rows.truth.Rows {
			if key, _ := keyOf(w, by); rows.rows[key] == nil && len(w) > len(by) {
				out = append(out, key)
			}
		}
	}
	return out
}

// held is how many true rows there are.
func (r *measuredRun) held() (n int) {
	for _, rows := range r.tables {
		n += len(rows.truth.Rows)
	}
	return n
}

// told finds what standard error must not show: a pupil's number.
func (r *measuredRun) told() string {
	for _, rows := range r.tables {
		for _, w := range rows.truth.Rows {
			if id := w["pupil_id"]; len(id) >= 12 && strings.Contains(r.talk, id) {
				return id
			}
		}
	}
	return ""
}

// checkMeasured holds a case of a measure against its key, and says how many rows it
// has.
func checkMeasured(t *testing.T, c *synth.Case) int64 {
	t.Helper()
	r := scoreMeasured(t, c)
	what := fmt.Sprintf("%s %s, seed %d, %d pupils", c.Layout.Measure, c.Layout.Name, c.School.Params.Seed, len(c.School.Pupils))
	if c.Fault != nil {
		what += ", spoilt (" + c.Fault.Rule + ")"
	}
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s: %s\nexit code %d\n%s", what, fmt.Sprintf(format, args...), r.code, r.talk)
	}
	if c.Keyed() {
		if bad := differs(c.Key, r.found); bad != "" {
			fail("%s", bad)
		}
	}
	if bad := r.untruths(c); len(bad) > 0 {
		fail("%d differences from the truth, the first: %s", len(bad), strings.Join(bad[:min(3, len(bad))], "; "))
	}
	lost, held := r.missing(), r.held()
	switch {
	case c.Fault != nil: // what it touches may be lost
	case c.Layout.Expect == synth.Scores && len(lost) > 0:
		fail("%d of %d rows missing, the first: %s", len(lost), held, lost[0])
	case c.Layout.Expect == synth.Scores && r.code != exitDone && !(c.Layout.Loud() && r.code == exitData):
		fail("everything is readable, and the exit code is not %d", exitDone)
	case c.Layout.Expect == synth.Refused && (r.code != exitData || len(r.found) == 0):
		fail("not refused with its place")
	case c.Layout.Expect == synth.Either && len(lost) > 0 && len(r.found) == 0:
		fail("%d of %d rows lost without a finding", len(lost), held)
	}
	if told := r.told(); told != "" {
		fail("standard error shows %q", told)
	}
	return int64(held)
}

// Every layout of every measure gives the true rows, or is refused where it must be,
// whatever order pupils and columns stand in.
func TestMeasuredLayouts(t *testing.T) {
	t.Parallel()
	for _, m := range measuresToScore() {
		for n, l := range synth.LayoutsOf(m) {
			for _, order := range ordersOf(n) {
				t.Run(fmt.Sprintf("%s/%d", l.Name, order), func(t *testing.T) {
					t.Parallel()
					c, err := l.Make(order)
					if err != nil {
						t.Fatal(err)
					}
					checkMeasured(t, c)
				})
			}
		}
	}
}

// Every fault planted in a file of a measure is found at its place and nothing else
// is; in its clean twin nothing is; and no value is given that is not true. In short
// every sixteenth is taken.
func TestMeasuredFaults(t *testing.T) {
	t.Parallel()
	for _, m := range measuresToScore() {
		for i, f := range synth.FaultsOf(m) {
			if i%trials(16, 1, 1) != 0 {
				continue
			}
			t.Run(f.Rule+"/"+f.Name, func(t *testing.T) {
				t.Parallel()
				checkTwins(t, f, synth.Plan{})
			})
		}
	}
}

// checkTwins holds both twins of a fault of a measure against their keys.
func checkTwins(t *testing.T, f *synth.Fault, plan synth.Plan) (held int64) {
	t.Helper()
	for _, spoilt := range []bool{false, true} {
		c, err := f.MakeOf(plan, spoilt)
		if err != nil {
			t.Fatal(err)
		}
		held += checkMeasured(t, c)
	}
	return held
}

// checkedOtherwise are cases of which a check says something else than the measure,
// which nobody named.
var checkedOtherwise = map[string]string{
	"results-are-a-letter":   "what is of no measure is missing answers of the SDQ",
	"spelling-test":          "what is of no measure is missing answers of the SDQ",
	"attendance-percentages": "names beside percentages look like a list of pupils",
	"percentages-alone":      "names beside percentages look like a list of pupils",
	"log-of-incidents":       "a log of incidents is one of support",
}

// A check of the files finds what scoring them finds, where nothing needs an option.
// Without APST_FULL=1 every eighth fault is taken.
func TestMeasuredCheck(t *testing.T) {
	t.Parallel()
	for _, m := range measuresToScore() {
		cases := map[string]func() (*synth.Case, error){}
		for i, l := range synth.LayoutsOf(m) {
			if i%trials(16, 1, 1) == 0 {
				cases[l.Name] = func() (*synth.Case, error) { return l.Make(0) }
			}
		}
		for i, f := range synth.FaultsOf(m) {
			if i%trials(16, 8, 1) == 0 {
				cases[f.Name] = func() (*synth.Case, error) { return f.Make(true) }
			}
		}
		for name, make := range cases {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				if why := checkedOtherwise[name]; why != "" {
					t.Skip(why)
				}
				c, err := make()
				if err != nil {
					t.Fatal(err)
				}
				if c.Check != nil || c.Before != nil || slices.ContainsFunc(c.Options, func(o string) bool { return !strings.HasPrefix(o, "{") }) {
					t.Skip("needs options")
				}
				scored := scoreMeasured(t, c)
				dir := t.TempDir()
				args, err := c.Write(dir)
				if err != nil {
					t.Fatal(err)
				}
				ios, _, talk := testIO()
				found := filepath.Join(t.TempDir(), "found.json")
				code := run(context.Background(), ios, slices.Concat([]string{"check"}, args, []string{"--findings", found}))
				if diff := cmp.Diff(scored.found, foundIn(t, found)); diff != "" || code != scored.code {
					t.Errorf("exit code %d, score's %d; findings (-score +check):\n%s\n%s", code, scored.code, diff, talk)
				}
			})
		}
	}
}
