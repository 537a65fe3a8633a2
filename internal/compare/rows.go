package compare

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// pupilColumns are what a column is called that says whose row it is, the first that a
// table has counting.
var pupilColumns = []string{"pupil_id", "study_id"}

func pupilColumn(column string) bool { return slices.Contains(pupilColumns, column) }

// layout is where the columns of a pair of tables stand.
type layout struct {
	pair
	key   [2][]int // of the columns of the key
	keys  []string
	pupil [2]int // -1 where there is none
	// identifier is where a list of links has the identifier that a row had.
	identifier [2]int
	values     []value
	rules      [2]int // of the ruleset
	measure    [2]int
	scale      [2]int
	whole      bool // rows have no key, and are compared whole
}

// value is a column that both have, and what a difference in it is.
type value struct {
	name  string
	at    [2]int
	class Kind
	tol   *Tolerance
}

// lay finds the columns of a pair, and tells which one side has alone.
func (c *comparison) lay(p pair) *layout {
	l := &layout{pair: p, pupil: [2]int{-1, -1}}
	at := func(name string) [2]int {
		return [2]int{slices.Index(p.old.Columns, name), slices.Index(p.new.Columns, name)}
	}
	keys := p.old.Kind.Key
	if named := c.opt.Keys[p.old.Place]; named != nil {
		keys = named
	}
	for _, k := range keys {
		if i := at(k); i[0] >= 0 && i[1] >= 0 {
			l.key[0], l.key[1] = append(l.key[0], i[0]), append(l.key[1], i[1])
			l.keys = append(l.keys, k)
		}
	}
	l.whole = len(l.keys) == 0
	if p.old.Kind.Pupils {
		for _, name := range pupilColumns {
			if i := at(name); i[0] >= 0 && i[1] >= 0 {
				l.pupil = i
				break
			}
		}
	}
	l.identifier = at("identifier")
	l.rules, l.measure, l.scale = at("ruleset"), at("measure"), at("scale")
	for _, name := range p.old.Columns {
		i := at(name)
		if i[1] < 0 || slices.Contains(l.keys, name) || c.vary(p.old, name) {
			continue
		}
		l.values = append(l.values, value{name, i, p.old.Kind.class(name), c.tolerance(p.old, name)})
	}
	return l
}

// columns tells of columns that one side has alone, and of another order.
func (c *comparison) columns(p pair) {
	name := p.old.Kind.Name
	if name == "" {
		name = p.old.Place
	}
	tell := func(kind Kind, column string) {
		c.add(Difference{Kind: kind, Table: name, Place: p.old.Place, Column: column})
	}
	both := func(list, other []string, kind Kind) (shared []string) {
		for _, column := range list {
			if slices.Contains(other, column) {
				shared = append(shared, column)
			} else {
				tell(kind, column)
			}
		}
		return shared
	}
	old, now := both(p.old.Columns, p.new.Columns, ColumnGone), both(p.new.Columns, p.old.Columns, ColumnNew)
	if !slices.Equal(old, now) {
		tell(Order, "")
	}
}

// tolerance is what was said of a column; nil for nothing.
func (c *comparison) tolerance(t *Table, column string) *Tolerance {
	for i := range c.opt.Tolerance {
		if tol := &c.opt.Tolerance[i]; (Column{tol.Table, tol.Column}).matches(t, column) {
			return tol
		}
	}
	return nil
}

// close reports whether two texts that differ are one value.
func (c *comparison) close(t *Table, class Kind, column, old, now string, rounded bool) bool {
	return near(class, c.tolerance(t, column), old, now, rounded)
}

// near reports whether two texts that differ are one value: two numbers that are equal,
// or not further apart than they may be. A workbook keeps fifteen digits.
func near(class Kind, tol *Tolerance, old, now string, rounded bool) bool {
	if tol == nil && !class.numeric() {
		return false
	}
	a, errA := strconv.ParseFloat(old, 64)
	b, errB := strconv.ParseFloat(now, 64)
	if errA != nil || errB != nil || math.IsNaN(a) || math.IsNaN(b) {
		return false
	}
	apart, greater := math.Abs(a-b), math.Max(math.Abs(a), math.Abs(b))
	switch {
	case a == b:
		return true
	case tol != nil && (apart <= tol.Abs || apart <= tol.Rel*greater):
		return true
	}
	return rounded && apart <= 1e-14*greater
}

// rowKey is what tells a row from others; whose it is is said by another name where the
// pupil has one.
func (l *layout) rowKey(side int, row []string, name func(string) string) string {
	if l.whole {
		return strings.Join(row, "\x1f")
	}
	var b strings.Builder
	for _, i := range l.key[side] {
		v := row[i]
		if i == l.pupil[side] || i == l.identifier[side] {
			v = name(v)
		}
		b.WriteString(v)
		b.WriteByte(0x1f)
	}
	return b.String()
}

// parts is the key of a row for people.
func (l *layout) parts(side int, row []string) []Part {
	out := make([]Part, 0, len(l.keys))
	for i, name := range l.keys {
		out = append(out, Part{name, row[l.key[side][i]]})
	}
	return out
}

func (l *layout) pupilOf(side int, row []string) string { return cell(row, l.pupil[side]) }

// cell is a value of a row; empty where there is no such column.
func cell(row []string, at int) string {
	if at < 0 || at >= len(row) {
		return ""
	}
	return row[at]
}

// scaleOf is the measure and scale that a column of a row is about; of a released table the
// table.
func (l *layout) scaleOf(side int, row []string, column string) (measure, scale string) {
	measure = l.old.Kind.Measure
	if m := cell(row, l.measure[side]); m != "" {
		measure = m
	}
	if l.old.Kind.Name == "tables" && len(l.keys) > 0 && l.keys[0] == "table" {
		return "", row[l.key[side][0]] // a released table: T05
	}
	name := cell(row, l.scale[side])
	if i := slices.Index(l.keys, "factor"); name == "" && i >= 0 {
		name = row[l.key[side][i]]
	}
	if name == "" && measure != "" {
		name = baseName(column)
	}
	switch {
	case measure == "":
		return "", name
	case name == "":
		return measure, measure
	}
	return measure, measure + "." + name
}

// endingsOfScales are what follows the name of a scale in a column.
var endingsOfScales = []string{"_band3", "_band4", "_percent", "_status", "_lower", "_upper", "_censored"}

func baseName(column string) string {
	for _, e := range endingsOfScales {
		column = strings.TrimSuffix(column, e)
	}
	return column
}
