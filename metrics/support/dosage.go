package support

import (
	"slices"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
)

// dosage is how much support a pupil had, of all specialists together.
type dosage struct {
	*sums
	requests    int
	seen        []string // specialists with whom a contact was attended
	firstAsked  ingest.Date
	askedBy     string
	askedWhy    string
	firstSeen   ingest.Date
	seenRole    string
	seenWhy     string
	dose        string
	doseWhy     string
	minutes     int
	minutesWhy  string
	percent     int
	percentWhy  string
	countsKnown bool
}

// supported reports whether anything was read that says how much support there was.
func (l *linked) supported() bool {
	return l.has(shapeReferrals, shapeDated, shapeContacts, shapeOwnContacts, shapeEpisodes)
}

// contactsRead reports whether a log of contacts was read.
func (l *linked) contactsRead() bool { return l.has(shapeContacts, shapeOwnContacts) }

// dosageOf adds a pupil's contacts up over specialists.
func (l *linked) dosageOf(p *pupil) *dosage {
	d := &dosage{sums: &sums{}}
	for _, s := range p.shares {
		t := l.sums(p, s)
		d.plus(t)
		if t.total() > 0 || len(s.sure) > 0 {
			d.seen = append(d.seen, s.specialism.name)
		}
	}
	for _, b := range l.wide[p.id] {
		d.doubt(b.what)
	}
	for _, r := range p.referrals {
		d.requests += len(r.requests)
	}
	if !l.contactsRead() {
		d.unsure = []string{flagNoLog}
	} else if l.lacks(shapeContacts, shapeOwnContacts) {
		d.doubt(flagContactsRefused)
	}
	d.countsKnown = d.sure()
	d.firstAsked, d.askedBy, d.askedWhy = p.firstReferral()
	d.firstSeen, d.seenRole, d.seenWhy = l.firstOf(p, "")
	if !d.countsKnown {
		d.minutesWhy, d.percentWhy, d.doseWhy = d.unsure[0], d.unsure[0], d.unsure[0]
		return d
	}
	d.minutes, d.minutesWhy = d.known(l.setting("missing-minutes") == "skip")
	d.percent, d.percentWhy = d.sums.percent()
	limits, by := l.dose()
	switch {
	case by == "contacts":
		d.dose = limits.of(d.total())
	case d.minutesWhy != "":
		d.doseWhy = d.minutesWhy
	default:
		d.dose = limits.of(d.minutes)
	}
	return d
}

// firstOf is the day and the role of a pupil's first contact with anybody, or with
// somebody of a role, and why there is none where that is not certain.
func (l *linked) firstOf(p *pupil, role string) (day ingest.Date, by, why string) {
	if !l.contactsRead() && !l.has(shapeReferrals, shapeDated) {
		return ingest.Date{}, "", flagNoLog
	}
	if l.lacks(shapeContacts, shapeOwnContacts) {
		return ingest.Date{}, "", flagContactsRefused
	}
	take := func(d ingest.Date, r string) {
		if !d.IsZero() && (day.IsZero() || day.After(d)) {
			day, by = d, r
		}
	}
	doubts := slices.Clone(l.wide[p.id])
	for _, s := range p.shares {
		if role != "" && s.specialism.role != role {
			continue
		}
		d, w := l.first(p, s.specialism, ingest.Date{})
		if w != "" {
			doubts = append(doubts, s.doubtful(w)...)
		}
		take(d, s.specialism.role)
		if !l.logged(s.specialism) && len(s.episodes) > 0 {
			doubts = append(doubts, spoiling{day: s.episodes[0].start, what: flagNotInALog})
		}
	}
	for _, r := range p.referrals {
		for _, a := range r.requests {
			if !l.logged(a.specialism) && (role == "" || a.specialism.role == role && !a.shared) {
				take(a.seen, a.specialism.role)
			}
		}
	}
	for _, b := range doubts {
		if b.day.IsZero() || day.IsZero() || day.After(b.day) {
			return ingest.Date{}, "", b.what
		}
	}
	return day, by, ""
}

// doubtful are the days on which a first contact may have been, of which nothing
// certain is known.
func (s *share) doubtful(why string) []spoiling {
	out := slices.Clone(s.spoilt)
	for _, c := range s.contacts {
		switch {
		case c.open > 0:
			out = append(out, spoiling{day: c.day, what: why})
		case c.all() > 0: // later ones do not matter, unless this one is not certain to be the first
			out = append(out, spoiling{day: c.day, what: why})
			return out
		}
	}
	return out
}

// dosageRows are a row for each pupil.
func (l *linked) dosageRows(yield func(*metrics.Row) bool) {
	if !l.supported() {
		return
	}
	for _, id := range l.order {
		if !yield(l.dosageRow(l.pupils[id])) {
			return
		}
	}
}

