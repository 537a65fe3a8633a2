package ingest_test

import (
	"testing"

	"pgregory.net/rapid"

	"apst/ingest"
)

// However an identifier is written, it folds to the same.
func TestAppendFolded(t *testing.T) {
	t.Parallel()
	for _, same := range [][]string{
		{"0017", "17", " 17", "00 17"}, {"K007", "k7", "K-007", "k 07"}, {"0", "00"}, {"AB10", "ab10"}, {"100", "0100"}, {"F999432119001", "f999432119001"},
	} {
		want := string(ingest.AppendFolded(nil, same[0]))
		for _, id := range same {
			if got := string(ingest.AppendFolded([]byte("9"), id))[1:]; got != want {
				t.Errorf("%q folds to %q, %q to %q", id, got, same[0], want)
			}
		}
	}
	for _, other := range [][2]string{{"17", "170"}, {"1007", "107"}, {"K7", "7"}, {"", "0"}} {
		if a, b := string(ingest.AppendFolded(nil, other[0])), string(ingest.AppendFolded(nil, other[1])); a == b {
			t.Errorf("%q and %q both fold to %q", other[0], other[1], a)
		}
	}
}

// What a slip of the hand makes of an identifier, and what is another pupil's.
func TestLikelySlip(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		a, b         string
		kind         ingest.Slip
		likely, sure bool
	}{
		{"B801200005001", "B801300005001", ingest.Changed, true, true},   // a right UPN and a mistyped one
		{"B801200005001", "A801200005001", ingest.Changed, true, true},   // the letter
		{"B801200005001", "B802100005001", ingest.Exchanged, true, true}, // two digits
		{"B801200005001", "B80120000500", ingest.Inserted, true, false},  // a digit lost
		{"K801200005001", "K801300005001", ingest.Changed, false, true},  // neither is right
		{"4517", "4571", ingest.Exchanged, true, false},
		{"4517", "45177", ingest.Inserted, true, false},
		{"4517", "9517", ingest.Changed, true, false},
		{"4517", "4518", ingest.Changed, false, false}, // the next pupil
		{"4517", "4587", ingest.Changed, false, false},
		{"K1O7", "K107", ingest.Changed, true, false}, // the letter O for a nought
		{"K107", "L107", ingest.Changed, false, false},
		{"107", "117", ingest.Changed, false, false}, // too short
		{"4517", "4517", ingest.NoSlip, false, false},
		{"4517", "4625", ingest.NoSlip, false, false},
		{"4517", "451777", ingest.NoSlip, false, false},
	} {
		for range 2 {
			if kind, _ := ingest.SlipBetween(tt.a, tt.b); kind != tt.kind {
				t.Errorf("%q and %q: slip %d, want %d", tt.a, tt.b, kind, tt.kind)
			}
			if likely, sure := ingest.LikelySlip(tt.a, tt.b); likely != tt.likely || likely && sure != tt.sure {
				t.Errorf("%q and %q: likely %v, sure %v; want %v, %v", tt.a, tt.b, likely, sure, tt.likely, tt.sure)
			}
			tt.a, tt.b = tt.b, tt.a
		}
	}
}

// Which of the two stands first decides nothing, and one character more or another
// is found wherever it is.
func TestSlipBetweenIsEven(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.StringMatching(`[A-C0-2]{1,6}`).Draw(t, "a")
		b := rapid.StringMatching(`[A-C0-2]{1,6}`).Draw(t, "b")
		x, at := ingest.SlipBetween(a, b)
		y, also := ingest.SlipBetween(b, a)
		if x != y || at != also {
			t.Fatalf("%q, %q: %d at %d one way, %d at %d the other", a, b, x, at, y, also)
		}
		i := rapid.IntRange(0, len(a)).Draw(t, "at")
		if kind, _ := ingest.SlipBetween(a, a[:i]+"#"+a[i:]); kind != ingest.Inserted {
			t.Fatalf("%q with a character more at %d: %d", a, i, kind)
		}
		if i < len(a) {
			if kind, _ := ingest.SlipBetween(a, a[:i]+"#"+a[i+1:]); kind != ingest.Changed {
				t.Fatalf("%q with another character at %d: %d", a, i, kind)
			}
		}
	})
}
