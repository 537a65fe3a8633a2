package main

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

// flagged is a command with a flag of each kind.
type flagged struct {
	wave   string
	bands  int
	coding []Setting
	limit  int
	rest   []string
}

func newFlagged(f *flagged) *cobra.Command {
	cmd := &cobra.Command{Use: "try", Args: cobra.ArbitraryArgs, ValidArgsFunction: completeSpreadsheets}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		f.rest = args
		return nil
	}
	choiceVar(cmd, &f.wave, "wave", "", "which wave the file is of", "baseline", "endline")
	enumVar(cmd, &f.bands, "bands", "how many bands", []string{"3", "4", "all"}, func(s string) (int, error) {
		if s == "all" {
			return 0, errors.New("all bands at once cannot be shown")
		}
		return int(s[0] - '0'), nil
	})
	settingsVar(cmd, &f.coding, "coding", "how answers are written", "0-2", "1-3", "words")
	cmd.Flags().IntVar(&f.limit, "limit", 5, "how many to show")
	cmd.Flags().BoolP("strict", "s", false, "write nothing if anything is refused")
	return cmd
}

func TestFlags(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		args string
		want flagged // where it is accepted
		talk string  // where it is refused
	}{
		{name: "all", args: "--wave baseline --bands 4 --coding 1-3 --limit 2 a.csv b.csv",
			want: flagged{"baseline", 4, []Setting{{"", "1-3"}}, 2, []string{"a.csv", "b.csv"}}},
		{name: "none", want: flagged{limit: 5, rest: []string{}}},
		{name: "any case", args: "--wave Endline --coding WORDS",
			want: flagged{wave: "endline", coding: []Setting{{"", "words"}}, limit: 5, rest: []string{}}},
		{name: "by block", args: "--coding baseline=1-3 --coding Year_10=0-2 --coding words --coding words",
			want: flagged{coding: []Setting{{"baseline", "1-3"}, {"Year_10", "0-2"}, {"", "words"}, {"", "words"}}, limit: 5, rest: []string{}}},
		{name: "no such wave", args: "--wave baselin",
			talk: "apst: --wave \"baselin\" is not one of baseline, endline\nhint: did you mean baseline?\n"},
		{name: "parse refuses", args: "--bands all", talk: "apst: --bands \"all\" is not 3|4|all\n"},
		{name: "no such coding", args: "--coding baseline=2-4", talk: "apst: --coding \"2-4\" is not one of 0-2, 1-3, words\n"},
		{name: "no block", args: "--coding =1-3", talk: "apst: --coding \"=1-3\" names no block before the =\n"},
		{name: "contradiction", args: "--coding pre=1-3 --coding PRE=0-2", talk: "apst: --coding \"PRE=0-2\" contradicts \"pre=1-3\"\n"},
		{name: "not a number", args: "--limit many", talk: "apst: --limit \"many\" is not a whole number\n"},
		{name: "too large", args: "--limit 99999999999999999999", talk: "apst: --limit \"99999999999999999999\" is not a whole number\n"},
		{name: "not a switch", args: "--strict=perhaps", talk: "apst: --strict \"perhaps\" is not true or false\n"},
		{name: "value missing", args: "--wave", talk: "apst: --wave needs a value: baseline|endline\nhint: see apst try --help\n"},
		{name: "mistyped", args: "--codng 1-3", talk: "apst: apst try has no option --codng\nhint: did you mean --coding?\n"},
		{name: "unheard of", args: "--colour", talk: "apst: apst try has no option --colour\nhint: see apst try --help\n"},
		{name: "letter", args: "-q", talk: "apst: apst try has no option -q\nhint: see apst try --help\n"},
		{name: "one dash", args: "-wave baseline", talk: "apst: apst try has no option -w\nhint: did you mean --wave?\n"},
		{name: "nameless", args: "--=x", talk: "apst: \"--=x\" is not an option\nhint: see apst try --help\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got flagged
			ios, _, talk := testIO()
			code := runWith(ios, newFlagged(&got), append([]string{"try"}, strings.Fields(tt.args)...)...)
			if diff := cmp.Diff(tt.talk, talk.String()); diff != "" {
				t.Error(diff)
			}
			if tt.talk != "" {
				if code != exitUsage {
					t.Errorf("exit code %d", code)
				}
				return
			}
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(flagged{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A mistyped command is named even when flags meant for it follow.
func TestUnknownCommandBeforeFlags(t *testing.T) {
	t.Parallel()
	ios, _, talk := testIO()
	if code := runWith(ios, newFlagged(&flagged{}), "tri", "--wave", "baseline"); code != exitUsage {
		t.Errorf("exit code %d", code)
	}
	want := "apst: apst has no command \"tri\"\nhint: did you mean apst try?\n"
	if diff := cmp.Diff(want, talk.String()); diff != "" {
		t.Error(diff)
	}
}

func TestCompletions(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, args, want string }{
		{"commands", "vers", "version\tshow the version, and the ruleset that scores are made with\n:4\n"},
		{"values", "try --wave ", "baseline\nendline\n:4\n"},
		{"part of a value", "try --coding w", "0-2\n1-3\nwords\n:4\n"}, // the shell picks,
		{"files", "try ", "xlsx\nxlsm\nods\ncsv\ntsv\ntxt\nxls\nhtml\nhtm\n:8\n"},
		{"shells", "completion f", "fish\n:4\n"},
		{"topics", "help score ", "all\nattendance\nneet\nngrt\npass\nplan\nsdq\nsupport\n:4\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ios, out, _ := testIO()
			args := append([]string{"__complete"}, strings.Split(tt.args, " ")...)
			if code := runWith(ios, newFlagged(&flagged{}), args...); code != exitDone {
				t.Errorf("exit code %d", code)
			}
			if diff := cmp.Diff(tt.want, out.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}
