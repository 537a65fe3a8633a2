package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/ingest"
	"apst/internal/project"
	"apst/metrics/cohort"
	"apst/metrics/record"
	"apst/sdq/intake"
)

// ChangeOptions is what apst change was asked to do.
type ChangeOptions struct {
	IO       *IO
	Command  string // that was typed, where it is another than apst change
	Files    []string
	Roster   []string
	Declared declaredSDQ
	AsOf     ingest.Date
	Said     []func(*cohort.Settings) // what was typed of how change is worked out
	Links    string                   // a file of decisions; empty for the project's

	ShowLinks string // which rows to list on the screen; empty for none
	SaveLinks string // a file for decisions about the suspects
	Table     string // which table goes to one file or to standard output
	Strict    bool
	FailOn    finding.Severity
	Output    Output
	Findings  string

	Begins ingest.Date // the first day of the term that is reported on; zero for everything
	Until  ingest.Date // its last day
	Next   ingest.Date // the first day of the term after it
	Centre string      // the site that is reported on by itself; empty for the whole school

	KeepRows bool     // of the tables of measures that reports about single pupils are made from
	Keep     []string // which tables these are; nil for those of reports

	Answers  func(*intake.Scored) // sees each questionnaire as it is scored; nil for nobody
	OfPupils bool                 // what comes of it is handed on about single pupils

	Shared *sharedChange // with other commands of one run; nil for nothing
}

var (
	changeFormats = []string{"xlsx", "csv", "json", "parquet"}
	linkLists     = []string{"suspects", "unmatched", "duplicate", "refused", "linked", "all"}
)

// newCmdChange declares apst change.
func newCmdChange(ios *IO) *cobra.Command { return NewCmdChange(ios, runChange) }

// NewCmdChange declares apst change; runF does the work.
func NewCmdChange(ios *IO, runF func(context.Context, *ChangeOptions) error) *cobra.Command {
	opts := &ChangeOptions{IO: ios, FailOn: finding.Error}
	var o, format string
	cmd := &cobra.Command{
		Use:   "change [FILE...]",
		Short: "link pupils across waves and sources, and work out change",
		Long: `Joins every source pupil by pupil, pairs baseline and endline, and works out what
became of each pupil and what it comes to for the cohort. Rows are joined by equal
identifiers, by the list of pupils, and by decisions that somebody wrote down; what
merely looks alike is listed and never joined. A change is endline minus baseline, by
the same informant on the same form.

Without FILE the files that apst.yaml names are read, and its section change says how.
Files that are named are told apart by what they hold; an already scored file of apst
score sdq is taken as it is. Three files are written: change.xlsx (pupils, changes,
flow, panel), links.xlsx (where every row went) and results.csv (a row a number, with
n, interval, method). They stay in the school. What a source cost is told here; what
is merely to be asked about it, apst check tells.

A school's own before and after shows what changed, not what changed it.`,
		Example: `  apst change
  apst change --show-links suspects
  apst change out/pupil/sdq-scores.xlsx --scale total --informant self -o -
  apst change --table pupils -o out/pupil/analysis.parquet`,
		GroupID:           groupDaily,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeSpreadsheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Files = args
			if err := opts.check(cmd); err != nil {
				return err
			}
			formats := changeFormats
			def := "xlsx"
			if o == "-" {
				def = "csv"
			}
			var err error
			if opts.Output, err = pupilOutput(o, format, formats, def); err != nil {
				return err
			}
			if opts.Table != "" && !opts.Output.Stdout && opts.Output.File == "" {
				return usagef("--table %s: a folder gets all tables", opts.Table).hint("name a file, or - for standard output: --table %s -o %s.xlsx", opts.Table, opts.Table)
			}
			return runF(cmd.Context(), opts)
		},
	}
	opts.addFlags(cmd)
	f := cmd.Flags()
	f.StringVarP(&o, "output", "o", "", "where it goes: `FILE.xlsx|.csv|.json|.parquet`, DIR/, or - for standard output (default out/pupil/)")
	choiceVar(cmd, &format, "format", "", "format where the name of the output does not say it (default xlsx; csv on standard output)", changeFormats...)
	exits(cmd, exitData)
	return cmd
}

// addFlags declares everything but where it goes.
func (opts *ChangeOptions) addFlags(cmd *cobra.Command) {
	opts.sourceFlags(cmd)
	f := cmd.Flags()
	choiceVar(cmd, &opts.Table, "table", "", "which table goes to one file or to standard output (default results)", cohort.TableNames()...)
	choiceVar(cmd, &opts.ShowLinks, "show-links", "", "list rows by where they went, by their places, on the screen", linkLists...)
	f.StringVar(&opts.SaveLinks, "save-links", "", "write the suspects to this `FILE.yaml`, for decisions about them")
	f.BoolVar(&opts.Strict, "strict", false, "write nothing if anything is refused")
}

// sourceFlags declares what is read, and how change is worked out of it.
func (opts *ChangeOptions) sourceFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&opts.Roster, "roster", nil, "a `FILE` with the list of pupils; repeatable")
	opts.settingFlags(cmd)
	f.StringVar(&opts.Links, "links", "", "decisions about identifiers, in this `FILE.yaml`")
	opts.Declared.addFlags(cmd)
	f.Lookup("informant").Usage = "only this informant; named files with answers that do not say who gave them are this informant's; repeatable"
	dayVar(cmd, &opts.AsOf, "as-of", "the `DAY` the data are from, as 2023-07-21")
	enumVar(cmd, &opts.FailOn, "fail-on", "exit code 3 from this severity on (default error)", []string{"error", "warning", "info"}, finding.ParseSeverity)
	f.StringVar(&opts.Findings, "findings", "", "write all findings to this `FILE.json`")
	opts.FailOn = finding.Error
}

