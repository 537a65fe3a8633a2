package synth

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Words of the output.
var (
	modeWords     = map[string]string{"1:1": "one-to-one", "Group": "group", "Family": "family"}
	decisionWords = map[string]string{"Accepted": "accepted", "Back to the school's own offer": "signposted", "Declined": "declined", "Waiting": "waiting"}
	sinceWords    = map[string]string{"Much better": "much-better", "A bit better": "bit-better", "About the same": "same", "A bit worse": "bit-worse", "Much worse": "much-worse"}
	helpWords     = map[string]string{"A great deal": "great-deal", "Quite a lot": "quite-a-lot", "Only a little": "only-a-little", "Not at all": "not-at-all"}
	consentWords  = map[string]string{"Public": "yes-public", "School only": "yes-internal", "No": "no", "": "no"}
)

// dose is what a number of contacts comes to.
type dose struct {
	planned, attended, minutes, onSite, offSite int
	first, last                                 time.Time
}

func doseOf(contacts []*contact) dose {
	var t dose
	for _, c := range contacts {
		t.planned++
		if !c.attended {
			continue
		}
		t.attended++
		t.minutes += c.minutes
		if c.place == "On site" {
			t.onSite++
		} else {
			t.offSite++
		}
		if t.first.IsZero() || c.day.Before(t.first) {
			t.first = c.day
		}
		if c.day.After(t.last) {
			t.last = c.day
		}
	}
	return t
}

// isoOrNone is a day, or nothing.
func isoOrNone(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return iso(day)
}

// row is what is true of a dose.
func (t dose) row() TrueRow {
	return TrueRow{"planned": digits(t.planned), "attended": digits(t.attended), "missed": digits(t.planned - t.attended), "minutes": digits(t.minutes)}
}

// supportTruth is what is true of the work of the team: a row a pupil and specialist;
// beside it a row a pupil, and a row a request of a referral.
func (d *draft) supportTruth() (*Truth, []*Truth) {
	team := d.support()
	by := &Truth{Key: []string{"pupil_id", "role"}}
	for _, e := range team.episodes {
		t := doseOf(e.contacts)
		row := t.row()
		row["pupil_id"], row["role"] = e.pupil.ID, specialisms[e.specialism].role
		row["first"], row["last"], row["modes"] = isoOrNone(t.first), isoOrNone(t.last), modeWords[e.mode]
		row["on_site"], row["off_site"] = digits(t.onSite), digits(t.offSite)
		row["episodes"], row["open_at_end"], row["completed"] = "1", "0", "0"
		if e.end.IsZero() {
			row["open_at_end"] = "1"
		}
		if e.why == "Completed" {
			row["completed"] = "1"
		}
		by.Rows = append(by.Rows, row)
	}
	return by, []*Truth{d.dosageTruth(), d.referralTruth()}
}

// recordsOf are the records of a pupil.
func recordsOf[T about](p *Pupil, records []T) []T {
	return only(records, func(r T) bool { return r.who() == p })
}

// dosageTruth has a row for every pupil of whom there is a referral.
func (d *draft) dosageTruth() *Truth {
	team := d.support()
	t := &Truth{Table: "dosage", Key: []string{"pupil_id"}}
	for _, p := range d.Pupils {
		referred := recordsOf(p, team.referrals)
		if len(referred) == 0 {
			continue
		}
		dose := doseOf(recordsOf(p, team.contacts))
		row := dose.row()
		delete(row, "missed")
		requests := 0
		for _, r := range referred {
			requests += len(r.asks)
		}
		first := slices.MinFunc(referred, func(a, b *referral) int { return a.day.Compare(b.day) })
		row["pupil_id"], row["referrals"], row["requests"] = p.ID, digits(len(referred)), digits(requests)
		row["specialists"] = digits(len(recordsOf(p, team.episodes)))
		row["first_referral"], row["first_contact"] = iso(first.day), isoOrNone(dose.first)
		row["dose"] = [...]string{"none", "low", "medium", "high"}[step(dose.attended, 1, 6, 12)]
		t.Rows = append(t.Rows, row)
	}
	return t
}

// referralTruth has a row for every request.
func (d *draft) referralTruth() *Truth {
	team := d.support()
	t := &Truth{Table: "referrals", Key: []string{"referral_id", "role"}}
	for _, r := range team.referrals {
		for _, n := range r.asks {
			row := TrueRow{"pupil_id": r.pupil.ID, "referral_id": r.id, "role": specialisms[n].role, "date": iso(r.day), "referred_by": strings.ToLower(r.by),
				"decision": decisionWords[r.decision], "decision_date": isoOrNone(r.decided), "days_to_decision": "", "first_contact": "", "days_waiting": ""}
			if !r.decided.IsZero() {
				row["days_to_decision"] = digits(daysBetween(r.day, r.decided))
			}
			for _, e := range team.episodes {
				if e.referral == r && e.specialism == n {
					first := doseOf(e.contacts).first
					row["first_contact"], row["days_waiting"] = iso(first), digits(daysBetween(r.day, first))
				}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func daysBetween(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

// viewsTruth has a row for every answer.
func (d *draft) viewsTruth() *Truth {
	t := &Truth{Table: "views", Key: []string{"pupil_id", "respondent", "item"}}
	for _, v := range d.views() {
		who := map[bool]string{false: "child", true: "family"}[v.family]
		add := func(item string, row TrueRow) {
			row["pupil_id"], row["respondent"], row["item"], row["date"] = v.pupil.ID, who, item, iso(v.day)
			t.Rows = append(t.Rows, row)
		}
		for q, rating := range v.ratings {
			given := ""
			if rating > 0 {
				given = digits(rating)
			}
			add("Q"+digits(q+1), TrueRow{"rating": given})
		}
		add("follow-up-problems", TrueRow{"answer": sinceWords[v.since]})
		add("follow-up-help", TrueRow{"answer": helpWords[v.help]})
		if v.quote != "" {
			row := TrueRow{"quote": v.quote, "consent": consentWords[v.consent]}
			if row["consent"] == "no" {
				row["quote"] = ""
			}
			add("quote", row)
		}
	}
	slices.SortStableFunc(t.Rows, func(a, b TrueRow) int { return cmp.Compare(a["pupil_id"], b["pupil_id"]) })
	return t
}
