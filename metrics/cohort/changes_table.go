package cohort

import (
	"apst/metrics"
)

// changeColumn is a column of the table of changes and how it is filled.
type changeColumn struct {
	metrics.Column
	cell func(*Pair) metrics.Cell
}

// ChangesTable is a row a pair, or a pair that is none, with everything that it rests
// on: values, dates, bands, constants, cut-off and where the two rows stand.
func (l *Linkage) ChangesTable(pairs []*Pair) Table {
	columns := changeColumns(l.rulesets())
	out := Table{Table: changesTable(columns), Rows: make([][]metrics.Cell, len(pairs))}
	made := newRowMaker(out.Columns, len(pairs))
	for i, p := range pairs {
		out.Rows[i] = made.row(func(row []metrics.Cell) {
			for k := range columns {
				row[k] = columns[k].cell(p)
			}
		})
	}
	return out
}

// ChangesTableOf describes the table of changes without any data.
func ChangesTableOf() metrics.Table { return changesTable(changeColumns(nil)) }

func changesTable(columns []changeColumn) metrics.Table {
	t := metrics.Table{Name: TableChanges, Title: "Changes", About: "a pupil, placement, measure, scale and informant: the two values and what the difference comes to, or why there is no pair"}
	for i := range columns {
		t.Columns = append(t.Columns, columns[i].Column)
	}
	return t
}

// rulesets are what the values of each measure rest on.
func (l *Linkage) rulesets() map[string]string {
	out := map[string]string{}
	if l.Input == nil {
		return out
	}
	for i := range l.Input.Sources {
		s := &l.Input.Sources[i]
		if out[s.Measure] == "" || s.Ruleset != "" && s.Ruleset < out[s.Measure] {
			out[s.Measure] = s.Ruleset
		}
	}
	return out
}

// two makes the columns of baseline and endline.
func two(name, title string, column func(name, title, end string) metrics.Column, cell func(*Observed) metrics.Cell) []changeColumn {
	var out []changeColumn
	for i, end := range [...]string{waveBaseline, waveEndline} {
		at := func(p *Pair) metrics.Cell {
			if o := [...]*Observed{p.First, p.Last}[i]; o != nil {
				return cell(o)
			}
			return metrics.Cell{}
		}
		full := end
		if name != "" {
			full += "_" + name
		}
		out = append(out, changeColumn{column(full, titled(end)+title, end), at})
	}
	return out
}

// titled begins with a capital letter.
func titled(s string) string {
	if s == "" {
		return ""
	}
	return string(s[0]-'a'+'A') + s[1:]
}

func changeColumns(rulesets map[string]string) []changeColumn {
	out := []changeColumn{
		{textColumn("pupil_id", "Pupil", "the pupil's identifier: that of the list of pupils, or without a list that of the files", "any identifier", neverEmpty, "the identifier columns, joined: cohort.linking"), func(p *Pair) metrics.Cell { return metrics.Text(p.Pupil.ID) }},
		{wholeColumn("placement", "Placement", "which of the pupil's placements", "", "1 and up", "which it is, is not clear", fromIndex), func(p *Pair) metrics.Cell { return wholeOrNone(p.Placement) }},
		{boolColumn("index", "Counts", "the placement counts for the pupil in results of this measure and informant", neverEmpty, fromIndex), func(p *Pair) metrics.Cell { return metrics.Bool(p.Index) }},
		{textColumn("measure", "Measure", "which measure", "sdq, or the word of another measure", neverEmpty, "the source"), func(p *Pair) metrics.Cell { return metrics.Text(p.Measure) }},
		{textColumn("scale", "Scale", "which scale of the measure", "the scales of the measure", neverEmpty, "the source"), func(p *Pair) metrics.Cell { return metrics.Text(p.Outcome.Scale) }},
		{textColumn("informant", "Informant", "who answered, both times", "self; teacher; parent; or another word of the measure", "nobody answers for this measure", "the source"), func(p *Pair) metrics.Cell { return metrics.Text(p.Informant) }},
		{textColumn("form", "Form", "what both were measured with, where that matters", "the forms of the measure", "it does not matter, is not known, or the two differ", "the source"), func(p *Pair) metrics.Cell { return metrics.Text(p.Form) }},
	}
	out = append(out, whenColumns()...)
	out = append(out, whatColumns()...)
	out = append(out, classColumns()...)
	return append(out, placeColumns(rulesets)...)
}

