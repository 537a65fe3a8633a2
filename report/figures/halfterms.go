package figures

import (
	"fmt"
	"strconv"
	"strings"

	"apst/report/charts"
)

// halfTerms is attendance by half-term about entry (F07).
func halfTerms(v *view) (*charts.Chart, error) {
	var points []charts.HalfTerm
	var before, after *row // next to entry
	some := false
	for i := range v.rows {
		r := &v.rows[i]
		offset, ok := halfTermOf(r.name)
		if !ok {
			continue
		}
		p := charts.HalfTerm{Offset: offset, Median: r.value("median"), Lower: r.value("q1"), Upper: r.value("q3"), N: r.count("n")}
		if p.Median.Mark == "x" {
			p.Median = charts.Value{Absent: true, Why: p.Median.Why} // nothing is known: the chart has its own mark
		}
		points = append(points, p)
		some = some || p.Median.Known()
		switch offset {
		case -1:
			before = r
		case 1:
			after = r
		}
	}
	if !some {
		return nil, v.nothing()
	}
	title := "Attendance by half-term, before and after entry"
	if before != nil && after != nil {
		title = aboutEntry(title, before, after)
	}
	return charts.HalfTerms(charts.HalfTermsData{Points: points, Frame: v.frame(title,
		"sessions attended in % of possible ones: median of pupils (dot) and middle half (bar)", better(v.table.Frame.Better))})
}

// aboutEntry tells the medians on both sides of entry.
func aboutEntry(otherwise string, before, after *row) string {
	a, b := before.shown("median"), after.shown("median")
	m, n := before.shown("n"), after.shown("n")
	switch {
	case !a.Known || !b.Known || !m.Known || !n.Known:
		return otherwise
	case m.Number < few || n.Number < few:
		return fmt.Sprintf("%s: n = %s and %s next to entry, too few to describe a pattern", otherwise, m, n)
	}
	return fmt.Sprintf("Median attendance was %s in the last half-term before entry (n = %s) and %s in the first after it (n = %s)", percent(a), m, percent(b), n)
}

// halfTermOf is how many half-terms after entry a row is of: "half-term -2".
func halfTermOf(name string) (int, bool) {
	digits, ok := strings.CutPrefix(name, "half-term ")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil
}
