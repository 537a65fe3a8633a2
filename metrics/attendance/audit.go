package attendance

import (
	"iter"

	"apst/metrics/calendar"
)

// Found is a session that is worth a look.
type Found struct {
	Enrolment Enrolment
	At        Slot
	Held      Held
}

// Run is a row of sessions of one enrolment.
type Run struct {
	Enrolment Enrolment
	From, To  Slot
	Sessions  int
}

// enrolmentsWith are the enrolments that hold at least so many of some bytes. Looking
// through whole tiles is quick; what is found is then walked one by one.
func (r *Register) enrolmentsWith(bytes *[256]bool, least int) iter.Seq[Enrolment] {
	return func(yield func(Enrolment) bool) {
		for i := range r.blocks {
			b, found := &r.blocks[i], [lanes]int{}
			for w := range b.weeks {
				if t := b.weeks[w]; t != nil {
					look(t[:], bytes, &found)
				}
				if b.weekends != nil && b.weekends[w] != nil {
					look(b.weekends[w][:], bytes, &found)
				}
			}
			for lane, n := range found {
				if n >= least && !yield(Enrolment(i*lanes+lane)) {
					return
				}
			}
		}
	}
}

// counting are the bytes that count as a code.
func (r *Register) counting(c Code) *[256]bool {
	var bytes [256]bool
	bytes[c], bytes[c|differs] = true, r.policy != Refuse
	return &bytes
}

func look(rows [][lanes]uint8, bytes *[256]bool, found *[lanes]int) {
	for s := range rows {
		for lane, b := range rows[s] {
			if bytes[b] {
				found[lane]++
			}
		}
	}
}

// LongSuspensions are the runs of more than ten possible sessions one after
// another that are all suspension (E). Sessions that are not possible stand
// between two without parting them. From the sixth school day provision has to
// be made, and has another code.
func (r *Register) LongSuspensions() iter.Seq[Run] {
	return func(yield func(Run) bool) {
		tl := r.timeline(nil, calendar.ByAll)
		possible := tl.possible(MIS)
		suspended := r.counting(CodeE)
		for e := range r.enrolmentsWith(suspended, longSuspension+1) {
			run, more := Run{Enrolment: e}, true
			end := func() {
				if run.Sessions > longSuspension {
					more = yield(run)
				}
				run = Run{Enrolment: e}
			}
			r.walk(e, func(at Slot, cell *uint8) bool {
				switch {
				case suspended[*cell]:
					if run.Sessions == 0 {
						run.From = at
					}
					run.To = at
					run.Sessions++
				case possible[eraIndex(at.Day())][*cell]:
					end()
				}
				return more
			})
			if more {
				end()
			}
			if !more {
				return
			}
		}
	}
}

// reasonDays is within how many school days N has to be replaced by a reason,
// since 19 August 2024.
const reasonDays = 5

// Unexplained are the sessions from 19 August 2024 on that still have no reason
// (N) more than five school days later, as of a day. They stay unauthorised.
func (r *Register) Unexplained(asOf calendar.Day, tables Timetables) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		since := CodesFrom()
		unexplained := r.counting(CodeN)
		for e := range r.enrolmentsWith(unexplained, 1) {
			table, more := tables[r.SchoolOf(e)], true
			r.walk(e, func(at Slot, cell *uint8) bool {
				if unexplained[*cell] && at.Day() >= since && table.DaysAfter(at.Day(), asOf) > reasonDays {
					more = yield(Found{e, at, Held(*cell)})
				}
				return more
			})
			if !more {
				return
			}
		}
	}
}

// OffDay is a mark on a day that is no school day, as far as the calendar knows.
type OffDay struct {
	Found
	Rest calendar.Rest
}

