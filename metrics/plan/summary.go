package plan

import (
	"fmt"

	"apst/metrics"
)

// Summary implements [metrics.Reading].
func (rd *reading) Summary() []metrics.Line {
	in := rd.in
	pupils := map[string]bool{}
	var t tally
	var planned, held, overdue, taken, passed int
	for _, p := range in.plans {
		pupils[p.pupil] = true
		for _, o := range p.objectives {
			t.add(o)
		}
		planned, held = planned+p.listedOr(fieldReviewsDue, p.reviewsPlanned()), held+p.listedOr(fieldReviewsHeld, p.reviewsHeld())
		taken, passed = taken+p.listedOr(fieldAllTaken, p.taken()), passed+p.listedOr(fieldAllPassed, p.passed())
		for _, v := range p.reviews {
			if v.status() == "overdue" {
				overdue++
			}
		}
	}
	out := []metrics.Line{
		{Label: "plans", Text: fmt.Sprintf("%d, of %d pupils", len(in.plans), len(pupils))},
		{Label: "rows", Text: fmt.Sprintf("%d: %d used, %d copies, %d left out", in.counts.Records, in.counts.Used, in.counts.Copies, in.counts.LeftOut)},
	}
	out = append(out, metrics.Line{Label: "objectives", Text: fmt.Sprintf("%d listed, %d with a criterion; by it %d met, %d partly, %d not met, %d not judged", t.Listed, t.With, t.Met, t.Partly, t.NotMet, t.NotJudged)})
	reviews := fmt.Sprintf("%d planned, %d held", planned, held)
	if in.request.AsOf.IsZero() {
		reviews += "; which are overdue is not known without the day the data are from (--as-of)"
	} else {
		reviews += fmt.Sprintf(", %d overdue on %s", overdue, in.request.AsOf)
	}
	return append(out, metrics.Line{Label: "reviews", Text: reviews},
		metrics.Line{Label: "qualifications", Text: fmt.Sprintf("%d taken, %d passed", taken, passed)},
		metrics.Line{Label: "not to be concluded", Text: "an objective that was met says nothing of why it was; schools that set easier criteria meet more of them"})
}

// listedOr is what is listed, or without a list the number that the plan states.
func (p *plan) listedOr(field string, listed int) int {
	shape := shapeReviews
	if field == fieldAllTaken || field == fieldAllPassed {
		shape = shapeQualifications
	}
	if c := p.claims[field]; c != nil && !p.lists(shape) {
		return c.n
	}
	return listed
}
