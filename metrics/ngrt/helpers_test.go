package ngrt

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// outcome is what came of reading files.
type outcome struct {
	rd    *Reading
	log   *finding.Log
	rows  []map[string]string // by column
	found []string            // rule and place
}

// asked is what is said of files beside their contents.
type asked struct {
	settings metrics.Settings
	roll     *record.Roll
	maps     *record.Map
}

// readAll writes files by name, in order, and reads them.
func readAll(t *testing.T, with asked, files ...[2]string) *outcome {
	t.Helper()
	dir := t.TempDir()
	var inputs []record.Input
	for _, f := range files {
		path := filepath.Join(dir, f[0])
		if err := os.WriteFile(path, []byte(f[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, record.Input{Path: path, Map: with.maps})
	}
	return readInputs(t, with, inputs)
}

func readInputs(t *testing.T, with asked, inputs []record.Input) *outcome {
	t.Helper()
	o := &outcome{log: &finding.Log{}}
	req := &metrics.Request{Inputs: inputs, Settings: with.settings, Roll: with.roll, Calendar: &calendar.Calendar{}, Log: o.log}
	reading, err := Measure().Read(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { reading.Close() })
	o.rd = reading.(*Reading)
	columns := table().Columns
	for row, err := range reading.Rows(0) {
		if err != nil {
			t.Fatal(err)
		}
		if len(row.Cells) != len(columns) {
			t.Fatalf("%d cells for %d columns", len(row.Cells), len(columns))
		}
		cells := map[string]string{}
		for i, c := range row.Cells {
			if c.Set && c.Kind != columns[i].Kind {
				t.Errorf("%s holds a value of kind %d, want %d", columns[i].Name, c.Kind, columns[i].Kind)
			}
			cells[columns[i].Name] = cellText(c)
		}
		for _, f := range strings.Split(cells["flags"], ";") {
			if f != "" && !slices.Contains(flagNames, f) && !strings.HasPrefix(f, "same-day-") {
				t.Errorf("flag %q is not documented", f)
			}
		}
		o.rows = append(o.rows, cells)
	}
	for _, g := range o.log.Groups() {
		for i := range g.Kept {
			o.found = append(o.found, g.Rule.ID+" "+g.Kept[i].From.Cell())
		}
	}
	slices.Sort(o.found)
	o.addsUp(t)
	return o
}

// addsUp holds that every row ends in one place.
func (o *outcome) addsUp(t *testing.T) {
	t.Helper()
	records := 0
	for _, f := range o.rd.src.Files {
		for _, s := range f.Sheets {
			if sum := s.Heads + s.Outside + s.Others + s.Records + s.Blank + s.LeftOut; sum != s.Rows {
				t.Errorf("the rows of %s do not add up: %+v", f.Name, *s)
			}
		}
	}
	for _, b := range o.rd.src.Blocks {
		if b.Refused == nil {
			records += b.Records
		}
	}
	c := o.rd.counted
	if sum := c.written + c.repeated + c.settled + c.others + c.unknown; sum != c.records || c.records != records {
		t.Errorf("%d records of %d read, %d accounted for: %+v", c.records, records, sum, c)
	}
	if len(o.rd.aside) != c.records-c.written {
		t.Errorf("%d set aside, want %d", len(o.rd.aside), c.records-c.written)
	}
}

func cellText(c metrics.Cell) string {
	switch {
	case !c.Set:
		return ""
	case c.Kind == metrics.IntKind:
		return numbers("%d", c.Int)
	case c.Kind == metrics.DateKind:
		return c.Date.String()
	}
	return c.Text
}

// tell is some columns of the rows, joined.
func (o *outcome) tell(columns ...string) string {
	var out []string
	for _, r := range o.rows {
		var cells []string
		for _, c := range columns {
			if _, ok := r[c]; !ok {
				cells = append(cells, "no column "+c)
			}
			cells = append(cells, r[c])
		}
		out = append(out, strings.Join(cells, " "))
	}
	return strings.Join(out, "|")
}

func (o *outcome) findings() string { return strings.Join(o.found, "|") }

// Pupils who do not exist.
const (
	pupil1 = "A999432119001"
	pupil2 = "P999432119002"
	pupil3 = "D999432119003"
)
