//go:build !windows

package main

import "testing"

func TestSpeaksUTF8(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		env  map[string]string
		want bool
	}{
		{"nothing said", nil, true},
		{"British", map[string]string{"LANG": "en_GB.UTF-8"}, true},
		{"spelled otherwise", map[string]string{"LC_CTYPE": "C.utf8"}, true},
		{"old British", map[string]string{"LANG": "en_GB.ISO-8859-1"}, false},
		{"plain C", map[string]string{"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := speaksUTF8(func(name string) string { return tt.env[name] }); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
