package synth

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Expect is what may be expected of a program that is given a layout.
type Expect uint8

const (
	// Scores: every response has its true scores.
	Scores Expect = iota
	// Refused: the files do not say enough, or contradict themselves. At least
	// one block is refused, with its place; no score may be given that is not
	// true.
	Refused
	// Either: a careful program may read it or refuse it. All true scores, or a
	// located refusal.
	Either
)

var expectNames = [...]string{"scores", "refused", "either"}

func (e Expect) String() string { return expectNames[e] }

// Reason is why a layout is refused.
type Reason string

const (
	WaveUnknown           Reason = "wave unknown"
	WaveContradictory     Reason = "wave contradictory"
	InformantUnknown      Reason = "informant unknown"
	InformantContradicted Reason = "informant contradictory"
	CodingAmbiguous       Reason = "coding ambiguous"
	CodingMixed           Reason = "coding mixed"
	CodingDiffers         Reason = "coding differs between waves"
	CodingContradicted    Reason = "coding contradicts the option"
	ReversedAlready       Reason = "items reversed already"
	ScaleFlipped          Reason = "scale flipped"
	ItemMissing           Reason = "item missing"
	ItemTwice             Reason = "item twice"
	IdentifierMissing     Reason = "identifier missing"
	IdentifierTwice       Reason = "identifier with different answers"
	NoItems               Reason = "no items recognised"
	OnlyPercentages       Reason = "percentages without sessions"
)

// File is a file of a layout.
type File struct {
	Name string
	Data []byte
}

// Layout is one way of laying a school's answers out in files.
type Layout struct {
	Name    string // words joined by dashes, unique
	About   string // one line: what is special about it
	Measure string // whose files they are; empty for the SDQ

	Expect Expect
	Reason Reason // where Expect is Refused

	params func(*Params)
	build  func(*draft)
	loud   bool
	keyed  bool // what is found in its files is all known
}

// Loud reports whether a finding that makes the exit code 3 is in order although
// every response has its scores: the files hold something besides that can only
// be refused.
func (l *Layout) Loud() bool { return l.loud }

// Case is a layout made of one school: the files, what a user types after
// `apst score sdq`, or another measure, and the truth.
type Case struct {
	Layout *Layout
	Fault  *Fault // nil for a layout, and for the clean twin of a fault
	School *School
	Files  []File
	// Options are the arguments. A file stands as {NAME}; see [In].
	// Before, where it is not empty, is a whole command to give first.
	Options, Before []string
	// Check, where it is not empty, are the arguments of "apst check": Key is
	// then what it must find, some of which scoring does not look for.
	Check []string
	Want  []Scored // of the SDQ
	Truth *Truth   // of any other measure
	// Further is what is true of files that come of a measure beside its own.
	Further []*Truth
	// Impact tells whether the files hold the impact questions, Dates whether
	// they hold the day of each response.
	Impact, Dates bool
	// Key is where each planted fault must be reported, and whatever else is
	// noted about such files. Only a fault and a layout of [DefaultLayouts]
	// have one that is complete.
	Key []Place
	// ImpactUnsure: they hold them in a coding that nobody can tell, so that
	// leaving impact out, with a finding, is right too.
	ImpactUnsure bool
}

// Order is in which order a case is laid out. The zero Order is the school's
// own; any other shuffles pupils, and columns where their order has no meaning.
type Order uint64

// Plan is the school that a layout or a fault is written for. With the zero
// Plan it is the one of the tests, with whatever oddities the layout is there
// to carry; with any other it is a quiet one.
type Plan struct {
	Seed   uint64
	Pupils int

	// AsDrawn takes the school as it was drawn first, quiet or not. It is for
	// layouts; a fault has no place of its own in a school that is not quiet.
	AsDrawn bool
}

// school is the parameters of the layout's school.
func (l *Layout) school(plan Plan) Params {
	p := Ordinary
	p.Informants = slices.Clone(p.Informants)
	if l.Measure != "" {
		p = unasked
	}
	if l.params != nil {
		l.params(&p)
	}
	if plan != (Plan{}) {
		p.Seed, p.Pupils, p.HalfPages = plan.Seed, plan.Pupils, 0
		p.Quiet = l.Measure == "" && p.Most == 2 && !plan.AsDrawn // nobody is kind where the highest answer is 1
		p.Returners = min(p.Returners, plan.Pupils)
	}
	return p
}

// Make builds the layout of the tests' school.
func (l *Layout) Make(o Order) (*Case, error) { return l.MakeOf(Plan{}, o) }

// MakeOf builds the layout of a school.
func (l *Layout) MakeOf(plan Plan, o Order) (*Case, error) {
	s, _, err := redrawn(l.school(plan), 0)
	if err != nil {
		return nil, fmt.Errorf("layout %s: %w", l.Name, err)
	}
	return l.of(&draft{School: s}, o)
}

