package like

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	records "apst/metrics/record"
	"apst/metrics/roster"
)

// file is a file of measures or a list of pupils, held in memory.
type file struct {
	source // of which format, dates, bytes, facts of sheets and secrets are used
	in     Input
	tabled []*tabled
	first  *seen // what apst makes of the original
	own    originals
}

// tabled is a sheet of a file of measures as a grid.
type tabled struct {
	name   string
	facts  sheet.Facts
	hidden []int
	rows   map[int]srcRow
	last   int
	tables []*table
	of     map[int]*table // rows under headings
	heads  map[int]*table // rows with headings, or groups of them
}

// table is a table of a measure, or a list of pupils, and its rows.
type table struct {
	*ingest.Table
	measure string
	fields  map[int]string
	dates   map[string]bool
	many    map[string]bool
	rows    []*trow
	columns map[int]*column
	units   []*unit
	index   map[string]map[string]sheet.Cell // marks by day and session, and by pupil
	whom    []string                         // its pupils, in order
	at      map[*trow]int
}

// trow is a row of a table.
type trow struct {
	srcRow
	n      int
	person string // empty for nobody
}

// unit is rows that belong together and stay so: those of a pupil, or a row of nobody.
type unit struct {
	key    string // of the pupil, or of the row
	rows   []*trow
	tries  int
	same   int      // how often a row of it came out as one of the originals
	spoken []string // rules that speak of it
}

func (f *file) vocabularies() (out []vocab) {
	for _, m := range f.in.Measures {
		out = append(out, vocab{m.ID, m.Spec.Vocabulary(f.in.Map), m, f.in.Map})
	}
	if f.in.List {
		out = append(out, vocab{rosterID, roster.Vocabulary(), nil, nil})
	}
	return out
}

const rosterID = "roster"

type vocab struct {
	id      string
	words   ingest.Vocabulary
	measure *metrics.Measure
	by      *records.Map
}

// own reports whether a table is of the vocabulary, and which fields are dates and
// which several columns may have.
func (v *vocab) own(t *ingest.Table) (dates, many []string, ok bool) {
	if v.measure == nil {
		return roster.DateFields(), nil, roster.Lists(t)
	}
	s := v.measure.Spec.ShapeOf(v.by, t.Columns)
	if s == nil || len(t.Lanes) == 0 {
		return nil, nil, false
	}
	return s.Dates, s.Many, true
}

