package figures

import (
	"fmt"
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/charts"
	"apst/report/release"
	"apst/report/tables"
	"apst/report/words"
)

// frame is what stands around the chart of a view: title and description are the
// chart's to say, or its own where they are empty.
func (v *view) frame(title string, subtitle ...string) charts.Frame {
	return charts.Frame{ID: v.id, Title: title, Subtitle: v.subtitle(subtitle...), Source: v.source()}
}

// subtitle is who answered of whom, and what else has to be known.
func (v *view) subtitle(parts ...string) string {
	var out []string
	if v.informant != "" {
		out = append(out, tables.InformantTitle(v.informant))
	}
	for i := range v.rows {
		if p := v.rows[i].Population; p != "" {
			out = append(out, tables.PopulationTitle(p))
			break
		}
	}
	text := strings.Join(append(out, parts...), "; ")
	return capital(text)
}

// source is the small print: whose numbers, as of when, for whom, made with what.
func (v *view) source() string {
	a := &v.release.About
	var out []string
	add := func(text string) {
		if text != "" {
			out = append(out, text)
		}
	}
	add(a.School)
	add(a.Period)
	if !a.AsOf.IsZero() {
		add("data as of " + a.AsOf.String())
	}
	add("profile " + v.release.Profile.Name)
	if a.Version != "" {
		add("apst " + a.Version)
	}
	return strings.Join(out, ", ")
}

// few is below how many pupils no pattern is described.
const few = words.FewPupils

// tooFew is what is said in place of a pattern; empty where there are enough. Of a
// hidden number nobody knows whether they are few.
func tooFew(what string, n release.Shown) string {
	if n.Known && n.Number < few {
		return fmt.Sprintf("%s: n = %s, too few to describe a pattern", what, n)
	}
	return ""
}

// better is which way an outcome improves, in words.
func better(b metrics.Better) string { return words.Better(b) }

// pairs is n as a subtitle has it: n = 32.
func nOf(n release.Shown) string { return "n = " + n.String() }

// some is a whole number in a sentence: none, 1, 1,200.
func some(n charts.Count) string {
	if !n.Hidden && n.N == 0 {
		return "none"
	}
	return n.String()
}

// percent is a percentage as its table shows it: 81.4%, c.
func percent(s release.Shown) string {
	if s.Known {
		return s.String() + "%"
	}
	return s.String()
}

// capital is a text with a capital.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// small is a text that goes on in a sentence.
func small(s string) string {
	if len(s) < 2 || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// all is whom a chart without an informant is of.
func all() string { return tables.PopulationTitle(cohort.All) }

// pupils is a number of pupils: 1 pupil, 1,200 pupils, c pupils.
func pupils(n release.Shown) string {
	if !n.Known {
		return n.String() + " pupils"
	}
	return countOf(n).Of("pupil", "pupils")
}

// were is a number as what is said of so many: none were, 1 was, 12 were.
func were(n release.Shown) string {
	if n.Known && n.Number == 1 {
		return "1 was"
	}
	return some(countOf(n)) + " were"
}
