package roster

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// Pupil is one pupil in one placement. What the list does not say, or says
// doubtfully, is empty.
type Pupil struct {
	ID       string // the UPN, or without one the school's own identifier
	UPN      string // in normal form: no spaces, upper case
	LocalID  string
	Forename string
	Surname  string
	Name     string // the whole name, as a column has it or made of the two

	Born        ingest.Date // a month where the list has no day
	Sex         string      // F or M
	YearGroup   string      // 1 to 14, R, N1, N2; X for no national curriculum year
	Class       string      // class or tutor group
	Centre      string
	SEN         string // N none, K SEN support, E education, health and care plan
	Need, Need2 string // primary and secondary type of need: SEMH, SLCN, ...
	FSM         string // true or false: eligible now, which is not "ever in six years"
	Ever6       string // true or false: eligible in any census of the last six years
	Ethnicity   string // the main code of four letters, extended codes folded up into it
	EAL         string // true or false: English is an additional language

	LookedAfter, ChildInNeed, YoungCarer, YouthOffending string // true or false

	ULN            string // unique learner number
	FormerUPN      string // that the pupil had before, such as a temporary one
	HomeSchool     string // name of the school that sent the pupil, or where the pupil is on roll too
	HomeURN        string // its numbers: six digits,
	HomeLAESTAB    string // seven digits,
	HomeUKPRN      string // eight digits
	Commissioner   string
	Postcode       string // for finding it where it should not stand; nothing is worked out of it
	Enrolment      string // C single, M main dual, S subsidiary dual, G guest, F FE college, O other provider
	DualRegistered string // true or false
	Days           string // full-time, part-time, days a week such as 2.5, or days such as "Mon Tue"

	Entry, Exit ingest.Date
	EntryReason string // how the pupil came: permanently-excluded, commissioned, medical, ...
	ExitReason  string // why the pupil left: reintegrated, left-without-notice, moved-area, ...
	Destination string // where to: mainstream, special, college, neet, not-known, ...

	Consent   string      // yes, no, no-reply or withdrawn
	Withdrawn ingest.Date // the day on which consent was withdrawn
	OptOut    string      // true or false
	Supported string      // true or false: by the school's team of specialists
	Arm       string      // taskforce or comparison

	At            sheet.Ref // the pupil's row
	columns       *columns
	yearWorkedOut bool // from the date of birth
}

// Cell is the cell a field was read from, by its name in headings.csv; the row,
// where the list has no such column.
func (p *Pupil) Cell(field string) sheet.Ref { return p.columns.ref(p.At.Row, field) }

// Roster is what the lists of pupils say.
type Roster struct {
	Pupils []Pupil // in the order of the files; a pupil who came back once a placement

	Files  int // that could be opened
	Sheets int
	Rows   int // of all sheets, those that hold anything; the sum of the pupils and of what follows
	Cells  int

	Heads   int // rows of headings, and headings met again
	Outside int // rows above headings, and of tables that are no lists of pupils
	Again   int // rows of placements that the list has already
	LeftOut int // rows of pupils who cannot be told from others
	Others  int // rows under headings that are no pupils
}

// File is a list of pupils to read.
type File struct {
	Path string
	Name string // what findings call it; empty for the file's own name
}

// Read reads lists of pupils, one after another, and calls them by their own names.
func Read(ctx context.Context, paths []string, log *finding.Log) (*Roster, error) {
	files := make([]File, len(paths))
	for i, path := range paths {
		files[i].Path = path
	}
	return ReadFiles(ctx, files, log)
}

// ReadFiles reads lists of pupils, one after another. Files and rows that cannot be
// used are in the log; the error is for a job that cannot go on at all, such as
// one that was interrupted.
func ReadFiles(ctx context.Context, files []File, log *finding.Log) (*Roster, error) {
	in := &intake{ctx: ctx, log: log, roster: &Roster{}, first: map[key]int{}, words: map[string]string{}}
	for _, f := range files {
		if err := in.file(f); err != nil {
			return nil, err
		}
	}
	in.stays()
	return in.roster, nil
}

