package project

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"apst/internal/suggest"
)

// The reports that a run can make beside scores, change and tables.
const (
	ReportTermly  = "termly"
	ReportBoard   = "board"
	ReportQuality = "quality"
	ReportPupil   = "pupil" // of each pupil who has left
)

// ReportWords are the reports that a run can make, in the order in which it makes them.
func ReportWords() []string { return []string{ReportTermly, ReportBoard, ReportQuality, ReportPupil} }

// DefaultReports are those that it makes where the file does not say which. Reports of
// single pupils have to be asked for.
func DefaultReports() []string { return []string{ReportTermly, ReportBoard, ReportQuality} }

// Makes reports whether a run makes a report.
func (p *Project) Makes(report string) bool { return slices.Contains(p.Reports, report) }

// readReports reads which reports are made; none is an empty list.
func (p *Project) readReports(n *yaml.Node) error {
	p.Reports = nil
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		return nil
	}
	err := list(n, "reports", func(n *yaml.Node) error {
		var r string
		if err := word(n, "reports", &r, ReportWords()...); err != nil {
			return err
		}
		if slices.Contains(p.Reports, r) {
			return &Error{Line: n.Line, Text: fmt.Sprintf("reports names %s twice", r), Hint: "leave one of them out"}
		}
		p.Reports = append(p.Reports, r)
		return nil
	})
	slices.SortFunc(p.Reports, func(a, b string) int { return slices.Index(ReportWords(), a) - slices.Index(ReportWords(), b) })
	return err
}

// seasons are the words for a term.
var seasons = []string{"autumn", "spring", "summer"}

// termForm is a term as people write it: 2022-23-summer, 2023-summer, summer.
var termForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:([0-9]{4})(?:[-/]([0-9]{2}|[0-9]{4}))?[- ])?([A-Za-z]+)$`)
})

// readTerm reads which term reports are about. Which days it is, and whether the data
// reach it, is seen when they are made.
func (p *Project) readTerm(n *yaml.Node) error {
	if err := text(n, "report_term", &p.Term); err != nil {
		return err
	}
	const form = "write it as 2022-23-summer"
	m := termForm().FindStringSubmatch(p.Term)
	if m == nil {
		return &Error{Line: n.Line, Text: fmt.Sprintf("report_term %q is no term", p.Term), Hint: form}
	}
	season := strings.ToLower(m[3])
	if !slices.Contains(seasons, season) {
		e := &Error{Line: n.Line, Text: fmt.Sprintf("report_term %q is no term", p.Term), Hint: form}
		if near := suggest.Nearest(season, seasons); near != "" {
			e.Hint = "did you mean " + strings.TrimSuffix(p.Term, m[3]) + near + "?"
		}
		return e
	}
	if first, err := strconv.Atoi(m[1]); err == nil && m[2] != "" {
		next := strconv.Itoa(first + 1)
		if m[2] != next && m[2] != next[2:] {
			return &Error{Line: n.Line, Text: fmt.Sprintf("report_term %q: a school year ends in the year after the one it begins in", p.Term), Hint: fmt.Sprintf("did you mean %d-%s-%s?", first, next[2:], season)}
		}
	}
	return nil
}
