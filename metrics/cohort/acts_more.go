package cohort

import (
	"fmt"
	"slices"

	"apst/ingest"
	"apst/metrics"
	"apst/metrics/stats"
)

// endOfPeriod is the last day of the period; zero where there is none, or the data do
// not reach to it.
func (sv *served) endOfPeriod() ingest.Date {
	if to := sv.b.s.To; sv.b.l.AsOf.IsZero() || sv.b.l.AsOf.After(to) {
		return to
	}
	return ingest.Date{}
}

// openOn says whether an episode is open on a day; without one, on that the data are from.
func openOn(a *metrics.Act, day ingest.Date) metrics.Whether {
	switch {
	case day.IsZero():
		return a.Open
	case a.Date.IsZero() && a.Open != metrics.No:
		return metrics.NotKnown // it may have begun since
	case a.Open == metrics.Yes, a.End.After(day):
		return metrics.Yes
	case a.Open == metrics.No && a.End.IsZero(): // it has ended, nobody knows when
		return metrics.NotKnown
	}
	return a.Open
}

// comments are of how many pupils somebody said something in own words, by who spoke.
// What was said is nowhere.
func (sv *served) comments() {
	by, unnamed := piles{}, map[string]int{}
	for _, a := range sv.acts {
		switch {
		case a.Kind != metrics.CommentAct:
		case sv.who[a.Pupil]:
			by.at(a.By).add(a.Pupil, 1)
		case a.Act.Pupil == "" && sv.pop.name == All:
			by.at(a.By)
			unnamed[a.By]++
		}
	}
	var who []string
	for w := range by {
		who = append(who, w)
	}
	slices.SortFunc(who, compareInformants)
	for _, w := range who {
		n, note := by[w].pupils(), ""
		if unnamed[w] > 0 {
			note = fmt.Sprintf("%d of them named no pupil, and may be fewer than they look", unnamed[w])
		}
		sv.put(metrics.CommentAct, row{scale: scaleComments, name: "comments", informant: w, e: stats.Of(float64(n+unnamed[w]), len(sv.pop.people), methodCount), note: note})
	}
}
