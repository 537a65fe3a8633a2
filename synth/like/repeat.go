package like

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"apst/ingest/sheet"
	records "apst/metrics/record"
)

// fewest is how many values have to be together for nobody else to have them: fewer
// are had by chance.
const fewest = 3

// roomy is how many times more combinations than rows the columns must have for one to
// say whose it is. Three answers of yes or no are had by somebody else in any case.
const roomy = 10

// originals are the combinations of the rows of a folder, and who has each.
type originals map[string]map[string]bool

// own reports whether a combination is one of the originals that fewer have than make
// it nobody's.
func (o originals) own(combination string) bool {
	n := len(o[combination])
	return combination != "" && n > 0 && n < shared
}

// add takes the rows of a table in.
func (o originals) add(f *file, t *table) {
	for at, r := range t.rows {
		c := f.combination(t, at, r.cells)
		if c == "" {
			continue
		}
		if o[c] == nil {
			o[c] = map[string]bool{}
		}
		who := r.person
		if who == "" {
			who = "\x00row " + strconv.Itoa(r.n)
		}
		o[c][who] = true
	}
}

// combination is what the cells of a row hold in the columns in which its row of the
// original has a number: all that is no code, no identifier and no day. It is empty
// where these are too few to say whose they are.
func (f *file) combination(t *table, at int, cells []sheet.Cell) string {
	var b strings.Builder
	telling, room := 0, 1
	for n := 1; n <= len(cells); n++ {
		if !f.numbered(t, n, at) {
			continue
		}
		s := plainNumber(cellAt(cells, n))
		b.WriteString(t.headed(n) + "=" + s + ";")
		if strings.Trim(s, "0.%") != "" {
			telling++
		}
		room = min(room*len(t.columns[n].distinct), 1<<30)
	}
	if telling < fewest || room < roomy*len(t.rows) {
		return ""
	}
	return t.measure + ";" + b.String()
}

// numbered reports whether a row has, in a column, a number that may differ.
func (f *file) numbered(t *table, n, at int) bool {
	c, field := t.columns[n], t.fields[n]
	if c == nil || c.classes[at] != classNumber && c.classes[at] != classPattern || len(c.distinct) < 2 {
		return false
	}
	switch field {
	case records.UPN, records.LocalID, records.Name, records.Surname, records.Forename, "postcode":
		return false
	}
	if isMark(field) || isBirth(field) || t.dates[field] || slices.Contains(identifiers, field) || slices.Contains(ofTime, field) {
		return false
	}
	cell := cellAt(t.rows[at].cells, n)
	if _, day := f.date(cell, false); day {
		return false
	}
	return !dated(string(cell.Text))
}

// headed is what a column is called: its field, or its letters.
func (t *table) headed(n int) string {
	if field := t.fields[n]; field != "" && field != records.Ignored && !t.many[field] {
		return field
	}
	return t.fields[n] + " " + sheet.ColName(n)
}

