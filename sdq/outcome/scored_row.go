package outcome

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
	"apst/sdq/intake"
)

// page is a table of scores in one sheet.
type page struct {
	reader  *scoredReader
	sheet   string
	ragged  bool // rows may be wider or narrower than the headings
	heads   *heads
	systems []sdq.System
}

// ref is the address of a cell; of the row without a column.
func (p *page) ref(row, col int) sheet.Ref {
	if p.reader.form == jsonFile {
		col = 0 // fields have names and no columns
	}
	return sheet.Ref{File: p.reader.out.Name, Sheet: p.sheet, Row: row, Col: col}
}

// line is a row of a table: its cells by column, and what is wrong with it.
type line struct {
	page   *page
	n      int
	cells  [columnCount]sheet.Cell
	bad    [columnCount]bool // something was said of the cell already
	faults []finding.Finding
}

func (l *line) ref(c column) sheet.Ref { return l.page.ref(l.n, l.page.heads.at[c]) }

// longestSeen is how much of a cell a finding shows.
const longestSeen = 60

// fault says once what is wrong with a cell.
func (l *line) fault(r *finding.Rule, c column, seen string) {
	if l.bad[c] {
		return
	}
	l.bad[c] = true
	if len(seen) > longestSeen {
		seen = strings.ToValidUTF8(seen[:longestSeen], "")
	}
	l.faults = append(l.faults, finding.Finding{Rule: r, From: l.ref(c), Seen: c.String() + ": " + seen})
}

// row reads a row under headings.
func (p *page) row(row *sheet.Row) {
	r := p.reader
	l := &line{page: p, n: row.N}
	for c, col := range p.heads.at {
		if col > 0 {
			l.cells[c] = row.Cell(col)
		}
	}
	if !l.written() {
		r.out.Outside++
		r.log.Add(finding.Finding{Rule: RuleOtherRow, From: p.ref(row.N, 0)})
		return
	}
	if p.ragged && (len(row.Cells) < p.heads.last || slices.ContainsFunc(row.Cells[p.heads.last:], func(c sheet.Cell) bool { return c.Kind != sheet.Blank })) {
		l.faults = append(l.faults, finding.Finding{Rule: RuleWidth, From: p.ref(row.N, 0)})
	}
	r.take(l)
}

// written reports whether the program wrote the row: it leaves none of these blank,
// and who adds a total or a note fills in none of them.
func (l *line) written() bool {
	return slices.ContainsFunc([]column{colWave, colInformant, colRuleset, colSource}, func(c column) bool { return !l.blank(c) })
}

func (l *line) blank(c column) bool {
	return l.cells[c].Kind != sheet.Formula && len(bytes.TrimSpace(l.cells[c].Text)) == 0
}

// take reads a line and keeps what came of it.
func (r *scoredReader) take(l *line) {
	e := entry{at: l.page.ref(l.n, 0), idAt: l.ref(colPupil)}
	if !l.ruleset() {
		return // the whole file is refused
	}
	if len(l.faults) == 0 {
		e.pupil, e.digits = l.identifier()
		l.words(&e.questionnaire)
		e.date = l.date()
		l.scores(&e.questionnaire)
	}
	if len(l.faults) > 0 {
		e.refused = l.faults[0].Rule.Title
	}
	for _, f := range l.faults {
		f.Pupil = e.pupil
		r.log.Add(f)
	}
	r.all = append(r.all, e)
}

// text is a cell as text. A cell that holds something else than text or a number, such
// as an error value, is told.
func (l *line) text(c column) string {
	cell := l.cells[c]
	switch cell.Kind {
	case sheet.Blank:
		return ""
	case sheet.Text, sheet.Number:
		if l.page.reader.form == jsonFile && cell.Kind == sheet.Number {
			break
		}
		text := strings.TrimSpace(string(cell.Text))
		if l.page.reader.form == delimited {
			text = unguarded(text)
		}
		return text
	}
	l.fault(RuleWord, c, cell.Kind.String()+" "+string(cell.Text))
	return ""
}

