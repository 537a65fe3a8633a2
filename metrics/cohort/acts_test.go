package cohort

import (
	"fmt"
	"strings"
	"testing"

	"apst/ingest"
	"apst/metrics"
)

// actsOf is a school of 11 pupils, so many times over, and a guest. Of the first five
// somebody was asked for; the first, second and sixth were seen.
func actsOf(rounds int) *built {
	b := build(true)
	b.served()
	n, unknown := metrics.AmountOf, metrics.Amount{}
	for round := range rounds {
		p := make([]*Pupil, 12)
		for i := range p {
			enrolled := ""
			if i == 11 {
				enrolled = " enrolment=G"
			}
			p[i] = b.pupil(fmt.Sprintf("P%d-%02d", round, i+1), "2022-09-01 2023-07-21"+enrolled)
		}
		refer := func(who int, day ingest.Date, by string, requests ...metrics.Act) {
			b.act(p[who-1], metrics.Act{Kind: metrics.ReferralAct, Date: day, By: by})
			for _, r := range requests {
				r.Kind, r.Date, r.By = metrics.RequestAct, day, by
				r.Specialism = r.Role
				b.act(p[who-1], r)
			}
		}
		yes, no := metrics.Yes, metrics.No
		refer(1, at("2022-09-10"), "staff", metrics.Act{Role: "youth-worker", Decision: "accepted", DecideDays: n(5), SeenDays: n(10), Seen: yes, Completed: yes},
			metrics.Act{Role: "social-worker", Decision: "declined", DecideDays: n(5), Seen: no})
		refer(2, at("2022-09-20"), "self", metrics.Act{Role: "youth-worker", Decision: "accepted", DecideDays: n(7), SeenDays: n(20), Seen: yes, Completed: no})
		refer(2, at("2022-11-02"), "family", metrics.Act{Role: "social-worker", Decision: "accepted"})
		refer(3, at("2022-11-05"), "staff", metrics.Act{Decision: "waiting"})
		refer(4, at("-"), "agency", metrics.Act{Role: "youth-worker", Decision: "signposted"})
		refer(5, at("2022-11-07"), "staff", metrics.Act{Role: "youth-worker", Decision: "accepted", DecideDays: n(1), Seen: no, Completed: no})
		refer(12, at("2022-09-07"), "staff", metrics.Act{Role: "youth-worker", Decision: "accepted"})
		meet := func(who int, role string, c metrics.Act) {
			c.Kind, c.Date, c.Role, c.Specialism = metrics.ContactAct, at("2022-12-01"), role, role
			b.act(p[who-1], c)
		}
		meet(1, "youth-worker", metrics.Act{Planned: n(2), Attended: n(2), Missed: n(0), Minutes: n(60)})
		meet(1, "social-worker", metrics.Act{Planned: n(1), Attended: n(1), Missed: n(0), Minutes: n(30)})
		meet(2, "youth-worker", metrics.Act{Planned: n(3), Attended: n(2), Unplanned: 1, Missed: n(1), Cancelled: 1, Minutes: unknown})
		meet(6, "youth-worker", metrics.Act{Attended: n(3), Minutes: n(150)})
		meet(12, "youth-worker", metrics.Act{Planned: n(9), Attended: n(9), Missed: n(0), Minutes: n(900)})
		for i, said := range []string{"attended=3 minutes=90 specialists=2", "attended=2 minutes=! specialists=1", "attended=0 minutes=0 specialists=0", "attended=0 minutes=0 specialists=0", "attended=0 minutes=0 specialists=0", "attended=3 minutes=150 specialists=1"} {
			b.row(p[i], "support - - - "+said)
		}
		b.act(p[0], metrics.Act{Kind: metrics.EpisodeAct, Date: at("2022-09-20"), End: at("2022-10-20"), Open: no, Ending: "completed"})
		b.act(p[1], metrics.Act{Kind: metrics.EpisodeAct, Date: at("2022-11-20"), Open: yes})
		b.act(p[1], metrics.Act{Kind: metrics.EpisodeAct, Date: at("2022-09-20"), End: at("2022-12-20"), Open: no})
		b.act(p[5], metrics.Act{Kind: metrics.CommentAct, By: "child"})
		b.act(p[5], metrics.Act{Kind: metrics.CommentAct, By: "child"})
	}
	b.act(nil, metrics.Act{Kind: metrics.CommentAct, By: "child"})
	b.act(nil, metrics.Act{Kind: metrics.UniversalAct, Date: at("2022-10-07"), Attended: n(12)})
	b.act(nil, metrics.Act{Kind: metrics.UniversalAct, Date: at("2022-11-07")})
	return b
}

