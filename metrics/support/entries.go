package support

import (
	"slices"
	"strconv"
	"strings"

	"apst/metrics"
	"apst/metrics/record"
)

// Where things come from.
var (
	fromProgramme = metrics.From{Source: "Youth Endowment Fund, page of the evaluation of alternative provision specialist taskforces", Edition: "July 2025", Grade: metrics.Single}
	fromField     = metrics.From{Source: "knowledge of the field", Grade: metrics.Knowledge}
	fromHere      = metrics.From{Source: "a choice of this program", Grade: metrics.Own}
)

// entries are what can be looked up about support and views.
func entries() []metrics.Entry {
	return slices.Concat(ruleEntries(), wordEntries(), choiceEntries())
}

// ruleEntries are rules of arithmetic.
func ruleEntries() []metrics.Entry {
	return []metrics.Entry{
		{ID: "support.referrals", Title: "referrals, requests, pupils and contacts",
			Text: "Four totals, and none of them is another. A referral may ask for several specialists: each is a request. Rows with one number, pupil and date are one referral; without numbers, rows of one pupil, date and source are. A pupil seen by two specialists counts with both, so that pupils by specialist do not add up.",
			From: fromField, See: []string{"SUP-023", "SUP-024", "SUP-025"}},
		{ID: "support.contacts", Title: "planned and attended contacts",
			Text:    "Planned contacts are those attended that were planned, missed, cancelled, or past and without an outcome. An attended contact that nobody had planned is counted as attended and not as planned. A contact after the day the data are from is in none of these. A blank is never a missed contact.",
			Formula: "planned = (attended - unplanned) + missed + cancelled + unrecorded", From: fromHere, See: []string{"SUP-002", "SUP-013", "SUP-042", "SUP-047"}},
		{ID: "support.attended-percent", Title: "percent attended",
			Text:    "Of planned contacts whose outcome is known and which nobody cancelled, in whole numbers to one decimal, halves up. 15 of 16 is 93.8.",
			Formula: "100 x (attended - unplanned) / (attended - unplanned + missed)", From: fromHere, See: []string{"support.contacts"}},
		{ID: "support.minutes", Title: "minutes and hours",
			Text:    "The minutes of attended contacts, as the log has them. An attended contact without its minutes leaves the sum of its pupil and specialist empty, unless --missing-minutes skip adds up those that are known. A time in the cell, as spreadsheets make of 0:45, is read as hours and minutes.",
			Formula: "hours = minutes / 60, two decimals, halves up", From: fromHere, See: []string{"SUP-004", "SUP-043", "SUP-044", "SUP-049"}},
		{ID: "support.waiting", Title: "waiting times",
			Text:    "Calendar days. To the decision: from the date of the referral to that of the decision. Waited: from the referral to the first attended contact with the specialist on that day or later. So far: from the referral to the day the data are from, of requests without a decision, and of accepted ones that no contact has followed.",
			Formula: "days = later date - earlier date", From: fromField, See: []string{"SUP-021", "SUP-045", "support.as-of"}},
		{ID: "support.weeks", Title: "weeks on roll",
			Text:    "From the dates of entry and exit on the list of pupils, both days included, within the period. Where the school gave its terms for every year of the period, school days without holidays and closures, five to a week; otherwise all days, seven to a week, holidays included. The column weeks_basis says which; the two must not be compared.",
			Formula: "school days on roll / 5, or days on roll / 7, one decimal", From: fromHere, See: []string{"support.incidents"}},
		{ID: "support.incidents", Title: "suspensions and incidents",
			Text: "Counted where they began in the period. A session is half a day: days count twice. A lunchtime suspension without sessions is one. Permanent exclusions and internal exclusions are no suspensions. A count of none is given to pupils of the list, and only where a table of that kind was read.",
			From: fromField, See: []string{"SUP-050", "SUP-051", "support.kinds"}},
		{ID: "support.quartiles", Title: "medians and the middle half", Text: "Quartiles by linear interpolation between neighbours, of five values or more; of fewer, only how many they are.",
			Formula: "position (n - 1) p, counted from 0", From: metrics.From{Source: "Hyndman and Fan, Sample quantiles in statistical packages, type 7", Edition: "1996", Grade: metrics.Single}},
	}
}

