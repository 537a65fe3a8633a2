package cohort

import (
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// fate is the first stage that a pupil did not reach and why, or [stageCount] for one
// who is in the analysis.
func (w *walk) fate(stay *record.Stay, pair *Pair) (stage int, why string) {
	if why := ineligible(stay, w.l, w.s); why != "" {
		return stageEligible, why
	}
	if why := unwilling(stay); why != "" {
		return stageConsent, why
	}
	if stage, why := w.baseline(stay, pair); why != "" {
		return stage, why
	}
	return w.endline(stay, pair)
}

// baseline says at which stage up to a scorable baseline a pupil left.
func (w *walk) baseline(stay *record.Stay, p *Pair) (stage int, why string) {
	switch {
	case p == nil || p.First == nil && p.Reason != TwoOfOne && p.Reason != PlacementUnclear:
		if w.notDueYet(stay) {
			return stageBaselineDue, outNotDueYet
		}
		if w.goneEarly(stay) {
			return stageBaselineDone, outGone
		}
		return stageBaselineDone, outNoRecord
	case p.First == nil && p.Reason == PlacementUnclear:
		return stageBaselineDone, outUnclear
	case p.First == nil:
		return stageBaselineScorable, outTwo
	case p.Reason == BaselineLate:
		return stageBaselineDone, outLate
	case spoiltRow(p.First):
		return stageBaselineDone, outSpoiled
	case !scorable(p.First, p.Outcome):
		return stageBaselineScorable, unscored(p.First, p.Outcome)
	}
	return 0, ""
}

// endline says at which stage after that a pupil left, or [stageCount].
func (w *walk) endline(stay *record.Stay, p *Pair) (stage int, why string) {
	last := p.Last
	if p.Reason == OtherInformant {
		last = p.Other
	}
	switch {
	case p.Reason == TwoOfOne && last == nil:
		return stageEndlineScorable, outTwo
	case last == nil && p.Reason == StillOnRoll:
		return stageEndlineDue, string(StillOnRoll)
	case last == nil && p.Reason == PlacementUnclear:
		return stageEndlineDone, outUnclear
	case last == nil:
		return stageEndlineDone, w.lost(stay)
	case spoiltRow(last):
		return stageEndlineDone, outSpoiled
	case !scorable(last, p.Outcome):
		return stageEndlineScorable, unscored(last, p.Outcome)
	case p.Reason != "":
		return stagePaired, string(p.Reason)
	case !p.Index:
		return stageAnalysed, outUnreported
	}
	return stageCount, ""
}

// unscored says why there is no score: something of it cannot be used, or there is too
// little of it.
func unscored(o *Observed, of *metrics.Outcome) string {
	switch {
	case unavailable(o, of):
		return string(NotAvailable)
	case o.State == metrics.Refused:
		return outNotUsable
	}
	return outItems
}

// lost says why somebody's endline was not done, as far as the reason for leaving on
// the list of pupils says it. Whoever left as planned could have been asked: why they
// were not, nobody recorded.
func (w *walk) lost(stay *record.Stay) string {
	if !left(stay, w.l) {
		return outNoRecord
	}
	switch why := stay.Facts[factExitReason]; why {
	case outNotice, outCustody, outMoved, outDied, outExcluded, outOther:
		return why
	}
	return outNoRecord
}

// notDueYet reports whether a pupil came so recently that there is still time for the
// baseline.
func (w *walk) notDueYet(stay *record.Stay) bool {
	entry, ok1 := entryDay(stay)
	asOf, ok2 := calendar.DayOf(w.l.AsOf)
	return w.s.BaselineWithin > 0 && ok1 && ok2 && !left(stay, w.l) && int(asOf-entry) <= w.s.BaselineWithin
}

// goneEarly reports whether a pupil left before the time for the baseline was over.
func (w *walk) goneEarly(stay *record.Stay) bool {
	entry, ok := entryDay(stay)
	if w.s.BaselineWithin <= 0 || !ok || !left(stay, w.l) {
		return false
	}
	exit, ok := calendar.DayOf(stay.Exit)
	return ok && int(exit-entry) <= w.s.BaselineWithin
}

func entryDay(stay *record.Stay) (calendar.Day, bool) {
	if stay == nil {
		return 0, false
	}
	return calendar.DayOf(stay.Entry)
}
