package attendance

import (
	"errors"

	"apst/metrics/calendar"
)

// ErrPolicies is for registers that settle differing marks differently.
var ErrPolicies = errors.New("registers with different rules for differing marks cannot be merged")

// ErrSparse is for marks that are strewn too widely to be a register.
var ErrSparse = errors.New("the marks are strewn over too many pupils and weeks to be a register")

// Merge adds what another register holds. Under [Refuse] and [Best] parts may be
// merged in any order and grouping: what the register says of its sessions is
// the same as if one had read everything. Under [First] and [Last] the order of
// the parts has to be that of the rows. Stays ([Register.Bound]) are applied
// after merging.
func (r *Register) Merge(o *Register) error {
	if r.policy != o.policy {
		return ErrPolicies
	}
	schools := make([]School, len(o.schools))
	for i, name := range o.schools {
		schools[i] = r.School(name)
	}
	moved := make([]Enrolment, len(o.pupils))
	for i := range o.pupils {
		moved[i] = r.Enrol(schools[o.pupils[i].school], []byte(o.Pupil(Enrolment(i))))
	}
	for i := range o.blocks {
		from := moved[lanes*i : min(lanes*(i+1), len(moved))]
		if !r.mergeBlock(&o.blocks[i], from) {
			return ErrSparse
		}
	}
	r.unknown.Add(&o.unknown)
	return nil
}

// mergeBlock adds a block, whose lanes are these enrolments here.
func (r *Register) mergeBlock(b *block, to []Enrolment) bool {
	for i := range b.weeks {
		week := b.first + calendar.Week(i)
		if t := b.weeks[i]; t != nil && !r.mergeRows(t[:], place{week, 0}, to) {
			return false
		}
		if b.weekends == nil || b.weekends[i] == nil {
			continue
		}
		if !r.mergeRows(b.weekends[i][:], place{week, weekdayRows}, to) {
			return false
		}
	}
	return true
}

// mergeRows adds rows that stand one after another from a place on.
func (r *Register) mergeRows(rows [][lanes]uint8, p place, to []Enrolment) bool {
	for s := range rows {
		for lane, e := range to {
			b := rows[s][lane]
			if b == uint8(Nothing) {
				continue
			}
			cell := r.cell(e, p)
			if cell == nil {
				return false
			}
			if *cell == uint8(Nothing) {
				r.marks++
			}
			r.policy.join(cell, b)
		}
		p.row++
	}
	return true
}
