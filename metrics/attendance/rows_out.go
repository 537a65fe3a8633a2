package attendance

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/calendar"
)

// figures is what a row of the first table is made of.
type figures struct {
	pupil, school, role, period string
	placement                   int
	days                        calendar.Span
	dated                       bool
	tally                       *Tally // nil where there is none
	rated                       bool   // rates and thresholds may be given
	flags                       []string
	source                      string
	at                          sheet.Ref // the first file that it rests on
}

// Rows implements [metrics.Reading].
func (rd *reading) Rows(table int) iter.Seq2[*metrics.Row, error] {
	switch table {
	case tableRows:
		return rd.rows
	case tableWindows:
		return rd.windowTable
	case tableGroups:
		return rd.groupTable
	}
	return func(func(*metrics.Row, error) bool) {}
}

// rows yields the rows of the first table: by pupil, those of the periods, then those
// of the windows and of the half-terms about entry.
func (rd *reading) rows(yield func(*metrics.Row, error) bool) {
	people := map[string][]*person{}
	if rd.set.window || rd.set.halfTerms {
		for _, p := range rd.people() {
			people[p.id] = append(people[p.id], p)
		}
	}
	var own []*placedRow
	flush := func() bool {
		for _, r := range rd.written(own) {
			if !yield(r, nil) {
				return false
			}
		}
		if len(own) == 0 {
			return true
		}
		for _, p := range people[own[0].Pupil] {
			rows, err := rd.rowsAbout(p)
			if err != nil {
				return yield(nil, err) && false
			}
			for _, r := range rows {
				if !yield(r, nil) {
					return false
				}
			}
		}
		return true
	}
	for row, err := range rd.allRows() {
		if err != nil {
			yield(nil, err)
			return
		}
		if len(own) > 0 && own[0].Pupil != row.Pupil {
			if !flush() {
				return
			}
			own = own[:0]
		}
		copied := *row
		own = append(own, &copied)
	}
	flush()
}

// rowsAbout are a pupil's rows about days of the pupil's own, as far as they were asked
// for.
func (rd *reading) rowsAbout(p *person) ([]*metrics.Row, error) {
	var out []*metrics.Row
	if rd.set.window {
		list, err := rd.windowsOf(p)
		if err != nil {
			return nil, err
		}
		for i := range list {
			out = append(out, rd.windowRows(&list[i])...)
		}
	}
	if !rd.set.halfTerms {
		return out, nil
	}
	halves, err := rd.halfTermRows(p)
	return append(out, halves...), err
}

// written writes the rows of one pupil. What is measured is of the pupil: where there
// are rows of several schools, their sessions are added up, and stand with the first.
func (rd *reading) written(rows []*placedRow) []*metrics.Row {
	type key struct {
		placement int
		period    calendar.Period
	}
	sums, first := map[key]*Tally{}, map[key]int{}
	for i, r := range rows {
		if r.home {
			continue
		}
		k := key{r.placement, r.Period}
		if sums[k] == nil {
			sums[k], first[k] = &Tally{}, i
		}
		sums[k].Add(&r.Tally)
	}
	out := make([]*metrics.Row, len(rows))
	for i, r := range rows {
		f := rd.figuresOf(r)
		out[i] = &metrics.Row{Pupil: r.Pupil, At: f.at, Cells: rd.cells(f)}
		if k := (key{r.placement, r.Period}); !r.home && first[k] == i {
			out[i].Values = rd.values(f, sums[k], true, "no possible sessions")
		}
	}
	return out
}

// figuresOf is a row of the first table.
func (rd *reading) figuresOf(r *placedRow) *figures {
	f := &figures{pupil: r.Pupil, school: r.School, period: r.Period.String(), placement: r.placement, days: r.Days, dated: r.Marked,
		tally: &r.Tally, rated: true, flags: r.Flags.Names(), source: rd.sourceOf(r), at: rd.fileOf(r.Enrolment)}
	if r.home {
		f.role, f.school = roleHome, homeName(r.School)
	}
	if r.totals {
		f.flags = append(f.flags, flagTotals)
	}
	return f
}

// shownSources is how many places the source of a row names.
const shownSources = 3

// sourceOf is where the marks of a row stand, and the rows of its totals.
func (rd *reading) sourceOf(r *placedRow) string {
	var all []string
	if files := rd.filesOf([]Enrolment{r.Enrolment}); files != "" {
		all = append(all, files)
	}
	if r.totals {
		for _, t := range rd.byTotal[r.Enrolment] {
			if rd.req.Calendar.PeriodOf(r.Period.By, t.span.To) == r.Period {
				all = append(all, t.ref().String())
			}
		}
	}
	return listSources(all)
}

