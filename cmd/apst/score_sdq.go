package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/ingest"
	"apst/internal/project"
	"apst/internal/suggest"
	"apst/sdq/intake"
)

// ScoreSDQOptions is what apst score sdq was asked to do.
type ScoreSDQOptions struct {
	IO                *IO
	Files             []string
	Baseline, Endline []string
	Roster            []string // lists of pupils; empty for the project's
	Declared          declaredSDQ
	AsOf              ingest.Date // zero for the project's
	Bands             string      // 3, 4, or empty for both
	Strict            bool
	FailOn            finding.Severity
	Output            Output
	Findings          string // a file of its own for the findings
	Provenance        string // and for where the scores come from
	aside             string // what the names in out/pupil end in; empty unless some files of a project are scored by themselves
}

// declaredSDQ is what the command line says of the answers; score and inspect
// share it.
type declaredSDQ struct {
	wave, informant, form, coding, impact, gate, lookBack []Setting
	alreadyReversed                                       bool
	items, key                                            string
	maps                                                  []string
	reversedGiven                                         bool
}

func (d *declaredSDQ) addFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	settingsVar(cmd, &d.wave, "wave", "wave of answers that do not say", "baseline", "endline", "interim")
	settingsVar(cmd, &d.informant, "informant", "who answered, where the file does not say", "self", "teacher", "parent")
	settingsVar(cmd, &d.form, "form", "age version; bands depend on it (default 4-17)", "2-4", "4-17", "18+")
	settingsVar(cmd, &d.coding, "coding", "how answers are stored, where the file leaves it open: not true to certainly true", intake.Codings()...)
	settingsVar(cmd, &d.impact, "impact-coding", "how impact questions are stored; scored: 0 to 2 are points already", intake.ImpactCodings()...)
	settingsVar(cmd, &d.gate, "gate-coding", "how the question whether there are difficulties is stored, where a 1 may mean no", intake.GateCodings()...)
	settingsVar(cmd, &d.lookBack, "look-back", "what the form asked about", intake.SixMonths, intake.OneMonth)
	f.BoolVar(&d.alreadyReversed, "already-reversed", false, "items 7, 11, 14, 21 and 25 are stored reversed; =false: they are as ticked")
	choiceVar(cmd, &d.items, "items", "", "columns numbered 1 to 25 are items 1 to 25 though numbers go on", "1-25")
	f.StringVar(&d.key, "key", "", "what tells pupils apart: name+dob, upn, or the `HEADING` of a column")
	f.StringArrayVar(&d.maps, "map", nil, "read tables as this `MAP` says, made by apst inspect --save-map; repeatable")
}

// check refuses options that contradict each other or say nothing.
func (d *declaredSDQ) check(cmd *cobra.Command, waveFiles bool) error {
	for _, w := range d.wave {
		if waveFiles && w.Block == "" {
			return usagef("--wave %s says of every file what --baseline and --endline say of some", w.Value).hint("leave --wave out, or name the sheet or file it is for: --wave FILE=%s", w.Value)
		}
	}
	if cmd.Flags().Changed("key") && strings.TrimSpace(d.key) == "" {
		return usagef("--key needs a value: name+dob, upn, or the heading of a column")
	}
	return nil
}

// options reads the maps and hands everything to the intake in its own words.
func (d *declaredSDQ) options() (intake.Options, error) {
	o := intake.Options{
		Wave: choices(d.wave), Informant: choices(d.informant), Form: choices(d.form), Coding: choices(d.coding),
		Impact: choices(d.impact), Gate: choices(d.gate), LookBack: choices(d.lookBack), ItemsNumbered: d.items != "",
	}
	if d.reversedGiven {
		o.AlreadyReversed = &d.alreadyReversed
	}
	o.Key = intake.ParseKey(d.key)
	for _, path := range d.maps {
		m, err := readMap(path)
		if err != nil {
			return o, err
		}
		o.Maps = append(o.Maps, m)
	}
	return o, nil
}

