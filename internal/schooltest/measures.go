package schooltest

import (
	"math"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/attendance"
	"apst/metrics/cohort"
	"apst/metrics/neet"
	"apst/metrics/ngrt"
	"apst/metrics/pass"
	"apst/metrics/plan"
)

// sourceOf is a source of a measure without any rows.
func sourceOf(m *metrics.Measure) *cohort.Source {
	return &cohort.Source{Measure: m.ID, Title: m.Title, Noun: m.Spec.Noun, Ruleset: m.Ruleset, Outcomes: m.Outcomes}
}

// attendanceSource is the windows before and after entry, and the half-terms about it.
func attendanceSource(o *Options, pupils []*pupil) cohort.Source {
	out := &rows{file: "attendance.csv", src: sourceOf(attendance.Measure())}
	for _, p := range pupils {
		r := p.chance(20)
		home := r.IntN(10) < 7
		before := 68 - 9*p.level + 12*r.NormFloat64()
		after := before + 30*p.helped + 9*r.NormFloat64()
		if o.NobodyChanged {
			after = before
		}
		if o.OneBand {
			before, after = 62+8*r.Float64(), 64+8*r.Float64()
		}
		if o.OneBand && o.NobodyChanged {
			after = before
		}
		key := metrics.Key{Pupil: p.id, Measure: "attendance"}
		why := ""
		if !home {
			why = "no marks of the home school"
		}
		var values []metrics.Value
		possible := [2]int{48 + 2*r.IntN(7), 48 + 2*r.IntN(7)}
		if o.NobodyChanged {
			possible[1] = possible[0]
		}
		values = append(values, window(key, "before", before, possible[0], why, ingest.Date{})...)
		why = ""
		if o.NoEndlines || r.IntN(14) == 0 {
			why = "fewer than 20 possible sessions"
		}
		values = append(values, window(key, "after", after, possible[1], why, later(p.last.Entry, 42))...)
		out.add(p, values...)
		out.add(p, p.halfTerms(key, home, before, after)...)
	}
	return out.done()
}

// window are the values of a window of attendance; without a rate why says so.
func window(key metrics.Key, period string, percent float64, possible int, why string, on ingest.Date) []metrics.Value {
	key.Period = period
	k := func(scale string) metrics.Key { key.Scale = scale; return key }
	if why != "" {
		var out []metrics.Value
		for _, scale := range []string{"attendance", "absence", "persistent", "severe"} {
			out = append(out, metrics.NoValue(k(scale), on, metrics.NotAvailable, why))
		}
		return out
	}
	attended := min(possible, max(0, int(math.Round(percent*float64(possible)/100))))
	absent := possible - attended
	rate := func(n int) float64 { return float64(100*n) / float64(possible) }
	return []metrics.Value{
		metrics.NumberValue(k("attendance"), on, rate(attended)), metrics.NumberValue(k("possible"), on, float64(possible)), metrics.NumberValue(k("absence"), on, rate(absent)),
		metrics.CategoryValue(k("persistent"), on, word(absent*10 >= possible)), metrics.CategoryValue(k("severe"), on, word(absent*2 >= possible)),
	}
}

// ngrtSource is two sittings of the reading test.
func ngrtSource(o *Options, pupils []*pupil) cohort.Source {
	out := &rows{file: "ngrt.csv", src: sourceOf(ngrt.Measure())}
	for _, p := range pupils {
		r := p.chance(30)
		if r.IntN(10) == 0 {
			continue
		}
		form := "digital"
		if r.IntN(8) == 0 {
			form = "paper"
		}
		sit := func(on ingest.Date, sas float64, form string) {
			v := metrics.NumberValue(metrics.Key{Pupil: p.id, Measure: "ngrt", Scale: "sas"}, on, max(70, min(140, math.Round(sas))))
			v.Form = form
			out.add(p, v)
		}
		sas := 86 - 4*p.level + 9*r.NormFloat64()
		sit(p.started(14), sas, form)
		if !o.NobodyChanged {
			sas += 2 + 6*r.NormFloat64()
			if r.IntN(15) == 0 {
				form = "paper"
			}
		}
		if p.endline {
			sit(p.ended(3), sas, form)
		}
	}
	return out.done()
}

