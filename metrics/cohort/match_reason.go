package cohort

import (
	"apst/metrics"
	"apst/metrics/record"
)

// reason says why there is no pair: what is wrong with the baseline first, then with
// the endline, then with the two together, as pupils leave the flow.
func (m *matcher) reason(p *Pair, c chosen, stay *record.Stay) Reason {
	switch {
	case c.twoFirst:
		return TwoOfOne
	case p.First == nil && p.Placement == 0 && (p.Last != nil || len(p.Between) > 0):
		return PlacementUnclear
	case p.First == nil:
		return NoBaseline
	case c.late:
		return BaselineLate
	case unavailable(p.First, p.Outcome):
		return NotAvailable
	case !scorable(p.First, p.Outcome):
		return BaselineRefused
	case c.twoLast:
		return TwoOfOne
	case p.Last == nil && p.Placement == 0:
		return PlacementUnclear
	case p.Last == nil && !endlineDue(stay, m.l, m.s):
		return StillOnRoll
	case p.Last == nil:
		return NoEndline
	case unavailable(p.Last, p.Outcome):
		return NotAvailable
	case !scorable(p.Last, p.Outcome):
		return EndlineRefused
	case p.Placement == 0:
		return PlacementUnclear
	case m.orderUnclear(p):
		return TwoOfOne
	case surelyAfter(p.First.Date, p.Last.Date):
		return WrongOrder
	case !sameForm(p):
		return OtherForm
	case m.raterChanged(p):
		return OtherRater
	}
	return ""
}

// orderUnclear reports whether days alone tell baseline and endline apart, and one of
// them is a month that the other lies in: which came first nobody can tell.
func (m *matcher) orderUnclear(p *Pair) bool {
	byName := p.Outcome.Pairing == metrics.ByWave && m.s.Baseline.Kind == ByName && m.s.Endline.Kind == ByName
	a, b := p.First, p.Last
	if p.Outcome.Pairing == metrics.ByPeriod || byName || a.Wave == waveBaseline && b.Wave == waveEndline || a.Date.IsZero() || b.Date.IsZero() {
		return false
	}
	return !surelyAfter(b.Date, a.Date) && !surelyAfter(a.Date, b.Date) && (a.Date.Day == 0 || b.Date.Day == 0)
}

// sameForm reports whether both were measured with what can be compared, as far as is
// known.
func sameForm(p *Pair) bool {
	same, _ := metrics.SameForm(p.First.Form, p.Last.Form)
	return same
}

// scorable reports whether there is a value, of the kind the outcome has.
func scorable(o *Observed, of *metrics.Outcome) bool {
	if o.State != metrics.Known {
		return false
	}
	if of.Words {
		return o.Category != ""
	}
	_, ok := o.Number()
	return ok
}

// unavailable reports whether there was nothing to measure in a window: it is too short,
// or without marks.
func unavailable(o *Observed, of *metrics.Outcome) bool {
	return of.Pairing == metrics.ByPeriod && (o.State == metrics.NotAvailable || o.State == metrics.NotApplicable)
}

// raterChanged reports whether two people answered, as far as both are named. Of
// pupils about themselves, and of what nobody answers for, there is nothing to ask.
func (m *matcher) raterChanged(p *Pair) bool {
	return !m.s.AnyRater && ratersMatter(p.Informant) && p.First.Rater != "" && p.Last.Rater != "" && p.First.Rater != p.Last.Rater
}

func ratersMatter(informant string) bool { return informant != "" && informant != "self" }

// changedInformant finds the endline by somebody else of a pupil whose own informant
// has none. An endline that has a baseline by the same informant belongs to that one.
func (m *matcher) changedInformant(p *Pair, all []*Pair) {
	if p.Reason != NoEndline && p.Reason != StillOnRoll {
		return
	}
	for _, other := range all {
		if other != p && other.Last != nil && other.First == nil && !spoiltRow(other.Last) {
			p.Reason, p.Other = OtherInformant, other.Last
			return
		}
	}
}
