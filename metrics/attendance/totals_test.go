package attendance

import (
	"fmt"
	"testing"

	"apst/metrics/calendar"
)

func TestFromCounts(t *testing.T) {
	t.Parallel()
	autumn22, autumn24, spring21 := span("2022-08-01", "2022-12-31"), span("2024-08-01", "2024-12-31"), span("2021-01-01", "2021-04-04")
	for _, c := range []struct {
		name  string
		in    CodeCounts
		want  string
		fault string
	}{
		{"by code", CodeCounts{Span: autumn22, Counts: map[string]int{"/": 50, `\`: 48, "B": 4, "J": 1, "I": 7, "O": 3, "D": 20, "N": 1, "U": 2}, Possible: TotalOf(116)},
			"possible 116, attended 103, authorised 7, unauthorised 6, not possible 20, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
		{"without a total", CodeCounts{Span: autumn22, Counts: map[string]int{"/": 2}},
			"possible 2, attended 2, authorised 0, unauthorised 0, not possible 0, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
		{"Covid-19 in the possible sessions", CodeCounts{Span: spring21, Counts: map[string]int{"/": 8, "X": 2}, Possible: TotalOf(10)},
			"possible 8, attended 8, authorised 0, unauthorised 0, not possible 2, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
		{"Covid-19 out of them", CodeCounts{Span: spring21, Counts: map[string]int{"/": 8, "X": 2}, Possible: TotalOf(8)},
			"possible 8, attended 8, authorised 0, unauthorised 0, not possible 2, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
		{"an August before the codes of 2024", CodeCounts{Span: autumn24, Counts: map[string]int{"/": 8, "C2": 2, "Y4": 1}},
			"possible 10, attended 8, authorised 2, unauthorised 0, not possible 1, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
		{"not reconciled", CodeCounts{Span: autumn22, Counts: map[string]int{"/": 50, "O": 3}, Possible: TotalOf(55)}, "", "possible is 55, and its parts add up to 53: a difference of -2"},
		{"authorised not reconciled", CodeCounts{Span: autumn22, Counts: map[string]int{"/": 50, "I": 3}, Authorised: TotalOf(2)}, "", "authorised is 2, and its parts add up to 3: a difference of 1"},
		{"retired code", CodeCounts{Span: autumn24, Counts: map[string]int{"/": 8, "J": 2}}, "", "2 sessions under code J, which was not in force"},
		{"retired code without sessions", CodeCounts{Span: autumn24, Counts: map[string]int{"/": 1, "J": 0, "F": 0}},
			"possible 1, attended 1, authorised 0, unauthorised 0, not possible 0, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
		{"no code", CodeCounts{Span: autumn24, Counts: map[string]int{"/": 8, "F": 2, "Å": 1}}, "", "2 sessions under code F, which was not in force"},
		{"negative", CodeCounts{Span: autumn22, Counts: map[string]int{"/": -8}}, "", "/ is -8"},
		{"negative total", CodeCounts{Span: autumn22, Possible: TotalOf(-1)}, "", "possible is -1"},
		{"over two sets", CodeCounts{Span: span("2024-01-01", "2024-12-31"), Counts: map[string]int{"/": 8}}, "", "the period lies on both sides of a change of codes"},
		{"more than a year has", CodeCounts{Span: autumn22, Counts: map[string]int{"/": 381}}, "", "381 sessions; 380 at most"},
		{"at two schools", CodeCounts{Span: autumn22, Counts: map[string]int{"/": 381}, Schools: 2},
			"possible 381, attended 381, authorised 0, unauthorised 0, not possible 0, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
		{"reasons that say more than the totals", CodeCounts{Span: autumn22, ReasonsOnly: true, Counts: map[string]int{"I": 10, "E": 4, "O": 6, "F": 0}, Possible: TotalOf(120), Authorised: TotalOf(9), Unauthorised: TotalOf(6)},
			"possible 120, attended 100, authorised 14, unauthorised 6, not possible 0, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
		{"totals that say more than the reasons", CodeCounts{Span: autumn22, ReasonsOnly: true, Counts: map[string]int{"I": 10, "O": 6}, Possible: TotalOf(120), Authorised: TotalOf(14), Unauthorised: TotalOf(6)},
			"possible 120, attended 100, authorised 14, unauthorised 6, not possible 0, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
		{"reasons without possible sessions", CodeCounts{Span: autumn22, ReasonsOnly: true, Counts: map[string]int{"I": 10}}, "", "the possible sessions are missing"},
		{"more absence than sessions", CodeCounts{Span: autumn22, ReasonsOnly: true, Counts: map[string]int{"I": 10}, Possible: TotalOf(9)}, "", "absence is 10, of a whole of 9"},
	} {
		tally, fault := FromCounts(c.in)
		if fault.String() != c.fault {
			t.Errorf("%s: refused with %q; want %q", c.name, fault, c.fault)
		}
		if c.fault == "" && say(&tally, MIS) != c.want {
			t.Errorf("%s: %s; want %s", c.name, say(&tally, MIS), c.want)
		}
	}
	tally, _ := FromCounts(CodeCounts{Span: autumn24, Counts: map[string]int{"/": 50, "C2": 50}})
	if n, why := tally.Offered(MIS); n != 50 || why != IsOffered {
		t.Errorf("offered %d, %v", n, why)
	}
	tally, _ = FromCounts(CodeCounts{Span: spring21, Counts: map[string]int{"X": 2, "/": 8}})
	if tally.Possible(DfE) != 10 {
		t.Errorf("%s", say(&tally, DfE))
	}
	tally, _ = FromCounts(CodeCounts{Span: autumn22, ReasonsOnly: true, Counts: map[string]int{"U": 3}, Possible: TotalOf(9)})
	if n, ok := tally.LateAfterClose(); n != 3 || !ok {
		t.Errorf("%d late after close, %v", n, ok)
	}
	if _, ok := tally.Late(); ok {
		t.Error("reasons of absence give lateness")
	}
	if _, ok := tally.NotPossible(MIS); ok {
		t.Error("reasons of absence give what was not possible")
	}
}

func TestFromSummary(t *testing.T) {
	t.Parallel()
	year := span("2022-08-01", "2023-07-31")
	full := Summary{Span: year, Possible: TotalOf(300), Present: TotalOf(200), Approved: TotalOf(30), Authorised: TotalOf(40), Unauthorised: TotalOf(30)}
	with := func(change func(*Summary)) Summary {
		s := full
		change(&s)
		return s
	}
	const adds = "possible 300, attended 230, authorised 40, unauthorised 30, not possible 0, unmarked 0, unknown 0, conflicts 0, outside 0"
	for _, c := range []struct {
		name  string
		in    Summary
		want  string
		fault string
	}{
		{"as it should be", full, adds, ""},
		{"approved inside present", with(func(s *Summary) { s.Present = TotalOf(230) }), adds, ""},
		{"both together beside", with(func(s *Summary) { s.Attended = TotalOf(230) }), adds, ""},
		{"only both together", with(func(s *Summary) { s.Present, s.Attended = Total{}, TotalOf(230) }), adds, ""},
		{"attended count only", with(func(s *Summary) { s.Present, s.Approved, s.Attended = Total{}, Total{}, TotalOf(230) }), adds, ""},
		{"everything", with(func(s *Summary) {
			s.Unexplained, s.LateBefore, s.LateAfter, s.LateBoth, s.Unmarked, s.NotRequired = TotalOf(10), TotalOf(12), TotalOf(5), TotalOf(17), TotalOf(3), TotalOf(8)
		}), "possible 300, attended 230, authorised 40, unauthorised 30, not possible 8, unmarked 3, unknown 0, conflicts 0, outside 0", ""},
		{"over two sets", with(func(s *Summary) { s.Span = span("2024-01-01", "2024-12-31") }), adds, ""},
		{"not reconciled", with(func(s *Summary) { s.Possible = TotalOf(310) }), "", "possible is 310, and its parts add up to 300: a difference of -10"},
		{"unexplained counted beside", with(func(s *Summary) { s.Unexplained, s.Possible = TotalOf(10), TotalOf(310) }), "", "possible is 310, and its parts add up to 300: a difference of -10"},
		{"both together wrong", with(func(s *Summary) { s.Attended = TotalOf(240) }), "", "possible is 300, and its parts add up to 310: a difference of 10"},
		{"present missing", with(func(s *Summary) { s.Present = Total{} }), "", "possible is 300, and its parts add up to 100: a difference of -200"},
		{"possible missing", with(func(s *Summary) { s.Possible = Total{} }), "", "the possible sessions are missing"},
		{"late more than present", with(func(s *Summary) { s.LateBefore = TotalOf(201) }), "", "late before the register closed is 201, of a whole of 200"},
		{"late more than unauthorised", with(func(s *Summary) { s.LateAfter, s.Unexplained = TotalOf(20), TotalOf(11) }), "", "late after the register closed and unexplained is 31, of a whole of 30"},
		{"late both wrong", with(func(s *Summary) { s.LateBefore, s.LateAfter, s.LateBoth = TotalOf(12), TotalOf(5), TotalOf(16) }), "", "late is 16, and its parts add up to 17: a difference of 1"},
		{"approved more than attended", with(func(s *Summary) { s.Approved, s.Present = TotalOf(231), TotalOf(230) }), "", "approved is 231, of a whole of 230"},
		{"negative", with(func(s *Summary) { s.Unmarked = TotalOf(-3) }), "", "unmarked is -3"},
		{"more than a year has", Summary{Span: year, Possible: TotalOf(800), Present: TotalOf(800)}, "", "800 sessions; 380 at most"},
		{"two years", Summary{Span: span("2021-08-01", "2023-07-31"), Possible: TotalOf(700), Present: TotalOf(700)},
			"possible 700, attended 700, authorised 0, unauthorised 0, not possible 0, unmarked 0, unknown 0, conflicts 0, outside 0", ""},
	} {
		tally, fault := FromSummary(c.in)
		if fault.String() != c.fault {
			t.Errorf("%s: refused with %q; want %q", c.name, fault, c.fault)
		}
		if c.fault == "" && say(&tally, MIS) != c.want {
			t.Errorf("%s: %s; want %s", c.name, say(&tally, MIS), c.want)
		}
	}
	tally, _ := FromSummary(full)
	for c := firstCode; c <= lastCode; c++ {
		if n, ok := tally.Count(c); ok || n != 0 {
			t.Errorf("totals without %v give %d", c, n)
		}
	}
	if _, ok := tally.Unmarked(); ok {
		t.Error("totals without missing marks give them")
	}
	full.Span = span("2024-09-01", "2024-12-31")
	if tally, _ = FromSummary(full); !tally.In2024Only() {
		t.Error("not of 2024")
	}
	if _, why := tally.Offered(MIS); why != OfferedTotals {
		t.Errorf("sessions offered by totals: %v", why)
	}
}

func TestLedger(t *testing.T) {
	t.Parallel()
	r := NewRegister(Refuse)
	e := r.Enrol(r.School("ap"), upn(1))
	total := func(n int) Tally {
		tally, fault := FromSummary(Summary{Span: span("2022-08-01", "2022-12-31"), Possible: TotalOf(n), Present: TotalOf(n)})
		if fault.Problem != TotalsFine {
			t.Fatal(fault)
		}
		return tally
	}
	var l Ledger
	for _, c := range []struct {
		from, to string
		n        int
		want     Entered
	}{
		{"2023-01-01", "2023-04-09", 20, EnteredNew},
		{"2022-08-01", "2022-12-31", 30, EnteredNew},
		{"2022-08-01", "2022-12-31", 30, EnteredAgain},
		{"2022-08-01", "2022-12-31", 31, EnteredConflicting},
		{"2022-08-01", "2023-07-31", 99, EnteredOverlapping},
		{"2022-12-31", "2022-12-31", 1, EnteredOverlapping},
		{"2023-09-01", "2023-12-31", 40, EnteredNew},
		{"2023-04-10", "2023-07-31", 25, EnteredNew},
	} {
		if got := l.Add(e, span(c.from, c.to), total(c.n)); got != c.want {
			t.Errorf("%s to %s, %d: %v; want %v", c.from, c.to, c.n, got, c.want)
		}
	}
	for by, want := range map[calendar.By]string{calendar.ByAll: "all 115;", calendar.ByYear: "2022/23 75;2023/24 40;", calendar.ByTerm: "2022/23 autumn 30;2022/23 spring 20;2022/23 summer 25;2023/24 autumn 40;"} {
		rows, err := l.Rows(r, nil, by, MIS)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for row := range rows {
			got += fmt.Sprintf("%v %d;", row.Period, row.Tally.Possible(MIS))
		}
		if got != want {
			t.Errorf("by %v: %s; want %s", by, got, want)
		}
	}
	if _, err := l.Rows(r, nil, calendar.ByHalfTerm, MIS); err == nil {
		t.Error("terms are cut into halves")
	}
	l.Remove(e, span("2022-08-01", "2022-12-31"))
	if got := len(l.Of(e)); got != 3 {
		t.Errorf("%d left", got)
	}
}
