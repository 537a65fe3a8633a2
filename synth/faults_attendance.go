package synth

import (
	"slices"
	"strings"
	"time"
)

// attendanceFaults concern the register. Columns of its plain sheet, a text file of
// the first half-term of 2022/23, by heading: UPN, Surname, Forename, Year, Date,
// Session, Mark; a line a session, each pupil's one below the other.
func attendanceFaults() []*Fault {
	return slices.Concat(registerFaults(), otherTableFaults(), markFaults(), stringFaults(), sessionFaults(), stayFaults(), totalFaults(), totalTimeFaults(), windowFaults())
}

// onRegister spoils the plain register.
func onRegister(rule, name, about string, spoil func(d *draft, g *grid, row int)) *Fault {
	return onMeasureOf("attendance", rule, name, about, spoil)
}

// inRegister has one of the picked pupil's sessions go otherwise, in a register of
// some half-terms: change says which, and what is true follows.
func inRegister(rule, name, about string, t termsOf, change func(own []*session) *session) *Fault {
	return &Fault{Measure: "attendance", Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
		all := d.sessions(t)
		var changed *session
		if spoilt {
			changed = change(recordsOf(d.picked(), all))
		}
		g := sheetOf(all, attendanceFields...)
		if spoilt {
			g.mark(rule, slices.Index(all, changed)+1, g.col("Mark"))
		}
		d.truth = attendanceTruth(all, false)
		d.text(attendanceFile, g, plainCSV, nil)
	}}
}

// oddMark has a session of the picked pupil marked with something.
func oddMark(rule, name, about string, t termsOf, code string) *Fault {
	return inRegister(rule, name, about, t, func(own []*session) *session {
		s := own[slices.IndexFunc(own, func(s *session) bool { return !s.day.Before(subCodes) && s.code != "#" })]
		s.code = code
		return s
	})
}

// everyMark writes something else over marks.
func (g *grid) everyMark(to func(code string) string) {
	at := g.col("Mark")
	for row := 1; row < len(g.rows); row++ {
		g.rows[row][at] = txt(to(g.rows[row][at].s))
	}
}

// everySession writes something else for AM and PM.
func (g *grid) everySession(heading, am, pm string) {
	at := g.col("Session")
	g.rows[0][at] = txt(heading)
	for row := 1; row < len(g.rows); row++ {
		g.rows[row][at] = txt(map[string]string{"AM": am, "PM": pm}[g.rows[row][at].s])
	}
}

// markedWith is the first row from one on that has a mark.
func (g *grid) markedWith(from int, wanted func(code string) bool) int {
	at := g.col("Mark")
	for n := range len(g.rows) - 1 {
		if row := (from-1+n)%(len(g.rows)-1) + 1; wanted(g.rows[row][at].s) {
			return row
		}
	}
	panic("synth: a register without a mark") // a slip in this package
}

// inPlace has another file in place of the register.
func inPlace(rule, name, about, file string, build func(d *draft) *grid) *Fault {
	return eitherOf("attendance", rule, name, about, plainly("attendance"), func(d *draft) {
		d.truth = attendanceTruth(d.sessions(attendanceTerm), false)
		d.text(file, build(d), plainCSV, nil)
	})
}

