package cohort

import (
	"strconv"
	"strings"

	"apst/ingest"
	"apst/metrics"
)

// linkEntries are what can be looked up of linking.
func linkEntries() []metrics.Entry {
	own := metrics.From{Grade: metrics.Own}
	choice := func(id, title, text, why string, see ...string) metrics.Entry {
		return metrics.Entry{ID: "cohort." + id, Title: title, Text: text, Why: why, Choice: true, From: own, See: see}
	}
	around := strconv.Itoa(aroundStay)
	return []metrics.Entry{
		linkingEntry(),
		choice("suspects", "when two identifiers look like one pupil",
			"Two identifiers are suspects of each other, of which one at least is not on the list of pupils, where they are one character or one exchange of neighbours apart, or differ in capitals, spaces, hyphens or zeros at the start alone; and any two with the same name and date of birth, on the list or not. "+
				"Where both are shaped as a UPN exactly one of them must have the right check letter: two right ones are never one slip apart. "+
				"Of others the same name and date of birth, or the one of the two that is known, speak for it from "+strconv.Itoa(ingest.MinSlip)+" characters on. "+
				"Where neither is known both need "+strconv.Itoa(leastAlone)+" characters, a digit among the last "+strconv.Itoa(ingest.Counted)+" of a number may not be what differs, neither may have another such suspect, no other such pair may differ at the same place, and the two may not both have results for the same time. "+
				"Another date of birth speaks against it, and another name where no date is known.",
			"Schools number their pupils one after the other: 1041 and 1042 are two pupils. A suspect that is none costs a data lead a minute; a hundred of them cost the one that counts.",
			"LNK-010", "LNK-011", "LNK-012", "cohort.linking"),
		choice("decisions", "decisions about identifiers",
			"A file of decisions says of two identifiers that they are the same pupil's or different pupils', with the name of who decided it. The first of two that are the same counts, but somebody on the list of pupils counts before anybody who is not. A decision may join two pupils on the list; placements with one day of entry are then one, and what the first says of it counts. "+
				"A decision that the list contradicts, and all decisions that join somebody whom another keeps apart, are not followed.",
			"Whether two pupils are one is for somebody to answer for who can look at the files; a program that guesses gives one pupil another's change.",
			"LNK-020", "LNK-021", "LNK-022", "LNK-023", "cohort.linking"),
		choice("twice", "the same thing twice, and contradictions",
			"Two results are of the same thing where pupil, measure, scale, informant, rater, wave, period, placement, date and form are the same; the date of a period does not count. Where they say the same, the one whose row says most counts, of several such the first by file, sheet and row, and a row of which nothing is left is a duplicate. Where they say different things all their rows are refused. A value that is missing contradicts nothing; one that was refused where it was read contradicts a known one.",
			"Which of two results is right cannot be told from the files, and either may be another pupil's.",
			"LNK-003", "LNK-004"),
		choice("placing", "to which placement a result belongs",
			"To that which its source names by number; without a number to the pupil's only one; of several to the one its day falls in, from entry to exit. On the day on which one ended and the next began a baseline is the next one's and an endline the one's before. A day in none belongs to a placement that began or ended within "+around+" days of it, a baseline only to one that began and an endline only to one that ended, if there is just one. A month counts by its first and last day. "+
				"Anything else is not clear, and in no pair: no day, a day in two placements, a period that no placement is named for. A number is not trusted where the reader of the measure did not find the identifier on the list.",
			"Forms are filled in before a pupil starts and after a pupil has left, by weeks and not by terms. A result of the wrong placement makes a change that nobody had.",
			"LNK-005"),
	}
}

// linkingEntry is how rows come to pupils, and where they can end.
func linkingEntry() metrics.Entry {
	links := metrics.Lookup{Title: "how a row comes to its pupil", Columns: []string{"link", "what it rests on"}}
	for i, doc := range []string{
		SameID: "the identifier is the pupil's own on the list of pupils", OtherID: "the list has it as the pupil's other one: UPN and local identifier",
		FormerID: "the list has it in its column Former UPN", DecidedID: "the file of decisions",
		WithoutList: "nothing but that the identifiers are equal",
	} {
		if doc != "" {
			links.Rows = append(links.Rows, []string{Link(i).String(), doc})
		}
	}
	places := metrics.Lookup{Title: "where a row ends", Columns: []string{"place", "what it means"}}
	for i, doc := range [...]string{
		Linked: "joined to a pupil", Unmatched: "nobody on the list of pupils has the identifier; it is in no result",
		Duplicate: "the pupil has the same already; counted once", Refused: "it cannot be used, its identifier is two pupils', or it contradicts another row of the pupil",
	} {
		places.Rows = append(places.Rows, []string{Place(i).String(), doc})
	}
	return metrics.Entry{ID: "cohort.linking", Title: "whose a row is", Tables: []metrics.Lookup{links, places}, From: metrics.From{Grade: metrics.Own},
		Text: "Identifiers are compared as they are, without spaces at their ends, a UPN in capitals. Nothing is joined because it looks alike. An identifier that two pupils on the list share leads to neither. Every row has exactly one place, and " + strings.Join(placeNames[:], ", ") + " add up to the rows of each measure.",
		See:  []string{"LNK-001", "LNK-002", "cohort.suspects", "cohort.decisions", "cohort.twice", "cohort.placing"}}
}
