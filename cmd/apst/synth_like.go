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
	"github.com/spf13/pflag"

	"apst/sdq/intake"
	"apst/synth"
	"apst/synth/like"
)

// completeLike offers spreadsheets for --like.
func completeLike(cmd *cobra.Command) {
	if err := cmd.RegisterFlagCompletionFunc("like", completeSpreadsheets); err != nil {
		panic(err) // a flag declared twice
	}
}

// checkLike refuses what --like cannot do.
func (o *SynthOptions) checkLike(flags *pflag.FlagSet) error {
	for _, other := range []string{"measure", "layout", "faults"} {
		if flags.Changed(other) {
			return usagef("--like and --%s exclude each other: the files say themselves what they hold, and have a layout and faults of their own", other).hint("leave one of the two out")
		}
	}
	switch {
	case !flags.Changed("pupils"):
		o.Plan.Pupils = 0 // as many as the file has
	case o.Plan.Pupils < 1 || o.Plan.Pupils > mostPupils:
		return usagef("--pupils %d is not from 1 to %d", o.Plan.Pupils, mostPupils)
	}
	return o.checkPlace()
}

// runLike writes a file laid out like another, and its answer key.
func runLike(ctx context.Context, opts *SynthOptions) error {
	info, err := os.Stat(opts.Like)
	switch {
	case err != nil:
		return usagef("--like: %w", err)
	case info.IsDir():
		if opts.Plan.Pupils > 0 {
			return notSized(opts.Like, "is a folder")
		}
		return runLikeFolder(ctx, opts, true)
	case !info.Mode().IsRegular():
		return usagef("--like %s is no file and no folder", opts.Like).hint("name one spreadsheet, or a folder of them")
	}
	if h, err := holdings(ctx, intake.Input{Path: opts.Like}); err == nil && !h.answers {
		if opts.Plan.Pupils > 0 {
			return notSized(opts.Like, "holds no answers to the SDQ")
		}
		return runLikeFolder(ctx, opts, false)
	}
	progress := opts.IO.NewProgress("laying out " + filepath.Base(opts.Like))
	made, err := like.Make(ctx, opts.Like, like.Options{Seed: opts.Plan.Seed, Pupils: opts.Plan.Pupils})
	progress.Done()
	var refusal *like.Refusal
	if errors.As(err, &refusal) {
		out := dataf("%s: %v", filepath.Base(opts.Like), refusal)
		for _, hint := range refusal.Hints() {
			out = out.hint("%s", hint)
		}
		return out
	}
	if err != nil {
		return fmt.Errorf("laying out %s: %w", filepath.Base(opts.Like), err)
	}
	if err := wholeFolder(opts.Dir, func(dir string) error {
		if err := os.WriteFile(filepath.Join(dir, made.Name), made.Data, 0o644); err != nil {
			return fmt.Errorf("writing %s: %w", made.Name, err)
		}
		return writeKey(filepath.Join(dir, synth.ExpectedName), made.Expected())
	}); err != nil {
		return err
	}
	tellLike(opts, made)
	return nil
}

// notSized refuses a number of pupils where there are as many as in the original: in
// files that belong together a pupil more or less would be one in some of them.
func notSized(path, why string) error {
	return usagef("--pupils is for one file with answers to the SDQ: %s %s, and has as many pupils in its copy as it has", path, why).hint("leave out --pupils")
}

// tellLike says what was made and how it was checked.
func tellLike(opts *SynthOptions, made *like.Copy) {
	ios := opts.IO
	ios.Errf("%s: %s made-up pupils (seed %d) in %s\n", opts.Dir, grouped(int64(made.Pupils)), opts.Plan.Seed, made.Name)
	rules := "nothing is found in it, as in the original"
	if len(made.Rules) > 0 {
		rules = "found in it, as in the original: " + strings.Join(made.Rules, ", ")
	}
	ios.Errf("%s\n", rules)
	ios.Errf("read back: the same tables and the same decisions; no word and no long number of the original in its bytes\n")
	ios.Errf("true scores: its %s\n", synth.ExpectedName)
	words := []string{quoted(filepath.Join(opts.Dir, made.Name))}
	for _, w := range slices.Concat(made.Expected().Score)[1:] {
		words = append(words, quoted(w))
	}
	ios.Errf("try: apst score sdq %s\n", strings.Join(words, " "))
}
