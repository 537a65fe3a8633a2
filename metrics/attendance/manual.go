package attendance

import (
	"fmt"
	"strings"

	"apst/metrics"
	"apst/metrics/calendar"
)

// The sources that several entries share.
var (
	fromDfE   = metrics.From{Source: "DfE Pupil absence statistics: methodology", Edition: "releases of 2018/19 to 2023/24", Grade: metrics.Confirmed}
	fromRegs  = metrics.From{Source: "School Attendance (Pupil Registration) (England) Regulations 2024, regulation 10; DfE Working together to improve school attendance", Edition: "in force from 19 August 2024", Grade: metrics.Confirmed}
	fromField = metrics.From{Source: "generally known", Grade: metrics.Knowledge}
)

// manual is what can be looked up of attendance.
func manual() []metrics.Entry {
	out := []metrics.Entry{codesEntry(), setsEntry(), ratesEntry(), thresholdsEntry(), basisEntry(), offeredEntry(), periodsEntry(), groupsEntry(), windowsEntry(), halfTermsEntry(), stringsEntry(), totalsEntry(), flagsEntry(), dualEntry()}
	return append(out, choiceEntries()...)
}

func codesEntry() metrics.Entry {
	var tables []metrics.Lookup
	for _, set := range [...]Set{Set2024, Pre2024, CovidSet} {
		t := metrics.Lookup{Title: "codes of the set " + set.String(), Columns: []string{"code", "meaning", "counts as", "in force", "notes"}}
		for _, r := range Codes() {
			if r.Set != set {
				continue
			}
			life := ""
			if r.Life != (calendar.Span{}) {
				life = r.Life.String()
			}
			t.Rows = append(t.Rows, []string{r.Code, r.Meaning, r.Category.String(), life, r.Notes})
		}
		tables = append(tables, t)
	}
	return metrics.Entry{ID: "attendance.codes", Title: "register codes and what they count as", From: fromRegs, Tables: tables,
		Text: "Present and approved educational activity (aea) count as attending. Authorised and unauthorised absence are possible sessions that were missed. Not possible and not collected are in no rate. J counted as attending until 18 August 2024 and J1 is authorised absence from the day after; H, J and plain Y ended with that day.",
		See:  []string{"attendance.sets", "attendance.rates", "ATT-020", "ATT-021", "ATT-022"}}
}

func setsEntry() metrics.Entry {
	t := metrics.Lookup{Title: "sets", Columns: []string{"set", "from", "to", "about", "source"}}
	for _, s := range Sets() {
		from, to := s.From.String(), s.To.String()
		if s.From < firstSlot.Day() {
			from = ""
		}
		if s.To > lastSlot.Day() {
			to = ""
		}
		t.Rows = append(t.Rows, []string{s.Set.String(), from, to, s.About, s.Source})
	}
	return metrics.Entry{ID: "attendance.sets", Title: "which codes were in force when", From: fromRegs, Tables: []metrics.Lookup{t},
		Text: "The set is chosen by the date of each session, never by that of the file: one export can lie on both sides of a change. What crosses 19 August 2024 is flagged: an unchanged pupil can have another rate after it.",
		See:  []string{"attendance.codes"}}
}

func ratesEntry() metrics.Entry {
	return metrics.Entry{ID: "attendance.rates", Title: "attendance and absence", From: fromDfE,
		Formula: "possible = present + aea + authorised + unauthorised; attendance = (present + aea) / possible; absence = (authorised + unauthorised) / possible",
		Text:    "Sessions with a blank, with a mark that is no code, with different marks, or outside the pupil's stay are in no rate; they are counted. Without possible sessions there is no rate: neither 0% nor 100%. Rates are worked out in whole numbers and printed to one decimal, halves up: 15 of 16 is 93.8.",
		See:     []string{"attendance.basis", "attendance.thresholds"}}
}

