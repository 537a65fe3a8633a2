package attendance

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/metrics"
	"apst/metrics/calendar"
)

var aboutEntry = metrics.Settings{"half-terms": "about-entry"}

// stretches joins marks from several days on, of pupil 1 unless another number stands
// before the day: "2 2022-09-05".
func stretches(parts ...[2]string) string {
	var b strings.Builder
	b.WriteString("UPN,Date,Session,Mark\n")
	for _, p := range parts {
		pupil, from := id(1), p[0]
		if n, day, ok := strings.Cut(p[0], " "); ok {
			var k int
			fmt.Sscan(n, &k)
			pupil, from = id(k), day
		}
		b.WriteString(strings.ReplaceAll(strings.SplitN(sessionRows(from, p[1]), "\n", 2)[1], id(1), pupil))
	}
	return b.String()
}

// halfTermLines are the rows of half-terms about entry.
func halfTermLines(t *testing.T, s *scored, columns ...string) []string {
	t.Helper()
	var out []string
	for _, l := range s.lines(t, tableRows) {
		if strings.HasPrefix(l["period"], halfTermWord) {
			out = append(out, strings.TrimPrefix(pick(l, append([]string{"period"}, columns...)...), halfTermWord))
		}
	}
	return out
}

// halfTermValuesOf are the values of half-terms, by pupil, placement, half-term and
// scale.
func halfTermValuesOf(t *testing.T, s *scored) map[string]string {
	t.Helper()
	out := map[string]string{}
	for row, err := range s.Rows(tableRows) {
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range row.Values {
			if !slices.Contains(halfTermScales, v.Scale) {
				continue
			}
			text := v.State.String() + ": " + v.Reason
			if x, ok := v.Number(); ok {
				text = fmt.Sprintf("%.4f on %s", x, v.Date)
			}
			key := fmt.Sprintf("%s %d %s %s", v.Pupil, v.Placement, strings.TrimPrefix(v.Period, halfTermWord), v.Scale)
			if _, twice := out[key]; twice {
				t.Errorf("%s is there twice", key)
			}
			out[key] = text
		}
	}
	return out
}

// A pupil who comes on Monday 21 November 2022. Without dates of the school's own the
// half-terms are 1 August to 23 October, 24 October to 31 December, 1 January to 12
// February. At the home school: 30 days of 35 attended until 21 October, then 15 days
// away in the half-term of entry, which are in none. Here: 20 mornings in December, ten
// days in January, and five in the next half-term, which are too few.
func TestHalfTermsAboutEntry(t *testing.T) {
	t.Parallel()
	own := stretches([2]string{"2022-11-21", strings.Repeat(`/ O `, 20)}, [2]string{"2023-01-09", strings.Repeat(`/ \ `, 10)}, [2]string{"2023-02-20", strings.Repeat(`/ \ `, 5)})
	home := stretches([2]string{"2022-09-05", strings.Repeat(`/ \ `, 30) + strings.Repeat("O O ", 5)}, [2]string{"2022-10-31", strings.Repeat("O O ", 15)})
	s := scoreFiles(t, given{set: aboutEntry, roll: rollOf("1 2022-11-21")}, file(t, "own.csv", own), file(t, "home-school:home.csv", home))
	want := []string{
		"-1 1 2022-09-05 2022-10-21 70 60 85.7  home.csv",
		"0 1 2022-11-21 2022-12-16 40 20 50  own.csv",
		"1 1 2023-01-09 2023-01-20 20 20 100  own.csv",
	}
	got := halfTermLines(t, s, "placement", "from", "to", "possible", "attended", "attendance_percent", "school", "source")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	values := map[string]string{
		id(1) + " 1 -1 half_term": "85.7143 on 2022-10-21", id(1) + " 1 -1 half_term_possible": "70.0000 on 2022-10-21",
		id(1) + " 1 0 half_term": "50.0000 on 2022-12-16", id(1) + " 1 0 half_term_possible": "40.0000 on 2022-12-16",
		id(1) + " 1 1 half_term": "100.0000 on 2023-01-20", id(1) + " 1 1 half_term_possible": "20.0000 on 2023-01-20",
	}
	if diff := cmp.Diff(values, halfTermValuesOf(t, s)); diff != "" {
		t.Error(diff)
	}
	if got := s.found(); got != "" {
		t.Error(got)
	}
	if text := lineOf(s.Summary(), "half-terms about entry"); !strings.Contains(text, "20 possible sessions") || !strings.Contains(text, "shows no effect") {
		t.Errorf("the summary says %q", text)
	}
	got = halfTermLines(t, scoreFiles(t, given{set: metrics.Settings{"half-terms": "about-entry", "minimum": "10"}, roll: rollOf("1 2022-11-21")}, file(t, "own.csv", own)), "possible", "attendance_percent", "flags")
	if diff := cmp.Diff([]string{"0 40 50 threshold-only", "1 20 100 threshold-only", "2 10 100 threshold-only"}, got); diff != "" {
		t.Errorf("with 10 sessions: %s", diff)
	}
}

