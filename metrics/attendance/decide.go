package attendance

import (
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// plan is how the rows of one block are read.
type plan struct {
	block    *record.Block
	calendar *calendar.Calendar
	marks    *Marks

	sessionField string       // which column says AM or PM
	columns      []markColumn // of a grid
	weekly       bool         // the columns of a grid are days of the week that the row, or a title, gives
	titled       titledWeek
	codes        []codeColumn // of counts
	reasons      bool         // only reasons of absence are counted
	time         calendar.Span
	timed        bool // a title, a name or the option says of which time totals are
	scale        scale
}

// markColumn is a column of a grid, with the sessions it is of.
type markColumn struct {
	col     int
	span    stretch
	half    int // 1 for the morning, 2 for the afternoon, 0 for all sessions
	weekday int // 1 is Monday, of the row's week; 0 for a date of its own
}

// codeColumn is a column that counts a code.
type codeColumn struct {
	col  int
	code string
}

// decide settles from headings, titles and names how each block is read, and
// refuses those that cannot be.
func (rd *reading) decide() {
	rd.plans = make([]*plan, len(rd.source.Blocks))
	for i, b := range rd.source.Blocks {
		if b.Refused != nil {
			continue
		}
		p := &plan{block: b, calendar: rd.req.Calendar}
		switch b.Shape.ID {
		case shapeIncidents:
			b.Refuse(rd.log, finding.Finding{Rule: RuleIncidents, From: b.Place()})
			continue
		case shapePercent:
			b.Refuse(rd.log, finding.Finding{Rule: RulePercentages, From: b.Head(fieldPercent)})
			continue
		}
		rd.plans[i] = p
		for _, step := range [...]func(*plan){rd.whoseSchool, rd.localMarks, rd.whichSessions, rd.whichDays, rd.whichCodes, rd.whichTime} {
			if step(p); b.Refused != nil {
				break
			}
		}
	}
}

// whoseSchool says whose the marks are.
func (rd *reading) whoseSchool(p *plan) {
	switch b := p.block; {
	case b.Role() == roleHome:
		b.Decide("school", "the pupils' home schools; counted before entry only", ingest.FromOption, sheet.Ref{})
	case b.Has(fieldSchool) && rd.set.own != "":
		b.Decide("school", "this school where the column says so; others are home schools", ingest.FromOption, b.Head(fieldSchool))
	case b.Has(fieldSchool):
		b.Decide("school", "by the column: each is an enrolment of its own", ingest.FromHeading, b.Head(fieldSchool))
	}
}

// localMarks prepares the reading of marks, with those that a map declares.
func (rd *reading) localMarks(p *plan) {
	local := map[string]string{}
	m := p.block.Map()
	for _, text := range m.Texts(fieldMark) {
		local[text], _ = m.Value(fieldMark, text)
	}
	var err error
	if p.marks, err = NewMarks(local); err != nil {
		p.block.Refuse(rd.log, finding.Finding{Rule: RuleDeclared, From: p.block.Place(), Seen: err.Error()})
		return
	}
	if len(local) > 0 {
		p.block.Decide("marks", fmt.Sprintf("%s of the school's own, as declared", plural(len(local), "mark")), ingest.FromMap, sheet.Ref{})
	}
}

// whichSessions settles which column says AM or PM.
func (rd *reading) whichSessions(p *plan) {
	b := p.block
	if b.Shape.ID != shapeSessions {
		return
	}
	p.sessionField = fieldSession
	if !b.Has(fieldSession) {
		p.sessionField = fieldPeriod
		b.Decide("sessions", "AM and PM registration among the lessons", ingest.FromHeading, b.Head(fieldPeriod))
	}
}

// whichDays settles which sessions the columns of a grid are of.
func (rd *reading) whichDays(p *plan) {
	b := p.block
	if b.Shape.ID != shapeGrid {
		return
	}
	rowWeek := b.Has(fieldWeek) || b.Has(fieldWeekEnd) || b.Has(fieldFrom) || b.Has(fieldDate)
	for _, c := range b.Columns(fieldGrid) {
		d := dayOfColumn(c)
		m := markColumn{col: c.N, half: d.half}
		s, dated := d.span(b.Date1904())
		switch {
		case dated && d.week:
			m.span = weekFrom(s.From)
		case dated && d.weekEnd:
			m.span = weekTo(s.From)
		case dated:
			m.span = stretch{from: s.From, to: s.To}
		case d.weekday > 0 && !d.yearless:
			m.weekday, p.weekly = d.weekday, true
		default:
			b.Refuse(rd.log, finding.Finding{Rule: RuleNoDay, From: b.Table.Ref(b.Place().Row, c.N)})
			return
		}
		if m.half > 0 && (m.span.week || m.span.from != m.span.to) {
			b.Refuse(rd.log, finding.Finding{Rule: RuleNoDay, From: b.Table.Ref(b.Place().Row, c.N)})
			return
		}
		p.columns = append(p.columns, m)
	}
	rd.halves(p)
	if p.weekly && !rowWeek {
		if p.titled = weekOf(b); !p.titled.ok {
			b.Refuse(rd.log, finding.Finding{Rule: RuleNoDay, From: b.Place(), Seen: "days of a week that nothing names"})
			return
		}
		b.Decide("week", "beginning "+p.titled.from.String(), p.titled.by, sheet.Ref{})
	}
	b.Decide("columns", fmt.Sprintf("%s of marks", plural(len(p.columns), "column")), ingest.FromHeading, b.Place())
}

// halves gives two neighbouring columns of one day, neither of which says so, the
// morning and the afternoon: the date stands over both.
func (rd *reading) halves(p *plan) {
	for i := 0; i+1 < len(p.columns); i++ {
		a, b := &p.columns[i], &p.columns[i+1]
		if a.half == 0 && b.half == 0 && a.weekday == b.weekday && a.span == b.span && !a.span.week && a.span.from == a.span.to && a.col+1 == b.col {
			a.half, b.half = 1, 2
			i++
		}
	}
}

// weekOf is the week that a title, the sheet's name or the file's speaks of.
func weekOf(b *record.Block) titledWeek {
	type named struct {
		text string
		by   ingest.Origin
	}
	var all []named
	for _, t := range b.Table.Titles {
		all = append(all, named{t.Text, ingest.FromTitle})
	}
	all = append(all, named{b.Sheet.Name, ingest.FromSheetName}, named{baseName(b.File.Name), ingest.FromFileName})
	for _, n := range all {
		d := weekIn(n.text)
		if s, ok := d.span(false); ok {
			week := weekFrom(s.From)
			if d.weekEnd {
				week = weekTo(s.From)
			}
			return titledWeek{week, true, n.by}
		}
	}
	return titledWeek{}
}

// whichCodes settles which code each column of counts is of.
func (rd *reading) whichCodes(p *plan) {
	b := p.block
	if b.Shape.ID != shapeCounts {
		return
	}
	p.reasons = true
	for _, c := range b.Columns(fieldCode) {
		code, reason := codeOfHeading(c.Title())
		p.reasons = p.reasons && reason
		if i := slices.IndexFunc(p.codes, func(o codeColumn) bool { return o.code == code }); i >= 0 {
			b.Refuse(rd.log, finding.Finding{Rule: record.RuleColumns, From: b.Table.Ref(b.Place().Row, c.N),
				Seen: fmt.Sprintf("columns %s and %s", sheet.ColName(p.codes[i].col), sheet.ColName(c.N))})
			return
		}
		p.codes = append(p.codes, codeColumn{c.N, code})
	}
	what := plural(len(p.codes), "code")
	if p.reasons {
		what += ", reasons of absence alone"
	}
	b.Decide("columns", what, ingest.FromHeading, b.Place())
}
