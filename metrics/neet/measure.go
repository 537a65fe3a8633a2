package neet

import (
	"context"
	"fmt"
	"iter"
	"strconv"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/record"
)

// measureID is the word for the measure in commands.
const measureID = "neet"

// The options of the measure.
const (
	optionCode550  = "code-550"
	optionSnapshot = "snapshot-days"
)

// measure is what this package knows of itself; [Measure] hands it out.
var measure = &metrics.Measure{
	ID: measureID, Title: "NEET and destinations", Ruleset: Ruleset,
	Short: "read activity codes: EET, NEET or not known, and where leavers went",
	Long: `Reads the activity codes that local authorities keep of young people after Year
11 (NCCIS, CCIS): the extract of an authority's system, a list of codes, or the
school's own list of leavers with a code for each destination. A pupil is EET,
NEET or not known, three ways always; a record that nobody confirmed in time has
lapsed and counts as not known. With a list of pupils it says too where each
leaver was one month and six months after leaving and after Year 11, and counts
leavers who are in no record as not known.

Words such as college are not read as codes unless a map says which code they
stand for. The day is the end of the period in the file, or --as-of, or the
latest day in the data, never today.`,
	Example: `  apst score neet nccis.csv --roster pupils.xlsx
  apst score neet codes.csv --as-of 2023-03-01 -o neet.xlsx`,
	Spec: spec,
	Options: []metrics.Option{
		{Name: optionCode550, Usage: "what code 550, working not for reward with study, counts as", Allowed: []string{"eet", "neet"}, Default: "eet"},
		{Name: optionSnapshot, Usage: "how many `DAYS` from one month and six months after leaving a record may be", Default: strconv.Itoa(defaultTolerance), Check: checkTolerance},
	},
	Tables:  []metrics.Table{standingTable, leaverTable, riskTable},
	Scales:  []string{scaleStatus, scaleRisk},
	Entries: Entries,
	Blanks:  []metrics.Blank{blank},
}

// Measure is NEET and destinations as the rest of the program knows it.
func Measure() *metrics.Measure {
	m := *measure
	m.Rules, m.Read, m.Outcomes = Rules(), Read, outcomes()
	return &m
}

// checkTolerance judges how far from its day the record of a snapshot may be.
func checkTolerance(s string) error {
	if n, err := strconv.Atoi(s); err != nil || n < 0 || n > mostTolerance {
		return fmt.Errorf("it takes a whole number of days from 0 to %d", mostTolerance)
	}
	return nil
}

// reading is what came of the files.
type reading struct {
	source    *record.Reading
	in        *intake
	standings []*standing
	leavers   []*leaver
	faced     []facing
}

// Read reads files with activity codes.
func Read(ctx context.Context, r *metrics.Request) (metrics.Reading, error) {
	in := &intake{request: r, log: r.Log, asOf: monthEnd(r.AsOf), c550: code550(r.Settings), told: map[told]bool{}}
	if in.log == nil {
		in.log = &finding.Log{}
	}
	text := measure.Get(r.Settings, optionSnapshot)
	if err := checkTolerance(text); err != nil {
		return nil, fmt.Errorf("%s: %w", optionSnapshot, err)
	}
	in.tolerance, _ = strconv.Atoi(text)
	rd, err := record.Read(ctx, spec, r.Inputs, r.Record(), in.log)
	if err != nil {
		return nil, err
	}
	out, err := in.all(ctx, rd)
	if err != nil {
		rd.Close()
		return nil, err
	}
	return out, nil
}

// all does everything after the first pass over the files.
func (in *intake) all(ctx context.Context, rd *record.Reading) (*reading, error) {
	var err error
	if in.survey, err = look(ctx, rd); err != nil {
		return nil, err
	}
	in.decide(rd)
	if err := in.collect(ctx, rd); err != nil {
		return nil, err
	}
	out := &reading{source: rd, in: in}
	if in.counts.Records == 0 { // what a list of pupils alone shows is not asked for here
		return out, nil
	}
	out.standings = in.standings()
	out.leavers = in.leavers(out.standings, in.sightings(out.standings))
	out.standings = in.missing(out.standings)
	out.faced = faced(in.request.Roll)
	return out, nil
}

// Source implements [metrics.Reading].
func (rd *reading) Source() *record.Reading { return rd.source }

// Close implements [metrics.Reading].
func (rd *reading) Close() error { return rd.source.Close() }

// Rows implements [metrics.Reading].
func (rd *reading) Rows(table int) iter.Seq2[*metrics.Row, error] {
	return func(yield func(*metrics.Row, error) bool) {
		switch table {
		case 0:
			for _, s := range rd.standings {
				if !yield(s.row(), nil) {
					return
				}
			}
		case 1:
			for _, l := range rd.leavers {
				if !yield(l.row(rd.in.tolerance), nil) {
					return
				}
			}
		case 2:
			for i := range rd.faced {
				if !yield(rd.faced[i].row(), nil) {
					return
				}
			}
		}
	}
}
