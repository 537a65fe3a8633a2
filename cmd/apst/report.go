package main

import (
	"github.com/spf13/cobra"
)

// newCmdReport is the command above those that write reports.
func newCmdReport(ios *IO) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "report",
		Short:   "reports for those who read them",
		Long:    "Writes reports: pages that a browser prints and that need nothing else.",
		Example: "  apst report termly --term 2022-23-summer\n  apst report board\n  apst report pupil A123456789012",
		GroupID: groupReports,
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return parentOnly(ios, cmd, args) },
	}
	for i := range releaseReports {
		cmd.AddCommand(newCmdReportRelease(ios, i))
	}
	cmd.AddCommand(newCmdReportQuality(ios), newCmdReportPupil(ios))
	return cmd
}
