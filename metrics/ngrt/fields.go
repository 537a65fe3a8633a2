package ngrt

import (
	"slices"
	"sync"

	"apst/ingest"
	"apst/metrics/record"
)

// The fields that columns can hold, as tables/headings.csv names them.
const (
	fieldDate        = "date"
	fieldTest        = "test"
	fieldSitting     = "sitting"
	fieldForm        = "form"
	fieldLevel       = "level"
	fieldMedium      = "medium"
	fieldAge         = "age"
	fieldSAS         = "sas"
	fieldScore       = "score" // a heading that says less than SAS
	fieldLower       = "sas_lower"
	fieldUpper       = "sas_upper"
	fieldBand        = "sas_band" // both in one text
	fieldStanine     = "stanine"
	fieldSC          = "sc_stanine"
	fieldPC          = "pc_stanine"
	fieldPhonics     = "phonics"
	fieldPercentile  = "percentile"
	fieldScale       = "scale_score"
	fieldReadingAge  = "reading_age"
	fieldSpellingAge = "spelling_age" // of the spelling test, which is told by it
	fieldLabel       = "progress_label"
	fieldChange      = "sas_change"
)

// ofPair are the fields that are about a pair of sittings: in a line with sittings
// side by side they may stand apart from all of them.
var ofPair = []string{fieldLabel, fieldChange}

// ofLine are the fields that are about a whole line, whatever sittings stand in it.
var ofLine = append([]string{record.Ignored, fieldTest, fieldMedium}, whose...)

// The shapes in which results come.
const (
	shapeResults = "results"
	shapeOther   = "other-test"
)

// spec is what is known of the tables.
var spec = sync.OnceValue(func() *record.Spec {
	prefixes := []string{"ngrt", "gl ngrt", "ngrt digital", "ngrt paper", "new group reading test", "reading"}
	results := &record.Shape{
		ID: shapeResults, Title: "a row for each sitting, or sittings side by side, with a column headed SAS",
		Headings: record.NewHeadings(headingsCSV, prefixes...),
		Needs: [][]string{
			{fieldSAS, fieldScore, fieldScale, fieldReadingAge},
			{fieldSAS, fieldStanine, fieldPercentile, fieldSC, fieldPC},
		},
		Dates: []string{fieldDate, record.Born}, Many: []string{fieldPhonics}, Waves: true,
		Claim: disclaim,
	}
	// The same columns under the name of another test: told apart so that it can be
	// said what they are.
	others := &record.Shape{
		ID: shapeOther, Title: "the same under the name of another test, which is recognised and refused", Unwanted: true, Headings: record.NewHeadings(headingsCSV, otherPrefixes()...),
		Needs: [][]string{{fieldSAS}}, Dates: []string{fieldDate}, Many: []string{fieldPhonics}, Waves: true,
	}
	return &record.Spec{Measure: "ngrt", Noun: "results of the reading test", Shapes: []*record.Shape{results, others}, Entitles: names, Foreign: foreign}
})

// otherPrefixes are the names of other tests, as headings begin with them.
func otherPrefixes() []string {
	var out []string
	for _, s := range signs() {
		if s.test != thisTest {
			out = append(out, s.text)
		}
	}
	return out
}

// disclaim takes the columns of other tests that stand beside those of this one out
// of the table: a heading over them says whose they are.
func disclaim(columns []*ingest.Column) int {
	for _, c := range columns {
		if c.Field == "" || c.Field == record.Ignored || slices.Contains(whose, c.Field) {
			continue
		}
		if test := testOver(c); test != "" && test != thisTest {
			c.Field = record.Ignored
		}
	}
	return 0
}

// whose are the fields that say who a record is about.
var whose = []string{record.UPN, record.LocalID, record.Name, record.Surname, record.Forename, record.Born}

// testOver is the test that a column is of by the headings above it, the nearest
// first; empty where they say nothing, or name several.
func testOver(c *ingest.Column) string {
	for i := len(c.Groups) - 1; i >= 0; i-- {
		if test := namesIn(c.Groups[i].Text).sure(); test != "" {
			return test
		}
	}
	return ""
}
