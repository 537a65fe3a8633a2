package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// shells are those that can complete apst's words, with what to do about it.
var shells = []struct {
	name     string
	generate func(root *cobra.Command, w io.Writer) error
	install  string
}{
	{"bash", func(root *cobra.Command, w io.Writer) error { return root.GenBashCompletionV2(w, true) },
		"echo 'source <(apst completion bash)' >> ~/.bashrc"},
	{"zsh", func(root *cobra.Command, w io.Writer) error { return root.GenZshCompletion(w) },
		"echo 'source <(apst completion zsh)' >> ~/.zshrc"},
	{"fish", func(root *cobra.Command, w io.Writer) error { return root.GenFishCompletion(w, true) },
		"apst completion fish > ~/.config/fish/completions/apst.fish"},
	{"powershell", func(root *cobra.Command, w io.Writer) error { return root.GenPowerShellCompletionWithDesc(w) },
		"Add-Content $PROFILE 'apst completion powershell | Out-String | Invoke-Expression'"},
}

func newCmdCompletion(ios *IO) *cobra.Command {
	var names []string
	long := "Prints a script that lets a shell complete commands, options and their values\nwith the tab key. To have it in every new terminal:\n"
	for _, shell := range shells {
		names = append(names, shell.name)
		long += fmt.Sprintf("\n  %-11s %s", shell.name, shell.install)
	}
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     "let a shell complete commands with the tab key",
		Long:      long,
		Example:   "  apst completion powershell | Out-String | Invoke-Expression",
		GroupID:   groupUpkeep,
		ValidArgs: names,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return usagef("%s takes one shell: %s", cmd.CommandPath(), listed(names, "or")).hint("%s", seeHelp(cmd))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, shell := range shells {
				if shell.name == args[0] {
					return shell.generate(cmd.Root(), ios.Out)
				}
			}
			return notOneOf(args[0], names)
		},
	}
}
