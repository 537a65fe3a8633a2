package attendance

import (
	"testing"
)

func TestReadMark(t *testing.T) {
	t.Parallel()
	var m Marks
	for _, c := range []struct {
		day, text string
		want      Mark
	}{
		{"2023-01-09", "/", Mark{CodeAM, 0}},
		{"2023-01-09", `\`, Mark{CodePM, 0}},
		{"2023-01-09", "", Mark{NoMark, 0}},
		{"2023-01-09", " ", Mark{NoMark, 0}},
		{"2023-01-09", "\t ", Mark{NoMark, 0}},
		{"2023-01-09", "\u00A0", Mark{NoMark, 0}},
		{"2023-01-09", " L ", Mark{CodeL, 0}},
		{"2023-01-09", "n", Mark{CodeN, LowerCase}},
		{"2023-01-09", "l", Mark{CodeL, LowerCase}},
		{"2025-01-06", "c2", Mark{CodeC2, LowerCase}},
		{"2021-10-04", "x05", Mark{CodeX05, LowerCase}},
		{"2023-01-09", "I - Illness Not Medical o", Mark{CodeI, LabelCut}},
		{"2025-01-06", "C2 - Part-time timeta", Mark{CodeC2, LabelCut}},
		{"2025-01-06", "i \u2013 Illness", Mark{CodeI, LabelCut | LowerCase}},
		{"2023-01-09", `/ - Present (AM)`, Mark{CodeAM, LabelCut}},
		{"2023-01-09", "J", Mark{CodeJ, 0}},
		{"2024-09-02", "J1", Mark{CodeJ1, 0}},
		{"2021-03-08", "X07", Mark{CodeX07, 0}},
		{"2021-08-25", "X03", Mark{CodeX03, 0}},
		{"2021-08-26", "X08", Mark{CodeX08, 0}},
	} {
		if got := m.Read([]byte(c.text), on(c.day)); got != c.want {
			t.Errorf("%q on %s is read as %v; want %v", c.text, c.day, got, c.want)
		}
	}
	if got := (Mark{CodeAM, 0}).At(Afternoon); got != (Mark{CodePM, WrongSlash}) {
		t.Errorf("/ in the afternoon is %v", got)
	}
	if got := (Mark{CodePM, 0}).At(Morning); got != (Mark{CodeAM, WrongSlash}) {
		t.Errorf(`\ in the morning is %v`, got)
	}
	if got := m.On(on("2023-01-09")).One('L'); got != (Mark{CodeL, 0}) {
		t.Errorf("the byte L is %v", got)
	}
}

func TestLocalMarks(t *testing.T) {
	t.Parallel()
	m, err := NewMarks(map[string]string{"-": "no mark", "J": "J1", "1": "/", "0": "N", "&": "O", "!Q": "D", "2": "C2", "A": "V"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		day, text string
		want      Mark
	}{
		{"2023-01-09", "-", Mark{NoMark, LocalMark}},
		{"2023-01-09", "J", Mark{CodeJ, 0}}, // still a code then
		{"2024-09-02", "J", Mark{CodeJ1, LocalMark}},
		{"2024-09-02", "j", Mark{CodeJ1, LocalMark | LowerCase}},
		{"2023-01-09", "1", Mark{CodeAM, LocalMark}},
		{"2023-01-09", "!Q", Mark{CodeD, LocalMark}},
		{"2023-01-09", "!Q - Not required", Mark{CodeD, LocalMark | LabelCut}},
		{"2024-09-02", "2", Mark{CodeC2, LocalMark}},
		{"2023-01-09", "2", Mark{Unknown, 0}}, // C2 was no code then
		{"2023-01-09", "a", Mark{CodeV, LocalMark | LowerCase}},
	} {
		if got := m.Read([]byte(c.text), on(c.day)); got != c.want {
			t.Errorf("%q on %s is read as %v; want %v", c.text, c.day, got, c.want)
		}
	}
	if got := (Mark{CodeAM, LocalMark}).At(Afternoon); got != (Mark{CodePM, LocalMark}) {
		t.Errorf("a declared present mark in the afternoon is %v", got)
	}
	for text, target := range map[string]string{"/": "L", "": "L", " x": "L", "@": "", "#!": "F", "*": "ZZ", "farTooLong": "L"} {
		if _, err := NewMarks(map[string]string{text: target}); err == nil {
			t.Errorf("%q may be declared as %q", text, target)
		}
	}
}
