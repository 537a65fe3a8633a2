package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"apst/finding"
	"apst/internal/project"
	"apst/metrics"
	"apst/report"
)

// measureJob is one run of a measure: what was read, and what became of it.
type measureJob struct {
	opts    *ScoreMeasureOptions
	in      *measureInputs
	log     *finding.Log
	request *metrics.Request
	reading metrics.Reading

	main, findings, provenance string   // where they go; empty for standard output or nowhere
	more                       []string // where the tables beside the first go
	rows                       []int    // of each table
}

// settleOutputs finds out where everything goes, and refuses places where it cannot.
func (j *measureJob) settleOutputs(p *project.Project) error {
	out, m := j.opts.Output, j.opts.Measure
	if j.in.Aside != "" && out.Tree != "" && len(j.in.Inputs) > 1 {
		return usagef("these are not the files of the project, and what comes of those is not replaced by these").
			hint("to score them by themselves, say where to: -o %s.xlsx", m.ID).
			hint("to have them in the project, name them in %s, and then: apst score %s", projectFile(p), m.ID)
	}
	j.main = out.Path("pupil", m.ID+j.in.Aside)
	j.findings = j.opts.Findings
	folder := !out.Stdout && out.File == ""
	if folder {
		asJSON := out
		asJSON.Format = "json"
		if j.findings == "" {
			j.findings = asJSON.Path("pupil", m.ID+"-findings"+j.in.Aside)
		}
		j.provenance = asJSON.Path("pupil", m.ID+"-provenance"+j.in.Aside)
		if out.Format != "xlsx" {
			for _, t := range m.Tables[1:] {
				j.more = append(j.more, out.Path("pupil", t.Name+j.in.Aside))
			}
		}
	}
	var maps []string
	if j.opts.Asked.Map != "" {
		maps = []string{j.opts.Asked.Map}
	}
	return out.Check(slices.Concat(j.in.paths(), maps), slices.Concat([]string{j.main, j.findings, j.provenance}, j.more)...)
}

// read reads the files.
func (j *measureJob) read(ctx context.Context, p *project.Project) error {
	ios := j.opts.IO
	progress := ios.NewProgress("reading")
	defer progress.Done()
	ios.Doing("reading %s", listNames(j.in.paths()))
	var err error
	if j.request, err = j.in.request(ctx, ios, j.opts.Measure, p, &j.opts.Asked, j.log); err != nil {
		return err
	}
	j.request.Progress = func(rows int) { progress.Update(int64(rows), 0, "rows") }
	j.reading, err = j.opts.Measure.Read(ctx, j.request)
	return err
}

// finish writes everything and tells of it.
func (j *measureJob) finish() error {
	ios := j.opts.IO
	refused := j.opts.Strict && j.log.Count(finding.Error) > 0
	if refused || !j.usable() {
		if err := j.writeFindings(); err != nil {
			return err
		}
		j.tell(false)
		if refused {
			return dataf("nothing was written: --strict, and something was refused").hint("correct what is listed, or leave out --strict to have the rest")
		}
		return dataf("nothing could be used, and nothing was written")
	}
	ios.Doing("writing %s", j.main)
	if err := j.write(); err != nil {
		return err
	}
	if err := j.writeFindings(); err != nil {
		return err
	}
	if err := j.writeProvenance(); err != nil {
		return err
	}
	j.tell(true)
	if j.log.Count(j.opts.FailOn) > 0 {
		return dataf("")
	}
	return nil
}

// usable reports whether anything came of the files: an empty file would only take
// the place of a good one.
func (j *measureJob) usable() bool {
	for table := range j.opts.Measure.Tables {
		for _, err := range j.reading.Rows(table) {
			return err == nil
		}
	}
	return false
}

// write writes the tables: in one workbook, or the first to its file and the others
// beside it.
func (j *measureJob) write() error {
	m, out := j.opts.Measure, j.opts.Output
	j.rows = make([]int, len(m.Tables))
	err := out.Write(j.opts.IO, j.main, func(w io.Writer) error {
		if out.Format == "xlsx" {
			return report.WriteXLSX(w, j.sheets())
		}
		return j.encode(w, 0)
	})
	for i := range j.more {
		if err == nil {
			err = out.Write(j.opts.IO, j.more[i], func(w io.Writer) error { return j.encode(w, i+1) })
		}
	}
	return err
}

