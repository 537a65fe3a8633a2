package cohort

import "apst/metrics"

// resultsChoice is a choice about results.
func resultsChoice(id, title, text, why string, see ...string) metrics.Entry {
	return metrics.Entry{ID: "cohort." + id, Title: title, Text: text, Why: why, Choice: true, From: metrics.From{Grade: metrics.Own}, See: append(see, "cohort.results")}
}

// actsChoices are what sources leave open about what was done for pupils, and about
// what they say of it.
func actsChoices() []metrics.Entry {
	choice := resultsChoice
	return []metrics.Entry{
		choice("acts", "referrals, requests, contacts and episodes",
			"Counted are those of the pupils of the population, and, where a period is given, those dated in it: a request by the day of its referral, an episode by the day it began. What has no date is then left out, and so is every record that cannot be used; the note says how many. What no file records has no row, which is another thing than 0. Hours and specialists of a pupil are given only where all of the pupil's contacts can be used. Floors count the pupils behind a number, never the contacts.",
			"Four contacts of one pupil are about that pupil. A total without what could not be read looks like one with everything, unless it says so."),
		choice("funnel", "how far requests came",
			"Accepted are requests with that decision; seen those of them that were followed by a contact with the specialist, or whose work is known to be completed; completed those of them of which a list of episodes says so. The episode of a request is the specialist's that was not over when it was made, and began before the next request for the same. Of a pupil the request that came furthest counts. Where a stage is not known of anybody it has no number; of how many it is not known the note says.",
			"A request that nobody wrote an ending for has neither ended well nor badly."),
		choice("attended-share", "the share of contacts that were attended",
			"Attended of the planned whose outcome is known and which nobody cancelled, without an interval, from 10 pupils on. A log that does not say what was missed says nothing of what was planned.",
			"Contacts of one pupil are alike: an interval that took each for a new one would be too narrow."),
		choice("amounts", "results by the amount of support",
			"Each pupil's band is the one that the measure of support gives for all contacts in the log, whatever their date. Whoever had no contact is none, if a log of contacts was read; where none was read, where a contact of the pupil cannot be used, or two sources disagree, it is not known. There are intervals, no p-values, and before anything else it is said that nobody was allocated at random.",
			"Who is offered more support, and who turns up for it, differs from the others beforehand: the comparison describes and shows no effect.", "cohort.groups"),
		choice("views", "answers to questions",
			"Of several answers of one kind of respondent for one pupil the last counts. Answers that name no pupil are counted one by one, with all pupils only; the note says how many. A question that anybody answered in words is counted in words, with numbers as they stand; of ratings whose ends nobody knows those that were given are counted, beside the median. Of what was said in own words there is only of how many pupils.",
			"A survey without names is the usual kind, and its answers are nobody's in particular.", "cohort.standings"),
	}
}
