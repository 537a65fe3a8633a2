package neet

import (
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
)

// The scales of values, and what explain can be asked for.
const (
	scaleStatus    = "status"
	scaleRaw       = "status_raw"
	scaleGroup     = "group"
	scaleLearning  = "in_learning"
	scaleRisk      = "risk"
	riskScaleStart = "risk."
)

// answerCell is an answer as a cell; empty where there is none.
func answerCell(a Answer) metrics.Cell {
	if a == NoAnswer {
		return metrics.Cell{Kind: metrics.BoolKind}
	}
	return metrics.Bool(a == Yes)
}

// answerWord is an answer as a category.
func answerWord(a Answer) string {
	if a == Yes {
		return "true"
	}
	return "false"
}

// row is a standing as a row.
func (s *standing) row() *metrics.Row {
	var e entry
	var at sheet.Ref
	switch {
	case s.chosen != nil:
		e, at = *s.chosen, s.chosen.at()
	case s.missing != nil:
		at = s.missing.At
	default:
		at = s.entries[0].at()
	}
	code := e.code.Code
	if e.fault != nil {
		code = e.said
	}
	group, activity := "", ""
	if g, ok := s.group(); ok {
		group, activity = g.ID, e.code.Name
	}
	age := metrics.Cell{Kind: metrics.IntKind}
	if n, ok := s.age(); ok && n >= 0 {
		age = metrics.Int(n)
	}
	c := e.carried
	return &metrics.Row{Pupil: s.pupil, At: at, Values: s.values(), Cells: []metrics.Cell{
		metrics.Text(s.pupil), metrics.Day(s.day), metrics.Text(s.by.String()),
		metrics.Text(code), metrics.Text(activity), metrics.Text(group),
		metrics.Text(s.status.String()), metrics.Text(s.raw.String()), answerCell(s.lapsed), metrics.Day(e.known()), answerCell(s.learning),
		age, answerCell(s.inCohort()), metrics.Text(traitNames(s.traits)), answerCell(s.vulnerable()),
		metrics.Text(c.level), metrics.Text(c.guarantee), metrics.Text(c.guarantee11), metrics.Text(c.guarantee12), metrics.Text(c.intended),
		metrics.Text(c.transferred), metrics.Day(e.neetStart), metrics.Text(c.confirmedBy),
		metrics.Text(metrics.Flags(s.flags)), metrics.Text(Ruleset), metrics.Text(at.String()),
	}}
}

// traitNames are characteristics in words.
func traitNames(codes []string) string {
	var out []string
	for _, code := range codes {
		c, _ := LookupCharacteristic(code)
		out = append(out, c.Name)
	}
	return strings.Join(out, ";")
}

// vulnerable reports whether a characteristic puts the pupil into the vulnerable
// group of the national statistics.
func (s *standing) vulnerable() Answer {
	if !s.asksTraits {
		return NoAnswer
	}
	for _, code := range s.traits {
		if c, _ := LookupCharacteristic(code); c.Vulnerable {
			return Yes
		}
	}
	if s.lostTrait { // there is one, and it may be any
		return NoAnswer
	}
	return No
}

// values are what a standing measures.
func (s *standing) values() []metrics.Value {
	key := metrics.Key{Pupil: s.pupil, Measure: measureID, Period: s.day.String(), Placement: s.placement}
	value := func(scale, category string) metrics.Value {
		k := key
		k.Scale = scale
		if category == "" {
			return metrics.NoValue(k, s.day, s.state, s.why)
		}
		return metrics.CategoryValue(k, s.day, category)
	}
	out := []metrics.Value{value(scaleStatus, s.status.String())}
	if s.missing == nil {
		group, _ := s.group()
		out = append(out, value(scaleRaw, s.raw.String()), value(scaleGroup, group.ID))
	}
	if s.learning != NoAnswer {
		out = append(out, value(scaleLearning, answerWord(s.learning)))
	}
	return out
}

// cells are the columns of a snapshot.
func (s *snapshot) cells() []metrics.Cell {
	source := ""
	if !s.seen.day.IsZero() {
		source = s.seen.at.String()
	}
	return []metrics.Cell{metrics.Day(s.day), metrics.Text(s.status.String()), metrics.Text(s.seen.group), metrics.Text(s.seen.code),
		metrics.Day(s.seen.day), metrics.Text(s.seen.by), metrics.Text(source)}
}

// row is a leaver as a row.
func (l *leaver) row(tolerance int) *metrics.Row {
	cells := []metrics.Cell{metrics.Text(l.pupil), metrics.Int(l.placement), metrics.Day(l.left), metrics.Text(l.recorded), metrics.Int(tolerance)}
	cells = append(cells, l.shots[0].cells()...)
	cells = append(cells, l.shots[1].cells()...)
	cells = append(cells, metrics.Text(l.finishedText()))
	cells = append(cells, l.shots[2].cells()...)
	cells = append(cells, metrics.Text(l.intended), metrics.Text(l.offer),
		metrics.Text(metrics.Flags(l.flags)), metrics.Text(Ruleset), metrics.Text(l.at.String()))
	r := &metrics.Row{Pupil: l.pupil, At: l.at, Cells: cells}
	for i := range l.shots {
		r.Values = append(r.Values, l.shots[i].values(l.pupil, l.placement)...)
	}
	return r
}

// row is a pupil's facts as a row.
func (f *facing) row() *metrics.Row {
	s := f.stay
	cells := []metrics.Cell{metrics.Text(s.Pupil), metrics.Int(s.Placement), metrics.Text(s.Facts["year_group"])}
	r := &metrics.Row{Pupil: s.Pupil, At: s.At}
	var unknown []string
	for i, factor := range factors {
		k := metrics.Key{Pupil: s.Pupil, Measure: measureID, Scale: riskScaleStart + factor.ID, Placement: s.Placement}
		cells = append(cells, answerCell(f.answers[i]))
		if f.answers[i] == NoAnswer {
			unknown = append(unknown, factor.ID)
			r.Values = append(r.Values, metrics.NoValue(k, ingest.Date{}, metrics.Missing, "the list of pupils does not say"))
			continue
		}
		r.Values = append(r.Values, metrics.CategoryValue(k, ingest.Date{}, answerWord(f.answers[i])))
	}
	r.Cells = append(cells, metrics.Text(strings.Join(unknown, ";")), metrics.Text(Ruleset), metrics.Text(s.At.String()))
	return r
}
