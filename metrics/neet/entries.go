package neet

import (
	"strconv"

	"apst/metrics"
	"apst/metrics/record"
)

// requirement is where the codes and fields come from.
var requirement = metrics.From{Source: "DfE NCCIS Management Information Requirement", Edition: "2015-16, 2017-18, 2018-19 and 2020-21", Grade: metrics.Confirmed}

// methodology is where the definitions of the national figures come from.
var methodology = metrics.From{Source: "DfE, Participation in education, training and NEET age 16 to 17 by local authority: methodology", Edition: "releases to 2025", Grade: metrics.Confirmed}

// Entries are what there is to look up of this measure.
func Entries() []metrics.Entry {
	return append(append(tableEntries(), ruleEntries()...), choiceEntries()...)
}

// tableEntries are the tables of codes and words.
func tableEntries() []metrics.Entry {
	codes := metrics.Lookup{Title: "codes", Columns: []string{"code", "from", "to", "meaning", "group", "in learning"}}
	for _, c := range Codes() {
		learning := answerNames[c.Learning]
		codes.Rows = append(codes.Rows, []string{c.Code, c.From.String(), c.To.String(), c.Name, c.Group.ID, learning})
	}
	groups := metrics.Lookup{Title: "groups", Columns: []string{"group", "status", "lapses", "meaning"}}
	for _, g := range Groups() {
		groups.Rows = append(groups.Rows, []string{g.ID, g.Status.String(), answerNames[answerOf(g.Lapses)], g.Title})
	}
	traits := metrics.Lookup{Title: "characteristics", Columns: []string{"code", "meaning", "vulnerable group"}}
	for _, c := range Characteristics() {
		traits.Rows = append(traits.Rows, []string{c.Code, c.Name, answerNames[answerOf(c.Vulnerable)]})
	}
	words := metrics.Lookup{Title: "words", Columns: []string{"field", "word", "read as"}, Rows: record.Table(wordsCSV)}
	flags := metrics.Lookup{Title: "flags", Columns: []string{"flag", "meaning", "rule"}}
	for _, f := range Flags() {
		id := ""
		if f.Rule != nil {
			id = f.Rule.ID
		}
		flags.Rows = append(flags.Rows, []string{f.Name, f.Meaning, id})
	}
	return []metrics.Entry{
		{ID: "neet.codes", Title: "activity codes", From: requirement, Tables: []metrics.Lookup{codes, groups}, See: []string{"NEET-010", "NEET-011", "NEET-012", "neet.code-550", "neet.code-530"},
			Text: "What each code means and counts as, between which days. A code is read from the first three digits of a cell: 210, 210.0 and 210 - School sixth form are one code."},
		{ID: "neet.characteristics", Title: "characteristics", From: metrics.From{Source: requirement.Source, Edition: requirement.Edition, Grade: metrics.Single}, Tables: []metrics.Lookup{traits}, See: []string{"NEET-014"},
			Text: "What the codes of the column of characteristics mean. 110, 120, 130, 140, 150 and 210 are activity codes too, with other meanings: which list counts is decided by the column, never by the number. A pupil with two characteristics has two rows and is counted once."},
		{ID: "neet.words-read", Title: "words that are read", Tables: []metrics.Lookup{words}, See: []string{"NEET-015"}, Text: "Words of columns that are yes or no, and levels of need. Capitals do not count."},
		{ID: "neet.flags", Title: "flags", Tables: []metrics.Lookup{flags}, Text: "The words of the column flags. Among destinations, 1-month, 6-months or year-11 and a colon before a word say which snapshot it is about."},
		benchmarkEntry(),
	}
}

// benchmarkEntry are the national figures, for context.
func benchmarkEntry() metrics.Entry {
	titles := map[string]string{"nccis": "NEET and not known, academic age 16 and 17", "guarantee": "September Guarantee", "ks4": "sustained destinations after key stage 4, by destination year"}
	var tables []metrics.Lookup
	for _, r := range record.Table(benchmarksCSV) {
		if len(tables) == 0 || tables[len(tables)-1].Title != titles[r[0]] {
			tables = append(tables, metrics.Lookup{Title: titles[r[0]], Columns: []string{"year", "figure", "per cent", "sources"}})
		}
		t := &tables[len(tables)-1]
		t.Rows = append(t.Rows, r[1:])
	}
	return metrics.Entry{ID: "neet.national", Title: "national figures", Tables: tables, See: []string{"neet.definitions", "neet.average"},
		From: metrics.From{Source: "DfE, Explore education statistics", Edition: "releases of the years shown", Grade: metrics.Single},
		Text: "England, per cent, each seen in one source. No test of a school against them is meaningful. The destination year of key stage 4 is the year after the pupils left: 2021/22 are those who finished in 2020/21. Sustained means months in one place and comes from matched records: a destination at a date is another thing."}
}