// unguarded takes the apostrophe away that keeps spreadsheet programs from running a
// text.
func unguarded(text string) string {
	rest := strings.TrimLeft(text, "'")
	if len(rest) < len(text) && (rest == "" || strings.ContainsRune("=+-@\t\r\n", rune(rest[0]))) {
		return text[1:]
	}
	return text
}

// identifier reads who the row is about, and whether the identifier is digits alone.
func (l *line) identifier() (id string, onlyDigits bool) {
	cell := l.cells[colPupil]
	if cell.Kind == sheet.Number { // the program writes text
		l.fault(RuleZeros, colPupil, string(cell.Text)+", stored as a number")
		return "", false
	}
	if cell.Kind == sheet.Text && l.page.reader.form == delimited {
		cell.Text = []byte(unguarded(string(cell.Text)))
	}
	out, problem := ingest.AppendLocalID(nil, cell)
	if ingest.LooksUPN(out) {
		out, problem = ingest.AppendUPN(nil, cell)
	}
	switch problem {
	case ingest.IDFine, ingest.IDRepaired, ingest.IDWrongLetter:
		if utf8.Valid(out) && !bytes.ContainsRune(out, utf8.RuneError) {
			return string(out), len(bytes.Trim(out, "0123456789")) == 0
		}
	}
	seen := string(cell.Text)
	if problem == ingest.IDBlank {
		seen = "blank"
	}
	l.fault(RuleID, colPupil, seen)
	return "", false
}

// waveWords are the waves that the program writes.
var waveWords = []string{"baseline", "interim", "endline"}

// words reads what is a word of a list.
func (l *line) words(q *questionnaire) {
	q.flags = l.flags()
	if q.wave = l.text(colWave); !slices.Contains(waveWords, q.wave) {
		l.fault(RuleWord, colWave, seenText(q.wave))
	}
	who := l.text(colInformant)
	if q.informant, _ = sdq.ParseInformant(who); !q.informant.Valid() {
		l.fault(RuleWord, colInformant, seenText(who))
	}
	if q.rater = l.text(colRater); !isRater(q.rater) {
		l.fault(RuleWord, colRater, q.rater)
	}
	if q.lookBack = l.text(colLookBack); !slices.Contains([]string{"", intake.SixMonths, intake.OneMonth}, q.lookBack) {
		l.fault(RuleWord, colLookBack, q.lookBack)
	}
	l.readForm(q)
	l.placement(q)
	l.followUp(q)
	if l.blank(colSource) {
		l.fault(RuleWord, colSource, "blank")
	}
}

func seenText(s string) string {
	if s == "" {
		return "blank"
	}
	return s
}

