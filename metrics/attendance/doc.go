// Package attendance turns register marks into sessions possible, attended and
// missed.
//
// A school day has two sessions, and a register has one code for each pupil in
// each of them. What a code counts as is decided by the session's date: one set
// of codes was in force from 19 August 2024, another before, and in 2020/21 and
// 2021/22 X and its sub-codes meant Covid-19 ([Codes] gives all of them with
// their sources). A mark that was no code on its day is [Unknown]: counted,
// listed and in no rate. A blank is no mark and never an absence.
//
// # Reading
//
// [Marks] reads one mark of a cell or a string of them ([Marks.Split]). It accepts
// lower case, the meaning behind the code and the other session's slash, with a
// [Note]; a school's own marks stand for nothing until the school declares them
// ([NewMarks]). A string has to have exactly one mark for each session.
//
// # Keeping
//
// [Register] keeps a byte for each session of each enrolment, a pupil at a school.
// Marks may come in any order, and registers can be merged: neither changes
// what is counted. Where a session has two different marks, a [Policy] says what
// counts; without one, none does. Files that give totals go through [FromCounts]
// and [FromSummary], which refuse what does not add up, into a [Ledger].
//
// # Counting
//
// A [Tally] is whole numbers of sessions. Possible sessions are those present, at
// approved activities, and absent, authorised or not; on the basis of the
// national statistics also those of Covid-19 ([Basis]). Sessions due at another
// school, closures and the like are not possible. Rates are exact fractions,
// printed to one decimal with halves up; flags compare whole numbers. Without
// possible sessions there is no rate and no flag. Sessions offered, the possible
// ones without an agreed part-time timetable, never take the place of the
// official rate, and are there for the codes of 2024 only.
//
// [Register.Rows] gives tallies by year, term, half-term or week of a
// [calendar.Calendar]; [Group] adds enrolments up by sessions; [Windower] takes
// equal stretches of school time before and after a day of each pupil's own.
// What is worth a look (long suspensions, marks without a reason, on days without
// school, outside a pupil's stay) is reported by methods of Register, session by
// session.
//
// The package reads no files and no clock.
package attendance

// Ruleset names what this package decides with: its codes, thresholds and rules.
// It changes whenever a figure could come out differently.
const Ruleset = "attendance-2026.1"
