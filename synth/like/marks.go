package like

import (
	"slices"
	"strconv"
	"strings"

	"apst/ingest/sheet"
)

// isMark reports whether a field holds marks of a register.
func isMark(field string) bool {
	return field == "mark" || field == "am" || field == "pm" || field == "marks_of"
}

// presentAndAbsent are the codes of sessions that were possible, in all years: those
// that one pupil may have in another's place. What says that a session was not
// possible, or that nothing was marked, stays where it stands.
const presentAndAbsent = `/\LBPVWKDCEGHIJJMNORSTU12`

// mentors is of how many other pupils a pupil's marks are made.
const mentors = 3

// marks writes the marks of a cell: at the first level each day is that of one of three
// other pupils on the same day.
func (x *filling) marks(n int, old sheet.Cell) sheet.Cell {
	s := strings.TrimSpace(string(old.Text))
	if len(s) > 16 || strings.Contains(s, " ") && len(s) > 14 {
		return x.clean(old)
	}
	if strings.Trim(s, "0123456789.") == "" && len(s) > 2 || len(s) > 4 && !markLike(s) {
		return illegal(old)
	}
	if len(s) == 3 && s[1] == '0' && x.u.tries > 0 && !x.finds() { // a sub-code, which not all years have
		return sheet.Cell{Kind: old.Kind, Text: []byte(s[:1])}
	}
	odds := map[int]int{fromOthers: 100, byTenths: 30, byStep: 10, one: 3}[x.level]
	rng := x.p.rand("marks " + x.u.key + " " + x.day(n) + " " + strconv.Itoa(x.u.tries))
	if rng.IntN(100) >= odds {
		return old
	}
	if len([]rune(s)) != 1 || !strings.Contains(presentAndAbsent, s) {
		if len(s) > 4 {
			return x.string(n, s, old)
		}
		return old
	}
	for range 8 {
		other := x.mentor(n, rng.IntN(mentors))
		t := strings.TrimSpace(string(other.Text))
		if len([]rune(t)) == 1 && strings.Contains(presentAndAbsent, t) && other.Kind == old.Kind {
			return sheet.Cell{Kind: old.Kind, Text: other.Text}
		}
		rng.IntN(2)
	}
	return old
}

// ofTime are the fields of a register that say of which session, or time, a row is.
var ofTime = []string{"session", "period", "term", "year", "school"}

// tied are the fields of a measure whose codes stay with their rows, because rows, of other
// files too, go together by them: a contact comes after the referral to the same specialist.
var tied = map[string][]string{"attendance": ofTime, "support": {"specialism"}}

// finds reports whether a code is found fault with in the original's rows.
func (x *filling) finds() bool {
	return slices.ContainsFunc(x.u.spoken, func(id string) bool { return strings.HasPrefix(id, "ATT-02") })
}

// markLike reports whether a text is a string of marks.
func markLike(s string) bool {
	known := 0
	for _, r := range s {
		if strings.ContainsRune(presentAndAbsent+"#YXZ*-? ", r) {
			known++
		}
	}
	return known == len([]rune(s))
}

// string writes a week's marks: of each session that was possible those of another
// pupil, where that one's were.
func (x *filling) string(n int, s string, old sheet.Cell) sheet.Cell {
	if !markLike(s) {
		return text("Other")
	}
	out := []byte(s)
	for i := range out {
		other := strings.TrimSpace(string(x.mentor(n, i/2%mentors).Text))
		if len(other) == len(s) && strings.IndexByte(presentAndAbsent, out[i]) >= 0 && strings.IndexByte(presentAndAbsent, other[i]) >= 0 {
			out[i] = other[i]
		}
	}
	return sheet.Cell{Kind: old.Kind, Text: out}
}

// day is what a mark is of: the same for both sessions of a day.
func (x *filling) day(n int) string {
	if x.t.many[x.t.fields[n]] {
		return strconv.Itoa((n + x.t.firstMark()%2) / 2)
	}
	return x.t.keyOf(x.r, false)
}

func (t *table) firstMark() int {
	first := 0
	for n, f := range t.fields {
		if isMark(f) && (first == 0 || n < first) {
			first = n
		}
	}
	return first
}

// keyOf is the day, and the session, that a row is about.
func (t *table) keyOf(r *trow, session bool) string {
	out := ""
	for _, field := range []string{"date", "week", "week_end", "from", "session", "period"} {
		if !session && field == "session" {
			break
		}
		out += strings.TrimSpace(string(cellAt(r.cells, t.column(field)).Text)) + "\x00"
	}
	return out
}

// mentor is the cell of another pupil for the same session.
func (x *filling) mentor(n, which int) sheet.Cell {
	rng := x.p.rand("mentor " + x.u.key + " " + strconv.Itoa(which) + " " + strconv.Itoa(x.u.tries/triesPerLevel))
	if x.t.many[x.t.fields[n]] {
		return cellAt(x.t.rows[rng.IntN(len(x.t.rows))].cells, n)
	}
	if x.t.index == nil {
		x.t.index = map[string]map[string]sheet.Cell{}
	}
	key := strconv.Itoa(n)
	if x.t.index["who"] == nil {
		x.t.index["who"] = map[string]sheet.Cell{}
		for _, u := range x.t.units {
			x.t.index["who"][u.key] = sheet.Cell{}
		}
	}
	if x.t.index[key] == nil {
		x.t.index[key] = map[string]sheet.Cell{}
		for _, r := range x.t.rows {
			x.t.index[key][x.p.person(r.person)+"\x00"+x.t.keyOf(r, true)] = cellAt(r.cells, n)
		}
	}
	if len(x.t.whom) == 0 {
		for who := range x.t.index["who"] {
			x.t.whom = append(x.t.whom, who)
		}
		slices.Sort(x.t.whom)
	}
	return x.t.index[key][x.t.whom[rng.IntN(len(x.t.whom))]+"\x00"+x.t.keyOf(x.r, true)]
}
