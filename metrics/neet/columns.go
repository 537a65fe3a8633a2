package neet

import (
	"strings"

	"apst/metrics"
)

// Words that columns share.
const (
	never     = "never"
	anyText   = "any text"
	fromFiles = "the files"
)

func text(name, title, doc, values, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.TextKind, Values: values, Missing: missing, Source: source}
}

func day(name, title, doc, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.DateKind, Range: "a day", Missing: missing, Source: source}
}

func yesNo(name, title, doc, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.BoolKind, Range: "true; false", Missing: missing, Source: source}
}

func pupilColumn() metrics.Column {
	return text("pupil_id", "Pupil", "the pupil's UPN; without one the school's own identifier, or the authority's with YPID before it", anyText, never, fromFiles)
}

func lastColumns() []metrics.Column {
	var words []string
	for _, f := range Flags() {
		words = append(words, f.Name)
	}
	return []metrics.Column{
		text("flags", "Flags", "what there is to know of the row, words joined by ;", strings.Join(words, "; "), "there is nothing to say", "neet.flags"),
		text("ruleset", "Ruleset", "the rules and tables that the row rests on", Ruleset, never, "the program"),
		text("source", "Source", "file, sheet and row that the row rests on", anyText, never, fromFiles),
	}
}

// statusWords are the words of a column of statuses.
func statusWords() string {
	var out []string
	for _, s := range statuses {
		out = append(out, s.String())
	}
	return strings.Join(out, "; ")
}

// groupWords are the ids of the groups of codes.
func groupWords() string {
	return "PRE16; EET:education; EET:employment; EET:training; REENGAGEMENT; NEET:available; NEET:not_available; EXCLUDED:custody; OTHER:refugee; NOT_KNOWN"
}

var standingTable = metrics.Table{Name: "neet", Title: "Activity at a day", About: "A row a pupil and day of the data.",
	Columns: append([]metrics.Column{
		pupilColumn(),
		day("as_of", "As of", "the day at which the record is judged", never, "neet.as-of"),
		text("as_of_by", "Day from", "where that day comes from", "period end; option; latest date", never, "neet.as-of"),
		text("code", "Code", "the activity code; what stands in its place where that is none", "three digits, or any text", "no code is recorded", fromFiles),
		text("activity", "Activity", "what the code means on that day", "a name of the table of codes", "the code says nothing", "neet.codes"),
		text("group", "Group", "the group of the code, whether or not the record has lapsed", groupWords(), "the code says nothing", "neet.codes"),
		text("status", "Status", "what the pupil counts as: EET, NEET or not known, or a state that is none of them", statusWords(), "there is none: see flags", "neet.currency"),
		text("status_raw", "Status by code", "the same by the code alone, as if no record lapsed", statusWords(), "there is none, or no record", "neet.codes"),
		yesNo("lapsed", "Lapsed", "whether the record was not confirmed in time", "nothing says so", "neet.currency"),
		day("date_confirmed", "Confirmed", "when the record was last confirmed; without such a day when it was first known", "neither is recorded", fromFiles),
		yesNo("in_learning", "In learning", "whether the activity counts as participating in learning, which is less than EET", "not known, not asked, or not settled for the code", "neet.in-learning"),
		{Name: "academic_age", Title: "Academic age", Doc: "age on 31 August before the school year", Kind: metrics.IntKind, Unit: "years", Range: "0 to 99", Missing: "no month of birth is known", Source: "neet.academic-age"},
		yesNo("in_cohort", "Aged 16 or 17", "whether the academic age is 16 or 17: those whom the national figures are about", "no month of birth is known", "neet.academic-age"),
		text("characteristics", "Characteristics", "what is recorded of the pupil besides the activity, joined by ;", "names of the table of characteristics", "none is recorded", "neet.characteristics"),
		yesNo("vulnerable_group", "Vulnerable group", "whether one of them puts the pupil into the vulnerable group of the national statistics", "characteristics are not recorded", "neet.characteristics"),
		text("level_of_need", "Level of need", "the support that the authority gives", "intensive; supported; minimum; or as it stands in the file", "not recorded", fromFiles),
		text("september_guarantee", "September Guarantee", "the status of the offer, as it stands in the file", anyText, "not recorded", "neet.guarantee"),
		text("september_guarantee_y11", "September Guarantee, Year 11", "the same, where the file has one for Year 11", anyText, "not recorded", "neet.guarantee"),
		text("september_guarantee_y12", "September Guarantee, Year 12", "the same, where the file has one for Year 12", anyText, "not recorded", "neet.guarantee"),
		text("intended_destination_y11", "Intended destination", "what was intended after Year 11, as it stands in the file: a list of codes of its own", anyText, "not recorded", fromFiles),
		text("transferred", "Transferred to", "the local authority to which the record was passed on", "a code of local authorities", "not recorded", fromFiles),
		day("neet_start", "NEET since", "since when the pupil is NEET, by the file", "not recorded", fromFiles),
		text("confirmed_by", "Confirmed by", "who confirmed it, as it stands in the file", anyText, "not recorded", fromFiles),
	}, lastColumns()...)}

