package project

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"apst/ingest"
	"apst/metrics/cohort"
	"apst/metrics/stats"
)

// Change is what the project says of how change is worked out.
type Change struct {
	cohort.Settings
	Links Files // decisions about identifiers; empty for none
	Given bool  // the file has the section

	PrimaryLine, MethodLine int // where the main outcome and the method of reliable change are named; 0 for nowhere
}

// raters are the words for whose answers are compared.
var raters = []string{"same", "any"}

// readChange reads the section. What it does not say stands as the program has it.
func (p *Project) readChange(n *yaml.Node) error {
	c := &p.Change
	c.Given = true
	rule := func(name string, endline bool, to *cohort.Rule) func(*yaml.Node) error {
		return func(n *yaml.Node) error {
			var s string
			if err := text(n, name, &s); err != nil {
				return err
			}
			r, err := cohort.ParseRule(s, endline)
			if err != nil {
				return &Error{Line: n.Line, Text: fmt.Sprintf("%s: %s", name, err)}
			}
			*to = r
			return nil
		}
	}
	day := func(name string, to *ingest.Date) func(*yaml.Node) error {
		return func(n *yaml.Node) (err error) {
			var s string
			if err := text(n, name, &s); err != nil {
				return err
			}
			if *to, err = ParseDay(s); err != nil {
				return &Error{Line: n.Line, Text: fmt.Sprintf("%s %q is no day", name, s), Hint: "write it as 2023-07-21"}
			}
			return nil
		}
	}
	count := func(name string, most int, to *int) func(*yaml.Node) error {
		return func(n *yaml.Node) error {
			if err := whole(n, name, to); err != nil {
				return err
			}
			if *to < 0 || *to > most {
				return &Error{Line: n.Line, Text: fmt.Sprintf("%s %d is not between 0 and %d", name, *to, most)}
			}
			return nil
		}
	}
	var rater, wilcoxon string
	err := group(n, "change", fields{
		"links":           func(n *yaml.Node) error { c.Links.Line = n.Line; return fileName(n, "links", &c.Links.Pattern) },
		"baseline":        rule("baseline", false, &c.Baseline),
		"endline":         rule("endline", true, &c.Endline),
		"rater":           func(n *yaml.Node) error { return word(n, "rater", &rater, raters...) },
		"wilcoxon":        func(n *yaml.Node) error { return word(n, "wilcoxon", &wilcoxon, stats.WilcoxonWords()...) },
		"reliable_change": func(n *yaml.Node) error { c.MethodLine = n.Line; return text(n, "reliable_change", &c.Method) },
		"bands":           func(n *yaml.Node) error { return word(n, "bands", &c.Bands, "3", "4") },
		"from":            day("from", &c.From),
		"to":              day("to", &c.To),
		"youngest":        count("youngest", 25, &c.LeastAge),
		"oldest":          count("oldest", 25, &c.MostAge),
		"least_days":      count("least_days", 3660, &c.LeastDays),
		"baseline_within": count("baseline_within", 3660, &c.BaselineWithin),
		"groups":          func(n *yaml.Node) error { return p.readGroups(n) },
		"primary":         func(n *yaml.Node) error { c.PrimaryLine = n.Line; return text(n, "primary", &c.Primary) },
		"primary_fixed":   day("primary_fixed", &c.PrimaryFixed),
	})
	if err != nil {
		return err
	}
	c.AnyRater = rater == "any"
	if c.Bands != "" {
		c.Bands = "band" + c.Bands
	}
	if wilcoxon != "" {
		c.Wilcoxon, _ = stats.ParseWilcoxon(wilcoxon)
	}
	return nil
}

// readGroups reads by what subgroups are formed; none is an empty list.
func (p *Project) readGroups(n *yaml.Node) error {
	p.Change.Groups = nil
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		return nil
	}
	return list(n, "groups", func(n *yaml.Node) error {
		var g string
		if err := word(n, "groups", &g, cohort.GroupNames()...); err != nil {
			return err
		}
		if !slices.Contains(p.Change.Groups, g) {
			p.Change.Groups = append(p.Change.Groups, g)
		}
		return nil
	})
}

// Decisions are what the project's people have decided of identifiers. What is wrong
// with them is an [*Error].
func (p *Project) Decisions() ([]cohort.Decision, error) {
	if p.Change.Links.Pattern == "" {
		return nil, nil
	}
	path := p.path(p.Change.Links.Pattern)
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxFile {
		return nil, p.wrong(p.Change.Links.Line, fmt.Sprintf("there is no file %s with decisions about identifiers", path), "make one with: apst change --save-links "+path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path, err)
	}
	out, err := cohort.ParseDecisions(path, data)
	if err != nil {
		return nil, p.wrong(p.Change.Links.Line, strings.TrimPrefix(err.Error(), path+": "), "")
	}
	return out, nil
}
