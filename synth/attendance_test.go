package synth

import (
	"strings"
	"testing"
	"time"
)

// Each code counts as what it counted as on the day.
func TestCodesCount(t *testing.T) {
	t.Parallel()
	before, covidYear, since := on(2023, 3, 1), on(2021, 10, 1), on(2024, 9, 9)
	for _, tt := range []struct {
		codes string
		day   time.Time
		want  category
	}{
		{`/ \ L`, before, attending}, {`/ \ L`, since, attending},
		{"B J P V W", before, offSite}, {"B K P V W", since, offSite},
		{"C E H I M R S T", before, excusedAway}, {"C C1 C2 E I J1 M R S T", since, excusedAway},
		{"G N O U", before, unexcusedAway}, {"G N O U", since, unexcusedAway},
		{"D X Y", before, notPossible}, {"D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7", since, notPossible},
		{"Z #", before, notCollected}, {"Z #", since, notCollected},
		{"C1 C2 J1 K Q Y1 F I02 X02 - 7", before, unknownMark}, {"J H Y F X02", since, unknownMark},
		{"I01 I02", covidYear, excusedAway}, {"X X02 X05 X06 X07 X08 X09", covidYear, covidAway}, {"X01 D Y", covidYear, notPossible}, {"X03 X04 X5", covidYear, unknownMark},
		{"X03 X04", on(2021, 5, 4), covidAway}, {"X02 I02", on(2020, 11, 2), unknownMark}, {"X", on(2020, 11, 2), covidAway},
		{"J", on(2024, 8, 18), offSite}, {"J1", on(2024, 8, 19), excusedAway},
	} {
		for code := range strings.FieldsSeq(tt.codes) {
			if got := counts(code, tt.day); got != tt.want {
				t.Errorf("%s on %s counts as %d, want %d", code, iso(tt.day), got, tt.want)
			}
		}
	}
	if counts("", before) != notMarked {
		t.Error("a session without a mark is not counted as one")
	}
}

// What can be worked out on paper.
func TestTallies(t *testing.T) {
	t.Parallel()
	p := &Pupil{ID: "1"}
	sessions := func(day time.Time, marks string) []*session {
		var out []*session
		for mark := range strings.FieldsSeq(marks) {
			out = append(out, &session{pupil: p, day: day, code: mark})
		}
		return out
	}
	many := func(mark string, n int) string { return strings.Repeat(mark+" ", n) }
	covidYear, before, since := on(2021, 10, 1), on(2023, 3, 1), on(2024, 9, 9)
	for _, tt := range []struct {
		name                   string
		day                    time.Time
		marks                  string
		dfe                    bool
		possible               int
		came, away, often, bad string
	}{
		{"15 of 16", before, many("/", 15) + "O", false, 16, "93.8", "6.3", "false", "false"},
		{"19 of 190", before, many("/", 171) + many("I", 19), false, 190, "90", "10", "true", "false"},
		{"18 of 190", before, many("/", 172) + many("I", 18), false, 190, "90.5", "9.5", "false", "false"},
		{"dual only", before, "D D D D", false, 0, "", "", "", ""},
		{"half a timetable", since, many("/", 10) + many("C2", 10), false, 20, "50", "50", "true", "true"},
		{"Covid in a school's system", covidYear, many("/", 8) + "I02 I02 X X", false, 10, "80", "20", "true", "false"},
		{"Covid in the statistics", covidYear, many("/", 8) + "I02 I02 X X", true, 12, "66.7", "16.7", "true", "false"},
		{"not persistent in the statistics", covidYear, many("/", 9) + "I X X", true, 12, "75", "8.3", "false", "false"},
		{"half of them X06", covidYear, many("/", 26) + many("I", 26) + many("X06", 52), false, 52, "50", "50", "true", "true"},
	} {
		got := tallyOf(sessions(tt.day, tt.marks), tt.dfe)
		row := got.row("1", "")
		if got.possible != tt.possible || row["attendance_percent"] != tt.came || row["absence_percent"] != tt.away || row["persistent"] != tt.often || row["severe"] != tt.bad {
			t.Errorf("%s: %v, want %+v", tt.name, row, tt)
		}
	}
}

// Registers are as long as school years, hold codes of their day alone, and are like
// those of alternative provision.
func TestRegisters(t *testing.T) {
	if testing.Short() {
		t.Skip("pure computation: in the long form")
	}
	t.Parallel()
	p := unasked
	p.Pupils, p.LeaverPercent = 300, 0
	s := drawn(p, 0)
	for _, y := range []*schoolYear{&year2020, &year2021, &year2022, &year2023, &year2024} {
		all := s.sessions(termsOf{y, 1, 6})
		days := len(y.days(1, 6))
		if len(all) != 2*days*p.Pupils || days < 188 || days > 196 {
			t.Errorf("%s: %d sessions, %d days", y.name, len(all), days)
		}
		for _, at := range all {
			if counts(at.code, at.day) == unknownMark {
				t.Fatalf("%s: %q on %s is no code", y.name, at.code, iso(at.day))
			}
		}
		sum := tallyOf(all, true)
		away := 100 * sum.absent / sum.possible
		t.Logf("%s: %d days, %d in a hundred absent, %d in a hundred Covid", y.name, days, away, 100*sum.of[covidAway]/sum.possible)
		if away < 25 || away > 45 || y.covid != (sum.of[covidAway] > 0) {
			t.Errorf("%s: %d in a hundred absent, %d Covid marks", y.name, away, sum.of[covidAway])
		}
	}
	part, whole := s.sessions(termsOf{&year2022, 2, 2}), s.sessions(whole2022)
	if i := 2 * len(year2022.days(1, 1)); *part[0] != *whole[i] || *part[5] != *whole[i+5] {
		t.Error("a half-term by itself is drawn otherwise than in its year")
	}
}
