package pass

import (
	"strconv"

	"apst/metrics"
	"apst/metrics/record"
)

const guide = "GL Assessment product pages and quick data guide"

// entries are what apst methods says of PASS.
func entries() []metrics.Entry {
	return append([]metrics.Entry{
		{ID: "pass.factors", Title: "the nine factors", From: metrics.From{Source: "GL Assessment product pages; parsers of its exports", Edition: "PASS for juniors and for secondary", Grade: metrics.Confirmed},
			Text:   "In the vendor's order. A factor is known by its name, in any spelling below; by its number only under the vendor's own heading, PASS - Factor 1 - Percentile, because other programs number the factors otherwise. There is no overall score, and none is made.",
			Tables: []metrics.Lookup{factorTableOf(nineFactor), spellingTable()}, See: []string{"PASS-001", "PASS-002", "pass.level-1"}},
		{ID: "pass.level-1", Title: "the four factors of Level 1", From: metrics.From{Source: "GL Assessment product pages", Edition: "PASS Level 1 for infants", Grade: metrics.Confirmed},
			Text:   "Level 1 has four factors, of which two have names that the nine have too. The surveys are told apart by the factors that only one of them has, and never put together.",
			Tables: []metrics.Lookup{factorTableOf(levelOne)}, See: []string{"PASS-022", "pass.factors"}},
		{ID: "pass.bands", Title: "bands of a percentile", From: metrics.From{Source: "GL Assessment FAQ; RAND Education Assessment Finder; notes of a public tool citing GL's guide", Edition: "percentiles against national norms", Grade: metrics.Confirmed},
			Text:   "The bands belong to percentiles alone. By construction about 5, 15, 10 and 70 in a hundred of the norm group are in them: high means not low, and a pupil who goes from 32 to 90 stays in one band. A percentile with decimals is in the first band whose upper edge it does not pass.",
			Tables: []metrics.Lookup{bandLimits(), bandWordTable()}, See: []string{"PASS-021", "PASS-010"}},
		{ID: "pass.percentile-and-percentage", Title: "percentile and percentage", From: metrics.From{Source: guide, Grade: metrics.Single},
			Text: "The percentile is a place among pupils of the country. The percentage is the mean agreement with a factor's statements, not standardised; on it the vendor has schools compare a group with itself. Both run from 0 to 100, so the word has to stand somewhere. They are never put in one column, and neither is made into the other.",
			See:  []string{"PASS-007", "PASS-008", "pass.choice-percentile"}},
		{ID: "pass.groups", Title: "a group's results", From: metrics.From{Source: guide + "; parsers of its exports", Grade: metrics.Confirmed},
			Text: "A group's percentile ranks the group's mean among the means of groups, which differ less than pupils do: the same small shift moves it further. It is not the mean or the median of the pupils' percentiles and cannot be worked out from them. Groups have a table of their own and are not compared with the pupils.",
			See:  []string{"PASS-004", "PASS-007"}},
		{ID: "pass.normal-score", Title: "normal score", From: metrics.From{Source: "normal quantile by the inverse error function: NIST Digital Library of Mathematical Functions, 7.17", Grade: metrics.Own},
			Text:    "A percentile as a score of a normal distribution, in standard deviations of the norm group, taken in the middle of its hundredth. A percentile below 1 counts as 1, so that scores stay within 2.58 either way. Steps of ten percentiles are not alike: the table shows what they are at different places, with the half and, as is often printed, without.",
			Formula: "z = Φ⁻¹((max(p, 1) - 0.5) / 100)", Tables: []metrics.Lookup{stepTable()}, See: []string{"pass.reporting"}},
		{ID: "pass.reporting", Title: "how change is reported", From: metrics.From{Source: "percentiles are ranks: statistics of ordinal data", Grade: metrics.Knowledge},
			Text: "First how many pupils were in which band at each sitting, and from which band to which they went; then the median percentile at each sitting and how many pupils went up, stayed and went down; then the normal scores, their mean change and its standard deviation. Percentiles are never subtracted, nor is a mean of them given. All nine factors are shown: nine comparisons are made, and one that stands out may be chance. No reliability of the factors could be confirmed, so no pupil's change is called reliable.",
			See:  []string{"pass.normal-score", "pass.choice-order"}},
		{ID: "pass.interval", Title: "least distance of two sittings", From: metrics.From{Source: "GL Assessment product page", Grade: metrics.Single},
			Text: "Ten weeks. Sittings that are closer are compared, and flagged. --min-weeks sets another distance.", See: []string{"PASS-034"}},
		{ID: "pass.sittings", Title: "which sitting it is", From: metrics.From{Grade: metrics.Own},
			Text: "A column says it, or the headings, a title, the sheet's name, the file's name or --wave. Of numbers, and of terms of one or more years, the first in order is the baseline, the last the endline, over all files that are read together. Where nothing says it, the pupil's own dates do: the first sitting is the baseline, the last of several the endline. A pupil's only sitting is the baseline too, unless it lies within six weeks of other pupils' last sittings, and nearer to them than to any first one: a pupil who missed the first round has only the last, and nothing tells the two apart. A date in one column for two sittings side by side is not used.",
			See:  []string{"PASS-009", "PASS-024", "PASS-033"}},
		{ID: "pass.flags", Title: "words of the column flags", From: metrics.From{Grade: metrics.Own}, Text: "Joined by ; in a row.", Tables: []metrics.Lookup{flagTable()}},
	}, choices()...)
}

