package record

import (
	"cmp"
	"slices"
	"strings"

	"apst/ingest"
)

// The fields that say who a record is about; every measure knows their headings.
const (
	UPN      = "upn"
	LocalID  = "local_id"
	Name     = "name"
	Surname  = "surname"
	Forename = "forename"
	Born     = "dob"
)

// Ignored is the field of a column that is known and not used.
const Ignored = "other"

// who are the fields that say who somebody is.
var who = []string{UPN, LocalID, Name, Surname, Forename, Born}

// Shape is one shape in which tables of a measure come.
type Shape struct {
	ID       string // one word, stable: sessions
	Title    string // for people: "a row for each session"
	Headings *Headings

	// Needs are the fields without which a table is not of this shape: of each
	// group one at least.
	Needs [][]string
	// Not are fields with which a table is of another shape.
	Not []string
	// Dates are the fields that are dates.
	Dates []string
	// Many are the fields that several columns may hold, such as a day each.
	Many []string
	// Anonymous: its rows are not each about one pupil, and need no identifier. Where
	// they have one, it counts; one that cannot be read leaves its row out.
	Anonymous bool
	// Nobody, where there is one, tells rows that are about nobody in particular among
	// rows that are each about a pupil, such as a session with a whole class in a log
	// of contacts. They need no identifier, and a Record of one has no Pupil.
	Nobody func(*Record) bool
	// Unwanted: its tables are another thing's, recognised only to say so.
	Unwanted bool
	// Waves: its columns may be of several sittings, as words in their headings or
	// above them say. Columns of a sitting are a block of their own.
	Waves bool

	// Claim, where there is one, gives columns a field that no list of headings
	// can name: a column for each day, or for each code. It says how many it took.
	// The columns that headings explain already have their Field.
	Claim func(columns []*ingest.Column) int
	// Claims is how many columns Claim has to take at least for the table to be of
	// this shape.
	Claims int
}

// fits reports whether columns with these fields, of which Claim took so many,
// are a table of the shape.
func (s *Shape) fits(fields map[string]bool, claimed int) bool {
	for _, group := range s.Needs {
		if !slices.ContainsFunc(group, func(f string) bool { return fields[f] }) {
			return false
		}
	}
	return claimed >= s.Claims && !slices.ContainsFunc(s.Not, func(f string) bool { return fields[f] })
}

// Spec is what a measure says of its tables.
type Spec struct {
	Measure string   // its id: ngrt
	Noun    string   // what its files hold, for messages: "reading test results"
	Shapes  []*Shape // the first that fits is taken
	// Entitles, where there is one, reports whether a lone text above headings says
	// something of the table under them, such as which test it is of. Without it a
	// text right under one table is not taken for the title of the next.
	Entitles func(text string) bool
	// Foreign, where there is one, reports whether a table in one of the shapes says
	// that it is another thing's. Where files are only to be told apart it then is
	// not the measure's; where somebody names the file for the measure it is read,
	// and the measure says what is wrong.
	Foreign func(*ingest.Table) bool
}

// Shape is the shape with an id; nil for none.
func (s *Spec) Shape(id string) *Shape {
	for _, sh := range s.Shapes {
		if sh.ID == id {
			return sh
		}
	}
	return nil
}

// vocabulary is what a measure, and a map, know of headings.
type vocabulary struct {
	spec *Spec
	maps []*Map
}

// shapeOf gives columns their fields in the first shape that fits; nil for none.
func (v *vocabulary) shapeOf(columns []*ingest.Column) *Shape {
	for _, s := range v.spec.Shapes {
		fields := map[string]bool{}
		for _, c := range columns {
			m := v.meaning(s, c)
			c.Field = m.Field
			if m.Field != "" && m.Field != Ignored {
				fields[m.Field] = true
			}
		}
		claimed := 0
		if s.Claim != nil {
			claimed = s.Claim(columns)
			for _, c := range columns {
				if c.Field != "" && c.Field != Ignored {
					fields[c.Field] = true
				}
			}
		}
		if s.fits(fields, claimed) {
			return s
		}
	}
	return nil
}

