package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/ingest"
	"apst/sdq"
)

// The fields of a row, as headings.csv names them. Item fields are item01 to
// item25; answer is the one answer column of a long list.
const (
	fieldUPN       = "upn"
	fieldLocalID   = "local_id"
	fieldName      = "name"
	fieldSurname   = "surname"
	fieldForename  = "forename"
	fieldDOB       = "dob"
	fieldDate      = "date"
	fieldWave      = "wave"
	fieldInformant = "informant"
	fieldRater     = "rater"
	fieldForm      = "form"
	fieldLookBack  = "look_back"
	fieldPlacement = "placement"
	fieldItemName  = "item_name"
	fieldAnswer    = "answer"
	fieldGate      = "gate"
)

var itemFields = func() (f [sdq.Items]string) {
	for i := range f {
		f[i] = fmt.Sprintf("item%02d", i+1)
	}
	return f
}()

const schoolPrefix = "school_"

// reader is the SDQ's vocabulary: it reads headings, and remembers what it read.
type reader struct {
	memo  map[string]*heading
	items bool // --items 1-25: numbered columns are the questionnaire's items
	key   []string
}

func newReader() *reader { return &reader{memo: map[string]*heading{}} }

// memoSize bounds what is remembered: a file has few different headings.
const memoSize = 4096

func (r *reader) read(text string) *heading {
	if h := r.memo[text]; h != nil {
		return h
	}
	if len(r.memo) >= memoSize {
		clear(r.memo)
	}
	h := parseHeading(text)
	r.memo[text] = &h
	return &h
}

// minItems is how many different items a row of headings must name: fewer are
// no questionnaire.
const minItems = 10

// Heads implements [ingest.Vocabulary].
func (r *reader) Heads(cells []string) bool {
	if len(cells) < 3 {
		return false
	}
	var seen [61]naming // how each item is named, the surest way that occurs
	highest, scales, onlyWaves := 0, 0, 0
	fields := map[string]bool{}
	for _, c := range cells {
		if c == "" || len(c) > 300 {
			continue
		}
		h := r.read(c)
		switch {
		case h.field != "":
			if !fields[h.field] && strings.HasPrefix(h.field, schoolPrefix) {
				scales++
			}
			fields[h.field] = true
		case h.item > 0:
			how := byWords
			if h.number > 0 && !h.marked {
				how = byNumber
				if h.key == 0 {
					how = byNumberAlone
				}
			}
			seen[h.item] = max(seen[h.item], how)
		}
		if h.bare {
			highest = max(highest, h.number)
		}
		if h.onlyWave() {
			onlyWaves++
		}
	}
	items, numbered, bare := 0, 0, 0
	for _, how := range seen {
		switch how {
		case byNumberAlone:
			items, numbered, bare = items+1, numbered+1, bare+1
		case byNumber:
			items, numbered = items+1, numbered+1
		case byWords:
			items++
		}
	}
	if bare > 0 && (numbered < 20 && items-bare < minItems || highest >= 28 && highest <= 31) { // a stray number, or the days of a month
		items -= bare
	}
	who := fields[fieldUPN] || fields[fieldLocalID] || fields[fieldName] || fields[fieldSurname]
	long := fields[fieldItemName] && (fields[fieldAnswer] || onlyWaves > 0)
	return items >= minItems || who && long || who && scales >= 4
}

// naming is how a heading names an item, the surest last.
type naming uint8

const (
	notNamed naming = iota
	byNumberAlone
	byNumber
	byWords
)

// Continues implements [ingest.Vocabulary].
func (r *reader) Continues(cells []string) bool { return optionCycle(cells) > 0 || r.wordsUnder(cells) }

// wordsUnder reports whether a row names items again, as names under numbers or
// numbers under names. Bare numbers have to be nearly all there: a few are
// answers.
func (r *reader) wordsUnder(cells []string) bool {
	var seen [sdq.Items + 1]bool
	names, bare := 0, 0
	for _, c := range cells {
		h := r.read(c)
		switch {
		case h.item == 0 || seen[h.item]:
			continue
		case h.bare:
			bare++
		default:
			names++
		}
		seen[h.item] = true
	}
	return names >= minItems || bare >= 20
}