// Who has no register from before entry has no half-term before it, and who has not
// come to a half-term none there: never zero.
func TestHalfTermsWithout(t *testing.T) {
	t.Parallel()
	own := stretches([2]string{"2022-11-07", strings.Repeat(`/ \ `, 30)}, [2]string{"2023-01-09", strings.Repeat(`/ O `, 20)}, [2]string{"2 2023-01-09", strings.Repeat(`/ \ `, 20)}, [2]string{"3 2022-11-07", strings.Repeat("D D ", 30)})
	home := stretches([2]string{"2 2022-09-05", strings.Repeat(`/ O `, 35)})
	s := scoreFiles(t, given{set: aboutEntry, roll: rollOf("1 2022-11-07", "2 2023-01-09", "3 2022-11-07", "4 -")},
		file(t, "own.csv", own+id(4)+",09/01/2023,AM,/\n"), file(t, "home-school:home.csv", home))
	const none = "not available: "
	want := map[string]string{
		"1 1 -2": none + NoRegister.String(), "1 1 -1": none + NoRegister.String(), "1 1 0": "100.0000 on 2022-12-16", "1 1 1": "50.0000 on 2023-02-03",
		"2 1 -2": "50.0000 on 2022-10-21", "2 1 -1": none + NoSchoolTime.String(), "2 1 0": "100.0000 on 2023-02-03", "2 1 1": none + NoSchoolTime.String(),
		"3 1 -2": none + NoRegister.String(), "3 1 -1": none + NoRegister.String(), "3 1 0": none + NonePossible.String(), "3 1 1": none + NoMarks.String(),
	}
	for _, n := range []string{"-2", "-1", "0", "1"} {
		want["4 1 "+n] = none + "no day of entry is known"
	}
	got := map[string]string{}
	for k, v := range halfTermValuesOf(t, s) {
		for n := 1; n <= 4; n++ {
			if rest, ok := strings.CutPrefix(k, id(n)); ok && strings.HasSuffix(k, " "+scaleHalfTerm) {
				got[fmt.Sprint(n)+strings.TrimSuffix(rest, " "+scaleHalfTerm)] = v
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := strings.Join(s.raised(), " "); got != "ATT-080 ATT-081" {
		t.Errorf("raised %s", got)
	}
	// Where nobody has a day of entry there is nothing.
	if got := halfTermLines(t, scoreFiles(t, given{set: aboutEntry}, file(t, "own.csv", own))); got != nil {
		t.Error(got)
	}
}

// Sessions that a part-time timetable leaves out stay possible: what is kept of it is
// half of the half-term.
func TestHalfTermsPartTime(t *testing.T) {
	t.Parallel()
	own := stretches([2]string{"2024-11-04", strings.Repeat(`/ C2 `, 30)})
	s := scoreFiles(t, given{set: aboutEntry, roll: rollOf("1 2024-11-04")}, file(t, "own.csv", own))
	got := halfTermLines(t, s, "possible", "attended", "authorised", "sessions_offered", "attendance_percent", "sessions_offered_percent", "flags")
	if diff := cmp.Diff([]string{"0 60 30 30 30 50 100 part-time;threshold-only"}, got); diff != "" {
		t.Error(diff)
	}
}

// Each placement counts from its own entry, between the stay before and its own end.
// Dates of the school's own take the place of the others, and a day of entry in the
// holiday between two half-terms belongs to the later one.
func TestHalfTermsOfPlacements(t *testing.T) {
	t.Parallel()
	part := func(half calendar.HalfTerm, from, to string) calendar.Part {
		return calendar.Part{Half: half, Span: span(from, to)}
	}
	cal, err := calendar.New([]calendar.Part{
		part(calendar.HT1, "2022-09-05", "2022-10-21"), part(calendar.HT2, "2022-10-31", "2022-12-16"), part(calendar.HT3, "2023-01-03", "2023-02-10"),
		part(calendar.HT4, "2023-02-20", "2023-03-31"), part(calendar.HT5, "2023-04-17", "2023-05-26"), part(calendar.HT6, "2023-06-05", "2023-07-21"),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	// There from 5 September to 25 November 2022, and again from 13 February 2023, in
	// the holiday; between them at the home school until 10 February.
	own := stretches([2]string{"2022-09-05", strings.Repeat(`/ \ `, 35)}, [2]string{"2022-10-31", strings.Repeat(`/ O `, 20)}, [2]string{"2023-02-20", strings.Repeat(`/ O `, 30)},
		[2]string{"2 2022-11-28", strings.Repeat(`/ \ `, 15)}, [2]string{"2 2023-01-03", strings.Repeat(`/ \ `, 29)}, [2]string{"2 2023-04-17", strings.Repeat(`/ \ `, 29)})
	home := stretches([2]string{"2022-11-28", strings.Repeat(`O O `, 15)}, [2]string{"2023-01-03", strings.Repeat(`/ \ `, 15) + strings.Repeat("O O ", 14)})
	s := scoreFiles(t, given{set: aboutEntry, cal: cal, roll: rollOf("1 2022-09-05 2022-11-25", "1 2023-02-13 2023-05-05", "2 2022-09-05")}, file(t, "own.csv", own), file(t, "home-school:home.csv", home))
	var got []string
	for _, l := range halfTermLines(t, s, "pupil_id", "placement", "from", "to", "possible", "attended", "attendance_percent", "flags") {
		if strings.Contains(l, id(1)) {
			got = append(got, strings.ReplaceAll(strings.ReplaceAll(l, id(1)+" ", ""), "threshold-only;", ""))
		}
	}
	want := []string{
		"-2 1      no-school-time", "-1 1      no-school-time",
		"0 1 2022-09-05 2022-10-21 70 70 100 threshold-only", "1 1 2022-10-31 2022-11-25 40 20 50 threshold-only",
		"2 1      beyond-stay", "3 1      beyond-stay", "4 1      beyond-stay",
		// The home school's half-term before last: 30 sessions, all missed.
		"-2 2 2022-11-28 2022-12-16 30 0 0 threshold-only", "-1 2 2023-01-03 2023-02-10 58 30 51.7 threshold-only",
		"0 2 2023-02-20 2023-03-31 60 30 50 threshold-only", "1 2 2023-04-17 2023-05-05 0 0  not-recorded;no-marks",
		"2 2      beyond-stay", "3 2      beyond-stay", "4 2      beyond-stay",
	}
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], "no-possible-sessions;", "")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s\n%s", diff, s.found())
	}
}

// A year of which the school gave whole terms has the default half-terms.
func TestHalfTermsOfWholeTerms(t *testing.T) {
	t.Parallel()
	cal, err := calendar.New([]calendar.Part{
		{Term: calendar.Autumn, Span: span("2022-09-05", "2022-12-16")}, {Term: calendar.Spring, Span: span("2023-01-03", "2023-03-31")}, {Term: calendar.Summer, Span: span("2023-04-17", "2023-07-21")},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := halfTermsAbout(cal, on("2022-11-07")), halfTermsAbout(nil, on("2022-11-07")); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// The half-terms about a day are in order and do not overlap, half-term 0 is the first
// that does not end before it, and they are there for every day.
func TestHalfTermsAboutAnyDay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := calendar.Day(rapid.IntRange(7_500, 32_000).Draw(t, "day"))
		all := halfTermsAbout(nil, d)
		if len(all) != lastHalfTerm-firstHalfTerm+1 {
			t.Fatalf("%d half-terms", len(all))
		}
		for i := 1; i < len(all); i++ {
			if all[i].From != all[i-1].To+1 {
				t.Fatalf("%v follows %v", all[i], all[i-1])
			}
		}
		if !all[-firstHalfTerm].Contains(d) {
			t.Fatalf("%v is not in %v", d, all[-firstHalfTerm])
		}
	})
}

// Sessions of the half-terms, of those before entry that are in none, and of what is
// outside the span add up to all there are; a rate never needs fewer than the minimum.
func TestHalfTermsAddUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := NewRegister(Refuse)
		own, home := r.Enrol(r.School("own"), upn(1)), r.Enrol(r.School("home"), upn(1))
		slots := weekdays("2022-09-05", 200)
		entry := slots[rapid.IntRange(0, len(slots)-1).Draw(t, "entry")].Day()
		want := [2]int{}
		spans := halfTermsAbout(nil, entry)
		for _, e := range [...]Enrolment{home, own} {
			for range rapid.IntRange(0, 120).Draw(t, "marks") {
				at := slots[rapid.IntRange(0, len(slots)-1).Draw(t, "slot")]
				if r.Get(e, at) != 0 {
					continue
				}
				r.Set(e, at, [...]Code{CodeAM, CodeO, CodeI}[rapid.IntRange(0, 2).Draw(t, "code")])
				switch d := at.Day(); {
				case e == home && spans[0].From <= d && d < spans[-firstHalfTerm].From:
					want[0]++
				case e == own && entry <= d && d <= spans[len(spans)-1].To:
					want[1]++
				}
			}
		}
		w, err := r.Windower(nil, Windowing{Weeks, 6, DefaultMinimum, MIS})
		if err != nil {
			t.Fatal(err)
		}
		got := [2]int{}
		for _, h := range w.HalfTerms(Anchored{Day: entry, Before: []Enrolment{home}, After: []Enrolment{own}}) {
			side := 0
			if h.Number >= 0 {
				side = 1
			}
			possible := h.Tally.Possible(MIS)
			got[side] += possible
			if (h.Reason == Available) != (possible >= DefaultMinimum) {
				t.Fatalf("half-term %d: %d sessions, %v", h.Number, possible, h.Reason)
			}
		}
		if got != want {
			t.Fatalf("sessions before and after: %v, want %v", got, want)
		}
	})
}