func choices(settings []Setting) []intake.Choice {
	var out []intake.Choice
	for _, s := range settings {
		c := intake.Choice{Value: s.Value}
		if s.Block != "" {
			c.Of = strings.Split(s.Block, "+")
		}
		out = append(out, c)
	}
	return out
}

// maxMap bounds a map file; a real one has a few kilobytes.
const maxMap = 1 << 20

func readMap(path string) (*intake.Map, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, usagef("--map %s: there is no such file", path).hint("make one with: apst inspect FILE --save-map %s", path)
	}
	if !info.Mode().IsRegular() || info.Size() > maxMap {
		return nil, usagef("--map %s is no map", path).hint("make one with: apst inspect FILE --save-map MAP")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	m, err := intake.ParseMap(data)
	if err != nil {
		return nil, usagef("--map %s: %w", path, err)
	}
	return m, nil
}

var scoreFormats = []string{"xlsx", "csv", "json"}

// newCmdScoreSDQ declares apst score sdq.
func newCmdScoreSDQ(ios *IO) *cobra.Command { return NewCmdScoreSDQ(ios, runScoreSDQ) }

// NewCmdScoreSDQ declares apst score sdq; runF does the work.
func NewCmdScoreSDQ(ios *IO, runF func(context.Context, *ScoreSDQOptions) error) *cobra.Command {
	opts := &ScoreSDQOptions{IO: ios}
	var o, format string
	cmd := &cobra.Command{
		Use:   "sdq [FILE...]",
		Short: "score the Strengths and Difficulties Questionnaire",
		Long: `Reads the answers to the 25 items from any spreadsheet (.xlsx, .xlsm, .ods, .csv,
.tsv, .txt, or the HTML table that some systems name .xls), finds the headings,
the wave, the informant and the coding by itself, scores what it can be sure of
and refuses the rest with file, sheet and cell.

Wave and informant are taken from columns, headings, titles, sheet names and file
names. What the files leave open an option settles, for all answers or for those
it names by wave, informant, sheet or file:
  --coding baseline=1-3     --informant "Staff views=teacher"
An option that the file contradicts is refused. Inputs are never changed.

Without FILE the files that apst.yaml names are read. What apst.yaml says of a
file holds wherever no option says otherwise. The scores of the project are those
of all files that it names: FILEs that are not just these are scored by themselves,
into out/pupil/sdq-scores - FILE.xlsx, and the project's scores stay as they are.`,
		Example: `  apst score sdq
  apst score sdq "SDQ baseline 2022.xlsx" "SDQ endline 2023.xlsx" --informant self
  apst score sdq sdq.xlsx --wave baseline --informant teacher --format csv -o -
  apst score sdq --baseline a.xlsx --endline b.xlsx --informant self -o scored.xlsx`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeSpreadsheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Files = args
			opts.Declared.reversedGiven = cmd.Flags().Changed("already-reversed")
			if err := opts.Declared.check(cmd, len(opts.Baseline)+len(opts.Endline) > 0); err != nil {
				return err
			}
			var err error
			if opts.Output, err = pupilOutput(o, format, scoreFormats, "xlsx"); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&opts.Baseline, "baseline", nil, "a `FILE` with baseline answers; repeatable")
	f.StringArrayVar(&opts.Endline, "endline", nil, "a `FILE` with endline answers; repeatable")
	f.StringArrayVar(&opts.Roster, "roster", nil, "a `FILE` with the list of pupils, for their dates of birth; repeatable")
	opts.Declared.addFlags(cmd)
	dayVar(cmd, &opts.AsOf, "as-of", "the `DAY` the data are from, as 2023-07-21: a form dated later is an error")
	choiceVar(cmd, &opts.Bands, "bands", "", "only three or only four bands (default both)", "3", "4")
	f.BoolVar(&opts.Strict, "strict", false, "write nothing if anything is refused")
	enumVar(cmd, &opts.FailOn, "fail-on", "exit code 3 from this severity on (default error)", []string{"error", "warning", "info"}, finding.ParseSeverity)
	f.StringVarP(&o, "output", "o", "", "where the scores go: `FILE.xlsx|.csv|.json`, DIR/, or - for standard output (default out/pupil/)")
	choiceVar(cmd, &format, "format", "", "format where the name of the output does not say it (default xlsx)", scoreFormats...)
	f.StringVar(&opts.Findings, "findings", "", "write all findings to this `FILE.json`")
	f.StringVar(&opts.Provenance, "provenance", "", "write where the scores come from, for apst explain, to this `FILE.json`")
	opts.FailOn = finding.Error
	exits(cmd, exitData)
	return cmd
}

