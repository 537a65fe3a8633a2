package intake

import (
	"bytes"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
)

// maxListRecords bounds the records that a long list may hold: it has to be
// gathered in memory, since a pupil's lines may stand anywhere.
const maxListRecords = 1 << 20

// list gathers a long list, one line an answer, into records.
type list struct {
	layout  *layout
	reader  *reader
	index   map[string]*listed
	order   []*listed
	probe   entry
	key     []byte
	itemCol int
}

// listed is a record in the making; unlike an entry it owns what it holds.
type listed struct {
	entry
	bad sheet.Ref // a line whose item cannot be read
}

func newList(l *layout, r *reader) *list {
	out := &list{layout: l, reader: r, index: map[string]*listed{}}
	if len(l.lanes) > 0 {
		out.itemCol = l.lanes[0].col[fieldItemName]
	}
	return out
}

// add takes one line.
func (l *list) add(r *sheet.Row, shape *finding.Rule) error {
	for _, ln := range l.layout.lanes {
		if ln.problem != nil || l.itemCol == 0 || ln.col[fieldAnswer] == 0 {
			continue
		}
		if err := l.line(ln, r, shape); err != nil {
			return err
		}
	}
	return nil
}

func (l *list) line(ln *lane, r *sheet.Row, shape *finding.Rule) error {
	e := &l.probe
	e.lane, e.row = ln, r.N
	e.identify(r)
	l.key = append(append(l.key[:0], byte(ln.index), byte(e.idBad)), e.id...)
	for _, col := range ln.perRow {
		l.key = append(append(l.key, 0), bytes.TrimSpace(at(r, col).Text)...)
	}
	rec := l.index[string(l.key)]
	if rec == nil {
		if len(l.order) >= maxListRecords {
			return &sheet.Fault{Reason: sheet.TooLarge, Sheet: ln.table.Sheet, Row: r.N,
				Seen: "a list of answers for more than a million questionnaires", Expected: "one row a pupil, or several smaller files"}
		}
		rec = &listed{entry: entry{lane: ln, row: r.N, id: bytes.Clone(e.id), idFrom: e.idFrom, idBad: e.idBad, lines: make([]int32, sdq.Items)}}
		rec.cells = ownedCells(ln, r)
		if err := ln.find(&rec.entry, r); err != nil {
			return err
		}
		l.index[string(l.key)] = rec
		l.order = append(l.order, rec)
	}
	if shape != nil {
		rec.shape = shape
	}
	l.answer(rec, ln, r)
	return nil
}

// answer puts the answer of a line in its place.
func (l *list) answer(rec *listed, ln *lane, r *sheet.Row) {
	h := l.reader.read(cellText(r.Cell(l.itemCol)))
	if h.item == 0 || h.number > sdq.Items || h.key > 0 && h.key != h.item {
		if h.field == "" && rec.bad == (sheet.Ref{}) {
			rec.bad = ln.table.Ref(r.N, l.itemCol)
		}
		return
	}
	c := readAnswer(r.Cell(ln.col[fieldAnswer]))
	i := h.item - 1
	ln.present[i] = true
	switch old := rec.codes[i]; {
	case rec.lines[i] == 0:
		rec.codes[i], rec.lines[i] = c, int32(r.N)
	case old != c:
		rec.codes[i], rec.lines[i] = codeConflict, int32(r.N)
	}
	rec.any = rec.any || c != codeBlank
}

func cellText(c sheet.Cell) string { return string(bytes.TrimSpace(c.Text)) }

func ownedCells(ln *lane, r *sheet.Row) entryCells {
	own := func(col int) sheet.Cell {
		c := at(r, col)
		c.Text = bytes.Clone(c.Text)
		return c
	}
	return entryCells{date: own(ln.date), dob: own(ln.dob), form: own(ln.perRow[rowForm]), rater: own(ln.perRow[rowRater]), placement: own(ln.perRow[rowPlacement]), lookBack: own(ln.perRow[rowLookBack])}
}

// records hands over the gathered records in the order of their first lines.
func (l *list) records(e *entry, record func(*entry) error) error {
	for _, rec := range l.order {
		if rec.bad != (sheet.Ref{}) {
			rec.badItem = rec.bad
		}
		if err := record(&rec.entry); err != nil {
			return err
		}
	}
	return nil
}

// footerWords start the rows that stand under a table and are no pupils.
var footerWords = map[string]bool{"total": true, "totals": true, "mean": true, "means": true, "average": true, "averages": true, "avg": true, "sd": true, "stdev": true,
	"standard": true, "median": true, "min": true, "max": true, "minimum": true, "maximum": true, "count": true, "sum": true, "n": true, "note": true, "notes": true, "nb": true,
	"key": true, "number": true, "percentage": true, "range": true, "mode": true, "source": true, "grand": true, "overall": true}

