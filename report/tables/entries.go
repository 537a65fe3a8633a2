package tables

import (
	"encoding/csv"
	"slices"
	"strings"

	"apst/metrics"
)

// Entries are what can be looked up of tables and charts.
func Entries() []metrics.Entry {
	list := metrics.Lookup{Title: "tables and charts", Columns: []string{"name", "what it shows", "what is counted", "in a release"}}
	for _, d := range definitions() {
		in := "when asked for by name"
		switch {
		case strings.HasSuffix(d.id, "p"):
			in = "never: a row is a pupil"
		case slices.Contains(termly, d.id):
			in = "yes"
		}
		list.Rows = append(list.Rows, []string{d.id, d.title, d.of, in})
	}
	own := metrics.From{Grade: metrics.Own}
	groups := metrics.Lookup{Title: "ways of grouping and their levels", Columns: []string{"group", "level", "words"}}
	rows, _ := csv.NewReader(strings.NewReader(levelsCSV)).ReadAll()
	groups.Rows = append(groups.Rows, rows[1:]...)
	choice := func(id, title, text, why string) metrics.Entry {
		return metrics.Entry{ID: "tables." + id, Title: title, Text: text, Why: why, Choice: true, From: own, See: []string{"tables.list"}}
	}
	return []metrics.Entry{
		{ID: "tables.list", Title: "tables and charts of an evaluation",
			Text:   "A table says what it is out of, and a chart is drawn from a table of its own. Each number stands in a cell of its own, limits of intervals too. The name of a table does not change.",
			Tables: []metrics.Lookup{list}, From: own, See: []string{"release.profiles", "cohort.results"}},
		{ID: "tables.groups", Title: "words for groups of pupils", Text: "What a fact of the list of pupils is called in a table. Names that a school gave are left as they are. A class or tutor group may be called by a member of staff: tables that leave the school part nothing by it. Specialists are told by their role, never by name.",
			Tables: []metrics.Lookup{groups}, From: own, See: []string{"tables.list"}},
		choice("termly", "what is in a release unless more is asked for",
			"A release holds the tables of a term's report. Those for analysts (amount of support, subgroups, quality of the scales, sensitivity, informants compared) are made outside the school when they are named with --only.",
			"They say so much of the same few pupils that a small school would lose most of its other numbers."),
		choice("supported", "parts of the supported",
			"Outside the school the supported are parted by bands, classes, sides and standings only where they are six times the profile's threshold or more.",
			"Their parts are among those of all pupils: most would be hidden, and those of all with them."),
		choice("grid", "from band to band",
			"Outside the school the grid of moves between bands is given where its cells hold two thresholds of pupils on average; below that only the margins are.",
			"A grid with few pupils is nearly all hidden, and takes its margins along."),
		choice("charts-view", "what a chart shows of several",
			"The chart of a table's name is of all on roll as the first informant sees them: self, then teacher, then parent. Every other informant has a chart beside it; the supported are in the file of its numbers. Informants are never averaged or drawn in one picture.",
			"A picture with every group in it is read wrongly, and the informants of a pupil see different things."),
		choice("charts-hidden", "what a chart does with numbers that are not shown",
			"A number that is hidden or not given has no bar, point or length, and no scale or order depends on it: its symbol stands in its place. Steps, months and specialists of which nothing is shown are left out and said to be; where no move from band to band is given the bands of both times stand alone; a chart of nothing is not drawn, and its reason is.",
			"A chart is a table. A grid of symbols tells nothing, and takes the eye from the numbers that are there."),
		choice("charts-scale", "scales and colours of charts",
			"Scores are drawn on the whole scale of the outcome, 0 to 40 for total difficulties, changes about a line at zero, attendance from 0 to 100. Better and worse have the same size and place and never red and green; what a colour tells, a pattern, a shape or a word tells too.",
			"A cut scale makes small changes look large. Charts are printed in grey, and read by people who do not tell all colours apart."),
		choice("charts-pupils", "charts of single pupils",
			"Points, bars or lines that are a pupil each (F02p, F09p, F10p) are drawn for the school alone. What leaves it has regions, steps and groups with their numbers.",
			"A point is a row about a pupil, whatever it is called."),
		choice("histogram", "steps of the histogram of change",
			"The steps end where reliable change begins, those beyond are wider, and bars are as high as pupils per point of change. Outside the school there is no histogram of few pairs.",
			"Bars of unequal steps drawn by their counts would make the wide ones look the most frequent. No step holds changes that are reliable and changes that are not."),
		choice("nobody", "lines of nobody",
			"Two informants without a pupil in common, and signed-rank tests of too few pairs by other conventions, are no lines of their tables.",
			"They would say nothing, many times."),
		choice("warning", "what has to be said with every number",
			"The warnings of the tables by amount of support and by subgroup stand above the table and, in files of a row a number, in the note of every row.",
			"A row is copied without the page it stood on."),
		choice("response", "whether data came",
			"That all but a few of a group have a baseline or a pair hides the few, and whatever gives them back, but is no reason by itself to hide the many. The number of pairs is hidden last.",
			"Whether a questionnaire came is no fact about a pupil that tables are to keep, and every change has to stand beside the number of its pairs."),
		choice("twins", "numbers of pairs of several scales",
			"Scales of one questionnaire with equally many pairs are taken for the same pupils: the numbers are hidden together.",
			"A hidden number would be read off the next scale."),
	}
}
