package attendance

// Tally counts sessions by what was marked. Its zero value has counted nothing.
// Tallies add up: [Tally.Add] may be done in any order and grouping.
type Tally struct {
	n       [kindCount]int
	settled int
	sets    uint8  // a bit for each set in which a mark was made
	lacks   uint64 // a bit for each kind that totals did not give
}

// Add adds the sessions of another tally.
func (t *Tally) Add(o *Tally) {
	for k, n := range o.n {
		t.n[k] += n
	}
	t.settled += o.settled
	t.sets |= o.sets
	t.lacks |= o.lacks
}

// In is how many sessions have a category.
func (t *Tally) In(c Category) int {
	m := members[c]
	sum := 0
	for k := m.first; k <= m.last; k++ {
		sum += t.n[k]
	}
	if m.besides > m.last {
		sum += t.n[m.besides]
	}
	return sum
}

// Count is how many sessions have a code, and whether that is known: totals do
// not always say. X counts here in whichever sense the date gave it; codes out
// of force are counted as [Unknown].
func (t *Tally) Count(c Code) (int, bool) {
	if c >= codeCount || t.lacks>>c&1 == 1 {
		return 0, false
	}
	if c == CodeX {
		return t.n[CodeX] + t.n[kindCovidX], true
	}
	return t.n[c], true
}

// Late is how many sessions the pupil came late to before the register closed;
// they are attended.
func (t *Tally) Late() (int, bool) { return t.Count(CodeL) }

// LateAfterClose is how many sessions the pupil came to after the register had
// closed; they are unauthorised absence.
func (t *Tally) LateAfterClose() (int, bool) { return t.Count(CodeU) }

// Suspended is how many sessions of suspension or exclusion there were without
// other provision; they are authorised absence.
func (t *Tally) Suspended() (int, bool) { return t.Count(CodeE) }

// Unmarked is how many sessions have a row and no mark. They are in no rate.
func (t *Tally) Unmarked() (int, bool) { return t.Count(NoMark) }

// UnknownCodes is how many sessions have a mark that is no code of the set in
// force. They are in no rate.
func (t *Tally) UnknownCodes() int { return t.n[Unknown] }

// Conflicts is how many sessions have several different marks, with nothing to
// settle which counts. They are in no rate.
func (t *Tally) Conflicts() int { return t.n[kindConflict] }

// Settled is how many sessions had several different marks, of which a declared
// option took one.
func (t *Tally) Settled() int { return t.settled }

// OutsideStay is how many marks lay outside the pupil's stay. They are in no
// rate.
func (t *Tally) OutsideStay() int { return t.n[Outside] }

// Recorded is how many sessions something is recorded for. It is the sum of
// Possible, NotPossible, unmarked, unknown, conflicting and outside ones.
func (t *Tally) Recorded() int {
	sum := 0
	for _, n := range t.n[NoMark:] {
		sum += n
	}
	return sum
}

// Possible is how many sessions the pupil could have attended.
func (t *Tally) Possible(b Basis) int {
	n := t.Attended() + t.Absent()
	if b == DfE {
		n += t.In(Covid)
	}
	return n
}

// NotPossible is how many sessions were marked and could not be attended: due
// elsewhere, unable, not required, not on roll or closed; and on the basis of
// the schools' systems those of Covid-19. It reports false where totals did not
// give them.
func (t *Tally) NotPossible(b Basis) (int, bool) {
	n := t.In(NotPossible) + t.In(NotCollected)
	if b == MIS {
		n += t.In(Covid)
	}
	return n, t.lacks>>kindNotPossible&1 == 0
}

// Attended is present and at approved activities.
func (t *Tally) Attended() int { return t.In(Present) + t.In(Approved) }

// Authorised is authorised absence.
func (t *Tally) Authorised() int { return t.In(Authorised) }

// Unauthorised is unauthorised absence.
func (t *Tally) Unauthorised() int { return t.In(Unauthorised) }

// Absent is absence of both kinds. Covid-19 is none.
func (t *Tally) Absent() int { return t.In(Authorised) + t.In(Unauthorised) }

// In2024Only reports whether all marks were made under the codes of 2024.
func (t *Tally) In2024Only() bool { return t.sets == 1<<Set2024 }

// Crosses2024 reports whether marks were made both before and under the codes
// of 2024.
func (t *Tally) Crosses2024() bool {
	return t.sets>>Set2024&1 == 1 && t.sets != 1<<Set2024
}
