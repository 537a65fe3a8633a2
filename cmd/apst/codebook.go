package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"apst/internal/manual"
	"apst/report"
)

// CodebookOptions is what apst codebook was asked to do.
type CodebookOptions struct {
	IO     *IO
	Output Output
}

var codebookFormats = []string{"text", "markdown", "csv", "json", "xlsx"}

// newCmdCodebook declares apst codebook.
func newCmdCodebook(ios *IO) *cobra.Command { return NewCmdCodebook(ios, runCodebook) }

// NewCmdCodebook declares apst codebook; runF does the work.
func NewCmdCodebook(ios *IO, runF func(context.Context, *CodebookOptions) error) *cobra.Command {
	opts := &CodebookOptions{IO: ios}
	var o, format string
	cmd := &cobra.Command{
		Use:   "codebook",
		Short: "describe every column and every word of the files apst writes",
		Long: `Describes every column of every file that apst writes: name, type, values, unit,
range, what an empty value means, where it comes from, and the version that first
wrote it. Then the words in them: flags, values, codes, band limits, scoring
rules, rules of the checks and thresholds. All of it is printed from the tables
that write the files, so that it fits this version and its ruleset.

A csv file holds the columns alone, in one table.`,
		Example: `  apst codebook
  apst codebook -o codebook.xlsx
  apst codebook --format markdown -o -`,
		GroupID: groupUpkeep,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var err error
			if opts.Output, err = pageOutput(o, format, codebookFormats); err != nil {
				return err
			}
			return runF(cmd.Context(), opts)
		},
	}
	cmd.Flags().StringVarP(&o, "output", "o", "", "where it goes: `FILE.xlsx|.csv|.json|.md|.txt`, DIR/, or - for standard output (default -)")
	choiceVar(cmd, &format, "format", "", "format where the name of the output does not say it (default text)", codebookFormats...)
	return cmd
}

// runCodebook writes the codebook.
func runCodebook(_ context.Context, opts *CodebookOptions) error {
	path := opts.Output.Path("quality", "codebook")
	if err := opts.Output.Check(nil, path); err != nil {
		return err
	}
	return opts.Output.Write(opts.IO, path, func(w io.Writer) error {
		b := manual.NewCodebook(writtenFiles(), allRules())
		switch opts.Output.Format {
		case "xlsx":
			return b.WriteXLSX(w)
		case "csv":
			_, err := report.WriteCSV(w, manual.ColumnsTable(writtenFiles()), report.CSVOptions{})
			return err
		case "json":
			return b.WriteJSON(w)
		case "markdown":
			return b.WriteMarkdown(w)
		}
		return b.WriteText(w, methodsWidth(opts.IO, opts.Output))
	})
}
