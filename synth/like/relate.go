package like

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/ngrt"
	records "apst/metrics/record"
)

// relate makes the cells of a row that follow from others follow from the new ones,
// where they did in the original.
func (x *filling) relate(out []sheet.Cell) {
	switch x.t.measure {
	case "ngrt":
		for _, lane := range x.t.Lanes {
			x.relateTest(out, func(field string) int { return x.columnOf(lane, field) })
		}
		x.relateChange(out)
	case "attendance":
		x.relateTotals(out)
	}
}

// columnOf is the column of a field in a lane; 0 for none.
func (x *filling) columnOf(lane *ingest.Lane, field string) int {
	if cs := lane.Fields[field]; len(cs) > 0 {
		return cs[0].N
	}
	return 0
}

// whole reads a whole number of the original and of the new row.
func (x *filling) whole(out []sheet.Cell, n int) (old, now int, ok bool) {
	if n == 0 || n > len(out) {
		return 0, 0, false
	}
	a, _, ok1 := numeric(cellAt(x.r.cells, n))
	b, _, ok2 := numeric(out[n-1])
	return int(a), int(b), ok1 && ok2 && a == math.Trunc(a) && b == math.Trunc(b)
}

func (x *filling) set(out []sheet.Cell, n, v int) {
	out[n-1] = written(cellAt(x.r.cells, n), float64(v), 0)
}

// relateTest makes stanine, percentile and confidence band those of the score.
func (x *filling) relateTest(out []sheet.Cell, column func(string) int) {
	was, now, ok := x.whole(out, column("sas"))
	if !ok {
		return
	}
	for field, of := range map[string]func(int) int{"stanine": ngrt.StanineOf, "percentile": ngrt.PercentileOf} {
		n := column(field)
		if old, _, ok := x.whole(out, n); ok && was >= 59 && was <= 141 {
			switch {
			case old == of(was):
				x.set(out, n, of(now))
			case old != of(was) && x.level > fromOthers: // as wrong as it was
				low, high := 1, 99
				if field == "stanine" {
					high = 9
				}
				x.set(out, n, min(max(of(now)+old-of(was), low), high))
			}
		}
	}
	for _, field := range []string{"sas_lower", "sas_upper"} {
		n := column(field)
		if n == 0 {
			continue
		}
		if old, _, ok := numeric(cellAt(x.r.cells, n)); ok {
			x.set(out, n, now+int(old)-was)
		}
	}
	if n := column("sas_band"); n > 0 && out[n-1].Kind != sheet.Blank {
		s := string(cellAt(x.r.cells, n).Text)
		if skeleton, numbers := cut(s); len(numbers) == 2 {
			for _, v := range numbers {
				skeleton = strings.Replace(skeleton, "#", strconv.Itoa(now+v-was), 1)
			}
			out[n-1].Text = []byte(skeleton)
		}
	}
	x.relateAge(out, column)
}

// relateAge makes the age at a test that of the new dates.
func (x *filling) relateAge(out []sheet.Cell, column func(string) int) {
	n, born, sat := column("age"), column(records.Born), column("date")
	if n == 0 || born == 0 || sat == 0 || out[n-1].Kind == sheet.Blank {
		return
	}
	days := func(cells func(int) sheet.Cell) (months int, ok bool) {
		b, ok1 := x.f.date(cells(born), true)
		d, ok2 := x.f.date(cells(sat), true)
		return monthsBetween(b, d), ok1 && ok2
	}
	before, ok1 := days(func(n int) sheet.Cell { return cellAt(x.r.cells, n) })
	after, ok2 := days(func(n int) sheet.Cell { return out[n-1] })
	if !ok1 || !ok2 {
		return
	}
	old := cellAt(x.r.cells, n)
	skeleton, numbers := cut(strings.TrimSpace(string(old.Text)))
	switch {
	case len(numbers) == 2 && numbers[1] < 12:
		months := after + 12*numbers[0] + numbers[1] - before
		width := len(strings.TrimSpace(string(old.Text))) - len(strings.TrimRight(strings.TrimSpace(string(old.Text)), "0123456789"))
		second := strconv.Itoa(months % 12)
		if width == 2 && len(second) == 1 {
			second = "0" + second
		}
		skeleton = strings.ReplaceAll(skeleton, "#0", "#")
		skeleton = strings.Replace(skeleton, "#", strconv.Itoa(months/12), 1)
		out[n-1] = sheet.Cell{Kind: old.Kind, Text: []byte(strings.Replace(skeleton, "#", second, 1))}
	case len(numbers) == 1:
		if v, decimals, ok := numeric(old); ok && decimals == 0 && v > 60 {
			x.set(out, n, int(v)+after-before)
		} else if ok && decimals == 0 {
			x.set(out, n, int(v)+after/12-before/12)
		}
	}
}

