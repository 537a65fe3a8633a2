package support

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/metrics"
)

func (l *linked) doseLines() []metrics.Line {
	if !l.contactsRead() {
		return nil
	}
	limits, by := l.dose()
	counts, several := map[string]int{}, map[int]int{}
	var minutes []int
	unknown := 0
	for _, id := range l.order {
		d := l.dosageOf(l.pupils[id])
		if d.dose == "" {
			unknown++
		} else {
			counts[d.dose]++
		}
		if !d.countsKnown {
			continue
		}
		several[min(len(d.seen), 3)]++
		if d.minutesWhy == "" && d.total() > 0 {
			minutes = append(minutes, d.minutes)
		}
	}
	var bands []string
	for _, name := range doseNames {
		bands = append(bands, fmt.Sprintf("%s %d", name, counts[name]))
	}
	if unknown > 0 {
		bands = append(bands, fmt.Sprintf("not known %d", unknown))
	}
	population := "pupils who stand in the files"
	if l.asked.Roll != nil {
		population = "pupils on the list of pupils, and others in the files"
	}
	return []metrics.Line{
		{Label: "Amount of support"},
		{Label: "Bands", Text: fmt.Sprintf("by %s: %s", by, limits)},
		{Label: "Pupils by band, of " + population, Text: strings.Join(bands, ", ")},
		{Label: "Pupils by number of specialists", Text: fmt.Sprintf("none %d, one %d, two %d, three or more %d", several[0], several[1], several[2], several[3])},
		{Label: "Minutes of a pupil seen", Text: quartiles(minutes)},
	}
}

func (l *linked) incidentLines() []metrics.Line {
	if !l.has(shapeSuspensions, shapeIncidents) {
		return nil
	}
	var sum tally
	any, onRoll, tenths := 0, 0, 0
	bases := map[string]bool{}
	for _, id := range l.order {
		t := l.tally(l.conducts[id])
		sum.suspensions += t.suspensions
		sum.permanent += t.permanent
		sum.incidents += t.incidents
		if t.suspensions+t.permanent > 0 {
			any++
		}
		if t.weeks.why == "" {
			onRoll++
			tenths += t.weeks.tenths
			bases[t.weeks.basis] = true
		}
	}
	out := []metrics.Line{{Label: "Suspensions and incidents"}, {Label: "Period", Text: fmt.Sprintf("%s to %s", l.from, l.to)}}
	if l.suspensionsRead() {
		out = append(out, metrics.Line{Label: "Suspensions", Text: fmt.Sprintf("%d, and %s, of %s", sum.suspensions, plural(sum.permanent, "permanent exclusion"), plural(any, "pupil"))})
	}
	if l.has(shapeIncidents) {
		out = append(out, metrics.Line{Label: "Incidents", Text: strconv.Itoa(sum.incidents)})
	}
	weeks := "not available: it takes a list of pupils with dates of entry"
	if onRoll > 0 {
		basis := schoolWeeks
		if bases[calendarWeeks] {
			basis = calendarWeeks
		}
		weeks = fmt.Sprintf("%s of %s (%s)", tenthsText(tenths), plural(onRoll, "pupil"), basis)
	}
	out = append(out, metrics.Line{Label: "Weeks on roll", Text: weeks},
		metrics.Line{Label: "Mind", Text: "a change in what is recorded looks like a change in what happened"})
	for _, shape := range []string{shapeSuspensions, shapeIncidents} {
		if c := l.ends[shape]; c != nil && c[outside] > 0 {
			out = append(out, metrics.Line{Label: "Outside the period", Text: fmt.Sprintf("%d of %s", c[outside], shape)})
		}
	}
	return out
}

func (l *linked) viewLines() []metrics.Line {
	if !l.has(shapeViews) {
		return nil
	}
	asked, answered := map[string]int{}, map[string]int{}
	var quotes []string
	for _, a := range l.answers {
		if a.said {
			quotes = append(quotes, a.consent)
			continue
		}
		asked[a.respondent]++
		if a.rated || a.word != "" {
			answered[a.respondent]++
		}
	}
	out := []metrics.Line{{Label: "Views"}}
	for _, who := range append(slices.Clone(tables().means[fieldRespondent]), "") {
		if asked[who] == 0 {
			continue
		}
		label := who
		if label == "" {
			label = flagRespondentNotKnown
		}
		out = append(out, metrics.Line{Label: "Answers, " + label, Text: fmt.Sprintf("%d of %d questions put", answered[who], asked[who])})
	}
	return append(out, metrics.Line{Label: "Quotes by consent; no is not given anywhere", Text: tallied(fieldConsent, quotes)})
}
