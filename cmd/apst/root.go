package main

import (
	"strings"

	"github.com/spf13/cobra"

	"apst/internal/suggest"
)

// Groups of commands, in the order the help shows them.
const (
	groupDaily     = "daily"
	groupReports   = "reports"
	groupEvaluator = "evaluator"
	groupUpkeep    = "upkeep"
)

var groups = []*cobra.Group{
	{ID: groupDaily, Title: "every week"},
	{ID: groupReports, Title: "reports"},
	{ID: groupEvaluator, Title: "for the evaluator"},
	{ID: groupUpkeep, Title: "upkeep"},
}

func init() { // the library's own variable: set once, before anything runs
	cobra.MousetrapHelpText = "apst is typed into a terminal: open PowerShell, go to the folder with your files and type\n\n  apst --help\n"
}

// newRoot is the command line as a tree. A command is added here, and a measure
// that can be scored in measures.go.
func newRoot(ios *IO) *cobra.Command {
	root := &cobra.Command{
		Use:   "apst",
		Short: "outcomes of alternative provision, from the spreadsheets a school has",
		Long: `apst reads the spreadsheets a school has, scores them, and says what it could
not score and why. It never changes a file it reads, sends nothing anywhere, and
would rather refuse than guess.`,
		Example: `  apst inspect sdq.xlsx
  apst score sdq sdq.xlsx --informant self
  apst help score sdq`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		DisableAutoGenTag: true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:              cobra.ArbitraryArgs,
	}
	root.SetIn(ios.In)
	root.SetOut(ios.Out)
	root.SetErr(ios.Err)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { printHelp(ios, cmd) })
	root.SetUsageFunc(func(cmd *cobra.Command) error { printHelp(ios, cmd); return nil })
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().BoolP("help", "h", false, "show what a command does and takes")
	root.PersistentFlags().BoolVar(&ios.Debug, "debug", false, "show where an error comes from")
	version := root.Flags().Bool("version", false, "show the version")
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if *version {
			return runVersion(&VersionOptions{IO: ios, Format: "text"})
		}
		return parentOnly(ios, cmd, args)
	}
	root.AddGroup(groups...)
	root.SetHelpCommand(newCmdHelp())
	root.AddCommand(
		newCmdScore(ios),
		newCmdCheck(ios),
		newCmdChange(ios),
		newCmdTables(ios),
		newCmdReport(ios),
		newCmdRelease(ios),
		newCmdPack(ios),
		newCmdRun(ios),
		newCmdDiff(ios),
		newCmdInspect(ios),
		newCmdInit(ios),
		newCmdTemplate(ios),
		newCmdExplain(ios),
		newCmdMethods(ios),
		newCmdCodebook(ios),
		newCmdVerify(ios),
		newCmdSynth(ios),
		newCmdPseudonymise(ios),
		newCmdCompletion(ios),
		NewCmdVersion(ios, nil),
	)
	return root
}

// parentOnly is what a command does that only has commands below it: apst alone
// shows its help, the others say what they need.
func parentOnly(ios *IO, cmd *cobra.Command, args []string) error {
	switch {
	case len(args) > 0:
		return unknownCommand(cmd, args[0])
	case cmd.HasParent():
		return usagef("%s what? it takes %s", cmd.CommandPath(), listed(commandNames(cmd), "or")).hint("%s", seeHelp(cmd))
	}
	printHelp(ios, cmd)
	return nil
}

// unknownCommand is the refusal of a word where a command should stand.
func unknownCommand(parent *cobra.Command, word string) error {
	names := commandNames(parent)
	err := usagef("%s has no command %q", parent.CommandPath(), word)
	if near := suggest.List(word, names, 3); len(near) > 0 {
		for i, name := range near {
			near[i] = parent.CommandPath() + " " + name
		}
		return err.hint("did you mean %s?", listed(near, "or"))
	}
	return err.hint("%s", seeHelp(parent))
}

// commandNames are the commands below one that people can use.
func commandNames(parent *cobra.Command) []string {
	var names []string
	for _, cmd := range parent.Commands() {
		if cmd.IsAvailableCommand() {
			names = append(names, cmd.Name())
		}
	}
	return names
}

// listed writes a list as a sentence does: a, b or c.
func listed(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}

func newCmdHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "show what a command does and takes",
		Long:    "Shows what a command does and takes, as apst COMMAND --help does.",
		Example: "  apst help version",
		GroupID: groupUpkeep,
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return commandNames(topic), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			if len(rest) > 0 {
				return unknownCommand(topic, rest[0])
			}
			return topic.Help()
		},
	}
}
