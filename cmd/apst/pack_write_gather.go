package main

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"strings"

	"apst/finding"
	"apst/internal/pack"
	"apst/metrics"
	"apst/report/release"
	"apst/report/scan"
)

// gather makes the return from what was read.
func (j *packJob) gather(ctx context.Context) (*pack.Content, error) {
	c, a := j.change, &j.about
	if !c.set.From.IsZero() {
		a.Period.From = c.set.From.String()
	}
	if !c.set.To.IsZero() {
		a.Period.To = c.set.To.String()
	}
	if day := c.dataDay(); !day.IsZero() {
		a.AsOf = day.String()
	}
	src := &pack.Source{Analysis: c.analysis, Answers: j.answers, About: *a}
	for i := range c.kept {
		if k := &c.kept[i]; k.measure != "attendance" {
			src.Rows = append(src.Rows, pack.Rows{Measure: k.measure, Table: k.table, Rows: k.rows})
		}
	}
	rows, err := j.byTerm(ctx)
	if err != nil {
		return nil, err
	}
	if rows != nil {
		src.Rows = append(src.Rows, *rows)
	}
	return pack.Gather(src)
}

// byTerm reads attendance again, a row a term: change looks at other stretches of time. What
// there is to find was found before.
func (j *packJob) byTerm(ctx context.Context) (*pack.Rows, error) {
	c := j.change
	i := slices.IndexFunc(c.in.measured, func(s *changeSource) bool { return s.measure.ID == "attendance" })
	if i < 0 {
		return nil, nil
	}
	in, m := *c.in.measured[i].in, c.in.measured[i].measure
	in.Settings = maps.Clone(in.Settings)
	in.Settings["by"], in.Settings["window"], in.Settings["half-terms"] = "term", "none", "none"
	in.Support = nil
	j.opts.IO.Doing("reading attendance by term")
	request, err := in.request(ctx, j.opts.IO, m, j.project, j.opts.Change.asked(), &finding.Log{})
	if err != nil {
		return nil, err
	}
	reading, err := m.Read(ctx, request)
	if err != nil {
		return nil, err
	}
	defer reading.Close()
	out := &pack.Rows{Measure: m.ID, Table: &m.Tables[0]}
	for row, err := range reading.Rows(0) {
		if err != nil {
			return nil, err
		}
		if row.Pupil != "" {
			out.Rows = append(out.Rows, metrics.Row{Pupil: row.Pupil, At: row.At, Cells: slices.Clone(row.Cells)})
		}
	}
	return out, nil
}

// search refuses a return in which something tells who a pupil is, but for the file that is
// to. A copy in parquet holds what its table does, cell by cell, and the table is searched.
func (j *packJob) search(files []pack.File) error {
	r := &release.Release{}
	r.About.School, r.About.AsOf = j.about.School.Name, j.change.dataDay()
	s := j.change.scanner(r)
	var found []scan.Find
	for _, f := range files {
		if t := pack.TableNamed(f.Name); t != nil && t.Needed == pack.WithIdentities || strings.HasPrefix(f.Name, pack.ParquetFolder) {
			continue
		}
		some, err := s.Read(f.Name, bytes.NewReader(f.Data), int64(len(f.Data)))
		if err != nil {
			return err
		}
		if f.Name == pack.DictionaryFile { // it names columns of pupils, and holds nobody's
			some = slices.DeleteFunc(some, func(f scan.Find) bool { return f.Kind == scan.Column })
		}
		found = append(found, some...)
	}
	return identifiedReturn(found)
}

// identifiedReturn is the refusal of what was found; nil for nothing.
func identifiedReturn(found []scan.Find) error {
	if len(found) == 0 {
		return nil
	}
	err := gatef("something in the return tells who a pupil is: %s, and nothing was written", howMany(len(found), "place"))
	for i, f := range found {
		if i == shownFaults {
			err = err.hint("and %s", howMany(len(found)-i, "more place"))
			break
		}
		err = err.hint("%s", f)
	}
	return err.hint("take it out of the school's files: the names of sittings and of waves, and the reason after --plain, stand in a return as they are")
}
