package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/metrics/cohort"
	"apst/report"
	"apst/report/quality"
)

// qualityReport is what apst report quality was asked to do.
type qualityReport struct {
	change *ChangeOptions
	output Output
}

// newCmdReportQuality declares apst report quality.
func newCmdReportQuality(ios *IO) *cobra.Command {
	return NewCmdReportQuality(ios, func(ctx context.Context, r *qualityReport) error { return r.run(ctx) })
}

// NewCmdReportQuality declares apst report quality; runF does the work.
func NewCmdReportQuality(ios *IO, runF func(context.Context, *qualityReport) error) *cobra.Command {
	r := &qualityReport{change: &ChangeOptions{IO: ios, Command: "apst report quality", FailOn: finding.Error}}
	var o string
	cmd := &cobra.Command{
		Use:   "quality [FILE...]",
		Short: "this week's list: questionnaires due and overdue, gaps, cells to correct",
		Long: `Writes what a data lead works from. out/pupil/quality.html names pupils: this week's
list, questionnaires overdue and due in the next weeks by name and date, and the cells
to look at; out/pupil/sdq-due.csv is the same list for a spreadsheet.
out/quality/quality.html has counts alone: how complete each source is, by centre and by
class or tutor, and findings by rule with what to do; quality.xlsx beside it has the same
for a spreadsheet. All of it stays in the school.

What is due goes by the list of pupils: a baseline six weeks after entry, or within as
many days as apst.yaml says, and before a pupil leaves; an endline on the last day on
roll or at the end of the period. Days are counted to the day the data are from (as_of), or the latest in them.`,
		Example: `  apst report quality
  apst report quality --as-of 2023-03-06`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeSpreadsheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			r.change.Files = args
			if err := r.change.check(cmd); err != nil {
				return err
			}
			var err error
			if r.output, err = pupilOutput(o, "", []string{"html"}, "html"); err != nil {
				return err
			}
			if r.output.Stdout || r.output.File != "" {
				return usagef("-o %s: there are several files", o).hint("name a folder: -o DIR/")
			}
			return runF(cmd.Context(), r)
		},
	}
	r.change.sourceFlags(cmd)
	f := cmd.Flags()
	f.StringVarP(&o, "output", "o", "", "where it goes: DIR/ (default out/pupil/ and out/quality/)")
	exits(cmd, exitData)
	return cmd
}

// qualityPlaces are the files of the report.
type qualityPlaces struct{ named, counts, book, due, findings string }

func (r *qualityReport) places() qualityPlaces {
	p := qualityPlaces{findings: r.change.Findings}
	folder := r.output.Dir
	if folder == "" {
		folder = filepath.Join(r.output.Tree, "pupil")
		p.counts = filepath.Join(r.output.Tree, "quality", "quality.html")
	} else {
		p.counts = filepath.Join(folder, "quality-counts.html")
	}
	p.book = strings.TrimSuffix(p.counts, ".html") + ".xlsx"
	p.named, p.due = filepath.Join(folder, "quality.html"), filepath.Join(folder, "sdq-due.csv")
	if p.findings == "" {
		p.findings = filepath.Join(folder, "report-quality-findings.json")
	}
	return p
}

// run reads the sources, and writes the report.
func (r *qualityReport) run(ctx context.Context) error {
	ios := r.change.IO
	r.change.Output = r.output
	j, err := openChange(ctx, r.change)
	if err != nil {
		return err
	}
	if len(j.set.Measures)+len(j.set.Scales) > 0 {
		return usagef("the report tells of everything there is").hint("leave --measure and --scale out: of what they leave out nothing would seem to be due")
	}
	at := r.places()
	if err := r.output.Check(j.in.paths(), at.named, at.counts, at.book, at.due, at.findings); err != nil {
		return err
	}
	if err := j.analyse(ctx); err != nil {
		return err
	}
	if j.noList {
		return j.refuseList(&changePlaces{findings: at.findings})
	}
	all := j.log.AndNotes(j.read)
	in := r.input(j, all)
	if err := r.write(in, at); err != nil {
		return err
	}
	if err := writeFindings(ios, r.output, at.findings, all); err != nil {
		return err
	}
	r.tell(in)
	tellFindings(ios, all, at.findings)
	for _, path := range []string{at.named, at.due, at.counts, at.book} {
		ios.Errf("%s\n", path)
	}
	if all.Count(r.change.FailOn) > 0 {
		return dataf("")
	}
	return nil
}

// input is what the report is made of.
func (r *qualityReport) input(j *changeJob, found *finding.Log) *quality.Input {
	in := &quality.Input{Analysis: j.analysis, School: j.linkage.Input.School, AsOf: j.dataDay(), Findings: found.Groups(),
		List: "All of them, coloured in a copy of the school's own workbooks: apst check --fix-list out/pupil/fix-list.xlsx"}
	if j.project != nil && j.project.School.Name != "" {
		in.School = j.project.School.Name
	}
	in.Due, in.Untold = j.analysis.Due("sdq", in.AsOf), j.analysis.DueUntold("sdq", in.AsOf)
	return in
}

// write writes the pages, the list and the counts.
func (r *qualityReport) write(in *quality.Input, at qualityPlaces) error {
	r.change.IO.Doing("writing the report")
	for _, f := range []struct {
		path string
		fill func(io.Writer) error
	}{
		{at.named, quality.Named(in).WriteHTML},
		{at.counts, quality.Counts(in).WriteHTML},
		{at.book, func(w io.Writer) error { return report.WriteXLSX(w, quality.Sheets(in)) }},
		{at.due, func(w io.Writer) error {
			_, err := report.WriteCSV(w, quality.DueTable(in.Due), report.CSVOptions{BOM: true})
			return err
		}},
	} {
		if err := r.output.Write(r.change.IO, f.path, f.fill); err != nil {
			return err
		}
	}
	return nil
}

// tell says how many questionnaires are overdue, or why nobody knows.
func (r *qualityReport) tell(in *quality.Input) {
	if in.Untold != "" {
		r.change.IO.wrapped("", "which questionnaires are due is not known: "+in.Untold)
		return
	}
	overdue, unknown := 0, 0
	for i := range in.Due {
		switch d := &in.Due[i]; {
		case d.On.IsZero():
			unknown++
		case d.Overdue():
			overdue++
		}
	}
	text := fmt.Sprintf("as of %s: %s overdue, %d due in the next %d days", longDay(in.AsOf), howMany(overdue, "questionnaire"), len(in.Due)-overdue-unknown, cohort.DueAhead)
	if unknown > 0 {
		text += fmt.Sprintf("; of %d nobody can tell, as the day of entry is not known", unknown)
	}
	r.change.IO.wrapped("", text)
}
