package main

import (
	"fmt"
	"strings"

	"apst/finding"
	"apst/metrics/coverage"
	"apst/sdq/intake"
)

// maxCovered bounds the questionnaires that are held against the list of pupils; a
// school has hundreds.
const maxCovered = 200_000

// covered gathers the questionnaires for their coverage.
type covered struct {
	records []coverage.Record
	n       int
	result  *coverage.Coverage // nil where there were too many
}

// add takes a questionnaire, scored or not: that one exists is what counts here.
func (c *covered) add(s *intake.Scored) {
	if c.n++; c.n > maxCovered {
		c.records = nil
		return
	}
	c.records = append(c.records, coverage.Record{Pupil: string(s.PupilID), Placement: s.Placement, Wave: s.Block.Wave, Informant: s.Block.Informant.String(), Date: s.Date, At: s.At})
}

// cover holds the questionnaires against each other and the list of pupils.
func (j *checkJob) cover() {
	c := &j.covered
	if c.n > maxCovered {
		return
	}
	in := coverage.Input{Records: c.records}
	if j.roster != nil { // one that names nobody is no list
		for i := range j.roster.Pupils {
			p := &j.roster.Pupils[i]
			e := coverage.Entry{ID: p.ID, Entry: p.Entry, Exit: p.Exit, At: p.At}
			if p.LocalID != p.ID {
				e.Also = p.LocalID
			}
			in.Roster = append(in.Roster, e)
		}
	}
	c.result, c.records = coverage.Cover(in, j.log), nil
}

// notRun says which rules of coverage could not apply.
func (c *covered) notRun() []finding.NotRun {
	if c.result != nil {
		return c.result.NotRun
	}
	var out []finding.NotRun
	for _, r := range coverage.Rules() {
		out = append(out, finding.NotRun{Rule: r, Why: fmt.Sprintf("more than %s questionnaires", grouped(maxCovered))})
	}
	return out
}

// tellCoverage says how many baselines have an endline, and how much of the list is
// covered.
func (j *checkJob) tellCoverage() {
	c, ios := j.covered.result, j.opts.IO
	if c == nil || len(c.Pairs) == 0 {
		return
	}
	if c.Ran(coverage.RuleNoEndline) {
		var parts []string
		for _, p := range c.Pairs {
			parts = append(parts, fmt.Sprintf("%s %d of %d", p.Informant, p.Both, p.Baseline))
		}
		line := "baselines with an endline: " + strings.Join(parts, ", ")
		if c.Left > 0 {
			line += fmt.Sprintf("; %s left before it", howMany(c.Left, "pupil"))
		}
		ios.Errf("%s\n", line)
	}
	if c.Listed > 0 {
		line := fmt.Sprintf("pupils on the list with a questionnaire: %d of %d", c.Asked, c.Listed)
		if c.Absent > 0 {
			line += fmt.Sprintf("; %d came later or left sooner", c.Absent)
		}
		ios.Errf("%s\n", line)
	}
}
