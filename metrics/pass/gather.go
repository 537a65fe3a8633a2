package pass

import (
	"context"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/metrics/record"
)

// gathering is the second reading of the records.
type gathering struct {
	*reading
	sittings []*sitting
	listed   map[listKey]*sitting
}

// listKey tells the sittings of a list apart.
type listKey struct {
	block int
	pupil string
	day   ingest.Date
	wave  string
}

// gather reads the records into sittings and groups, and settles what they are.
func (rd *reading) gather(ctx context.Context) error {
	g := &gathering{reading: rd, listed: map[listKey]*sitting{}}
	for r, err := range rd.source.Records(ctx, rd.log) {
		if err != nil {
			return err
		}
		p := rd.planOf(r)
		switch {
		case p == nil:
			rd.counts.refused++
		case p.cohort:
			g.group(p, r)
		case r.Pupil == "":
			r.Find(finding.Finding{Rule: record.RuleNoID})
			rd.counts.nobody++
		default:
			g.pupil(p, r)
		}
	}
	for _, s := range g.sittings {
		rd.complete(s)
	}
	rd.settle(g.sittings)
	return nil
}

// pupil reads a record of a pupil.
func (g *gathering) pupil(p *plan, r *record.Record) {
	var of name
	if listed(p.block) {
		n, text, ok := factorOf(r)
		if !ok {
			r.Find(finding.Finding{Rule: RuleFactorName, From: r.Ref(fieldFactor), Seen: text})
			g.counts.refused++
			return
		}
		of = n
	}
	results := p.results(r, of)
	if !slices.ContainsFunc(results, func(res result) bool { return res.value.is != nothing }) {
		g.counts.empty++
		return
	}
	s := g.sitting(p, r)
	for _, res := range results {
		g.take(s, r, res)
	}
}

// sitting is the sitting that a record belongs to: its own, or in a list that of
// other rows too.
func (g *gathering) sitting(p *plan, r *record.Record) *sitting {
	day, wave, by := g.when(p, r)
	key := listKey{p.block.ID, r.Pupil, day, wave}
	if s := g.listed[key]; s != nil && listed(p.block) {
		s.rows++
		return s
	}
	s := &sitting{plan: p, row: r.Row, rows: 1, order: len(g.sittings), pupil: r.Pupil, date: day, named: wave, by: by, year: yearOf(r), reader: readTo(r)}
	s.placement = placementOn(g.roll, r.Pupil, day)
	s.placed = !day.IsZero() || len(g.roll.Of(r.Pupil)) < 2
	if listed(p.block) {
		g.listed[key] = s
	}
	g.sittings = append(g.sittings, s)
	return s
}

// take puts one cell's result into a sitting.
func (g *gathering) take(s *sitting, r *record.Record, res result) {
	v := res.value.scaled(s.plan.fractions)
	if res.kind == bandName && v.is == aNumber || res.kind == percentage && v.is == aBand {
		v = value{is: unusable}
	}
	if v.is == nothing {
		return
	}
	if v.is == unusable && res.text != "" { // without a text package record has told it
		r.Find(finding.Finding{Rule: RuleValue, From: r.RefAt(res.col), Seen: res.text})
	}
	sc := &s.scores[res.name]
	if at := sc.clash(res.kind, v); at != nil {
		switch {
		case at.row == r.Row:
			r.Find(finding.Finding{Rule: RuleValue, From: r.RefAt(res.col), Seen: res.text, Expected: "what " + s.at(*at).Cell() + " says of the same factor"})
		case g.settings.duplicate == keepFirst:
			return
		case g.settings.duplicate == keepLast:
			sc.put(r.Row, res, v)
			return
		default:
			r.Find(finding.Finding{Rule: RuleTwice, From: r.RefAt(res.col), Seen: "other than in " + s.at(*at).String()})
		}
		sc.refuse(flagConflict)
		return
	}
	sc.put(r.Row, res, v)
}

// readTo reports whether a column says that somebody read the questions out.
func readTo(r *record.Record) bool {
	text, got := r.Text(fieldReader)
	return got == record.Given && !slices.Contains(noWords[:], strings.ToLower(text))
}

// noWords are how a column says no.
var noWords = [...]string{"n", "no", "false", "0", "none", "-", "n/a", "not used"}

// placementOn is which of a pupil's placements a day is in, as the list of pupils
// has them: the latest that had begun, and the first without a day or a list.
func placementOn(roll *record.Roll, pupil string, day ingest.Date) int {
	placement := 1
	for _, s := range roll.Of(pupil) {
		if !day.IsZero() && !s.Entry.IsZero() && !s.Entry.After(day) {
			placement = max(placement, s.Placement)
		}
	}
	return placement
}
