package synth

import (
	"maps"
	"slices"
	"time"
)

// week is a pupil's marks of one week.
type week struct {
	pupil *Pupil
	begin time.Time // its Monday
	marks string    // one a session, ten of them
}

func (w *week) who() *Pupil { return w.pupil }

// inWeeks are sessions with those of weekdays without school between them, as planned
// closures: a week has ten.
func inWeeks(sessions []*session) []*session {
	var out []*session
	for _, own := range byPupil(sessions) {
		p := own[0].pupil
		for len(own) > 0 {
			first := monday(own[0].day)
			for n := range 10 {
				day, pm := first.AddDate(0, 0, n/2), n%2 == 1
				if len(own) > 0 && own[0].day.Equal(day) && own[0].pm == pm {
					out, own = append(out, own[0]), own[1:]
				} else {
					out = append(out, &session{pupil: p, day: day, pm: pm, code: "#"})
				}
			}
		}
	}
	return out
}

// weeks strings the sessions of whole weeks together.
func weeks(sessions []*session) []*week {
	var out []*week
	for n, s := range sessions {
		if n%10 == 0 {
			out = append(out, &week{pupil: s.pupil, begin: s.day})
		}
		out[len(out)-1].marks += s.code
	}
	return out
}

// weekLayouts have marks by week or by day.
func weekLayouts(layout func(name, about string, build func(d *draft)) *Layout) []*Layout {
	herringbone := func(t termsOf) func(d *draft) {
		return func(d *draft) {
			sessions := inWeeks(d.sessions(t))
			d.truth = attendanceTruth(sessions, false)
			g := sheetOf(weeks(sessions), upnField[*week]("UPN"), nameField[*week]("Name"), classField[*week]("Reg"),
				field[*week]{"Week beginning", func(w *week) cell { return date(w.begin) }}, field[*week]{"Marks", func(w *week) cell { return txt(w.marks) }})
			d.workbook("Attendance by week.xlsx", page{name: "Marks", grid: above(1, newGrid(texts("Attendance marks"), texts("Example Academy (synthetic)")), g)})
		}
	}
	return []*Layout{
		layout("herringbone", "a workbook with a line a pupil and week, ten marks in a string", herringbone(autumn2022)),
		layout("herringbone-2024", "the same with the codes of 2024, some of two characters", herringbone(autumn2024)),
		layout("weeks-across", "a line a pupil and a column a week, ten marks in each cell", func(d *draft) {
			sessions := inWeeks(d.sessions(attendanceTerm))
			d.truth = attendanceTruth(sessions, false)
			d.workbook("Attendance.xlsx", page{name: "Autumn 1", grid: across(weeks(sessions))})
		}),
		layout("grid", "a line a pupil, two columns a day under its date", func(d *draft) {
			d.truth = attendanceTruth(d.sessions(attendanceTerm), false)
			d.workbook("Register.xlsx", page{name: "Register", grid: registerOf(d.sessions(attendanceTerm))})
		}),
	}
}

// across has a line a pupil and a column a week.
func across(all []*week) *grid {
	begins := map[time.Time]bool{}
	for _, w := range all {
		begins[w.begin] = true
	}
	sorted := slices.SortedFunc(maps.Keys(begins), time.Time.Compare)
	g := newGrid(texts("UPN", "Name"))
	for _, day := range sorted {
		g.rows[0] = append(g.rows[0], txt("w/c "+british(day)))
	}
	for _, own := range byPupil(all) {
		line := texts(own[0].pupil.ID, own[0].pupil.Name())
		for _, day := range sorted {
			i := slices.IndexFunc(own, func(w *week) bool { return w.begin.Equal(day) })
			if i < 0 {
				line = append(line, cell{})
			} else {
				line = append(line, txt(own[i].marks))
			}
		}
		g.rows = append(g.rows, line)
	}
	return g
}

// registerOf has a line a pupil and two columns a day.
func registerOf(all []*session) *grid {
	g := newGrid(texts("", ""), texts("UPN", "Name"))
	place := map[time.Time]int{}
	for _, own := range byPupil(all) {
		for _, s := range own {
			if _, met := place[s.day]; !met {
				place[s.day] = len(g.rows[0])
				g.rows[0] = append(g.rows[0], date(s.day), date(s.day))
				g.rows[1] = append(g.rows[1], txt("AM"), txt("PM"))
			}
		}
	}
	for _, own := range byPupil(all) {
		line := append(texts(own[0].pupil.ID, own[0].pupil.Name()), make([]cell, len(g.rows[0])-2)...)
		for _, s := range own {
			at := place[s.day]
			if s.pm {
				at++
			}
			line[at] = txt(s.code)
		}
		g.rows = append(g.rows, line)
	}
	return g.merge(1)
}
