package disclosure

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// people is pupils by number.
func people(numbers ...int) []Pupil {
	var out []Pupil
	for _, n := range numbers {
		out = append(out, Pupil{byte(n), byte(n >> 8), 0xAB})
	}
	return out
}

// upTo is the pupils from a number up to another.
func upTo(from, to int) []Pupil {
	var out []Pupil
	for n := from; n <= to; n++ {
		out = append(out, people(n)...)
	}
	return out
}

func one(label string, p []Pupil) []Population { return []Population{{label, "n", p}} }

func TestIsolates(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		old, new []Pupil
		isolated bool
	}{
		{"the same", upTo(1, 30), upTo(1, 30), false},
		{"a late joiner", upTo(1, 30), upTo(1, 31), true},
		{"one left", upTo(1, 30), upTo(2, 30), true},
		{"four joined", upTo(1, 30), upTo(1, 34), true},
		{"five joined", upTo(1, 30), upTo(1, 35), false},
		{"two left and two came", upTo(1, 30), upTo(3, 32), true},
		{"three left and two came", upTo(1, 30), upTo(4, 32), false},
		{"others", upTo(1, 30), upTo(31, 60), false},
		{"twice is once", upTo(1, 30), append(upTo(1, 30), upTo(1, 3)...), false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var want []Isolation
			if test.isolated {
				want = []Isolation{{"autumn", "spring", "n"}}
			}
			if diff := cmp.Diff(want, Isolates(one("autumn", test.old), one("spring", test.new), 5)); diff != "" {
				t.Errorf("at once: -want +got\n%s", diff)
			}
			var l Ledger
			remember(t, &l, one("autumn", test.old))
			got, err := l.Isolates(secret, one("spring", test.new), 5)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("from the ledger: %v, -want +got\n%s", err, diff)
			}
		})
	}
}

func TestIsolatesOnlyWithinASubject(t *testing.T) {
	t.Parallel()
	old := []Population{{"all", "absence, autumn", upTo(1, 30)}}
	new := []Population{{"all", "absence, spring", upTo(1, 31)}}
	if got := Isolates(old, new, 5); len(got) > 0 {
		t.Errorf("the absences of two terms are set against each other: %v", got)
	}
}

var secret = []byte("a key of the school's own")

func remember(t testing.TB, l *Ledger, shown []Population) {
	t.Helper()
	if err := l.Add(secret, profile(t, "board"), "2026-07-31", Digest{1}, shown); err != nil {
		t.Fatal(err)
	}
}

