package ngrt

import (
	"testing"

	"apst/ingest/sheet"
)

func TestAges(t *testing.T) {
	t.Parallel()
	plain := ageReader{}
	for _, c := range []struct {
		kind    sheet.Kind
		text    string
		with    ageReader
		want    string
		problem ageProblem
	}{
		{text: "9:05", want: "9:05"},
		{text: "10:08", want: "10:08"},
		{text: " 10:08 ", want: "10:08"},
		{text: "09:05", want: "9:05"},
		{text: "9y 5m", want: "9:05"},
		{text: "9 yrs 5 mths", want: "9:05"},
		{text: "10 years, 11 months", want: "10:11"},
		{text: "9 years", want: "9:00"},
		{text: "6:00-", want: "6:00 6:00-"},
		{text: "<6:00", want: "6:00 <6:00"},
		{text: "< 6:00", want: "6:00 < 6:00"},
		{text: "17:00+", want: "17:00 17:00+"},
		{text: ">17:00", want: "17:00 >17:00"},
		{text: "below 6:00", want: "6:00 below 6:00"},
		{text: "", problem: ageNothing},
		{text: "-", problem: ageNothing},
		{text: "N/A", problem: ageNothing},
		{text: "0", kind: sheet.Number, problem: ageNothing},
		{text: "9:12", problem: ageMonths},
		{text: "9:5", problem: ageBad},
		{text: "9:05:30", problem: ageBad},
		{text: "9-05", problem: ageBad},
		{text: "about 9", problem: ageBad},
		{text: "3:11", problem: ageOutside},
		{text: "20:00", problem: ageOutside},
		{text: "0:05", problem: ageOutside},
		// What Excel makes of them.
		{kind: sheet.Date, text: "0.42222222222222222", want: "10:08"},
		{kind: sheet.Number, text: "0.3784722", want: "9:05"},
		{text: "0.4222222", want: "10:08"},
		{text: "0.4222", want: "10:08"},
		{kind: sheet.Number, text: "0.3923611", problem: ageMonths},
		{text: "0.42", problem: ageRounded},
		{text: "0.5", want: "12:00"},
		{text: "0.5", with: ageReader{rounded: true}, problem: ageRounded},
		{text: "10:08:00", want: "10:08"},
		{text: "10:08:00 AM", want: "10:08"},
		{text: "1:02:00 PM", want: "13:02"},
		{text: "12:05:00 pm", want: "12:05"},
		{text: "12:05:00 AM", problem: ageOutside},
		{text: "13:05:00 PM", problem: ageBad},
		{kind: sheet.Date, text: "PT10H08M00S", want: "10:08"},
		{kind: sheet.Date, text: "PT10H25M00S", problem: ageMonths},
		{kind: sheet.Date, text: "39722", problem: ageDate},
		{kind: sheet.Number, text: "39722", problem: ageDate},
		{kind: sheet.Date, text: "2008-10-01", problem: ageDate},
		{text: "Oct-08", problem: ageDate},
		{text: "08-Oct", problem: ageDate},
		{text: "1 October 2008", problem: ageDate},
		{text: "01/10/2008", problem: ageDate},
		// A point, and nobody says what is behind it.
		{text: "9.05", problem: ageDecimal},
		{kind: sheet.Number, text: "10.8", problem: ageDecimal},
		{text: "10", problem: ageDecimal},
		{text: "10.08", with: ageReader{decimals: asMonths}, want: "10:08"},
		{text: "10.8", with: ageReader{decimals: asMonths}, want: "10:08"},
		{text: "10.10", with: ageReader{decimals: asMonths}, want: "10:10"},
		{text: "10.1", with: ageReader{decimals: asMonths}, problem: ageDecimal},
		{text: "10", with: ageReader{decimals: asMonths}, want: "10:00"},
		{text: "10.12", with: ageReader{decimals: asMonths}, problem: ageMonths},
		{text: "10.083", with: ageReader{decimals: asMonths}, problem: ageBad},
		{text: "10.5", with: ageReader{decimals: asYears}, want: "10:06"},
		{text: "10.08", with: ageReader{decimals: asYears}, want: "10:01"},
		{text: "10.96", with: ageReader{decimals: asYears}, want: "11:00"},
		{text: "<6.0", with: ageReader{decimals: asYears}, want: "6:00 <6.0"},
		{text: "<0.3", problem: ageBad},
		// The age at a test may be in whole years.
		{text: "13", with: ageReader{wholeYears: true}, want: "13"},
		{text: "13.0", with: ageReader{wholeYears: true}, want: "13"},
		{text: "13.5", with: ageReader{wholeYears: true}, problem: ageDecimal},
	} {
		if c.kind == sheet.Blank {
			c.kind = sheet.Text
		}
		a, problem := c.with.read(c.kind, c.text)
		got := a.String()
		if a.censored != "" {
			got += " " + a.censored
		}
		if got != c.want || problem != c.problem {
			t.Errorf("%v %q with %+v: %q, problem %d; want %q, problem %d", c.kind, c.text, c.with, got, problem, c.want, c.problem)
		}
	}
	if _, problem := plain.read(sheet.Bool, "TRUE"); problem != ageBad {
		t.Error("TRUE is no age")
	}
}

