package outcome

import (
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/sdq"
)

// finish settles what can be settled only when all rows are known.
func (r *scoredReader) finish() {
	if r.out.Refused == nil && len(r.all) == 0 {
		r.refuse(finding.Finding{Rule: RuleNoScores, From: sheet.Ref{File: r.out.Name}, Seen: "headings, and nothing below them"})
	}
	if why, at := r.dates.doubt(r.form); why != "" {
		r.refuse(finding.Finding{Rule: RuleDates, From: at, Seen: why})
	}
	if r.out.Refused != nil {
		r.out.Left = r.out.Read - r.out.Outside
		return
	}
	if r.resaved != (sheet.Ref{}) {
		r.lostZeros()
	}
	r.settleCopies()
	for i := range r.all {
		e := &r.all[i]
		switch {
		case e.again:
			r.out.Again++
		case e.refused != "":
			r.out.Rows = append(r.out.Rows, Row{Pupil: e.pupil, Placement: e.placement, At: e.at, From: e.at.String(), Refused: e.refused, Values: e.refusedValues()})
		default:
			r.out.Rows = append(r.out.Rows, e.row(e.at, e.at.String()))
		}
	}
}

// refusedValues are what a row that is refused would have measured, where it is known
// of whom and when: that there was a questionnaire is known then too.
func (e *entry) refusedValues() []metrics.Value {
	if e.pupil == "" || !slices.Contains(waveWords, e.wave) || !e.informant.Valid() {
		return nil
	}
	var out []metrics.Value
	for _, scale := range sdq.AllScales() {
		v := metrics.NoValue(e.key(scale.String()), e.date, metrics.Refused, e.refused)
		v.Form = e.formName()
		out = append(out, v)
	}
	return out
}

// lostZeros refuses the identifiers of a text that a spreadsheet program has saved if
// they are digits: zeros at their beginning are gone, and nobody can tell from which.
func (r *scoredReader) lostZeros() {
	for i := range r.all {
		if e := &r.all[i]; e.digits && e.refused == "" {
			e.refused = RuleZeros.Title
			r.log.Add(finding.Finding{Rule: RuleZeros, From: e.idAt, Pupil: e.pupil, Seen: fmt.Sprintf("%s; that the text was saved by another program shows at %s", e.pupil, r.resaved)})
		}
	}
}

// settleCopies takes each questionnaire once. Of two that should be one and differ none
// counts. The placements of a file that numbers none of them above 1 are not known:
// that is what is written where nothing was.
func (r *scoredReader) settleCopies() {
	type key struct {
		pupil, wave, rater   string
		informant, placement int
	}
	first := map[key]int{}
	numbered := slices.ContainsFunc(r.all, func(e entry) bool { return e.placement > 1 })
	for i := range r.all {
		e := &r.all[i]
		k := key{e.pupil, e.wave, e.rater, int(e.informant), e.placement}
		if !numbered {
			e.placement = 0
		}
		if e.refused != "" {
			continue
		}
		j, met := first[k]
		if !met {
			first[k] = i
			continue
		}
		f := &r.all[j]
		if f.questionnaire == e.questionnaire {
			e.again = true
			r.log.Add(finding.Finding{Rule: RuleAgain, From: e.at, Pupil: e.pupil, Seen: "the same as at " + f.at.String()})
			continue
		}
		if f.refused == "" {
			f.refused = RuleTwoOfOne.Title
			r.log.Add(finding.Finding{Rule: RuleTwoOfOne, From: f.at, Pupil: f.pupil, Seen: "also at " + e.at.String()})
		}
		e.refused = RuleTwoOfOne.Title
		r.log.Add(finding.Finding{Rule: RuleTwoOfOne, From: e.at, Pupil: e.pupil, Seen: "also at " + f.at.String()})
	}
}
