package release

import (
	"slices"
	"strconv"

	"apst/metrics"
	"apst/report"
	"apst/report/disclosure"
)

// Entries are what can be looked up of the gate.
func Entries() []metrics.Entry {
	profiles := metrics.Lookup{Title: "profiles", Columns: []string{"profile", "for", "fewest pupils", "fewest of a percentage", "counts rounded to", "source"}}
	for _, p := range disclosure.Profiles() {
		profiles.Rows = append(profiles.Rows, []string{p.Name, p.For, whole(p.Threshold), whole(p.Base), whole(p.Round), p.Source})
	}
	symbols := metrics.Lookup{Title: "symbols", Columns: []string{"symbol", "meaning"}}
	for _, s := range Symbols() {
		symbols.Rows = append(symbols.Rows, []string{s[0], s[1]})
	}
	rules := metrics.Lookup{Title: "rules", Columns: []string{"rule", "what is hidden"}}
	for r := disclosure.Small; r <= disclosure.Earlier; r++ {
		rules.Rows = append(rules.Rows, []string{r.String(), r.Text()})
	}
	own := metrics.From{Grade: metrics.Own}
	return []metrics.Entry{
		{ID: "release.profiles", Title: "disclosure profiles", Text: "What may be seen depends on who is to read it. Counts of pupils between 1 and the threshold are hidden, and everything that rests on fewer.",
			Tables: []metrics.Lookup{profiles}, From: metrics.From{Source: "office and output-checking practice, named in the table", Edition: "1", Grade: metrics.Single}, See: []string{"release.gate", "release.symbols"}},
		{ID: "release.symbols", Title: "symbols in a table", Text: "Hidden is never zero and never blank. One symbol stands for both kinds of hidden: telling them apart would tell which number is small. In workbooks and pages symbols stand in brackets.",
			Tables: []metrics.Lookup{symbols}, From: metrics.From{Source: "Government Statistical Service, guidance on symbols in tables", Edition: "as of 2024", Grade: metrics.Confirmed}, See: []string{"release.profiles"}},
		{ID: "release.gate", Title: "the disclosure gate", Text: "All tables and charts of a release pass together. First what a profile names is hidden; then, for each hidden number, other numbers until it could have at least as many values as the threshold: " +
			"over totals within and between tables, percentages with their bases, means and standard deviations with their numbers, and the supported among all. What costs least goes first, the number of pairs last. Rounding comes last. " +
			"A release in which something cannot be protected is refused. It is not protected against what nobody declared: another publication, a pupil's own knowledge.",
			Tables: []metrics.Lookup{rules}, From: own, See: []string{"release.profiles", "release.ledger", "tables.response"}},
		{ID: "release.ledger", Title: "releases before", Text: "Every release is remembered with the groups of pupils behind its numbers, as marks that tell nothing without the project's key. A new release is refused where a group of it and one of an earlier release, of the same outcome and the same declared period, " +
			"differ by fewer pupils than the threshold: taken from each other they would tell of these. The gate decides about the tables of a term's report, those that are asked for and those that were handed out before together, and leaves of the same data shown what was shown and hidden what was hidden: two releases tell no more than either. A release that was never handed out can be withdrawn with a reason. Of two runs that make a release of a project at once one is refused. Releases of other periods: see release.period.",
			From: own, See: []string{"release.gate"}},
		{ID: "release.copies", Title: "what files say of their profile, and copies of the tables", Text: "Every file of tables and charts says by which profile it was made: a workbook on its cover and above each table, a page and a report in their heads, JSON in profile, a chart at its foot, a bitmap in its comment, CSV of profile internal in a last column. " +
			"apst release check refuses what was made under internal, a folder with files of several profiles, and reports about one pupil. The tables of the workbook, of the page and in JSON have to be those in CSV beside them, row by row and cell by cell; nothing may stand beside a table, and no sheet be added. Sentences, and the numbers of reports in words, are not set against the tables.",
			From: own, See: []string{"release.profiles", "release.search"}},
		{ID: "release.period", Title: "which releases are set against each other", Text: "A release of the same declared period (from and to in apst.yaml, --from and --to, or the last day of --term) is refused where a group differs from an earlier one by few pupils. " +
			"Against releases of other periods, such as the term before, numbers are hidden instead: a count that is fewer than the threshold above or below what was released, with the other parts of its line that hardly changed; and means, spreads, intervals and tests of a group in which fewer pupils than the threshold came, left, or have another value. " +
			"How many are on roll, and of how many of all data came, stays: that it is one more tells nothing of a pupil. A number that changed for many, such as everybody's attendance, stays too.", Choice: true,
			Why: "Two reports a term apart, taken from each other, would otherwise tell of the one pupil between them. Refusing the second would leave a school without a report; most numbers of it tell nothing. " +
				"Not held: medians and amounts without a count of their own, and many new contacts or events that may all be one pupil's. Where no period is declared all releases are taken to be of one.", From: own, See: []string{"release.ledger"}},
	}
}

func whole(n int) string {
	if n == 0 {
		return "none"
	}
	return strconv.Itoa(n)
}

// File is a file with columns that a release, or the report of one, is written to.
type File struct {
	Name, Title, About string
	Columns            []report.Column
}

// Files are those files, for a codebook.
func Files() []File {
	return []File{
		{"tables", "Released table", "Written by apst tables, a file a table and chart: T04.csv, F04.csv. A row a number. It has passed the disclosure gate, but for that of profile internal, which says so in the last column.", append(slices.Clone(tidyColumns), internalColumn)},
		{"structure", "What adds up to what", "Written by apst tables beside the tables: which numbers are sums of which, so that anyone can check that they add up, and that nothing hidden follows from them.", structureColumns},
		{"suppression", "What was hidden", "Written by apst tables to out/pupil/suppression.csv: what was hidden, by which rule and at what loss. It tells which numbers are small, and stays in the school.", suppressionColumns},
	}
}
