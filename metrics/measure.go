package metrics

import (
	"context"
	"iter"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// Option is something that can be settled about a measure where its files leave it
// open: a flag of the command, and a line of the project's file.
type Option struct {
	Name    string   // as a flag: before-after; in the project's file with _ for -
	Usage   string   // what it settles, in a few words; `WORD` names its value
	Allowed []string // the words it takes; empty for a free text
	Default string   // what stands without it; empty for nothing
	Without string   // what holds where it is not given and has no default, for people
	// Check, where there is one, judges a free text; its error is a plain sentence.
	Check func(string) error
}

// Role is what a file can be among those of a measure beside the school's own, such
// as the marks of a pupil's home school: a flag that takes files, and a line of the
// project's file.
type Role struct {
	Name  string // as a flag: home-school
	Usage string // with `FILE` for the file
}

// Settings are options by name, as they were given.
type Settings map[string]string

// Get is the value of an option, or its default.
func (m *Measure) Get(s Settings, name string) string {
	if v, ok := s[name]; ok && v != "" {
		return v
	}
	for _, o := range m.Options {
		if o.Name == name {
			return o.Default
		}
	}
	return ""
}

// Events are days of each pupil's own, by kind: the first referral, the first
// contact.
type Events map[string]map[string]ingest.Date

// Request is what a measure is asked to read, and what else is known.
type Request struct {
	Inputs   []record.Input
	Settings Settings
	Key      string             // what tells pupils apart; see [record.Options]
	Roll     *record.Roll       // the list of pupils; nil without one
	Calendar *calendar.Calendar // never nil
	Events   Events
	AsOf     ingest.Date // the day the data are from; zero where it is not known
	Log      *finding.Log
	Progress func(rows int)
}

// Record is the part of a request that [record.Read] takes.
func (r *Request) Record() record.Options {
	return record.Options{Key: r.Key, Roll: r.Roll, Progress: r.Progress}
}

// Reading is a measure as it was read from files. Everything there is to find is in
// the log when Read returns; the rest can be asked for any number of times. Close it
// when done.
type Reading interface {
	// Source is the files, what was recognised in them, and where their rows went.
	Source() *record.Reading
	// Rows yields the rows of a table, in a fixed order. The error is for a job
	// that cannot go on.
	Rows(table int) iter.Seq2[*Row, error]
	// Explain says how what was asked for came about, in the order of the rows; it
	// is empty where nothing is known of the pupil.
	Explain(q Query) ([]Derivation, error)
	// Summary is what there is to say of the whole, in lines of label and text,
	// without anything of a single pupil.
	Summary() []Line
	Close() error
}

// Line is a line of a summary.
type Line struct{ Label, Text string }

// Query is what is to be explained; what is empty is not asked for.
type Query struct {
	Pupil, Scale, Wave, Period string
	Placement                  int
}

// Derivation is how one value came about, or why there is none.
type Derivation struct {
	Of    string // what it is, in words: "attendance, 5 September 2022 to 21 July 2023"
	Value string // as it is written; empty where there is none
	Why   string // why there is none
	Steps []Step // the arithmetic, in order
	Cells []Used // the cells it rests on
	Notes []string
	Rules []*finding.Rule // that spoke up
	See   []string        // ids of the manual
}

// Step is one line of arithmetic.
type Step struct{ Text, Result string }

// Used is a cell that a value rests on.
type Used struct {
	At      sheet.Ref
	Field   string // what it holds, in words
	Stored  string // the text of the cell
	Read    string // what it was read as, where that differs
	Counted string // what came of it
}

// Entry is something that can be looked up: a rule of arithmetic, a table of codes,
// a choice that was made where sources are silent.
type Entry struct {
	ID, Title, Text string
	Formula         string
	Why             string // for a choice: the grounds
	Choice          bool
	Tables          []Lookup
	From            From
	See             []string
}

// Lookup is a table of an entry.
type Lookup struct {
	Title   string
	Columns []string
	Rows    [][]string
}

// From is where something comes from.
type From struct {
	Source, Edition string
	Grade           Grade
}

// Grade says how well something is attested.
type Grade uint8

const (
	Own       Grade = iota // a choice of this program
	Confirmed              // by two independent sources or more
	Single                 // by one source
	Knowledge              // generally known in the field, not looked up
)

// Blank is a blank sheet for typing a measure in.
type Blank struct {
	Name    string // of the template: ngrt
	Short   string // for the list of templates
	Long    string // running text for the help, a few sentences
	Typed   string // what is typed in: "results"
	Sheet   string // name of the sheet
	Title   string // above the headings
	PerUse  int    // rows for each pupil of a list; 0 for a sheet that is not by pupil
	Columns []BlankColumn
	Notes   []Line // a Label is a heading, a Text a paragraph
}

// BlankColumn is a column of a blank sheet.
type BlankColumn struct {
	Heading string
	Field   string // "pupil_id", "forename", "surname" are filled in from a list of pupils
	Hint    string
	Width   float64
	Entry   EntryKind
	Choices []string
	Low     int // of a whole number
	High    int
}

// EntryKind is what is typed into a column of a blank sheet.
type EntryKind uint8

const (
	AnyText EntryKind = iota
	Choice            // one of a list
	DayEntry
	WholeNumber
)

// Measure is a measure as the rest of the program knows it.
type Measure struct {
	ID      string // the word in commands: ngrt
	Title   string // "New Group Reading Test"
	Ruleset string // what the pupil-level files rest on: ngrt-1
	Short   string // for the help of its command, a line
	Long    string // running text for the help, set at 80 characters
	Example string // commands that work

	Spec    *record.Spec
	Options []Option
	Roles   []Role                  // of files that are not the school's own; mostly none
	Wants   func(Settings) []string // kinds of events that these settings need; nil for none
	Judge   func(Settings) error    // says in a plain sentence which settings contradict each other; nil for none
	Tables  []Table                 // the first is the measure's own
	Rules   []*finding.Rule
	Scales  []string // what explain can be asked for, after the point
	Entries func() []Entry
	Blanks  []Blank

	Outcomes []Outcome // whose course over time is looked at
	Course   Settings  // with which it is then read, unless somebody settled otherwise

	Read func(context.Context, *Request) (Reading, error)
}

// Fields are the fields that columns can hold, in all shapes.
func (m *Measure) Fields() map[string][]string {
	out := map[string][]string{}
	for _, s := range m.Spec.Shapes {
		for field, headings := range s.Headings.Known() {
			out[field] = headings
		}
	}
	return out
}

// Flags joins the flags of a row.
func Flags(flags []string) string { return strings.Join(flags, ";") }
