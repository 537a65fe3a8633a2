package intake

import (
	"context"
	"errors"
	"hash/maphash"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// Survey is what the first pass learned of the inputs, and what was decided.
// Close it when done.
type Survey struct {
	Blocks []*Block
	Log    *finding.Log
	Lost   Losses // records that belong to no block
	Files  []FileSummary
	OnLeft func(Left) // is told of every record that scoring does not hand over; nil for nobody

	opt      Options
	births   map[string]ingest.Date // by identifier, from a list of pupils
	sources  []*source
	seed     maphash.Seed
	progress func(rows int)
	rows     int
	traced   int
	traces   traces          // for comparing records with each other
	ids      []byte          // identifiers of the traces, one after the other
	pupils   []pupil         // that the traces are of
	attended uint64          // a bit for each wave and informant met
	suspects map[uint64]bool // hashes of records that may be copies
	copies   map[recordKey]fate
	school   map[*lane]*schoolRules
}

// FileSummary says what a file was and where its rows went.
type FileSummary struct {
	Path, Name string // where it was opened, and what findings call it
	Format     string
	Hash       [32]byte
	Sheets     []SheetSummary
	Refused    *finding.Rule // the whole file
}

// SheetSummary counts one sheet. The counts of rows add up.
type SheetSummary struct {
	Name                    string
	Turned                  bool
	Tables                  int
	Rows                    int // all that hold anything
	Cells                   int
	Heads, Outside, Repeats int // heading rows, rows outside tables, repeated headings
	Pupils, Footers         int // rows of pupils, rows under headings that are no pupil
	Hidden                  int // of all rows, those that the file hides
}

// source is one open input.
type source struct {
	input    Input
	opt      *Options // of this file, or of all
	reader   *reader
	file     *ingest.File
	hash     [32]byte
	date1904 bool
	sheets   []*scannedSheet
	labels   map[string]string // what the file's name says
}

// scannedSheet is one sheet and the tables found in it.
type scannedSheet struct {
	source  *source
	sheet   sheet.Sheet
	scanner *ingest.Scanner
	layouts []*layout
	summary SheetSummary
	labels  map[string]string // what the sheet's name says
	unended int               // the last row of text, if its line has no end
}

// New starts a survey. progress, if not nil, is told of rows read now and then.
func New(opt Options, log *finding.Log, progress func(rows int)) *Survey {
	s := &Survey{Log: log, opt: opt, seed: maphash.MakeSeed(), progress: progress}
	if progress == nil {
		s.progress = func(int) {}
	}
	return s
}

// Close closes the inputs.
func (s *Survey) Close() error {
	var errs []error
	for _, src := range s.sources {
		errs = append(errs, src.file.Close())
	}
	return errors.Join(errs...)
}

// Read makes the first pass over the inputs and decides every block. Files and
// blocks that cannot be used are in the log; the error is for a job that cannot
// go on at all, such as one that was interrupted.
func (s *Survey) Read(ctx context.Context, inputs []Input) error {
	for _, in := range named(inputs) {
		if err := s.readFile(ctx, in); err != nil {
			return err
		}
	}
	s.decide()
	if err := s.findCopies(ctx); err != nil {
		return err
	}
	s.compare()
	return s.judgeSchool(ctx)
}

// readFile surveys one file, or logs why it cannot be read.
func (s *Survey) readFile(ctx context.Context, in Input) error {
	name := in.Name
	file, err := ingest.Open(in.Path)
	if err != nil {
		return s.refuseFile(in, err)
	}
	file.Name = name
	hash, err := file.Hash()
	if err != nil {
		file.Close()
		return s.refuseFile(in, err)
	}
	for _, f := range s.Files {
		if f.Format != "" && f.Hash == hash {
			s.Log.Add(finding.Finding{Rule: RuleSameFile, From: sheet.Ref{File: name}, Seen: "byte for byte the same as " + f.Name})
			s.Files = append(s.Files, FileSummary{Path: in.Path, Name: name, Refused: RuleSameFile})
			return file.Close()
		}
	}
	src := s.newSource(in, file)
	src.hash = hash
	summary := FileSummary{Path: in.Path, Name: name, Format: file.Format, Hash: hash}
	s.formatFindings(file)
	tables := 0
	for _, sh := range file.Sheets() {
		sc, err := s.readSheet(ctx, src, sh)
		if err != nil {
			file.Close()
			return s.refuseFile(in, err)
		}
		src.sheets = append(src.sheets, sc)
		tables += answerTables(sc)
	}
	s.sources = append(s.sources, src)
	for _, sc := range src.sheets {
		s.sheetFindings(sc, tables > 0)
		summary.Sheets = append(summary.Sheets, sc.summary)
	}
	if tables == 0 {
		summary.Refused = RuleNoTable
		if in.Found {
			summary.Refused = RuleOtherFile
		}
		s.Log.Add(finding.Finding{Rule: summary.Refused, From: sheet.Ref{File: name}, Seen: sheetsSeen(src)})
	}
	s.Files = append(s.Files, summary)
	return nil
}

// newSource is an open input with what is declared of it.
func (s *Survey) newSource(in Input, file *ingest.File) *source {
	src := &source{input: in, opt: in.Declared, file: file, date1904: file.Date1904(), labels: facetsIn(stem(fileName(in.Path)), inName)}
	if src.opt == nil {
		src.opt = &s.opt
	}
	src.reader = newReader()
	src.reader.items, src.reader.key = src.opt.ItemsNumbered, src.opt.Key
	return src
}

func (s *Survey) refuseFile(in Input, err error) error {
	var fault *sheet.Fault
	if !errors.As(err, &fault) {
		return err
	}
	f := ingest.FaultFinding(in.Name, fault)
	s.Log.Add(f)
	s.Files = append(s.Files, FileSummary{Path: in.Path, Name: in.Name, Refused: f.Rule})
	return nil
}

func answerTables(sc *scannedSheet) int {
	n := 0
	for _, l := range sc.layouts {
		if !l.scores {
			n++
		}
	}
	return n
}

// readSheet looks for tables with pupils in rows and, if there are none, with
// pupils in columns.
func (s *Survey) readSheet(ctx context.Context, src *source, sh sheet.Sheet) (*scannedSheet, error) {
	across := &scannedSheet{source: src, sheet: sh, labels: facetsIn(sh.Name(), inCell), scanner: ingest.NewScanner(src.file.Name, sh, src.reader)}
	if err := s.first(ctx, across); err != nil {
		return nil, err
	}
	if len(across.layouts) > 0 || across.summary.Rows == 0 {
		return across, nil
	}
	turned, err := across.scanner.Turn()
	if err != nil {
		return across, nil // too large to be a school's list of pupils in columns
	}
	down := &scannedSheet{source: src, sheet: sh, labels: across.labels, scanner: turned}
	if err := s.first(ctx, down); err != nil {
		return nil, err
	}
	if answerTables(down) == 0 || !holdsAnswers(down) {
		return across, nil
	}
	down.summary.Turned = true
	return down, nil
}

// holdsAnswers reports whether a sheet read down its columns has answers: a list
// of the questions looks like a questionnaire without any.
func holdsAnswers(sc *scannedSheet) bool {
	for _, l := range sc.layouts {
		for _, ln := range l.lanes {
			for _, st := range ln.strands {
				if st.tally.rows > 0 && st.tally.legal() > 0 {
					return true
				}
			}
		}
	}
	return false
}

// legal is how many cells hold something that can be an answer.
func (t *tally) legal() int {
	n := 0
	for c := codeNumber0; c <= codePairLast; c++ {
		n += t.count(c)
	}
	return n
}

func (s *Survey) first(ctx context.Context, sc *scannedSheet) error {
	sc.summary.Name = sc.sheet.Name()
	p := &firstPass{pass: pass{survey: s, sheet: sc, ctx: ctx, first: true}}
	p.record = p.tally
	if err := sc.scanner.Scan(p); err != nil {
		return err
	}
	if sc.sheet.Facts().Unended {
		sc.unended = p.last
	}
	return p.flush()
}

// pass is what both passes over a sheet share: it turns rows into records.
type pass struct {
	survey *Survey
	sheet  *scannedSheet
	ctx    context.Context
	layout *layout
	entry  entry
	list   *list
	rows   int
	last   int // row of the pupil before
	first  bool
	record func(*entry) error
}

// tick counts a row and notices, now and then, that the user wants to stop.
func (p *pass) tick() error {
	p.rows++
	if p.rows&0x1fff == 0 {
		p.survey.rows += 0x2000
		p.survey.progress(p.survey.rows)
		return p.ctx.Err()
	}
	return nil
}

// lanes hands over the record of each lane of a row.
func (p *pass) lanes(r *sheet.Row) error {
	for _, ln := range p.layout.lanes {
		if ln.problem != nil {
			continue
		}
		p.entry.read(ln, r)
		if p.first {
			ln.countNeighbours(&p.entry, r)
		}
		if p.entry.shape = p.shape(r); p.entry.shape == nil && !p.first && ln.slipped(&p.entry, r) {
			p.entry.shape = RuleSlipped
		}
		if err := ln.find(&p.entry, r); err != nil {
			return err
		}
		if err := p.record(&p.entry); err != nil {
			return err
		}
	}
	return nil
}

// shape says what is wrong with the number of fields of a row of delimited text:
// with more than there are headings the answers may have slipped, and a short
// last line without an end may have been cut.
func (p *pass) shape(r *sheet.Row) *finding.Rule {
	switch {
	case p.layout.width == 0:
		return nil
	case len(r.Cells) > p.layout.width && filledPast(r, p.layout.width):
		return RuleWideRow
	case len(r.Cells) < p.layout.width && len(r.Cells) <= p.layout.lastAnswer && r.N == p.sheet.unended:
		return RuleCutRow
	case len(r.Cells) < p.layout.lastAnswer:
		return RuleShortRow
	}
	return nil
}

// filledPast reports whether a row holds anything beyond a column.
func filledPast(r *sheet.Row, col int) bool {
	for i := col; i < len(r.Cells); i++ {
		if r.Cells[i].Kind != sheet.Blank {
			return true
		}
	}
	return false
}

// sectionCells is how many filled cells a label among the rows has at most.
const sectionCells = 3

// section notes a row without answers that names a wave or an informant: what
// follows may be another block, under the same headings.
func (l *layout) section(r *sheet.Row) {
	for _, col := range l.answerCols {
		if at(r, col).Kind != sheet.Blank {
			return
		}
	}
	filled := 0
	for i := range r.Cells {
		if r.Cells[i].Kind != sheet.Blank {
			filled++
		}
	}
	if filled == 0 || filled > sectionCells {
		return
	}
	for i := range r.Cells {
		if r.Cells[i].Kind != sheet.Text || len(r.Cells[i].Text) > 100 || slices.Contains(l.said, i+1) {
			continue
		}
		for kind, value := range facetsIn(cellText(r.Cells[i]), inCell) {
			l.sections = append(l.sections, section{kind, value, l.table.Ref(r.N, i+1)})
		}
	}
}

// section is a label among the rows of a table.
type section struct {
	kind, value string
	at          sheet.Ref
}

// firstPass gathers what the blocks show.
type firstPass struct{ pass }

func (p *firstPass) Table(t *ingest.Table) error {
	if err := p.flush(); err != nil {
		return err
	}
	sc := p.sheet
	l := newLayout(t, sc.source, sc.sheet.Facts())
	p.layout = l
	sc.layouts = append(sc.layouts, l)
	sc.summary.Tables++
	sc.summary.Heads += len(t.HeadRows) + len(t.GroupRows)
	sc.summary.Rows += len(t.HeadRows) + len(t.GroupRows) + t.Above
	sc.summary.Outside += t.Above
	for _, ln := range l.lanes {
		ln.sheet = sc
	}
	p.begin(l)
	return nil
}

func (p *firstPass) Outside(*sheet.Row) error {
	p.sheet.summary.Rows++
	p.sheet.summary.Outside++
	return p.tick()
}

func (p *firstPass) Repeated(*ingest.Table, *sheet.Row) error {
	p.sheet.summary.Rows++
	p.sheet.summary.Repeats++
	return p.tick()
}

func (p *firstPass) Row(_ *ingest.Table, r *sheet.Row) error {
	p.sheet.summary.Rows++
	p.sheet.summary.Cells += len(r.Cells)
	if r.Hidden {
		p.sheet.summary.Hidden++
	}
	if p.layout.scores {
		p.sheet.summary.Pupils++
		return p.tick()
	}
	p.layout.peek(r)
	p.layout.section(r)
	if p.layout.footer(r, p.last) {
		p.sheet.summary.Footers++
		return p.tick()
	}
	p.last = r.N
	p.sheet.summary.Pupils++
	if err := p.tick(); err != nil {
		return err
	}
	if p.layout.long {
		return p.list.add(r, p.shape(r))
	}
	return p.lanes(r)
}

// tally takes one record into account.
func (p *firstPass) tally(e *entry) error {
	st := e.strand
	if !e.identified() {
		return nil
	}
	st.records++
	if isName(e.id) {
		st.names++
	}
	st.ids.add(e.hash(p.survey.seed))
	if e.lane.date > 0 {
		st.dates.Observe(e.cells.date, func() sheet.Ref { return e.ref(e.lane.date) })
	}
	form := sdq.Form(0)
	if c := e.cells.form; c.Kind != sheet.Blank {
		f := readForm(c)
		form = f.form
		if st.forms[f.form] == (sheet.Ref{}) {
			st.forms[f.form] = e.ref(e.lane.perRow[rowForm])
		}
		if f.informant != "" && !slices.Contains(st.formWho, f.informant) {
			st.formWho, st.formWhoAt = append(st.formWho, f.informant), e.ref(e.lane.perRow[rowForm])
		}
	}
	if !e.any || e.shape != nil {
		return nil
	}
	p.survey.remember(e, form)
	st.tally.add(&e.codes, e.itemRef)
	if e.lane.hasExtra {
		st.impact.add(e)
	}
	return nil
}

// begin and flush handle long lists, whose records are complete only at the end
// of their table.
func (p *pass) begin(l *layout) {
	p.list = nil
	p.last = l.table.HeadRows[len(l.table.HeadRows)-1]
	if l.long {
		p.list = newList(l, p.sheet.source.reader)
	}
}

func (p *pass) flush() error {
	if p.list == nil {
		return nil
	}
	l := p.list
	p.list = nil
	return l.records(&p.entry, p.record)
}
