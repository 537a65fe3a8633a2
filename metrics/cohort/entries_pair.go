package cohort

import (
	"strconv"

	"apst/metrics"
)

// pairEntries are what can be looked up of pairing, change and the participant flow.
func pairEntries() []metrics.Entry {
	out := []metrics.Entry{reasonsEntry(), flagsEntry(), observedEntry(), flowEntry()}
	out = append(out, pairChoices()...)
	out = append(out, changeChoices()...)
	return append(out, flowChoices()...)
}

// pairChoice is a choice that was made where sources are silent.
func pairChoice(id, title, text, why string, see ...string) metrics.Entry {
	return metrics.Entry{ID: "cohort." + id, Title: title, Text: text, Why: why, Choice: true, From: metrics.From{Grade: metrics.Own}, See: see}
}

// lookupOf is a table of codes and what they mean.
func lookupOf(title, code string, lists ...[]metrics.Named) metrics.Lookup {
	out := metrics.Lookup{Title: title, Columns: []string{code, "meaning"}}
	for _, list := range lists {
		for _, n := range list {
			out.Rows = append(out.Rows, []string{n.ID, n.Title})
		}
	}
	return out
}

func reasonsEntry() metrics.Entry {
	return metrics.Entry{ID: "cohort.pairing", Title: "baseline and endline, and why there is no pair",
		Formula: "change = endline less baseline",
		Text: "Change is endline less baseline, always; which way is better is said beside it. A pair is of one pupil, placement, outcome and informant, and of forms that can be compared. " +
			"Where several reasons hold, the one that comes first in the table is given. Interim waves are kept, and in no change.",
		Tables: []metrics.Lookup{lookupOf("why there is no pair", "code", reasonTitles)},
		From:   metrics.From{Grade: metrics.Own}, See: []string{"cohort.rules", "cohort.raters", "cohort.flags"}}
}

func flagsEntry() metrics.Entry {
	return metrics.Entry{ID: "cohort.flags", Title: "what else there is to know of a pair",
		Text:   "A flag takes nothing away: the pair counts. Six months are taken as 181 days, a month as 28: the fewest there can be.",
		Tables: []metrics.Lookup{lookupOf("flags", "flag", pairFlags)}, From: metrics.From{Grade: metrics.Own}, See: []string{"cohort.pairing"}}
}

func observedEntry() metrics.Entry {
	return metrics.Entry{ID: "cohort.observations", Title: "what became of a value",
		Text:   "Every value of every row that has a pupil is in the table of observations once, with one of these.",
		Tables: []metrics.Lookup{lookupOf("what became of it", "word", fates)}, From: metrics.From{Grade: metrics.Own}, See: []string{"cohort.pairing"}}
}

func flowEntry() metrics.Entry {
	return metrics.Entry{ID: "cohort.flow", Title: "the participant flow",
		Text: "Each pupil of the population is counted once, by the placement that counts, and leaves at the first stage that was not reached, with one reason, so that the exits of a stage and its number add up to the stage before. " +
			"Reasons come from the list of pupils and from the rows. no-record says that nobody wrote one down: it is not filled in by anything else. " +
			"Baseline response is scorable baselines over baselines due; retention is scorable endlines over scorable baselines whose endline is due; paired is pairs over scorable baselines. " +
			"Attrition is those lost between an endline that is due and the analysis.",
		Tables: []metrics.Lookup{
			lookupOf("stages", "stage", stageNames[:], []metrics.Named{sideSupported, sideNotSupported, sideUnrecorded}),
			lookupOf("ways out", "reason", exitTitles), lookupOf("flags", "flag", noteTitles),
		},
		From: metrics.From{Grade: metrics.Own}, See: []string{"cohort.index", "cohort.due", "cohort.eligible", "cohort.left"}}
}

