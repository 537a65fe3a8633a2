package synth

import (
	"slices"
	"time"
)

// windowSessions is how many sessions of the school a window is long.
const windowSessions = 60

// leastPossible is how many possible sessions a window needs.
const leastPossible = 20

// windowLayout has the register of an autumn term, those of the pupils' home schools
// from the summer before, and the list of pupils with the day on which they came.
func windowLayout(layout func(name, about string, build func(d *draft)) *Layout) *Layout {
	return layout("before-after", "a register, those of the home schools before, and equal times on either side of entry", func(d *draft) {
		own, home := d.sessions(autumn2022), d.beforeEntry()
		list := d.wideList(0)
		d.truth = windowTruth(d.Pupils, own, home)
		for _, p := range d.Pupils {
			if !slices.ContainsFunc(home, func(s *session) bool { return s.pupil == p }) {
				list.markRow("ATT-081", list.rowOf(p))
			}
		}
		const file, before = "attendance.csv", "home schools.csv"
		d.text(file, sheetOf(own, bareFields...), plainCSV, nil)
		d.text(before, sheetOf(home, bareFields...), plainCSV, nil)
		d.workbook(listFile, page{name: listSheet, grid: list})
		d.named = true
		d.option("{"+file+"}", "--home-school", "{"+before+"}", "--roster", "{"+listFile+"}",
			"--window", "before-after", "--anchor", "entry", "--sessions", digits(windowSessions))
	})
}

// moment is a session of a school.
type moment struct {
	day time.Time
	pm  bool
}

// held are the sessions of a school that were possible for somebody, in order.
func held(register []*session) []moment {
	var out []moment
	met := map[moment]bool{}
	for _, s := range register {
		at := moment{s.day, s.pm}
		if c := counts(s.code, s.day); !met[at] && c >= attending && c <= unexcusedAway {
			met[at] = true
			out = append(out, at)
		}
	}
	slices.SortFunc(out, func(a, b moment) int {
		if c := a.day.Compare(b.day); c != 0 || a.pm == b.pm {
			return c
		} else if b.pm {
			return -1
		}
		return 1
	})
	return out
}

// windowTruth has, for every pupil, all that either school has of them, and as many
// sessions on either side of the day of entry, which lies in neither.
func windowTruth(pupils []*Pupil, own, home []*session) *Truth {
	t := &Truth{Key: []string{"pupil_id", "period", "role"}}
	add := func(row TrueRow, period, role string) {
		row["period"], row["role"] = period, role
		t.Rows = append(t.Rows, row)
	}
	after := slices.DeleteFunc(held(own), func(m moment) bool { return !m.day.After(entered) })[:windowSessions]
	before := held(home)
	before = before[len(before)-windowSessions:]
	for _, p := range pupils {
		mine, earlier := recordsOf(p, own), recordsOf(p, home)
		add(tallyOf(mine, false).row(p.ID, "mis"), "all", "")
		if len(earlier) > 0 {
			add(tallyOf(earlier, false).row(p.ID, "mis"), "all", "home-school")
		}
		add(windowRow(p, earlier, before), "before", "")
		add(windowRow(p, mine, after), "after", "")
	}
	return t
}

// windowRow is what is true of a pupil in a window: the sessions, and a rate of
// enough of them.
func windowRow(p *Pupil, register []*session, window []moment) TrueRow {
	inside := only(register, func(s *session) bool { return slices.Contains(window, moment{s.day, s.pm}) })
	t := tallyOf(inside, false)
	row := TrueRow{"pupil_id": p.ID, "possible": "", "attended": "", "attendance_percent": ""}
	if len(register) > 0 {
		row["possible"], row["attended"], row["authorised"], row["unauthorised"] = digits(t.possible), digits(t.in), digits(t.of[excusedAway]), digits(t.of[unexcusedAway])
		row["from"], row["to"] = iso(window[0].day), iso(window[len(window)-1].day)
	}
	if t.possible >= leastPossible {
		row["attendance_percent"] = percent(t.in, t.possible)
	}
	return row
}