// choices are what was settled here because sources are silent.
func choices() []metrics.Entry {
	choice := func(id, title, text, why string, see ...string) metrics.Entry {
		return metrics.Entry{ID: "pass.choice-" + id, Title: title, Text: text, Why: why, Choice: true, From: metrics.From{Grade: metrics.Own}, See: see}
	}
	return []metrics.Entry{
		choice("percentile", "numbers are percentiles where nothing says otherwise",
			"Of pupils, numbers under headings that name a factor and no kind are taken for percentiles, and the output says so. Of groups they are refused.",
			"the vendor's sheets of pupils hold percentiles; its sheets of groups hold both, and among 20 pupils without a percentile below 21 there is a warning", "PASS-007", "PASS-008"),
		choice("below-1", "<1 counts as 1", "A result printed as <1 is read as 1 and flagged.", "it is the lowest printed percentile, in the same band", "pass.bands"),
		choice("fractions", "nothing above 1 is refused", "A table of numbers without one above 1, a column of fractions, and a number below 1 among whole ones may be shares of 1 or small percentiles. Only --numbers says which.",
			"0.34 read as a third of a percentile, or 1 as all, would be wrong without a sign", "PASS-005"),
		choice("bare", "names of a single word", "Teachers, Confidence, Attendance, Curriculum and Capability count as factors only where three or more of them stand in one table, and never with a sign of percent.",
			"a column headed Attendance beside full names is rather the rate of attendance", "PASS-002"),
		choice("colours", "colours without yellow", "Fifty or more cells with a colour, amber and never yellow, raise a warning.", "a tenth of pupils is yellow by construction, so a school's own three colours are likelier", "PASS-010"),
		choice("copies", "results that look copied", "Two pupils of one group with the same five or more numbers are taken for one group's results if most of a table is like that; the same pupil's two sittings with the same percentiles in five or more factors are told.",
			"so many equal numbers do not come about by chance", "PASS-004", "PASS-035"),
		choice("order", "names and dates that disagree", "Where a pupil's dates contradict the names of the sittings no change is worked out.", "either may be wrong, and the change would have the wrong sign", "PASS-033"),
		choice("twice", "one sitting twice", "Rows of a pupil with one day, with one of the names baseline and endline, or with neither day nor name are one sitting. Rows that say the same count once; of others none counts, unless --duplicates says which. It does not say it of two with neither day nor name: they may be two sittings.",
			"nothing in the rows says which is right", "PASS-030", "PASS-031"),
		choice("placement", "pupils who came back", "With a list of pupils, sittings of different placements are not compared; a sitting is of the latest placement that had begun.", "a change across a time elsewhere is not one of the placement", "pass.reporting"),
		choice("undated", "sittings without a day of pupils who came back", "They belong to no placement that anybody knows, and are in no change of a cohort.", "the first placement is no better a guess than the last", "pass.reporting"),
		choice("over-time", "what is said of change", "The band, by the way from one to the other; the percentile, by medians and directions; the normal score, which alone is averaged and tested. The factors of one survey are one family, whose p-values are adjusted together. Of single pupils nothing is said.", "percentiles are ranks, and no reliability is published", "pass.normal-score"),
		choice("ends", "floor and ceiling", "Percentiles of 1 or 0, and of 100, are counted for each sitting.", "who is there cannot fall or rise further, however attitudes change", "pass.normal-score"),
	}
}

func factorTableOf(s survey) metrics.Lookup {
	t := metrics.Lookup{Title: "factors", Columns: []string{"number", "factor", "title", "about"}}
	for _, f := range factorsOf(s) {
		t.Rows = append(t.Rows, []string{strconv.Itoa(f.number), f.id, f.title, f.about})
	}
	return t
}

func spellingTable() metrics.Lookup {
	t := metrics.Lookup{Title: "spellings", Columns: []string{"name", "spelling", "met"}}
	for _, r := range record.Table(spellingsCSV) {
		t.Rows = append(t.Rows, []string{r[0], r[2], r[3]})
	}
	return t
}

func bandLimits() metrics.Lookup {
	t := metrics.Lookup{Title: "limits", Columns: []string{"band", "percentiles", "printed as", "colour", "of the norm group", "source"}}
	for i, r := range bandTable() {
		t.Rows = append(t.Rows, []string{r.id, limits(band(i + 1)), r.title, r.colour, strconv.Itoa(r.share) + "%", r.from.Source})
	}
	return t
}

func bandWordTable() metrics.Lookup {
	t := metrics.Lookup{Title: "words in place of a number", Columns: []string{"text", "read as"}}
	for _, r := range record.Table(wordsCSV) {
		t.Rows = append(t.Rows, []string{r[0], r[1]})
	}
	return t
}

// steps are the pairs of percentiles whose distance the page shows.
var steps = [...][2]points{{50, 60}, {20, 30}, {5, 15}, {2, 12}}

func stepTable() metrics.Lookup {
	t := metrics.Lookup{Title: "ten percentiles in standard deviations", Columns: []string{"from", "to", "as it is done here", "without the half"}}
	for _, s := range steps {
		from, to := s[0]*point, s[1]*point
		t.Rows = append(t.Rows, []string{from.String(), to.String(), short(normalScore(to)-normalScore(from), 2),
			short(quantile(to.number()/100)-quantile(from.number()/100), 2)})
	}
	return t
}

func flagTable() metrics.Lookup {
	t := metrics.Lookup{Title: "flags", Columns: []string{"flag", "meaning", "finding"}}
	for _, f := range flags() {
		id := ""
		if f.rule != nil {
			id = f.rule.ID
		}
		t.Rows = append(t.Rows, []string{f.word, f.meaning, id})
	}
	return t
}