// pairChoices are the choices of pairing.
func pairChoices() []metrics.Entry {
	return []metrics.Entry{
		pairChoice("rules", "which of several questionnaires count",
			"By name, unless another rule is declared: the waves that the source calls baseline and endline. By order: the first on or after entry that is not called endline, and the last within the placement that is not called baseline. Nearest: nearest to a day within some days of it; of two equally near the earlier is a baseline and the later an endline; a month is no day. "+
				"The endline is never the baseline again. A rule chooses a questionnaire, not a score: one without a score is not passed over for a later one that has one. A row of which nothing can be used is, where there is another. "+
				"Results with a day and no wave, such as those of tests, are the first and the last of the placement; attendance is of the windows before and after. Two of one wave that differ are no pair: neither the first nor the last of them is taken.",
			"Choosing by whether there is a score would choose by how a pupil was doing. Of two that say different things either may be wrong.", "cohort.pairing"),
		pairChoice("raters", "who answered",
			"Where both waves name who answered and it is not the same person there is no pair, unless any rater is asked for. Where one or both say nothing there is, with a flag. Of pupils about themselves it is not asked. "+
				"Where several people answered in one wave, the one who answered both times makes the pair, if it is one.",
			"A new teacher is another measuring instrument. Most schools do not write down who answered; leaving their pupils out would leave out most.", "cohort.pairing"),
		pairChoice("informants", "endlines by somebody else",
			"A pupil whose own informant has no endline, and who has one by an informant without a baseline, left the flow as informant-changed. An endline whose informant has a baseline too belongs to that pair and replaces nobody's.",
			"Informants agree little: a difference between two of them is not change.", "cohort.pairing"),
		pairChoice("months", "dates that are months, and none",
			"Days between the waves are given where both days are known. Where days alone tell which of two came first and one is a month that the other lies in, there is no pair.",
			"A pair the wrong way round has the wrong sign.", "cohort.pairing"),
		pairChoice("window", "baselines that came late",
			"Where a number of days from entry is declared, a baseline after it makes no pair. Whether one without a day was in time cannot be told; it counts, with a flag.",
			"After weeks of support a first questionnaire is none of a beginning; without a day nothing shows that it was late.", "cohort.pairing"),
		pairChoice("index", "which placement counts",
			"A pupil counts once in the results of a measure by an informant: in the first placement of the period with a pair of the measure's main outcome; without one in the first with a baseline, without one in the first with anything. What belongs to no placement for certain comes after what does, and placements in which the pupil was not eligible, or does not take part, after all others. "+
				"Pairs of other placements stay in the table of changes. In the analysis file the facts of the pupil are those of the placement that counts for the main outcome, by the first informant with a pair in the order self, teacher, parent; each measure says beside its values which placement they are of.",
			"Pupils who come back would count twice as much as others, and their second change is not independent of the first.", "cohort.pairing"),
	}
}

// changeChoices are the choices about change.
func changeChoices() []metrics.Entry {
	return []metrics.Entry{
		pairChoice("reliable", "what became of one pupil",
			"A change counts where it is so many whole points or more, or of a number that is not whole where it exceeds the limit. Recovered: better, and from the side of need of the cut-off to the other; a pupil who never was there is improved. Being at the cut-off is being above it. "+
				"The cut-off is that of the bands that are asked for, or of the first of the measure's that have one. Nothing is said of scales too unreliable for a single pupil, and of single scales on request only. "+
				"A standard deviation and a reliability of one's own are those of the main outcome and of no other; a method that a measure does not know is not applied to it.",
			"The total is a safer outcome than five scales, of which one is soon worse by chance.", "cohort.pairing"),
		pairChoice("moves", "words, and numbers without distances",
			"Of words that have an order, and of ranks such as percentiles, it is said which way they went: up is towards the better end. A word without a place in the order went no way.",
			"Ten percentiles are little in the middle and much at the end; bands are no numbers at all.", "cohort.pairing"),
	}
}

// flowChoices are the choices of the flow.
func flowChoices() []metrics.Entry {
	days := strconv.Itoa(graceDays)
	return []metrics.Entry{
		pairChoice("eligible", "who is eligible",
			"Age is that on the day of entry, or at the beginning of the period for whoever was there already; one that is not known excludes nobody. Guests are on roll elsewhere. A consent that was withdrawn counts as if there had been none, whenever that was; where nothing is recorded nobody is taken to have opted out. All of this is counted in the flow's flags. "+
				"Results are of those whom the flow does not let go; pairs of others are counted as paired-not-in-flow, and stay in the table of changes.",
			"Excluding by what nobody wrote down would lose whole schools.", "cohort.flow"),
		pairChoice("due", "when an endline is due",
			"When the pupil has left by the day the data are from, or the period is over by then. In the report of a term after which the declared period goes on (without a declared end: of the autumn or spring term) it is not over: nobody who stays was due. A day of leaving in the future is not one. Without a list of pupils nothing says who is still there: the endline then counts as due, and the flow says so.",
			"Counting as due lowers the rate of retention: an error on the careful side.", "cohort.flow"),
		pairChoice("left", "why an endline is missing",
			"The reason for leaving is the reason for a missing endline where it explains one: left without notice, custody, moved, died, permanently excluded, other. Whoever left as planned, or is still there, could have been asked: why they were not is no-record.",
			"A reintegration is no reason for not asking.", "cohort.flow"),
		pairChoice("stray", "questionnaires outside a placement",
			"A baseline from more than "+days+" days before entry, and an endline from more than "+days+" days after leaving, count with a flag. Rules by order look inside the placement only.",
			"Whoever numbered the placement knew; but after a holiday a child may answer of another school.", "cohort.flags", "cohort.placing"),
	}
}
