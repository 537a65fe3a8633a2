package words

import (
	"strings"

	"apst/metrics"
)

// Entries are what there is to look up of the words: an entry a list.
func Entries() []metrics.Entry {
	out := []metrics.Entry{claimEntry(), classEntry()}
	lists, err := rowsOf(listsCSV)
	if err != nil {
		panic("words: the table of lists: " + err.Error())
	}
	for _, r := range lists {
		out = append(out, listEntry(r[0], r[1], r[2], r[3], metrics.From{Source: r[4], Edition: r[5]}))
	}
	return append(out, choiceEntries()...)
}

// listEntry is the phrases of a list, and those that let them pass.
func listEntry(name, rule, title, text string, from metrics.From) metrics.Entry {
	said := metrics.Lookup{Title: "looked for", Columns: []string{"phrase", "only if", "not before", "write"}}
	passes := metrics.Lookup{Title: "harmless", Columns: []string{"phrase", "where", "why"}}
	phrases, _ := rowsOf(phrasesCSV) // read when the tables are, and tested
	for _, r := range phrases {
		if r[0] == name {
			said.Rows = append(said.Rows, []string{r[1], kinds[r[2]], strings.ReplaceAll(r[3], " ", ", "), r[4]})
		}
	}
	allowed, _ := rowsOf(allowedCSV)
	for _, r := range allowed {
		if r[0] == name {
			passes.Rows = append(passes.Rows, []string{r[1], r[2], r[3]})
		}
	}
	e := metrics.Entry{ID: "words." + name, Title: title, Text: text, From: from, Tables: []metrics.Lookup{said}, See: []string{rule, "words.phrases"}}
	if len(passes.Rows) > 0 {
		e.Tables = append(e.Tables, passes)
	}
	return e
}

// kinds are what else has to be there, in words.
var kinds = map[string]string{
	"": "", "change": "a word of the class turned is in the sentence", "subject": "the clause is about it", "moved": "a word of the class moved and a number are in the sentence",
	"number": "a number follows", "cell": "it stands in a cell beside a number", "value": "a value follows", "measured": "a number is a percentage or has decimals", "bracket": "it stands in brackets, as a source",
}

// claimEntry is what is refused.
func claimEntry() metrics.Entry {
	t := metrics.Lookup{Title: "claims", Columns: []string{"id", "claim", "state", "instead"}}
	said := metrics.Lookup{Title: "how they are told", Columns: []string{"id", "one of", "and of each", "not with"}}
	rows, _ := rowsOf(refusedCSV)
	for _, r := range rows {
		t.Rows = append(t.Rows, []string{r[0], r[1], r[5], r[6]})
		said.Rows = append(said.Rows, []string{r[0], r[2], r[3], r[4]})
	}
	return metrics.Entry{ID: "words.refused", Title: "claims that no source shows", Tables: []metrics.Lookup{t, said}, See: []string{"WRD-024", "words.phrases", "benchmarks.use"},
		Text: "Claims that are often made of alternative provision and stand in no source that was read, and everything about what the national evaluation found. Whoever needs one reads the original and takes value, year and page from it."}
}

// classEntry is the classes of words, and how phrases are written.
func classEntry() metrics.Entry {
	t := metrics.Lookup{Title: "classes of words", Columns: []string{"class", "words"}}
	rows, _ := rowsOf(classesCSV)
	for _, r := range rows {
		t.Rows = append(t.Rows, []string{"@" + r[0], strings.ReplaceAll(r[1], " ", ", ")})
	}
	return metrics.Entry{ID: "words.phrases", Title: "how phrases are written", Tables: []metrics.Lookup{t},
		Text: "A blank parts words, a slash gives alternatives, a star any ending, brackets what may be left out, two points up to four words, # a number, @ a class of words, = at the beginning capitals as they stand. Capitals do not count otherwise, nor do quotation marks, brackets, hyphens and marks of emphasis. The longest phrase at a place counts. A harmless phrase covers what stands within it; before, after and sentence say where else it may stand: within the same part of the sentence before or after what it excuses, or anywhere in the sentence."}
}

// choiceEntries are what was decided where nobody says it.
func choiceEntries() []metrics.Entry {
	choice := func(id, title, text, why string, see ...string) metrics.Entry {
		return metrics.Entry{ID: "words." + id, Title: title, Text: text, Why: why, Choice: true, See: see}
	}
	return []metrics.Entry{
		choice("denials", "what a denial excuses",
			"A word of cause passes where it is said that the cause is not known, shown or claimed. That something had no effect does not pass: it is a claim about causes too.",
			"No effect can be shown by a before and after as little as an effect can.", "WRD-001", "words.causal"),
		choice("quotations", "somebody else's words",
			"Words of cause pass between quotation marks that hold four words or more, and in a block of quotation. Other rules hold there too.",
			"What difference children and families feel is theirs to say, in their words; what the report says of it is the report's.", "WRD-001"),
		choice("aims", "aims", "A word of cause passes behind words such as aims to and in order to.", "What a programme is for is no claim about what it did.", "WRD-001"),
		choice("interval-below-ten", "estimates of few", "Below ten pupils an estimate of change needs its n in place of an interval, and the words too few to describe a pattern. From ten on n alone does not do.",
			"Below ten pairs no interval is worked out. From ten on there is one, and a reader who does not see it takes the estimate for sure.", "WRD-010", "WRD-012"),
		choice("plain-worse", "worse as plainly as better", "Who got better and who got worse are looked for in one paragraph, one list or one table. Worse in brackets beside better outside of them does not count; that the number is hidden does.",
			"What stands in another paragraph is not read by whoever reads the first.", "WRD-004"),
		choice("national-own", "whose a number is", "In a sentence that names the country, numbers are national figures unless a word such as against, than or compared parts them from it, or their part of the sentence says our, here or in this school. A national figure passes if the sentence, the paragraph or the table around it names what it is of, its year and who published it.",
			"A number that might be taken for a national one has to be told apart by whoever writes the sentence.", "WRD-020", "WRD-021", "benchmarks.use"),
		choice("few-pairs", "what is said of few", "Titles of charts and sentences of tables below ten pairs give n and say that it is too few to describe a pattern; they tell no mean change and no share.",
			"A reader takes a sentence further than the number in it carries.", "WRD-012"),
		choice("not-shown", "sentences about hidden numbers", "A sentence that would need a hidden number is not made; the title then says what is shown without numbers. A number in a sentence is always one that its table shows.",
			"A sentence that is left out only where a number is small would tell that it is.", "words.phrases"),
		choice("attendance-percent", "percentages of sessions", "Attendance in per cent of few pupils is an average of sessions and no percentage of pupils; it is to be said that the pupils are few.",
			"Its base is hundreds of sessions, and still only so many pupils.", "WRD-011", "WRD-012"),
	}
}
