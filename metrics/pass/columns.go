package pass

import "apst/metrics"

const (
	bandWords    = "low; low-moderate; moderate; high"
	surveyWords  = "nine-factor; level-1"
	moveWords    = "up; same; down"
	factorWords  = "the ids of pass.factors and pass.level-1"
	seeFlags     = "none can be given: see flags"
	fromSource   = "the source"
	fromHeadings = "headings, a title, a name, a column, or the order of the dates: pass.sittings"
)

// pupilColumn is the pupil's identifier.
func pupilColumn() metrics.Column {
	return metrics.Column{Name: "pupil_id", Title: "Pupil", Doc: "identifier of the pupil", Width: 16, Values: "a UPN, or the school's own identifier", Missing: "never", Source: fromSource}
}

func placementColumn() metrics.Column {
	return metrics.Column{Name: "placement", Title: "Placement", Kind: metrics.IntKind, Doc: "which of the pupil's placements it is", Range: "1 and over", Missing: "never",
		Source: "the list of pupils; 1 without one"}
}

func surveyColumn() metrics.Column {
	return metrics.Column{Name: "survey", Title: "Survey", Width: 12, Doc: "which survey it is of; the two are never put together", Values: surveyWords, Missing: "never", Source: "the factors"}
}

func factorColumn() metrics.Column {
	return metrics.Column{Name: "factor", Title: "Factor", Width: 30, Doc: "factor of the survey", Values: factorWords, Missing: "never", Source: "headings; a column of a list"}
}

func rulesetColumn() metrics.Column {
	return metrics.Column{Name: "ruleset", Title: "Ruleset", Doc: "rules and tables that the row rests on", Values: Ruleset, Missing: "never", Source: "this program"}
}

func flagsColumn(missing string) metrics.Column {
	return metrics.Column{Name: "flags", Title: "Flags", Width: 30, Doc: "why values are missing, and what else is to be known; joined by ;", Values: "the words of pass.flags", Missing: missing,
		Source: "the checks of the data"}
}

func sourceColumn(name, title, of string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Width: 34, Doc: "file, sheet and row of " + of, Values: "file, sheet and row", Missing: "never", Source: "the files"}
}

func countColumn(name, title, doc string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Kind: metrics.IntKind, Doc: doc, Unit: "pupils", Range: "0 and over", Missing: "never", Source: "counted"}
}

func numberColumn(name, title, doc, unit, span, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Kind: metrics.NumberKind, Doc: doc, Unit: unit, Range: span, Missing: missing, Source: source}
}

func dateColumn(name, title, doc string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Kind: metrics.DateKind, Doc: doc, Range: "a day, or a month", Missing: "not known", Source: fromSource}
}

func waveColumn(name, title, doc string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Width: 12, Doc: doc, Values: "baseline; interim; endline; or the name that the files have", Missing: "not known: see flags", Source: fromHeadings}
}

func wordColumn(name, title, doc, values, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Width: 14, Doc: doc, Values: values, Missing: missing, Source: source}
}

const standardDeviations = "standard deviations of the norm group"

func resultColumns() []metrics.Column {
	return []metrics.Column{
		pupilColumn(), placementColumn(),
		waveColumn("wave", "Wave", "which sitting it is"),
		dateColumn("date", "Date", "date of survey"),
		surveyColumn(), factorColumn(),
		numberColumn("percentage", "Percentage", "mean agreement with the factor's statements, not standardised; not a percentile, and without bands", "per cent", "0 to 100",
			"the source holds none", fromSource),
		numberColumn("percentile", "Percentile", "place among pupils of the country; a rank: never subtract one from another", "percentiles", "0 to 100", seeFlags, fromSource),
		wordColumn("band", "Band", "band of the percentile", bandWords, seeFlags, "pass.bands; the source where it holds the band alone"),
		numberColumn("normal_score", "Normal score", "the percentile as a score of a normal distribution", standardDeviations, "-2.58 to 2.58", "there is no percentile", "pass.normal-score"),
		flagsColumn("nothing to be known"), rulesetColumn(), sourceColumn("source", "Source", "the result"),
	}
}

func changeColumns() []metrics.Column {
	return []metrics.Column{
		pupilColumn(), placementColumn(), surveyColumn(), factorColumn(),
		waveColumn("wave_first", "First wave", "which sitting the first is"), waveColumn("wave_last", "Last wave", "which sitting the last is"),
		dateColumn("date_first", "First date", "date of the first sitting"), dateColumn("date_last", "Last date", "date of the last sitting"),
		{Name: "weeks", Title: "Weeks", Kind: metrics.IntKind, Doc: "whole weeks between the two", Unit: "weeks", Range: "0 and over", Missing: "a date is missing, or only a month", Source: "the dates"},
		wordColumn("band_first", "First band", "band at the first sitting", bandWords, seeFlags, "pass.bands"),
		wordColumn("band_last", "Last band", "band at the last sitting", bandWords, seeFlags, "pass.bands"),
		wordColumn("band_move", "Band moved", "which way the band went", moveWords, seeFlags, "pass.reporting"),
		numberColumn("percentile_first", "First percentile", "percentile at the first sitting", "percentiles", "0 to 100", seeFlags, fromSource),
		numberColumn("percentile_last", "Last percentile", "percentile at the last sitting", "percentiles", "0 to 100", seeFlags, fromSource),
		wordColumn("percentile_direction", "Percentile went", "which way the percentile went; how far is for the normal score to say", moveWords, seeFlags, "pass.reporting"),
		numberColumn("normal_score_change", "Normal score change", "normal score at the last sitting less that at the first", standardDeviations, "-5.16 to 5.16", seeFlags, "pass.normal-score"),
		flagsColumn("nothing to be known"), rulesetColumn(), sourceColumn("source_first", "First source", "the first sitting"), sourceColumn("source_last", "Last source", "the last sitting"),
	}
}

