package neet

import "testing"

// A characteristic that cannot be read may be one of the vulnerable group: that the
// pupil is not in it cannot be said.
func TestLostTrait(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		traits []string
		lost   bool
		want   Answer
	}{
		{"none", nil, false, No},
		{"one that cannot be read", nil, true, NoAnswer},
		{"one that counts beside it", []string{"110"}, true, Yes},
	} {
		s := &standing{asksTraits: true, traits: c.traits, lostTrait: c.lost}
		if got := s.vulnerable(); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
