package main

import (
	"context"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"apst/finding"
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
class or tutor, and findings by rule with what to do. All of it stays in the school.

What is due goes by the list of pupils: a baseline six weeks after entry, or within as
many days as apst.yaml says; an endline on the last day on roll or at the end of the
period. Days are counted to the day the data are from (as_of), or the latest in them.`,
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
type qualityPlaces struct{ named, counts, due, findings string }

func (r *qualityReport) places() qualityPlaces {
	p := qualityPlaces{findings: r.change.Findings}
	folder := r.output.Dir
	if folder == "" {
		folder = filepath.Join(r.output.Tree, "pupil")
		p.counts = filepath.Join(r.output.Tree, "quality", "quality.html")
	} else {
		p.counts = filepath.Join(folder, "quality-counts.html")
	}
	p.named, p.due = filepath.Join(folder, "quality.html"), filepath.Join(folder, "sdq-due.csv")
	if p.findings == "" {
		p.findings = filepath.Join(folder, "report-quality-findings.json")
	}
	return p
}

// run reads the sources, and writes the report.
func (r *qualityReport) run(ctx context.Context) error {
	ios := r.change.IO
	j, err := openChange(ctx, r.change)
	if err != nil {
		return err
	}
	at := r.places()
	if err := r.output.Check(j.in.paths(), at.named, at.counts, at.due, at.findings); err != nil {
		return err
	}
	if err := j.analyse(ctx); err != nil {
		return err
	}
	if j.noList {
		return j.refuseList(&changePlaces{findings: at.findings})
	}
	if j.roll == nil {
		ios.wrapped("", "there is no list of pupils: nobody knows who is on roll, and so nothing is due")
	}
	ios.Doing("writing the report")
	in := &quality.Input{Analysis: j.analysis, School: j.linkage.Input.School, AsOf: j.dataDay(), Findings: quality.ByWeight(j.log, j.read),
		List: "All of them, coloured in a copy of the school's own workbooks: apst check --fix-list out/pupil/fix-list.xlsx"}
	if j.project != nil && j.project.School.Name != "" {
		in.School = j.project.School.Name
	}
	in.Due = j.analysis.Due("sdq", in.AsOf)
	for _, f := range []struct {
		path string
		fill func(io.Writer) error
	}{
		{at.named, quality.Named(in).WriteHTML},
		{at.counts, quality.Counts(in).WriteHTML},
		{at.due, func(w io.Writer) error {
			_, err := report.WriteCSV(w, quality.DueTable(in.Due), report.CSVOptions{BOM: true})
			return err
		}},
	} {
		if err := r.output.Write(ios, f.path, f.fill); err != nil {
			return err
		}
	}
	if err := j.writeFindings(at.findings); err != nil {
		return err
	}
	overdue := 0
	for i := range in.Due {
		if in.Due[i].Overdue() {
			overdue++
		}
	}
	ios.wrapped("", "as of "+longDay(in.AsOf)+": "+howMany(overdue, "questionnaire")+" overdue, "+howMany(len(in.Due)-overdue, "other")+" to come")
	tellFindings(ios, j.log, at.findings)
	for _, path := range []string{at.named, at.due, at.counts} {
		ios.Errf("%s\n", path)
	}
	if j.log.Count(r.change.FailOn) > 0 {
		return dataf("")
	}
	return nil
}