// optionCycle reports how many cells of a row run through the options of ticked
// questions, three and three again; 0 for any other row.
func optionCycle(cells []string) int {
	var options []int
	for _, c := range cells {
		if c == "" {
			continue
		}
		o, ok := optionWord(squeeze(tokens(c)))
		if !ok && len(c) == 1 && c[0] >= '0' && c[0] <= '3' {
			o, ok = int(c[0]-'0')+10, true
		}
		if !ok {
			if len(options) > 0 {
				break
			}
			continue
		}
		options = append(options, o)
	}
	if len(options) < 3*20 {
		return 0
	}
	for i, o := range options {
		if o != options[i%3] || i%3 > 0 && o != options[0]+i%3 {
			return 0
		}
	}
	return len(options)
}

// Entitles implements [ingest.Vocabulary].
func (r *reader) Entitles(text string) bool { return len(facetsIn(text, inTitle)) > 0 }

// Assign implements [ingest.Vocabulary].
func (r *reader) Assign(t *ingest.Table) {
	readings := make([][]*heading, len(t.Columns))
	for i, c := range t.Columns {
		for _, text := range c.Heading {
			readings[i] = append(readings[i], r.read(text.Text))
		}
		for _, text := range c.Groups {
			if h := r.read(text.Text); h.item > 0 && !hasItem(readings[i]) { // the number over three tick columns
				readings[i] = append(readings[i], h)
			}
		}
	}
	r.options(t, readings)
	trailing := trailingDigits(readings)
	for i, c := range t.Columns {
		r.assign(t, c, readings[i], trailing)
	}
	prune(t)
	r.declared(t)
	headless(t)
	segments(t)
	if t.Turned { // titles above pupils in columns are headings without anything under them
		for _, c := range t.Columns {
			if c.Field == "" && !c.Laned {
				t.Titles = append(t.Titles, c.Heading...)
			}
		}
	}
	list := hasField(t, fieldItemName) && !hasItemField(t)
	named := hasField(t, fieldAnswer)
	for i, c := range t.Columns {
		if list && !named && c.Field == "" && slices.ContainsFunc(readings[i], (*heading).onlyWave) {
			c.Field = fieldAnswer // "Baseline" over the answers of a list
		}
		if c.Field == fieldAnswer {
			c.Laned = list
		}
	}
}

// onlyWave reports whether a heading says a wave and nothing else.
func (h *heading) onlyWave() bool {
	return h.wave != "" && h.field == "" && h.item == 0 && h.number == 0
}

func hasItem(hs []*heading) bool {
	return slices.ContainsFunc(hs, func(h *heading) bool { return h.item > 0 || h.field != "" })
}

func hasField(t *ingest.Table, field string) bool {
	return slices.ContainsFunc(t.Columns, func(c *ingest.Column) bool { return c.Field == field })
}

func hasItemField(t *ingest.Table) bool {
	return slices.ContainsFunc(t.Columns, func(c *ingest.Column) bool { return c.Laned })
}

// options turns digits under item headings into the options they are, when the
// row they stand in runs through them in threes.
func (r *reader) options(t *ingest.Table, readings [][]*heading) {
	if len(t.HeadRows) < 2 {
		return
	}
	last := t.HeadRows[len(t.HeadRows)-1]
	var at []int
	var cells []string
	for i, c := range t.Columns {
		for k, h := range c.Heading {
			if h.Row == last && len(h.Text) <= 20 {
				cells = append(cells, h.Text)
				if readings[i][k].bare || readings[i][k].option > 0 {
					at = append(at, i)
				}
			}
		}
	}
	if optionCycle(cells) == 0 {
		return
	}
	first := -1
	for _, i := range at {
		c := t.Columns[i]
		k := len(c.Heading) - 1
		if d, err := strconv.Atoi(c.Heading[k].Text); err == nil {
			if first < 0 {
				first = d
			}
			readings[i][k] = &heading{option: d - first + 1, trailing: -1}
		}
	}
}

