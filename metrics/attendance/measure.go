package attendance

import (
	"slices"
	"sync"

	"apst/metrics"
)

// Measure is attendance as the rest of the program knows it.
var Measure = sync.OnceValue(func() *metrics.Measure {
	return &metrics.Measure{
		ID: "attendance", Title: "Attendance", Ruleset: Ruleset,
		Short: "sessions possible, attended and missed, from registers",
		Long: `Reads register marks, a row a session, a day, a week or a pupil, and totals, and
counts each pupil's sessions: possible, attended, missed with and without leave.
The code set is that of each session's date: registers may run across 19 August
2024, when the codes changed, and the Covid years count on either basis. Marks that
are no code are counted and listed, and a blank is never an absence.

Rates are of sessions, to one decimal. With --window before-after there are equal
stretches of school time before and after a day of each pupil's own, and with
--half-terms about-entry each half-term counted from that of entry; what was before
entry comes from the home schools' registers (--home-school).`,
		Example: `  apst score attendance marks.csv
  apst score attendance "autumn*.xlsx" --by term --basis dfe
  apst score attendance marks.csv --home-school before.csv --window before-after --anchor entry --sessions 60`,
		Spec: spec(), Options: options(), Roles: []metrics.Role{{Name: roleHome, Usage: "a `FILE` with marks of the schools that pupils came from, for the time before entry; repeatable"}},
		Wants: wants, Judge: judge, Tables: tablesOut(), Rules: Rules(), Scales: slices.Concat(scaleNames, halfTermScales), Entries: manual, Blanks: []metrics.Blank{*blank()}, Read: read,
		Outcomes: outcomes(), Course: course(),
	}
})
