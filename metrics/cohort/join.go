package cohort

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest/sheet"
)

// Join finds whose each row is. The same identifier, another that the list of pupils
// gives the same pupil, and what a person has decided join; nothing else does. Every
// row of every source has one place in the result, in the order of sources and rows.
//
// A row whose identifier two pupils on the list share is refused. Of rows that say the
// same thing of a pupil the fullest counts, the first by its address of several such,
// and a row of which nothing is left is a duplicate; rows that say different things of
// it are refused, all of them. Two things are the same where measure, scale, informant,
// rater, wave, period, placement, date and form are; that of a period is one whatever
// its date, for a pupil has one attendance of a period. A value that is missing
// contradicts nothing.
//
// Neither the order of sources nor that of rows changes what is joined. What there is
// to say is in the log when Join returns.
func Join(in *Input, log *finding.Log) *Linkage {
	if log == nil {
		log = &finding.Log{}
	}
	x := identitiesOf(in)
	j := &joining{in: in, log: log, doubted: map[*Decision]bool{}, settling: x.settle(in.Decisions, log)}
	j.l = &Linkage{Listed: len(x.all) > 0 && x.all[0].listed, AsOf: in.AsOf, Input: in, Unused: j.unused}
	j.pupils()
	j.rows()
	j.acts()
	j.place()
	j.twice()
	j.usable()
	j.suspects()
	return j.l
}

// joining is a join at work.
type joining struct {
	*settling
	in  *Input
	log *finding.Log
	l   *Linkage

	by      map[int]*Pupil     // pupils, by what they count as
	leads   []lead             // of each row
	sorted  []int              // rows, by their addresses
	rowsOf  map[*Pupil][]int   // by their addresses
	doubted map[*Decision]bool // those after which rows contradict each other
}

// pupils makes those who are on the list, or without one all.
func (j *joining) pupils() {
	stays := j.merge()
	j.by = map[int]*Pupil{}
	for who := range j.all {
		if i := &j.all[who]; i.root == who && (i.listed || !j.l.Listed) {
			p := &Pupil{ID: i.id, IDs: []string{i.id}, Stays: stays[who]}
			j.by[who] = p
			j.l.Pupils = append(j.l.Pupils, p)
		}
	}
	var ids []string
	for id := range j.claims {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if f := j.find(id); f.who >= 0 {
			if p := j.by[j.all[f.who].root]; p != nil && p.ID != id {
				p.IDs = append(p.IDs, id)
			}
		}
	}
	slices.SortFunc(j.l.Pupils, func(a, b *Pupil) int { return strings.Compare(a.ID, b.ID) })
}

// rows finds whose each row is.
func (j *joining) rows() {
	n := 0
	for i := range j.in.Sources {
		n += len(j.in.Sources[i].Rows)
	}
	j.l.Rows, j.leads, j.sorted = make([]Joined, 0, n), make([]lead, 0, n), make([]int, n)
	j.rowsOf = map[*Pupil][]int{}
	for i := range j.in.Sources {
		s := &j.in.Sources[i]
		for k := range s.Rows {
			j.l.Rows = append(j.l.Rows, Joined{Row: &s.Rows[k], Source: s})
		}
	}
	for i := range j.sorted {
		j.sorted[i] = i
	}
	slices.SortStableFunc(j.sorted, func(a, b int) int { return compareRows(&j.l.Rows[a], &j.l.Rows[b]) })
	nobody := map[string][]int{}
	for i := range j.l.Rows {
		r := &j.l.Rows[i]
		f := j.find(r.Row.Pupil)
		if f.who >= 0 {
			r.Pupil, r.By, r.Decision = j.by[j.all[f.who].root], f.by, f.decision
		}
		j.leads = append(j.leads, f)
		switch {
		case r.Refused != "":
			r.Place, r.Why = Refused, r.Refused
		case r.Row.Pupil == "":
			r.Place, r.Why = Refused, "it has no identifier"
		case len(f.shared) > 0:
			r.Place, r.Why = Refused, "several pupils on the list have the identifier"
		case r.Pupil == nil:
			r.Place, r.By, r.Decision = Unmatched, NoLink, nil
		}
	}
	for _, i := range j.sorted {
		r := &j.l.Rows[i]
		if r.Pupil != nil {
			j.rowsOf[r.Pupil] = append(j.rowsOf[r.Pupil], i)
		} else if r.Row.Pupil != "" && r.Refused == "" {
			nobody[r.Row.Pupil] = append(nobody[r.Row.Pupil], i)
		}
	}
	j.tellNobody(nobody)
}

