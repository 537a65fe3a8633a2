package tables

import (
	"fmt"
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/stats"
)

// What was done otherwise, as the categories of results name it.
const (
	byMethod     = "reliability:"
	byConvention = "wilcoxon:"
	anyRater     = "any-rater"
	knownRater   = "known-rater"
	imputed      = "imputed"
)

// makeT20 is what the main result would have been, had things been done otherwise.
func makeT20(b *builder, t *Table) {
	measure, o := b.mainOutcome()
	if o == nil {
		t.Why = "nothing was measured twice"
		return
	}
	t.Stub, t.Columns = "What was done", []Column{
		{ID: "n", Title: "Pupils", Unit: "pupils"},
		{ID: "change", Title: "Change", Unit: o.Unit, Places: 1, Signed: true},
		{ID: "lower", Title: "Change, lower 95% limit", Unit: o.Unit, Places: 1, Signed: true},
		{ID: "upper", Title: "Change, upper 95% limit", Unit: o.Unit, Places: 1, Signed: true},
		{ID: "p", Title: "p", Unit: "probability", Places: 3},
		{ID: "threshold", Title: "Reliable change exceeds", Unit: o.Unit, Places: 2},
		{ID: "better", Title: "Reliably better", Unit: "pupils"},
		{ID: "better_percent", Title: "Reliably better, %", Unit: "percent", Places: 1},
		{ID: "worse", Title: "Reliably worse", Unit: "pupils"},
		{ID: "worse_percent", Title: "Reliably worse, %", Unit: "percent", Places: 1},
	}
	t.Facts = append(t.Facts, Fact{"Outcome", titled(o.Title)})
	for _, v := range b.views(measure, o.Scale, "mean_change") {
		s := otherwise{t, b.look(measure, o, v), v}
		if v.population == cohort.All && !b.unpartable(s.get("pairs")) {
			s.changes()
			s.tests()
			s.classes()
		}
	}
	t.lacking("too few pupils have a pair of " + o.Title)
	t.Notes = []string{
		"The first line of each part is the result as it stands in the other tables: of all pairs, by the same informant. If the others say much the same, it does not hang on how it was arrived at.",
		"That nobody lost had changed is a bound for thinking, not an estimate.",
		fmt.Sprintf("Multiple imputation fills in each missing endline %d times by a normal model given the baseline (seed %d) and pools by Rubin's rules. It supposes that those lost changed as pairs with the same baseline did; whether they did cannot be known.", stats.DefaultImputation.Sets, stats.DefaultImputation.Seed),
		"Signed-rank tests differ in what they do with pairs without a change, and with ties. Other constants of reliable change move the threshold; whoever is reliably better or worse by a wide threshold is so by a narrow one.",
		changeNote(o),
	}
}

// otherwise writes the lines of one view.
type otherwise struct {
	t *Table
	look
	view view
}

// line adds a line; cells that are not given are not applicable.
func (s *otherwise) line(id, label string, cells map[int]Cell) {
	row := Row{ID: s.view.informant + "/" + id, Population: s.view.population, Group: s.view.title(), Label: label}
	for i := range s.t.Columns {
		c, ok := cells[i]
		if !ok {
			c = lack(NotApplicable, "")
		}
		row.Cells = append(row.Cells, c)
	}
	s.t.Rows = append(s.t.Rows, row)
}

// estimate is a line of an estimate of the change.
func (s *otherwise) estimate(id, label string, n Cell, r *metrics.Result) {
	if r != nil {
		s.line(id, label, map[int]Cell{0: n, 1: s.b.value(r), 2: s.b.lower(r), 3: s.b.upper(r), 4: s.b.p(r)})
	}
}

// changes are the estimates of the change.
func (s *otherwise) changes() {
	b := s.b
	add := func(id, label string, r *metrics.Result) {
		if r != nil {
			s.estimate(id, label, b.n(r), r)
		}
	}
	add("pairs", "As in the other tables: mean of all pairs", s.get("mean_change"))
	add("bootstrap", "The same with a bootstrap interval", s.get("mean_change_bca"))
	add("pseudomedian", "Median of all averages of two (Hodges-Lehmann)", s.get("pseudomedian"))
	if bound := s.get("mean_change", lostUnchanged); bound != nil {
		s.estimate("lost-unchanged", "If nobody lost had changed", b.value(s.get("baselines")), bound)
	}
	if filled := s.get("mean_change", imputed); filled != nil {
		s.estimate(imputed, "Endlines of those lost filled in (multiple imputation)", b.value(s.get("baselines")), filled)
	}
	for _, rater := range []metrics.Named{
		{ID: anyRater, Title: "With pairs between two people"}, {ID: knownRater, Title: "Without pairs of which nobody knows who answered"},
	} {
		if r := s.get("mean_change", rater.ID); r != nil {
			s.estimate(rater.ID, rater.Title, b.value(s.get("pairs", rater.ID)), r)
		}
	}
}

// tests are the signed-rank test by its conventions. Of too few pairs there is none, by
// any of them.
func (s *otherwise) tests() {
	r := s.get("wilcoxon_v")
	switch {
	case r == nil:
	case r.Method == "":
		s.line("wilcoxon", "Signed-rank test", map[int]Cell{0: s.b.n(r), 4: s.b.p(r)})
		return
	default:
		s.line("wilcoxon", "Signed-rank test: "+r.Method, map[int]Cell{0: s.b.n(r), 4: s.b.p(r)})
	}
	for _, category := range s.categories("wilcoxon_v", byConvention) {
		r := s.get("wilcoxon_v", category)
		s.line(category, "Signed-rank test: "+strings.TrimPrefix(category, byConvention), map[int]Cell{0: s.b.n(r), 4: s.b.p(r)})
	}
}

// classes are how many changed reliably, by the constants of reliable change.
func (s *otherwise) classes() {
	one := func(id, label, category string) {
		better, worse := s.get("reliably_improved", category), s.get("deteriorated", category)
		limit := s.get("rci_threshold", category)
		if better == nil && limit == nil {
			return
		}
		n := lack(NotApplicable, "")
		if better != nil {
			n = s.b.n(better)
		}
		s.line(id, label, map[int]Cell{
			0: n, 5: s.b.value(limit), 6: s.b.value(better), 7: s.b.value(s.get("reliably_improved_percent", category)),
			8: s.b.value(worse), 9: s.b.value(s.get("deteriorated_percent", category)),
		})
	}
	one("reliable", "Reliable change, constants as in the other tables", "")
	for _, category := range s.categories("rci_threshold", byMethod) {
		one(category, "Reliable change: "+levelTitle("reliability", strings.TrimPrefix(category, byMethod)), category)
	}
}

// categories are those of a statistic that begin with a word and are of nothing narrower.
func (l look) categories(statistic, prefix string) []string {
	var out []string
	for i := range l.b.Analysis.Results {
		r := &l.b.Analysis.Results[i]
		if r.Statistic != statistic || len(r.Group) > 0 || !strings.HasPrefix(r.Category, prefix) || strings.Contains(r.Category, ";") {
			continue
		}
		if k := keyOf(r); k.population == l.population && k.measure == l.measure && k.scale == l.scale && k.informant == l.informant && k.period == l.period {
			out = append(out, r.Category)
		}
	}
	return out
}