// inputs lists the files in the order they are read: those named, or the
// project's.
func (opts *ScoreSDQOptions) inputs(p *project.Project, declared *intake.Options) ([]intake.Input, []string, error) {
	var in []intake.Input
	add := func(wave string, files []string) {
		for _, f := range files {
			in = append(in, intake.Input{Path: f, Wave: wave})
		}
	}
	add("baseline", opts.Baseline)
	add("endline", opts.Endline)
	add("", opts.Files)
	in, err := sdqInputs(p, declared, in)
	if err != nil {
		return nil, nil, err
	}
	if len(in) == 0 {
		return nil, nil, noSDQFiles("apst score sdq", p)
	}
	paths := make([]string, len(in))
	for i := range in {
		paths[i] = in[i].Path
	}
	return in, paths, noFileTwice(paths)
}

// noSDQFiles says that there is nothing to read.
func noSDQFiles(command string, p *project.Project) error {
	if p == nil {
		return noFiles(command, "a file", "FILE...")
	}
	return usagef("%s names no files with SDQ answers", filepath.Join(p.Folder, project.FileName)).hint("add them under sources, sdq, files; or name them: %s FILE...", command)
}

// noFileTwice refuses the same file given twice, under whatever name.
func noFileTwice(paths []string) error {
	var seen []os.FileInfo
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			continue // reported when it is opened
		}
		for _, s := range seen {
			if os.SameFile(s, info) {
				return usagef("%s is given twice", p).hint("name each file once")
			}
		}
		seen = append(seen, info)
	}
	return nil
}

// runScoreSDQ scores the files.
func runScoreSDQ(ctx context.Context, opts *ScoreSDQOptions) error {
	ios := opts.IO
	declared, err := opts.Declared.options()
	if err != nil {
		return err
	}
	proj, err := openProject()
	if err != nil {
		return err
	}
	declared.AsOf = asOf(opts.AsOf, proj)
	inputs, paths, err := opts.inputs(proj, &declared)
	if err != nil {
		return err
	}
	rosters, err := rosterFiles(opts.Roster, proj)
	if err != nil {
		return err
	}
	out := opts.Output
	aside, err := opts.setAside(proj, inputs)
	if err != nil {
		return err
	}
	scoresPath, findingsPath, provenancePath := out.Path("pupil", "sdq-scores"+opts.aside), opts.findingsPath(), opts.provenancePath()
	if aside {
		if err := opts.refuseOwn(inputs, scoresPath, findingsPath, provenancePath); err != nil {
			return err
		}
	}
	if err := out.Check(slices.Concat(paths, rosters, opts.Declared.maps), scoresPath, findingsPath, provenancePath); err != nil {
		return err
	}
	log := &finding.Log{}
	applyLevels(log, proj)
	progress := ios.NewProgress("reading")
	defer progress.Done()
	survey := intake.New(declared, log, func(rows int) { progress.Update(int64(rows), 0, "rows") })
	defer survey.Close()
	ios.Doing("reading %s", listNames(paths))
	if err := survey.Read(ctx, inputs); err != nil {
		return err
	}
	if err := unmatched(survey); err != nil {
		return err
	}
	births, err := readBirths(ctx, rosters)
	if err != nil {
		return err
	}
	survey.KnowBirths(births)
	job := &sdqJob{opts: opts, survey: survey, log: log}
	ios.Doing("scoring %s", listNames(paths))
	if !job.scoreable() {
		scoresPath = ""
		err = survey.Score(ctx, func(*intake.Scored) error { return nil }) // for what it finds
	} else {
		err = job.write(ctx, scoresPath)
	}
	progress.Done()
	if errors.Is(err, errStrict) {
		return job.refuseStrictly(findingsPath)
	}
	if err != nil {
		return err
	}
	if err := job.writeFindings(findingsPath); err != nil {
		return err
	}
	if err := job.writeProvenance(provenancePath, inputs, rosters, &declared); err != nil {
		return err
	}
	job.tell(scoresPath, findingsPath)
	if opts.aside != "" && scoresPath != "" {
		opts.tellAside(proj, inputs, provenancePath)
	}
	return job.verdict()
}

