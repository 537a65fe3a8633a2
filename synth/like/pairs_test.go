package like

import (
	"testing"
	"time"
)

// Two days that somebody of the originals has are found in a pupil who is made; one of
// them, or two of different pupils, are nobody's.
func TestPaired(t *testing.T) {
	t.Parallel()
	day := func(n int) time.Time { return time.Date(2020, 1, n, 0, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name        string
		born, entry int // of the pupil who is made
		want        bool
	}{
		{"both of one pupil", 1, 10, true},
		{"of two pupils", 1, 20, false},
		{"one of them", 1, 15, false},
		{"none", 3, 15, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPeople(1)
			p.bearing("a", day(1))
			p.dated("a", day(10))
			p.bearing("b", day(2))
			p.dated("b", day(20))
			p.settle()
			if !p.move(-1) {
				t.Fatal("not moved")
			}
			p.born[day(2)] = day(c.born)
			p.moved["b"] = map[time.Time]time.Time{day(20): day(c.entry)}
			if got := p.paired(); got != c.want {
				t.Errorf("paired: %t, want %t", got, c.want)
			}
		})
	}
}

// Answers are held against the originals' where they say whose they are.
func TestAnswersThatTell(t *testing.T) {
	t.Parallel()
	s := &source{pupils: make([]string, 30)}
	for v, want := range map[string]bool{
		"0121012101210121012101210": true,
		"1111111111111111111111111": false, // without care, and anybody's
		"012----------------------": false, // as many as there are pupils
		"0121012------------------": true,
		"-------------------------": false,
	} {
		if got := s.tells(v); got != want {
			t.Errorf("%s: %t, want %t", v, got, want)
		}
	}
	d := &drawing{plans: map[string]*plan{"": {stored: [items]int{0, 1, 2, -1}}}}
	for i := 4; i < items; i++ {
		d.plans[""].stored[i] = 1
	}
	if !d.repeats(originals{"012-111111111111111111111": {"a": true}}) || d.repeats(originals{"012-111111111111111111112": {"a": true}}) {
		t.Error("answers that stand in the original are not told from others")
	}
}
