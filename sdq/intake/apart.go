package intake

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/sdq"
)

// minGap is how many days there have to be between baseline and endline: the form
// for follow-ups asks about the last month.
const minGap = 28

// distances are a parent's pairs of forms with both dates, by the block of the
// endline.
type distances map[*Block]*distance

// distance is how many pairs there are, and the endlines of those that are too
// close or too far apart for an added value, with the fewest and most days.
type distance struct {
	pairs       int
	out         []sheet.Ref
	least, most int
}

func (d *distances) add(b *Block, at sheet.Ref, days int) {
	if *d == nil {
		*d = distances{}
	}
	x := (*d)[b]
	if x == nil {
		x = &distance{}
		(*d)[b] = x
	}
	x.pairs++
	if least, most := addedValueDays(); days >= least && days <= most {
		return
	}
	if len(x.out) == 0 {
		x.least, x.most = days, days
	}
	x.out, x.least, x.most = append(x.out, at), min(x.least, days), max(x.most, days)
}

// compareDates looks at the days between a baseline and its endline.
func (s *Survey) compareDates(who sdq.Informant, f, t *trace, far *distances) {
	from, known := f.date()
	to, also := t.date()
	if !known || !also {
		return
	}
	at, other := t.ref(t.strand.lane.date), f.ref(f.strand.lane.date)
	days := to - from
	switch {
	case days < 0:
		s.about(RuleDateOrder, t, at, "the baseline's date is at %s", other)
	case days < minGap:
		s.about(RuleGap, t, at, "%d days after the baseline's date at %s", days, other)
	case who == sdq.Parent:
		far.add(t.strand.block, at, days)
	}
}

// tellFar says once a block how many pairs are too close or too far apart. A school
// that asks in September and in June has nobody in between: a finding a pupil would
// bury all others.
func (s *Survey) tellFar(far *distances) {
	for _, b := range s.Blocks {
		x := (*far)[b]
		if x == nil || len(x.out) == 0 {
			continue
		}
		slices.SortFunc(x.out, func(a, b sheet.Ref) int {
			return cmp.Or(cmp.Compare(a.Sheet, b.Sheet), cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
		})
		least, most := addedValueDays()
		f := finding.Finding{Rule: RuleNoAddedValue, From: x.out[0],
			Seen: fmt.Sprintf("%d of %d endlines are not %d to %d days after the baseline, but %s", len(x.out), x.pairs, least, most, daysFrom(x.least, x.most))}
		if last := x.out[len(x.out)-1]; last.Sheet == f.From.Sheet {
			f.To = last
		}
		s.Log.Add(f)
	}
}

// daysFrom words a span of days.
func daysFrom(least, most int) string {
	if least == most {
		return fmt.Sprint(least)
	}
	return fmt.Sprintf("%d to %d", least, most)
}

// addedValueDays is how many days may lie between a parent's two forms for an
// added value.
var addedValueDays = sync.OnceValues(func() (least, most int) {
	for _, term := range sdq.AddedValueTerms() {
		switch term.Name {
		case "least-days":
			least = term.Tenths / 10
		case "most-days":
			most = term.Tenths / 10
		}
	}
	return least, most
})
