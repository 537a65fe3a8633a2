package tables

import (
	"apst/ingest"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/disclosure"
)

// Set is the tables of an evaluation and the data of its charts, with every number in
// them and how the numbers hang together.
type Set struct {
	About   About
	Tables  []*Table // T01 to T23, then F01 to F11
	Numbers disclosure.Release
	// Follows are numbers that tell of others without being a sum or a share of them,
	// such as a test of a whole grid: they are hidden with any of these.
	Follows []Follow
}

// Follow says that a number is not to be seen unless all of the others are.
type Follow struct {
	Number string
	On     []string
}

// About is what every table says of itself.
type About struct {
	School, Arm string
	Period      string // "2022-09-01 to 2023-07-21"
	AsOf        ingest.Date
	Version     string // of the program
	Rulesets    []string
	Main        string // the outcome named as the main one, in words
	Fixed       ingest.Date
	Primary     string // measure and scale of it: sdq.total
}

// Fact is a line above a table: what it is of.
type Fact struct{ Label, Text string }

// Table is a table, or the data of a chart.
type Table struct {
	ID    string // T04, F07
	Tab   string // a few words, for a tab and a list: "SDQ change"
	Title string // "Change in the scales of the SDQ"
	Of    string // what is counted, and out of what: "pairs of the same informant"

	Facts   []Fact // informants, rulesets and the like, where they differ from those of the set
	Stub    string // heading of the first column: "Scale"
	Columns []Column
	Rows    []Row
	Notes   []string // footnotes; without a number that is somebody's
	Warning string   // has to stand in the table itself, not below it
	Why     string   // why there are no rows
	Pupils  bool     // a row is a pupil: it never leaves the school
	Frame   Frame    // of a chart
}

// Frame is what a chart is drawn in: constants, nothing that was measured.
type Frame struct {
	Low, High float64 // ends of the scale
	Unit      string  // "points"
	Better    metrics.Better
	Limit     float64 // 1.96 standard errors of a difference; 0 for none
	Points    int     // least change in whole points that is reliable; 0 for none
	Cut       float64 // cut-off, where HasCut
	HasCut    bool
	CutTitle  string
	Outcome   string // "total difficulties"
	Informant string
}

// Column is a column of numbers, or of words.
type Column struct {
	ID     string // as in files: mean_change
	Title  string // "Mean change"
	Unit   string // "points"
	Places int    // decimals
	Text   bool   // its cells are words
	Signed bool   // a change: + and - are printed
}

// Row is a row of a table.
type Row struct {
	ID         string // unique in its table: self/total
	Population string // all, supported; empty where it is of neither
	Group      string // heading above a run of rows: "Self-report, all on roll"
	Label      string // "Total difficulties"
	Total      bool   // of the rows of its group
	Cells      []Cell // one a column
}

// Lack is why a cell holds no number.
type Lack uint8

// The lacks. There is none where a cell has a number or words.
const (
	Present       Lack = iota
	NotAvailable       // it could not be worked out, or too few pupils stand behind it
	NotApplicable      // there is no such thing
)

// Cell names a number, or holds words.
type Cell struct {
	Number string // its name in Numbers
	Of     string // the name of the number that it is out of, or stands on; words that tell of it are hidden with it
	Text   string // words, or a constant that was not measured here
	Lack   Lack
	Why    string // why there is nothing; without a number that is somebody's
}

// Input is everything tables are made from.
type Input struct {
	Analysis *cohort.Analysis
	About    About
	Files    []File
	// Least is the profile's threshold: what is parted so finely that hardly a cell
	// would be left is not parted so for readers outside the school. 0 for no such thing.
	Least int
	// Settings are what was settled about a measure's files, in words, by measure: how
	// long windows are, which day they lie about.
	Settings map[string][]Fact
}

// File is a line of T23: what was read.
type File struct {
	Measure string
	Name    string
	Hash    string // SHA-256, hexadecimal
	Read    int    // rows
	Used    int
	Options string
}
