package support

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/metrics"
)

// Explain implements [metrics.Reading]. The files are read again for the cells.
func (rd *reading) Explain(q metrics.Query) ([]metrics.Derivation, error) {
	in, err := rd.collect(rd.ctx, nil, q.Pupil)
	if err != nil {
		return nil, err
	}
	l := in.link()
	p := l.pupils[q.Pupil]
	if p == nil {
		return nil, nil
	}
	scale, role, _ := strings.Cut(q.Scale, ".")
	wants := func(scales ...string) bool { return scale == "" || slices.Contains(scales, scale) }
	var out []metrics.Derivation
	if wants(scaleReferrals, scaleRequests, scaleFirstReferral) {
		for _, r := range p.referrals {
			for _, a := range r.requests {
				out = append(out, l.explainRequest(r, a))
			}
		}
	}
	if wants(scalePlanned, scaleAttended, scaleMinutes, scaleFirstContact, scaleSpecialists, scaleDose) {
		for _, s := range p.shares {
			if role == "" || s.specialism.role == role {
				out = append(out, l.explainShare(p, s))
			}
		}
	}
	if wants(scaleDose, scaleSpecialists, scaleFirstContact, scaleFirstReferral) && role == "" && l.supported() {
		out = append(out, l.explainDose(p))
	}
	if wants(scaleSuspensions, scaleSessions, scalePermanent, scaleIncidents, scaleWeeks) && l.has(shapeSuspensions, shapeIncidents) {
		out = append(out, l.explainConduct(l.conducts[p.id]))
	}
	if wants(scaleViews, "view") {
		for _, a := range l.answers {
			if a.pupil == p.id && (q.Wave == "" || q.Wave == a.wave) {
				out = append(out, a.explain())
			}
		}
	}
	return out, nil
}

