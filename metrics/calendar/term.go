package calendar

import (
	"slices"
	"time"
)

// Term is one of the three terms of a year.
type Term uint8

// The terms. The zero Term is none.
const (
	Autumn Term = 1 + iota
	Spring
	Summer
)

var termNames = [...]string{"outside terms", "autumn", "spring", "summer"}

// String is autumn, spring or summer.
func (t Term) String() string {
	if int(t) >= len(termNames) {
		return termNames[0]
	}
	return termNames[t]
}

// HalfTerm is one of the six halves of the terms of a year, from 1 to 6.
type HalfTerm uint8

// The half-terms. The zero HalfTerm is none.
const (
	HT1 HalfTerm = 1 + iota
	HT2
	HT3
	HT4
	HT5
	HT6
)

var halfTermNames = [...]string{"outside terms", "HT1", "HT2", "HT3", "HT4", "HT5", "HT6"}

// String is HT1 to HT6.
func (h HalfTerm) String() string {
	if int(h) >= len(halfTermNames) {
		return halfTermNames[0]
	}
	return halfTermNames[h]
}

// Term is the term of which the half-term is a half.
func (h HalfTerm) Term() Term { return Term(h+1) / 2 }

// ParsePart reads the name of a term (autumn) or a half-term (HT1): one of the
// two is set.
func ParsePart(s string) (Term, HalfTerm, bool) {
	if i := slices.Index(termNames[1:], s); i >= 0 {
		return Term(i + 1), 0, true
	}
	if i := slices.Index(halfTermNames[1:], s); i >= 0 {
		return 0, HalfTerm(i + 1), true
	}
	return 0, 0, false
}

// DefaultHalfTerms are the half-terms of an attendance year when the school has
// given no dates. They leave no day out. Where a term ends is the rule of the
// national statistics; where the autumn and the spring term are halved is a
// rule of this program, which the package comment gives.
func DefaultHalfTerms(y Year) [6]Span {
	from, next := int(y), int(y)+1
	starts := [...]Day{
		day(from, time.August, 1),
		mondayFrom(day(from, time.October, 22)),
		day(next, time.January, 1),
		mondayFrom(day(next, time.February, 12)),
		Easter(next) + 1,
		SpringBankHoliday(next).Week().Monday(),
		day(next, time.August, 1),
	}
	var halves [6]Span
	for i := range halves {
		halves[i] = Span{starts[i], starts[i+1] - 1}
	}
	return halves
}
