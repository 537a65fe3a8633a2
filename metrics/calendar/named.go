package calendar

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// NamedTerm is a term of a school year.
type NamedTerm struct {
	Year Year
	Term Term
}

// String is the term as files and options have it: 2022-23-summer.
func (n NamedTerm) String() string {
	return fmt.Sprintf("%d-%02d-%s", int(n.Year), (int(n.Year)+1)%100, n.Term)
}

// Title is the term for people: summer term 2022/23.
func (n NamedTerm) Title() string { return n.Term.String() + " term " + n.Year.String() }

// Before is the term before it.
func (n NamedTerm) Before() NamedTerm {
	if n.Term == Autumn {
		return NamedTerm{n.Year - 1, Summer}
	}
	return NamedTerm{n.Year, n.Term - 1}
}

// Next is the term after it.
func (n NamedTerm) Next() NamedTerm {
	if n.Term == Summer {
		return NamedTerm{n.Year + 1, Autumn}
	}
	return NamedTerm{n.Year, n.Term + 1}
}

// Span is the days of a term of an attendance year: the school's, or those of the
// national statistics.
func (c *Calendar) Span(n NamedTerm) Span {
	if t := c.terms(n.Year); t != nil && !t.halves {
		return t.spans[n.Term-1]
	}
	halves, _ := c.HalfTerms(n.Year)
	return Span{halves[2*n.Term-2].From, halves[2*n.Term-1].To}
}

var termName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:([0-9]{4})(?:[-/]([0-9]{2}|[0-9]{4}))?[- ])?(autumn|spring|summer)$`)
})

// ParseTerm reads the name of a term: 2022-23-summer, 2023-summer, summer. A year by
// itself may be the one in which the school year begins or the one in which the term
// lies, and both are given; without a year the term is given with none. It reports false
// for what is no term.
func ParseTerm(s string) ([]NamedTerm, bool) {
	m := termName().FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if m == nil {
		return nil, false
	}
	term, _, _ := ParsePart(m[3])
	if m[1] == "" {
		return []NamedTerm{{0, term}}, true
	}
	first, _ := strconv.Atoi(m[1])
	if m[2] != "" {
		y, ok := ParseYear(m[1] + "-" + m[2])
		return []NamedTerm{{y, term}}, ok
	}
	out := []NamedTerm{{Year(first), term}}
	if term != Autumn {
		out = append(out, NamedTerm{Year(first - 1), term})
	}
	return out, true
}
