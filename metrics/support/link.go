package support

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"apst/finding"
	"apst/ingest"
)

// linked is everything that was read, by pupil.
type linked struct {
	*intake
	day    ingest.Date // the data are from
	pupils map[string]*pupil
	order  []string // of the pupils

	referred []*referral // in order of pupil and date
	refused  int         // referrals whose rows contradict one another

	from, to ingest.Date // of suspensions and incidents
	conducts map[string]*conduct
	logs     map[specialism]bool // whose contacts are in a log
	lists    map[specialism]bool // whose episodes are in a list
}

// pupil is what was read of one pupil.
type pupil struct {
	id        string
	referrals []*referral
	shares    []*share
	broken    []spoiling // referrals that cannot be used
}

// referral is one referral, of one row or of several.
type referral struct {
	*row
	number   int // of the pupil's, by date
	rows     []*row
	requests []*asked
}

// share is the work of one specialist with one pupil.
type share struct {
	owner
	contacts []*contact
	episodes []*episode
	spoilt   []spoiling
	sure     []ingest.Date // days of contacts that were attended, of which is not known how many they are
	offRoll  int
	early    bool // before the referral
}

// link puts the records of each pupil together.
func (in *intake) link() *linked {
	in.scatter()
	l := &linked{intake: in, day: in.asOf(), pupils: map[string]*pupil{}}
	if !in.until.IsZero() && l.day.After(in.until) {
		l.day = in.until
	}
	for id := range in.all {
		l.of(id)
	}
	for _, s := range in.asked.Roll.All() {
		l.of(s.Pupil)
	}
	l.order = slices.Sorted(maps.Keys(l.pupils))
	for _, b := range in.torn {
		l.of(b.pupil).broken = append(l.of(b.pupil).broken, b)
	}
	l.linkReferrals()
	l.linkContacts()
	l.linkEpisodes()
	for _, id := range l.order {
		p := l.pupils[id]
		slices.SortFunc(p.shares, func(a, b *share) int {
			return cmp.Or(cmp.Compare(roleRank(a.specialism.role), roleRank(b.specialism.role)), cmp.Compare(a.specialism.name, b.specialism.name))
		})
		for _, s := range p.shares {
			l.compare(p, s)
		}
		l.firstSeen(p)
	}
	l.linkIncidents()
	l.linkAnswers()
	for _, u := range in.universals {
		l.end(u.block.Shape.ID, counted)
	}
	return l
}

func (l *linked) of(id string) *pupil {
	p := l.pupils[id]
	if p == nil {
		p = &pupil{id: id}
		l.pupils[id] = p
	}
	return p
}

// share is a pupil's of a specialist, made when it is first asked for.
func (l *linked) share(o owner) *share {
	p := l.of(o.pupil)
	for _, s := range p.shares {
		if s.specialism == o.specialism {
			return s
		}
	}
	s := &share{owner: o}
	p.shares = append(p.shares, s)
	return s
}

// linkContacts gives contacts to their pupils and specialists. Two rows of one
// pupil, day, specialist and time are one contact or two, and nothing here can tell.
func (l *linked) linkContacts() {
	type key struct {
		owner
		day   ingest.Date
		time  int
		timed bool
	}
	groups, order := map[key][]*contact{}, []key{}
	for _, c := range l.contacts {
		k := key{owner{c.pupil, c.specialism}, c.day, c.time, c.timed}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], c)
	}
	for _, k := range order {
		l.takeContacts(k.owner, groups[k])
	}
	for o, spoilt := range l.narrow {
		s := l.share(o)
		s.spoilt = append(s.spoilt, spoilt...)
	}
}

// takeContacts takes the contacts of one pupil, day, specialist and time.
func (l *linked) takeContacts(o owner, same []*contact) {
	first, shape := same[0], func(c *contact) string { return c.block.Shape.ID }
	if len(same) > 1 && l.setting("duplicates") != "each" {
		agree := true
		for _, c := range same[1:] {
			agree = agree && first.agrees(c)
		}
		if l.setting("duplicates") == "once" && agree {
			for _, c := range same[1:] {
				l.end(shape(c), repeated)
			}
			same = same[:1]
		} else {
			s, attended := l.share(o), true
			for i, c := range same {
				l.end(shape(c), refused)
				attended = attended && c.all() > 0
				if i > 0 {
					l.log.Add(finding.Finding{Rule: RuleContactTwice, From: c.ref(""), Pupil: c.pupil, Seen: "as " + first.ref("").String()})
				}
			}
			for _, c := range same {
				s.spoilt = append(s.spoilt, spoiling{base: c.base, day: c.day, what: flagContactTwice})
			}
			if attended {
				s.sure = append(s.sure, first.day)
			}
			return
		}
	}
	for _, c := range same {
		if c.open > 0 && (l.day.IsZero() || c.day.After(l.day)) {
			l.end(shape(c), ahead)
			continue
		}
		if c.open > 0 {
			l.tell(RuleOpenOutcome, c.base, firstOf(c.block, fieldAttended, fieldMissed, fieldPlanned), "blank")
		}
		l.end(shape(c), counted)
		s := l.share(o)
		s.contacts = append(s.contacts, c)
	}
}

