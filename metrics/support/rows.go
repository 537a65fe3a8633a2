package support

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
)

// Rows implements [metrics.Reading].
func (rd *reading) Rows(table int) iter.Seq2[*metrics.Row, error] {
	l := rd.result
	makers := [...]func(func(*metrics.Row) bool){
		tableSupport: l.supportRows, tableDosage: l.dosageRows, tableReferrals: l.referralRows,
		tableIncidents: l.incidentRows, tableViews: l.viewRows, tableUniversal: l.universalRows,
	}
	return func(yield func(*metrics.Row, error) bool) {
		makers[table](func(r *metrics.Row) bool { return yield(r, nil) })
	}
}

// places says where records stand: the first, and how many more there are.
func places(refs []sheet.Ref) metrics.Cell {
	if len(refs) == 0 {
		return metrics.Cell{}
	}
	text := refs[0].String()
	if len(refs) > 1 {
		text += fmt.Sprintf(" and %d more", len(refs)-1)
	}
	return metrics.Text(text)
}

// placeOf is where a pupil's records stand: a row, or of many their file alone; of a
// pupil without any the place on the list of pupils.
func (l *linked) placeOf(refs []sheet.Ref, pupil string) sheet.Ref {
	switch len(refs) {
	case 0:
		if stays := l.asked.Roll.Of(pupil); len(stays) > 0 {
			return stays[0].At
		}
		return sheet.Ref{}
	case 1:
		return refs[0]
	}
	return sheet.Ref{File: refs[0].File}
}

// refs are where the records of a share stand.
func (s *share) refs() []sheet.Ref {
	var out []sheet.Ref
	for _, c := range s.contacts {
		out = append(out, c.ref(""))
	}
	for _, e := range s.episodes {
		out = append(out, e.ref(""))
	}
	for _, b := range s.spoilt {
		out = append(out, b.ref(""))
	}
	return out
}

// intIf is a whole number where it is known.
func intIf(known bool, n int) metrics.Cell {
	if !known {
		return metrics.Cell{}
	}
	return metrics.Int(n)
}

// supportRows are the rows of pupils and specialists.
func (l *linked) supportRows(yield func(*metrics.Row) bool) {
	for _, id := range l.order {
		for _, s := range l.pupils[id].shares {
			if !yield(l.supportRow(l.pupils[id], s)) {
				return
			}
		}
	}
}