// counted are rows of acts as texts: value, n, n_of, pupils behind and the two largest.
func counted(r *metrics.Result) string {
	text := "-"
	if r.Known() {
		text = plain(r.Value)
	}
	text += fmt.Sprintf(" %d", r.N)
	if r.NOf > 0 {
		text += fmt.Sprintf("/%d", r.NOf)
	}
	if r.Behind.Set {
		text += fmt.Sprintf(" by %d: %s %s", r.Behind.Pupils, plain(r.Behind.Largest), plain(r.Behind.Second))
	}
	return text
}

// Rows of eleven pupils, worked out by hand.
func TestActsByHand(t *testing.T) {
	t.Parallel()
	b := actsOf(1)
	b.l.AsOf = at("2023-07-21")
	got := b.results()
	for id, want := range map[string]string{
		"referrals/-/-/-/-/referrals":                           "6 6 by 5: 2 1",
		"referrals/-/-/-/staff/referrals_by_source":             "3 6 by 3: 1 1",
		"referrals/-/-/-/agency/referrals_by_source":            "1 6 by 1: 1 0",
		"referrals/-/-/-/not-known/referrals_by_source":         "0 6 by 0: 0 0",
		"referrals/-/-/-/-/referred_pupils":                     "5 11",
		"requests/-/-/-/-/requests":                             "7 7 by 5: 2 2",
		"requests/-/-/-/accepted/requests_by_decision":          "4 7 by 3: 2 1",
		"requests/-/-/-/withdrawn/requests_by_decision":         "0 7 by 0: 0 0",
		"requests/-/-/-/youth-worker/requests_by_role":          "4 7 by 4: 1 1",
		"requests/-/-/-/other/requests_by_role":                 "0 7 by 0: 0 0",
		"requests/-/-/-/not-known/requests_by_role":             "1 7 by 1: 1 0",
		"requests/-/-/-/social-worker/requests_by_specialism":   "2 7 by 2: 1 1",
		"requests/-/2022-09/-/-/requests_by_month":              "3 7 by 2: 2 1",
		"requests/-/2022-10/-/-/requests_by_month":              "0 7 by 0: 0 0",
		"requests/-/2022-11/-/social-worker/requests_by_month":  "1 3 by 1: 1 0",
		"requests/-/2022-11/-/not-known/requests_by_month":      "1 3 by 1: 1 0",
		"requests/-/not-known/-/youth-worker/requests_by_month": "1 1 by 1: 1 0",
		"requests/-/-/-/referred/request_funnel":                "7 7/7 by 5: 2 2",
		"requests/-/-/-/accepted/request_funnel":                "4 7/7 by 3: 2 1",
		"requests/-/-/-/seen/request_funnel":                    "2 3/4 by 2: 1 1",
		"requests/-/-/-/completed/request_funnel":               "1 2/2 by 1: 1 0",
		"pupils/-/-/-/referred/pupil_funnel":                    "5 5/5",
		"pupils/-/-/-/accepted/pupil_funnel":                    "3 5/5",
		"pupils/-/-/-/seen/pupil_funnel":                        "2 3/3",
		"pupils/-/-/-/completed/pupil_funnel":                   "1 2/2",
		"requests/-/-/-/-/decision_days_median":                 "- 4/7 by 3: 2 1",
		"pupils/-/-/-/-/seen_pupils":                            "3 11",
		"pupils/-/-/-/youth-worker/seen_by_role":                "3 11",
		"pupils/-/-/-/social-worker/seen_by_specialism":         "1 11",
		"pupils/-/-/-/0/specialists":                            "3 11",
		"pupils/-/-/-/1/specialists":                            "2 11",
		"pupils/-/-/-/2/specialists":                            "1 11",
		"pupils/-/-/-/3+/specialists":                           "0 11",
		"pupils/-/-/-/not-known/specialists":                    "5 11",
		"pupils/-/-/-/-/hours_median":                           "- 2/3 by 2: 1 1",
		"contacts/-/-/-/-/contacts_planned":                     "6 6 by 2: 3 3",
		"contacts/-/-/-/-/contacts_attended":                    "8 8 by 3: 3 3",
		"contacts/-/-/-/-/contacts_unplanned":                   "1 8 by 1: 1 0",
		"contacts/-/-/-/-/contacts_missed":                      "1 6 by 1: 1 0",
		"contacts/-/-/-/-/contacts_cancelled":                   "1 6 by 1: 1 0",
		"contacts/-/-/-/-/contacts_open":                        "0 6 by 0: 0 0",
		"contacts/-/-/-/-/contacts_attended_percent":            "- 5 by 2: 3 2",
		"contacts/-/-/-/youth-worker/contacts_by_role":          "7 8 by 3: 3 2",
		"contacts/-/-/-/-/hours_total":                          "4 6/8 by 2: 2.5 1.5",
		"episodes/-/-/-/-/episodes":                             "3 3 by 2: 2 1",
		"episodes/-/-/-/completed/episodes_by_end":              "1 3 by 1: 1 0",
		"episodes/-/-/-/open/episodes_by_end":                   "1 3 by 1: 1 0",
		"episodes/-/-/-/not-known/episodes_by_end":              "1 3 by 1: 1 0",
		"episodes/-/-/-/-/episodes_open":                        "1 1 by 1: 1 0",
		"universal/-/-/-/-/universal_sessions":                  "2 2 by 0: 0 0",
		"universal/-/-/-/-/universal_attendances":               "12 1/2 by 0: 0 0",
		"comments/child/-/-/-/comments":                         "2 11",
	} {
		if text := counted(pick(t, got, "all/support/"+id)); text != want {
			t.Errorf("%s: %s, want %s", id, text, want)
		}
	}
	rate := pick(t, got, "all/support/referrals/-/-/-/-/referral_rate")
	if !near(rate.Value, 600.0/11, 1e-12) || !near(rate.Lower, 2.201894/0.11, 1e-5) || !near(rate.Upper, 13.059474/0.11, 1e-5) || rate.N != 11 || rate.Behind.Pupils != 5 {
		t.Errorf("rate %+v %+v", rate.Estimate, rate.Behind)
	}
	for id, want := range map[string]string{
		"requests/-/-/-/seen/request_funnel":         "of 1 more it is not known",
		"requests/-/-/-/-/decision_days_median":      "fewer than 5 pupils behind it",
		"pupils/-/-/-/youth-worker/seen_by_role":     "do not add up",
		"contacts/-/-/-/-/contacts_planned":          "3 attended contacts are left out",
		"contacts/-/-/-/-/hours_total":               "without 2 attended contacts",
		"contacts/-/-/-/-/contacts_attended_percent": "fewer than 10 pupils behind it",
		"episodes/-/-/-/-/episodes_open":             "on the day the data are from",
		"universal/-/-/-/-/universal_sessions":       "in no pupil's amount of support",
		"comments/child/-/-/-/comments":              "1 of them named no pupil",
	} {
		if note := Note(pick(t, got, "all/support/"+id)); !strings.Contains(note, want) {
			t.Errorf("%s: %q, want %q", id, note, want)
		}
	}
	// Of those who were supported: the first, second and sixth.
	for id, want := range map[string]string{"referrals/-/-/-/-/referrals": "3 3 by 2: 2 1", "pupils/-/-/-/-/seen_pupils": "3 3", "comments/child/-/-/-/comments": "1 3"} {
		if text := counted(pick(t, got, "supported/support/"+id)); text != want {
			t.Errorf("supported %s: %s, want %s", id, text, want)
		}
	}
	for i := range got {
		if id := ResultID(&got[i]); strings.HasPrefix(id, "supported/support/") && (strings.HasSuffix(id, "/referral_rate") || strings.Contains(id, "/universal")) {
			t.Errorf("%s", id)
		}
	}
}

