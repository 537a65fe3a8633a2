package ngrt

import "apst/metrics"

// choice is something that the sources leave open, and what is done about it.
type choice struct {
	id, title, what, why string
	see                  []string
}

var choices = []choice{
	{"no-band-made-up", "confidence band", "Carried where the file has one that holds the score; left empty where it has none.",
		"About 8 points either side is the vendor's rule of thumb; the bands that it prints are not all alike, and a made-up one would pass for one of them.", []string{"NGRT-028", "ngrt.reliability"}},
	{"stanine-of-score", "stanine and percentile", "Those of the file are compared with those of the standard age score and never take their place, not even where there is no standard age score.",
		"Which of two columns was shifted cannot be told, and a stanine cannot be compared anyway.", []string{"NGRT-025", "NGRT-026"}},
	{"censored", "scores at the end of the scale", "<60, 69* and the like give no number. They have a stanine where all scores that they can stand for have the same.",
		"A change from <60 to 70 has no known size; leaving out who it is would hide the weakest readers, so they are counted.", []string{"NGRT-023"}},
	{"file-ends", "lowest and highest of a file", "Scores at a file's own lowest up to 69, and at its own highest from 131, are kept, flagged and counted as possibly at the end of the scale.",
		"Floors from 59 to 69 are printed, by product and year, and a number at the floor looks like any other. 131 is as far above 100 as 69 is below.", []string{"NGRT-024"}},
	{"above-141", "numbers above 141", "Refuse the whole column: it holds scale scores.",
		"Scale scores and standard age scores overlap, so that others in the column would look right. 999 is taken for no score.", []string{"NGRT-007", "NGRT-022"}},
	{"below-59", "numbers below 59", "A single one refuses its row; two or more that are over a tenth of the column refuse the column.",
		"One is a slip of the finger. Many show percentiles, stanines or raw scores under the wrong heading, some of which would pass for standard age scores.", []string{"NGRT-007", "NGRT-021"}},
	{"score-column", "a column headed Score", "Taken for standard age scores only where the stanines of three rows or more fit them and none does not; also Standardised Score and the like.",
		"Score may be a scale score or a raw score, and other tests have standardised scores.", []string{"NGRT-008"}},
	{"unnamed-test", "a file that names no test", "Read as this test, with a warning, unless reading ages or the stanines of its sections show that it is.",
		"Whoever runs the command says that it is; the spelling test has the same columns.", []string{"NGRT-005", "ngrt.tests"}},
	{"row-of-another-test", "rows of other tests", "Left out and counted. Where a column names tests, a row that names none that is known is refused.",
		"A row without a name beside rows of several tests may be of any. What a row says of itself counts for more than a title or a file's name.", []string{"NGRT-003", "NGRT-004"}},
	{"same-day", "two results on one day", "Refused, with both places, unless they say the same; --same-day first, last, or a form says which counts.",
		"A test that was broken off and begun anew, and one pupil's result under another's name, look alike.", []string{"NGRT-040", "NGRT-042"}},
	{"next-sitting", "pairs that are looked at", "Time between, form, and paper or computer are compared from each sitting to the next, not between all.",
		"The advice is about the next sitting: with three forms, one comes again after a year.", []string{"NGRT-043", "NGRT-044", "NGRT-045"}},
	{"compared", "sittings that are compared for change", "The first and the last of a placement by their days, both on the computer or both on paper: all forms on the computer stand on one scale, and all levels on paper on another. Where a file does not say how one of them was sat they are compared.",
		"Paper and computer have norms of their own. A single day's score is the pupil's, so that the time between is each pupil's too; most files of one school are of one kind and do not say which.", []string{"NGRT-045", "ngrt.reliable-change"}},
	{"change-of-a-pupil", "how much change of a pupil counts", "More than 1.96 standard errors of a difference, from the vendor's error of measurement: 14 points. The stricter way is by how scores vary over half a year: 18 points.",
		"The vendor gives no rule. Its error of measurement says what the test cannot tell; the correlation over half a year counts true change of others as error too.", []string{"ngrt.reliable-change"}},
	{"undated", "results without a date", "Kept, with a flag. Two results of a pupil without dates are told apart only by the sitting that the file names; otherwise neither counts, whatever --same-day says.",
		"The score stands; how far two are apart does not. Results without a date are as a rule of two days, and one of them is not to be lost.", []string{"NGRT-011", "NGRT-040"}},
	{"pair-columns", "progress in a line with sittings side by side", "A word for progress, or a change, that stands apart from all sittings is given to the latest of them.",
		"It is about the pair, and the report prints it at its end.", []string{"NGRT-046"}},
	{"column-apart", "columns that belong to no sitting", "With sittings side by side, a column over which no sitting stands is not used, with a warning; of an age, which is as often as not today's, nothing is said. Standard age scores in such a column refuse the table.",
		"A date or a form that is taken for every sitting is wrong for all but one; Form is often the tutor group. Whose a score is has to be known.", []string{"NGRT-009", "NGRT-010"}},
	{"rounded-times", "reading ages kept as parts of a day", "Not read from a column in which one of them is not a whole minute.",
		"A part of a day that was rounded to two places gives another month, and some give a whole minute by chance.", []string{"NGRT-032", "ngrt.reading-age"}},
	{"form-and-age", "level of the paper test and age", "Not compared.", "Schools use lower levels for weak readers on purpose.", []string{"ngrt.forms"}},
	{"group-rank", "group rank", "Not read.", "It depends on who else sat, and says nothing of a pupil.", nil},
	{"age-at-test", "age at the test", "Compared with the dates of birth and test, a month more or less; whole years are taken as such.",
		"The standard age score was looked up by this age: where it is wrong, so is the score.", []string{"NGRT-035", "NGRT-036"}},
	{"vendor-id", "the vendor's own identifier", "TW Unique ID is not used.", "It is no identifier of the school's, and in no other file.", []string{"REC-002"}},
}

func choiceEntries() []metrics.Entry {
	var out []metrics.Entry
	for _, c := range choices {
		out = append(out, metrics.Entry{ID: "choice.ngrt-" + c.id, Title: "reading test: " + c.title, Text: c.what, Why: c.why, Choice: true, See: c.see})
	}
	return out
}
