package cohort

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/stats"
)

// manyOutcomes are outcomes of every kind, beside those of [build].
func manyOutcomes(b *built) {
	sdq := b.source("sdq")
	for i := range sdq.Outcomes {
		o := &sdq.Outcomes[i]
		switch o.Scale {
		case "total":
			o.Norm = func(informant string) (metrics.Norm, bool) {
				return metrics.Norm{Mean: 10.3, SD: 5.2, Retest: 0.62, Source: "norms"}, informant != "parent"
			}
			o.Added = &metrics.Added{Statistic: "added_value", Title: "added value", Unit: "points", Applies: "For parents, four to eight months apart.", Of: addedLike, Sum: addedSumLike}
		default:
			o.Family = "scales"
		}
	}
	b.source("pass").Outcomes[1].Unit = "percentiles"
	attendance := b.source("attendance")
	attendance.Outcomes = append(attendance.Outcomes, metrics.Outcome{Scale: "persistent", Title: "persistently absent", Pairing: metrics.ByPeriod, Words: true, Order: []string{"false", "true"}},
		metrics.Outcome{Scale: "half_term", Title: "attendance by half-term", Unit: "percentage points", Pairing: metrics.ByStanding, Most: 100, Series: true})
	b.source("support").Outcomes = []metrics.Outcome{
		{Scale: "suspensions", Title: "suspensions", Unit: "events", Better: metrics.Lower, Pairing: metrics.ByStanding, Rate: &metrics.Rate{Exposure: "weeks_on_roll", Per: 100, Unit: "pupil-weeks"}},
		{Scale: "view.helped", Title: "helped", Unit: "points", Pairing: metrics.ByStanding, Least: 1, Most: 5, Answers: true},
		{Scale: "view.said", Title: "said", Pairing: metrics.ByStanding, Words: true, Answers: true},
	}
}

// addedLike is as simple an added value as there can be.
func addedLike(informant, _ string, first, last map[string]metrics.Value, days int) (float64, string) {
	a, okA := first["total"].Number()
	e, okE := first["emotional"].Number()
	z, okZ := last["total"].Number()
	switch {
	case informant != "parent":
		return 0, "for parents only"
	case !okA || !okE || !okZ:
		return 0, "a score is missing"
	case days < 120:
		return 0, "less than 4 months apart"
	}
	return 2.3 + 0.8*a - 0.3*e - z, ""
}

func addedSumLike(all []float64) (points, effect stats.Estimate) {
	points = stats.Mean(all, 0.95)
	effect = points
	effect.Value, effect.Lower, effect.Upper = points.Value/5, points.Lower/5, points.Upper/5
	return points, effect
}

// bigSchool is a school of n pupils with every kind of outcome; lost is the share of
// those without an endline.
func bigSchool(n int, lost float64, seed uint64) *built {
	b := build(true)
	manyOutcomes(b)
	b.s.Groups = append(b.s.Groups, "sex", groupStartBand)
	b.s.Margin = 2
	r := rand.New(rand.NewPCG(seed, 1))
	for i := range n {
		b.drawn(i, lost, r)
	}
	for _, who := range []string{"self", "teacher"} {
		b.source("sdq").Items = append(b.source("sdq").Items, itemsLike(n, who, r))
	}
	return b
}

// drawn adds a pupil drawn by chance.
func (b *built) drawn(i int, lost float64, r *rand.Rand) {
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	facts := "sex=" + pick("F", "M", "") + " year_group=" + pick("7", "8", "9", "10", "11") + " sen=" + pick("N", "K", "E") + " fsm=" + pick("true", "false") +
		" looked_after=" + pick("true", "false") + " centre=" + pick("North", "South/East", "West") + " class=" + pick("A", "B") + " supported=" + pick("true", "false", "")
	p := b.pupil(fmt.Sprintf("P%05d", i), "2022-09-01 2023-07-21 "+facts)
	ends := r.Float64() >= lost
	level := r.NormFloat64()
	score := func(mean, spread, most float64) int {
		return int(max(0, min(most, mean+spread*(0.7*level+0.7*r.NormFloat64()))))
	}
	sdq := func(wave, who, date string, fall float64, rater string) {
		b.row(p, fmt.Sprintf("sdq %s %s %s form:4-17 %s total=%d emotional=%d peer=%d prosocial=%d", wave, who, date, rater,
			score(18-fall, 6, 40), score(5-fall/4, 2, 10), score(4-fall/5, 2, 10), score(6+fall/4, 2, 10)))
	}
	rater := func() string { return pick("rater:a", "rater:a", "rater:b", "") }
	pass := func(wave, date string) {
		x := 1 + r.IntN(99)
		b.row(p, fmt.Sprintf("pass %s self %s f1.percentile=%d f1.band=%s", wave, date, x, []string{"low", "low-moderate", "moderate", "high"}[min(3, x/25)]))
	}
	sdq("baseline", "self", "2022-09-12", 0, "")
	sdq("baseline", "parent", "2022-10-12", 0, "")
	sdq("baseline", "teacher", "2022-09-14", 0, rater())
	pass("baseline", "2022-09-20")
	b.row(p, fmt.Sprintf("ngrt - - 2022-09-15 sas=%d", score(90, 12, 141)))
	b.row(p, fmt.Sprintf("attendance before - - attendance=%d persistent=%s", score(70, 15, 100), pick("true", "false")))
	b.row(p, fmt.Sprintf("attendance half-term - - half_term=%d", 40+i%60))
	if ends {
		sdq("endline", "self", "2023-06-12", 3, "")
		sdq("endline", "parent", "2023-04-12", 3, "")
		sdq("endline", "teacher", "2023-06-14", 2, rater())
		pass("endline", "2023-06-20")
		b.row(p, fmt.Sprintf("ngrt - - 2023-06-15 sas=%d", score(92, 12, 141)))
		b.row(p, fmt.Sprintf("attendance after - - attendance=%d persistent=%s", score(75, 15, 100), pick("true", "false", "false")))
	}
	if r.IntN(2) == 0 {
		b.row(p, "neet 1-month - 2023-08-21 status="+pick("EET", "NEET", "not-known", "?"))
	}
	b.row(p, fmt.Sprintf("support - - - suspensions=%d weeks_on_roll=%d", max(0, r.IntN(6)-3), 20+r.IntN(18)))
	b.row(p, fmt.Sprintf("support - - - minutes=%d specialists=%d", 60, 1))
	b.acts(p, r)
	b.row(p, fmt.Sprintf("support endline child 2023-06-12 view.helped=%s view.said=%s", pick("1", "2", "3", "4", "5", "?"), pick("better", "same", "worse", "?")))
}

