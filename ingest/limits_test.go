package ingest

import "testing"

func TestLimits(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		limit Limit
		want  string
	}{
		{Limit{Most: 250}, "250"},
		{Limit{Most: 1 << 20}, "1,048,576"},
		{Limit{Most: 100, Bytes: true}, "100 bytes"},
		{Limit{Most: 256 << 10, Bytes: true}, "256 KiB"},
		{Limit{Most: 4 << 30, Bytes: true}, "4 GiB"},
	} {
		if got := tt.limit.String(); got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.limit, got, tt.want)
		}
	}
	for _, l := range Limits() {
		if l.Of == "" || l.What == "" || l.Most <= 0 {
			t.Errorf("limit %+v", l)
		}
	}
}
