package ngrt

import (
	"fmt"
	"strconv"
	"strings"

	"apst/metrics"
)

// Entries are what can be looked up of the reading test.
func Entries() []metrics.Entry {
	out := []metrics.Entry{scoresEntry(), stanineEntry(), percentileEntry(), formsEntry(), readingAgeEntry(), progressEntry()}
	out = append(out, changeEntries()...)
	out = append(out, timingEntry(), limitsEntry(), testsEntry(), wordsEntry())
	return append(out, choiceEntries()...)
}

// The sources that several entries share.
var (
	fromGuide  = metrics.From{Source: "GL support pages (Understanding your NGRT data); GL Reading pathway guide", Grade: metrics.Confirmed}
	fromSample = metrics.From{Source: "GL sample progress reports of June 2018", Grade: metrics.Single}
	fromField  = metrics.From{Source: "generally known", Grade: metrics.Knowledge}
)

func scoresEntry() metrics.Entry {
	return metrics.Entry{
		ID: "ngrt.scores", Title: "the scores of the test, and which may be compared", From: fromGuide,
		Text: "Everybody begins with sentence completion and goes on to passage comprehension or to phonics, never to both: a blank passage comprehension is no fault, and the standard age score stands all the same. " +
			"The standard age score is set for age, so that one that stays the same means normal growth: a change of zero is not no progress.",
		Tables: []metrics.Lookup{{Title: "scores", Columns: []string{"score", "what it is", "for comparing two sittings"}, Rows: [][]string{
			{"standard age score (SAS)", "score within age, mean 100, standard deviation 15; whole numbers", "yes: the only one that the vendor recommends"},
			{"90% confidence band", "interval round the standard age score, about 8 either side", "no"},
			{"stanine", "the standard age score in nine bands; of the whole test, of sentence completion, of passage comprehension", "no: too coarse"},
			{"national percentile rank (NPR)", "part of the norm group at or below, 1 to 99", "no: its steps are not equal"},
			{"group rank", "place among those who sat together", "never: it depends on who sat; not read"},
			{"reading age", "age at which the score is the average, years and months, cut off at both ends", "no: the vendor says so"},
			{"scale or ability score", "score on one scale through all ages, about 100 to 500; the median is 228 at age 7 and 342 at age 12, the 90th percentile 308 and 400", "not in place of the standard age score: it is not set for age"},
			{"progress category", "the vendor's word for the change between two sittings", "carried and counted as it stands"},
		}}},
		See: []string{"ngrt.stanine", "ngrt.percentile", "ngrt.reading-age", "ngrt.progress"},
	}
}

func stanineEntry() metrics.Entry {
	t := metrics.Lookup{Title: "stanines", Columns: []string{"stanine", "standard age score", "percentile computed", "nominal percentile", "share of the norm group", "descriptor"}}
	all := rowsOf(staninesCSV)
	for i, r := range all {
		span := r["least"] + "-" + r["most"]
		switch i {
		case 0:
			span = r["most"] + " and below"
		case len(all) - 1:
			span = r["least"] + " and above"
		}
		t.Rows = append(t.Rows, []string{r["stanine"], span, r["computed"], r["nominal"], r["share"] + "%", r["descriptor"]})
	}
	return metrics.Entry{ID: "ngrt.stanine", Title: "stanine from the standard age score", From: all[0].from(), Tables: []metrics.Lookup{t},
		Formula: "stanine 5 is within a quarter of a standard deviation of the mean, each next one half a standard deviation further",
		Text:    "Always from the standard age score, never from the percentile, whose nominal bands it can straddle: 74 has the percentile 4 and the stanine 2. A stanine in the file has to be the same.",
		See:     []string{"NGRT-025", "ngrt.percentile"}}
}

func percentileEntry() metrics.Entry {
	t := metrics.Lookup{Title: "examples", Columns: []string{"standard age score", "stanine", "percentile"}}
	for _, sas := range []int{59, 73, 74, 81, 82, 88, 89, 96, 97, 100, 103, 104, 111, 112, 118, 119, 126, 127, 131, 141} {
		t.Rows = append(t.Rows, []string{strconv.Itoa(sas), strconv.Itoa(StanineOf(sas)), strconv.Itoa(PercentileOf(sas))})
	}
	return metrics.Entry{ID: "ngrt.percentile", Title: "percentile from the standard age score", From: fromSample, Tables: []metrics.Lookup{t},
		Formula: "100 times the part of the normal distribution below (SAS - 100) / 15, rounded, halves up, held to 1 to 99",
		Text:    "It gives what the vendor's sample reports print; with a correction for continuity it would not. A percentile in the file may differ by 1.",
		See:     []string{"NGRT-026", "ngrt.stanine"}}
}

