package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"apst/internal/golden"
	"apst/internal/project"
	"apst/report"
)

// VerifyOptions is what apst verify was asked to do.
type VerifyOptions struct {
	IO     *IO
	Folder string
	Format string // text, json, junit or github
	All    bool   // show every difference
	Init   bool   // make a first verify.yaml
	Update bool   // record what is written now
	Reason string // why
}

// newCmdVerify declares apst verify.
func newCmdVerify(ios *IO) *cobra.Command { return NewCmdVerify(ios, runVerify) }

// NewCmdVerify declares apst verify; runF does the work.
func NewCmdVerify(ios *IO, runF func(context.Context, *VerifyOptions) error) *cobra.Command {
	opts := &VerifyOptions{IO: ios}
	cmd := &cobra.Command{
		Use:   "verify [DIR]",
		Short: "run recorded commands again, and say which number moved",
		Long: `Runs the commands that verify.yaml in DIR names, and holds what they write against
what was recorded there: which number moved, of whom, on which scale, and why. It is
for whoever changes the program, its rules or a project, and for machines that do so
after every change.

The commands run in a copy of the folder, so that nothing of it changes. Rows are
compared by what they are about and not by their place, numbers as numbers. Columns
can have a tolerance, or be anything: verify.yaml says which, and why.

Differences are about a pupil, a scale, a rule or the layout, the worst consequence
first: a band that changed before a mean that moved. Nothing compared is a failure.

Where every UPN is of local authority 999, which is none, pupils are called by it.
Otherwise they may be real: each has a mark, and what is theirs is not shown.

--init makes a first verify.yaml of the commands that a folder has sources for.
--update records what is written now. It needs a reason, which is kept beside it in
expected/reasons.csv, with how much of what was recorded has moved.`,
		Example: `  apst verify fixtures/ --init
  apst verify fixtures/ --update --reason "first recording"
  apst verify fixtures/
  apst verify fixtures/ --format github`,
		GroupID: groupUpkeep,
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("apst verify takes one folder, not %d", len(args)).hint("quote a name that has spaces")
			}
			opts.Folder = filepath.Clean(strings.Join(args, ""))
			if err := opts.check(cmd); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	choiceVar(cmd, &opts.Format, "format", "", "how to say it (default text)", "text", "json", "junit", "github")
	f.BoolVar(&opts.All, "all", false, "show every difference")
	f.BoolVar(&opts.Init, "init", false, "make a first verify.yaml")
	f.BoolVar(&opts.Update, "update", false, "record what is written now; needs --reason")
	f.StringVar(&opts.Reason, "reason", "", "why it is recorded, as `TEXT`: it is kept beside the outputs")
	exits(cmd, exitDifferences)
	return cmd
}

// check refuses options that contradict each other or say nothing.
func (opts *VerifyOptions) check(cmd *cobra.Command) error {
	opts.Reason = strings.Join(strings.Fields(opts.Reason), " ")
	switch {
	case opts.Init && opts.Update:
		return usagef("--init makes a verify.yaml, and --update records what it names").hint("do one after the other")
	case opts.Update && opts.Reason == "":
		return usagef("--update needs a reason, which is kept beside what is recorded").hint(`say it: apst verify %s --update --reason "why the numbers moved"`, opts.Folder)
	case !opts.Update && cmd.Flags().Changed("reason"):
		return usagef("--reason says why outputs are recorded, and nothing is").hint("add --update, or leave --reason out")
	case (opts.Init || opts.Update) && (opts.Format != "" || opts.All):
		return usagef("--format and --all are about differences that are found").hint("leave them out")
	}
	return nil
}

// runVerify verifies a folder.
func runVerify(ctx context.Context, opts *VerifyOptions) error {
	if !isFolder(opts.Folder) {
		return usagef("there is no folder %s", opts.Folder).hint("check its name")
	}
	switch {
	case opts.Init:
		return opts.first(ctx)
	case opts.Update:
		return opts.record(ctx)
	}
	v, err := opts.verify(ctx)
	if err != nil {
		return err
	}
	if err := opts.tell(v); err != nil {
		return err
	}
	if n := v.Differences(); n > 0 {
		return &DifferencesError{message{hints: opts.next()}}
	}
	return nil
}

// next is what to do about differences.
func (opts *VerifyOptions) next() []string {
	return []string{`where they are meant, record them: apst verify ` + opts.Folder + ` --update --reason "why the numbers moved"`}
}

// verify runs the commands and holds what they write against what was recorded.
func (opts *VerifyOptions) verify(ctx context.Context) (*golden.Verdict, error) {
	cfg, err := golden.Load(opts.Folder)
	if err != nil {
		return nil, projectError(err)
	}
	rec, err := cfg.LoadRecord(opts.Folder)
	if errors.Is(err, golden.ErrNone) {
		return nil, usagef("%s: nothing has been recorded yet", opts.Folder).hint(`record it: apst verify %s --update --reason "first recording"`, opts.Folder)
	}
	if err == nil {
		err = cfg.Covers(rec)
	}
	if err == nil {
		err = rec.Intact(opts.outputs(cfg))
	}
	if err != nil {
		return nil, opts.placed(err)
	}
	j, err := opts.run(ctx, cfg)
	if err != nil {
		return nil, err
	}
	defer j.end()
	return j.against(rec)
}

// placed says what is wrong with verify.yaml with the folder that it stands in.
func (opts *VerifyOptions) placed(err error) error {
	var bad *project.Error
	if errors.As(err, &bad) && bad.File == golden.FileName {
		bad.File = filepath.Join(opts.Folder, golden.FileName)
	}
	return projectError(err)
}

// outputs is the folder of recorded outputs.
func (opts *VerifyOptions) outputs(cfg *golden.Config) string {
	return filepath.Join(opts.Folder, filepath.FromSlash(cfg.Expected), golden.OutputsName)
}

// tell writes a verdict.
func (opts *VerifyOptions) tell(v *golden.Verdict) error {
	w := opts.IO.Out
	switch opts.Format {
	case "json":
		return v.WriteJSON(w)
	case "junit":
		return report.WriteJUnit(w, "apst verify", v.Suites())
	case "github":
		return writePage(w, func(w io.Writer) error { return v.WriteGitHub(w, filepath.ToSlash(opts.Folder)) })
	}
	most := golden.Shown
	if opts.All {
		most = 0
	}
	return writePage(w, func(w io.Writer) error { return v.WriteText(w, most) })
}
