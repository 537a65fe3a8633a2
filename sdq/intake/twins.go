package intake

import "apst/sdq"

// minTwinTotal is the total difficulties that two pupils' equal answers have to
// exceed to be remarked on: among pupils with few difficulties the same answers are
// common.
const minTwinTotal = 10

// likeness is what two records have in common when one may be a copy of the other.
type likeness struct {
	answers   [sdq.Items]sdq.Answer // as ticked, however each is stored
	wave      string
	informant sdq.Informant
	rater     uint64
}

// findTwins looks for two pupils with the same answers in one wave. For teachers and
// parents it has to be the same person, or nobody named: two people who see two
// pupils alike are no suspicion. In self-reports every pupil answers for themselves,
// so equal answers are a copied row or one pupil's copy of another's. Flat lines and
// long runs are left out: they are remarked on already, and in a class two pupils who
// tick one box throughout are alike by that alone.
func (s *Survey) findTwins() {
	first := make(map[likeness]*trace, len(s.pupils))
	var r sdq.Response
	for t := range s.traces.all {
		if t.pupil < 0 || t.given < flatAnswers {
			continue
		}
		if t.read(&r); answeredItems(&r) < flatAnswers {
			continue
		}
		b := t.strand.block
		like := likeness{*asTicked(&r), b.Wave, b.Informant, t.rater}
		if b.Informant == sdq.Self {
			like.rater = 0
		}
		f := first[like]
		switch {
		case f == nil:
			first[like] = t
		case f.pupil != t.pupil && remarkable(&r, b.Informant):
			s.about(RuleTwins, t, t.id(), "the same as at %s", f.id())
		}
	}
}

// remarkable reports whether answers vary, and show enough difficulties for another
// pupil's to be the same only by a copy.
func remarkable(r *sdq.Response, who sdq.Informant) bool {
	items := asTicked(r)
	if _, flat := flatLine(items); flat || hasLongRun(items) {
		return false
	}
	scores := sdq.Score(r, who)
	total, ok := scores.Get(sdq.Total).Number()
	return ok && total > minTwinTotal
}