// registerFaults concern whole tables.
func registerFaults() []*Fault {
	lost := onRegister("ATT-006", "backslashes-lost", "a register whose backslashes a program has taken away", func(_ *draft, g *grid, _ int) {
		g.everyMark(func(code string) string { return strings.TrimPrefix(code, `\`) })
		g.mark("ATT-006", 0, g.col("Mark"))
	})
	lost.Least = 12 // with fewer, most may come in the mornings only
	return []*Fault{
		onRegister("ATT-003", "lessons-alone", "a register of lessons, none of which is a session", func(_ *draft, g *grid, _ int) {
			g.everySession("Lesson", "P1", "P5")
			g.mark("ATT-003", 0, g.col("Lesson"))
		}),
		onRegister("ATT-004", "sessions-numbered", "sessions with the numbers 1 to 3", func(_ *draft, g *grid, row int) {
			g.everySession("Session", "1", "2")
			g.rows[row][g.col("Session")] = num(3)
			g.mark("ATT-004", 0, g.col("Session"))
		}),
		onRegister("ATT-005", "ones-and-noughts", "1 and 0 in place of marks", func(_ *draft, g *grid, _ int) {
			g.everyMark(func(code string) string {
				if code == "/" || code == `\` {
					return "1"
				}
				return "0"
			})
			g.mark("ATT-005", 0, g.col("Mark"))
		}),
		lost,
		onRegister("ATT-009", "mark-declared-in-words", "a map that declares a mark of the school's own by a word", func(d *draft, g *grid, _ int) {
			d.add("map.yaml", []byte("format: 1\nmeasure: attendance\nvalues:\n  mark:\n    \"&\": present\n"), nil)
			d.option("--map", "{map.yaml}")
			g.markRow("ATT-009", 0)
		}),
	}
}

// otherTableFaults concern files that are no register, or do not say of which days.
func otherTableFaults() []*Fault {
	return []*Fault{
		inPlace("ATT-001", "log-of-incidents", "a log of incidents in place of a register", "incidents.csv", func(d *draft) *grid {
			g := newGrid(texts("UPN", "Date", "Incident", "Action"))
			for _, p := range d.Pupils {
				g.addRow(texts(p.ID, british(attendanceTerm.year.days(1, 1)[0]), "Disruption", "Sent home"))
			}
			g.markRow("ATT-001", 0)
			return g
		}),
		inPlace("ATT-002", "percentages-alone", "percentages in place of sessions", "attendance.csv", func(d *draft) *grid {
			g := sheetOf(tallies(d.sessions(attendanceTerm)), upnField[*pupilTally]("UPN"), nameField[*pupilTally]("Name"),
				field[*pupilTally]{"Attendance %", func(t *pupilTally) cell { return numeral(percent(t.in, max(1, t.possible))) }})
			g.mark("ATT-002", 0, g.col("Attendance %"))
			return g
		}),
		inPlace("ATT-008", "days-without-year", "a grid whose days have no year", "attendance.csv", func(d *draft) *grid {
			g := registerOf(d.sessions(attendanceTerm))
			head, days := texts(), map[int]string{}
			for col, c := range g.rows[0] {
				if c.kind == day {
					days[col] = c.date.Format("02/01")
				}
			}
			for col, c := range g.rows[1] {
				if days[col] != "" {
					c = txt(days[col] + " " + c.s)
				}
				head = append(head, c)
			}
			out := newGrid(head)
			out.rows = append(out.rows, g.rows[2:]...)
			out.mark("ATT-008", 0, 2)
			return out
		}),
	}
}

// markFaults concern single marks.
func markFaults() []*Fault {
	return []*Fault{
		oddMark("ATT-020", "mark-of-its-own", "a mark that is no register code", attendanceTerm, "A"),
		oddMark("ATT-021", "code-withdrawn", "code H in the autumn of 2024", autumn2024, "H"),
		oddMark("ATT-022", "code-too-early", "code C2 in the autumn of 2022", attendanceTerm, "C2"),
		oddMark("ATT-023", "sub-code-cut", "a Covid-19 sub-code without its zero", covidTerm, "X5"),
		oddMark("ATT-024", "mark-turned-into-date", "a date in place of a mark", attendanceTerm, "01/02/2022"),
		onRegister("ATT-025", "mark-in-lower-case", "a mark in lower case", func(_ *draft, g *grid, row int) {
			row = g.markedWith(row, func(code string) bool { return strings.ToLower(code) != code })
			g.rows[row][g.col("Mark")].s = strings.ToLower(g.rows[row][g.col("Mark")].s)
			g.mark("ATT-025", row, g.col("Mark"))
		}),
		onRegister("ATT-026", "slash-of-the-morning", "the slash of the morning in an afternoon", func(_ *draft, g *grid, row int) {
			row = g.markedWith(row, func(code string) bool { return code == `\` })
			g.rows[row][g.col("Mark")] = txt("/")
			g.mark("ATT-026", row, g.col("Mark"))
		}),
		onRegister("ATT-027", "mark-of-1985", "a mark of a day in 1985", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("Date")] = txt("05/09/1985")
			g.mark("ATT-027", row, g.col("Mark"))
			d.truth.unsure(g.who[row].ID)
		}),
		onRegister("ATT-030", "session-unsaid", "a session that is neither morning nor afternoon", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("Session")] = txt("evening")
			g.mark("ATT-030", row, g.col("Session"))
			d.truth.unsure(g.who[row].ID)
		}),
		onRegister("ATT-031", "mark-undated", "a mark without a date", func(d *draft, g *grid, row int) {
			g.rows[row][g.col("Date")] = cell{}
			g.mark("ATT-031", row, g.col("Date"))
			d.truth.unsure(g.who[row].ID)
		}),
		onRegister("ATT-032", "lessons-among-sessions", "the mark of a lesson among those of sessions", func(_ *draft, g *grid, row int) {
			g.everySession("Period", "AM Registration", "PM Registration")
			lesson := g.lineAgain(row)
			g.rows[lesson][g.col("Period")] = txt("P2")
			g.mark("ATT-032", lesson, g.col("Period"))
		}),
	}
}

// stringFaults concern marks in one text.
func stringFaults() []*Fault {
	spelt := func(rule, name, about string, spoil func(marks string) string) *Fault {
		return &Fault{Measure: "attendance", Rule: rule, Name: name, About: about, build: func(d *draft, spoilt bool) {
			sessions := inWeeks(d.sessions(autumn2022))
			d.truth = attendanceTruth(sessions, false)
			g := sheetOf(weeks(sessions), upnField[*week]("UPN"), field[*week]{"Week beginning", func(w *week) cell { return date(w.begin) }},
				field[*week]{"Marks", func(w *week) cell { return txt(w.marks) }})
			if spoilt {
				row := g.rowOf(d.picked())
				g.rows[row][2] = txt(spoil(g.rows[row][2].s))
				g.mark(rule, row, 2)
				d.truth.unsure(d.picked().ID)
			}
			d.workbook("Attendance by week.xlsx", page{name: "Marks", grid: g})
		}}
	}
	return []*Fault{
		spelt("ATT-028", "week-cut-short", "a week with nine marks", func(marks string) string { return marks[:len(marks)-1] }),
		spelt("ATT-029", "week-with-a-digit", "a week in which a digit stands behind a code", func(marks string) string { return "C2" + marks[2:] }),
	}
}

// sessionFaults concern what the marks of a pupil say of each other, of the calendar
// and of the list of pupils.
func sessionFaults() []*Fault {
	// twice has another mark for a session in which the pupil was present.
	twice := func(rule, name, about, code string, options ...string) *Fault {
		return onRegister(rule, name, about, func(d *draft, g *grid, row int) {
			row = g.markedWith(row, func(code string) bool { return code == "/" })
			other := g.lineAgain(row)
			g.rows[other][g.col("Mark")] = txt(code)
			g.mark(rule, other, g.col("Mark"))
			d.option(options...)
			if len(options) == 0 {
				d.truth.unsure(g.who[row].ID)
			}
		})
	}
	again := onRegister("ATT-042", "mark-repeated", "a mark twice", func(_ *draft, g *grid, row int) {
		other := g.lineAgain(row)
		g.mark("ATT-042", other, g.col("Mark"))
	})
	return []*Fault{
		twice("ATT-040", "marks-that-differ", "two marks for one session", "O"),
		twice("ATT-041", "marks-settled", "two marks for one session, the better of which is to count", "O", "--duplicates", "best"),
		again,
		onRegister("ATT-043", "mark-of-a-saturday", "a mark of a Saturday", func(d *draft, g *grid, row int) {
			other := g.lineAgain(row)
			g.rows[other][g.col("Date")], g.rows[other][g.col("Mark")] = txt("10/09/2022"), txt("O")
			g.mark("ATT-043", other, g.col("Mark"))
			d.truth.unsure(g.who[row].ID)
		}),
		inRegister("ATT-045", "no-reason-for-weeks", "an absence of which nobody has found the reason", autumn2024, func(own []*session) *session {
			s := own[slices.IndexFunc(own, func(s *session) bool { return s.code != "#" })]
			s.code = "N"
			return s
		}),
		inRegister("ATT-046", "suspended-for-weeks", "a suspension of six school days without other provision", attendanceTerm, func(own []*session) *session {
			n, first := 0, (*session)(nil)
			for _, s := range own {
				if s.code == "#" || n == 12 {
					continue
				}
				if first == nil {
					first = s
				}
				s.code = "E"
				n++
			}
			return first
		}),
	}
}

// stayFaults concern marks and the days on which pupils came.
func stayFaults() []*Fault {
	return []*Fault{
		onRegister("ATT-044", "mark-before-entry", "marks of a pupil who had not come yet", func(d *draft, g *grid, row int) {
			row = g.markedWith(row, func(code string) bool { return code == "/" })
			who := g.who[row]
			from := d.sessions(attendanceTerm)[row-1].day
			list := newGrid(texts("UPN", "Forename", "Surname", "Entry date"))
			for _, p := range d.Pupils {
				first := on(2022, time.September, 1)
				if p == who {
					first = from.AddDate(0, 0, 1)
				}
				list.addRow([]cell{txt(p.ID), txt(p.First), txt(p.Last), date(first)})
			}
			d.option("--roster", "{list.csv}")
			d.text("list.csv", list, plainCSV, nil)
			g.mark("ATT-044", g.markedWith(g.rowOf(who), func(code string) bool { return code != "#" }), g.col("Mark"))
			d.truth.unsure(who.ID)
		}),
	}
}
