package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report"
	"apst/sdq"
)

// changePlaces is where everything of a change goes.
type changePlaces struct {
	one      string            // the one file, or standard output where it is empty
	single   bool              // one table goes to one
	change   string            // the workbook of pupils and changes
	links    string            // that of where rows went
	tables   map[string]string // by table, those that go to files of their own
	findings string
	save     string
}

// tablesOf are the tables of the two workbooks, a sheet each, in order.
var (
	changeSheets = []string{cohort.TablePupils, cohort.TableChanges, cohort.TableFlow, cohort.TablePanel, cohort.TableResults, cohort.TableObservations}
	linkSheets   = []string{cohort.TableCounts, cohort.TableSuspects, cohort.TableLinks}
)

// places settles where everything goes, and refuses where it cannot.
func (j *changeJob) places() (*changePlaces, error) {
	o := j.opts
	p := &changePlaces{tables: map[string]string{}, findings: o.Findings, save: o.SaveLinks}
	as := func(format, name string) string {
		out := o.Output
		out.Format = format
		return out.Path("pupil", name)
	}
	switch {
	case o.Output.Stdout || o.Output.File != "":
		p.single, p.one = true, o.Output.File
	default:
		if p.findings == "" {
			p.findings = as("json", "change-findings"+j.aside())
		}
		if o.Output.Format == "xlsx" {
			p.change, p.links = as("xlsx", "change"+j.aside()), as("xlsx", "links"+j.aside())
			p.tables[cohort.TableResults] = as("csv", "results"+j.aside())
			break
		}
		for _, name := range cohort.TableNames() {
			p.tables[name] = as(o.Output.Format, name+j.aside())
		}
	}
	paths := []string{p.findings, p.save, p.change, p.links}
	for _, name := range cohort.TableNames() {
		paths = append(paths, p.tables[name])
	}
	if p.single {
		paths = append(paths, p.one)
	}
	inputs := j.in.paths()
	if o.Links != "" {
		inputs = append(inputs, o.Links)
	}
	inputs = append(inputs, o.Declared.maps...)
	return p, o.Output.Check(inputs, paths...)
}

// aside is what the names of outputs end in where the files are not those of the
// project: they never take the place of the project's.
func (j *changeJob) aside() string {
	if j.project == nil || len(j.opts.Files) == 0 {
		return ""
	}
	name := filepath.Base(j.opts.Files[0])
	return " - " + strings.TrimSuffix(name, filepath.Ext(name))
}

// finish writes everything and tells of it.
func (j *changeJob) finish(ctx context.Context, p *changePlaces) error {
	refused := j.opts.Strict && j.log.Count(finding.Error) > 0
	empty := len(j.linkage.Rows) == 0 || len(j.analysis.Pairs) == 0
	var err error
	if !refused && !empty {
		j.opts.IO.Doing("writing")
		err = j.write(ctx, p)
	}
	if err == nil {
		err = j.writeFindings(p.findings)
	}
	if err == nil && p.save != "" {
		err = j.opts.Output.Write(j.opts.IO, p.save, func(w io.Writer) error {
			return cohort.EncodeDecisions(w, j.linkage.Input.Decisions, j.linkage.Suspects)
		})
	}
	if err != nil {
		return err
	}
	j.tell(p, !refused && !empty)
	switch {
	case refused:
		return dataf("nothing was written: --strict, and something was refused").hint("correct what is listed, or leave out --strict to have the rest")
	case empty:
		return j.nothing()
	case j.log.Count(j.opts.FailOn) > 0:
		return dataf("")
	}
	return nil
}

// nothing says that there is nothing to write, and what to do about it.
func (j *changeJob) nothing() error {
	err := dataf("there is nothing to work out a change from, and nothing was written")
	switch {
	case len(j.sources) == 0:
		return err.hint("name the files with questionnaires, tests or marks beside the list of pupils")
	case j.log.Count(finding.Warning) > 0:
		return err.hint("correct what is listed")
	}
	return err.hint("a change needs what is measured twice: questionnaires, tests, attitudes, or attendance before and after")
}

// refuseList refuses to go on where a list of pupils was named and nobody could be read
// from it: who is missing could not be told, and numbers would look as if it could.
func (j *changeJob) refuseList(p *changePlaces) error {
	j.log.Take(j.read)
	if err := j.writeFindings(p.findings); err != nil {
		return err
	}
	tellFindings(j.opts.IO, j.log, p.findings)
	return dataf("no pupil could be read from %s, and nothing was written", listNames(j.in.rosters)).
		hint("correct the list; without any list, equal identifiers are taken for one pupil")
}