// The same five times over: what is given of enough pupils.
func TestActsOfEnough(t *testing.T) {
	t.Parallel()
	got := actsOf(5).results()
	for id, want := range map[string]float64{
		"requests/-/-/-/-/decision_days_median": 5, "requests/-/-/-/-/decision_days_q1": 4, "requests/-/-/-/-/decision_days_q3": 5.5,
		"requests/-/-/-/-/contact_days_median": 15, "pupils/-/-/-/-/hours_median": 2, "pupils/-/-/-/-/hours_q1": 1.5, "pupils/-/-/-/-/hours_q3": 2.5,
		"pupils/-/-/-/-/specialists_median": 1, "pupils/-/-/-/-/specialists_q3": 2, "contacts/-/-/-/-/contacts_attended_percent": 80,
	} {
		if r := pick(t, got, "all/support/"+id); !r.Known() || !near(r.Value, want, 1e-12) || r.Has&^1 != 0 {
			t.Errorf("%s: %+v, want %v", id, r.Estimate, want)
		}
	}
}

// With a period acts of it alone count, and those of which the day is not known are told.
func TestActsOfPeriod(t *testing.T) {
	t.Parallel()
	b := actsOf(1)
	b.l.AsOf = at("2023-07-21")
	b.s.From, b.s.To = at("2022-11-01"), at("2022-11-30")
	got := b.results()
	for id, want := range map[string]string{
		"referrals/-/-/-/-/referrals": "3 3 by 3: 1 1", "requests/-/2022-11/-/-/requests_by_month": "3 3 by 3: 1 1", "pupils/-/-/-/-/seen_pupils": "0 11",
		"episodes/-/-/-/-/episodes": "1 1 by 1: 1 0", "episodes/-/-/-/-/episodes_open": "2 2 by 1: 2 0", "universal/-/-/-/-/universal_sessions": "1 1 by 0: 0 0",
	} {
		if text := counted(pick(t, got, "all/support/"+id)); text != want {
			t.Errorf("%s: %s, want %s", id, text, want)
		}
	}
	if note := pick(t, got, "all/support/referrals/-/-/-/-/referrals").Note; note != "left out: 1 without a date, which may lie outside the period" {
		t.Errorf("%q", note)
	}
	for i := range got {
		if r := &got[i]; r.Statistic == "requests_by_month" && r.Period != "2022-11" {
			t.Errorf("%s", ResultID(r))
		}
	}
}