func thresholdsEntry() metrics.Entry {
	t := metrics.Lookup{Title: "thresholds", Columns: []string{"flag", "absent sessions, of the possible ones", "meaning", "source"}}
	for _, l := range Thresholds() {
		t.Rows = append(t.Rows, []string{l.Flag, fmt.Sprintf("%d/%d or more", l.Numerator, l.Denominator), l.Meaning, l.Source})
	}
	return metrics.Entry{ID: "attendance.thresholds", Title: "persistent and severe absence", From: fromDfE, Tables: []metrics.Lookup{t},
		Formula: "persistent: absent x 10 >= possible; severe: absent x 2 >= possible",
		Text:    "Compared in whole numbers, never by a rounded rate: 19 absent of 190 is persistent, and 18 is not. In half-terms, weeks and windows the same limits are thresholds, and not the official measures.",
		See:     []string{"attendance.rates"}}
}

func basisEntry() metrics.Entry {
	t := metrics.Lookup{Title: "8 present, 2 ill with Covid-19 (I02), 2 X", Columns: []string{"basis", "possible", "attendance", "absence"}, Rows: [][]string{
		{"mis", "10", "80.0%", "20.0%"}, {"dfe", "12", "66.7%", "16.7%"}}}
	return metrics.Entry{ID: "attendance.basis", Title: "sessions missed because of Covid-19", Tables: []metrics.Lookup{t},
		From: metrics.From{Source: "DfE Pupil absence statistics, releases of 2020/21 and 2021/22; help pages of Arbor and ScholarPack", Grade: metrics.Confirmed},
		Text: "On the basis mis, as schools' systems have it, X of 2020/21 and 2021/22 leaves the possible sessions; on the basis dfe, as in the national statistics, it is no absence and stays possible, so that attendance and absence add up to less than 100%. In alternative provision the two lie far apart: 39.4% and 32.8% absence nationally in the autumn and spring of 2020/21. A figure on one must not be laid beside one on the other.",
		See:  []string{"attendance.codes"}}
}

func offeredEntry() metrics.Entry {
	return metrics.Entry{ID: "attendance.offered", Title: "attendance of sessions offered", Choice: true,
		Formula: "attended / (possible - C2)",
		Text:    "A second measure beside the official rate, never in its place. A pupil who keeps a timetable of half the week is at 50%, severely absent, and at 100% of what was offered. It is there for marks since 19 August 2024 alone.",
		Why:     "Part-time timetables are common in alternative provision, and the official rate cannot tell a pupil who keeps one from a pupil who stays away. Before C2 they were recorded as C, with other reasons.",
		See:     []string{"attendance.rates"}}
}

func periodsEntry() metrics.Entry {
	return metrics.Entry{ID: "attendance.periods", Title: "years, terms and half-terms", Choice: true,
		Text: "An attendance year runs from 1 August to 31 July. Without dates of the school's own, autumn ends on 31 December, spring on Easter Sunday, and the first half of summer on the Sunday before the spring bank holiday. The autumn term is halved before the fourth Monday of October, the spring term before the first Monday from 12 February on. A school that gives its dates gives all three terms, or all six half-terms, of a year.",
		Why:  "Terms are those of the national collections. These do not say where autumn and spring are halved; the weeks chosen are those in which most schools are on holiday. With some of the terms of a year nothing could be said of the days between.",
		From: fromDfE, See: []string{"ATT-043", "ATT-066"}}
}

func groupsEntry() metrics.Entry {
	return metrics.Entry{ID: "attendance.groups", Title: "rates of groups", From: fromDfE,
		Formula: "sum of sessions attended / sum of sessions possible; persistent rate = persistently absent enrolments / enrolments with possible sessions",
		Text:    "Never the mean of pupils' percentages: where pupils have few sessions the two differ greatly. The unit is the enrolment at a school. These figures are not those of the national statistics, which leave out the second half of the summer term for year 11, and ages outside 5 to 15.",
		See:     []string{"attendance.rates"}}
}

