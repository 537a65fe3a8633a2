package finding

import (
	"cmp"
	"slices"
)

// KeptPerRule is how many findings of one rule a log keeps in full; all are
// counted. It bounds memory on a file of millions of faulty rows.
const KeptPerRule = 20_000

// Log collects findings. The zero Log is ready for use.
type Log struct {
	groups map[*Rule]*Group
	level  map[string]Severity
}

// Group is all findings of one rule, in the order they were added.
type Group struct {
	Rule     *Rule
	Severity Severity // the rule's, or the project's in its place
	Count    int      // of all
	Kept     []Finding
}

// SetSeverity reports the rule with this id at another level from now on.
func (l *Log) SetSeverity(id string, s Severity) {
	if l.level == nil {
		l.level = map[string]Severity{}
	}
	l.level[id] = s
}

// Add records a finding.
func (l *Log) Add(f Finding) {
	g := l.groups[f.Rule]
	if g == nil {
		if l.groups == nil {
			l.groups = map[*Rule]*Group{}
		}
		g = &Group{Rule: f.Rule, Severity: f.Rule.Severity}
		if s, ok := l.level[f.Rule.ID]; ok {
			g.Severity = s
		}
		l.groups[f.Rule] = g
	}
	g.Count++
	if len(g.Kept) < KeptPerRule {
		g.Kept = append(g.Kept, f)
	}
}

// Draft is an empty log at the same levels, for findings that may be taken back.
func (l *Log) Draft() *Log { return &Log{level: l.level} }

// Take adds the findings of a draft, which is not to be used any more.
func (l *Log) Take(d *Log) {
	for r, g := range d.groups {
		have := l.groups[r]
		if have == nil {
			if l.groups == nil {
				l.groups = map[*Rule]*Group{}
			}
			l.groups[r] = g
			continue
		}
		have.Count += g.Count
		have.Kept = append(have.Kept, g.Kept[:min(len(g.Kept), max(0, KeptPerRule-len(have.Kept)))]...)
	}
}

// WithoutNotes is the draft without the findings that cost nothing: what is left is
// what a later step has to do without.
func (l *Log) WithoutNotes() *Log {
	out := l.Draft()
	for r, g := range l.groups {
		if r.Effect == Note {
			continue
		}
		if out.groups == nil {
			out.groups = map[*Rule]*Group{}
		}
		out.groups[r] = g
	}
	return out
}

// AndNotes is a log of the findings of this one and of those of a draft that cost
// nothing. Both stay as they are.
func (l *Log) AndNotes(d *Log) *Log {
	out, notes := l.Draft(), l.Draft()
	out.groups, notes.groups = map[*Rule]*Group{}, map[*Rule]*Group{}
	for r, g := range l.groups {
		own := *g
		own.Kept = slices.Clip(g.Kept) // what is added goes elsewhere
		out.groups[r] = &own
	}
	for r, g := range d.groups {
		if r.Effect == Note {
			notes.groups[r] = g
		}
	}
	out.Take(notes)
	return out
}

// Groups returns the findings by rule: errors first, then by rule id.
func (l *Log) Groups() []*Group {
	out := make([]*Group, 0, len(l.groups))
	for _, g := range l.groups {
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b *Group) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule.ID, b.Rule.ID))
	})
	return out
}

// Count is how many findings are at or above a level.
func (l *Log) Count(least Severity) int {
	n := 0
	for _, g := range l.groups {
		if g.Severity >= least {
			n += g.Count
		}
	}
	return n
}

// Of is how many findings a rule has.
func (l *Log) Of(r *Rule) int {
	if g := l.groups[r]; g != nil {
		return g.Count
	}
	return 0
}
