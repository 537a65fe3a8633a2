package disclosure

import (
	"fmt"
	"slices"
)

// Valued is the pupils behind a shown count with what of them goes into the numbers that
// are worked out of it. Two of them differ by the pupils who came, who left, and of whom
// another value counts.
type Valued struct {
	Label, Subject string  // as of a [Population]
	Count          string  // the cell with the number of pupils
	Pupils         []Pupil // a pupil and its values make one key
}

// Near marks numbers of a new release that, set against earlier ones of other periods,
// would tell of a few pupils: who has the reports of two terms takes one from the other.
//
//   - A count that an earlier release has with another value, fewer than the threshold
//     away, and the other parts of what it is a part of, where they are hardly changed
//     either: that none of them changed would tell which did.
//   - What is worked out of a group (means and the like) in which few pupils came, left or
//     have another value.
//   - Where nobody knows who is in a group: a mean of as many pupils as before that is
//     another one, and all that rests on a number that is near to an earlier one.
//
// [Cell.Size] says of which counts one more may be seen. What was shown under the same
// period and profile is known already, and stays. The same period is left to
// [Ledger.Isolates], which refuses.
func (l *Ledger) Near(key []byte, p Profile, period string, r *Release, groups []Valued) error {
	e := earlierOf{key: key, limit: p.Threshold, shown: map[NumberMark]bool{}, hidden: map[NumberMark]bool{}}
	var entries []Entry
	for _, x := range l.Entries {
		switch {
		case x.Withdraws > 0 || l.Withdrawn(x.Sequence) || x.Period == period:
			continue
		case x.Key != Digest(keyed(key, "key")):
			return fmt.Errorf("release %d of the ledger was made with another key", x.Sequence)
		}
		entries = append(entries, x)
		e.limit = max(e.limit, x.Threshold)
		for _, m := range x.Shown {
			e.shown[m] = true
		}
		for _, m := range x.Hidden {
			e.hidden[m] = true
		}
	}
	if len(entries) == 0 {
		return nil
	}
	cells := make(map[string]*Cell, len(r.Cells))
	for i := range r.Cells {
		cells[r.Cells[i].ID] = &r.Cells[i]
	}
	near := e.counts(r, cells)
	e.parts(r, cells, near)
	e.workedOut(r, cells, near, e.groups(entries, groups))
	return nil
}

// earlierOf is what earlier releases of other periods tell.
type earlierOf struct {
	key           []byte
	limit         int
	shown, hidden map[NumberMark]bool
}

// at reports whether an earlier release told a number with another value. A value that it
// hid matters where it was small: it must not come out now, by a number that it is among.
func (e *earlierOf) at(c *Cell, value float64) bool {
	other := *c
	other.Value = value
	m := markOf(e.key, &other)
	return e.shown[m] || e.hidden[m] && c.Value > 0 && value > 0 && value < float64(e.limit)
}

// nearly reports whether a count is a few more or fewer than it was.
func (e *earlierOf) nearly(c *Cell) bool {
	for k := 1; k < e.limit; k++ {
		if e.at(c, c.Value-float64(k)) || e.at(c, c.Value+float64(k)) {
			return true
		}
	}
	return false
}

// counts marks the counts that are near to what they were. The sizes among them are not
// marked, but what rests on them may tell.
func (e *earlierOf) counts(r *Release, cells map[string]*Cell) map[string]bool {
	sizes := map[string]bool{}
	for i := range r.Cells {
		if r.Cells[i].Size {
			sizes[r.Cells[i].ID] = true
		}
	}
	for again := true; again; {
		again = false
		for _, s := range r.Same {
			if sizes[s.A] != sizes[s.B] {
				sizes[s.A], sizes[s.B], again = true, true, true
			}
		}
	}
	near := map[string]bool{}
	for i := range r.Cells {
		c := &r.Cells[i]
		if !c.Kind.whole() || c.Unpublished || c.Empty || !e.nearly(c) {
			continue
		}
		near[c.ID] = true
		if !sizes[c.ID] {
			c.markNear()
		}
	}
	return near
}

// markNear marks a number, unless it is known already.
func (c *Cell) markNear() {
	if !c.Fixed {
		c.Near = true
	}
}

// parts marks the parts beside one that is marked that are as they were: all of a line
// that changed by a few pupils is hidden, or what did not change tells what did. Of a
// total that is marked all parts are: nothing is given out of what is hidden.
func (e *earlierOf) parts(r *Release, cells map[string]*Cell, near map[string]bool) {
	for again := true; again; {
		again = false
		for _, s := range r.Sums {
			total := cells[s.Total].Near
			if !total && !slices.ContainsFunc(s.Parts, func(id string) bool { return cells[id].Near }) && (s.Known || !near[s.Total]) {
				continue
			}
			for _, id := range s.Parts {
				c := cells[id]
				if !c.Kind.whole() || c.Unpublished || c.Size || c.Near || c.Fixed {
					continue
				}
				if total || near[id] || e.shown[markOf(e.key, c)] || e.hidden[markOf(e.key, c)] {
					c.markNear()
					again = true
				}
			}
		}
	}
}

// groups are the counts whose pupils, or their values, differ by few from those behind a
// count of an earlier release; of the others it is known that they do not.
func (e *earlierOf) groups(entries []Entry, groups []Valued) map[string]bool {
	differ := map[string]bool{}
	for _, n := range groups {
		pupils := set(n.Pupils)
		differ[n.Count] = differ[n.Count] || false
		for _, x := range entries {
			for _, g := range x.Values {
				if g.Subject != n.Subject {
					continue
				}
				m := newMarker(e.key, x.Sequence, Group{Label: g.Label, Subject: valuesOf + g.Subject})
				size := m.size(g)
				if size-len(pupils) >= e.limit || len(pupils)-size >= e.limit {
					continue
				}
				both := m.shared(g, pupils)
				if few(max(size, len(pupils))-both, e.limit) {
					differ[n.Count] = true
				}
			}
		}
	}
	return differ
}

// workedOut marks what is worked out of groups that differ by few.
func (e *earlierOf) workedOut(r *Release, cells map[string]*Cell, near, differ map[string]bool) {
	shares := map[string]bool{}
	for _, q := range r.Ratios {
		shares[q.Quotient] = true
	}
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Behind == "" || c.Kind.whole() || c.Empty || shares[c.ID] {
			continue
		}
		few, known := differ[c.Behind]
		switch base := cells[c.Behind]; {
		case known:
			if few {
				c.markNear()
			}
		case near[c.Behind]:
			c.markNear()
		case (c.Kind == Mean || c.Kind == SD) && e.shown[markOf(e.key, base)] && e.shown[markOf(e.key, c.wasShown())] && !e.shown[markOf(e.key, c)]:
			c.markNear()
		}
	}
}

// wasShown stands for a number's having been shown, whatever it was.
func (c *Cell) wasShown() *Cell { return &Cell{ID: c.ID + "#shown"} }

// valuesOf keeps the marks of pupils with their values apart from those of pupils.
const valuesOf = "values of "

// valued are the groups of an entry with the pupils' values.
func (l *Ledger) valued(key []byte, sequence int, groups []Valued) []Group {
	var list []Population
	for _, v := range groups {
		list = append(list, Population{Label: v.Label, Subject: v.Subject, Pupils: v.Pupils})
	}
	var out []Group
	for _, q := range sortPopulations(list) {
		m := newMarker(key, sequence, Group{Label: q.Label, Subject: valuesOf + q.Subject})
		out = append(out, Group{Label: q.Label, Subject: q.Subject, Marks: m.marks(set(q.Pupils))})
	}
	return out
}