// told are the rules that spoke up about a pupil's records of some kind, in the order
// of their ids.
func (l *linked) told(id string, at func(finding.Finding) bool) []*finding.Rule {
	var out []*finding.Rule
	for _, g := range l.log.Groups() {
		for _, f := range g.Kept {
			if f.Pupil == id && at(f) {
				out = append(out, g.Rule)
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b *finding.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// about tells findings about some records from others.
func about(places ...at) func(finding.Finding) bool {
	return func(f finding.Finding) bool {
		return slices.ContainsFunc(places, func(p at) bool {
			r := p.ref("")
			return r.File == f.From.File && r.Sheet == f.From.Sheet && (r.Row > 0 && r.Row == f.From.Row || r.Row == 0 && r.Col == f.From.Col)
		})
	}
}

func (l *linked) explainRequest(r *referral, a *asked) metrics.Derivation {
	row := l.referralRow(r, a)
	name := a.specialism.name
	if name == "" {
		name = "nobody who can be read"
	}
	d := metrics.Derivation{Of: fmt.Sprintf("referral %d, request for %s", r.number, name), Value: a.decision, Notes: splitFlags(row), See: []string{"support.referrals", "support.decisions", "support.waiting"}}
	if d.Value == "" {
		d.Why = "no decision is written, or it is a word that is not known"
	}
	w := l.wait(r, a)
	for _, s := range []struct {
		text string
		cell metrics.Cell
	}{
		{fmt.Sprintf("from the referral on %s to the decision on %s", r.day, a.decided), w.decide},
		{fmt.Sprintf("from the referral on %s to the first contact on %s", r.day, w.first), w.seen},
		{fmt.Sprintf("from the referral on %s to the day the data are from, %s", r.day, l.day), w.open},
	} {
		if s.cell.Set {
			d.Steps = append(d.Steps, metrics.Step{Text: s.text, Result: plural(int(s.cell.Int), "day")})
		}
	}
	places := []at{a.at}
	for _, part := range r.rows {
		d.Cells = append(d.Cells, part.cells...)
		places = append(places, part.at)
	}
	d.Rules = l.told(r.pupil, about(places...))
	return d
}

// splitFlags are the flags of a row, in words. They stand in the third column from
// the end in every table.
func splitFlags(r *metrics.Row) []string {
	text := r.Cells[len(r.Cells)-3].Text
	if text == "" {
		return nil
	}
	return sayAll(strings.Split(text, ";"))
}

func (l *linked) explainShare(p *pupil, s *share) metrics.Derivation {
	t := l.sums(p, s)
	row := l.supportRow(p, s)
	d := metrics.Derivation{Of: "contacts with " + s.specialism.name, Notes: splitFlags(row), See: []string{"support.contacts", "support.minutes", "support.first-contact"}}
	var places []at
	for _, c := range s.contacts {
		d.Cells = append(d.Cells, c.cells...)
		places = append(places, c.at)
	}
	for _, e := range s.episodes {
		d.Cells = append(d.Cells, e.cells...)
		places = append(places, e.at)
		d.Steps = append(d.Steps, metrics.Step{Text: "episode", Result: e.String()})
	}
	for _, b := range slices.Concat(s.spoilt, l.wide[p.id]) {
		d.Cells = append(d.Cells, b.cells...)
		places = append(places, b.at)
	}
	d.Rules = l.told(p.id, about(places...))
	if !t.sure() {
		d.Why = strings.Join(sayAll(t.unsure), "; ")
		return d
	}
	d.Value = fmt.Sprintf("%d attended", t.total())
	d.Steps = append(d.Steps,
		metrics.Step{Text: fmt.Sprintf("planned: attended %d + missed %d + cancelled %d + without an outcome %d", t.attended, t.missed, t.cancelled, t.open), Result: fmt.Sprint(t.planned())},
		metrics.Step{Text: fmt.Sprintf("attended: planned %d + unplanned %d", t.attended, t.unplanned), Result: fmt.Sprint(t.total())})
	if n, why := t.percent(); why == "" {
		d.Steps = append(d.Steps, metrics.Step{Text: fmt.Sprintf("percent: 100 x %d / (%d + %d)", t.attended, t.attended, t.missed), Result: tenthsText(n)})
	}
	if n, why := t.known(l.setting("missing-minutes") == "skip"); why == "" {
		d.Steps = append(d.Steps, metrics.Step{Text: "minutes of attended contacts", Result: fmt.Sprint(n)})
	}
	return d
}

func (l *linked) explainDose(p *pupil) metrics.Derivation {
	dose := l.dosageOf(p)
	limits, by := l.dose()
	d := metrics.Derivation{Of: "amount of support, of all specialists together", Value: dose.dose, Why: say(dose.doseWhy), Notes: splitFlags(l.dosageRow(p)),
		Steps: []metrics.Step{{Text: "bands by " + by, Result: limits.String()}}, See: []string{"support.dose", "support.first-contact"}}
	if dose.countsKnown {
		d.Steps = append(d.Steps, metrics.Step{Text: "contacts attended", Result: fmt.Sprint(dose.total())})
		if dose.minutesWhy == "" {
			d.Steps = append(d.Steps, metrics.Step{Text: "minutes", Result: fmt.Sprint(dose.minutes)})
		}
	}
	for _, day := range []struct {
		text, day, why string
	}{{"first referral", dose.firstAsked.String(), dose.askedWhy}, {"first contact", dose.firstSeen.String(), dose.seenWhy}} {
		if day.why == "" && day.day != "" {
			d.Steps = append(d.Steps, metrics.Step{Text: day.text, Result: day.day})
		}
	}
	return d
}

func (l *linked) explainConduct(c *conduct) metrics.Derivation {
	t := l.tally(c)
	d := metrics.Derivation{Of: fmt.Sprintf("suspensions and incidents, %s to %s", l.from, l.to), Why: say(t.suspensionsWhy), Notes: splitFlags(l.incidentRow(c)), See: []string{"support.incidents", "support.weeks"}}
	if t.suspensionsWhy == "" {
		d.Value = plural(t.suspensions, "suspension")
	}
	if t.incidentsWhy == "" {
		d.Steps = append(d.Steps, metrics.Step{Text: "incidents", Result: strings.TrimSuffix(fmt.Sprintf("%d: %s", t.incidents, strings.ReplaceAll(t.kinds, ";", ", ")), ": ")})
	}
	if t.weeks.why == "" {
		d.Steps = append(d.Steps, metrics.Step{Text: "weeks on roll, " + t.weeks.basis, Result: tenthsText(t.weeks.tenths)})
	}
	var places []at
	for _, i := range c.all {
		d.Cells = append(d.Cells, i.cells...)
		places = append(places, i.at)
	}
	for _, b := range c.lost {
		d.Cells = append(d.Cells, b.cells...)
		places = append(places, b.at)
	}
	d.Rules = l.told(c.pupil, about(places...))
	return d
}

func (a *answer) explain() metrics.Derivation {
	d := metrics.Derivation{Of: "answer to " + a.item + ", " + a.respondent, Notes: splitFlags(a.row()), Cells: a.cells, See: []string{"support.views", "support.consent"}}
	switch {
	case a.rated:
		d.Value = fmt.Sprint(a.rating)
	case a.word != "":
		d.Value = a.word
	case a.said && a.consent != consentNo:
		d.Value = "a quote, " + a.consent
	default:
		d.Why = strings.Join(sayAll(a.flags), ", ")
	}
	return d
}