// What stands in the file can be explained, and what was not asked for too.
func TestExplainHalfTerms(t *testing.T) {
	t.Parallel()
	own := stretches([2]string{"2022-11-21", strings.Repeat(`/ O `, 20)})
	home := stretches([2]string{"2022-09-05", strings.Repeat(`/ \ `, 35)}, [2]string{"2022-10-31", strings.Repeat("O O ", 15)})
	s := scoreFiles(t, given{roll: rollOf("1 2022-11-21")}, file(t, "own.csv", own), file(t, "home-school:home.csv", home))
	want := `attendance, half-term 0 (half-term of entry) on 2022-11-21: 50.0%
  the half-term 2022-10-24 to 2022-12-31; of it counts 2022-11-21 to 2022-12-31: 40 sessions of the school
  possible: present 20 + approved 0 + authorised 0 + unauthorised 20: 40
  attended: present 20 + approved 0: 20
  20 of 40 in per cent, to one decimal, halves up: 50.0
  D2 mark of 2022-11-21 AM "/" / present; 20 marks with it, the last in own.csv D40
  D3 mark of 2022-11-21 PM "O" O unauthorised; 20 marks with it, the last in own.csv D41
`
	if diff := cmp.Diff(want, page(t, s, metrics.Query{Pupil: id(1), Scale: scaleAttendance, Period: "half-term 0"})); diff != "" {
		t.Error(diff)
	}
	all := page(t, s, metrics.Query{Pupil: id(1), Scale: scaleHalfTerm})
	if !strings.HasPrefix(all, "attendance, half-term -1 (1st half-term before entry) on 2022-11-21: 100.0%") || !strings.HasSuffix(all, want) {
		t.Error(all)
	}
	if got := page(t, s, metrics.Query{Pupil: id(1), Scale: scaleHalfTermPossible, Period: "half-term 2"}); got != "possible, half-term 2 (2nd half-term after entry) on 2022-11-21: 0\n  possible: present 0 + approved 0 + authorised 0 + unauthorised 0: 0\n" {
		t.Error(got)
	}
	for _, q := range []metrics.Query{{Pupil: id(1), Period: "half-term 12"}, {Pupil: id(1), Period: "half-term +1"}, {Pupil: id(1), Scale: scaleHalfTerm, Period: "after"}, {Pupil: id(1), Period: "half-term 0", Placement: 2}} {
		if got := page(t, s, q); got != "" {
			t.Errorf("%+v: %s", q, got)
		}
	}
	nobody := scoreFiles(t, given{}, file(t, "own.csv", own))
	if got := page(t, nobody, metrics.Query{Pupil: id(1), Scale: scaleHalfTerm}); got != "half-terms about entry: no day of entry is known\n" {
		t.Error(got)
	}
}
