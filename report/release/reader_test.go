package release

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"apst/report/disclosure"
)

// reader is somebody who holds the files of a release and nothing else: the numbers, and
// how they hang together by what tables, rows and columns are called. Nothing here looks
// at a set of tables or at what the gate was told.
type reader struct {
	profile disclosure.Profile
	cells   map[string]*PublishedCell // by place
	rows    map[string][]string       // of a table, in order
	columns map[string][]string
	places  map[[2]string]int // the decimals of a table's column
	view    disclosure.View
	ghosts  []ghost
	made    map[string]bool
}

// ghost is a number that nobody prints and that a reader can ask after: what a part
// leaves of a whole.
type ghost struct {
	id, whole string
	parts     []string
}

// read is what a reader of the files of a profile knows.
func read(p *Published, profile disclosure.Profile) *reader {
	r := &reader{profile: profile, cells: map[string]*PublishedCell{}, rows: map[string][]string{}, columns: map[string][]string{}, places: map[[2]string]int{}, made: map[string]bool{}}
	for i := range p.Cells {
		c := &p.Cells[i]
		r.cells[c.String()] = c
		if rows := r.rows[c.Table]; len(rows) == 0 || rows[len(rows)-1] != c.Row {
			r.rows[c.Table] = append(rows, c.Row)
		}
		if !slices.Contains(r.columns[c.Table], c.Column) {
			r.columns[c.Table] = append(r.columns[c.Table], c.Column)
		}
		if c.known {
			at := [2]string{c.Table, c.Column}
			r.places[at] = max(r.places[at], decimals(c.Value))
		}
	}
	for i := range p.Cells {
		if c := &p.Cells[i]; numeric(c.Value) {
			r.view.Cells = append(r.view.Cells, r.seen(c))
		}
	}
	r.relate()
	return r
}

// numeric reports whether a number stands in a cell, or could.
func numeric(value string) bool {
	_, known := number(value)
	return known || value == SymbolHidden || value == SymbolLow || value == SymbolNotAvailable
}

// seen is a cell as the reader sees it.
func (r *reader) seen(c *PublishedCell) disclosure.Seen {
	s := disclosure.Seen{ID: c.String(), Kind: r.kind(c), Places: r.places[[2]string{c.Table, c.Column}], State: disclosure.Valueless}
	switch {
	case c.known:
		s.State, s.Value = disclosure.Shown, c.number
	case c.Value == SymbolHidden:
		s.State = disclosure.Hidden
	case c.Value == SymbolLow:
		s.State = disclosure.Low
	}
	if s.Kind == disclosure.Percentage {
		s.High = 100
	}
	if s.Kind == disclosure.Mean && !strings.Contains(c.Column, "change") && c.Unit == "points" {
		s.High = 40
	}
	return s
}

// kind is what a number is, by its column and its unit.
func (r *reader) kind(c *PublishedCell) disclosure.Kind {
	unit := c.Unit
	if c.Table == "T13" { // what a line counts stands in a column of its own
		unit = ""
		if words := r.cells[c.Table+" "+c.Row+" counted"]; words != nil && (c.Column == "n" || c.Column == "of") {
			unit, _, _ = strings.Cut(words.Value, ";")
			if c.Column == "of" && strings.Contains(words.Value, "out of ") {
				unit = strings.TrimPrefix(words.Value[strings.Index(words.Value, "out of "):], "out of ")
			}
		}
	}
	if strings.HasSuffix(c.Row, "/endline_percent") {
		unit = "percent"
	}
	end := func(suffix string) bool { return strings.HasSuffix(c.Column, suffix) }
	switch {
	case unit == "pupils" || unit == "pairs" || unit == "pupils seen":
		return disclosure.Count
	case slices.Contains([]string{"rows", "questionnaires", "events", "requests", "referrals", "contacts", "episodes", "attendances"}, unit):
		return disclosure.Events
	case unit == "days" && c.Column == "n" || unit == "specialists" && c.Column == "n":
		return disclosure.Events
	case unit == "pupil-weeks":
		return disclosure.Magnitude
	case end("lower") || end("upper") || c.Column == "p" || c.Column == "holm_p":
		return disclosure.Test
	case end("sd"):
		return disclosure.SD
	case end("mean") || end("change") && unit != "standard deviations":
		return disclosure.Mean
	case unit == "percent" && (c.Table == "T08" && strings.HasSuffix(c.Row, "/attendance")):
		return disclosure.Mean
	case unit == "percent" && c.Table != "F07":
		return disclosure.Percentage
	case c.Column == "rate":
		return disclosure.Rate
	}
	return disclosure.Test
}

