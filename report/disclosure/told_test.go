package disclosure

import (
	"bytes"
	"testing"
)

// TestBind: what a release has shown is known to a later one of the same data, and what
// it has hidden stays hidden, under the same profile and under a stricter one; numbers
// of other values are others.
func TestBind(t *testing.T) {
	key := bytes.Repeat([]byte{9}, 32)
	board, err := ParseProfile("board")
	if err != nil {
		t.Fatal(err)
	}
	publish, err := ParseProfile("publish")
	if err != nil {
		t.Fatal(err)
	}
	l := &Ledger{}
	told := Told{Tables: []string{"T04"}, Shown: []Cell{{ID: "pairs", Value: 21}}, Hidden: []Cell{{ID: "lost", Value: 3}}}
	if err := l.AddTold(key, board, "2023-07-21", Digest{}, nil, told); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := l.Write(&b); err != nil {
		t.Fatal(err)
	}
	if l, err = ReadLedger(&b); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		profile        Profile
		period         string
		pairs, lost    float64
		fixed, earlier bool
	}{
		{board, "", 21, 3, true, true}, {board, "", 22, 2, false, false}, {publish, "", 21, 3, false, true}, {board, "another", 21, 3, false, true},
	} {
		r := &Release{Cells: []Cell{{ID: "pairs", Value: c.pairs}, {ID: "lost", Value: c.lost}, {ID: "other", Value: 21}}}
		if err := l.Bind(key, c.profile, c.period, r); err != nil {
			t.Fatal(err)
		}
		if r.Cells[0].Fixed != c.fixed || r.Cells[1].Earlier != c.earlier || r.Cells[2].Fixed || r.Cells[0].Earlier {
			t.Errorf("%s, %v pairs: %+v", c.profile.Name, c.pairs, r.Cells)
		}
	}
	if err := l.Bind(bytes.Repeat([]byte{8}, 32), board, "", &Release{}); err == nil {
		t.Error("another key went through")
	}
	if got := l.Tables(board); len(got) != 1 || got[0] != "T04" || len(l.Tables(publish)) != 0 {
		t.Errorf("tables of board %v, of publish %v", got, l.Tables(publish))
	}
}