func sittingColumns() []metrics.Column {
	return []metrics.Column{
		surveyColumn(), factorColumn(),
		wordColumn("population", "Pupils", "of whom: all, or those with a result at their first and their last sitting", "all; pairs", "never", "counted"),
		wordColumn("sitting", "Sitting", "which sitting: a wave, or of pairs the first or the last", "baseline; interim; endline; not known; or the name that the files have; of pairs first; last", "never", fromHeadings),
		countColumn("pupils", "With a band", "results with a band"),
		countColumn("low", "Low", "in the band low"), countColumn("low_moderate", "Low-moderate", "in the band low-moderate"),
		countColumn("moderate", "Moderate", "in the band moderate"), countColumn("high", "High", "in the band high"),
		countColumn("percentiles", "With a percentile", "results with a percentile"),
		numberColumn("median_percentile", "Median percentile", "middle one of the percentiles", "percentiles", "0 to 100", "there is no percentile", "counted"),
		numberColumn("normal_score_mean", "Mean normal score", "mean of the normal scores", standardDeviations, "-2.58 to 2.58", "there is no percentile", "pass.normal-score"),
		numberColumn("normal_score_sd", "SD of normal scores", "standard deviation of the normal scores, n - 1 below", standardDeviations, "0 and over", "fewer than two", "pass.normal-score"),
		countColumn("floor", "At the floor", "percentiles of 1 or 0"), countColumn("ceiling", "At the ceiling", "percentiles of 100"),
		rulesetColumn(),
	}
}

func transitionColumns() []metrics.Column {
	return []metrics.Column{
		surveyColumn(), factorColumn(),
		wordColumn("band_first", "First band", "band at the first sitting", bandWords, "never", "pass.bands"),
		countColumn("low", "To low", "of them low at the last"), countColumn("low_moderate", "To low-moderate", "of them low-moderate at the last"),
		countColumn("moderate", "To moderate", "of them moderate at the last"), countColumn("high", "To high", "of them high at the last"),
		countColumn("pupils", "Pupils", "of all who were in the first band and have a last one"), rulesetColumn(),
	}
}

func moveColumns() []metrics.Column {
	return []metrics.Column{
		surveyColumn(), factorColumn(),
		countColumn("pairs", "Pairs", "with a band at both sittings"),
		countColumn("band_up", "Band up", "in a higher band at the last"), countColumn("band_same", "Band same", "in the same band"), countColumn("band_down", "Band down", "in a lower band at the last"),
		countColumn("percentile_pairs", "Pairs of percentiles", "with a percentile at both sittings"),
		countColumn("percentile_up", "Percentile up", "with a higher percentile at the last"), countColumn("percentile_same", "Percentile same", "with the same percentile"),
		countColumn("percentile_down", "Percentile down", "with a lower percentile at the last"),
		numberColumn("normal_score_change_mean", "Mean change", "mean of the changes of normal scores", standardDeviations, "-5.16 to 5.16", "there is no pair of percentiles", "pass.normal-score"),
		numberColumn("normal_score_change_sd", "SD of changes", "standard deviation of the changes of normal scores, n - 1 below", standardDeviations, "0 and over", "fewer than two pairs", "pass.normal-score"),
		rulesetColumn(),
	}
}

func groupColumns() []metrics.Column {
	return []metrics.Column{
		{Name: "group", Title: "Group", Width: 24, Doc: "what the report calls the group", Values: "any text", Missing: "the source does not say", Source: fromSource},
		{Name: "pupils", Title: "Pupils", Kind: metrics.IntKind, Doc: "how many pupils the group has", Unit: "pupils", Range: "1 and over", Missing: "the source does not say", Source: fromSource},
		waveColumn("wave", "Wave", "which sitting it is"), dateColumn("date", "Date", "date of survey"), surveyColumn(), factorColumn(),
		numberColumn("percentage", "Percentage", "the group's mean agreement, not standardised", "per cent", "0 to 100", "the source holds none", fromSource),
		numberColumn("percentile", "Group percentile", "place of the group's mean among groups of the country; not the mean or median of its pupils' percentiles", "percentiles", "0 to 100",
			"the source holds none", fromSource),
		wordColumn("band", "Band", "band that the source gives the group; none is worked out", bandWords, "the source holds none", fromSource),
		flagsColumn("nothing to be known"), rulesetColumn(), sourceColumn("source", "Source", "the result"),
	}
}

// tables are the pupil-level files: results, change, three counts over all pupils in
// the order in which they are to be reported, and what reports say of groups.
func tables() []metrics.Table {
	return []metrics.Table{
		{Name: "pass", Title: "Results", About: "A row a pupil, sitting and factor.", Columns: resultColumns()},
		{Name: "pass-change", Title: "Change", About: "A row a pupil and factor: the last sitting beside the first.", Columns: changeColumns()},
		{Name: "pass-sittings", Title: "Sittings", About: "A row a factor and sitting: how many pupils in which band.", Columns: sittingColumns()},
		{Name: "pass-transitions", Title: "Transitions", About: "A row a factor and first band: in which bands its pupils were at the last sitting.", Columns: transitionColumns()},
		{Name: "pass-moves", Title: "Moves", About: "A row a factor: how many pupils went up, stayed and went down, and by how much on the mean.", Columns: moveColumns()},
		{Name: "pass-groups", Title: "Groups", About: "A row a group and factor, as the vendor's report has it.", Columns: groupColumns()},
	}
}
