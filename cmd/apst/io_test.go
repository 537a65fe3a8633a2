package main

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestWantsColour(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		env  map[string]string
		want bool
	}{
		{"usual", map[string]string{"TERM": "xterm-256color"}, true},
		{"nothing said", nil, true},
		{"asked for none", map[string]string{"NO_COLOR": "1"}, false},
		{"any value counts", map[string]string{"NO_COLOR": "0"}, false},
		{"empty does not", map[string]string{"NO_COLOR": ""}, true},
		{"dumb terminal", map[string]string{"TERM": "dumb"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := wantsColour(func(name string) string { return tt.env[name] }); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestPaint(t *testing.T) {
	t.Parallel()
	ios, _, _ := testIO()
	ios.ErrTerminal, ios.Colour = true, true
	if got := ios.errPaint().Red("high"); got != "\x1b[31mhigh\x1b[0m" {
		t.Errorf("on a terminal: %q", got)
	}
	if got := ios.outPaint().Bold("high"); got != "high" {
		t.Errorf("piped: %q", got)
	}
	ios.Colour = false
	for _, got := range []ready{ios.errPaint().Green("x"), ios.errPaint().Yellow("x"), ios.errPaint().Dim("x")} {
		if got != "x" {
			t.Errorf("without colour: %q", got)
		}
	}
}

func TestGlyph(t *testing.T) {
	t.Parallel()
	ios, _, _ := testIO()
	if got := ios.Glyph("…", "..."); got != "…" {
		t.Errorf("got %q", got)
	}
	ios.ASCII = true
	if got := ios.Glyph("…", "..."); got != "..." {
		t.Errorf("got %q", got)
	}
}

// A progress line comes after half a second, on a terminal, and goes before
// anything else is said.
func TestProgress(t *testing.T) {
	t.Parallel()
	type step struct {
		after       time.Duration
		done, total int64
	}
	tests := []struct {
		name     string
		terminal bool
		width    int
		steps    []step
		want     string
	}{
		{"short job", true, 80, []step{{400 * time.Millisecond, 1, 2}}, "done\n"},
		{"no terminal", false, 80, []step{{time.Hour, 1, 2}}, "done\n"},
		{"long job", true, 80, []step{{time.Second, 1, 4}, {time.Millisecond, 2, 4}, {time.Second, 5, 4}},
			"\rreading a.csv  25%\rreading a.csv  100%\r                   \rdone\n"},
		{"shorter line", true, 80, []step{{time.Second, 1234567, 0}, {time.Second, 0, 0}},
			"\rreading a.csv  1,234,567 rows\rreading a.csv  0 rows        \r                     \rdone\n"},
		{"narrow", true, 8, []step{{time.Second, 1, 4}}, "\rreading\r       \rdone\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			now := time.Unix(0, 0)
			ios, _, talk := testIO()
			ios.ErrTerminal, ios.Width, ios.now = tt.terminal, tt.width, func() time.Time { return now }
			p := ios.NewProgress("reading a.csv")
			for _, s := range tt.steps {
				now = now.Add(s.after)
				p.Update(s.done, s.total, "rows")
			}
			p.Done()
			ios.Errf("done\n")
			if diff := cmp.Diff(tt.want, talk.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestGrouped(t *testing.T) {
	t.Parallel()
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567", -123: "-123", -1234: "-1,234"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}
