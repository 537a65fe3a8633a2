package support

import "apst/metrics"

// col is a column of a pupil-level file.
func col(kind metrics.Kind, name, title string, width float64, doc, values, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Kind: kind, Width: width, Doc: doc, Values: values, Missing: missing, Source: source}
}

// in sets the unit and the range of a column.
func in(c metrics.Column, unit, span string) metrics.Column {
	c.Unit, c.Range = unit, span
	return c
}

const (
	never    = "never"
	dayRange = "1927 to 2060" // of the days that are read
	anyText  = "any text"
)

func pupilColumn() metrics.Column {
	return col(metrics.TextKind, "pupil_id", "Pupil", 16, "UPN or local identifier in its normal form", "any identifier", never, "the identifier column, or the columns that --key names")
}

func lastColumns() []metrics.Column {
	return []metrics.Column{
		col(metrics.TextKind, "flags", "Flags", 40, "why a cell of the row is empty, and what is odd about it, joined by ;", "the flags of apst methods support.flags", "nothing to say", "support.flags"),
		col(metrics.TextKind, "ruleset", "Ruleset", 10, "the rules that the row rests on", Ruleset, never, "apst methods"),
		col(metrics.TextKind, "source", "Source", 30, "where the first of the row's records stands, and how many more there are", "file, sheet and row", "the pupil is on the list of pupils alone", "the files"),
	}
}

// The words that columns hold. They are those of the embedded tables, which a test
// compares: the program has to know its columns when it starts, before it reads any
// table.
const (
	roleWords       = "speech-and-language-therapist; mental-health-professional; transition-coach; youth-worker; educational-psychologist; family-support-worker; youth-justice-worker; social-worker; other"
	modeWords       = "one-to-one; group; family; assessment; consultation; outreach; universal"
	referrerWords   = "staff; self; family; agency"
	decisionWords   = "accepted; signposted; declined; waiting; withdrawn"
	respondentWords = "child; family; staff"
	audienceWords   = "staff; pupils; families"
	consentWords    = "yes-public; yes-internal; no"
	doseWords       = "none; low; medium; high"
	kindWords       = "internal; assault-pupil; assault-adult; abuse-pupil; abuse-adult; assault; abuse; weapon; bullying; racist-abuse; lgbt-abuse; disability-abuse; sexual-misconduct; drugs-alcohol; damage; theft; social-media; disruption; protective-measures; absconding; other"
)

// outputs are the files that come of the measure.
func outputs() []metrics.Table {
	return []metrics.Table{
		tableSupport:   {Name: "support", Title: "Support", About: "a pupil and a specialist", Columns: supportColumns()},
		tableDosage:    {Name: "dosage", Title: "Dosage", About: "a pupil, with all specialists together; work with everybody is in none of it", Columns: dosageColumns()},
		tableReferrals: {Name: "referrals", Title: "Referrals", About: "a request of a referral: a referral that asks for two specialists has two rows", Columns: referralColumns()},
		tableIncidents: {Name: "incidents", Title: "Incidents", About: "a pupil, with suspensions and incidents in the period", Columns: incidentColumns()},
		tableViews:     {Name: "views", Title: "Views", About: "an answer, or something that somebody said; stays in the school whatever consent says", Columns: viewColumns()},
		tableUniversal: {Name: "universal", Title: "Universal", About: "a session with everybody, which is in no pupil's amount of support", Columns: universalColumns()},
	}
}

const uncertain = "a contact of the pupil cannot be used, or no contact with the specialist is in a log: see flags"

const placeless = "the place of an attended contact is not known; or " + uncertain

func specialistColumns() []metrics.Column {
	return []metrics.Column{
		col(metrics.TextKind, "specialism", "Specialist", 28, "the specialist: by the title of the national role or, for any other, in the school's own word", anyText, "the referral names nobody who can be read", "support.specialists"),
		col(metrics.TextKind, "role", "National role", 26, "which of the eight professions of the programme it is, or other", roleWords, "as specialism", "support.specialists"),
	}
}