func (j *measureJob) encode(w io.Writer, table int) error {
	t := j.table(table)
	var err error
	if j.opts.Output.Format == "json" {
		_, err = report.WriteJSON(w, t)
	} else {
		_, err = report.WriteCSV(w, t, report.CSVOptions{})
	}
	return err
}

// sheets are a sheet for each table, then what there is to say of the whole.
func (j *measureJob) sheets() []report.Sheet {
	var out []report.Sheet
	for i, t := range j.opts.Measure.Tables {
		out = append(out, report.Sheet{Name: t.Title, Table: j.table(i), Frozen: 1})
	}
	return append(out,
		report.Sheet{Name: "Summary", Later: j.summaryLines, Widths: []float64{34, 60}},
		report.Sheet{Name: "Notes", Later: j.noteLines, Widths: noteWidths})
}

// table is a table of the measure for the writers.
func (j *measureJob) table(i int) *report.Table {
	t := &j.opts.Measure.Tables[i]
	return &report.Table{Name: t.Name, Columns: reportColumns(t), Rows: func(yield func([]report.Cell, error) bool) {
		cells := make([]report.Cell, len(t.Columns))
		j.rows[i] = 0
		for row, err := range j.reading.Rows(i) {
			if err != nil {
				yield(nil, err)
				return
			}
			if len(row.Cells) != len(cells) {
				yield(nil, fmt.Errorf("a row of %s has %d cells for %d columns", t.Name, len(row.Cells), len(cells)))
				return
			}
			for k := range cells {
				cells[k] = reportCell(row.Cells[k])
			}
			j.rows[i]++
			if !yield(cells, nil) {
				return
			}
		}
	}}
}

var columnKinds = map[metrics.Kind]report.ColumnKind{
	metrics.TextKind: report.TextColumn, metrics.IntKind: report.IntColumn, metrics.NumberKind: report.NumberColumn,
	metrics.BoolKind: report.BoolColumn, metrics.DateKind: report.DateColumn,
}

func reportColumns(t *metrics.Table) []report.Column {
	out := make([]report.Column, len(t.Columns))
	for i, c := range t.Columns {
		out[i] = report.Column{Name: c.Name, Title: c.Title, Doc: c.Doc, Kind: columnKinds[c.Kind], Width: c.Width, Format: numberFormat(&c)}
	}
	return out
}

// numberFormat is how a workbook shows the numbers of a column: percentages with the
// one decimal that they have. Empty is the kind's own.
func numberFormat(c *metrics.Column) string {
	if c.Kind == metrics.NumberKind && (strings.Contains(c.Unit, "per cent") || strings.Contains(c.Unit, "percent")) {
		return "0.0"
	}
	return ""
}

func reportCell(c metrics.Cell) report.Cell {
	switch {
	case !c.Set:
		return report.Empty()
	case c.Kind == metrics.IntKind:
		return report.IntCell(c.Int)
	case c.Kind == metrics.NumberKind:
		return report.NumberCell(c.Number)
	case c.Kind == metrics.BoolKind:
		return report.BoolCell(c.Bool)
	case c.Kind == metrics.DateKind && c.Date.Day > 0:
		return report.DateCell(int(c.Date.Year), time.Month(c.Date.Month), int(c.Date.Day))
	case c.Kind == metrics.DateKind:
		return report.TextCell(c.Date.String())
	}
	return report.TextCell(c.Text)
}

// writeFindings writes all findings, pupil level, as JSON.
func (j *measureJob) writeFindings() error {
	if j.findings == "" {
		return nil
	}
	return j.opts.Output.Write(j.opts.IO, j.findings, func(w io.Writer) error {
		_, err := report.WriteJSON(w, findingsTable(j.log))
		return err
	})
}

// writeProvenance writes how the files were read, for apst explain.
func (j *measureJob) writeProvenance() error {
	if j.provenance == "" {
		return nil
	}
	p, err := newMeasureProvenance(filepath.Dir(j.provenance), j)
	if err != nil {
		return err
	}
	return j.opts.Output.Write(j.opts.IO, j.provenance, func(w io.Writer) error { return writeIndented(w, p) })
}
