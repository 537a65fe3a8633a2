package like

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"apst/ingest/sheet"
	records "apst/metrics/record"
)

// filling is a row of a table of a measure in the making.
type filling struct {
	f      *file
	p      *people
	t      *table
	u      *unit
	r      *trow
	at     int // of the row in the table
	level  int // how far it may go from the original; see levels
	donor  int // a row whose codes and numbers it takes at the first level
	single int // the column that alone differs, at the last level
	rng    *rand.Rand
}

// The levels: codes and numbers of other rows, changed by a tenth; the row's own codes,
// and numbers changed by a tenth; numbers changed by a step; one number changed. The
// first ones are tried first. A row whose findings depend on what it holds gets to the
// later ones.
const (
	fromOthers = iota
	byTenths
	byStep
	one
	levels

	triesPerLevel = 3
)

// identifiers are fields that are neither read as numbers nor as words.
var identifiers = []string{"former_upn", "uln", "home_urn", "home_laestab", "home_ukprn", "previous_id", "referral_id", "incident_id"}

// row writes a row.
func (x *filling) row(width int) []sheet.Cell {
	out := make([]sheet.Cell, width)
	x.donor = x.rng.IntN(len(x.t.rows))
	if x.level == one {
		var may []int
		for n := 1; n <= width; n++ {
			c := x.t.columns[n]
			if c == nil || c.classes[x.at] != classNumber || x.dated(n) {
				continue
			}
			if v, decimals, _ := numeric(cellAt(x.r.cells, n)); c.varies(decimals) && v != 0 {
				may = append(may, n)
			}
		}
		if len(may) > 0 {
			x.single = may[x.p.rand(fmt.Sprintf("single %s %d", x.u.key, x.u.tries)).IntN(len(may))]
		}
	}
	for n := 1; n <= width; n++ {
		out[n-1] = x.cell(n)
	}
	if x.u.same > 0 && x.level > fromOthers {
		x.nudge(out)
	}
	x.relate(out)
	return out
}

func (x *filling) dated(n int) bool { return x.t.dates[x.t.fields[n]] }

// cell writes a cell.
func (x *filling) cell(n int) sheet.Cell {
	old, field := cellAt(x.r.cells, n), x.t.fields[n]
	switch old.Kind {
	case sheet.Blank, sheet.Formula:
		return sheet.Cell{Kind: old.Kind}
	case sheet.Error:
		return sheet.Cell{Kind: sheet.Error, Text: []byte("#N/A")}
	case sheet.Bool:
		return old
	}
	if strings.TrimSpace(string(old.Text)) == "" {
		return text(" ")
	}
	if d, ok := x.f.date(old, x.dated(n)); ok {
		return x.date(old, field, d)
	}
	if x.dated(n) && x.t.columns[n].classes[x.at] != classCode {
		return x.undated(old)
	}
	switch {
	case field == records.UPN, field == records.LocalID:
		if x.footer(old) {
			return x.clean(old)
		}
		return x.p.ids.identifier(old, "")
	case slices.Contains(identifiers, field):
		if x.t.columns[n].classes[x.at] == classCode {
			return old
		}
		return x.p.ids.identifier(old, "")
	case field == records.Name, field == records.Surname, field == records.Forename:
		if x.footer(old) {
			return x.clean(old)
		}
		return x.name(old, field)
	case field == "postcode":
		return text("ZZ99 9ZZ")
	case isMark(field):
		return x.marks(n, old)
	}
	return x.value(n, old, field)
}

// date writes a date as the original's cell is written.
func (x *filling) date(old sheet.Cell, field string, d time.Time) sheet.Cell {
	to := time.Time{}
	switch {
	case isBirth(field):
		to = x.p.birth(d, x.f.monthOnly(old))
	case field == "period_end":
		to = x.p.monthEnd(d)
	default:
		to = x.p.day(x.r.person, d)
	}
	if s := strings.TrimSpace(string(old.Text)); old.Kind == sheet.Text && isSerial(s) {
		return text(strconv.Itoa(serial(to, x.f.date1904)))
	}
	return dateCell(old, to, x.f.date1904)
}

// undated writes a cell of a column of dates that is none.
func (x *filling) undated(old sheet.Cell) sheet.Cell {
	s := strings.TrimSpace(string(old.Text))
	for _, form := range americanForms {
		if d, err := time.Parse(form, s); err == nil && d.Format(form) == s {
			return dateCell(old, x.p.day(x.r.person, d), x.f.date1904)
		}
	}
	if x.footer(old) {
		return x.clean(old)
	}
	return dateCell(old, x.p.titleDay(), x.f.date1904)
}

// footers begin rows that are no pupil's.
var footers = []string{"total", "totals", "mean", "average", "median", "count", "cohort", "group", "class", "national", "school", "sum", "overall", "all", "number"}

// footer reports whether a cell is the label of a row under a table.
func (x *filling) footer(c sheet.Cell) bool {
	w := words(string(c.Text))
	return len(w) > 0 && slices.Contains(footers, w[0])
}

