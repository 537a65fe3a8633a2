package pupil

import (
	"cmp"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/record"
)

// Input is all that a report is made from. It holds nothing of another pupil.
type Input struct {
	School    string
	AsOf      ingest.Date // the day the data are from; zero where nothing says it
	ID        string
	Name      string       // empty where the list of pupils has none
	Stay      *record.Stay // the placement that the report is about
	Several   int          // how many placements the pupil has
	Following ingest.Date  // of several, the day on which the next one begins; zero for none
	Bands     string       // the system of bands that was asked for; empty for none

	Pairs  []*cohort.Pair    // of the placement
	Values []cohort.Observed // of the placement
	Said   Said
}

// Rows are rows of one table of a measure: those of one pupil, by whichever of the
// pupil's identifiers.
type Rows struct {
	Measure string
	Table   *metrics.Table
	Rows    []metrics.Row
}

// Last is the number of a pupil's last placement; 0 for a pupil without any.
func Last(p *cohort.Pupil) int {
	if len(p.Stays) == 0 {
		return 0
	}
	return p.Stays[len(p.Stays)-1].Placement
}

// NewInput takes what is known of a pupil in a placement out of an analysis. It is nil
// where the list of pupils does not have the placement.
func NewInput(a *cohort.Analysis, p *cohort.Pupil, placement int, school string, rows []Rows) *Input {
	in := &Input{School: school, AsOf: a.Linkage.AsOf, ID: p.ID, Several: len(p.Stays), Bands: a.Settings.Bands}
	for i := range p.Stays {
		s := &p.Stays[i]
		in.Name = cmp.Or(in.Name, nameOf(s))
		switch {
		case s.Placement == placement:
			in.Stay = s
		case in.Stay != nil && in.Following.IsZero():
			in.Following = s.Entry
		}
	}
	if in.Stay == nil {
		return nil
	}
	for _, pair := range a.Pairs {
		if pair.Pupil == p && pair.Placement == placement {
			in.Pairs = append(in.Pairs, pair)
		}
	}
	for i := range p.Values {
		if in.here(&p.Values[i]) {
			in.Values = append(in.Values, p.Values[i])
		}
	}
	in.Said = in.read(p, rows)
	return in
}

// here reports whether a value is of the placement. Of a pupil with one placement every
// value is that nothing places elsewhere.
func (in *Input) here(v *cohort.Observed) bool {
	return v.Placement == in.Stay.Placement || v.Placement == 0 && in.Several == 1
}

// nameOf is a pupil's name as the list of pupils has it, forename first.
func nameOf(s *record.Stay) string {
	if s.Forename != "" && s.Surname != "" {
		return s.Forename + " " + s.Surname
	}
	return s.Name
}

// Ended reports whether the placement is over on the day the data are from.
func (in *Input) Ended() bool { return Ended(in.Stay, in.AsOf) }

// Ended reports whether a placement is over on a day; without a day, whether it has an
// end.
func Ended(s *record.Stay, on ingest.Date) bool {
	return !s.Exit.IsZero() && (on.IsZero() || !s.Exit.After(on))
}

// pair is a pair of the placement; nil for none.
func (in *Input) pair(measure, scale, informant string) *cohort.Pair {
	for _, p := range in.Pairs {
		if p.Measure == measure && p.Outcome.Scale == scale && p.Informant == informant {
			return p
		}
	}
	return nil
}

// value is the latest value of a scale that says something; nil for none.
func (in *Input) value(measure, scale, informant, period string) *cohort.Observed {
	var out *cohort.Observed
	for i := range in.Values {
		v := &in.Values[i]
		if v.Measure != measure || v.Scale != scale || v.Informant != informant || period != "" && v.Period != period {
			continue
		}
		if out == nil || out.State != metrics.Known || v.State == metrics.Known && v.Date.After(out.Date) {
			out = v
		}
	}
	return out
}
