package synth

import (
	"bytes"
	"testing"
)

// The list is the same each time, and asking for it changes no answer.
func TestRoster(t *testing.T) {
	t.Parallel()
	p := Ordinary
	p.Returners = 2
	s := New(p)
	first, err := s.Roster()
	if err != nil {
		t.Fatal(err)
	}
	second, err := New(p).Roster()
	if err != nil || !bytes.Equal(first.Data, second.Data) {
		t.Errorf("two lists of one school differ (%v)", err)
	}
	year := map[int]int{}
	for _, pupil := range s.Pupils {
		year[yearGroup(pupil.Birth)]++
	}
	for y := range year {
		if y < 7 || y > 11 {
			t.Errorf("a pupil in year %d: %v", y, year)
		}
	}
}
