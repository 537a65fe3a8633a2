package cohort

import (
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// Source is what the files of one measure say.
type Source struct {
	Measure  string // sdq
	Title    string // "Strengths and Difficulties Questionnaire"
	Noun     string // what a row is, in the plural: "questionnaires", "pupils of a register"
	Ruleset  string
	Outcomes []metrics.Outcome
	Rows     []Row
	Files    []File
	People   []Person
	Items    []Items
	// Informants are those who can answer, for describing the files that come of a
	// measure without any of its data; none where nobody answers for it.
	Informants []string
	// Unnamed are answers that name no pupil, where a survey need not: they are counted
	// with all pupils' and are no pupil's.
	Unnamed []metrics.Value
	// Service is what was done for pupils, act by act, of a measure that records it.
	metrics.Service
}

// Row is what was measured of a pupil at one time, as its source has it.
type Row struct {
	Pupil     string // the identifier in the source, in its normal form
	Placement int    // as the source numbers it; 0 where it does not
	At        sheet.Ref
	From      string // where it stands, as outputs show it; of a row made of many the first and how many more
	Refused   string // why nothing of it can be used, in plain words; empty otherwise
	Values    []metrics.Value
}

// File counts the rows of one file of a source, on their way to Rows. The counts add
// up to Read.
type File struct {
	Name    string
	Read    int // all rows that hold anything
	Outside int // headings, titles, totals, notes, other tables
	Used    int // that Rows rests on
	Again   int // that the file, or another, has already
	Refused int // that cannot be used
}

// Person is a name and a date of birth that stand beside an identifier in a file.
type Person struct {
	Pupil string
	Name  string
	Born  ingest.Date
	At    sheet.Ref
}

// Items are the answers to the items of a scale; see [metrics.Items].
type Items = metrics.Items

// Input is everything that is known.
type Input struct {
	Roll      *record.Roll // nil without a list of pupils
	Sources   []Source
	Decisions []Decision
	AsOf      ingest.Date // the day the data are from; zero where nothing says it
	School    string
	Arm       string
}

// Decision is what a person has decided of two identifiers.
type Decision struct {
	Same    bool // one pupil; the first identifier is the one that counts. Otherwise: two pupils
	First   string
	Second  string
	By, Why string
	On      ingest.Date
	File    string
	Line    int
}
