package plan

import (
	"apst/ingest"
	"apst/metrics"
	"apst/metrics/record"
)

// scaleReturned is where a pupil went whose plan was the return to a mainstream school.
const scaleReturned = "returned"

// outcomes are what became of placements, held against their plans. The rest of a plan
// says what is meant to be, and is no outcome.
func outcomes() []metrics.Outcome {
	return []metrics.Outcome{{
		Scale: scaleReturned, Title: "destination of pupils who were to return to a mainstream school", Short: "reintegration", Pairing: metrics.ByStanding,
		Words: true, Order: []string{mainstream},
		Applies: "Of pupils whose plan was reintegration and who have left, as the list of pupils has it; the others were not to return, and their destinations say nothing of this.",
	}}
}

// What the list of pupils says of the end of a placement, by its names of fields and
// its words.
const (
	factDestination = "destination"
	factExitReason  = "exit_reason"
	mainstream      = "mainstream"
	stayed          = "stayed"
	died            = "died"
)

// returned is where the pupil of a plan went; ok is false where the list of pupils does
// not have the placement.
func (in *intake) returned(p *plan) (v metrics.Value, ok bool) {
	k := metrics.Key{Pupil: p.pupil, Measure: measureID, Scale: scaleReturned, Placement: p.placement}
	var stay *record.Stay
	for _, s := range in.request.Roll.Of(p.pupil) {
		if s.Placement == p.placement {
			stay = &s
		}
	}
	if stay == nil {
		return metrics.Value{}, false
	}
	word, left := stay.Facts[factDestination], !stay.Exit.IsZero()
	if asOf := in.request.AsOf; left && !asOf.IsZero() && stay.Exit.After(asOf) {
		left = false
	}
	switch {
	case p.said(fieldPurpose).word != reintegration:
		return metrics.NoValue(k, ingest.Date{}, metrics.NotApplicable, "the plan does not say that the pupil was to return to a mainstream school"), true
	case stay.Facts[factExitReason] == died:
		return metrics.NoValue(k, ingest.Date{}, metrics.NotApplicable, "the pupil died"), true
	case !left && word != stayed:
		return metrics.NoValue(k, ingest.Date{}, metrics.NotApplicable, "the pupil is still on roll"), true
	case word == "":
		return metrics.NoValue(k, stay.Exit, metrics.Missing, "the list of pupils does not say where the pupil went"), true
	}
	return metrics.CategoryValue(k, stay.Exit, word), true
}
