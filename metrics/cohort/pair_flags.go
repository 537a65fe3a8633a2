package cohort

import (
	"apst/metrics"
	"apst/metrics/record"
)

// The flags of a pair: what a reader has to know of it, beside why there is none.
const (
	flagRater          = "rater-not-known"
	flagSeveral        = "several-to-choose-from"
	flagLookBack       = "look-backs-overlap"
	flagClose          = "under-28-days"
	flagSameDay        = "same-day"
	flagNoDate         = "date-missing"
	flagMonth          = "month-only"
	flagForm           = "form-not-known"
	flagBeforeEntry    = "baseline-before-entry"
	flagAfterExit      = "endline-after-exit"
	flagWindowNotKnown = "window-not-known"
	flagPeriod         = "outside-period"
)

// How many days a questionnaire may lie before entry or after leaving without a word,
// and how few may lie between two.
const (
	graceDays = 31
	leastGap  = 28
)

// pairFlags says what each flag means, in the order in which they are listed.
var pairFlags = []metrics.Named{
	{ID: flagRater, Title: "one of the two does not say who answered, so that nobody can tell whether it was the same person"},
	{ID: flagSeveral, Title: "there were several questionnaires for one wave; the pair is of the one person who answered both times, or of nobody"},
	{ID: flagLookBack, Title: "the questions of the endline ask about days before the baseline"},
	{ID: flagClose, Title: "fewer than 28 days between the two"},
	{ID: flagSameDay, Title: "both bear the same day"},
	{ID: flagNoDate, Title: "a date is missing, so that the days between are not known"},
	{ID: flagMonth, Title: "a date is only a month, so that the days between are not known"},
	{ID: flagForm, Title: "one of the two does not say which form it is"},
	{ID: flagBeforeEntry, Title: "the baseline is from more than 31 days before entry"},
	{ID: flagAfterExit, Title: "the endline is from more than 31 days after leaving"},
	{ID: flagWindowNotKnown, Title: "the day of entry or of the baseline is not known, so that nobody can tell whether it was in time"},
	{ID: flagPeriod, Title: "the placement has no day in the period"},
}

// flag says what there is to say of a pair.
func (m *matcher) flag(p *Pair, stay *record.Stay) {
	set := func(yes bool, flag string) {
		if yes {
			p.Flags = append(p.Flags, flag)
		}
	}
	set(outOfPeriod(p.Pupil, stay, m.s), flagPeriod)
	if a := p.First; a != nil && stay != nil && p.Outcome.Pairing == metrics.ByWave {
		days, ok := daysAfterEntry(a, stay)
		set(ok && days < -graceDays, flagBeforeEntry)
	}
	if b := p.Last; b != nil && stay != nil && p.Outcome.Pairing == metrics.ByWave && stay.Exit.Day > 0 && b.Date.Day > 0 {
		set(b.Date.Days()-stay.Exit.Days() > graceDays, flagAfterExit)
	}
	if p.First == nil || p.Last == nil || p.Outcome.Pairing == metrics.ByPeriod {
		return
	}
	a, b := p.First, p.Last
	set(ratersMatter(p.Informant) && (a.Rater == "" || b.Rater == ""), flagRater)
	same, certain := metrics.SameForm(a.Form, b.Form)
	set(same && !certain, flagForm)
	none, month := a.Date.IsZero() || b.Date.IsZero(), !a.Date.IsZero() && a.Date.Day == 0 || !b.Date.IsZero() && b.Date.Day == 0
	set(none, flagNoDate)
	set(month, flagMonth)
	if p.Days >= 0 {
		set(p.Days == 0, flagSameDay)
		set(p.Days > 0 && p.Days < leastGap, flagClose)
		set(lookBack(b) > p.Days, flagLookBack)
	}
}

// outOfPeriod reports whether a placement has no day in the period; of one that the list
// does not have, whether none of the pupil's has.
func outOfPeriod(p *Pupil, stay *record.Stay, s *Settings) bool {
	if stay != nil {
		return !inPeriod(stay, s)
	}
	for i := range p.Stays {
		if inPeriod(&p.Stays[i], s) {
			return false
		}
	}
	return len(p.Stays) > 0
}

// scaleLookBack is the scale of a value that says what the questions ask about.
const scaleLookBack = "look_back"

// lookBacks are how many days the words for it stand for, at the least.
var lookBacks = map[string]int{"six-months": 181, "one-month": 28}

// lookBack is how many days before its own the questions ask about; 0 where nothing
// says it.
func lookBack(o *Observed) int {
	if o.Row == nil || o.Row.Row == nil {
		return 0
	}
	for i := range o.Row.Values {
		if v := &o.Row.Values[i]; v.Scale == scaleLookBack {
			return lookBacks[v.Category]
		}
	}
	return 0
}

// reasonTitles says what each reason for there being no pair means.
var reasonTitles = []metrics.Named{
	{ID: string(NoBaseline), Title: "there is no baseline by this informant"},
	{ID: string(BaselineLate), Title: "the baseline came later after entry than was declared"},
	{ID: string(BaselineRefused), Title: "the baseline has no score"},
	{ID: string(StillOnRoll), Title: "the endline is not due: the pupil is still on roll"},
	{ID: string(NoEndline), Title: "there is no endline"},
	{ID: string(OtherInformant), Title: "the endline is by another informant"},
	{ID: string(EndlineRefused), Title: "the endline has no score"},
	{ID: string(NotAvailable), Title: "not enough was recorded in one of the two windows"},
	{ID: string(TwoOfOne), Title: "there are two that could be meant, and nothing says which"},
	{ID: string(PlacementUnclear), Title: "to which placement it belongs is not clear"},
	{ID: string(WrongOrder), Title: "the endline is dated before the baseline"},
	{ID: string(OtherForm), Title: "another form, or nobody can tell which"},
	{ID: string(OtherRater), Title: "another person answered"},
}
