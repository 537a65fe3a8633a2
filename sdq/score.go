package sdq

// minimumItems is how many of the five items a scale needs.
const minimumItems = 3

// Scores are the scores of one response. The zero value has none.
type Scores struct {
	values         [ScaleCount]Value
	answered       [itemScales]uint8
	impactAnswered uint8
	impactFlags    ImpactFlags
}

// Get is the score on a scale, or the reason why there is none.
func (s Scores) Get(scale Scale) Value {
	if !scale.Valid() {
		return Value{}
	}
	return s.values[scale]
}

// Answered is how many of the 25 items were answered.
func (s Scores) Answered() int {
	n := 0
	for _, a := range s.answered {
		n += int(a)
	}
	return n
}

// ItemsAnswered is how many of the items that count towards the scale were
// answered: of 5, of 20 for Total, of 10 for Internalising and Externalising.
// For Impact, which has no items, see [Scores.ImpactAnswered].
func (s Scores) ItemsAnswered(scale Scale) int {
	n := 0
	for part := range itemScales {
		if scale.counts(part) {
			n += int(s.answered[part])
		}
	}
	return n
}

// Prorated reports whether the scale has a score that stands on fewer answers
// than it has items; a sum of scales is prorated if one of its scales is.
// Impact is never prorated.
func (s Scores) Prorated(scale Scale) bool {
	if s.answered == [5]uint8{5, 5, 5, 5, 5} {
		return false
	}
	if s.Get(scale).Reason() != Scored {
		return false
	}
	for part := range itemScales {
		if scale.counts(part) && s.answered[part] < 5 {
			return true
		}
	}
	return false
}

// ImpactAnswered is how many of the impact questions that the informant is
// asked were answered, without the gate: of 5, for a teacher of 3.
func (s Scores) ImpactAnswered() int { return int(s.impactAnswered) }

// ImpactFlags say what was odd about the impact supplement.
func (s Scores) ImpactFlags() ImpactFlags { return s.impactFlags }

// Score scores a response. The informant decides which impact questions
// count; without one the other scales are scored and Impact is missing, with
// the reason [NoInformant]. It allocates nothing, and the response is not
// changed.
//
// A value of [Answer] or [Rating] that is none of the form's answers, which
// only a conversion can make, takes the score from its scale with the reason
// [IllegalAnswer]: it is never counted, and never taken for a blank.
func Score(r *Response, who Informant) Scores {
	var s Scores
	tallies, legal := tally(r)
	for scale := range itemScales {
		t := uint8(tallies >> (8 * scale))
		s.answered[scale], s.values[scale] = t>>4, scaleScore(t>>4, t&15)
	}
	if !legal {
		s.spoil(r)
	}
	s.values[Total] = s.sum(Emotional, Conduct, Hyperactivity, Peer)
	s.values[Internalising] = s.sum(Emotional, Peer)
	s.values[Externalising] = s.sum(Conduct, Hyperactivity)
	s.values[Impact], s.impactAnswered, s.impactFlags = impactScore(&r.Impact, who)
	return s
}

// scaleScore is five times the mean of n answers that add up to sum, rounded
// with halves up. In integers, because a binary fraction and the usual round
// half to even would turn 2.5 into 2.
func scaleScore(n, sum uint8) Value {
	switch {
	case n == 5:
		return number(sum)
	case n < minimumItems:
		return missing(TooFewItems)
	}
	return number((10*sum + n) / (2 * n))
}

// tallies hold, in one byte a scale, how many of its items were answered (high
// four bits) and what they add up to (low four: at most 10). Nothing carries
// from one byte into the next, so 25 additions fill all five at once.
type tallies uint64

// itemTallies is what each answer to Items[i] adds; a blank adds nothing. Four
// entries an item, so that two bits of an answer index it without a check.
type itemTallies [Items][4]tallies

// For answers as ticked, and for answers of which the five were turned round
// already. 200 small sums when the program starts.
var asTicked, asReversed = newItemTallies(true), newItemTallies(false)

func newItemTallies(reverse bool) *itemTallies {
	var t itemTallies
	for i := range t {
		f := &itemTable[i+1]
		for a := NotTrue; a <= CertainlyTrue; a++ {
			score, _ := a.Value()
			if reverse && f.reversed {
				score = 2 - score
			}
			t[i][a] = tallies(0x10+score) << (8 * f.scale)
		}
	}
	return &t
}

// tally adds the answers up, and reports whether all of them are answers.
func tally(r *Response) (t tallies, legal bool) {
	adds := asTicked
	if r.AlreadyReversed {
		adds = asReversed
	}
	var seen Answer
	for i, a := range &r.Items {
		seen |= a
		t += adds[i][a&3]
	}
	return t, seen <= CertainlyTrue
}

// spoil takes the score from every scale with an answer that is none, and
// leaves that answer out of the count.
func (s *Scores) spoil(r *Response) {
	s.answered = [itemScales]uint8{}
	for i, a := range r.Items {
		scale := itemTable[i+1].scale
		if _, ok := a.Value(); ok {
			s.answered[scale]++
		} else if a != Missing {
			s.values[scale] = missing(IllegalAnswer)
		}
	}
}

// sum adds scales up; without one of them there is no sum.
func (s *Scores) sum(parts ...Scale) Value {
	total := uint8(0)
	for _, p := range parts {
		v := s.values[p]
		if v.reason != Scored {
			return missing(ScaleMissing)
		}
		total += v.number
	}
	return number(total)
}
