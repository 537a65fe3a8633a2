package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// everyCommand lists the commands people can use, the root included.
func everyCommand(cmd *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{cmd}
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			list = append(list, everyCommand(sub)...)
		}
	}
	return list
}

// The help of every command is compared with the page in testdata/help.
func TestHelpPages(t *testing.T) {
	t.Parallel()
	ios, _, _ := testIO()
	for _, cmd := range everyCommand(newRoot(ios)) {
		words := strings.Fields(cmd.CommandPath())
		t.Run(strings.Join(words, "_"), func(t *testing.T) {
			t.Parallel()
			ios, out, talk := testIO()
			if code := run(context.Background(), ios, append(words[1:], "--help")); code != exitDone {
				t.Fatalf("exit code %d: %s", code, talk)
			}
			file := filepath.Join("testdata", "help", strings.Join(words, "_")+".txt")
			if *update {
				if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("%v; go test -update writes it", err)
			}
			if diff := cmp.Diff(string(want), out.String()); diff != "" {
				t.Errorf("%s differs (go test -update rewrites it):\n%s", file, diff)
			}
		})
	}
}

// Every command says in a few words what it does, belongs to a group, shows an
// example that its own flags accept, and describes its flags.
func TestCommandManners(t *testing.T) {
	t.Parallel()
	sentence := regexp.MustCompile("^[a-z`].*[^.]$")
	ios, _, _ := testIO()
	root := newRoot(ios)
	for _, cmd := range everyCommand(root) {
		t.Run(cmd.CommandPath(), func(t *testing.T) {
			if !sentence.MatchString(cmd.Short) {
				t.Errorf("short text %q: lower case, without a full stop", cmd.Short)
			}
			if cmd.Long == "" {
				t.Error("no long text")
			}
			if cmd.Parent() == root && cmd.GroupID == "" {
				t.Error("no group")
			}
			if cmd.RunE == nil {
				t.Error("does not return its error: RunE is not set")
			}
			cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
				if !f.Hidden && !sentence.MatchString(f.Usage) {
					t.Errorf("--%s says %q: lower case, without a full stop", f.Name, f.Usage)
				}
			})
			checkExamples(t, cmd)
		})
	}
}

// checkExamples reads the examples of a command as its own command line.
func checkExamples(t *testing.T, cmd *cobra.Command) {
	t.Helper()
	if cmd.Example == "" {
		t.Error("no example")
	}
	for line := range strings.SplitSeq(cmd.Example, "\n") {
		line, _, _ = strings.Cut(line, " | ")
		words := shellWords(line)
		if len(words) == 0 || words[0] != "apst" || !strings.HasPrefix(line, "  ") {
			t.Errorf("example %q does not call apst", line)
			continue
		}
		ios, _, _ := testIO()
		root := newRoot(ios)
		root.InitDefaultHelpCmd()
		found, rest, err := root.Find(words[1:])
		if err != nil {
			t.Errorf("example %q: %v", line, err)
			continue
		}
		if err := found.ParseFlags(rest); err != nil {
			t.Errorf("example %q: %v", line, err)
			continue
		}
		if err := found.ValidateArgs(found.Flags().Args()); err != nil {
			t.Errorf("example %q: %v", line, err)
		}
		if found.HasAvailableSubCommands() && found.Flags().NArg() > 0 {
			t.Errorf("example %q: %s has no such command", line, found.CommandPath())
		}
	}
}

// shellWords splits a line at spaces outside double quotes.
func shellWords(line string) []string {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

func TestHelpFitsTerminal(t *testing.T) {
	t.Parallel()
	ios, out, _ := testIO()
	ios.OutTerminal, ios.Colour, ios.Width = true, true, 40
	cmd := &cobra.Command{Use: "x", RunE: func(*cobra.Command, []string) error { return nil }}
	cmd.Flags().String("informant", "", "who answered the questions of the block, as `WHO` is known to the file")
	cmd.Flags().Int("a-name-that-is-longer-than-its-column", 0, "words")
	if code := runWith(ios, cmd, "x", "--help"); code != exitDone {
		t.Fatal(code)
	}
	for line := range strings.SplitSeq(out.String(), "\n") {
		if len(line) > 40+len("\x1b[1m\x1b[0m") && !strings.HasPrefix(line, "  130") && !strings.Contains(line, "a-name") {
			t.Errorf("too wide: %q", line)
		}
	}
	for _, want := range []string{"\x1b[1moptions:\x1b[0m\n", "--informant WHO"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out)
		}
	}
}

// A command's help lists the exit codes it has, in order, and no others.
func TestExitCodesInHelp(t *testing.T) {
	t.Parallel()
	cmd := &cobra.Command{Use: "x"}
	exits(cmd, exitDifferences, exitData)
	want := []int{exitDone, exitFailed, exitUsage, exitData, exitDifferences, exitInterrupted}
	if diff := cmp.Diff(want, exitsOf(cmd)); diff != "" {
		t.Error(diff)
	}
	for _, code := range want {
		if exitMeanings[code] == "" {
			t.Errorf("exit code %d has no meaning", code)
		}
	}
}
