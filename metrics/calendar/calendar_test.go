package calendar

import (
	"strings"
	"testing"
	"time"

	"apst/ingest"
	"pgregory.net/rapid"
)

func on(s string) Day {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return Day(t.Unix() / 86400)
}

func span(from, to string) Span { return Span{on(from), on(to)} }

func TestEaster(t *testing.T) {
	t.Parallel()
	for _, want := range []string{"2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2008-03-23"} {
		if got := Easter(int(on(want).Date().Year)); got.String() != want {
			t.Errorf("Easter %v; want %s", got, want)
		}
	}
	for y := 1927; y <= 2060; y++ {
		if d := Easter(y); d.Weekday() != time.Sunday {
			t.Errorf("Easter %v is a %v", d, d.Weekday())
		}
	}
}

func TestSpringBankHoliday(t *testing.T) {
	t.Parallel()
	for _, want := range []string{"2012-06-04", "2020-05-25", "2021-05-31", "2022-06-02", "2023-05-29", "2024-05-27", "2025-05-26"} {
		if got := SpringBankHoliday(int(on(want).Date().Year)); got.String() != want {
			t.Errorf("spring bank holiday %v; want %s", got, want)
		}
	}
}

// The turn of the year differs between pupils' ages and attendance.
func TestYears(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ day, school, attendance string }{
		{"2022-07-31", "2021/22", "2021/22"},
		{"2022-08-01", "2021/22", "2022/23"},
		{"2022-08-31", "2021/22", "2022/23"},
		{"2022-09-01", "2022/23", "2022/23"},
		{"2099-12-31", "2099/00", "2099/00"},
	} {
		if got := SchoolYear(on(c.day)).String(); got != c.school {
			t.Errorf("school year of %s is %s; want %s", c.day, got, c.school)
		}
		if got := AttendanceYear(on(c.day)).String(); got != c.attendance {
			t.Errorf("attendance year of %s is %s; want %s", c.day, got, c.attendance)
		}
	}
	if got := Year(2021).Compact(); got != "202122" {
		t.Errorf("compact %s", got)
	}
	if got := Year(2023).School().String(); got != "2023-09-01 to 2024-08-31" {
		t.Errorf("school year %s", got)
	}
	for s, want := range map[string]Year{"2022/23": 2022, "2022-23": 2022, "202223": 2022, "2022/2023": 2022, "2099/00": 2099, "199900": 1999} {
		if got, ok := ParseYear(s); !ok || got != want {
			t.Errorf("%q is %v, %v; want %v", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "2022", "2022/24", "2022/22", "2022/", "22/23", "2022/2024", "20222023", "2022/3", "2022 23", "+022/23", "0022/23", "2022/023"} {
		if got, ok := ParseYear(s); ok {
			t.Errorf("%q is %v; want none", s, got)
		}
	}
}

func TestWeeks(t *testing.T) {
	t.Parallel()
	for day, want := range map[string]string{
		"2021-01-03": "2020-W53", "2021-01-04": "2021-W01", "2022-09-05": "2022-W36", "2022-09-11": "2022-W36",
		"1970-01-01": "1970-W01", "1969-12-28": "1969-W52", "1965-07-04": "1965-W26", "2024-12-30": "2025-W01",
	} {
		if got := on(day).Week().String(); got != want {
			t.Errorf("%s lies in %s; want %s", day, got, want)
		}
	}
}

func TestDefaultHalfTerms(t *testing.T) {
	t.Parallel()
	for y, want := range map[Year][6]string{
		2021: {"2021-08-01 to 2021-10-24", "2021-10-25 to 2021-12-31", "2022-01-01 to 2022-02-13", "2022-02-14 to 2022-04-17", "2022-04-18 to 2022-05-29", "2022-05-30 to 2022-07-31"},
		2023: {"2023-08-01 to 2023-10-22", "2023-10-23 to 2023-12-31", "2024-01-01 to 2024-02-11", "2024-02-12 to 2024-03-31", "2024-04-01 to 2024-05-26", "2024-05-27 to 2024-07-31"},
	} {
		for i, s := range DefaultHalfTerms(y) {
			if s.String() != want[i] {
				t.Errorf("%v HT%d is %v; want %s", y, i+1, s, want[i])
			}
		}
	}
}

func given() []Part {
	return []Part{
		{Half: HT2, Span: span("2022-10-31", "2022-12-16")},
		{Half: HT1, Span: span("2022-09-05", "2022-10-21")},
		{Half: HT3, Span: span("2023-01-03", "2023-02-10")},
		{Half: HT4, Span: span("2023-02-20", "2023-03-31")},
		{Half: HT5, Span: span("2023-04-17", "2023-05-26")},
		{Half: HT6, Span: span("2023-06-05", "2023-07-21")},
	}
}

func TestGivenTerms(t *testing.T) {
	t.Parallel()
	c, err := New(given(), []Closure{{span("2023-02-01", "2023-02-01"), "strike"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []struct {
		day  string
		by   By
		name string
		rest Rest
	}{
		{"2022-09-05", ByHalfTerm, "2022/23 HT1", NoRest},
		{"2022-10-24", ByHalfTerm, "2022/23 outside terms", Holiday},
		{"2022-10-24", ByTerm, "2022/23 outside terms", Holiday},
		{"2022-10-31", ByTerm, "2022/23 autumn", NoRest},
		{"2023-02-01", ByTerm, "2022/23 spring", Shut},
		{"2023-02-04", ByTerm, "2022/23 spring", Weekend},
		{"2023-04-10", ByYear, "2022/23", Holiday},
		{"2023-04-10", ByAll, "all", Holiday},
		{"2023-09-04", ByHalfTerm, "2023/24 HT1", NoRest}, // no dates given: the default ones
		{"2023-12-25", ByTerm, "2023/24 autumn", NoRest},
		{"2022-10-24", ByWeek, "2022-W43", Holiday},
	} {
		d := on(want.day)
		if got := c.PeriodOf(want.by, d).String(); got != want.name {
			t.Errorf("%s lies in %q; want %q", want.day, got, want.name)
		}
		if got := c.RestOn(d); got != want.rest {
			t.Errorf("%s is %v; want %v", want.day, got, want.rest)
		}
	}
	if got := c.PeriodOf(ByTerm, on("2022-11-01")).Span; got != span("2022-09-05", "2022-12-16") {
		t.Errorf("the autumn term is %v", got)
	}
	if why, _ := c.Closed(on("2023-02-01")); why != "strike" {
		t.Errorf("closed for %q", why)
	}
}

func TestTermsOnly(t *testing.T) {
	t.Parallel()
	c, err := New([]Part{
		{Term: Autumn, Span: span("2022-09-05", "2022-12-16")},
		{Term: Spring, Span: span("2023-01-03", "2023-03-31")},
		{Term: Summer, Span: span("2023-04-17", "2023-07-21")},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.TermOf(on("2023-05-05")); got != Summer {
		t.Errorf("term %v", got)
	}
	if got := c.PeriodOf(ByTerm, on("2023-05-05")).Span; got != span("2023-04-17", "2023-07-21") {
		t.Errorf("the summer term is %v", got)
	}
	if err := c.Check(ByTerm, span("2022-09-01", "2023-07-31")); err != nil {
		t.Error(err)
	}
	if err := c.Check(ByHalfTerm, span("2021-09-01", "2022-07-31")); err != nil {
		t.Error(err)
	}
	if err := c.Check(ByHalfTerm, span("2021-09-01", "2023-07-31")); err == nil || !strings.Contains(err.Error(), "2022/23") {
		t.Errorf("half-terms of whole terms: %v", err)
	}
}

func TestBadDates(t *testing.T) {
	t.Parallel()
	change := func(i int, p Part) []Part {
		parts := given()
		parts[i] = p
		return parts
	}
	for _, c := range []struct {
		parts    []Part
		closures []Closure
		want     string
	}{
		{change(0, Part{Half: HT2, Span: span("2022-10-20", "2022-12-16")}), nil, "HT2 of 2022/23 begins on 2022-10-20, before HT1 has ended on 2022-10-21"},
		{change(0, Part{Half: HT2, Span: span("2022-10-31", "2022-09-16")}), nil, "HT2 of 2022/23 ends on 2022-09-16, before it begins on 2022-10-31"},
		{change(0, Part{Half: HT1, Span: span("2022-10-31", "2022-12-16")}), nil, "HT1 of 2022/23 is given twice"},
		{change(0, Part{Term: Autumn, Span: span("2022-10-31", "2022-12-16")}), nil, "2022/23 has dates of terms and of half-terms: give one kind"},
		{change(0, Part{Span: span("2022-10-31", "2022-12-16")}), nil, "the dates 2022-10-31 to 2022-12-16 belong to no term and no half-term"},
		{change(5, Part{Half: HT6, Span: span("2023-06-05", "2023-08-02")}), nil, "HT6 of 2022/23 ends on 2023-08-02, after the year's end on 2023-07-31"},
		{given()[:4], nil, "2022/23 has dates of 4 of its 6 half-terms: give all of them, or none"},
		{nil, []Closure{{Span: span("2023-02-02", "2023-02-01")}}, "a closure ends on 2023-02-01, before it begins on 2023-02-02"},
	} {
		if _, err := New(c.parts, c.closures); err == nil || err.Error() != c.want {
			t.Errorf("got %v; want %s", err, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for _, s := range Cuts() {
		if by, err := ParseBy(s); err != nil || by.String() != s {
			t.Errorf("%s is read as %v, %v", s, by, err)
		}
	}
	if _, err := ParseBy("month"); err == nil {
		t.Error("month is a cut")
	}
	for _, s := range []string{"autumn", "spring", "summer", "HT1", "HT6"} {
		term, half, ok := ParsePart(s)
		if got := (Part{Term: term, Half: half}).name(); !ok || got != s {
			t.Errorf("%s is read as %s, %v", s, got, ok)
		}
	}
	if _, _, ok := ParsePart("outside terms"); ok {
		t.Error("outside terms is a part")
	}
	if _, ok := DayOf(ingest.Date{Year: 2022, Month: 9}); ok {
		t.Error("a month is a day")
	}
}

// Every day lies in the span of its period, in one half-term of its term, and
// comes back as the date it was.
func TestPeriodsCoverTime(t *testing.T) {
	t.Parallel()
	school, err := New(given(), nil)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		d := Day(rapid.IntRange(-10_000, 30_000).Draw(t, "day"))
		if back, ok := DayOf(d.Date()); !ok || back != d {
			t.Fatalf("%v comes back as %v", d, back)
		}
		if w := d.Week(); !w.Span().Contains(d) || w.Monday().Weekday() != time.Monday {
			t.Fatalf("%v is not in its week %v", d, w.Span())
		}
		for _, c := range []*Calendar{nil, {}, school} {
			for by := ByYear; by <= ByWeek; by++ {
				p := c.PeriodOf(by, d)
				if !p.Contains(d) {
					t.Fatalf("%v lies outside %v, %v", d, p, p.Span)
				}
				if q := c.PeriodOf(by, d+1); q != p && q.Number != 0 && p.Number != 0 && (q.Compare(p) <= 0 || q.From <= p.To) {
					t.Fatalf("%v follows %v", q, p)
				}
			}
			if h, term := c.HalfTermOf(d), c.TermOf(d); h.Term() != term {
				t.Fatalf("%v lies in %v and in %v", d, h, term)
			}
		}
	})
}