// Looks reports whether a file is a list of pupils: identifiers with names or
// dates of birth, and little else. A file of answers, marks or attendance with
// names in it is none. The error is a *sheet.Fault for a file that cannot be
// read.
func Looks(path string) (bool, error) {
	file, err := ingest.Open(path)
	if err != nil {
		return false, err
	}
	defer file.Close()
	for _, sh := range file.Sheets() {
		err := ingest.NewScanner(file.Name, sh, reader{}).Scan(&peek{})
		if errors.Is(err, errFound) {
			return true, nil
		}
		if err != nil {
			return false, err
		}
	}
	return false, nil
}

// errFound ends a scan that has seen enough.
var errFound = errors.New("found")

// peek stops at the first table that is a list of pupils.
type peek struct{}

func (*peek) Table(t *ingest.Table) error {
	c := newColumns(t)
	named := c.at[fieldName]+c.at[fieldSurname]+c.at[fieldForename]+c.at[fieldBorn] > 0
	if c.identified() && named && 2*c.cells >= len(t.Columns) && !c.questions() && !c.elsewhere {
		return errFound
	}
	return nil
}
func (*peek) Row(*ingest.Table, *sheet.Row) error      { return nil }
func (*peek) Outside(*sheet.Row) error                 { return nil }
func (*peek) Repeated(*ingest.Table, *sheet.Row) error { return nil }

// intake is one reading: it is what a scan reports to.
type intake struct {
	ctx    context.Context
	log    *finding.Log
	roster *Roster
	first  map[key]int       // where in the roster a placement stands
	words  map[string]string // texts that many pupils share, each kept once

	source  *ingest.File
	facts   sheet.Facts
	usable  int                           // tables of the file with pupils in them
	left    []*columns                    // tables of the file that are no lists of pupils
	columns *columns                      // of the table being read; nil for one that is left out
	from    int                           // its first pupil in the roster
	dates   map[string]*ingest.DateColumn // what its columns of dates show
	names   int                           // its identifiers that are words, as names are
	rows    int                           // its rows that are pupils

	statements []finding.Finding // its cells that may say statement, or support
	supports   bool              // whether its column of SEN has another code for support
}

