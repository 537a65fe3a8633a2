package support

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"apst/finding"
	"apst/ingest"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// file is an input of a test.
type file struct{ name, text string }

// given is what a test reads: files, options, and what is known beside them.
type given struct {
	files    []file
	settings metrics.Settings
	asOf     ingest.Date
	roll     *record.Roll
	calendar *calendar.Calendar
	key      string
	maps     string
}

// got is what came of it.
type got struct {
	t       *testing.T
	log     *finding.Log
	reading *reading
}

func run(t *testing.T, g given) *got {
	t.Helper()
	dir := t.TempDir()
	asked := &metrics.Request{Settings: g.settings, AsOf: g.asOf, Roll: g.roll, Calendar: g.calendar, Key: g.key, Log: &finding.Log{}}
	if asked.Calendar == nil {
		asked.Calendar = &calendar.Calendar{}
	}
	var mapped *record.Map
	if g.maps != "" {
		var err error
		if mapped, err = record.ParseMap([]byte(g.maps)); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range g.files {
		path := filepath.Join(dir, f.name)
		if err := os.WriteFile(path, []byte(f.text), 0o600); err != nil {
			t.Fatal(err)
		}
		asked.Inputs = append(asked.Inputs, record.Input{Path: path, Map: mapped})
	}
	r, err := Measure().Read(context.Background(), asked)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	out := &got{t, asked.Log, r.(*reading)}
	out.addsUp()
	out.actsAddUp()
	return out
}

// addsUp holds the counts of rows against one another: every row ends in exactly one
// place.
func (g *got) addsUp() {
	g.t.Helper()
	records, ended := map[string]int{}, map[string]int{}
	for _, b := range g.reading.source.Blocks {
		if b.Refused == nil {
			records[b.Shape.ID] += b.Records
		}
	}
	for shape, c := range g.reading.result.ends {
		ended[shape] = c.read()
	}
	for shape, n := range records {
		if n != ended[shape] {
			g.t.Errorf("%s: %d records, and %d of them ended somewhere: %v", shape, n, ended[shape], g.reading.result.ends[shape])
		}
	}
	for _, f := range g.reading.source.Files {
		for _, s := range f.Sheets {
			if sum := s.Heads + s.Outside + s.Others + s.Records + s.Blank + s.LeftOut; sum != s.Rows {
				g.t.Errorf("the rows of %s do not add up: %+v", f.Name, *s)
			}
		}
	}
}

// found are all findings: rule and cell.
func (g *got) found() string {
	var out []string
	for _, group := range g.log.Groups() {
		for i := range group.Kept {
			out = append(out, group.Rule.ID+" "+group.Kept[i].From.Cell())
		}
	}
	return strings.Join(out, "|")
}

// cellText is a cell as a test writes it.
func cellText(c metrics.Cell) string {
	switch {
	case !c.Set:
		return ""
	case c.Kind == metrics.IntKind:
		return strconv.FormatInt(c.Int, 10)
	case c.Kind == metrics.NumberKind:
		return strconv.FormatFloat(c.Number, 'g', -1, 64)
	case c.Kind == metrics.DateKind:
		return c.Date.String()
	case c.Kind == metrics.BoolKind:
		return strconv.FormatBool(c.Bool)
	}
	return c.Text
}

// rows are some columns of a table, a line a row.
func (g *got) rows(table int, columns ...string) string {
	g.t.Helper()
	def := Measure().Tables[table]
	var out []string
	for row, err := range g.reading.Rows(table) {
		if err != nil {
			g.t.Fatal(err)
		}
		if len(row.Cells) != len(def.Columns) {
			g.t.Fatalf("%s: %d cells for %d columns", def.Name, len(row.Cells), len(def.Columns))
		}
		var line []string
		for _, want := range columns {
			n := -1
			for i, c := range def.Columns {
				if c.Name == want {
					n = i
				}
			}
			if n < 0 {
				g.t.Fatalf("%s has no column %s", def.Name, want)
			}
			if c := row.Cells[n]; c.Set && c.Kind != def.Columns[n].Kind {
				g.t.Errorf("%s %s: a cell of kind %d in a column of kind %d", def.Name, want, c.Kind, def.Columns[n].Kind)
			}
			line = append(line, cellText(row.Cells[n]))
		}
		out = append(out, strings.Join(line, ","))
	}
	return strings.Join(out, "\n")
}

// values are the values of all tables whose scale begins so, a line each.
func (g *got) values(scales ...string) string {
	g.t.Helper()
	var out []string
	for table := range Measure().Tables {
		for row := range g.reading.Rows(table) {
			for _, v := range row.Values {
				for _, s := range scales {
					if v.Scale != s {
						continue
					}
					text := v.Category
					if n, ok := v.Number(); ok {
						text = strconv.FormatFloat(n, 'g', -1, 64)
					}
					if v.State != metrics.Known {
						text = v.State.String() + ": " + v.Reason
					}
					out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", v.Pupil, v.Scale, v.Date, text)))
				}
			}
		}
	}
	return strings.Join(out, "\n")
}

func (g *got) want(what, got, want string) {
	g.t.Helper()
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		g.t.Errorf("%s:\n%s\nwant:\n%s", what, got, want)
	}
}

func on(year int16, month, day uint8) ingest.Date {
	return ingest.Date{Year: year, Month: month, Day: day}
}

// Pupils of tests, with right check letters.
const (
	ann = "A999432119001"
	bob = "P999432119002"
	cat = "D999432119003"
)

func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

func replaceAll(s, old, by string) string { return strings.ReplaceAll(s, old, by) }
