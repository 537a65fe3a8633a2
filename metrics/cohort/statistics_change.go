package cohort

// The tables of statistics of who is looked at, and of what changed.

const (
	unitPupils  = "pupils"
	unitPercent = "percent"
	unitPoints  = "percentage points"
	unitDays    = "days"
	unitSD      = "standard deviations"
	unitP       = "probability"
	unitNone    = "" // a number without a unit
)

const paired = OfNumbers | OfRanks | OfWords

func peopleStatistics() []Statistic {
	count := func(name, title string, of Kinds, parts Parts, category, meaning string) Statistic {
		return Statistic{Name: name, Title: title, Unit: unitPupils, Of: of, Parts: parts, Category: category, Meaning: meaning}
	}
	return []Statistic{
		count("pupils", "pupils on roll", OfPeople, MainOutcome, "", "How many pupils the population has, or a subgroup of it. Each counts once, by the first placement of the period."),
		count("baselines", "pupils with a baseline", paired, MainOutcome, "", "How many have a baseline that can be used, each in one placement."),
		count("pairs", "pairs", paired, EveryGroup, "", "How many have a baseline and an endline that may be compared: what every statistic of change rests on. n_of is how many have a baseline."),
		count("lost", "pupils without a pair", paired, MainOutcome, "", "How many have a baseline and no endline to compare it with."),
		count("not_paired", "why there is no pair", paired, WholeOnly, "the reason, by its code", "Pupils with a baseline or an endline and no pair, by the reason."),
		count("pattern", "who has what", paired, WholeOnly, "both; both-not-comparable; baseline-only; endline-only; neither", "How many of all pupils of the population have what. The categories add up to the population."),
		{Name: "completion", Title: "completion", Unit: unitPercent, Of: paired, Parts: MainOutcome, Least: leastMean, Noun: "pupils with a baseline",
			Meaning: "Pairs as a percentage of the baselines. Besides the subgroups it is given by class and by the month of the baseline, and so are the pairs, the baselines and the pupils without a pair."},
		days("days_median", "days between, median", "The middle of the days between baseline and endline."),
		days("days_q1", "days between, lower quartile", "A quarter of the pairs lie fewer days apart."),
		days("days_q3", "days between, upper quartile", "A quarter of the pairs lie more days apart."),
	}
}

func days(name, title, meaning string) Statistic {
	return Statistic{Name: name, Title: title, Unit: unitDays, Of: paired, Least: leastMedian, Noun: "pairs with both dates", Meaning: meaning}
}

