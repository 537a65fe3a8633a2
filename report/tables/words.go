package tables

import (
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
)

// InformantTitle is who answered, as a heading: "Self-report".
func InformantTitle(id string) string {
	switch id {
	case "self":
		return "Self-report"
	case "teacher":
		return "Teacher report"
	case "parent":
		return "Parent report"
	case "":
		return ""
	}
	return strings.ToUpper(id[:1]) + id[1:]
}

// PopulationTitle is a population in words: "all on roll".
func PopulationTitle(id string) string {
	switch id {
	case cohort.All:
		return "all on roll"
	case cohort.SupportedOne:
		return "supported by the team"
	}
	return id
}

// heading is the heading above a run of rows.
func heading(informant, population string) string {
	who, pop := InformantTitle(informant), PopulationTitle(population)
	switch {
	case who == "":
		return titled(pop)
	case pop == "":
		return who
	}
	return who + ", " + pop
}

// titled is a text with a capital.
func titled(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// better is which way an outcome improves, as a footnote says it.
func better(o *metrics.Outcome) string {
	switch o.Better {
	case metrics.Lower:
		return "lower is better"
	case metrics.Higher:
		return "higher is better"
	}
	return ""
}
