package attendance

import (
	"fmt"
	"slices"

	"apst/metrics"
)

// explainHalfTerms says how the figures of half-terms about entry came about, from
// one to another; where nobody has a rate in any, of that of entry.
func (rd *reading) explainHalfTerms(t *trace, p *person, q metrics.Query, span halfTermSpan) ([]metrics.Derivation, error) {
	if len(p.own) == 0 {
		return nil, nil
	}
	list, err := rd.halfTermsOf(p)
	if err != nil {
		return nil, err
	}
	scale := map[string]string{scaleHalfTerm: scaleAttendance, scaleHalfTermPossible: scalePossible}[q.Scale]
	if scale == "" {
		scale = q.Scale
	}
	var out []metrics.Derivation
	for i := range list {
		x := &list[i]
		if q.Placement != 0 && q.Placement != x.placement {
			continue
		}
		if !x.known {
			out = append(out, metrics.Derivation{Of: rd.halfTermTitled(x, "half-terms about entry"), Why: noAnchorWords(anchorEntry), See: []string{"attendance.entry-half-terms"}})
			continue
		}
		for k := range x.list {
			if h := &x.list[k]; span.from <= h.Number && h.Number <= span.to {
				out = append(out, rd.explainHalfTerm(t, x, h, scale)...)
			}
		}
	}
	return out, nil
}

// halfTermTitled is what is explained, with the placement where there are several.
func (rd *reading) halfTermTitled(x *halfTermed, what string) string {
	if len(rd.req.Roll.Of(x.pupil)) > 1 {
		what += fmt.Sprintf(", placement %d", x.placement)
	}
	return what
}

// explainHalfTerm says how the figures of one half-term came about.
func (rd *reading) explainHalfTerm(t *trace, x *halfTermed, h *HalfTerm, scale string) []metrics.Derivation {
	what := rd.halfTermTitled(x, fmt.Sprintf("attendance, %s (%s) on %s", halfTermPeriod(h.Number), halfTermTitle(h.Number), x.day))
	why := h.Reason.String()
	if h.Reason == TooFew {
		why += fmt.Sprintf(": %d, and %d are needed", h.Tally.Possible(rd.set.basis), rd.set.how.Minimum)
	}
	d := rd.derive(what, &h.Tally, scale, h.Reason == Available, why)
	of := x.own
	if h.Number < 0 {
		of = x.before
	}
	if h.SchoolSessions > 0 {
		d[0].Cells = rd.cellsOf(t, func(m *traced) bool { return slices.Contains(of, m.e) && h.Counted.Contains(m.at.Day()) })
		d[0].Steps = append([]metrics.Step{{
			Text:   fmt.Sprintf("the half-term %s; of it counts %s", h.Whole, h.Counted),
			Result: plural(h.SchoolSessions, "session") + " of the school",
		}}, d[0].Steps...)
	}
	d[0].Notes = append(d[0].Notes, flagNotes(h.Flags.Names())...)
	d[0].Notes = append(d[0].Notes, regression)
	d[0].See = append(d[0].See, "attendance.entry-half-terms")
	return d
}
