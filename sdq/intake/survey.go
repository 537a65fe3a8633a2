package intake

import (
	"context"
	"errors"
	"fmt"
	"hash/maphash"

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

	opt      Options
	sources  []*source
	reader   *reader
	seed     maphash.Seed
	progress func(rows int)
	rows     int
	traced   int
	suspects map[uint64]bool // hashes of records that may be copies
	copies   map[recordKey]fate
}

// FileSummary says what a file was and where its rows went.
type FileSummary struct {
	Name, Format string
	Hash         [32]byte
	Sheets       []SheetSummary
	Refused      *finding.Rule // the whole file
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
	file     *ingest.File
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
	s := &Survey{Log: log, opt: opt, reader: newReader(), seed: maphash.MakeSeed(), progress: progress}
	s.reader.items, s.reader.key = opt.ItemsNumbered, opt.Key
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
	for _, in := range inputs {
		if err := s.readFile(ctx, in); err != nil {
			return err
		}
	}
	s.decide()
	s.compareWaves()
	return s.findCopies(ctx)
}

// readFile surveys one file, or logs why it cannot be read.
func (s *Survey) readFile(ctx context.Context, in Input) error {
	name := fileName(in.Path)
	file, err := ingest.Open(in.Path)
	if err != nil {
		return s.refuseFile(name, err)
	}
	for _, f := range s.Files {
		if f.Format != "" && f.Hash == file.Hash() {
			s.Log.Add(finding.Finding{Rule: RuleSameFile, From: sheet.Ref{File: name}, Seen: "byte for byte the same as " + f.Name})
			s.Files = append(s.Files, FileSummary{Name: name, Refused: RuleSameFile})
			return file.Close()
		}
	}
	src := &source{input: in, file: file, date1904: file.Date1904(), labels: facetsIn(stem(name), inTitle)}
	summary := FileSummary{Name: name, Format: file.Format, Hash: file.Hash()}
	s.formatFindings(file)
	tables := 0
	for _, sh := range file.Sheets() {
		sc, err := s.readSheet(ctx, src, sh)
		if err != nil {
			file.Close()
			return s.refuseFile(name, err)
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
		s.Log.Add(finding.Finding{Rule: RuleNoTable, From: sheet.Ref{File: name}, Seen: sheetsSeen(src)})
		summary.Refused = RuleNoTable
	}
	s.Files = append(s.Files, summary)
	return nil
}

func (s *Survey) refuseFile(name string, err error) error {
	var fault *sheet.Fault
	if !errors.As(err, &fault) {
		return err
	}
	f := ingest.FaultFinding(name, fault)
	s.Log.Add(f)
	s.Files = append(s.Files, FileSummary{Name: name, Refused: f.Rule})
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
	across := &scannedSheet{source: src, sheet: sh, labels: facetsIn(sh.Name(), inCell), scanner: ingest.NewScanner(src.file.Name, sh, s.reader)}
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
	case len(r.Cells) > p.layout.width:
		return RuleWideRow
	case len(r.Cells) < p.layout.width && r.N == p.sheet.unended:
		return RuleCutRow
	case len(r.Cells) < p.layout.lastAnswer:
		return RuleShortRow
	}
	return nil
}

// countNeighbours counts answer-like values beside the items.
func (ln *lane) countNeighbours(e *entry, r *sheet.Row) {
	if !e.any || ln.before+ln.beyond == 0 {
		return
	}
	ln.rows++
	if ln.beyond > 0 && answerLike(at(r, ln.beyond)) {
		ln.beyondLike++
	}
	if ln.before > 0 && answerLike(at(r, ln.before)) {
		ln.beforeLike++
	}
}

