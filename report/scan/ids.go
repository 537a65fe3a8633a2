package scan

import "bytes"

// findRuns looks for identifiers, UPNs and postcodes, which begin where a run of
// letters and digits begins.
func (m *matcher) findRuns() {
	for i := 0; i < len(m.tokens); {
		end := m.runEnd(i)
		if m.tokens[i].made {
			i = end
			continue
		}
		switch upn := m.upn(i, end); {
		case upn > 0:
			m.add(i, upn, UPN)
			end = max(end, upn)
		default:
			if to, kind := m.window(i, end); to > 0 {
				m.add(i, to, kind)
				end = to
				break
			}
			if end-i == 1 && m.tokens[i].digits && m.plain[string(m.word(i))] && m.wholeNumber(i, end) {
				m.add(i, end, Identifier)
			}
			if to, code := m.postcode(i); to > 0 && m.isPostcode(i, to, code) {
				m.add(i, to, Postcode)
				end = to
			}
		}
		i = end
	}
}

// window puts runs together that signs part, from token i on, until they are an
// identifier that is known: the longest.
func (m *matcher) window(i, end int) (to int, kind Kind) {
	if m.before(i) == '#' && m.colour(i, end) {
		return 0, 0
	}
	buf := append(m.buf[:0], m.run(i, end)...)
	for m.prefixes[string(buf)] {
		if k := m.ids[string(buf)]; k != 0 {
			to, kind = end, k
		}
		if end == len(m.tokens) || m.tokens[end].gap != near || !joins(m.between(end)) {
			break
		}
		next := m.runEnd(end)
		buf = append(buf, m.run(end, next)...)
		end = next
	}
	m.buf = buf
	return to, kind
}

// colour reports whether a run behind a # is a colour.
func (m *matcher) colour(i, end int) bool {
	run := m.run(i, end)
	return (len(run) == 6 || len(run) == 8) && len(bytes.Trim(run, "0123456789abcdef")) == 0
}

// joins reports whether a sign may stand inside an identifier.
func joins(between []byte) bool {
	return len(between) <= 3 && len(bytes.Trim(between, " -/._–\u00A0\r\n")) == 0
}

// wholeNumber reports whether a number is no part of one with decimals, and no colour.
func (m *matcher) wholeNumber(i, end int) bool {
	t, raw := &m.tokens[i], m.raw
	if m.before(i) == '#' && m.colour(i, end) {
		return false
	}
	if m.before(i) == '.' && t.start > 1 && classOf(raw[t.start-2]) == digit {
		return false
	}
	return m.after(end) != '.' || t.end+1 >= len(raw) || classOf(raw[t.end+1]) != digit
}

func classOf(c byte) uint8 {
	if int(c) < len(classes) {
		return classes[c]
	}
	return 0
}

// upn finds a UPN that begins in the run of tokens from i up to end: where it ends.
// A known one may stand anywhere in the run. One that is on no list is the whole run,
// has letters around it, or is parted as people part them.
func (m *matcher) upn(i, end int) int {
	run := m.run(i, end)
	if len(run) >= 13 {
		for at := 0; at+13 <= len(run); at++ {
			if classOf(run[at+1]) == digit && m.upns[string(run[at:at+13])] {
				return end
			}
		}
		if rightUPN(run) || end-i <= 3 && m.amidLetters(i, end) {
			return end
		}
		return 0
	}
	return m.parted(i, end)
}

// amidLetters reports whether a run is a UPN with letters before or behind it.
func (m *matcher) amidLetters(i, end int) bool {
	for k := i + 1; k < end; k++ {
		t := &m.tokens[k]
		n := t.to - t.from
		switch {
		case !t.digits:
		case n == 12, n == 11 && k+1 < end:
			if at := t.from - 1; at+13 <= len(m.folded) && rightUPN(m.folded[at:at+13]) {
				return true
			}
		}
	}
	return false
}

// partings are how people part a UPN: in how many characters.
var partings = [][]int{{4, 4, 2, 3}, {1, 3, 4, 2, 3}, {1, 12}, {1, 3, 9}, {4, 9}, {4, 4, 5}, {8, 5}}

// parted finds a UPN in runs that a single sign parts.
func (m *matcher) parted(i, end int) int {
	if t := &m.tokens[i]; t.digits || t.to-t.from != 1 || !t.upper {
		return 0
	}
	for _, p := range partings {
		if at := m.parting(i, p); at > 0 {
			return at
		}
	}
	return 0
}

func (m *matcher) parting(i int, p []int) int {
	buf := m.buf[:0]
	at := i
	for k, n := range p {
		if at == len(m.tokens) || k > 0 && (m.tokens[at].gap != near || len(m.between(at)) != 1 || !joins(m.between(at))) {
			return 0
		}
		end := m.runEnd(at)
		if run := m.run(at, end); len(run) != n {
			return 0
		}
		buf = append(buf, m.run(at, end)...)
		at = end
	}
	m.buf = buf
	if !rightUPN(buf) {
		return 0
	}
	return at
}
