package pack

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"apst/ingest"
	"apst/internal/pseudonym"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/report"
)

// each visits the rows of a measure that are about pupils of the return.
func (g *gathering) each(measure string, visit func(p *pupil, t *metrics.Table, r *metrics.Row)) {
	t, rows := g.rowsOf(measure)
	refused := g.refusedAt(measure)
	undated := g.undatedLater(measure)
	for i := range rows {
		r := &rows[i]
		p := g.of(r.Pupil)
		if p == nil || refused[r.Pupil+"\x00"+r.At.String()] || undated(t, r) {
			continue
		}
		if n := valueOf(t, r, "placement"); n != nil && n.Set && !p.Counts(int(n.Int)) {
			continue
		}
		visit(p, t, r)
	}
}

// undatedLater tells which rows of a measure have no date and may be of a time after the term:
// those that are no part of what was analysed.
func (g *gathering) undatedLater(measure string) func(t *metrics.Table, r *metrics.Row) bool {
	if g.about.Until.IsZero() || measure != measureNGRT && measure != measurePASS {
		return func(*metrics.Table, *metrics.Row) bool { return false }
	}
	analysed := map[string]bool{}
	l := g.src.Analysis.Linkage
	for i := range l.Rows {
		if r := &l.Rows[i]; r.Source.Measure == measure {
			analysed[r.Row.Pupil+"\x00"+r.At.String()] = true
		}
	}
	return func(t *metrics.Table, r *metrics.Row) bool {
		return dayOf(t, r, "date").IsZero() && !analysed[r.Pupil+"\x00"+r.At.String()]
	}
}

// valueOf is the value of a column of a measure's table; nil where there is no such column.
func valueOf(t *metrics.Table, r *metrics.Row, column string) *metrics.Cell {
	i := slices.IndexFunc(t.Columns, func(c metrics.Column) bool { return c.Name == column })
	if i < 0 || i >= len(r.Cells) {
		return nil
	}
	return &r.Cells[i]
}

// textOf is a text of a measure's table; empty where there is none.
func textOf(t *metrics.Table, r *metrics.Row, column string) string {
	if c := valueOf(t, r, column); c != nil && c.Set {
		return c.Text
	}
	return ""
}

// dayOf is a day of a measure's table; zero where there is none.
func dayOf(t *metrics.Table, r *metrics.Row, column string) ingest.Date {
	if c := valueOf(t, r, column); c != nil && c.Set {
		return c.Date
	}
	return ingest.Date{}
}

// attendance fills attendance.csv. Which school a register is of is not told.
func (g *gathering) attendance(f *filler) {
	g.each(measureAttendance, func(p *pupil, t *metrics.Table, r *metrics.Row) {
		from := dayOf(t, r, "from")
		role, term := cmp.Or(textOf(t, r, "role"), "own"), textOf(t, r, "period")
		if g.later(from) || from.IsZero() && g.maybeLater(term) {
			return
		}
		c := f.taken(t, r, p)
		c["role"], c["term"] = report.TextCell(role), report.TextCell(plainLine(term))
		if g.about.Dates == OffsetDates { // terms begin on days that everybody knows: what they are from entry would give it away
			delete(c, "from")
			delete(c, "to")
		}
		school := textOf(t, r, "school")
		if school != "" { // the order of rows tells nothing of names
			school = g.about.Key.ID("school", school)
		}
		f.of(p, c, role, from.String(), term, school)
	})
}

// maybeLater reports whether a total of a time that is given by its name may have sessions
// after the term: the time is a later term, or none.
func (g *gathering) maybeLater(term string) bool {
	if g.about.Until.IsZero() {
		return false
	}
	own, ok := calendar.ParseTerm(term)
	last, known := calendar.ParseTerm(g.about.Period.Term)
	if !ok || !known {
		return true
	}
	return cmp.Or(cmp.Compare(own[0].Year, last[0].Year), cmp.Compare(own[0].Term, last[0].Term)) > 0
}