// What no file records is not zero, and what was not asked for is not there.
func TestActsNotRecorded(t *testing.T) {
	t.Parallel()
	b := actsOf(1)
	src := b.source("support")
	src.Recorded[metrics.ContactAct].Kept = false
	src.Recorded[metrics.RequestAct] = metrics.Recorded{Kept: true, Left: 2, Torn: true}
	got := b.results()
	for i := range got {
		if r := &got[i]; r.Measure == "support" && (r.Scale == scaleContactActs || strings.HasPrefix(r.Statistic, "seen_") || r.Statistic == "hours_median") {
			t.Errorf("%s", ResultID(r))
		}
	}
	if note := pick(t, got, "all/support/requests/-/-/-/-/requests").Note; !strings.HasSuffix(note, "a table of requests cannot be used and is not in it; left out: 2 records that cannot be used") {
		t.Errorf("%q", note)
	}
	b.l.Acts = append(b.l.Acts, Act{Act: &metrics.Act{Kind: metrics.ReferralAct, Pupil: "X"}, Source: src})
	if note := pick(t, b.results(), "all/support/referrals/-/-/-/-/referrals").Note; note != "left out: 1 of a pupil who is not on the list" {
		t.Errorf("%q", note)
	}
	b.s.Measures = []string{"sdq"}
	for _, r := range b.results() {
		if r.Measure == "support" {
			t.Errorf("%s", ResultID(&r))
		}
	}
	b = actsOf(1)
	b.l.Listed = false
	if r := pick(t, b.results(), "all/support/referrals/-/-/-/-/referral_rate"); r.Known() || !strings.Contains(r.Reason, "no list of pupils") && !strings.Contains(r.Reason, "cannot") {
		t.Errorf("%+v", r.Estimate)
	}
}

