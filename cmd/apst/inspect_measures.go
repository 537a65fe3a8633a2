package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/atomicfile"
	"apst/internal/project"
	"apst/metrics"
	"apst/metrics/record"
	"apst/report"
	"apst/sdq/intake"
)

// inspectedMeasure is a measure beside the SDQ in files that are looked at.
type inspectedMeasure struct {
	measure *metrics.Measure
	source  *record.Reading
}

// parted tells the files with answers to the SDQ from those with other measures; a
// workbook may be both. What nothing is known of is for the SDQ to refuse.
func (opts *InspectOptions) parted(ctx context.Context) (answers []string, measured map[*metrics.Measure][]string, err error) {
	measured = map[*metrics.Measure][]string{}
	for _, path := range opts.Files {
		h, err := holdings(ctx, intake.Input{Path: path})
		if err != nil {
			return nil, nil, err
		}
		for _, m := range h.measures {
			measured[m] = append(measured[m], path)
		}
		if h.answers || h.list {
			answers = append(answers, path)
		}
	}
	return answers, measured, nil
}

// inspectMeasures reads the measures of files; what is found goes to the log.
func (opts *InspectOptions) inspectMeasures(ctx context.Context, p *project.Project, files map[*metrics.Measure][]string, log *finding.Log) ([]*inspectedMeasure, error) {
	var out []*inspectedMeasure
	for _, m := range measures() {
		if len(files[m]) == 0 {
			continue
		}
		asked := &measureAsked{Key: opts.Declared.key, Settings: metrics.Settings{}}
		in, err := asked.inputs(m, p, files[m])
		if err != nil {
			return nil, err
		}
		request, err := in.request(ctx, opts.IO, m, p, asked, log)
		if err != nil {
			return nil, err
		}
		reading, err := m.Read(ctx, request)
		if err != nil {
			return nil, err
		}
		out = append(out, &inspectedMeasure{m, reading.Source()})
		if err := reading.Close(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// text is the page for people.
func (x *inspectedMeasure) text(w io.Writer) {
	for _, f := range x.source.Files {
		if f.Format == "" {
			pagef(w, "%s: not read\n", f.Name)
			continue
		}
		pagef(w, "%s: %s\n", f.Name, f.Format)
		for _, s := range f.Sheets {
			pagef(w, "  %s\n", recordSheetLine(s))
		}
	}
	for _, b := range x.source.Blocks {
		pagef(w, "\n%s\n", blockName(b))
		pagef(w, "  %s (%s), layout %s\n", x.measure.Title, x.measure.ID, record.LayoutCode(b.Table.Layout))
		for _, c := range b.Table.Columns {
			pagef(w, "    %-5s %s\n", sheet.ColName(c.N), usedAs(b, c))
		}
		for _, d := range b.Decisions {
			pagef(w, "  %s\n", decisionText(d))
		}
		if b.Refused != nil {
			pagef(w, "  refused: %s (%s)\n", b.Refused.Title, b.Refused.ID)
		}
	}
}

// usedAs says what a column is taken for. Headings may hold anything, a pupil's name
// too, and are looked up by the column's letter.
func usedAs(b *record.Block, c *ingest.Column) string {
	switch {
	case c.Field == "":
		return "not used"
	case c.Field == record.Ignored:
		return "known, and not used"
	case c.Laned && len(c.Facets) > 0 && !c.Facets.Same(b.Lane.Facets):
		return c.Field + ", of another sitting"
	}
	return c.Field
}

// rows is the same for programs.
func (x *inspectedMeasure) rows() [][]report.Cell {
	var rows [][]report.Cell
	add := func(values ...string) {
		row := make([]report.Cell, len(values))
		for i, v := range values {
			row[i] = report.TextCell(v)
		}
		rows = append(rows, row)
	}
	for _, b := range x.source.Blocks {
		name := blockName(b)
		add("table", b.File.Name, b.Sheet.Name, b.Place().Cell(), x.measure.ID, b.Shape.Title, "", record.LayoutCode(b.Table.Layout))
		for _, c := range b.Table.Columns {
			kind := "column"
			if c.Field == "" || c.Field == record.Ignored {
				kind = "unused"
			}
			add(kind, b.File.Name, b.Sheet.Name, sheet.ColName(c.N), c.Field, c.Title(), "", "")
		}
		for _, d := range b.Decisions {
			add("decision", b.File.Name, name, d.At.Cell(), d.Key, d.Value, string(d.By), decisionText(d))
		}
		if b.Refused != nil {
			add("refused", b.File.Name, name, "", b.Refused.ID, b.Refused.Title, "", "")
		}
	}
	return rows
}

// recordMap is how the tables were understood, to be kept.
func (x *inspectedMeasure) recordMap() *record.Map {
	m := &record.Map{Format: record.MapFormat, Measure: x.measure.ID, Columns: map[string]string{}}
	for _, b := range x.source.Blocks {
		if code := record.LayoutCode(b.Table.Layout); !slices.Contains(m.Layouts, code) {
			m.Layouts = append(m.Layouts, code)
		}
		for _, c := range b.Table.Columns {
			if c.Field != "" && len(b.Lane.Facets) == 0 && len(b.Columns(c.Field)) == 0 {
				m.Columns[c.Title()] = c.Field
			}
		}
	}
	return m
}

// saveRecordMap writes a map, making the folder it goes in if that is all that is
// missing.
func saveRecordMap(ios *IO, path string, m *record.Map) error {
	if len(m.Layouts) == 0 {
		return dataf("no table was recognised, so there is nothing to save in %s", path)
	}
	if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil && !os.IsExist(err) {
		return usagef("--save-map %s: its folder cannot be made", path).hint("make the folder first, or check its name")
	}
	err := atomicfile.Write(path, func(w io.Writer) error {
		if _, err := io.WriteString(w, record.MapHead); err != nil {
			return err
		}
		return m.Encode(w)
	})
	if err != nil {
		return err
	}
	ios.Errf("\nmap: %s\nuse it with: apst score %s NEXT-FILE --map %s\n", path, m.Measure, path)
	return nil
}

// oneMap refuses to save a map of files with several measures.
func oneMap(path string, answers bool, inspected []*inspectedMeasure) error {
	var held []string
	if answers {
		held = append(held, "sdq")
	}
	for _, x := range inspected {
		held = append(held, x.measure.ID)
	}
	if len(held) > 1 {
		return usagef("--save-map %s: the files hold %s, and a map is for one measure", path, strings.Join(held, ", ")).hint("inspect the files of one measure by themselves")
	}
	return nil
}
