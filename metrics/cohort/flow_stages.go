package cohort

import "apst/metrics"

// The stages of the flow, in order. Those from stageSupported to stageUnrecorded are
// branches beside the line.
const (
	stageOnRoll = iota
	stageEligible
	stageConsent
	stageBaselineDue
	stageBaselineDone
	stageBaselineScorable
	stageEndlineDue
	stageEndlineDone
	stageEndlineScorable
	stagePaired
	stageAnalysed
	stageCount
)

// stageNames are the ids and titles of the stages.
var stageNames = [stageCount]metrics.Named{
	stageOnRoll:           {ID: "on-roll", Title: "on roll at any time in the period"},
	stageEligible:         {ID: "eligible", Title: "eligible"},
	stageConsent:          {ID: "consent", Title: "consent, or not opted out"},
	stageBaselineDue:      {ID: "baseline-due", Title: "baseline due"},
	stageBaselineDone:     {ID: "baseline-done", Title: "baseline done in time"},
	stageBaselineScorable: {ID: "baseline-scorable", Title: "baseline scorable"},
	stageEndlineDue:       {ID: "endline-due", Title: "endline due: left, or the period is over"},
	stageEndlineDone:      {ID: "endline-done", Title: "endline done"},
	stageEndlineScorable:  {ID: "endline-scorable", Title: "endline scorable"},
	stagePaired:           {ID: "paired", Title: "paired: same informant, form and rater"},
	stageAnalysed:         {ID: "analysed", Title: "analysed"},
}

// The branches beside the stage of scorable baselines.
var (
	sideSupported    = metrics.Named{ID: "supported", Title: "of these, supported by the team"}
	sideNotSupported = metrics.Named{ID: "not-supported", Title: "of these, not supported by the team"}
	sideUnrecorded   = metrics.Named{ID: "support-not-recorded", Title: "of these, support not recorded"}
)

// Reasons for leaving the flow that are not those of a pair.
const (
	outNoRecord   = "no-record"
	outNotDueYet  = "baseline-not-due-yet"
	outSpoiled    = "form-spoiled"
	outLate       = "late"
	outGone       = "left-within-window"
	outItems      = "items-missing"
	outNotUsable  = "not-usable"
	outTwo        = "two-questionnaires"
	outUnclear    = "placement-not-clear"
	outNotice     = "left-without-notice"
	outCustody    = "custody"
	outMoved      = "moved-area"
	outDied       = "died"
	outExcluded   = "permanently-excluded"
	outOther      = "other"
	outUnreported = "not-in-results"
)

// exitTitles says what each reason means, in the order in which a stage lists them.
var exitTitles = []metrics.Named{
	{ID: outAge, Title: "younger or older than the programme is for"},
	{ID: outGuest, Title: "guest: on roll elsewhere"},
	{ID: outLeft, Title: "left before they had been on roll long enough"},
	{ID: outNotYet, Title: "not on roll long enough yet"},
	{ID: outRefused, Title: "refused"},
	{ID: outWithdrawn, Title: "consent withdrawn"},
	{ID: outNoReply, Title: "no reply"},
	{ID: outNotDueYet, Title: "came so recently that the baseline is not due yet"},
	{ID: outLate, Title: "done later after entry than was declared"},
	{ID: outSpoiled, Title: "form spoiled: nothing of it can be used"},
	{ID: outGone, Title: "left before the time for the baseline was over"},
	{ID: outUnclear, Title: "which placement it belongs to is not clear"},
	{ID: outTwo, Title: "two questionnaires that could be meant"},
	{ID: outItems, Title: "no score: items missing"},
	{ID: outNotUsable, Title: "no score: what stands there cannot be used"},
	{ID: string(NotAvailable), Title: "not enough was recorded"},
	{ID: string(StillOnRoll), Title: "still on roll"},
	{ID: outNotice, Title: "left without notice"},
	{ID: outCustody, Title: "custody"},
	{ID: outMoved, Title: "moved area"},
	{ID: outDied, Title: "died"},
	{ID: outExcluded, Title: "permanently excluded"},
	{ID: outOther, Title: "other reason, by the list of pupils"},
	{ID: string(OtherInformant), Title: "endline by another informant"},
	{ID: string(OtherForm), Title: "another form"},
	{ID: string(OtherRater), Title: "another rater"},
	{ID: string(WrongOrder), Title: "endline before baseline"},
	{ID: outUnreported, Title: "paired, but not in the results that were asked for"},
	{ID: outNoRecord, Title: "nobody recorded why"},
}

// The flags of a flow.
const (
	noteLate        = "joined-after-window"
	noteBack        = "came-back"
	noteAge         = "age-not-known"
	noteConsent     = "consent-not-recorded"
	noteLeaving     = "leaving-not-known"
	noteWindow      = "window-not-known"
	noteNotEligible = "paired-not-in-flow"
	noteOffPeriod   = "not-in-period"
)

var noteTitles = []metrics.Named{
	{ID: noteLate, Title: "joined after the window for baselines at the beginning of the period"},
	{ID: noteBack, Title: "came back: more than one placement, each pupil counted once"},
	{ID: noteAge, Title: "age not known, taken as eligible"},
	{ID: noteConsent, Title: "nothing recorded of consent, taken as not opted out"},
	{ID: noteLeaving, Title: "nothing says whether they have left: the endline counts as due"},
	{ID: noteWindow, Title: "whether the baseline was in time cannot be told: counted as done"},
	{ID: noteNotEligible, Title: "have a pair, and left the flow before it: not eligible, or without consent, and in no result"},
	{ID: noteOffPeriod, Title: "on the list of pupils, and not on roll in the period: not in this flow"},
}
