package attendance

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// total is a row of totals.
type total struct {
	id    string
	home  bool
	name  string // of the school, as the register has it
	span  calendar.Span
	tally Tally
	block *record.Block
	row   int
}

func (t *total) ref() sheet.Ref { return t.block.Table.Ref(t.row, 0) }

// totals reports whether the rows of a block are totals.
func (p *plan) totals() bool {
	return p.block.Shape.ID == shapeCounts || p.block.Shape.ID == shapeSummary
}

// total takes one row of totals.
func (rd *reading) total(in *intake, rec *record.Record) {
	p := in.plan
	t, f := rd.readTotal(p, rec)
	if t == nil {
		in.counts.Refused++
		if f.rule != nil {
			rec.Find(finding.Finding{Rule: f.rule, From: rec.RefAt(f.col), Seen: f.seen})
		}
		return
	}
	in.counts.Totals++
	text := ""
	if p.block.Has(fieldSchool) {
		text, _ = rec.Text(fieldSchool)
	}
	t.id, t.name, t.block, t.row = rec.Pupil, rd.schoolName(p, text), p.block, rec.Row
	t.home = isHome(t.name)
	rd.totals = append(rd.totals, t)
	p.percentOf(rec, &t.tally)
}

// readTotal reads the totals of a row; a fault says why they are not.
func (rd *reading) readTotal(p *plan, rec *record.Record) (*total, lineFault) {
	span, f, ok := rd.timeOfRow(p, rec)
	if !ok {
		return nil, f
	}
	var tally Tally
	var fault TotalsFault
	if p.block.Shape.ID == shapeCounts {
		counts, f := p.codeCounts(rec, span)
		if f.rule != nil {
			return nil, f
		}
		tally, fault = FromCounts(counts)
	} else {
		sums, f := p.summary(rec, span)
		if f.rule != nil {
			return nil, f
		}
		tally, fault = FromSummary(sums)
	}
	if fault.Problem != TotalsFine {
		return nil, lineFault{ruleOfTotals[fault.Problem], p.columnOf(fault.What), fault.String()}
	}
	if p.hidesCovid(rec, &tally, rd.set.basis) {
		return nil, lineFault{RuleCovidTotals, p.block.Column(fieldPossible), span.String()}
	}
	return &total{span: span, tally: tally}, lineFault{}
}

// hidesCovid reports whether totals of the Covid years do not say how many sessions
// were missed because of it, so that what they are on a basis cannot be told. Totals
// that add up without them leave them out, as the basis mis does. In a file of
// reasons what was attended is the rest of the possible sessions, and nobody knows
// whether they are among these.
func (p *plan) hidesCovid(rec *record.Record, t *Tally, b Basis) bool {
	switch {
	case t.sets&(1<<CovidSet) == 0:
		return false
	case p.reasons:
		return true
	case b == MIS:
		return false
	case p.block.Shape.ID == shapeCounts:
		return !slices.ContainsFunc(p.codes, func(c codeColumn) bool { return strings.HasPrefix(c.code, "X") })
	}
	n, given, _ := sessions(rec, fieldNotRequired, p.block.Column(fieldNotRequired))
	return !given || n > 0
}

// columnOf is the column of a code or a total; that of the possible sessions where
// there is none.
func (p *plan) columnOf(what string) int {
	for _, c := range p.codes {
		if c.code == what {
			return c.col
		}
	}
	return cmp.Or(p.block.Column(what), p.block.Column(fieldPossible))
}

var ruleOfTotals = map[TotalsProblem]*finding.Rule{
	Negative: RuleCount, NotReconciled: RuleSums, PartOver: RuleSums, NoPossibleGiven: RuleSums,
	NotInForce: RuleNotInForce, TwoCodeSets: RuleCodeSets, TooMany: RuleTooMany,
}

