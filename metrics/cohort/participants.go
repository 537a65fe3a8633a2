package cohort

import (
	"maps"
	"slices"

	"apst/metrics/record"
)

// Participant is a pupil whom results count: on roll at some time of the period,
// eligible, and taking part.
type Participant struct {
	*Pupil
	// Stays are the placements that count, in order; none where there is no list of
	// pupils.
	Stays []record.Stay
	all   bool // every placement counts
}

// Counts reports whether what was measured in a placement counts. What belongs to none on
// the list, or to which is not clear, counts where all placements do.
func (p *Participant) Counts(placement int) bool {
	return p.all || slices.ContainsFunc(p.Stays, func(s record.Stay) bool { return s.Placement == placement })
}

// Participants are the pupils of the population of all ([All]), in order of their
// identifiers.
func Participants(l *Linkage, s *Settings) []Participant {
	var out []Participant
	for _, q := range peopleOf(l, s) {
		p := Participant{Pupil: q.Pupil}
		for i := range q.Stays {
			if q.counts[i] {
				p.Stays = append(p.Stays, q.Stays[i])
			}
		}
		p.all = len(p.Stays) == len(q.Stays)
		out = append(out, p)
	}
	return out
}

// NotParticipating says how many pupils are not among the [Participants], and why: for
// being not eligible, for want of consent, or for not being on roll in the period. Of
// several placements that which the flow counts speaks for the pupil.
func NotParticipating(l *Linkage, s *Settings) []Exit {
	f := FlowOf(l, nil, s, All, "")
	var out []Exit
	for i := range f.Stages {
		if id := f.Stages[i].ID; id == stageNames[stageEligible].ID || id == stageNames[stageConsent].ID {
			out = append(out, f.Stages[i].Exits...)
		}
	}
	for _, e := range f.Flags {
		if e.Reason == noteOffPeriod {
			out = append(out, e)
		}
	}
	return out
}

// WithdrawEverywhere lets a consent that was withdrawn in one placement of a pupil be
// withdrawn in all: for what is handed on about single pupils it is the pupil's, and not
// of a time.
func (l *Linkage) WithdrawEverywhere() {
	for _, p := range l.Pupils {
		if !slices.ContainsFunc(p.Stays, func(s record.Stay) bool { return unwilling(&s) == outWithdrawn }) {
			continue
		}
		p.Stays = slices.Clone(p.Stays)
		for i := range p.Stays {
			facts := maps.Clone(p.Stays[i].Facts)
			if facts == nil {
				facts = map[string]string{}
			}
			facts[factConsent] = outWithdrawn
			p.Stays[i].Facts = facts
		}
	}
}
