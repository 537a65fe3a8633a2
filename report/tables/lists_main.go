package tables

import (
	"cmp"
	"slices"
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
)

// mainOutcome is the outcome that was named beforehand, or the one that stands in for it,
// with its measure; nil where nothing is paired.
func (b *builder) mainOutcome() (string, *metrics.Outcome) {
	for _, f := range b.Flows {
		if o := b.outcome[[2]string{f.Measure, f.Scale}]; o != nil {
			return f.Measure, o
		}
	}
	if b.Settings != nil {
		measure, scale, _ := strings.Cut(b.Settings.Primary, ".")
		if o := b.outcome[[2]string{measure, scale}]; o != nil {
			return measure, o
		}
	}
	return "", nil
}

// groups are the ways in which the pupils of a look were parted for a statistic, in the
// order of the results.
func (l look) groups(statistic string) []string {
	var out []string
	for i := range l.b.Analysis.Results {
		r := &l.b.Analysis.Results[i]
		if r.Statistic != statistic || r.Category != "" || len(r.Group) != 1 || slices.Contains(out, r.Group[0].Name) {
			continue
		}
		if k := keyOf(r); k.population == l.population && k.measure == l.measure && k.scale == l.scale && k.informant == l.informant && k.period == l.period {
			out = append(out, r.Group[0].Name)
		}
	}
	return out
}

// levels are the levels of a way of grouping for which there is a statistic.
func (l look) levels(group, statistic string) []string {
	k := l.key
	k.group, k.level, k.category, k.statistic = group, "", "", statistic
	var out []string
	for _, r := range l.b.groups[k] {
		out = append(out, r.Group[0].Value)
	}
	return out
}

// pupils are those of a population; nil where nobody counted them.
func (b *builder) pupils(population string) *metrics.Result {
	return b.find(key{population: population, statistic: "pupils"})
}

// roles are the national roles in their order, with their titles; the last is for all
// others.
func (b *builder) roles() []metrics.Named {
	if b.Linkage == nil || b.Linkage.Input == nil {
		return nil
	}
	for i := range b.Linkage.Input.Sources {
		if r := b.Linkage.Input.Sources[i].Roles; len(r) > 0 {
			return r
		}
	}
	return nil
}

// roleTitle is a role as a label.
func (b *builder) roleTitle(id string) string {
	if id == notKnown {
		return "Nobody named"
	}
	for _, r := range b.roles() {
		if r.ID == id {
			return titled(r.Title)
		}
	}
	return wordTitle(id)
}

// measureTitle is a measure as a heading.
func (b *builder) measureTitle(id string) string {
	if b.Linkage != nil && b.Linkage.Input != nil {
		for i := range b.Linkage.Input.Sources {
			if s := &b.Linkage.Input.Sources[i]; s.Measure == id && s.Title != "" {
				return titled(s.Title)
			}
		}
	}
	return wordTitle(id)
}

// isAct reports whether a result tells of what was done, act by act.
func isAct(r *metrics.Result) bool {
	s, ok := cohort.LookupStatistic(r.Statistic)
	return ok && s.Of&cohort.OfActs != 0
}

// lacking says why a table has no rows, if it has none and has not said so.
func (t *Table) lacking(why string) {
	if len(t.Rows) > 0 {
		why, t.Why = "", ""
	}
	t.Why = cmp.Or(t.Why, why)
}
