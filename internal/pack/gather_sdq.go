package pack

import (
	"fmt"
	"slices"
	"strings"

	"apst/metrics/cohort"
	"apst/report"
	"apst/sdq"
)

// joinedAnswer is a questionnaire with whose it is.
type joinedAnswer struct {
	*Questionnaire
	of        *pupil
	placement int // 0: to none, or to which is not clear
}

// answers are the questionnaires of the pupils of the return. One that says what another
// says, or that contradicts it, is none of them: they are counted. One that cannot be scored
// is.
func (g *gathering) answers() []joinedAnswer {
	byKey := map[rowKey]*cohort.Joined{}
	rows := g.src.Analysis.Linkage.Rows
	for i := range rows {
		if k, ok := keyOfRow(&rows[i]); ok {
			byKey[k] = &rows[i]
		}
	}
	var out []joinedAnswer
	for i := range g.src.Answers {
		q := &g.src.Answers[i]
		row := byKey[q.key()]
		if row == nil || row.Pupil == nil || g.later(q.Date) || q.contradicted() || row.Place != cohort.Linked && (row.Place != cohort.Refused || !q.Spoilt) {
			continue
		}
		p := g.of(row.Pupil.ID)
		if p == nil {
			continue
		}
		place := g.places[row]
		if place == 0 {
			place = row.Placement
		}
		if p.Counts(place) {
			out = append(out, joinedAnswer{q, p, place})
		}
	}
	return out
}

// head are the columns that answers and scores share.
func (f *filler) questionnaire(g *gathering, a *joinedAnswer) (cells, []string) {
	c := cells{
		"wave": report.TextCell(plainLine(a.Wave)), "informant": report.TextCell(a.Informant.String()), "look_back": report.TextCell(a.LookBack),
		"date": f.day(a.Date, a.of), "flags": report.TextCell(a.Flags),
	}
	if a.placement > 0 {
		c["placement"] = report.IntCell(int64(a.placement))
	}
	if a.Form.Valid() {
		c["form"] = report.TextCell(a.Form.String())
	}
	rater := ""
	if a.Rater != "" {
		rater = g.about.Key.ID("rater", a.of.study+a.Rater)
		c["rater"] = report.TextCell(rater)
	}
	waves := []string{"baseline", "", "endline"}
	at := max(slices.Index(waves, a.Wave), 0)
	if a.Wave != waves[0] && at == 0 {
		at = 1
	}
	return c, []string{fmt.Sprint(at), a.Wave, a.Informant.String(), a.Date.String(), rater, a.At.File, a.At.Sheet, fmt.Sprintf("%08d", a.At.Row)}
}

// items fills sdq_items.csv.
func (g *gathering) items(f *filler) {
	answers := g.answers()
	for i := range answers {
		a := &answers[i]
		c, order := f.questionnaire(g, a)
		c["spoilt"] = report.BoolCell(a.Spoilt)
		for item := sdq.Item(1); item <= sdq.Items; item++ {
			v, ok := a.Answers.Items[item-1].Value()
			if !ok {
				continue
			}
			if a.Answers.AlreadyReversed && item.Reversed() {
				v = 2 - v
			}
			c[fmt.Sprintf("item_%02d", item)] = report.IntCell(int64(v))
		}
		impactCells(c, &a.Answers.Impact)
		if v, ok := a.FollowUp.Problems.Value(); ok {
			c["follow_up_problems"] = report.IntCell(int64(v))
		}
		if v, ok := a.FollowUp.Help.Value(); ok {
			c["follow_up_help"] = report.IntCell(int64(v))
		}
		f.of(a.of, c, order...)
	}
}

// impactCells are the answers to the supplement.
func impactCells(c cells, a *sdq.ImpactAnswers) {
	questions := [...]struct {
		column string
		answer sdq.Rating
	}{
		{"impact_gate", a.Gate}, {"impact_distress", a.Distress}, {"impact_home", a.Home}, {"impact_friends", a.Friends},
		{"impact_classroom", a.Classroom}, {"impact_leisure", a.Leisure},
	}
	for _, q := range questions {
		v, ok := q.answer.Value()
		if !ok {
			continue
		}
		c[q.column] = report.IntCell(int64(v))
		c["impact_coding"] = report.TextCell("form")
		if a.Scored {
			c["impact_coding"] = report.TextCell("points")
		}
	}
}

// scores fills sdq_scores.csv.
func (g *gathering) scores(f *filler) {
	answers := g.answers()
	for i := range answers {
		a := &answers[i]
		c, order := f.questionnaire(g, a)
		for _, scale := range sdq.AllScales() {
			if n, ok := a.Scores.Get(scale).Number(); ok {
				c[scale.String()] = report.IntCell(int64(n))
			}
		}
		if !a.Spoilt {
			c["answered"] = report.IntCell(int64(a.Scores.Answered()))
		}
		var prorated []string
		for _, scale := range []sdq.Scale{sdq.Emotional, sdq.Conduct, sdq.Hyperactivity, sdq.Peer, sdq.Prosocial} {
			if a.Scores.Prorated(scale) {
				prorated = append(prorated, scale.String())
			}
		}
		c["prorated"], c["ruleset"] = report.TextCell(strings.Join(prorated, ";")), report.TextCell(sdq.Ruleset)
		f.of(a.of, c, order...)
	}
}
