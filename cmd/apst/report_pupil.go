package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"apst/internal/project"
	"apst/metrics/cohort"
	"apst/metrics/record"
	"apst/report/pupil"
)

// eachLeaver is the word for a report of every placement that ended in the period.
const eachLeaver = "leaver"

// pupilReports is which reports about single pupils are asked for.
type pupilReports struct {
	change    *ChangeOptions // what is read, and how change is worked out
	pupils    []string       // identifiers, of whatever kind
	each      string         // eachLeaver, or empty for those that are named
	placement int            // of the one pupil who is named; 0 for the last
	output    Output
}

// wantedReport is a pupil and one of the pupil's placements.
type wantedReport struct {
	pupil *cohort.Pupil
	stay  *record.Stay
	path  string // empty for standard output
	// filled: there is a file that somebody has worked in since, or put there.
	filled bool
}

// check refuses what cannot be meant, before anything is read.
func (r *pupilReports) check() error {
	const hint = "apst report pupil PUPIL, or --each leaver for all whose placement ended in the period"
	switch {
	case r.each == "" && len(r.pupils) == 0:
		return usagef("whose report it is to be is not said").hint(hint)
	case r.each != "" && len(r.pupils) > 0:
		return usagef("--each %s is about all pupils who left, and there is a pupil named too", r.each).hint("leave one of the two out")
	case r.each != "" && r.each != eachLeaver:
		return usagef("--each %s: reports about pupils are made for each %s", r.each, eachLeaver).hint("--each %s", eachLeaver)
	case r.placement < 0:
		return usagef("--placement %d: placements are counted from 1", r.placement)
	case r.placement > 0 && (r.each != "" || len(r.pupils) > 1):
		return usagef("--placement is about one pupil").hint("name one pupil, or leave it out")
	case r.output.File != "" && (r.each != "" || len(r.pupils) > 1):
		return usagef("-o %s is one file, and there may be several reports", r.output.File).hint("name a folder: -o DIR/")
	case r.output.Stdout && (r.each != "" || len(r.pupils) > 1):
		return usagef("-o - takes one report").hint("name one pupil, or a folder: -o DIR/")
	}
	return nil
}

// run reads the sources, makes the reports and writes them. A report that somebody has
// filled in is refused where it is asked for, and among all who left it is let be.
func (r *pupilReports) run(ctx context.Context) error {
	if err := r.check(); err != nil {
		return err
	}
	if p, err := openProject(); err != nil {
		return err
	} else if p == nil {
		return usagef("there is no %s here, which says what is known of pupils", project.FileName).hint("make a project, and name its files there: apst init")
	}
	r.change.KeepRows, r.change.Output = true, r.output
	j, err := openChange(ctx, r.change)
	if err != nil {
		return err
	}
	if len(j.set.Measures)+len(j.set.Scales)+len(j.set.Informants) > 0 {
		return usagef("a report about a pupil tells of everything there is").hint("leave --measure, --scale and --informant out: what they leave out would look as if it were not there")
	}
	findings := r.findings()
	if err := r.output.Check(j.in.paths(), findings); err != nil {
		return err
	}
	if err := j.analyse(ctx); err != nil {
		return err
	}
	if j.noList {
		return j.refuseList(&changePlaces{findings: findings})
	}
	wanted, err := r.wanted(j)
	if err != nil {
		return err
	}
	filled := 0
	for i := range wanted {
		w := &wanted[i]
		w.path = r.path(w)
		w.filled = r.each != "" && filledIn(w.path)
		if w.filled {
			filled++
		}
	}
	wanted = slices.DeleteFunc(wanted, func(w wantedReport) bool { return w.filled })
	if filled > 0 {
		r.change.IO.Errf("%s filled in by hand and let be\n", counted(filled, "report was", "reports were"))
	}
	if err := r.output.Check(j.in.paths(), paths(wanted)...); err != nil {
		return err
	}
	return r.write(ctx, j, wanted, findings)
}