// judgeNeighbours tells a column of small numbers beside the items, which has a
// heading and is often filled, from answers that stand where none should.
func (ln *lane) judgeNeighbours() {
	ln.beyondAnswers = 5*ln.beyondLike > ln.rows
	ln.beforeAnswers = 5*ln.beforeLike > ln.rows
	if ln.rows < 3 {
		return
	}
	for _, side := range []struct{ col, like int }{{ln.beyond, ln.beyondLike}, {ln.before, ln.beforeLike}} {
		if side.col > 0 && 2*side.like >= ln.rows && !ln.headed(side.col) {
			ln.misplaced = &problem{rule: RuleSlippedBlock, at: ln.table.Ref(ln.table.Place().Row, side.col),
				seen: fmt.Sprintf("column %s beside the items has no heading, and something like an answer in %d of %d rows", colName(ln.table, side.col), side.like, ln.rows)}
		}
	}
}

func (ln *lane) headed(col int) bool {
	for _, c := range ln.table.Columns {
		if c.N == col {
			return len(c.Heading) > 0
		}
	}
	return false
}

// slipped reports whether the answers of a row seem to stand a column off: one of
// the 25 is blank at an end, and beyond the other end, where nothing like an
// answer should stand, there is one.
func (ln *lane) slipped(e *entry, r *sheet.Row) bool {
	right := ln.beyond > 0 && at(r, ln.beyond).Kind != sheet.Blank && answerLike(at(r, ln.beyond))
	left := ln.before > 0 && at(r, ln.before).Kind != sheet.Blank && answerLike(at(r, ln.before))
	if !right && !left || !e.any {
		return false
	}
	return right && e.blank() && !ln.beyondAnswers || left && e.codes[ln.lastItem] == codeBlank && !ln.beforeAnswers
}

// blank reports whether any of the 25 answers is blank.
func (e *entry) blank() bool {
	for _, c := range e.codes {
		if c == codeBlank {
			return true
		}
	}
	return false
}

func answerLike(c sheet.Cell) bool {
	k := readAnswer(c)
	return k >= codeNumber0 && k <= codePairLast
}

// peek looks, in the first row of pupils, for a column that says the wave though
// its heading does not: "Which survey is this?" over Baseline and Endline.
func (l *layout) peek(r *sheet.Row) {
	if l.peeked {
		return
	}
	l.peeked = true
	for _, c := range l.table.Columns {
		text := at(r, c.N).Text
		if c.Field != "" || c.Laned || len(text) == 0 || len(text) > 30 {
			continue
		}
		if p := vocabulary().waves[join(tokens(string(text)))]; p.value == "" || p.strength == weak {
			continue
		}
		c.Field = fieldWave
		for _, ln := range l.lanes {
			if ln.perRow[0] == 0 && ln.facets["wave"].Value == "" {
				ln.perRow[0] = c.N
			}
		}
		return
	}
}

// firstPass gathers what the blocks show.
type firstPass struct{ pass }

