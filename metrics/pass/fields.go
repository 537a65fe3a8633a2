package pass

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"apst/ingest"
	"apst/metrics/record"
)

// The fields that are not factors.
const (
	fieldDate      = "date"
	fieldYear      = "year"
	fieldGroup     = "group"
	fieldReader    = "reader"
	fieldFactor    = "factor"
	fieldScore     = "score"
	fieldWave      = "wave"
	fieldFrequency = "frequency"
	fieldCategory  = "category"
	fieldItem      = "item"
)

// The shapes of tables.
const (
	shapeItems      = "items"
	shapeList       = "list"
	shapeCohortList = "cohort-list"
	shapeProfiles   = "profiles"
	shapeCohort     = "cohort"
)

// How many columns make a table one of PASS.
const (
	leastFactors  = 4 // distinct names, as many as Level 1 has
	leastNumbered = 8 // factors by number alone: fewer are something else
	leastItems    = 20
	leastBare     = 3 // names that head other columns too
)

//go:embed tables/headings.csv
var headingsCSV string

// who are the fields that say who a record is about.
var who = []string{record.UPN, record.LocalID, record.Name, record.Surname, record.Forename}

// values are the fields of a list that hold a result.
var values = []string{percentile.String(), percentage.String(), bandName.String(), fieldScore}

var spec = sync.OnceValue(func() *record.Spec {
	headings := record.NewHeadings(headingsCSV, "pass").ReadBy(headingReader{})
	many := []string{fieldNumbered, fieldBeyond}
	dates := []string{fieldDate}
	return &record.Spec{Measure: "pass", Noun: "PASS results", Shapes: []*record.Shape{
		{ID: shapeItems, Title: "answers to single questions by group", Headings: headings, Needs: [][]string{{fieldFrequency}, {fieldCategory}},
			Anonymous: true, Many: []string{fieldItem}, Claim: claimItems, Claims: leastItems},
		{ID: shapeList, Title: "a row a pupil and factor", Headings: headings, Needs: [][]string{{fieldFactor}, values, who}, Dates: dates, Waves: true},
		{ID: shapeCohortList, Title: "a row a group and factor", Headings: headings, Needs: [][]string{{fieldFactor}, values}, Not: who,
			Anonymous: true, Dates: dates, Waves: true},
		{ID: shapeProfiles, Title: "a row a pupil, a column a factor", Headings: headings, Needs: [][]string{who}, Many: many, Dates: dates, Waves: true,
			Claim: claimFactors, Claims: leastFactors},
		{ID: shapeCohort, Title: "a row a group, a column a factor", Headings: headings, Not: who, Many: many, Anonymous: true, Dates: dates, Waves: true,
			Claim: claimFactors, Claims: leastFactors},
	}}
})

// claimItems takes the columns of single questions, Q1, Q2 and so on.
func claimItems(columns []*ingest.Column) int {
	n := 0
	for _, c := range columns {
		title := record.Squeeze(c.Title())
		for _, before := range [...]string{"q", "question", "item", "statement"} {
			if rest, ok := strings.CutPrefix(title, before); ok && len(rest) < 3 && rest != "" && strings.Trim(rest, "0123456789") == "" {
				c.Field = fieldItem
				n++
				break
			}
		}
	}
	return n
}

// claimFactors completes what headings say of factors by the headings above them,
// and says how many factors there are: by name, or by number alone.
func claimFactors(columns []*ingest.Column) int {
	for _, c := range columns {
		refine(c)
	}
	settleBare(columns)
	var found set
	distinct, numbered := 0, 0
	for _, c := range columns {
		if c.Field == fieldNumbered || c.Field == fieldBeyond {
			numbered++
		}
		if n, _, ok := fieldMeaning(c.Field); ok && !found.has(n) {
			found = found.with(n)
			distinct++
		}
	}
	if numbered >= leastNumbered {
		return max(distinct, numbered)
	}
	return distinct
}

// refine gives a column what a heading above it says too: the name of the factor
// over its Pre and Post, or Percentile over all names.
func refine(c *ingest.Column) {
	if len(c.Heading) == 0 {
		return
	}
	n, k, named := fieldMeaning(c.Field)
	bare := ""
	if !named {
		if id, ok := strings.CutSuffix(c.Field, bareMark); ok {
			n, k, named = fieldMeaning(id)
			bare = bareMark
		}
	}
	own, ownOK := parseHeading(c.Title())
	switch {
	case named && k != unsaid || !named && (!ownOK || own.lettered):
		return
	case !named && c.Field != "" && c.Field != own.kind.String() && c.Field != fieldScore:
		return
	}
	for i := len(c.Groups) - 1; i >= 0; i-- {
		above, ok := parseHeading(c.Groups[i].Text)
		if !ok {
			continue
		}
		if !named && above.named {
			n, named, k = above.name, true, own.kind
		}
		if k == unsaid {
			k = above.kind
		}
	}
	if named {
		c.Field = fieldOf(n, k) + bare
	}
}

// settleBare takes names such as Attendance for factors only where there are
// several of them: alone among full names it is rather the rate of attendance.
func settleBare(columns []*ingest.Column) {
	var bare set
	var of []*ingest.Column
	for _, c := range columns {
		id, ok := strings.CutSuffix(c.Field, bareMark)
		if n, k, known := fieldMeaning(id); ok && known {
			of = append(of, c)
			if k != percentage {
				bare = bare.with(n)
			}
		}
	}
	for _, c := range of {
		id := strings.TrimSuffix(c.Field, bareMark)
		_, k, _ := fieldMeaning(id)
		if len(bare.titles()) >= leastBare && k != percentage {
			c.Field = id
		} else {
			c.Field = ""
		}
	}
}

// column is a column of a block that holds results.
type column struct {
	name name // of no meaning in a list, whose rows name the factor
	kind kind
	col  int
	head string // the field
}

// columnsOf are the columns of results of a block, left to right.
func columnsOf(b *record.Block) []column {
	var out []column
	for _, field := range b.Fields() {
		switch {
		case listed(b):
			if slices.Contains(values, field) {
				out = append(out, column{kind: kind(max(slices.Index(kindNames[:], field), 0)), col: b.Column(field), head: field})
			}
		default:
			if n, k, ok := fieldMeaning(field); ok && b.Column(field) > 0 {
				out = append(out, column{n, k, b.Column(field), field})
			}
		}
	}
	slices.SortFunc(out, func(a, b column) int { return a.col - b.col })
	return out
}

// listed reports whether the rows of a block are each about one factor.
func listed(b *record.Block) bool { return b.Shape.ID == shapeList || b.Shape.ID == shapeCohortList }

// spread reports whether the columns of a block are each about one factor.
func spread(b *record.Block) bool { return b.Shape.ID == shapeProfiles || b.Shape.ID == shapeCohort }
