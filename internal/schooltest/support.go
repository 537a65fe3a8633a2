package schooltest

import (
	"slices"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/support"
)

// supportSource is suspensions and incidents, and what was done for pupils.
func supportSource(o *Options, pupils []*pupil) cohort.Source {
	out := &rows{file: "support.csv", src: sourceOf(support.Measure())}
	if !o.NoSupport {
		out.src.Outcomes = append(slices.Clone(out.src.Outcomes), views()...)
	}
	helped := map[*pupil][]metrics.Value{}
	if !o.NoSupport {
		var acts *metrics.Service
		acts, helped = service(o, pupils)
		out.src.Service = *acts
	}
	for _, p := range pupils {
		out.add(p, slices.Concat(p.conduct(o), helped[p])...)
		if !o.NoSupport {
			p.views(o, out)
		}
	}
	return out.done()
}

// conduct are the pupil's suspensions and incidents, and the weeks on roll.
func (p *pupil) conduct(o *Options) []metrics.Value {
	r := p.chance(70)
	weeks := 0
	for i := range p.stays {
		end := p.stays[i].Exit
		if end.IsZero() {
			end = AsOf
		}
		weeks += (end.Days() - p.stays[i].Entry.Days()) / 7
	}
	value := func(scale string, n int) metrics.Value {
		return metrics.NumberValue(metrics.Key{Pupil: p.id, Measure: "support", Scale: scale}, ingest.Date{}, float64(n))
	}
	suspended, incidents := max(0, r.IntN(7)-3), max(0, r.IntN(14)-3)
	if o.OneBand {
		suspended, incidents = 1, 3
	}
	excluded := 0
	if p.last.Facts["exit_reason"] == "other" && r.IntN(2) == 0 {
		excluded = 1
	}
	return []metrics.Value{value("suspensions", suspended), value("permanent_exclusions", excluded), value("incidents", incidents), value("weeks_on_roll", weeks)}
}

// views are the questions of a short survey of pupils and families.
func views() []metrics.Outcome {
	rating := func(item, title string) metrics.Outcome {
		return metrics.Outcome{Scale: "view." + item, Title: title, Short: "view_" + item, Unit: "points", Better: metrics.Higher, Pairing: metrics.ByStanding, Least: 1, Most: 5, Answers: true,
			Applies: "What people say on a form, once: those who answered may differ from those who did not."}
	}
	said := rating("Q3", "question 3")
	said.Least, said.Most, said.Unit, said.Words, said.Order = 0, 0, "", true, []string{"better", "same", "worse"}
	return []metrics.Outcome{rating("Q1", "question 1"), rating("Q2", "question 2"), said}
}

// views are what the pupil and the family answered; some were asked and did not.
func (p *pupil) views(o *Options, out *rows) {
	r := p.chance(71)
	for _, who := range []string{"child", "family"} {
		if asked := r.IntN(10); !p.endline || asked < 3 || who == "family" && asked < 6 {
			continue
		}
		var values []metrics.Value
		for _, item := range []string{"Q1", "Q2", "Q3"} {
			k := metrics.Key{Pupil: p.id, Measure: "support", Scale: "view." + item, Informant: who, Wave: "endline"}
			on, x := p.ended(2), 1+max(r.IntN(5), r.IntN(5))
			if o.OneBand {
				x = 4
			}
			switch {
			case r.IntN(8) == 0:
				values = append(values, metrics.NoValue(k, on, metrics.Missing, "not answered"))
			case item == "Q3":
				values = append(values, metrics.CategoryValue(k, on, []string{"worse", "same", "better"}[min(2, x/2)]))
			default:
				values = append(values, metrics.NumberValue(k, on, float64(x)))
			}
		}
		out.add(p, values...)
	}
}