func formsEntry() metrics.Entry {
	t := metrics.Lookup{Title: "forms", Columns: []string{"form", "sat", "from age", "to age"}}
	all := rowsOf(formsCSV)
	for _, r := range all {
		t.Rows = append(t.Rows, []string{r["form"], r["medium"], r["from"], r["to"]})
	}
	return metrics.Entry{ID: "ngrt.forms", Title: "forms of the test", From: all[0].from(), Tables: []metrics.Lookup{t},
		Text: "On the computer the test adapts itself and has three parallel forms for testing again each term; on paper (2010) it has four levels of two. One file may hold both. Norms and scales differ between them.",
		See:  []string{"NGRT-031", "NGRT-044", "NGRT-045"}}
}

func readingAgeEntry() metrics.Entry {
	t := metrics.Lookup{Title: "what is read", Columns: []string{"in the file", "read as"}, Rows: [][]string{
		{"9:05; 10:08; 9y 5m", "years and months"},
		{"6:00-; <6:00; 17:00+; >17:00", "at the end of the scale: kept as it stands, in a column of its own"},
		{"10:08:00; 10:08:00 AM; a time of day; 0.4222222", "10:08: a time into which Excel has turned the age"},
		{"0.3923611", "refused: 9:25 has more than eleven months"},
		{"0.42", "refused: rounded too far to tell the month, and with it all such numbers of the column"},
		{"Oct-08; a date", "refused: 10:08 that Excel has turned into a date"},
		{"10.8; 10.08", "refused, until an option says whether months or parts of years stand behind the point"},
		{"10.1", "refused even then for months: it may be 10:01, or 10:10 without its zero"},
	}}
	return metrics.Entry{ID: "ngrt.reading-age", Title: "reading ages", From: fromSample, Tables: []metrics.Lookup{t},
		Formula: "minutes of the day = part of a day times 1440, rounded; years = minutes / 60, months = what is left",
		Text:    "A reading age stays text. It is never subtracted: progress must not be measured by it.",
		See:     []string{"NGRT-032", "NGRT-033", "NGRT-034"}}
}

func progressEntry() metrics.Entry {
	t := metrics.Lookup{Title: "words", Columns: []string{"word", "also written"}}
	for _, l := range Labels() {
		var also []string
		for _, r := range rowsOf(labelsCSV) {
			if r["label"] == l && r["text"] != l {
				also = append(also, r["text"])
			}
		}
		t.Rows = append(t.Rows, []string{l, strings.Join(also, "; ")})
	}
	return metrics.Entry{ID: "ngrt.progress", Title: "the vendor's words for progress", From: fromSample, Tables: []metrics.Lookup{t},
		Text: "The progress report gives each pair of sittings one of five words. Where the lines are drawn is not published, so they are carried as they stand and counted, never worked out, checked, averaged or made into numbers. What can be checked is the change printed beside them: where no two scores give it, the word is of scores that have been corrected since.",
		See:  []string{"NGRT-037", "NGRT-046"}}
}

