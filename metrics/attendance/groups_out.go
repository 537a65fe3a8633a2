package attendance

import (
	"cmp"
	"iter"
	"slices"

	"apst/metrics"
	"apst/metrics/calendar"
)

// The groups of the third table.
const (
	groupAll    = "all"
	groupSchool = "school"
	groupBoth   = "both-windows"
	groupLost   = "before-only"
)

func groupColumns() []metrics.Column {
	number := func(name, title, doc string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.IntKind, Unit: "enrolments", Range: "from 0", Missing: "never", Source: "attendance.groups"}
	}
	share := func(name, title, doc string) metrics.Column {
		return rate(name, title, doc, "no possible sessions", "attendance.groups")
	}
	return []metrics.Column{
		choice(text("group", "Group", "Whose sessions are added up: of all pupils, of those of a school, of those with a rate both before and after, or before alone.", "never", ownDoc), groupAll, groupSchool, groupBoth, groupLost),
		text("school", "School", "The school.", "the group is of no one school", fileDoc),
		text("period", "Period", "The period.", "never", "attendance.periods"),
		choice(text("basis", "Basis", "What became of sessions missed because of Covid-19.", "never", "attendance.basis"), MIS.String(), DfE.String()),
		number("enrolments", "Enrolments", "Pupils at a school with possible sessions. A pupil of two schools, or of two placements, counts twice."),
		number("without_sessions", "Without sessions", "Pupils at a school without possible sessions: in no rate."),
		count("possible", "Possible", "Possible sessions.", "never"), count("attended", "Attended", "Sessions attended.", "never"),
		count("authorised", "Authorised", "Authorised absence.", "never"), count("unauthorised", "Unauthorised", "Unauthorised absence.", "never"),
		share("attendance_percent", "Attendance %", "Sum of sessions attended over sum of sessions possible: not the mean of pupils' percentages."),
		share("absence_percent", "Absence %", "Sum of absences over sum of sessions possible."),
		number("persistent", "Persistent", "Enrolments absent for a tenth or more."), share("persistent_percent", "Persistent %", "Of those with possible sessions."),
		number("severe", "Severe", "Enrolments absent for half or more."), share("severe_percent", "Severe %", "Of those with possible sessions."),
		text("flags", "Flags", "What there is to say of the figures; joined by ;.", "nothing to say", ownDoc),
		text("ruleset", "Ruleset", "What the row rests on.", "never", ownDoc),
	}
}

// groupRow is a group in a period.
type groupRow struct {
	group, school, period string
	order                 calendar.Period
	sum                   Group
	threshold             bool
}

// groupSums adds enrolments up by period, all together and by school; the enrolments at
// schools that pupils came from are in none.
type groupSums struct {
	rows    []*groupRow
	at      map[[3]string]*groupRow
	basis   Basis
	several bool
}

func (g *groupSums) add(r *placedRow) {
	if r.home {
		return
	}
	g.count(groupAll, "", r)
	if g.several {
		g.count(groupSchool, r.School, r)
	}
}

func (g *groupSums) count(group, school string, r *placedRow) {
	k := [3]string{group, school, r.Period.String()}
	row := g.at[k]
	if row == nil {
		row = &groupRow{group: group, school: school, period: k[2], order: r.Period, threshold: r.Flags&FlagThreshold != 0}
		g.at[k] = row
		g.rows = append(g.rows, row)
	}
	row.sum.Count(&r.Tally, g.basis)
}

// allRows are the rows of all enrolments. Whoever takes them to their end has had the
// groups added up as well.
func (rd *reading) allRows() iter.Seq2[*placedRow, error] {
	return func(yield func(*placedRow, error) bool) {
		g := &groupSums{rows: []*groupRow{}, at: map[[3]string]*groupRow{}, basis: rd.set.basis, several: rd.several()}
		for r, err := range rd.rowsBy(rd.sorted(), rd.set.by) {
			if err == nil {
				g.add(r)
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
		slices.SortStableFunc(g.rows, func(a, b *groupRow) int {
			return cmp.Or(a.order.Compare(b.order), cmp.Compare(a.group, b.group), cmp.Compare(a.school, b.school))
		})
		rd.sums = g.rows
	}
}

// groups are the sums of all groups, and those of windows.
func (rd *reading) groups() ([]*groupRow, error) {
	if rd.sums == nil {
		for _, err := range rd.allRows() {
			if err != nil {
				return nil, err
			}
		}
	}
	out := slices.Clone(rd.sums)
	if !rd.set.window {
		return out, nil
	}
	windows, err := rd.windowGroups()
	return append(out, windows...), err
}

// windowGroups adds up the windows of those who have a rate on both sides, and the
// windows before of those who have one there alone.
func (rd *reading) windowGroups() ([]*groupRow, error) {
	before, after := &groupRow{group: groupBoth, period: periodBefore, threshold: true}, &groupRow{group: groupBoth, period: periodAfter, threshold: true}
	lost := &groupRow{group: groupLost, period: periodBefore, threshold: true}
	for one, err := range rd.allWindows() {
		if err != nil {
			return nil, err
		}
		had := one.known && one.w.Before.Reason == Available
		has := one.known && one.w.After.Reason == Available
		switch {
		case had && has:
			before.sum.Count(&one.w.Before.Tally, rd.set.basis)
			after.sum.Count(&one.w.After.Tally, rd.set.basis)
		case had:
			lost.sum.Count(&one.w.Before.Tally, rd.set.basis)
		}
	}
	return []*groupRow{before, after, lost}, nil
}

// groupTable yields the rows of the third table.
func (rd *reading) groupTable(yield func(*metrics.Row, error) bool) {
	list, err := rd.groups()
	if err != nil {
		yield(nil, err)
		return
	}
	b := rd.set.basis
	for _, g := range list {
		t := &g.sum.Tally
		flags := t.flags(b)
		if g.threshold {
			flags |= FlagThreshold
		}
		cells := []metrics.Cell{metrics.Text(g.group), metrics.Text(g.school), metrics.Text(g.period), metrics.Text(b.String()),
			metrics.Int(g.sum.Enrolments), metrics.Int(g.sum.NonePossible), metrics.Int(t.Possible(b)), metrics.Int(t.Attended()), metrics.Int(t.Authorised()), metrics.Int(t.Unauthorised()),
			percentCellOf(t.Attendance(b)), percentCellOf(t.Absence(b)),
			metrics.Int(g.sum.Persistent), percentCellOf(g.sum.PersistentRate()), metrics.Int(g.sum.Severe), percentCellOf(g.sum.SevereRate()),
			metrics.Text(flags.String()), metrics.Text(Ruleset)}
		if !yield(&metrics.Row{Cells: cells}, nil) {
			return
		}
	}
}