// footer reports whether a row under headings is no pupil: nothing that
// identifies or answers; a first word such as "Mean"; sums without a word; or a
// few words and figures below a gap. last is the row of the pupil before.
func (l *layout) footer(r *sheet.Row, last int) bool {
	identified, words := false, false
	for _, col := range l.idCols {
		if col <= len(r.Cells) && r.Cells[col-1].Kind != sheet.Blank {
			if isFooterText(r.Cells[col-1].Text) {
				if _, legal, _ := l.fill(r); legal < minItems || l.long || !l.keyed && pureFooter(r.Cells[col-1].Text) { // under a declared key Max may be a pupil's name
					return true
				}
			}
			text := bytes.TrimSpace(r.Cells[col-1].Text)
			identified = identified || len(text) > 0
			words = words || !hasDigit(text) && l.isUPN(col)
		}
	}
	if identified && !words {
		return false
	}
	answers, legal, others := l.fill(r)
	if identified { // words where a UPN should be: a pupil only if answers follow
		return legal < minItems
	}
	return answers == 0 || others < 0 || // nothing answered, or a footer's word
		others == 0 && answers >= 5 && legal*5 <= answers || // sums
		r.N > last+1 && legal < minItems && !l.long // notes below a gap
}

func hasDigit(text []byte) bool {
	for _, c := range text {
		if c >= '0' && c <= '9' {
			return true
		}
	}
	return false
}

func (l *layout) isUPN(col int) bool {
	return slices.ContainsFunc(l.lanes, func(ln *lane) bool { return ln.identity.upn == col })
}

// fill counts the filled answer cells of a row, those that can be answers, and
// the other filled cells; others is -1 when one of these starts like a footer.
func (l *layout) fill(r *sheet.Row) (answers, legal, others int) {
	footer := false
	for i := range r.Cells {
		text := bytes.TrimSpace(r.Cells[i].Text)
		switch {
		case len(text) == 0 && r.Cells[i].Kind != sheet.Formula:
		case slices.Contains(l.answerCols, i+1):
			answers++
			if c := readAnswer(r.Cells[i]); c != codeIllegal && c != codeFormula {
				legal++
			} else if isFooterText(text) {
				footer = true
			}
		case isFooterText(text):
			footer = true
		default:
			others++
		}
	}
	if footer {
		others = -1
	}
	return answers, legal, others
}

// footerAnywhere are the words that make a footer wherever they stand: "Class
// average".
var footerAnywhere = map[string]bool{"total": true, "totals": true, "subtotal": true, "mean": true, "means": true, "average": true, "averages": true, "avg": true, "median": true, "stdev": true}

// groupWords name groups of pupils and samples, never one pupil.
var groupWords = map[string]bool{"school": true, "national": true, "boys": true, "girls": true, "all": true, "cohort": true, "class": true, "year": true, "example": true,
	"ks1": true, "ks2": true, "ks3": true, "ks4": true, "england": true, "benchmark": true, "e.g": true, "eg": true, "sample": true, "test": true, "everyone": true, "pupils": true, "whole": true, "modal": true, "typical": true, "ave": true}

// pureFooter reports whether a text says nothing but that it is a footer: "Grand
// total", "Boys mean". "Average Joe" may be a pupil.
func pureFooter(text []byte) bool {
	for _, word := range bytes.FieldsFunc(bytes.ToLower(text), func(c rune) bool { return c == ' ' || c == ':' || c == '.' || c == '(' || c == ')' || c == '=' }) {
		if !footerWords[string(word)] && !footerAnywhere[string(word)] && !groupWords[string(word)] && !footerFillers[string(word)] && !isDigits(word) {
			return false
		}
	}
	return true
}

func isDigits(b []byte) bool {
	return len(b) > 0 && !bytes.ContainsFunc(b, func(c rune) bool { return c < '0' || c > '9' })
}

var footerFillers = map[string]bool{"score": true, "scores": true, "by": true, "of": true, "for": true, "the": true, "deviation": true, "per": true, "row": true, "column": true, "and": true}

// readsLikeGroup reports whether an identifier reads like a footer or a group, so
// that a row of whole answers beside it may be a pupil or an average.
func readsLikeGroup(id []byte) bool {
	if digits := bytes.ContainsAny(id, "0123456789"); len(id) > 40 || digits && !groupWords[string(bytes.ToLower(id))] { // "Class 1" and "Max 12" name pupils somewhere
		return false
	}
	if isFooterText(id) {
		return true
	}
	first, _, _ := bytes.Cut(bytes.ToLower(id), []byte(" "))
	return groupWords[string(bytes.Trim(first, ".:,"))]
}

// isFooterText reads the words of a text. "N12" is one word, and no footer; "n =
// 12" is one.
func isFooterText(text []byte) bool {
	if len(text) == 0 || len(text) > 200 || text[0] >= '0' && text[0] <= '9' {
		return false
	}
	first, digits := text, false
	for i, c := range text {
		if c == ' ' || c == ':' || c == '=' || c == '.' {
			first = text[:i]
			break
		}
		digits = digits || c >= '0' && c <= '9'
	}
	if len(first) == len(text) && (digits || len(text) > 10) {
		return false // most identifiers: one long word, or one with digits
	}
	switch word := string(bytes.ToLower(first)); {
	case word == "n" || word == "key": // alone it may be an initial
		return len(text) > len(first)
	case footerWords[word]:
		return true
	}
	for _, word := range bytes.Fields(bytes.ToLower(text)) {
		if footerAnywhere[string(bytes.Trim(word, ":=.,()"))] {
			return true
		}
	}
	return false
}

// Both passes are what a scan reports to.
var (
	_ ingest.Visitor = (*firstPass)(nil)
	_ ingest.Visitor = (*laterPass)(nil)
)