// support fills support.csv. A word of the school's own for a specialist may hold anything,
// a nickname or a telephone number among it, and a code stands for it.
func (g *gathering) support(f *filler) {
	titled := regexp.MustCompile(f.table.Columns[f.table.Index("specialism")].Pattern)
	g.each(measureSupport, func(p *pupil, t *metrics.Table, r *metrics.Row) {
		c, name := f.taken(t, r, p), textOf(t, r, "specialism")
		if name != "" && (!titled.MatchString(name) || pseudonym.Is(name)) {
			name = g.about.Key.ID("specialism", name)
			c["specialism"] = report.TextCell(name)
		}
		f.of(p, c, textOf(t, r, "role"), name)
	})
}

// snapshots are the days that are asked about of a leaver: what the return calls them, how
// their columns begin, and how their flags do.
var snapshots = []struct{ name, columns, flags string }{
	{"one-month", "one_month", "1-month:"}, {"six-months", "six_months", "6-months:"}, {"year-11", "year_11", "year-11:"},
}

// destinations fills destinations.csv: of a leaver each day that is asked about. One that had
// not come by the end of the term is left out.
func (g *gathering) destinations(f *filler) {
	g.each(measureNEET, func(p *pupil, t *metrics.Table, r *metrics.Row) {
		left := dayOf(t, r, "left")
		if g.later(left) {
			return
		}
		for i, s := range snapshots {
			day, record := dayOf(t, r, s.columns+"_day"), dayOf(t, r, s.columns+"_record")
			if g.later(day) || g.later(record) {
				continue
			}
			if s.name == "year-11" && g.about.Dates == OffsetDates {
				day = ingest.Date{} // the same for everybody, so that it would give the day of entry away
			}
			c := cells{
				"left": f.day(left, p), "snapshot": report.TextCell(s.name), "day": f.day(day, p), "record": f.day(record, p),
				"status": report.TextCell(textOf(t, r, s.columns+"_status")), "group": report.TextCell(textOf(t, r, s.columns+"_group")),
				"code": report.TextCell(textOf(t, r, s.columns+"_code")), "flags": report.TextCell(flagsOf(textOf(t, r, "flags"), s.flags)),
				"ruleset": report.TextCell(textOf(t, r, "ruleset")),
			}
			if n := valueOf(t, r, "placement"); n != nil && n.Set {
				c["placement"] = report.IntCell(n.Int)
			}
			f.of(p, c, left.String(), string(rune('0'+i)))
		}
	})
}

// flagsOf are the flags of one snapshot, without the word before them, and those of all.
func flagsOf(flags, prefix string) string {
	var out []string
	for _, flag := range strings.Split(flags, ";") {
		own, mine := strings.CutPrefix(flag, prefix)
		other := slices.ContainsFunc(snapshots, func(s struct{ name, columns, flags string }) bool { return strings.HasPrefix(flag, s.flags) })
		if flag != "" && (mine || !other) {
			out = append(out, own)
		}
	}
	return strings.Join(out, ";")
}

// ngrt fills ngrt.csv.
func (g *gathering) ngrt(f *filler) {
	g.each(measureNGRT, func(p *pupil, t *metrics.Table, r *metrics.Row) {
		if day := dayOf(t, r, "date"); !g.later(day) {
			f.of(p, f.taken(t, r, p), day.String(), textOf(t, r, "sitting"))
		}
	})
}

// pass fills pass.csv.
func (g *gathering) pass(f *filler) {
	g.each(measurePASS, func(p *pupil, t *metrics.Table, r *metrics.Row) {
		if day := dayOf(t, r, "date"); !g.later(day) {
			f.of(p, f.taken(t, r, p), textOf(t, r, "wave"), day.String(), textOf(t, r, "survey"), textOf(t, r, "factor"))
		}
	})
}
