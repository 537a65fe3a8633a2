package scan

import (
	"bytes"
	"slices"
)

// hit is what was found between two places of a text.
type hit struct {
	start, end int
	kind       Kind
}

// matcher looks for pupils in texts, one after the other.
type matcher struct {
	*Scanner
	text
	hits    []hit
	allowed []hit  // stretches that belong in the release
	buf     []byte // what identifiers are put together in
}

// find gives what is found in a text, in the order of the places. It is valid until
// the next call.
func (m *matcher) find(raw []byte) []hit {
	m.cut(raw)
	m.hits, m.allowed = m.hits[:0], m.allowed[:0]
	m.findNames()
	m.findRuns()
	if len(m.births) > 0 {
		m.findDates()
	}
	if len(m.hits) == 0 {
		return nil
	}
	m.hits = slices.DeleteFunc(m.hits, func(h hit) bool {
		return h.kind != UPN && slices.ContainsFunc(m.allowed, func(a hit) bool { return a.start <= h.start && h.end <= a.end })
	})
	slices.SortStableFunc(m.hits, func(a, b hit) int { return a.start - b.start })
	return m.hits
}

// add adds what stands in the tokens from i up to end.
func (m *matcher) add(i, end int, k Kind) {
	m.hits = append(m.hits, hit{m.tokens[i].start, m.tokens[end-1].end, k})
}

// findNames walks the tree of patterns from each token, and takes the longest.
func (m *matcher) findNames() {
	for i := 0; i < len(m.tokens); {
		w := m.word(i)
		if m.tokens[i].mixed || len(w) == 0 || !m.begins[beginning(w)] {
			i++
			continue
		}
		from, end, kind, allowed := m.longest(i)
		switch {
		case allowed > 0 && allowed >= end:
			m.allowed = append(m.allowed, hit{m.tokens[i].start, m.tokens[allowed-1].end, 0})
			i = allowed
		case end > 0:
			m.add(from, end, kind)
			i = end
		default:
			i++
		}
	}
}

// longest finds the longest name that begins at token i: the tokens from, which may be
// an initial before it, up to end; and the end of what belongs in the release.
func (m *matcher) longest(i int) (from, end int, kind Kind, allowed int) {
	n, crossed, skipped := m.names, false, false
	for j := i; j < len(m.tokens); j++ {
		t := &m.tokens[j]
		if j > i && t.gap == far || t.mixed {
			break
		}
		child := n.next[string(m.word(j))]
		if child == nil {
			if j == i || skipped || !m.middle(j) {
				break
			}
			skipped = true
			continue
		}
		n, crossed = child, crossed || j > i && t.gap == cell
		if n.is&isAllowed != 0 && !skipped && !crossed {
			allowed = j + 1
		}
		if f, e, k := m.judge(n, i, j+1, crossed, skipped); k != 0 {
			from, end, kind = f, e, k
		}
	}
	return from, end, kind, allowed
}

// middle reports whether token j is an initial between two names.
func (m *matcher) middle(j int) bool {
	t := &m.tokens[j]
	return t.to-t.from == 1 && !t.digits && t.gap == near && j+1 < len(m.tokens) && m.tokens[j+1].gap == near
}

// judge says what the tokens from i up to end are that follow the pattern of n.
func (m *matcher) judge(n *node, i, end int, crossed, skipped bool) (int, int, Kind) {
	switch {
	case n.is&isFull != 0 && n.is&isCalendar != 0 && !m.together(i, end):
		return 0, 0, 0 // "winter, may": a list
	case crossed:
		switch {
		case n.is&(isFull|isStaff) == 0 || !m.fills(i, end):
			return 0, 0, 0
		case n.is&isFull == 0:
			return i, end, Staff
		}
		return i, end, Name
	case n.is&isFull != 0:
		return i, end, Name
	case n.is&isStaff != 0:
		return i, end, Staff
	case skipped:
		return 0, 0, 0
	}
	if f, e := m.withInitial(n, i, end); e > 0 {
		return f, e, Name
	}
	whole := m.tokens[i].gap != glued && (end == len(m.tokens) || m.tokens[end].gap != glued)
	switch {
	case n.is&isAlone != 0,
		n.is&isShort != 0 && m.tokens[i].upper && whole,
		n.is&isCited != 0 && m.tokens[i].upper && !m.cited(i, end):
		return i, end, NamePart
	case n.is&isIdentifier != 0 && whole:
		return i, end, Identifier
	}
	return 0, 0, 0
}

// together reports whether capitalised words have a space between them and nothing else.
func (m *matcher) together(i, end int) bool {
	for k := i; k < end; k++ {
		if !m.tokens[k].upper || k > i && string(m.between(k)) != " " {
			return false
		}
	}
	return true
}

// fills reports whether the tokens from i up to end are all that their cells hold.
func (m *matcher) fills(i, end int) bool {
	return m.tokens[i].gap >= cell && (end == len(m.tokens) || m.tokens[end].gap >= cell)
}

// withInitial reports whether a surname has the right initial before or behind it, or a
// forename behind it. An ordinary word needs the sign that makes it a name: "A. Small",
// "Small, A", "Grace Y.".
func (m *matcher) withInitial(n *node, i, end int) (from, to int) {
	if n.firsts|n.lasts == 0 || !m.tokens[i].upper {
		return 0, 0
	}
	plain := n.is&isOrdinary == 0
	if k := i - 1; k >= 0 && m.tokens[i].gap == near && m.initials(k, n.firsts) && (plain || m.between(i)[0] == '.') {
		return k, end
	}
	if end == len(m.tokens) || m.tokens[end].gap != near {
		return 0, 0
	}
	between := m.between(end)
	if m.initials(end, n.firsts) && (plain || between[0] == ',') {
		return i, end + 1
	}
	if m.initials(end, n.lasts) && len(between) == 1 && between[0] == ' ' && (plain || m.after(end+1) == '.') {
		return i, end + 1
	}
	return 0, 0
}

// initials reports whether token k is capitals of which the first is one of a set: "J",
// "JM", or the M of "J M".
func (m *matcher) initials(k int, set uint32) bool {
	t := &m.tokens[k]
	if n := t.to - t.from; t.digits || t.mixed || n > 2 || !t.caps || !t.upper || set == 0 {
		return false
	}
	if next := k + 1; t.gap == glued && k > 0 || next < len(m.tokens) && m.tokens[next].gap == glued {
		return false
	}
	if set&initial(string(m.word(k))) != 0 {
		return true
	}
	if k == 0 || t.gap != near {
		return false
	}
	first := &m.tokens[k-1]
	return first.to-first.from == 1 && first.upper && !first.digits && set&initial(string(m.word(k-1))) != 0
}

// cited reports whether an author's name stands in a citation: beside another author's,
// or with a year within a few words.
func (m *matcher) cited(i, end int) bool {
	const ahead, back = 8, 3
	for k := max(0, i-back); k < min(len(m.tokens), end+ahead); k++ {
		w := m.word(k)
		switch {
		case k >= i && k < end:
		case k >= end && m.tokens[k].digits && len(w) == 4 && likeYear(string(w)):
			return true
		case k < end+back && words()[string(w)] == author, k == end+1 && bytes.Equal(w, []byte("al")):
			return true
		}
	}
	return false
}
