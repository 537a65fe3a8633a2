package coverage

import (
	"fmt"

	"apst/finding"
	"apst/ingest"
)

// maxNear bounds the strangers and the pupils without a questionnaire whose
// identifiers are compared with each other, two by two.
const maxNear = 4_000

// strangers logs the pupils with questionnaires who are not on the list, and whom on
// the list each may be.
func (c *cover) strangers() {
	if c.Roster == nil {
		return
	}
	var near []*Entry
	folded := map[string]*Entry{}
	for i := range c.Roster {
		e := &c.Roster[i]
		for _, id := range []string{e.ID, e.Also} {
			if key := string(ingest.AppendFolded(nil, id)); c.listed(id) == e.ID && folded[key] == nil {
				folded[key] = e
			}
		}
		if !c.seen[e.ID] {
			near = append(near, e)
		}
	}
	told := map[string]bool{}
	for _, v := range c.all {
		if c.listed(v.pupil) != "" || told[v.pupil] {
			continue
		}
		told[v.pupil] = true
		seen := ""
		if e := folded[string(ingest.AppendFolded(nil, v.pupil))]; e != nil {
			seen = fmt.Sprintf("%q is written another way in the list at %s", e.ID, e.At)
		} else if e := c.slip(v.pupil, near); e != nil && len(told) <= maxNear {
			seen = fmt.Sprintf("may be a slip of the hand from %q in the list at %s", e.ID, e.At)
		}
		c.about(RuleStranger, v.pupil, v.records[0].At, seen)
	}
}

// slip is the one entry without a questionnaire from whose identifier another is a
// slip; nil for none, and for several.
func (c *cover) slip(pupil string, near []*Entry) *Entry {
	var found *Entry
	if len(near) > maxNear {
		return nil
	}
	for _, e := range near {
		one, _ := ingest.LikelySlip(pupil, e.ID)
		other, _ := ingest.LikelySlip(pupil, e.Also)
		switch {
		case !one && !other:
		case found != nil && found.ID != e.ID:
			return nil
		default:
			found = e
		}
	}
	return found
}

// notRun says which rules had nothing to apply to.
func (c *cover) notRun() {
	not := func(why string, rules ...*finding.Rule) {
		for _, r := range rules {
			c.out.NotRun = append(c.out.NotRun, finding.NotRun{Rule: r, Why: why})
		}
	}
	switch {
	case len(c.Records) == 0:
		not("no questionnaires with answers", rules...)
		return
	case c.Roster == nil:
		not("no list of pupils was read", RuleUnasked, RuleStranger)
	}
	switch {
	case c.endlines == 0:
		not("no endline was read", RuleNoEndline, RuleNoBaseline)
	case c.baselines == 0:
		not("no baseline was read", RuleNoEndline, RuleNoBaseline)
	}
}