// wordEntries are the words of columns.
func wordEntries() []metrics.Entry {
	return []metrics.Entry{
		{ID: "support.specialists", Title: "specialists", Text: "The eight professions of the programme, and the words that are read as one of them. Roles of a school's own count as other and keep their names. A word that is not listed counts as other too, and is told; a map says what it means, under values, specialism.",
			Tables: []metrics.Lookup{roleTable(), specialistTable()}, From: fromProgramme, See: []string{"SUP-010", "SUP-011"}},
		{ID: "support.decisions", Title: "decisions", Text: "signposted is back to the school's own offer: an outcome like others, and no failure.", Tables: []metrics.Lookup{wordTable(fieldDecision)}, From: fromHere, See: []string{"SUP-012", "SUP-022"}},
		{ID: "support.words", Title: "words of other columns", Text: "Compared by their letters and digits. A word that is not listed is told and leaves its field empty.",
			Tables: []metrics.Lookup{wordTable(fieldReferredBy), wordTable(fieldMode), wordTable("outcome"), wordTable(fieldPlace), wordTable(fieldEndReason), wordTable(fieldAudience)}, From: fromHere, See: []string{"SUP-012", "SUP-013"}},
		{ID: "support.kinds", Title: "kinds of incident", Text: "Those of the national reasons for exclusion, and a few that schools add. A kind that is not listed counts as other, and is told.",
			Tables: []metrics.Lookup{kindTable(), wordTable(fieldKind)}, From: fromField, See: []string{"SUP-014"}},
		{ID: "support.views", Title: "answers", Text: "Whole numbers from 0 to 10, or one of these words; anything else is something said in own words. Directions of scales are not known, so that nothing is averaged, and never over children, families and staff. The two follow-up questions of the SDQ are taken where they are answered in words.",
			Tables: []metrics.Lookup{wordTable(fieldRating), wordTable(fieldRespondent), wordTable(fieldProblems), wordTable(fieldHelp)}, From: fromHere, See: []string{"SUP-003", "SUP-071", "SUP-073"}},
		{ID: "support.consent", Title: "consent to quote", Text: "yes-public: anywhere. yes-internal: within the school. no, blank, and what cannot be read: nowhere. A plain yes is yes-internal. A quote for the public that holds the pupil's own name is for the school alone.",
			Tables: []metrics.Lookup{wordTable(fieldConsent)}, From: fromHere, See: []string{"SUP-070", "SUP-074"}},
		{ID: "support.flags", Title: "flags", Text: "The words of the column flags, joined by a semicolon.", Tables: []metrics.Lookup{{Title: "Flags", Columns: []string{"flag", "meaning", "rule"}, Rows: record.Table(flagsCSV)}}, From: fromHere},
		{ID: "support.limits", Title: "limits", Text: "Beyond them something is a slip, or something else.", Tables: []metrics.Lookup{limitTable()}, From: fromHere, See: []string{"SUP-043", "SUP-050", "SUP-071"}},
	}
}

// choice is an entry about something that was chosen.
func choice(id, title, text, why string, see ...string) metrics.Entry {
	return metrics.Entry{ID: id, Title: title, Text: text, Why: why, Choice: true, From: fromHere, See: see}
}

