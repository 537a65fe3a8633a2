package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"apst/internal/suggest"
	"apst/synth"
)

// How large a school can be asked for. With faults, it is as large as they have
// been tried with.
const (
	mostPupils       = 5000
	mostFaultyPupils = 300
)

// SynthOptions is what apst synth was asked to do.
type SynthOptions struct {
	IO      *IO
	Plan    synth.Plan
	Measure string          // whose files
	Layouts []*synth.Layout // the clean folders
	Faults  []*synth.Fault  // the spoilt folders
	Dir     string
	List    bool   // list layouts and faults, write nothing
	Like    string // a file to lay pupils out like, in place of layouts and faults
}

// newCmdSynth declares apst synth.
func newCmdSynth(ios *IO) *cobra.Command { return NewCmdSynth(ios, runSynth) }

// NewCmdSynth declares apst synth; runF does the work.
func NewCmdSynth(ios *IO, runF func(context.Context, *SynthOptions) error) *cobra.Command {
	opts := &SynthOptions{IO: ios}
	var layouts, faults []string
	cmd := &cobra.Command{
		Use:   "synth -o DIR",
		Short: "make up a school, with and without faults in its files",
		Long: `Writes the SDQ answers of a school that does not exist, in the layouts schools
use, for tests, training and examples: pupils with many difficulties, some of whom
left before the endline, their own answers and those of staff. --measure writes its
register, or what else schools hold, in the same way. All comes from
stated parameters and the seed, nothing from real pupils; every UPN carries local
authority 999, which does not exist. The same seed gives the same bytes. Total
difficulties are 17.7 on average at the baseline, hyperactivity highest; they fall
by 2.4 until the endline, by 1.2 as staff see it. That fall is built in and shows
nothing. All parameters stand in expected.json.

DIR/clean/ has a folder a layout. --faults adds a folder a fault: the same school
in files with one thing wrong. expected.json in every folder is its answer key:
what to type, which rule has to be reported at which cell, and the true scores of
each pupil, or the true rows of the measure.

--like writes made-up pupils in the layout, the coding and with the kinds of fault
of a real file instead, so that a school's odd sheet can be shown to anybody. Of a
folder it makes a project with a file for each: whoever is one pupil in the folder's
files is one in these, with other numbers, names, dates and answers. Nothing of the
cells is in the copies but headings that are recognised, and codes. Each is read back
before anything is written: it must be understood as the file is, the same must be
found in it, and it may hold no word and no long number of the originals; otherwise
nothing is written.`,
		Example: `  apst synth -o made-up/
  apst synth --pupils 40 --seed 7 --faults all -o fixtures/
  apst synth --layout office-workbook --faults SDQ-020,upn-letter -o fixtures/
  apst synth --measure attendance -o made-up/
  apst synth --like "data/SDQ baseline.xlsx" --seed 7 -o made-up/
  apst synth --like data/ -o fixtures/
  apst synth --list`,
		GroupID:           groupUpkeep,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if opts.List {
				return runF(cmd.Context(), opts)
			}
			if opts.Like != "" {
				if err := opts.checkLike(cmd.Flags()); err != nil {
					return err
				}
				return runF(cmd.Context(), opts)
			}
			var err error
			if opts.Layouts, err = chosenLayouts(opts.Measure, layouts); err != nil {
				return err
			}
			if opts.Faults, err = chosenFaults(opts.Measure, faults); err != nil {
				return err
			}
			if err := opts.check(); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	f.IntVar(&opts.Plan.Pupils, "pupils", 40, fmt.Sprintf("size of the school: a `NUMBER` from %d to %d, with --faults to %d", synth.LeastPupils, mostPupils, mostFaultyPupils))
	f.Uint64Var(&opts.Plan.Seed, "seed", 1, "the `NUMBER` that everything is drawn from")
	choiceVar(cmd, &opts.Measure, "measure", sdqFiles, "whose files", slices.Concat([]string{sdqFiles}, synth.Measures())...)
	f.StringSliceVar(&layouts, "layout", nil, "clean folders: `NAME,...`, all or none (default: what most schools send)")
	f.StringSliceVar(&faults, "faults", nil, "spoilt folders: `RULE,...`, names of faults, or all (default none)")
	f.StringVar(&opts.Like, "like", "", "make up pupils in the layout of this `FILE` or folder instead; as many as it has, or of one file with answers --pupils")
	f.BoolVar(&opts.List, "list", false, "list the layouts and the faults, and write nothing")
	f.StringVarP(&opts.Dir, "output", "o", "", "the `DIR/` to make; it may be there if it is empty")
	completeNames(cmd, opts)
	completeLike(cmd)
	exits(cmd, exitData)
	return cmd
}

// check refuses what cannot be made.
func (o *SynthOptions) check() error {
	most := mostPupils
	if len(o.Faults) > 0 {
		most = mostFaultyPupils
	}
	switch {
	case o.Plan.Pupils < synth.LeastPupils || o.Plan.Pupils > most:
		err := usagef("--pupils %d is not from %d to %d", o.Plan.Pupils, synth.LeastPupils, most)
		if o.Plan.Pupils > most && most < mostPupils {
			return err.hint("up to %d without --faults", mostPupils)
		}
		return err
	case len(o.Layouts)+len(o.Faults) == 0:
		return usagef("--layout none and --faults none leave nothing to write").hint("leave one of the two out")
	}
	return o.checkPlace()
}

// checkPlace refuses a seed that is none, and a place that is no folder.
func (o *SynthOptions) checkPlace() error {
	switch {
	case o.Plan.Seed == 0:
		return usagef("--seed 0 is no seed").hint("any whole number from 1 on")
	case o.Dir == "":
		return usagef("apst synth needs a folder to write to").hint("apst synth -o made-up/")
	case o.Dir == "-" || endings[strings.ToLower(filepath.Ext(o.Dir))] != "":
		return usagef("-o %s: apst synth writes folders, not a file", o.Dir).hint("name a folder: -o made-up/")
	case !namesFolder(o.Dir):
		return usagef("-o %s: apst synth makes a folder of its own", o.Dir).hint("name a new one: -o %s", filepath.Join(o.Dir, "made-up"))
	}
	o.Dir = filepath.Clean(o.Dir)
	return nil
}

// namesFolder reports whether a path ends in a name, which . and .. are not.
func namesFolder(dir string) bool {
	last := filepath.Base(filepath.Clean(dir))
	return last != "." && last != ".." && !os.IsPathSeparator(last[0])
}

// sdqFiles is the word for files of the SDQ among those of measures.
const sdqFiles = "sdq"

// completeNames offers the layouts and the faults of the measure that was named.
func completeNames(cmd *cobra.Command, opts *SynthOptions) {
	for flag, names := range map[string]func() []string{
		"layout": func() []string { return slices.Concat([]string{"default", "all", "none"}, layoutNames(opts.Measure)) },
		"faults": func() []string { return slices.Concat([]string{"none", "all"}, faultNames(opts.Measure)) },
	} {
		if err := cmd.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return names(), cobra.ShellCompDirectiveNoFileComp
		}); err != nil {
			panic(err) // a flag declared twice
		}
	}
}

