package cohort

import (
	"cmp"
	"fmt"

	"apst/metrics"
	"apst/metrics/stats"
)

// referrals are how many there were, by whom, and of how many pupils.
func (sv *served) referrals() {
	const kind, scale = metrics.ReferralAct, scaleReferralActs
	all, by := newPile(), piles{}
	for _, a := range sv.of(kind) {
		all.add(a.Pupil, 1)
		by.at(cmp.Or(a.By, notKnown)).add(a.Pupil, 1)
	}
	sv.put(kind, row{scale: scale, name: "referrals", e: count(all.total, all.total), behind: all.behind(1)})
	sv.parts(kind, row{scale: scale, name: "referrals_by_source"}, metrics.Askers(), by, true)
	n := len(sv.pop.people)
	sv.put(kind, row{scale: scale, name: "referred_pupils", e: count(all.pupils(), n)})
	if sv.pop.name != All {
		return // of those whom the team supported it is not a rate of referral
	}
	rate := stats.None(n, "", "there is no list of pupils, and nobody knows how many are on roll")
	if sv.b.l.Listed {
		rate = stats.Poisson(all.total, float64(n)/100, sv.b.level)
	}
	rate.N = n
	sv.put(kind, row{scale: scale, name: "referral_rate", e: rate, behind: all.behind(1), pupils: n})
}

// requests are what referrals ask for, and what became of it.
func (sv *served) requests() {
	const kind, scale = metrics.RequestAct, scaleRequestActs
	all, decided, roles, names := newPile(), piles{}, piles{}, piles{}
	days, waits := newSample(), newSample()
	acts := sv.of(kind)
	for _, a := range acts {
		all.add(a.Pupil, 1)
		decided.at(cmp.Or(a.Decision, notKnown)).add(a.Pupil, 1)
		roles.at(cmp.Or(a.Role, notKnown)).add(a.Pupil, 1)
		names.at(cmp.Or(a.Specialism, notKnown)).add(a.Pupil, 1)
		if a.DecideDays.Known {
			days.add(a.Pupil, float64(a.DecideDays.N))
		}
		if a.SeenDays.Known {
			waits.add(a.Pupil, float64(a.SeenDays.N))
		}
	}
	sv.put(kind, row{scale: scale, name: "requests", e: count(all.total, all.total), behind: all.behind(1), note: "a referral may ask for several specialists"})
	sv.parts(kind, row{scale: scale, name: "requests_by_decision"}, metrics.Decisions(), decided, true)
	sv.parts(kind, row{scale: scale, name: "requests_by_role"}, sv.roleIDs(), roles, false)
	sv.parts(kind, row{scale: scale, name: "requests_by_specialism"}, nil, names, false)
	sv.byMonth(acts)
	for _, f := range funnelOf(acts) {
		sv.put(kind, f.row(scale, "request_funnel", f.requests))
	}
	sv.quartileRows(kind, scale, "decision_days", days, all.total, "of requests with both dates")
	sv.quartileRows(kind, scale, "contact_days", waits, all.total, "of requests that were followed by a contact with the specialist")
}

// roleIDs are all national roles, in their order.
func (sv *served) roleIDs() []string {
	var out []string
	for _, r := range sv.src.Roles {
		out = append(out, r.ID)
	}
	return out
}

// byMonth are requests by the month of their referral, and by role in it: the whole
// grid, so that its parts add up.
func (sv *served) byMonth(acts []Act) {
	all, by, unnamed := piles{}, map[string]piles{}, false
	for _, a := range acts {
		month := notKnown
		if !a.Date.IsZero() {
			month = a.Date.String()[:len("2006-01")]
		}
		if by[month] == nil {
			by[month] = piles{}
		}
		all.at(month).add(a.Pupil, 1)
		by[month].at(cmp.Or(a.Role, notKnown)).add(a.Pupil, 1)
		unnamed = unnamed || a.Role == ""
	}
	months := sv.months
	if all[notKnown] != nil {
		months = append(months[:len(months):len(months)], notKnown)
	}
	for _, month := range months {
		r := row{scale: scaleRequestActs, name: "requests_by_month", period: month}
		p := all.at(month)
		r.e, r.behind = count(p.total, len(acts)), p.behind(1)
		sv.put(metrics.RequestAct, r)
		if by[month] == nil {
			by[month] = piles{}
		}
		sv.parts(metrics.RequestAct, r, sv.roles, by[month], unnamed)
	}
}

// stage is one stage of the way from a referral to the end of the work.
type stage struct {
	name             string
	requests, pupils reached
}

// reached is how many came to a stage, of those who came to the one before and of whom
// it is known.
type reached struct {
	n, known, of int
	behind       metrics.Behind
	why          string // it is not known of anybody
}

// The stages, each a part of the one before.
const (
	stageReferred  = "referred"
	stageAccepted  = "accepted"
	stageSeen      = "seen"
	stageCompleted = "completed"
)

// funnelOf follows requests, and the pupils whose they are, from the referral to the
// end of the work. A pupil has come to a stage with any request that has.
func funnelOf(acts []Act) []stage {
	steps := []struct {
		name, why string
		of        func(a *Act) metrics.Whether
	}{
		{stageReferred, "", func(*Act) metrics.Whether { return metrics.Yes }},
		{stageAccepted, "no decision is known", func(a *Act) metrics.Whether {
			switch a.Decision {
			case "":
				return metrics.NotKnown
			case metrics.Accepted:
				return metrics.Yes
			}
			return metrics.No
		}},
		{stageSeen, "no log of contacts and no first contact says it", func(a *Act) metrics.Whether { return a.Seen }},
		{stageCompleted, "no list of episodes says it", func(a *Act) metrics.Whether { return a.Completed }},
	}
	left := acts
	var out []stage
	for _, s := range steps {
		st := stage{name: s.name}
		by, doubt, before := newPile(), newPile(), newPile()
		var next []Act
		for i := range left {
			before.add(left[i].Pupil, 1)
			switch s.of(&left[i]) {
			case metrics.Yes:
				by.add(left[i].Pupil, 1)
				next = append(next, left[i])
			case metrics.NotKnown:
				doubt.add(left[i].Pupil, 1)
			}
		}
		open := 0 // pupils of whom it is not known
		for p := range doubt.of {
			if by.of[p] == 0 {
				open++
			}
		}
		st.requests = reached{n: by.total, known: before.total - doubt.total, of: before.total, behind: by.behind(1)}
		st.pupils = reached{n: by.pupils(), known: before.pupils() - open, of: before.pupils()}
		for _, r := range []*reached{&st.requests, &st.pupils} {
			if r.of > 0 && r.known == 0 {
				r.why = s.why
			}
		}
		out, left = append(out, st), next
	}
	return out
}

// row is a stage as a row of results.
func (s *stage) row(scale, name string, r reached) row {
	e := count(r.n, r.known)
	if r.why != "" {
		e = stats.None(0, methodCount, r.why)
	}
	e.NOf = r.of
	out := row{scale: scale, name: name, category: s.name, e: e, behind: r.behind}
	if r.known < r.of && r.why == "" {
		out.note = fmt.Sprintf("of %d more it is not known", r.of-r.known)
	}
	return out
}

// pupilFunnel is the same way, in pupils.
func (sv *served) pupilFunnel() {
	for _, f := range funnelOf(sv.of(metrics.RequestAct)) {
		sv.put(metrics.RequestAct, f.row(scalePupilActs, "pupil_funnel", f.pupils))
	}
}
