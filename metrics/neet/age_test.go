package neet

import (
	"testing"

	"pgregory.net/rapid"

	"apst/ingest"
)

func TestAcademicAge(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		born, day string
		want      int
	}{
		// 31 August and 1 September are two school years, by the month alone.
		{"2005-08-31", "2022-02-28", 16}, {"2005-09-01", "2022-02-28", 15}, {"08/2005", "2022-02-28", 16}, {"09/2005", "2022-02-28", 15},
		{"08/2005", "2022-08-31", 16}, {"08/2005", "2022-09-01", 17}, {"2004-02-29", "2021-12-31", 17}, {"08/2003", "2022-02-28", 18},
	} {
		if got := AcademicAge(mustDay(tt.born), mustDay(tt.day)); got != tt.want {
			t.Errorf("born %s, at %s: %d, want %d", tt.born, tt.day, got, tt.want)
		}
	}
}

func TestSchoolAge(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ born, want string }{
		{"2005-09-01", "2022-06-24"}, {"2006-08-31", "2022-06-24"}, {"2006-09-01", "2023-06-30"}, {"2004-09-01", "2021-06-25"}, {"12/2007", "2024-06-28"},
	} {
		born := mustDay(tt.born)
		if got := schoolAgeEnds(born).String(); got != tt.want {
			t.Errorf("born %s: %s, want %s", tt.born, got, tt.want)
		}
		if end := mustDay(tt.want); !compulsory(born, end) || compulsory(born, plusDays(end, 1)) {
			t.Errorf("born %s: the last day is not the last", tt.born)
		}
	}
}

func TestMonthsLater(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		day    string
		months int
		want   string
	}{
		{"2022-07-22", 1, "2022-08-22"}, {"2022-01-31", 1, "2022-02-28"}, {"2024-01-31", 1, "2024-02-29"}, {"2022-08-31", 6, "2023-02-28"}, {"2022-12-15", 1, "2023-01-15"}, {"2022-03-31", 0, "2022-03-31"},
	} {
		if got := monthsLater(mustDay(tt.day), tt.months).String(); got != tt.want {
			t.Errorf("%d months after %s: %s, want %s", tt.months, tt.day, got, tt.want)
		}
	}
	if got := monthEnd(mustDay("02/2024")).String(); got != "2024-02-29" {
		t.Errorf("the end of February 2024 is %s", got)
	}
}

// A day so many months later is never in another month, and days go there and back.
func TestDaysProperty(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		day := plusDays(ingest.Date{Year: 2000, Month: 1, Day: 1}, rapid.IntRange(0, 20000).Draw(t, "day"))
		n := rapid.IntRange(0, 24).Draw(t, "months")
		later := monthsLater(day, n)
		if months := 12*int(later.Year-day.Year) + int(later.Month) - int(day.Month); months != n || later.Day > day.Day {
			t.Fatalf("%d months after %s: %s", n, day, later)
		}
		k := rapid.IntRange(-400, 400).Draw(t, "days")
		if back := plusDays(plusDays(day, k), -k); back != day || apart(plusDays(day, k), day) != max(k, -k) {
			t.Fatalf("%d days and back from %s: %s", k, day, back)
		}
	})
}
