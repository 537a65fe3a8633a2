package schooltest

import (
	"math"
	"math/rand/v2"
	"slices"

	"apst/ingest"
	"apst/metrics/cohort"
	"apst/sdq"
	"apst/sdq/intake"
	"apst/sdq/outcome"
)

// usual are the mean scores of the five scales in alternative provision, more or less.
var usual = [...]float64{sdq.Emotional: 4, sdq.Conduct: 5, sdq.Hyperactivity: 6, sdq.Peer: 3.6, sdq.Prosocial: 6}

// questioned is how often an informant answers, in hundredths.
var questioned = [...]int{sdq.Self: 88, sdq.Teacher: 94, sdq.Parent: 55}

// sdqSource is the questionnaires by pupils, teachers and parents.
func sdqSource(o *Options, pupils []*pupil) cohort.Source {
	out := &rows{file: "sdq.csv", src: &cohort.Source{
		Measure: outcome.Measure, Title: "Strengths and Difficulties Questionnaire", Noun: "questionnaires", Ruleset: sdq.Ruleset,
		Outcomes: outcome.Outcomes(), Informants: []string{"self", "teacher", "parent"},
	}}
	items := outcome.NewItems()
	for _, p := range pupils {
		for who := sdq.Self; who <= sdq.Parent; who++ {
			if len(o.Informants) > 0 && !slices.Contains(o.Informants, who.String()) {
				continue
			}
			p.questionnaires(o, who, func(q *intake.Scored) {
				items.Add(q)
				row := outcome.RowOf(q)
				out.add(p, row.Values...)
			})
		}
	}
	src := out.done()
	src.Items = items.All()
	return src
}

// questionnaires are what an informant filled in of a pupil.
func (p *pupil) questionnaires(o *Options, who sdq.Informant, yield func(*intake.Scored)) {
	r := p.chance(10 + uint64(who))
	if r.IntN(100) >= questioned[who] {
		return
	}
	var traits [sdq.Items]float64
	for i := range traits {
		traits[i] = 0.35*p.level + 0.4*r.NormFloat64()
	}
	rater := ""
	if who == sdq.Teacher {
		rater = []string{"T1", "T2", "T3"}[r.IntN(3)]
	}
	first := answers(o, traits, 0, r)
	yield(p.scored(who, "baseline", intake.SixMonths, rater, p.started(7+r.IntN(21)), first))
	if who == sdq.Self && p.n%5 == 3 && !o.NobodyChanged && !o.NoEndlines {
		yield(p.scored(who, "spring", intake.OneMonth, rater, p.started(60), answers(o, traits, p.helped/2, r)))
	}
	last := answers(o, traits, p.helped, r)
	if o.NobodyChanged {
		last = first
	}
	if !p.endline || r.IntN(100) < 8 {
		return
	}
	if who == sdq.Teacher && r.IntN(12) == 0 && !o.NobodyChanged {
		rater = "T4"
	}
	q := p.scored(who, "endline", intake.OneMonth, rater, p.ended(r.IntN(15)), last)
	if better, asked := r.IntN(9), r.IntN(5) > 0; asked {
		q.FollowUp.Problems, _ = sdq.ProgressOf(min(4, better/2+1))
		q.FollowUp.Help, _ = sdq.RatingOf(min(3, better/2))
		if o.OneBand {
			q.FollowUp.Problems = sdq.BitBetter
			q.FollowUp.Help, _ = sdq.RatingOf(2)
		}
	}
	yield(q)
}

// answers are those of a questionnaire, as ticked; now and then some are missing.
func answers(o *Options, traits [sdq.Items]float64, fall float64, r *rand.Rand) sdq.Response {
	var out sdq.Response
	for i := range out.Items {
		item := sdq.Item(i + 1)
		x := traits[i] - fall + 0.35*r.NormFloat64()
		if item.Scale() == sdq.Prosocial {
			x = -x
		}
		n := int(max(0, min(2, math.Round(usual[item.Scale()]/5+x))))
		if item.Reversed() {
			n = 2 - n
		}
		out.Items[i], _ = sdq.AnswerOf(n)
	}
	gate := r.IntN(4)
	out.Impact.Gate, _ = sdq.RatingOf(gate)
	for _, a := range []*sdq.Rating{&out.Impact.Distress, &out.Impact.Home, &out.Impact.Friends, &out.Impact.Classroom, &out.Impact.Leisure} {
		if n := r.IntN(4); gate > 0 {
			*a, _ = sdq.RatingOf(n)
		}
	}
	if o.OneBand {
		oneBand(&out, r)
		return out
	}
	lost := [...]int{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 14}[r.IntN(20)]
	for range lost {
		out.Items[r.IntN(sdq.Items)] = sdq.Missing
	}
	return out
}

// oneBand moves answers until every scale is in the band of most need of every
// informant, on any system.
func oneBand(out *sdq.Response, r *rand.Rand) {
	for _, a := range []*sdq.Rating{&out.Impact.Gate, &out.Impact.Distress, &out.Impact.Home, &out.Impact.Friends, &out.Impact.Classroom, &out.Impact.Leisure} {
		*a, _ = sdq.RatingOf(3)
	}
	for scale := sdq.Emotional; scale <= sdq.Prosocial; scale++ {
		items := scale.Items()
		for k, item := range items {
			n := 2
			if k == r.IntN(8) {
				n = 1
			}
			if scale == sdq.Prosocial {
				n = 0
			}
			if item.Reversed() {
				n = 2 - n
			}
			out.Items[item-1], _ = sdq.AnswerOf(n)
		}
	}
}

// scored is a questionnaire with its scores.
func (p *pupil) scored(who sdq.Informant, wave, lookBack, rater string, on ingest.Date, a sdq.Response) *intake.Scored {
	return &intake.Scored{
		Block: &intake.Block{Wave: wave, Informant: who}, PupilID: []byte(p.id), Rater: []byte(rater), Form: sdq.Form4to17,
		LookBack: lookBack, Date: on, Answers: a, Scores: sdq.Score(&a, who),
	}
}