// OffDays are the marks at weekends, in closures and outside the terms that the
// school gave; closures, no marks and pupils not on roll apart.
func (r *Register) OffDays(cal *calendar.Calendar) iter.Seq[OffDay] {
	return func(yield func(OffDay) bool) {
		tl := r.timeline(nil, calendar.ByAll)
		for i := range r.blocks {
			b := &r.blocks[i]
			for w, t := range b.weeks {
				monday := (b.first + calendar.Week(w)).Monday()
				if t != nil && !r.offDays(cal, i, monday, t[:], &tl.marks, yield) {
					return
				}
				if b.weekends != nil && b.weekends[w] != nil && !r.offDays(cal, i, monday+5, b.weekends[w][:], &tl.marks, yield) {
					return
				}
			}
		}
	}
}

// offDays are those of a tile of a block, the first day of which is given.
func (r *Register) offDays(cal *calendar.Calendar, block int, first calendar.Day, rows [][lanes]uint8, marks *[256]bool, yield func(OffDay) bool) bool {
	for row := range rows {
		at := SlotOf(first, Morning) + Slot(row)
		why := cal.RestOn(at.Day())
		if why == calendar.NoRest {
			continue
		}
		for lane, held := range rows[row] {
			if marks[held] && !yield(OffDay{Found{Enrolment(block*lanes + lane), at, Held(held)}, why}) {
				return false
			}
		}
	}
	return true
}

// Conflicts are the sessions with different marks.
func (r *Register) Conflicts() iter.Seq[Found] {
	return func(yield func(Found) bool) {
		var bytes [256]bool
		for b := differs; b < len(bytes); b++ {
			bytes[b] = true
		}
		for e := range r.enrolmentsWith(&bytes, 1) {
			more := true
			r.walk(e, func(at Slot, cell *uint8) bool {
				if *cell&differs != 0 {
					more = yield(Found{e, at, Held(*cell)})
				}
				return more
			})
			if !more {
				return
			}
		}
	}
}

// Slashes are how often pupils were marked present by a slash, in the morning and
// in the afternoon.
func (r *Register) Slashes() (morning, afternoon int) {
	for i := range r.blocks {
		m, a := r.blocks[i].slashes()
		morning, afternoon = morning+m, afternoon+a
	}
	return morning, afternoon
}

func (b *block) slashes() (morning, afternoon int) {
	for _, t := range b.weeks {
		for row := 0; t != nil && row < weekdayRows; row += 2 {
			for lane := range lanes {
				if t[row][lane] == uint8(CodeAM) {
					morning++
				}
				if t[row+1][lane] == uint8(CodePM) {
					afternoon++
				}
			}
		}
	}
	return morning, afternoon
}

// Slashes in the morning from which a register without any in the afternoon is
// suspected, and how many times as many there are then.
const (
	fewSlashes  = 20
	slashesOver = 50
)

// AfternoonsLost reports whether a register seems to have lost its backslashes,
// which programs take for the start of something else: hardly any pupil is
// present in the afternoon, though many are in the morning, and most of their
// afternoons have no other code either. Pupils who are there in the mornings only
// have one.
func (r *Register) AfternoonsLost() bool {
	morning, afternoon := 0, 0
	for i := range r.blocks {
		m, a := r.blocks[i].slashes()
		morning, afternoon = morning+m, afternoon+a
		if slashesOver*afternoon > r.marks { // and so more than there can be of mornings
			return false
		}
	}
	return morning >= fewSlashes && morning >= slashesOver*afternoon && morning > 2*r.otherAfternoons()
}

// otherAfternoons is how often a pupil who was present in the morning has another
// official code in the afternoon.
func (r *Register) otherAfternoons() int {
	n := 0
	for i := range r.blocks {
		for _, t := range r.blocks[i].weeks {
			for row := 0; t != nil && row < weekdayRows; row += 2 {
				for lane := range lanes {
					if pm := Code(t[row+1][lane] &^ differs); t[row][lane] == uint8(CodeAM) && pm.Official() && pm != CodePM {
						n++
					}
				}
			}
		}
	}
	return n
}
