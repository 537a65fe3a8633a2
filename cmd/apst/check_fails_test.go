package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// onceThere is a context in which something happens as soon as a file is there.
type onceThere struct {
	context.Context
	path string
	do   func() error
}

func (c *onceThere) Err() error {
	if _, err := os.Stat(c.path); err != nil {
		return c.Context.Err()
	}
	return c.do()
}

// What was found is written and told even if the fix list fails.
func TestCheckFixListFails(t *testing.T) {
	t.Parallel()
	const answers = "UPN,Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8,Q9,Q10,Q11,Q12,Q13,Q14,Q15,Q16,Q17,Q18,Q19,Q20,Q21,Q22,Q23,Q24,Q25\n" +
		"F999110022001,2,0,0,2,0,yes,2,0,2,0,1,0,0,2,0,1,2,0,0,0,2,0,0,0,2\n"
	for _, c := range []struct {
		name string
		do   func(source string, interrupt context.CancelCauseFunc) error
		code int
		want string
	}{
		{"the source changes", func(source string, _ context.CancelCauseFunc) error {
			return os.WriteFile(source, []byte(answers+answers), 0o600)
		}, exitData, "has changed while it was checked"},
		{"interrupted", func(_ string, interrupt context.CancelCauseFunc) error {
			interrupt(errInterrupted)
			return context.Canceled
		}, exitInterrupted, "interrupted"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			source, findings, list := filepath.Join(dir, "Self baseline.csv"), filepath.Join(dir, "found.json"), filepath.Join(dir, "fix.xlsx")
			if err := os.WriteFile(source, []byte(answers), 0o600); err != nil {
				t.Fatal(err)
			}
			ios, _, talk := testIO()
			base, interrupt := context.WithCancelCause(t.Context())
			defer interrupt(nil)
			ctx := &onceThere{base, findings, func() error { return c.do(source, interrupt) }}
			code := run(ctx, ios, []string{"check", source, "--findings", findings, "--fix-list", list})
			if code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			for _, want := range []string{"looked at 1 file", "SDQ-020", "found 1 error", c.want} {
				if !strings.Contains(talk.String(), want) {
					t.Errorf("the screen lacks %q", want)
				}
			}
			if _, err := os.Stat(list); err == nil || strings.Contains(talk.String(), "fix.xlsx beside you") {
				t.Error("there is a fix list, or the screen leads to one")
			}
			if !strings.Contains(readText(t, findings), "SDQ-020") {
				t.Error("the findings lack SDQ-020")
			}
			if t.Failed() {
				t.Logf("the screen:\n%s", talk)
			}
		})
	}
}

func readText(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
