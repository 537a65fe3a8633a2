package cohort

import (
	"cmp"
	"fmt"
	"strings"

	"apst/metrics"
)

// The sources that columns name.
const (
	fromList    = "the list of pupils"
	fromPairing = "cohort.pairing"
	fromIndex   = "cohort.index"
	fromFlow    = "cohort.flow"
	neverEmpty  = "never"
	noList      = "no list of pupils, or it does not say"
	listRange   = "as on the list of pupils"
)

func textColumn(name, title, doc, values, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.TextKind, Values: values, Missing: missing, Source: source}
}

func dayColumn(name, title, doc, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.DateKind, Unit: "YYYY-MM-DD, or YYYY-MM for a month", Range: "1927 to 2060", Missing: missing, Source: source}
}

func wholeColumn(name, title, doc, unit, span, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.IntKind, Unit: unit, Range: span, Missing: missing, Source: source}
}

func numberColumn(name, title, doc, unit, span, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.NumberKind, Unit: unit, Range: span, Missing: missing, Source: source}
}

func boolColumn(name, title, doc, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.BoolKind, Range: "true or false", Missing: missing, Source: source}
}

// pupilColumns are the columns of the analysis file: who the pupil is, and a group of
// columns for each measure and informant.
func pupilColumns(measures []*looked, s *Settings) []pupilColumn {
	out := factColumns()
	m, main := mainOutcome(measures, s)
	for _, measure := range measures {
		for _, who := range measure.informants {
			if !s.wantsInformant(who) {
				continue
			}
			g := &columnGroup{measure: measure, informant: who, s: s, main: main != nil && m == measure}
			out = append(out, g.columns()...)
		}
	}
	return out
}

// factColumns are the columns of who the pupil is.
func factColumns() []pupilColumn {
	fact := func(name, title, doc, values string) pupilColumn {
		return pupilColumn{textColumn(name, title, doc+", as the list of pupils has it for the placement that counts", values, noList, fromList),
			func(x *pupilLine) metrics.Cell { return metrics.Text(x.fact(name)) }}
	}
	yes := func(name, title, doc string) pupilColumn {
		return pupilColumn{boolColumn(name, title, doc, noList, fromList), func(x *pupilLine) metrics.Cell { return x.yesNo(name) }}
	}
	stayDay := func(name, title, doc, missing string, of func(*pupilLine) metrics.Cell) pupilColumn {
		return pupilColumn{dayColumn(name, title, doc, missing, fromList), func(x *pupilLine) metrics.Cell {
			if x.stay == nil {
				return metrics.Cell{}
			}
			return of(x)
		}}
	}
	return []pupilColumn{
		{textColumn("pupil_id", "Pupil", "the pupil's identifier: that of the list of pupils, or without a list that of the files", "any identifier", neverEmpty, "the identifier columns, joined: cohort.linking"),
			func(x *pupilLine) metrics.Cell { return metrics.Text(x.pupil.ID) }},
		{wholeColumn("placements", "Placements", "placements of the pupil on the list of pupils", "placements", "1 and up", "no list of pupils", fromList),
			func(x *pupilLine) metrics.Cell { return wholeOrNone(len(x.pupil.Stays)) }},
		{wholeColumn("index_placement", "Placement that counts", "which placement counts for the pupil: the first with a pair of the main outcome, or else a baseline, or else the first in the period", "", "1 and up", "not on roll in the period", fromIndex),
			func(x *pupilLine) metrics.Cell { return wholeOrNone(x.placement) }},
		{boolColumn("in_period", "In the period", "the pupil was on roll in the period, as far as is known", neverEmpty, fromList),
			func(x *pupilLine) metrics.Cell { return metrics.Bool(x.placement > 0) }},
		stayDay("entry", "Entry", "first day of the placement that counts", noList, func(x *pupilLine) metrics.Cell { return metrics.Day(x.stay.Entry) }),
		stayDay("exit", "Exit", "last day of the placement that counts", "still on roll, no list of pupils, or it does not say", func(x *pupilLine) metrics.Cell { return metrics.Day(x.stay.Exit) }),
		fact("exit_reason", "Reason for leaving", "why the pupil left", "the words of roster.words"),
		fact("sex", "Sex", "sex", "F; M"),
		fact("year_group", "Year group", "year group", "1 to 14; R; N1; N2; X"),
		{wholeColumn("age_at_entry", "Age at entry", "age on the first day of the placement that counts", "whole years", "0 and up", "a date is missing, or is a month that leaves two answers", "worked out from the list of pupils"), (*pupilLine).age},
		fact("sen", "SEN provision", "special educational needs: N none, K support, E education, health and care plan", "N; K; E"),
		yes("fsm", "Free school meals", "eligible for free school meals"),
		yes("looked_after", "Looked after", "looked after by a local authority"),
		fact("ethnicity", "Ethnicity", "ethnicity, as the school census codes it", "the codes of roster.words"),
		fact("centre", "Centre", "centre or site", "any text"),
		fact("home_school", "Home school", "the school the pupil comes from", "any text"),
		{boolColumn("supported", "Supported", "the team supported the pupil: the list of pupils says so, or a contact was attended", "nothing says it", fromFlow), (*pupilLine).supported},
		fact("consent", "Consent", "what was answered to the question for consent", "yes; no; no-reply; withdrawn"),
	}
}

// columnGroup makes the columns of a measure and an informant.
type columnGroup struct {
	measure   *looked
	informant string
	s         *Settings
	main      bool // the main outcome is of this measure
}

