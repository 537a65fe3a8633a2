package main

import (
	"slices"
	"strings"
	"time"

	"apst/ingest"
	"apst/report"
	"apst/sdq"
	"apst/sdq/intake"
)

// sdqColumn is a column of the scored file and how it is filled.
type sdqColumn struct {
	report.Column
	cell func(*intake.Scored, *scratch) report.Cell
}

// scratch holds the texts of one row, which its cells borrow.
type scratch struct{ source, date []byte }

func text(name, title, doc string, width float64, cell func(*intake.Scored, *scratch) report.Cell) sdqColumn {
	return sdqColumn{report.Column{Name: name, Title: title, Doc: doc, Kind: report.TextColumn, Width: width}, cell}
}

// sdqColumns are the columns of the scored file; bands is "3", "4", or empty for
// both systems.
func sdqColumns(bands string) []sdqColumn {
	cols := []sdqColumn{
		text("pupil_id", "Pupil", "UPN or local identifier in its normal form", 16, func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.PupilID) }),
		{report.Column{Name: "placement", Title: "Placement", Doc: "1, or which placement it is of a pupil who came back", Kind: report.IntColumn, Width: 10},
			func(o *intake.Scored, _ *scratch) report.Cell { return report.IntCell(int64(o.Placement)) }},
		text("wave", "Wave", "baseline, endline, or the name of an interim wave", 10, func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.Block.Wave) }),
		text("informant", "Informant", "self, teacher or parent", 10, func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.Block.Informant.String()) }),
		text("rater", "Rater", "code for who answered, where the file says; the same name has the same code beside the same pupil only", 10, func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.Rater) }),
		text("form", "Form", "age version: 2-4, 4-17 or 18+", 7, formCell),
		text("look_back", "Look-back", "six-months (baseline forms; a teacher's: this school year) or one-month (follow-up forms)", 11, func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.LookBack) }),
		{report.Column{Name: "date", Title: "Date", Doc: "when it was completed; a month is given as 2022-09", Kind: report.DateColumn, Width: 11}, dateCell},
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
		sdqColumn{report.Column{Name: "answered", Title: "Answered", Doc: "items answered, of 25", Kind: report.IntColumn, Width: 9}, answeredCell},
		text("prorated", "Prorated", "scales made up for one or two unanswered items, joined by ;", 14, proratedCell),
		text("follow_up_problems", "Problems since", "follow-up form: much-worse, bit-worse, same, bit-better, much-better", 14, problemsCell),
		text("follow_up_help", "Other help", "follow-up form: 0 not at all, 1 only a little, 2 quite a lot, 3 a great deal", 10, helpCell),
		text("flags", "Flags", "why scores are missing, and what else is to be known; joined by ;", 28, func(o *intake.Scored, _ *scratch) report.Cell { return report.TextCell(o.Flags) }),
		text("ruleset", "Ruleset", "the rules and constants that the scores rest on", 12, func(*intake.Scored, *scratch) report.Cell { return report.TextCell(sdq.Ruleset) }),
		text("source", "Source", "file, sheet and row of the answers", 34, sourceCell),
	)
}

func formCell(o *intake.Scored, _ *scratch) report.Cell {
	if !o.Form.Valid() {
		return report.Empty()
	}
	return report.TextCell(o.Form.String())
}

func dateCell(o *intake.Scored, s *scratch) report.Cell {
	switch {
	case o.Date.IsZero():
		return report.Empty()
	case o.Date.Day == 0:
		s.date = o.Date.Append(s.date[:0])
		return report.TextCell(s.date)
	}
	return dayCell(o.Date)
}

func dayCell(d ingest.Date) report.Cell {
	return report.DateCell(int(d.Year), time.Month(d.Month), int(d.Day))
}