func supportColumns() []metrics.Column {
	cols := append([]metrics.Column{pupilColumn()}, specialistColumns()...)
	cols = append(cols,
		in(col(metrics.DateKind, "first", "First", 11, "day of the first contact that was attended; where no contact with the specialist is in a log, on which the first episode began", "", "none, or not certain: see flags", "support.first-contact"), "YYYY-MM-DD", dayRange),
		in(col(metrics.DateKind, "last", "Last", 11, "day of the last contact that was attended; without a log, on which the last episode ended", "", "none, not certain, or an episode is open", "support.first-contact"), "YYYY-MM-DD", dayRange),
		in(col(metrics.IntKind, "episodes", "Episodes", 9, "stretches of work with this specialist", "", "no list of episodes was read", "counted"), "episodes", "0 and up"),
		in(col(metrics.IntKind, "open_at_end", "Open", 8, "episodes that are open on the day the data are from", "", "no list of episodes was read", "support.as-of"), "episodes", "0 and up"),
		in(col(metrics.IntKind, "completed", "Completed", 9, "episodes that ended as completed", "", "no list of episodes was read", "counted"), "episodes", "0 and up"),
		col(metrics.TextKind, "modes", "Modes", 22, "how they worked, joined by ;", modeWords, "not recorded", "a column of modes"),
		in(col(metrics.IntKind, "planned", "Planned", 9, "contacts that were planned up to the day the data are from: attended of these, missed, cancelled, or without an outcome", "", uncertain, "support.contacts"), "contacts", "0 and up"),
		in(col(metrics.IntKind, "attended", "Attended", 9, "contacts that were attended, those that nobody had planned among them", "", uncertain, "support.contacts"), "contacts", "0 and up"),
		in(col(metrics.IntKind, "unplanned", "Unplanned", 9, "of the attended, those that were not planned", "", uncertain, "support.contacts"), "contacts", "0 and up"),
		in(col(metrics.IntKind, "missed", "Missed", 8, "planned contacts that the pupil or family did not attend", "", uncertain, "support.contacts"), "contacts", "0 and up"),
		in(col(metrics.IntKind, "cancelled", "Cancelled", 9, "planned contacts that did not take place for another reason", "", uncertain, "support.contacts"), "contacts", "0 and up"),
		in(col(metrics.IntKind, "unrecorded", "No outcome", 9, "planned contacts of the past that do not say what came of them", "", uncertain, "support.contacts"), "contacts", "0 and up"),
		in(col(metrics.NumberKind, "attended_percent", "Attended %", 10, "attended of the planned contacts whose outcome is known and which nobody cancelled", "", uncertain+"; or there was none", "support.attended-percent"), "percent, one decimal", "0 to 100"),
		in(col(metrics.IntKind, "minutes", "Minutes", 9, "of the attended contacts", "", uncertain+"; or an attended contact has no minutes", "support.minutes"), "minutes", "0 and up"),
		in(col(metrics.NumberKind, "hours", "Hours", 8, "the minutes as hours", "", "as minutes", "support.minutes"), "hours, two decimals", "0 and up"),
		in(col(metrics.IntKind, "on_site", "On site", 8, "attended contacts in the school", "", placeless, "a column of places"), "contacts", "0 and up"),
		in(col(metrics.IntKind, "off_site", "Off site", 8, "attended contacts elsewhere", "", placeless, "a column of places"), "contacts", "0 and up"),
		in(col(metrics.IntKind, "remote", "Remote", 8, "attended contacts by telephone or online", "", placeless, "a column of places"), "contacts", "0 and up"),
	)
	return append(cols, lastColumns()...)
}

