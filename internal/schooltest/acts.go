package schooltest

import (
	"math/rand/v2"

	"apst/ingest"
	"apst/metrics"
)

// roles are the national roles.
var roles = []metrics.Named{
	{ID: "speech-and-language-therapist", Title: "speech and language therapist"}, {ID: "mental-health-professional", Title: "mental health professional"},
	{ID: "transition-coach", Title: "post-16 transition coach"}, {ID: "youth-worker", Title: "youth worker"}, {ID: "educational-psychologist", Title: "educational psychologist"},
	{ID: "family-support-worker", Title: "family support worker"}, {ID: "youth-justice-worker", Title: "youth justice worker"}, {ID: "social-worker", Title: "social worker"}, {ID: "other", Title: "other"},
}

// specialists are those of the school, by the number of their role.
var specialists = []struct {
	role       int
	name, long string
}{
	{0, "SaLT", "Speech, Language and Communication Needs Therapist (NHS Community Trust secondment)"}, {0, "SaLT", ""}, {0, "SaLT", ""},
	{1, "CAMHS nurse", "Child and Adolescent Mental Health Practitioner, Tuesdays and alternate Fridays"}, {1, "CAMHS nurse", ""},
	{3, "Youth worker", "Detached and Contextual Safeguarding Youth Worker"}, {5, "Family support", "Family Support and Early Help Link Worker"}, {8, "Art therapist", "Art, Drama and Music Therapist"},
}

// helping is what a pupil had of the team.
type helping struct {
	p    *pupil
	r    *rand.Rand
	long bool
	acts []metrics.Act

	referrals, requests, planned, attended, minutes int
	seen                                            map[string]bool
	first                                           ingest.Date
}

// service is everything that was done, act by act.
func service(o *Options, pupils []*pupil) (*metrics.Service, map[*pupil][]metrics.Value) {
	out := &metrics.Service{Roles: roles, Amounts: "amounts by hours: none 0, low under 3, medium 3 to 8, high over 8"}
	for kind := range metrics.ActKinds {
		out.Recorded[kind].Kept = true
	}
	values := map[*pupil][]metrics.Value{}
	for _, p := range pupils {
		h := &helping{p: p, r: p.chance(72), long: o.LongNames, seen: map[string]bool{}}
		h.work()
		out.Acts = append(out.Acts, h.acts...)
		values[p] = h.values()
	}
	for month := 10; month <= 12; month++ {
		out.Acts = append(out.Acts, metrics.Act{Kind: metrics.UniversalAct, Date: day(2022, month, 7), Mode: "staff", Attended: metrics.AmountOf(6 + month), Minutes: metrics.AmountOf(60)})
	}
	return out, values
}

// work is the pupil's way through the service: asked for, decided, seen, completed.
func (h *helping) work() {
	p, r := h.p, h.r
	if !p.support && r.IntN(3) > 0 {
		return
	}
	on := p.started(10 + r.IntN(90))
	for range 1 + r.IntN(2) {
		by := []string{"staff", "staff", "staff", "family", "agency", "self", ""}[r.IntN(7)]
		h.acts = append(h.acts, metrics.Act{Kind: metrics.ReferralAct, Pupil: p.id, Date: on, By: by})
		h.referrals++
		for range 1 + r.IntN(2) {
			h.request(on, by)
		}
		on = later(on, 30+r.IntN(60))
	}
	if r.IntN(6) == 0 {
		h.acts = append(h.acts, metrics.Act{Kind: metrics.CommentAct, Pupil: p.id, Date: p.ended(1), By: "child"})
	}
}