// name joins words to the name of a column: letters, digits and _.
func (g *columnGroup) name(words ...string) string {
	all := append([]string{g.measure.id, g.informant}, words...)
	var out []string
	for _, w := range all {
		if w = columnWord(w); w != "" {
			out = append(out, w)
		}
	}
	return strings.Join(out, "_")
}

// columnWord is a word as names of columns have it.
func columnWord(w string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		}
		return '_'
	}, w), "_")
}

// of is whose an outcome is, in words.
func (g *columnGroup) of(what string) string {
	out := cmp.Or(g.measure.title, g.measure.id) + ", " + what
	if g.informant != "" {
		out += " (" + g.informant + ")"
	}
	return out
}

// ends are what the two times of an outcome are called.
func ends(o *metrics.Outcome) [2]string {
	switch o.Pairing {
	case metrics.ByDate:
		return [2]string{"first", "last"}
	case metrics.ByPeriod:
		return [2]string{periodBefore, periodAfter}
	}
	return [2]string{waveBaseline, waveEndline}
}

// columns are the group's columns: when, then each outcome.
func (g *columnGroup) columns() []pupilColumn {
	var out, rest []pupilColumn
	var lead *metrics.Outcome
	for _, o := range g.measure.outcomes {
		switch {
		case o.Series || !g.s.wants(g.measure.id, o):
			continue
		case o.Pairing == metrics.ByStanding:
			rest = append(rest, g.standings(o)...)
			continue
		case lead == nil || o.Primary && !lead.Primary || g.s.isPrimary(g.measure.id, o.Scale):
			lead = o
		}
		rest = append(rest, g.outcome(o)...)
	}
	if lead != nil {
		out = g.when(lead)
		if lead.Pairing == metrics.ByPeriod && g.measure.find(scalePossible) == nil {
			rest = append(rest, g.possible(lead)...)
		}
	}
	return append(out, rest...)
}

// when are the columns of the placement and the days of a measure's values, by its main
// outcome.
func (g *columnGroup) when(o *metrics.Outcome) []pupilColumn {
	pair := func(of func(*Pair) metrics.Cell) func(*pupilLine) metrics.Cell {
		return func(x *pupilLine) metrics.Cell {
			if p := x.pair(g.measure.id, o.Scale, g.informant); p != nil {
				return of(p)
			}
			return metrics.Cell{}
		}
	}
	out := []pupilColumn{{wholeColumn(g.name("placement"), g.of("placement"), "which placement the values of the measure are of", "", "1 and up", "there are none, or it is not clear", fromIndex),
		pair(func(p *Pair) metrics.Cell { return wholeOrNone(p.Placement) })}}
	if o.Pairing == metrics.ByPeriod {
		return out
	}
	for i, end := range ends(o) {
		out = append(out, pupilColumn{dayColumn(g.name(end, "date"), g.of(end+", date"), "day of the "+end, "there is none, or it has no date", "the source"),
			pair(func(p *Pair) metrics.Cell {
				if o := [...]*Observed{p.First, p.Last}[i]; o != nil {
					return metrics.Day(o.Date)
				}
				return metrics.Cell{}
			})})
	}
	out = append(out, pupilColumn{wholeColumn(g.name("days"), g.of("days between"), "days between the two", "days", "0 and up", "one of the two days is not known, or they are the wrong way round", fromPairing),
		pair(func(p *Pair) metrics.Cell {
			if p.Days < 0 {
				return metrics.Cell{}
			}
			return metrics.Int(p.Days)
		})})
	if g.main {
		out = append(out, pupilColumn{textColumn(g.name("flow"), g.of("way through the flow"), "analysed, or why the pupil left the participant flow by this informant",
			stageNames[stageAnalysed].ID+"; "+idsOf(exitTitles), "not on roll in the period", fromFlow),
			func(x *pupilLine) metrics.Cell { return metrics.Text(x.flows[g.informant]) }})
	}
	return out
}

// possible are the possible sessions of both windows, without which a rate says little.
func (g *columnGroup) possible(o *metrics.Outcome) []pupilColumn {
	var out []pupilColumn
	for _, end := range ends(o) {
		out = append(out, pupilColumn{numberColumn(g.name(scalePossible, end), g.of("possible, "+end), "sessions possible in the window "+end, "sessions", "0 and up", "there is no window", "the source"),
			func(x *pupilLine) metrics.Cell {
				p := x.pair(g.measure.id, o.Scale, g.informant)
				if p == nil {
					return metrics.Cell{}
				}
				return valueCell(x.value(g.measure.id, scalePossible, end, p.Placement))
			}})
	}
	return out
}

// spanOf is the range of an outcome, in words.
func spanOf(o *metrics.Outcome) string {
	if o.Least == 0 && o.Most == 0 {
		return "any number"
	}
	return fmt.Sprintf("%s to %s", plainNumber(o.Least), plainNumber(o.Most))
}

// wordsOf are the words of an outcome.
func wordsOf(o *metrics.Outcome) string {
	if len(o.Order) == 0 {
		return "the words of the measure"
	}
	return strings.Join(o.Order, "; ")
}

// valueCell is a value that is a number, or an empty cell.
func valueCell(o *Observed) metrics.Cell {
	if o == nil || o.State != metrics.Known {
		return metrics.Cell{}
	}
	if x, ok := o.Number(); ok {
		return metrics.Number(x)
	}
	return metrics.Cell{}
}

// idsOf are the words that a list has.
func idsOf(list []metrics.Named) string {
	var out []string
	for _, n := range list {
		out = append(out, n.ID)
	}
	return strings.Join(out, "; ")
}