// whenColumns say which two were chosen.
func whenColumns() []changeColumn {
	out := two("wave", ", wave", func(name, title, end string) metrics.Column {
		return textColumn(name, title, "what the source calls the wave, or the period, of the "+end, "baseline; endline; or another name", "there is none, or it has no name", "the source")
	}, func(o *Observed) metrics.Cell { return metrics.Text(o.called()) })
	out = append(out, two("date", ", date", func(name, title, end string) metrics.Column {
		return dayColumn(name, title, "day of the "+end, "there is none, or it has no date", "the source")
	}, func(o *Observed) metrics.Cell { return metrics.Day(o.Date) })...)
	out = append(out, two("rater", ", rater", func(name, title, end string) metrics.Column {
		return textColumn(name, title, "code of the person who answered at "+end, "any code", "the source does not say", "the source")
	}, func(o *Observed) metrics.Cell { return metrics.Text(o.Rater) })...)
	return append(out,
		changeColumn{wholeColumn("days", "Days between", "days between the two", "days", "0 and up", "one of the two days is not known, or they are the wrong way round", fromPairing), func(p *Pair) metrics.Cell {
			if p.Days < 0 {
				return metrics.Cell{}
			}
			return metrics.Int(p.Days)
		}},
		changeColumn{wholeColumn("interim", "Interim waves", "what was measured between the two", "values", "0 and up", neverEmpty, fromPairing), func(p *Pair) metrics.Cell { return metrics.Int(len(p.Between)) }})
}

// called is what the source calls the time of a value.
func (o *Observed) called() string {
	if o.Wave != "" {
		return o.Wave
	}
	return o.Period
}

// whatColumns are the values and their difference.
func whatColumns() []changeColumn {
	out := two("", "", func(name, title, end string) metrics.Column {
		return numberColumn(name, title, "value at "+end, "as the scale", "any number", "there is none, or it is a word", "the source")
	}, valueCell)
	out = append(out, two("word", ", word", func(name, title, end string) metrics.Column {
		return textColumn(name, title, "value at "+end+" of a scale of words", "the words of the measure", "there is none, or it is a number", "the source")
	}, wordCell)...)
	out = append(out,
		changeColumn{numberColumn("change", "Change", "endline less baseline", "as the scale", "any number", "there is no pair, or the values are words", fromPairing), func(p *Pair) metrics.Cell {
			if !p.HasChange {
				return metrics.Cell{}
			}
			return metrics.Number(p.Change)
		}},
		changeColumn{textColumn("better", "Better", "which way the scale improves", "lower; higher; neither", neverEmpty, "the measure"), func(p *Pair) metrics.Cell { return metrics.Text(p.Outcome.Better.String()) }},
		changeColumn{textColumn("move", "Move", "which way a word or a rank went; up is towards the better end", "up; same; down", "there is no pair, or its distance counts too", fromPairing), func(p *Pair) metrics.Cell { return metrics.Text(string(p.Move)) }},
		changeColumn{textColumn("band_system", "Bands", "which bands", "the systems of the measure", "the scale has none", "--bands, or the measure"), func(p *Pair) metrics.Cell {
			if p.System == nil {
				return metrics.Cell{}
			}
			return metrics.Text(p.System.Name)
		}})
	for i, end := range [...]string{waveBaseline, waveEndline} {
		out = append(out, changeColumn{textColumn(end+"_band", titled(end)+", band", "band at "+end, "the bands of the system", "no value, or no bands for this informant and form", "the measure's tables"), func(p *Pair) metrics.Cell { return metrics.Text(p.Bands[i]) }})
	}
	return out
}

