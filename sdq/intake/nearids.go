package intake

import (
	"hash/maphash"
	"math/bits"

	"apst/ingest"
)

// maxNear bounds the pupils without a full set of questionnaires whose identifiers
// are compared with each other, two by two.
const maxNear = 4_000

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
		buf = ingest.AppendFolded(buf[:0], p.id)
		h := maphash.Bytes(s.seed, buf)
		q := first[h]
		if q == nil {
			first[h] = p
			continue
		}
		if string(ingest.AppendFolded(nil, q.id)) != string(buf) {
			continue // a chance of 1 in 2^64
		}
		paired[[2]*pupil{q, p}] = true
		s.about(RuleNearID, p.first, p.first.id(), "%q is written another way at %s", q.id, q.first.id())
	}
	return paired
}

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

// slip reports whether one identifier is likely the other mistyped. It is strong
// where the name or the date of birth is the same too, or the identifiers alone make
// sure. Another date of birth, or another name where that is all that is known, makes
// it none; another name beside the same date of birth may be a twin's, and leaves it
// to the identifiers.
func slip(p, q *pupil) (likely, strong bool) {
	if kind, _ := ingest.SlipBetween(p.id, q.id); kind == ingest.NoSlip || min(len(p.id), len(q.id)) < ingest.MinSlip {
		return false, false
	}
	born, name := p.born != noDay && q.born != noDay, p.name != 0 && q.name != 0
	switch {
	case born && p.born != q.born, !born && name && p.name != q.name:
		return false, false
	case !born && !name, name && p.name != q.name:
		return ingest.LikelySlip(p.id, q.id)
	}
	return true, true
}