// check makes sure of what the flags settle about the answers.
func (opts *ChangeOptions) check(cmd *cobra.Command) error {
	opts.Declared.reversedGiven = cmd.Flags().Changed("already-reversed")
	if err := opts.Declared.check(cmd, false); err != nil {
		return err
	}
	return opts.checkConstants(cmd)
}

// changeJob is one run: what was read, and what came of it.
type changeJob struct {
	opts     *ChangeOptions
	project  *project.Project
	declared intake.Options
	in       *changeInputs
	log      *finding.Log
	read     *finding.Log // of the sources
	asOf     ingest.Date
	set      cohort.Settings

	roll    *record.Roll
	listed  int  // pupils on the list
	noList  bool // a list was named, and nobody could be read from it
	births  map[string]ingest.Date
	sources []cohort.Source
	kept    []keptRows // what the tables of measures say, where that is asked for

	linkage  *cohort.Linkage
	analysis *cohort.Analysis
}

// runChange reads the sources, and writes what comes of them.
func runChange(ctx context.Context, opts *ChangeOptions) error {
	j, err := openChange(ctx, opts)
	if err != nil {
		return err
	}
	places, err := j.places()
	if err != nil {
		return err
	}
	if err := j.analyse(ctx); err != nil {
		return err
	}
	if j.noList {
		return j.refuseList(places)
	}
	err = j.finish(ctx, places)
	j.analysis.Forget() // for whoever shares the analysis
	return err
}

// openChange settles what is asked, and which files are read.
func openChange(ctx context.Context, opts *ChangeOptions) (*changeJob, error) {
	j := &changeJob{opts: opts, log: &finding.Log{}}
	var err error
	if j.declared, err = opts.Declared.options(); err != nil {
		return nil, err
	}
	if j.project, err = openProject(); err != nil {
		return nil, err
	}
	j.asOf = asOf(opts.AsOf, j.project)
	j.declared.AsOf = j.asOf
	if err := j.settle(); err != nil {
		return nil, err
	}
	if len(opts.Files) == 0 {
		j.declared.Informant = named(j.declared.Informant)
	}
	if j.in, err = opts.gather(ctx, j.project, &j.declared); err != nil {
		return nil, err
	}
	if len(j.in.answers) == 0 { // nobody's answers are read: there is nothing to say of them
		j.declared.Informant = nil
	}
	return j, nil
}

// analyse reads the sources, links them and works out what became of pupils. Where a
// list of pupils was named and nobody could be read from it, it stops there.
func (j *changeJob) analyse(ctx context.Context) error {
	if j.opts.Shared.found(j) {
		return nil
	}
	applyLevels(j.log, j.project)
	j.read = j.log.Draft()
	if err := j.readSources(ctx); err != nil || j.noList {
		return err
	}
	if err := j.cutOff(); err != nil {
		return err
	}
	// What a source leaves to be asked is for apst check to say; what it lost is lost
	// here too.
	j.log.Take(j.read.WithoutNotes())
	input, err := j.input()
	if err != nil {
		return err
	}
	j.opts.IO.Doing("linking pupils")
	j.linkage = cohort.Join(input, j.log)
	if j.opts.OfPupils {
		j.linkage.WithdrawEverywhere()
	}
	if err := j.known(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	j.opts.IO.Doing("working out change")
	j.analysis = cohort.Analyse(j.linkage, &j.set)
	j.opts.Shared.keep(j)
	return nil
}

// settle lays what was typed over what the project says.
func (j *changeJob) settle() error {
	j.set = cohort.DefaultSettings()
	if j.project != nil {
		j.set = j.project.Change.Settings
		j.set.Groups = slices.Clone(j.set.Groups)
	}
	for _, say := range j.opts.Said {
		say(&j.set)
	}
	for _, c := range j.declared.Informant {
		if len(c.Of) == 0 {
			j.set.Informants = append(j.set.Informants, c.Value)
		}
	}
	if err := j.period(); err != nil {
		return err
	}
	return j.mainOutcome()
}

// named are the choices that name what they are about.
func named(choices []intake.Choice) []intake.Choice {
	return slices.DeleteFunc(slices.Clone(choices), func(c intake.Choice) bool { return len(c.Of) == 0 })
}

// input is everything that is known.
func (j *changeJob) input() (*cohort.Input, error) {
	in := &cohort.Input{Roll: j.roll, Sources: j.sources, AsOf: j.asOf}
	var err error
	if j.project != nil {
		in.School, in.Arm = j.project.School.Name, j.project.School.Arm
		if j.project.School.URN != "" {
			in.School = j.project.School.URN
		}
		if in.Decisions, err = j.project.Decisions(); err != nil {
			return nil, projectError(err)
		}
	}
	if j.opts.Links != "" {
		if in.Decisions, err = readDecisions(j.opts.Links); err != nil {
			return nil, err
		}
	}
	return in, nil
}
