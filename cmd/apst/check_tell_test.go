package main

import "testing"

// A command is shown so that it can be typed again.
func TestCommandAsTyped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"check"}, `apst check`},
		{[]string{"check", "data/", "--fix-list", "out/pupil/fix-list.xlsx"}, `apst check data/ --fix-list out/pupil/fix-list.xlsx`},
		{[]string{"check", `C:\School files\SDQ.xlsx`, "--wave=baseline"}, `apst check "C:\School files\SDQ.xlsx" --wave=baseline`},
		{[]string{"check", "£5 (copy).csv", ""}, `apst check "£5 (copy).csv" ""`},
		{[]string{"check", `a "b" $c.csv`}, `apst check 'a "b" $c.csv'`},
	} {
		ios, _, _ := testIO()
		ios.Args = c.args
		if got := (&checkJob{opts: &CheckOptions{IO: ios}}).command(); got != c.want {
			t.Errorf("%q is shown as %s, want %s", c.args, got, c.want)
		}
	}
}
