package cohort

import (
	"strings"

	"apst/metrics"
)

// ResultID tells a result apart from every other of an analysis, and from those of
// other schools: what it is of, part by part. What is empty is a hyphen.
func ResultID(r *metrics.Result) string {
	parts := []string{r.Population, r.Measure, r.Scale, r.Informant, r.Period, Subgroup(r), r.Category, r.Statistic}
	if r.School != "" || r.Arm != "" {
		parts = append([]string{r.School, r.Arm}, parts...)
	}
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte('/')
		}
		switch {
		case p == "":
			p = "-"
		case strings.ContainsAny(p, "%/"):
			p = strings.NewReplacer("%", "%25", "/", "%2F").Replace(p)
		}
		b.WriteString(p)
	}
	return b.String()
}

// Subgroup is the group of a result in words: sex=F.
func Subgroup(r *metrics.Result) string {
	if len(r.Group) == 1 { // as a rule
		return r.Group[0].Name + "=" + r.Group[0].Value
	}
	var out []string
	for _, l := range r.Group {
		out = append(out, l.Name+"="+l.Value)
	}
	return strings.Join(out, ";")
}

// Note is everything that is to be said beside a result: why there is no estimate, what
// the estimate warns of, and what is known of it otherwise.
func Note(r *metrics.Result) string {
	if r.Reason == "" && len(r.Warnings) == 0 {
		return r.Note
	}
	if strings.HasPrefix(r.Note, notAnEffect) { // before anything else
		return join(append([]string{r.Note, r.Reason}, r.Warnings...)...)
	}
	return join(append(append([]string{r.Reason}, r.Warnings...), r.Note)...)
}
