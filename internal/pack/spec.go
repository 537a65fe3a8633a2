package pack

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// keyedPattern is that of study ids and other keyed codes.
const keyedPattern = "^[a-z2-7]{16}$"

// specOf is what a table may hold in a return with dates of a form.
func specOf(t *Table, dates Dates) *tableSpec {
	out := &tableSpec{name: t.File, direct: t.Needed == WithIdentities}
	for i := range t.Columns {
		c := &t.Columns[i]
		out.columns = append(out.columns, columnOf(c, dates, out.direct))
		if c.Key {
			out.key = append(out.key, i)
		}
	}
	for _, ref := range t.References() {
		r := refSpec{target: target{ref.File, strings.Join(ref.Columns, ",")}}
		for _, name := range ref.Columns {
			r.columns = append(r.columns, t.Index(name))
		}
		out.refs = append(out.refs, r)
	}
	return out
}

// columnOf is what a column may hold. The patterns of the table compile: a test holds it.
func columnOf(c *Column, dates Dates, direct bool) columnSpec {
	out := columnSpec{name: c.Name, required: c.Required, codes: c.Codes, min: c.Minimum, max: c.Maximum, direct: direct || c.Pattern == keyedPattern}
	switch c.Type {
	case IntegerType:
		out.kind = integer
	case NumberType:
		out.kind = number
	case BooleanType:
		out.kind = boolean
	case DayType:
		out.kind, out.dates = date, dates
		if dates == OffsetDates {
			out.kind = integer
		}
	}
	if c.Pattern != "" {
		out.pattern, out.wording = regexp.MustCompile(c.Pattern), "a value of the form "+c.Pattern
	}
	if x, err := strconv.ParseFloat(c.Minimum, 64); err == nil {
		out.lo, out.hasLo = x, true
	}
	if x, err := strconv.ParseFloat(c.Maximum, 64); err == nil {
		out.hi, out.hasHi = x, true
	}
	return out
}

// order puts tables after those that they refer to.
func order(tables []Table) []*Table {
	var out []*Table
	for len(out) < len(tables) {
		before := len(out)
		for i := range tables {
			t := &tables[i]
			if slices.Contains(out, t) {
				continue
			}
			ready := true
			for _, ref := range t.References() {
				there := slices.ContainsFunc(tables, func(o Table) bool { return o.File == ref.File })
				done := slices.ContainsFunc(out, func(o *Table) bool { return o.File == ref.File })
				ready = ready && (done || !there)
			}
			if ready {
				out = append(out, t)
			}
		}
		if len(out) == before {
			break // they refer to each other, which a test holds that they do not
		}
	}
	return out
}
