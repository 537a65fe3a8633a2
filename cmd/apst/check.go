package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/ingest"
	"apst/internal/project"
	"apst/metrics/roster"
	"apst/report"
	"apst/sdq/intake"
)

// CheckOptions is what apst check was asked to do.
type CheckOptions struct {
	IO                *IO
	Paths             []string // files and folders
	Baseline, Endline []string
	Roster            []string
	Declared          declaredSDQ
	AsOf              ingest.Date // zero for the project's
	FailOn            finding.Severity
	Output            Output // where out/ is
	FixList           string // .xlsx; empty for none
	JUnit             string // empty for none
	Findings          string // empty for findings.json in out/pupil
	Rules             bool   // list the rules by id
}

// newCmdCheck declares apst check.
func newCmdCheck(ios *IO) *cobra.Command { return NewCmdCheck(ios, runCheck) }

// NewCmdCheck declares apst check; runF does the work.
func NewCmdCheck(ios *IO, runF func(context.Context, *CheckOptions) error) *cobra.Command {
	opts := &CheckOptions{IO: ios, FailOn: finding.Error}
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "find what is wrong in the files, and list the cells to correct",
		Long: `Reads files, or all spreadsheets of a folder and those below it, says what it
looked at and lists everything it finds, by rule. Without PATH it reads the files
that apst.yaml names. It scores nothing and changes no file that it reads.

What a file holds is told by its tables: answers to the SDQ, attendance, reading
tests, the other measures that apst score has, a list of pupils. A file in a folder
that holds none of them is noted and left alone. Folders named out and keys, hidden files, and the files by which
Excel marks a workbook as open are skipped.

--fix-list makes a workbook to work through: a copy of the school's own in which
every cell concerned is coloured and has a comment, and in front of it a list that
links to them all. Correct the cells in your own file and run the check again: the
status column of the list is taken over. Several files get a fix list each.

The severity of a rule can be set in apst.yaml, with the reason.`,
		Example: `  apst check
  apst check data/ --fix-list out/pupil/fix-list.xlsx
  apst check "SDQ baseline.xlsx" --informant self --fail-on warning
  apst check data/ --junit findings.xml`,
		GroupID:           groupDaily,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeSpreadsheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Paths = args
			opts.Declared.reversedGiven = cmd.Flags().Changed("already-reversed")
			if err := opts.Declared.check(cmd, len(opts.Baseline)+len(opts.Endline) > 0); err != nil {
				return err
			}
			if err := opts.checkNames(); err != nil {
				return err
			}
			var err error
			if opts.Output, err = resolveOutput("", "json", []string{"json"}, "json"); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&opts.Baseline, "baseline", nil, "a `FILE` with baseline answers; repeatable")
	f.StringArrayVar(&opts.Endline, "endline", nil, "a `FILE` with endline answers; repeatable")
	f.StringArrayVar(&opts.Roster, "roster", nil, "a `FILE` with the list of pupils; repeatable")
	opts.Declared.addFlags(cmd)
	dayVar(cmd, &opts.AsOf, "as-of", "the `DAY` the data are from, as 2023-07-21: a form dated later is an error")
	enumVar(cmd, &opts.FailOn, "fail-on", "exit code 3 from this severity on (default error)", []string{"error", "warning", "info"}, finding.ParseSeverity)
	f.StringVar(&opts.FixList, "fix-list", "", "make a workbook with the cells to correct: `FILE.xlsx`")
	f.StringVar(&opts.JUnit, "junit", "", "write a JUnit report, without answers or identifiers, to this `FILE.xml`")
	f.StringVar(&opts.Findings, "findings", "", "write all findings to this `FILE.json` (default out/pupil/findings.json)")
	f.BoolVar(&opts.Rules, "rules", false, "list the rules that were run, and those that could not apply, by id")
	exits(cmd, exitData)
	return cmd
}

// checkNames refuses outputs whose names promise something else.
func (opts *CheckOptions) checkNames() error {
	for _, f := range []struct{ flag, path, ending string }{{"fix-list", opts.FixList, ".xlsx"}, {"junit", opts.JUnit, ".xml"}, {"findings", opts.Findings, ".json"}} {
		if f.path != "" && !hasEnding(f.path, f.ending) {
			return usagef("--%s %s: the name has to end in %s", f.flag, f.path, f.ending)
		}
	}
	return nil
}

