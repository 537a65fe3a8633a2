// Package document is a report as its reader goes through it: a title, what it is
// about, sections of words, tables, charts and boxes, and the methods behind the
// numbers. It knows how a report is laid out and written down, as one HTML file, and
// nothing of what it says.
package document

// Document is a report.
type Document struct {
	Kind     string     // termly, board, quality, pupil or tables: what the file says it is
	Profile  string     // of disclosure, by which it was made; empty for none
	Title    string     // a plain phrase
	Stays    string     // why the report stays in the school, printed on top and on every sheet of paper; empty for one that may leave it
	About    []Fact     // whose, when, by which profile
	Lead     []Block    // what comes before the contents: the headline
	Sections []*Section // in the order in which they are read
	NotMade  []Fact     // parts that there are not, and why: last in the contents
	Cards    []Card     // methods; those that nothing leads to are left out
	Terms    []Term     // technical words, each explained where it first stands
	Contents bool       // a list of sections stands behind the lead
	Wide     bool       // on paper the sheet lies on its long side
}

// Fact is something to be known, with its name.
type Fact struct{ Label, Text string }

// Section is a part of a report under a heading of its own.
type Section struct {
	ID       string // unique in the report; letters, digits, - and _
	Title    string
	NewPage  bool // begins a sheet of paper
	Blocks   []Block
	Sections []*Section // under headings one level further down
}

// Card is a method: how a number comes about.
type Card struct {
	ID      string // as apst methods has it: cohort.results
	Title   string
	Text    []string // paragraphs
	Formula string
	Source  string
}

// Term is a technical word or phrase and what it means in plain words.
type Term struct {
	Name    string   // reliable change
	Forms   []string // other ways in which it is written: reliably better
	Meaning string   // a sentence with a full stop
}

// Text is words, parts of which may stand out or lead to a method.
type Text []Span

// Span is a run of words.
type Span struct {
	Text   string
	Card   string // the method behind it; empty for none
	Strong bool
}

// Words is text without anything special.
func Words(s string) Text { return Text{{Text: s}} }

// Block is a [Paragraph], [List], [Facts], [Tiles], [Table], [Figure], [Fold] or [Box].
type Block interface{ block() }

// Role is what a paragraph is for.
type Role uint8

// The roles of paragraphs.
const (
	Plain   Role = iota
	Lead         // the main thing, larger
	Warning      // not to be overlooked
	Note         // small print
)

// Paragraph is sentences.
type Paragraph struct {
	Text Text
	Role Role
}

// List is points without an order, or steps with one.
type List struct {
	Items   []Text
	Ordered bool
}

// Facts are names with what is to be known of them.
type Facts struct{ Items []Fact }

// Tiles are a few numbers that are seen first.
type Tiles struct{ Items []Tile }

// Tile is one of them: a number, what it is, and what has to stand beside it.
type Tile struct{ Value, Label, Note, Card string }

// Table is a table with headings; Groups are runs of its rows.
type Table struct {
	ID      string // unique in the report
	Caption string
	Of      string // who is counted and by what: sentences, in small print behind the caption
	Stub    string // over the labels of rows
	Columns []Column
	Groups  []Group
	Notes   []Text
	Sort    bool // a reader with a script may sort and filter it
}

// Column is one of a table's columns behind the stub.
type Column struct {
	Title  string
	Card   string // the method behind its numbers
	Number bool
}

// Group is rows under a heading, which may be empty.
type Group struct {
	Title string
	Rows  []Row
}

// Row is one of them.
type Row struct {
	Label string
	Total bool
	Cells []Cell
}

// Cell is a number, a symbol that stands for one, or words.
type Cell struct {
	Text   string
	Why    string // why it is a symbol, where that may be said
	Symbol bool
}

// Figure is a chart, with its words and the numbers that it is drawn from.
type Figure struct {
	ID      string // unique in the report; the ids within the picture begin with it
	SVG     []byte
	Words   string // what there is to see, for who does not see it
	Why     string // why there is no picture: a plain sentence without a full stop
	Numbers *Table // nil where they stand beside it
}

// Fold is what is opened when it is wanted; on paper it is open.
type Fold struct {
	Summary string
	Blocks  []Block
}

// Box is a frame: what somebody said, or lines to be filled in by hand.
type Box struct {
	Title string
	Text  []Text // paragraphs
	Lines int    // empty lines, where there is nothing yet
}

func (*Paragraph) block() {}
func (*List) block()      {}
func (*Facts) block()     {}
func (*Tiles) block()     {}
func (*Table) block()     {}
func (*Figure) block()    {}
func (*Fold) block()      {}
func (*Box) block()       {}
