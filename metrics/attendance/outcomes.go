package attendance

import "apst/metrics"

// outcomes are what is compared between the windows before and after a day of each
// pupil's own.
func outcomes() []metrics.Outcome {
	const (
		family  = "attendance thresholds"
		applies = "In windows of some weeks this is a threshold and not the official measure, which is of a school year."
	)
	answers := []string{No.String(), Yes.String()}
	return []metrics.Outcome{
		{
			Scale: scaleAttendance, Title: "attendance", Short: scaleAttendance, Unit: "percentage points", Better: metrics.Higher, Pairing: metrics.ByPeriod, Primary: true, Most: 100,
			Applies: "Equal stretches of school time before and after a day of the pupil's own. Pupils come when they have stopped attending, and some of any rise would have come without support. Part-time timetables, dual registration and the codes of August 2024 change what is possible: the sessions stand beside it.",
		},
		{Scale: scalePersistent, Title: "persistently absent", Short: scalePersistent, Pairing: metrics.ByPeriod, Family: family, Words: true, Order: answers, Applies: "A tenth or more of the possible sessions were missed. " + applies},
		{Scale: scaleSevere, Title: "severely absent", Short: scaleSevere, Pairing: metrics.ByPeriod, Family: family, Words: true, Order: answers, Applies: "Half or more of the possible sessions were missed. " + applies},
	}
}

// course is how registers are read for that.
func course() metrics.Settings { return metrics.Settings{optionWindow: windowBeforeAfter} }
