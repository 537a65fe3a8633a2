package plan

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"apst/finding"
	"apst/metrics/record"
)

// merge takes a line into a plan. It reports false for one that says nothing that
// another has not said.
func (in *intake) merge(p *plan, l *line) bool {
	p.cells = append(p.cells, l.cells...)
	parts := len(l.objectives) + len(l.reviews) + len(l.qualifications)
	fresh := in.claims(p, l)
	for _, o := range l.objectives {
		fresh = in.objective(p, l, o) || fresh
	}
	for _, v := range l.reviews {
		if i := slices.IndexFunc(p.reviews, func(w *review) bool {
			return w.planned == v.planned && w.held == v.held && w.wasHeld == v.wasHeld && !(v.planned.IsZero() && v.held.IsZero())
		}); i >= 0 {
			in.twice(p, l, p.reviews[i].at.String())
			continue
		}
		p.reviews, fresh = append(p.reviews, v), true
		p.raise(v.flags)
	}
	for _, q := range l.qualifications {
		if i := slices.IndexFunc(p.qualifications, q.same); i >= 0 {
			in.twice(p, l, p.qualifications[i].at.String())
			continue
		}
		p.qualifications, fresh = append(p.qualifications, q), true
		p.raise(q.flags)
	}
	if !fresh && parts == 0 && len(l.claims) > 0 {
		in.twice(p, l, p.at.String())
	}
	return fresh
}

// same reports whether two rows are one qualification.
func (q *qualification) same(o *qualification) bool {
	return record.Squeeze(q.subject) == record.Squeeze(o.subject) && record.Squeeze(q.level) == record.Squeeze(o.level) &&
		q.grade == o.grade && q.taken == o.taken && q.passed == o.passed && q.date == o.date
}

// twice tells of a line that is there already.
func (in *intake) twice(p *plan, l *line, first string) {
	in.log.Add(finding.Finding{Rule: RuleTwice, From: l.at, Pupil: l.pupil, Seen: "the same as in " + first})
	p.flag(flagTwice, RuleTwice)
}

// claims takes over what a line says of the whole plan; where two lines differ the
// field is left empty. It reports false for a line that says nothing new.
func (in *intake) claims(p *plan, l *line) (fresh bool) {
	for _, field := range slices.Sorted(maps.Keys(l.claims)) {
		c := l.claims[field]
		switch first := p.claims[field]; {
		case p.doubted[field]:
			fresh = true
		case first == nil:
			p.claims[field], fresh = c, true
		case first.same != c.same:
			in.log.Add(finding.Finding{Rule: RuleTwoThings, From: c.at, Pupil: l.pupil, Seen: fmt.Sprintf("%s other than in %s", fieldName(field), first.at)})
			delete(p.claims, field)
			p.doubted[field], fresh = true, true
			p.flag(flagTwoThings+":"+field, RuleTwoThings)
		}
	}
	return fresh
}

// objective takes an objective over, or says that it is there already. What two rows
// say differently of one objective is left empty.
func (in *intake) objective(p *plan, l *line, o *objective) bool {
	i := slices.IndexFunc(p.objectives, o.same)
	if i < 0 {
		p.objectives = append(p.objectives, o)
		p.raise(o.flags)
		return true
	}
	first := p.objectives[i]
	if first.criterion == o.criterion && first.met == o.met && first.evidence == o.evidence {
		in.twice(p, l, first.at.String())
		return false
	}
	in.log.Add(finding.Finding{Rule: RuleTwoThings, From: o.at, Pupil: l.pupil, Seen: "one objective otherwise than in " + first.at.String()})
	p.flag(flagTwoThings+":"+fieldObjective, RuleTwoThings)
	if !slices.Contains(first.flags, flagTwoThings) {
		first.flags = append(first.flags, flagTwoThings)
	}
	first.doubt = true
	if first.met != o.met {
		first.met = ""
	}
	return true
}

// raise takes the flags of a part over to the plan.
func (p *plan) raise(flags []string) {
	for _, f := range flags {
		p.flag(f, flagRules[f])
	}
}

// finish judges each plan when all is known of it.
func (in *intake) finish() {
	for _, p := range in.plans {
		slices.SortStableFunc(p.reviews, func(a, b *review) int { return cmp.Compare(a.day(), b.day()) })
		in.ownWords(p)
		in.reintegration(p)
		in.differs(p, fieldReviewsDue, shapeReviews, p.reviewsPlanned())
		in.differs(p, fieldReviewsHeld, shapeReviews, p.reviewsHeld())
		in.differs(p, fieldAllTaken, shapeQualifications, p.taken())
		in.differs(p, fieldAllPassed, shapeQualifications, p.passed())
	}
}

// day is when a review was to be, or was.
func (v *review) day() int {
	if v.planned.IsZero() {
		return v.held.Days()
	}
	return v.planned.Days()
}

// ownWords notes a purpose or destination that cannot be counted.
func (in *intake) ownWords(p *plan) {
	for _, field := range []string{fieldPurpose, fieldDestination} {
		if c := p.claims[field]; c != nil && c.word == "" {
			in.log.Add(finding.Finding{Rule: RuleOwnWords, From: c.at, Pupil: p.pupil, Seen: c.text, Expected: wanted(field)})
			p.flag(flagOwnWords+":"+field, RuleOwnWords)
		}
	}
}

// reintegration compares the purpose with the plan for it.
func (in *intake) reintegration(p *plan) {
	purpose, plan := p.claims[fieldPurpose], p.claims[fieldReintegration]
	if purpose != nil && plan != nil && purpose.word == reintegration && plan.answer == no {
		in.log.Add(finding.Finding{Rule: RuleReintegration, From: plan.at, Pupil: p.pupil, Seen: purpose.text + ", and no plan for it"})
		p.flag(flagReintegration, RuleReintegration)
	}
}

// reintegration is the purpose of a placement that is to end in the pupil's return.
const reintegration = "reintegration"

// differs tells of a number that is not that of the list.
func (in *intake) differs(p *plan, field, shape string, listed int) {
	c := p.claims[field]
	if c == nil || !p.lists(shape) || c.n == listed {
		return
	}
	in.log.Add(finding.Finding{Rule: RuleCounts, From: c.at, Pupil: p.pupil, Seen: fmt.Sprintf("%s: %d, %d listed", fieldName(field), c.n, listed)})
	p.flag(flagCounts+":"+field, RuleCounts)
}

// lists reports whether the files list reviews or qualifications of a plan: one at
// least.
func (p *plan) lists(shape string) bool {
	if shape == shapeReviews {
		return len(p.reviews) > 0
	}
	return len(p.qualifications) > 0
}
