package cohort

import (
	"cmp"
	"fmt"

	"apst/metrics"
)

// unnamedIn are the answers that name no pupil.
func unnamedIn(sources []Source) map[standingKey][]*Observed {
	out := map[standingKey][]*Observed{}
	for i := range sources {
		for _, v := range sources[i].Unnamed {
			key := standingKey{v.Measure, v.Scale, v.Informant, cmp.Or(v.Period, v.Wave)}
			out[key] = append(out[key], &Observed{Value: v})
		}
	}
	return out
}

// keys are what there are values of.
func (v standingValues) keys() []standingKey {
	out := make([]standingKey, 0, len(v.of))
	for key := range v.of {
		out = append(out, key)
	}
	for key := range v.unnamed {
		if v.of[key] == nil {
			out = append(out, key)
		}
	}
	return out
}

// nameless are the answers to a question that name no pupil, and what is to be said of
// them.
func (v standingValues) nameless(st stand) (all []*Observed, note string) {
	if !st.outcome.Answers {
		return nil, ""
	}
	all = v.unnamed[standingKey{st.measure, st.outcome.Scale, st.informant, st.period}]
	if len(all) > 0 {
		note = fmt.Sprintf("%d of those asked named no pupil", len(all))
	}
	return all, note
}

// answered is how many answered a question, of those it was put to.
func (b *book) answered(st stand, pop population, answered, asked int, note string) {
	b.stood(st, pop, "answered", "", note, count(answered, asked), asked, asked)
	b.stood(st, pop, "answered_percent", "", note, b.percent(answered, asked), asked, asked)
}

// wordOf is what a value says in words: of an answer in numbers among words the number.
func wordOf(o *Observed) string {
	x, number := o.Number()
	switch {
	case o.State != metrics.Known:
		return noRecord
	case o.Category != "":
		return o.Category
	case number:
		return plain(x)
	}
	return noRecord
}
