package sdq_test

import (
	"math"
	"testing"
	"time"

	"apst/sdq"
)

// input is a parent's pair of questionnaires half a year apart.
func input(t *testing.T, total1, impact1, emotional1, total2 int) sdq.AddedValueInput {
	t.Helper()
	return sdq.AddedValueInput{
		Informant: sdq.Parent, Form: sdq.Form4to17,
		Total1:     score(t, sdq.Total, sdq.Parent, total1),
		Impact1:    score(t, sdq.Impact, sdq.Parent, impact1),
		Emotional1: score(t, sdq.Emotional, sdq.Parent, emotional1),
		Total2:     score(t, sdq.Total, sdq.Parent, total2),
		Apart:      sdq.Days(182),
	}
}

func TestAddedValue(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ total1, impact1, emotional1, total2, tenths int }{
		{22, 5, 7, 17, 18},   // 2.3 + 17.6 + 1.0 - 2.1 - 17
		{0, 0, 0, 0, 23},     // the constant
		{20, 0, 0, 18, 3},    // 2.3 + 16.0 - 18
		{20, 4, 5, 18, -4},   // 2.3 + 16.0 + 0.8 - 1.5 - 18
		{40, 10, 10, 0, 333}, // 2.3 + 32.0 + 2.0 - 3.0
		{0, 0, 0, 40, -377},  // 2.3 - 40
		{17, 2, 0, 16, 3},    // 2.3 + 13.6 + 0.4 - 16
	} {
		got, why := sdq.AddedValue(input(t, test.total1, test.impact1, test.emotional1, test.total2))
		if why != sdq.HasAddedValue || got != test.tenths {
			t.Errorf("%+v: %d, %v", test, got, why)
		}
	}
}

func TestAddedValueGate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(*sdq.AddedValueInput)
		want   sdq.NoAddedValue
		words  string
	}{
		{"teacher", func(in *sdq.AddedValueInput) { in.Informant = sdq.Teacher }, sdq.NotByParent, "added value exists for the parent questionnaire only"},
		{"self", func(in *sdq.AddedValueInput) { in.Informant = sdq.Self }, sdq.NotByParent, "added value exists for the parent questionnaire only"},
		{"nobody", func(in *sdq.AddedValueInput) { in.Informant = 0 }, sdq.NotByParent, "added value exists for the parent questionnaire only"},
		{"2-4", func(in *sdq.AddedValueInput) { in.Form = sdq.Form2to4 }, sdq.NotForm4to17, "added value exists for the 4-17 form only"},
		{"form not known", func(in *sdq.AddedValueInput) { in.Form = 0 }, sdq.NotForm4to17, "added value exists for the 4-17 form only"},
		{"no first total", func(in *sdq.AddedValueInput) { in.Total1 = sdq.Value{} }, sdq.NoTotal1, "no total at the first time"},
		{"no impact", func(in *sdq.AddedValueInput) { in.Impact1 = sdq.Value{} }, sdq.NoImpact1, "no impact at the first time"},
		{"no emotional", func(in *sdq.AddedValueInput) { in.Emotional1 = sdq.Value{} }, sdq.NoEmotional1, "no emotional score at the first time"},
		{"no second total", func(in *sdq.AddedValueInput) { in.Total2 = sdq.Value{} }, sdq.NoTotal2, "no total at the second time"},
		{"no dates", func(in *sdq.AddedValueInput) { in.Apart = sdq.Interval{} }, sdq.IntervalUnknown, "not known how far apart the two times are"},
		{"119 days", func(in *sdq.AddedValueInput) { in.Apart = sdq.Days(119) }, sdq.IntervalTooShort, "less than 4 months apart"},
		{"120 days", func(in *sdq.AddedValueInput) { in.Apart = sdq.Days(120) }, sdq.HasAddedValue, "has an added value"},
		{"245 days", func(in *sdq.AddedValueInput) { in.Apart = sdq.Days(245) }, sdq.HasAddedValue, "has an added value"},
		{"246 days", func(in *sdq.AddedValueInput) { in.Apart = sdq.Days(246) }, sdq.IntervalTooLong, "more than 8 months apart"},
		{"the same day", func(in *sdq.AddedValueInput) { in.Apart = sdq.Days(0) }, sdq.IntervalTooShort, "less than 4 months apart"},
		{"the wrong way round", func(in *sdq.AddedValueInput) { in.Apart = sdq.Days(-182) }, sdq.IntervalTooShort, "less than 4 months apart"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			in := input(t, 22, 5, 7, 17)
			test.change(&in)
			got, why := sdq.AddedValue(in)
			if why != test.want || why.String() != test.words || (why != sdq.HasAddedValue && got != 0) {
				t.Errorf("%d, %v; want %s", got, why, test.words)
			}
		})
	}
}

