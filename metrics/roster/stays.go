package roster

import (
	"cmp"
	"fmt"
	"slices"

	"apst/finding"
)

// soon is within how many days of leaving a return may be one stay that was
// entered as two.
const soon = 14

// stays looks at the placements of each pupil: whether one begins before the one
// before it ended, and whether the pupil was away for so short a time that the two
// may be one. Placements without a day of entry cannot be put in order and are left
// out.
func (in *intake) stays() {
	byPupil := map[string][]int{}
	for i := range in.roster.Pupils {
		if p := &in.roster.Pupils[i]; !p.Entry.IsZero() {
			byPupil[p.ID] = append(byPupil[p.ID], i)
		}
	}
	for i := range in.roster.Pupils { // in the order of the list
		id := in.roster.Pupils[i].ID
		if stays := byPupil[id]; len(stays) > 1 {
			in.between(stays)
		}
		delete(byPupil, id)
	}
}

// between compares each of a pupil's placements with the one before it that ended
// last.
func (in *intake) between(stays []int) {
	pupils := in.roster.Pupils
	slices.SortStableFunc(stays, func(a, b int) int {
		return cmp.Compare(pupils[a].Entry.Days(), pupils[b].Entry.Days())
	})
	first := &pupils[stays[0]]
	for _, at := range stays[1:] {
		second := &pupils[at]
		if rule, seen := between(first, second); rule != nil {
			in.log.Add(finding.Finding{Rule: rule, From: second.Cell(fieldEntry), Pupil: second.ID, Seen: seen})
		}
		if !first.Exit.IsZero() && (second.Exit.IsZero() || second.Exit.After(first.Exit)) {
			first = second
		}
	}
}

// between says what is odd about a placement and the next one, if anything.
func between(first, second *Pupil) (rule *finding.Rule, seen string) {
	switch away := second.Entry.Days() - first.Exit.Days(); {
	case first.Exit.IsZero() && first.columns.doubted[fieldExit]:
		return nil, ""
	case first.Exit.IsZero():
		return RuleOverlap, fmt.Sprintf("from %s without a day of leaving (%s), and from %s", first.Entry, first.At, second.Entry)
	case first.Exit.After(second.Entry):
		return RuleOverlap, fmt.Sprintf("from %s to %s (%s), and from %s", first.Entry, first.Exit, first.At, second.Entry)
	case away <= soon && first.Exit.Day > 0 && second.Entry.Day > 0:
		return RuleSoonBack, fmt.Sprintf("left %s (%s), back %s", first.Exit, first.At, second.Entry)
	}
	return nil, ""
}
