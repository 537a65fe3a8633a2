package synth

import (
	"slices"
	"strings"
)

// pupilTally is what a pupil's sessions come to.
type pupilTally struct {
	pupil *Pupil
	*tally
	marks map[string]int
}

func (t *pupilTally) who() *Pupil { return t.pupil }

func tallies(sessions []*session) []*pupilTally {
	var out []*pupilTally
	for _, own := range byPupil(sessions) {
		t := &pupilTally{own[0].pupil, tallyOf(own, false), map[string]int{}}
		for _, s := range own {
			t.marks[s.code]++
		}
		out = append(out, t)
	}
	return out
}

// countField is a field with a number; where blank is asked for, none is nothing.
func countField(head string, blank bool, of func(*pupilTally) int) field[*pupilTally] {
	return field[*pupilTally]{head, func(t *pupilTally) cell {
		if n := of(t); n > 0 || !blank {
			return num(n)
		}
		return cell{}
	}}
}

// countLayouts have what a term comes to.
func countLayouts(layout func(name, about string, build func(d *draft)) *Layout) []*Layout {
	who := []field[*pupilTally]{upnField[*pupilTally]("UPN"), surnameField[*pupilTally]("Surname"), forenameField[*pupilTally]("Forename")}
	all := []string{"basis", "possible", "attended", "authorised", "unauthorised", "late", "late_after_close", "attendance_percent", "absence_percent", "persistent", "severe"}
	return []*Layout{
		layout("census", "a text file with how often each code was used in a term; none is blank", func(d *draft) {
			d.truth = withoutClosures(d.sessions(autumn2022)).keep(all...)
			fields := append(slices.Clone(who),
				field[*pupilTally]{"Gender", func(t *pupilTally) cell { return txt(t.pupil.Sex) }},
				field[*pupilTally]{"DoB", func(t *pupilTally) cell { return date(t.pupil.Birth) }},
				field[*pupilTally]{"EnrolStatus", func(*pupilTally) cell { return txt("C") }},
				field[*pupilTally]{"EntryDate", func(*pupilTally) cell { return date(entered) }},
				field[*pupilTally]{"NCyearActual", func(t *pupilTally) cell { return num(yearGroup(t.pupil.Birth)) }},
				countField("TermlySessionsPossible", false, func(t *pupilTally) int { return t.possible }))
			for _, code := range strings.Fields(`/ \ B J L P V W C E H I M R S T G N O U D X Y`) {
				fields = append(fields, countField(code, true, func(t *pupilTally) int { return t.marks[code] }))
			}
			d.text("attendance autumn 2022.csv", sheetOf(tallies(d.sessions(autumn2022)), fields...), plainCSV, nil)
		}),
		layout("summary", "the totals that a school's system prints, with those that are parts of others", func(d *draft) {
			d.truth = withoutClosures(d.sessions(autumn2022)).keep(append(all, "not_possible", "unmarked")...)
			d.workbook("Attendance summary.xlsx", page{name: "Summary", grid: ofTerm(tallies(d.sessions(autumn2022)), append(slices.Clone(who), summaryFields...))})
		}),
		layout("short-summary", "possible, present, off site, authorised, unauthorised and late, with a percentage", func(d *draft) {
			d.truth = attendanceTruth(d.sessions(autumn2022), false).keep(slices.DeleteFunc(slices.Clone(all), func(c string) bool { return c == "late_after_close" })...)
			d.workbook("Attendance totals.xlsx", page{name: "Totals", grid: ofTerm(tallies(d.sessions(autumn2022)), append(slices.Clone(who), shortFields...))})
		}),
	}
}

// withoutClosures is the truth of totals that do not count closures.
func withoutClosures(sessions []*session) *Truth {
	return attendanceTruth(slices.DeleteFunc(slices.Clone(sessions), func(s *session) bool { return counts(s.code, s.day) == notCollected }), false)
}

// ofTerm is a sheet of totals with the term above it.
func ofTerm(all []*pupilTally, fields []field[*pupilTally]) *grid {
	return above(1, newGrid(texts("Attendance totals"), texts("Autumn term 2022")), sheetOf(all, fields...))
}

// summaryFields are totals as SIMS names them.
var summaryFields = []field[*pupilTally]{
	countField("Possible_marks", false, func(t *pupilTally) int { return t.possible }),
	countField("Present_marks", false, func(t *pupilTally) int { return t.of[attending] }),
	countField("Approved_ed_activity", false, func(t *pupilTally) int { return t.of[offSite] }),
	countField("Authorised_absences", false, func(t *pupilTally) int { return t.of[excusedAway] }),
	countField("Unauthorised_absences", false, func(t *pupilTally) int { return t.of[unexcusedAway] }),
	countField("Present_plus_aea", false, func(t *pupilTally) int { return t.in }),
	countField("Unexplained_absences", false, func(t *pupilTally) int { return t.marks["N"] }),
	countField("Late_before_reg", false, func(t *pupilTally) int { return t.late }),
	countField("Late_after_reg", false, func(t *pupilTally) int { return t.afterClose }),
	countField("Late_both", false, func(t *pupilTally) int { return t.late + t.afterClose }),
	countField("Missing_marks", false, func(t *pupilTally) int { return t.of[notMarked] }),
	countField("Attendance_not_required", false, func(t *pupilTally) int { return t.of[notPossible] }),
}

// shortFields are the same in short.
var shortFields = []field[*pupilTally]{
	countField("Possible", false, func(t *pupilTally) int { return t.possible }),
	countField("Present", false, func(t *pupilTally) int { return t.of[attending] }),
	countField("AEA", false, func(t *pupilTally) int { return t.of[offSite] }),
	countField("Authorised", false, func(t *pupilTally) int { return t.of[excusedAway] }),
	countField("Unauthorised", false, func(t *pupilTally) int { return t.of[unexcusedAway] }),
	countField("Late", false, func(t *pupilTally) int { return t.late }),
	{"%", func(t *pupilTally) cell { return numeral(percent(t.in, t.possible)) }},
}
