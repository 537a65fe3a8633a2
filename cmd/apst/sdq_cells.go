package main

import (
	"strings"
	"time"

	"apst/ingest"
	"apst/report"
	"apst/sdq"
	"apst/sdq/intake"
)

// scratch holds the texts of one row, which its cells borrow.
type scratch struct{ source, date []byte }

// placementCell is empty for a placement that could not be read.
func placementCell(o *intake.Scored, _ *scratch) report.Cell {
	if o.Placement < 1 || o.Placement > intake.MostPlacements {
		return report.Empty()
	}
	return report.IntCell(int64(o.Placement))
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