// agrees reports whether two rows say the same of a contact.
func (c *contact) agrees(o *contact) bool {
	return c.attended == o.attended && c.unplanned == o.unplanned && c.missed == o.missed && c.cancelled == o.cancelled && c.open == o.open &&
		c.minutes == o.minutes && c.length == o.length && c.mode == o.mode && c.place == o.place
}

// linkEpisodes gives episodes to their pupils and specialists.
func (l *linked) linkEpisodes() {
	for _, e := range l.episodes {
		s := l.share(owner{e.pupil, e.specialism})
		if i := slices.IndexFunc(s.episodes, e.same); i >= 0 {
			l.log.Add(finding.Finding{Rule: RuleOverlap, From: e.ref(""), Pupil: e.pupil, Seen: "as " + s.episodes[i].ref("").String()})
			l.end(shapeEpisodes, repeated)
			continue
		}
		if i := slices.IndexFunc(s.episodes, e.overlaps); i >= 0 {
			l.log.Add(finding.Finding{Rule: RuleOverlap, From: e.ref(fieldStart), Pupil: e.pupil, Seen: fmt.Sprintf("%s and %s", s.episodes[i], e)})
		}
		l.end(shapeEpisodes, counted)
		s.episodes = append(s.episodes, e)
	}
}

// compare holds a specialist's contacts with a pupil against the pupil's referrals
// and placements.
func (l *linked) compare(p *pupil, s *share) {
	slices.SortStableFunc(s.contacts, func(a, b *contact) int {
		return cmp.Or(cmp.Compare(a.day.Days(), b.day.Days()), cmp.Compare(a.time, b.time))
	})
	slices.SortStableFunc(s.episodes, func(a, b *episode) int { return cmp.Compare(a.start.Days(), b.start.Days()) })
	for _, c := range s.contacts {
		if c.all() > 0 && l.offRoll(c.pupil, c.day) {
			s.offRoll++
			l.tell(RuleOffRoll, c.base, fieldDate, c.day.String())
		}
	}
	asked, known := l.firstAsked(p, s.specialism)
	if !known {
		return
	}
	for _, c := range s.contacts {
		if c.all() == 0 {
			continue
		}
		if asked.After(c.day) {
			s.early = true
			l.tell(RuleBefore, c.base, fieldDate, fmt.Sprintf("%s, referred on %s", c.day, asked))
		}
		return
	}
}

// offRoll reports whether a pupil on the list of pupils was not on roll on a day.
func (l *linked) offRoll(id string, day ingest.Date) bool {
	stays := l.asked.Roll.Of(id)
	for i := range stays {
		if stays[i].On(day) {
			return false
		}
	}
	return len(stays) > 0
}

// firstAsked is the day of the first referral of a pupil that asks for a specialist.
func (l *linked) firstAsked(p *pupil, s specialism) (day ingest.Date, ok bool) {
	for _, r := range p.referrals {
		for _, a := range r.requests {
			if a.specialism != s {
				continue
			}
			if r.day.IsZero() { // it may be the first
				return ingest.Date{}, false
			}
			if !ok || day.After(r.day) {
				day, ok = r.day, true
			}
		}
	}
	return day, ok
}

// seenBy is the day of the first contact in a log with a specialist on a day or after
// it; none where there is none.
func (p *pupil) seenBy(s specialism, from ingest.Date) ingest.Date {
	for _, sh := range p.shares {
		if sh.specialism != s {
			continue
		}
		for _, c := range sh.contacts {
			if c.all() > 0 && !from.After(c.day) {
				return c.day
			}
		}
	}
	return ingest.Date{}
}

// firstSeen holds the first contacts that referrals name against the log. What a row
// with several requests names is the first of any of them.
func (l *linked) firstSeen(p *pupil) {
	for _, r := range p.referrals {
		first, stated := map[at]ingest.Date{}, map[at]*asked{}
		for _, a := range r.requests {
			if a.seen.IsZero() || a.specialism.isZero() {
				continue
			}
			stated[a.at] = a
			if day := p.seenBy(a.specialism, r.day); !day.IsZero() && (first[a.at].IsZero() || first[a.at].After(day)) {
				first[a.at] = day
			}
		}
		for _, row := range r.rows {
			if a, day := stated[row.at], first[row.at]; a != nil && !day.IsZero() && day != a.seen {
				l.tell(RuleFirstSeen, a.base, fieldFirstSeen, fmt.Sprintf("%s, and %s in the log", a.seen, day))
			}
		}
	}
}
