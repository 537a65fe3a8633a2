package tables

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"apst/metrics"
	"apst/metrics/cohort"
)

// thresholds are how much change counts and the cut-offs of an outcome by an informant:
// constants, found by the pairs that they were used for.
type thresholds struct {
	reliable []*metrics.Reliable
	cuts     []*cohort.Cut
}

func (b *builder) thresholds(measure string, o *metrics.Outcome, informant string) thresholds {
	var t thresholds
	for _, p := range b.Pairs {
		if p.Measure != measure || p.Outcome.Scale != o.Scale || p.Informant != informant || p.Reliable == nil {
			continue
		}
		if !slices.ContainsFunc(t.reliable, func(r *metrics.Reliable) bool { return *r == *p.Reliable }) {
			t.reliable = append(t.reliable, p.Reliable)
		}
		if p.Cut != nil && !slices.ContainsFunc(t.cuts, func(c *cohort.Cut) bool { return *c == *p.Cut }) {
			t.cuts = append(t.cuts, p.Cut)
		}
	}
	slices.SortFunc(t.reliable, func(x, y *metrics.Reliable) int {
		return cmp.Or(cmp.Compare(x.Limit, y.Limit), cmp.Compare(x.Source, y.Source))
	})
	slices.SortFunc(t.cuts, func(x, y *cohort.Cut) int {
		return cmp.Or(cmp.Compare(x.Limit, y.Limit), cmp.Compare(x.Title, y.Title))
	})
	return t
}

// notes say what they are, a sentence each.
func (t thresholds) notes(o *metrics.Outcome, informant string) []string {
	who := cmp.Or(InformantTitle(informant), titled(o.Title))
	var out []string
	for _, r := range t.reliable {
		text := who + ": a change counts as reliable "
		if r.Points > 0 {
			text += fmt.Sprintf("from %d %s on", r.Points, o.Unit)
		} else {
			text += fmt.Sprintf("beyond %s %s", short(r.Limit), o.Unit)
		}
		if r.SD > 0 {
			text += fmt.Sprintf(", by a standard deviation of %s and a reliability of %s", short(r.SD), short(r.Reliability))
		}
		text += " (" + r.Source
		if !r.Confirmed {
			text += "; not confirmed by a second source"
		}
		out = append(out, text+").")
	}
	for _, c := range t.cuts {
		out = append(out, who+": "+c.String()+".")
	}
	return out
}

// short is a constant with no more digits than it needs.
func short(x float64) string { return strconv.FormatFloat(x, 'g', 4, 64) }

// frame is what a chart of an outcome is drawn in, by the thresholds of an informant.
func (t thresholds) frame(o *metrics.Outcome, informant string) Frame {
	f := Frame{Low: o.Least, High: o.Most, Unit: o.Unit, Better: o.Better, Outcome: o.Title, Informant: InformantTitle(informant)}
	if len(t.reliable) == 1 {
		f.Limit, f.Points = t.reliable[0].Limit, t.reliable[0].Points
	}
	if len(t.cuts) == 1 {
		f.Cut, f.HasCut, f.CutTitle = t.cuts[0].Limit, true, t.cuts[0].Title
	}
	return f
}
