package plan

import "apst/metrics"

// tally is how the objectives of a plan stand. Listed is the sum of With and Without,
// and With of the four below it.
type tally struct {
	Listed, With, Without          int
	Met, Partly, NotMet, NotJudged int
}

func (p *plan) tally() tally {
	var t tally
	for _, o := range p.objectives {
		t.add(o)
	}
	return t
}

func (t *tally) add(o *objective) {
	t.Listed++
	if o.criterion == "" {
		t.Without++
		return
	}
	t.With++
	switch o.judged() {
	case met:
		t.Met++
	case partly:
		t.Partly++
	case notMet:
		t.NotMet++
	default:
		t.NotJudged++
	}
}

// reviewsPlanned is how many of the reviews listed were planned.
func (p *plan) reviewsPlanned() int {
	n := 0
	for _, v := range p.reviews {
		if !v.planned.IsZero() {
			n++
		}
	}
	return n
}

// reviewsHeld is how many of the reviews listed were held.
func (p *plan) reviewsHeld() int {
	n := 0
	for _, v := range p.reviews {
		if v.done() {
			n++
		}
	}
	return n
}

func (p *plan) taken() int {
	n := 0
	for _, q := range p.qualifications {
		if q.taken == yes {
			n++
		}
	}
	return n
}

func (p *plan) passed() int {
	n := 0
	for _, q := range p.qualifications {
		if q.passed == yes {
			n++
		}
	}
	return n
}

// number is a count as it can be given: of what is listed, else as the plan states
// it, else 0 where the files list such things of others, else not at all.
func (in *intake) number(p *plan, field, shape string, listed int) (int, metrics.State, string) {
	switch c := p.claims[field]; {
	case p.lists(shape):
		return listed, metrics.Known, ""
	case p.doubted[field]:
		return 0, metrics.Refused, RuleTwoThings.Title
	case c != nil:
		return c.n, metrics.Known, ""
	case in.listed[shape]:
		return 0, metrics.Known, ""
	}
	return 0, metrics.NotAvailable, "no list of them and no number"
}
