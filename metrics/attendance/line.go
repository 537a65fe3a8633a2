package attendance

import (
	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// line is what one row of a file says: marks, each with its session and where it
// stands, and what of the row cannot be used. It is filled anew for every row.
type line struct {
	marks  []placed
	faults []lineFault
	lesson bool // a row about a lesson that is no session
	tokens []Token
	slots  []Slot
}

// placed is a mark in its session.
type placed struct {
	Mark
	at   Slot
	col  int
	text []byte        // as it stands; borrowed from the row
	rule *finding.Rule // why it is no code; nil for one that is
}

// lineFault is a cell, or a row, that cannot be used.
type lineFault struct {
	rule *finding.Rule
	col  int
	seen string
}

func (l *line) reset() {
	l.marks, l.faults, l.lesson = l.marks[:0], l.faults[:0], false
}

func (l *line) fault(r *finding.Rule, col int, seen string) {
	l.faults = append(l.faults, lineFault{r, col, seen})
}

// read fills a line from a record with marks, whatever the shape of its table.
func (p *plan) read(rec *record.Record, l *line) {
	l.reset()
	switch p.block.Shape.ID {
	case shapeSessions:
		p.readSession(rec, l)
	case shapeDays:
		p.readDay(rec, l)
	case shapeStrings:
		p.readString(rec, l)
	case shapeGrid:
		p.readGrid(rec, l)
	}
}

// readSession reads a row that is one session: its date, AM or PM, and the mark.
func (p *plan) readSession(rec *record.Record, l *line) {
	half, said := p.half(rec, l)
	if !said {
		return
	}
	day, ok := p.day(rec, fieldDate, l)
	if !ok {
		return
	}
	col := p.block.Column(fieldMark)
	if cell, ok := markCell(rec, fieldMark, col); ok {
		l.one(p.marks, cell, SlotOf(day, half), col)
	}
}

// readDay reads a row that is one day, with two marks.
func (p *plan) readDay(rec *record.Record, l *line) {
	day, ok := p.day(rec, fieldDate, l)
	if !ok {
		return
	}
	for half, field := range [...]string{Morning: fieldAM, Afternoon: fieldPM} {
		col := p.block.Column(field)
		if cell, ok := markCell(rec, field, col); ok {
			l.one(p.marks, cell, SlotOf(day, Session(half)), col)
		}
	}
}

// readString reads a row with the marks of a week, or of other days, in one text.
func (p *plan) readString(rec *record.Record, l *line) {
	s, ok := p.daysOf(rec, l)
	if !ok {
		return
	}
	col := p.block.Column(fieldMark)
	if cell, ok := markCell(rec, fieldMark, col); ok {
		p.split(l, cell, s, col)
	}
}

// readGrid reads a row with a column for each session, day or week.
func (p *plan) readGrid(rec *record.Record, l *line) {
	monday := calendar.Day(0)
	if p.weekly {
		s, ok := p.daysOf(rec, l)
		if !ok {
			return
		}
		monday = s.from.Week().Monday()
	}
	for i := range p.columns {
		c := &p.columns[i]
		cell, ok := markCell(rec, fieldMark, c.col)
		if !ok {
			continue
		}
		s := c.span
		if c.weekday > 0 {
			s.from = monday + calendar.Day(c.weekday-1)
			s.to = s.from
		}
		if c.half > 0 {
			l.one(p.marks, cell, SlotOf(s.from, Session(c.half-1)), c.col)
			continue
		}
		if len(cell.Text) > 0 { // a blank for several sessions says nothing of any
			p.split(l, cell, s, c.col)
		}
	}
}

// markCell is the cell of a mark; ok is false for one without a value that can be
// used, which is told.
func markCell(rec *record.Record, field string, col int) (sheet.Cell, bool) {
	cell := rec.CellAt(col)
	if cell.Kind == sheet.Formula || cell.Kind == sheet.Error {
		rec.TextAt(field, col)
		return cell, false
	}
	return cell, true
}

// one adds the one mark of a cell.
func (l *line) one(m *Marks, cell sheet.Cell, at Slot, col int) {
	l.marks = append(l.marks, markIn(m, cell, at, col))
}

// markIn is the mark of a cell in its session.
func markIn(m *Marks, cell sheet.Cell, at Slot, col int) placed {
	p := placed{at: at, col: col, text: cell.Text}
	if cell.Kind == sheet.Date {
		p.Mark, p.rule = Mark{Code: Unknown}, RuleDamaged
		return p
	}
	if p.Mark = m.Read(cell.Text, at.Day()).At(at.Session()); p.Code == Unknown {
		p.rule = whyUnknown(cell.Text, at.Day())
	}
	return p
}

// split adds the marks of a text, one for each session of some days.
func (p *plan) split(l *line, cell sheet.Cell, s stretch, col int) {
	if cell.Kind == sheet.Date || cell.Kind == sheet.Number || damaged(cell.Text) {
		l.fault(RuleDamaged, col, string(cell.Text))
		return
	}
	text, first := string(cell.Text), SplitFault{}
	for i, days := range [...]func(stretch, calendar.Day) bool{weekdaysOf, allDaysOf, p.schoolDaysOf} {
		if i > 0 && first.Problem != WrongCount {
			break
		}
		l.slots = s.sessions(l.slots[:0], days)
		tokens, fault := p.marks.Split(l.tokens[:0], text, l.slots)
		if fault.Problem == SplitFine {
			l.tokens = tokens
			for k, t := range tokens {
				m := placed{Mark: t.Mark, at: l.slots[k], col: col, text: cell.Text[t.Start:t.End]}
				if m.Code == NoMark && m.at.Day().Weekend() { // a place that is only there to fill the week
					continue
				}
				if m.Code == Unknown {
					m.rule = whyUnknown(m.text, m.at.Day())
				}
				l.marks = append(l.marks, m)
			}
			return
		}
		if i == 0 {
			first = fault
		}
	}
	r := RuleReadings
	if first.Problem == WrongCount || first.Problem == TooManyMarks {
		r = RuleLength
	}
	l.fault(r, col, first.String())
}

// day reads the date of a row.
func (p *plan) day(rec *record.Record, field string, l *line) (calendar.Day, bool) {
	date, got := rec.Date(field)
	switch got {
	case record.Given:
		if day, ok := calendar.DayOf(date); ok {
			return day, true
		}
		l.fault(RuleUndated, p.block.Column(field), date.String())
	case record.Blank:
		l.fault(RuleUndated, p.block.Column(field), "")
	case record.Bad: // told as a date; that marks are lost by it is an error
		l.fault(RuleUndated, p.block.Column(field), "")
	}
	return 0, false
}

// half reads AM or PM. It is not said for lessons, which are left out, and for what
// cannot be told.
func (p *plan) half(rec *record.Record, l *line) (Session, bool) {
	field := p.sessionField
	text, got := rec.Text(field)
	half := halfOf(text, field == fieldSession)
	switch {
	case got == record.Bad:
		l.fault(nil, p.block.Column(field), "")
	case half.said:
		return half.session, true
	case half.lesson && field == fieldPeriod:
		l.lesson = true
	case half.beyond:
		l.fault(RuleNumbered, p.block.Column(field), text)
	default:
		l.fault(RuleSession, p.block.Column(field), text)
	}
	return 0, false
}
