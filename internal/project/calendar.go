package project

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"apst/internal/suggest"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// dates are the school's own: what the file says itself, and the files that it names.
type dates struct {
	line     int // of the setting; 0 where there is none
	parts    []calendar.Part
	closures []calendar.Closure
	files    []Files
}

// partNames are the words for a part of the year, for hints.
var partNames = []string{"autumn", "spring", "summer", "HT1", "HT2", "HT3", "HT4", "HT5", "HT6"}

// readTerms reads the dates of terms or half-terms, or the files that hold them.
func (p *Project) readTerms(n *yaml.Node) error {
	p.terms.line = n.Line
	return list(n, "terms", func(n *yaml.Node) error {
		if named, err := p.terms.readFiles(n, "term"); named || err != nil {
			return err
		}
		var name string
		var part calendar.Part
		err := group(n, "term", fields{
			"name": func(n *yaml.Node) error {
				if err := text(n, "name", &name); err != nil {
					return err
				}
				return readPart(n, name, &part)
			},
			"from": func(n *yaml.Node) error { return readDay(n, "from", &part.From) },
			"to":   func(n *yaml.Node) error { return readDay(n, "to", &part.To) },
		}, "name", "from", "to")
		if err != nil {
			return err
		}
		p.terms.parts = append(p.terms.parts, part)
		return ordered(n, name, part.Span)
	})
}

// readClosures reads the days on which the school is closed, or the files that hold
// them.
func (p *Project) readClosures(n *yaml.Node) error {
	p.closures.line = n.Line
	return list(n, "closures", func(n *yaml.Node) error {
		if named, err := p.closures.readFiles(n, "closure"); named || err != nil {
			return err
		}
		var c calendar.Closure
		given := map[string]bool{}
		day := func(name string, to ...*calendar.Day) func(*yaml.Node) error {
			return func(n *yaml.Node) error {
				given[name] = true
				for _, d := range to {
					if err := readDay(n, name, d); err != nil {
						return err
					}
				}
				return nil
			}
		}
		err := group(n, "closure", fields{
			"date":   day("date", &c.From, &c.To),
			"from":   day("from", &c.From),
			"to":     day("to", &c.To),
			"reason": func(n *yaml.Node) error { return text(n, "reason", &c.Reason) },
		})
		switch {
		case err != nil:
			return err
		case given["date"] == (given["from"] || given["to"]) || given["from"] != given["to"]:
			return &Error{Line: n.Line, Text: "closure needs date, or from and to", Hint: "write {date: 2022-09-19, reason: bank holiday}, or {from: 2023-02-01, to: 2023-02-03, reason: snow}"}
		}
		p.closures.closures = append(p.closures.closures, c)
		return ordered(n, "closure", c.Span)
	})
}

// readFiles reads an entry that names files; it reports false for any other.
func (d *dates) readFiles(n *yaml.Node, name string) (bool, error) {
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 || n.Content[0].Value != "files" {
		return false, nil
	}
	return true, group(n, name+" files", fields{"files": func(n *yaml.Node) error { return patterns(n, &d.files) }}, "files")
}

func readDay(n *yaml.Node, name string, to *calendar.Day) error {
	var s string
	if err := text(n, name, &s); err != nil {
		return err
	}
	d, err := ParseDay(s)
	if err != nil {
		return &Error{Line: n.Line, Text: fmt.Sprintf("%s %q is no day", name, s), Hint: "write it as 2023-07-21"}
	}
	*to, _ = calendar.DayOf(d)
	return nil
}

// readPart reads which part of the year a term is.
func readPart(n *yaml.Node, name string, to *calendar.Part) error {
	term, half, ok := partOf(name)
	if ok {
		to.Term, to.Half = term, half
		return nil
	}
	e := &Error{Line: n.Line, Text: fmt.Sprintf("name %q is no term and no half-term", name), Hint: "it is one of " + strings.Join(partNames, ", ")}
	if near := suggest.Nearest(name, partNames); near != "" {
		e.Hint = "did you mean " + near + "?"
	}
	return e
}

// ordered refuses a stretch of days that ends before it begins.
func ordered(n *yaml.Node, name string, s calendar.Span) error {
	if s.To < s.From {
		return &Error{Line: n.Line, Text: fmt.Sprintf("%s ends on %v, before it begins on %v", name, s.To, s.From), Hint: "correct one of the two dates"}
	}
	return nil
}

// partOf reads the name of a term or half-term: Autumn, Autumn term 2022, Autumn 1,
// HT3, half term 3. A term by number alone may be one of three or one of six, and is
// not read.
func partOf(name string) (calendar.Term, calendar.HalfTerm, bool) {
	var rest []string
	half, year := false, false
	for _, word := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		digits := strings.Trim(word, "0123456789") == ""
		switch {
		case word == "term" || digits && len(word) == 4 || year && digits && len(word) == 2: // 2022, and 23 behind it
		case word == "half" || word == "halfterm":
			half = true
		default:
			rest = append(rest, word)
		}
		year = digits && len(word) == 4
	}
	word := strings.Join(rest, "")
	if half && len(word) == 1 {
		word = "ht" + word
	}
	for i, season := range partNames[:3] { // autumn 2 is the second half of the first term
		if word == season+"1" || word == season+"2" {
			return 0, calendar.HalfTerm(2*i + int(word[len(word)-1]-'0')), true
		}
	}
	if half && !strings.HasPrefix(word, "ht") { // which half of the term is not said
		return 0, 0, false
	}
	term, ht, ok := calendar.ParsePart(word)
	if !ok {
		term, ht, ok = calendar.ParsePart(strings.ToUpper(word))
	}
	return term, ht, ok
}

// Calendar is the school's time: its terms and closures, from the project file and the
// files that it names, or without them those of the national statistics. What is wrong
// with them is an [*Error]: of a date that cannot be read nobody knows what hangs on it.
func (p *Project) Calendar(ctx context.Context) (*calendar.Calendar, error) {
	if p == nil {
		return &calendar.Calendar{}, nil
	}
	parts, closures, err := p.Dates(ctx)
	if err != nil {
		return nil, err
	}
	c, err := calendar.New(parts, closures)
	if err != nil {
		return nil, p.wrong(p.terms.line, "terms: "+err.Error(), wholeYears)
	}
	return c, nil
}

// Dates are the school's terms and closures, from the project file and the files that it
// names.
func (p *Project) Dates(ctx context.Context) (parts []calendar.Part, closures []calendar.Closure, err error) {
	parts, closures = slices.Clone(p.terms.parts), slices.Clone(p.closures.closures)
	err = p.datesOf(ctx, p.terms.files, termSpec, func(r *record.Record) error {
		part, err := partRecord(r)
		parts = append(parts, part)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	err = p.datesOf(ctx, p.closures.files, closureSpec, func(r *record.Record) error {
		c, err := closureRecord(r)
		closures = append(closures, c)
		return err
	})
	return parts, closures, err
}

const wholeYears = "give all three terms of a year, or all six half-terms, in their order"

// checkTerms refuses terms of the file itself that make no year. Those of other files
// are read when they are needed.
func (p *Project) checkTerms() error {
	if len(p.terms.files) > 0 {
		return nil
	}
	if _, err := calendar.New(p.terms.parts, nil); err != nil {
		return &Error{Line: p.terms.line, Text: "terms: " + err.Error(), Hint: wholeYears}
	}
	return nil
}

// CalendarFiles are the files with terms and closures.
func (p *Project) CalendarFiles() ([]string, error) {
	return p.expand(slices.Concat(p.terms.files, p.closures.files), false)
}