func (l *linked) supportRow(p *pupil, s *share) *metrics.Row {
	t := l.sums(p, s)
	sure := t.sure()
	flags := slices.Clone(t.unsure)
	first, last := l.endDays(p, s, &flags)
	open, completed, modes := 0, 0, []string{}
	for _, e := range s.episodes {
		if e.openOn(l.day) {
			open++
		}
		if e.reason == "completed" {
			completed++
		}
		modes = once(modes, nonEmpty(e.mode)...)
		flags = once(flags, e.flags...)
	}
	for _, c := range s.contacts {
		modes = once(modes, nonEmpty(c.mode)...)
	}
	percent, minutes, hrs := metrics.Cell{}, metrics.Cell{}, metrics.Cell{}
	if sure {
		if n, why := t.percent(); why == "" {
			percent = tenthsCell(n)
		} else {
			flags = once(flags, why)
		}
		if n, why := t.known(l.setting("missing-minutes") == "skip"); why == "" {
			minutes, hrs = metrics.Int(n), hundredthsCell(hours(n))
			if t.lengthless > 0 {
				flags = once(flags, flagMinutesPartlyKnown)
			}
		} else {
			flags = once(flags, why)
		}
	}
	placed := sure && t.placeless == 0
	if sure && !placed && t.placeless < t.total() {
		flags = once(flags, flagPlaceNotKnown)
	}
	flags = once(flags, t.flags...)
	flags = once(flags, l.shareFlags(p, s, t)...)
	listed := l.has(shapeEpisodes) && !slices.ContainsFunc(s.episodes, func(e *episode) bool { return e.unsure })
	return &metrics.Row{Pupil: p.id, At: l.placeOf(s.refs(), p.id), Cells: []metrics.Cell{
		metrics.Text(p.id), metrics.Text(s.specialism.name), metrics.Text(s.specialism.role), metrics.Day(first), metrics.Day(last),
		intIf(listed, len(s.episodes)), intIf(listed, open), intIf(listed, completed), metrics.Text(strings.Join(modes, ";")),
		intIf(sure && t.unknownPlan == 0, t.planned()), intIf(sure, t.total()), intIf(sure, t.unplanned), intIf(sure && t.unknownPlan == 0, t.missed), intIf(sure, t.cancelled), intIf(sure, t.open),
		percent, minutes, hrs, intIf(placed, t.onSite), intIf(placed, t.offSite), intIf(placed, t.remote),
		metrics.Text(metrics.Flags(flags)), metrics.Text(Ruleset), places(s.refs()),
	}}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// endDays are the days of the first and the last attended contact or, where no contact
// with this specialist is in a log, of the first and last episode.
func (l *linked) endDays(p *pupil, s *share, flags *[]string) (first, last ingest.Date) {
	if l.logged(s.specialism) {
		var why string
		if first, why = l.first(p, s.specialism, ingest.Date{}); why != "" {
			*flags = once(*flags, flagFirstContactNotKnown, why)
		}
		for _, c := range s.contacts {
			if c.all() > 0 && (last.IsZero() || c.day.After(last)) {
				last = c.day
			}
		}
		if len(s.spoilt)+len(l.wide[p.id]) > 0 {
			last = ingest.Date{}
		}
		return first, last
	}
	for i, e := range s.episodes {
		if e.start.IsZero() {
			return ingest.Date{}, ingest.Date{}
		}
		if i == 0 || first.After(e.start) {
			first = e.start
		}
		if e.end.IsZero() || e.end.After(l.day) {
			last = ingest.Date{}
			break
		}
		if i == 0 || e.end.After(last) {
			last = e.end
		}
	}
	*flags = once(*flags, flagDaysOfEpisodes)
	return first, last
}

// shareFlags are what there is to say of a specialist's contacts with a pupil.
func (l *linked) shareFlags(p *pupil, s *share, t *sums) []string {
	var out []string
	if s.early {
		out = append(out, flagContactBeforeReferral)
	}
	if s.offRoll > 0 {
		out = append(out, flagContactOffRoll)
	}
	if t.open > 0 {
		out = append(out, flagOutcomeOpen)
	}
	if l.has(shapeReferrals, shapeDated) && !slices.ContainsFunc(p.referrals, func(r *referral) bool {
		return slices.ContainsFunc(r.requests, func(a *asked) bool { return a.specialism == s.specialism })
	}) {
		out = append(out, flagNoReferral)
	}
	if s.specialism.role == roleOther {
		out = append(out, flagOwnRole)
	}
	if l.lacks(shapeContacts, shapeOwnContacts) {
		out = append(out, flagContactsRefused)
	}
	return out
}

// universalRows are the sessions with everybody.
func (l *linked) universalRows(yield func(*metrics.Row) bool) {
	all := slices.Clone(l.universals)
	slices.SortStableFunc(all, func(a, b *universal) int { return cmp.Compare(a.day.Days(), b.day.Days()) })
	for _, u := range all {
		if !yield(&metrics.Row{Cells: []metrics.Cell{
			metrics.Day(u.day), metrics.Text(u.specialism.name), metrics.Text(u.specialism.role), metrics.Text(u.activity), metrics.Text(u.audience),
			intIf(u.given, u.attendances), intIf(u.minutes > 0, u.minutes), metrics.Text(metrics.Flags(u.flags)), metrics.Text(Ruleset), metrics.Text(u.ref("").String()),
		}}) {
			return
		}
	}
}

// viewRows are the answers, by pupil.
func (l *linked) viewRows(yield func(*metrics.Row) bool) {
	all := slices.Clone(l.answers)
	slices.SortStableFunc(all, func(a, b *answer) int { return cmp.Compare(a.pupil, b.pupil) })
	for _, a := range all {
		if !yield(a.row()) {
			return
		}
	}
}

func (a *answer) row() *metrics.Row {
	r := &metrics.Row{Pupil: a.pupil, At: a.ref(""), Cells: []metrics.Cell{
		metrics.Text(a.pupil), metrics.Text(a.wave), metrics.Day(a.day), metrics.Text(a.respondent), metrics.Text(a.item), intIf(a.rated, a.rating), metrics.Text(a.word),
		metrics.Text(a.quote), metrics.Text(a.consent), metrics.Text(metrics.Flags(a.flags)), metrics.Text(Ruleset), metrics.Text(a.ref("").String()),
	}}
	k := metrics.Key{Pupil: a.pupil, Measure: "support", Scale: viewScale(a.item), Informant: a.respondent, Wave: a.wave}
	if a.respondent != "" && a.who != a.respondent { // two parents may answer on one day
		k.Rater = a.who
	}
	switch {
	case a.said:
	case a.blank:
		r.Values = append(r.Values, metrics.NoValue(k, a.day, metrics.Missing, say(flagNotAnswered)))
	case a.rated:
		r.Values = append(r.Values, metrics.NumberValue(k, a.day, float64(a.rating)))
	case a.word != "":
		r.Values = append(r.Values, metrics.CategoryValue(k, a.day, a.word))
	default:
		why := slices.DeleteFunc(slices.Clone(a.flags), func(f string) bool { return f == flagConsentNotKnown || f == flagRespondentNotKnown })
		r.Values = append(r.Values, metrics.NoValue(k, a.day, metrics.Refused, strings.Join(sayAll(why), ", ")))
	}
	return r
}