func windowsEntry() metrics.Entry {
	t := reasonsTable("why a window has no rate", "the day that the windows are about is not known", NoRegister, NoSchoolTime, NoMarks, NonePossible, TooFew)
	return metrics.Entry{ID: "attendance.windows", Title: "before and after a day of the pupil's own", Choice: true, Tables: []metrics.Lookup{t},
		Formula: "change = attendance after - attendance before, in percentage points",
		Text: fmt.Sprintf("%d school weeks on either side, or as many weeks or sessions as were asked for; the week of the day itself, or with sessions the day, is in neither. School time is what was possible for any pupil of the school, so that holidays leave no gap. A window needs %d possible sessions. Before entry it is made of the home school's marks alone; without them it is not available, and never zero. A stay that ends, and the stay before, end the windows. ", defaultWeeks, DefaultMinimum) +
			regression,
		Why: "Half a term is long enough for a rate and short enough to be about the day. The day lies in neither window because nobody can say on which side of it a week counts.",
		See: []string{"ATT-080", "ATT-081"}}
}

func stringsEntry() metrics.Entry {
	return metrics.Entry{ID: "attendance.strings", Title: "marks in one text", Choice: true,
		Text: "A text of marks has exactly one for each session of its days: Monday to Friday, the whole week, or the days on which the school was open by its own dates. At each session the longest code of its date is taken, so /\\C2C2Y1\\ is six marks since 19 August 2024. A space, - and . hold the place of a session without a mark; alone in a cell, - is no code unless the school declares it. A digit behind C, I, J, X or Y that makes no code of the day refuses the text, and so does another number of marks than sessions: nothing is moved to a neighbouring session. A week that begins on a Sunday is that of the Monday after it; one that begins on another day begins there.",
		Why:  "A mark that slips by one session is a wrong mark on the right day for the rest of the text, and nothing in a rate would show it.",
		From: fromField, See: []string{"ATT-028", "ATT-029"}}
}

func totalsEntry() metrics.Entry {
	return metrics.Entry{ID: "attendance.totals", Title: "totals in place of marks", Choice: true,
		Formula: "possible = present + aea + authorised + unauthorised",
		Text:    fmt.Sprintf("Counts of codes and summaries are used where they add up, and refused otherwise, with the difference. Unexplained absences and arrivals after the register closed are within the unauthorised, late ones before it within the present. Whether present has the approved activities in it is seen from which of the two sums is right. Files of reasons alone (T_Reason_...): the reasons count, unless the total is greater, and what it has more is absence without a code. At most %d sessions a year. Totals of 2020/21 and 2021/22 that do not show X are on the basis mis alone, if they add up; files of reasons of those years are not used, for X may be among what looks attended. Times that overlap are refused, marks and totals of one time as well. A percentage in the file is compared with what the sessions give, and is never used.", YearSessions),
		Why:     "A term added to its own year would count twice, and a total that does not add up has a column that means something else.",
		From:    fromDfE, See: []string{"ATT-061", "ATT-062", "ATT-064", "ATT-069"}}
}

func flagsEntry() metrics.Entry {
	t := metrics.Lookup{Title: "flags", Columns: []string{"flag", "meaning"}}
	for _, f := range FlagMeanings() {
		t.Rows = append(t.Rows, []string{f.Name, f.Meaning})
	}
	t.Rows = append(t.Rows, []string{flagTotals, "from totals, wholly or in part"}, []string{flagOffered, "the totals do not say how many sessions were offered"})
	return metrics.Entry{ID: "attendance.flags", Title: "words in the column flags", Tables: []metrics.Lookup{t}, Choice: true,
		Text: "What there is to know about the figures of a row.", Why: "A figure whose grounds differ from those of the others has to say so in its own row.", See: []string{"attendance.windows"}}
}

func dualEntry() metrics.Entry {
	return metrics.Entry{ID: "attendance.dual", Title: "pupils of two schools", From: fromDfE,
		Text: "D is a session due at the other school: it is possible there and not here. Sessions of two schools may be added, their percentages never. A pupil who is placed wholly elsewhere has no possible sessions here and no rate. A referral often turns / into D at the home school: the possible sessions fall, and attendance has not changed.",
		See:  []string{"attendance.rates"}}
}

