package neet

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
	"apst/synth"
)

// job is what is read, and with what.
type job struct {
	files    map[string]string // name to text
	settings metrics.Settings
	roll     []record.Stay
	asOf     ingest.Date
	maps     map[string]*record.Map
}

// result is what came of it.
type result struct {
	*reading
	log   *finding.Log
	found []string // rule and cell, sorted
}

// read reads files given as texts, and holds what must be true of any reading.
func read(t *testing.T, j job) *result {
	t.Helper()
	dir := t.TempDir()
	var names []string
	for name := range j.files {
		names = append(names, name)
	}
	slices.Sort(names)
	r := &metrics.Request{Settings: j.settings, AsOf: j.asOf, Log: &finding.Log{}, Calendar: &calendar.Calendar{}}
	if j.roll != nil {
		for i := range j.roll {
			j.roll[i].At = sheet.Ref{File: "pupils.csv", Row: i + 2}
		}
		r.Roll = record.NewRoll(j.roll)
	}
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(j.files[name]), 0o600); err != nil {
			t.Fatal(err)
		}
		r.Inputs = append(r.Inputs, record.Input{Path: path, Map: j.maps[name]})
	}
	got, err := Measure().Read(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { got.Close() })
	out := &result{reading: got.(*reading), log: r.Log}
	for _, g := range r.Log.Groups() {
		for i := range g.Kept {
			out.found = append(out.found, g.Rule.ID+" "+g.Kept[i].From.Cell())
		}
	}
	slices.Sort(out.found)
	out.hold(t)
	return out
}

// hold checks that rows add up, and that cells fit their columns.
func (r *result) hold(t *testing.T) {
	t.Helper()
	records := 0
	for _, f := range r.source.Files {
		for _, s := range f.Sheets {
			if sum := s.Heads + s.Outside + s.Others + s.Records + s.Blank + s.LeftOut; sum != s.Rows {
				t.Errorf("the rows do not add up: %+v", *s)
			}
			records += s.Records
		}
	}
	c := r.in.counts
	if sum := c.Used + c.Same + c.Duplicates + c.Superseded + c.Empty + c.Later + c.Unplaced; sum != c.Records || records != c.Records {
		t.Errorf("the records do not add up: %+v, %d in sheets", c, records)
	}
	used := 0
	for _, s := range r.standings {
		if s.missing == nil {
			used++
		}
		if s.status == NoStatus && s.why == "" {
			t.Errorf("%s has no status and no reason", s.pupil)
		}
	}
	if used != c.Used {
		t.Errorf("%d standings with a record, %d records used", used, c.Used)
	}
	words := map[string]bool{}
	for _, f := range Flags() {
		words[f.Name] = true
	}
	for table, def := range Measure().Tables {
		for row, err := range r.Rows(table) {
			if err != nil {
				t.Fatal(err)
			}
			if len(row.Cells) != len(def.Columns) {
				t.Fatalf("%s: %d cells for %d columns", def.Name, len(row.Cells), len(def.Columns))
			}
			for i, c := range row.Cells {
				if c.Set && c.Kind != def.Columns[i].Kind {
					t.Errorf("%s: %s holds a cell of kind %d", def.Name, def.Columns[i].Name, c.Kind)
				}
				if def.Columns[i].Missing == never && !c.Set {
					t.Errorf("%s: %s is empty", def.Name, def.Columns[i].Name)
				}
				if def.Columns[i].Name == "flags" && c.Set {
					for _, word := range strings.Split(c.Text, ";") {
						if _, after, ok := strings.Cut(word, ":"); ok {
							word = after
						}
						if !words[word] {
							t.Errorf("%s: no flag %q is documented", def.Name, word)
						}
					}
				}
			}
			for _, v := range row.Values {
				if (v.State == metrics.Known) == (v.Category == "") || (v.State != metrics.Known) != (v.Reason != "") {
					t.Errorf("%s: %+v is neither a value nor a reason", def.Name, v)
				}
			}
		}
	}
}

// columns reads columns of a table, joined by spaces; - for an empty cell.
func (r *result) columns(t *testing.T, table int, names ...string) (out []string) {
	t.Helper()
	for row := range r.Rows(table) {
		var parts []string
		for _, name := range names {
			i := slices.IndexFunc(Measure().Tables[table].Columns, func(c metrics.Column) bool { return c.Name == name })
			if i < 0 {
				t.Fatalf("no column %s", name)
			}
			parts = append(parts, show(row.Cells[i]))
		}
		out = append(out, strings.Join(parts, " "))
	}
	return out
}

func show(c metrics.Cell) string {
	switch {
	case !c.Set:
		return "-"
	case c.Kind == metrics.IntKind:
		return fmt.Sprint(c.Int)
	case c.Kind == metrics.BoolKind:
		return fmt.Sprint(c.Bool)
	case c.Kind == metrics.DateKind:
		return c.Date.String()
	}
	return c.Text
}

// same compares lists, in any order: that of check letters means nothing.
func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got  %s\n want %s", what, strings.Join(got, "\n      "), strings.Join(want, "\n      "))
	}
}

func date(s string) ingest.Date { return mustDay(s) }

// UPNs of made-up pupils.
var upn1, upn2, upn3, upn4, upn5, upn6 = synth.UPN(2000, 20, 1), synth.UPN(2000, 20, 2), synth.UPN(2000, 20, 3), synth.UPN(2000, 20, 4), synth.UPN(2000, 20, 5), synth.UPN(2000, 20, 6)
