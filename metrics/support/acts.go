package support

import (
	"cmp"
	"slices"

	"apst/ingest"
	"apst/metrics"
)

// Service implements [metrics.Server].
func (rd *reading) Service() *metrics.Service {
	l := rd.result
	out := &metrics.Service{Recorded: l.recorded(), Amounts: l.amounts()}
	for _, id := range tables().roles {
		out.Roles = append(out.Roles, metrics.Named{ID: id, Title: tables().titles[id]})
	}
	for _, r := range l.referred {
		out.Acts = append(out.Acts, l.referralActs(r)...)
	}
	for _, id := range l.order {
		for _, s := range l.pupils[id].shares {
			for _, e := range s.episodes {
				out.Acts = append(out.Acts, l.episodeAct(id, s.specialism, e))
			}
			for _, c := range s.contacts {
				out.Acts = append(out.Acts, l.contactAct(id, s.specialism, c))
			}
		}
	}
	out.Acts = append(out.Acts, l.universalActs()...)
	out.Acts = append(out.Acts, l.commentActs()...)
	return out
}

// amounts says by which limits amounts of support are told apart; nothing without a log
// of contacts.
func (l *linked) amounts() string {
	if !l.contactsRead() {
		return ""
	}
	limits, by := l.dose()
	return "amounts by " + by + ", whatever their date: " + limits.String()
}

// recorded says of each kind of act whether the files record it, and how many records
// of it cannot be used.
func (l *linked) recorded() (out [metrics.ActKinds]metrics.Recorded) {
	for kind, shapes := range [metrics.ActKinds][]string{
		metrics.ReferralAct:  {shapeReferrals, shapeDated},
		metrics.RequestAct:   {shapeReferrals, shapeDated},
		metrics.EpisodeAct:   {shapeEpisodes},
		metrics.ContactAct:   {shapeContacts, shapeOwnContacts},
		metrics.UniversalAct: {shapeUniversal},
		metrics.CommentAct:   {shapeViews},
	} {
		r := metrics.Recorded{Kept: l.has(shapes...), Torn: l.lacks(shapes...)}
		for _, s := range shapes {
			if c := l.ends[s]; c != nil {
				r.Left += c[refused]
			}
		}
		out[kind] = r
	}
	if len(l.universals) > 0 { // from among the contacts
		out[metrics.UniversalAct].Kept = true
	}
	return out
}

// referralActs are a referral and the requests in it.
func (l *linked) referralActs(r *referral) []metrics.Act {
	by := ""
	for _, row := range r.rows {
		by = cmp.Or(by, row.by)
	}
	out := []metrics.Act{{Kind: metrics.ReferralAct, Pupil: r.pupil, Date: r.day, By: by}}
	for _, a := range r.requests {
		w := l.wait(r, a)
		out = append(out, metrics.Act{
			Kind: metrics.RequestAct, Pupil: r.pupil, Date: r.day, By: by, Specialism: a.specialism.name, Role: a.specialism.role,
			Decision: a.decision, DecideDays: amountOf(w.decide), SeenDays: amountOf(w.seen), Seen: l.seenOf(a, &w), Completed: l.completedOf(r, a),
		})
	}
	return out
}

// amountOf is a whole number of a row as an amount.
func amountOf(c metrics.Cell) metrics.Amount {
	return metrics.Amount{N: int(c.Int), Known: c.Set}
}

// seenOf says whether a request was followed by a contact. Where no contact with the
// specialist is in a log and the referral names none, nobody knows.
func (l *linked) seenOf(a *asked, w *waiting) metrics.Whether {
	unsure := func(f string) bool {
		return f == flagFirstContactNotKnown || f == flagFirstContactShared || f == flagContactsRefused
	}
	switch {
	case !w.first.IsZero():
		return metrics.Yes
	case a.specialism.isZero() || slices.ContainsFunc(w.flags, unsure) || !l.logged(a.specialism):
		return metrics.NotKnown
	}
	return metrics.No
}

// completedOf says whether the work that a request led to was completed, as the list of
// episodes has it: that of the specialist, begun before the next request for the same,
// and not over when this one was made. An end without a reason, and a specialist of whom
// no list has any episode, leave it open.
func (l *linked) completedOf(r *referral, a *asked) metrics.Whether {
	if a.specialism.isZero() || !l.listed(a.specialism) {
		return metrics.NotKnown
	}
	p, sh, out := l.pupils[r.pupil], &share{}, metrics.No
	if i := slices.IndexFunc(p.shares, func(s *share) bool { return s.specialism == a.specialism }); i >= 0 {
		sh = p.shares[i]
	}
	if len(sh.episodes) == 0 && len(sh.contacts)+len(sh.spoilt) > 0 || l.lacks(shapeEpisodes) || l.spoiltEpisode(r.pupil) {
		out = metrics.NotKnown // there is work that the list does not have
	}
	next, sure := nextAsked(p, r, a.specialism)
	for _, e := range sh.episodes {
		switch {
		case !e.end.IsZero() && r.day.After(e.end), !next.IsZero() && !e.start.IsZero() && !next.After(e.start):
			continue // of another request
		case e.openOn(l.day), e.reason != "" && e.reason != metrics.Completed:
		case e.reason == metrics.Completed && sure && !e.start.IsZero() && !r.day.IsZero():
			return metrics.Yes
		default:
			out = metrics.NotKnown
		}
	}
	return out
}

// listed reports whether any episode of a specialist stands in a list.
func (l *linked) listed(s specialism) bool {
	if l.lists == nil {
		l.lists = map[specialism]bool{}
		for _, p := range l.pupils {
			for _, sh := range p.shares {
				if len(sh.episodes) > 0 {
					l.lists[sh.specialism] = true
				}
			}
		}
	}
	return l.lists[s]
}

// spoiltEpisode reports whether an episode of a pupil cannot be used.
func (l *linked) spoiltEpisode(pupil string) bool {
	return slices.ContainsFunc(l.wide[pupil], func(b spoiling) bool { return b.block.Shape.ID == shapeEpisodes })
}

// nextAsked is the day on which a pupil was next referred to the same specialist; sure is
// false where another referral has no date and may come next.
func nextAsked(p *pupil, r *referral, s specialism) (day ingest.Date, sure bool) {
	sure = true
	for _, o := range p.referrals {
		if o == r || !slices.ContainsFunc(o.requests, func(a *asked) bool { return a.specialism == s }) {
			continue
		}
		switch {
		case o.day.IsZero():
			sure = false
		case o.day.After(r.day) && (day.IsZero() || day.After(o.day)):
			day = o.day
		}
	}
	return day, sure
}
