package attendance

import (
	"path/filepath"
	"strings"
	"unicode"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// named is a stretch of time by name: a year, a term, a half-term, or two days.
type named struct {
	year calendar.Year // an attendance year
	term calendar.Term
	half calendar.HalfTerm
	upTo calendar.Term // the last of several terms
	days calendar.Span
}

// timeOf reads a text that is a time and nothing else.
func timeOf(text string) (named, bool) {
	if first, last, ok := strings.Cut(text, " to "); ok {
		from, okFrom := dayIn(first)
		to, okTo := dayIn(last)
		if okFrom && okTo && from <= to {
			return named{days: calendar.Span{From: from, To: to}}, true
		}
	}
	t, left := timeIn(text)
	return t, left == 0 && t.complete()
}

func dayIn(text string) (calendar.Day, bool) {
	d, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(strings.TrimSpace(text))}, false)
	if problem != ingest.DateFine {
		return 0, false
	}
	return calendar.DayOf(d)
}

// complete reports whether it is known which days are meant.
func (t named) complete() bool { return t.year != 0 || t.days != (calendar.Span{}) }

// timeIn finds a year and a term in a text, and says how many of its words are
// neither.
func timeIn(text string) (t named, left int) {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/' && r != '-'
	})
	single, number := calendar.Year(0), 0
	for _, w := range words {
		w = strings.Trim(w, "-/")
		lower := strings.ToLower(w)
		if year, ok := calendar.ParseYear(w); ok && t.year == 0 {
			t.year = year
			continue
		}
		if term, half, ok := partOf(lower); ok {
			switch {
			case half != 0:
				t.half = half
			case t.term != 0 && term > t.term:
				t.upTo = term
			default:
				t.term = term
			}
			continue
		}
		switch {
		case len(w) == 4 && strings.HasPrefix(w, "20") && isDigits([]byte(w)):
			single = calendar.Year(numberOf(w))
		case len(w) == 1 && w >= "1" && w <= "6":
			number = numberOf(w)
		case lower == "term" || lower == "half" || lower == "half-term" || lower == "year" || lower == "and" || lower == "to" || lower == "full" || lower == "whole" || lower == "academic" || lower == "census" || w == "":
		default:
			left++
		}
	}
	t.settle(single, number, strings.Contains(strings.ToLower(text), "half"))
	return t, left
}

// partOf reads the name of a term or of a half-term.
func partOf(word string) (calendar.Term, calendar.HalfTerm, bool) {
	if term, half, ok := calendar.ParsePart(word); ok {
		return term, half, true
	}
	return calendar.ParsePart(strings.ToUpper(word))
}

// daysIn are two days with "to" between them, somewhere in a text.
func daysIn(text string) (named, bool) {
	words := strings.Fields(text)
	for i := range words {
		for n := min(len(words)-i, 7); n >= 3; n-- {
			if s, ok := dayOfText(strings.Join(words[i:i+n], " ")).span(false); ok && s.From < s.To {
				return named{days: s}, true
			}
		}
	}
	return named{}, false
}

// settle puts a single year and a number behind a term where they belong: spring
// 2023 is a term of 2022/23, and autumn 1 is its first half.
func (t *named) settle(single calendar.Year, number int, halves bool) {
	if t.year == 0 && single != 0 && t.term != 0 {
		t.year = single
		if t.term != calendar.Autumn {
			t.year--
		}
	}
	switch {
	case number >= 1 && number <= 2 && t.term != 0 && t.half == 0:
		t.half = calendar.HalfTerm(2*(int(t.term)-1) + number)
	case halves && number >= 1 && number <= 6 && t.term == 0 && t.half == 0:
		t.half = calendar.HalfTerm(number)
	}
}

// span is the days that are meant. A school's own terms count where it gave them.
func (t named) span(cal *calendar.Calendar) (calendar.Span, bool) {
	if t.days != (calendar.Span{}) {
		return t.days, true
	}
	if t.year == 0 {
		return calendar.Span{}, false
	}
	all := t.year.Attendance()
	if t.term == 0 && t.half == 0 {
		return all, true
	}
	var out calendar.Span
	found := false
	for d := all.From; d <= all.To; d++ {
		in := false
		switch term := cal.TermOf(d); {
		case t.half != 0:
			in = cal.HalfTermOf(d) == t.half
		case t.upTo != 0:
			in = term >= t.term && term <= t.upTo
		default:
			in = term == t.term
		}
		if in {
			if !found {
				out.From, found = d, true
			}
			out.To = d
		}
	}
	return out, found
}

// whichTime settles of which time totals are that no column dates: the option, a
// title, the sheet's name, the file's.
func (rd *reading) whichTime(p *plan) {
	b := p.block
	if b.Shape.ID != shapeCounts && b.Shape.ID != shapeSummary {
		return
	}
	if b.Has(fieldFrom) && b.Has(fieldTo) || b.Has(fieldTerm) || b.Has(fieldYear) || b.Has(fieldPeriod) || b.Has(fieldWeek) {
		return
	}
	t, text, by := rd.timeSaid(b)
	if p.time, p.timed = t.span(rd.req.Calendar); !p.timed {
		b.Refuse(rd.log, finding.Finding{Rule: RuleNoPeriod, From: b.Place()})
		return
	}
	said := p.time.String()
	if by == ingest.FromOption || by == ingest.FromFileName { // a title may name anybody
		said = text + ": " + said
	}
	b.Decide("time", said, by, sheet.Ref{})
}

// timeSaid is the time of which something says the totals of a block are.
func (rd *reading) timeSaid(b *record.Block) (named, string, ingest.Origin) {
	if rd.set.totals != "" {
		if t, ok := timeOf(rd.set.totals); ok {
			return t, rd.set.totals, ingest.FromOption
		}
	}
	type said struct {
		text string
		by   ingest.Origin
	}
	var all []said
	for _, title := range b.Table.Titles {
		all = append(all, said{title.Text, ingest.FromTitle})
	}
	for _, text := range append(all, said{b.Sheet.Name, ingest.FromSheetName}, said{baseName(b.File.Name), ingest.FromFileName}) {
		if t, ok := daysIn(text.text); ok {
			return t, text.text, text.by
		}
		if t, _ := timeIn(text.text); t.complete() {
			return t, text.text, text.by
		}
	}
	return named{}, "", ""
}

// baseName is the name of a file without its folder and ending.
func baseName(name string) string {
	name = filepath.Base(strings.ReplaceAll(name, `\`, "/"))
	return strings.TrimSuffix(name, filepath.Ext(name))
}
