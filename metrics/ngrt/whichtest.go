package ngrt

import (
	"slices"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// verdict is which test a table is of, and by what.
type verdict struct {
	test string // an id of the table of tests; empty where nothing says so
	by   ingest.Origin
	at   sheet.Ref
	text string // what was read
}

func (v *verdict) take(test string, by ingest.Origin, at sheet.Ref, text string) {
	v.test, v.by, v.at, v.text = test, by, at, text
}

// testOfTable finds out which test a table is of: by its headings, those above them,
// a title, the sheet's name, the file's. The nearest that names a test decides;
// "reading" is only a hint, which another test's name further off outweighs.
func testOfTable(t *ingest.Table) (v verdict) {
	if v.byHeadings(t) {
		return v
	}
	for i := len(t.Titles) - 1; i >= 0; i-- {
		title := t.Titles[i]
		if v.hear(title.Text, ingest.FromTitle, t.Ref(title.Row, title.Col)) {
			return v
		}
	}
	if v.hear(t.Sheet, ingest.FromSheetName, sheet.Ref{File: t.File, Sheet: t.Sheet}) ||
		v.hear(t.File, ingest.FromFileName, sheet.Ref{File: t.File}) || v.test != "" {
		return v
	}
	v.byFields(t)
	return v
}

// byHeadings takes the test that headings name, and reports whether one does.
func (v *verdict) byHeadings(t *ingest.Table) bool {
	scores := slices.ContainsFunc(t.Columns, func(c *ingest.Column) bool { return c.Field == fieldSAS || c.Field == fieldScore })
	for _, c := range t.Columns {
		if c.Field == "" || slices.Contains(whose, c.Field) {
			continue
		}
		n, over := namesIn(c.Title()), testOver(c)
		at := headOf(t, c)
		switch {
		case c.Field != record.Ignored && c.Field != fieldSpellingAge && n.other != "" && !n.this:
			v.take(n.other, ingest.FromHeading, at, c.Title())
			return true
		case over == thisTest && c.Field != record.Ignored, over != "" && over != thisTest && !scores:
			g := c.Groups[len(c.Groups)-1]
			v.take(over, ingest.FromGroup, t.Ref(g.Row, g.Col), g.Text)
			return true
		case n.this && !n.hint && n.other == "":
			v.take(thisTest, ingest.FromHeading, at, c.Title())
			return true
		}
	}
	return false
}

// hear takes the test that a title or a name speaks of, and reports whether that
// settles it.
func (v *verdict) hear(text string, by ingest.Origin, at sheet.Ref) bool {
	n := namesIn(text)
	hinted := v.test != ""
	switch test := n.sure(); {
	case test == "":
		return false
	case test == thisTest && n.hint:
		if !hinted {
			v.take(test, by, at, text)
		}
		return false
	case test != thisTest && hinted && n.otherHint:
		return false
	default:
		v.take(test, by, at, text)
		return true
	}
}

// byFields tells the test by columns that only one of the tests has.
func (v *verdict) byFields(t *ingest.Table) {
	for _, sign := range [...]struct{ field, test string }{
		{fieldSC, thisTest}, {fieldPC, thisTest}, {fieldReadingAge, thisTest}, {fieldSpellingAge, "ngst"},
	} {
		for _, c := range t.Columns {
			if c.Field == sign.field {
				v.take(sign.test, ingest.FromHeading, headOf(t, c), c.Title())
				return
			}
		}
	}
}

// foreign reports whether a table is of another test.
func foreign(t *ingest.Table) bool {
	v := testOfTable(t)
	return v.other()
}

// headOf is the address of a column's heading.
func headOf(t *ingest.Table, c *ingest.Column) sheet.Ref {
	if len(t.HeadRows) == 0 {
		return t.Place()
	}
	return t.Ref(t.HeadRows[len(t.HeadRows)-1], c.N)
}
