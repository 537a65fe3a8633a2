package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"apst/ingest"
	"apst/internal/project"
)

// RunOptions is what apst run was asked to do.
type RunOptions struct {
	IO          *IO
	Folders     []string // projects; empty for the one that this folder is in
	Each        bool     // Folders are not projects, but hold them
	Plan        bool     // show what would be done, and do nothing
	Format      string   // of the plan: text or json
	Yes         bool     // do not ask
	FromScratch bool     // do everything again
	NoRelease   bool     // nothing that may leave the school
	Verbose     bool     // show all that the stages say
	AsOf        ingest.Date
	Profile     string // empty for the project's, or board
	Term        string // empty for the project's
}

// newCmdRun declares apst run.
func newCmdRun(ios *IO) *cobra.Command { return NewCmdRun(ios, runRun) }

// NewCmdRun declares apst run; runF does the work.
func NewCmdRun(ios *IO, runF func(context.Context, *RunOptions) error) *cobra.Command {
	opts := &RunOptions{IO: ios}
	var each string
	cmd := &cobra.Command{
		Use:   "run [DIR...]",
		Short: "do everything that apst.yaml asks for",
		Long: `Does, one after another, what apst.yaml asks for: apst check, apst score all,
apst change, apst tables, and the reports that it names under reports. What was done
before and hangs on nothing that has changed since is not done again: neither the
files that a stage reads, nor the settings and rules that it goes by, nor the files
that it wrote. All of these are compared by what they hold, not by their dates.

On a terminal it first shows what would be read and written, and asks. --plan shows
the same and stops there, with every setting and where it came from.

Something refused in the data does not stop the stages after it; the exit code says
that there was something. Where the disclosure gate refuses, nothing new goes into
out/release, and all else is done. What was not finished is tried again the next time.

A release is remembered, and the next is set against it. For a look at the data every
week, --no-release does all but that, and leaves out/release as it is.

out/manifest.json keeps what was read, by which rules, and what came of it, by hash.
It stays in the school.

DIR is the folder of a project; several are run one after another. With --each school
a DIR holds projects, a folder each.`,
		Example: `  apst run
  apst run --plan
  apst run --yes --term 2022-23-summer
  apst run --each school schools/`,
		GroupID: groupReports,
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Folders, opts.Each = args, each != ""
			if err := opts.check(cmd); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&opts.Plan, "plan", false, "show what would be done, and where every setting came from; do nothing")
	choiceVar(cmd, &opts.Format, "format", "", "how to show the plan (default text)", "text", "json")
	f.BoolVarP(&opts.Yes, "yes", "y", false, "do not ask")
	f.BoolVar(&opts.FromScratch, "from-scratch", false, "do everything again")
	f.BoolVar(&opts.NoRelease, "no-release", false, "make nothing that may leave the school: out/release stays as it is")
	f.BoolVarP(&opts.Verbose, "verbose", "v", false, "show all that each stage says")
	dayVar(cmd, &opts.AsOf, "as-of", "the `DAY` the data are from, as 2023-07-21 (default that of apst.yaml)")
	choiceVar(cmd, &opts.Profile, "profile", "", "who is to read the release (default that of apst.yaml, or board)", "board", "publish")
	f.StringVar(&opts.Term, "term", "", "the `TERM` that reports are about, such as 2022-23-summer (default that of apst.yaml)")
	choiceVar(cmd, &each, "each", "", "each DIR holds a project of each school", "school")
	exits(cmd, exitData, exitGate)
	return cmd
}

// check refuses options that contradict each other or say nothing.
func (opts *RunOptions) check(cmd *cobra.Command) error {
	switch {
	case opts.Format != "" && !opts.Plan:
		return usagef("--format %s: only a plan has a format", opts.Format).hint("add --plan")
	case opts.Plan && opts.Yes:
		return usagef("--plan shows what would be done, and --yes does it").hint("leave one of the two out")
	case opts.NoRelease && (opts.Profile != "" || opts.Term != ""):
		return usagef("--no-release makes no release, and --profile and --term are about one").hint("leave --no-release out, or the other")
	case opts.Each && len(opts.Folders) == 0:
		return usagef("--each school needs the folder that holds the projects").hint("name it: apst run --each school schools/")
	case cmd.Flags().Changed("term") && strings.TrimSpace(opts.Term) == "":
		return usagef("--term needs a term, such as 2022-23-summer")
	case opts.Format == "json" && (opts.Each || len(opts.Folders) > 1):
		return usagef("--format json: a plan is about one project").hint("name one folder, or go into it")
	}
	return nil
}

// runRun runs the projects.
func runRun(ctx context.Context, opts *RunOptions) error {
	if len(opts.Folders) == 0 {
		return opts.here(ctx)
	}
	folders := opts.Folders
	if opts.Each {
		var err error
		if folders, err = projectsIn(opts.Folders); err != nil {
			return err
		}
	}
	if len(folders) == 1 && !opts.Each {
		return goingInto(folders[0], func() error { return opts.ofFolder(ctx) })
	}
	return eachProject(ctx, opts.IO, folders, opts.ofFolder)
}

// ofFolder runs the project whose folder this is, and no other above it.
func (opts *RunOptions) ofFolder(ctx context.Context) error {
	if info, err := os.Stat(project.FileName); err != nil || !info.Mode().IsRegular() {
		here, _ := os.Getwd()
		return usagef("there is no %s in %s", project.FileName, filepath.Base(here)).hint("make a project with: apst init")
	}
	return opts.here(ctx)
}

// here runs the project that this folder is in, from its own folder: what it writes
// does not hang on where somebody stood.
func (opts *RunOptions) here(ctx context.Context) error {
	p, err := openProject()
	if err != nil {
		return err
	}
	if p == nil {
		return usagef("apst run needs a project, since there is no %s here", project.FileName).hint("make one: apst init").hint("see apst run --help")
	}
	if p.Folder == "." {
		return opts.project(ctx, p)
	}
	return goingInto(p.Folder, func() error {
		if p, err = openProject(); err != nil {
			return err
		}
		return opts.project(ctx, p)
	})
}

// goingInto does something in a folder, and comes back.
func goingInto(folder string, do func() error) error {
	back, err := os.Getwd()
	if err != nil {
		return fmt.Errorf("looking where this is: %w", err)
	}
	if err := os.Chdir(folder); err != nil {
		return usagef("cannot go into the folder %s: %w", folder, err)
	}
	defer os.Chdir(back)
	return do()
}
