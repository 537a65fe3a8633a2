package attendance

import "apst/metrics/calendar"

// Session is one of the two sessions of a school day.
type Session uint8

// The sessions.
const (
	Morning Session = iota
	Afternoon
)

// String is AM or PM.
func (s Session) String() string {
	if s == Morning {
		return "AM"
	}
	return "PM"
}

// Slot is one session of one day. Slots are in order of time, and the next
// number is the next session.
type Slot int32

// SlotOf is the slot of a session.
func SlotOf(d calendar.Day, s Session) Slot { return Slot(d)<<1 | Slot(s&1) }

// Day is the day of the slot.
func (s Slot) Day() calendar.Day { return calendar.Day(s >> 1) }

// Session is the session of the slot.
func (s Slot) Session() Session { return Session(s & 1) }

// String is the slot as 2022-09-05 AM.
func (s Slot) String() string { return s.Day().String() + " " + s.Session().String() }
