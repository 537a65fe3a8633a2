package manual

import (
	"fmt"
	"strings"

	"apst/sdq"
)

// grades are the grades of the ruleset, best first.
func grades() []sdq.Grade {
	return []sdq.Grade{sdq.TwoSources, sdq.OneSource, sdq.Literature, sdq.Engineering}
}

// source is where an entry comes from, as its card is headed. A card is as well
// attested as the weakest of what it shows: its text and the rows of its tables.
func (e *Entry) source() *Source {
	var rows []*Source
	for _, t := range e.Tables {
		rows = append(rows, t.Sources...)
	}
	switch {
	case len(rows) == 0 && e.From == nil:
		return nil
	case len(rows) == 0:
		return sourceOf(*e.From)
	}
	s, all := &Source{Source: "each row its own", Checked: "each row its own"}, rows
	if e.From != nil {
		s = sourceOf(*e.From)
		all = append([]*Source{s}, rows...)
	}
	weakest, unconfirmed, counts := all[0], 0, map[string]int{}
	for _, a := range all { // letters are in the order of grades
		if a.Grade > weakest.Grade {
			weakest = a
		}
	}
	for _, r := range rows {
		counts[r.Grade]++
		if r.Unconfirmed {
			unconfirmed++
		}
	}
	s.Parts = partsText(s.Grade, counts, unconfirmed, len(rows))
	s.Grade, s.Meaning, s.Unconfirmed = weakest.Grade, weakest.Meaning, s.Unconfirmed || unconfirmed > 0
	return s
}

// partsText says which grades are behind that of a card: "the weakest of rule A, rows
// 14 A, 9 C; 9 of 23 rows unconfirmed".
func partsText(rule string, counts map[string]int, unconfirmed, n int) string {
	var of []string
	for _, g := range grades() {
		if k := counts[g.Letter()]; k > 0 {
			of = append(of, fmt.Sprintf("%d %s", k, g.Letter()))
		}
	}
	text := "rows " + strings.Join(of, ", ")
	if rule != "" {
		text = "rule " + rule + ", " + text
	}
	if len(of) > 1 || rule != "" && counts[rule] < n {
		text = "the weakest of " + text
	}
	if unconfirmed > 0 {
		text += fmt.Sprintf("; %d of %d rows unconfirmed", unconfirmed, n)
	}
	return text
}