// of builds the layout of a drawn school.
func (l *Layout) of(d *draft, o Order) (*Case, error) {
	s := d.School
	if l.Measure == "" {
		d.by = s.Params.Informants[0]
	}
	if o != 0 {
		d.School = s.Shuffled(uint64(o))
		d.shuffle = rand.New(rand.NewPCG(uint64(o), 1))
	}
	l.build(d)
	if d.err != nil {
		return nil, fmt.Errorf("layout %s: %w", l.Name, d.err)
	}
	c := &Case{Layout: l, School: s, Files: d.files, Options: d.options, Before: d.before, Check: d.checked,
		Impact: d.impact, ImpactUnsure: d.impactUnsure, Dates: d.dates, Key: sorted(d.key)}
	for _, f := range d.files {
		if !slices.ContainsFunc(c.Options, func(o string) bool { return o == "{"+f.Name+"}" }) && !d.named {
			c.Options = append(c.Options, "{"+f.Name+"}")
		}
	}
	if l.Measure != "" {
		c.Truth, c.Further = d.truth, d.further
		return c, nil
	}
	for _, w := range s.TrueScores() {
		if d.only != nil && !d.only(&w) {
			continue
		}
		if d.ids != nil {
			w.Pupil = d.ids(w.Pupil)
		}
		if !d.impact {
			w.Scores[8] = Score{}
		}
		c.Want = append(c.Want, w)
	}
	return c, nil
}

// Keyed reports whether Key is all that is to be found in the files.
func (c *Case) Keyed() bool { return c.Fault != nil || c.Layout.keyed }

// Write puts the files into a folder and returns the options for it.
func (c *Case) Write(dir string) ([]string, error) {
	for _, f := range c.Files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
			return nil, err
		}
	}
	return In(dir, c.Options), nil
}

// In puts a folder before the name of every file among arguments.
func In(dir string, args []string) []string {
	args = slices.Clone(args)
	for i, a := range args {
		if strings.HasPrefix(a, "{") && strings.HasSuffix(a, "}") {
			args[i] = filepath.Join(dir, a[1:len(a)-1])
		}
	}
	return args
}

// draft is a layout in the making.
type draft struct {
	*School
	by      Informant // the first informant: the one most layouts are about
	shuffle *rand.Rand

	files   []File
	options []string
	before  []string
	checked []string // arguments of apst check, where it alone finds the fault
	named   bool     // all files are named by options
	err     error

	dry  bool    // nothing is written: to see what would be marked
	loud bool    // something deserves a remark that School.Odd cannot see
	pick int     // the index of the pupil whom a fault befalls
	key  []Place // where rules must be reported

	truth   *Truth   // of a measure other than the SDQ
	further []*Truth // of files beside the measure's own

	impact, impactUnsure, dates bool
	only                        func(*Scored) bool  // the responses that the files hold
	ids                         func(string) string // identifiers as apst should give them
}

func (d *draft) add(name string, data []byte, err error) {
	if err != nil && d.err == nil {
		d.err = err
	}
	d.files = append(d.files, File{name, data})
}

// option adds arguments; a file stands as {NAME}.
func (d *draft) option(args ...string) { d.options = append(d.options, args...) }

// self names the informant, for files that do not.
func (d *draft) self() { d.option("--informant", string(d.by)) }

func (d *draft) workbook(name string, pages ...page) { d.spoiltWorkbook(name, nil, pages...) }

// spoiltWorkbook is a workbook whose bytes are changed before they are kept.
func (d *draft) spoiltWorkbook(name string, spoil func([]byte) ([]byte, error), pages ...page) {
	for _, p := range pages {
		d.read(name, p.name, p.grid)
	}
	if d.dry {
		d.add(name, nil, nil)
		return
	}
	data, err := newBook(pages...).xlsx()
	if err == nil && spoil != nil {
		data, err = spoil(data)
	}
	d.add(name, data, err)
}

// text is a text file; spoil, if any, changes its bytes.
func (d *draft) text(name string, g *grid, t textStyle, spoil func([]byte) ([]byte, error)) {
	d.read(name, "", g)
	if d.dry {
		d.add(name, nil, nil)
		return
	}
	data, err := g.csv(t)
	if err == nil && spoil != nil {
		data, err = spoil(data)
	}
	d.add(name, data, err)
}

// items are the 25 columns, shuffled where the order is to vary.
func (d *draft) items(from which, head heading, code coding) []column {
	cols := items(from, head, code)
	if d.shuffle != nil {
		d.shuffle.Shuffle(len(cols), func(i, j int) { cols[i], cols[j] = cols[j], cols[i] })
	}
	return cols
}

// anyOrder shuffles whole columns where the order is to vary.
func (d *draft) anyOrder(cols []column) []column {
	cols = slices.Clone(cols)
	if d.shuffle != nil {
		d.shuffle.Shuffle(len(cols), func(i, j int) { cols[i], cols[j] = cols[j], cols[i] })
	}
	return cols
}

// wave is a line for every response of the first informant at a wave.
func (d *draft) wave(w Wave) []*row { return d.filled([]Wave{w}, []Informant{d.by}) }

// usual is the ordinary table of one wave: identifier, name, Q1 to Q25.
func (d *draft) usual(w Wave) *grid { return table(d.wave(w), d.anyOrder(d.usualColumns(zeroToTwo))) }

func (d *draft) usualColumns(code coding) []column {
	return slices.Concat([]column{id("UPN"), name()}, d.items(own, q("Q%d"), code))
}

// twoSheets is a workbook with a sheet for each wave.
func (d *draft) twoSheets(make func(Wave) *grid, more ...page) {
	d.self()
	d.workbook("SDQ.xlsx", append([]page{
		{name: "Baseline", grid: make(Baseline)}, {name: "Endline", grid: make(Endline)},
	}, more...)...)
}