// request is one specialist that a referral asks for, and what followed.
func (h *helping) request(on ingest.Date, by string) {
	p, r := h.p, h.r
	s := specialists[r.IntN(len(specialists))]
	name := s.name
	if h.long && s.long != "" {
		name = s.long
	}
	h.requests++
	a := metrics.Act{Kind: metrics.RequestAct, Pupil: p.id, Date: on, By: by, Specialism: name, Role: roles[s.role].ID, Seen: metrics.No, Completed: metrics.No}
	a.Decision = []string{metrics.Signposted, metrics.Waiting, metrics.Declined, ""}[r.IntN(4)]
	if !p.support {
		h.acts = append(h.acts, a)
		return
	}
	wait := 1 + r.IntN(20)
	if r.IntN(5) > 0 {
		a.Decision, a.DecideDays = metrics.Accepted, metrics.AmountOf(wait)
	}
	if a.Decision != metrics.Accepted && r.IntN(3) > 0 {
		h.acts = append(h.acts, a)
		return
	}
	begun := later(on, wait+7)
	a.Seen, a.SeenDays = metrics.Yes, metrics.AmountOf(wait+7)
	e := metrics.Act{Kind: metrics.EpisodeAct, Pupil: p.id, Date: begun, Specialism: name, Role: a.Role, Mode: "one-to-one", Open: metrics.No}
	if e.Ending = []string{metrics.Completed, metrics.Completed, "left-school", "disengaged", "", "open"}[r.IntN(6)]; e.Ending == "open" {
		e.Ending, e.Open = "", metrics.Yes
	} else {
		e.End = later(begun, 60)
	}
	if e.Ending == metrics.Completed {
		a.Completed = metrics.Yes
	}
	h.acts = append(h.acts, a, e)
	h.contacts(begun, name, a.Role)
}

// contacts are those of an episode, a row for each week; the first always came about.
func (h *helping) contacts(begun ingest.Date, name, role string) {
	for week := range 3 + h.r.IntN(8) {
		on := later(begun, 7*week)
		if on.After(AsOf) {
			return
		}
		c := metrics.Act{Kind: metrics.ContactAct, Pupil: h.p.id, Date: on, Specialism: name, Role: role, Mode: "one-to-one", Planned: metrics.AmountOf(1), Attended: metrics.AmountOf(1), Missed: metrics.AmountOf(0), Minutes: metrics.AmountOf(45)}
		switch kind := h.r.IntN(12); {
		case week == 0:
			if h.first.IsZero() || h.first.After(on) {
				h.first = on
			}
		case kind < 2:
			c.Attended, c.Missed, c.Minutes = metrics.AmountOf(0), metrics.AmountOf(1), metrics.AmountOf(0)
		case kind == 2:
			c.Attended, c.Cancelled, c.Minutes = metrics.AmountOf(0), 1, metrics.AmountOf(0)
		case kind == 3:
			c.Planned, c.Unplanned = metrics.AmountOf(0), 1
		}
		h.planned += c.Planned.N
		h.attended += c.Attended.N
		h.minutes += c.Minutes.N
		h.seen[name] = true
		h.acts = append(h.acts, c)
	}
}

// values are what other parts pair and count.
func (h *helping) values() []metrics.Value {
	key := func(scale string) metrics.Key {
		return metrics.Key{Pupil: h.p.id, Measure: "support", Scale: scale}
	}
	number := func(scale string, n int) metrics.Value {
		return metrics.NumberValue(key(scale), ingest.Date{}, float64(n))
	}
	dose := "none"
	switch {
	case h.minutes > 8*60:
		dose = "high"
	case h.minutes >= 3*60:
		dose = "medium"
	case h.minutes > 0:
		dose = "low"
	}
	out := []metrics.Value{
		number("referrals", h.referrals), number("requests", h.requests), number("specialists", len(h.seen)), number("planned", h.planned),
		number("attended", h.attended), number("minutes", h.minutes), metrics.CategoryValue(key("dose"), ingest.Date{}, dose),
	}
	if h.first.IsZero() {
		return append(out, metrics.NoValue(key("first_contact"), ingest.Date{}, metrics.NotApplicable, "no contact yet"))
	}
	return append(out, metrics.CategoryValue(key("first_contact"), h.first, roles[0].ID))
}