func dosageColumns() []metrics.Column {
	cols := []metrics.Column{
		pupilColumn(),
		in(col(metrics.IntKind, "referrals", "Referrals", 9, "referrals of the pupil", "", "no referrals were read", "support.referrals"), "referrals", "0 and up"),
		in(col(metrics.IntKind, "requests", "Requests", 9, "specialists asked for in them; a referral may ask for several", "", "no referrals were read", "support.referrals"), "requests", "0 and up"),
		in(col(metrics.IntKind, "specialists", "Specialists", 10, "different specialists with whom a contact was attended", "", uncertain, "support.dose"), "specialists", "0 and up"),
		col(metrics.TextKind, "specialisms", "Who", 30, "these specialists, joined by ;", anyText, "none", "support.dose"),
		in(col(metrics.IntKind, "planned", "Planned", 9, "as in support, with all specialists together", "", uncertain, "support.contacts"), "contacts", "0 and up"),
		in(col(metrics.IntKind, "attended", "Attended", 9, "as in support, with all specialists together", "", uncertain, "support.contacts"), "contacts", "0 and up"),
		in(col(metrics.NumberKind, "attended_percent", "Attended %", 10, "as in support, with all specialists together", "", uncertain+"; or there was none", "support.attended-percent"), "percent, one decimal", "0 to 100"),
		in(col(metrics.IntKind, "minutes", "Minutes", 9, "as in support, with all specialists together", "", uncertain+"; or an attended contact has no minutes", "support.minutes"), "minutes", "0 and up"),
		in(col(metrics.NumberKind, "hours", "Hours", 8, "the minutes as hours", "", "as minutes", "support.minutes"), "hours, two decimals", "0 and up"),
		col(metrics.TextKind, "dose", "Dose", 8, "band of the amount of support", doseWords, uncertain, "support.dose"),
		in(col(metrics.DateKind, "first_referral", "First referral", 11, "day of the first referral", "", "never referred, or not certain: see flags", "support.first-contact"), "YYYY-MM-DD", dayRange),
		in(col(metrics.DateKind, "first_contact", "First contact", 11, "day of the first contact that was attended, with whomever", "", "no contact yet, or not certain: see flags", "support.first-contact"), "YYYY-MM-DD", dayRange),
	}
	return append(cols, lastColumns()...)
}

func referralColumns() []metrics.Column {
	cols := []metrics.Column{
		pupilColumn(),
		in(col(metrics.IntKind, "referral", "Referral", 8, "which of the pupil's referrals it is, by date", "", never, "support.referrals"), "", "1 and up"),
		col(metrics.TextKind, "referral_id", "Number", 10, "the school's number of the referral", anyText, "the school gives none", "a column of numbers"),
		in(col(metrics.DateKind, "date", "Date", 11, "day of the referral", "", "blank, or cannot be read: see flags", "a column of dates"), "YYYY-MM-DD", dayRange),
		col(metrics.TextKind, "referred_by", "Referred by", 11, "who referred", referrerWords, "not recorded, or a word that is not known: see flags", "support.words"),
		col(metrics.TextKind, "reasons", "Reasons", 30, "reasons for the referral, as written, joined by ;", anyText, "not recorded", "the columns of reasons"),
	}
	cols = append(cols, specialistColumns()...)
	cols = append(cols,
		col(metrics.TextKind, "decision", "Decision", 11, "what became of the request; signposted is back to the school's own offer, an outcome like others", decisionWords, "not written, or a word that is not known: see flags", "support.decisions"),
		in(col(metrics.DateKind, "decision_date", "Decided", 11, "day of the decision", "", "not written, cannot be read, or before the referral: see flags", "a column of dates"), "YYYY-MM-DD", dayRange),
		in(col(metrics.IntKind, "days_to_decision", "Days to decision", 9, "calendar days from the referral to the decision", "", "one of the two days is not known", "support.waiting"), "days", "0 and up"),
		in(col(metrics.DateKind, "first_contact", "First contact", 11, "day of the first attended contact with this specialist on the day of the referral or after it", "", "none yet, or not certain: see flags", "support.first-contact"), "YYYY-MM-DD", dayRange),
		in(col(metrics.IntKind, "days_waiting", "Days waited", 9, "calendar days from the referral to the first contact", "", "one of the two days is not known, or there was no contact", "support.waiting"), "days", "0 and up"),
		in(col(metrics.IntKind, "days_open", "Days so far", 9, "calendar days from the referral to the day the data are from, of a request that is neither decided otherwise nor followed by a contact", "", "seen, signposted, declined or withdrawn; or the date of the referral is not known", "support.waiting"), "days", "0 and up"),
	)
	return append(cols, lastColumns()...)
}