// isRater reports whether a text is a code for who answered: eight letters and digits,
// or a number in a heading.
func isRater(s string) bool {
	if n, ok := digits(s); ok && n > 0 && len(s) <= 2 {
		return true
	}
	return s == "" || len(s) == 8 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// Forms as spreadsheet programs spell them, which take two of the three for dates.
var mangledForms = map[string]sdq.Form{
	"apr-17": sdq.Form4to17, "17-apr": sdq.Form4to17, "01/04/2017": sdq.Form4to17, "2017-04-01": sdq.Form4to17,
	"02-apr": sdq.Form2to4, "2-apr": sdq.Form2to4, "04-feb": sdq.Form2to4, "4-feb": sdq.Form2to4,
}

// readForm reads the form. One that was turned into a date is still the only one that
// the date can come from.
func (l *line) readForm(q *questionnaire) {
	if c := l.cells[colForm]; c.Kind == sheet.Date && l.page.reader.form == workbook {
		d, bad := ingest.ParseDate(c, l.page.reader.date1904)
		switch {
		case bad == ingest.DateFine && d.Month == 4 && (d.Day == 17 || d.Day == 1 && d.Year == 2017):
			q.form = sdq.Form4to17
		case bad == ingest.DateFine && (d.Day == 2 && d.Month == 4 || d.Day == 4 && d.Month == 2):
			q.form = sdq.Form2to4
		default:
			l.fault(RuleWord, colForm, string(c.Text))
		}
		return
	}
	text := l.text(colForm)
	if f, ok := sdq.ParseForm(text); ok {
		q.form = f
		return
	}
	if f, ok := mangledForms[strings.ToLower(text)]; ok && l.page.reader.form != jsonFile {
		q.form = f
		l.resaved(colForm)
		return
	}
	if text != "" || !q.flagged("form-unreadable") {
		l.fault(RuleWord, colForm, seenText(text))
	}
}

// resaved notes a cell that shows that a spreadsheet program has saved the text.
func (l *line) resaved(c column) {
	if r := l.page.reader; r.form == delimited && r.resaved == (sheet.Ref{}) {
		r.resaved = l.ref(c)
	}
}

// flagged reports whether the questionnaire has a flag.
func (q *questionnaire) flagged(flag string) bool {
	return slices.Contains(splitFlags(q.flags), flag)
}

func (l *line) placement(q *questionnaire) {
	n, given, ok := l.number(colPlacement)
	switch {
	case ok && given && n >= 1 && n <= intake.MostPlacements:
		q.placement = n
	case ok && !given && q.flagged("placement-unreadable"):
	default:
		l.fault(RuleWord, colPlacement, seenText(string(l.cells[colPlacement].Text)))
	}
}

func (l *line) followUp(q *questionnaire) {
	if text := l.text(colProblems); text != "" {
		for code := range 5 {
			if p, _ := sdq.ProgressOf(code); p.String() == text {
				q.follow.Problems = p
			}
		}
		if problems(q.follow) == "" {
			l.fault(RuleWord, colProblems, text)
		}
	}
	if n, given, ok := l.number(colHelp); given || !ok {
		if q.follow.Help, ok = sdq.RatingOf(n); !ok || !given {
			l.fault(RuleWord, colHelp, string(l.cells[colHelp].Text))
		}
	}
}

// number reads a whole number: 12, or 12.0 as some programs write it. given is false
// for a blank cell, ok for what is no such number.
func (l *line) number(c column) (n int, given, ok bool) {
	cell := l.cells[c]
	text := string(bytes.TrimSpace(cell.Text))
	switch {
	case cell.Kind == sheet.Blank, cell.Kind == sheet.Text && text == "" && l.page.reader.form != jsonFile:
		return 0, false, true
	case cell.Kind == sheet.Number, cell.Kind == sheet.Text && l.page.reader.form != jsonFile:
		whole, part, _ := strings.Cut(text, ".")
		n, ok = digits(whole)
		return n, true, ok && strings.Trim(part, "0") == ""
	}
	return 0, true, false
}

// knownFlags are the flags that have no part that varies.
var knownFlags = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, f := range intake.Flags() {
		out[f.Name] = true
	}
	for _, s := range sdq.AllScales() {
		if len(s.Parts()) > 0 {
			out[s.String()+scaleMissing] = true
		} else if s != sdq.Impact {
			out[s.String()+tooFewItems] = true
		}
	}
	for n := 1; n <= 4; n++ {
		out[impactPart(n, 5)] = true
		out[impactPart(n, 3)] = n < 3
	}
	delete(out, "SCALE"+tooFewItems)
	delete(out, "SCALE"+scaleMissing)
	delete(out, "impact=N-of-M")
	return out
})

func impactPart(n, of int) string {
	return "impact=" + string(rune('0'+n)) + "-of-" + string(rune('0'+of))
}

// flags reads the flags, of which each has to be known: one that is not may say that
// nothing of the row holds.
func (l *line) flags() string {
	text := l.text(colFlags)
	for _, f := range splitFlags(text) {
		if !knownFlags()[f] {
			l.fault(RuleWord, colFlags, f)
		}
	}
	return text
}
