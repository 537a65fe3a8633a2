package main

import (
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/attendance"
	"apst/metrics/neet"
	"apst/metrics/ngrt"
	"apst/metrics/pass"
	"apst/metrics/plan"
	"apst/metrics/support"
)

// measures is the registry of the measures beside the SDQ: a measure is one line
// here and a package of its own.
var measures = sync.OnceValue(func() []*metrics.Measure {
	return []*metrics.Measure{
		attendance.Measure(),
		ngrt.Measure(),
		pass.Measure(),
		neet.Measure(),
		support.Measure(),
		plan.Measure(),
	}
})

// measureNamed is a measure by its word; nil for none.
func measureNamed(id string) *metrics.Measure {
	i := slices.IndexFunc(measures(), func(m *metrics.Measure) bool { return strings.EqualFold(m.ID, id) })
	if i < 0 {
		return nil
	}
	return measures()[i]
}

// measureRules are the rules of the measures.
func measureRules() []*finding.Rule {
	var out []*finding.Rule
	for _, m := range measures() {
		out = append(out, m.Rules...)
	}
	return out
}

// newCmdScore is the parent of the measures' commands.
func newCmdScore(ios *IO) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "score",
		Short: "score a measure from spreadsheets",
		Long: `Scores a measure from the spreadsheets a school has. "all" scores everything that
apst.yaml names.`,
		Example: "  apst score sdq sdq.xlsx --wave baseline --informant self\n  apst score all",
		GroupID: groupDaily,
		Args:    cobra.ArbitraryArgs,
		RunE:    func(cmd *cobra.Command, args []string) error { return parentOnly(ios, cmd, args) },
	}
	cmd.AddCommand(newCmdScoreSDQ(ios))
	for _, m := range measures() {
		cmd.AddCommand(NewCmdScoreMeasure(ios, m, runScoreMeasure))
	}
	cmd.AddCommand(NewCmdScoreAll(ios, runScoreAll))
	return cmd
}