func written(t testing.TB, l *Ledger) string {
	t.Helper()
	var b bytes.Buffer
	if err := l.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestLedgerTellsNothing(t *testing.T) {
	t.Parallel()
	var l Ledger
	shown := []Population{{"girls", "n", upTo(1, 12)}, {"all", "n", upTo(1, 30)}, {"nobody", "n", nil}}
	remember(t, &l, shown)
	remember(t, &l, shown)
	text := written(t, &l)
	for _, p := range upTo(1, 30) {
		if strings.Contains(text, hex.EncodeToString(p[:])) {
			t.Fatal("a pupil's key is in the ledger")
		}
	}
	marks := map[Mark]int{}
	for _, e := range l.Entries {
		for _, g := range e.Groups {
			if len(g.Marks)%10 != 0 || len(g.Marks) == 0 {
				t.Errorf("%s has %d marks, which tells its size", g.Label, len(g.Marks))
			}
			for _, m := range g.Marks {
				marks[m]++
			}
		}
	}
	for m, n := range marks {
		if n > 1 {
			t.Errorf("mark %x is in %d groups", m, n)
		}
	}
	var again Ledger
	slices.Reverse(shown)
	remember(t, &again, shown)
	remember(t, &again, shown)
	if written(t, &again) != text {
		t.Error("the same releases make two ledgers")
	}
}

func TestLedgerKeepsItsOrder(t *testing.T) {
	t.Parallel()
	var l Ledger
	for i := range 4 {
		remember(t, &l, one(fmt.Sprint("all ", i), upTo(1, 30+10*i)))
	}
	text := written(t, &l)
	read, err := ReadLedger(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if written(t, read) != text {
		t.Error("it is written otherwise than it was read")
	}
	remember(t, read, one("one more", upTo(1, 99)))
	if _, err := ReadLedger(strings.NewReader(written(t, read))); err != nil {
		t.Errorf("after adding to what was read: %v", err)
	}
	lines := strings.SplitAfter(text, "\n")
	for _, test := range []struct{ name, text, want string }{
		{"an entry is gone", lines[0] + lines[2], "the ledger's entry 2 does not follow the one before it"},
		{"the first is gone", lines[1], "the ledger's entry 1 does not follow the one before it"},
		{"a label changed", strings.Replace(text, "all 1", "all 9", 1), "the ledger's entry 3 does not follow the one before it"},
		{"a space added", strings.Replace(text, `"sequence":2`, `"sequence": 2`, 1), "the ledger's entry 2 has been changed"},
		{"a newer form", strings.Replace(text, `"format":1`, `"format":2`, 1), "the ledger's entry 1 is of format 2; this program knows format 1"},
		{"no ledger", "hello\n", "the ledger's entry 1 cannot be read"},
	} {
		if _, err := ReadLedger(strings.NewReader(test.text)); err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
}

func TestLedgerNeedsItsKey(t *testing.T) {
	t.Parallel()
	var l Ledger
	remember(t, &l, one("all", upTo(1, 30)))
	if _, err := l.Isolates([]byte("another key of that length"), one("all", upTo(1, 31)), 5); err == nil {
		t.Error("another key finds nothing, and says nothing")
	}
	if err := l.Add([]byte("short"), Profile{}, "", Digest{}, nil); err == nil {
		t.Error("a short key is taken")
	}
	if err := l.Add(secret, Profile{}, "", Digest{}, append(one("all", nil), one("all", nil)...)); err == nil {
		t.Error("two groups of one name are taken")
	}
}

// TestLedgerAgrees: the ledger says what a comparison of the sets says.
func TestLedgerAgrees(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []Population {
			var out []Population
			for i := range rapid.IntRange(1, 3).Draw(t, name) {
				numbers := rapid.SliceOfN(rapid.IntRange(1, 14), 0, 20).Draw(t, name+" pupils")
				out = append(out, Population{fmt.Sprint(name, i), "n", people(numbers...)})
			}
			return out
		}
		old, new := draw("old"), draw("new")
		var l Ledger
		if err := l.Add(secret, Profile{Threshold: 3}, "", Digest{}, old); err != nil {
			t.Fatal(err)
		}
		got, err := l.Isolates(secret, new, 3)
		if err != nil {
			t.Fatal(err)
		}
		order := func(a, b Isolation) int { return strings.Compare(a.New+a.Old, b.New+b.Old) }
		slices.SortFunc(got, order)
		if diff := cmp.Diff(Isolates(old, new, 3), got); diff != "" {
			t.Fatalf("-sets +ledger\n%s", diff)
		}
	})
}

func FuzzReadLedger(f *testing.F) {
	var l Ledger
	remember(f, &l, one("all", upTo(1, 30)))
	f.Add([]byte(written(f, &l)))
	f.Add([]byte("{}\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		l, err := ReadLedger(bytes.NewReader(text))
		if err != nil {
			return
		}
		if _, err := ReadLedger(strings.NewReader(written(t, l))); err != nil {
			t.Errorf("what was read cannot be read again: %v", err)
		}
	})
}

// TestWithdraw: what was never handed out is not set against a new release, stays in
// the ledger, and survives writing and reading.
func TestWithdraw(t *testing.T) {
	key := bytes.Repeat([]byte{7}, 32)
	board, err := ParseProfile("board")
	if err != nil {
		t.Fatal(err)
	}
	group := func(n int) []Population {
		p := Population{Label: "pairs", Subject: "sdq"}
		for i := range n {
			p.Pupils = append(p.Pupils, Pupil{byte(i)})
		}
		return []Population{p}
	}
	l := &Ledger{}
	if err := l.Add(key, board, "2023-07-21", Digest{}, group(20)); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Isolates(key, group(21), board.Threshold); err != nil || len(got) != 1 {
		t.Fatalf("before: %v, %v; want one isolation", got, err)
	}
	for _, bad := range []struct {
		n   int
		why string
	}{{0, "x"}, {2, "x"}, {1, ""}} {
		if l.Withdraw(bad.n, bad.why) == nil {
			t.Errorf("withdrawing %d because %q went through", bad.n, bad.why)
		}
	}
	if err := l.Withdraw(1, "a draft"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := l.Write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := ReadLedger(&b)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := again.Isolates(key, group(21), board.Threshold); err != nil || len(got) != 0 {
		t.Errorf("afterwards: %v, %v; want none", got, err)
	}
	if again.Withdraw(1, "again") == nil || again.Withdraw(2, "a withdrawal") == nil {
		t.Error("a withdrawn release, or a withdrawal, was withdrawn")
	}
}
