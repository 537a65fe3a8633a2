package attendance

import (
	"iter"

	"apst/metrics/calendar"
)

// Held is what a register holds for a session.
type Held uint8

// Code is the code, the one that counts where there were several.
func (h Held) Code() Code { return Code(h &^ differs) }

// Differs reports whether there were different marks. Under [Refuse] the session
// is then in no sum, whatever the code.
func (h Held) Differs() bool { return h&differs != 0 }

// Get is what is recorded for a session.
func (r *Register) Get(e Enrolment, at Slot) Held {
	if at < firstSlot || at > lastSlot {
		return 0
	}
	p := placeOf(at)
	b := &r.blocks[uint(e)/lanes]
	i := int(p.week - b.first)
	switch {
	case uint(i) >= uint(len(b.weeks)):
		return 0
	case p.row < weekdayRows && b.weeks[i] != nil:
		return Held(b.weeks[i][p.row][uint(e)%lanes])
	case p.row >= weekdayRows && b.weekends != nil && b.weekends[i] != nil:
		return Held(b.weekends[i][p.row-weekdayRows][uint(e)%lanes])
	}
	return 0
}

// Sessions are the sessions of an enrolment for which something is recorded, in
// order of time.
func (r *Register) Sessions(e Enrolment) iter.Seq2[Slot, Held] {
	return func(yield func(Slot, Held) bool) {
		r.walk(e, func(at Slot, cell *uint8) bool { return yield(at, Held(*cell)) })
	}
}

// walk visits the bytes of an enrolment that hold something, in order of time,
// until told to stop.
func (r *Register) walk(e Enrolment, visit func(Slot, *uint8) bool) {
	b, lane := &r.blocks[uint(e)/lanes], uint(e)%lanes
	for i := range b.weeks {
		monday := (b.first + calendar.Week(i)).Monday()
		if t := b.weeks[i]; t != nil {
			for row := range t {
				if t[row][lane] != 0 && !visit(SlotOf(monday, Morning)+Slot(row), &t[row][lane]) {
					return
				}
			}
		}
		if b.weekends == nil || b.weekends[i] == nil {
			continue
		}
		for row := range b.weekends[i] {
			cell := &b.weekends[i][row][lane]
			if *cell != 0 && !visit(SlotOf(monday+5, Morning)+Slot(row), cell) {
				return
			}
		}
	}
}

// Days is the span of weeks in which anything is recorded, from a Monday to a
// Sunday, and whether there is any.
func (r *Register) Days() (calendar.Span, bool) {
	return calendar.Span{From: r.weeks.first.Monday(), To: r.weeks.last.Span().To}, r.weeks.any
}
