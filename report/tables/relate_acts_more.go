package tables

import (
	"math"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// funnels: each stage is among those at the stage before. The first is all requests, the
// second those that were accepted.
func (a *acting) funnels() {
	if a.printed(a.all("pupil_funnel")) || a.printed(a.all("request_funnel")) {
		before, asked := "", ""
		for i, s := range stages {
			pupils, requests := a.name("pupil_funnel", s.ID), a.name("request_funnel", s.ID)
			if i == 0 {
				a.among(a.name("referred_pupils", ""), pupils)
				a.alike(requests, a.name("requests", ""))
			}
			if s.ID == metrics.Accepted {
				a.alike(requests, a.name("requests_by_decision", metrics.Accepted))
			}
			a.among(before, pupils)
			if asked != "" && requests != "" {
				a.rather(asked, "not-"+s.ID, requests)
			}
			if known := pupils + "#known"; pupils != "" && a.has(known) {
				a.among(before, known)
				a.among(known, pupils)
			}
			if s.ID == "seen" {
				a.among(a.name("seen_pupils", ""), pupils)
			}
			before, asked = pupils, requests
		}
	}
	if a.printed(a.all("referred_pupils")) {
		a.among(a.onRoll(), a.name("referred_pupils", ""))
	}
}

// onRoll is the number of the population's pupils; empty where nobody counted them.
func (a *acting) onRoll() string {
	if r := a.pupils(a.population); r != nil && r.Known() {
		return a.result(r)
	}
	return ""
}

// contacts: what was planned was attended, missed, cancelled, or has no outcome; what was
// attended was planned or not. The share is of those whose outcome is known.
func (a *acting) contacts() {
	if !a.printed(a.all("contacts_planned")) && !a.printed(a.all("contacts_attended_percent")) {
		return
	}
	planned, attended := a.name("contacts_planned", ""), a.name("contacts_attended", "")
	if planned == "" || attended == "" {
		return
	}
	unplanned, missed := a.name("contacts_unplanned", ""), a.name("contacts_missed", "")
	cancelled, open := a.name("contacts_cancelled", ""), a.name("contacts_open", "")
	if unplanned == "" || missed == "" || cancelled == "" || open == "" {
		return
	}
	keptN := a.worth(planned) - a.worth(missed) - a.worth(cancelled) - a.worth(open)
	if keptN < 0 {
		return
	}
	kept := planned + "#kept"
	a.number(disclosure.Cell{ID: kept, Kind: disclosure.Events, Value: keptN, Pupils: a.cell(attended).Pupils, Largest: min(keptN, a.cell(attended).Largest), Second: min(keptN, a.cell(attended).Second)})
	a.sum(planned, false, kept, missed, cancelled, open)
	if keptN+a.worth(unplanned) <= a.worth(attended) {
		a.rather(attended, "unclear", kept, unplanned)
	}
	share := a.act("contacts_attended_percent", "", "")
	if share == nil {
		return
	}
	id := a.result(share)
	due := id + "#due"
	a.number(disclosure.Cell{ID: due, Kind: disclosure.Events, Value: float64(share.N), Pupils: share.Behind.Pupils, Largest: share.Behind.Largest, Second: share.Behind.Second})
	if keptN+a.worth(missed) != float64(share.N) || math.Abs(100*keptN/float64(share.N)-share.Value) > 1e-9 {
		a.follow(id, planned, attended, missed, unplanned)
		return
	}
	a.sum(due, false, kept, missed)
	a.set.Numbers.Ratios = append(a.set.Numbers.Ratios, disclosure.Ratio{Quotient: id, Numerator: kept, Denominator: due})
}

// rate is that of referrals per 100 pupils.
func (a *acting) rate() {
	r := a.act("referral_rate", "", "")
	if r == nil || !a.has(cohort.ResultID(r)) {
		return
	}
	referrals, pupils := a.name("referrals", ""), a.onRoll()
	if referrals == "" || pupils == "" || a.worth(pupils) != float64(r.N) {
		return
	}
	a.set.Numbers.Ratios = append(a.set.Numbers.Ratios, disclosure.Ratio{Quotient: a.result(r), Numerator: referrals, Denominator: pupils, Scale: 100})
}

// specialists: pupils by how many they were seen by add up to all, and all but those of
// nobody were seen.
func (a *acting) specialists() {
	list, roles := a.all("specialists"), a.all("seen_by_role")
	pupils, seen := a.onRoll(), a.name("seen_pupils", "")
	if a.printed(a.all("seen_pupils")) {
		a.among(pupils, seen)
	}
	if !a.printed(list) && !a.printed(roles) {
		return
	}
	if a.printed(roles) {
		for _, r := range roles {
			if r.Value > 0 {
				a.among(seen, a.result(r))
			}
		}
	}
	if !a.printed(list) || pupils == "" || seen == "" {
		return
	}
	var all, some []string
	nobody, unsure := "", ""
	for _, r := range list {
		switch id := a.result(r); {
		case r.Category == "0":
			all, nobody = append(all, id), id
		case r.Category != notKnown:
			all, some = append(all, id), append(some, id)
		case r.Value > 0:
			all, unsure = append(all, id), id
		}
	}
	a.whole(pupils, all)
	if nobody == "" {
		return
	}
	if unsure == "" {
		a.whole(seen, some)
		a.whole(pupils, []string{seen, nobody})
		return
	}
	unsureSeen := a.worth(seen)
	for _, id := range some {
		unsureSeen -= a.worth(id)
	}
	unsureUnseen := a.worth(unsure) - unsureSeen
	if unsureSeen < 0 || unsureUnseen < 0 {
		return
	}
	of := func(name string, n float64) string {
		a.number(disclosure.Cell{ID: unsure + "#" + name, Kind: disclosure.Count, Value: n})
		return unsure + "#" + name
	}
	s, u := of("seen", unsureSeen), of("unseen", unsureUnseen)
	a.sum(unsure, true, s, u)
	a.sum(seen, true, append(some, s)...)
	a.sum(pupils, true, seen, nobody, u)
}

// overlap: pupils by specialist are more than the pupils seen by those who were seen by
// several, and these are told too.
func (a *acting) overlap() {
	list := a.all("seen_by_role")
	if !a.printed(list) {
		return
	}
	seen := a.name("seen_pupils", "")
	if seen == "" {
		return
	}
	var roles []string
	sum := -a.worth(seen)
	for _, r := range list {
		roles = append(roles, a.result(r))
		sum += r.Value
	}
	if sum < 0 {
		return
	}
	more, total := seen+"#seen-again", seen+"#by-role"
	a.number(disclosure.Cell{ID: more, Kind: disclosure.Count, Value: sum})
	a.number(disclosure.Cell{ID: total, Kind: disclosure.Count, Value: sum + a.worth(seen)})
	a.sum(total, true, seen, more)
	a.sum(total, true, roles...)
	a.again(seen, more)
}

// again: whoever was seen by two specialists was seen once again, by three or more twice
// again or oftener. Two specialists of one role are two by name, and one by role.
func (a *acting) again(seen, byRole string) {
	two, three := a.act("specialists", "2", ""), a.act("specialists", "3+", "")
	if two == nil || three == nil || !a.has(cohort.ResultID(two)) {
		return
	}
	named := -a.worth(seen)
	for _, r := range a.all("seen_by_specialism") {
		named += r.Value
	}
	rest, inRole := named-two.Value-three.Value, named-a.worth(byRole)
	if rest < three.Value || inRole < 0 {
		return
	}
	of := func(name string, n float64) string {
		a.number(disclosure.Cell{ID: seen + "#" + name, Kind: disclosure.Count, Value: n})
		return seen + "#" + name
	}
	again, oftener := of("seen-again-by-name", named), of("oftener", rest)
	a.sum(again, true, a.result(two), a.result(three), oftener)
	a.sum(again, true, byRole, of("in-one-role", inRole))
	a.set.Numbers.Orders = append(a.set.Numbers.Orders, disclosure.Order{Lesser: a.result(three), Greater: oftener})
}

// open: what is open at the end began in the period or before it.
func (a *acting) open() {
	if !a.printed(a.all("episodes_open")) && !a.printed(a.all("episodes_by_end")) {
		return
	}
	now, begun := a.name("episodes_open", ""), a.name("episodes_by_end", "open")
	if now == "" || begun == "" || a.alike(now, begun) {
		return
	}
	if a.worth(now) > a.worth(begun) {
		a.rather(now, "begun-before", begun)
		return
	}
	a.rather(begun, "ended-since", now)
}

// unsupported: acts of the supported are among those of all, and the others are few.
func (b *builder) unsupported() {
	b.each(func(id string, r *metrics.Result) {
		if r.Population != cohort.SupportedOne || !isAct(r) || b.cell(id).Kind != disclosure.Events && b.cell(id).Kind != disclosure.Magnitude {
			return
		}
		k := keyOf(r)
		k.population = cohort.All
		all := b.find(k)
		if all == nil || !all.Known() {
			return
		}
		whole := b.result(all)
		rest, pupils := b.worth(whole)-b.worth(id), all.Behind.Pupils-r.Behind.Pupils
		if rest < 0 || pupils < 0 || rest > 0 && pupils == 0 {
			return
		}
		other := whole + "#others"
		b.number(disclosure.Cell{ID: other, Kind: b.cell(whole).Kind, Value: rest, Pupils: pupils})
		b.sum(whole, false, id, other)
	})
}