// trailingDigits says what a digit behind an item means in this table: nothing,
// the option of a ticked question ("0" to "2" behind every item) or a wave.
type digits struct{ options bool }

func trailingDigits(readings [][]*heading) digits {
	var seen [10]int
	for _, hs := range readings {
		for _, h := range hs {
			if h.item > 0 && h.trailing >= 0 {
				seen[h.trailing]++
			}
		}
	}
	return digits{options: seen[0] >= 20 && seen[1] >= 20 && seen[2] >= 20 && seen[3] == 0}
}

// assign gives one column its meaning.
func (r *reader) assign(t *ingest.Table, c *ingest.Column, hs []*heading, d digits) {
	c.Facets = ingest.Facets{}
	for k, h := range hs {
		by, at := ingest.FromHeading, ingest.Text{Row: t.Place().Row, Col: c.N}
		if k < len(c.Heading) {
			at = c.Heading[k]
		}
		facet := func(kind, value string) { addFacet(c.Facets, kind, value, by, t.Ref(at.Row, at.Col), at.Text) }
		facet("wave", h.wave)
		facet("informant", h.informant)
		facet("rater", h.rater)
		if h.option > 0 {
			c.Option = h.option
		}
		if (h.item > 0 || h.field != "") && h.trailing >= 0 {
			if d.options && h.item > 0 {
				c.Option = h.trailing + 1
			} else {
				facet("wave", "n"+strconv.Itoa(h.trailing))
			}
		}
		r.meaning(c, h)
	}
	for _, g := range c.Groups {
		if field := r.read(g.Text).field; strings.HasPrefix(field, schoolPrefix) {
			r.meaning(c, &heading{field: field, trailing: -1})
		}
		for kind, value := range facetsIn(g.Text, inCell) {
			addFacet(c.Facets, kind, value, ingest.FromGroup, t.Ref(g.Row, g.Col), g.Text)
		}
	}
}

// meaning settles the field of a column from one of its headings.
func (r *reader) meaning(c *ingest.Column, h *heading) {
	note := func(s string) { c.Notes = append(c.Notes, s) }
	field := h.field
	if h.item > 0 {
		field = itemFields[h.item-1]
		c.Laned = true
	}
	switch {
	case field == "":
	case c.Field == "" || h.item > 0 && strings.HasPrefix(c.Field, schoolPrefix): // a scale's name over its items
		if c.Field != "" && otherScale(c.Field, h.item) {
			note(noteClash)
		}
		c.Field = field
	case strings.HasPrefix(field, schoolPrefix):
		if i := slices.Index(itemFields[:], c.Field); i >= 0 && otherScale(field, sdq.Item(i+1)) {
			note(noteClash)
		}
	case c.Field != field && h.item > 0:
		note(noteClash)
	}
	if h.key > 0 && h.number > 0 && h.key != sdq.Item(h.number) {
		note(noteClash)
	}
	if h.number > sdq.Items && h.field == "" {
		note(noteBeyond)
	}
	if h.item > 0 && h.key == 0 && h.number > 0 {
		note(noteNumbered)
	}
	if h.reversed {
		note(noteReversed)
	}
	if h.weak {
		note(noteWeak)
		if h.key > 0 {
			note(noteKey)
		}
	}
	if h.early {
		note(noteEarly)
	}
	if h.unclear {
		note(noteUnclear)
	}
}

// otherScale reports whether a heading names a scale that the item is not of.
func otherScale(field string, i sdq.Item) bool {
	scale, ok := sdq.ParseScale(strings.TrimPrefix(field, schoolPrefix))
	return ok && slices.Contains(itemScales, scale) && i.Scale() != scale
}

