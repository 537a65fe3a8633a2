package support

import (
	"cmp"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/metrics/record"
)

// linkReferrals puts rows together that are of one referral: those with one number,
// pupil and date or, without a number, those of one pupil, date and source.
func (l *linked) linkReferrals() {
	groups, order := map[string][]*row{}, []string{}
	clash := l.clashes()
	for _, r := range l.referrals {
		if clash[numbered{r.block, r.id}] {
			l.breakReferral([]*row{r})
			continue
		}
		key := referralKey(r)
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], r)
	}
	for _, key := range order {
		l.takeReferral(groups[key])
	}
	for _, p := range l.pupils {
		slices.SortStableFunc(p.referrals, func(a, b *referral) int {
			if a.day.IsZero() != b.day.IsZero() { // those without a date come last
				return cmp.Compare(b.day.Days(), a.day.Days())
			}
			return cmp.Compare(a.day.Days(), b.day.Days())
		})
		for i, r := range p.referrals {
			r.number = i + 1
		}
	}
	for _, id := range l.order {
		l.referred = append(l.referred, l.pupils[id].referrals...)
	}
}

// referralKey is what rows of one referral share.
func referralKey(r *row) string {
	if r.id != "" {
		return "number\x00" + r.id + "\x00" + r.pupil + "\x00" + r.day.String()
	}
	if r.day.IsZero() {
		return "row\x00" + r.ref("").String()
	}
	return "day\x00" + r.pupil + "\x00" + r.day.String() + "\x00" + r.by
}

// numbered is a number of a referral in one table.
type numbered struct {
	block *record.Block
	id    string
}

// clashes are the numbers that one table gives to two pupils or two dates. Numbers
// of two files are no concern of one another: schools begin anew each year.
func (l *linked) clashes() map[numbered]bool {
	first, out := map[numbered]*row{}, map[numbered]bool{}
	for _, r := range l.referrals {
		if r.id == "" {
			continue
		}
		k := numbered{r.block, r.id}
		f := first[k]
		switch {
		case f == nil:
			first[k] = r
		case f.pupil != r.pupil:
			out[k] = true
			l.tell(RuleReferralConflict, r.base, fieldReferralID, "two pupils under one number")
		case f.day.IsZero(): // the rows below the first may leave its date out
			f.day = r.day
		case r.day.IsZero():
			r.day = f.day
		case f.day != r.day:
			out[k] = true
			l.tell(RuleReferralConflict, r.base, fieldDate, f.day.String()+" and "+r.day.String())
		}
	}
	return out
}

// breakReferral leaves rows out: what is true of them is not known.
func (l *linked) breakReferral(rows []*row) {
	l.refused++
	for _, r := range rows {
		l.end(r.block.Shape.ID, refused)
		p := l.of(r.pupil)
		p.broken = append(p.broken, spoiling{base: r.base, day: r.day, what: flagReferralContradicts})
	}
}

// takeReferral makes a referral of its rows.
func (l *linked) takeReferral(rows []*row) {
	ref := &referral{row: rows[0], rows: rows}
	for _, r := range rows {
		for i := range r.requests {
			a := &r.requests[i]
			at := slices.IndexFunc(ref.requests, func(o *asked) bool { return o.specialism == a.specialism && !a.specialism.isZero() })
			if at < 0 {
				ref.requests = append(ref.requests, a)
				continue
			}
			if o := ref.requests[at]; differ(o.decision, a.decision) || !o.decided.IsZero() && !a.decided.IsZero() && o.decided != a.decided {
				l.tell(RuleReferralConflict, a.base, fieldDecision, a.specialism.name+": two decisions")
				l.breakReferral(rows)
				return
			}
			l.log.Add(finding.Finding{Rule: RuleReferralTwice, From: a.ref(""), Pupil: a.pupil, Seen: a.specialism.name + ", as " + ref.requests[at].ref("").String()})
			ref.requests[at].complete(a)
		}
	}
	l.dropUnnamed(ref)
	for _, r := range rows {
		end := repeated
		if slices.ContainsFunc(ref.requests, func(a *asked) bool { return a.at == r.at }) || r == rows[0] {
			end = counted
		}
		l.end(r.block.Shape.ID, end)
	}
	p := l.of(ref.pupil)
	p.referrals = append(p.referrals, ref)
}

// differ reports whether two texts are both given and not the same.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// complete fills what a copy of a request says and the first did not.
func (a *asked) complete(o *asked) {
	a.decision = cmp.Or(a.decision, o.decision)
	if a.decided.IsZero() {
		a.decided = o.decided
	}
	if a.seen.IsZero() {
		a.seen = o.seen
	}
}

// dropUnnamed drops the row of a referral that names nobody, where another of its
// rows does.
func (l *linked) dropUnnamed(ref *referral) {
	unnamed := func(a *asked) bool { return a.specialism.isZero() && slices.Contains(a.flags, flagNoSpecialist) }
	if named := slices.DeleteFunc(slices.Clone(ref.requests), unnamed); len(named) > 0 {
		ref.requests = named
	} else {
		ref.requests = ref.requests[:1]
	}
}

// firstReferral is the day of a pupil's first referral, where that is certain.
func (p *pupil) firstReferral() (day ingest.Date, by string, why string) {
	for _, r := range p.referrals {
		switch {
		case r.day.IsZero():
			return ingest.Date{}, "", flagReferralUndated
		case day.IsZero() || day.After(r.day):
			day, by = r.day, r.by
		}
	}
	for _, b := range p.broken {
		if b.day.IsZero() || day.IsZero() || !b.day.After(day) {
			return ingest.Date{}, "", b.what
		}
	}
	return day, by, ""
}
