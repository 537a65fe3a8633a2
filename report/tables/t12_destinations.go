package tables

import (
	"slices"
	"strings"

	"apst/metrics"
	"apst/report/disclosure"
)

// The scales of destinations, and of the return to a mainstream school.
const (
	scaleStatus   = "status"
	scaleKind     = "group"
	scaleReturned = "returned"
)

// makeT12 is where leavers were some time after leaving, and where those went who were to
// return to a mainstream school.
func makeT12(b *builder, t *Table) {
	t.Stub = "Destination"
	t.Columns = append([]Column{{ID: "of", Title: "Out of", Unit: "pupils"}}, shareColumns([2]string{"", ""})...)
	t.Why = "no destinations were read"
	for _, population := range populations {
		for _, o := range b.standings(destinationsMeasure) {
			for _, period := range o.Standings {
				if o.Scale == scaleStatus {
					l := look{b, key{population: population, measure: destinationsMeasure, scale: o.Scale, period: period.ID}}
					b.standRows(t, l, o, period.Title)
				}
			}
		}
		for _, o := range b.standings(plansMeasure) {
			if o.Scale == scaleReturned {
				l := look{b, key{population: population, measure: plansMeasure, scale: o.Scale}}
				b.standRows(t, l, o, "whose plan was the return to a mainstream school")
			}
		}
	}
	t.Notes = []string{
		"Out of all leavers whom the question applies to. Not known, and no record at all, are destinations of their own: they are in neither of the others. Limits are those of Wilson's interval, and of the exact one where it is nobody or everybody; they are given for destinations and not for their kinds.",
		"Snapshots are of each leaver's own day, so long after leaving, as the local authority or the school has it on record near that day. A record that nobody confirmed in time counts as not known.",
		"For readers outside the school other places, such as custody, are one line.",
		"Pupils whose plan was the return to a mainstream school, and who have left, are out of those plans alone: where the others went says nothing of a return.",
	}
}

// destinationKinds are the kinds of destination that stand below a status, whether or not anybody
// has them: that there is no line for a kind would tell that nobody has it.
var destinationKinds = map[string][]string{
	"EET":  {"EET:education", "EET:training", "EET:employment"},
	"NEET": {"NEET:available", "NEET:not_available"},
}

// words are the categories of a standing, in the order of the results.
func (b *builder) words(l look) []string {
	var out []string
	for i := range b.Analysis.Results {
		r := &b.Analysis.Results[i]
		k := keyOf(r)
		k.category = ""
		if want := l.key; r.Statistic == "standing" {
			want.statistic = "standing"
			if k == want {
				out = append(out, r.Category)
			}
		}
	}
	return out
}

// standRows are the rows of a standing at a time, each with its kinds below it.
func (b *builder) standRows(t *Table, l look, o *metrics.Outcome, when string) {
	group := titled(PopulationTitle(l.population)) + ": " + when
	row := func(word string, cells []Cell) {
		t.Rows = append(t.Rows, Row{
			ID: l.population + "/" + l.scale + "/" + l.period + "/" + word, Population: l.population, Group: group, Label: levelTitle("destination", word), Cells: cells,
		})
	}
	words := b.words(l)
	if none := l.get("standing", "no-record"); none != nil && none.N == 0 {
		return // nobody whom it applies to
	}
	slices.SortStableFunc(words, func(x, y string) int { return placeOf(o, x) - placeOf(o, y) })
	var rest []*metrics.Result
	var told []string
	for _, word := range words {
		number := l.get("standing", word)
		if b.in.Least > 0 && placeOf(o, word) == placeOther {
			rest = append(rest, number)
			continue
		}
		row(word, append([]Cell{b.n(number)}, b.shareCells(l, "standing", word)...))
		if number.Known() {
			told = append(told, b.result(number))
		}
		if l.scale == scaleStatus && number.Known() && !b.tooFine(number) {
			for _, k := range b.kindCells(l, number, destinationKinds[word]) {
				row(k.word, k.cells)
			}
		}
	}
	if b.in.Least > 0 && len(words) > 0 {
		row("other", b.others(l, rest, told))
	}
}

// others are the cells of everywhere else together, what is told making up the rest.
// Outside the school it is not told which other places there are: a line of its own would
// tell that somebody is there.
func (b *builder) others(l look, parts []*metrics.Result, told []string) []Cell {
	none := lack(NotApplicable, "")
	n, id, of := 0, othersOf(l.key), l.get("standing", "no-record")
	if b.tooFine(of) {
		return []Cell{b.n(of), b.value(of), none, none, none}
	}
	if len(told) <= 1 && len(parts) == 0 { // of nobody is anything recorded, elsewhere neither
		return []Cell{b.n(of), lack(NotAvailable, "nothing is recorded of anybody"), lack(NotAvailable, "nothing is recorded of anybody"), none, none}
	}
	var ids []string
	for _, r := range parts {
		if r.Known() {
			n += int(r.Value)
			ids = append(ids, b.result(r))
		}
	}
	b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: float64(n), Pupils: n})
	if len(ids) > 0 {
		b.sum(id, false, ids...)
	}
	b.adds(b.base(of), false, append(told, id)...)
	return []Cell{b.n(of), b.print(id), b.percent(id, b.base(of), false), none, none}
}

// othersOf is the number of those who were elsewhere.
func othersOf(k key) string {
	return strings.Join([]string{"destinations", k.population, k.measure, k.period, "other"}, "/")
}

// kindRow is the cells of a kind of destination.
type kindRow struct {
	word  string
	cells []Cell
}

// kindCells are the rows of the kinds of a status. They add up to it, or are not given.
func (b *builder) kindCells(l look, status *metrics.Result, words []string) []kindRow {
	var out []kindRow
	var parts []string
	total, of := 0.0, b.base(status)
	l.scale = scaleKind
	for _, word := range words {
		n := 0
		if r := l.get("standing", word); r != nil && r.Known() {
			n = int(r.Value)
		}
		total += float64(n)
		id := strings.Join([]string{"destinations", l.population, l.period, word}, "/")
		b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: float64(n), Pupils: n})
		parts = append(parts, id)
		out = append(out, kindRow{word: word})
	}
	if len(out) == 0 || total != status.Value {
		return nil
	}
	b.sum(b.result(status), false, parts...)
	for i := range out {
		none := lack(NotApplicable, "given for the destination as a whole")
		out[i].cells = []Cell{b.print(of), b.print(parts[i]), b.percent(parts[i], of, false), none, none}
	}
	return out
}

// Where destinations stand: the best first, then the worst, then what is not known,
// others, and those without a record.
const (
	placeBest = iota
	placeWorst
	placeUnknown
	placeOther
	placeNone
)

// placeOf is where a word stands.
func placeOf(o *metrics.Outcome, word string) int {
	switch {
	case word == "no-record":
		return placeNone
	case !slices.Contains(o.Order, word):
		return placeOther
	case word == notKnown:
		return placeUnknown
	case word == o.Order[0]:
		return placeBest
	}
	return placeWorst
}