// plainNumber is a number without what can be written otherwise.
func plainNumber(c sheet.Cell) string {
	s := strings.TrimSpace(string(c.Text))
	if _, _, ok := numeric(c); ok && strings.Contains(s, ".") && !strings.HasSuffix(s, "%") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// nudge gives a row that otherwise keeps its own numbers one of another row: the same in
// all rows of a pupil, which may say it several times.
func (x *filling) nudge(out []sheet.Cell) {
	n, first := 0, uint64(0)
	for k := 1; k <= len(out); k++ { // the same column where two rows have not the same ones to choose of
		if !x.f.numbered(x.t, k, x.at) {
			continue
		}
		turn := x.p.rand(fmt.Sprintf("nudge %s %d %d", x.u.key, k, x.u.tries)).Uint64() >> 1
		if x.t.columns[k].classes[x.at] == classNumber {
			turn += 1 << 63
		}
		if n == 0 || turn > first {
			n, first = k, turn
		}
	}
	if n == 0 {
		return
	}
	c, rng := x.t.columns[n], x.p.rand(fmt.Sprintf("nudged %s %d", x.u.key, x.u.tries))
	var others []int
	for _, at := range c.cells[c.classes[x.at]] {
		if from := cellAt(x.t.rows[at].cells, n); plainNumber(from) != plainNumber(cellAt(x.r.cells, n)) && from.Kind == out[n-1].Kind {
			others = append(others, at)
		}
	}
	if len(others) > 0 {
		from := cellAt(x.t.rows[others[rng.IntN(len(others))]].cells, n)
		out[n-1] = sheet.Cell{Kind: from.Kind, Text: slices.Clone(from.Text)}
	}
}

// repeated reports whether a row of a copy holds what a row of the originals holds.
func (x *filling) repeated(cells []sheet.Cell) bool {
	return x.f.own.own(x.f.combination(x.t, x.at, cells))
}

// daysOfRow are the days in the cells of a row: of birth, of entry, of leaving and
// whatever else is dated.
func (f *file) daysOfRow(t *table, cells []sheet.Cell) (out []time.Time) {
	for n := 1; n <= len(cells); n++ {
		if d, ok := f.date(cells[n-1], t.dates[t.fields[n]]); ok {
			out = append(out, d)
		}
	}
	return out
}

// pairs are two days each that somebody of the originals has.
type pairs map[[2]time.Time]bool

// pair is two days in their order.
func pair(a, b time.Time) [2]time.Time {
	if b.Before(a) {
		a, b = b, a
	}
	return [2]time.Time{a, b}
}

// add notes that somebody has all of these days, of which some are looked for.
func (p pairs) add(days []time.Time, looked map[time.Time]bool) {
	for i, a := range days {
		if !looked[a] {
			continue
		}
		for j, b := range days {
			if i != j && looked[b] && !a.Equal(b) {
				p[pair(a, b)] = true
			}
		}
	}
}

// holds reports whether somebody has two of these days.
func (p pairs) holds(days []time.Time) bool {
	for i, a := range days {
		for _, b := range days[i+1:] {
			if p[pair(a, b)] {
				return true
			}
		}
	}
	return false
}

// paired reports whether a pupil who was made has two days that a pupil of the
// originals has: born and entered, entered and left, or any others.
func (p *people) paired() bool {
	before, after := map[string][]time.Time{}, map[string][]time.Time{}
	looked := map[time.Time]bool{}
	note := func(who string, from, to time.Time) {
		before[who] = append(before[who], from)
		if p.taken[to] { // never for the zero time of a birth that was not drawn
			after[who] = append(after[who], to)
			looked[to] = true
		}
	}
	for who, days := range p.days {
		for d := range days {
			note(p.person(who), d, p.day(who, d))
		}
	}
	for who, days := range p.bornOn {
		for d := range days {
			note(p.person(who), d, p.born[d])
		}
	}
	theirs := pairs{}
	for _, days := range before {
		theirs.add(days, looked)
	}
	for _, days := range after {
		if theirs.holds(days) {
			return true
		}
	}
	return false
}

// pairedRow reports whether a row of a copy has two days that a row of the original
// has.
func (f *file) pairedRow(sheets []*laid) bool {
	made := map[time.Time]bool{}
	var rows [][]time.Time
	for _, l := range sheets {
		for n, x := range l.of {
			days := f.daysOfRow(x.t, l.rows[n-1].cells)
			for _, d := range days {
				made[d] = true
			}
			rows = append(rows, days)
		}
	}
	theirs := pairs{}
	for _, s := range f.tabled {
		for _, t := range s.tables {
			for _, r := range t.rows {
				theirs.add(f.daysOfRow(t, r.cells), made)
			}
		}
	}
	return slices.ContainsFunc(rows, theirs.holds)
}

// vectors are the answers of the originals' questionnaires, as stored, and who gave
// them.
func (s *source) vectors() originals {
	out := originals{}
	s.records(func(i, k int, _ *srcTable, r *row, rec *record) {
		v := s.books[keyOf(i, k, rec)].meaning(rec.answers)
		if !s.tells(v) {
			return
		}
		if out[v] == nil {
			out[v] = map[string]bool{}
		}
		who := rec.Pupil
		if who == "" {
			who = "\x00row " + strconv.Itoa(r.n)
		}
		out[v][who] = true
	})
	return out
}

// tells reports whether answers say whose they are: not a few of them, and not all the
// same.
func (s *source) tells(vector string) bool {
	room, given := 1, 0
	first := byte('-')
	same := true
	for i := range len(vector) {
		if vector[i] == '-' {
			continue
		}
		if first == '-' {
			first = vector[i]
		}
		given, same, room = given+1, same && vector[i] == first, min(room*3, 1<<30)
	}
	return given >= fewest && !same && room >= roomy*len(s.pupils)
}

// repeats reports whether a questionnaire that was drawn has the answers of one of the
// originals.
func (d *drawing) repeats(of originals) bool {
	for _, p := range d.plans {
		v := make([]byte, items)
		for i, a := range p.stored {
			v[i] = '-'
			if a >= 0 {
				v[i] = '0' + byte(a)
			}
		}
		if of.own(string(v)) {
			return true
		}
	}
	return false
}
