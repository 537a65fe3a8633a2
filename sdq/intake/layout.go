package intake

import (
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// layout is what one table comes to for the SDQ: which columns are what.
type layout struct {
	table  *ingest.Table
	source *source
	lanes  []*lane
	long   bool          // a line an answer
	width  int           // fields a row may have; 0 when that means nothing
	merged []sheet.Range // merged areas under the headings
	idCols []int         // columns that identify pupils, of all lanes

	answerCols []int     // columns that hold answers, of all lanes
	scores     bool      // a table of scores without answers
	said       []int     // columns that say wave or informant row by row
	sections   []section // labels among the rows
	keyed      bool      // --key says what identifies pupils, which may be names
	peeked     bool
	overlooked []*ingest.Column // left unused, though they may say when or by whom a form was filled in
	lastAnswer int              // the last column of an answer in delimited text
	unread     *problem         // a set of columns that look like items and were not read
}

// problem refuses a lane or a table before any row is read.
type problem struct {
	rule *finding.Rule
	seen string
	at   sheet.Ref
	fix  string // in place of the rule's, where the place says more
}

// itemColumns are where an item's answer stands: one column, or three to tick.
type itemColumns struct {
	col   int
	ticks [3]int // the columns of not true, somewhat, certainly; 0 when not ticked
}

// lane is one set of answers in a layout.
type lane struct {
	*layout
	sheet     *scannedSheet
	index     int
	facets    ingest.Facets
	items     [sdq.Items]itemColumns
	ticked    bool
	identity  identity
	col       map[string]int // single columns by field; 0 for none
	date, dob int
	names     []int // columns with a pupil's name, to notice one under two identifiers
	impact    [impactFields]int
	hasExtra  bool // any impact or follow-up column

	impactClash *problem // impact columns that cannot be assigned
	school      [sdq.ScaleCount]int
	perRow      []int // columns for wave, informant, form, rater, placement, look-back
	reversed    sheet.Ref
	early       bool
	present     [sdq.Items]bool // long lists: items that have a line
	problem     *problem
	// The columns right before and right after the items, when they hold nothing
	// the SDQ knows; and whether answer-like values are usual there.
	before, beyond               int
	beforeAnswers, beyondAnswers bool
	lastItem                     int // the item in the last column
	rows, beforeLike, beyondLike int // rows with answers, and those with something like one beside them
	misplaced                    *problem
	mapped                       *SetMap // what a map says of the lane
	strands                      map[[2]string]*strand
	found                        []*strand // the same in the order they were met, for a quick look
	only                         *strand   // when no column says wave or informant
}

// The columns of lane.perRow.
const (
	rowWave = iota
	rowInformant
	rowForm
	rowRater
	rowPlacement
	rowLookBack
)

// identity is how a row says which pupil it is about.
type identity struct {
	upn, local int
	names      []int // with dob: the declared key name+dob
	dob        int
}

// newLayout reads an assigned table.
func newLayout(t *ingest.Table, src *source, facts sheet.Facts) *layout {
	opt := src.opt
	l := &layout{table: t, source: src, keyed: len(opt.Key) > 0}
	if facts.Delimited && !t.Turned {
		l.width = lastColumn(t)
	}
	l.long = hasField(t, fieldItemName) && hasField(t, fieldAnswer) && !slices.ContainsFunc(t.Columns, func(c *ingest.Column) bool { return strings.HasPrefix(c.Field, "item") && c.Laned })
	if len(t.Lanes) == 0 {
		l.scores = true
		return l
	}
	for _, in := range t.Lanes {
		ln := l.newLane(in, opt)
		l.lanes = append(l.lanes, ln)
	}
	l.unread = unread(t)
	for _, ln := range l.lanes {
		l.said = append(l.said, ln.perRow[rowWave], ln.perRow[rowInformant])
	}
	l.follow(opt)
	for _, ln := range l.lanes {
		l.answerCols = append(l.answerCols, ln.answerCols()...)
		for _, col := range append([]int{ln.identity.upn, ln.identity.local}, ln.identity.names...) {
			if col > 0 && !slices.Contains(l.idCols, col) {
				l.idCols = append(l.idCols, col)
			}
		}
	}
	if facts.Delimited && !t.Turned && !l.long {
		l.lastAnswer = slices.Max(append(l.answerCols, 0))
	}
	for _, m := range facts.Merged {
		if m.FirstRow > t.HeadRows[len(t.HeadRows)-1] {
			l.merged = append(l.merged, m)
		}
	}
	return l
}

// answerCols are the columns that hold the lane's answers.
func (ln *lane) answerCols() (cols []int) {
	if ln.long {
		return []int{ln.col[fieldAnswer]}
	}
	for i := range ln.items {
		c := &ln.items[i]
		for _, col := range [...]int{c.col, c.ticks[0], c.ticks[1], c.ticks[2]} {
			if col > 0 {
				cols = append(cols, col)
			}
		}
	}
	return cols
}

// lastColumn is the last column that the headings fill, blank ones at the end
// included where the file writes them.
func lastColumn(t *ingest.Table) int { return t.HeadWidth }

func (l *layout) newLane(in *ingest.Lane, opt *Options) *lane {
	ln := &lane{layout: l, index: in.Index, facets: in.Facets, col: map[string]int{}, strands: map[[2]string]*strand{}}
	t := l.table
	for field, cols := range in.Fields {
		if len(cols) == 1 {
			ln.col[field] = cols[0].N
		}
	}
	ln.derive()
	ln.identify(in, opt)
	if !l.long {
		ln.locate(in)
		ln.checkHeadings(in, opt)
	}
	ln.extras(in, len(t.Lanes) > 1)
	ln.checkDigits()
	ln.neighbours()
	return ln
}

// derive sets the columns that every row is read by from the columns by field.
func (ln *lane) derive() {
	ln.date, ln.dob = ln.col[fieldDate], ln.col[fieldDOB]
	ln.names = ln.names[:0]
	for _, field := range []string{fieldForename, fieldSurname, fieldName} {
		if col := ln.col[field]; col > 0 {
			ln.names = append(ln.names, col)
		}
	}
	ln.perRow = ln.perRow[:0]
	for _, field := range []string{fieldWave, fieldInformant, fieldForm, fieldRater, fieldPlacement, fieldLookBack} {
		ln.perRow = append(ln.perRow, ln.col[field])
	}
}

func (ln *lane) fail(r *finding.Rule, at sheet.Ref, format string, args ...any) {
	if ln.problem == nil {
		ln.problem = &problem{rule: r, seen: fmt.Sprintf(format, args...), at: at}
	}
}

// locate finds the columns of the 25 items.
func (ln *lane) locate(in *ingest.Lane) {
	t := ln.table
	var absent []string
	for i := range ln.items {
		cols := in.Fields[itemFields[i]]
		switch {
		case len(cols) == 0:
			absent = append(absent, fmt.Sprint(i+1))
		case len(cols) == 1 && cols[0].Option == 0:
			ln.items[i].col = cols[0].N
		case len(cols) == 3 && cols[0].Option+cols[1].Option+cols[2].Option == 6 && cols[0].Option*cols[1].Option*cols[2].Option == 6:
			ln.ticked = true
			for _, c := range cols {
				ln.items[i].ticks[c.Option-1] = c.N
			}
		case len(cols) == 3 || cols[0].Option > 0:
			ln.fail(RuleItemTwice, headRef(t, cols[0]), "item %d has %d columns that are not one for each of the three answers", i+1, len(cols))
		default:
			ln.fail(RuleItemTwice, headRef(t, cols[1]), "item %d stands in columns %s and %s", i+1, colName(t, cols[0].N), colName(t, cols[1].N))
		}
	}
	if len(absent) > 0 {
		ln.fail(RuleItemMissing, t.Place(), "no column for item %s", strings.Join(absent, ", "))
	}
}

// headRef is the cell of a column's own heading.
func headRef(t *ingest.Table, c *ingest.Column) sheet.Ref {
	if len(c.Heading) > 0 {
		h := c.Heading[len(c.Heading)-1]
		return t.Ref(h.Row, h.Col)
	}
	return t.Ref(0, c.N)
}

func colName(t *ingest.Table, col int) string {
	if t.Turned {
		return fmt.Sprint("row ", col)
	}
	return sheet.ColName(col)
}

// checkHeadings refuses what the headings of a lane leave in doubt.
func (ln *lane) checkHeadings(in *ingest.Lane, opt *Options) {
	t := ln.table
	var reversed []int
	numbered := 0
	var clashing, beyond *ingest.Column
	for _, c := range t.Columns {
		if slices.Contains(c.Notes, noteBeyond) && c.Field == "" && c.Facets.Same(in.Facets) {
			beyond = c
		}
	}
	for i := range ln.items {
		for _, c := range in.Fields[itemFields[i]] {
			for _, n := range c.Notes {
				switch n {
				case noteNumbered:
					numbered++
				case noteReversed:
					reversed = append(reversed, i)
					ln.reversed = headRef(t, c)
				case noteEarly:
					ln.early = true
				case noteClash:
					clashing = c
				case noteUnclear:
					ln.fail(RuleWaveClash, headRef(t, c), "a heading such as t1 may mean time 1 or teacher 1; write baseline or endline instead")
				}
			}
		}
	}
	if clashing != nil {
		ln.fail(RuleHeading, headRef(t, clashing), "the number and the words of a heading mean different items")
	}
	if numbered > 0 && beyond != nil && !opt.ItemsNumbered {
		ln.fail(RuleNumbering, headRef(t, beyond), "a heading with a number over 25")
	}
	if len(reversed) > 0 && !slices.Equal(reversed, reversedItems) {
		ln.reversed = sheet.Ref{}
	}
}

// checkDigits refuses headings that end in 1 beside the same without: which of
// the two came first nobody can tell.
func (ln *lane) checkDigits() {
	wave := ln.facets["wave"]
	if wave.By != ingest.FromHeading || wave.Value != "n1" && wave.Value != "n0" {
		return
	}
	for _, o := range ln.table.Lanes {
		if o.Facets["wave"].Value == "" && o.Facets["informant"].Value == ln.facets["informant"].Value {
			ln.fail(RuleNoWave, wave.At, "headings that end in 1 beside the same headings without: which came first?")
		}
	}
}

// identify finds what tells pupils apart.
func (ln *lane) identify(in *ingest.Lane, opt *Options) {
	t := ln.table
	one := func(field string) int {
		cols := in.Fields[field]
		if len(cols) > 1 {
			ln.fail(RuleIDColumns, headRef(t, cols[1]), "columns %s and %s", colName(t, cols[0].N), colName(t, cols[1].N))
		}
		if len(cols) == 0 {
			return 0
		}
		return cols[0].N
	}
	if len(opt.Key) > 0 {
		ln.identifyByKey(in, opt, one)
		return
	}
	ln.identity.upn = one(fieldUPN)
	if cols := in.Fields[fieldLocalID]; len(cols) == 1 || ln.identity.upn == 0 {
		ln.identity.local = one(fieldLocalID)
	}
	if ln.identity.upn == 0 && ln.identity.local == 0 {
		seen := "neither a UPN nor another identifier among the headings"
		if ln.col[fieldName]+ln.col[fieldSurname] > 0 {
			seen = "names, but no identifier"
		}
		ln.fail(RuleNoIDColumn, t.Place(), "%s", seen)
	}
}

func (ln *lane) identifyByKey(in *ingest.Lane, opt *Options, one func(string) int) {
	t := ln.table
	if slices.Equal(opt.Key, []string{"name", "dob"}) {
		ln.identity.dob = one(fieldDOB)
		if n := one(fieldName); n > 0 {
			ln.identity.names = []int{n}
		} else if s, f := one(fieldSurname), one(fieldForename); s > 0 && f > 0 {
			ln.identity.names = []int{f, s}
		}
		if ln.identity.dob == 0 || len(ln.identity.names) == 0 {
			ln.fail(RuleNoIDColumn, t.Place(), "no columns for both name and date of birth, as --key name+dob needs")
		}
		return
	}
	if cols := in.Fields[fieldKey]; len(cols) == 1 {
		ln.identity.local = cols[0].N
	} else if slices.Equal(opt.Key, []string{"upn"}) && one(fieldUPN) > 0 {
		ln.identity.upn = one(fieldUPN)
	} else {
		ln.fail(RuleNoIDColumn, t.Place(), "%d columns with the heading that --key names", len(cols))
		ln.problem.fix = "name one of these: --key HEADING, with HEADING one of: " + otherHeadings(t)
	}
}

func columnList(t *ingest.Table, cols []*ingest.Column) string {
	names := make([]string, len(cols))
	for i, c := range cols {
		names[i] = colName(t, c.N)
	}
	return strings.Join(names, ", ")
}

// unread finds a set of columns that look like items, and were taken for none:
// numbers or variable names with something around them that means nothing here.
func unread(t *ingest.Table) *problem {
	type set struct {
		items map[sdq.Item]bool
		first *ingest.Column
	}
	sets := map[string]*set{}
	for _, c := range t.Columns {
		if c.Field != "" || c.Laned || len(c.Heading) == 0 {
			continue
		}
		around, i := itemWithin(c.Heading[len(c.Heading)-1].Text)
		if i == 0 {
			continue
		}
		if sets[around] == nil {
			sets[around] = &set{map[sdq.Item]bool{}, c}
		}
		sets[around].items[i] = true
	}
	var worst *set
	for _, s := range sets {
		if len(s.items) >= 20 && (worst == nil || s.first.N < worst.first.N) {
			worst = s
		}
	}
	if worst == nil {
		return nil
	}
	return &problem{rule: RuleUnread, seen: fmt.Sprintf("%d columns from %s on", len(worst.items), colName(t, worst.first.N)), at: headRef(t, worst.first)}
}

// itemWithin finds the number or variable name of an item in a heading, and what
// stands around it.
func itemWithin(text string) (around string, i sdq.Item) {
	ts := tokens(text)
	for k := len(ts) - 1; k >= 0; k-- {
		n, isNumber := ts[k].number()
		stem, _, _ := sdq.ParseStem(ts[k].text)
		switch {
		case isNumber && n >= 1 && n <= sdq.Items:
			i = sdq.Item(n)
		case stem > 0:
			i = stem
		default:
			continue
		}
		return join(ts[:k]) + " # " + join(ts[k+1:]), i
	}
	return "", 0
}

// otherHeadings lists the headings of columns that hold no answers.
func otherHeadings(t *ingest.Table) string {
	var names []string
	for _, c := range t.Columns {
		if c.Laned || len(c.Heading) == 0 || len(names) == 12 {
			continue
		}
		name := SafeHeading(c.Title())
		if name == "" { // it may be anything, a name too
			name = "the one in column " + colName(t, c.N)
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

// extras finds the columns of the impact supplement, the follow-up questions and
// the scores that the school worked out itself.
func (ln *lane) extras(in *ingest.Lane, several bool) {
	single := func(field string) int {
		cols := in.Fields[field]
		if len(cols) != 1 || several && len(cols[0].Facets) == 0 { // whose would it be?
			return 0
		}
		return cols[0].N
	}
	for i, field := range impactFieldNames {
		ln.impact[i] = single(field)
		ln.hasExtra = ln.hasExtra || ln.impact[i] > 0
		if cols := in.Fields[field]; len(cols) > 0 && ln.impact[i] == 0 && ln.impactClash == nil {
			ln.impactClash = &problem{rule: RuleImpactColumns, seen: "columns " + columnList(ln.table, cols) + " for " + field, at: headRef(ln.table, cols[0])}
		}
	}
	for _, s := range sdq.AllScales() {
		ln.school[s] = single(schoolPrefix + s.String())
	}
}