// unmatched refuses an option for a block that is not there: it would do nothing.
func unmatched(s *intake.Survey) error {
	unused, names := s.Unmatched()
	if len(unused) == 0 || len(names) == 0 {
		return nil
	}
	from := ""
	if unused[0].From != "" {
		from = unused[0].From + ": "
	}
	err := usagef("%s%q names no wave, informant, sheet or file of the input", from, unused[0])
	for _, of := range unused[0].Of {
		if near := suggest.List(of, names, 2); len(near) > 0 {
			return err.hint("did you mean %s?", listed(near, "or"))
		}
	}
	return err.hint("there is %s", strings.Join(names, ", "))
}

func listNames(paths []string) string {
	if len(paths) > 3 {
		return fmt.Sprintf("%s and %d more files", paths[0], len(paths)-1)
	}
	return strings.Join(paths, ", ")
}

// findingsPath is where the findings go in full: beside the scores in a folder,
// and to a file of their own only if one was named.
func (opts *ScoreSDQOptions) findingsPath() string {
	o := opts.Output
	if opts.Findings != "" || o.Stdout || o.File != "" {
		return opts.Findings
	}
	o.Format = "json"
	return o.Path("pupil", "findings"+opts.aside)
}

// sdqJob is one run: what was read, and what became of it.
type sdqJob struct {
	opts   *ScoreSDQOptions
	survey *intake.Survey
	log    *finding.Log
	rows   int
}

// errStrict keeps a file from being written: --strict, and something was refused.
var errStrict = errors.New("strict")

func (j *sdqJob) refuseStrictly(findingsPath string) error {
	if err := j.writeFindings(findingsPath); err != nil {
		return err
	}
	j.tellFiles()
	j.tellBlocks()
	tellFindings(j.opts.IO, j.log, findingsPath)
	return dataf("no scores were written: --strict, and something was refused").hint("correct what is listed, or leave out --strict to score the rest")
}

// scoreable reports whether any block has answers that are not refused: an empty
// file would only take the place of a good one.
func (j *sdqJob) scoreable() bool {
	for _, b := range j.survey.Blocks {
		if b.Refused == nil && b.Rows > 0 {
			return true
		}
	}
	return false
}

// verdict turns the findings into the exit code.
func (j *sdqJob) verdict() error {
	scored := 0
	for _, b := range j.survey.Blocks {
		scored += b.Summary.Scored
	}
	switch n := j.log.Count(j.opts.FailOn); {
	case j.unanswered():
		return dataf("there are no answers under the headings yet, and no scores were written")
	case scored == 0:
		return dataf("nothing could be scored, and no scores were written")
	case n > 0:
		return dataf("")
	}
	return nil
}

// unanswered reports whether the files are in order and only nobody has answered:
// a template that waits to be filled in.
func (j *sdqJob) unanswered() bool {
	for _, b := range j.survey.Blocks {
		if b.Rows > 0 {
			return false
		}
	}
	return j.log.Count(finding.Error) == 0
}
