package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"iter"

	"apst/finding"
	"apst/report"
)

// errStopped ends a scoring pass whose writer has had enough.
var errStopped = errors.New("stopped")

// table is the scored file as a table: its rows are scored as they are asked for.
func (j *sdqJob) table(ctx context.Context) *report.Table {
	cols := sdqColumns(j.opts.Bands)
	return &report.Table{Name: "scores", Columns: plainColumns(cols), Rows: j.scored(ctx, cols)}
}

func (j *sdqJob) scored(ctx context.Context, cols []sdqColumn) iter.Seq2[[]report.Cell, error] {
	return func(yield func([]report.Cell, error) bool) {
		row := make([]report.Cell, len(cols))
		var s scratch
		var err error
		j.scoredBatches(ctx, func(b *batch) bool {
			for k := range b.rows {
				for i := range cols {
					row[i] = cols[i].cell(&b.rows[k], &s)
				}
				j.rows++
				if !yield(row, nil) {
					err = errStopped
					return false
				}
			}
			err = b.err
			return true
		})
		if err == nil && j.opts.Strict && j.log.Count(finding.Error) > 0 {
			err = errStrict
		}
		if err != nil && !errors.Is(err, errStopped) {
			yield(nil, err)
		}
	}
}

// write scores everything into the output file. With --strict and standard
// output the rows wait in memory until it is sure that nothing was refused.
func (j *sdqJob) write(ctx context.Context, path string) error {
	t := j.table(ctx)
	if path == "" && j.opts.Strict {
		var all bytes.Buffer
		if err := j.encode(&all, t); err != nil {
			return err
		}
		_, err := j.opts.IO.Out.Write(all.Bytes())
		return err
	}
	return j.opts.Output.Write(j.opts.IO, path, func(w io.Writer) error { return j.encode(w, t) })
}

func (j *sdqJob) encode(w io.Writer, t *report.Table) error {
	var err error
	switch j.opts.Output.Format {
	case "csv":
		_, err = report.WriteCSV(w, t, report.CSVOptions{})
	case "json":
		_, err = report.WriteJSON(w, t)
	default:
		err = report.WriteXLSX(w, []report.Sheet{
			{Name: "Scores", Table: t, Frozen: 1},
			{Name: "Summary", Later: j.summaryLines, Widths: summaryWidths},
			{Name: "Notes", Later: j.noteLines, Widths: noteWidths},
		})
	}
	return err
}

// writeFindings writes all findings, pupil level, as JSON.
func (j *sdqJob) writeFindings(path string) error {
	if path == "" {
		return nil
	}
	return j.opts.Output.Write(j.opts.IO, path, func(w io.Writer) error {
		_, err := report.WriteJSON(w, findingsTable(j.log))
		return err
	})
}

// findingsTable is the log as a table, errors first.
func findingsTable(log *finding.Log) *report.Table {
	name := func(s string) report.Column { return report.Column{Name: s, Title: titled(s)} }
	return &report.Table{
		Name:    "findings",
		Columns: []report.Column{name("rule"), name("severity"), name("effect"), name("title"), name("file"), name("sheet"), name("cell"), name("to"), name("pupil_id"), name("seen"), name("expected"), name("fix")},
		Rows: func(yield func([]report.Cell, error) bool) {
			for _, g := range log.Groups() {
				for i := range g.Kept {
					f := &g.Kept[i]
					row := []report.Cell{
						report.TextCell(g.Rule.ID), report.TextCell(g.Severity.String()), report.TextCell(g.Rule.Effect.String()), report.TextCell(g.Rule.Title),
						report.TextCell(f.From.File), report.TextCell(f.From.Sheet), report.TextCell(f.From.Cell()), report.TextCell(f.To.Cell()),
						report.TextCell(f.Pupil), report.TextCell(f.Seen), report.TextCell(f.Want()), report.TextCell(f.Do()),
					}
					if !yield(row, nil) {
						return
					}
				}
			}
		},
	}
}
