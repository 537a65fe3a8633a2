package attendance

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"apst/metrics/calendar"
)

// on is a day.
func on(s string) calendar.Day {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return calendar.Day(t.Unix() / 86400)
}

func span(from, to string) calendar.Span { return calendar.Span{From: on(from), To: on(to)} }

// upn is the identifier of a made-up pupil, of an authority that does not exist.
func upn(n int) []byte { return fmt.Appendf(nil, "A9990001%05d", n) }

// weekdays are the sessions of n school days from a day on.
func weekdays(from string, days int) []Slot {
	var list []Slot
	for d := on(from); len(list) < 2*days; d++ {
		if !d.Weekend() {
			list = append(list, SlotOf(d, Morning), SlotOf(d, Afternoon))
		}
	}
	return list
}

// mark writes a string of marks into a register, from a day on; it has to be one
// that can be read.
func mark(t testing.TB, r *Register, e Enrolment, from, text string) {
	t.Helper()
	var m Marks
	slots := weekdays(from, 400)
	for n := 1; n <= len(slots); n++ {
		if tokens, fault := m.Split(nil, text, slots[:n]); fault.Problem == SplitFine {
			for i, token := range tokens {
				if token.Code == Unknown {
					r.CountUnknown([]byte(text[token.Start:token.End]))
				}
				r.Add(e, slots[i], token.Mark)
			}
			return
		}
	}
	t.Fatalf("no number of sessions fits %q", text)
}

// tallyOf is the tally of a string of marks from a day on.
func tallyOf(t testing.TB, from, text string) *Tally {
	t.Helper()
	r := NewRegister(Refuse)
	mark(t, r, r.Enrol(r.School(""), upn(1)), from, text)
	return &only(t, r, calendar.ByAll).Tally
}

func rowsOf(t testing.TB, r *Register, cal *calendar.Calendar, by calendar.By) []Row {
	t.Helper()
	rows, err := r.Rows(cal, by, MIS)
	if err != nil {
		t.Fatal(err)
	}
	var list []Row
	for row := range rows {
		list = append(list, *row)
	}
	return list
}

// only is the one row there is.
func only(t testing.TB, r *Register, by calendar.By) *Row {
	t.Helper()
	rows := rowsOf(t, r, nil, by)
	if len(rows) != 1 {
		t.Fatalf("%d rows; want one", len(rows))
	}
	return &rows[0]
}

// say is a tally in a line.
func say(t *Tally, b Basis) string {
	np, _ := t.NotPossible(b)
	return fmt.Sprintf("possible %d, attended %d, authorised %d, unauthorised %d, not possible %d, unmarked %d, unknown %d, conflicts %d, outside %d",
		t.Possible(b), t.Attended(), t.Authorised(), t.Unauthorised(), np, t.n[NoMark], t.UnknownCodes(), t.Conflicts(), t.OutsideStay())
}

func collect[T any](seq func(func(T) bool)) []T { return slices.Collect(seq) }
