package synth

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// supportStream sets the draws for referrals and contacts apart from all others.
const supportStream = 6 << 32

// specialisms are the eight national roles: what the output calls each, and what
// schools call it.
var specialisms = [8]struct{ role, name string }{
	{"speech-and-language-therapist", "Speech and language therapist"}, {"mental-health-professional", "Mental health practitioner"},
	{"transition-coach", "Post-16 transition coach"}, {"youth-worker", "Youth worker"}, {"educational-psychologist", "Educational psychologist"},
	{"family-support-worker", "Family support worker"}, {"youth-justice-worker", "Youth justice worker"}, {"social-worker", "Social worker"},
}

// referral is one referral of a pupil, which may ask for several specialisms.
type referral struct {
	pupil    *Pupil
	id       string
	day      time.Time
	by       string // staff, self, family or agency
	reasons  []string
	asks     []int // specialisms
	decision string
	decided  time.Time // zero while it waits
}

func (r *referral) who() *Pupil { return r.pupil }

// episode is the work of one specialism with a pupil after a referral.
type episode struct {
	pupil      *Pupil
	referral   *referral
	specialism int
	mode       string
	start, end time.Time // end is zero while it is open
	why        string    // it ended
	contacts   []*contact
}

func (e *episode) who() *Pupil { return e.pupil }

// contact is one meeting that was planned.
type contact struct {
	pupil      *Pupil
	specialism int
	mode       string
	day        time.Time
	attended   bool
	minutes    int
	place      string
}

func (c *contact) who() *Pupil { return c.pupil }

// supported is what the team did with the pupils of a school.
type supported struct {
	referrals []*referral
	episodes  []*episode
	contacts  []*contact
}

// supportEnd is the last day of contacts: the day that the data are from.
var supportEnd = on(2023, time.July, 14)

// support is the work of the team with all pupils, in their order. Two pupils of
// three are referred, some of them twice; half of all requests are for speech and
// language. Pupil 001 is referred in September and seen, so that there is somebody.
func (s *School) support() *supported {
	if s.helped != nil {
		return s.helped
	}
	s.helped = &supported{}
	for _, p := range s.Pupils {
		r := s.stream(supportStream, p)
		n := 0
		switch k := r.IntN(100); {
		case k < 15:
			n = 2
		case k < 65:
			n = 1
		}
		if p.number() == 1 {
			n = max(n, 1)
		}
		asked := [len(specialisms)]bool{}
		for i := range n {
			f := r.referral(p, i)
			if p.number() == 1 && i == 0 {
				f.day, f.decision, f.decided = on(2022, time.September, 14), "Accepted", on(2022, time.September, 26)
			}
			f.asks = slices.DeleteFunc(f.asks, func(specialism int) bool { return asked[specialism] }) // nobody is asked for twice
			if len(f.asks) == 0 {
				continue
			}
			for _, specialism := range f.asks {
				asked[specialism] = true
			}
			s.helped.add(r, f)
		}
	}
	return s.helped
}

// pick is one of several, each in so many cases of a hundred; the last for the rest.
func (r *draw) pick(words []string, of ...int) string {
	k := r.IntN(100)
	for i, n := range of {
		if k -= n; k < 0 {
			return words[i]
		}
	}
	return words[len(words)-1]
}

// referral draws a pupil's first or second referral.
func (r *draw) referral(p *Pupil, i int) *referral {
	f := &referral{pupil: p, id: fmt.Sprintf("R%04d", 2*p.number()+i-1), day: r.weekday(on(2022, time.September, 12).AddDate(0, 0, 140*i), 14),
		by:      r.pick([]string{"Staff", "Self", "Family", "Agency"}, 75, 5, 12, 8),
		reasons: []string{r.pick([]string{"Behaviour", "Anxiety", "Attendance", "Communication"}, 40, 20, 15, 25)}}
	if r.IntN(100) < 30 {
		f.reasons = append(f.reasons, "Family circumstances")
	}
	first := r.IntN(len(specialisms))
	if r.IntN(100) < 50 {
		first = 0
	}
	f.asks = []int{first}
	if r.IntN(100) < 35 {
		f.asks = append(f.asks, (first+1+r.IntN(len(specialisms)-1))%len(specialisms))
	}
	f.decision = r.pick([]string{"Accepted", "Back to the school's own offer", "Declined", "Waiting"}, 65, 20, 7, 8)
	f.decided = monday(f.day.AddDate(0, 0, 7+7*r.IntN(3)))
	if f.decision == "Waiting" {
		f.decided = time.Time{}
	}
	return f
}

