package outcome

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
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