func changeStatistics() []Statistic {
	of := func(name, title, unit string, kinds Kinds, parts Parts, least int, meaning string) Statistic {
		return Statistic{Name: name, Title: title, Unit: unit, Of: kinds, Parts: parts, Least: least, Noun: pairsNoun, Meaning: meaning}
	}
	const both = OfNumbers | OfRanks
	change := of("mean_change", "mean change", OutcomeUnit, OfNumbers, EveryGroup, leastMean, "Mean of endline minus baseline, with its t interval and the p-value of the paired t test. The sign is as computed; the note says which way is better.")
	change.Category = "empty; of the sensitivity set what was done otherwise"
	rank := of("wilcoxon_v", "signed-rank statistic", unitNone, OfNumbers, MainOutcome, leastMean, "Sum of the ranks of the rises, with the p-value of the signed-rank test; the method says what was done with zeros and ties.")
	rank.Category = change.Category
	return []Statistic{
		of("baseline_mean", "baseline mean", LevelUnit, OfNumbers, EveryGroup, leastMean, "Mean of the baselines of the pairs."),
		of("baseline_sd", "baseline SD", OutcomeUnit, OfNumbers, MainOutcome, leastMean, "Standard deviation of the baselines of the pairs (divisor n - 1)."),
		of("endline_mean", "endline mean", LevelUnit, OfNumbers, EveryGroup, leastMean, "Mean of the endlines of the pairs."),
		of("endline_sd", "endline SD", OutcomeUnit, OfNumbers, MainOutcome, leastMean, "Standard deviation of the endlines of the pairs (divisor n - 1)."),
		change,
		of("sd_change", "SD of change", OutcomeUnit, OfNumbers, MainOutcome, leastMean, "Standard deviation of the changes (divisor n - 1)."),
		of("mean_change_bca", "mean change, bootstrap", OutcomeUnit, OfNumbers, WholeOnly, leastMean, "The mean change with the bias-corrected and accelerated bootstrap interval. For a measure's main outcome, and never for subgroups."),
		of("t", "paired t", unitNone, OfNumbers, WholeOnly, leastMean, "Mean change over its standard error, with degrees of freedom and p-value."),
		of("correlation", "correlation of the two times", unitNone, OfNumbers, MainOutcome, leastMean, "Pearson's correlation of baseline and endline, with Fisher's interval."),
		rank,
		of("unchanged_pairs", "pairs without a change", pairsNoun, OfNumbers, MainOutcome, 0, "Pairs whose endline equals the baseline: what the signed-rank test has to do something with."),
		of("pseudomedian", "pseudomedian of change", OutcomeUnit, OfNumbers, WholeOnly, leastMean, "Hodges-Lehmann estimate of the change, with its interval."),
		of("baseline_median", "baseline median", LevelUnit, both, MainOutcome, leastMedian, "Median of the baselines of the pairs."),
		of("endline_median", "endline median", LevelUnit, both, MainOutcome, leastMedian, "Median of the endlines of the pairs."),
		of("median_change", "median change", OutcomeUnit, both, MainOutcome, leastMedian, "Median of the changes."),
		of("change_q1", "change, lower quartile", OutcomeUnit, both, MainOutcome, leastMedian, "Lower quartile of the changes (type 7)."),
		of("change_q3", "change, upper quartile", OutcomeUnit, both, MainOutcome, leastMedian, "Upper quartile of the changes (type 7)."),
		of("equivalence", "test of no change that matters", OutcomeUnit, OfNumbers, WholeOnly, leastMean, "The mean change with its 90% interval and the larger of the two one-sided p-values, where a margin was fixed for the main outcome."),
		of("holm_p", "p-value, adjusted (Holm)", unitP, OfNumbers|OfWords, WholeOnly, leastMean, "The p-value adjusted for the other outcomes of the family, so that any false finding among them is rare: that of the mean change, of two words McNemar's, of more Stuart-Maxwell's."),
		of("bh_p", "p-value, adjusted (Benjamini-Hochberg)", unitP, OfNumbers|OfWords, WholeOnly, leastMean, "The same p-value adjusted so that few of the findings in the family are false."),
		of("regression_to_mean", "change to be expected anyway", OutcomeUnit, OfNumbers, WholeOnly, leastMean, "Change of about this size could arise with no support at all, as unusual scores come back towards the mean of the population; the note has the assumptions."),
		of("detectable_change", "smallest detectable change, standardised", unitSD, OfNumbers, WholeOnly, leastMean, "Mean change, in standard deviations of change, that so many pairs would show four times in five. For planning: it says nothing of the change that was seen."),
		of("detectable_points", "smallest detectable change", OutcomeUnit, OfNumbers, WholeOnly, leastMean, "The same in the unit of the outcome, with the standard deviation of change seen here."),
		of("added_value", "added value, mean", OutcomeUnit, OfNumbers, WholeOnly, leastMean, "How much better the endlines are than the baselines would lead one to expect without support, on average. It says nothing of one pupil."),
		of("added_value_effect", "added value, standardised", unitSD, OfNumbers, WholeOnly, leastEffect, "The added value as an effect size."),
		of("icc_centre", "likeness within centres", unitNone, OfNumbers, WholeOnly, leastMean, "Share of the variance of change that lies between centres (intraclass correlation)."),
		of("design_effect", "design effect", unitNone, OfNumbers, WholeOnly, leastMean, "By how much that inflates the variance of the mean change."),
		of("effective_n", "effective number of pairs", pairsNoun, OfNumbers, WholeOnly, leastMean, "How many independent pairs these are worth, if pupils of a centre are that much alike."),
	}
}

func effectStatistics() []Statistic {
	of := func(name, title string, parts Parts, meaning string) Statistic {
		return Statistic{Name: name, Title: title, Unit: unitSD, Of: OfNumbers, Parts: parts, Least: leastEffect, Noun: pairsNoun, Meaning: meaning}
	}
	return []Statistic{
		of("g_av", "standardised mean change (g)", EveryGroup, "The mean change over the mean standard deviation of the two times, corrected for small samples: the one to quote."),
		of("d_av", "standardised mean change (d av)", MainOutcome, "g_av without the correction."),
		of("d_z", "standardised mean change (d z)", WholeOnly, "The mean change over the standard deviation of change. Large where the two times correlate; not to be compared with published differences of groups."),
		of("g_z", "standardised mean change (g z)", WholeOnly, "d_z corrected for small samples."),
		of("d_rm", "standardised mean change (d rm)", WholeOnly, "The mean change over the standard deviation of change, allowing for the correlation of the two times."),
		of("glass_delta", "standardised mean change (Glass)", WholeOnly, "The mean change in standard deviations of the baselines."),
		{Name: "rank_biserial", Title: "rank-biserial correlation", Unit: unitNone, Of: OfNumbers, Parts: MainOutcome, Least: leastEffect, Noun: pairsNoun,
			Meaning: "Share of the ranks of rises minus that of falls, pairs without a change left out: from -1, all fell, to 1, all rose."},
	}
}
