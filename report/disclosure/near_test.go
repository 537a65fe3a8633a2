package disclosure

import (
	"bytes"
	"strings"
	"testing"
)

// yearly is a release of 21 pupils in two bands, with a mean of them and one of all.
func yearly(high, low float64) *Release {
	return &Release{
		Cells: []Cell{
			{ID: "pairs", Kind: Count, Value: high + low, Size: true},
			{ID: "high", Kind: Count, Value: high},
			{ID: "low", Kind: Count, Value: low},
			{ID: "mean", Kind: Mean, Value: 11.5, Pupils: int(high + low), Behind: "pairs", High: 40},
			{ID: "away", Kind: Count, Value: 30},
		},
		Sums: []Sum{{Total: "pairs", Parts: []string{"high", "low"}}},
	}
}

func groupOf(pupils []Pupil) []Valued {
	return []Valued{{Label: "pairs, all", Subject: "sdq pairs", Count: "pairs", Pupils: pupils}}
}

// TestNear: what set against another period would tell of few pupils is marked, and
// nothing else is.
func TestNear(t *testing.T) {
	t.Parallel()
	board := profile(t, "board")
	for _, test := range []struct {
		name      string
		high, low float64
		pupils    []Pupil
		period    string
		want      string
	}{
		{"nothing changed", 9, 12, upTo(1, 21), "summer", ""},
		{"one came", 10, 12, upTo(1, 22), "summer", "high low mean"},
		{"one has another value", 9, 12, append(upTo(1, 20), people(99)...), "summer", "mean"},
		{"one changed band", 10, 11, append(upTo(1, 20), people(99)...), "summer", "high low mean"},
		{"five came", 14, 12, upTo(1, 26), "summer", ""},
		{"five came, one of them low", 13, 13, upTo(1, 26), "summer", "high low"},
		{"everybody has another value", 9, 12, upTo(101, 121), "summer", ""},
		{"the same period", 10, 12, upTo(1, 22), "spring", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			l, first := &Ledger{}, yearly(9, 12)
			told := Told{Period: "spring", Shown: first.Cells, Values: groupOf(upTo(1, 21))}
			if err := l.AddTold(secret, board, "", Digest{}, nil, told); err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := l.Write(&b); err != nil {
				t.Fatal(err)
			}
			l, err := ReadLedger(&b)
			if err != nil {
				t.Fatal(err)
			}
			r := yearly(test.high, test.low)
			if err := l.Near(secret, board, test.period, r, groupOf(test.pupils)); err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range r.Cells {
				if r.Cells[i].Near {
					got = append(got, r.Cells[i].ID)
				}
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("marked: %v, want %q", got, test.want)
			}
			out, err := Protect(r, board)
			if err != nil || len(out.Refused) > 0 {
				t.Fatalf("%v, refused %v", err, out.Refused)
			}
			for i, v := range out.Cells {
				if r.Cells[i].Near && v.State != Hidden {
					t.Errorf("%s is %s", v.ID, v.State)
				}
			}
		})
	}
}

// A value that was hidden because it was small does not come out a term later by what is
// a few more; who withdrew a release, or lost the key, sets nothing against it.
func TestNearToWhatWasHidden(t *testing.T) {
	t.Parallel()
	board := profile(t, "board")
	l := &Ledger{}
	small := Cell{ID: "high", Kind: Count, Value: 4}
	if err := l.AddTold(secret, board, "", Digest{}, nil, Told{Period: "spring", Hidden: []Cell{small}}); err != nil {
		t.Fatal(err)
	}
	r := yearly(6, 12)
	if err := l.Near(secret, board, "summer", r, nil); err != nil || !r.Cells[1].Near {
		t.Errorf("%v, %+v", err, r.Cells[1])
	}
	if err := l.Near(bytes.Repeat([]byte{8}, 32), board, "summer", yearly(6, 12), nil); err == nil {
		t.Error("another key went through")
	}
	if err := l.Withdraw(1, "a draft"); err != nil {
		t.Fatal(err)
	}
	r = yearly(6, 12)
	if err := l.Near(secret, board, "summer", r, nil); err != nil || r.Cells[1].Near {
		t.Errorf("after it was withdrawn: %v, %+v", err, r.Cells[1])
	}
}
