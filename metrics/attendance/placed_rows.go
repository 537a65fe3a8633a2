package attendance

import (
	"iter"
	"slices"

	"apst/metrics/calendar"
	"apst/metrics/record"
)

// placedRow is a row of an enrolment, in one of the pupil's placements.
type placedRow struct {
	Row
	placement int // 0 where totals are of no one placement
	home      bool
	totals    bool // from totals, wholly or in part
}

// rowsBy are the rows of some enrolments in their order, of a cut: a pupil with
// several placements has rows for each.
func (rd *reading) rowsBy(list []Enrolment, by calendar.By) iter.Seq2[*placedRow, error] {
	return func(yield func(*placedRow, error) bool) {
		for from := 0; from < len(list); {
			to := from + 1
			apart := rd.apart(list[from])
			for !apart && to < len(list) && !rd.apart(list[to]) {
				to++
			}
			rows := rd.plainRows(list[from:to], by)
			if apart {
				rows = rd.rowsApart(list[from], by)
			}
			for row, err := range rows {
				if !yield(row, err) {
					return
				}
			}
			from = to
		}
	}
}

// apart reports whether an enrolment's rows are more than what the register says of
// it: it has totals, or the pupil came back.
func (rd *reading) apart(e Enrolment) bool {
	return len(rd.ledger.Of(e)) > 0 || len(rd.stays(e)) > 1
}

// plainRows are those of the register.
func (rd *reading) plainRows(list []Enrolment, by calendar.By) iter.Seq2[*placedRow, error] {
	return func(yield func(*placedRow, error) bool) {
		rows, err := rd.register.RowsOf(list, rd.req.Calendar, by, rd.set.basis)
		if err != nil {
			yield(nil, err)
			return
		}
		out := placedRow{placement: 1}
		for row := range rows {
			out.Row, out.home = *row, isHome(row.School)
			if !yield(&out, nil) {
				return
			}
		}
	}
}

// rowsApart are those of an enrolment with totals or with several placements.
func (rd *reading) rowsApart(e Enrolment, by calendar.By) iter.Seq2[*placedRow, error] {
	return func(yield func(*placedRow, error) bool) {
		var out []*placedRow
		stays := rd.stays(e)
		for i := range max(1, len(stays)) {
			part := rd.register
			of := []Enrolment{e}
			if len(stays) > 1 {
				part, of[0] = rd.register.part(e, stayOf(stays, i))
			}
			rows, err := part.RowsOf(of, rd.req.Calendar, by, rd.set.basis)
			if err != nil {
				yield(nil, err)
				return
			}
			for row := range rows {
				r := &placedRow{Row: *row, placement: i + 1, home: isHome(row.School)}
				r.Enrolment = e
				out = append(out, r)
			}
		}
		for _, x := range rd.ledger.Of(e) {
			out = rd.addTotal(out, e, x, stays, by)
		}
		slices.SortStableFunc(out, func(a, b *placedRow) int {
			if a.placement != b.placement {
				return a.placement - b.placement
			}
			return a.Period.Compare(b.Period)
		})
		for _, r := range out {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// addTotal adds a total to the row of its period and placement.
func (rd *reading) addTotal(out []*placedRow, e Enrolment, x Entry, stays []record.Stay, by calendar.By) []*placedRow {
	p := rd.req.Calendar.PeriodOf(by, x.Span.To)
	placement := placementIn(stays, x.Span)
	i := slices.IndexFunc(out, func(r *placedRow) bool { return r.Period == p && r.placement == placement })
	if i < 0 {
		r := &placedRow{placement: placement, home: isHome(rd.register.SchoolName(rd.register.SchoolOf(e)))}
		r.Enrolment, r.Pupil, r.School, r.Period, r.Basis = e, rd.register.Pupil(e), rd.register.SchoolName(rd.register.SchoolOf(e)), p, rd.set.basis
		r.Days = x.Span
		out = append(out, r)
		i = len(out) - 1
	}
	r := out[i]
	r.totals = true
	r.Tally.Add(&x.Tally)
	if !r.Marked {
		r.Days = x.Span
	}
	r.Days = calendar.Span{From: min(r.Days.From, x.Span.From), To: max(r.Days.To, x.Span.To)}
	r.Marked = r.Marked || x.Tally.Recorded() > 0
	r.Flags = r.Tally.flags(rd.set.basis)
	if by == calendar.ByWeek || by == calendar.ByHalfTerm {
		r.Flags |= FlagThreshold
	}
	return out
}

// placementIn is the placement in which a time lies; 0 for one that lies in none, or
// in several.
func placementIn(stays []record.Stay, s calendar.Span) int {
	if len(stays) < 2 {
		return 1
	}
	found := 0
	for i := range stays {
		if d := stayDays(&stays[i]); (d.NoFrom || d.From <= s.To) && (d.NoUntil || s.From <= d.To) {
			if found > 0 {
				return 0
			}
			found = i + 1
		}
	}
	return found
}

// stayOf is the time that belongs to a placement: from its entry, the first from
// ever, until the day before the next.
func stayOf(stays []record.Stay, i int) Stay {
	out := Stay{NoFrom: i == 0, NoUntil: i == len(stays)-1}
	if !out.NoFrom {
		out.From = stayDays(&stays[i]).From
	}
	if !out.NoUntil {
		out.To = stayDays(&stays[i+1]).From - 1
	}
	return out
}

// part is a register of what an enrolment has in some time.
func (r *Register) part(e Enrolment, s Stay) (*Register, Enrolment) {
	out := NewRegister(r.policy)
	to := out.Enrol(out.School(r.schools[r.SchoolOf(e)]), []byte(r.Pupil(e)))
	r.walk(e, func(at Slot, cell *uint8) bool {
		if s.contains(at.Day()) {
			if c := out.cell(to, placeOf(at)); c != nil {
				*c = *cell
				out.marks++
			}
		}
		return true
	})
	return out, to
}