func (p *firstPass) Table(t *ingest.Table) error {
	if err := p.flush(); err != nil {
		return err
	}
	sc := p.sheet
	l := newLayout(t, sc.source, &p.survey.opt, sc.sheet.Facts())
	p.layout = l
	sc.layouts = append(sc.layouts, l)
	sc.summary.Tables++
	sc.summary.Heads += len(t.HeadRows)
	sc.summary.Rows += len(t.HeadRows)
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
	if c := e.cells.form; c.Kind != sheet.Blank {
		if f := readForm(c).form; st.forms[f] == (sheet.Ref{}) {
			st.forms[f] = e.ref(e.lane.perRow[2])
		}
	}
	if !e.any || e.shape != nil {
		return nil
	}
	p.survey.remember(e)
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
		p.list = newList(l, p.survey.reader)
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

// strand is one lane's answers for one wave and one informant as the rows call
// them. Strands that turn out to be the same wave and informant make a block.
type strand struct {
	lane      *lane
	wave      ingest.Facet // as a column says; empty without one
	informant ingest.Facet
	tally     *tally
	impact    *impactTally
	ids       idSet
	dates     ingest.DateColumn
	records   int
	names     int          // of them, with words in place of an identifier
	traces    []trace      // for comparing the waves
	forms     [4]sheet.Ref // by form, the first row whose form column says it
	noDates   bool         // the column's dates cannot be trusted
	block     *Block
	problem   *problem
	unused    bool          // the column that should say so never does
	rowRule   *finding.Rule // the row's own wave or informant cannot be read
}

// labels are the words the strand goes by in the file.
func (st *strand) labels() []string { return []string{st.wave.Text, st.informant.Text} }

// maxStrands bounds the different waves and informants that columns may name:
// more are names of people or the like.
const maxStrands = 64

// find picks the strand of a record by what the row's own columns say.
func (ln *lane) find(e *entry, r *sheet.Row) error {
	if ln.perRow[0] == 0 && ln.perRow[1] == 0 {
		if ln.only == nil {
			ln.only = ln.newStrand([2]string{}, sheet.Ref{}, sheet.Ref{})
		}
		e.strand = ln.only
		return nil
	}
	wave, informant := labelText(at(r, ln.perRow[0])), labelText(at(r, ln.perRow[1]))
	for _, st := range ln.found {
		if string(wave) == st.wave.Text && string(informant) == st.informant.Text {
			e.strand = st
			return nil
		}
	}
	k := [2]string{cellLabel(wave), cellLabel(informant)}
	if len(ln.strands) >= maxStrands {
		k = [2]string{"\x00", "\x00"}
	}
	if e.strand = ln.strands[k]; e.strand == nil {
		e.strand = ln.newStrand(k, e.ref(ln.perRow[0]), e.ref(ln.perRow[1]))
		ln.found = append(ln.found, e.strand)
	}
	return nil
}

// labelText is the text of a cell that says a wave or an informant. A formula
// without a value, or an error, says something that cannot be read.
func labelText(c sheet.Cell) []byte {
	if c.Kind == sheet.Formula || c.Kind == sheet.Error {
		return []byte("\x00")
	}
	return c.Text
}

// isName reports whether an identifier is words: letters and a space, no digit.
func isName(id []byte) bool {
	space := false
	for _, c := range id {
		if c >= '0' && c <= '9' {
			return false
		}
		space = space || c == ' '
	}
	return space
}

// cellLabel is the text of a wave or an informant; anything long is neither.
func cellLabel(text []byte) string {
	if len(text) > 60 {
		return "\x00"
	}
	return string(text)
}

func (ln *lane) newStrand(k [2]string, waveAt, informantAt sheet.Ref) *strand {
	st := &strand{lane: ln, tally: new(tally), impact: new(impactTally)}
	if col := ln.perRow[0]; col > 0 {
		st.wave = ingest.Facet{Value: waveOf(k[0]), By: ingest.FromColumn, At: waveAt, Text: k[0]}
		if st.wave.Value == "" && k[0] != "" {
			st.rowRule = RuleRowWave
		}
	}
	if col := ln.perRow[1]; col > 0 {
		st.informant = ingest.Facet{Value: informantOf(k[1]), By: ingest.FromColumn, At: informantAt, Text: k[1]}
		if st.informant.Value == "" && k[1] != "" {
			st.rowRule = RuleRowInformant
		}
	}
	ln.strands[k] = st
	return st
}

// waveOf and informantOf read a cell of a column that says so.
func waveOf(text string) string {
	f := facetsIn(text, inCell)
	if f["wave"] == "" {
		if ts := tokens(text); len(ts) == 1 {
			if n, ok := ts[0].number(); ok && n >= 1 && n <= 9 {
				return fmt.Sprint("n", n)
			}
		}
	}
	return f["wave"]
}

func informantOf(text string) string {
	if v := facetsIn(text, inCell)["informant"]; v != "" {
		return v
	}
	switch join(tokens(text)) {
	case "s", "yr", "y":
		return sdq.Self.String()
	case "t":
		return sdq.Teacher.String()
	case "p":
		return sdq.Parent.String()
	}
	return ""
}
