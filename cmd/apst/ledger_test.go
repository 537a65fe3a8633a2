package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"apst/report/disclosure"
)

// Of two programs that make a release at once one is refused, and no entry is lost.
func TestLedgerIsHeld(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	key := []byte(strings.Repeat("k", keyLength))
	m := &remembered{path: filepath.Join(dir, ledgerName), lock: filepath.Join(dir, keyName), ledger: &disclosure.Ledger{}, key: key}
	if err := os.WriteFile(m.lock, key, 0o600); err != nil {
		t.Fatal(err)
	}
	refused := func(of *remembered, want string) {
		t.Helper()
		if _, err := of.hold(); err == nil || !strings.Contains(err.Error(), want) || exitCode(t.Context(), err) != exitFailed {
			t.Errorf("got %v, want %q and exit code %d", err, want, exitFailed)
		}
	}
	other := *m
	other.ledger = &disclosure.Ledger{}
	release, err := m.hold()
	if err != nil {
		t.Fatal(err)
	}
	refused(&other, "another apst is making a release")
	if _, err := m.add([]artefact{{path: "T04.csv", data: []byte("x")}}); err != nil {
		t.Fatal(err)
	}
	release()
	refused(&other, "another apst has made or withdrawn a release")
	if other.ledger, err = openLedger(m.path); err != nil || len(other.ledger.Entries) != 1 {
		t.Fatalf("%d entries, %v", len(other.ledger.Entries), err)
	}
	release, err = other.hold()
	if err != nil {
		t.Fatal(err)
	}
	release()
	if err := os.Remove(m.lock); err != nil {
		t.Fatal(err)
	}
	if release, err = other.hold(); err != nil {
		t.Fatalf("without a key: %v", err)
	}
	release()
}