// ruleEntries are what follows from published definitions.
func ruleEntries() []metrics.Entry {
	return []metrics.Entry{
		{ID: "neet.academic-age", Title: "academic age", From: methodology, Formula: "age on 31 August before the school year in which the day lies; 16 and 17 are counted",
			Text: "A month of birth is enough, because the boundary lies between two months. Who has none is in no rate and is counted apart.", See: []string{"NEET-035", "NEET-036"}},
		{ID: "neet.rates", Title: "rates", From: methodology, Formula: "NEET / n, not known / n, (NEET + not known) / n; n = all with a status, less code 710",
			Text: "NEET alone falls when more are not known, so that all three are given. Other states are in n and in neither of the two.", See: []string{"neet.national"}},
		{ID: "neet.average", Title: "average of three months", From: methodology, Formula: "mean of the rates of December, January and February",
			Text: "The national headline. Single months are not comparable with it: in September and October most are not known. It is given where the data have all three months of one winter."},
		{ID: "neet.currency", Title: "records that have lapsed", From: metrics.From{Source: requirement.Source, Edition: requirement.Edition, Grade: metrics.Confirmed}, Formula: "lapsed = CurrencyLapsed is Y; without the flag, DueToLapseDate before the day",
			Text: "A lapsed record in education, employment, training, re-engagement or NEET counts as not known. Codes of compulsory school age, 710, 720 and 810 to 830 stay what they are. Both counts are given, because in copies that schools get lapsed records are often not marked. How long a record lasts is not worked out here: the file says it.",
			See:  []string{"NEET-030"}},
		{ID: "neet.in-learning", Title: "in learning", From: metrics.From{Source: requirement.Source, Edition: requirement.Edition, Grade: metrics.Knowledge},
			Text: "Participating in learning is less than EET: re-engagement, gap years, agreed starts and employment without regulated study are not. Part-time education and unpaid work with study are counted, as the national figures do; for 340, employment with other training, sources do not settle it, and nothing is said. Nor is anything said of compulsory school age, custody, not known and lapsed records.",
			See:  []string{"neet.codes"}},
		{ID: "neet.school-age", Title: "end of compulsory school age", From: metrics.From{Source: "Education Act 1996, section 8", Edition: "school leaving date of 1997", Grade: metrics.Knowledge}, Formula: "the last Friday in June of the school year in which the pupil is 16",
			Text: "Until then activities are not tracked: a leaver who went back to a school is neither NEET nor not known, but a question that does not arise.", See: []string{"NEET-033", "NEET-034"}},
		{ID: "neet.guarantee", Title: "September Guarantee", From: metrics.From{Source: "DfE, September Guarantee guidance", Edition: "releases to 2025", Grade: metrics.Single},
			Text: "An offer of a suitable place by the end of September, to those who finish Year 11 and Year 12: offer made, offer not appropriate, no offer, not recorded. What the file says is carried as it stands; its numbers are not read."},
		{ID: "neet.definitions", Title: "other figures of the same name", From: metrics.From{Source: "ONS, DfE", Edition: "current definitions", Grade: metrics.Confirmed},
			Text: "NEET in the Labour Force Survey is of those aged 16 to 24, by interview. Destination measures of key stage 4 ask for months in education, employment or an apprenticeship, from matched records. What a school knows of its leavers in September is an offer or a start. None is comparable with the record of an authority at a date."},
	}
}