// layoutsOf, usualLayoutsOf and faultsOf are what there is of a measure.
func layoutsOf(measure string) []*synth.Layout {
	if measure == sdqFiles {
		return synth.Layouts()
	}
	return synth.LayoutsOf(measure)
}

func usualLayoutsOf(measure string) []*synth.Layout {
	if measure == sdqFiles {
		return synth.DefaultLayouts()
	}
	return synth.DefaultLayoutsOf(measure)
}

func faultsOf(measure string) []*synth.Fault {
	if measure == sdqFiles {
		return synth.Faults()
	}
	return synth.FaultsOf(measure)
}

// chosenLayouts are the layouts of a measure that words name.
func chosenLayouts(measure string, words []string) ([]*synth.Layout, error) {
	switch {
	case words == nil || slices.Equal(words, []string{"default"}):
		return usualLayoutsOf(measure), nil
	case slices.Equal(words, []string{"all"}):
		return layoutsOf(measure), nil
	case slices.Equal(words, []string{"none"}):
		return nil, nil
	}
	var out []*synth.Layout
	for _, l := range layoutsOf(measure) {
		if slices.Contains(words, l.Name) {
			out = append(out, l)
		}
	}
	return out, allKnown(measure, "--layout", words, layoutNames(measure))
}

// chosenFaults are the faults of a measure whose rule or name words give.
func chosenFaults(measure string, words []string) ([]*synth.Fault, error) {
	switch {
	case slices.Equal(words, []string{"all"}):
		return faultsOf(measure), nil
	case words == nil || slices.Equal(words, []string{"none"}):
		return nil, nil
	}
	var out []*synth.Fault
	for _, f := range faultsOf(measure) {
		if slices.Contains(words, f.Name) || slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, f.Rule) }) {
			out = append(out, f)
		}
	}
	return out, allKnown(measure, "--faults", words, faultNames(measure))
}

// allKnown refuses words outside a list.
func allKnown(measure, flag string, words, known []string) error {
	for _, w := range words {
		if indexFold(known, w) >= 0 {
			continue
		}
		err := usagef("%s: there is no %q", flag, w)
		if near := suggest.List(w, known, 3); len(near) > 0 {
			err = err.hint("did you mean %s?", listed(near, "or"))
		}
		if measure != sdqFiles {
			return err.hint("see apst synth --measure %s --list", measure)
		}
		return err.hint("see apst synth --list")
	}
	return nil
}

func layoutNames(measure string) []string {
	var out []string
	for _, l := range layoutsOf(measure) {
		out = append(out, l.Name)
	}
	return out
}

// faultNames are the rules of a measure that have a fault, then the faults' names.
func faultNames(measure string) []string {
	var rules, names []string
	for _, f := range faultsOf(measure) {
		if !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
		names = append(names, f.Name)
	}
	return append(rules, names...)
}