// fileOf is the first file that marks or totals of some enrolments stand in.
func (rd *reading) fileOf(list ...Enrolment) sheet.Ref {
	for _, e := range list {
		if int(e) < len(rd.sources) && len(rd.sources[e]) > 0 {
			return sheet.Ref{File: rd.source.Blocks[rd.sources[e][0]].Table.File}
		}
		if totals := rd.byTotal[e]; len(totals) > 0 {
			return sheet.Ref{File: totals[0].ref().File}
		}
	}
	return sheet.Ref{}
}

// filesOf is where the marks of some enrolments stand.
func (rd *reading) filesOf(list []Enrolment) string {
	var all []string
	for _, e := range list {
		if int(e) >= len(rd.sources) {
			continue
		}
		for _, id := range rd.sources[e] {
			t := rd.source.Blocks[id].Table
			if place := strings.TrimSpace(t.File + " " + t.Sheet); !slices.Contains(all, place) {
				all = append(all, place)
			}
		}
	}
	return listSources(all)
}

func listSources(all []string) string {
	if n := len(all) - shownSources; n > 0 {
		all = append(all[:shownSources:shownSources], fmt.Sprintf("and %d more", n))
	}
	return strings.Join(all, "; ")
}

// cells writes a row.
func (rd *reading) cells(f *figures) []metrics.Cell {
	b := rd.set.basis
	placement := metrics.Cell{}
	if f.placement > 0 {
		placement = metrics.Int(f.placement)
	}
	from, to := metrics.Cell{}, metrics.Cell{}
	if f.dated {
		from, to = metrics.Day(f.days.From.Date()), metrics.Day(f.days.To.Date())
	}
	school := f.school
	if !rd.several() && f.role == "" {
		school = ""
	}
	out := append(make([]metrics.Cell, 0, 32), metrics.Text(f.pupil), placement, metrics.Text(school), metrics.Text(f.role), metrics.Text(f.period), from, to, metrics.Text(b.String()))
	flags := f.flags
	if f.tally == nil {
		for len(out) < len(rowColumns())-3 {
			out = append(out, metrics.Cell{})
		}
	} else {
		out = append(out, rd.counted(f)...)
		out = append(out, rd.rated(f)...)
		if _, why := f.tally.Offered(b); why == OfferedTotals {
			flags = append(flags, flagOffered)
		}
	}
	return append(out, metrics.Text(metrics.Flags(flags)), metrics.Text(Ruleset), metrics.Text(f.source))
}

// maybe is a number that is known or not.
func maybe(n int, known bool) metrics.Cell {
	if !known {
		return metrics.Cell{}
	}
	return metrics.Int(n)
}

// counted are the cells with numbers of sessions.
func (rd *reading) counted(f *figures) []metrics.Cell {
	t, b := f.tally, rd.set.basis
	offered, why := t.Offered(b)
	return []metrics.Cell{
		metrics.Int(t.Possible(b)), metrics.Int(t.Attended()), metrics.Int(t.Authorised()), metrics.Int(t.Unauthorised()),
		maybe(t.Late()), maybe(t.LateAfterClose()), maybe(t.Suspended()), maybe(offered, why == IsOffered), maybe(t.NotPossible(b)), maybe(t.Unmarked()),
		metrics.Int(t.UnknownCodes()), metrics.Int(t.Conflicts()),
	}
}

// rated are the cells with rates and thresholds.
func (rd *reading) rated(f *figures) []metrics.Cell {
	t, b := f.tally, rd.set.basis
	if !f.rated {
		return make([]metrics.Cell, 5)
	}
	offered, _ := t.AttendanceOfOffered(b)
	return []metrics.Cell{percentCellOf(t.Attendance(b)), percentCellOf(t.Absence(b)), percentCellOf(offered), answerCell(t.Persistent(b)), answerCell(t.Severe(b))}
}

// percentCellOf is a rate to one decimal, halves up.
func percentCellOf(f Fraction) metrics.Cell {
	text := f.Percent()
	if text == "" {
		return metrics.Cell{}
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return metrics.Cell{}
	}
	return metrics.Number(x)
}

func answerCell(a Answer) metrics.Cell {
	if a == NotSaid {
		return metrics.Cell{}
	}
	return metrics.Bool(a == Yes)
}

// several reports whether there are registers of several schools besides those that
// pupils came from.
func (rd *reading) several() bool {
	n := 0
	for _, name := range rd.register.schools {
		if !isHome(name) {
			n++
		}
	}
	return n > 1
}
