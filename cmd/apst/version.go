package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"apst/sdq"
)

// Set by the linker in builds that are handed out.
var version, commit string

// VersionOptions is what `apst version` was asked to do.
type VersionOptions struct {
	IO     *IO
	Format string // text or json
}

// buildFacts are what can be told of this program.
type buildFacts struct {
	Version string `json:"version"`
	Commit  string `json:"commit"`
	Ruleset string `json:"ruleset"` // rules and tables that scores are made with
	Go      string `json:"go"`
	System  string `json:"system"`
}

// NewCmdVersion is `apst version`.
func NewCmdVersion(ios *IO, runF func(*VersionOptions) error) *cobra.Command {
	opts := &VersionOptions{IO: ios}
	cmd := &cobra.Command{
		Use:   "version",
		Short: "show the version, and the ruleset that scores are made with",
		Long: `Shows the version of apst, the commit it was built from, and the ruleset: the
name of the scoring rules and tables, which also stands in every row of scores.`,
		Example: `  apst version
  apst version --format json`,
		GroupID: groupUpkeep,
		RunE: func(*cobra.Command, []string) error {
			if runF != nil {
				return runF(opts)
			}
			return runVersion(opts)
		},
	}
	choiceVar(cmd, &opts.Format, "format", "text", "how to show it", "text", "json")
	return cmd
}

func runVersion(opts *VersionOptions) error {
	facts := readBuildFacts()
	if opts.Format == "json" {
		out, err := json.Marshal(facts)
		if err != nil {
			return fmt.Errorf("writing the version: %w", err)
		}
		_, err = fmt.Fprintf(opts.IO.Out, "%s\n", out)
		return err
	}
	_, err := fmt.Fprintf(opts.IO.Out, "apst %s\ncommit %s\nruleset %s\n%s %s\n",
		facts.Version, facts.Commit, facts.Ruleset, facts.Go, facts.System)
	return err
}

// readBuildFacts prefers what the linker was told, and falls back on what the
// toolchain noted.
func readBuildFacts() buildFacts {
	facts := buildFacts{
		Version: version, Commit: commit, Ruleset: sdq.Ruleset,
		Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH,
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		if facts.Version == "" && info.Main.Version != "(devel)" {
			facts.Version = info.Main.Version
		}
		for _, setting := range info.Settings {
			if facts.Commit == "" && setting.Key == "vcs.revision" {
				facts.Commit = setting.Value
			}
		}
	}
	if facts.Version == "" {
		facts.Version = "unreleased"
	}
	if facts.Commit == "" {
		facts.Commit = "unknown"
	}
	return facts
}
