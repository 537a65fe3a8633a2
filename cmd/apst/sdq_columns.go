package main

import (
	"slices"
	"strings"

	"apst/internal/manual"
	"apst/report"
	"apst/sdq"
	"apst/sdq/intake"
)

// sdqColumn is a column of the scored file, what it means, and how it is filled.
type sdqColumn struct {
	manual.Column
	cell func(*intake.Scored, *scratch) report.Cell
}

// meaning is what the codebook says of a column beside its name and type.
type meaning struct{ doc, values, unit, span, missing, source string }

func sdqCol(kind report.ColumnKind, name, title string, width float64, m meaning, cell func(*intake.Scored, *scratch) report.Cell) sdqColumn {
	return sdqColumn{manual.Column{
		Column: report.Column{Name: name, Title: title, Doc: m.doc, Kind: kind, Width: width},
		Values: m.values, Unit: m.unit, Range: m.span, Missing: m.missing, Source: m.source,
	}, cell}
}

const (
	never    = "never"
	anywhere = "a column, heading, title, sheet name, file name, option or map"
)

// sdqColumns are the columns of the scored file; bands is "3", "4", or empty for
// both systems.
func sdqColumns(bands string) []sdqColumn {
	cols := []sdqColumn{
		sdqCol(report.TextColumn, "pupil_id", "Pupil", 16, meaning{"UPN or local identifier in its normal form",
			"any identifier", "", "", never, "the identifier column, or the columns that --key names"},
			func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.PupilID) }),
		sdqCol(report.IntColumn, "placement", "Placement", 10, meaning{"1, or which placement it is of a pupil who came back",
			"", "", "1 to 99", "the row's placement cannot be read: see flags", "a placement column; 1 without one"},
			placementCell),
		sdqCol(report.TextColumn, "wave", "Wave", 10, meaning{"baseline, endline, or the name of an interim wave",
			"baseline; interim; endline", "", "", never, anywhere},
			func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.Block.Wave) }),
		sdqCol(report.TextColumn, "informant", "Informant", 10, meaning{"self, teacher or parent",
			"self; teacher; parent", "", "", never, anywhere},
			func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.Block.Informant.String()) }),
		sdqCol(report.TextColumn, "rater", "Rater", 10, meaning{"code for who answered, where the file says; the same name has the same code beside the same pupil only",
			"eight letters and digits, or a number", "", "", "the file does not say who answered", "a rater column or a number in a heading: choice.rater"},
			func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.Rater) }),
		sdqCol(report.TextColumn, "form", "Form", 7, meaning{"age version: 2-4, 4-17 or 18+",
			"2-4; 4-17; 18+", "", "", "the row's form cannot be read, or the pupil is under 4 on the form for 4 to 17: see flags", anywhere + "; 4-17 where nothing says it"}, formCell),
		sdqCol(report.TextColumn, "look_back", "Look-back", 11, meaning{"six-months (baseline forms; a teacher's: this school year) or one-month (follow-up forms)",
			intake.SixMonths + "; " + intake.OneMonth, "", "", "nothing in the file says it", "questions that only one form has, a column or an option"},
			func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.LookBack) }),
		sdqCol(report.DateColumn, "date", "Date", 11, meaning{"when it was completed; a month is given as 2022-09",
			"", "YYYY-MM-DD, or YYYY-MM", "1927 to 2060", "no date column, a blank, or a date that cannot be read or trusted", "the date column: dates.forms"}, dateCell),
	}
	for _, s := range sdq.AllScales() {
		cols = append(cols, scoreColumn(s))
	}
	for _, s := range sdq.AllScales() {
		if bands != "3" {
			cols = append(cols, bandColumn(s, sdq.FourBands, "_band4"))
		}
		if bands != "4" {
			cols = append(cols, bandColumn(s, sdq.ThreeBands, "_band3"))
		}
	}
	return append(cols,
		sdqCol(report.IntColumn, "answered", "Answered", 9, meaning{"items answered, of 25",
			"", "items", "0 to 25", "the row has no scores: see flags", "counted"}, answeredCell),
		sdqCol(report.TextColumn, "prorated", "Prorated", 14, meaning{"scales worked out from the items that were answered, where one or two were not, joined by ;",
			"emotional; conduct; hyperactivity; peer; prosocial, joined by ;", "", "", "no scale was prorated", "scoring.prorate"}, proratedCell),
		sdqCol(report.TextColumn, "follow_up_problems", "Problems since", 14, meaning{"follow-up form: much-worse, bit-worse, same, bit-better, much-better",
			"much-worse; bit-worse; same; bit-better; much-better", "", "", "not asked, not answered, or its coding cannot be told", "scoring.follow-up"}, problemsCell),
		sdqCol(report.TextColumn, "follow_up_help", "Other help", 10, meaning{"follow-up form: 0 not at all, 1 only a little, 2 quite a lot, 3 a great deal",
			"0; 1; 2; 3", "", "", "not asked, not answered, or its coding cannot be told", "scoring.follow-up"}, helpCell),
		sdqCol(report.TextColumn, "flags", "Flags", 28, meaning{"why scores are missing, and what else is to be known; joined by ;",
			"the words of the part flags, joined by ;", "", "", "nothing to be known", "the checks of the data"},
			func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.Flags) }),
		sdqCol(report.TextColumn, "ruleset", "Ruleset", 12, meaning{"the rules and constants that the scores rest on",
			"a ruleset, such as " + sdq.Ruleset, "", "", never, "the program"},
			func(*intake.Scored, *scratch) report.Cell { return report.TextCell(sdq.Ruleset) }),
		sdqCol(report.TextColumn, "source", "Source", 34, meaning{"file, sheet and row of the answers",
			"FILE SHEET!ROW as Excel shows it; for text files the line", "", "", never, "where the answers stand"}, sourceCell),
	)
}