// choiceEntries are what was chosen where nobody lays anything down.
func choiceEntries() []metrics.Entry {
	return []metrics.Entry{
		choice("support.dose", "bands of the amount of support", "By attended contacts of all specialists together: none under 1, low 1 to 5, medium 6 to 11, high from 12; by minutes none under 1, low under 3 hours, medium under 9, high from there. --dose-by and --dose-bands lay them down otherwise. Work with everybody is in none. A contact that cannot be used leaves a pupil's band empty.",
			"No source has limits. Half a term of weekly contacts, and a term of them, are what schools plan by. The bands have to stand before outcomes are seen, and a table by bands is no estimate of an effect: who turns up is not chance.", "support.contacts"),
		choice("support.as-of", "the day the data are from", "The one that is given, or the latest day in the files on which something has happened; planned contacts and ends of episodes do not count for it. What is planned for later is still to come.",
			"Results must not depend on the day on which they are worked out.", "SUP-060"),
		choice("support.first-contact", "first referral and first contact", "The first contact is the first that was attended. Neither day is given where a record without its day, a copy, or an earlier contact without an outcome leaves open whether it is the first. Without a log the day that the referral has is taken.",
			"Attendance before and after is counted from these days: a wrong one moves every session.", "SUP-026", "SUP-040", "SUP-047"),
		choice("support.uncertain", "totals with a record that cannot be used", "Empty for the pupil and specialist, and for the pupil's bands, with the reason in flags.",
			"One contact more or less is a number that looks right. The others of the school stand.", "SUP-013", "SUP-040", "SUP-041"),
		choice("support.rates", "rates of suspensions and incidents", "Events over weeks on roll in the same period, by 100 pupil-weeks. Pupils of whom the events or the weeks are not known are in neither. Support itself is compared with nothing: it is what pupils had.",
			"Who was on roll for longer had more time to be suspended. A week in which nobody knows whether something happened is no week without.", "support.weeks"),
		choice("support.duplicates", "the same contact twice", "Two rows of one pupil, day, specialist and time (or without times) are refused, unless --duplicates says that they are one contact (where they agree) or two.",
			"A copied row and two sessions of a day look the same.", "SUP-041"),
		choice("support.no-outcome", "logs without a column for attendance", "Every row counts as attended, and this is told.", "Logs of that kind list what took place.", "SUP-002"),
		choice("support.cancelled", "cancelled contacts", "Counted as planned, and in neither part of the percentage attended.", "The pupil could not attend what the service called off.", "support.attended-percent"),
		choice("support.drop-in", "planned left blank", "An attended contact whose planned cell is blank, in a table that has the column, counts as not planned, and is flagged.", "In a column of ticks a blank is a no.", "support.contacts"),
		choice("support.numbers", "numbers of referrals", "Told apart within one table. In two files the same number may be two referrals, unless pupil and date agree too.", "Schools begin anew with 1 each year.", "SUP-024"),
		choice("support.blank-decision", "no decision written", "Left empty, and counted with the requests that wait.", "Nobody may decide on the school's behalf that silence is a refusal.", "support.decisions"),
		choice("support.own-first", "first contact before the referral", "Told, and counted like others. The waiting time is that to the first contact on the day of the referral or later.", "Referrals are often written when the work has begun.", "SUP-045"),
		choice("support.incident-twice", "copies of incidents", "Incidents of one kind, day and time, or of one number, are one listed twice; without either they may be two. Suspensions overlap where one begins before the other has ended.", "Two fights of a day are usual; two suspensions at a time are not possible.", "SUP-051"),
		choice("support.one-colon-one", "1:1 that a spreadsheet has made a time", "A mode of 01:01, or of 1 January, is one-to-one.", "Nothing else can be meant in a column of modes.", "support.words"),
	}
}

func roleTable() metrics.Lookup {
	t := metrics.Lookup{Title: "National roles", Columns: []string{"role", "profession", "source", "edition"}}
	t.Rows = append(t.Rows, record.Table(rolesCSV)...)
	return t
}

func specialistTable() metrics.Lookup {
	t := metrics.Lookup{Title: "Words for specialists", Columns: []string{"read as", "role", "words"}}
	words, order := map[specialism][]string{}, []specialism{}
	for _, r := range record.Table(specialismsCSV) {
		s, _ := specialismOf(r[2])
		if words[s] == nil {
			order = append(order, s)
		}
		words[s] = append(words[s], r[2])
	}
	for _, s := range order {
		t.Rows = append(t.Rows, []string{s.name, s.role, strings.Join(words[s], ", ")})
	}
	return t
}

// wordTable is what is read in a field.
func wordTable(field string) metrics.Lookup {
	t := metrics.Lookup{Title: strings.ReplaceAll(field, "_", " "), Columns: []string{"read as", "words"}}
	words := map[string][]string{}
	for _, r := range record.Table(wordsCSV) {
		if r[0] == field {
			words[r[1]] = append(words[r[1]], r[2])
		}
	}
	for _, m := range tables().means[field] {
		t.Rows = append(t.Rows, []string{m, strings.Join(words[m], ", ")})
	}
	return t
}

func kindTable() metrics.Lookup {
	t := metrics.Lookup{Title: "Kinds", Columns: []string{"kind", "what it is", "counted as", "source", "code"}}
	t.Rows = append(t.Rows, record.Table(kindsCSV)...)
	return t
}

func limitTable() metrics.Lookup {
	t := metrics.Lookup{Title: "Limits", Columns: []string{"limit", "value", "unit", "why"}}
	t.Rows = append(t.Rows, record.Table(limitsCSV)...)
	for _, b := range []struct {
		name, unit string
		bands      bands
	}{{"dose by contacts", "contacts", contactBands}, {"dose by minutes", "minutes", minuteBands}} {
		t.Rows = append(t.Rows, []string{b.name, b.bands.String(), b.unit, "support.dose"})
	}
	t.Rows = append(t.Rows, []string{"values of a median", strconv.Itoa(fewest), "values", "support.quartiles"})
	return t
}
