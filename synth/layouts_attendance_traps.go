package synth

// codeLabels are the meanings that a school's system prints behind some codes, cut off
// where its column ends.
var codeLabels = map[string]string{
	"/": "Present (AM)", `\`: "Present (PM)", "L": "Late (before registers close", "I": "Illness (not medical or d", "M": "Medical/Dental appointmen",
	"O": "Unauthorised absence (not", "N": "No reason yet provided fo", "C": "Other authorised circumst", "E": "Excluded (no alternative p", "D": "Dual registration (at oth",
}

// trapAttendance are registers that are easily misread.
func trapAttendance(layout func(name, about string, build func(d *draft)) *Layout) []*Layout {
	refused := layout("percentages", "percentages alone, which cannot be added up or cut into terms", func(d *draft) {
		d.truth = &Truth{Key: []string{"pupil_id", "period"}}
		d.workbook("Attendance.xlsx", page{name: "Attendance", grid: sheetOf(tallies(d.sessions(attendanceTerm)), upnField[*pupilTally]("UPN"), nameField[*pupilTally]("Name"),
			field[*pupilTally]{"Attendance %", func(t *pupilTally) cell { return numeral(percent(t.in, t.possible)) }})})
	})
	refused.Expect, refused.Reason, refused.keyed = Refused, OnlyPercentages, false
	return []*Layout{
		layout("labels", "marks followed by what they mean, cut off at the end of a column", func(d *draft) {
			d.truth = attendanceTruth(d.sessions(attendanceTerm), false)
			fields := append(attendanceFields[:6:6], field[*session]{"Mark", func(s *session) cell {
				if label := codeLabels[s.code]; label != "" {
					return txt(s.code + " - " + label)
				}
				return txt(s.code)
			}})
			d.text(attendanceFile, sheetOf(d.sessions(attendanceTerm), fields...), plainCSV, nil)
		}),
		layout("lessons", "registers of lessons among those of the sessions", func(d *draft) {
			d.truth = attendanceTruth(d.sessions(attendanceTerm), false)
			g := newGrid(texts("UPN", "Date", "Period", "Mark"))
			for _, s := range d.sessions(attendanceTerm) {
				half := map[bool]string{false: "AM", true: "PM"}[s.pm]
				for _, period := range []string{half, half + " lesson 1", half + " lesson 2"} {
					g.rows = append(g.rows, texts(s.pupil.ID, british(s.day), period, s.code))
				}
			}
			g.mark("ATT-032", 2, 2)
			d.text(attendanceFile, g, plainCSV, nil)
		}),
		refused,
	}
}