// openTables reads a file of measures, or a list of pupils, as a grid.
func openTables(in Input, lex *lexicon) (*file, error) {
	raw, err := os.ReadFile(in.Path)
	if err != nil {
		return nil, err
	}
	out := &file{in: in, source: source{lex: lex}}
	f, err := ingest.Open(in.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out.format, out.date1904, out.raw = f.Format, f.Date1904(), raw
	cells := 0
	for _, sh := range f.Sheets() {
		one := &tabled{name: sh.Name(), facts: sh.Facts(), rows: map[int]srcRow{}, of: map[int]*table{}, heads: map[int]*table{}}
		for r, err := range sh.Rows() {
			if err != nil {
				return nil, err
			}
			if cells += len(r.Cells); cells > maxCells {
				return nil, refuse("more than %d cells are too many to lay out again", maxCells).hint("cut the file down to a few classes first")
			}
			own := r.Clone()
			one.rows[r.N] = srcRow{own.Cells, r.Hidden}
			one.last = max(one.last, r.N)
		}
		for _, span := range one.facts.HiddenCols {
			for c := span.First; c <= min(span.Last, span.First+sheet.MaxCols); c++ {
				one.hidden = append(one.hidden, c)
			}
		}
		for _, v := range out.vocabularies() {
			if err := ingest.NewScanner(f.Name, sh, v.words).Scan(&tableFinder{to: one, by: &v}); err != nil {
				return nil, err
			}
		}
		for _, t := range one.tables {
			t.gather(one, out)
			t.learn(out)
		}
		out.tabled = append(out.tabled, one)
		out.sheets = append(out.sheets, &srcSheet{facts: one.facts})
	}
	return out, nil
}

// findSecrets gathers what of the original must not occur in a copy.
func (f *file) findSecrets() map[string]bool {
	out := map[string]bool{}
	add := func(text string) {
		for _, w := range words(text) {
			if f.telling(w) {
				out[w] = true
			}
		}
	}
	for _, s := range f.tabled {
		add(s.name)
		for _, r := range s.rows {
			for _, c := range r.cells {
				add(string(c.Text))
			}
		}
	}
	f.addParts(out)
	for _, s := range f.tabled { // codes of a register, one after another, are no words
		for _, t := range s.tables {
			for _, r := range t.rows {
				for i, c := range r.cells {
					if s := string(c.Text); isMark(t.fields[i+1]) && markLike(strings.TrimSpace(s)) {
						for _, w := range append(words(s), runs(s)...) {
							delete(out, w)
						}
					}
				}
			}
		}
	}
	return out
}

// tableFinder notes which rows are under which headings.
type tableFinder struct {
	to  *tabled
	by  *vocab
	now *table
}

// Table implements [ingest.Visitor].
func (v *tableFinder) Table(t *ingest.Table) error {
	v.now = nil
	dates, many, ok := v.by.own(t)
	if !ok || len(t.HeadRows) == 0 || v.to.heads[t.HeadRows[0]] != nil || v.to.of[t.HeadRows[0]] != nil {
		return nil
	}
	one := &table{Table: t, measure: v.by.id, fields: map[int]string{}, dates: map[string]bool{}, many: map[string]bool{}, columns: map[int]*column{}}
	for _, c := range t.Columns {
		one.fields[c.N] = c.Field
	}
	for _, d := range dates {
		one.dates[d] = true
	}
	for _, m := range many {
		one.many[m] = true
	}
	for _, n := range slices.Concat(t.HeadRows, t.GroupRows) {
		v.to.heads[n] = one
	}
	v.now = one
	v.to.tables = append(v.to.tables, one)
	return nil
}

// Row implements [ingest.Visitor].
func (v *tableFinder) Row(_ *ingest.Table, r *sheet.Row) error {
	if v.now != nil && v.to.of[r.N] == nil && v.to.heads[r.N] == nil {
		v.to.of[r.N] = v.now
		v.now.rows = append(v.now.rows, &trow{n: r.N})
	}
	return nil
}

// Outside implements [ingest.Visitor].
func (v *tableFinder) Outside(*sheet.Row) error { return nil }

// Repeated implements [ingest.Visitor].
func (v *tableFinder) Repeated(_ *ingest.Table, r *sheet.Row) error {
	if v.now != nil {
		v.to.heads[r.N] = v.now
	}
	return nil
}

// column of a field; 0 for none.
func (t *table) column(field string) int {
	best := 0
	for n, f := range t.fields {
		if f == field && (best == 0 || n < best) {
			best = n
		}
	}
	return best
}

// gather takes the rows of the table in.
func (t *table) gather(s *tabled, f *file) {
	for _, r := range t.rows {
		r.srcRow = s.rows[r.n]
		r.person = t.identify(r, f)
	}
}

// identify is the key of the person of a row: by number, or by name.
func (t *table) identify(r *trow, f *file) string {
	for _, field := range []string{records.UPN, records.LocalID} {
		if id := idKey(cellAt(r.cells, t.column(field))); id != "" {
			return id
		}
	}
	if key := t.nameOf(r); key != "" {
		return "name " + key
	}
	return ""
}

// idKey is an identifier in the form in which it is compared; empty for none.
func idKey(c sheet.Cell) string {
	if c.Kind != sheet.Text && c.Kind != sheet.Number {
		return ""
	}
	id, problem := ingest.AppendLocalID(nil, c)
	if (problem != ingest.IDFine && problem != ingest.IDRepaired) || len(id) == 0 {
		return ""
	}
	return "id " + strings.ToUpper(strings.ReplaceAll(string(id), " ", ""))
}

// nameOf is the key of the name in a row; empty without one.
func (t *table) nameOf(r *trow) string {
	at := func(field string) string {
		c := cellAt(r.cells, t.column(field))
		if c.Kind != sheet.Text {
			return ""
		}
		return string(c.Text)
	}
	if whole := fullName(at(records.Surname), at(records.Forename)); whole != "" && at(records.Surname) != "" {
		return whole
	}
	return fullName(at(records.Name))
}

// meet tells the people of the folder who is in the file and what is dated.
func (f *file) meet(p *people) {
	for _, s := range f.tabled {
		for n, r := range s.rows {
			t := s.of[n]
			if t == nil {
				for _, c := range r.cells {
					if d, ok := f.date(c, false); ok {
						p.dated("", d)
					} else if c.Kind == sheet.Text {
						for _, d := range datesIn(string(c.Text)) {
							p.dated("", d)
						}
					}
				}
			}
		}
		for _, t := range s.tables {
			for _, r := range t.rows {
				f.meetRow(p, t, r)
			}
		}
	}
}

func (f *file) meetRow(p *people, t *table, r *trow) {
	if r.person != "" {
		p.met[r.person] = true
		for _, field := range []string{records.UPN, records.LocalID} {
			p.join(r.person, idKey(cellAt(r.cells, t.column(field))))
		}
		if name := t.nameOf(r); name != "" {
			p.called(name, r.person)
		}
	}
	for i, c := range r.cells {
		field := t.fields[i+1]
		d, ok := f.date(c, t.dates[field])
		switch {
		case !ok:
		case isBirth(field):
			p.bearing(r.person, d)
		case t.measure == "attendance": // of a register the days are the school's
			p.dated("", d)
		default:
			p.dated(r.person, d)
		}
	}
}

func isBirth(field string) bool { return field == records.Born || field == "birth_month" }

// date reads a cell as a whole day. A plain number is one in a column of dates alone.
func (f *file) date(c sheet.Cell, dated bool) (time.Time, bool) {
	switch c.Kind {
	case sheet.Date:
	case sheet.Number:
		if !dated {
			return time.Time{}, false
		}
	case sheet.Text:
		s := strings.TrimSpace(string(c.Text))
		if dated && isSerial(s) && f.format == formatText {
			c = number(s)
		} else if !strings.ContainsAny(s, "/-. ") || len(s) < 6 || !strings.ContainsAny(s, "0123456789") {
			return time.Time{}, false
		}
		if !dated && !looksDate(s) {
			return time.Time{}, false
		}
	default:
		return time.Time{}, false
	}
	if len(bytes.TrimSpace(c.Text)) == 0 {
		return time.Time{}, false
	}
	d, bad := ingest.ParseDate(c, f.date1904)
	if bad != ingest.DateFine {
		return time.Time{}, false
	}
	return time.Date(int(d.Year), time.Month(d.Month), max(int(d.Day), 1), 0, 0, 0, 0, time.UTC), true
}

// isSerial reports whether a text is the serial number of a day.
func isSerial(s string) bool {
	whole, fraction, _ := strings.Cut(s, ".")
	return len(whole) == 5 && strings.Trim(whole+fraction, "0123456789") == ""
}

// monthOnly reports whether a date has no day.
func (f *file) monthOnly(c sheet.Cell) bool {
	if f.format == formatText && isSerial(strings.TrimSpace(string(c.Text))) {
		return false
	}
	d, bad := ingest.ParseDate(c, f.date1904)
	return bad == ingest.DateFine && d.Day == 0
}

// lay cuts the rows of a table into units.
func (t *table) lay(p *people, merged []sheet.Range) {
	t.units = nil
	byKey := map[string]*unit{}
	whole := t.together(p)
	for i, r := range t.rows {
		key := p.person(r.person)
		if r.person == "" {
			key = fmt.Sprintf("\x00row %d", r.n)
		}
		joined := i > 0 && whole && r.person != "" && key == p.person(t.rows[i-1].person)
		for _, m := range merged {
			joined = joined || i > 0 && m.FirstRow <= t.rows[i-1].n && m.LastRow >= r.n
		}
		if joined {
			last := t.units[len(t.units)-1]
			last.rows = append(last.rows, r)
			continue
		}
		u := byKey[key]
		if u == nil || whole {
			u = &unit{key: key}
			byKey[key] = u
			t.units = append(t.units, u)
		}
		u.rows = append(u.rows, r)
	}
}

// together reports whether the rows of each pupil stand together.
func (t *table) together(p *people) bool {
	met, before := map[string]bool{}, ""
	for _, r := range t.rows {
		key := p.person(r.person)
		if key == "" {
			before = ""
			continue
		}
		if key != before && met[key] {
			return false
		}
		met[key], before = true, key
	}
	return true
}
