package attendance

import (
	"cmp"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"

	"apst/metrics/calendar"
)

// Register holds what is recorded for each enrolment in each session: a byte a
// session, so that memory follows pupils and weeks and never the number of rows.
//
// Enrolments lie in blocks of 64, and a block has one tile for each week in
// which any of them has a mark: ten rows of 64 bytes, one row a session. Writing
// pupil by pupil stays within the tiles of one block, and writing day by day
// goes through rows one after another, so that both orders of a file are kind to
// the processor's cache. Weekends have tiles of their own, which hardly any
// register has.
//
// A Register is not safe for use by several goroutines; give each its own and
// [Register.Merge] them.
type Register struct {
	policy   Policy
	schools  []string
	bySchool map[string]School
	pupils   []pupil
	index    upnIndex
	others   map[otherID]Enrolment // of pupils without a UPN
	blocks   []block
	bytes    int // of tiles and lists of tiles
	marks    int // sessions for which something is recorded
	weeks    weekRange
	unknown  UnknownTexts
}

// School is the number of a school in a register.
type School int32

// Enrolment is the number of a pupil at a school in a register, in order of
// first appearance.
type Enrolment int32

type pupil struct {
	upn    UPN
	school School
	text   string // the identifier of a pupil without a UPN
}

type otherID struct {
	school School
	text   string
}

// lanes is how many enrolments share a tile, and with it a line of the cache.
const lanes = 64

// How many sessions there are from Monday to Friday, and at a weekend.
const (
	weekdayRows = 10
	weekendRows = 4
)

type (
	weekTile    [weekdayRows][lanes]uint8 // Monday AM, Monday PM, to Friday PM
	weekendTile [weekendRows][lanes]uint8 // Saturday AM to Sunday PM
)

// block holds the tiles of 64 enrolments by week, from the first week of any.
// weekends is as long as weeks, or nil while there are none.
type block struct {
	first    calendar.Week
	weeks    []*weekTile
	weekends []*weekendTile
}

// weekRange is the first and the last week with anything in them.
type weekRange struct {
	first, last calendar.Week
	any         bool
}

func (w *weekRange) include(week calendar.Week) {
	if !w.any {
		*w = weekRange{week, week, true}
	}
	w.first, w.last = min(w.first, week), max(w.last, week)
}

// NewRegister is an empty register.
func NewRegister(p Policy) *Register {
	return &Register{policy: p, bySchool: map[string]School{}, others: map[otherID]Enrolment{}, index: newUPNIndex()}
}

// School is the number of a school, by its name or number as text; new if need
// be. Where a file names no school, "" is one.
func (r *Register) School(name string) School {
	if s, ok := r.bySchool[name]; ok {
		return s
	}
	s := School(len(r.schools))
	name = strings.Clone(name)
	r.schools = append(r.schools, name)
	r.bySchool[name] = s
	return s
}

// Schools are the names of the schools by number.
func (r *Register) Schools() []string { return slices.Clone(r.schools) }

// Enrol is the enrolment of a pupil at a school, by an identifier in its normal
// form; new if need be. Two schools' rows of one pupil are two enrolments.
func (r *Register) Enrol(s School, id []byte) Enrolment {
	if upn, ok := PackUPN(id); ok {
		return r.EnrolUPN(s, upn)
	}
	if e, ok := r.others[otherID{s, string(id)}]; ok {
		return e
	}
	text := string(id)
	e := r.enrol(pupil{school: s, text: text})
	r.others[otherID{s, text}] = e
	return e
}

// EnrolUPN is [Register.Enrol] for a packed UPN.
func (r *Register) EnrolUPN(s School, upn UPN) Enrolment {
	if s > maxIndexed {
		return r.enrolFar(s, upn)
	}
	if e, ok := r.index.find(s, upn); ok {
		return e
	}
	e := r.enrol(pupil{upn: upn, school: s})
	r.index.add(s, upn, e)
	return e
}

// enrolFar is for schools whose number does not fit beside a UPN: there are no
// files with so many, and they must not be mixed up.
func (r *Register) enrolFar(s School, upn UPN) Enrolment {
	key := otherID{s, upn.String()}
	if e, ok := r.others[key]; ok {
		return e
	}
	e := r.enrol(pupil{upn: upn, school: s})
	r.others[key] = e
	return e
}

