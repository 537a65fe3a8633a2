package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"apst/internal/manual"
	"apst/internal/suggest"
)

// MethodsOptions is what apst methods was asked to do.
type MethodsOptions struct {
	IO     *IO
	ID     string // empty for the index
	Output Output
}

var methodsFormats = []string{"text", "markdown", "json", "xlsx"}

// newCmdMethods declares apst methods.
func newCmdMethods(ios *IO) *cobra.Command { return NewCmdMethods(ios, runMethods) }

// NewCmdMethods declares apst methods; runF does the work.
func NewCmdMethods(ios *IO, runF func(context.Context, *MethodsOptions) error) *cobra.Command {
	opts := &MethodsOptions{IO: ios}
	var o, format string
	cmd := &cobra.Command{
		Use:   "methods [ID]",
		Short: "look up a rule, formula, threshold, constant or choice",
		Long: `Shows what apst decides with, from the tables it decides with: scoring rules and
their formulas, band limits, codings, every finding with its severity and effect,
thresholds, norms, the limits of the readers, and what was chosen where sources
are silent. Each has its source, its edition and how well it is attested; what
nobody could check a second time is marked unconfirmed.

Without an ID it lists them by chapter. An ID is that of a finding (SDQ-012), of a
scale (sdq.hyperactivity), of any other entry in the list or of a chapter (bands);
"all" is everything.`,
		Example: `  apst methods
  apst methods SDQ-012
  apst methods sdq.hyperactivity
  apst methods all -o methods.xlsx`,
		GroupID: groupUpkeep,
		Args:    cobra.ArbitraryArgs,
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return append(manual.New(allRules(), measures()...).IDs(), manual.All), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("apst methods takes one id").hint("apst methods %s", args[0]).hint("apst methods %s", manual.All)
			}
			opts.ID = strings.TrimSpace(strings.Join(args, ""))
			var err error
			if opts.Output, err = pageOutput(o, format, methodsFormats); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	cmd.Flags().StringVarP(&o, "output", "o", "", "where the page goes: `FILE.txt|.md|.json|.xlsx`, DIR/, or - for standard output (default -)")
	choiceVar(cmd, &format, "format", "", "format where the name of the output does not say it (default text)", methodsFormats...)
	return cmd
}

// pageOutput is resolveOutput for what is read rather than kept: without -o it goes
// to standard output.
func pageOutput(o, format string, allowed []string) (Output, error) {
	if o == "" {
		o = "-"
	}
	return resolveOutput(o, format, allowed, "text")
}

// runMethods writes the index, or what the id names.
func runMethods(_ context.Context, opts *MethodsOptions) error {
	m := manual.New(allRules(), measures()...)
	index := opts.ID == ""
	if !index {
		part := m.Find(opts.ID)
		if part == nil {
			return noSuchMethod(m, opts.ID)
		}
		m = part
	}
	path := opts.Output.Path("quality", "methods")
	if err := opts.Output.Check(nil, path); err != nil {
		return err
	}
	return opts.Output.Write(opts.IO, path, func(w io.Writer) error { return writeMethods(w, m, index, opts) })
}

func writeMethods(w io.Writer, m *manual.Manual, index bool, opts *MethodsOptions) error {
	width := methodsWidth(opts.IO, opts.Output)
	switch opts.Output.Format {
	case "xlsx":
		return m.WriteXLSX(w)
	case "json":
		if index {
			m = m.Index()
		}
		return m.WriteJSON(w)
	case "markdown":
		if index {
			return m.WriteIndexMarkdown(w)
		}
		return m.WriteMarkdown(w)
	}
	if index {
		return m.WriteIndexText(w, width)
	}
	return m.WriteText(w, width)
}

// widestPage is how wide running text gets; a file has this width.
const widestPage = 100

// methodsWidth is how wide a page is set: a terminal's width, within reason.
func methodsWidth(ios *IO, o Output) int {
	if o.Stdout && ios.OutTerminal {
		return min(ios.Width, widestPage)
	}
	return widestPage
}

// noSuchMethod refuses an id that nothing has.
func noSuchMethod(m *manual.Manual, id string) error {
	err := usagef("nothing has the id %q", id)
	near := m.Near(id)
	if len(near) == 0 {
		near = suggest.List(id, append(m.IDs(), manual.All), 3)
	}
	if len(near) > 0 {
		return err.hint("did you mean %s?", listed(near, "or"))
	}
	return err.hint("apst methods lists all ids")
}