// findings is where the findings of the sources go.
func (r *pupilReports) findings() string {
	switch {
	case r.change.Findings != "" || r.output.Stdout || r.output.File != "":
		return r.change.Findings
	case r.output.Dir != "":
		return filepath.Join(r.output.Dir, "report-pupil-findings.json")
	}
	return filepath.Join(r.output.Tree, "pupil", "report-pupil-findings.json")
}

// filledIn reports whether a file is there that is not as it was written.
func filledIn(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && markOf(path) != ours
}

func paths(wanted []wantedReport) []string {
	var out []string
	for i := range wanted {
		out = append(out, wanted[i].path)
	}
	return out
}

// write makes the reports one after another, and writes each that tells of its own pupil
// alone.
func (r *pupilReports) write(ctx context.Context, j *changeJob, wanted []wantedReport, findings string) error {
	ios := r.change.IO
	ios.Doing("writing reports")
	school := j.linkage.Input.School
	if j.project != nil && j.project.School.Name != "" {
		school = j.project.School.Name
	}
	others := newOthers(j)
	var written []string
	withheld, named := 0, 0
	for i := range wanted {
		if err := ctx.Err(); err != nil {
			return err
		}
		w := &wanted[i]
		in := pupil.NewInput(j.analysis, w.pupil, w.stay.Placement, school, j.rowsOfPupil(w.pupil))
		if others.named(w.pupil, in.FreeText()) {
			named++
			continue
		}
		withheld += in.Withheld()
		if err := r.output.Write(ios, w.path, pupil.Build(in).WriteHTML); err != nil {
			return err
		}
		written = append(written, w.path)
	}
	if err := j.writeFindings(findings); err != nil {
		return err
	}
	tellFindings(ios, j.log, findings)
	r.tell(wanted, written, withheld)
	switch {
	case named > 0:
		return dataf("%s not written: the plan or a comment names another pupil", counted(named, "report was", "reports were")).
			hint("read the pupil's rows in the placement plans and the views, and take other names out")
	case j.log.Count(r.change.FailOn) > 0:
		return dataf("")
	}
	return nil
}

// tell says what was written, and what a reader of the reports does not see.
func (r *pupilReports) tell(wanted []wantedReport, written []string, withheld int) {
	ios := r.change.IO
	if len(wanted) == 0 {
		ios.Errf("there is no report to make: no placement ended in the period, or all reports were filled in\n")
		return
	}
	if r.output.Stdout {
		return
	}
	ios.Errf("\n")
	for i := range wanted {
		w := &wanted[i]
		if n := len(w.pupil.Stays); n > 1 && slices.Contains(written, w.path) && r.each == "" && r.placement == 0 {
			ios.wrapped("", fmt.Sprintf("the pupil has %d placements, and the report is about number %d; another is had with --placement N", n, w.stay.Placement))
		}
	}
	if withheld > 0 {
		ios.wrapped("", fmt.Sprintf("%s may be quoted in the school alone and %s not in the reports, which others read: ask again, or leave the boxes blank", counted(withheld, "comment", "comments"), isAre(withheld)))
	}
	switch len(written) {
	case 0:
	case 1:
		ios.Errf("%s\n", written[0])
	default:
		ios.Errf("%s: %s\n", filepath.Dir(written[0])+string(filepath.Separator), counted(len(written), "report", "reports"))
	}
	if len(written) > 0 {
		ios.wrapped("", "Each is personal data of one pupil. A file that was filled in by hand is not written over.")
	}
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// rowsOfPupil are the rows of tables that are about a pupil, by whichever identifier.
func (j *changeJob) rowsOfPupil(p *cohort.Pupil) []pupil.Rows {
	var out []pupil.Rows
	for i := range j.kept {
		k := &j.kept[i]
		own := pupil.Rows{Measure: k.measure, Table: k.table}
		for r := range k.rows {
			if slices.Contains(p.IDs, k.rows[r].Pupil) {
				own.Rows = append(own.Rows, k.rows[r])
			}
		}
		if len(own.Rows) > 0 {
			out = append(out, own)
		}
	}
	return out
}
