package cohort

// The tables of statistics that count pupils: in classes and bands, lost, where they
// stand, and of the items of a scale.

func classStatistics() []Statistic {
	var out []Statistic
	const started = "empty; started-in-need for those of them who were beyond the cut-off at baseline; of the sensitivity set what was done otherwise"
	class := func(name, title, meaning string) {
		out = append(out,
			Statistic{Name: name, Title: title, Unit: unitPupils, Of: OfNumbers, Parts: MainOutcome, Least: leastMean, Noun: pairsNoun, Category: started, Meaning: meaning},
			Statistic{Name: name + "_percent", Title: title + ", percent", Unit: unitPercent, Of: OfNumbers, Parts: MainOutcome, Least: leastMean, Noun: pairsNoun, Category: started,
				Meaning: "The same as a percentage of those with a class, with its interval."})
	}
	out = append(out, Statistic{Name: "rci_threshold", Title: "threshold of reliable change", Unit: OutcomeUnit, Of: OfNumbers, Category: "the form, where there are several; of the sensitivity set the method",
		Meaning: "Change that has to be exceeded before it counts as more than error of measurement; the note has the constants, their source, and the least change in whole points. Known beforehand, not estimated here."})
	class("recovered", "recovered", "Pupils with a reliable change for the better who began in the range of need and ended outside it.")
	class("improved", "reliably improved", "Pupils with a reliable change for the better who are not among the recovered.")
	class("unchanged", "no reliable change", "Pupils whose change is no more than error of measurement might give.")
	class("deteriorated", "reliably worse", "Pupils with a reliable change for the worse.")
	class("reliably_improved", "recovered or reliably improved", "Recovered and improved together.")

	const both = OfNumbers | OfWords
	pair := func(name, title, category, meaning string) {
		out = append(out,
			Statistic{Name: name, Title: title, Unit: unitPupils, Of: both, Category: category, Meaning: meaning},
			Statistic{Name: name + "_percent", Title: title + ", percent", Unit: unitPercent, Of: both, Least: leastMean, Noun: pairsNoun, Category: category, Meaning: "The same as a percentage of the pairs, with its interval."})
	}
	pair("band_baseline", "in a band at baseline", "the band", "Pairs in each band at baseline.")
	pair("band_endline", "in a band at endline", "the band", "Pairs in each band at endline.")
	out = append(out,
		Statistic{Name: "band_transition", Title: "from band to band", Unit: unitPupils, Of: both, Category: "both bands: high>very-high", Meaning: "Pairs that went from one band to another, or stayed: the whole grid."},
		Statistic{Name: "band_stuart_maxwell", Title: "Stuart-Maxwell test of the bands", Unit: unitNone, Of: both, Least: leastMean, Noun: pairsNoun, Changed: leastChanged, Meaning: "Chi-square of whether the bands are as frequent at endline as at baseline, with degrees of freedom and p-value."},
		Statistic{Name: "band_bowker", Title: "Bowker test of the moves", Unit: unitNone, Of: both, Least: leastMean, Noun: pairsNoun, Changed: leastChanged, Meaning: "Chi-square of whether as many moved from each band to each other as back."},
	)
	for _, m := range []struct{ name, title, meaning string }{
		{"moved_up", "moved up", "Pairs whose endline is higher, or a better word."},
		{"moved_same", "stayed", "Pairs whose endline is the same."},
		{"moved_down", "moved down", "Pairs whose endline is lower, or a worse word."},
	} {
		const moving = OfRanks | OfWords
		out = append(out,
			Statistic{Name: m.name, Title: m.title, Unit: unitPupils, Of: moving, Least: leastMean, Noun: pairsNoun, Meaning: m.meaning},
			Statistic{Name: m.name + "_percent", Title: m.title + ", percent", Unit: unitPercent, Of: moving, Least: leastMean, Noun: pairsNoun, Meaning: "The same as a percentage of the pairs, with its interval."})
	}
	return out
}

// sideStatistics are those of pupils on one side of a line at both times.
func sideStatistics(name, where string, of Kinds) []Statistic {
	parts, least := MainOutcome, leastMean
	if name != "cut_off" {
		parts = WholeOnly
	}
	count := func(end, title, meaning string) Statistic {
		return Statistic{Name: name + end, Title: title, Unit: unitPupils, Of: of, Parts: parts, Meaning: meaning}
	}
	tested := func(end, title, unit, meaning string) Statistic {
		return Statistic{Name: name + end, Title: title, Unit: unit, Of: of, Parts: parts, Least: least, Noun: pairsNoun, Meaning: meaning}
	}
	difference := tested("_difference", where+", difference", unitPoints, "Percentage at endline minus that at baseline, with Newcombe's interval for pairs.")
	difference.Changed = leastChanged
	test := tested("_mcnemar_midp", where+", mid-p", unitP, "McNemar's mid-p: whether as many moved in as out.")
	test.Changed = leastChanged
	return []Statistic{
		count("_baseline", where+" at baseline", "Pairs "+where+" at baseline; the note says what that is."),
		count("_endline", where+" at endline", "Pairs "+where+" at endline."),
		count("_out", "moved out: "+where+" at baseline only", "Pairs "+where+" at baseline and no more at endline."),
		count("_in", "moved in: "+where+" at endline only", "Pairs "+where+" at endline and not yet at baseline."),
		tested("_baseline_percent", where+" at baseline, percent", unitPercent, "The same as a percentage of the pairs, with its interval."),
		tested("_endline_percent", where+" at endline, percent", unitPercent, "The same as a percentage of the pairs, with its interval."),
		difference, test,
	}
}

