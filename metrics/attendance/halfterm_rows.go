package attendance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/metrics"
)

// What is measured in the half-terms about entry. The scales are not those of other
// periods, so that a half-term is never taken for a window or a year.
const (
	scaleHalfTerm         = "half_term"          // attendance, in percent
	scaleHalfTermPossible = "half_term_possible" // the possible sessions behind it
)

var halfTermScales = []string{scaleHalfTerm, scaleHalfTermPossible}

const halfTermWord = "half-term "

// halfTermPeriod names a half-term by its number: half-term -1.
func halfTermPeriod(n int) string { return halfTermWord + strconv.Itoa(n) }

// halfTermNumber reads the name of a half-term about entry.
func halfTermNumber(period string) (int, bool) {
	digits, ok := strings.CutPrefix(period, halfTermWord)
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n >= firstHalfTerm && n <= lastHalfTerm && halfTermPeriod(n) == period
}

// halfTermTitle names it for people: 3rd half-term before entry.
func halfTermTitle(n int) string {
	switch {
	case n < 0:
		return ordinal(-n) + " half-term before entry"
	case n > 0:
		return ordinal(n) + " half-term after entry"
	}
	return "half-term of entry"
}

func ordinal(n int) string {
	switch {
	case n%10 == 1 && n%100 != 11:
		return fmt.Sprintf("%dst", n)
	case n%10 == 2 && n%100 != 12:
		return fmt.Sprintf("%dnd", n)
	case n%10 == 3 && n%100 != 13:
		return fmt.Sprintf("%drd", n)
	}
	return fmt.Sprintf("%dth", n)
}

// halfTermed is the half-terms about one entry of a pupil.
type halfTermed struct {
	*windowed
	list []HalfTerm // none where the day is not known
}

// halfTermsOf are the half-terms about each entry of a pupil.
func (rd *reading) halfTermsOf(p *person) ([]halfTermed, error) {
	w, err := rd.windows()
	if err != nil {
		return nil, err
	}
	var out []halfTermed
	for _, one := range rd.anchored(p, anchorEntry) {
		x := halfTermed{windowed: &one}
		if one.known {
			x.list = w.HalfTerms(one.about)
		}
		out = append(out, x)
	}
	return out, nil
}

// at is a half-term by its number; one without anything where the day is not known.
func (x *halfTermed) at(n int) *HalfTerm {
	if x.known {
		return &x.list[n-firstHalfTerm]
	}
	return &HalfTerm{Number: n}
}

// halfTermSpan is from the first to the last half-term in which anybody has a rate;
// any is false where nobody has one in any.
type halfTermSpan struct {
	from, to int
	any      bool
}

// shownHalfTerms are those that rows are given for: all pupils have the same ones, so
// that who has no rate in one is seen to have none.
func (rd *reading) shownHalfTerms() (halfTermSpan, error) {
	var span halfTermSpan
	for _, p := range rd.people() {
		list, err := rd.halfTermsOf(p)
		if err != nil {
			return halfTermSpan{}, err
		}
		for _, x := range list {
			for i := range x.list {
				h := &x.list[i]
				switch {
				case h.Reason != Available:
				case !span.any:
					span = halfTermSpan{h.Number, h.Number, true}
				default:
					span.from, span.to = min(span.from, h.Number), max(span.to, h.Number)
				}
			}
		}
	}
	return span, nil
}

// halfTermRows are the rows of a pupil's half-terms in the first table. What is
// measured stands with the first row of each side of entry, which rests on other files
// than the other side.
func (rd *reading) halfTermRows(p *person) ([]*metrics.Row, error) {
	span, err := rd.halfSpan()
	if err != nil || !span.any {
		return nil, err
	}
	list, err := rd.halfTermsOf(p)
	if err != nil {
		return nil, err
	}
	var out []*metrics.Row
	for i := range list {
		x := &list[i]
		for _, side := range [...]struct {
			from, to int
			of       []Enrolment
		}{{span.from, min(span.to, -1), x.before}, {max(span.from, 0), span.to, x.own}} {
			first := len(out)
			for n := side.from; n <= side.to; n++ {
				h := x.at(n)
				f := rd.windowFigures(x.windowed, &h.Window, halfTermPeriod(n))
				if x.known {
					f.source = rd.filesOf(side.of)
				}
				f.at = rd.fileOf(slices.Concat(side.of, x.own)...)
				row := &metrics.Row{Pupil: x.pupil, At: f.at, Cells: rd.cells(f)}
				out = append(out, row)
				out[first].Values = append(out[first].Values, rd.halfTermValues(f, h, x.known)...)
			}
		}
	}
	return out, nil
}

// halfTermValues are what is measured in a half-term. Without a rate it is not
// available, also where nothing was possible: what an earlier placement has at that
// time after its own entry does not take its place.
func (rd *reading) halfTermValues(f *figures, h *HalfTerm, known bool) []metrics.Value {
	key := func(scale string) metrics.Key {
		return metrics.Key{Pupil: f.pupil, Measure: "attendance", Scale: scale, Period: f.period, Placement: f.placement}
	}
	why := h.Reason.String()
	if !known {
		why = noAnchorWords(anchorEntry)
	}
	if why != "" {
		var out []metrics.Value
		for _, scale := range halfTermScales {
			out = append(out, metrics.NoValue(key(scale), h.lastDay(), metrics.NotAvailable, why))
		}
		return out
	}
	possible := float64(h.Tally.Possible(rd.set.basis))
	return []metrics.Value{
		metrics.NumberValue(key(scaleHalfTerm), h.lastDay(), float64(100*h.Tally.Attended())/possible),
		metrics.NumberValue(key(scaleHalfTermPossible), h.lastDay(), possible),
	}
}
