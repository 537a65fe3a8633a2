package neet

import "apst/metrics"

// outcomes are where leavers stand some time after leaving. Nothing is paired: before
// they left they were at school. Not known is never folded into either of the others.
func outcomes() []metrics.Outcome {
	snapshots := []metrics.Named{
		{ID: oneMonth, Title: "one month after leaving"},
		{ID: sixMonths, Title: "six months after leaving"},
		{ID: afterY11, Title: "after Year 11"},
	}
	const applies = "What the local authority or the school has on record near the day; a record that nobody confirmed in time is not known. It is a moment, and not the sustained destination of the national measures. Leavers of compulsory school age are not asked about."
	return []metrics.Outcome{
		{Scale: scaleStatus, Title: "destination", Short: "destination", Pairing: metrics.ByStanding, Primary: true, Words: true, Order: []string{EET.String(), Unknown.String(), NEET.String()}, Standings: snapshots, Leavers: true, Applies: applies},
		{Scale: scaleGroup, Title: "destination by kind", Short: "destination_kind", Pairing: metrics.ByStanding, Words: true, Standings: snapshots, Leavers: true, Applies: applies},
	}
}

// unknownGroup is the group of codes that say that nothing is known.
func unknownGroup() string {
	for _, g := range Groups() {
		if g.Status == Unknown {
			return g.ID
		}
	}
	return ""
}

// values are what a snapshot measures.
func (s *snapshot) values(pupil string, placement int) []metrics.Value {
	group := s.seen.group
	if s.status == Unknown { // a record that has lapsed says what was
		group = unknownGroup()
	}
	var out []metrics.Value
	for _, v := range [...]struct{ scale, word string }{{scaleStatus, s.status.String()}, {scaleGroup, group}} {
		k := metrics.Key{Pupil: pupil, Measure: measureID, Scale: v.scale, Period: s.name, Placement: placement}
		if s.status == NoStatus {
			out = append(out, metrics.NoValue(k, s.day, s.state, s.why))
			continue
		}
		out = append(out, metrics.CategoryValue(k, s.day, v.word))
	}
	return out
}
