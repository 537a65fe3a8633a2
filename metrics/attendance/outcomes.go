package attendance

import "apst/metrics"

// outcomes are what is compared between the windows before and after a day of each
// pupil's own, and where pupils stood in the half-terms about entry.
func outcomes() []metrics.Outcome {
	const (
		family  = "attendance thresholds"
		applies = "In windows of some weeks this is a threshold and not the official measure, which is of a school year."
	)
	answers := []string{No.String(), Yes.String()}
	return append([]metrics.Outcome{
		{
			Scale: scaleAttendance, Title: "attendance", Short: scaleAttendance, Unit: "percentage points", Better: metrics.Higher, Pairing: metrics.ByPeriod, Primary: true, Most: 100,
			Applies: "Equal stretches of school time before and after a day of the pupil's own. Pupils come when they have stopped attending, and some of any rise would have come without support. Part-time timetables, dual registration and the codes of August 2024 change what is possible: the sessions stand beside it.",
		},
		{Scale: scalePersistent, Title: "persistently absent", Short: scalePersistent, Pairing: metrics.ByPeriod, Family: family, Words: true, Order: answers, Applies: "A tenth or more of the possible sessions were missed. " + applies},
		{Scale: scaleSevere, Title: "severely absent", Short: scaleSevere, Pairing: metrics.ByPeriod, Family: family, Words: true, Order: answers, Applies: "Half or more of the possible sessions were missed. " + applies},
	}, halfTermOutcomes()...)
}

// halfTermOutcomes are attendance in the half-terms about entry, and the possible
// sessions that stand beside it.
func halfTermOutcomes() []metrics.Outcome {
	const applies = "Half-terms counted from that of each pupil's own entry. Other pupils stand behind each of them: not everybody's home school sent its marks, and not everybody stays as long, so that the line can move although nobody's attendance does. Pupils come when they have stopped attending, and some of any rise would have come without support. It is the middle of pupils' own rates, and not the rate of all their sessions together."
	var halves []metrics.Named
	for n := firstHalfTerm; n <= lastHalfTerm; n++ {
		halves = append(halves, metrics.Named{ID: halfTermPeriod(n), Title: halfTermTitle(n)})
	}
	return []metrics.Outcome{
		{Scale: scaleHalfTerm, Title: "attendance by half-term about entry", Short: scaleHalfTerm, Unit: "percentage points", Better: metrics.Higher, Pairing: metrics.ByStanding, Most: 100, Standings: halves, Series: true, Applies: applies},
		{Scale: scaleHalfTermPossible, Title: "possible sessions by half-term about entry", Short: scaleHalfTermPossible, Unit: "sessions", Pairing: metrics.ByStanding, Standings: halves, Series: true,
			Applies: "The sessions behind the attendance of the same half-terms. A part-time timetable does not make them fewer, and dual registration does."},
	}
}

// course is how registers are read for that.
func course() metrics.Settings {
	return metrics.Settings{optionWindow: windowBeforeAfter, optionHalfTerms: halfTermsAboutEntry}
}
