package cohort

// The table of statistics of acts: what was done for pupils, in the four totals that
// must not be taken for one another.

const (
	unitReferrals = "referrals"
	unitRequests  = "requests"
	unitContacts  = "contacts"
	unitEpisodes  = "episodes"
	unitHours     = "hours"
)

// actsNoun is what floors of statistics of acts count: never acts, for many of them may
// be of one pupil.
const actsNoun = "pupils behind it"

func supportStatistics() []Statistic {
	of := func(name, title, unit, category, meaning string) Statistic {
		return Statistic{Name: name, Title: title, Unit: unit, Of: OfActs, Category: category, Meaning: meaning}
	}
	given := func(s Statistic, least int) Statistic {
		s.Least, s.Noun = least, actsNoun
		return s
	}
	quartiles := func(name, title, unit, what string) []Statistic {
		return []Statistic{
			given(of(name+"_median", title+", median", unit, "", "Median of "+what+"."), leastMedian),
			given(of(name+"_q1", title+", lower quartile", unit, "", "Lower quartile of "+what+" (type 7)."), leastMedian),
			given(of(name+"_q3", title+", upper quartile", unit, "", "Upper quartile of "+what+" (type 7)."), leastMedian),
		}
	}
	const (
		role  = "the national role; not-known where nobody is named"
		name  = "the specialist, as the school says; not-known where nobody is named"
		steps = "referred; accepted; seen; completed"
	)
	out := []Statistic{
		of("referrals", "referrals", unitReferrals, "", "How many referrals there were, of all pupils together. The note says what is left out."),
		of("referrals_by_source", "referrals by who asked", unitReferrals, "staff; self; family; agency; not-known", "Referrals by who asked. The categories add up to the referrals."),
		of("referred_pupils", "pupils referred", unitPupils, "", "Pupils with a referral or more."),
		given(of("referral_rate", "rate of referral", "per 100 pupils", "", "Referrals per 100 pupils on roll, with the exact Poisson interval. Referrals of one pupil come in series, and spread more than it says."), leastMean),
		of("requests", "requests", unitRequests, "", "How many specialists the referrals ask for: a referral may ask for several."),
		of("requests_by_decision", "requests by decision", unitRequests, "accepted; signposted; declined; waiting; withdrawn; not-known", "Requests by what became of them. Signposted is back to what the school offers anyway: an outcome, and no failure. The categories add up to the requests."),
		of("requests_by_role", "requests by role", unitRequests, role, "Requests by the national role that they ask for. The categories add up to the requests."),
		of("requests_by_specialism", "requests by specialist", unitRequests, name, "Requests by the specialist that they ask for. The categories add up to the requests."),
		of("requests_by_month", "requests by month", unitRequests, "empty; "+role, "Requests by the month of their referral, which is the period, and in it by role. Roles add up to the month, months to the requests."),
		of("request_funnel", "how far requests came", unitRequests, steps, "Requests that came to each stage, of those at the stage before of which it is known: accepted; followed by a contact with the specialist; work completed, as the list of episodes says."),
		of("pupil_funnel", "how far pupils came", unitPupils, steps, "Pupils with a request that came to each stage, of those at the stage before of whom it is known."),
	}
	out = append(out, quartiles("decision_days", "days to a decision", unitDays, "the calendar days from referral to decision, of requests with both")...)
	out = append(out, quartiles("contact_days", "days to the first contact", unitDays, "the calendar days from referral to the first contact with the specialist, of requests that were followed by one")...)
	out = append(out,
		of("seen_pupils", "pupils seen", unitPupils, "", "Pupils with an attended contact or more."),
		of("seen_by_role", "pupils seen by role", unitPupils, role, "Pupils with an attended contact, by national role. A pupil may be seen by several: they do not add up."),
		of("seen_by_specialism", "pupils seen by specialist", unitPupils, name, "Pupils with an attended contact, by specialist. A pupil may be seen by several: they do not add up."),
		of("specialists", "pupils by number of specialists", unitPupils, "0; 1; 2; 3+; not-known", "Pupils by with how many different specialists they had an attended contact; not known where a contact of the pupil cannot be used. The categories add up to the population."))
	out = append(out, quartiles("specialists", "specialists of a pupil", "specialists", "the number of different specialists of the pupils who were seen")...)
	out = append(out, quartiles("hours", "hours of a pupil", unitHours, "the hours of attended contacts of the pupils who were seen and whose minutes are known")...)
	return append(out,
		of("contacts_planned", "contacts planned", unitContacts, "", "Contacts that were planned up to the day the data are from: attended of these, missed, cancelled, or without an outcome."),
		of("contacts_attended", "contacts attended", unitContacts, "", "Contacts that were attended, planned or not."),
		of("contacts_unplanned", "contacts attended without being planned", unitContacts, "", "Of the attended, those that nobody had planned."),
		of("contacts_missed", "contacts missed", unitContacts, "", "Planned contacts that the pupil or family did not attend."),
		of("contacts_cancelled", "contacts cancelled", unitContacts, "", "Planned contacts that did not take place for another reason."),
		of("contacts_open", "contacts without an outcome", unitContacts, "", "Planned contacts of the past that do not say what came of them."),
		given(of("contacts_attended_percent", "contacts attended, percent", unitPercent, "", "Attended of the planned contacts whose outcome is known and which nobody cancelled. Contacts of one pupil are alike, so that there is no interval."), leastMean),
		of("contacts_by_role", "contacts attended by role", unitContacts, role, "Attended contacts by national role. The categories add up to the contacts attended."),
		of("hours_total", "hours attended", unitHours, "", "Hours of all attended contacts whose minutes are known."),
		of("episodes", "episodes of support", unitEpisodes, "", "Stretches of work of a specialist with a pupil."),
		of("episodes_by_end", "episodes by how they ended", unitEpisodes, "completed; left-school; disengaged; referred-on; other; open; not-known", "Episodes by why they ended, or that they have not. The categories add up to the episodes."),
		of("episodes_open", "episodes open at the end", unitEpisodes, "", "Episodes that are open at the end of the period, or on the day the data are from, whenever they began."),
		of("universal_sessions", "sessions with everybody", "sessions", "", "Sessions with everybody, such as training of staff: in no pupil's amount of support."),
		of("universal_attendances", "attendances of sessions with everybody", "attendances", "", "How many came to them; whoever came to several is counted each time."),
		of("comments", "pupils with a comment", unitPupils, "", "Pupils of whom the informant said something in own words."),
	)
}
