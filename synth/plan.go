package synth

import (
	"fmt"
	"time"
)

// planStream sets the draws for placement plans apart from all others.
const planStream = 8 << 32

// objective is one line of a placement plan: what is to be reached, and the rest of
// the plan, which is the same in all lines of a pupil.
type objective struct {
	pupil     *Pupil
	n         int // from 1
	purpose   string
	text      string
	criterion string
	met       string // Yes, No, Partly; empty while it is open

	reviewsPlanned, reviewsHeld int
	daysElsewhere               int // a week
	taken, passed               int // qualifications
	destination, reintegration  string
	agreed                      time.Time
}

func (o *objective) who() *Pupil { return o.pupil }

// plans are the placement plans of all pupils, in their order: one to three
// objectives each.
func (s *School) plans() []*objective {
	if s.planned != nil {
		return s.planned
	}
	for _, p := range s.Pupils {
		r := s.stream(planStream, p)
		plan := objective{pupil: p, agreed: entered.AddDate(0, 0, 7+r.IntN(10)),
			purpose:        r.pick([]string{"Reintegration", "Assessment", "Long-term placement", "Preparation for post-16"}, 45, 20, 20, 15),
			reviewsPlanned: 3, daysElsewhere: map[bool]int{true: 1 + r.IntN(2)}[r.IntN(100) < 25],
			destination: r.pick([]string{"Mainstream school", "Special school", "College", "Stay"}, 45, 15, 20, 20)}
		plan.reviewsHeld = r.IntN(plan.reviewsPlanned + 1)
		if plan.purpose == "Reintegration" {
			plan.reintegration = "Yes"
		}
		if yearGroup(p.Birth) >= 10 {
			plan.taken = 1 + r.IntN(5)
			plan.passed = r.IntN(plan.taken + 1)
		}
		for n := range 1 + r.IntN(3) {
			o := plan
			o.n, o.text = n+1, fmt.Sprintf("Objective %d", n+1)
			o.criterion = r.pick([]string{"Attendance of 80% or more", "No suspension in a term", "A lower SDQ total", "Two qualifications"}, 40, 25, 20, 15)
			o.met = r.pick([]string{"Yes", "No", "Partly", ""}, 45, 25, 20)
			s.planned = append(s.planned, &o)
		}
	}
	return s.planned
}

// planFields are the fields of the list of plans, a line an objective.
var planFields = []field[*objective]{
	upnField[*objective]("UPN"), nameField[*objective]("Name"), {"Purpose of placement", func(o *objective) cell { return txt(o.purpose) }},
	{"Objective", func(o *objective) cell { return txt(o.text) }}, {"Success criterion", func(o *objective) cell { return txt(o.criterion) }},
	{"Met", func(o *objective) cell { return txt(o.met) }}, {"Reviews planned", func(o *objective) cell { return num(o.reviewsPlanned) }},
	{"Reviews held", func(o *objective) cell { return num(o.reviewsHeld) }}, {"Days at another school", func(o *objective) cell { return num(o.daysElsewhere) }},
	{"Qualifications taken", func(o *objective) cell { return num(o.taken) }}, {"Qualifications passed", func(o *objective) cell { return num(o.passed) }},
	{"Planned destination", func(o *objective) cell { return txt(o.destination) }}, {"Reintegration plan", func(o *objective) cell { return txt(o.reintegration) }},
}
