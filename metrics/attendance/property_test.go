package attendance

import (
	"fmt"
	"testing"

	"apst/metrics/calendar"
	"pgregory.net/rapid"
)

// entry is one row of a register.
type entry struct {
	school, pupil int
	at            Slot
	code          Code
}

func drawEntries(t *rapid.T) []entry {
	days := []calendar.Day{on("2022-08-22"), on("2023-02-06"), on("2023-04-10"), on("2024-08-12")}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) entry {
		day := rapid.SampledFrom(days).Draw(t, "about") + calendar.Day(rapid.IntRange(0, 13).Draw(t, "day"))
		return entry{
			rapid.IntRange(0, 1).Draw(t, "school"), rapid.IntRange(0, 70).Draw(t, "pupil"),
			SlotOf(day, Session(rapid.IntRange(0, 1).Draw(t, "session"))), Code(rapid.IntRange(int(NoMark), int(Unknown)).Draw(t, "code")),
		}
	}), 0, 100).Draw(t, "entries")
}

func registerOf(p Policy, entries []entry) *Register {
	r := NewRegister(p)
	for _, x := range entries {
		id := upn(x.pupil)
		if x.pupil%10 == 0 {
			id = fmt.Appendf(nil, "%04d", x.pupil)
		}
		r.Set(r.Enrol(r.School(fmt.Sprint("school ", x.school)), id), x.at, x.code)
		if x.code == Unknown {
			r.CountUnknown([]byte{'a' + byte(x.pupil)})
		}
	}
	return r
}

// told is all that a register says.
func told(t *rapid.T, r *Register) string {
	s := ""
	for by := calendar.ByAll; by <= calendar.ByWeek; by++ {
		rows, err := r.Rows(nil, by, Basis(by&1))
		if err != nil {
			t.Fatal(err)
		}
		for row := range rows {
			s += fmt.Sprint(row.Pupil, row.School, row.Period, row.Basis, row.Days, row.Marked, row.Tally, row.Flags, "\n")
		}
	}
	texts, other := r.Unknown().Texts()
	return s + fmt.Sprint(texts, other)
}

// The order of rows, and how they are shared out among registers that are then
// merged, makes no difference to what is told.
func TestOrderAndPartsMakeNoDifference(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := Policy(rapid.IntRange(int(Refuse), int(Best)).Draw(t, "policy"))
		entries := drawEntries(t)
		want := told(t, registerOf(p, entries))

		shuffled := rapid.Permutation(entries).Draw(t, "shuffled")
		if got := told(t, registerOf(p, shuffled)); got != want {
			t.Fatalf("in another order:\n%s\nwant\n%s", got, want)
		}
		i := rapid.IntRange(0, len(entries)).Draw(t, "first cut")
		j := rapid.IntRange(i, len(entries)).Draw(t, "second cut")
		a, b, c := registerOf(p, shuffled[:i]), registerOf(p, shuffled[i:j]), registerOf(p, shuffled[j:])
		merge := func(to, from *Register) *Register {
			if err := to.Merge(from); err != nil {
				t.Fatal(err)
			}
			return to
		}
		if rapid.Bool().Draw(t, "right first") {
			a = merge(a, merge(b, c))
		} else {
			a = merge(c, merge(b, a))
		}
		if got := told(t, a); got != want {
			t.Fatalf("in parts:\n%s\nwant\n%s", got, want)
		}
	})
	if err := NewRegister(Refuse).Merge(NewRegister(Best)); err != ErrPolicies {
		t.Errorf("merged with another policy: %v", err)
	}
}

// With the first or the last mark counting, parts add up in the order of their rows.
func TestOrderedPartsMakeNoDifference(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := Policy(rapid.IntRange(int(First), int(Last)).Draw(t, "policy"))
		entries := drawEntries(t)
		i := rapid.IntRange(0, len(entries)).Draw(t, "cut")
		a := registerOf(p, entries[:i])
		if err := a.Merge(registerOf(p, entries[i:])); err != nil {
			t.Fatal(err)
		}
		if got, want := told(t, a), told(t, registerOf(p, entries)); got != want {
			t.Fatalf("in parts:\n%s\nwant\n%s", got, want)
		}
	})
}