func incidentColumns() []metrics.Column {
	cols := []metrics.Column{
		pupilColumn(),
		in(col(metrics.DateKind, "from", "From", 11, "first day of the period", "", "nothing was counted", "--from, or 1 September of the school year of the first"), "YYYY-MM-DD", dayRange),
		in(col(metrics.DateKind, "to", "To", 11, "last day of the period", "", "nothing was counted", "--to, or the day the data are from"), "YYYY-MM-DD", dayRange),
		in(col(metrics.IntKind, "suspensions", "Suspensions", 10, "suspensions that began in the period", "", "one cannot be used, or none were read: see flags", "support.incidents"), "suspensions", "0 and up"),
		in(col(metrics.IntKind, "suspension_sessions", "Sessions", 9, "sessions of these: half days", "", "the sessions of one are not known: see flags", "support.incidents"), "sessions", "0 and up"),
		in(col(metrics.IntKind, "permanent_exclusions", "Permanent", 9, "permanent exclusions", "", "as suspensions", "support.incidents"), "exclusions", "0 and up"),
		in(col(metrics.IntKind, "incidents", "Incidents", 9, "incidents in the period, suspensions not among them", "", "one cannot be used, or no log of incidents was read: see flags", "support.incidents"), "incidents", "0 and up"),
		col(metrics.TextKind, "incidents_by_kind", "By kind", 34, "incidents by kind, as kind=number, joined by ;", kindWords, "none, or as incidents", "support.kinds"),
		in(col(metrics.NumberKind, "weeks_on_roll", "Weeks on roll", 9, "weeks on roll in the period: what a rate is of", "", "not available: no list of pupils, or no dates of entry", "support.weeks"), "weeks, one decimal", "0 and up"),
		col(metrics.TextKind, "weeks_basis", "Weeks are", 14, "of school days, where the school gave its terms, or of the calendar with holidays", schoolWeeks+"; "+calendarWeeks, "as weeks_on_roll", "support.weeks"),
	}
	return append(cols, lastColumns()...)
}

func viewColumns() []metrics.Column {
	pupil := pupilColumn()
	pupil.Missing = "the answer has no name to it"
	cols := []metrics.Column{
		pupil,
		col(metrics.TextKind, "wave", "Wave", 10, "which survey it is of, where the file says so", "baseline; endline; interim; autumn; spring; summer; a number", "nothing says it", "a heading, title, sheet name, file name or option"),
		in(col(metrics.DateKind, "date", "Date", 11, "day of the answer", "", "not recorded", "a column of dates"), "YYYY-MM-DD", dayRange),
		col(metrics.TextKind, "respondent", "Respondent", 11, "who answered; the three are never mixed", respondentWords, "a word that is not known: see flags", "support.views"),
		col(metrics.TextKind, "item", "Question", 14, "number or short name of the question, never its wording; quote for what belongs to none", anyText, never, "support.views"),
		in(col(metrics.IntKind, "rating", "Rating", 8, "the answer, where it is a number", "", "not answered, a word, or not to be read: see flags", "the file"), "points", "0 to 10"),
		col(metrics.TextKind, "answer", "Answer", 16, "the answer, where it is one of the listed words", "the words of apst methods support.views", "as rating", "support.views"),
		col(metrics.TextKind, "quote", "Quote", 50, "what was said, where consent allows it", anyText, "nothing was said, or no consent: see flags", "support.consent"),
		col(metrics.TextKind, "consent", "Consent", 13, "where the quote may appear: yes-public anywhere, yes-internal in the school, no nowhere", consentWords, never, "support.consent"),
	}
	return append(cols, lastColumns()...)
}

func universalColumns() []metrics.Column {
	cols := []metrics.Column{in(col(metrics.DateKind, "date", "Date", 11, "day of the session", "", never, "a column of dates"), "YYYY-MM-DD", dayRange)}
	cols = append(cols, specialistColumns()...)
	cols[1].Missing = "not recorded"
	cols = append(cols,
		col(metrics.TextKind, "activity", "Activity", 28, "what it was, as written", anyText, "not recorded", "a column of activities"),
		col(metrics.TextKind, "audience", "For whom", 11, "for whom it was", audienceWords, "not recorded", "support.words"),
		in(col(metrics.IntKind, "attendances", "Attendances", 10, "how many were there", "", "not recorded", "a column of numbers"), "people", "0 and up"),
		in(col(metrics.IntKind, "minutes", "Minutes", 9, "how long it took", "", "not recorded", "a column of minutes"), "minutes", "1 and up"),
	)
	return append(cols, lastColumns()...)
}
