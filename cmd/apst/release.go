package main

import (
	"context"

	"github.com/spf13/cobra"

	"apst/report/words"
)

// newCmdRelease is the command above those about releases.
func newCmdRelease(ios *IO) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "release",
		Short: "look through what is to leave the school, and what has left it",
		Long:  "Looks through files before they leave the school, and lists the releases there were.",
		Example: `  apst release check out/release/
  apst release log`,
		GroupID: groupReports,
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return parentOnly(ios, cmd, args) },
	}
	cmd.AddCommand(NewCmdReleaseCheck(ios, runReleaseCheck), NewCmdReleaseLog(ios, runReleaseLog))
	return cmd
}

// ReleaseCheckOptions is what apst release check was asked to do.
type ReleaseCheckOptions struct {
	IO      *IO
	Paths   []string
	Roster  []string
	Profile string
	Words   []string
	Design  string
}

// NewCmdReleaseCheck declares apst release check; runF does the work.
func NewCmdReleaseCheck(ios *IO, runF func(context.Context, *ReleaseCheckOptions) error) *cobra.Command {
	opts := &ReleaseCheckOptions{IO: ios}
	cmd := &cobra.Command{
		Use:   "check [PATH...]",
		Short: "search files for pupils, and their numbers for small ones",
		Long: `Looks through files and folders as somebody would who wants to know more than they
tell. Every file is searched for names, identifiers, dates of birth and postcodes of the
pupils on the list, workbooks with their properties, comments and hidden sheets, pictures
and pages among them; what cannot be looked into is refused. In tables that apst tables
wrote every number is held against the profile, and every hidden one is tried to be
worked out of the others, from the files alone. The workbook, the page and the tables in
JSON have to show the same as the tables in CSV beside them, cell by cell. What was made
under profile internal, and files of several profiles in one folder, are refused.

--words reads a text that somebody edited (.txt, .md, .html, .docx) for what the numbers
cannot carry: words of cause without a comparison group, an estimate without its
interval, better without worse, national figures without a source.`,
		Example: `  apst release check out/release/
  apst release check --words report.docx`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Paths = args
			if len(args)+len(opts.Words) == 0 {
				return usagef("nothing to look through").hint("name a folder or files: apst release check out/release/")
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	f.StringArrayVar(&opts.Roster, "roster", nil, "a `FILE` with the list of pupils; repeatable (default that of apst.yaml)")
	choiceVar(cmd, &opts.Profile, "profile", "", "what numbers are held against (default that of apst.yaml, or board)", "board", "publish")
	f.StringArrayVar(&opts.Words, "words", nil, "a `FILE` whose words to read; repeatable")
	choiceVar(cmd, &opts.Design, "design", "", "declare that there is a comparison group: words of cause are then allowed", words.Comparison)
	exits(cmd, exitGate)
	return cmd
}
