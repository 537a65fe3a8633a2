package attendance

import (
	"slices"

	"apst/metrics/calendar"
)

// Timetable is the sessions of a school, in order: those from Monday to Friday
// that were possible for any of its pupils. It needs no term dates, and holidays
// leave no gap in what is counted by it.
type Timetable struct{ sessions []Slot }

// Sessions are the school's sessions in order. The slice is not to be changed.
func (t *Timetable) Sessions() []Slot { return t.sessions }

// Weeks are the weeks with a session, in order.
func (t *Timetable) Weeks() []calendar.Week {
	var weeks []calendar.Week
	for _, s := range t.sessions {
		if w := s.Day().Week(); len(weeks) == 0 || weeks[len(weeks)-1] != w {
			weeks = append(weeks, w)
		}
	}
	return weeks
}

// DaysAfter is how many days with a session lie after a day, up to and with
// another.
func (t *Timetable) DaysAfter(d, until calendar.Day) int {
	from, _ := slices.BinarySearch(t.sessions, SlotOf(d+1, Morning))
	n := 0
	for i := from; i < len(t.sessions) && t.sessions[i].Day() <= until; i++ {
		if i == from || t.sessions[i].Day() != t.sessions[i-1].Day() {
			n++
		}
	}
	return n
}

// before are the last n items of a list that lie before a limit.
func before[T ~int32](list []T, limit T, n int) []T {
	i, _ := slices.BinarySearch(list, limit)
	return list[max(0, i-n):i]
}

// after are the first n items of a list that lie after a limit.
func after[T ~int32](list []T, limit T, n int) []T {
	i, _ := slices.BinarySearch(list, limit+1)
	return list[i:min(len(list), i+n)]
}

// Timetables are those of all schools of a register, by number of school.
type Timetables []*Timetable

// Timetables are worked out from all marks on a basis: a session is one of the
// school's if it is possible for anyone there.
func (r *Register) Timetables(b Basis) Timetables {
	tl := r.timeline(nil, calendar.ByAll)
	open := make([][]uint16, len(r.schools)) // a bit a session, by week
	for s := range open {
		open[s] = make([]uint16, len(tl.days)/7)
	}
	possible := tl.possible(b)
	for i := range r.blocks {
		r.openWeeks(i, tl, possible, open)
	}
	tables := make(Timetables, len(r.schools))
	for s := range tables {
		tables[s] = newTimetable(tl.first, open[s])
	}
	return tables
}

// openWeeks notes the sessions that are possible for anyone of a block.
func (r *Register) openWeeks(i int, tl *timeline, possible [][256]bool, open [][]uint16) {
	b, pupils := &r.blocks[i], r.pupils[lanes*i:min(lanes*(i+1), len(r.pupils))]
	for w, t := range b.weeks {
		if t == nil {
			continue
		}
		week := int(b.first + calendar.Week(w) - tl.first)
		for row := range t {
			ok := &possible[tl.days[7*week+row/2].era]
			for lane := range pupils {
				if ok[t[row][lane]] {
					open[pupils[lane].school][week] |= 1 << row
				}
			}
		}
	}
}

func newTimetable(first calendar.Week, weeks []uint16) *Timetable {
	t := &Timetable{}
	for w, bits := range weeks {
		monday := SlotOf((first + calendar.Week(w)).Monday(), Morning)
		for row := range Slot(weekdayRows) {
			if bits>>row&1 == 1 {
				t.sessions = append(t.sessions, monday+row)
			}
		}
	}
	return t
}

// possible says by era which bytes are possible sessions on a basis.
func (tl *timeline) possible(b Basis) [][256]bool {
	list := make([][256]bool, len(tl.kinds))
	for era := range tl.kinds {
		for i, k := range tl.kinds[era] {
			c := categoryOf(k)
			list[era][i] = c >= Present && c <= Unauthorised || c == Covid && b == DfE
		}
	}
	return list
}

// Of is the timetable of several schools together: a session of any of them.
func (t Timetables) Of(schools ...School) *Timetable {
	if len(schools) == 1 {
		return t[schools[0]]
	}
	var all Timetable
	for _, s := range schools {
		all.sessions = append(all.sessions, t[s].sessions...)
	}
	slices.Sort(all.sessions)
	all.sessions = slices.Compact(all.sessions)
	return &all
}
