package cohort

import (
	"cmp"
	"slices"

	"apst/metrics"
)

// What became of a value that was measured.
const (
	becameBaseline = "baseline"
	becameEndline  = "endline"
	becameInterim  = "interim"
	becameOther    = "endline-by-another-informant"
	becameStanding = "standing"
	becameUnused   = "not-chosen"
	becameUnasked  = "not-asked-for"
	becameNothing  = "not-compared"
)

// fates says what each word means.
var fates = []metrics.Named{
	{ID: becameBaseline, Title: "the first of the two, whether or not there is a second"},
	{ID: becameEndline, Title: "the second of the two, whether or not there is a first"},
	{ID: becameInterim, Title: "measured between the two"},
	{ID: becameOther, Title: "an endline where the pupil's own informant has none"},
	{ID: becameStanding, Title: "where a pupil stands on a day; not compared with another"},
	{ID: becameUnused, Title: "of the outcome, and not chosen by the rule; or one of several that could be meant"},
	{ID: becameUnasked, Title: "of an outcome or informant that was not asked for"},
	{ID: becameNothing, Title: "of a scale that is not compared over time"},
}

// ObservationsTable is every value of the rows that have a pupil, as it was read, and
// what became of it. Rows that say the same again are in the links, not here.
func (l *Linkage) ObservationsTable(pairs []*Pair, s *Settings) Table {
	became := map[*Observed]string{}
	mark := func(o *Observed, word string) {
		if o != nil && became[o] == "" {
			became[o] = word
		}
	}
	for _, p := range pairs {
		mark(p.First, becameBaseline)
		mark(p.Last, becameEndline)
		for _, o := range p.Between {
			mark(o, becameInterim)
		}
	}
	for _, p := range pairs { // who is somebody else's endline is an endline first
		mark(p.Other, becameOther)
	}
	outcomes := map[string]*looked{}
	for _, m := range l.measures() {
		outcomes[m.id] = m
	}
	pupils := slices.Clone(l.Pupils)
	slices.SortStableFunc(pupils, compareIDs)
	out := Table{Table: ObservationsTableOf()}
	values := 0
	for _, p := range pupils {
		values += len(p.Values)
	}
	out.Rows = make([][]metrics.Cell, 0, values)
	made := newRowMaker(out.Columns, values)
	for _, p := range pupils {
		all := make([]*Observed, len(p.Values))
		for i := range p.Values {
			all[i] = &p.Values[i]
		}
		slices.SortStableFunc(all, compareObserved)
		for _, o := range all {
			word := became[o]
			if word == "" {
				word = unpaired(outcomes[o.Measure], o, s)
			}
			out.Rows = append(out.Rows, made.row(func(row []metrics.Cell) { o.fill(row, p, word) }))
		}
	}
	return out
}

// unpaired says what became of a value that is in no pair.
func unpaired(m *looked, o *Observed, s *Settings) string {
	if m == nil {
		return becameNothing
	}
	of := m.find(o.Scale)
	switch {
	case of == nil:
		return becameNothing
	case !s.wants(m.id, of) || !s.wantsInformant(o.Informant):
		return becameUnasked
	case of.Pairing != metrics.ByStanding:
		return becameUnused
	}
	if snapshot(of, cmp.Or(o.Period, o.Wave)) {
		return becameStanding
	}
	return becameUnused
}

// compareObserved orders the values of a pupil.
func compareObserved(a, b *Observed) int {
	if x := cmp.Or(compareText(a.Measure, b.Measure), cmp.Compare(a.Placement, b.Placement), compareInformants(a.Informant, b.Informant), compareDates(a.Date, b.Date),
		compareText(a.Wave, b.Wave), compareText(a.Period, b.Period), compareText(a.Rater, b.Rater)); x != 0 {
		return x
	}
	return compareWhere(a, b) // of one row in its order
}

// fill writes the value as a row.
func (o *Observed) fill(row []metrics.Cell, p *Pupil, became string) {
	number := metrics.Cell{}
	if x, ok := o.Number(); ok && o.State == metrics.Known {
		number = metrics.Number(x)
	}
	link := ""
	if o.Row != nil {
		link = o.Row.By.String()
	}
	copy(row, []metrics.Cell{
		metrics.Text(p.ID), wholeOrNone(o.Placement), metrics.Text(o.Measure), metrics.Text(o.Scale), metrics.Text(o.Informant), metrics.Text(o.Rater),
		metrics.Text(o.Wave), metrics.Text(o.Period), metrics.Day(o.Date), metrics.Text(o.Form), number, metrics.Text(o.Category),
		metrics.Text(o.State.String()), metrics.Text(o.Reason), metrics.Text(became), metrics.Text(link), metrics.Text(o.where()),
	})
}

// ObservationsTableOf describes the table of values.
func ObservationsTableOf() metrics.Table {
	const source = "the source"
	return metrics.Table{Name: TableObservations, Title: "Observations", About: "a value that was measured of a pupil, interim waves among them, and what became of it", Columns: []metrics.Column{
		textColumn("pupil_id", "Pupil", "the pupil's identifier: that of the list of pupils, or without a list that of the files", "any identifier", neverEmpty, "the identifier columns, joined: cohort.linking"),
		wholeColumn("placement", "Placement", "which of the pupil's placements it belongs to", "", "1 and up", "which it is, is not clear", "the source, or the date"),
		textColumn("measure", "Measure", "which measure", "sdq, or the word of another measure", neverEmpty, source),
		textColumn("scale", "Scale", "which scale of the measure", "the scales of the measure", neverEmpty, source),
		textColumn("informant", "Informant", "who answered", "self; teacher; parent; or another word of the measure", "nobody answers for this measure", source),
		textColumn("rater", "Rater", "code of the person who answered", "any code", "the source does not say", source),
		textColumn("wave", "Wave", "what the source calls the wave", "baseline; endline; or another name", "it has no name", source),
		textColumn("period", "Period", "of which time, where it is not of a day", "before; after; or another name", "it is of a day", source),
		dayColumn("date", "Date", "day of the value; of a period its last", "not known", source),
		textColumn("form", "Form", "what it was measured with, where that matters", "the forms of the measure", "it does not matter, or the source does not say", source),
		numberColumn("number", "Number", "the value, where it is a number", "as the scale", "any number", "there is none, or it is a word", source),
		textColumn("category", "Word", "the value, where it is a word", "the words of the measure", "there is none, or it is a number", source),
		textColumn("state", "State", "whether there is a value", "known; missing; refused; not applicable; not available", neverEmpty, source),
		textColumn("why", "Why", "why there is no value", "any text", "there is one", source),
		textColumn("became", "What became of it", "what became of it in the pairing", idsOf(fates), neverEmpty, fromPairing),
		textColumn("link", "Link", "how the row came to its pupil", joinWords(linkNames[1:]), "it does not say", "cohort.linking"),
		textColumn("source", "Source", "where it stands", "file, sheet and row", "not known", "where the row stands"),
	}}
}
