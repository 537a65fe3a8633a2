package attendance

import (
	"testing"

	"apst/metrics/calendar"
)

func TestDayOfText(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text, span          string
		half, weekday       int
		ok, yearless, weeks bool
	}{
		{text: "05/09/2022", span: "2022-09-05 to 2022-09-05", ok: true},
		{text: "Mon 05/09/2022 AM", span: "2022-09-05 to 2022-09-05", half: 1, weekday: 1, ok: true},
		{text: "PM 5 Sep 2022", span: "2022-09-05 to 2022-09-05", half: 2, ok: true},
		{text: "2022-09-05 00:00:00", span: "2022-09-05 to 2022-09-05", ok: true},
		{text: "44809", span: "2022-09-05 to 2022-09-05", ok: true},
		{text: "w/c 05/09/22", span: "2022-09-05 to 2022-09-05", ok: true, weeks: true},
		{text: "Week commencing 5th September 2022", span: "2022-09-05 to 2022-09-05", ok: true, weeks: true},
		{text: "Marks 05/09/2022 to 21/10/2022", span: "2022-09-05 to 2022-10-21", ok: true},
		{text: "Thurs", weekday: 4, ok: true}, {text: "Fri PM", weekday: 5, half: 2, ok: true}, {text: "AM", half: 1, ok: true},
		{text: "05/09", ok: true, yearless: true}, {text: "Mon 5 Sep", weekday: 1, ok: true, yearless: true},
		{text: "Marks"}, {text: "Week"}, {text: "12"}, {text: "Name"}, {text: "Start date"}, {text: "31/31/2022"}, {text: "Year 9"}, {text: ""},
	} {
		d := dayOfText(tt.text)
		s, dated := d.span(false)
		span := ""
		if dated {
			span = s.String()
		}
		if d.ok != tt.ok || span != tt.span || d.half != tt.half || d.weekday != tt.weekday || d.yearless != tt.yearless || d.week != tt.weeks {
			t.Errorf("%q: %+v, %s", tt.text, d, span)
		}
	}
}

func TestTimeOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2022/23": "2022-08-01 to 2023-07-31", "2022-23": "2022-08-01 to 2023-07-31", "Autumn 2022": "2022-08-01 to 2022-12-31",
		"spring 2023": "2023-01-01 to 2023-04-09", "Summer term 2023": "2023-04-10 to 2023-07-31", "2022/23 Autumn": "2022-08-01 to 2022-12-31",
		"Autumn 2022/23": "2022-08-01 to 2022-12-31", "2022/23 HT5": "2023-04-10 to 2023-05-28", "2022/23 half term 1": "2022-08-01 to 2022-10-23",
		"Autumn 1 2022": "2022-08-01 to 2022-10-23", "2022/23 autumn and spring": "2022-08-01 to 2023-04-09",
		"2022-09-05 to 2022-10-21": "2022-09-05 to 2022-10-21", "05/09/2022 to 21/10/2022": "2022-09-05 to 2022-10-21",
		"2022": "", "autumn": "", "Michaelmas 2022": "", "": "", "2022/24": "",
	} {
		got := ""
		if n, ok := timeOf(text); ok {
			s, _ := n.span(&calendar.Calendar{})
			got = s.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestHalfOf(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text     string
		numbered bool
		want     halfRead
	}{
		{"AM", true, halfRead{said: true}}, {"pm", false, halfRead{session: Afternoon, said: true}}, {"1", true, halfRead{said: true}},
		{"2.0", true, halfRead{session: Afternoon, said: true}}, {"Mon:AM", false, halfRead{said: true}}, {"Thurs PM Reg", false, halfRead{session: Afternoon, said: true}},
		{"1", false, halfRead{lesson: true}}, {"P1", false, halfRead{lesson: true}}, {"3", true, halfRead{lesson: true, beyond: true}},
		{"Tutor", true, halfRead{lesson: true}}, {"", true, halfRead{}},
	} {
		if got := halfOf(tt.text, tt.numbered); got != tt.want {
			t.Errorf("%q: %+v, want %+v", tt.text, got, tt.want)
		}
	}
}

// Whatever a heading or a name holds, it is read or not, and nothing breaks.
func FuzzTimes(f *testing.F) {
	for _, s := range []string{"05/09/2022 AM", "w/c 5 Sep 22", "Autumn 1 2022/23", "2022-09-05 to 2022-10-21", "44809", "Mon 05/09", "HT6 2099-00", "autumn 9999"} {
		f.Add(s)
	}
	cal := &calendar.Calendar{}
	f.Fuzz(func(t *testing.T, text string) {
		if s, ok := dayOfText(text).span(false); ok && s.To < s.From {
			t.Errorf("%q ends before it begins", text)
		}
		n, ok := timeOf(text)
		if s, dated := n.span(cal); ok && dated && s.To < s.From {
			t.Errorf("%q ends before it begins: %s", text, s)
		}
		weekIn(text)
		daysIn(text)
		codeOfHeading(text)
		halfOf(text, true)
		whyUnknown([]byte(text), 19000)
	})
}
