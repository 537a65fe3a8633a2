package pack

import (
	"strconv"
	"strings"

	"apst/ingest"
)

// whole is a whole number of a row.
func (r *row) whole(column string) (int, bool) {
	v, ok := r.get(column)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(v)
	return n, err == nil
}

// sumSpec says of a table's rows that parts are together not more than a whole, or just it.
type sumSpec struct {
	table string
	parts []string
	whole string
	equal bool
}

// sums are what has to hold within a row. A row in which one of the values is missing is not
// held to it.
var sums = []sumSpec{
	{"attendance.csv", []string{"attended", "authorised", "unauthorised"}, "possible", false},
	{"attendance.csv", []string{"late"}, "attended", false},
	{"attendance.csv", []string{"suspended"}, "authorised", false},
	{"attendance.csv", []string{"late_after_close"}, "unauthorised", false},
	{"attendance.csv", []string{"sessions_offered"}, "possible", false},
	{"support.csv", []string{"unplanned"}, "attended", false},
	{"support.csv", []string{"missed", "cancelled", "unrecorded"}, "planned", false},
	{"support.csv", []string{"open_at_end", "completed"}, "episodes", false},
	{"support.csv", []string{"on_site", "off_site", "remote"}, "attended", true},
	{"ngrt.csv", []string{"sas_lower"}, "sas", false},
	{"ngrt.csv", []string{"sas"}, "sas_upper", false},
	{"completeness.csv", []string{"usable"}, "received", false},
	{"completeness.csv", []string{"received"}, "expected", false},
	{"completeness.csv", []string{"rows_outside", "rows_used", "rows_again", "rows_refused"}, "rows_read", true},
	{"completeness.csv", []string{"linked", "unmatched", "duplicate", "unusable"}, "results", true},
}

// addUp holds a row against what has to hold within it.
func (c *check) addUp(r *row) {
	for i := range sums {
		s := &sums[i]
		if s.table != r.spec.name {
			continue
		}
		total, ok := r.whole(s.whole)
		sum := 0
		for _, name := range s.parts {
			n, known := r.whole(name)
			sum, ok = sum+n, ok && known
		}
		if ok && (sum > total || s.equal && sum != total) {
			want := strings.Join(s.parts, " + ") + " not more than " + s.whole
			if s.equal {
				want = strings.Join(s.parts, " + ") + " = " + s.whole
			}
			c.at(r.spec, r.line, r.spec.index(s.whole), "PACK-404", want)
		}
	}
}

// orderSpec says of a table's rows that one date is not after another.
type orderSpec struct{ table, first, second string }

var orders = []orderSpec{
	{"pupils.csv", "entry", "exit"},
	{"support.csv", "first", "last"},
}

// inOrder holds the dates of a row against each other, and against the day the data are from.
func (c *check) inOrder(r *row, dates Dates, asOf ingest.Date) {
	for _, o := range orders {
		if o.table != r.spec.name {
			continue
		}
		first, ok1 := r.get(o.first)
		second, ok2 := r.get(o.second)
		if ok1 && ok2 && after(dates, first, second) {
			c.at(r.spec, r.line, r.spec.index(o.second), "PACK-403", "a date not before "+o.first)
		}
	}
	if r.spec.name != "sdq_items.csv" || asOf.IsZero() {
		return
	}
	if filled, ok := r.get("date"); ok && dates != OffsetDates && after(dates, filled, asOf.String()) {
		c.at(r.spec, r.line, r.spec.index("date"), "PACK-403", "a date not after that of the data, "+asOf.String())
	}
}

// after reports whether one date of the return is certainly after another.
func after(dates Dates, a, b string) bool {
	if dates == OffsetDates {
		x, err1 := strconv.Atoi(a)
		y, err2 := strconv.Atoi(b)
		return err1 == nil && err2 == nil && x > y
	}
	n := min(len(a), len(b)) // a month is not after a day in it
	return a[:n] > b[:n]
}

// hoursAgree holds hours against minutes; they are given to so many places that a minute is
// never lost.
func (c *check) hoursAgree(r *row) {
	if r.spec.name != "support.csv" {
		return
	}
	minutes, ok := r.whole("minutes")
	text, given := r.get("hours")
	hours, err := strconv.ParseFloat(text, 64)
	if !ok || !given || err != nil {
		return
	}
	if d := hours*60 - float64(minutes); d > 0.5 || d < -0.5 {
		c.at(r.spec, r.line, r.spec.index("hours"), "PACK-404", "the minutes as hours")
	}
}

// belongs holds school, arm and rules of a row against the manifest.
func (c *check) belongs(r *row, m *Manifest) {
	if arm, ok := r.get("arm"); ok && arm != m.Arm {
		c.at(r.spec, r.line, r.spec.index("arm"), "PACK-407", "the arm of the manifest")
	}
	if r.spec.name == "pupils.csv" {
		if school, ok := r.get("school"); ok && school != m.School.URN {
			c.at(r.spec, r.line, r.spec.index("school"), "PACK-407", "the school of the manifest")
		}
	}
	if rules, ok := r.get("ruleset"); ok {
		known := false
		for _, name := range m.Rulesets {
			known = known || name == rules
		}
		if !known {
			c.at(r.spec, r.line, r.spec.index("ruleset"), "PACK-203", "rules that the manifest names")
		}
	}
}