func (l *linked) dosageRow(p *pupil) *metrics.Row {
	d := l.dosageOf(p)
	flags := slices.Clone(d.unsure)
	for _, why := range []string{d.minutesWhy, d.percentWhy} {
		if why != "" && d.total() > 0 {
			flags = once(flags, why)
		}
	}
	if d.askedWhy != "" {
		flags = once(flags, flagFirstReferralNotKnown, d.askedWhy)
	}
	if d.seenWhy != "" && l.contactsRead() {
		flags = once(flags, flagFirstContactNotKnown, d.seenWhy)
	}
	if l.asked.Roll != nil && len(l.asked.Roll.Of(p.id)) == 0 {
		flags = once(flags, flagNotOnList)
	}
	percent, minutes, hrs := metrics.Cell{}, metrics.Cell{}, metrics.Cell{}
	if d.percentWhy == "" {
		percent = tenthsCell(d.percent)
	}
	if d.minutesWhy == "" {
		minutes, hrs = metrics.Int(d.minutes), hundredthsCell(hours(d.minutes))
	}
	var refs []sheet.Ref
	for _, r := range p.referrals {
		for _, row := range r.rows {
			refs = append(refs, row.ref(""))
		}
	}
	for _, s := range p.shares {
		refs = append(refs, s.refs()...)
	}
	row := &metrics.Row{Pupil: p.id, At: l.placeOf(refs, p.id), Cells: []metrics.Cell{
		metrics.Text(p.id), intIf(l.has(shapeReferrals, shapeDated), len(p.referrals)), intIf(l.has(shapeReferrals, shapeDated), d.requests), intIf(d.countsKnown, len(d.seen)), metrics.Text(strings.Join(d.seen, ";")),
		intIf(d.countsKnown && d.unknownPlan == 0, d.planned()), intIf(d.countsKnown, d.total()), percent, minutes, hrs, metrics.Text(d.dose),
		metrics.Day(d.firstAsked), metrics.Day(d.firstSeen), metrics.Text(metrics.Flags(flags)), metrics.Text(Ruleset), places(refs),
	}}
	row.Values = l.dosageValues(p, d)
	return row
}

// values collects the values of one pupil.
type values struct {
	pupil  string
	period string // of which time they are, where that is not all
	list   []metrics.Value
}

func (v *values) key(scale string) metrics.Key {
	return metrics.Key{Pupil: v.pupil, Measure: "support", Scale: scale, Period: v.period}
}

// number gives a number, or says why there is none.
func (v *values) number(scale string, n float64, why string) {
	if why != "" {
		v.none(scale, metrics.Refused, say(why))
		return
	}
	v.list = append(v.list, metrics.NumberValue(v.key(scale), ingest.Date{}, n))
}

func (v *values) none(scale string, s metrics.State, why string) {
	v.list = append(v.list, metrics.NoValue(v.key(scale), ingest.Date{}, s, why))
}

// day gives a day, with a word beside it, or says why there is none.
func (v *values) day(scale string, day ingest.Date, category, why, never string) {
	switch {
	case why != "":
		v.none(scale, metrics.Refused, say(why))
	case day.IsZero():
		v.none(scale, metrics.NotApplicable, never)
	default:
		v.list = append(v.list, metrics.CategoryValue(v.key(scale), day, category))
	}
}

// dosageValues are what other parts pair and count.
func (l *linked) dosageValues(p *pupil, d *dosage) []metrics.Value {
	v := &values{pupil: p.id}
	if l.has(shapeReferrals, shapeDated) {
		v.number(scaleReferrals, float64(len(p.referrals)), brokenWhy(p))
		v.number(scaleRequests, float64(d.requests), brokenWhy(p))
		v.day(scaleFirstReferral, d.firstAsked, d.askedBy, d.askedWhy, "never referred")
	}
	if !l.contactsRead() {
		if !d.firstSeen.IsZero() { // referrals have it
			v.day(scaleFirstContact, d.firstSeen, d.seenRole, d.seenWhy, "")
		}
		return v.list
	}
	v.day(scaleFirstContact, d.firstSeen, d.seenRole, d.seenWhy, "no contact yet")
	counts := ""
	if !d.countsKnown {
		counts = d.unsure[0]
	}
	v.number(scaleSpecialists, float64(len(d.seen)), counts)
	planned := counts
	if planned == "" && d.unknownPlan > 0 {
		planned = flagPlannedNotKnown
	}
	v.number(scalePlanned, float64(d.planned()), planned)
	v.number(scaleAttended, float64(d.total()), counts)
	v.number(scaleMinutes, float64(d.minutes), d.minutesWhy)
	if d.doseWhy != "" {
		v.none(scaleDose, metrics.Refused, say(d.doseWhy))
	} else {
		v.list = append(v.list, metrics.CategoryValue(v.key(scaleDose), ingest.Date{}, d.dose))
	}
	l.roleValues(p, v)
	return v.list
}

// brokenWhy says why a pupil's referrals are not all known.
func brokenWhy(p *pupil) string {
	if len(p.broken) == 0 {
		return ""
	}
	return p.broken[0].what
}

// roleValues are a pupil's contacts by national role, of those with whom there is
// anything.
func (l *linked) roleValues(p *pupil, v *values) {
	for _, role := range tables().roles {
		t, any := &sums{}, false
		for _, s := range p.shares {
			if s.specialism.role == role {
				t.plus(l.sums(p, s))
				any = true
			}
		}
		if !any {
			continue
		}
		counts := ""
		if !t.sure() {
			counts = t.unsure[0]
		}
		minutes, why := t.known(l.setting("missing-minutes") == "skip")
		if counts != "" {
			why = counts
		}
		day, by, unknown := l.firstOf(p, role)
		v.day(scaleFirstContact+"."+role, day, by, unknown, "no contact yet")
		v.number(scaleAttended+"."+role, float64(t.total()), counts)
		v.number(scaleMinutes+"."+role, float64(minutes), why)
	}
}
