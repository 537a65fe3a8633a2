package finding

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	ruleA = &Rule{ID: "T-001", Severity: Warning}
	ruleB = &Rule{ID: "T-002", Severity: Info}
)

func seen(l *Log) (out []string) {
	for _, g := range l.Groups() {
		for _, f := range g.Kept {
			out = append(out, fmt.Sprint(g.Severity, " ", g.Rule.ID, " ", f.Seen, " of ", g.Count))
		}
	}
	return out
}

// A draft that is taken leaves the log as if its findings had been added to it.
func TestDraft(t *testing.T) {
	t.Parallel()
	l, want := &Log{}, &Log{}
	for _, log := range []*Log{l, want} {
		log.SetSeverity("T-002", Error)
		log.Add(Finding{Rule: ruleA, Seen: "1"})
	}
	d := l.Draft()
	for _, log := range []*Log{d, want} {
		log.Add(Finding{Rule: ruleA, Seen: "2"})
		log.Add(Finding{Rule: ruleB, Seen: "3"})
		log.Add(Finding{Rule: ruleA, Seen: "4"})
	}
	l.Draft().Add(Finding{Rule: ruleA, Seen: "taken back"})
	l.Take(d)
	if diff := cmp.Diff(seen(want), seen(l)); diff != "" {
		t.Errorf("-added +taken\n%s", diff)
	}
	if l.Count(Error) != 1 || l.Count(Info) != 4 {
		t.Errorf("%d errors of %d", l.Count(Error), l.Count(Info))
	}
}

// A log keeps no more of a rule than it would otherwise.
func TestDraftKeepsNoMore(t *testing.T) {
	t.Parallel()
	l := &Log{}
	d := l.Draft()
	for i := range KeptPerRule {
		l.Add(Finding{Rule: ruleA})
		if i < 10 {
			d.Add(Finding{Rule: ruleA})
		}
	}
	l.Take(d)
	if g := l.Groups()[0]; g.Count != KeptPerRule+10 || len(g.Kept) != KeptPerRule {
		t.Errorf("%d findings, %d kept", g.Count, len(g.Kept))
	}
}
