package roster

import "apst/ingest"

// Vocabulary is what the list of pupils knows of headings, for those who want to find
// its tables and read no pupils.
func Vocabulary() ingest.Vocabulary { return reader{} }

// Lists reports whether a table is a list of pupils: it has a column of identifiers, and
// is no questionnaire.
func Lists(t *ingest.Table) bool {
	c := newColumns(t)
	return c.identified() && !c.questions()
}

// DateFields are the fields that are dates.
func DateFields() []string {
	var out []string
	for _, f := range dateFields {
		out = append(out, f.id)
	}
	return out
}