// Of what nobody knows there is a reason and no number, at that stage and after it; work
// that is completed was seen, and a doubt that a later stage settles is none.
func TestFunnelUnknown(t *testing.T) {
	t.Parallel()
	type request = metrics.Act
	accepted := metrics.Accepted
	for _, c := range []struct {
		name string
		acts []request
		want string // seen; completed
	}{
		{"nothing is known", []request{{Decision: accepted}, {Decision: accepted}}, "- 0/2, why; - 0, why"},
		{"no log, and a list of episodes", []request{{Decision: accepted, Completed: metrics.Yes}, {Decision: accepted, Completed: metrics.No}}, "1 1/2, of 1 more; 1 1/1"},
		{"a log, and no list", []request{{Decision: accepted, Seen: metrics.Yes}, {Decision: accepted, Seen: metrics.No}}, "1 2/2; - 0/1, why"},
		{"no decision, and nobody seen", []request{{Seen: metrics.No, Completed: metrics.No}, {Decision: accepted, Seen: metrics.Yes, Completed: metrics.Yes}}, "1 1/1; 1 1/1"},
		{"no decision, and seen", []request{{Seen: metrics.Yes, Completed: metrics.No}, {Decision: accepted, Seen: metrics.Yes, Completed: metrics.No}}, "1 1/1, of 1 more; 0 1/1"},
		{"nobody was accepted", []request{{Decision: "declined"}}, "0 0; 0 0"},
	} {
		b := build(true)
		b.served()
		for i, a := range c.acts {
			a.Kind, a.Date = metrics.RequestAct, at("2022-09-10")
			b.act(b.pupil(fmt.Sprintf("P%02d", i), "2022-09-01 2023-07-21"), a)
		}
		got := b.results()
		for _, id := range []string{"requests/-/-/-/%s/request_funnel", "pupils/-/-/-/%s/pupil_funnel"} {
			var texts []string
			for _, name := range []string{stageSeen, stageCompleted} {
				r := pick(t, got, "all/support/"+fmt.Sprintf(id, name))
				text, _, _ := strings.Cut(counted(r), " by ")
				if r.Reason != "" {
					text += ", why"
				}
				if more, _, ok := strings.Cut(r.Note, " it is not known"); ok {
					text += ", " + more
				}
				texts = append(texts, text)
			}
			if text := strings.Join(texts, "; "); text != c.want {
				t.Errorf("%s, %s: %s, want %s", c.name, id, text, c.want)
			}
		}
	}
}

// Acts find their pupils as rows do: by what the list says, and by decisions.
func TestActsJoin(t *testing.T) {
	t.Parallel()
	c := (&linkCase{}).on("upn="+upn(1), "id=L1").on("upn="+upn(2)).row("support", upn(1), "", "-", "attended=1").row("support", temporary(3), "", "-", "attended=1").same(upn(2), temporary(3))
	for _, id := range []string{upn(1), "L1", temporary(3), upn(4), ""} {
		c.source("support").Acts = append(c.source("support").Acts, metrics.Act{Kind: metrics.ContactAct, Pupil: id})
	}
	var got []string
	for _, a := range c.join(t).Acts {
		id := "-"
		if a.Pupil != nil {
			id = name(a.Pupil.ID)
		}
		got = append(got, id)
	}
	if text := strings.Join(got, " "); text != "P1 P1 P2 - -" {
		t.Errorf("%s", text)
	}
	nobody := (&linkCase{})
	nobody.source("support").Acts = []metrics.Act{{Kind: metrics.ContactAct, Pupil: upn(1)}}
	if l := nobody.join(t); len(l.Pupils) != 1 || l.Acts[0].Pupil != l.Pupils[0] {
		t.Errorf("without a list %+v", l.Acts)
	}
}
