package cohort

import (
	"cmp"
	"slices"

	"apst/ingest"
)

// CoverageMap is who has what, pupil by pupil, without anything that says who they are.
type CoverageMap struct {
	Parts  []MapPart
	Pupils []MapPupil // by day of entry; those of whom it is not known at last
}

// MapPart is a measure by an informant at a time, as [SourceCoverage] parts it; of a
// measure that it does not part, the measure as a whole.
type MapPart struct {
	Measure, Title  string // sdq; "Strengths and Difficulties Questionnaire"
	Informant, Time string // empty of a measure as a whole
}

// MapPupil is what there is of one pupil.
type MapPupil struct {
	Entry  ingest.Date // of the first placement that counts; zero where it is not known
	Centre string      // in that placement; empty where it is not known
	Class  string      // likewise: the class or the tutor
	States []MapState  // one a part
}

// MapState says whether there is something of a pupil.
type MapState uint8

// The states.
const (
	MapNotDue   MapState = iota // nobody is to have it, or not yet
	MapMissing                  // it is due, and did not come
	MapUnusable                 // it came, and cannot be used
	MapUsable
)

// CoverageMap is that of an analysis. The counts of its states are those of
// [Analysis.Coverage]; waves in between, which nobody is due for, are not in it.
func (a *Analysis) CoverageMap() CoverageMap {
	var out CoverageMap
	l, s := a.Linkage, a.Settings
	if l.Input == nil {
		return out
	}
	c := newCovering(l, s)
	for _, who := range c.people {
		p := MapPupil{}
		if who.first != nil {
			p.Entry, p.Centre, p.Class = who.first.Entry, who.first.Facts[factCentre], who.first.Facts[factClass]
		}
		out.Pupils = append(out.Pupils, p)
	}
	for _, m := range c.matcher.measures {
		if len(s.Measures) > 0 && !containsFold(s.Measures, m.id) {
			continue
		}
		c.begin(m, a.Pairs)
		parts := slices.DeleteFunc(c.parts(m), func(x Covered) bool { return x.Open })
		for _, part := range parts {
			out.Parts = append(out.Parts, MapPart{m.id, m.title, part.Informant, part.Time})
		}
		if len(parts) == 0 {
			out.Parts = append(out.Parts, MapPart{Measure: m.id, Title: m.title})
		}
		for i, who := range c.people {
			all := c.valuesOf(who, m.id)
			for k := range parts {
				out.Pupils[i].States = append(out.Pupils[i].States, c.part(who, all, &parts[k]).state())
			}
			if len(parts) == 0 {
				out.Pupils[i].States = append(out.Pupils[i].States, c.whole(who, all).state())
			}
		}
	}
	slices.SortStableFunc(out.Pupils, func(x, y MapPupil) int {
		if x.Entry.IsZero() != y.Entry.IsZero() {
			return cmp.Compare(y.Entry.Days(), x.Entry.Days())
		}
		return cmp.Compare(x.Entry.Days(), y.Entry.Days())
	})
	return out
}

// state is what is to be seen of a pupil.
func (x coveredPupil) state() MapState {
	switch {
	case !x.expected:
		return MapNotDue
	case !x.received:
		return MapMissing
	case !x.usable:
		return MapUnusable
	}
	return MapUsable
}