func TestScores(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]score{
		"97": {kind: sasScore, n: 97}, "97.0": {kind: sasScore, n: 97}, "59": {kind: sasScore, n: 59}, "141": {kind: sasScore, n: 141},
		"": {}, "-": {}, "Abs": {}, "ABSENT": {}, "n/a": {}, "–": {}, "did not sit": {},
		"0": {kind: sasCode}, "999": {kind: sasCode, n: 999}, "0.0": {kind: sasCode},
		"97.5": {kind: sasDecimal}, "142": {kind: sasHigh, n: 142}, "318": {kind: sasHigh, n: 318}, "99999999999999999999": {kind: sasHigh},
		"58": {kind: sasLow, n: 58}, "1": {kind: sasLow, n: 1},
		"<60": {kind: sasCensored, n: 60, text: "<60"}, "<69": {kind: sasCensored, n: 69, text: "<69"}, "69*": {kind: sasCensored, n: 69, text: "69*"},
		"60-": {kind: sasCensored, n: 60, text: "60-"}, "141+": {kind: sasCensored, n: 141, text: "141+", up: true}, "> 140": {kind: sasCensored, n: 140, text: "> 140", up: true},
		"<20": {kind: sasBad}, "see file": {kind: sasBad}, "-97": {kind: sasBad}, "97 ": {kind: sasScore, n: 97}, "A": {kind: sasBad}, "97/98": {kind: sasBad}, "9,7": {kind: sasBad},
	} {
		if got := sasOf(sheet.Text, text); got != want {
			t.Errorf("%q is read as %+v, want %+v", text, got, want)
		}
	}
	if got := sasOf(sheet.Date, "97"); got.kind != sasBad {
		t.Errorf("a date is read as %+v", got)
	}
	for text, want := range map[string]int{"<60": 1, "69*": 1, "<74": 0, "141+": 9, ">100": 0, "97": 5, "Abs": 0} {
		if n, ok := sasOf(sheet.Text, text).stanine(); n != want && ok || ok != (want > 0) {
			t.Errorf("the stanine of %q is %d (%v), want %d", text, n, ok, want)
		}
	}
}

func TestForms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ form, level, want string }{
		{"A", "", "A"}, {"b", "", "B"}, {"Form C", "", "C"}, {"NGRT Digital Form A", "", "A"}, {"2A", "", "2A"}, {"2 a", "", "2A"}, {"Level 3B", "", "3B"},
		{"", "4A", "4A"}, {"A", "2", "2A"}, {"2A", "2", "2A"}, {"A", "2A", "2A"}, {"2A", "2A", "2A"},
		{"D", "", ""}, {"9A", "", ""}, {"5A", "", ""}, {"A/B", "", ""}, {"2A", "3", ""}, {"A", "B", ""}, {"", "2", ""}, {"11X", "", ""},
	} {
		got, ok := formOf(c.form, c.level)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("form %q, level %q: %q (%v), want %q", c.form, c.level, got, ok, c.want)
		}
	}
	for text, want := range map[string]Medium{"Digital": Digital, "on paper": Paper, "online": Digital, "paper and digital": "", "A": "", "": ""} {
		if got := mediumOf(text); got != want {
			t.Errorf("%q is sat %q, want %q", text, got, want)
		}
	}
}

func TestNumbersInText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][3]int{"92-108": {92, 108, 1}, "92 to 108": {92, 108, 1}, "(92, 108)": {92, 108, 1}, "92–108": {92, 108, 1}, "108-92": {}, "92": {}, "92.5-108": {}, "1-2": {}, "": {}} {
		lower, upper, ok := bandOf(text)
		if ok != (want[2] == 1) || ok && (lower != want[0] || upper != want[1]) {
			t.Errorf("%q is the band %d to %d (%v)", text, lower, upper, ok)
		}
	}
	for text, want := range map[string]int{"+4": 4, "-3": -3, "−3": -3, "0": 0, "+ 4": 4, "4.0": 4} {
		if n, ok := signed(text); !ok || n != want {
			t.Errorf("%q is %d (%v), want %d", text, n, ok, want)
		}
	}
	for _, text := range []string{"", "4.5", "up", "+", "4-", "100000"} {
		if n, ok := signed(text); ok {
			t.Errorf("%q is taken for %d", text, n)
		}
	}
	for text, want := range map[string]string{"Expected progress": "expected", "EXPECTED": "expected", "Much higher than expected progress": "much higher than expected", "Lower": "lower than expected", "on track": ""} {
		if got := labelOf(text); got != want {
			t.Errorf("%q is the word %q, want %q", text, got, want)
		}
	}
	if got := Labels(); len(got) != 5 || got[0] != "much lower than expected" || got[4] != "much higher than expected" {
		t.Errorf("the vendor's words are %v", got)
	}
}
