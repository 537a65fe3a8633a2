package intake

import (
	"hash/maphash"
	"math/bits"

	"apst/ingest"
	"apst/ingest/sheet"
)

// maxNear bounds the pupils without a full set of questionnaires whose identifiers
// are compared with each other, two by two.
const maxNear = 4_000

// minSlipID is how long an identifier has to be for a slip in it to show: among
// shorter ones most are a character from another.
const minSlipID = 4

// counted is how many characters at the end of a number say nothing when they
// differ: schools number their pupils one after the other.
const counted = 2

// findNearIDs looks for one pupil under two identifiers: written another way,
// mistyped, or changed from a temporary to a permanent number. All of them are
// suspects; nothing is joined.
func (s *Survey) findNearIDs() {
	paired := s.sameFolded()
	near := s.incomplete()
	if len(near) > maxNear {
		return
	}
	type suspicion struct {
		other  *pupil
		strong bool // the name or the date of birth says it too, or it cannot be chance
		n      int
	}
	suspects := map[*pupil]*suspicion{}
	suspect := func(p, q *pupil, strong bool) {
		if suspects[p] == nil {
			suspects[p] = &suspicion{}
		}
		x := suspects[p]
		if x.n++; x.other == nil || strong && !x.strong {
			x.other, x.strong = q, strong
		}
	}
	for i, p := range near {
		for _, q := range near[:i] {
			if p.attendance&q.attendance != 0 || paired[[2]*pupil{q, p}] {
				continue
			}
			switch likely, strong := slip(p, q); {
			case likely:
				suspect(p, q, strong)
				suspect(q, p, strong)
			case p.samePerson(q):
				s.about(RuleTwoIDs, p.first, p.first.id(), "another identifier at %s", q.first.id())
			}
		}
	}
	for _, p := range near { // the later of the two says it; one among several candidates is chance
		x := suspects[p]
		if x == nil || !p.after(x.other) {
			continue
		}
		if y := suspects[x.other]; x.strong || x.n == 1 && y.n == 1 {
			s.about(RuleNearID, p.first, p.first.id(), "a slip of the hand from %q at %s", x.other.id, x.other.first.id())
		}
	}
}

// sameFolded reports identifiers that differ in case, spaces, hyphens or leading
// zeros alone.
func (s *Survey) sameFolded() map[[2]*pupil]bool {
	paired := map[[2]*pupil]bool{}
	first := make(map[uint64]*pupil, len(s.pupils))
	var buf []byte
	for i := range s.pupils {
		p := &s.pupils[i]
		buf = fold(buf[:0], p.id)
		h := maphash.Bytes(s.seed, buf)
		q := first[h]
		if q == nil {
			first[h] = p
			continue
		}
		if string(fold(nil, q.id)) != string(buf) {
			continue // a chance of 1 in 2^64
		}
		paired[[2]*pupil{q, p}] = true
		s.about(RuleNearID, p.first, p.first.id(), "%q is written another way at %s", q.id, q.first.id())
	}
	return paired
}

// fold appends an identifier in lower case without spaces, hyphens and zeros at the
// start of a number.
func fold(dst []byte, id string) []byte {
	for i := range len(id) {
		c := id[i]
		switch {
		case c == ' ' || c == '-':
			continue
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		case c == '0' && (len(dst) == 0 || !isDigit(dst[len(dst)-1])) && i+1 < len(id) && isDigit(id[i+1]):
			continue
		}
		dst = append(dst, c)
	}
	return dst
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// incomplete lists the pupils who lack a questionnaire of a wave and informant that
// others have.
func (s *Survey) incomplete() (out []*pupil) {
	if bits.OnesCount64(s.attended) < 2 {
		return nil
	}
	for i := range s.pupils {
		if p := &s.pupils[i]; p.attendance != s.attended {
			out = append(out, p)
		}
	}
	return out
}

// after reports whether p was met after q.
func (p *pupil) after(q *pupil) bool { return p.first.pupil > q.first.pupil }

// samePerson reports whether name and date of birth are known and equal.
func (p *pupil) samePerson(q *pupil) bool {
	return p.name != 0 && p.name == q.name && p.born != noDay && p.born == q.born
}

// slip reports whether one identifier is likely the other mistyped: a character
// another, missing or too many, or two neighbours exchanged. It is strong where the
// name or the date of birth is the same too, or where only one of the two is a right
// UPN. Where they are known and differ it is no slip.
func slip(p, q *pupil) (likely, strong bool) {
	kind, at := difference(p.id, q.id)
	if kind == alike || kind == far || min(len(p.id), len(q.id)) < minSlipID {
		return false, false
	}
	born, name := p.born != noDay && q.born != noDay, p.name != 0 && q.name != 0
	switch {
	case born && p.born != q.born, !born && name && p.name != q.name:
		return false, false
	case born || name:
		return true, true
	}
	upn, other := upnProblem(p.id), upnProblem(q.id)
	if upn != ingest.IDNotUPN && other != ingest.IDNotUPN { // two right ones are never a slip apart
		return upn != other, true
	}
	a, b := p.id, q.id
	switch {
	case kind != substituted || isDigit(a[at]) != isDigit(b[at]): // O for 0
		return true, false
	}
	return isDigit(a[at]) && at < len(a)-counted, false
}

// upnProblem is what there is to say of an identifier as a UPN.
func upnProblem(id string) ingest.IDProblem {
	_, problem := ingest.AppendUPN(nil, sheet.Cell{Kind: sheet.Text, Text: []byte(id)})
	if problem == ingest.IDFine || problem == ingest.IDWrongLetter {
		return problem
	}
	return ingest.IDNotUPN
}

// distance is in what way two identifiers differ.
type distance uint8

const (
	alike       distance = iota
	substituted          // one character is another
	exchanged            // two neighbours
	longer               // one has a character more
	far
)

// difference finds how two identifiers differ, and where that begins.
func difference(a, b string) (distance, int) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return far, 0
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case i == len(b):
		return alike, i
	case len(a) < len(b):
		if a[i:] == b[i+1:] {
			return longer, i
		}
	case a[i+1:] == b[i+1:]:
		return substituted, i
	case i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]:
		return exchanged, i
	}
	return far, 0
}