// codeCounts reads how often each code was used; a blank is 0.
func (p *plan) codeCounts(rec *record.Record, span calendar.Span) (CodeCounts, lineFault) {
	c := CodeCounts{Span: span, Counts: map[string]int{}, ReasonsOnly: p.reasons}
	for _, col := range p.codes {
		n, given, f := sessions(rec, fieldCode, col.col)
		if f.rule != nil {
			return c, f
		}
		if given {
			c.Counts[col.code] = n
		}
	}
	f := p.fill(rec, map[string]*Total{fieldPossible: &c.Possible, fieldAuthorised: &c.Authorised, fieldUnauthorised: &c.Unauthorised})
	return c, f
}

// summary reads totals.
func (p *plan) summary(rec *record.Record, span calendar.Span) (Summary, lineFault) {
	s := Summary{Span: span}
	f := p.fill(rec, map[string]*Total{
		fieldPossible: &s.Possible, fieldPresent: &s.Present, fieldApproved: &s.Approved, fieldAttended: &s.Attended,
		fieldAuthorised: &s.Authorised, fieldUnauthorised: &s.Unauthorised, fieldUnexplained: &s.Unexplained,
		fieldLateBefore: &s.LateBefore, fieldLateAfter: &s.LateAfter, fieldLateBoth: &s.LateBoth,
		fieldUnmarked: &s.Unmarked, fieldNotRequired: &s.NotRequired,
	})
	return s, f
}

// fill reads totals by field; what a row leaves blank is not given.
func (p *plan) fill(rec *record.Record, to map[string]*Total) lineFault {
	for _, field := range p.block.Fields() {
		total := to[field]
		if total == nil {
			continue
		}
		n, given, f := sessions(rec, field, p.block.Column(field))
		if f.rule != nil {
			return f
		}
		if given {
			*total = TotalOf(n)
		}
	}
	return lineFault{}
}

// mostSessions is the largest number that is read as one of sessions.
const mostSessions = 100_000

// sessions reads a number of sessions.
func sessions(rec *record.Record, field string, col int) (n int, given bool, f lineFault) {
	text, got := rec.TextAt(field, col)
	switch got {
	case record.Bad:
		return 0, false, lineFault{RuleCount, col, string(rec.CellAt(col).Text)}
	case record.Given:
	default:
		return 0, false, f
	}
	if whole, zeros, ok := strings.Cut(text, "."); ok && strings.Trim(zeros, "0") == "" {
		text = whole
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > mostSessions {
		return 0, false, lineFault{RuleCount, col, string(rec.CellAt(col).Text)}
	}
	return n, true, f
}

// timeOfRow is of which time the totals of a row are. A fault without a rule is told
// already.
func (rd *reading) timeOfRow(p *plan, rec *record.Record) (calendar.Span, lineFault, bool) {
	b := p.block
	switch {
	case b.Has(fieldFrom) && b.Has(fieldTo) || b.Has(fieldWeek):
		var l line
		s, ok := p.daysOf(rec, &l)
		if !ok {
			return calendar.Span{}, l.faults[0], false
		}
		if s.week {
			return s.from.Week().Span(), lineFault{}, true
		}
		return calendar.Span{From: s.from, To: s.to}, lineFault{}, true
	case p.timed:
		return p.time, lineFault{}, true
	}
	var texts []string
	col := 0
	for _, field := range [...]string{fieldYear, fieldTerm, fieldPeriod} {
		if text, got := rec.Text(field); got == record.Given {
			texts = append(texts, text)
			col = b.Column(field)
		}
	}
	text := strings.Join(texts, " ")
	t, ok := timeOf(text)
	if !ok {
		var left int
		t, left = timeIn(text)
		if ok = left == 0 && (t.term != 0 || t.half != 0); ok { // a term whose year a title gives, or the option
			said, _, _ := rd.timeSaid(b)
			t.year = said.year
		}
	}
	span, dated := t.span(rd.req.Calendar)
	if !ok || !dated {
		return span, lineFault{RuleUndated, col, text}, false
	}
	return span, lineFault{}, true
}
