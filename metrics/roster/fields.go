package roster

import (
	_ "embed"
	"encoding/csv"
	"strings"
	"sync"
	"unicode"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// The fields of a pupil, as headings.csv names them.
const (
	fieldUPN         = "upn"
	fieldLocalID     = "local_id"
	fieldName        = "name"
	fieldSurname     = "surname"
	fieldForename    = "forename"
	fieldBorn        = "dob"
	fieldSex         = "sex"
	fieldYearGroup   = "year_group"
	fieldClass       = "class"
	fieldCentre      = "centre"
	fieldSEN         = "sen"
	fieldFSM         = "fsm"
	fieldLookedAfter = "looked_after"
	fieldEntry       = "entry"
	fieldExit        = "exit"
	fieldOther       = "other" // known, and not used
)

// textFields are the fields that are words: where they stand in a pupil, and
// whether codes.csv says which words there are.
var textFields = []struct {
	id    string
	of    func(*Pupil) *string
	coded bool
}{
	{fieldName, func(p *Pupil) *string { return &p.Name }, false},
	{fieldSurname, func(p *Pupil) *string { return &p.Surname }, false},
	{fieldForename, func(p *Pupil) *string { return &p.Forename }, false},
	{fieldSex, func(p *Pupil) *string { return &p.Sex }, true},
	{fieldYearGroup, func(p *Pupil) *string { return &p.YearGroup }, true},
	{fieldClass, func(p *Pupil) *string { return &p.Class }, false},
	{fieldCentre, func(p *Pupil) *string { return &p.Centre }, false},
	{fieldSEN, func(p *Pupil) *string { return &p.SEN }, true},
	{fieldFSM, func(p *Pupil) *string { return &p.FSM }, true},
	{fieldLookedAfter, func(p *Pupil) *string { return &p.LookedAfter }, true},
}

// dateFields are the fields that are dates.
var dateFields = []struct {
	id string
	of func(*Pupil) *ingest.Date
}{
	{fieldBorn, func(p *Pupil) *ingest.Date { return &p.Born }},
	{fieldEntry, func(p *Pupil) *ingest.Date { return &p.Entry }},
	{fieldExit, func(p *Pupil) *ingest.Date { return &p.Exit }},
}

//go:embed tables/headings.csv
var headingsCSV string

//go:embed tables/codes.csv
var codesCSV string

// meaning is what a heading says. Of two columns for one field the one with the
// lower rank counts: the legal surname before the preferred one.
type meaning struct {
	field string
	rank  string
}

type code struct{ field, text string }

// words holds both tables, parsed once. A table that cannot be read is a fault
// of the program, found by its tests.
type words struct {
	headings map[string]meaning
	codes    map[code]string
}

var vocabulary = sync.OnceValue(func() *words {
	w := &words{map[string]meaning{}, map[code]string{}}
	for _, r := range table(headingsCSV) {
		w.headings[squeeze(r[2])] = meaning{r[0], r[1]}
	}
	for _, r := range table(codesCSV) {
		w.codes[code{r[0], squeeze(r[1])}] = r[2]
	}
	return w
})

func table(text string) [][]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("metrics/roster: embedded table: " + err.Error())
	}
	return rows[1:]
}

// squeeze is a text's letters and digits in lower case: D.O.B. is dob.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || r >= '0' && r <= '9' {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// headingOf reads a heading, with and without what stands in brackets behind it:
// "Date of birth (dd/mm/yyyy)".
func headingOf(text string) meaning {
	if len(text) > 100 {
		return meaning{}
	}
	if m, ok := vocabulary().headings[squeeze(text)]; ok {
		return m
	}
	if before, _, ok := strings.Cut(text, "("); ok {
		return vocabulary().headings[squeeze(before)]
	}
	return meaning{}
}

// readCode reads a word of a field whose words are listed; a year group may carry
// the word year before it or a class letter behind it.
func readCode(field, text string) (string, bool) {
	word := squeeze(text)
	codes := vocabulary().codes
	if v, ok := codes[code{field, word}]; ok {
		return v, true
	}
	if field != fieldYearGroup {
		return "", false
	}
	word = squeeze(strings.TrimSuffix(strings.TrimSpace(text), ".0"))
	for _, prefix := range []string{"ncyear", "yeargroup", "year", "yr", "y"} {
		if rest, ok := strings.CutPrefix(word, prefix); ok {
			word = rest
			break
		}
	}
	word = strings.TrimLeft(word, "0")
	if n := len(word); n > 1 && word[n-1] >= 'a' && word[n-1] <= 'z' && word[n-2] >= '0' && word[n-2] <= '9' { // 7A
		word = word[:n-1]
	}
	v, ok := codes[code{field, word}]
	return v, ok
}

// reader is what the roster knows of headings.
type reader struct{}

// Heads implements [ingest.Vocabulary]: who a pupil is, and something more.
func (reader) Heads(cells []string) bool {
	fields := map[string]bool{}
	for _, c := range cells {
		if f := headingOf(c).field; f != "" && f != fieldOther {
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
		c.Field = meaningOf(c).field
		switch c.Field { // what no row of a pupil is without
		case fieldUPN, fieldLocalID, fieldName, fieldSurname, fieldForename, fieldBorn:
			c.Laned = true
		}
	}
}

func meaningOf(c *ingest.Column) meaning {
	if len(c.Heading) == 0 {
		return meaning{}
	}
	return headingOf(c.Heading[len(c.Heading)-1].Text)
}

// columns are where the fields of one table stand.
type columns struct {
	table *ingest.Table
	at    map[string]int    // column by field
	clash map[string][2]int // two columns of the same rank for one field
	last  int               // the last column that is used
	cells int               // columns with a heading that is known
}

func newColumns(t *ingest.Table) *columns {
	c := &columns{table: t, at: map[string]int{}, clash: map[string][2]int{}}
	ranks := map[string]string{}
	for _, col := range t.Columns {
		m := meaningOf(col)
		if m.field == "" {
			continue
		}
		c.cells++
		switch rank, met := ranks[m.field]; {
		case m.field == fieldOther:
		case !met || m.rank < rank:
			ranks[m.field], c.at[m.field] = m.rank, col.N
			delete(c.clash, m.field)
		case m.rank == rank && c.clash[m.field] == [2]int{}:
			c.clash[m.field] = [2]int{c.at[m.field], col.N}
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
		if meaningOf(col).field != "" {
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
