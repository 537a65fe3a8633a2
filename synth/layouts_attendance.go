package synth

import "slices"

// Where the plain register stands, and what it is of: the first half-term of
// 2022/23.
const attendanceFile = "attendance.csv"

var attendanceTerm = termsOf{&year2022, 1, 1}

// The parts of registers that layouts are made of.
var (
	autumn2022 = termsOf{&year2022, 1, 2}
	whole2022  = termsOf{&year2022, 1, 6}
	autumn2024 = termsOf{&year2024, 1, 1}
	summer2024 = termsOf{&year2023, 6, 6}
	covidTerm  = termsOf{&year2020, 4, 5}
)

// attendance is the register.
func attendance() *measure {
	return &measure{
		name: "attendance",
		drawn: []string{
			"pupils come on 690 of a thousand days, with standard deviation 190 between them; who was away the day before comes less often",
			"12 in a hundred have a part-time timetable, 10 are at another school two days a week, 18 at a college one day",
			"one in five is suspended once a year, for five days at most",
		},
		plain:   func(d *draft) *grid { return sheetOf(d.sessions(attendanceTerm), attendanceFields...) },
		put:     func(d *draft, g *grid) { d.text(attendanceFile, g, plainCSV, nil) },
		truth:   func(d *draft) *Truth { return attendanceTruth(d.sessions(attendanceTerm), false) },
		layouts: attendanceLayouts, faults: attendanceFaults,
	}
}

// attendanceFields are the fields of the plain register, a line a session.
var attendanceFields = []field[*session]{
	upnField[*session]("UPN"), surnameField[*session]("Surname"), forenameField[*session]("Forename"), yearField[*session]("Year"),
	{"Date", func(s *session) cell { return txt(british(s.day)) }},
	{"Session", func(s *session) cell { return txt(map[bool]string{false: "AM", true: "PM"}[s.pm]) }},
	{"Mark", func(s *session) cell { return txt(s.code) }},
}

// attendanceLayouts are the shapes in which schools' systems export registers.
func attendanceLayouts() []*Layout {
	layout := func(name, about string, build func(d *draft)) *Layout {
		return &Layout{Name: "attendance-" + name, About: about, Measure: "attendance", build: build, keyed: true}
	}
	// sessions is a text file with a line a session.
	sessions := func(name, about string, of func(d *draft) []*session, dfe bool, options ...string) *Layout {
		return layout(name, about, func(d *draft) {
			d.truth = attendanceTruth(of(d), dfe)
			d.option(options...)
			d.text("attendance.csv", sheetOf(of(d), shuffled(d, sessionFields...)...), plainCSV, nil)
		})
	}
	part := func(t termsOf) func(d *draft) []*session { return func(d *draft) []*session { return d.sessions(t) } }
	return slices.Concat([]*Layout{
		sessions("sessions", "a text file with a line a session: an autumn term", part(autumn2022), false),
		layout("year", "the same of a whole year with four columns, days as programs write them, sessions 1 and 2", func(d *draft) {
			d.truth = attendanceTruth(d.sessions(whole2022), false)
			d.text("register 2022-23.csv", sheetOf(d.sessions(whole2022), bareFields...), textStyle{comma: ",", newline: "\n"}, nil)
		}),
		sessions("codes-2024", "a line a session, with the codes of 2024", part(autumn2024), false),
		sessions("straddle", "a line a session, from before 19 August 2024 to after it", func(d *draft) []*session {
			var out []*session
			for _, own := range byPupil(slices.Concat(d.sessions(summer2024), d.sessions(autumn2024))) {
				out = append(out, own...)
			}
			slices.SortStableFunc(out, func(a, b *session) int { return slices.Index(d.Pupils, a.pupil) - slices.Index(d.Pupils, b.pupil) })
			return out
		}, false),
		sessions("covid", "a line a session in the spring of 2021, counted as schools' systems do", part(covidTerm), false),
		sessions("covid-dfe", "the same, counted as the national statistics do", part(covidTerm), true, "--basis", "dfe"),
	}, weekLayouts(layout), countLayouts(layout), []*Layout{windowLayout(layout)}, trapAttendance(layout))
}

// sessionFields are those of an export with a line a session.
var sessionFields = slices.Concat([]field[*session]{upnField[*session]("UPN"), surnameField[*session]("Surname"), forenameField[*session]("Forename"), classField[*session]("Reg")},
	attendanceFields[3:], []field[*session]{
		{"Minutes late", func(s *session) cell {
			if s.late == 0 {
				return cell{}
			}
			return num(s.late)
		}},
		{"Comment", func(*session) cell { return cell{} }},
	})

// bareFields are the four columns without which there is no register.
var bareFields = []field[*session]{
	attendanceFields[0],
	{"Date", func(s *session) cell { return txt(iso(s.day)) }},
	{"Session", func(s *session) cell { return num(map[bool]int{false: 1, true: 2}[s.pm]) }},
	attendanceFields[6],
}
