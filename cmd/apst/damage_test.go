package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"apst/synth"
)

// A damaged workbook gives the same scores or is refused: with APST_FULL=1 every one
// of 2,000 flipped bytes (a random bit each, at random places) and of 200 cuts, a part
// of them otherwise. Text files have no checksum, so that a flipped byte in one may be
// another answer; of those only the workbooks are tried.
func TestDamagedWorkbook(t *testing.T) {
	t.Parallel()
	flips, cuts := trials(10, 400, 2000), trials(2, 40, 200)
	for _, name := range []string{"plain", "file-ods"} {
		c := layoutCase(t, name)
		good := c.Files[0].Data
		r := rand.New(rand.NewPCG(17, 1))
		for n := range flips {
			at, bit := r.IntN(len(good)), byte(1)<<r.IntN(8)
			data := slices.Clone(good)
			data[at] ^= bit
			checkDamaged(t, c, data, fmt.Sprintf("%s: flip %d, byte %d ^ %#x", name, n, at, bit))
		}
		for n := range cuts {
			at := r.IntN(len(good))
			checkDamaged(t, c, good[:at], fmt.Sprintf("%s: cut %d, at byte %d of %d", name, n, at, len(good)))
		}
	}
}

// layoutCase makes the layout with a name.
func layoutCase(t *testing.T, name string) *synth.Case {
	t.Helper()
	for _, l := range synth.Layouts() {
		if l.Name == name {
			c, err := l.Make(0)
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
	}
	t.Fatalf("no layout %s", name)
	return nil
}

func checkDamaged(t *testing.T, c *synth.Case, data []byte, what string) {
	t.Helper()
	damaged := *c
	damaged.Files = []synth.File{{Name: c.Files[0].Name, Data: data}}
	r := scoreCase(t, &damaged)
	if bad := r.untruths(c); len(bad) > 0 {
		t.Errorf("%s: other scores: %s", what, bad[0])
	}
	if lost := r.missing(c); r.code == exitDone && len(lost) > 0 {
		t.Errorf("%s: %d responses lost and nothing said", what, len(lost))
	}
	if r.code != exitDone && strings.TrimSpace(r.talk) == "" {
		t.Errorf("%s: refused without a word", what)
	}
}