// tellNobody says which identifiers lead to nobody, or to several: once each, at the
// first of their rows.
func (j *joining) tellNobody(rows map[string][]int) {
	var ids []string
	for id := range rows {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(compareRows(&j.l.Rows[rows[a][0]], &j.l.Rows[rows[b][0]]), strings.Compare(a, b))
	})
	for _, id := range ids {
		first := &j.l.Rows[rows[id][0]]
		found := finding.Finding{Rule: RuleUnmatched, From: first.At, Pupil: id, Seen: j.tally(rows[id])}
		if shared := j.find(id).shared; len(shared) > 0 {
			found.Rule = RuleShared
			var of []string
			for _, who := range shared {
				of = append(of, fmt.Sprintf("%q at %s", j.all[who].id, j.all[who].at))
			}
			found.Seen += "; of " + strings.Join(of, " and ")
		}
		j.log.Add(found)
	}
}

// tally counts rows by measure, in words.
func (j *joining) tally(rows []int) string {
	counts := map[string]int{}
	for _, i := range rows {
		counts[j.l.Rows[i].Source.Measure]++
	}
	var out []string
	for measure, n := range counts {
		out = append(out, fmt.Sprintf("%s %d", measure, n))
	}
	slices.Sort(out)
	return "rows: " + strings.Join(out, ", ")
}

// place finds to which placement of its pupil each value belongs.
func (j *joining) place() {
	beyond := map[*Joined]int{}
	for _, p := range j.l.Pupils {
		rows := slices.Sorted(slices.Values(j.rowsOf[p]))
		n, numbered := 0, false
		for _, i := range rows {
			n += len(j.l.Rows[i].Values)
		}
		p.Values = make([]Observed, n)
		n = 0
		for _, i := range rows {
			r, lead := &j.l.Rows[i], &j.leads[i]
			for k := range r.Values {
				o := &p.Values[n]
				n++
				o.Value, o.Row, o.Key.Pupil = r.Values[k], r, p.ID
				far := false
				if o.Placement, far = placed(r, &r.Values[k], j.all[lead.who].moved, lead.counted); far {
					beyond[r] = o.Placement
				}
				numbered = numbered || o.Placement > 1
			}
		}
		for i := range p.Values {
			if o := &p.Values[i]; o.Placement == 0 && !j.l.Listed && !numbered { // nobody knows of another
				o.Placement = 1
			}
		}
	}
	for _, i := range j.sorted {
		r := &j.l.Rows[i]
		if n := beyond[r]; n > 0 {
			j.log.Add(finding.Finding{Rule: RuleNoSuchStay, From: r.At, Pupil: r.Pupil.ID,
				Seen: fmt.Sprintf("placement %d, of %d on the list", n, len(r.Pupil.Stays))})
		}
	}
}

// compareRows orders rows by where they stand.
func compareRows(a, b *Joined) int {
	return cmp.Or(compareRefs(a.At, b.At), strings.Compare(a.From, b.From), strings.Compare(a.Row.Pupil, b.Row.Pupil))
}

func compareRefs(a, b sheet.Ref) int {
	return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
}

// refText is an address; empty where there is none.
func refText(r sheet.Ref) string {
	if r == (sheet.Ref{}) {
		return ""
	}
	return r.String()
}
