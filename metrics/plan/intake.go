package plan

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// counts is where the records went; together they are all of them.
type counts struct {
	Records int
	Used    int // at least one thing in them is counted
	Copies  int // everything in them is in another row too
	LeftOut int // of no stay that is known, or without an objective
}

// intake reads all records.
type intake struct {
	request *metrics.Request
	log     *finding.Log
	lines   []*line
	listed  map[string]bool // shapes that the files hold
	plans   []*plan
	byKey   map[key]*plan
	counts  counts
}

// key is a pupil in one stay.
type key struct {
	pupil     string
	placement int
}

// plan is everything that is said of a pupil's stay.
type plan struct {
	key
	claims         map[string]*claim
	doubted        map[string]bool // fields that are said in two ways
	objectives     []*objective
	reviews        []*review
	qualifications []*qualification
	cells          []metrics.Used
	rules          []*finding.Rule
	flags          []string
	at             sheet.Ref
}

// flag adds a word to the flags, once.
func (p *plan) flag(word string, r *finding.Rule) {
	if !slices.Contains(p.flags, word) {
		p.flags = append(p.flags, word)
	}
	if r != nil && !slices.Contains(p.rules, r) {
		p.rules = append(p.rules, r)
	}
}

// collect reads all records.
func (in *intake) collect(ctx context.Context, rd *record.Reading) error {
	in.listed = map[string]bool{}
	for r, err := range rd.Records(ctx, in.log) {
		if err != nil {
			return err
		}
		in.counts.Records++
		l := &line{pupil: r.Pupil, at: r.At(), claims: map[string]*claim{}}
		if !in.read(&reader{in, r, l}) {
			in.counts.LeftOut++
			continue
		}
		in.lines = append(in.lines, l)
	}
	return nil
}

// read reads a record by its shape; it reports false for one that is left out.
func (in *intake) read(rd *reader) bool {
	shape := rd.r.Block.Shape.ID
	in.listed[shape] = true
	switch shape {
	case shapeObjectives:
		rd.plan()
		return rd.objective(0)
	case shapeReviews:
		rd.stay()
		rd.review(0)
	case shapeQualifications:
		rd.stay()
		rd.qualification()
	case shapePlans:
		rd.plan()
		return rd.numbered()
	}
	return true
}

// stay reads which stay a row is about, where it says so by number.
func (rd *reader) stay() {
	if text := rd.text(fieldPlacement); text != "" {
		if n, ok := count(text); ok && n > 0 {
			rd.l.placement = n
		} else {
			rd.wrong(fieldPlacement, text)
		}
	}
}

// numbered reads the objectives and reviews that stand side by side in a row.
func (rd *reader) numbered() bool {
	whole := true
	for n := 1; n <= mostNumbered; n++ {
		if rd.r.Block.Has(numbered(fieldObjective, n)) {
			rd.in.listed[shapeObjectives] = true
			whole = rd.objective(n) && whole
		}
		if rd.r.Block.Has(numbered(fieldPlanned, n)) || rd.r.Block.Has(numbered(fieldHeld, n)) {
			rd.in.listed[shapeReviews] = true
			rd.review(n)
		}
	}
	return whole
}

// assign finds the stay of each line, and puts what is said of one stay together.
func (in *intake) assign() {
	in.byKey = map[key]*plan{}
	starts := in.starts()
	for _, l := range in.lines {
		n, ok := stayOf(l, starts[l.pupil])
		if !ok {
			in.counts.LeftOut++
			in.log.Add(finding.Finding{Rule: RuleWhichStay, From: l.at, Pupil: l.pupil, Seen: fmt.Sprintf("%d stays", len(starts[l.pupil]))})
			continue
		}
		k := key{l.pupil, n}
		p := in.byKey[k]
		if p == nil {
			p = &plan{key: k, claims: map[string]*claim{}, doubted: map[string]bool{}, at: l.at}
			in.byKey[k] = p
			in.plans = append(in.plans, p)
		}
		if in.merge(p, l) {
			in.counts.Used++
		} else {
			in.counts.Copies++
		}
	}
	slices.SortStableFunc(in.plans, func(a, b *plan) int {
		return cmp.Or(cmp.Compare(a.pupil, b.pupil), cmp.Compare(a.placement, b.placement))
	})
}

// starts are the days on which each pupil's stays begin: by the list of pupils, or
// for pupils who are not on it by the plans themselves.
func (in *intake) starts() map[string][]ingest.Date {
	out := map[string][]ingest.Date{}
	for _, l := range in.lines {
		if stays := in.request.Roll.Of(l.pupil); len(stays) > 0 {
			if out[l.pupil] == nil {
				for i := range stays {
					out[l.pupil] = append(out[l.pupil], stays[i].Entry)
				}
			}
		} else if c := l.claims[fieldStart]; c != nil && !slices.Contains(out[l.pupil], c.day) {
			out[l.pupil] = append(out[l.pupil], c.day)
		}
	}
	for pupil := range out {
		slices.SortStableFunc(out[pupil], func(a, b ingest.Date) int { return cmp.Compare(a.Days(), b.Days()) })
	}
	return out
}

// stayOf is which stay a line is about: the one it names; the only one; or the one
// that had begun last on a day of the line.
func stayOf(l *line, starts []ingest.Date) (int, bool) {
	if l.placement > 0 {
		return l.placement, len(starts) == 0 || l.placement <= len(starts)
	}
	if len(starts) <= 1 {
		return 1, true
	}
	for _, day := range l.days {
		n := 0
		for i, start := range starts {
			if !day.IsZero() && !start.IsZero() && !start.After(day) {
				n = i + 1
			}
		}
		if n > 0 {
			return n, true
		}
	}
	return 0, false
}
