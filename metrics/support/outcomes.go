package support

import "apst/metrics"

// outcomes are the events that are counted over the weeks that pupils were on roll.
// Support itself is no outcome: it is what pupils had, not what became of it.
func outcomes() []metrics.Outcome {
	const applies = "How readily a school records or suspends changes too, and looks like pupils changing. Pupils whose weeks on roll are not known are left out of the rate."
	weeks := &metrics.Rate{Exposure: scaleWeeks, Per: 100, Unit: "pupil-weeks"}
	event := func(scale, title, unit string) metrics.Outcome {
		return metrics.Outcome{Scale: scale, Title: title, Short: scale, Unit: unit, Better: metrics.Lower, Pairing: metrics.ByStanding, Rate: weeks, Applies: applies}
	}
	return []metrics.Outcome{
		event(scaleSuspensions, "suspensions", "suspensions"),
		event(scalePermanent, "permanent exclusions", "exclusions"),
		event(scaleIncidents, "incidents", "incidents"),
	}
}
