package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"apst/finding"
	"apst/ingest"
	"apst/metrics"
)

// ScoreMeasureOptions is what apst score was asked to do with a measure other than
// the SDQ.
type ScoreMeasureOptions struct {
	IO       *IO
	Measure  *metrics.Measure
	Files    []string
	Asked    measureAsked
	Strict   bool
	FailOn   finding.Severity
	Output   Output
	Findings string // a file of its own for the findings
}

// measureAsked is what a command says of a measure's files; score, check, inspect
// and explain share it. What is empty is for the project to say.
type measureAsked struct {
	Roster   []string
	Support  []string // files with referrals and contacts, for days that windows are about
	Map      string
	Key      string
	Wave     string
	Roles    map[string]*[]string // files by what they are, where they are not the school's own
	AsOf     ingest.Date
	Settings metrics.Settings // by option, those that were typed
}

// setting is a flag for an option of a measure.
type setting struct {
	option metrics.Option
	to     metrics.Settings
}

func (s *setting) Set(word string) error {
	o := s.option
	if len(o.Allowed) > 0 {
		i := indexFold(o.Allowed, word)
		if i < 0 {
			return notOneOf(word, o.Allowed)
		}
		word = o.Allowed[i]
	} else if o.Check != nil {
		if err := o.Check(word); err != nil {
			return usagef("%q: %w", word, err)
		}
	}
	s.to[o.Name] = word
	return nil
}

func (s *setting) String() string { return "" }

// Type is what stands for the value in the help.
func (s *setting) Type() string {
	if len(s.option.Allowed) > 0 {
		return strings.Join(s.option.Allowed, "|")
	}
	return "VALUE"
}

// addFlags declares the flags by which a measure's files are read.
func (a *measureAsked) addFlags(cmd *cobra.Command, m *metrics.Measure) {
	f := cmd.Flags()
	a.Settings = metrics.Settings{}
	f.StringArrayVar(&a.Roster, "roster", nil, "a `FILE` with the list of pupils; repeatable")
	if m.Wants != nil {
		f.StringArrayVar(&a.Support, "support", nil, "a `FILE` with referrals or contacts, for windows about them; repeatable")
	}
	f.StringVar(&a.Map, "map", "", "read tables as this `MAP` says, made by apst inspect --save-map")
	f.StringVar(&a.Key, "key", "", "what tells pupils apart: name+dob, name, upn, or the `HEADING` of a column")
	if waved(m) {
		choiceVar(cmd, &a.Wave, "wave", "", "which sitting the files hold, where they do not say", "baseline", "interim", "endline")
	}
	a.Roles = map[string]*[]string{}
	for _, r := range m.Roles {
		a.Roles[r.Name] = f.StringArray(r.Name, nil, r.Usage)
	}
	dayVar(cmd, &a.AsOf, "as-of", "the `DAY` the data are from, as 2023-07-21")
	for _, o := range m.Options {
		usage := o.Usage
		if o.Default != "" {
			usage += " (default " + o.Default + ")"
		}
		f.Var(&setting{o, a.Settings}, o.Name, usage)
		if len(o.Allowed) > 0 {
			completeFlag(cmd, o.Name, o.Allowed)
		}
	}
}

// waved reports whether tables of a measure can be of one of several sittings.
func waved(m *metrics.Measure) bool {
	for _, s := range m.Spec.Shapes {
		if s.Waves {
			return true
		}
	}
	return false
}

// check refuses options that say nothing.
func (a *measureAsked) check(flags *pflag.FlagSet) error {
	if flags.Changed("key") && strings.TrimSpace(a.Key) == "" {
		return usagef("--key needs a value: name+dob, name, upn, or the heading of a column")
	}
	return nil
}

// NewCmdScoreMeasure declares apst score for a measure; runF does the work.
func NewCmdScoreMeasure(ios *IO, m *metrics.Measure, runF func(context.Context, *ScoreMeasureOptions) error) *cobra.Command {
	opts := &ScoreMeasureOptions{IO: ios, Measure: m, FailOn: finding.Error}
	var o, format string
	cmd := &cobra.Command{
		Use: m.ID + " [FILE...]", Short: m.Short, Long: m.Long, Example: m.Example,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeSpreadsheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Files = args
			if err := opts.Asked.check(cmd.Flags()); err != nil {
				return err
			}
			var err error
			if opts.Output, err = pupilOutput(o, format, scoreFormats, "xlsx"); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	opts.Asked.addFlags(cmd, m)
	f := cmd.Flags()
	f.BoolVar(&opts.Strict, "strict", false, "write nothing if anything is refused")
	enumVar(cmd, &opts.FailOn, "fail-on", "exit code 3 from this severity on (default error)", []string{"error", "warning", "info"}, finding.ParseSeverity)
	f.StringVarP(&o, "output", "o", "", "where it goes: `FILE.xlsx|.csv|.json`, DIR/, or - for standard output (default out/pupil/)")
	choiceVar(cmd, &format, "format", "", "format where the name of the output does not say it (default xlsx)", scoreFormats...)
	f.StringVar(&opts.Findings, "findings", "", "write all findings to this `FILE.json`")
	exits(cmd, exitData)
	return cmd
}

// runScoreMeasure reads the files and writes what comes of them.
func runScoreMeasure(ctx context.Context, opts *ScoreMeasureOptions) error {
	proj, err := openProject()
	if err != nil {
		return err
	}
	in, err := opts.Asked.inputs(opts.Measure, proj, opts.Files)
	if err != nil {
		return err
	}
	if len(in.Inputs) == 0 {
		return noMeasureFiles("apst score "+opts.Measure.ID, opts.Measure, proj)
	}
	j := &measureJob{opts: opts, in: in, log: &finding.Log{}}
	if err := j.settleOutputs(proj); err != nil {
		return err
	}
	applyLevels(j.log, proj)
	if err := j.read(ctx, proj); err != nil {
		return err
	}
	defer j.reading.Close()
	return j.finish()
}
