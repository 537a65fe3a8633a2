package attendance

import (
	"fmt"
	"slices"

	"apst/metrics/calendar"
)

// Policy is what counts where a session has several different marks.
type Policy uint8

// The policies.
const (
	Refuse Policy = iota // none of them: the session is counted as conflicting and is in no sum
	Best                 // the best one, as some systems do it: present, approved, authorised, unauthorised, then what is not counted
	First                // the first one read
	Last                 // the last one read
)

var policyNames = [...]string{"refuse", "best", "first", "last"}

// String is refuse, best, first or last.
func (p Policy) String() string {
	if int(p) >= len(policyNames) {
		return "unknown"
	}
	return policyNames[p]
}

// ParsePolicy reads refuse, best, first or last.
func ParsePolicy(s string) (Policy, error) {
	if i := slices.Index(policyNames[:], s); i >= 0 {
		return Policy(i), nil
	}
	return 0, fmt.Errorf("%q is not one of refuse, best, first, last", s)
}

// Outcome is what became of a mark.
type Outcome uint8

// The outcomes. Which row of several is called new depends on their order; what
// the register holds in the end does not, except for [First] and [Last].
const (
	New         Outcome = iota // the session had no mark before
	Repeated                   // it had the same mark, or this row has none and it had one
	Conflicting                // it had another mark
	OutOfTime                  // the day lies outside the years that registers are of
	NoRoom                     // the marks are strewn over so many pupils and weeks that they are no register
)

// differs is the bit of a session that has several different marks.
const differs = 0x80

// The sessions that a register can hold: 1 January 1990 to 31 December 2060.
const (
	firstSlot Slot = 2 * 7305
	lastSlot  Slot = 2*33237 + 1
)

// The tiles of a register are given up above tileFloor bytes, if they take more
// than tileSparse bytes a mark: a real register takes one or two, and nothing
// that a file holds may take all memory there is.
const (
	tileFloor  = 256 << 20
	tileSparse = 16
)

// Set records a mark of an enrolment. Slashes become that of the session. No mark
// gives way to any mark, in whatever order they come.
func (r *Register) Set(e Enrolment, at Slot, c Code) Outcome {
	if at < firstSlot || at > lastSlot {
		return OutOfTime
	}
	switch {
	case c == CodeAM || c == CodePM:
		c = CodeAM + Code(at.Session())
	case c == Nothing:
		c = NoMark
	case c >= codeCount:
		c = Unknown
	}
	return r.set(e, placeOf(at), c)
}

// set is Set without its checks, for a place that has been worked out.
func (r *Register) set(e Enrolment, p place, c Code) Outcome {
	cell := r.cell(e, p)
	if cell == nil {
		return NoRoom
	}
	if *cell == uint8(Nothing) {
		*cell = uint8(c)
		r.marks++
		return New
	}
	return r.policy.join(cell, uint8(c))
}

// Add records a mark as read.
func (r *Register) Add(e Enrolment, at Slot, m Mark) Outcome { return r.Set(e, at, m.Code) }

// join puts a byte to one that is there. For [Refuse] and [Best] the result is the
// better code with the bit set if they ever differed: it is the same in whatever
// order and grouping the bytes come.
func (p Policy) join(cell *uint8, b uint8) Outcome {
	old := *cell
	was, is := old&^differs, b&^differs
	switch {
	case is == uint8(Nothing) || is == uint8(NoMark) && was != uint8(Nothing):
		return Repeated
	case was == uint8(Nothing) || was == uint8(NoMark):
		*cell = b
		return New
	case was == is:
		*cell = old | b
		return Repeated
	}
	keep := was
	if p == Last || p <= Best && is < was {
		keep = is
	}
	*cell = keep | differs
	return Conflicting
}

// place is where a slot stands in any block: its week, and its row there, from 10
// on for a weekend.
type place struct {
	week calendar.Week
	row  uint32
}

// placeOf is the place of a slot after 1970.
func placeOf(at Slot) place {
	sinceMonday := uint32(at.Day()) + 3 // day 0 was a Thursday
	return place{calendar.Week(sinceMonday / 7), 2*(sinceMonday%7) + uint32(at.Session())}
}

// cell is the byte of a session, made if need be; nil if there is no room.
func (r *Register) cell(e Enrolment, p place) *uint8 {
	b := &r.blocks[uint(e)/lanes]
	i := uint(p.week - b.first)
	if i < uint(len(b.weeks)) && p.row < weekdayRows {
		if t := b.weeks[i]; t != nil {
			return &t[p.row][uint(e)%lanes]
		}
	}
	return r.newCell(b, e, p)
}

// newCell is cell for a tile that may not be there yet.
func (r *Register) newCell(b *block, e Enrolment, p place) *uint8 {
	i := int(p.week - b.first)
	if i < 0 || i >= len(b.weeks) {
		if i = r.reach(b, p.week); i < 0 {
			return nil
		}
	}
	if p.row >= weekdayRows {
		return r.weekend(b, i, e, p)
	}
	if b.weeks[i] == nil {
		if !r.room(weekdayRows * lanes) {
			return nil
		}
		b.weeks[i] = new(weekTile)
		r.weeks.include(p.week)
	}
	return &b.weeks[i][p.row][uint(e)%lanes]
}

func (r *Register) weekend(b *block, i int, e Enrolment, p place) *uint8 {
	if b.weekends == nil {
		b.weekends = make([]*weekendTile, len(b.weeks))
	}
	if b.weekends[i] == nil {
		if !r.room(weekendRows * lanes) {
			return nil
		}
		b.weekends[i] = new(weekendTile)
		r.weeks.include(p.week)
	}
	return &b.weekends[i][p.row-weekdayRows][uint(e)%lanes]
}

// room reports whether there may be more bytes of tiles, and counts them.
func (r *Register) room(bytes int) bool {
	if r.bytes > tileFloor && r.bytes/tileSparse > r.marks {
		return false
	}
	r.bytes += bytes
	return true
}

// reach makes a block's lists long enough for a week, and says where in them it
// stands, or -1 for no room.
func (r *Register) reach(b *block, week calendar.Week) int {
	if len(b.weeks) == 0 {
		b.first = week
	}
	slack := 8 + len(b.weeks)/2 // so that lists grow a few times only
	first, last := b.first, b.first+calendar.Week(len(b.weeks))-1
	if week < first {
		first = week - calendar.Week(slack)
	}
	if week > last {
		last = week + calendar.Week(slack)
	}
	n, before := int(last-first)+1, int(b.first-first)
	if !r.room(16 * (n - len(b.weeks))) {
		return -1
	}
	weeks := make([]*weekTile, n)
	copy(weeks[before:], b.weeks)
	b.weeks = weeks
	if b.weekends != nil {
		weekends := make([]*weekendTile, n)
		copy(weekends[before:], b.weekends)
		b.weekends = weekends
	}
	b.first = first
	return int(week - first)
}