func monthsBetween(a, b time.Time) int {
	m := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	if b.Day() < a.Day() {
		m--
	}
	return m
}

// relateChange makes a change of scores in the file that of its new scores.
func (x *filling) relateChange(out []sheet.Cell) {
	n := x.t.column("sas_change")
	var at []int
	for _, lane := range x.t.Lanes {
		if c := x.columnOf(lane, "sas"); c > 0 {
			at = append(at, c)
		}
	}
	if n == 0 || len(at) != 2 {
		return
	}
	a, a2, ok1 := x.whole(out, at[0])
	b, b2, ok2 := x.whole(out, at[1])
	if old, _, ok := numeric(cellAt(x.r.cells, n)); ok && ok1 && ok2 {
		x.set(out, n, int(old)-(b-a)+b2-a2)
	}
}

// sums are the sessions of which those possible are made up, in the ways of which
// reports have one.
var sums = [][]string{
	{"present", "approved", "authorised", "unauthorised", "unexplained"}, {"attended", "authorised", "unauthorised", "unexplained"},
	{"present", "approved", "authorised", "unauthorised"}, {"attended", "authorised", "unauthorised"},
	{"present", "authorised", "unauthorised"}, {"present", "approved", "authorised", "unauthorised", "unexplained", "late_after"},
}

// relateTotals makes the sessions possible the sum of those attended and missed, and
// the percentage what follows.
func (x *filling) relateTotals(out []sheet.Cell) {
	possible := x.t.column("possible")
	was, _, ok := x.whole(out, possible)
	if !ok || was == 0 {
		return
	}
	var columns []int
	for _, p := range sums {
		if columns = x.adding(p, was); columns != nil {
			break
		}
	}
	if columns == nil {
		return
	}
	// As many sessions as there were or as the new row has, and absences in the
	// proportion that is drawn; what is left is attended.
	_, now, _ := x.whole(out, possible)
	if x.level == one {
		now = was
	}
	left := now
	for i := len(columns) - 1; i > 0; i-- {
		old, v, _ := x.whole(out, columns[i])
		if old > 0 && x.level > fromOthers {
			v = max(v, 1)
		}
		v = max(min(v, left), 0)
		x.set(out, columns[i], v)
		left -= v
	}
	x.set(out, possible, now)
	if x.level > fromOthers {
		old, _, _ := x.whole(out, columns[0])
		left = max(left, min(old, 1))
	}
	x.set(out, columns[0], left)
	x.relateAttended(out, columns[0], was, now)
}

// adding are the columns of parts whose sum is the number possible; nil where it is
// not.
func (x *filling) adding(fields []string, possible int) (out []int) {
	sum := 0
	for _, f := range fields {
		n := x.t.column(f)
		if n == 0 {
			return nil
		}
		v, _, ok := numeric(cellAt(x.r.cells, n))
		if !ok {
			return nil
		}
		sum += int(v)
		out = append(out, n)
	}
	if sum != possible {
		return nil
	}
	return out
}

// relateAttended makes the number attended, where the parts are those of it, and the
// percentage follow.
func (x *filling) relateAttended(out []sheet.Cell, first, was, now int) {
	type pair struct{ before, after int }
	before, after, ok := x.whole(out, first)
	shares := []pair{{before, after}} // what the percentage may be of
	if a1, a2, ok1 := x.whole(out, x.t.column("approved")); ok && ok1 && first == x.t.column("present") {
		shares = append(shares, pair{before + a1, after + a2})
		if n := x.t.column("attended"); n > 0 {
			if old, _, ok := x.whole(out, n); ok && old == before+a1 {
				x.set(out, n, after+a2)
			}
		}
	}
	percent := x.t.column("percent")
	if percent == 0 || now == 0 || !ok {
		return
	}
	old := cellAt(x.r.cells, percent)
	v, own, ok := numeric(old)
	if !ok {
		return
	}
	c := x.t.columns[percent]
	decimals := own
	for d := range c.low {
		decimals = min(max(decimals, d), 4)
	}
	for _, s := range slices.Backward(shares) {
		for _, by := range []float64{100, 1} {
			if math.Abs(v-by*float64(s.before)/float64(was)) < 0.6*math.Pow10(-decimals) {
				to := written(old, by*float64(s.after)/float64(now), decimals)
				if own < decimals || old.Kind == sheet.Number {
					to = trimmed(to)
				}
				out[percent-1] = to
				return
			}
		}
	}
}

// trimmed is a number without noughts at its end.
func trimmed(c sheet.Cell) sheet.Cell {
	s, sign := strings.CutSuffix(string(c.Text), "%")
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if sign {
		s += "%"
	}
	return sheet.Cell{Kind: c.Kind, Text: []byte(s)}
}