func scoreColumn(scale sdq.Scale) sdqColumn {
	doc := "score, " + rangeOf(scale) + "; higher is worse"
	if scale.HighIsGood() {
		doc = "score, " + rangeOf(scale) + "; higher is better"
	}
	return sdqCol(report.IntColumn, scale.String(), titled(scale.String()), 12, meaning{doc,
		"", "points", rangeOf(scale), "no score can be given: see flags", "sdq." + scale.String()},
		func(o *intake.Scored, _ *scratch) report.Cell {
			if n, ok := o.Scores.Get(scale).Number(); ok {
				return report.IntCell(int64(n))
			}
			return report.Empty()
		})
}

func rangeOf(scale sdq.Scale) string {
	switch scale {
	case sdq.Total:
		return "0 to 40"
	case sdq.Internalising, sdq.Externalising:
		return "0 to 20"
	case sdq.Impact:
		return "0 to 10, teachers 0 to 6"
	}
	return "0 to 10"
}

func titled(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func bandColumn(scale sdq.Scale, system sdq.System, suffix string) sdqColumn {
	doc, missing := "band in the "+system.String()+" system", "no score, or no limits for the form and informant: see flags"
	if scale == sdq.Internalising || scale == sdq.Externalising {
		doc, missing = doc+"; always empty, no bands were published", "always: no bands were published"
	}
	var names []string
	for _, b := range system.Bands(scale) {
		names = append(names, b.String())
	}
	cells := &bandCells{system: system, scale: scale}
	return sdqCol(report.TextColumn, scale.String()+suffix, titled(scale.String())+", "+system.String(), 17, meaning{doc,
		strings.Join(names, "; "), "", "", missing, "bands"},
		func(o *intake.Scored, _ *scratch) report.Cell {
			n, ok := o.Scores.Get(scale).Number()
			if !ok {
				return report.Empty()
			}
			return cells.of(o.BandForm(), o.Block.Informant, n)
		})
}

// plainColumns are the columns without the way they are filled.
func plainColumns(cols []sdqColumn) []report.Column {
	out := make([]report.Column, len(cols))
	for i, c := range cols {
		out[i] = c.Column.Column
	}
	return slices.Clip(out)
}
