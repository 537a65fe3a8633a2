package support

import (
	"testing"

	"apst/ingest/sheet"
)

func text(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: []byte(s)} }
func num(s string) sheet.Cell  { return sheet.Cell{Kind: sheet.Number, Text: []byte(s)} }
func day(s string) sheet.Cell  { return sheet.Cell{Kind: sheet.Date, Text: []byte(s)} }

func TestLengths(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		cell sheet.Cell
		unit unit
		want int // -1 for none
	}{
		{text("45"), inMinutes, 45}, {num("45"), inMinutes, 45}, {text("45.5"), inMinutes, 46}, {text("0.75"), inHours, 45}, {num("1.5"), inHours, 90},
		{num("1.25"), inHours, 75}, {text("45 mins"), noUnit, 45}, {text("45min"), inHours, 45}, {text("1h"), noUnit, 60}, {text("1 hr 15"), noUnit, 75},
		{text("1h15m"), inMinutes, 75}, {text("1 hour and 5 minutes"), noUnit, 65}, {text("1.5 hours"), noUnit, 90}, {text("2hrs"), noUnit, 120},
		{text("1:15"), noUnit, 75}, {text("1:15"), inHours, 75}, {text("01:15:00"), inMinutes, 75}, {day("0.03125"), inMinutes, 45}, {day("0.0625"), noUnit, 90},
		{text("0"), inMinutes, 0}, {num("0"), inMinutes, 0},
		{text("1:15"), inMinutes, -1}, {text("45"), noUnit, -1}, {num("45"), noUnit, -1}, {text("-30"), inMinutes, -1}, {num("-30"), inMinutes, -1},
		{text("an hour"), inMinutes, -1}, {text("1:75"), noUnit, -1}, {text("1.5h 15"), noUnit, -1}, {text("45 mince"), noUnit, -1}, {text("1e3x"), inMinutes, -1}, {text("0x10"), inMinutes, -1},
		{text("30-45"), inMinutes, -1}, {text("1 h 15 x"), noUnit, -1}, {day("44809"), inMinutes, -1}, {text("NaN"), inMinutes, -1}, {text("Inf"), inMinutes, -1}, {sheet.Cell{Kind: sheet.Bool, Text: []byte("1")}, inMinutes, -1},
	} {
		got, ok := lengthOf(c.cell, c.unit)
		if !ok {
			got = -1
		}
		if got != c.want {
			t.Errorf("%s %q in unit %d is %d, want %d", c.cell.Kind, c.cell.Text, c.unit, got, c.want)
		}
	}
}

func TestClocks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		cell sheet.Cell
		want int // -1 for none
	}{
		{text("9:30"), 570}, {text("09.30"), 570}, {text("0930"), 570}, {text("09:30:00"), 570}, {text("2pm"), 840}, {text("2:15 pm"), 855}, {text("12:15am"), 15}, {text("12 pm"), 720},
		{day("0.395833333333333"), 570}, {num("0.395833333333333"), 570}, {day("44809.395833333336"), 570}, {text("2022-09-05 09:30:00"), 570}, {text("2022-09-05T09:30"), 570}, {text("05/09/2022 2:15 pm"), 855},
		{day("44809"), -1}, {num("44809"), -1}, {text("2022-09-05 00:00:00"), -1}, {text("morning"), -1}, {text("25:00"), -1}, {text("9:75"), -1}, {text("13pm"), -1}, {text(""), -1}, {text("05/09/2022"), -1}, {text("period 3"), -1},
	} {
		got, ok := clockOf(c.cell)
		if !ok {
			got = -1
		}
		if got != c.want {
			t.Errorf("%s %q is %d, want %d", c.cell.Kind, c.cell.Text, got, c.want)
		}
	}
}

func FuzzLengths(f *testing.F) {
	for _, s := range []string{"45", "1h15", "1:15", "1 hour and 5 minutes", "", "-1", "9" /* and */, "1e400", "½ hour"} {
		f.Add(s, uint8(0))
	}
	f.Fuzz(func(t *testing.T, s string, u uint8) {
		for _, kind := range []sheet.Kind{sheet.Text, sheet.Number, sheet.Date} {
			c := sheet.Cell{Kind: kind, Text: []byte(s)}
			if n, ok := lengthOf(c, unit(u%3)); ok && (n < 0 || n > 60*1e5+60) {
				t.Errorf("%q is %d minutes", s, n)
			}
			if n, ok := clockOf(c); ok && (n <= 0 || n >= dayMinutes) {
				t.Errorf("%q is %d minutes after midnight", s, n)
			}
		}
	})
}

func FuzzParts(f *testing.F) {
	for _, s := range []string{"SALT; EP", "S&LT", "YJS/YOT worker", "a/b and c & d", "", ";;", " and "} {
		f.Add(s)
	}
	known := func(s string) bool { _, ok := specialismOf(s); return ok }
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		for _, p := range partsOf(s, known) {
			if p == "" {
				t.Errorf("%q has an empty part", s)
			}
		}
		questionOf(s)
		specialismIn(s)
		respondentIn(s)
	})
}
