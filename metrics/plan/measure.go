package plan

import (
	"context"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/record"
)

// measureID is the word for the measure in commands.
const measureID = "plan"

// Ruleset is what the rows of the pupil-level files rest on.
const Ruleset = "plan-1"

// Measure is placement plans as the rest of the program knows them.
func Measure() *metrics.Measure {
	return &metrics.Measure{
		ID: measureID, Title: "Placement plan", Ruleset: Ruleset,
		Short: "read placement plans: objectives, reviews, qualifications and what comes next",
		Long: `Reads placement plans: the purpose of each placement, its objectives with the
criterion of each and whether it was met, reviews planned and held, days at
another school, qualifications taken and passed, and where the pupil is to go
next. A sheet has a row for each pupil, objective, review or qualification; one
file may hold all of them, or several.

An objective without a criterion cannot be met by it, and is in no count of
objectives met. Which of several stays a row is about is told by its dates and
the list of pupils.`,
		Example: `  apst score plan plans.xlsx --roster pupils.xlsx
  apst score plan plans.xlsx reviews.xlsx --as-of 2023-07-21 -o plan.xlsx`,
		Spec: spec, Tables: tables(), Rules: Rules(),
		Scales:  scaleIDs(),
		Entries: Entries, Blanks: []metrics.Blank{blank()},
		Read: Read, Outcomes: outcomes(),
	}
}

// reading is what came of the files.
type reading struct {
	source *record.Reading
	in     *intake
}

// Read reads files with placement plans.
func Read(ctx context.Context, r *metrics.Request) (metrics.Reading, error) {
	in := &intake{request: r, log: r.Log}
	if in.log == nil {
		in.log = &finding.Log{}
	}
	rd, err := record.Read(ctx, spec, r.Inputs, r.Record(), in.log)
	if err != nil {
		return nil, err
	}
	if err := in.collect(ctx, rd); err != nil {
		rd.Close()
		return nil, err
	}
	in.assign()
	in.finish()
	return &reading{rd, in}, nil
}

// Source implements [metrics.Reading].
func (rd *reading) Source() *record.Reading { return rd.source }

// Close implements [metrics.Reading].
func (rd *reading) Close() error { return rd.source.Close() }
