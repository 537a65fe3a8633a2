package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// ReleaseLogOptions is what apst release log was asked to do.
type ReleaseLogOptions struct {
	IO       *IO
	Withdraw int
	Reason   string
}

// NewCmdReleaseLog declares apst release log; runF does the work.
func NewCmdReleaseLog(ios *IO, runF func(*ReleaseLogOptions) error) *cobra.Command {
	opts := &ReleaseLogOptions{IO: ios}
	cmd := &cobra.Command{
		Use:   "log",
		Short: "list the releases there were",
		Long: `Lists the releases that apst tables made. Every new one is set against them, and
refused where the two taken from each other would tell of too few pupils. The list
is only added to; it holds no name or identifier, and nothing of a pupil to anybody
without the project's key.

A release that was never handed out can be withdrawn, with the reason: it stays on
the list, and new ones are no longer set against it.`,
		Example: `  apst release log
  apst release log --withdraw 2 --reason "a draft that nobody saw"`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch asked := cmd.Flags().Changed("withdraw"); {
			case asked && strings.TrimSpace(opts.Reason) == "":
				return usagef("--withdraw needs --reason").hint("say how you know that it was never handed out: --reason \"...\"")
			case !asked && opts.Reason != "":
				return usagef("--reason is of a withdrawal").hint("name the release: --withdraw N")
			}
			return runF(opts)
		},
	}
	cmd.Flags().IntVar(&opts.Withdraw, "withdraw", 0, "the number `N` of a release that was never handed out")
	cmd.Flags().StringVar(&opts.Reason, "reason", "", "how you know, a `TEXT` without anything of a pupil")
	exits(cmd, exitGate)
	return cmd
}

func runReleaseLog(opts *ReleaseLogOptions) error {
	p, err := openProject()
	if err != nil {
		return err
	}
	path, key := ledgerPlaces(p != nil)
	l, err := openLedger(path)
	if err != nil {
		return err
	}
	if opts.Reason != "" {
		m := &remembered{path: path, lock: key, ledger: l}
		release, err := m.hold()
		if err != nil {
			return err
		}
		defer release()
		if err := l.Withdraw(opts.Withdraw, strings.TrimSpace(opts.Reason)); err != nil {
			return usagef("%w", err).hint("apst release log lists them")
		}
		return m.write()
	}
	if len(l.Entries) == 0 {
		opts.IO.Errf("no release yet\n")
	}
	for _, e := range l.Entries {
		if e.Withdraws > 0 {
			fmt.Fprintf(opts.IO.Out, "%d  release %d withdrawn: %s\n", e.Sequence, e.Withdraws, e.Why)
			continue
		}
		state := ""
		if l.Withdrawn(e.Sequence) {
			state = " (withdrawn)"
		}
		fmt.Fprintf(opts.IO.Out, "%d  profile %s, data as of %s, %s%s\n", e.Sequence, e.Profile, cmp.Or(e.AsOf, "an unknown day"), howMany(len(e.Groups), "group"), state)
	}
	return nil
}