// served says that the files of support record acts of every kind.
func (b *built) served() *Source {
	src := b.source("support")
	for kind := range src.Recorded {
		src.Recorded[kind].Kept = true
	}
	src.Roles = []metrics.Named{{ID: "youth-worker", Title: "youth worker"}, {ID: "social-worker", Title: "social worker"}, {ID: "other", Title: "other"}}
	return src
}

// act adds something that was done for a pupil; nil for everybody.
func (b *built) act(p *Pupil, a metrics.Act) {
	if p != nil {
		a.Pupil = p.ID
	}
	b.l.Acts = append(b.l.Acts, Act{Act: &a, Pupil: p, Source: b.source("support")})
}

// acts adds what was done for a pupil, drawn by chance.
func (b *built) acts(p *Pupil, r *rand.Rand) {
	src := b.served()
	day := func(month int) ingest.Date {
		return ingest.Date{Year: 2022, Month: uint8(month), Day: uint8(1 + r.IntN(28))}
	}
	known := func(n int) metrics.Amount { return metrics.Amount{N: n, Known: r.IntN(5) > 0} }
	for range r.IntN(3) {
		role := src.Roles[r.IntN(3)]
		on, by := day(9+r.IntN(4)), metrics.Askers()[r.IntN(4)]
		b.act(p, metrics.Act{Kind: metrics.ReferralAct, Date: on, By: by})
		b.act(p, metrics.Act{Kind: metrics.RequestAct, Date: on, By: by, Role: role.ID, Specialism: role.Title, Decision: metrics.Decisions()[r.IntN(5)],
			DecideDays: known(r.IntN(20)), SeenDays: known(r.IntN(40)), Seen: metrics.Whether(r.IntN(3)), Completed: metrics.Whether(r.IntN(3))})
		b.act(p, metrics.Act{Kind: metrics.EpisodeAct, Date: on, Role: role.ID, Specialism: role.Title, Open: metrics.Whether(1 + r.IntN(2)), Ending: metrics.Endings()[r.IntN(5)]})
		b.act(p, metrics.Act{Kind: metrics.ContactAct, Date: day(12), Role: role.ID, Specialism: role.Title, Planned: metrics.AmountOf(2), Attended: metrics.AmountOf(1), Missed: metrics.AmountOf(1), Minutes: known(40)})
		b.act(p, metrics.Act{Kind: metrics.CommentAct, By: "child"})
	}
	if p.ID == "P00000" {
		b.act(nil, metrics.Act{Kind: metrics.UniversalAct, Date: day(10), Attended: metrics.AmountOf(12)})
	}
}

// itemsLike are answers to five items.
func itemsLike(n int, who string, r *rand.Rand) Items {
	it := Items{Scale: "emotional", Informant: who, Wave: "baseline", Asked: n + n/10, Prorated: n / 20, Least: 0, Most: 10}
	for range n {
		level := r.NormFloat64()
		row, sum := make([]float64, 5), 0.0
		for k := range row {
			row[k] = float64(int(max(0, min(2, 1+level+0.8*r.NormFloat64()))))
			sum += row[k]
		}
		if sum == 0 {
			it.AtLeast++
		}
		if sum == 10 {
			it.AtMost++
		}
		it.Answers = append(it.Answers, row)
	}
	return it
}

// lines are results as texts, for comparing.
func lines(results []metrics.Result) []string {
	out := make([]string, len(results))
	for i := range results {
		r := &results[i]
		out[i] = fmt.Sprintf("%s %v %v %v %v %v %v %d/%d %s %s %s", ResultID(r), r.Value, r.Lower, r.Upper, r.P, r.DF, r.Has, r.N, r.NOf, r.Unit, r.Method, strings.TrimSpace(Note(r)))
	}
	return out
}
