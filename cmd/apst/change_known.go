package main

import (
	"slices"
	"strings"

	"apst/finding"
	"apst/internal/suggest"
	"apst/metrics"
	"apst/metrics/stats"
	"apst/sdq/outcome"
)

// period refuses one that ends before it begins: nobody would be in it.
func (j *changeJob) period() error {
	if s := &j.set; !s.From.IsZero() && !s.To.IsZero() && s.From.After(s.To) {
		return usagef("the period is from %s to %s, and ends before it begins", s.From, s.To).hint("give --from the earlier day, and --to the later one")
	}
	return nil
}

// mainOutcome refuses a main outcome that no measure has: it would be nobody's, and the
// results would not say so.
func (j *changeJob) mainOutcome() error {
	if j.project == nil || j.project.Change.Primary == "" {
		return nil
	}
	words := comparedOutcomes()
	name := j.project.Change.Primary
	if slices.Contains(words, name) {
		return nil
	}
	hint := "name a measure and its scale, such as sdq.total or ngrt.sas"
	near := suggest.Nearest(name, words)
	if i := slices.IndexFunc(words, func(w string) bool { return strings.HasSuffix(w, "."+strings.ToLower(name)) }); i >= 0 {
		near = words[i]
	}
	if near != "" {
		hint = "did you mean " + near + "?"
	}
	return projectError(j.project.Wrong(j.project.Change.PrimaryLine, `primary "`+name+`" is no outcome of which change is worked out`, hint))
}

// comparedOutcomes are the outcomes of all measures of which there can be a change, as
// apst.yaml names them.
func comparedOutcomes() []string {
	var out []string
	add := func(measure string, outcomes []metrics.Outcome) {
		for i := range outcomes {
			if outcomes[i].Pairing != metrics.ByStanding {
				out = append(out, measure+"."+outcomes[i].Scale)
			}
		}
	}
	add("sdq", outcome.Outcomes())
	for _, m := range measures() {
		add(m.ID, m.Outcomes)
	}
	return out
}

// wordsThere are the words that what was read has.
type wordsThere struct {
	measures, informants, methods []string
	scales                        []string // as they are called
	asked                         []string // each way in which a scale may be asked for
}

// there collects the words of what was read and is wanted.
func (j *changeJob) there() *wordsThere {
	w := &wordsThere{}
	add := func(to *[]string, s string) {
		if s != "" && !slices.Contains(*to, s) {
			*to = append(*to, s)
		}
	}
	for i := range j.sources {
		src := &j.sources[i]
		add(&w.measures, src.Measure)
		if len(j.set.Measures) > 0 && !slices.Contains(j.set.Measures, src.Measure) {
			continue
		}
		for _, o := range src.Outcomes {
			add(&w.scales, o.Scale)
			for _, s := range []string{o.Scale, o.Short, src.Measure + "." + o.Scale} {
				add(&w.asked, strings.ToLower(s))
			}
			for _, m := range o.Methods {
				add(&w.methods, m)
			}
		}
		for _, r := range src.Rows {
			for _, v := range r.Values {
				add(&w.informants, v.Informant)
			}
		}
	}
	return w
}

// known refuses a choice of measures, scales, informants or methods of which nothing is
// there: it would do nothing. Where no file was read there is nothing to choose from,
// and where something was refused that may be why nobody of a kind answered: what is
// listed then says it better.
func (j *changeJob) known() error {
	if len(j.sources) == 0 {
		return nil
	}
	w := j.there()
	if j.set.SD > 0 && len(j.set.Informants) != 1 && len(w.informants) > 1 {
		return usagef("--sd and --reliability are of one informant, and there is %s", strings.Join(w.informants, ", ")).hint("say which: --informant %s", w.informants[0])
	}
	for _, s := range j.set.Measures {
		if !slices.Contains(w.measures, s) {
			return usagef("--measure %s: no file that was read holds it", s).hint("there is %s", strings.Join(w.measures, ", "))
		}
	}
	for _, s := range j.set.Scales {
		if !slices.Contains(w.asked, strings.ToLower(s)) {
			return lacking(usagef("--scale %s: no measure that was read has it", s), s, w.scales)
		}
	}
	for _, s := range j.set.Informants {
		if !slices.Contains(w.informants, s) && j.log.Count(finding.Error) == 0 {
			return lacking(usagef("--informant %s: nobody of that kind answered", s), s, w.informants)
		}
	}
	return j.knownMethod(w.methods)
}

// knownMethod refuses a method of reliable change that no outcome has.
func (j *changeJob) knownMethod(methods []string) error {
	name := j.set.Method
	if name == "" || len(methods) == 0 || slices.Contains(methods, name) {
		return nil
	}
	if p := j.project; p != nil && p.Change.Method == name && p.Change.MethodLine > 0 {
		e := lacking(usagef("there is no method of that name"), name, methods)
		return projectError(p.Wrong(p.Change.MethodLine, `there is no method of reliable change "`+name+`"`, strings.Join(e.hints, "\n")))
	}
	return lacking(usagef("there is no method of reliable change %q", name), name, methods)
}

// lacking says what was probably meant, or else what there is.
func lacking(e *UsageError, word string, there []string) *UsageError {
	if near := suggest.List(word, there, 3); len(near) > 0 {
		return e.hint("did you mean %s?", listed(near, "or"))
	}
	if len(there) > 0 {
		return e.hint("there is %s", strings.Join(there, ", "))
	}
	return e
}

// wilcoxonWords are the conventions of the signed-rank test.
func wilcoxonWords() []string { return stats.WilcoxonWords() }
