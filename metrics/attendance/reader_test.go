package attendance

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
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// read of some files: what came of it.
type scored struct {
	metrics.Reading
	log *finding.Log
}

// given is what is read besides the files.
type given struct {
	set    metrics.Settings
	roll   *record.Roll
	cal    *calendar.Calendar
	events metrics.Events
	asOf   ingest.Date
	maps   string // a map for all files
	key    string
}

// file writes a file and gives it as an input. A role may stand before its name:
// home-school:before.csv.
func file(t testing.TB, name, text string) record.Input {
	t.Helper()
	role := ""
	if before, rest, ok := strings.Cut(name, ":"); ok {
		role, name = before, rest
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return record.Input{Path: path, Role: role}
}

// scoreFiles reads files.
func scoreFiles(t testing.TB, g given, inputs ...record.Input) *scored {
	t.Helper()
	s := &scored{log: &finding.Log{}}
	if g.cal == nil {
		g.cal = &calendar.Calendar{}
	}
	if g.maps != "" {
		m, err := record.ParseMap([]byte(g.maps))
		if err != nil {
			t.Fatal(err)
		}
		for i := range inputs {
			inputs[i].Map = m
		}
	}
	var err error
	s.Reading, err = Measure().Read(context.Background(), &metrics.Request{Inputs: inputs, Settings: g.set, Roll: g.roll, Calendar: g.cal, Events: g.events, AsOf: g.asOf, Log: s.log, Key: g.key})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// scoreText reads one file of delimited text.
func scoreText(t testing.TB, text string) *scored {
	t.Helper()
	return scoreFiles(t, given{}, file(t, "marks.csv", text))
}

// lines are the rows of a table, as columns and values.
func (s *scored) lines(t testing.TB, table int) []map[string]string {
	t.Helper()
	var out []map[string]string
	columns := Measure().Tables[table].Columns
	for row, err := range s.Rows(table) {
		if err != nil {
			t.Fatal(err)
		}
		if len(row.Cells) != len(columns) {
			t.Fatalf("%d cells for %d columns", len(row.Cells), len(columns))
		}
		line := map[string]string{}
		for i, c := range row.Cells {
			if c.Set && c.Kind != columns[i].Kind {
				t.Fatalf("%s is of kind %d", columns[i].Name, c.Kind)
			}
			line[columns[i].Name] = cellText(c)
		}
		out = append(out, line)
	}
	return out
}

func cellText(c metrics.Cell) string {
	switch {
	case !c.Set:
		return ""
	case c.Kind == metrics.IntKind:
		return fmt.Sprint(c.Int)
	case c.Kind == metrics.NumberKind:
		return fmt.Sprint(c.Number)
	case c.Kind == metrics.BoolKind:
		return fmt.Sprint(c.Bool)
	case c.Kind == metrics.DateKind:
		return c.Date.String()
	}
	return c.Text
}

// pick is some columns of a line, joined.
func pick(line map[string]string, columns ...string) string {
	var out []string
	for _, c := range columns {
		out = append(out, line[c])
	}
	return strings.Join(out, " ")
}

// one is the only line of the first table.
func (s *scored) one(t testing.TB) map[string]string {
	t.Helper()
	lines := s.lines(t, tableRows)
	if len(lines) != 1 {
		t.Fatalf("%d rows; want one: %v\n%s", len(lines), lines, s.found())
	}
	return lines[0]
}

// found is what was found: rules, places and what was seen, a line each.
func (s *scored) found() string {
	var out []string
	for _, g := range s.log.Groups() {
		for _, f := range g.Kept {
			out = append(out, fmt.Sprintf("%s %s: %s", f.Rule.ID, f.From.Cell(), f.Seen))
		}
	}
	return strings.Join(out, "\n")
}

// raised are the rules that were raised, without those that are notes on the reading
// of any file.
func (s *scored) raised() []string {
	var out []string
	for _, g := range s.log.Groups() {
		out = append(out, g.Rule.ID)
	}
	slices.Sort(out)
	return out
}

// sessionRows is a register, a row a session: of each pupil a string of marks, from a
// day on.
func sessionRows(from string, byPupil ...string) string {
	var b strings.Builder
	b.WriteString("UPN,Date,Session,Mark\n")
	for i, text := range byPupil {
		marks := strings.Fields(text)
		slots := weekdays(from, (len(marks)+1)/2)
		for k, m := range marks {
			if m == "_" {
				m = ""
			}
			fmt.Fprintf(&b, "%s,%s,%s,%s\n", id(i+1), british(slots[k].Day()), slots[k].Session(), m)
		}
	}
	return b.String()
}

// id is the UPN of a made-up pupil, with its check letter.
func id(n int) string {
	text := []byte(fmt.Sprintf("A9990001%05d", n))
	sum := 0
	for i, digit := range text[1:] {
		sum += (i + 2) * int(digit-'0')
	}
	text[0] = upnLetters[sum%23]
	return string(text)
}

func british(d calendar.Day) string {
	date := d.Date()
	return fmt.Sprintf("%02d/%02d/%04d", date.Day, date.Month, date.Year)
}

const figureColumns = "possible attended authorised unauthorised late late_after_close not_possible unmarked unknown_codes conflicts attendance_percent absence_percent persistent severe"

// figuresIn are the numbers of a line.
func figuresIn(line map[string]string) string { return pick(line, strings.Fields(figureColumns)...) }

// rollOf is a list of pupils: "1 2022-09-05 2023-07-21" is pupil 1's stay.
func rollOf(stays ...string) *record.Roll {
	var out []record.Stay
	for _, s := range stays {
		f := strings.Fields(s)
		var n int
		fmt.Sscan(f[0], &n)
		stay := record.Stay{Pupil: id(n), UPN: id(n)}
		if len(f) > 1 && f[1] != "-" {
			stay.Entry = on(f[1]).Date()
		}
		if len(f) > 2 && f[2] != "-" {
			stay.Exit = on(f[2]).Date()
		}
		if len(f) > 3 {
			stay.Born = on(f[3]).Date()
		}
		out = append(out, stay)
	}
	return record.NewRoll(out)
}

// monthOf is the month of a day, without the day.
func monthOf(day string) ingest.Date {
	d := on(day).Date()
	d.Day = 0
	return d
}