func scoreColumn(scale sdq.Scale) sdqColumn {
	doc := "score, " + rangeOf(scale) + "; higher is worse"
	if scale.HighIsGood() {
		doc = "score, " + rangeOf(scale) + "; higher is better"
	}
	return sdqColumn{report.Column{Name: scale.String(), Title: titled(scale.String()), Doc: doc, Kind: report.IntColumn, Width: 12},
		func(o *intake.Scored, _ *scratch) report.Cell {
			if n, ok := o.Scores.Get(scale).Number(); ok {
				return report.IntCell(int64(n))
			}
			return report.Empty()
		}}
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
	doc := "band in the " + system.String() + " system"
	if scale == sdq.Internalising || scale == sdq.Externalising {
		doc += "; always empty, no bands were published"
	}
	cells := &bandCells{system: system, scale: scale}
	return text(scale.String()+suffix, titled(scale.String())+", "+system.String(), doc, 17,
		func(o *intake.Scored, _ *scratch) report.Cell {
			n, ok := o.Scores.Get(scale).Number()
			if !ok {
				return report.Empty()
			}
			return cells.of(o.Form, o.Block.Informant, n)
		})
}

// bandCells are the cells of one column of bands, made once for each score.
type bandCells struct {
	system sdq.System
	scale  sdq.Scale
	made   [4][4][]report.Cell // by form and informant
}

func (c *bandCells) of(form sdq.Form, who sdq.Informant, score int) report.Cell {
	cells := c.made[form][who]
	if cells == nil {
		cells = make([]report.Cell, 41)
		for n := range cells {
			if band, no := sdq.BandOf(c.system, form, who, c.scale, n); no == sdq.HasBand {
				cells[n] = report.TextCell(band.String()).With(bandStyle(band))
			}
		}
		c.made[form][who] = cells
	}
	return cells[score]
}

// bandStyle repeats a band's word in lightness, slant and weight.
func bandStyle(b sdq.Band) report.Style {
	level, _ := b.Level()
	styles := []report.Style{report.Plain, report.BandRaised, report.BandHigh, report.BandVeryHigh}
	if b == sdq.Abnormal {
		return report.BandVeryHigh
	}
	return styles[min(level, len(styles)-1)]
}

func answeredCell(o *intake.Scored, _ *scratch) report.Cell {
	if o.Spoilt {
		return report.Empty()
	}
	return report.IntCell(int64(o.Scores.Answered()))
}

var itemScales = []sdq.Scale{sdq.Emotional, sdq.Conduct, sdq.Hyperactivity, sdq.Peer, sdq.Prosocial}

// proratedNames are the names of every set of scales, by the bits of the set, so
// that no row has to put one together.
var proratedNames = func() (names [32]string) {
	for bits := range names {
		var parts []string
		for i, s := range itemScales {
			if bits&(1<<i) != 0 {
				parts = append(parts, s.String())
			}
		}
		names[bits] = strings.Join(parts, ";")
	}
	return names
}()

func proratedCell(o *intake.Scored, _ *scratch) report.Cell {
	if o.Scores.Answered() == sdq.Items {
		return report.Empty()
	}
	bits := 0
	for i, s := range itemScales {
		if o.Scores.Prorated(s) {
			bits |= 1 << i
		}
	}
	return report.TextCell(proratedNames[bits])
}

func problemsCell(o *intake.Scored, _ *scratch) report.Cell {
	if _, ok := o.FollowUp.Problems.Value(); ok {
		return report.TextCell(o.FollowUp.Problems.String())
	}
	return report.Empty()
}

func helpCell(o *intake.Scored, _ *scratch) report.Cell {
	if n, ok := o.FollowUp.Help.Value(); ok {
		return report.IntCell(int64(n))
	}
	return report.Empty()
}

func sourceCell(o *intake.Scored, s *scratch) report.Cell {
	s.source = o.At.Append(s.source[:0])
	return report.TextCell(s.source)
}

// plainColumns are the columns without the way they are filled.
func plainColumns(cols []sdqColumn) []report.Column {
	out := make([]report.Column, len(cols))
	for i, c := range cols {
		out[i] = c.Column
	}
	return slices.Clip(out)
}
