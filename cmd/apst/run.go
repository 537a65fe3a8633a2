package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// run is the whole program as one function of its streams and arguments. It
// returns the exit code. Files being written are put away by whoever writes them,
// also when a panic passes through.
func run(ctx context.Context, ios *IO, args []string) int {
	return runTree(ctx, ios, newRoot(ios), args)
}

// runTree is run with a given tree of commands.
func runTree(ctx context.Context, ios *IO, root *cobra.Command, args []string) (code int) {
	defer func() {
		if fault := recover(); fault != nil {
			reportFault(ios, fault, debug.Stack())
			code = exitFailed
		}
	}()
	root.SetArgs(args)
	ios.Args = args
	started := false
	prepare(root, func() { started = true })
	err := root.ExecuteContext(ctx)
	if err != nil && !started {
		err = asUsage(err) // cobra's own refusals have no type
	}
	ios.ClearLine()
	return reportError(ctx, ios, err)
}

// reportFault says that the program itself is at fault. What it was working on
// may be a pupil's, and so may the words of the fault: they need --debug.
func reportFault(ios *IO, fault any, stack []byte) {
	ios.ClearLine()
	ios.Errf("%s apst failed while %s; this is a fault in apst\n", ios.errPaint().Bold("apst:"), ios.doing())
	if !ios.Debug {
		ios.Errf("hint: the same command with --debug says where; please report it\n")
		return
	}
	ios.Errf("%v\n\n%s", fault, ready(stack))
}

// prepare gives every command what they all share: flags in the order they were
// declared, a note when the work itself begins, and a refusal of operands where
// none are taken.
func prepare(cmd *cobra.Command, begin func()) {
	cmd.Flags().SortFlags = false
	cmd.PersistentFlags().SortFlags = false
	if work := cmd.RunE; work != nil {
		cmd.RunE = func(cmd *cobra.Command, args []string) error {
			begin()
			return work(cmd, args)
		}
	}
	if cmd.Args == nil {
		cmd.Args = noArgs
	}
	for _, sub := range cmd.Commands() {
		prepare(sub, begin)
	}
}

// noArgs refuses operands.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usagef("%s takes no %q", cmd.CommandPath(), args[0]).hint("%s", seeHelp(cmd))
}

// seeHelp is the hint of last resort.
func seeHelp(cmd *cobra.Command) string {
	return fmt.Sprintf("see %s --help", cmd.CommandPath())
}
