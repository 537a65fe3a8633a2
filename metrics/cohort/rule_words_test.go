package cohort

import "testing"

func TestParseRule(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"named", "last", "nearest 2023-06-30 within 42 days"} {
		r, err := ParseRule(text, true)
		if err != nil || r.In(true) != text {
			t.Errorf("%q is read as %q, %v", text, r.In(true), err)
		}
	}
	if r, err := ParseRule(" Nearest 30/06/2023 within 14", false); err != nil || r.Within != 14 || r.Day.Month != 6 {
		t.Errorf("read as %v, %v", r, err)
	}
	for _, text := range []string{"", "first", "nearest", "nearest 2023-13-01 within 4 days", "nearest 2023-06-30 within -1 days", "nearest 2023-06-30 within 4 weeks", "latest"} {
		if r, err := ParseRule(text, true); err == nil {
			t.Errorf("%q is read as %v", text, r)
		}
	}
}
