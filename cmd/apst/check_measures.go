package main

import (
	"context"
	"fmt"
	"slices"

	"apst/finding"
	"apst/internal/project"
	"apst/metrics"
	"apst/metrics/record"
)

// checkedMeasure is a measure beside the SDQ among what is checked.
type checkedMeasure struct {
	measure *metrics.Measure
	named   []string // its files, before they are settled
	in      *measureInputs
	source  *record.Reading
}

// asked is what the command line says of the measures beside the SDQ.
func (opts *CheckOptions) asked() *measureAsked {
	return &measureAsked{Roster: opts.Roster, Key: opts.Declared.key, AsOf: opts.AsOf, Settings: metrics.Settings{}}
}

// measuredOf is the entry of a measure, made when it is first met.
func (f *checkFiles) measuredOf(m *metrics.Measure) *checkedMeasure {
	for _, c := range f.measured {
		if c.measure == m {
			return c
		}
	}
	c := &checkedMeasure{measure: m}
	f.measured = append(f.measured, c)
	slices.SortFunc(f.measured, func(a, b *checkedMeasure) int {
		return slices.Index(measures(), a.measure) - slices.Index(measures(), b.measure)
	})
	return c
}

// settleMeasured settles how the files of measures are read that were named or met
// in a folder.
func (f *checkFiles) settleMeasured(p *project.Project, asked *measureAsked) error {
	for _, c := range f.measured {
		var err error
		if c.in, err = asked.inputs(c.measure, p, c.named); err != nil {
			return err
		}
		if len(f.rosters) > 0 { // those that are checked as well
			c.in.Rosters = f.rosters
		}
	}
	return nil
}

// readMeasured reads the measures beside the SDQ for what there is to find.
func (j *checkJob) readMeasured(ctx context.Context, pupils map[string]struct{}) error {
	for _, c := range j.files.measured {
		j.opts.IO.Doing("reading %s", listNames(c.in.paths()))
		request, err := c.in.request(ctx, j.opts.IO, c.measure, j.project, j.opts.asked(), j.log)
		if err != nil {
			return err
		}
		reading, err := c.measure.Read(ctx, request)
		if err != nil {
			return err
		}
		c.source = reading.Source()
		for row, err := range reading.Rows(0) {
			if err != nil {
				reading.Close()
				return err
			}
			if row.Pupil != "" {
				pupils[row.Pupil] = struct{}{}
			}
		}
		if err := reading.Close(); err != nil {
			return fmt.Errorf("closing %s: %w", listNames(c.in.paths()), err)
		}
	}
	return nil
}

// notAmong is why the rules of most measures are not run where somebody checks the
// files of one.
const notAmong = "no files of that measure"

// lookMeasured counts what was read of the measures, and which of their rules could
// not apply.
func (j *checkJob) lookMeasured(l *looked) {
	met := map[string]bool{}
	for _, f := range j.survey.Files {
		met[f.Path] = true
	}
	for _, c := range j.files.measured {
		for _, f := range c.source.Files {
			if f.Format == "" || met[f.Path] {
				continue
			}
			met[f.Path] = true
			l.files++
			for _, s := range f.Sheets {
				l.sheets++
				l.rows += s.Rows
				l.cells += s.Cells
			}
		}
	}
	if len(j.files.measured) == 0 {
		for _, r := range record.Rules() {
			l.notRun = append(l.notRun, finding.NotRun{Rule: r, Why: notAmong})
		}
	}
	for _, m := range measures() {
		if slices.ContainsFunc(j.files.measured, func(c *checkedMeasure) bool { return c.measure == m }) {
			continue
		}
		for _, r := range m.Rules {
			l.notRun = append(l.notRun, finding.NotRun{Rule: r, Why: notAmong})
		}
	}
}

// tellMeasured says what the files of the measures were and how they were
// understood.
func (j *checkJob) tellMeasured() {
	ios := j.opts.IO
	for _, c := range j.files.measured {
		for _, f := range c.source.Files {
			if f.Format == "" {
				ios.Errf("%s: not read\n", f.Name)
				continue
			}
			ios.Errf("%s: %s, %s\n", f.Name, f.Format, c.measure.Spec.Noun)
			for _, s := range f.Sheets {
				ios.Errf("  %s\n", recordSheetLine(s))
			}
			for _, b := range c.source.Blocks {
				if b.File != f {
					continue
				}
				line := b.Shape.Title
				if b.Wave.Value != "" {
					line += ", " + waveName(b.Wave.Value)
				}
				if b.Refused != nil {
					line += fmt.Sprintf(": refused, %s (%s)", b.Refused.Title, b.Refused.ID)
				} else {
					line += ": " + howMany(b.Records, "row")
				}
				ios.Errf("  %s\n", line)
			}
		}
	}
}