// at is the name of a cell that has a number, or could have one; empty for none.
func (r *reader) at(table, row, column string) string {
	c := r.cells[Place{table, row, column}.String()]
	if c == nil || !numeric(c.Value) {
		return ""
	}
	return c.String()
}

// none reports whether any name is empty.
func none(ids ...string) bool { return slices.Contains(ids, "") }

// sum says that parts make up a total.
func (r *reader) sum(total string, parts ...string) {
	if !none(total) && !none(parts...) && len(parts) > 0 {
		r.view.Sums = append(r.view.Sums, disclosure.Sum{Total: total, Parts: parts})
	}
}

// same says that all are one number.
func (r *reader) same(ids ...string) {
	ids = slices.DeleteFunc(ids, func(id string) bool { return id == "" })
	for i := 1; i < len(ids); i++ {
		if ids[0] != ids[i] {
			r.view.Same = append(r.view.Same, disclosure.Same{A: ids[0], B: ids[i]})
		}
	}
}

// order says that a number is not above another.
func (r *reader) order(lesser, greater string) {
	if !none(lesser, greater) && lesser != greater {
		r.view.Orders = append(r.view.Orders, disclosure.Order{Lesser: lesser, Greater: greater})
	}
}

// rest says that parts are some of a whole, and asks after those who are left.
func (r *reader) rest(whole string, parts ...string) {
	if none(whole) || none(parts...) || slices.Contains(parts, whole) {
		return
	}
	id := whole + " but " + strings.Join(parts, ", ")
	if !r.made[id] {
		r.made[id] = true
		r.view.Cells = append(r.view.Cells, disclosure.Seen{ID: id, Kind: r.kind(r.cells[whole]), State: disclosure.Hidden})
		r.ghosts = append(r.ghosts, ghost{id, whole, parts})
		r.view.Sums = append(r.view.Sums, disclosure.Sum{Total: whole, Parts: append(slices.Clone(parts), id)})
	}
}

// ratio says that a percentage, or a rate, is of one number out of another.
func (r *reader) ratio(quotient, over, under string, scale float64) {
	if !none(quotient, over, under) && over != under {
		r.view.Ratios = append(r.view.Ratios, disclosure.Ratio{Quotient: quotient, Numerator: over, Denominator: under, Scale: scale})
	}
}

// share is a row with a number, out of which, and its percentage.
func (r *reader) share(table, row, n, of, percent string) {
	over, under := r.at(table, row, n), r.at(table, row, of)
	r.rest(under, over)
	r.ratio(r.at(table, row, percent), over, under, 100)
}

// mixture says that the parts of a whole have means and deviations that make up its own.
// Who is in no part is one group more, of which nothing is printed.
func (r *reader) mixture(whole disclosure.Moment, parts ...disclosure.Moment) {
	parts = slices.DeleteFunc(parts, func(m disclosure.Moment) bool { return m.N == "" || m.Mean == "" })
	if whole.N == "" || whole.Mean == "" || len(parts) == 0 {
		return
	}
	m := disclosure.Mixture{Whole: whole, Parts: parts}
	id := whole.Mean + " but " + parts[0].Mean
	if r.made[id] {
		return
	}
	r.made[id] = true
	mean := r.seen(r.cells[whole.Mean])
	mean.ID, mean.State, mean.Value = id, disclosure.Hidden, 0
	rest := disclosure.Seen{ID: id + " n", Kind: disclosure.Count, State: disclosure.Hidden}
	r.view.Cells = append(r.view.Cells, mean, rest)
	m.Parts = append(m.Parts, disclosure.Moment{N: rest.ID, Mean: mean.ID})
	r.view.Mixtures = append(r.view.Mixtures, m)
}

// floor says that a number is not below, and ceiling that it is not above, a constant: what
// a table leaves out tells how many there are not.
func (r *reader) floor(id string, least int)  { r.order(r.constant(float64(least)), id) }
func (r *reader) ceiling(id string, most int) { r.order(id, r.constant(float64(most))) }