// shotColumns are the columns of a snapshot.
func shotColumns(prefix, title, doc string) []metrics.Column {
	return []metrics.Column{
		day(prefix+"_day", title, "the day that is asked about: "+doc, "there is no such day for the pupil", "neet.snapshots"),
		text(prefix+"_status", title+": status", "EET, NEET, not known or another state at the record nearest to that day", statusWords(), "there is none: see flags", "neet.snapshots"),
		text(prefix+"_group", title+": group", "the group of the code of that record", groupWords(), "there is no record that can be used", "neet.codes"),
		text(prefix+"_code", title+": code", "the code of that record", "three digits", "there is no record that can be used", fromFiles),
		day(prefix+"_record", title+": record of", "the day that record is of", "there is none", "neet.snapshots"),
		text(prefix+"_by", title+": confirmed by", "who confirmed it, as it stands in the file", anyText, "not recorded", fromFiles),
		text(prefix+"_source", title+": source", "file, sheet and row of that record", anyText, "there is none", fromFiles),
	}
}

var leaverTable = metrics.Table{Name: "destinations", Title: "Destinations", About: "A row a placement that has ended.",
	Columns: func() []metrics.Column {
		out := []metrics.Column{
			pupilColumn(),
			{Name: "placement", Title: "Placement", Doc: "which placement of the pupil, for those who came back", Kind: metrics.IntKind, Range: "from 1", Missing: never, Source: "the list of pupils"},
			day("left", "Left", "the day of leaving", never, "the list of pupils; without one the files"),
			text("recorded", "Destination on the list", "what the list of pupils says of the destination, in its own words; no status follows from it", anyText, "it says nothing", "the list of pupils"),
			{Name: "snapshot_days", Title: "Days from the day", Doc: "how many days from the day a record may be", Kind: metrics.IntKind, Unit: "days", Range: "0 to 27", Missing: never, Source: "neet.snapshots"},
		}
		out = append(out, shotColumns("one_month", "One month after leaving", "one month after leaving")...)
		out = append(out, shotColumns("six_months", "Six months after leaving", "six months after leaving")...)
		out = append(out, text("year_11", "Year 11", "the school year in which the pupil was in Year 11", "such as 2021/22", "the pupil left before, or no month of birth is known", "neet.year-11"))
		out = append(out, shotColumns("year_11", "After Year 11", "1 November after Year 11")...)
		out = append(out,
			text("intended_destination_y11", "Intended destination", "what was intended after Year 11, as it stands in the pupil's latest record", anyText, "not recorded", fromFiles),
			text("september_guarantee", "September Guarantee", "the status of the offer, as it stands in the pupil's latest record", anyText, "not recorded", "neet.guarantee"))
		return append(out, lastColumns()...)
	}()}

var riskTable = metrics.Table{Name: "neet-risk", Title: "Risk of NEET", About: "A row a pupil of the list. Facts, and no score.",
	Columns: func() []metrics.Column {
		out := []metrics.Column{
			pupilColumn(),
			{Name: "placement", Title: "Placement", Doc: "the pupil's last placement, whose facts these are", Kind: metrics.IntKind, Range: "from 1", Missing: never, Source: "the list of pupils"},
			text("year_group", "Year group", "year group as the list of pupils has it, else by the date of birth in the school year of the day asked for", "1 to 14; R; N1; N2; X", "the list does not say, and no day or date of birth is known", "the list of pupils"),
		}
		for _, f := range factors {
			out = append(out, yesNo(f.ID, f.Title, f.Doc, "the list does not say", "neet.risk"))
		}
		out = append(out, text("not_known", "Not known", "the facts that the list does not say, joined by ;", "names of the columns before", "it says all", "the list of pupils"))
		last := lastColumns()
		return append(out, last[1:]...)
	}()}
