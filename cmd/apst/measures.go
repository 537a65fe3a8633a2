package main

import "github.com/spf13/cobra"

// scoreCommands is the registry of measures: what apst score can score. A
// measure is one line here and a package of its own.
var scoreCommands = []func(*IO) *cobra.Command{newCmdScoreSDQ}

// newCmdScore is the parent of the measures' commands.
func newCmdScore(ios *IO) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "score",
		Short:   "score a measure from spreadsheets",
		Long:    "Scores a measure from the spreadsheets a school has.",
		Example: "  apst score sdq sdq.xlsx --wave baseline --informant self",
		GroupID: groupDaily,
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return parentOnly(ios, cmd, args) },
	}
	for _, measure := range scoreCommands {
		cmd.AddCommand(measure(ios))
	}
	return cmd
}