// What a column's heading shows, for the checks of a whole table.
const (
	noteClash    = "number and words mean different items"
	noteBeyond   = "numbered over 25"
	noteNumbered = "known by its number alone"
	noteReversed = "marked as reversed"
	noteEarly    = "named as on the form for ages 2 to 4"
	noteWeak     = "an ordinary word"
	noteKey      = "known by a key word alone"
	noteUnclear  = "t1 may be time 1 or teacher 1"
)

// prune lets go of columns that only an ordinary word made items: beside a column
// that is surely the item, or with too few others to make a questionnaire.
func prune(t *ingest.Table) {
	for _, c := range t.Columns {
		if !c.Laned || !slices.Contains(c.Notes, noteWeak) {
			continue
		}
		others, surely := 0, false
		for _, o := range t.Columns {
			if o != c && o.Laned && o.Facets.Same(c.Facets) {
				others++
				surely = surely || o.Field == c.Field && (!slices.Contains(o.Notes, noteWeak) || slices.Contains(c.Notes, noteKey) && !slices.Contains(o.Notes, noteKey))
			}
		}
		if surely || others < minItems {
			c.Field, c.Laned, c.Notes = "", false, append(c.Notes, "not taken for an item")
		}
	}
}

// declared applies --key: the columns it names identify pupils, and no others.
func (r *reader) declared(t *ingest.Table) {
	if len(r.key) != 1 { // name and date of birth are fields of their own
		return
	}
	for _, key := range r.key {
		for _, c := range t.Columns {
			if slices.ContainsFunc(c.Heading, func(h ingest.Text) bool { return squeeze(tokens(h.Text)) == squeeze(tokens(key)) }) && !c.Laned {
				c.Field = fieldKey
			}
		}
	}
}

// fieldKey is a column that --key names by its heading.
const fieldKey = "key"

// headless finds the identifiers of a table with pupils in columns, whose corner
// cell usually says "Item" or nothing.
func headless(t *ingest.Table) {
	if !t.Turned || slices.ContainsFunc(t.Columns, func(c *ingest.Column) bool { return isIdentity(c.Field) }) {
		return
	}
	for i, c := range t.Columns {
		if c.Laned && i > 0 {
			before := t.Columns[i-1]
			if before.Field == "" || before.Field == fieldItemName {
				before.Field = fieldLocalID
				before.Notes = append(before.Notes, "the column of headings stands over the pupils")
			}
			return
		}
	}
}

func isIdentity(field string) bool {
	return field == fieldUPN || field == fieldLocalID || field == fieldName || field == fieldSurname || field == fieldKey
}

// segments numbers tables that stand side by side, each with identifiers of its
// own.
func segments(t *ingest.Table) {
	if runs := gapRuns(t); len(runs) > 1 {
		for i, run := range runs {
			for _, c := range run {
				c.Segment = i
			}
		}
		return
	}
	segment := 0
	seen, items := map[string]bool{}, false
	for _, c := range t.Columns {
		if isIdentity(c.Field) && seen[c.Field] && items {
			segment++
			seen, items = map[string]bool{}, false
		}
		if isIdentity(c.Field) {
			seen[c.Field] = true
		}
		items = items || c.Laned
		c.Segment = segment
	}
	if !items && segment > 0 { // identifiers behind the items, and no items of their own
		for _, c := range t.Columns {
			if c.Segment == segment {
				c.Segment--
			}
		}
	}
}

// gapRuns cuts the columns at empty ones. Only if every part has the same kind of
// identifier and items of its own are the parts tables; otherwise it is nil.
func gapRuns(t *ingest.Table) [][]*ingest.Column {
	var runs [][]*ingest.Column
	for i, c := range t.Columns {
		if i == 0 || c.N > t.Columns[i-1].N+1 {
			runs = append(runs, nil)
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], c)
	}
	for _, run := range runs {
		who, items := false, false
		for _, c := range run {
			who = who || isIdentity(c.Field)
			items = items || c.Laned
		}
		if !who || !items {
			return nil
		}
	}
	return runs
}