// checkJob is one run: what was read, and what was found in it.
type checkJob struct {
	opts    *CheckOptions
	project *project.Project // nil without one
	files   checkFiles
	survey  *intake.Survey
	roster  *roster.Roster // nil without one
	dated   bool           // the day the data are from is known
	log     *finding.Log
	covered covered
	seen    looked
	lists   []fixListMade
	leads   bool  // a workbook that leads to them was written
	failed  error // why not all of them were written

	unchecked []pastList // fix lists of sources that were not checked now
}

// runCheck reads everything for what it finds.
func runCheck(ctx context.Context, opts *CheckOptions) error {
	ios := opts.IO
	proj, err := openProject()
	if err != nil {
		return err
	}
	declared, err := opts.declared(proj)
	if err != nil {
		return err
	}
	j := &checkJob{opts: opts, project: proj, log: &finding.Log{}}
	applyLevels(j.log, proj)
	if j.files, err = opts.gather(ctx, proj, &declared); err != nil {
		return err
	}
	if len(j.files.paths()) == 0 {
		j.files.tellSkipped(ios)
		return dataf("there is no spreadsheet in %s", listNames(opts.Paths)).hint("put the school's files there, as they are")
	}
	if opts.Findings == "" {
		opts.Findings = opts.Output.Path("pupil", "findings")
	}
	if err := opts.Output.CheckPlaces(append(j.files.paths(), opts.Declared.maps...), opts.Findings, opts.JUnit, opts.FixList); err != nil {
		return err
	}
	if err := opts.Output.refuseForeign(opts.Findings, opts.JUnit); err != nil { // a fix list before is for writeFixLists to judge
		return err
	}
	if err := j.read(ctx, declared); err != nil {
		return err
	}
	defer j.survey.Close()
	var plan *fixListPlan
	if opts.FixList != "" {
		if plan, err = j.planFixLists(); err != nil {
			return err
		}
	}
	ios.Doing("writing %s", opts.Findings)
	err = opts.Output.Write(ios, opts.Findings, func(w io.Writer) error {
		_, err := report.WriteJSON(w, findingsTable(j.log))
		return err
	})
	if err == nil && opts.JUnit != "" {
		err = opts.Output.Write(ios, opts.JUnit, func(w io.Writer) error { return report.WriteJUnit(w, "apst check", j.suites()) })
	}
	if err != nil {
		return err
	}
	// What was found is kept and told even if a fix list fails.
	if plan != nil {
		j.failed = j.writeFixLists(ctx, plan)
	}
	j.tell()
	if j.failed != nil {
		return j.failed
	}
	return j.verdict()
}

// declared is what the command line says of the answers, and the day of the data.
func (opts *CheckOptions) declared(p *project.Project) (intake.Options, error) {
	o, err := opts.Declared.options()
	if err != nil {
		return o, err
	}
	o.AsOf = asOf(opts.AsOf, p)
	return o, nil
}

// read makes both passes over the answers, and reads the lists of pupils.
func (j *checkJob) read(ctx context.Context, declared intake.Options) error {
	ios := j.opts.IO
	progress := ios.NewProgress("reading")
	defer progress.Done()
	j.survey = intake.New(declared, j.log, func(rows int) { progress.Update(int64(rows), 0, "rows") })
	ios.Doing("reading %s", listNames(j.files.paths()))
	err := j.survey.Read(ctx, j.files.inputs)
	if err == nil {
		err = unmatched(j.survey)
	}
	if err == nil && len(j.files.rosters) > 0 {
		if j.roster, err = roster.ReadFiles(ctx, j.rosterFiles(), j.log); err == nil {
			j.survey.KnowBirths(j.roster.Births())
			if j.dated = !declared.AsOf.IsZero(); j.dated {
				j.roster.CheckYears(declared.AsOf, j.log)
			}
		}
	}
	ios.Doing("checking %s", listNames(j.files.paths()))
	pupils := map[string]struct{}{}
	if err == nil {
		err = j.survey.Score(ctx, func(s *intake.Scored) error {
			pupils[string(s.PupilID)] = struct{}{}
			j.covered.add(s)
			return nil
		})
	}
	if err != nil {
		j.survey.Close()
		return err
	}
	j.cover()
	if err := j.readMeasured(ctx, pupils); err != nil {
		j.survey.Close()
		return err
	}
	j.look(len(pupils))
	return nil
}

// verdict turns the findings into the exit code.
func (j *checkJob) verdict() error {
	switch {
	case j.seen.cells == 0:
		return dataf("nothing was looked at: no cell stands under headings that are known").hint("see what was recognised with: apst inspect FILE")
	case j.log.Count(j.opts.FailOn) > 0:
		return dataf("")
	}
	return nil
}

func hasEnding(path, ending string) bool { return strings.EqualFold(filepath.Ext(path), ending) }