func (x *filling) clean(c sheet.Cell) sheet.Cell {
	if s := x.f.lex.clean(x.p.redated(string(c.Text))); s != "" {
		return text(s)
	}
	return text("Note")
}

// name writes a person's name.
func (x *filling) name(old sheet.Cell, field string) sheet.Cell {
	if old.Kind != sheet.Text {
		return text("Pupil")
	}
	key := x.t.nameOf(x.r)
	if key == "" {
		key = "\x00" + x.p.person(x.r.person)
	}
	no := fmt.Sprintf("%03d", x.p.named(key))
	switch {
	case field == records.Surname:
		return text(no)
	case field == records.Forename:
		return text("Pupil")
	case strings.Contains(string(old.Text), ","):
		return text(no + ", Pupil")
	}
	return text("Pupil " + no)
}

// value writes a number, a code, or a word in place of a text.
func (x *filling) value(n int, old sheet.Cell, field string) sheet.Cell {
	c := x.t.columns[n]
	k := c.classes[x.at]
	if s := string(old.Text); old.Kind == sheet.Text { // a term and its year, a week
		if moved := x.p.redated(s); moved != s && k != classNumber && x.f.lex.spoken(moved) && dated(s) {
			return text(x.f.lex.clean(moved))
		}
	}
	from := old
	if x.level == fromOthers && !slices.Contains(tied[x.t.measure], field) {
		from = x.other(c, k, old)
	}
	switch k {
	case classNumber:
		return x.number(c, from, old)
	case classCode:
		return sheet.Cell{Kind: from.Kind, Text: from.Text}
	case classPattern:
		return x.pattern(c, from)
	}
	s := strings.TrimSpace(string(old.Text))
	switch {
	case strings.Trim(s, "0123456789") == "":
		return sheet.Cell{Kind: old.Kind, Text: []byte(x.p.ids.local(s, ""))}
	case old.Kind == sheet.Number:
		return number("17.5")
	case field == "" || field == records.Ignored:
		return text("Text")
	}
	return text("Text " + strconv.Itoa(x.p.text(field, s)))
}

// other is a cell of the same class in another row: of the one that this row takes all
// from, if it has one.
func (x *filling) other(c *column, k class, own sheet.Cell) sheet.Cell {
	if c.classes[x.donor] == k && x.u.same == 0 { // a row that came out as one that there was is mixed of several
		return cellAt(x.t.rows[x.donor].cells, c.n)
	}
	if rows := c.cells[k]; len(rows) > 0 {
		return cellAt(x.t.rows[rows[x.rng.IntN(len(rows))]].cells, c.n)
	}
	return own
}

func (x *filling) number(c *column, from, old sheet.Cell) sheet.Cell {
	v, decimals, ok := numeric(from)
	if !ok {
		return old
	}
	rng := x.rng
	if x.level > fromOthers { // a number that a pupil has twice is one again
		rng = x.p.rand(fmt.Sprintf("value %s %s %s %d", x.u.key, x.t.fields[c.n], from.Text, x.u.tries))
	}
	switch x.level {
	case fromOthers, byTenths:
		if v != 0 || x.level == fromOthers && rng.IntN(3) == 0 {
			v = c.noisy(v, decimals, 0.1, rng)
		}
	case byStep:
		if v != 0 {
			v = c.noisy(v, decimals, 0, rng)
		}
	case one:
		if x.single == c.n {
			v = x.differing(c, v, decimals, rng)
		}
	}
	return written(from, v, decimals)
}

// differing is another number of the column's range.
func (x *filling) differing(c *column, v float64, decimals int, rng *rand.Rand) float64 {
	for range 20 {
		if to := c.noisy(v, decimals, 0.05, rng); to != v {
			return to
		}
	}
	return min(max(v+float64(rng.IntN(2)*2-1), c.low[decimals]), c.high[decimals])
}

// pattern writes numbers among signs: each within what the column has at its place.
func (x *filling) pattern(c *column, from sheet.Cell) sheet.Cell {
	s := string(from.Text)
	skeleton, numbers := cut(s)
	spans := c.runs[skeleton]
	var b strings.Builder
	k := 0
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			b.WriteByte(s[i])
			i++
			continue
		}
		j := i
		for j < len(s) && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		v := numbers[k]
		if k < len(spans) {
			width := (spans[k][1] - spans[k][0]) / 10
			switch {
			case x.level == byStep:
				width = 1
			case x.level == one:
				width = 0
			}
			v = min(max(v+x.rng.IntN(2*width+1)-width, spans[k][0]), spans[k][1])
		}
		fmt.Fprintf(&b, "%0*d", map[bool]int{true: j - i, false: 1}[s[i] == '0' || j-i == 2 && v < 10 && k > 0], v)
		k++
		i = j
	}
	return sheet.Cell{Kind: from.Kind, Text: []byte(b.String())}
}

// monthEnd is the last day of a month anew.
func (p *people) monthEnd(d time.Time) time.Time {
	if d.AddDate(0, 0, 1).Day() != 1 {
		return p.day("", d)
	}
	return time.Date(d.Year()+p.years, d.Month()+1, 0, 0, 0, 0, 0, time.UTC)
}