// The periods of every cut add up to the same, half-terms to their term, and each
// tally to the sessions that were recorded.
func TestPeriodsAddUp(t *testing.T) {
	t.Parallel()
	school, err := calendar.New([]calendar.Part{
		{Half: calendar.HT1, Span: span("2022-09-05", "2022-10-21")}, {Half: calendar.HT2, Span: span("2022-10-31", "2022-12-16")},
		{Half: calendar.HT3, Span: span("2023-01-03", "2023-02-10")}, {Half: calendar.HT4, Span: span("2023-02-20", "2023-03-31")},
		{Half: calendar.HT5, Span: span("2023-04-17", "2023-05-26")}, {Half: calendar.HT6, Span: span("2023-06-05", "2023-07-21")},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	type key struct {
		e    Enrolment
		year calendar.Year
		term calendar.Term
	}
	rapid.Check(t, func(t *rapid.T) {
		r := registerOf(Refuse, drawEntries(t))
		for _, cal := range []*calendar.Calendar{nil, school} {
			whole := map[Enrolment]Tally{}
			terms := map[key]Tally{}
			for by := calendar.ByAll; by <= calendar.ByWeek; by++ {
				sums := map[Enrolment]*Tally{}
				byTerm := map[key]*Tally{}
				rows, err := r.Rows(cal, by, MIS)
				if err != nil {
					t.Fatal(err)
				}
				for row := range rows {
					checkTally(t, &row.Tally)
					addTo(sums, row.Enrolment, &row.Tally)
					switch by {
					case calendar.ByAll:
						whole[row.Enrolment] = row.Tally
					case calendar.ByTerm:
						terms[key{row.Enrolment, row.Period.Year, calendar.Term(row.Period.Number)}] = row.Tally
					case calendar.ByHalfTerm:
						addTo(byTerm, key{row.Enrolment, row.Period.Year, calendar.HalfTerm(row.Period.Number).Term()}, &row.Tally)
					}
				}
				for e, sum := range sums {
					if *sum != whole[e] {
						t.Fatalf("by %v: %s; want %s", by, say(sum, MIS), tell(whole[e]))
					}
				}
				for k, sum := range byTerm {
					if *sum != terms[k] {
						t.Fatalf("half-terms of %v: %s; want %s", k, say(sum, MIS), tell(terms[k]))
					}
				}
			}
		}
	})
}

func addTo[K comparable](sums map[K]*Tally, k K, t *Tally) {
	if sums[k] == nil {
		sums[k] = &Tally{}
	}
	sums[k].Add(t)
}

func tell(t Tally) string { return say(&t, MIS) }

// checkTally holds the numbers of a tally together.
func checkTally(t *rapid.T, tally *Tally) {
	for _, b := range []Basis{MIS, DfE} {
		possible := tally.Possible(b)
		not, _ := tally.NotPossible(b)
		unmarked, _ := tally.Unmarked()
		if sum := possible + not + unmarked + tally.UnknownCodes() + tally.Conflicts() + tally.OutsideStay(); sum != tally.Recorded() {
			t.Fatalf("%d of %d sessions: %s", sum, tally.Recorded(), say(tally, b))
		}
		covid := 0
		if b == DfE {
			covid = tally.In(Covid)
		}
		if tally.Attended()+tally.Absent()+covid != possible || tally.Authorised()+tally.Unauthorised() != tally.Absent() {
			t.Fatalf("%s", say(tally, b))
		}
		if tally.Attendance(b).Ok() != (possible > 0) || (tally.Persistent(b) == NotSaid) != (possible == 0) || tally.Severe(b) == Yes && tally.Persistent(b) != Yes {
			t.Fatalf("%s, persistent %q, severe %q", say(tally, b), tally.Persistent(b), tally.Severe(b))
		}
	}
}
