package scan

import "bytes"

// postcode reads what may be a postcode from token i on: where it ends, and the code
// folded and without its space.
func (t *text) postcode(i int) (end int, code []byte) {
	end = t.runEnd(i)
	run := t.run(i, end)
	if t.tokens[i].digits || len(run) < 2 || len(run) > 7 {
		return 0, nil
	}
	if len(run) >= 5 {
		return end, run
	}
	if end == len(t.tokens) || t.tokens[end].gap != near || !joins(t.between(end)) {
		return 0, nil
	}
	next := t.runEnd(end)
	inward := t.run(end, next)
	if len(inward) != 3 || next-end != 2 || !t.tokens[end].digits {
		return 0, nil
	}
	return next, append(append(make([]byte, 0, 7), run...), inward...)
}

// isPostcode reports whether a code is one of a pupil, or one of anybody: in capitals,
// with a space, of an area that there is.
//
// Source of the form: Royal Mail, Programmers' Guide; the last two letters are none of
// C, I, K, M, O, V.
func (m *matcher) isPostcode(i, end int, code []byte) bool {
	if m.may[string(code)] {
		return false
	}
	if m.postcodes[string(code)] {
		return true
	}
	raw := m.raw[m.tokens[i].start:m.tokens[end-1].end]
	outward, inward, ok := bytes.Cut(raw, []byte(" "))
	if !ok || len(inward) != 3 || len(outward) > 4 {
		return false
	}
	letters := 0
	for letters < len(outward) && classOf(outward[letters]) == capital {
		letters++
	}
	if letters > 2 || !areas()[string(outward[:letters])] || !district(outward[letters:]) {
		return false
	}
	const unit = "ABDEFGHJLNPQRSTUWXYZ"
	return bytes.IndexByte([]byte(unit), inward[1]) >= 0 && bytes.IndexByte([]byte(unit), inward[2]) >= 0
}

// district reports whether text is a digit and perhaps another or a capital.
func district(d []byte) bool {
	return (len(d) == 1 || len(d) == 2 && classOf(d[1]) != lower) && classOf(d[0]) == digit
}
