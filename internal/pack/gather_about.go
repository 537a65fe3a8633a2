package pack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/metrics/cohort"
	"apst/report"
)

// dictionary fills dictionary.csv: a row a column of the tables of the return.
func (g *gathering) dictionary(f *filler) {
	n := 0
	for _, t := range TablesOf(g.about.Arm, g.about.Identified) {
		for i := range t.Columns {
			c := &t.Columns[i]
			row := cells{
				"file": report.TextCell(t.File), "column": report.TextCell(c.Name), "type": report.TextCell(typeWord(c, g.about.Dates)), "required": report.BoolCell(c.Required),
				"codes": report.TextCell(strings.Join(c.Codes, ";")), "pattern": report.TextCell(c.PatternAs(g.about.Dates)), "unit": report.TextCell(c.UnitAs(g.about.Dates)),
				"missing": report.TextCell(c.Missing), "meaning": report.TextCell(c.Meaning),
			}
			for name, limit := range map[string]string{"minimum": c.Minimum, "maximum": c.Maximum} {
				if x, err := strconv.ParseFloat(limit, 64); err == nil {
					row[name] = report.NumberCell(x)
				}
			}
			f.add(row, nth(n))
			n++
		}
	}
}

// typeWord is the kind of a column's values in the dictionary.
func typeWord(c *Column, d Dates) string {
	if c.Type != DayType {
		return string(c.Type)
	}
	switch d {
	case MonthDates:
		return "month"
	case OffsetDates:
		return "days"
	}
	return "date"
}

// PatternAs is the form of a column's texts in a return that gives dates in a form.
func (c *Column) PatternAs(d Dates) string {
	if c.Type == DayType {
		return d.Pattern()
	}
	return c.Pattern
}

// UnitAs is the unit of a column's values in a return that gives dates in a form.
func (c *Column) UnitAs(d Dates) string {
	if c.Type == DayType && d == OffsetDates {
		return "days from the pupil's first entry"
	}
	return c.Unit
}

// manifest is all of it but the files.
func (g *gathering) manifest() Manifest {
	a := g.about
	m := Manifest{
		Format: Format, Tool: Tool{Name: "apst", Version: a.Version}, School: a.School, Arm: a.Arm, Period: a.Period, AsOf: a.AsOf, Dates: a.Dates,
		Identified: a.Identified, Plain: a.Plain, Key: a.Key.Check(), Rulesets: map[string]string{},
		Pupils: Pupils{Included: len(g.people)},
	}
	an := g.src.Analysis
	for _, e := range cohort.NotParticipating(an.Linkage, an.Settings) {
		m.Pupils.Left = append(m.Pupils.Left, Reach{e.Reason, e.Title, e.N})
	}
	sources := an.Linkage.Input.Sources
	for _, measure := range measuresOf(a.Arm) {
		i := slices.IndexFunc(sources, func(s cohort.Source) bool { return s.Measure == measure })
		if i < 0 {
			m.LeftOut = append(m.LeftOut, LeftOut{measure, "the project names no file of it"})
			continue
		}
		m.Pupils.Sources = append(m.Pupils.Sources, measure)
		m.Rulesets[measure] = sources[i].Ruleset
	}
	if a.Arm == Comparison {
		m.LeftOut = append(m.LeftOut, LeftOut{measureSupport, "a comparison school has no team, and nothing that was done by it"})
	}
	return m
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
