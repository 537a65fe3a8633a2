package manual

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"apst/metrics"
	"apst/report"
	"apst/sdq"
)

// gradeOf is a measure's grade in the letters of the manual.
var gradeOf = map[metrics.Grade]sdq.Grade{
	metrics.Own: sdq.Engineering, metrics.Confirmed: sdq.TwoSources, metrics.Single: sdq.OneSource, metrics.Knowledge: sdq.Literature,
}

// chapterOf is what a measure decides with: its own entries, the tables it reads,
// and the headings it knows.
func chapterOf(m *metrics.Measure) *Chapter {
	c := &Chapter{ID: m.ID, Title: m.Title, About: "What apst score " + m.ID + " reads, decides with and writes. Ruleset " + m.Ruleset + "."}
	for _, e := range m.Entries() {
		c.Entries = append(c.Entries, entryOf(e))
	}
	c.Entries = append(c.Entries, shapesOf(m), headingsOf(m))
	return c
}

func entryOf(e metrics.Entry) *Entry {
	out := &Entry{ID: e.ID, Title: e.Title, Text: e.Text, See: slices.Clone(e.See), From: provenanceOf(e.From)}
	if e.Formula != "" {
		out.Facts = append(out.Facts, Fact{"formula", e.Formula})
	}
	if e.Why != "" {
		out.Facts = append(out.Facts, Fact{"why", e.Why})
	}
	for _, t := range e.Tables {
		out.Tables = append(out.Tables, &Table{Name: t.Title, Columns: t.Columns, Rows: t.Rows})
	}
	return out
}

func provenanceOf(f metrics.From) *sdq.Provenance {
	if f == (metrics.From{}) || f.Grade == metrics.Own && f.Source == "" {
		return &own
	}
	return &sdq.Provenance{Source: f.Source, Edition: f.Edition, Grade: gradeOf[f.Grade], Checked: own.Checked}
}

// sentence begins a text with a capital and ends it with a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".") + "."
}

// shapesOf are the shapes of tables that a measure reads.
func shapesOf(m *metrics.Measure) *Entry {
	t := newTable("shapes", "shape", "what a table of it is")
	for _, s := range m.Spec.Shapes {
		t.add(s.ID, s.Title)
	}
	return &Entry{ID: m.ID + ".shapes", Title: "tables that are read", From: &own, Tables: []*Table{t}, See: []string{"REC-001"},
		Text: "A table is of the first shape whose headings it has, wherever it stands in its sheet."}
}

// headingsOf are how many headings are known for each field.
func headingsOf(m *metrics.Measure) *Entry {
	t := newTable("fields", "field", "headings")
	fields := m.Fields()
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		t.add(field, strconv.Itoa(len(fields[field])))
	}
	return &Entry{ID: m.ID + ".headings", Title: "headings that are recognised", From: &own, Tables: []*Table{t}, See: []string{"REC-001"},
		Text: "How many headings are recognised, by field. Capitals, spaces and punctuation do not count. A map says what other headings mean."}
}

// FileOf is a pupil-level file of a measure, its columns as the writers have them.
func FileOf(m *metrics.Measure, t *metrics.Table, columns []report.Column) File {
	f := FileOfCommand("apst score "+m.ID, t, columns)
	f.Title, f.Since = m.Title+": "+t.Title, "0.2"
	return f
}

// FileOfCommand is a pupil-level file that a command writes, its columns as the writers
// have them.
func FileOfCommand(command string, t *metrics.Table, columns []report.Column) File {
	f := File{Name: t.Name, Title: t.Title, Since: "0.3",
		About: "Written by " + command + ", to out/pupil/ without -o. " + sentence(t.About) + " Pupil level: stays in the school."}
	for i, c := range t.Columns {
		values, span := c.Values, c.Range
		switch {
		case c.Kind == metrics.TextKind && values == "":
			values = "any text"
		case c.Kind == metrics.BoolKind && span == "":
			span = "true or false"
		case c.Kind == metrics.DateKind && span == "": // as the dates of every file are read
			span = "1927 to 2060"
		}
		f.Columns = append(f.Columns, Column{Column: columns[i], Values: values, Unit: c.Unit, Range: span, Missing: c.Missing, Source: c.Source})
	}
	return f
}