// classColumns are the class and what it rests on.
func classColumns() []changeColumn {
	const from = "cohort.reliable"
	reliable := func(cell func(*metrics.Reliable) metrics.Cell) func(*Pair) metrics.Cell {
		return func(p *Pair) metrics.Cell {
			if p.Reliable == nil {
				return metrics.Cell{}
			}
			return cell(p.Reliable)
		}
	}
	positive := func(x float64) metrics.Cell {
		if x <= 0 {
			return metrics.Cell{}
		}
		return metrics.Number(x)
	}
	cut := func(cell func(*Cut) metrics.Cell) func(*Pair) metrics.Cell {
		return func(p *Pair) metrics.Cell {
			if p.Cut == nil {
				return metrics.Cell{}
			}
			return cell(p.Cut)
		}
	}
	const none, noCut = "there is no class", "there is no class, or no cut-off for this informant and form"
	return []changeColumn{
		{textColumn("class", "Class", "what became of the pupil: recovered is improved from the side of need of the cut-off to the other", joinWords(Classes()), "see no_class", from), func(p *Pair) metrics.Cell { return metrics.Text(p.Class) }},
		{textColumn("no_class", "Why no class", "why there is no class", "any text", "there is one", from), func(p *Pair) metrics.Cell { return metrics.Text(p.NoClass) }},
		{wholeColumn("threshold_points", "Points that count", "the least change in whole points that is more than error of measurement", "points", "1 and up", none, from), reliable(func(r *metrics.Reliable) metrics.Cell { return wholeOrNone(r.Points) })},
		{numberColumn("threshold_limit", "Limit", "1.96 standard errors of a difference: what a change has to exceed", "points", "above 0", none+", or the threshold is published in points", from), reliable(func(r *metrics.Reliable) metrics.Cell { return positive(r.Limit) })},
		{textColumn("reliable_method", "Method", "how much change counts, by which method", "the methods of the measure", none, from), reliable(func(r *metrics.Reliable) metrics.Cell { return metrics.Text(r.Method) })},
		{numberColumn("reliable_sd", "SD", "standard deviation that the limit rests on", "points", "above 0", none+", or the threshold is published in points", from), reliable(func(r *metrics.Reliable) metrics.Cell { return positive(r.SD) })},
		{numberColumn("reliable_r", "Reliability", "reliability that the limit rests on", "", "0 to 1", none+", or the threshold is published in points", from), reliable(func(r *metrics.Reliable) metrics.Cell { return positive(r.Reliability) })},
		{textColumn("reliable_source", "Source of the constants", "where the constants come from", "any text", none, from), reliable(func(r *metrics.Reliable) metrics.Cell { return metrics.Text(r.Source) })},
		{numberColumn("cut_off", "Cut-off", "score from which on, or below which, somebody counts as in need", "points", "any number", noCut, from), cut(func(c *Cut) metrics.Cell { return metrics.Number(c.Limit) })},
		{textColumn("cut_off_of", "Cut-off of", "whose cut-off it is, with its bands", "any text", noCut, from), cut(func(c *Cut) metrics.Cell { return metrics.Text(c.Title) })},
		{textColumn("cut_off_system", "Cut-off, bands", "bands that the cut-off is of", "the systems of the measure", noCut, from), cut(func(c *Cut) metrics.Cell { return metrics.Text(c.System) })},
	}
}

// placeColumns are why there is no pair, what else there is to know, and where both
// stand.
func placeColumns(rulesets map[string]string) []changeColumn {
	out := []changeColumn{
		{textColumn("reason", "Why no pair", "why there is no pair, as a code", idsOf(reasonTitles), "there is one", fromPairing), func(p *Pair) metrics.Cell { return metrics.Text(string(p.Reason)) }},
		{textColumn("flags", "Flags", "what else there is to know; joined by ;", idsOf(pairFlags), "nothing", "cohort.flags"), func(p *Pair) metrics.Cell { return metrics.Text(metrics.Flags(p.Flags)) }},
		{textColumn("ruleset", "Ruleset", "the rules that the values rest on", "a ruleset", "the source does not say", "the source"), func(p *Pair) metrics.Cell { return metrics.Text(rulesets[p.Measure]) }},
	}
	return append(out, two("source", ", source", func(name, title, end string) metrics.Column {
		return textColumn(name, title, "where the value at "+end+" stands", "file, sheet and row", "there is none", "where the row stands")
	}, func(o *Observed) metrics.Cell { return metrics.Text(o.where()) })...)
}
