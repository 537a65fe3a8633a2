package main

import (
	"context"

	"github.com/spf13/cobra"

	"apst/finding"
)

// newCmdReportPupil declares apst report pupil.
func newCmdReportPupil(ios *IO) *cobra.Command {
	return NewCmdReportPupil(ios, func(ctx context.Context, r *pupilReports) error { return r.run(ctx) })
}

// NewCmdReportPupil declares apst report pupil; runF does the work.
func NewCmdReportPupil(ios *IO, runF func(context.Context, *pupilReports) error) *cobra.Command {
	r := &pupilReports{change: &ChangeOptions{IO: ios, Command: "apst report pupil", FailOn: finding.Error}}
	var o string
	cmd := &cobra.Command{
		Use:   "pupil PUPIL...",
		Short: "the end-of-placement report of one pupil, on two sheets",
		Long: `Writes the report about a pupil at the end of a placement: attendance before and
during it, reading, qualifications and attitudes, wellbeing by each who answered,
the objectives of the placement plan and whether each was met by its own criterion,
reviews held and planned, what the pupil and the family say, and what comes next. A
change is said to be larger than measurement error alone would usually give, or within
it. Nobody else is in it, and nobody is compared with. Of a pupil still on roll it is
a report so far.

PUPIL is any identifier that leads to one person on the list of pupils: the UPN, a
former UPN, the school's own. What is typed stays in the history of the shell.

It is a page that a browser prints and a word processor opens, with lines to write on
where nobody has said anything yet. It holds personal data, is to go to the pupil, the
carer, the social worker, the Virtual School and the governing body, and is written to
out/pupil/reports. A file that was filled in since is not written over.`,
		Example: `  apst report pupil A123456789012
  apst report pupil A123456789012 --placement 1
  apst report pupil --each leaver`,
		Args: cobra.ArbitraryArgs,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveNoFileComp // an identifier is not offered to a screen
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			r.pupils = args
			if cmd.Flags().Changed("placement") && r.placement < 1 {
				return usagef("--placement %d: placements are counted from 1", r.placement)
			}
			if err := r.change.check(cmd); err != nil {
				return err
			}
			var err error
			if r.output, err = pupilOutput(o, "", []string{"html"}, "html"); err != nil {
				return err
			}
			return runF(cmd.Context(), r)
		},
	}
	f := cmd.Flags()
	choiceVar(cmd, &r.each, "each", "", "a report of every placement that ended in the period, in place of PUPIL", eachLeaver)
	f.IntVar(&r.placement, "placement", 0, "which `PLACEMENT` of a pupil who came back (default the last)")
	r.change.sourceFlags(cmd)
	f.StringVarP(&o, "output", "o", "", "where it goes: `FILE.html`, DIR/, or - for standard output (default out/pupil/reports/)")
	exits(cmd, exitData)
	return cmd
}
