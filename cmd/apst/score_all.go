package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"apst/finding"
	"apst/metrics"
)

// ScoreAllOptions is what apst score all was asked to do.
type ScoreAllOptions struct {
	IO     *IO
	Strict bool
	FailOn finding.Severity
	Output Output
}

// NewCmdScoreAll declares apst score all; runF does the work.
func NewCmdScoreAll(ios *IO, runF func(context.Context, *ScoreAllOptions) error) *cobra.Command {
	opts := &ScoreAllOptions{IO: ios, FailOn: finding.Error}
	var o, format string
	cmd := &cobra.Command{
		Use:   "all",
		Short: "score everything that apst.yaml names",
		Long: `Scores, one after another, every measure that apst.yaml names under sources, as
apst score does with each. A measure in which something is refused does not stop
the others; the exit code says that there was one.`,
		Example: `  apst score all
  apst score all --strict --format csv`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var err error
			if opts.Output, err = pupilOutput(o, format, scoreFormats, "xlsx"); err != nil {
				return err
			}
			if opts.Output.Stdout || opts.Output.File != "" {
				return usagef("-o %s: several measures do not fit into one file", o).hint("name a folder: -o DIR/")
			}
			return runF(cmd.Context(), opts)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&opts.Strict, "strict", false, "write nothing of a measure if anything of it is refused")
	enumVar(cmd, &opts.FailOn, "fail-on", "exit code 3 from this severity on (default error)", []string{"error", "warning", "info"}, finding.ParseSeverity)
	f.StringVarP(&o, "output", "o", "", "where everything goes: `DIR/` (default out/pupil/)")
	choiceVar(cmd, &format, "format", "", "format of the files (default xlsx)", scoreFormats...)
	exits(cmd, exitData)
	return cmd
}

// runScoreAll scores the measures of the project.
func runScoreAll(ctx context.Context, opts *ScoreAllOptions) error {
	p, err := openProject()
	if err != nil {
		return err
	}
	if p == nil {
		return noFiles("apst score all", "a project", "MEASURE FILE...")
	}
	type job struct {
		name string
		run  func() error
	}
	var jobs []job
	if len(p.SDQ) > 0 {
		jobs = append(jobs, job{"sdq", func() error {
			return runScoreSDQ(ctx, &ScoreSDQOptions{IO: opts.IO, Strict: opts.Strict, FailOn: opts.FailOn, Output: opts.Output})
		}})
	}
	for _, id := range p.Measured() {
		m := measureNamed(id)
		jobs = append(jobs, job{id, func() error {
			return runScoreMeasure(ctx, &ScoreMeasureOptions{IO: opts.IO, Measure: m, Asked: measureAsked{Settings: metrics.Settings{}}, Strict: opts.Strict, FailOn: opts.FailOn, Output: opts.Output})
		}})
	}
	if len(jobs) == 0 {
		return usagef("%s names no files", projectFile(p)).hint("add them under sources")
	}
	refused := false
	for i, j := range jobs {
		if i > 0 {
			opts.IO.Errf("\n")
		}
		opts.IO.Errf("%s\n\n", opts.IO.errPaint().Bold("== "+j.name))
		err := j.run()
		var data *DataError
		switch {
		case err == nil:
		case errors.As(err, &data) && ctx.Err() == nil:
			refused = true
			if text := data.Error(); text != "" {
				opts.IO.Errf("%s: %s\n", j.name, text)
			}
		default:
			return err
		}
	}
	if refused {
		return dataf("")
	}
	return nil
}
