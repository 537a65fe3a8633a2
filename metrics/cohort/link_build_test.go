package cohort

import (
	"fmt"
	"strconv"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
	"apst/synth"
)

// upn is the permanent UPN of test pupil n; temporary ends in a letter.
func upn(n int) string { return synth.UPN(4321, 19, n) }

func temporary(n int) string {
	const letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
	digits, last := fmt.Sprintf("999432120%02d", n), n%len(letters)
	sum := 13 * last
	for i := range digits {
		sum += int(digits[i]-'0') * (i + 2)
	}
	return string(letters[sum%23]) + digits + string(letters[last])
}

// linkCase is a small school for tests of linking.
type linkCase struct {
	list      []record.Stay
	sources   []Source
	decisions []Decision
	log       finding.Log
}

// day reads 2022-09-01; - and nothing are no day.
func linkDay(s string) ingest.Date {
	if s == "" || s == "-" {
		return ingest.Date{}
	}
	if y, m, _ := strings.Cut(s, "-"); len(m) == 2 { // a month
		year, _ := strconv.Atoi(y)
		month, _ := strconv.Atoi(m)
		return ingest.Date{Year: int16(year), Month: uint8(month)}
	}
	d, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(s)}, false)
	if problem != ingest.DateFine {
		panic("test: " + s)
	}
	return d
}

// on puts a stay on the list: what it says is upn=, id=, name=, born=, in=, out=,
// former=.
func (c *linkCase) on(says ...string) *linkCase {
	s := record.Stay{Facts: map[string]string{}, At: sheet.Ref{File: "list.csv", Row: len(c.list) + 2}}
	for _, part := range says {
		word, text, _ := strings.Cut(part, "=")
		switch word {
		case "upn":
			s.UPN = text
		case "id":
			s.LocalID = text
		case "name":
			s.Name = text
		case "born":
			s.Born = linkDay(text)
		case "in":
			s.Entry = linkDay(text)
		case "out":
			s.Exit = linkDay(text)
		case "former":
			s.Facts[factFormerUPN] = text
		}
	}
	if s.Pupil = s.UPN; s.Pupil == "" {
		s.Pupil = s.LocalID
	}
	c.list = append(c.list, s)
	return c
}

func (c *linkCase) source(measure string) *Source {
	for i := range c.sources {
		if c.sources[i].Measure == measure {
			return &c.sources[i]
		}
	}
	c.sources = append(c.sources, Source{Measure: measure})
	return &c.sources[len(c.sources)-1]
}

// row adds a row: measure, identifier, wave or period, day, and scales with their
// values. A value of ? is missing, of ! refused; other words are categories. placement=
// numbers it, refused= spoils it, by= and rater= say who answered, form= on what.
func (c *linkCase) row(measure, id, wave, day string, says ...string) *linkCase {
	s := c.source(measure)
	r := Row{Pupil: id, At: sheet.Ref{File: measure + ".csv", Row: len(s.Rows) + 2}}
	k := metrics.Key{Pupil: id, Measure: measure, Wave: wave, Informant: "self"}
	if measure == "attendance" {
		k.Wave, k.Period, k.Informant = "", wave, ""
	}
	form := ""
	for _, part := range says {
		word, text, _ := strings.Cut(part, "=")
		switch word {
		case "placement":
			k.Placement, _ = strconv.Atoi(text)
		case "refused":
			r.Refused = text
		case "by":
			k.Informant = text
		case "rater":
			k.Rater = text
		case "form":
			form = text
		default:
			k.Scale = word
			r.Values = append(r.Values, linkValue(k, linkDay(day), text, form))
		}
	}
	s.Rows = append(s.Rows, r)
	return c
}

func linkValue(k metrics.Key, on ingest.Date, text, form string) metrics.Value {
	var v metrics.Value
	switch x, err := strconv.ParseFloat(text, 64); {
	case err == nil:
		v = metrics.NumberValue(k, on, x)
	case text == "?":
		v = metrics.NoValue(k, on, metrics.Missing, "blank")
	case text == "!":
		v = metrics.NoValue(k, on, metrics.Refused, "illegal")
	default:
		v = metrics.CategoryValue(k, on, text)
	}
	v.Form = form
	return v
}

// who adds a name and a date of birth that stand in a file.
func (c *linkCase) who(measure, id, name, born string) *linkCase {
	s := c.source(measure)
	s.People = append(s.People, Person{Pupil: id, Name: name, Born: linkDay(born), At: sheet.Ref{File: measure + ".csv", Row: 2}})
	return c
}