// choiceEntries are what this program does where sources are silent or disagree.
func choiceEntries() []metrics.Entry {
	days := strconv.Itoa(defaultTolerance)
	choice := func(id, title, text, why string, see ...string) metrics.Entry {
		return metrics.Entry{ID: id, Title: title, Text: text, Why: why, Choice: true, See: see}
	}
	return []metrics.Entry{
		choice("neet.code-550", "code 550, working not for reward with study", "EET, in employment; --code-550 neet counts it as NEET.",
			"The requirement lists it in with employment. A data note and one project put it among NEET; a published metric's list of NEET codes does not have it.", "neet.codes"),
		choice("neet.code-530", "code 530, re-engagement provision", "A state of its own, neither EET nor NEET. It is in the denominator.",
			"It is no participation, and no NEET code either; to fold it into one of the two would change both rates.", "neet.codes"),
		choice("neet.code-720", "code 720 from April 2018", "Read as refugee until 31 March 2018. Later the pupil has no status, and the record is listed.",
			"The code ended; since then everybody is coded by what they do, which 720 does not say.", "NEET-012"),
		choice("neet.as-of", "the day at which records are judged", "The end of the period in the row; if the file has one such day, that also for rows without it; then --as-of; then the latest day on which anything in the data was confirmed, else started, else the latest day of leaving. The output says which.",
			"A record of last month judged today would have lapsed.", "NEET-002", "NEET-023", "NEET-024"),
		choice("neet.current", "which record of a pupil is current", "Of one day: the one confirmed last, then the one that started last. Where nothing tells two codes apart the pupil has no status. In lists with a day of confirmation in each row the later one counts without a remark.",
			"Never the first, never the last in the file.", "NEET-020", "NEET-021"),
		choice("neet.unreadable", "a record whose code cannot be read beside one that can", "If it was confirmed last, the pupil has no status; if it has no code at all, the other one counts.",
			"What cannot be read may be the current activity.", "NEET-010", "NEET-013"),
		choice("neet.identifiers", "pupils without a UPN", "A row without a UPN is of the pupil whose UPN stands beside the same identifier elsewhere under the same heading, or who had that identifier before by PreviousYPIDIdentifier. Otherwise it goes by the authority's identifier, written with YPID before it, and is never held against a school's own identifiers.",
			"The authority's numbers and a school's may be the same and of different pupils."),
		choice("neet.births", "months of birth that differ", "The pupil is in no rate. Of the files and the list of pupils any month will do where only one is given.",
			"It may be another pupil's record.", "NEET-036"),
		choice("neet.snapshots", "where a leaver was", "The record nearest to the day one month, or six months, after leaving, at most "+days+" days from it (--snapshot-days) and after the day of leaving; of two equally near, the later. In a file of a period a record is of the end of the period; in a list it is of the day on which it was confirmed, and current then. Month ends: a month after 31 January is the last day of February.",
			"Monthly files are at most 16 days from any day, and a school gets through its list in three weeks.", "NEET-041"),
		choice("neet.no-answer", "leavers without a snapshot", "Without a record near the day a leaver is not known only if a list of pupils says that there should be one, somebody else's record is of that time, the day lies within the data, and the pupil was past compulsory school age and not on roll. In all other cases there is no status, and the flags say why. Pupils of whom the list says that they died are left out.",
			"Not known is a finding about a pupil, and not about files that nobody has.", "neet.school-age"),
		choice("neet.year-11", "the destination after Year 11", "The record nearest to 1 November after Year 11, from October to the end of February. Leavers before Year 11 have none.",
			"In September most records are out of date; December to February is what the national figures are of."),
		choice("neet.over-time", "destinations of a cohort", "Shares of all leavers whom a snapshot applies to, of whom there is a status or none; EET, not known and NEET are always listed. By kind a record that has lapsed is not known, whatever it said.",
			"Leaving out those of whom nothing is known would flatter a school that asks nobody.", "neet.snapshots", "neet.no-answer"),
		choice("neet.missing-leavers", "leavers in no record", "Who is on the list of pupils as a leaver and of academic age 16 or 17, and has no record at a day of the data, counts there as not known, with a flag. In data with ends of periods only those days count.",
			"A file can leave out who moved away or cannot be found: without them NEET looks lower than it is.", "NEET-042"),
		choice("neet.risk", "risk of becoming NEET", "Facts that the indicators of local authorities use and a list of pupils shows, each true, false or not known. No points and no sum.",
			"There is no national indicator. In alternative provision nearly everybody is in the highest class of any, so that a sum tells nobody apart."),
		choice("neet.words", "destinations in words", "Never read as codes. A map may say which code a word stands for. A column without a single code is refused.",
			"College may be any of five codes, and moved may be anything.", "NEET-001", "NEET-010"),
	}
}
