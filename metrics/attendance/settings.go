package attendance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/metrics"
	"apst/metrics/calendar"
)

// The options, and the words they take.
const (
	optionBy         = "by"
	optionBasis      = "basis"
	optionWindow     = "window"
	optionAnchor     = "anchor"
	optionSessions   = "sessions"
	optionWeeks      = "weeks"
	optionMinimum    = "minimum"
	optionDuplicates = "duplicates"
	optionTotalsOf   = "totals-of"
	optionOwn        = "own-school"
	optionHalfTerms  = "half-terms"

	windowNone        = "none"
	windowBeforeAfter = "before-after"

	halfTermsNone       = "none"
	halfTermsAboutEntry = "about-entry"

	anchorEntry    = "entry"
	anchorReferral = "referral"
	anchorContact  = "contact"
)

// defaultWeeks is how long a window is on either side: half a term.
const defaultWeeks = 6

// roleHome is what files of the pupils' home schools are.
const roleHome = "home-school"

// settings are the options of a request.
type settings struct {
	by        calendar.By
	basis     Basis
	policy    Policy
	window    bool
	anchor    string
	how       Windowing
	halfTerms bool   // the half-terms about entry are given
	totals    string // of which time totals are, where their file does not say
	own       string // the name of this school, in files of several
}

func options() []metrics.Option {
	return []metrics.Option{
		{Name: optionBy, Usage: "how time is cut: a row a pupil and period", Allowed: calendar.Cuts(), Default: calendar.ByAll.String()},
		{Name: optionBasis, Usage: "what becomes of sessions missed because of Covid-19: mis leaves them out, dfe counts them as possible", Allowed: []string{MIS.String(), DfE.String()}, Default: MIS.String()},
		{Name: optionWindow, Usage: "whether to give equal stretches of school time before and after a day of each pupil's own", Allowed: []string{windowNone, windowBeforeAfter}, Default: windowNone},
		{Name: optionAnchor, Usage: "which day that is: entry, first referral, first contact", Allowed: []string{anchorEntry, anchorReferral, anchorContact}, Default: anchorEntry},
		{Name: optionWeeks, Usage: "length of a window in school `WEEKS`; 6 where neither this nor --sessions is given", Without: "6, where no number of sessions is given", Check: whole(1, 200)},
		{Name: optionSessions, Usage: "length of a window in `SESSIONS` of the school", Check: whole(1, 2000)},
		{Name: optionMinimum, Usage: "possible `SESSIONS` that a window, or a half-term about entry, needs", Default: strconv.Itoa(DefaultMinimum), Check: whole(1, 2000)},
		{Name: optionHalfTerms, Usage: "whether to give the half-terms before and after that of entry", Allowed: []string{halfTermsNone, halfTermsAboutEntry}, Default: halfTermsNone},
		{Name: optionDuplicates, Usage: "what counts where one session has different marks", Allowed: slices.Clone(policyNames[:]), Default: Refuse.String()},
		{Name: optionTotalsOf, Usage: "of which `TIME` totals are where their file does not say: 2022/23, autumn 2022, 2022/23 HT3, or 2022-09-05 to 2022-10-21", Check: checkTime},
		{Name: optionOwn, Usage: "`NAME` of this school, in files with marks of several; the others then count as home schools"},
	}
}

// whole checks a whole number.
func whole(least, most int) func(string) error {
	return func(text string) error {
		if n, err := strconv.Atoi(text); err != nil || n < least || n > most {
			return fmt.Errorf("a whole number from %d to %d is wanted", least, most)
		}
		return nil
	}
}

func checkTime(text string) error {
	if _, ok := timeOf(text); !ok {
		return fmt.Errorf("a school year, a term or a half-term with its year, or two days are wanted: 2022/23, autumn 2022, 2022/23 HT3, 2022-09-05 to 2022-10-21")
	}
	return nil
}

// settingsOf reads the options. The error is a plain sentence.
func settingsOf(s metrics.Settings) (settings, error) {
	m := metrics.Measure{Options: options()}
	get := func(name string) string { return m.Get(s, name) }
	out := settings{window: get(optionWindow) == windowBeforeAfter, anchor: get(optionAnchor), halfTerms: get(optionHalfTerms) == halfTermsAboutEntry, totals: get(optionTotalsOf), own: strings.TrimSpace(get(optionOwn))}
	var err error
	if out.by, err = calendar.ParseBy(get(optionBy)); err != nil {
		return out, err
	}
	if out.basis, err = ParseBasis(get(optionBasis)); err != nil {
		return out, err
	}
	if out.policy, err = ParsePolicy(get(optionDuplicates)); err != nil {
		return out, err
	}
	out.how = Windowing{Unit: Weeks, Length: defaultWeeks, Basis: out.basis}
	out.how.Minimum, _ = strconv.Atoi(get(optionMinimum))
	weeks, sessions := get(optionWeeks), get(optionSessions)
	switch {
	case weeks != "" && sessions != "":
		return out, fmt.Errorf("a window is so many weeks or so many sessions long: give --weeks or --sessions, not both")
	case weeks != "":
		out.how.Length, _ = strconv.Atoi(weeks)
	case sessions != "":
		out.how.Unit = Sessions
		out.how.Length, _ = strconv.Atoi(sessions)
	}
	return out, nil
}

// judge says which settings contradict each other.
func judge(s metrics.Settings) error {
	_, err := settingsOf(s)
	return err
}

// wants are the kinds of days that windows are to be about.
func wants(s metrics.Settings) []string {
	set, err := settingsOf(s)
	if err != nil || !set.window || set.anchor == anchorEntry {
		return nil
	}
	return []string{set.anchor}
}
