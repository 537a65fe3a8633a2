package roster

import (
	_ "embed"
	"strings"
	"unicode"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
	"apst/sdq"
)

//go:embed tables/headings.csv
var headingsCSV string

// headings are those that every measure knows for who somebody is, and those of a
// list of pupils. Of two columns for one field the one with the lower rank counts:
// the legal surname before the preferred one.
var headings = record.NewHeadings(headingsCSV)

// headingOf reads a heading, with and without what stands in brackets behind it:
// "Date of birth (dd/mm/yyyy)". A list of pupils is of no sitting: a heading that
// is known only without a word for one, such as "end" or "1", is not known.
func headingOf(text string) record.Meaning {
	m := headings.Of(text)
	if m.Wave == "" {
		return m
	}
	if before, _, ok := strings.Cut(text, "("); ok {
		if m = headings.Of(before); m.Wave == "" {
			return m
		}
	}
	return record.Meaning{}
}

// reader is what the roster knows of headings.
type reader struct{}

// used reports whether a field is one of a pupil's.
func used(field string) bool {
	return field != "" && field != fieldOther && field != fieldElsewhere
}

// Heads implements [ingest.Vocabulary]: who a pupil is, and something more.
func (reader) Heads(cells []string) bool {
	fields := map[string]bool{}
	for _, c := range cells {
		if f := headingOf(c).Field; used(f) {
			fields[f] = true
		}
	}
	named := fields[fieldName] || fields[fieldSurname] || fields[fieldForename]
	switch {
	case fields[fieldUPN] || fields[fieldLocalID]:
		return len(fields) >= 3 || named || fields[fieldBorn]
	case named:
		return len(fields) >= 3
	}
	return false
}

// Continues implements [ingest.Vocabulary]: the headings are one row.
func (reader) Continues([]string) bool { return false }

// Entitles implements [ingest.Vocabulary]: nothing above the headings matters.
func (reader) Entitles(string) bool { return false }

// Assign implements [ingest.Vocabulary].
func (reader) Assign(t *ingest.Table) {
	for _, c := range t.Columns {
		c.Field = meaningOf(c).Field
		switch c.Field { // what no row of a pupil is without
		case fieldUPN, fieldLocalID, fieldName, fieldSurname, fieldForename, fieldBorn:
			c.Laned = true
		}
	}
}

func meaningOf(c *ingest.Column) record.Meaning {
	if len(c.Heading) == 0 {
		return record.Meaning{}
	}
	return headingOf(c.Heading[len(c.Heading)-1].Text)
}

// columns are where the fields of one table stand.
type columns struct {
	table     *ingest.Table
	at        map[string]int    // column by field
	clash     map[string][2]int // two columns of the same rank for one field
	last      int               // the last column that is used
	cells     int               // columns with a heading that is known
	elsewhere bool              // a heading belongs to another measure
	doubted   map[string]bool   // columns whose dates cannot be trusted
}

func newColumns(t *ingest.Table) *columns {
	c := &columns{table: t, at: map[string]int{}, clash: map[string][2]int{}, doubted: map[string]bool{}}
	ranks := map[string]string{}
	for _, col := range t.Columns {
		m := meaningOf(col)
		if m.Field == fieldElsewhere {
			c.elsewhere = true
			continue
		}
		if m.Field == "" {
			continue
		}
		c.cells++
		switch rank, met := ranks[m.Field]; {
		case m.Field == fieldOther:
		case !met || m.Rank < rank:
			ranks[m.Field], c.at[m.Field] = m.Rank, col.N
			delete(c.clash, m.Field)
		case m.Rank == rank && c.clash[m.Field] == [2]int{}:
			c.clash[m.Field] = [2]int{c.at[m.Field], col.N}
		}
	}
	for field := range c.clash {
		delete(c.at, field)
	}
	for _, n := range c.at {
		c.last = max(c.last, n)
	}
	return c
}

// identified reports whether the table has a column of identifiers, and not two
// for UPNs.
func (c *columns) identified() bool {
	_, twoUPNs := c.clash[fieldUPN]
	return !twoUPNs && (c.at[fieldUPN] > 0 || c.at[fieldLocalID] > 0)
}

// questions reports whether the table is a questionnaire or a register rather
// than a list of pupils: ten columns or more that are numbered, or named as items
// of the SDQ are.
func (c *columns) questions() bool {
	numbers := map[string]bool{}
	for _, col := range c.table.Columns {
		if meaningOf(col).Field != "" {
			continue
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(col.Title()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if _, _, stem := sdq.ParseStem(word); stem {
				numbers[word] = true
				break
			}
			if n := strings.TrimLeft(word, "abcdefghijklmnopqrstuvwxyz"); n != "" && len(n) <= 2 {
				numbers[n] = true
				break
			}
		}
	}
	return len(numbers) >= 10
}

// ref is the address of a field's cell in a row; of the row, where the table has
// no such column.
func (c *columns) ref(row int, field string) sheet.Ref { return c.table.Ref(row, c.at[field]) }