// meaning is what the heading of a column says, by a map if one knows it.
func (v *vocabulary) meaning(s *Shape, c *ingest.Column) Meaning {
	title := c.Title()
	for _, m := range v.maps {
		if field, ok := m.column(title); ok {
			return Meaning{Field: field, Wave: waveOver(title)}
		}
	}
	if len(c.Heading) == 0 {
		return Meaning{}
	}
	if m := s.of(title); m.Field != "" {
		return m
	}
	m := s.of(c.Heading[len(c.Heading)-1].Text)
	if m.Field != "" && m.Wave == "" && s.Waves && len(c.Heading) > 1 {
		m.Wave = waveOver(c.Heading[0].Text)
	}
	return m
}

// of reads a heading. Words for sittings are none in a shape without them: a start
// date is not a date of the start's sitting.
func (s *Shape) of(text string) Meaning {
	m := s.Headings.Of(text)
	if m.Wave != "" && !s.Waves {
		return Meaning{}
	}
	return m
}

// Heads implements [ingest.Vocabulary].
func (v *vocabulary) Heads(cells []string) bool {
	columns := make([]*ingest.Column, 0, len(cells))
	for i, text := range cells {
		if text != "" {
			columns = append(columns, &ingest.Column{N: i + 1, Heading: []ingest.Text{{Text: text, Col: i + 1}}})
		}
	}
	return len(columns) > 1 && v.shapeOf(columns) != nil
}

// Continues implements [ingest.Vocabulary]: under headings that span columns each,
// a row may say what is in these, the same for all: Pre, Post, Pre, Post.
func (v *vocabulary) Continues(cells []string) bool {
	seen, again := map[string]bool{}, false
	for _, text := range cells {
		if text == "" {
			continue
		}
		if !v.underHeading(text) {
			return false
		}
		again = again || seen[text]
		seen[text] = true
	}
	return again && len(seen) > 1
}

// underHeading reports whether a text can stand in a second row of headings: a word
// for a sitting, or a heading of its own. A bare number is a value.
func (v *vocabulary) underHeading(text string) bool {
	if strings.Trim(text, "0123456789") == "" {
		return false
	}
	return WaveOf(text) != "" || slices.ContainsFunc(v.spec.Shapes, func(s *Shape) bool { return s.Headings.Of(text).Field != "" })
}

// Entitles implements [ingest.Vocabulary]: a title may name a sitting, or what else
// the measure looks for.
func (v *vocabulary) Entitles(text string) bool {
	return waveIn(text) != "" || v.spec.Entitles != nil && v.spec.Entitles(text)
}

// Assign implements [ingest.Vocabulary].
func (v *vocabulary) Assign(t *ingest.Table) {
	s := v.shapeOf(t.Columns)
	if s == nil {
		return
	}
	waves := false
	for _, c := range t.Columns {
		if c.Field == "" || c.Field == Ignored || slices.Contains(who, c.Field) {
			continue
		}
		if wave := v.waveOf(s, c); wave != "" {
			c.Facets = ingest.Facets{"wave": {Value: wave, By: ingest.FromHeading, At: t.Ref(c.Heading[0].Row, c.N), Text: c.Title()}}
			c.Laned, waves = true, true
		}
	}
	if waves {
		return
	}
	named := slices.ContainsFunc(t.Columns, func(c *ingest.Column) bool { return slices.Contains(who, c.Field) })
	for _, c := range t.Columns { // one block: what no row of a pupil is without
		if named && !s.Anonymous {
			c.Laned = slices.Contains(who, c.Field)
		} else {
			c.Laned = c.Field != "" && c.Field != Ignored
		}
	}
}

// waveOver is the sitting that a heading over several columns speaks of.
func waveOver(text string) string { return cmp.Or(WaveOf(text), waveIn(text)) }

// waveOf is the sitting that a column belongs to, by its heading or the one above.
func (v *vocabulary) waveOf(s *Shape, c *ingest.Column) string {
	if !s.Waves || len(c.Heading) == 0 {
		return ""
	}
	if m := v.meaning(s, c); m.Wave != "" {
		return m.Wave
	}
	if w := WaveOf(c.Title()); w != "" { // under the name of what it is a sitting of
		return w
	}
	for i := len(c.Groups) - 1; i >= 0; i-- {
		if w := waveOver(c.Groups[i].Text); w != "" {
			return w
		}
	}
	return ""
}