// Four to eight months by the calendar are accepted from any day of the year.
func TestEveryCalendarIntervalFits(t *testing.T) {
	t.Parallel()
	in := input(t, 22, 5, 7, 17)
	for day := range 366 {
		first := time.Date(2023, 9, 1+day, 0, 0, 0, 0, time.UTC)
		for months := 4; months <= 8; months++ {
			second := first.AddDate(0, months, 0)
			if second.Day() != first.Day() {
				continue // the month has no such day
			}
			in.Apart = sdq.Between(first, second)
			if _, why := sdq.AddedValue(in); why != sdq.HasAddedValue {
				t.Errorf("%v to %v: %v", first, second, why)
			}
		}
	}
}

func TestBetween(t *testing.T) {
	t.Parallel()
	london := time.FixedZone("BST", 3600)
	date := func(y int, m time.Month, d, hour int, zone *time.Location) time.Time {
		return time.Date(y, m, d, hour, 30, 0, 0, zone)
	}
	for _, test := range []struct {
		name          string
		first, second time.Time
		days          int
		known         bool
	}{
		{"a leap day", date(2024, 2, 28, 0, time.UTC), date(2024, 3, 1, 0, time.UTC), 2, true},
		{"late one day, early the next", date(2024, 5, 1, 23, time.UTC), date(2024, 5, 2, 0, time.UTC), 1, true},
		{"across a change of clocks", date(2024, 3, 1, 0, time.UTC), date(2024, 9, 1, 0, london), 184, true},
		{"backwards", date(2024, 9, 1, 0, london), date(2024, 3, 1, 0, time.UTC), -184, true},
		{"the same day", date(2024, 9, 1, 9, london), date(2024, 9, 1, 15, london), 0, true},
		{"no first date", time.Time{}, date(2024, 9, 1, 9, london), 0, false},
		{"no second date", date(2024, 9, 1, 9, london), time.Time{}, 0, false},
	} {
		if days, known := sdq.Between(test.first, test.second).Days(); days != test.days || known != test.known {
			t.Errorf("%s: %d, %v; want %d, %v", test.name, days, known, test.days, test.known)
		}
	}
}

func TestSummariseAddedValue(t *testing.T) {
	t.Parallel()
	for _, few := range [][]int{nil, {18}} {
		if s, why := sdq.SummariseAddedValue(few); why != sdq.NotForOneChild || s != (sdq.AddedValueSummary{}) {
			t.Errorf("%d children: %+v, %v", len(few), s, why)
		}
	}
	// The published half-widths: 2.0 at 25, 1.4 at 50, 1.0 at 100.
	for n, want := range map[int]float64{25: 2, 50: 1.4142, 100: 1} {
		s, why := sdq.SummariseAddedValue(make([]int, n))
		if why != sdq.HasAddedValue || math.Abs(s.HalfWidth-want) > 0.0001 || s.Mean != 0 || s.N != n {
			t.Errorf("%d children: %+v, %v; want %v", n, s, why, want)
		}
	}
	if s, why := sdq.SummariseAddedValue([]int{18, 22}); why != sdq.HasAddedValue || s.Mean != 2 || s.N != 2 {
		t.Errorf("two children: %+v, %v; want a mean of 2", s, why)
	}
	// 18, 23, -4 and 3 tenths: 40 in all, mean 1.0 points; 10 / 2 = 5.
	got, why := sdq.SummariseAddedValue([]int{18, 23, -4, 3})
	want := sdq.AddedValueSummary{N: 4, Mean: 1, HalfWidth: 5, Low: -4, High: 6, EffectSize: 0.2, EffectHalf: 1}
	if got != want || why != sdq.HasAddedValue {
		t.Errorf("%+v, %v; want %+v", got, why, want)
	}
}
