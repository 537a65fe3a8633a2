package cohort

import (
	"slices"

	"apst/metrics"
)

// resultsEntries are what can be looked up of results.
func resultsEntries() []metrics.Entry {
	return append([]metrics.Entry{statisticsEntry(), panelEntry()}, slices.Concat(resultsChoices(), actsChoices())...)
}

// statisticsEntry is what all results have in common; their names are entries of
// their own.
func statisticsEntry() metrics.Entry {
	return metrics.Entry{
		ID: "cohort.results", Title: "the statistics of results", From: metrics.From{Grade: metrics.Own},
		Text: "Every number of an analysis is a row of results.csv, under a name that does not change. The column method names the convention, the column note says what a reader has to know, or why there is no number. Change is always endline minus baseline.",
		See:  []string{"cohort.floors", "cohort.panel"},
	}
}

// panelEntry is the table of the views of a change.
func panelEntry() metrics.Entry {
	t := metrics.Lookup{Title: "ways of looking at a change", Columns: []string{"view", "what it is", "when it may be read"}}
	for _, v := range viewNames {
		applies := v.applies
		if applies == "" {
			applies = "As the measure says: for parents, four to eight months apart, and for groups at high risk."
		}
		t.Rows = append(t.Rows, []string{string(v.view), v.title, applies})
	}
	return metrics.Entry{
		ID: "cohort.panel", Title: "a change looked at in different ways", From: metrics.From{Source: "Wolpert et al 2015", Grade: metrics.Single},
		Text:   "The difference, the crossing of the threshold, the reliable change and the added value stand side by side, each with what has to be known before it is read. They answer different questions; reliable change and crossing are for looking at pupils, the difference and the added value for groups. Who got worse stands beside who got better.",
		Tables: []metrics.Lookup{t}, See: []string{"cohort.results"},
	}
}

// resultsChoices are what sources leave open about results.
func resultsChoices() []metrics.Entry {
	choice := resultsChoice
	return []metrics.Entry{
		choice("floors", "how few are too few",
			"Fewer than 5 pairs have counts alone; from 5 there are medians and quartiles; from 10 means, changes with interval and p-value, percentages and classes; from 20 changes in standard deviations; from 30 complete answers the reliability of a scale. Tests and differences of who crossed a line need 5 pupils who changed sides. Those lost are compared with the others where both are 10. Below its floor a row stays, with its counts, without a number, and says why.",
			"Of a few pupils a mean says more about one of them than about the school, and its interval would be believed. A row that is missing would look like a question nobody asked."),
		choice("populations", "whose results these are",
			"All are the pupils with a placement in the period in which they are eligible and take part, as the flow counts them; supported are those of whom the list of pupils says so in any placement, or who had a contact that took place. Results are of those among them with a pair, each once, in the placement that counts for the measure and informant, if it is such a one. Where nobody is known to have been supported there is one population.",
			"An evaluation asks about everybody it set out to reach; the support of some is a question of its own, and who turned up for it is not chance."),
		choice("groups", "subgroups",
			"By each fact of the list of pupils that was asked for, one at a time, by the amount of support, and by the band at baseline; those of whom the fact is not known are a group of their own. Of a measure's main outcome most statistics are given for them, of the others the pairs, the means, the change and its standardised size. No subgroup has a bootstrap interval, pseudomedians, grids of bands, adjusted p-values or a noncentral interval. Everything about subgroups is exploratory and has no p-value, and of those formed by the baseline nothing tests who crossed a line: whoever began on one side can move one way only.",
			"Thirty groups of sixty outcomes are for looking, not for testing; a group that began high falls by itself. What takes long would be worked out thousands of times for nobody."),
		choice("classes", "who started in need",
			"The classes are counted of all pairs that have one, and again, of whole populations, of those who were beyond the cut-off at baseline. Recovered and reliably improved together are a count of their own. Of an outcome without a cut-off nobody is counted as recovered, and the row says so: that is another thing than 0.",
			"Nobody can recover who was never in need; a school whose pupils began below the cut-off would look as if nobody got better."),
		choice("sides", "the line that is crossed",
			"The cut-off of the system of bands that was asked for, or of the first that has one, by informant and form; and beside it the band of most need. Of two words in an order the worse one is in need.",
			"The classes and the crossing have to rest on one line, and readers of the bands ask about the last of them."),
		choice("families", "which p-values are adjusted together",
			"Those of the outcomes that a measure calls a family, by one informant in one population: of numbers the paired t test, of two words McNemar's, of more the Stuart-Maxwell test. The main outcome stands alone. What has no p-value for being below the floor is no member. Both the adjustment by Holm and that by Benjamini and Hochberg are given.",
			"One question was named beforehand; the others are looked at together. Adjusting across informants or populations would hide that they answer different questions."),
		choice("bootstrap", "where a bootstrap interval is given", "For the mean change of each measure's main outcome, of whole populations; the note has the number of resamples and the seed.",
			"It is there to be set beside the t interval where few pairs and whole numbers make one doubt it. Elsewhere it would cost time and be read by nobody."),
		choice("equivalence", "the margin of no change that matters", "Applies to the outcome that was named as the main one alone.", "A margin in points of one scale means nothing on another."),
		choice("expected-anyway", "change that would have come anyway",
			"From the mean baseline of the pairs, the mean of the population and the correlation of two measurements some months apart, as the measure has them. Without such a correlation it is not given; alpha is no substitute.",
			"Pupils are referred when things are at their worst. Alpha says how items agree on one day and makes the regression look smaller than it is."),
		choice("lost", "those without a pair",
			"The mean change is given again as if nobody lost had changed, as a bound. Among them are those whose endline cannot be compared, and those who are still on roll, whose endline is not due; the note counts the latter. Their baselines are set beside the others', and so is each subgroup's share. Completion is also given by centre, class and month of the baseline.",
			"Those who leave without notice are not like the others, and a number that ignores them flatters."),
		choice("agreement", "informants beside each other", "The scores of two informants for one pupil, at one wave, in one placement, whether or not either has a pair; never averaged.", "They see different things, and agree little everywhere."),
		choice("standings", "percentages of where pupils stand",
			"Of everybody whom the question applies to, those without a record among them as a category of their own; not known is a word like others. Where nothing is recorded of anybody no word has a number. Of a pupil who left more than once the last placement counts. Answers to a question are percentages of those who answered, beside how many were asked.",
			"A percentage of those who could be found calls the others fine."),
		choice("rates", "rates of events", "The events and the time of pupils of whom both are known are added up; the interval is exact for independent events.", "A pupil suspended once is suspended again: the truth is wider, and the note says so."),
		choice("sensitivity", "what else could have been done",
			"Of the main outcome: the signed-rank test by its other conventions, the classes by the measure's other methods of reliable change, the mean change with pairs between two people and without those of which it is not known who answered; of every outcome the mean change with those lost unchanged; of the main one again with the endlines of those lost filled in 20 times by a normal model given the baseline, from a fixed seed, and pooled. The category says which. The other informants' results stand among the ordinary rows.",
			"A finding that only one of several defensible ways shows is none. The model has the baseline alone: what else is known of pupils is known of some, and a school is too small for more. Those whose endline is not due are filled in like the others lost."),
		choice("centres", "pupils of one centre", "The likeness of change within centres is given where the list of pupils names two or more; those of no known centre are left out. It is described and not put into the intervals.", "Within one school centres are few, and an interval that allowed for them would rest on less than the numbers it mends."),
	}
}
