package like

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/calendar"
	records "apst/metrics/record"
	"apst/metrics/roster"
)

// seen is what apst makes of a file of measures.
type seen struct {
	lines []string // tables, columns, decisions and counts, without a word of the file
	rules map[string]bool
	at    map[place]map[string]bool
	list  *roster.Roster
}

// place is a row of a sheet of a file.
type place struct{ sheet, row int }

// beside is what is known beside a file when it is read.
type beside struct {
	roll     *records.Roll
	calendar *calendar.Calendar
	asOf     ingest.Date
}

// look reads a file of measures.
func (in *Input) look(ctx context.Context, path string, b beside) (*seen, error) {
	out := &seen{rules: map[string]bool{}, at: map[place]map[string]bool{}}
	log := &finding.Log{}
	sheets := map[string]int{}
	file, err := ingest.Open(path)
	if err != nil {
		var fault *sheet.Fault
		if errors.As(err, &fault) {
			out.rules[ingest.FaultFinding("", fault).Rule.ID] = true
			return out, nil
		}
		return nil, err
	}
	for i, sh := range file.Sheets() {
		sheets[sh.Name()] = i
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	for _, m := range in.Measures {
		if err := out.measure(ctx, in, m, path, b, log, sheets); err != nil {
			return nil, err
		}
	}
	if in.List {
		if out.list, err = roster.Read(ctx, []string{path}, log); err != nil {
			return nil, err
		}
		r := out.list
		if !b.asOf.IsZero() {
			r.CheckYears(b.asOf, log)
		}
		out.lines = append(out.lines, fmt.Sprintf("pupils %d, headings %d, outside %d, again %d, left out %d, others %d", len(r.Pupils), r.Heads, r.Outside, r.Again, r.LeftOut, r.Others))
		out.lines = append(out.lines, fieldsGiven(r)...)
	}
	for _, g := range log.Groups() {
		out.rules[g.Rule.ID] = true
		for _, f := range g.Kept {
			if f.From.Row == 0 {
				continue
			}
			at := place{sheets[f.From.Sheet], f.From.Row}
			if out.at[at] == nil {
				out.at[at] = map[string]bool{}
			}
			out.at[at][g.Rule.ID] = true
		}
	}
	return out, nil
}

// measure reads a file as one of a measure.
func (s *seen) measure(ctx context.Context, in *Input, m *metrics.Measure, path string, b beside, log *finding.Log, sheets map[string]int) error {
	cal := b.calendar
	if cal == nil {
		cal = &calendar.Calendar{}
	}
	settings := metrics.Settings{}
	for k, v := range in.Settings {
		settings[k] = v
	}
	reading, err := m.Read(ctx, &metrics.Request{
		Inputs:   []records.Input{{Path: path, Name: filepath.Base(path), Map: in.Map, Wave: in.Wave, Role: in.Role}},
		Settings: settings, Key: in.Key, Roll: b.roll, Calendar: cal, AsOf: b.asOf, Log: log,
	})
	if err != nil {
		return err
	}
	defer reading.Close()
	src := reading.Source()
	for _, f := range src.Files {
		if f.Refused != nil {
			s.lines = append(s.lines, m.ID+" file refused "+f.Refused.ID)
		}
		for i, sh := range f.Sheets {
			s.lines = append(s.lines, fmt.Sprintf("%s sheet %d: rows %d, heads %d, outside %d, others %d, records %d, blank %d, left out %d", m.ID, i+1, sh.Rows, sh.Heads, sh.Outside, sh.Others, sh.Records, sh.Blank, sh.LeftOut))
		}
	}
	for _, bl := range src.Blocks {
		line := fmt.Sprintf("%s sheet %d, row %d: %s, sitting %t;", m.ID, sheets[bl.Sheet.Name]+1, bl.Place().Row, bl.Shape.ID, bl.Wave.Value != "")
		for _, c := range bl.Table.Columns {
			if c.Field != "" {
				line += fmt.Sprintf(" %s=%s", sheet.ColName(c.N), c.Field)
			}
		}
		for _, d := range bl.Decisions {
			line += fmt.Sprintf(" [%s %s by %s]", d.Key, saidOf(d.Value), d.By)
		}
		if bl.Refused != nil {
			line += " refused " + bl.Refused.ID
		}
		s.lines = append(s.lines, line)
	}
	return nil
}

// saidOf is what a decision says, without the numbers, dates and names in it.
func saidOf(value string) string {
	if strings.ContainsAny(value, "0123456789\"") {
		return "so"
	}
	return value
}

// fieldsGiven says which fields a list of pupils gives, and of how many.
func fieldsGiven(r *roster.Roster) (out []string) {
	count := map[string]int{}
	for i := range r.Pupils {
		p := &r.Pupils[i]
		for field, given := range map[string]bool{
			"sex": p.Sex != "", "year": p.YearGroup != "", "sen": p.SEN != "", "need": p.Need != "", "fsm": p.FSM != "", "ethnicity": p.Ethnicity != "",
			"born": !p.Born.IsZero(), "entry": !p.Entry.IsZero(), "exit": !p.Exit.IsZero(), "consent": p.Consent != "", "reason": p.EntryReason != "",
			"why": p.ExitReason != "", "destination": p.Destination != "", "looked after": p.LookedAfter != "", "enrolment": p.Enrolment != "", "arm": p.Arm != "",
		} {
			if given {
				count[field]++
			}
		}
	}
	for field, n := range count {
		out = append(out, fmt.Sprintf("%s of %d", field, n))
	}
	slices.Sort(out)
	return out
}

// differs says what a copy is taken for otherwise than the original, without a word of
// either; it is empty where there is nothing.
func (s *seen) differs(c *seen) string {
	if len(s.lines) != len(c.lines) {
		return fmt.Sprintf("%d tables and columns instead of %d", len(c.lines), len(s.lines))
	}
	for i := range s.lines {
		if s.lines[i] != c.lines[i] {
			return fmt.Sprintf("%q instead of %q", c.lines[i], s.lines[i])
		}
	}
	missing, extra := apart(s.rules, c.rules)
	var said []string
	if missing != nil {
		said = append(said, "findings that are not reproduced: "+strings.Join(missing, ", "))
	}
	if extra != nil {
		said = append(said, "findings that the file does not have: "+strings.Join(extra, ", "))
	}
	return strings.Join(said, "; ")
}

// apart are the rules that one reading has and the other has not.
func apart(want, have map[string]bool) (missing, extra []string) {
	for id := range want {
		if !have[id] {
			missing = append(missing, id)
		}
	}
	for id := range have {
		if !want[id] {
			extra = append(extra, id)
		}
	}
	slices.Sort(missing)
	slices.Sort(extra)
	return missing, extra
}

// lookAt reads bytes that are not written yet.
func (in *Input) lookAt(ctx context.Context, name string, data []byte, b beside) (*seen, error) {
	dir, err := os.MkdirTemp("", "apst-like-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return nil, err
	}
	return in.look(ctx, path, b)
}