func lossStatistics() []Statistic {
	smaller := func(name, title, unit string, of Kinds, least int, noun, meaning string) Statistic {
		return Statistic{Name: name, Title: title, Unit: unit, Of: of, Least: least, Noun: noun, Meaning: meaning}
	}
	const lost = "pupils lost, or fewer than 10 paired"
	smd := smaller("lost_smd", "paired and lost compared", unitSD, OfNumbers|OfRanks|OfWords, leastMean, lost, "How far apart those with a pair and those lost lie, paired minus lost, in standard deviations: of their baselines, and for each subgroup of the share that belongs to it. From 0.1 on it is worth a look.")
	smd.Parts = MainOutcome
	return []Statistic{
		smaller("paired_baseline_mean", "baseline mean of the paired", LevelUnit, OfNumbers, leastMean, pairsNoun, "Mean of the baselines of those with a pair, beside that of those lost."),
		smaller("lost_baseline_mean", "baseline mean of the lost", LevelUnit, OfNumbers, leastMean, "pupils lost", "Mean of the baselines of those without a pair."),
		smaller("lost_baseline_median", "baseline median of the lost", LevelUnit, OfNumbers|OfRanks, leastMedian, "pupils lost", "Median of the baselines of those without a pair."),
		smd,
		smaller("mcar", "test of endlines missing by chance", unitNone, OfNumbers, leastMean, lost, "Little's chi-square of whether those lost had baselines like the others, with its p-value. A large p-value does not show that endlines are missing by chance."),
	}
}

func standingStatistics() []Statistic {
	of := func(name, title, unit string, kinds Kinds, least int, category, meaning string) Statistic {
		return Statistic{Name: name, Title: title, Unit: unit, Of: kinds, Least: least, Noun: pupilsNoun, Category: category, Meaning: meaning}
	}
	const words = "the word; no-record where there is none"
	return []Statistic{
		of("standing", "where pupils stand", unitPupils, OfStandings, 0, words, "Pupils by where they stood on the day of the period, or by what they answered. Not known is a word of its own and in no other."),
		of("standing_percent", "where pupils stand, percent", unitPercent, OfStandings, leastMean, words, "The same as a percentage, with its interval: of all whom it applies to, those without a record among them; of answers, of those who answered."),
		of("answered", "who answered", unitPupils, OfStandings, 0, "", "Of those a question was put to, how many answered it."),
		of("answered_percent", "who answered, percent", unitPercent, OfStandings, leastMean, "", "The same as a percentage, with its interval: the response rate."),
		of("standing_median", "median", LevelUnit, OfStandings, leastMedian, "", "Median of the numbers."),
		of("standing_q1", "lower quartile", LevelUnit, OfStandings, leastMedian, "", "Lower quartile of the numbers (type 7)."),
		of("standing_q3", "upper quartile", LevelUnit, OfStandings, leastMedian, "", "Upper quartile of the numbers (type 7)."),
		of("standing_mean", "mean", LevelUnit, OfStandings, leastMean, "", "Mean of the numbers, with its interval; of ratings on a short scale there is none."),
		of("events", "events", OutcomeUnit, OfEvents, 0, "", "How many events there were, of all pupils together."),
		of("exposure", "time counted over", "as the measure says", OfEvents, 0, "", "Over how long they were counted, of all pupils together."),
		of("rate", "rate of events", "per unit of that time", OfEvents, leastMean, "", "Events by that time, with the exact Poisson interval. Events of one pupil come in series, and spread more than it says."),
		of("with_any", "pupils with any", unitPupils, OfEvents, 0, "", "Pupils with one event or more."),
		of("with_any_percent", "pupils with any, percent", unitPercent, OfEvents, leastMean, "", "The same as a percentage, with its interval."),
	}
}

func itemStatistics() []Statistic {
	of := func(name, title, unit string, least int, meaning string) Statistic {
		return Statistic{Name: name, Title: title, Unit: unit, Of: OfItems, Least: least, Noun: "pupils who answered every item", Meaning: meaning}
	}
	agree := func(name, title, unit string, least int, category, meaning string) Statistic {
		return Statistic{Name: name, Title: title, Unit: unit, Of: OfNumbers, Least: least, Noun: "pupils with both informants", Category: category, Meaning: meaning}
	}
	return []Statistic{
		of("items", "items of the scale", "items", 0, "How many items the scale has."),
		of("items_asked", "pupils with any answer", unitPupils, 0, "Pupils who answered any item of the scale."),
		of("items_complete", "pupils with all answers", unitPupils, 0, "Pupils who answered every item: what the reliability rests on."),
		of("items_prorated", "pupils with a score from some of the items", unitPupils, 0, "Pupils whose score was worked out although items are missing."),
		of("alpha", "Cronbach's alpha", unitNone, leastItems, "How consistent the items are in this sample, with Feldt's interval."),
		of("omega", "McDonald's omega", unitNone, leastItems, "The same from a model of one factor, of the items as they are added up."),
		of("floor_percent", "at the lowest score", unitPercent, leastMean, "Percentage of the complete with the lowest score, with its interval."),
		of("ceiling_percent", "at the highest score", unitPercent, leastMean, "Percentage of the complete with the highest score, with its interval."),
		agree("informant_pairs", "pupils with both informants", unitPupils, 0, "", "How many have a score by both informants at the same time and in the same placement."),
		agree("informant_mean", "mean by an informant", LevelUnit, leastMean, "the informant", "Mean of an informant's scores of those pupils."),
		agree("informant_correlation", "correlation of informants", unitNone, leastMean, "", "Pearson's correlation of the two informants' scores, with Fisher's interval. Low agreement is normal."),
		agree("informant_icc", "agreement of informants", unitNone, leastMean, "", "Intraclass correlation ICC(2,1): agreement of one score by each, counting a difference of level as disagreement."),
	}
}
