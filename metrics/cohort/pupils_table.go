package cohort

import (
	"slices"
	"strconv"

	"apst/metrics"
	"apst/metrics/record"
)

// pupilLine is a pupil as the analysis file sees one: the placement that counts for
// the main outcome, and all pairs that count.
type pupilLine struct {
	pupil     *Pupil
	stay      *record.Stay // that counts; nil without a list of pupils, or out of the period
	placement int          // that counts; 0 where there is none
	pairs     map[courseKey]*Pair
	flows     map[string]string // how far the pupil came in the flow, by informant
	l         *Linkage
	s         *Settings
}

// courseKey is an outcome by an informant.
type courseKey struct{ measure, scale, informant string }

// pair is the pair of an outcome that counts; nil where nothing is of the outcome.
func (x *pupilLine) pair(measure, scale, informant string) *Pair {
	return x.pairs[courseKey{measure, scale, informant}]
}

// fact is what the list of pupils says of the placement that counts; empty for nothing.
func (x *pupilLine) fact(name string) string {
	if x.stay == nil {
		return ""
	}
	return x.stay.Facts[name]
}

// yesNo is a fact that is true or false, or not there.
func (x *pupilLine) yesNo(name string) metrics.Cell {
	switch x.fact(name) {
	case "true":
		return metrics.Bool(true)
	case "false":
		return metrics.Bool(false)
	}
	return metrics.Cell{Kind: metrics.BoolKind}
}

// value is a value of a scale in a period, of the placement that counts; nil for none.
// Of a measure that tells placements apart the one that is not clear is no other's.
func (x *pupilLine) value(measure, scale, period string, placement int) *Observed {
	for i := range x.pupil.Values {
		o := &x.pupil.Values[i]
		if o.Measure == measure && o.Scale == scale && o.Period == period && (o.Placement == placement || o.Placement == 0 && len(x.pupil.Stays) < 2) {
			return o
		}
	}
	return nil
}

// pupilColumn is a column of the analysis file and how it is filled.
type pupilColumn struct {
	metrics.Column
	cell func(*pupilLine) metrics.Cell
}

// PupilsTable is the analysis file: a row a pupil, those on the list of pupils who were
// not on roll in the period among them, and marked. Its columns follow from what the
// sources say of their outcomes and from the informants there are, not from what was
// measured. The pairs are those of [Match].
func (l *Linkage) PupilsTable(pairs []*Pair, s *Settings) Table {
	measures := l.measures()
	columns := pupilColumns(measures, s)
	out := Table{Table: pupilsTable(columns), Rows: make([][]metrics.Cell, 0, len(l.Pupils))}
	made := newRowMaker(out.Columns, len(l.Pupils))
	for _, x := range l.pupilLines(pairs, s) {
		out.Rows = append(out.Rows, made.row(func(row []metrics.Cell) {
			for i := range columns {
				row[i] = columns[i].cell(x)
			}
		}))
	}
	return out
}

// PupilsTableOf describes the analysis file of some measures without any data, for the
// informants that the sources name.
func PupilsTableOf(sources []Source, s *Settings) metrics.Table {
	measures := measuresOf(sources)
	for _, m := range measures {
		for i := range sources {
			if sources[i].Measure == m.id {
				m.informants = append(m.informants, sources[i].Informants...)
			}
		}
		if len(m.informants) == 0 {
			m.informants = []string{""}
		}
		slices.SortFunc(m.informants, compareInformants)
		m.informants = slices.Compact(m.informants)
	}
	return pupilsTable(pupilColumns(measures, s))
}

func pupilsTable(columns []pupilColumn) metrics.Table {
	t := metrics.Table{Name: TablePupils, Title: "Pupils", About: "a pupil, in the placement that counts, with everything that was measured twice. A scale that was not measured is empty, and a code says why"}
	for i := range columns {
		t.Columns = append(t.Columns, columns[i].Column)
	}
	return t
}

// pupilLines are the pupils in order of their identifiers.
func (l *Linkage) pupilLines(pairs []*Pair, s *Settings) []*pupilLine {
	m, o := mainOutcome(l.measures(), s)
	byPupil := map[*Pupil]*pupilLine{}
	var out []*pupilLine
	for _, p := range l.Pupils {
		x := &pupilLine{pupil: p, pairs: map[courseKey]*Pair{}, flows: map[string]string{}, l: l, s: s}
		byPupil[p] = x
		out = append(out, x)
	}
	for _, p := range pairs {
		if x := byPupil[p.Pupil]; x != nil && p.Index {
			x.pairs[courseKey{p.Measure, p.Outcome.Scale, p.Informant}] = p
		}
	}
	for _, x := range out {
		x.place(m, o)
	}
	if o != nil {
		for _, who := range l.Informants(s) {
			l.flowsOf(out, s, m.id, o, who)
		}
	}
	slices.SortStableFunc(out, func(a, b *pupilLine) int { return compareIDs(a.pupil, b.pupil) })
	return out
}

// place finds the placement that counts: that of the main outcome by the first
// informant with a pair, or else with a baseline; without either the first in the
// period.
func (x *pupilLine) place(m *looked, o *metrics.Outcome) {
	best := 0
	if o != nil {
		for _, who := range m.informants {
			p := x.pair(m.id, o.Scale, who)
			if p != nil && p.Placement > 0 && standing(p) > best {
				x.placement, best = p.Placement, standing(p)
			}
		}
	}
	for i := range x.pupil.Stays {
		stay := &x.pupil.Stays[i]
		if x.placement == 0 && inPeriod(stay, x.s) {
			x.placement = stay.Placement
		}
	}
	if x.placement == 0 && len(x.pupil.Stays) == 0 && !x.l.Listed {
		x.placement = 1
	}
	x.stay = stayOf(x.pupil, x.placement)
}

// flowsOf says of each pupil how far it came in the flow of the main outcome by one
// informant.
func (l *Linkage) flowsOf(lines []*pupilLine, s *Settings, measure string, o *metrics.Outcome, who string) {
	w := &walk{l: l, s: s}
	for _, x := range lines {
		pair := x.pair(measure, o.Scale, who)
		stay, ok := w.stay(x.pupil, pair)
		if !ok {
			continue
		}
		stage, why := w.fate(stay, pair)
		if stage == stageCount {
			why = stageNames[stageAnalysed].ID
		}
		x.flows[who] = why
	}
}

// supported is whether the pupil was supported, where anything says it.
func (x *pupilLine) supported() metrics.Cell {
	if !supportRecorded(x.pupil) {
		return metrics.Cell{Kind: metrics.BoolKind}
	}
	return metrics.Bool(Supported(x.pupil))
}

// age is the age at entry in whole years.
func (x *pupilLine) age() metrics.Cell {
	if x.stay == nil {
		return metrics.Cell{Kind: metrics.IntKind}
	}
	age, ok := ageOn(x.stay.Born, x.stay.Entry)
	if !ok {
		return metrics.Cell{Kind: metrics.IntKind}
	}
	return metrics.Int(age)
}

// wholeOrNone is a whole number, or an empty cell for 0.
func wholeOrNone(n int) metrics.Cell {
	if n == 0 {
		return metrics.Cell{Kind: metrics.IntKind}
	}
	return metrics.Int(n)
}

// plainNumber is a number in the shortest form.
func plainNumber(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
