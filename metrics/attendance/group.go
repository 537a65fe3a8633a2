package attendance

// Group adds enrolments up. Its rates are sums of sessions over sums of
// sessions, never means of pupils' percentages: the two differ greatly where
// pupils have few sessions. The unit is the enrolment at a school: a pupil of
// two schools counts at each.
type Group struct {
	Tally        Tally
	Enrolments   int // with possible sessions
	Persistent   int // of those
	Severe       int // of those
	NonePossible int // enrolments without possible sessions: in no rate
}

// Count adds an enrolment.
func (g *Group) Count(t *Tally, b Basis) {
	g.Tally.Add(t)
	if t.Possible(b) == 0 {
		g.NonePossible++
		return
	}
	g.Enrolments++
	if t.Persistent(b) == Yes {
		g.Persistent++
	}
	if t.Severe(b) == Yes {
		g.Severe++
	}
}

// Add adds a group on the same basis.
func (g *Group) Add(o *Group) {
	g.Tally.Add(&o.Tally)
	g.Enrolments += o.Enrolments
	g.Persistent += o.Persistent
	g.Severe += o.Severe
	g.NonePossible += o.NonePossible
}

// PersistentRate is persistently absent enrolments over those with possible
// sessions.
func (g *Group) PersistentRate() Fraction { return Fraction{g.Persistent, g.Enrolments} }

// SevereRate is severely absent enrolments over those with possible sessions.
func (g *Group) SevereRate() Fraction { return Fraction{g.Severe, g.Enrolments} }