// passSource is two surveys of attitudes, of nine factors.
func passSource(o *Options, pupils []*pupil) cohort.Source {
	m := pass.Measure()
	out := &rows{file: "pass.csv", src: sourceOf(m)}
	for _, p := range pupils {
		r := p.chance(40)
		if r.IntN(10) < 2 {
			continue
		}
		var first, last []metrics.Value
		for i := 0; i < 27; i += 3 { // band, percentile and normal score of each factor
			x := 2.4*r.NormFloat64() - p.level - 1
			y := x + 0.8*r.NormFloat64() + p.helped
			a, b := percentile(x), percentile(y)
			if o.OneBand {
				a, b = 1+r.IntN(5), 1+r.IntN(5)
			}
			if o.NobodyChanged {
				b = a
			}
			first = append(first, p.attitudes(m.Outcomes[i:i+3], "baseline", p.started(16), a)...)
			last = append(last, p.attitudes(m.Outcomes[i:i+3], "endline", p.ended(4), b)...)
		}
		out.add(p, first...)
		if p.endline && r.IntN(12) > 0 {
			out.add(p, last...)
		}
	}
	return out.done()
}

// percentile is where a score lies.
func percentile(x float64) int { return max(1, min(99, int(100/(1+math.Exp(-x))))) }

// attitudes are the values of one factor.
func (p *pupil) attitudes(of []metrics.Outcome, wave string, on ingest.Date, percentile int) []metrics.Value {
	band := "high"
	for _, b := range []struct {
		upTo int
		name string
	}{{30, "moderate"}, {20, "low-moderate"}, {5, "low"}} {
		if percentile <= b.upTo {
			band = b.name
		}
	}
	var out []metrics.Value
	for i := range of {
		k := metrics.Key{Pupil: p.id, Measure: "pass", Scale: of[i].Scale, Informant: "self", Wave: wave}
		switch {
		case of[i].Words:
			out = append(out, metrics.CategoryValue(k, on, band))
		case of[i].Medians:
			out = append(out, metrics.NumberValue(k, on, float64(percentile)))
		default:
			out = append(out, metrics.NumberValue(k, on, math.Sqrt2*math.Erfinv(2*(float64(percentile)+0.5)/100-1)))
		}
	}
	return out
}

// neetSource is where leavers were some time after leaving.
func neetSource(o *Options, pupils []*pupil) cohort.Source {
	out := &rows{file: "neet.csv", src: sourceOf(neet.Measure())}
	for _, p := range pupils {
		r := p.chance(50)
		for _, shot := range []struct {
			period string
			days   int
		}{{"1-month", 30}, {"6-months", 183}} {
			said := [][2]string{
				{"EET", "EET:education"}, {"EET", "EET:education"}, {"EET", "EET:training"}, {"EET", "EET:employment"}, {"NEET", "NEET:available"}, {"NEET", "NEET:not_available"}, {"not-known", "NOT_KNOWN"}, {"", ""},
			}[r.IntN(8)]
			if o.OneBand {
				said = [2]string{"EET", "EET:education"}
			}
			if p.last.Exit.IsZero() || later(p.last.Exit, shot.days).After(AsOf) {
				continue
			}
			on := later(p.last.Exit, shot.days)
			var values []metrics.Value
			for i, scale := range []string{"status", "group"} {
				k := metrics.Key{Pupil: p.id, Measure: "neet", Scale: scale, Period: shot.period, Placement: p.last.Placement}
				if said[i] == "" {
					values = append(values, metrics.NoValue(k, on, metrics.Missing, "nothing is recorded near the day"))
				} else {
					values = append(values, metrics.CategoryValue(k, on, said[i]))
				}
			}
			out.add(p, values...)
		}
	}
	return out.done()
}

// planSource is where pupils went whose plan was the return to a mainstream school.
func planSource(o *Options, pupils []*pupil) cohort.Source {
	out := &rows{file: "plans.csv", src: sourceOf(plan.Measure())}
	for _, p := range pupils {
		r := p.chance(60)
		k := metrics.Key{Pupil: p.id, Measure: "plan", Scale: "returned"}
		went := p.last.Facts["destination"]
		switch meant := r.IntN(10) < 6; {
		case !meant || p.last.Exit.IsZero():
			out.add(p, metrics.NoValue(k, ingest.Date{}, metrics.NotApplicable, "not to return, or still on roll"))
		case went == "":
			out.add(p, metrics.NoValue(k, p.last.Exit, metrics.Missing, "the list of pupils does not say where the pupil went"))
		case o.OneBand:
			out.add(p, metrics.CategoryValue(k, p.last.Exit, "mainstream"))
		default:
			out.add(p, metrics.CategoryValue(k, p.last.Exit, went))
		}
	}
	return out.done()
}
