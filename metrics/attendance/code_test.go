package attendance

import (
	"math"
	"testing"

	"apst/metrics/calendar"
)

// Every code of every set counts as its category on a day of its life, and as
// unknown on the days around it.
func TestEachCodeOfEachSet(t *testing.T) {
	t.Parallel()
	for _, row := range Codes() {
		for _, set := range Sets() {
			if set.Set != row.Set {
				continue
			}
			life := calendar.Span{From: max(set.From, on("2015-09-01")), To: min(set.To, on("2026-07-31"))}
			if row.Life != (calendar.Span{}) {
				life = row.Life
			}
			for _, d := range []calendar.Day{life.From, life.To, (life.From + life.To) / 2} {
				checkCode(t, row, d)
			}
		}
	}
}

func checkCode(t *testing.T, row CodeRow, d calendar.Day) {
	t.Helper()
	var m Marks
	got := m.Read([]byte(row.Code), d)
	if got.Code.On(d) != row.Category || got.Notes != 0 || row.Category != UnknownCode && got.Code.String() != row.Code {
		t.Errorf("%s on %v is read as %v, which is %v; want %v", row.Code, d, got, got.Code.On(d), row.Category)
	}
	r := NewRegister(Refuse)
	session := Morning
	if row.Code == `\` {
		session = Afternoon
	}
	r.Add(r.Enrol(r.School(""), upn(1)), SlotOf(d, session), got)
	tally := &only(t, r, calendar.ByAll).Tally
	if tally.In(row.Category) != 1 || tally.Recorded() != 1 {
		t.Errorf("%s on %v is counted as %s; want one %v", row.Code, d, say(tally, MIS), row.Category)
	}
	if n, ok := tally.Count(got.Code); n != 1 || !ok {
		t.Errorf("%s on %v is counted %d times, %v", row.Code, d, n, ok)
	}
}

func TestSets(t *testing.T) {
	t.Parallel()
	for day, want := range map[string]Set{
		"2019-09-02": Pre2024, "2020-08-31": Pre2024, "2020-09-01": CovidSet, "2022-08-31": CovidSet,
		"2022-09-01": Pre2024, "2024-08-18": Pre2024, "2024-08-19": Set2024, "2030-01-01": Set2024,
	} {
		if got := SetOn(on(day)); got != want {
			t.Errorf("on %s the set is %v; want %v", day, got, want)
		}
	}
	if got := CodesFrom(); got != on("2024-08-19") {
		t.Errorf("the codes of 2024 begin on %v", got)
	}
	sets := Sets()
	if sets[0].From != math.MinInt32 || sets[len(sets)-1].To != math.MaxInt32 {
		t.Error("the sets have ends")
	}
	for i := 1; i < len(sets); i++ {
		if sets[i].From != sets[i-1].To+1 {
			t.Errorf("%v does not follow on %v", sets[i], sets[i-1])
		}
	}
}

// Codes that are not in force on a day are unknown, whichever set has them.
func TestCodesOutOfForce(t *testing.T) {
	t.Parallel()
	var m Marks
	for _, c := range []struct{ day, code string }{
		{"2024-08-19", "J"}, {"2024-08-19", "H"}, {"2024-08-19", "Y"}, {"2025-01-06", "X01"}, {"2025-01-06", "I02"},
		{"2024-08-18", "C2"}, {"2022-10-03", "C2"}, {"2023-01-09", "J1"}, {"2023-01-09", "Y4"}, {"2023-01-09", "K"}, {"2023-01-09", "Q"},
		{"2021-03-07", "X07"}, {"2021-03-07", "I01"}, {"2021-08-26", "X03"}, {"2021-08-26", "X04"}, {"2021-08-25", "X08"}, {"2021-08-25", "X09"},
		{"2022-09-01", "X06"}, {"2022-09-01", "I02"}, {"2021-10-04", "X5"}, {"2021-10-04", "X-05"}, {"2021-10-04", "X10"}, {"2021-10-04", "X00"},
		{"2021-10-04", "F"}, {"2023-01-09", "F"}, {"2025-01-06", "F"}, {"2025-01-06", "Y8"}, {"2025-01-06", "C3"}, {"2025-01-06", "j1x"},
		{"2023-01-09", "-"}, {"2023-01-09", "@"}, {"2023-01-09", "!"}, {"2023-01-09", "!Q"}, {"2023-01-09", "*"}, {"2023-01-09", "&"},
		{"2023-01-09", "$"}, {"2023-01-09", "A"}, {"2023-01-09", "0"}, {"2023-01-09", "1"}, {"2023-01-09", "9"}, {"2023-01-09", "."}, {"2023-01-09", "/\\"},
		{"2023-01-09", "Present"}, {"2023-01-09", "no mark"}, {"2023-01-09", "unknown"}, {"2023-01-09", "\xff"}, {"2023-01-09", "Q - something"},
	} {
		if got := m.Read([]byte(c.code), on(c.day)); got.Code != Unknown {
			t.Errorf("%s on %s is read as %v", c.code, c.day, got)
		}
	}
	// A register that holds such a code all the same counts it as unknown.
	r := NewRegister(Refuse)
	r.Set(r.Enrol(r.School(""), upn(1)), SlotOf(on("2024-09-02"), Morning), CodeJ)
	if tally := only(t, r, calendar.ByAll).Tally; tally.UnknownCodes() != 1 || tally.Recorded() != 1 {
		t.Errorf("J in September 2024 is counted as %s", say(&tally, MIS))
	}
	if CodeJ.On(on("2024-09-02")) != UnknownCode || CodeJ.On(on("2024-07-15")) != Approved || NoMark.On(0) != Unmarked || Unknown.On(0) != UnknownCode {
		t.Error("a code has the wrong category on a day")
	}
}

// What the counting takes for granted about the tables.
func TestTables(t *testing.T) {
	t.Parallel()
	if kindCount > 64 {
		t.Errorf("%d kinds; a word has 64 bits", kindCount)
	}
	seen := map[Code]bool{}
	for _, row := range Codes() {
		c := codeTables().byText[row.Code]
		seen[c] = true
		if row.Category == UnknownCode {
			continue
		}
		k := kind(c)
		if c == CodeX && row.Category == Covid {
			k = kindCovidX
		}
		if categoryOf(k) != row.Category {
			t.Errorf("%s of %v is counted as %v; want %v", row.Code, row.Set, categoryOf(k), row.Category)
		}
		if row.Meaning == "" || row.Source == "" {
			t.Errorf("%s of %v lacks its meaning or source", row.Code, row.Set)
		}
	}
	for c := firstCode; c <= lastCode; c++ {
		if !seen[c] || codeTexts[c] == "" {
			t.Errorf("code %d, %q, is in no set", c, c)
		}
	}
	for c, m := range members {
		for k := m.first; k <= m.last; k++ {
			if categoryOf(k) != Category(c) {
				t.Errorf("kind %d is %v and %v", k, Category(c), categoryOf(k))
			}
		}
	}
	if n := len(FlagMeanings()); 1<<n != int(flagsEnd) {
		t.Errorf("%d words for the flags up to %b", n, flagsEnd)
	}
	want := []Threshold{{Flag: "persistent", Numerator: 1, Denominator: 10}, {Flag: "severe", Numerator: 1, Denominator: 2}}
	for i, got := range Thresholds() {
		if got.Flag != want[i].Flag || got.Numerator != want[i].Numerator || got.Denominator != want[i].Denominator {
			t.Errorf("threshold %+v; want %+v", got, want[i])
		}
	}
}