// file reads one file, or logs why it cannot be read.
func (in *intake) file(f File) error {
	file, err := ingest.Open(f.Path)
	if err != nil {
		return in.refuse(cmp.Or(f.Name, f.Path[strings.LastIndexAny(f.Path, `/\`)+1:]), err)
	}
	defer file.Close()
	file.Name = cmp.Or(f.Name, file.Name)
	in.source, in.usable, in.left = file, 0, nil
	kept, before := *in.roster, len(in.roster.Pupils)
	in.roster.Files++
	for _, sh := range file.Sheets() {
		in.roster.Sheets++
		in.facts, in.columns = sh.Facts(), nil
		err := ingest.NewScanner(file.Name, sh, reader{}).Scan(in)
		if err == nil {
			in.finish()
			continue
		}
		in.forget(before)
		*in.roster = kept
		in.roster.Pupils = in.roster.Pupils[:before]
		return in.refuse(file.Name, err)
	}
	return in.verdict()
}

// refuse logs a file that cannot be read.
func (in *intake) refuse(name string, err error) error {
	var fault *sheet.Fault
	if !errors.As(err, &fault) {
		return err
	}
	in.log.Add(ingest.FaultFinding(name, fault))
	return nil
}

// verdict says what a file lacks in which no pupils were found, or what was left
// out of one in which they were.
func (in *intake) verdict() error {
	name := in.source.Name
	switch {
	case in.usable > 0:
		for _, c := range in.left {
			in.log.Add(finding.Finding{Rule: RuleOtherTable, From: c.table.Place()})
		}
	case len(in.left) == 0:
		in.log.Add(finding.Finding{Rule: RuleNoTable, From: sheet.Ref{File: name}, Seen: "no headings of a list of pupils"})
	default:
		for _, c := range in.left {
			in.refuseTable(c)
		}
	}
	return nil
}

// refuseTable says why a table is no list of pupils, in a file without any other.
func (in *intake) refuseTable(c *columns) {
	place := c.table.Place()
	for _, field := range []string{fieldUPN, fieldLocalID} {
		if two := c.clash[field]; two != [2]int{} {
			in.log.Add(finding.Finding{Rule: RuleIDColumns, From: c.table.Ref(place.Row, two[1]),
				Seen: fmt.Sprintf("columns %s and %s", sheet.ColName(two[0]), sheet.ColName(two[1]))})
			return
		}
	}
	switch {
	case c.questions():
		in.log.Add(finding.Finding{Rule: RuleNoTable, From: place, Seen: "columns of answers or of days"})
	case c.identified():
		in.log.Add(finding.Finding{Rule: RuleNoIDColumn, From: place, Seen: "names in the column of identifiers"})
	default:
		in.log.Add(finding.Finding{Rule: RuleNoIDColumn, From: place, Seen: "neither a UPN nor another identifier among the headings"})
	}
}

// Table implements [ingest.Visitor].
func (in *intake) Table(t *ingest.Table) error {
	in.finish()
	heads := len(t.HeadRows) + len(t.GroupRows)
	in.roster.Rows, in.roster.Heads, in.roster.Outside = in.roster.Rows+heads+t.Above, in.roster.Heads+heads, in.roster.Outside+t.Above
	c := newColumns(t)
	if !c.identified() || c.questions() {
		in.left = append(in.left, c)
		return nil
	}
	in.columns, in.from, in.names, in.rows = c, len(in.roster.Pupils), 0, 0
	in.statements, in.supports = nil, false
	in.dates = map[string]*ingest.DateColumn{}
	for _, f := range dateFields {
		in.dates[f.id] = &ingest.DateColumn{}
	}
	return nil
}

// finish judges a table when all its rows are known: whether its identifiers are
// names, and whether its dates can be trusted.
func (in *intake) finish() {
	c := in.columns
	if in.columns = nil; c == nil {
		return
	}
	pupils := in.roster.Pupils[in.from:]
	if 2*in.names > len(pupils) && len(pupils) > 0 {
		in.forget(in.from)
		in.roster.Outside += len(pupils)
		in.roster.Pupils = in.roster.Pupils[:in.from]
		in.left = append(in.left, c)
		return
	}
	in.usable++
	if in.rows == 0 {
		in.log.Add(finding.Finding{Rule: RuleNobody, From: c.table.Place()})
	}
	for _, f := range textFields {
		if two, ok := c.clash[f.id]; ok {
			in.clash(c, two)
		}
	}
	for _, f := range dateFields {
		if two, ok := c.clash[f.id]; ok {
			in.clash(c, two)
		}
		if why, at := in.dates[f.id].Suspect(); why != "" {
			in.log.Add(finding.Finding{Rule: RuleDateColumn, From: at, Seen: why})
			c.doubted[f.id] = true
			for i := range pupils {
				*f.of(&pupils[i]) = ingest.Date{}
			}
		}
	}
	if two, ok := c.clash[fieldLocalID]; ok {
		in.clash(c, two)
	}
	in.settleStatements(pupils)
	for i := range pupils {
		in.checkDates(&pupils[i])
	}
}

func (in *intake) clash(c *columns, two [2]int) {
	in.log.Add(finding.Finding{Rule: RuleColumns, From: c.table.Ref(c.table.Place().Row, two[1]),
		Seen: fmt.Sprintf("columns %s and %s", sheet.ColName(two[0]), sheet.ColName(two[1]))})
}

// Row implements [ingest.Visitor].
func (in *intake) Row(_ *ingest.Table, r *sheet.Row) error {
	in.roster.Rows++
	in.roster.Cells += len(r.Cells)
	if in.columns == nil {
		in.roster.Outside++
		return nil
	}
	if in.roster.Rows&0x1fff == 0 {
		if err := in.ctx.Err(); err != nil {
			return err
		}
	}
	in.pupil(r)
	return nil
}

// Outside implements [ingest.Visitor].
func (in *intake) Outside(r *sheet.Row) error {
	in.roster.Outside++
	return in.count(r)
}

// Repeated implements [ingest.Visitor].
func (in *intake) Repeated(_ *ingest.Table, r *sheet.Row) error {
	in.roster.Heads++
	return in.count(r)
}

func (in *intake) count(r *sheet.Row) error {
	in.roster.Rows++
	in.roster.Cells += len(r.Cells)
	return nil
}
