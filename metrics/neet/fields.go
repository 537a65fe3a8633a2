package neet

import (
	"strings"
	"sync"

	"apst/metrics/record"
)

// The fields of a record, as the tables of headings name them.
const (
	fieldCode        = "activity"
	fieldPeriod      = "period_end"
	fieldMonth       = "month_no"
	fieldSchoolYear  = "school_year"
	fieldStart       = "start"
	fieldVerified    = "verified"
	fieldAscertained = "ascertained"
	fieldDue         = "due"
	fieldLapsed      = "lapsed"
	fieldNEETStart   = "neet_start"
	fieldTrait       = "characteristic"
	fieldLevel       = "level_of_need"
	fieldGuarantee   = "guarantee"
	fieldGuarantee11 = "guarantee_y11"
	fieldGuarantee12 = "guarantee_y12"
	fieldIntended    = "intended"
	fieldTransferred = "transferred"
	fieldConfirmedBy = "confirmed_by"
	fieldLeft        = "left"
	fieldBirthMonth  = "birth_month"
	fieldPrevious    = "previous_id"
	fieldEntry       = "entry"  // a list of pupils has it, and few lists of destinations
	fieldTraitOf     = "trait_" // and the code: a column for one characteristic
)

// fieldNames are what fields hold, in words.
var fieldNames = map[string]string{
	fieldCode: "activity code", fieldPeriod: "end of the period", fieldStart: "start of the activity", fieldVerified: "last confirmed",
	fieldAscertained: "first known", fieldDue: "due to lapse", fieldLapsed: "currency lapsed", fieldNEETStart: "NEET since",
	fieldTrait: "characteristic code", record.Born: "date of birth", fieldBirthMonth: "month of birth", fieldLeft: "left on",
}

// dateFields are the fields that are days.
var dateFields = []string{fieldPeriod, fieldStart, fieldVerified, fieldAscertained, fieldDue, fieldNEETStart, fieldLeft, fieldBirthMonth, record.Born}

// traitFields are the fields of columns for one characteristic each, by code.
var traitFields = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, c := range Characteristics() {
		out[c.Code] = fieldTraitOf + c.Code
	}
	return out
})

var (
	headings = record.NewHeadings(headingsCSV)
	// In a list of leavers a start date may be that of the placement.
	leaverHeadings = record.NewHeadings(headingsCSV + "other,1,start date\n")
	// A school's own sheet may head its column of codes destination, as a list of
	// pupils heads its words.
	destinationHeadings = record.NewHeadings(headingsCSV + rowsBelow(destinationHeadingsCSV))
)

// rowsBelow is a table without the line of its headings.
func rowsBelow(table string) string {
	_, rows, _ := strings.Cut(table, "\n")
	return rows
}

// The shapes whose rows are each of the day on which they were confirmed.
const (
	shapeLeavers = "leavers"
	shapeWords   = "leavers-destination"
)

// ownList reports whether a block is a school's own list of leavers.
func ownList(b *record.Block) bool { return b.Shape.ID == shapeLeavers || b.Shape.ID == shapeWords }

// spec says in which shapes activity codes come. The first that fits is taken.
var spec = &record.Spec{Measure: "neet", Noun: "activity codes of NCCIS", Shapes: []*record.Shape{
	{ID: "extract", Title: "the extract of an authority's system: a row a young person, or several, one for each characteristic", Headings: headings,
		Needs: [][]string{{fieldCode}, {fieldPeriod, fieldMonth, fieldDue, fieldLapsed, fieldTrait, fieldNEETStart}}, Dates: dateFields},
	{ID: shapeLeavers, Title: "a school's own list of leavers, with the day of leaving and the code of the destination", Headings: leaverHeadings,
		Needs: [][]string{{fieldCode}, {fieldLeft}}, Dates: dateFields},
	{ID: shapeWords, Title: "a school's own list of leavers, with the day of leaving and the destination", Headings: destinationHeadings,
		Needs: [][]string{{fieldCode}, {fieldLeft}}, Not: []string{fieldEntry}, Dates: dateFields},
	{ID: "codes", Title: "a list of pupils and their activity codes", Headings: headings,
		Needs: [][]string{{fieldCode}}, Not: []string{fieldLeft}, Dates: dateFields},
}}
