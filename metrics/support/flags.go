package support

import (
	_ "embed"
	"sync"

	"apst/metrics/record"
)

// The flags of rows, and the reasons why a value is missing. flags.csv says what each
// means.
const (
	flagAnswerNotKnown        = "answer-not-known"
	flagAnsweredTwice         = "answered-twice"
	flagAttendancesNotKnown   = "attendances-not-known"
	flagConsentNotKnown       = "consent-not-known"
	flagContactBeforeReferral = "contact-before-referral"
	flagContactNotUsed        = "contact-not-used"
	flagContactOffRoll        = "contact-off-roll"
	flagContactTwice          = "contact-twice"
	flagContactWithWhom       = "contact-with-whom"
	flagContactsRefused       = "contacts-refused"
	flagDateNotKnown          = "date-not-known"
	flagDateWithoutDecision   = "date-without-decision"
	flagDaysOfEpisodes        = "days-of-episodes"
	flagDecisionBefore        = "decision-before-referral"
	flagDecisionNotKnown      = "decision-not-known"
	flagEarlierContactOpen    = "earlier-contact-open"
	flagEpisodeBackwards      = "episode-backwards"
	flagEpisodeUndated        = "episode-undated"
	flagEpisodeWithWhom       = "episode-with-whom"
	flagFirstContactNotKnown  = "first-contact-not-known"
	flagFirstContactShared    = "first-contact-shared"
	flagFirstReferralNotKnown = "first-referral-not-known"
	flagIncidentOffRoll       = "incident-off-roll"
	flagIncidentTwice         = "incident-twice"
	flagIncidentUndated       = "incident-undated"
	flagIncidentsNotRead      = "incidents-not-read"
	flagKindBlank             = "kind-blank"
	flagMinutesNotKnown       = "minutes-not-known"
	flagMinutesNotRecorded    = "minutes-not-recorded"
	flagMinutesPartlyKnown    = "minutes-partly-known"
	flagModeNotKnown          = "mode-not-known"
	flagNamesThePupil         = "names-the-pupil"
	flagNoConsent             = "no-consent"
	flagNoDatesOfEntry        = "no-dates-of-entry"
	flagNoDecision            = "no-decision"
	flagNoDecisionDate        = "no-decision-date"
	flagNoListOfPupils        = "no-list-of-pupils"
	flagNoLog                 = "no-log"
	flagNoPeriod              = "no-period"
	flagNoReferral            = "no-referral"
	flagNoSpecialist          = "no-specialist"
	flagNotAnswered           = "not-answered"
	flagNotInALog             = "not-in-a-log"
	flagNotOnList             = "not-on-list"
	flagNothingToAttend       = "nothing-to-attend"
	flagOutcomeOpen           = "outcome-open"
	flagOwnRole               = "own-role"
	flagPlaceNotKnown         = "place-not-known"
	flagPlannedBlank          = "planned-blank"
	flagPlannedNotKnown       = "planned-not-known"
	flagRatingNotKnown        = "rating-not-known"
	flagReferralContradicts   = "referral-contradicts"
	flagReferralUndated       = "referral-undated"
	flagReferrerNotKnown      = "referrer-not-known"
	flagRequestNotKnown       = "request-not-known"
	flagRespondentNotKnown    = "respondent-not-known"
	flagSessionsNotGiven      = "sessions-not-given"
	flagSessionsNotKnown      = "sessions-not-known"
	flagSeveralPupils         = "several-pupils"
	flagSpecialistNotKnown    = "specialist-not-known"
	flagStatedContactBefore   = "stated-contact-before-referral"
	flagSuspensionKind        = "suspension-kind"
	flagSuspensionUndated     = "suspension-undated"
	flagSuspensionsNotRead    = "suspensions-not-read"
	flagTableRefused          = "table-refused"
)

//go:embed tables/flags.csv
var flagsCSV string

var flagMeanings = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range record.Table(flagsCSV) {
		out[r[0]] = r[1]
	}
	return out
})

// say is what a flag means, for people; a text that is no flag stays as it is.
func say(flag string) string {
	if s, ok := flagMeanings()[flag]; ok {
		return s
	}
	return flag
}

// sayAll is say for several.
func sayAll(flags []string) []string {
	out := make([]string, len(flags))
	for i, f := range flags {
		out[i] = say(f)
	}
	return out
}
