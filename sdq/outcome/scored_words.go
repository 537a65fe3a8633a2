package outcome

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq"
	"apst/sdq/intake"
)

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