func (r *reader) constant(x float64) string {
	id := "the number " + strconv.FormatFloat(x, 'g', -1, 64)
	if !r.made[id] {
		r.made[id] = true
		r.view.Cells = append(r.view.Cells, disclosure.Seen{ID: id, Kind: disclosure.Magnitude, Value: x, Places: 9})
	}
	return id
}

// split is a row's name in parts.
func split(row string) []string { return strings.Split(row, "/") }

// levels are the rows of a table whose names begin with a prefix, without it.
func (r *reader) levels(table, prefix string) []string {
	var out []string
	for _, row := range r.rows[table] {
		if rest, ok := strings.CutPrefix(row, prefix); ok {
			out = append(out, rest)
		}
	}
	return out
}

// column are the cells of rows in a column.
func (r *reader) column(table, prefix, column string, rows ...string) []string {
	var out []string
	for _, row := range rows {
		out = append(out, r.at(table, prefix+row, column))
	}
	return out
}

// truth is the numbers of a school, by the places in which they stand, and those of
// ghosts. The reader does not have it: it is for the judge, and to see that the reader is
// right.
type truth struct {
	of     map[string]float64
	places map[[2]string]int // the decimals of a table's column
}

func truthOf(p *Published, r *reader) truth {
	t := truth{map[string]float64{}, map[[2]string]int{}}
	for i := range p.Cells {
		if c := &p.Cells[i]; c.known {
			t.of[c.String()] = c.number
			at := [2]string{c.Table, c.Column}
			t.places[at] = max(t.places[at], decimals(c.Value))
		}
	}
	for _, c := range r.view.Cells {
		if c.Kind == disclosure.Magnitude && c.Places == 9 {
			t.of[c.ID] = c.Value
		}
	}
	for again := true; again; {
		again = false
		for _, g := range r.ghosts {
			left, ok := t.of[g.whole]
			for _, id := range g.parts {
				x, known := t.of[id]
				left, ok = left-x, ok && known
			}
			if _, done := t.of[g.id]; ok && !done {
				t.of[g.id], again = left, true
			}
		}
	}
	return t
}

// wrong are the relations of a reader that are not true: then the reader knows nothing.
func (r *reader) wrong(t truth) []string {
	var out []string
	have := func(ids ...string) bool {
		return !slices.ContainsFunc(ids, func(id string) bool { _, ok := t.of[id]; return !ok })
	}
	dust := func(id string) float64 {
		if c := r.cells[id]; c != nil && c.Unit != "pupils" && r.kind(c) != disclosure.Count && r.kind(c) != disclosure.Events {
			return 0.5*math.Pow10(-t.places[[2]string{c.Table, c.Column}]) + 1e-9
		}
		return 1e-9
	}
	for _, s := range r.view.Sums {
		if have(s.Total) && have(s.Parts...) {
			sum, slack := -t.of[s.Total], dust(s.Total)
			for _, id := range s.Parts {
				sum, slack = sum+t.of[id], slack+dust(id)
			}
			if math.Abs(sum) > slack {
				out = append(out, s.Total+" is not the sum of "+strings.Join(s.Parts, ", "))
			}
		}
	}
	for _, s := range r.view.Same {
		if have(s.A, s.B) && math.Abs(t.of[s.A]-t.of[s.B]) > 2*max(dust(s.A), dust(s.B)) {
			out = append(out, s.A+" is not "+s.B)
		}
	}
	for _, o := range r.view.Orders {
		if have(o.Lesser, o.Greater) && t.of[o.Lesser] > t.of[o.Greater] {
			out = append(out, o.Lesser+" is above "+o.Greater)
		}
	}
	for _, g := range r.ghosts {
		if t.of[g.id] < 0 {
			out = append(out, g.id+" is below 0")
		}
	}
	for _, q := range r.view.Ratios {
		if have(q.Quotient, q.Numerator, q.Denominator) && t.of[q.Denominator] > 0 {
			if d := cmp.Or(q.Scale, 100)*t.of[q.Numerator]/t.of[q.Denominator] - t.of[q.Quotient]; math.Abs(d) > dust(q.Quotient) {
				out = append(out, q.Quotient+" is not "+q.Numerator+" by "+q.Denominator)
			}
		}
	}
	return out
}
