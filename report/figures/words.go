package figures

import (
	"cmp"
	"fmt"
	"strings"

	"apst/metrics"
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
	if who := cmp.Or(tables.InformantTitle(v.informant), v.table.Frame.Informant); who != "" {
		out = append(out, who)
	}
	for i := range v.rows {
		if p := v.rows[i].Population; p != "" {
			out = append(out, tables.PopulationTitle(p))
			break
		}
	}
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return capital(strings.Join(out, "; "))
}

// all is how many pupils the chart is of, as the line of all has it.
func (v *view) all() string {
	n := v.row("all").shown("n")
	if n.Symbol == release.SymbolNotApplicable {
		return ""
	}
	return "n = " + countOf(n).String()
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
	if a.Period != "" {
		add("period: " + a.Period)
	}
	if !a.AsOf.IsZero() {
		add("data as of " + a.AsOf.String())
	}
	add("profile " + v.release.Profile.Name)
	if n := v.release.Profile.Round; n > 1 {
		add(fmt.Sprintf("counts rounded to the nearest %d", n))
	}
	if a.Version != "" {
		add("apst " + a.Version)
	}
	return strings.Join(out, ", ")
}

// few is below how many pupils no pattern is described.
const few = words.FewPupils

// better is which way an outcome improves, in words.
func better(b metrics.Better) string { return words.Better(b) }

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