func (c *linkCase) same(a, b string) *linkCase {
	return c.decide(Decision{Same: true, First: a, Second: b})
}
func (c *linkCase) different(a, b string) *linkCase { return c.decide(Decision{First: a, Second: b}) }

func (c *linkCase) decide(d Decision) *linkCase {
	d.By, d.File, d.Line = "A. Person", "links.yaml", len(c.decisions)+3
	c.decisions = append(c.decisions, d)
	return c
}

func (c *linkCase) input() *Input {
	in := &Input{Sources: c.sources, Decisions: c.decisions}
	if c.list != nil {
		in.Roll = record.NewRoll(c.list)
	}
	return in
}

func (c *linkCase) join(t interface{ Errorf(string, ...any) }) *Linkage {
	l := Join(c.input(), &c.log)
	checkLinkage(t, l)
	return l
}

// found are the findings, by rule and place.
func (c *linkCase) found() string {
	var out []string
	for _, g := range c.log.Groups() {
		for i := range g.Kept {
			out = append(out, g.Rule.ID+" "+g.Kept[i].From.String())
		}
	}
	return strings.Join(out, "; ")
}

// places are the rows of a linkage: measure, place, link, pupil.
func places(l *Linkage) string {
	var out []string
	for i := range l.Rows {
		r := &l.Rows[i]
		text := r.Place.String()
		if r.By != NoLink {
			text += ", " + r.By.String()
		}
		if r.Pupil != nil {
			text += ", " + name(r.Pupil.ID)
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// name is what a test calls an identifier.
func name(id string) string {
	for n := range 30 {
		switch id {
		case upn(n):
			return "P" + strconv.Itoa(n)
		case temporary(n):
			return "T" + strconv.Itoa(n)
		}
	}
	return id
}

// checkLinkage holds what is true of every linkage.
func checkLinkage(t interface{ Errorf(string, ...any) }, l *Linkage) {
	n := 0
	for i := range l.Input.Sources {
		for k := range l.Input.Sources[i].Rows {
			if r := &l.Rows[n]; r.Row != &l.Input.Sources[i].Rows[k] || r.Source != &l.Input.Sources[i] {
				t.Errorf("row %d is out of order", n)
			}
			n++
		}
	}
	counts := l.Counts()
	total := Count{}
	for i, c := range counts {
		if sum := c.Places[Linked] + c.Places[Unmatched] + c.Places[Duplicate] + c.Places[Refused]; sum != c.Rows {
			t.Errorf("%q: %d rows, %d places", c.Measure, c.Rows, sum)
		}
		if i == len(counts)-1 {
			if c.Rows != len(l.Rows) || c.Rows != n || total.Rows != n || c.Places != total.Places {
				t.Errorf("of %d rows %d are counted, and by measure %d", n, c.Rows, total.Rows)
			}
			break
		}
		total.Rows += c.Rows
		for k := range c.Places {
			total.Places[k] += c.Places[k]
		}
	}
	ids := map[string]*Pupil{}
	for _, p := range l.Pupils {
		if p.IDs[0] != p.ID {
			t.Errorf("%q is called %q", p.IDs[0], p.ID)
		}
		for _, id := range p.IDs {
			if ids[id] != nil {
				t.Errorf("%q is two pupils'", id)
			}
			ids[id] = p
		}
		for i := range p.Stays {
			if p.Stays[i].Placement != i+1 || p.Stays[i].Pupil != p.ID {
				t.Errorf("placement %d of %q is numbered %d, of %q", i+1, p.ID, p.Stays[i].Placement, p.Stays[i].Pupil)
			}
		}
		for i := range p.Values {
			o := &p.Values[i]
			if o.Row.Pupil != p || o.Key.Pupil != p.ID || o.Row.Place == Unmatched || o.Row.Place == Duplicate {
				t.Errorf("%q has a value of %s", p.ID, o.Row.place())
			}
			if o.Row.Place == Refused && o.State == metrics.Known {
				t.Errorf("%q has a known value of a refused row", p.ID)
			}
		}
	}
	for i := range l.Rows {
		r := &l.Rows[i]
		switch {
		case r.Place == Linked && (r.Pupil == nil || ids[r.Row.Pupil] != r.Pupil || r.By == NoLink):
			t.Errorf("%s is linked to somebody else than %q", r.place(), r.Row.Pupil)
		case r.Place == Unmatched && (r.Pupil != nil || !l.Listed):
			t.Errorf("%s is unmatched", r.place())
		case (r.Place == Refused || r.Place == Duplicate) == (r.Why == ""):
			t.Errorf("%s: %s, why: %q", r.place(), r.Place, r.Why)
		}
	}
}
