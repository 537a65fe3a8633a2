package attendance

import (
	"strings"
	"sync"

	"apst/metrics"
)

// The tables that come of the measure.
const (
	tableRows = iota
	tableWindows
	tableGroups
)

// tablesOut are the pupil-level files.
var tablesOut = sync.OnceValue(func() []metrics.Table {
	return []metrics.Table{
		{Name: "attendance", Title: "Attendance", About: "A row is a pupil at a school in one period; where they were asked for, the windows before and after and the half-terms about entry as well.", Columns: rowColumns()},
		{Name: "attendance-windows", Title: "Windows", About: "A row is a pupil and placement: what was before a day of the pupil's own, and what was after.", Columns: windowColumns()},
		{Name: "attendance-groups", Title: "Groups", About: "A row is all pupils together, or those of a school, in one period. Rates are sums of sessions over sums of sessions.", Columns: groupColumns()},
	}
})

const (
	ownDoc  = "worked out"
	fileDoc = "the files, as they stand"
	marks   = "attendance.codes"
)

func text(name, title, doc, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.TextKind, Missing: missing, Source: source}
}

func count(name, title, doc, missing string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.IntKind, Unit: "sessions", Range: "from 0", Missing: missing, Source: marks}
}

func rate(name, title, doc, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.NumberKind, Unit: "per cent", Range: "0 to 100, to one decimal, halves up", Missing: missing, Source: source}
}

func day(name, title, doc, missing string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.DateKind, Missing: missing, Source: fileDoc}
}

func choice(c metrics.Column, words ...string) metrics.Column {
	c.Values = strings.Join(words, "; ")
	return c
}

func truth(name, title, doc, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.BoolKind, Missing: "no possible sessions", Source: source}
}

func rowColumns() []metrics.Column {
	const totals = "the totals in the file do not say"
	flags := text("flags", "Flags", "What there is to say of the row, and why a value is missing; joined by ;.", "nothing to say", ownDoc)
	flags.Values = strings.Join(flagWords(), "; ")
	return []metrics.Column{
		text("pupil_id", "Pupil", "The pupil's identifier.", "never", fileDoc),
		{Name: "placement", Title: "Placement", Doc: "Which of the pupil's placements; 1 unless the pupil came back.", Kind: metrics.IntKind, Range: "from 1", Missing: "totals that are of several placements, or of none", Source: "the list of pupils"},
		text("school", "School", "The school whose register it is.", "there is one", fileDoc),
		choice(text("role", "Role", "Whether it is the register of a school that the pupil came from. Its sessions are never added to the school's own.", "the school's own", fileDoc), roleHome),
		text("period", "Period", "The period: all, a year, term, half-term or week; the time before or after a day of the pupil's own; or a half-term counted from that of entry, which is half-term 0.", "never", "attendance.periods"),
		day("from", "From", "First day with a mark in the period; of a window its first day.", "nothing is recorded"),
		day("to", "To", "Last day with a mark in the period; of a window its last day.", "nothing is recorded"),
		choice(text("basis", "Basis", "What became of sessions missed because of Covid-19 in 2020/21 and 2021/22. Figures on different bases must not be laid side by side.", "never", "attendance.basis"), MIS.String(), DfE.String()),
		count("possible", "Possible", "Sessions that the pupil could have attended.", "no window"),
		count("attended", "Attended", "Sessions present or at an approved educational activity.", "no window"),
		count("authorised", "Authorised", "Authorised absence.", "no window"),
		count("unauthorised", "Unauthorised", "Unauthorised absence.", "no window"),
		count("late", "Late", "Late before the register closed (L); they are among those attended.", totals),
		count("late_after_close", "Late after close", "Arrived after the register had closed (U); they are among the unauthorised.", totals),
		count("suspended", "Suspended", "Suspended or excluded without other provision (E); they are among the authorised.", totals),
		count("sessions_offered", "Offered", "Possible sessions without those that an agreed part-time timetable leaves out (C2). It never takes the place of the possible sessions.", "marks from before 19 August 2024, which do not show part-time timetables; or totals without C2"),
		count("not_possible", "Not possible", "Sessions that could not be attended: due at another school, unable to attend, not required, not on roll, closed; on the basis mis those of Covid-19 too.", totals),
		count("unmarked", "Unmarked", "Sessions with a row and no mark. They are in no rate.", totals),
		count("unknown_codes", "Unknown codes", "Sessions with a mark that is no code of its date. They are in no rate.", "no window"),
		count("conflicts", "Conflicts", "Sessions with different marks, none of which counts.", "no window"),
		rate("attendance_percent", "Attendance %", "Attended over possible.", "no possible sessions; in a window, fewer than are needed", "attendance.rates"),
		rate("absence_percent", "Absence %", "Authorised and unauthorised absence over possible.", "no possible sessions; in a window, fewer than are needed", "attendance.rates"),
		rate("sessions_offered_percent", "Of offered %", "Attended over offered: a second measure, never in place of the first.", "no number of sessions offered", "attendance.offered"),
		truth("persistent", "Persistent", "Absent for a tenth or more of the possible sessions.", "attendance.thresholds"),
		truth("severe", "Severe", "Absent for half or more of the possible sessions.", "attendance.thresholds"),
		flags,
		text("ruleset", "Ruleset", "What the row rests on.", "never", ownDoc),
		text("source", "Source", "Files and sheets; of totals the rows as well.", "a window of which there is no register", ownDoc),
	}
}

// flagWords are all words of flags, those of registers and those of windows without
// figures.
func flagWords() []string {
	var out []string
	for _, f := range FlagMeanings() {
		out = append(out, f.Name)
	}
	out = append(out, flagTotals, flagNoAnchor)
	return append(append(out, unavailableFlags[1:]...), flagOffered)
}

// The words of flags beside those of registers.
const (
	flagTotals   = "totals"
	flagNoAnchor = "no-anchor"
	flagOffered  = "offered-not-known"
)

// unavailableFlags are why a window has no rates, by [NotAvailable].
var unavailableFlags = [...]string{"", "no-register", "no-school-time", "no-marks", "none-possible", "too-few-sessions", "beyond-stay"}