// add takes a referral and, where it was accepted, what came of it: weekly contacts
// with each specialist who was asked for, of which three in four are attended.
func (s *supported) add(r *draw, f *referral) {
	s.referrals = append(s.referrals, f)
	if f.decision != "Accepted" {
		return
	}
	for _, specialism := range f.asks {
		e := &episode{pupil: f.pupil, referral: f, specialism: specialism, mode: r.pick([]string{"1:1", "Group", "Family"}, 70, 20, 10),
			start: f.decided.AddDate(0, 0, 7*(1+r.IntN(3))+r.IntN(5))}
		planned, minutes := 4+r.IntN(13), 30+15*r.IntN(3)
		for n := range planned {
			day := e.start.AddDate(0, 0, 7*n)
			c := &contact{pupil: f.pupil, specialism: specialism, mode: e.mode, day: day, attended: n == 0 || r.IntN(100) < 74, minutes: minutes,
				place: r.pick([]string{"On site", "Off site"}, 85)}
			if day.After(supportEnd) || f.pupil.Left && day.After(f.pupil.leaves()) {
				continue
			}
			e.contacts = append(e.contacts, c)
		}
		if len(e.contacts) == 0 { // the pupil had left
			continue
		}
		if last := e.contacts[len(e.contacts)-1].day; len(e.contacts) == planned {
			e.end, e.why = last, "Completed"
		} else if f.pupil.Left {
			e.end, e.why = f.pupil.leaves(), "Left school"
		}
		s.episodes, s.contacts = append(s.episodes, e), append(s.contacts, e.contacts...)
	}
}

// Fields of the three lists.
var (
	referralFields = []field[*referral]{
		{"Referral ID", func(r *referral) cell { return txt(r.id) }}, upnField[*referral]("UPN"), nameField[*referral]("Name"),
		{"Date of referral", func(r *referral) cell { return date(r.day) }}, {"Referred by", func(r *referral) cell { return txt(r.by) }},
		{"Reasons", func(r *referral) cell { return txt(strings.Join(r.reasons, "; ")) }},
		{"Specialisms requested", func(r *referral) cell { return txt(strings.Join(r.requested(), "; ")) }},
		{"Decision", func(r *referral) cell { return txt(r.decision) }}, {"Decision date", func(r *referral) cell { return dayOrNone(r.decided) }},
	}
	episodeFields = []field[*episode]{
		upnField[*episode]("UPN"), nameField[*episode]("Name"), {"Specialism", func(e *episode) cell { return txt(specialisms[e.specialism].name) }},
		{"Start", func(e *episode) cell { return date(e.start) }}, {"End", func(e *episode) cell { return dayOrNone(e.end) }},
		{"Mode", func(e *episode) cell { return txt(e.mode) }}, {"End reason", func(e *episode) cell { return txt(e.why) }},
	}
	contactFields = []field[*contact]{
		upnField[*contact]("UPN"), {"Date of contact", func(c *contact) cell { return date(c.day) }}, {"Specialism", func(c *contact) cell { return txt(specialisms[c.specialism].name) }},
		{"Mode", func(c *contact) cell { return txt(c.mode) }}, {"Planned", func(*contact) cell { return txt("Y") }},
		{"Attended", func(c *contact) cell { return txt(letter(c.attended)) }},
		{"Minutes", func(c *contact) cell {
			if c.attended {
				return num(c.minutes)
			}
			return cell{}
		}},
		{"Place", func(c *contact) cell { return txt(c.place) }},
	}
)

// requested are the specialisms asked for, as schools call them.
func (r *referral) requested() []string {
	var out []string
	for _, n := range r.asks {
		out = append(out, specialisms[n].name)
	}
	return out
}

// dayOrNone is a day, or a blank.
func dayOrNone(day time.Time) cell {
	if day.IsZero() {
		return cell{}
	}
	return date(day)
}