// choiceEntries are the choices that stand beside those of the entries above.
func choiceEntries() []metrics.Entry {
	choice := func(id, title, text, why string, see ...string) metrics.Entry {
		return metrics.Entry{ID: "attendance." + id, Title: title, Text: text, Why: why, Choice: true, See: see}
	}
	words := make([]string, 0, len(policyNames))
	for _, p := range policyNames {
		words = append(words, p)
	}
	return []metrics.Entry{
		choice("duplicates", "different marks for one session", "The session counts as none of them, and is listed. --duplicates "+strings.Join(words, ", ")+" says otherwise: the best is present, then approved activity, authorised, unauthorised, and what is not counted; within one of these the order of the codes decides. A blank beside a mark is the mark.",
			"Two marks are a mistake in one of two cells, and nobody can see which.", "ATT-040", "ATT-041"),
		choice("local", "marks of a school's own", "Marks that are no official code count as nothing until a map says what they stand for. An official code of the day cannot be given another meaning.",
			"The same sign means different things at different schools: - may be no mark or all should attend.", "ATT-020", "ATT-009"),
		choice("not-possible", "what not possible counts", "Sessions due elsewhere or not to be attended, those of pupils not on roll (Z) and of closures (#), and on the basis mis those of Covid-19.",
			"With these, and those without a mark or with one that does not count, all sessions of a row add up."),
		choice("covid-lives", "when Covid-19 codes were in force", "X alone means Covid-19 from 1 September 2020 to 31 August 2022 and not of compulsory school age otherwise. Its sub-codes and those of I count from 8 March 2021 to 31 August 2022.",
			"Registers had the sub-codes from that day, and the guidance that asked for them was withdrawn in the summer of 2022.", "ATT-022", "ATT-023"),
		choice("weeks-of-school", "the school's sessions", "The sessions of a school are those, from Monday to Friday, that were possible for any of its pupils, as its marks have it.",
			"It needs no term dates, which few exports have, and holidays leave no gap in a window.", "attendance.windows"),
		choice("afternoons", "backslashes that are lost", fmt.Sprintf("A table with %d or more slashes in the morning and %d times as many as backslashes in the afternoon is refused.", fewSlashes, slashesOver),
			"Databases and scripts take a backslash for the beginning of something else, and the afternoons of a whole school would vanish without a trace.", "ATT-006"),
		choice("memory", "what a register can hold", "Marks of 1990 to 2060. A file whose marks lie strewn over so many pupils and weeks that they fill more than a quarter of a gibibyte at sixteen bytes a mark is given up.",
			"No real register is like that, and no file may take all the memory there is.", "ATT-027"),
		choice("reasons-late", "absences without a reason", fmt.Sprintf("N that stands for more than %d school days, from 19 August 2024 on, is listed. It stays unauthorised absence.", reasonDays),
			"The guidance wants it replaced within five school days.", "ATT-045"),
		choice("suspension-runs", "long suspensions", fmt.Sprintf("More than %d possible sessions of E in a row are listed. Sessions that are not possible stand between two without parting them.", longSuspension),
			"From the sixth school day provision has to be made, which has another code.", "ATT-046"),
		choice("blank-cells", "blank cells of a grid", "A blank in a column that is one session is a session without a mark. A blank in a column that is several says nothing of any.",
			"A pupil who was not on roll in a week has nothing there; a row for a session without a mark is a session that somebody forgot.", "attendance.strings"),
		choice("schools", "whose register a file is", "Each school that a column names is an enrolment of its own, and so is a file without such a column. Where all files together name one school, those that name none are of it. Files given with --home-school, and with --own-school all other schools of a file, are schools that the pupils came from: their marks count before entry only.",
			"The unit of attendance is the enrolment at a school. A census names the school and an export of its own register seldom does.", "ATT-044"),
		choice("placements", "pupils who came back", "Each placement has rows and windows of its own; marks between two of them lie outside the stay.",
			"A second stay begins from other grounds, and what was before it is not what was before the first.", "ATT-044"),
	}
}
