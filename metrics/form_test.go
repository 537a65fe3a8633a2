package metrics

import "testing"

func TestSameForm(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b          string
		same, certain bool
	}{
		{"", "", true, true},
		{"4-17", "4-17", true, true},
		{"4-17", "2-4", false, true},
		{"digital", "", true, false},
		{UnknownForm, UnknownForm, false, true},
		{UnknownForm, "4-17", false, true},
		{UnknownForm, "", false, true},
	} {
		for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if same, certain := SameForm(pair[0], pair[1]); same != tt.same || certain != tt.certain {
				t.Errorf("SameForm(%q, %q) = %t, %t; want %t, %t", pair[0], pair[1], same, certain, tt.same, tt.certain)
			}
		}
	}
}
