package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"apst/internal/compare"
)

// DiffOptions is what apst diff was asked to do.
type DiffOptions struct {
	IO         *IO
	Old, New   string
	Identities []string            // files with secret keys, for returns
	Keys       map[string][]string // of tables that are none of apst's, by their names
	Tolerance  []compare.Tolerance
	ExitCode   bool // 5 where something differs
	Details    bool // -o was given: what is about single pupils too
	Output     Output
}

var diffFormats = []string{"text", "markdown", "json"}

// newCmdDiff declares apst diff.
func newCmdDiff(ios *IO) *cobra.Command { return NewCmdDiff(ios, runDiff) }

// NewCmdDiff declares apst diff; runF does the work.
func NewCmdDiff(ios *IO, runF func(context.Context, *DiffOptions) error) *cobra.Command {
	opts := &DiffOptions{IO: ios}
	var o, format string
	var keys, tolerance []string
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "say what became of the numbers between two sets of outputs",
		Long: `Compares two output folders, two returns or two files that apst wrote, row by row of
the same pupil, wave and informant and never line by line: pupils who joined, left or
have another identifier, answers that were corrected, bands, scores and results that
moved, rules and settings, and how it is laid out. The worst consequence comes first: a
changed band before a changed mean.

Where both sides say what they rest on (manifest.json, provenance.json), each number that
moved has its reason: the data changed, the rules changed, or the settings did. Where
more than one changed that is said, and of returns, which hold the answers, the old
answers are scored with the new rules to tell the two apart.

Without -o the page has counts, rules, settings and results, and no answer, name or
identifier. With -o it names pupils and values: it then belongs in the school. A project's
folder stands for its out/.`,
		Example: `  apst diff out-spring/ out-summer/
  apst diff out-spring/ out-summer/ --format markdown
  apst diff old.csv out/pupil/sdq-scores.xlsx -o out/pupil/diff.txt
  apst diff return-1.zip.age return-2.zip.age --identity key.txt --exit-code`,
		GroupID: groupEvaluator,
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("apst diff compares two things, and %s given", wereGiven(len(args))).hint("apst diff OLD NEW")
			}
			opts.Old, opts.New, opts.Details = args[0], args[1], o != ""
			if o == "" {
				o = "-"
			}
			var err error
			if opts.Keys, err = parseKeys(keys); err != nil {
				return err
			}
			if opts.Tolerance, err = parseTolerances(tolerance); err != nil {
				return err
			}
			if opts.Output, err = pupilOutput(o, format, diffFormats, "text"); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&opts.ExitCode, "exit-code", false, "exit code 5 where something differs")
	identityVar(cmd, &opts.Identities)
	f.StringArrayVar(&keys, "key", nil, "the columns that tell the rows of another table apart, as `FILE.csv=COLUMN,COLUMN`; repeatable")
	f.StringArrayVar(&tolerance, "tolerance", nil, "how far two numbers of a column may be apart, as `TABLE.COLUMN=0.001`; * for all; repeatable")
	f.StringVarP(&o, "output", "o", "", "where everything goes, pupils and values too: `FILE.txt|.md|.json`, DIR/, or - for standard output (default counts alone, on standard output)")
	choiceVar(cmd, &format, "format", "", "format where the name of the output does not say it (default text)", diffFormats...)
	exits(cmd, exitData, exitDifferences)
	return cmd
}

func wereGiven(n int) string {
	switch n {
	case 0:
		return "none was"
	case 1:
		return "one was"
	}
	return strconv.Itoa(n) + " were"
}

// parseKeys reads FILE=COLUMN,COLUMN.
func parseKeys(words []string) (map[string][]string, error) {
	out := map[string][]string{}
	for _, w := range words {
		file, columns, ok := strings.Cut(w, "=")
		list := strings.Split(columns, ",")
		if !ok || file == "" || slices.Contains(list, "") {
			return nil, usagef("--key %s: a file and its columns are wanted", w).hint("--key pupils.csv=id or --key marks.csv=id,term")
		}
		out[file] = list
	}
	return out, nil
}

// parseTolerances reads TABLE.COLUMN=NUMBER.
func parseTolerances(words []string) ([]compare.Tolerance, error) {
	var out []compare.Tolerance
	for _, w := range words {
		name, number, ok := strings.Cut(w, "=")
		dot := strings.LastIndexByte(name, '.')
		x, err := strconv.ParseFloat(number, 64)
		if !ok || dot < 1 || dot == len(name)-1 || err != nil || x < 0 || x > 1e9 {
			return nil, usagef("--tolerance %s: a table, a column and a number are wanted", w).hint("--tolerance results.p=0.001 or --tolerance *.estimate=1e-9")
		}
		out = append(out, compare.Tolerance{Table: name[:dot], Column: name[dot+1:], Abs: x})
	}
	return out, nil
}

// runDiff reads both sides, and says what differs.
func runDiff(ctx context.Context, opts *DiffOptions) error {
	path := opts.Output.Path("pupil", "diff")
	if err := opts.Output.Check(append([]string{opts.Old, opts.New}, opts.Identities...), path); err != nil {
		return err
	}
	old, now, err := opts.sides(ctx)
	if err != nil {
		return err
	}
	opts.IO.Doing("comparing")
	result, err := compare.Compare(old.Set, now.Set, compare.Options{Keys: opts.Keys, Tolerance: opts.Tolerance})
	switch {
	case errors.Is(err, compare.ErrNothing), err == nil && !comparedSomething(result):
		return nothingCompared(old, now)
	case err != nil:
		return diffFault(err)
	}
	if err := opts.keysFound(result); err != nil {
		return err
	}
	page := &diffPage{old: old, now: now, result: result, details: opts.Details}
	err = opts.Output.Write(opts.IO, path, func(w io.Writer) error {
		if opts.Output.Format == "json" {
			return writeIndented(w, page.json())
		}
		return page.write(w, opts.Output.Format == "markdown")
	})
	if err != nil {
		return err
	}
	if path != "" {
		opts.IO.Errf("%s (%s)\n", page.verdict(), path)
	}
	if opts.ExitCode && len(result.Differences) > 0 {
		return &DifferencesError{newMessage("%s", []any{page.verdict()})}
	}
	return nil
}

// comparedSomething reports whether anything but pages was compared: that two pages have
// the same bytes says nothing of numbers.
func comparedSomething(r *compare.Result) bool {
	return slices.ContainsFunc(r.Tables, func(t compare.Compared) bool { return !t.Page })
}

// keysFound refuses a key of a file that was not compared.
func (opts *DiffOptions) keysFound(r *compare.Result) error {
	for file := range opts.Keys {
		if !slices.ContainsFunc(r.Tables, func(t compare.Compared) bool { return t.Place == file }) {
			return usagef("--key %s: no such file was compared", file).hint("name it as it is called in the folder, such as tables/T01.csv")
		}
	}
	return nil
}