func (r *Register) enrol(p pupil) Enrolment {
	e := Enrolment(len(r.pupils))
	r.pupils = append(r.pupils, p)
	if len(r.blocks)*lanes < len(r.pupils) {
		r.blocks = append(r.blocks, block{})
	}
	return e
}

// Enrolments is how many there are.
func (r *Register) Enrolments() int { return len(r.pupils) }

// Held is for how many sessions of all enrolments something is recorded.
func (r *Register) Held() int { return r.marks }

// Pupil is the identifier of an enrolment's pupil.
func (r *Register) Pupil(e Enrolment) string {
	if p := r.pupils[e]; p.text != "" {
		return p.text
	}
	return r.pupils[e].upn.String()
}

// SchoolOf is the school of an enrolment.
func (r *Register) SchoolOf(e Enrolment) School { return r.pupils[e].school }

// SchoolName is the name of a school.
func (r *Register) SchoolName(s School) string { return r.schools[s] }

// Of are the enrolments of a pupil at all schools, in order of the schools'
// numbers.
func (r *Register) Of(id []byte) []Enrolment {
	upn, isUPN := PackUPN(id)
	var list []Enrolment
	for s := range School(len(r.schools)) {
		e, ok := Enrolment(0), false
		switch {
		case isUPN && s <= maxIndexed:
			e, ok = r.index.find(s, upn)
		case isUPN:
			e, ok = r.others[otherID{s, upn.String()}]
		default:
			e, ok = r.others[otherID{s, string(id)}]
		}
		if ok {
			list = append(list, e)
		}
	}
	return list
}

// Sorted are all enrolments by pupil and school name: an order that does not
// depend on that of the files.
func (r *Register) Sorted() []Enrolment {
	list := make([]Enrolment, len(r.pupils))
	for i := range list {
		list[i] = Enrolment(i)
	}
	slices.SortFunc(list, r.compare)
	return list
}

func (r *Register) compare(a, b Enrolment) int {
	p, q := &r.pupils[a], &r.pupils[b]
	switch {
	case p.text == "" && q.text == "" && p.upn != q.upn:
		return cmp.Compare(p.upn, q.upn) // the order of the texts
	case p.text != "" || q.text != "":
		if c := strings.Compare(r.Pupil(a), r.Pupil(b)); c != 0 {
			return c
		}
	}
	return strings.Compare(r.schools[p.school], r.schools[q.school])
}

// upnIndex finds enrolments by school and UPN: open addressing, at most half
// full, with a seed so that no file can be made to collide.
type upnIndex struct {
	slots []upnSlot
	used  int
	shift int
	seed  uint64
	last  upnSlot // the one found last: rows of one pupil stand together
}

type upnSlot struct {
	key uint64
	e   Enrolment // one more than the number; 0 is free
}

// maxIndexed is the largest school number that fits beside the 48 bits of a UPN.
const maxIndexed = 1<<16 - 1

func newUPNIndex() upnIndex {
	return upnIndex{slots: make([]upnSlot, 1<<8), shift: 64 - 8, seed: rand.Uint64() | 1}
}

func (x *upnIndex) at(key uint64) int {
	hi, lo := bits.Mul64(key^x.seed, 0x9E3779B97F4A7C15)
	return int((hi ^ lo) * 0xD6E8FEB86659FD93 >> x.shift)
}

func (x *upnIndex) find(s School, upn UPN) (Enrolment, bool) {
	key := uint64(s)<<48 | uint64(upn)
	if x.last.key == key && x.last.e != 0 {
		return x.last.e - 1, true
	}
	for i := x.at(key); ; i = (i + 1) & (len(x.slots) - 1) {
		slot := x.slots[i]
		if slot.e == 0 {
			return 0, false
		}
		if slot.key == key {
			x.last = slot
			return slot.e - 1, true
		}
	}
}

func (x *upnIndex) add(s School, upn UPN, e Enrolment) {
	if 2*(x.used+1) > len(x.slots) {
		x.grow()
	}
	x.used++
	x.put(upnSlot{uint64(s)<<48 | uint64(upn), e + 1})
}

func (x *upnIndex) put(slot upnSlot) {
	i := x.at(slot.key)
	for x.slots[i].e != 0 {
		i = (i + 1) & (len(x.slots) - 1)
	}
	x.slots[i] = slot
}

func (x *upnIndex) grow() {
	old := x.slots
	x.slots, x.shift = make([]upnSlot, 2*len(old)), x.shift-1
	for _, slot := range old {
		if slot.e != 0 {
			x.put(slot)
		}
	}
}
