package attendance

import (
	"context"
	"errors"
	"maps"
	"sync"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// reading implements [metrics.Reading].
type reading struct {
	req    *metrics.Request
	set    settings
	log    *finding.Log
	source *record.Reading
	plans  []*plan // by block; nil for those that are not read

	register *Register
	ledger   Ledger
	totals   []*total // rows of totals, those that are used once settled
	byTotal  map[Enrolment][]*total
	sources  [][]int32 // blocks with marks, by enrolment
	unnamed  string    // the school of files that name none
	counts   counts

	sorted   func() []Enrolment           // all, when everything is read
	sums     []*groupRow                  // of groups, once they are added up
	windows  func() (*Windower, error)    // made when they are first asked for
	halfSpan func() (halfTermSpan, error) // which half-terms about entry are given
}

// read reads attendance from files: once, if nothing turns up that has to be known
// before.
func read(ctx context.Context, req *metrics.Request) (metrics.Reading, error) {
	log := req.Log
	if log == nil {
		log = &finding.Log{}
	}
	how := req.Record()
	how.Once = true
	draft := log.Draft()
	rd, err := readFiles(ctx, req, how, draft)
	if errors.Is(err, record.ErrAgain) {
		how.Once, draft = false, log.Draft()
		rd, err = readFiles(ctx, req, how, draft)
	}
	log.Take(draft)
	if err != nil {
		return nil, err
	}
	rd.log = log
	return rd, nil
}

func readFiles(ctx context.Context, req *metrics.Request, how record.Options, log *finding.Log) (*reading, error) {
	set, err := settingsOf(req.Settings)
	if err != nil {
		return nil, err
	}
	rd := &reading{req: req, set: set, log: log, register: NewRegister(set.policy)}
	rd.sorted = sync.OnceValue(func() []Enrolment { return rd.register.Sorted() })
	rd.windows = sync.OnceValues(func() (*Windower, error) { return rd.register.Windower(req.Calendar, set.how) })
	rd.halfSpan = sync.OnceValues(rd.shownHalfTerms)
	if rd.source, err = record.Read(ctx, spec(), req.Inputs, how, log); err != nil {
		return nil, err
	}
	rd.decide()
	if err = rd.readMarks(ctx); err == nil {
		err = rd.settle(ctx)
	}
	if err != nil {
		rd.source.Close()
		return nil, err
	}
	return rd, nil
}

// settle does what can be done when everything is read: it bounds marks by the
// pupils' stays, enters the totals, and tells what marks say of each other.
func (rd *reading) settle(ctx context.Context) error {
	if err := rd.oneSchool(); err != nil {
		return err
	}
	if days, ok := rd.register.Days(); ok {
		if err := rd.req.Calendar.Check(rd.set.by, days); err != nil {
			return err
		}
	}
	a := rd.audit()
	if err := rd.locate(ctx, a); err != nil {
		return err
	}
	a.tell(rd)
	rd.settleTotals()
	if rd.set.window {
		rd.tellAnchors(rd.set.anchor)
	}
	if rd.set.halfTerms && !(rd.set.window && rd.set.anchor == anchorEntry) {
		rd.tellAnchors(anchorEntry)
	}
	return nil
}

// oneSchool takes files that name no school for the one that others name, if that is
// one: a census has its number, and a register of the same school has none.
func (rd *reading) oneSchool() error {
	names := map[string]bool{}
	for _, name := range rd.register.schools {
		names[name] = true
	}
	for _, t := range rd.totals {
		names[t.name] = true
	}
	maps.DeleteFunc(names, func(name string, _ bool) bool { return isHome(name) })
	if len(names) != 2 || !names[""] {
		return nil
	}
	delete(names, "")
	for name := range names {
		rd.unnamed = name
	}
	for _, t := range rd.totals {
		if t.name == "" {
			t.name = rd.unnamed
		}
	}
	old, sources := rd.register, rd.sources
	if s, ok := old.bySchool[""]; ok {
		old.schools[s] = rd.unnamed
	}
	rd.register, rd.sources = NewRegister(rd.set.policy), nil
	if err := rd.register.Merge(old); err != nil {
		return err
	}
	for e, blocks := range sources {
		p := &old.pupils[e]
		rd.addSources(rd.enrolment(old.schools[p.school], old.Pupil(Enrolment(e))), blocks...)
	}
	return nil
}

// addSources notes that an enrolment has marks in some blocks.
func (rd *reading) addSources(e Enrolment, blocks ...int32) {
	for int(e) >= len(rd.sources) {
		rd.sources = append(rd.sources, nil)
	}
	rd.sources[e] = append(rd.sources[e], blocks...)
}

// Source implements [metrics.Reading].
func (rd *reading) Source() *record.Reading { return rd.source }

// Close implements [metrics.Reading].
func (rd *reading) Close() error { return rd.source.Close() }

// stays are a pupil's placements; none for the enrolment of a home school.
func (rd *reading) stays(e Enrolment) []record.Stay {
	if rd.req.Roll == nil || isHome(rd.register.SchoolName(rd.register.SchoolOf(e))) {
		return nil
	}
	return rd.req.Roll.Of(rd.register.Pupil(e))
}

// stayDays are the days of a placement.
func stayDays(s *record.Stay) Stay {
	out := Stay{NoFrom: s.Entry.IsZero(), NoUntil: s.Exit.IsZero()}
	out.From = calendar.Day(s.Entry.Days())
	if out.To = calendar.Day(s.Exit.Days()); s.Exit.Day == 0 && !s.Exit.IsZero() { // a month: to its last day
		next := s.Exit
		if next.Month++; next.Month > 12 {
			next.Month, next.Year = 1, next.Year+1
		}
		out.To = calendar.Day(next.Days()) - 1
	}
	return out
}

// file is the file and sheet of the first block in which an enrolment has marks.
func (rd *reading) file(e Enrolment) sheet.Ref {
	if int(e) < len(rd.sources) && len(rd.sources[e]) > 0 {
		b := rd.source.Blocks[rd.sources[e][0]]
		return sheet.Ref{File: b.Table.File, Sheet: b.Table.Sheet}
	}
	for _, t := range rd.byTotal[e] {
		return t.ref()
	}
	return sheet.Ref{}
}
