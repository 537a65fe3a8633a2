package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/internal/project"
	"apst/internal/suggest"
	"apst/report/disclosure"
	"apst/report/tables"
)

// TablesOptions is what apst tables was asked to do.
type TablesOptions struct {
	Change  ChangeOptions // what is read, and how change is worked out
	Profile string        // empty for the project's, or board
	Only    []string      // tables and charts by name; empty for all
	Reports []string      // that are let out with them: termly, board
	Term    string        // that is reported on, as it was written; empty for the project's
	Output  Output

	term   *reportTerm
	centre string // the folder of a site that is reported on by itself
}

var tablesFormats = []string{"xlsx", "csv", "json", "html"}

// newCmdTables declares apst tables.
func newCmdTables(ios *IO) *cobra.Command { return NewCmdTables(ios, runTables) }

// NewCmdTables declares apst tables; runF does the work.
func NewCmdTables(ios *IO, runF func(context.Context, *TablesOptions) error) *cobra.Command {
	opts := &TablesOptions{Change: ChangeOptions{IO: ios, Command: "apst tables", FailOn: finding.Error}}
	var o, format string
	cmd := &cobra.Command{
		Use:   "tables [FILE...]",
		Short: "evaluation tables and charts, passed through the disclosure gate",
		Long: `Makes the tables and charts of an evaluation from the same sources as apst change,
and lets out of them what a profile allows. Small counts are hidden, and so is whatever
would give them back: by subtraction within and between tables, by percentages, by means
with their numbers. A hidden number is printed as c.

  board     Oversight Board and governors: counts of 1 to 4, percentages of fewer
            than 10
  publish   anything public: the same with 10, counts rounded to 5
  internal  stays in the school: nothing is hidden

Without -o a release goes to out/release, and internal tables to out/pupil: tables.xlsx,
tables.html, a file a table in tables, a picture and its numbers a chart in charts. What
was hidden, by which rule and at what loss goes to out/pupil/suppression.csv, which tells
what is small and stays in the school.

Before anything is written every file of a release is searched for names, identifiers,
dates of birth and postcodes of the pupils, and set against the releases before it. If
something identifies a pupil, or if the new and an old release taken from each other
leave too few pupils, nothing is written.`,
		Example: `  apst tables
  apst tables --profile publish -o public/
  apst tables --only T4,T6 --format json -o -
  apst tables --profile internal --only F2 -o out/pupil/`,
		GroupID:           groupReports,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeSpreadsheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.Change.Files = args
			if err := opts.Change.check(cmd); err != nil {
				return err
			}
			if cmd.Flags().Changed("only") && len(opts.Only) == 0 {
				return usagef("--only names no table and no chart").hint("name some, such as --only T4,T6, or leave --only out for all")
			}
			var err error
			if opts.Only, err = tableNames(opts.Only); err != nil {
				return err
			}
			def := "xlsx"
			if o == "-" {
				def = "csv"
			}
			if opts.Output, err = resolveOutput(o, format, tablesFormats, def); err != nil {
				return err
			}
			if format != "" && !opts.Output.Stdout && opts.Output.File == "" {
				return usagef("--format %s: a folder gets every format", format).hint("leave --format out, or name a file: -o tables.%s", format)
			}
			return runF(cmd.Context(), opts)
		},
	}
	opts.Change.sourceFlags(cmd)
	f := cmd.Flags()
	choiceVar(cmd, &opts.Profile, "profile", "", "who is to read them (default that of apst.yaml, or board)", profileNames()...)
	f.StringSliceVar(&opts.Only, "only", nil, "only these tables and charts: `NAMES` such as T4,T6,F2")
	completeFlag(cmd, "only", names(tables.Names()))
	f.StringVarP(&o, "output", "o", "", "where it goes: DIR/, `FILE.xlsx|.csv|.json|.html`, or - for standard output (default out/release/)")
	choiceVar(cmd, &format, "format", "", "format on standard output (default csv)", tablesFormats...)
	exits(cmd, exitData, exitGate)
	return cmd
}

func profileNames() []string {
	var out []string
	for _, p := range disclosure.Profiles() {
		out = append(out, p.Name)
	}
	return out
}

func names(list []tables.Fact) []string {
	var out []string
	for _, f := range list {
		out = append(out, f.Label)
	}
	return out
}

// tableNames finds tables and charts by the names people give them: T4, t04, F2. A
// chart brings the table of its pupils along where it has one.
func tableNames(asked []string) ([]string, error) {
	all := names(tables.Names())
	var out []string
	for _, word := range asked {
		word = strings.ToUpper(strings.TrimSpace(word))
		if len(word) == 2 && word[1] >= '0' && word[1] <= '9' {
			word = word[:1] + "0" + word[1:]
		}
		found := false
		for _, name := range all {
			if own := strings.ToUpper(name); own == word || strings.TrimSuffix(own, "P") == word {
				found = true
				if !slices.Contains(out, name) {
					out = append(out, name)
				}
			}
		}
		if !found {
			err := usagef("--only %s: there is no such table or chart", word)
			if near := suggest.List(word, all, 3); len(near) > 0 {
				return nil, err.hint("did you mean %s?", listed(near, "or"))
			}
			return nil, err.hint("tables are T1 to T23, charts F1 to F11; apst methods tables lists them")
		}
	}
	return out, nil
}

// runTables reads the sources, and lets out what the gate allows.
func runTables(ctx context.Context, opts *TablesOptions) error {
	ios := opts.Change.IO
	if err := opts.settleTerm(ctx); err != nil {
		return err
	}
	j, err := openChange(ctx, &opts.Change)
	if err != nil {
		return err
	}
	profile, err := opts.profile(j.project)
	if err != nil {
		return err
	}
	w, err := newTablesWriter(opts, j, profile)
	if err != nil {
		return err
	}
	if err := j.analyse(ctx); err != nil {
		return err
	}
	if j.noList {
		return j.refuseList(&changePlaces{findings: w.findings})
	}
	if len(j.linkage.Rows) == 0 {
		if err := j.writeFindings(w.findings); err != nil {
			return err
		}
		tellFindings(ios, j.log, w.findings)
		return j.nothing()
	}
	ios.Doing("making tables")
	in, err := j.tablesInput(profile)
	if err != nil {
		return err
	}
	decision, err := w.decide(in)
	if err != nil {
		return err
	}
	return w.finish(ctx, decision)
}

// profile is the one that was asked for, or the project's.
func (opts *TablesOptions) profile(p *project.Project) (disclosure.Profile, error) {
	name := opts.Profile
	if name == "" && p != nil {
		name = p.Release.Profile
	}
	if name == "" {
		name = "board"
	}
	return disclosure.ParseProfile(name)
}