// changeEntries are what change between two sittings will be judged by.
func changeEntries() []metrics.Entry {
	t := metrics.Lookup{Title: "published figures", Columns: []string{"what", "value", "pupils, about", "source"}}
	for _, c := range Constants() {
		t.Rows = append(t.Rows, []string{c.About, c.Text, c.N, c.Source})
	}
	f := func(x float64, places int) string { return strconv.FormatFloat(x, 'f', places, 64) }
	points := metrics.Lookup{Title: "points", Columns: []string{"question", "formula", "SAS points"}, Rows: [][]string{
		{"standard error of a difference", "4.7 times the root of 2", f(errorOfDifference(), 2)},
		{"change beyond error of measurement, 90%", "1.645 times that", f(1.645*errorOfDifference(), 1)},
		{"change beyond error of measurement, 95%", "1.96 times that", f(1.96*errorOfDifference(), 1)},
		{"standard deviation of changes over half a year", "15 times the root of 2 (1 - 0.83)", f(spreadOfChange(constant("half-year")), 2)},
		{"change beyond usual fluctuation, 90%", "1.645 times that", f(1.645*spreadOfChange(constant("half-year")), 1)},
		{"change beyond usual fluctuation, 95%", "1.96 times that", f(1.96*spreadOfChange(constant("half-year")), 1)},
	}}
	return []metrics.Entry{
		{ID: "ngrt.reliability", Title: "reliability and error of measurement", Tables: []metrics.Lookup{t},
			From: metrics.From{Source: "GL support pages (test reliability); Education Endowment Foundation measures database", Edition: "the vendor's own figures", Grade: metrics.Single},
			Text: "All figures are the vendor's own. The error of measurement agrees with the reliability: 15 times the root of 1 - 0.90 is 4.74.",
			See:  []string{"ngrt.reliable-change"}},
		{ID: "ngrt.reliable-change", Title: "reliable change of a pupil", Choice: true, Tables: []metrics.Lookup{points},
			Formula: fmt.Sprintf("difference of two standard age scores of %d points or more, up or down", limit("reliable-change")),
			Text:    "A rule of this program, not the vendor's: 1.96 standard errors of a difference are 13.0 points, 14 in whole ones. By the correlation of two sittings, which takes usual ups and downs for error as well, it would be 18 points: shown beside it, to see how much hangs on the choice.",
			Why:     "A rule is needed that does not call error of measurement a change, and the vendor publishes none.",
			See:     []string{"ngrt.reliability"}},
		{ID: "ngrt.regression", Title: "what a low group is expected to gain by itself", Formula: "expected mean = 100 + 0.83 times (mean - 100)",
			From: metrics.From{Source: "GL support pages (test reliability)", Edition: "correlation over about six months, the vendor's own figure", Grade: metrics.Single},
			Text: fmt.Sprintf("A group that was picked because it reads badly comes nearer to 100 at the next sitting without any effect: from a mean of 80 to about %s. Groups in alternative provision are such groups, and the expected mean belongs beside the one that was found.", f(ExpectedAtRetest(80), 1)),
			See:  []string{"ngrt.reliability"}},
	}
}

func timingEntry() metrics.Entry {
	return metrics.Entry{ID: "ngrt.timing", Title: "how far apart sittings should be",
		From: metrics.From{Source: "GL support pages (Create a Progress Report); help.testingforschools.com", Grade: metrics.Confirmed},
		Text: "Eight weeks or more between two sittings of a pupil; the sittings of a group within six weeks; three to six months is the vendor's usual distance for judging what a support has done. Another form at the next sitting. Sittings of one file can lie months apart, so each pupil's own dates count, never the file's. The standard age score is set for age already: nothing is added for months gone by.",
		See:  []string{"NGRT-043", "NGRT-044"}}
}

func limitsEntry() metrics.Entry {
	t := metrics.Lookup{Title: "limits", Columns: []string{"what", "value", "unit", "source"}}
	for _, r := range rowsOf(limitsCSV) {
		t.Rows = append(t.Rows, []string{r["about"], r["value"], r["unit"], r["source"]})
	}
	return metrics.Entry{ID: "ngrt.limits", Title: "limits that decide", Tables: []metrics.Lookup{t},
		Text: "Where the scale ends is printed differently for different products and years: from 60 or 69 up, and up to 141. For the sister test CAT4 59 to 141 is certain."}
}

func testsEntry() metrics.Entry {
	t := metrics.Lookup{Title: "names", Columns: []string{"test", "told by", "how sure"}}
	for _, r := range rowsOf(testsCSV) {
		sure := "a name"
		if r["strength"] == "hint" {
			sure = "a hint, in titles and names only"
		}
		t.Rows = append(t.Rows, []string{r["name"], r["text"], sure})
	}
	return metrics.Entry{ID: "ngrt.tests", Title: "names of tests", From: fromField, Tables: []metrics.Lookup{t},
		Text: "Sister tests have the same columns and forms. A table is of the test that its headings name, or the headings over them, or else a title, the sheet's name, the file's: the nearest counts. A column with the test's name decides for each row.",
		See:  []string{"NGRT-001", "NGRT-002", "NGRT-003", "NGRT-004", "NGRT-005"}}
}

func wordsEntry() metrics.Entry {
	t := metrics.Lookup{Title: "words", Columns: []string{"word", "read as"}}
	for _, r := range rowsOf(missingCSV) {
		t.Rows = append(t.Rows, []string{r["text"], r["means"]})
	}
	return metrics.Entry{ID: "ngrt.missing", Title: "words for no score", From: fromField, Tables: []metrics.Lookup{t},
		Text: "These, in capitals or not, signs alone such as a dash, and 0 or 999 in place of a standard age score say that there is none.",
		See:  []string{"NGRT-022"}}
}
