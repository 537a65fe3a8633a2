package cohort

import (
	"cmp"

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