// write writes the tables.
func (j *changeJob) write(ctx context.Context, p *changePlaces) error {
	out := j.opts.Output
	if err := ctx.Err(); err != nil {
		return err
	}
	if p.single {
		name := j.opts.Table
		if name == "" {
			name = cohort.TableResults
		}
		return out.Write(j.opts.IO, p.one, func(w io.Writer) error { return j.encode(w, out.Format, name) })
	}
	for _, book := range []struct {
		path   string
		sheets []string
	}{{p.change, changeSheets}, {p.links, linkSheets}} {
		if book.path == "" {
			continue
		}
		if err := out.Write(j.opts.IO, book.path, func(w io.Writer) error { return report.WriteXLSX(w, j.sheets(book.sheets)) }); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	for _, name := range cohort.TableNames() {
		path := p.tables[name]
		if path == "" {
			continue
		}
		format := out.Format
		if format == "xlsx" {
			format = "csv"
		}
		if err := out.Write(j.opts.IO, path, func(w io.Writer) error { return j.encode(w, format, name) }); err != nil {
			return err
		}
	}
	return nil
}

// encode writes one table.
func (j *changeJob) encode(w io.Writer, format, name string) error {
	t := j.table(name)
	var err error
	switch format {
	case "xlsx":
		err = report.WriteXLSX(w, j.sheets([]string{name}))
	case "json":
		_, err = report.WriteJSON(w, t)
	case "parquet":
		_, err = report.WriteParquet(w, t)
	default:
		_, err = report.WriteCSV(w, t, report.CSVOptions{})
	}
	return err
}

// table is a table of the analysis for the writers.
func (j *changeJob) table(name string) *report.Table {
	return cohortTable(j.analysis.Table(name))
}

func cohortTable(t *cohort.Table) *report.Table {
	rows := func(yield func([]report.Cell, error) bool) {
		var cells []report.Cell // of one row at a time: the results of a school have half a million
		for _, row := range t.Rows {
			cells = cells[:0]
			for k := range row {
				cells = append(cells, reportCell(row[k]))
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
	return &report.Table{Name: t.Name, Columns: reportColumns(&t.Table), Rows: rows}
}

// sheets are a sheet a table, a codebook, and what the numbers rest on.
func (j *changeJob) sheets(names []string) []report.Sheet {
	var out []report.Sheet
	for _, name := range names {
		t := j.analysis.Table(name)
		if name == cohort.TableResults && len(names) > 1 {
			t = wholePopulations(t)
		}
		out = append(out, report.Sheet{Name: titled(name), Table: cohortTable(t), Frozen: 1})
	}
	return append(out,
		report.Sheet{Name: "Codebook", Lines: j.codebookLines(names), Widths: []float64{34, 12, 62, 38, 40}},
		report.Sheet{Name: "Notes", Lines: j.noteLines(), Widths: noteWidths})
}

// wholePopulations is the results without those of subgroups: a sheet to look at. The
// file of results beside it has all of them.
func wholePopulations(t *cohort.Table) *cohort.Table {
	of := slices.IndexFunc(t.Columns, func(c metrics.Column) bool { return c.Name == "subgroup" })
	out := &cohort.Table{Table: t.Table}
	for _, row := range t.Rows {
		if !row[of].Set {
			out.Rows = append(out.Rows, row)
		}
	}
	return out
}

// codebookLines says what each column holds.
func (j *changeJob) codebookLines(names []string) []report.Line {
	lines := []report.Line{report.Title("Codebook")}
	for _, name := range names {
		t := j.analysis.Table(name)
		lines = append(lines, report.Blank(), report.Heading(t.Title), report.Paragraph(t.About),
			report.Head("Column", "Type", "What it holds", "Values", "Empty"))
		for _, c := range t.Columns {
			lines = append(lines, report.Row(report.TextCell(c.Name), report.TextCell(columnKinds[c.Kind].String()), report.TextCell(c.Doc),
				report.TextCell(firstOf(c.Values, c.Range, c.Unit)), report.TextCell(c.Missing)))
		}
	}
	return lines
}

// noteLines is the sheet that says what the numbers rest on.
func (j *changeJob) noteLines() []report.Line {
	lines := []report.Line{
		report.Title("Notes"),
		report.Paragraph("Change is endline minus baseline. It says what changed, not what changed it: without a group to compare with, nobody can tell what would have happened otherwise."),
		report.Blank(), report.Heading("What it was told"),
	}
	for _, l := range j.set.Lines() {
		lines = append(lines, report.Pair(l.Label, report.TextCell(l.Text)))
	}
	lines = append(lines, report.Blank(), report.Heading("Files"))
	for i := range j.sources {
		s := &j.sources[i]
		for _, f := range s.Files {
			lines = append(lines, report.Pair(s.Measure, report.TextCell(fmt.Sprintf("%s: %s", f.Name, fileCounts(&f)))))
		}
		lines = append(lines, report.Pair("", report.TextCell("ruleset "+s.Ruleset)))
	}
	lines = append(lines, report.Blank(), report.Heading("Rules and choices"))
	for _, e := range cohort.Entries() {
		lines = append(lines, report.Pair(e.Title, report.TextCell(strings.TrimSpace(e.Text+" "+e.Formula))))
	}
	return lines
}

// fileCounts is where the rows of a file went, in words; the parts add up.
func fileCounts(f *cohort.File) string {
	parts := []string{fmt.Sprintf("%d used", f.Used)}
	for _, p := range []struct {
		n    int
		what string
	}{{f.Again, "there twice"}, {f.Refused, "refused"}, {f.Outside, "not about pupils"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	return howMany(f.Read, "row") + ": " + strings.Join(parts, ", ")
}

// writeFindings writes all findings, pupil level, as JSON.
func (j *changeJob) writeFindings(path string) error {
	if path == "" {
		return nil
	}
	return writeFindings(j.opts.IO, j.opts.Output, path, j.log)
}

// writeFindings writes all findings of a log to a file.
func writeFindings(ios *IO, out Output, path string, log *finding.Log) error {
	return out.Write(ios, path, func(w io.Writer) error {
		_, err := report.WriteJSON(w, findingsTable(log))
		return err
	})
}

// changeTables are the tables of the analysis for the codebook, without rows.
func changeTables() []*cohort.Table {
	sources := []cohort.Source{newSDQSource()}
	for who := sdq.Self; who.Valid(); who++ {
		sources[0].Informants = append(sources[0].Informants, who.String())
	}
	answered := map[string][]string{"pass": {sdq.Self.String()}}
	for _, m := range measures() {
		sources = append(sources, cohort.Source{Measure: m.ID, Title: m.Title, Outcomes: m.Outcomes, Informants: answered[m.ID]})
	}
	var out []*cohort.Table
	for _, name := range cohort.TableNames() {
		t := cohort.Describe(name, sources)
		out = append(out, &t)
	}
	return out
}
